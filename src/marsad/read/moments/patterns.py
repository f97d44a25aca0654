"""Patterns over a row of codes: what fits where, tried in the order written, with a note of who took which place.

A pattern is a small function made of smaller ones, so that a part which stands in many patterns is made once. It is
handed what has to follow it (`then`) and tries its ways until the rest fits too, as a regular expression would.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

END = "\0"
"""Stands behind the codes of a page, so that every place has a code."""
_NO_CODE: frozenset[str] = frozenset()


class Role(NamedTuple):
    """What a taken place is noted as: the classes it reads a word in, and the name that facts give it."""

    classes: tuple[str, ...]
    name: str


class Taken(NamedTuple):
    """A stretch of codes that was taken in a role."""

    role: Role
    start: int
    end: int


class Fit(NamedTuple):
    """Where what fits ends, and what was taken on the way, the first taken first."""

    end: int
    taken: tuple[Taken, ...]


Then = Callable[[int, tuple[Taken, ...]], Fit | None]
_Fits = Callable[[str, int, tuple[Taken, ...], Then], Fit | None]


@dataclass(frozen=True, slots=True)
class Pattern:
    """How to try it, and what is known before: the codes it can begin with, those it can have second, its length.

    `empty` says whether it fits nothing at all too, `single` whether it fits one code alone, `longest` how many codes
    it can take. Codes that are not in its `alphabet` are all the same to it, and where it fits is decided by no more
    than the `behind` codes before it and, from where it begins, `reach` codes or those up to the first of the others.
    """

    fits: _Fits
    first: frozenset[str] = _NO_CODE
    second: frozenset[str] = _NO_CODE
    empty: bool = True
    single: bool = False
    longest: int = 0
    alphabet: frozenset[str] = _NO_CODE
    reach: int = 0
    behind: int = 0

    def at(self, codes: str, place: int) -> Fit | None:
        """The first way in which it fits at a place of codes that end in `END`."""
        return self.fits(codes, place, (), Fit)

    def can_begin(self, two: str) -> bool:
        """Whether it can fit at two codes, the second of which may be `END`."""
        return two[0] in self.first and (self.single or two[1] in self.second)


def _pass(codes: str, at: int, taken: tuple[Taken, ...], then: Then) -> Fit | None:
    return then(at, taken)


NOTHING = Pattern(_pass)
"""Fits everywhere and takes nothing."""


def one_of(accepted: frozenset[str], role: Role | None = None) -> Pattern:
    """One of the codes, noted in a role if it has one."""

    def fits(codes: str, at: int, taken: tuple[Taken, ...], then: Then) -> Fit | None:
        if codes[at] not in accepted:
            return None
        return then(at + 1, taken if role is None else (*taken, Taken(role, at, at + 1)))

    return Pattern(fits, accepted, empty=False, single=True, longest=1, alphabet=accepted, reach=1)


def in_turn(left: Pattern, right: Pattern) -> Pattern:
    """One pattern right behind another."""
    left_fits, right_fits = left.fits, right.fits

    def fits(codes: str, at: int, taken: tuple[Taken, ...], then: Then) -> Fit | None:
        return left_fits(codes, at, taken, lambda end, more: right_fits(codes, end, more, then))

    return Pattern(
        fits,
        left.first | right.first if left.empty else left.first,
        left.second | (right.first if left.single else _NO_CODE) | (right.second if left.empty else _NO_CODE),
        empty=left.empty and right.empty,
        single=(left.single and right.empty) or (left.empty and right.single),
        longest=left.longest + right.longest,
        alphabet=left.alphabet | right.alphabet,
        reach=max(left.reach, left.longest + right.reach),
        behind=max(left.behind, right.behind),
    )


def either(ways: Sequence[Pattern]) -> Pattern:
    """One of several patterns, the first that fits."""
    by_first = {
        code: [way.fits for way in ways if way.empty or code in way.first]
        for code in frozenset().union(*(way.first for way in ways))
    }
    others = [way.fits for way in ways if way.empty]

    def fits(codes: str, at: int, taken: tuple[Taken, ...], then: Then) -> Fit | None:
        for way in by_first.get(codes[at], others):
            found = way(codes, at, taken, then)
            if found is not None:
                return found
        return None

    return Pattern(
        fits,
        frozenset(by_first),
        frozenset().union(*(way.second for way in ways)),
        empty=any(way.empty for way in ways),
        single=any(way.single for way in ways),
        longest=max(way.longest for way in ways),
        alphabet=frozenset().union(*(way.alphabet for way in ways)),
        reach=max(way.reach for way in ways),
        behind=max(way.behind for way in ways),
    )


def noted(inner: Pattern, role: Role) -> Pattern:
    """A pattern whose whole stretch is noted in a role."""

    def fits(codes: str, at: int, taken: tuple[Taken, ...], then: Then) -> Fit | None:
        return inner.fits(codes, at, taken, lambda end, more: then(end, (*more, Taken(role, at, end))))

    return replace(inner, fits=fits)


def beside(inner: Pattern, *, ahead: bool, wanted: bool) -> Pattern:
    """Fits and takes nothing where a pattern fits right behind (`ahead`) or right before, or where it does not."""

    def fits(codes: str, at: int, taken: tuple[Taken, ...], then: Then) -> Fit | None:
        if ahead:
            found = inner.at(codes, at) is not None
        else:
            found = any(
                inner.fits(codes, start, (), lambda end, more: Fit(end, more) if end == at else None)
                for start in range(max(0, at - inner.longest), at)
            )
        return then(at, taken) if found == wanted else None

    if ahead:
        return Pattern(fits, alphabet=inner.alphabet, reach=inner.reach, behind=inner.behind)
    return Pattern(fits, alphabet=inner.alphabet, behind=inner.longest + inner.behind)
