"""What is drawn of how a proposition stands: its origins as boxes, the scales, the matrix, what is left without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.model.grade import Fit, Reliability
from marsad.model.proposition import Side
from marsad.report.labels import Labels
from marsad.report.propositions import SIDES, Bond, Entry, Name, Saying, name, sources_of
from marsad.report.view import View

SQUARES = 12
"""Origins drawn one by one; more are told in figures only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Claims that firm signs make one origin; `bonds` say why."""

    number: str
    sources: tuple[Name, ...]
    pages: tuple[Saying, ...]
    bonds: tuple[Bond, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Parts that are one origin where every sign counts; `bonds` are the loose signs between them."""

    number: str
    parts: tuple[Part, ...]
    bonds: tuple[Bond, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What is left without an origin or a source: how many origins, drawn as squares, and which; a digit where graded.

    A square is `sure` where the lower number reaches it, `firm` where only the higher one does, else `gone`.
    """

    number: str | None
    without: tuple[Name, ...]
    low: int
    high: int
    squares: tuple[str, ...]
    rests_on: tuple[Name, ...]
    credibility: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """A row of the matrix: an origin, its side, and how it fits each hypothesis."""

    number: str | None
    sources: tuple[Name, ...]
    side: Side
    own_cause: bool
    fits: tuple[Fit, ...]
    diagnosticity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Hypotheses with the number of origins against each, and the origins."""

    hypotheses: tuple[tuple[str, int], ...]
    rows: tuple[Against, ...]


def boxes(entry: Entry) -> list[Box]:
    """The origins that assert a proposition, as boxes within boxes."""
    found = []
    for origin in entry.origins:
        mine = [one for one in entry.side("asserts") if _whole(one) == origin.number]
        parts = [_part(number, mine, origin.bonds) for number in dict.fromkeys(one.origin for one in mine)]
        loose = tuple(bond for bond in origin.bonds if bond.loose)
        found.append(Box(number=origin.number, parts=tuple(parts), bonds=loose))
    return found


def _part(number: str, sayings: Sequence[Saying], bonds: Sequence[Bond]) -> Part:
    mine = tuple(one for one in sayings if one.origin == number)
    first: dict[str, Saying] = {}
    for one in mine:
        first.setdefault(one.document.id, one)
    firm = tuple(bond for bond in bonds if not bond.loose and {bond.left.id, bond.right.id} <= first.keys())
    return Part(number=number, sources=sources_of(mine), pages=tuple(first.values()), bonds=firm)


def without_origins(view: View, entry: Entry) -> Iterator[Left]:
    """What is left without each origin, as if it were planted, with the credibility that the table then gives."""
    grade = view.grade.get(entry.proposition.id)
    asserting = entry.side("asserts")
    for one in grade.without if grade is not None else ():
        gone = next((saying for saying in asserting if saying.claim.id == one.origin), None)
        if gone is None:
            continue
        mine = [saying for saying in asserting if _whole(saying) == _whole(gone)]
        others = [saying for saying in asserting if _whole(saying) != _whole(gone)]
        yield Left(
            number=_whole(gone),
            without=sources_of(mine),
            low=one.low,
            high=one.high,
            squares=_squares(one.low, one.high, entry.high),
            rests_on=sources_of(others),
            credibility=one.credibility,
        )


def without_sources(view: View, entry: Entry) -> Iterator[Left]:
    """What is left without each source that chains name, where an origin falls with it."""
    said = {one.claim.id: one for one in entry.sayings}
    names = _names(view, entry)
    for one in entry.without:
        yield Left(
            number=None,
            without=(names.get(one.source, Name(one.source)),),
            low=one.low,
            high=one.high,
            squares=_squares(one.low, one.high, entry.high),
            rests_on=sources_of([said[claim] for claim in one.claims]),
            credibility=None,
        )


def grid(view: View, entry: Entry, say: Labels) -> Grid | None:
    """The matrix of hypotheses against origins; None where the case was not graded yet."""
    matrix = view.matrix.get(entry.proposition.id)
    if matrix is None:
        return None
    said = {one.claim.id: one for one in entry.sayings}
    rows = []
    for row in matrix.rows:
        mine = [said[claim] for claim in row.claims if claim in said]
        rows.append(
            Against(
                number=_whole(mine[0]) if mine else None,
                sources=sources_of(mine) or (Name(view.document_of[row.origin].name),),
                side=row.side,
                own_cause=row.own_cause,
                fits=row.fits,
                diagnosticity=row.diagnosticity,
            )
        )
    columns = tuple(
        (say["hypothesis"][one.kind].format(one.words or ""), one.inconsistency) for one in matrix.hypotheses
    )
    return Grid(
        hypotheses=columns, rows=tuple(sorted(rows, key=lambda row: (SIDES.index(row.side), row.number or "~")))
    )


def letters(view: View, entry: Entry) -> dict[Reliability, list[str]]:
    """The numbers of the origins that have each letter of reliability."""
    grade = view.grade.get(entry.proposition.id)
    number = {one.claim.id: _whole(one) for one in entry.side("asserts")}
    found: dict[Reliability, list[str]] = {}
    for one in grade.reliability if grade is not None else ():
        if one.origin in number:
            found.setdefault(one.reliability, []).append(number[one.origin])
    return found


def _names(view: View, entry: Entry) -> dict[str, Name]:
    """The sources of a proposition by the names in its chains, as the case calls them."""
    links = [link for claim in entry.proposition.claims for link in view.chain.get(claim, ())]
    return {link.name: name(view, link.actor) for link in links if link.actor is not None and link.actor in view.actor}


def _whole(saying: Saying) -> str:
    return saying.origin.split(".")[0]


def _squares(low: int, high: int, of: int) -> tuple[str, ...]:
    if of > SQUARES:
        return ()
    return tuple("sure" if at < low else "firm" if at < high else "gone" for at in range(of))
