"""Patterns over classes of words of time, and where a page fits them.

A pattern is a regular expression whose letters are words: `month` is any word of the class, «من» or 'of' that word
itself, a name of `parts` the pattern it stands for, `other` a word that says nothing of time. ( ) | ? and lookarounds
mean what they mean in regular expressions, alternatives are tried in order; [ ] encloses one moment where a pattern
holds several («من [5] إلى [9 أغسطس]»).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from marsad.read.moments.words import Atom, Language, Lexicon, Readings, Rule, Value, language, own

_TOKEN = re.compile(r"\s*(?:(?P<open>\((?:\?<?[=!])?)|(?P<mark>[)|?\[\]])|'(?P<quoted>[^']+)'|(?P<word>\w+)|$)")
_MEMBER = "member"
_DATED = ("date", "range", "solar")
_FIXED = frozenset({"y", "yy", "hy", "date", "hijri_date", "month_of_year", "decade"})
"""Facts that place a date on the calendar by themselves."""
_LESSER = re.compile("^(?:weak|short|likely)_")
"""Classes of words that play the part of another but are trusted only in company."""


class Fact(NamedTuple):
    """A word of a stretch in the role its pattern gives it; offsets in atoms."""

    name: str
    value: Value
    start: int
    end: int


class _Role(NamedTuple):
    """What a group of a pattern captures: the classes it reads a word in, and the name that facts give it."""

    classes: tuple[str, ...]
    name: str

    def value(self, readings: Readings) -> Value:
        return next(readings[name] for name in self.classes if name in readings)


@dataclass(frozen=True)
class Stretch:
    """A run of atoms that fits a rule; offsets in atoms."""

    start: int
    end: int
    rule: Rule
    row: str
    _fit: re.Match[str]
    _roles: tuple[_Role, ...]
    _atoms: list[Atom]

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The words of the stretch in their roles, in order."""
        facts = [
            Fact(role.name, role.value(self._atoms[start].readings), start, end)
            for role, start, end in self._captured
            if role.name != _MEMBER
        ]
        return tuple(sorted(facts, key=lambda fact: fact.start))

    @property
    def why(self) -> str:
        """The way the rule means, whether it needs a day to count from, its table, row, and the words it saw there."""
        names = dict.fromkeys(fact.name for fact in self.facts)
        counted = self.rule.means in _DATED and _FIXED.isdisjoint(names)
        return f"{self.rule.means}{' counted' if counted else ''}: {self.row} {' '.join(names)}"

    @cached_property
    def members(self) -> tuple[tuple[int, int], ...]:
        """Where the moments lie if the pattern holds several."""
        return tuple(sorted((start, end) for role, start, end in self._captured if role.name == _MEMBER))

    @cached_property
    def _captured(self) -> list[tuple[_Role, int, int]]:
        first, last = self.start, self.end
        # a pattern has hundreds of groups and a few that took part: only theirs are looked at
        met = [at for at, words in enumerate(self._fit.groups(), 1) if words is not None]
        spans = [(self._roles[at - 1], *self._fit.span(at)) for at in met]
        return [(role, start, end) for role, start, end in spans if start >= first and end <= last]


@dataclass(frozen=True)
class _Ready:
    """A rule ready to be tried: its place, the row of its table, its regular expression, the role of each group."""

    order: int
    rule: Rule
    row: str
    regex: str
    roles: tuple[_Role, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled when first tried: no page needs all of them."""
        return re.compile(self.regex)


class Grammar:
    """The rules of several languages by their ISO 639-1 codes, ready to be tried on a page."""

    def __init__(self, languages: dict[str, Language]) -> None:
        patterns = (
            pattern
            for one in languages.values()
            for pattern in (*one.parts.values(), *(rule.says for rule in one.rules))
        )
        self.lexicon = Lexicon(languages, (literal for pattern in patterns for literal in _literals(pattern)))
        self._by_first: dict[str, list[_Ready]] = defaultdict(list)
        rules = [
            (code, one.parts, row, rule) for code, one in languages.items() for row, rule in enumerate(one.rules, 1)
        ]
        for order, (code, parts, row, rule) in enumerate(rules):
            compiler = _Compiler(self.lexicon, code, parts)
            made = compiler.pattern(rule.says)
            ready = _Ready(order, rule, f"moments.{code} rule {row}", made.regex, tuple(compiler.roles))
            for first in made.first:
                self._by_first[first].append(ready)
        self._first = re.compile(f"[{re.escape(''.join(sorted(self._by_first)))}]")

    def starts(self, codes: str, place: int) -> int | None:
        """The first place at or after another where the codes of a page could fit a rule."""
        found = self._first.search(codes, place)
        return found and found.start()

    def stretches(self, atoms: list[Atom], codes: str, place: int) -> list[Stretch]:
        """What fits a rule at a place, the longest first, then by the order of rules."""
        found: list[tuple[int, int, Stretch]] = []
        for ready in self._by_first[codes[place]]:
            fit = ready.pattern.match(codes, place)
            if fit is not None and fit.end() > place:
                found.append(
                    (
                        -fit.end(),
                        ready.order,
                        Stretch(place, fit.end(), ready.rule, ready.row, fit, ready.roles, atoms),
                    )
                )
        return [stretch for *_, stretch in sorted(found, key=lambda one: one[:2])]


@cache
def grammar(*names: str) -> Grammar:
    """The grammar of the languages named (ISO 639-1), all tried on every page."""
    return Grammar({name: language(name) for name in names})


def _literals(pattern: str) -> Iterator[str]:
    for token in _TOKEN.finditer(pattern):
        literal = token["quoted"] or token["word"]
        if literal and (token["quoted"] or not literal.isascii()):
            yield literal


class _Pattern(NamedTuple):
    """A regular expression over codes, the codes it can begin with, and whether it fits nothing at all as well."""

    regex: str
    first: frozenset[str]
    empty: bool

    def then(self, other: _Pattern) -> _Pattern:
        first = self.first | other.first if self.empty else self.first
        return _Pattern(self.regex + other.regex, first, self.empty and other.empty)

    def __or__(self, other: _Pattern) -> _Pattern:
        return _Pattern(f"{self.regex}|{other.regex}", self.first | other.first, self.empty or other.empty)

    def within(self, before: str, after: str = ")") -> _Pattern:
        return self._replace(regex=before + self.regex + after)


_NOTHING = _Pattern("", frozenset(), True)


class _Compiler:
    """Turns a pattern into a regular expression over codes; every class captures, in the order of `roles`."""

    def __init__(self, lexicon: Lexicon, language: str, parts: dict[str, str]) -> None:
        self._lexicon = lexicon
        self._language = language
        self._parts = parts
        self.roles: list[_Role] = []

    def pattern(self, says: str) -> _Pattern:
        """The compiled pattern; raises `KeyError` for a class with no words, `ValueError` for what is not a pattern."""
        tokens = []
        place = 0
        while place < len(says):
            token = _TOKEN.match(says, place)
            if token is None:
                raise ValueError(f"stray {says[place:]!r} in pattern {says!r}")
            tokens.append(token)
            place = token.end()
        tokens = [token for token in tokens if token.group().strip()]
        tokens.reverse()
        made = self._either(tokens)
        if tokens:
            raise ValueError(f"unopened bracket in pattern {says!r}")
        return made

    def _either(self, tokens: list[re.Match[str]]) -> _Pattern:
        made = self._sequence(tokens)
        while tokens and tokens[-1]["mark"] == "|":
            tokens.pop()
            made |= self._sequence(tokens)
        return made

    def _sequence(self, tokens: list[re.Match[str]]) -> _Pattern:
        made = _NOTHING
        while tokens and tokens[-1]["mark"] not in ("|", ")", "]"):
            one = self._item(tokens.pop(), tokens)
            if tokens and tokens[-1]["mark"] == "?":
                tokens.pop()
                one = one.within("(?:", ")?")._replace(empty=True)
            made = made.then(one)
        return made

    def _item(self, token: re.Match[str], tokens: list[re.Match[str]]) -> _Pattern:
        if token["open"] or token["mark"] == "[":
            before = "(" if token["mark"] else "(?:" if token["open"] == "(" else token["open"]
            if token["mark"]:
                self.roles.append(_Role((), _MEMBER))
            made = self._either(tokens).within(before)
            tokens.pop()
            return made if before in ("(", "(?:") else _NOTHING._replace(regex=made.regex)
        name = token["word"]
        if token["quoted"] or (name and not name.isascii()):
            return self._word(f"'{token['quoted'] or name}'")
        if name in self._parts:
            return self.pattern(self._parts[name]).within("(?:")
        if name == "other":
            return self._word(name)
        classes = (own(self._language, name), name)
        self.roles.append(_Role(classes, _LESSER.sub("", name)))
        return self._word(*classes).within("(")

    def _word(self, *names: str) -> _Pattern:
        codes = self._lexicon.codes(*names)
        if not codes:
            raise KeyError(names[0])
        return _Pattern(f"[{codes}]", frozenset(codes), False)
