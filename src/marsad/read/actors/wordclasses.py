"""What the common words of news are about: speech, sport, money, kin. A word known to be common is seldom a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from marsad.read.actors.lexicon import ARTICLE, TABLES
from marsad.text.folding import folded
from marsad.text.remembered import remembered
from marsad.text.tables import rows
from marsad.text.tokens import parted
from marsad.text.verbs import past, present

TABLE = TABLES / "words.about.tsv"
PAST, PRESENT, NOUN, ADJECTIVE = "Ppna"
"""The letters of the forms that `about` gives."""
VERBAL = frozenset({PAST, PRESENT})
_NOUN_ENDINGS = ("", "ا", "ين", "ان", "ه", "ها", "هم")
_FEMININE_ENDINGS = ("ة", "ات", "تين", "ته", "تها", "تهم", "تنا")
_ADJECTIVE_ENDINGS = ("", "ا", "ة", "ين", "ون", "ات", "ى")


@remembered
def about(text: str) -> tuple[str, ...]:
    """What a folded word is about, each with a letter for its form before it and d behind it where it is definite.

    The letters: P a verb in the past, p in the present, n a noun, a an adjective. Empty for a word that the table does
    not have under any parting of its clitics.
    """
    known = _known()
    for part in parted(text):
        stem = part.stem
        if stem.startswith(ARTICLE) and stem[len(ARTICLE) :] in known:
            return tuple([kind + "d" for kind in known[stem[len(ARTICLE) :]]])
        if stem in known:
            return known[stem]
    return ()


@remembered
def forms(text: str) -> frozenset[str]:
    """The letters of the forms that a folded word can be; empty for a word that the table does not have."""
    return frozenset([kind[0] for kind in about(text)])


def is_only_verb(text: str) -> bool:
    """Whether the table has a folded word as a verb and as nothing else."""
    return bool(forms(text)) and forms(text) <= VERBAL


@cache
def _known() -> dict[str, tuple[str, ...]]:
    forms = {"verb": _of_verb, "noun": _of_noun, "adjective": _of_adjective}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows(TABLE):
        for lemma in row["words"].split():
            for form, letter in forms[row["form"]](lemma):
                found[form].add(letter + row["about"])
    return {form: tuple(sorted(kinds)) for form, kinds in found.items()}


def _of_verb(lemma: str) -> Iterator[tuple[str, str]]:
    for form, _ in past(lemma):
        yield form, "P"
    for likely in _presents(lemma):
        for form, _ in present(likely):
            yield form, "p"


def _presents(lemma: str) -> list[str]:
    """What the present of a verb may be, unvowelled; more than one where its middle or end is weak.

    A form too many does no harm here: it is no word, or it is that of a verb as common.
    """
    stem = lemma[1:] if lemma[0] == "ا" or (lemma[0] == "أ" and len(lemma) > 3) else lemma
    if stem[-1] in "ىا":
        return ["ي" + stem[:-1] + end for end in "يوى"]
    if len(stem) > 2 and stem[-2] == "ا":
        return ["ي" + stem[:-2] + middle + stem[-1] for middle in "ويا"]
    return ["ي" + stem]


def _of_noun(lemma: str) -> Iterator[tuple[str, str]]:
    feminine = lemma.endswith("ة")
    stem = lemma[:-1] if feminine else lemma
    for ending in _FEMININE_ENDINGS if feminine else _NOUN_ENDINGS:
        yield folded(stem + ending), "n"


def _of_adjective(lemma: str) -> Iterator[tuple[str, str]]:
    for ending in _ADJECTIVE_ENDINGS:
        yield folded(lemma + ending), "a"
