"""The signs by which the tagger knows names: what a word says of itself, of its neighbours, and what the page says.

A sign is a short string; the model has a weight for each sign and label. Signs hang on one word, on two neighbours or
on three, so that the weights of each can be added up once and kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from marsad.read.actors.aliases import Known
from marsad.read.actors.lexicon import lexicon
from marsad.read.actors.namelike import bare, namelike
from marsad.read.actors.wordclasses import about
from marsad.read.actors.words import word
from marsad.text.remembered import remembered
from marsad.text.tokens import parted

OFFSETS = (-2, -1, 1, 2)
EDGES = (1, 2, 3, 4)
"""How many first and last letters of a word are looked at."""
LONGEST = max(EDGES)
NEAR = 30
"""How many sentences away the same word still tells what it is."""


class Seen(NamedTuple):
    """What is asked of every word of a page, all at once."""

    roles: str
    """Its class for the words around it: what the tables say of it, in one short string."""
    look: str
    """How much it looks like a name, without what stands before its stem; empty where it is too short to tell."""
    stem: str
    is_heard: bool
    """Whether the same stem is listened for elsewhere."""


@remembered
def seen(text: str) -> Seen:
    """A word as its page sees it; no word, where there is none."""
    if not text:
        return Seen("", "", "", is_heard=False)
    is_heard = len(text) > 2 and not word(text).function
    return Seen(_roles(text), (_looks(text) or ("",))[-1], bare(text), is_heard)


def of_whole(text: str) -> list[str]:
    """What a word as a whole says of itself; no word: nothing."""
    if not text:
        return []
    found = word(text)
    weight, skipped = _name_weight(text)
    roles, _, stem, _ = seen(text)
    signs = [
        "b",
        "w" + text,
        "r" + roles,
        f"l{min(len(text), 9)}",
        "zz" + text,
        "B" + stem,
        "Bp" + stem[:3],
        "Bs" + stem[-3:],
        f"Bl{len(stem)}",
    ]
    if found.stem != text:
        signs.append("k" + found.stem)
    if weight:
        signs.append(f"n{weight}{skipped}")
    if found.definite:
        signs.append("d")
    signs += [f"C{kind}" for kind in about(text) or ("",)]
    names = lexicon().names
    for part in parted(text)[1:]:
        signs += [f"z{part.conjunction}{part.preposition}|{part.stem}", "zz" + part.stem]
        if part.stem in names:
            signs.append(f"zn{names[part.stem]}")
    return signs + _looks(text)


def of_start(letters: str) -> list[str]:
    """What the first letters of a word say of it: as many as `EDGES` says at most."""
    return ["p" + letters[:length] for length in EDGES] if letters else []


def of_end(letters: str) -> list[str]:
    """What the last letters of a word say of it: as many as `EDGES` says at most."""
    return ["s" + letters[-length:] for length in EDGES] if letters else []


def beside(text: str) -> tuple[list[str], list[str]]:
    """What a word says of those right beside it, and of those one further away; no word: an edge."""
    if not text:
        return ["edge"], []
    kinds = ["C" + kind for kind in about(text)]
    roles, look, stem, _ = seen(text)
    near = [*(kinds or ("C",)), "w" + text, "r" + roles, "u" + text[-3:], "B" + stem, look]
    return near, ["r" + roles, *kinds]


def of_word(text: str) -> list[list[str]]:
    """What a word says of itself, then of those from which it stands as far away as each of `OFFSETS` says."""
    near, far = beside(text)
    signs = ((str(offset), near if abs(offset) == 1 else far) for offset in OFFSETS)
    own = [*of_whole(text), *of_start(text[:LONGEST]), *of_end(text[-LONGEST:])]
    return [own, *[[offset + sign for sign in its] for offset, its in signs]]


def of_roles(left: str, right: str) -> tuple[list[str], list[str]]:
    """What the roles of two neighbours say together of the left and of the right one; an edge has none."""
    return ([f"y{left}|{right}"], [f"x{left}|{right}"]) if left and right else ([], [])


def of_looks(left: str, right: str) -> list[str]:
    """What the looks of two neighbours say together of the left one."""
    return [f"{left}&{right}"] if left and right else []


def known_marks(count: int, known: Sequence[Known]) -> list[str]:
    """For every word, which kind of known form it lies in and whether it opens it; empty for the others."""
    marks = [""] * count
    for found in known:
        sense = found.senses[0]
        mark = f"{sense.entry.type[:2]}{'~' if found.weak else ''}{'c' if sense.capital else ''}"
        marks[found.first] = "B" + mark
        for at in range(found.first + 1, found.last):
            marks[at] = "I" + mark
    return marks


Mark = tuple[str, str]
"""What is known of a word: its mark by `known_marks`, and that by `listed_marks`; both empty beyond the edges."""
Marks = tuple[Mark, Mark, Mark]
"""The marks of a word between those of the words before and behind it."""


def of_marks(marks: Marks) -> list[str]:
    """What is known of a word and of both its neighbours says of it."""
    before, own, behind = marks
    position, kinds = own[1][:1], own[1][1:]
    signs = [f"g{position}{kind}" for kind in kinds if kind.isalpha()]
    for side, mark in (("", own), ("-1", before), ("+1", behind)):
        signs += [side + sign + its for sign, its in zip("aG", mark, strict=True) if its]
    return signs


Echo = tuple[tuple[str, ...], str]
"""What is heard of a word elsewhere on the page, and its tag; both empty beyond the edges."""
UNHEARD: Echo = ((), "")


def echoes(sentences: Sequence[Sequence[str]], tags: Sequence[Sequence[str]]) -> list[list[Echo]]:
    """What a first tagging says of each word: its tag, and that of the same word nearby.

    A name is plainer in one place than in another: «الرسموني» alone is one if «نبيل الرسموني» was found lines above.
    """
    found = [[*map(seen, words)] for words in sentences]
    places: defaultdict[str, list[_Place]] = defaultdict(list)
    for line, (words, row) in enumerate(zip(found, tags, strict=True)):
        for at, one in enumerate(words):
            if one.is_heard:
                places[one.stem].append((line, at, row[at][2:] or "O"))
    several = {stem: found for stem, found in places.items() if len(found) > 1}
    # most words that a page has twice are no names anywhere: where all of it is near, they all hear the same
    plain = {stem for stem, found in several.items() if {label for _, _, label in found} == {"O"}}
    unnamed = dict.fromkeys(plain if len(sentences) <= NEAR else (), _shares(("O",)))
    return [
        [
            (unnamed.get(one.stem) or (_heard(several[one.stem], line, at) if one.stem in several else ()), row[at])
            for at, one in enumerate(words)
        ]
        for line, (words, row) in enumerate(zip(found, tags, strict=True))
    ]


_Place = tuple[int, int, str]
"""A sentence, a word in it, and that word's label."""


def _heard(places: Sequence[_Place], line: int, at: int) -> tuple[str, ...]:
    others = [one for one in places if one[0] != line or one[1] != at]
    return _shares(tuple([label for other, _, label in others if -NEAR <= other - line <= NEAR]))


@remembered
def _shares(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Signs of the label that a word has most often elsewhere, and of how large a share each label has."""
    if not labels:
        return ()
    counts = Counter(labels)
    signs = ["N" + max(counts, key=lambda label: (counts[label], label))]
    for label in ("PER", "ORG", "LOC"):
        if counts[label]:
            share = "all" if counts[label] == len(labels) else "most" if 2 * counts[label] > len(labels) else "some"
            signs.append(f"N{label}{share}")
    return tuple(signs)


def of_echo(echo: Echo) -> list[list[str]]:
    """What a first tagging of a word says of it, of the word behind it, and of the word before it."""
    heard, tag = echo
    told = [*heard[:1], "S" + tag] if tag else []
    return [[*heard, "S" + tag] if tag else [], ["-" + sign for sign in told], ["+" + sign for sign in told]]


def _roles(text: str) -> str:
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


@remembered
def _looks(text: str) -> list[str]:
    """How much a word and its bare stem look like names; what stands before the stem is said with it."""
    whole = namelike(text)
    if whole is None:
        return []
    stem = bare(text)
    inner = namelike(stem) if stem != text else None
    signs = [f"lm{whole}"]
    return signs if inner is None else [*signs, f"lb{inner}{text[: len(text) - len(stem)]}"]


def _shape(text: str) -> str:
    if text.isdigit():
        return "n"
    if not text[0].isalnum():
        return "p"
    return "a" if "\u0600" <= text[0] <= "\u06ff" else "l"


@remembered
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
