"""The names on the project's marked pages, word by word, as the tagger of names is taught them.

A page marks whole phrases («مدينة X», «كتائب Y»), text marked for names only the name within («X», «Y»): heads, titles
and adjectives are left out, and who is named only by common words («الوزير», «المسلحون») is no name at all. Words that
sound like the English name are the name, common or not: «جدة» is Jeddah, «خطاب التلي» is Khattab al-Talli.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import yaml

from evals.ner import Sentence
from marsad.read.actors.aliases import aliases
from marsad.read.actors.lexicon import ARTICLE, lexicon
from marsad.read.actors.ordinary import has_role, is_ordinary
from marsad.read.actors.tagger import placed
from marsad.read.actors.words import word
from marsad.text.folding import folded
from marsad.text.names import written_words
from marsad.text.tokens import parted, sentences, tokens
from marsad.text.transliteration import closeness

LABELS = {"person": "PER", "organization": "ORG", "place": "LOC"}
NAMING = frozenset({"group", "force", "club", "firm", "body", "outlet", "agency", "town", "site"})
"""Kinds of heads behind which a common word is a name («حزب الكرامة»)."""
UNREAD = ("meta", "tags", "related", "comments", "boilerplate")
ALIKE = -3.0
"""How close in sound, by letter, words of both scripts are that are one; nearly all others lie below -5."""
IN = "في"
PARTS = frozenset({"حزب", "جامعه", "منظمه", "اتحاد", "مجلس"})
"""Heads that text marked for names takes for a part of the name; in ANERcorp nine of ten parties are."""
OPENING, CLOSING = '"(', '")'
CHANGED = 0.8
"""How many of the words that may be changed are."""
SHORT, LONG = 4, 7
"""How many letters an invented word has."""
Words = tuple[str, ...]


def page_sentences(path: Path) -> list[Sentence]:
    """The sentences of a marked page's headline, body and posts, each word with its tag."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    actors = [actor for actor in raw["actors"].values() if actor[0] in LABELS]
    patterns = _patterns([Form(_words(form), kind, name) for kind, name, *marked in actors for form in marked])
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


class Form(NamedTuple):
    """A marked form: its words, the type of whom it names, and that one's name in English."""

    words: Words
    kind: str
    english: str


Pattern = tuple[Words, int, int, str]
"""Words that stand together, from which to before which of them is a name, and its label."""


def _patterns(forms: Sequence[Form]) -> list[Pattern]:
    """Where names stand: in the marked forms, and, unless they are common words, by themselves; the longest first."""
    people = (form.words for form in forms if form.kind == "person" and 1 < len(form.words) < 6)
    parts = {part for words in people for part in (words[0], words[-1])}
    names = {form.words: LABELS[form.kind] for form in reversed(forms) if _name(form, parts) == (0, len(form.words))}
    found: dict[tuple[Words, int, int], str] = {}
    for form in forms:
        place = _name(form, parts)
        if place is None:
            continue
        name = form.words[place[0] : place[1]]
        label = names.get(name, LABELS[form.kind])
        found.setdefault((form.words, *place), label)
        if len(name) > 1 or name[0] in parts or not _is_common(name[0]):
            found.setdefault((name, 0, len(name)), label)
    return sorted(((*key, label) for key, label in found.items()), key=lambda one: (-len(one[0]), one))


def _is_common(text: str) -> bool:
    return is_ordinary(text) or word(text).adjective


def _name(form: Form, parts: set[str]) -> tuple[int, int] | None:
    """From which to before which word of a marked form a name stands, or None where it has none."""
    first, last = 0, len(form.words)
    while form.words[first] in OPENING and first + 1 < last:
        first += 1
    while form.words[last - 1] in CLOSING and last > first + 1:
        last -= 1
    if form.kind == "person":
        named = _is_person(form.words, parts) or any(_sounds(text, form.english) for text in form.words)
        return (first, last) if named else None
    # «مكتب X في Y» names Y by the way
    last = next((at for at in range(first + 1, last) if form.words[at] == IN), last)
    # «التركية» sounds like Turkish and says whose a body is
    sounding = [
        at
        for at in range(first, last)
        if not (at > first and _describes(form.words[at])) and _sounds(form.words[at], form.english)
    ]
    built = (first, last) if _is_known(form.words[first:last]) else _built(form.words[:last])
    if not sounding:
        return built
    while last > sounding[-1] + 1 and _describes(form.words[last - 1]):
        last -= 1
    return min(sounding[0], built[0] if built else last), max(last, built[1] if built else 0)


def _is_known(words: Words) -> bool:
    """Whether words as a whole are a name that the tables have, common as they may be: «الدار البيضاء»."""
    found = aliases().known(placed(words), " ".join(words))
    return any(one.last - one.first == len(words) and not one.weak for one in found)


def _sounds(text: str, english: str) -> bool:
    """Whether a word is written in a name in English too."""
    stem = text.removeprefix(ARTICLE) if len(text) > 4 else text
    return len(stem) > 1 and any(closeness(stem, latin) > ALIKE for latin in written_words(english))


def _is_person(form: Words, parts: set[str]) -> bool:
    opening = word(form[0])
    called = form[0] in lexicon().names and not (opening.title or opening.people or opening.head)
    alone = len(form) == 1 and form[0] in parts
    return alone or called or opening.opener or not _is_common(form[0])


def _built(form: Words) -> tuple[int, int] | None:
    """Where the name of a body or place stands behind its head."""
    first, last, named = 0, len(form), False
    while (
        first < last - 1
        and (seen := word(form[first])).head is not None
        and not seen.definite
        and seen.head.lemma not in PARTS
    ):
        named = seen.head.kind in NAMING or "p" in seen.head.marks
        first += 1
    if form[first] in OPENING and first + 1 < last:
        close = next((at for at in range(first + 1, last) if form[at] in CLOSING), last)
        return (first + 1, close) if close > first + 1 else None
    opening = word(form[first]).head
    part = first < last - 1 and opening is not None and opening.lemma in PARTS
    if not part and (has_role(form[first]) or (_is_common(form[first]) and (not named or word(form[first]).adjective))):
        return None
    while last > first + 1 + part and _describes(form[last - 1]) and not word(form[first]).definite:
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
