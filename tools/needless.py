"""Find the rules of reading without which marked pages are read as well.

needless.py LANGUAGE PAGES [PAGES …]

PAGES: folders of the project's own marked pages (tests/read/pages/ar-opened, …). A rule here is a function in a module
of `marsad.read` that says yes or no, or finds something or nothing. Each is switched off in turn, so that it always
says no or finds nothing, and the pages on which it ever said yes are read again. Printed are those without which no
measure's F1 falls: what all measures gain together, how many pages are read otherwise, the lines of the rule, its
name. A thousand rules over two hundred pages take half an hour.

A rule in the list need not go: its words may plainly mean what it says, on pages that are not among these. What was
done with the list is told in docs/decisions/0014-rules-go-out.md.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import inspect
import pkgutil
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from marsad import read
from marsad.model.document import Document
from marsad.model.reading import Reading
from marsad.read.actors.aliases import aliases
from marsad.read.readings import parsed

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "read"))
from gold_pages import gold_page
from gold_scores import scores

LAYERS = ("actors", "attributions", "claims")
KEPT = ("remembered", "cache", "cached_property")
"""Decorators whose answers outlive a page: a rule under them would still be heard when it is switched off."""


class Rule(NamedTuple):
    """A function, what it gives when it is switched off, how long it is, and every name that is bound to it."""

    function: Callable[..., Any]
    off: bool | None
    lines: int
    names: Sequence[tuple[ModuleType, str]]


def main(language: str, folders: Sequence[Path]) -> None:
    """Print a line for each rule without which nothing is read worse."""
    marked = [gold_page(path) for folder in folders for path in sorted(folder.glob("*.yml"))]

    def reading(at: int) -> Reading:
        document = Document(id=str(at), capture="", name="", text=marked[at]["text"], language=language, method="")
        return parsed(document, aliases())

    # what is known of a word is worked out now, with all rules, and stays as it is
    whole = [reading(at) for at in range(len(marked))]
    before = scores(zip(marked, whole, strict=True))
    known = rules()
    for name, places in said_yes(known, len(marked), reading).items():
        rule = known[name]
        try:
            with bound(rule, lambda *_, off=rule.off, **__: off):
                again = {at: reading(at) for at in sorted(places)}
        except Exception:  # reading breaks down without it
            continue
        after = scores((page, again.get(at, whole[at])) for at, page in enumerate(marked))
        gained = [after[measure] - f1 for measure, f1 in before.items()]
        if min(gained) >= 0:
            pages = sum(again[at] != whole[at] for at in again)
            print(f"{sum(gained):+.4f}\t{pages}\t{rule.lines}\t{name}", flush=True)


def rules() -> dict[str, Rule]:
    """The rules by `module:function`."""
    modules = [importlib.import_module(one.name) for one in pkgutil.walk_packages(read.__path__, "marsad.read.")]
    found = {}
    for module in modules:
        if module.__name__.split(".")[2] not in LAYERS:
            continue
        for node in ast.parse(inspect.getsource(module)).body:
            if isinstance(node, ast.FunctionDef) and not _outlives_page(node):
                given = ast.unparse(node.returns) if node.returns is not None else ""
                if given == "bool" or given.endswith("| None"):
                    function = vars(module)[node.name]
                    names = [(one, name) for one in modules for name, held in vars(one).items() if held is function]
                    lines = (node.end_lineno or node.lineno) - node.lineno + 1
                    off = False if given == "bool" else None
                    found[f"{module.__name__}:{node.name}"] = Rule(function, off, lines, names)
    return found


def _outlives_page(rule: ast.FunctionDef) -> bool:
    return any(kept in ast.unparse(decorator) for decorator in rule.decorator_list for kept in KEPT)


@contextmanager
def bound(rule: Rule, other: Callable[..., Any]) -> Iterator[None]:
    """Another function in a rule's place, wherever it is called from."""
    for module, name in rule.names:
        setattr(module, name, other)
    try:
        yield
    finally:
        for module, name in rule.names:
            setattr(module, name, rule.function)


def said_yes(known: dict[str, Rule], count: int, reading: Callable[[int], Reading]) -> dict[str, set[int]]:
    """On which of the pages each rule says yes, or finds something."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    page = 0

    def heard(name: str, rule: Rule) -> Callable[..., Any]:
        def asked(*given: Any, **named: Any) -> Any:
            answer = rule.function(*given, **named)
            if answer:
                found[name].add(page)
            return answer

        return asked

    with ExitStack() as watching:
        for name, rule in known.items():
            watching.enter_context(bound(rule, heard(name, rule)))
        for page in range(count):
            reading(page)
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language")
    parser.add_argument("pages", type=Path, nargs="+")
    arguments = parser.parse_args()
    main(arguments.language, arguments.pages)
