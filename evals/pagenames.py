"""The names on the project's marked pages, word by word, as the tagger of names is taught them.

A page marks whole phrases («مدينة X», «كتائب Y»), text marked for names only the name within («X», «Y»): heads, titles
and adjectives are left out, and who is named only by common words («الوزير», «المسلحون») is no name at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import yaml

from evals.ner import Sentence
from marsad.read.actors.lexicon import lexicon, word
from marsad.read.actors.ordinary import has_role, is_ordinary
from marsad.text.folding import folded
from marsad.text.tokens import parted, sentences, tokens

LABELS = {"person": "PER", "organization": "ORG", "place": "LOC"}
NAMING = frozenset({"group", "force", "club", "firm", "body", "outlet", "agency", "town", "site"})
"""Kinds of heads behind which a common word is a name («حزب الكرامة»)."""
UNREAD = ("meta", "tags", "related", "comments", "boilerplate")
OPENING, CLOSING = '"(', '")'
CHANGED = 0.8
"""How many of the words that may be changed are."""
SHORT, LONG = 4, 7
"""How many letters an invented word has."""
Words = tuple[str, ...]


def page_sentences(path: Path) -> list[Sentence]:
    """The sentences of a marked page's headline, body and posts, each word with its tag."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    forms = [(_words(form), kind) for kind, _, *marked in raw["actors"].values() if kind in LABELS for form in marked]
    patterns = _patterns(forms)
    found = []
    for line in _lines(raw["text"], raw["zones"]):
        text = folded(line)
        for start, end in sentences(text):
            words = [token.text for token in tokens(text[start:end])]
            found.append((words, _tags(words, patterns)))
    return found


def _words(form: str) -> Words:
    return tuple(token.text for token in tokens(folded(form)))


def _lines(text: str, zones: dict[str, int | str]) -> Iterator[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    unread = set()
    for kind, numbers in zones.items():
        first, _, last = str(numbers).partition("-")
        if kind.startswith(UNREAD):
            unread |= set(range(int(first), int(last or first) + 1))
    yield from (line for number, line in enumerate(lines, 1) if number not in unread)


Pattern = tuple[Words, int, int, str]
"""Words that stand together, from which to before which of them is a name, and its label."""


def _patterns(forms: Sequence[tuple[Words, str]]) -> list[Pattern]:
    """Where names stand: in the marked forms, and, unless they are common words, by themselves; the longest first."""
    parts = {part for form, kind in forms if kind == "person" and 1 < len(form) < 6 for part in (form[0], form[-1])}
    names = {form: LABELS[kind] for form, kind in reversed(forms) if _name(form, kind, parts) == (0, len(form))}
    found: dict[tuple[Words, int, int], str] = {}
    for form, kind in forms:
        place = _name(form, kind, parts)
        if place is None:
            continue
        name = form[place[0] : place[1]]
        label = names.get(name, LABELS[kind])
        found.setdefault((form, *place), label)
        if len(name) > 1 or name[0] in parts or not _is_common(name[0]):
            found.setdefault((name, 0, len(name)), label)
    return sorted(((*key, label) for key, label in found.items()), key=lambda one: (-len(one[0]), one))


def _is_common(text: str) -> bool:
    return is_ordinary(text) or word(text).adjective


def _name(form: Words, kind: str, parts: set[str]) -> tuple[int, int] | None:
    """From which to before which word of a marked form a name stands, or None where it has none."""
    opening = word(form[0])
    if kind == "person":
        called = form[0] in lexicon().names and not (opening.title or opening.people or opening.head)
        alone = len(form) == 1 and form[0] in parts
        return (0, len(form)) if alone or called or opening.opener or not _is_common(form[0]) else None
    first, last, named = 0, len(form), False
    while first < last - 1 and (seen := word(form[first])).head is not None and not seen.definite:
        named = seen.head.kind in NAMING or "p" in seen.head.marks
        first += 1
    if form[first] in OPENING and first + 1 < last:
        close = next((at for at in range(first + 1, last) if form[at] in CLOSING), last)
        return (first + 1, close) if close > first + 1 else None
    if has_role(form[first]) or (_is_common(form[first]) and (not named or word(form[first]).adjective)):
        return None
    while last > first + 1 and _describes(form[last - 1]) and not word(form[first]).definite:
        last -= 1
    return first, last


def _describes(text: str) -> bool:
    seen = word(text)
    return seen.adjective and seen.definite


def _tags(words: Sequence[str], patterns: Sequence[Pattern]) -> list[str]:
    tags = ["O"] * len(words)
    stems = [{part.stem for part in parted(text)} for text in words]
    for form, first, last, label in patterns:
        for at in range(len(words) - len(form) + 1):
            name = range(at + first, at + last)
            here = form[0] in stems[at] and tuple(words[at + 1 : at + len(form)]) == form[1:]
            if here and all(tags[place] == "O" for place in name):
                for place in name:
                    tags[place] = f"{'B' if place == name[0] else 'I'}-{label}"
    return tags


class Inventor:
    """Makes pages of other names out of one: rare words in names become words of no table, the same one throughout."""

    def __init__(self, seed: int) -> None:
        """Names are invented letter by letter, each as likely behind the two before it as in the table of names."""
        self.random = Random(seed)
        self.behind: dict[str, list[str]] = {}
        for name, weight in lexicon().names.items():
            if weight > 1 and name.isalpha() and not name.startswith("ال"):
                padded = f"^^{name}$"
                for at in range(2, len(padded)):
                    self.behind.setdefault(padded[at - 2 : at], []).append(padded[at])

    def page(self, page: Sequence[Sentence]) -> list[Sentence]:
        """The sentences of a page with other names in them."""
        known: dict[str, str] = {}
        return [
            ([text if tag == "O" else self._other(text, known) for text, tag in zip(words, tags, strict=True)], tags)
            for words, tags in page
        ]

    def _other(self, text: str, known: dict[str, str]) -> str:
        named = (part for part in parted(text) if part.stem in lexicon().names or part.stem.startswith("ال"))
        best = next(named, parted(text)[0])
        if best.stem not in known:
            kept = _is_common(best.stem) or word(best.stem).opener or self.random.random() > CHANGED
            article = "ال" if best.stem.startswith("ال") else ""
            known[best.stem] = best.stem if kept and not word(best.stem).family else article + self._word()
        return text[: best.skipped] + known[best.stem]

    def _word(self) -> str:
        while True:
            made = "^^"
            while not made.endswith("$"):
                made += self.random.choice(self.behind[made[-2:]])
            name = made[2:-1]
            if SHORT <= len(name) <= LONG and name not in lexicon().names and not _is_common(name):
                return name
