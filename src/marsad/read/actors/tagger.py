"""Names of persons, organisations and places learned from marked text: a conditional random field over words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import pycrfsuite

from marsad.read.actors.aliases import Known, aliases
from marsad.read.actors.lexicon import TABLES, lexicon, word
from marsad.text.tokens import Token, parted

Label = Literal["person", "organization", "place"]
MODEL = TABLES / "names.ar.crfsuite"
_LABELS: dict[str, Label] = {"PER": "person", "ORG": "organization", "LOC": "place"}
_EDGE = ["e"]


@dataclass(frozen=True, slots=True)
class Name:
    """A learned name: words `first` to before `last`, its label, and how sure the tagger is of its least sure word."""

    first: int
    last: int
    label: Label
    score: float = 1.0


def _shape(text: str) -> str:
    if text.isdigit():
        return "n"
    if not text[0].isalnum():
        return "p"
    return "a" if "\u0600" <= text[0] <= "\u06ff" else "l"


def _name_weight(text: str) -> tuple[int, int]:
    """How sure the table of names is of a word, and how many letters of clitics had to come off for it."""
    names = lexicon().names
    best = (0, 0)
    for part in parted(text):
        stem = part.stem
        weight = names.get(stem, 0)
        if not weight and stem.startswith("ال"):
            weight = 1 if names.get(stem[2:], 0) > 2 else 0
        if weight > best[0]:
            best = (weight, part.skipped)
    return best


@lru_cache(maxsize=1 << 16)
def _roles(text: str) -> str:
    """The word's class for the words around it: what the tables say of it, in one short string."""
    found = word(text)
    if found.function:
        return "f:" + text
    weight, _ = _name_weight(text)
    parts = (
        _shape(text),
        "h" + found.head.kind if found.head else "",
        "t" + found.title.kind if found.title else "",
        "g" if found.people else "",
        "c" if found.country else "j" if found.adjective else "",
        "v" * found.verb,
        "m" * found.members,
        "d" * found.definite,
        "o" * found.opener,
        "k" if found.skip else "",
        f"n{weight}" if weight else "",
    )
    return "".join(parts)


@lru_cache(maxsize=1 << 16)
def _own(text: str) -> list[str]:
    """What a word says of itself."""
    found = word(text)
    weight, skipped = _name_weight(text)
    roles = _roles(text)
    own = [
        "b",
        "w" + text,
        "r" + roles,
        "p" + text[:2],
        "q" + text[:3],
        "s" + text[-2:],
        "u" + text[-3:],
        f"l{min(len(text), 9)}",
    ]
    if found.stem != text:
        own.append("k" + found.stem)
    if weight:
        own.append(f"n{weight}{skipped}")
    if found.definite:
        own.append("d")
    return own


@lru_cache(maxsize=1 << 16)
def _around(text: str, offset: int) -> list[str]:
    """What a word says of one that stands `offset` words from it."""
    roles = _roles(text)
    if abs(offset) == 2:
        return [f"{offset}r{roles}"]
    return [f"{offset}w{text}", f"{offset}r{roles}", f"{offset}u{text[-3:]}"]


def _known_marks(count: int, known: Sequence[Known]) -> list[str]:
    """For every word, which kind of known form it lies in and whether it opens it."""
    marks = [""] * count
    for found in known:
        sense = found.senses[0]
        mark = f"{sense.entry.type[:2]}{'~' if found.weak else ''}{'c' if sense.capital else ''}"
        marks[found.first] = "B" + mark
        for at in range(found.first + 1, found.last):
            marks[at] = "I" + mark
    return marks


def features(words: Sequence[str], known: Sequence[Known]) -> list[list[str]]:
    """The features of each word of one sentence; `known` counts words from the sentence's first."""
    marks = _known_marks(len(words), known)
    last = len(words) - 1
    made: list[list[str]] = []
    for at, text in enumerate(words):
        row = [*_own(text)]
        if marks[at]:
            row.append("a" + marks[at])
        before = words[at - 1] if at else None
        after = words[at + 1] if at < last else None
        if before is None:
            row.append("-0")
        else:
            row += _around(before, -1)
            row.append("x" + _roles(before) + "|" + _roles(text))
            if marks[at - 1]:
                row.append("-1a" + marks[at - 1])
            if at > 1:
                row += _around(words[at - 2], -2)
        if after is None:
            row.append("+0")
        else:
            row += _around(after, 1)
            row.append("y" + _roles(text) + "|" + _roles(after))
            if marks[at + 1]:
                row.append("+1a" + marks[at + 1])
            if at + 1 < last:
                row += _around(words[at + 2], 2)
        if before is not None and after is not None:
            row.append("t" + _roles(before) + "|" + _roles(text) + "|" + _roles(after))
        made.append(row)
    return made


def spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Stretches of equal label in B- I- O tags, as first word, word after the last, label."""
    found: list[tuple[int, int, str]] = []
    start, open_label = 0, ""
    for at, tag in enumerate((*labels, "O")):
        position, _, label = tag.partition("-")
        if open_label and (position != "I" or label != open_label):
            found.append((start, at, open_label))
            open_label = ""
        if position == "B" or (position == "I" and not open_label):
            start, open_label = at, label
    return found


@cache
def _model() -> tuple[pycrfsuite.Tagger, bytes]:
    """The tagger with the bytes it reads from: crfsuite keeps no copy of them, so they have to live as long."""
    content = MODEL.read_bytes()
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(content)
    return tagger, content


def tagged(words: Sequence[Token], known: Sequence[Known]) -> list[Name]:
    """The names in one sentence of a page; `known` counts words from the sentence's first."""
    if not words:
        return []
    tagger = _model()[0]
    labels = tagger.tag(features([token.text for token in words], known))
    return [
        Name(first, last, _LABELS[label], min(tagger.marginal(labels[at], at) for at in range(first, last)))
        for first, last, label in spans(labels)
        if label in _LABELS
    ]


def tags_of(sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """The tags of sentences given as their folded words, in the order of a page."""
    return [_tags(_placed(words)) for words in sentences]


def _placed(words: Sequence[str]) -> list[Token]:
    """Words as tokens of a text in which one blank parts them."""
    placed: list[Token] = []
    at = 0
    for text in words:
        placed.append(Token(text, at, at + len(text)))
        at += len(text) + 1
    return placed


def _tags(words: Sequence[Token]) -> list[str]:
    texts = [token.text for token in words]
    tags: list[str] = _model()[0].tag(features(texts, aliases().known(words, " ".join(texts))))
    return tags
