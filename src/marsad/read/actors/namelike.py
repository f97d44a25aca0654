"""How much a word looks like a name by its letters alone: what is left to go by where no table knows it."""

from __future__ import annotations

from functools import cache

from marsad.read.actors.lexicon import ARTICLE, TABLES, lexicon
from marsad.text.remembered import remembered
from marsad.text.tables import rows
from marsad.text.tokens import is_arabic

TABLE = TABLES / "names.letters.tsv"
EDGE = "^"
WIDEST = 4
"""The most letters that are looked at together."""
_LEAST, _MOST = -6, 8


LIKELY = 4
"""How much a word looks like a name at least that is one where no table knows it."""


UNLIKELY = -5
"""How much a word looks like a name at most that is hardly one."""


def is_unlike_name(text: str) -> bool:
    """Whether a word is in no table of names, or once, and hardly has the letters of one («قريب»)."""
    names = lexicon().names
    return max(names.get(text, 0), names.get(bare(text), 0)) < 2 and (namelike(text) or 0) <= UNLIKELY


def namelike(word: str) -> int | None:
    """From -6, a common word, to 8, a name: by how many e-folds names are likelier to have such letters.

    None for words of one or two letters, and those not in Arabic ones.
    """
    if len(word) < 3 or not is_arabic(word):
        return None
    return max(_LEAST, min(_MOST, round(log_odds(word) / 100)))


def log_odds(word: str) -> int:
    """Hundredths of a natural logarithm: each letter after those before it."""
    padded = EDGE * (WIDEST - 1) + word + EDGE
    return sum([_last_odds(padded[at : at + WIDEST]) for at in range(len(word) + 1)])


@remembered
def _last_odds(run: str) -> int:
    """What the last letter of a run says after the others: by as many of these as the table has with it."""
    known = _letters()
    return next((known[run[at:]] for at in range(WIDEST) if run[at:] in known), 0)


def bare(word: str) -> str:
    """A word without what may stand before its stem: conjunction, preposition, article; at least three letters stay."""
    stem = word[1:] if len(word) > 4 and word[0] in "وف" else word
    if stem.startswith("لل") and len(stem) > 4:
        stem = stem[2:]
    elif len(stem) > 4 and stem[0] in "بلك" and stem[1:3] == ARTICLE:
        stem = stem[1:]
    return stem[2:] if stem.startswith(ARTICLE) and len(stem) > 4 else stem


@cache
def _letters() -> dict[str, int]:
    known: dict[str, int] = {}
    for row in rows(TABLE):
        known.update(dict.fromkeys(row["letters"].split(), int(row["hundredths"])))
    return known
