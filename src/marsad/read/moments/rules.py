"""Patterns over classes of words of time, and where a page fits them.

A pattern is a regular expression whose letters are words: `month` is any word of the class, «من» or 'of' that word
itself, a name of `parts` the pattern it stands for, `other` a word that says nothing of time. ( ) | ? and lookarounds
mean what they mean in regular expressions, alternatives are tried in order; [ ] encloses one moment where a pattern
holds several («من [5] إلى [9 أغسطس]»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, reduce
from typing import NamedTuple

from marsad.read.moments.patterns import END, NOTHING, Pattern, Role, Taken, beside, either, in_turn, noted, one_of
from marsad.read.moments.words import Language, Lexicon, Readings, Rule, Value, Words, language, own
from marsad.text.remembered import once, remembered

_TOKEN = re.compile(r"\s*(?:(?P<open>\((?:\?<?[=!])?)|(?P<mark>[)|?\[\]])|'(?P<quoted>[^']+)'|(?P<word>\w+)|$)")
MEMBER = Role((), "member")
"""One moment of a pattern that holds several."""
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


class Fitting(NamedTuple):
    """A rule, the row of its table, and how it fits: how many atoms, which in which role, and its moments.

    Offsets are from where it begins; there is a moment for each member if the pattern holds several.
    """

    length: int
    order: int
    rule: Rule
    row: str
    taken: tuple[Taken, ...]
    members: tuple[tuple[int, int], ...]


class Stretch:
    """A run of atoms that fits a rule; offsets in atoms."""

    def __init__(self, start: int, fitting: Fitting, words: Words) -> None:
        self.start = start
        self.end = start + fitting.length
        self.rule = fitting.rule
        self._fitting = fitting
        self._words = words

    @once
    def facts(self) -> tuple[Fact, ...]:
        """The words of the stretch in their roles, in order."""
        at, atom = self.start, self._words.atom
        return tuple(
            [
                Fact(role.name, _value(role, atom(at + start).readings), at + start, at + end)
                for role, start, end in self._fitting.taken
            ]
        )

    @once
    def names(self) -> frozenset[str]:
        """The roles that are taken."""
        return frozenset([role.name for role, *_ in self._fitting.taken])

    @property
    def why(self) -> str:
        """The way the rule means, whether it needs a day to count from, its table, row, and the words it saw there."""
        counted = self.rule.means in _DATED and _FIXED.isdisjoint(self.names)
        names = dict.fromkeys(fact.name for fact in self.facts)
        return f"{self.rule.means}{' counted' if counted else ''}: {self._fitting.row} {' '.join(names)}"

    @property
    def members(self) -> tuple[tuple[int, int], ...]:
        """Where the moments lie if the pattern holds several."""
        return tuple([(self.start + start, self.start + end) for start, end in self._fitting.members])

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the folded text."""
        return self._words.atom(self.start).start, self._words.atom(self.end - 1).end


def _value(role: Role, readings: Readings) -> Value:
    return next(readings[name] for name in role.classes if name in readings)


class _Ready(NamedTuple):
    """A rule ready to be tried: its place among all, the row of its table, its pattern."""

    order: int
    rule: Rule
    row: str
    pattern: Pattern


class _Opening(NamedTuple):
    """The rules that two codes can open, and on what it depends which of them fit (see `Pattern`)."""

    rules: list[_Ready]
    alphabet: frozenset[str]
    reach: int
    behind: int


class Grammar:
    """The rules of several languages by their ISO 639-1 codes, ready to be tried on a page."""

    def __init__(self, languages: dict[str, Language]) -> None:
        patterns = (
            pattern
            for one in languages.values()
            for pattern in (*one.parts.values(), *(rule.says for rule in one.rules))
        )
        self.lexicon = Lexicon(languages, (literal for pattern in patterns for literal in _literals(pattern)))
        self._rules: list[_Ready] = []
        for code, one in languages.items():
            compiler = _Compiler(self.lexicon, code, one.parts)
            for row, rule in enumerate(one.rules, 1):
                ready = _Ready(len(self._rules), rule, f"moments.{code} rule {row}", compiler.pattern(rule.says))
                self._rules.append(ready)
        self._by_first: dict[str, list[_Ready]] = {}
        for ready in self._rules:
            for first in ready.pattern.first:
                self._by_first.setdefault(first, []).append(ready)
        self._first = re.compile(f"[{re.escape(''.join(sorted(self._by_first)))}]")
        # the same few codes stand beside each other on every page
        self._opening = remembered(self._opened)
        self._fitting = remembered(self._fitted)

    def starts(self, words: Words) -> list[int]:
        """The places among the words of a page where a rule could fit."""
        return [found.start() for found in self._first.finditer(words.codes)]

    def stretches(self, words: Words, place: int) -> list[Stretch]:
        """What fits a rule at a place among the words of a page, the longest first, then by the order of rules."""
        codes = words.codes
        opening = self._opening(codes[place : place + 2])
        if not opening.rules:
            return []
        alphabet, end, most = opening.alphabet, place + 1, place + opening.reach
        while end < most and codes[end] in alphabet:
            end += 1
        before = [code if code in alphabet else END for code in codes[max(0, place - opening.behind) : place]]
        return [Stretch(place, fitting, words) for fitting in self._fitting(("".join(before), codes[place:end]))]

    def _opened(self, two: str) -> _Opening:
        rules = [ready for ready in self._by_first[two[0]] if ready.pattern.can_begin(two)]
        patterns = [ready.pattern for ready in rules]
        return _Opening(
            rules,
            frozenset().union(*(pattern.alphabet for pattern in patterns)),
            max((pattern.reach for pattern in patterns), default=0),
            max((pattern.behind for pattern in patterns), default=0),
        )

    def _fitted(self, around: tuple[str, str]) -> list[Fitting]:
        """What fits a rule between the codes before a place and those from there on that it depends on."""
        before, behind = around
        codes, place = f"{before}{behind}{END}", len(before)
        found: list[Fitting] = []
        for order, rule, row, pattern in self._opening(codes[place : place + 2]).rules:
            fit = pattern.at(codes, place)
            if fit is not None and fit.end > place:
                taken = [Taken(role, start - place, end - place) for role, start, end in fit.taken]
                roles = sorted([one for one in taken if one.role is not MEMBER], key=lambda one: one.start)
                members = sorted([(start, end) for role, start, end in taken if role is MEMBER])
                found.append(Fitting(fit.end - place, order, rule, row, tuple(roles), tuple(members)))
        return sorted(found, key=lambda one: (-one.length, one.order))


@cache
def grammar(*names: str) -> Grammar:
    """The grammar of the languages named (ISO 639-1), all tried on every page."""
    return Grammar({name: language(name) for name in names})


def _literals(pattern: str) -> Iterator[str]:
    for token in _TOKEN.finditer(pattern):
        literal = token["quoted"] or token["word"]
        if literal and (token["quoted"] or not literal.isascii()):
            yield literal


class _Compiler:
    """Turns what a language's table says into patterns over codes; a part is made when first met and kept."""

    def __init__(self, lexicon: Lexicon, language: str, parts: dict[str, str]) -> None:
        self._lexicon = lexicon
        self._language = language
        self._parts = parts
        self._made: dict[str, Pattern] = {}

    def pattern(self, says: str) -> Pattern:
        """The pattern meant; raises `KeyError` for a class with no words, `ValueError` for what is not a pattern."""
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

    def _either(self, tokens: list[re.Match[str]]) -> Pattern:
        ways = [self._sequence(tokens)]
        while tokens and tokens[-1]["mark"] == "|":
            tokens.pop()
            ways.append(self._sequence(tokens))
        return either(ways) if len(ways) > 1 else ways[0]

    def _sequence(self, tokens: list[re.Match[str]]) -> Pattern:
        items = []
        while tokens and tokens[-1]["mark"] not in ("|", ")", "]"):
            one = self._item(tokens.pop(), tokens)
            if tokens and tokens[-1]["mark"] == "?":
                tokens.pop()
                one = either([one, NOTHING])
            items.append(one)
        # from the end, so that where the first does not fit nothing behind it is made ready
        return reduce(lambda rest, one: in_turn(one, rest), reversed(items)) if items else NOTHING

    def _item(self, token: re.Match[str], tokens: list[re.Match[str]]) -> Pattern:
        if token["open"] or token["mark"] == "[":
            made = self._either(tokens)
            tokens.pop()
            if token["mark"]:
                return noted(made, MEMBER)
            around = token["open"][1:]
            return beside(made, ahead="<" not in around, wanted=around[-1] == "=") if around else made
        name = token["word"]
        if token["quoted"] or (name and not name.isascii()):
            return self._word(f"'{token['quoted'] or name}'")
        if name in self._parts:
            if name not in self._made:
                self._made[name] = self.pattern(self._parts[name])
            return self._made[name]
        if name == "other":
            return self._word(name)
        classes = (own(self._language, name), name)
        return self._word(*classes, role=Role(classes, _LESSER.sub("", name)))

    def _word(self, *names: str, role: Role | None = None) -> Pattern:
        codes = self._lexicon.codes(*names)
        if not codes:
            raise KeyError(names[0])
        return one_of(frozenset(codes), role)
