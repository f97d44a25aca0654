"""Patterns over classes of words of time, and where a page fits them.

A pattern is a regular expression whose letters are words: `month` is any word of the class, «من» or 'of' that word itself,
a name of `parts` the pattern it stands for. Between them ( ) | ? {m,n} and lookarounds mean what they mean in regular
expressions; [ ] encloses one moment where a pattern holds several («من [5] إلى [9 أغسطس]»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from marsad.read.datewords import LINE, MARK, OTHER, Atom, Language, Lexicon, Rule, Value, language

_TOKEN = re.compile(r"\s+|(?P<operator>\(\?<?[=!:]|[()|?]|\{\d,\d\})|(?P<member>[\[\]])|'(?P<quoted>[^']+)'|(?P<word>\w+)")
_MEMBER = "member"


class Fact(NamedTuple):
    """A word of a stretch in the role its pattern gives it; offsets in atoms."""

    name: str
    value: Value
    start: int
    end: int


@dataclass(frozen=True)
class Stretch:
    """A run of atoms that fits a rule; offsets in atoms."""

    start: int
    end: int
    rule: Rule
    _fit: re.Match[str]
    _atoms: list[Atom]

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The words of the stretch in their roles, in order."""
        return tuple(sorted(self._captured(), key=lambda fact: fact.start))

    @cached_property
    def members(self) -> tuple[tuple[int, int], ...]:
        """Where the moments lie if the pattern holds several."""
        return tuple(sorted((fact.start, fact.end) for fact in self._captured(members=True)))

    def _captured(self, members: bool = False) -> Iterator[Fact]:
        for group, place in self._fit.re.groupindex.items():
            start, end = self._fit.span(place)
            name = group.partition("__")[0]
            if self.start <= start < end <= self.end and (name == _MEMBER) == members:
                value = "" if members else self._atoms[start].readings[name]
                yield Fact(name.removeprefix("weak_").removeprefix("likely_"), value, start, end)


class Grammar:
    """The rules of several languages, ready to be tried on a page."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        self.languages = languages
        literals = (
            literal
            for one in languages
            for pattern in (*one.parts.values(), *(rule.says for rule in one.rules))
            for literal in _literals(pattern)
        )
        self.lexicon = Lexicon(languages, literals)
        self._rules = [
            (rule, re.compile(_Compiler(self.lexicon, one.parts).regex(rule.says))) for one in languages for rule in one.rules
        ]

    def stretches(self, atoms: list[Atom]) -> Iterator[Stretch]:
        """Every stretch that fits a rule, the leftmost first, among those the longest, then by the order of rules."""
        codes = "".join(atom.code for atom in atoms)
        found: list[tuple[int, int, int, re.Match[str]]] = []
        for region in self._region.finditer(codes):
            for order, (_, pattern) in enumerate(self._rules):
                found += [
                    (fit.start(), -fit.end(), order, fit) for fit in pattern.finditer(codes, *region.span()) if fit.group()
                ]
        for start, end, order, fit in sorted(found, key=lambda one: one[:3]):
            yield Stretch(start, -end, self._rules[order][0], fit, atoms)

    @cached_property
    def _region(self) -> re.Pattern[str]:
        """Runs of words known to the grammar that hold more than literals."""
        bare = re.escape(self.lexicon.bare)
        known = f"[^{OTHER}{MARK}{LINE}]"
        return re.compile(f"[{bare}]*(?![{bare}]){known}+")


@cache
def grammar(*names: str) -> Grammar:
    """The grammar of the languages named (ISO 639-1), all tried on every page."""
    return Grammar(tuple(language(name) for name in names))


def _literals(pattern: str) -> Iterator[str]:
    for token in _TOKEN.finditer(pattern):
        if token["quoted"] or (token["word"] and not token["word"].isascii()):
            yield token["quoted"] or token["word"]


class _Compiler:
    """Turns patterns of one language into regular expressions over codes; every class captures, under its name."""

    def __init__(self, lexicon: Lexicon, parts: dict[str, str]) -> None:
        self._lexicon = lexicon
        self._parts = parts
        self._captures = 0

    def regex(self, pattern: str) -> str:
        """The regular expression; raises `KeyError` for a class with no words, `ValueError` for a stray character."""
        made: list[str] = []
        place = 0
        while place < len(pattern):
            token = _TOKEN.match(pattern, place)
            if token is None:
                raise ValueError(f"stray {pattern[place]!r} in pattern {pattern!r}")
            made.append(self._token(token))
            place = token.end()
        return "".join(made)

    def _token(self, token: re.Match[str]) -> str:
        if token["operator"]:
            return "(?:" if token["operator"] == "(" else token["operator"]
        if token["member"]:
            return self._capture(_MEMBER) if token["member"] == "[" else ")"
        name = token["word"]
        if token["quoted"] or (name and not name.isascii()):
            return f"[{self._codes(chr(39) + (token['quoted'] or name) + chr(39))}]"
        if name in self._parts:
            return f"(?:{self.regex(self._parts[name])})"
        return f"{self._capture(name)}[{self._codes(name)}])" if name else ""

    def _capture(self, name: str) -> str:
        self._captures += 1
        return f"(?P<{name}__{self._captures}>"

    def _codes(self, name: str) -> str:
        codes = self._lexicon.codes(name)
        if not codes:
            raise KeyError(name)
        return codes
