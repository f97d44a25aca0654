"""Show how far long work is: a bar on a terminal, a line for each stage elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from marsad.flow.run import Progress

S = TypeVar("S")


def shown(steps: Iterable[S], talk: Console) -> Iterator[S]:
    """The steps as they come, drawn while they do."""
    if not talk.is_terminal:
        yield from _told(steps, talk)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    tasks: dict[str, TaskID] = {}
    # no refresh thread: workers are forked while the bar is on the screen
    with Bars(*columns, console=talk, auto_refresh=False) as bars:
        for step in steps:
            if isinstance(step, Progress):
                if step.stage not in tasks:
                    tasks[step.stage] = bars.add_task(step.stage, total=step.total)
                bars.update(tasks[step.stage], completed=step.done, refresh=True)
            yield step


def _told(steps: Iterable[S], talk: Console) -> Iterator[S]:
    for step in steps:
        if isinstance(step, Progress) and step.done == step.total:
            talk.print(f"{step.stage}: {step.done} done" + (f", {step.refused} refused" if step.refused else ""))
        yield step
