"""Run what is stale, on all cores, and nothing else; what fails on one item is a refusal and the rest goes on."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, NamedTuple

from marsad.flow.work import WHOLE, Ground, Item, Stage
from marsad.model.errors import CaseDamaged, Refused
from marsad.model.ids import make_id
from marsad.model.refusal import Refusal

SECONDS = 300
"""The longest that one item may take; a page that needs more is refused."""
AT_ONCE = 64
"""Items whose results are written in one transaction: what a crash costs at most."""
FEW = 4
"""Up to this many items are done in this process: starting others would take longer."""


class Progress(NamedTuple):
    """How far a stage is."""

    stage: str
    done: int
    total: int
    refused: int


class Result(NamedTuple):
    """What became of one item."""

    item: Item
    made: list[Any]


def run(ground: Ground, stages: Sequence[Stage], workers: int | None = None) -> Iterator[Progress]:
    """Do what is stale, stage by stage, telling how far it is; a stage with nothing to do tells nothing.

    What a killed run had written stays, so that the next run goes on where it stopped and ends in the same state.
    """
    for stage in stages:
        if stage.together is not None:
            yield from _together(ground, stage, stage.together)
            continue
        gone = sorted(ground.records.made(stage.name).keys() - stage.work(ground).keys())
        if gone:
            with ground.records.writing():
                for item in gone:
                    ground.records.forget(stage.name, item)
        yield from _work(ground, stage, stage.stale(ground), workers or os.cpu_count() or 1)


def _together(ground: Ground, stage: Stage, settle: Callable[[Ground, Mapping[str, str]], None]) -> Iterator[Progress]:
    """Do all that is stale in one transaction: a run that is killed leaves the stage as it was before."""
    inputs = {item.id: item.input for item in stage.work(ground).values()}
    made = ground.records.made(stage.name)
    stale = sum(made.get(item) != source for item, source in inputs.items())
    if inputs == made:
        return
    yield Progress(stage.name, 0, stale, 0)
    with ground.records.writing():
        settle(ground, inputs)
    yield Progress(stage.name, stale, stale, 0)


def _work(ground: Ground, stage: Stage, stale: Sequence[Item], workers: int) -> Iterator[Progress]:
    refused = 0
    waiting: list[Result] = []
    if stale:
        yield Progress(stage.name, 0, len(stale), 0)
    found = (
        _whole(stage, stale)
        if [item.id for item in stale] == [WHOLE]
        else results(stage.name, stage.run, stale, workers)
    )
    for done, result in enumerate(found, 1):
        waiting.append(result)
        refused += sum(isinstance(record, Refusal) for record in result.made)
        if len(waiting) >= AT_ONCE or done == len(stale):
            with ground.records.writing():
                for item, made in waiting:
                    ground.records.replace(stage.name, item.id, item.input, made)
            waiting.clear()
        yield Progress(stage.name, done, len(stale), refused)


def _whole(stage: Stage, stale: Sequence[Item]) -> Iterator[Result]:
    """Work on the whole case is done here and unguarded: a defect in it is to be seen, not to be filed as refused."""
    for item in stale:
        yield Result(item, list(stage.run(*item.load())))


Run = Callable[..., Sequence[Any]]


def results(stage: str, run_one: Run, items: Sequence[Item], workers: int) -> Iterator[Result]:
    """What a stage makes of each item, in the order in which they are finished."""
    if len(items) <= FEW or workers == 1:
        for item in items:
            yield Result(item, attempt(run_one, stage, item.id, item.load()))
    else:
        yield from _in_parallel(stage, run_one, items, workers)


def _in_parallel(stage: str, run_one: Run, items: Sequence[Item], workers: int) -> Iterator[Result]:
    """Results as they come. Where a worker dies, the items under way are tried one by one to find which one kills."""
    left = list(reversed(items))
    while left:
        under_way: dict[Future[list[Any]], Item] = {}
        with _processes(workers) as pool:
            try:
                while left or under_way:
                    while left and len(under_way) < 2 * workers:
                        item = left.pop()
                        under_way[pool.submit(attempt, run_one, stage, item.id, item.load())] = item
                    for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                        made = future.result()
                        yield Result(under_way.pop(future), made)
            except BrokenProcessPool:
                pass
        for item in under_way.values():
            yield Result(item, _alone(stage, run_one, item))


def _alone(stage: str, run_one: Run, item: Item) -> list[Any]:
    with _processes(1) as pool:
        try:
            return pool.submit(attempt, run_one, stage, item.id, item.load()).result()
        except BrokenProcessPool:
            return [refusal(stage, item.id, "crashed", "the reader of this file died on it")]


def attempt(run_one: Run, stage: str, item: str, given: tuple[Any, ...]) -> list[Any]:
    """What a stage makes of one item, or a refusal with the reason: nothing that one item does stops the rest."""
    try:
        with _time_limit():
            return list(run_one(*given))
    except Refused as error:
        return [refusal(stage, item, error.reason, error.detail)]
    except CaseDamaged as error:
        return [refusal(stage, item, "damaged", str(error))]
    except TimeoutError:
        return [refusal(stage, item, "too-slow", f"it took longer than {SECONDS} seconds")]
    except MemoryError:
        return [refusal(stage, item, "too-long", "it needs more memory than there is")]
    except Exception as error:  # the one place where a defect of ours costs one item and not the run
        return [refusal(stage, item, "failed", f"{type(error).__name__}: {error}")]


def refusal(stage: str, item: str, reason: str, detail: str, name: str = "") -> Refusal:
    """A refusal of an item by a stage."""
    return Refusal(
        id=make_id("refusal", stage, item, reason, detail),
        stage=stage,
        item=item,
        name=name,
        reason=reason,
        detail=detail,
        method=f"flow.{stage}/1",
    )


@contextmanager
def _time_limit() -> Iterator[None]:
    """Raise `TimeoutError` in the block when it has run too long; only the main thread of a process can be timed."""

    def stop(_signal: int, _frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _processes(count: int) -> ProcessPoolExecutor:
    """Forked workers share the tables already loaded; where forking is not safe, fresh ones load their own."""
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(count, context, initializer=gc.set_threshold, initargs=gc.get_threshold())
