"""How likely an Arabic spelling is for a name in Latin letters, and which Latin name an Arabic one most likely is.

Each Latin letter writes up to three Arabic ones; how likely which, seen between its neighbours, was counted on aligned
name pairs (`tools/train_transliteration.py`) and is smoothed as Witten and Bell (1991) do: what a letter writes between
both neighbours falls back on what it writes before the next, and that on what it writes anywhere. Names that were met
often stand in the table whole.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from heapq import nlargest
from importlib.resources import files
from importlib.resources.abc import Traversable

from marsad.text.folding import folded
from marsad.text.remembered import remembered
from marsad.text.tables import rows

TABLE: Traversable = files("marsad.text") / "data" / "transliteration.tsv"
EDGE = "^"
LONGEST = 3
"""The most Arabic letters that one Latin letter writes."""
IMPOSSIBLE = -math.inf
NOTHING = "-"
_UNSEEN = 1 / 150
_LONGER = 1 / 50
_NEGLIGIBLE = 1e-9
_SHORTLIST = 150
_MODEL = 2

_KEPT = str.maketrans(dict.fromkeys("şșś", "š"))
_ACCENTED = frozenset("ćčšžçñéüöäğřț")
_LIGATURES = {"ı": "i", "ø": "ö", "đ": "dj", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ł": "l", "þ": "th", "ə": "a"}
_ONE_SHAPE = str.maketrans("یکہھگچڤپڨىٱ", "يكههغجفبقيا")
_NOT_ARABIC = re.compile(r"[^\u0621-\u063a\u0641-\u064a]+")

Writes = Mapping[str, Mapping[str, int]]


def arabic_letters(name: str) -> str:
    """The Arabic letters of a name in one shape each, hamzas and «ة» kept: they tell how a name sounds."""
    return _NOT_ARABIC.sub("", unicodedata.normalize("NFKC", name).translate(_ONE_SHAPE))


def latin_letters(name: str) -> str:
    """The Latin letters of a name in lower case; accents that change the sound stay, others fall."""
    return "".join(_latin(letter) for letter in name.lower().translate(_KEPT))


def _latin(letter: str) -> str:
    if letter in _ACCENTED:
        return letter
    if letter in _LIGATURES:
        return _LIGATURES[letter]
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in "'’‘`ʿʻ":
        return "'"
    return plain if "a" <= plain <= "z" else ""


def contexts(padded: str, at: int) -> tuple[str, str, str]:
    """A letter alone, before the next, and between both neighbours; `padded` has an edge before and behind."""
    return padded[at], padded[at : at + 2], padded[at - 1 : at + 2]


def likelihood(arabic: str, latin: str) -> float:
    """The natural logarithm of how likely the Arabic letters are for the Latin ones, over all alignments.

    Both as `arabic_letters` and `latin_letters` give them. `IMPOSSIBLE` where no alignment is.
    """
    padded = f"{EDGE}{latin}{EDGE}"
    reached = {0: 1.0}
    size = len(arabic)
    for at in range(1, len(padded) - 1):
        seen, unseen = _chances(padded[at - 1 : at + 2])
        following: dict[int, float] = {}
        for start, weight in reached.items():
            for end in range(start, min(start + LONGEST, size) + 1):
                chance = seen.get(arabic[start:end]) or unseen[end - start]
                if chance > _NEGLIGIBLE:
                    following[end] = following.get(end, 0.0) + weight * chance
        reached = following
    total = reached.get(size, 0.0)
    whole = _writes().get(padded, {})
    # a name that was met often is written as it was met; the model counts as much as a few meetings
    total = (whole.get(arabic, 0) + _MODEL * total) / (sum(whole.values()) + _MODEL)
    return math.log(total) if total > 0 else IMPOSSIBLE


def closeness(arabic: str, latin: str) -> float:
    """`likelihood` by Arabic letter: 0 is certain, true pairs mostly lie above -0.8; names may be written freely."""
    letters, others = arabic_letters(arabic), latin_letters(latin)
    if not letters or not others:
        return IMPOSSIBLE
    return likelihood(letters, others) / len(letters)


class Candidates:
    """Latin names among which the likeliest for an Arabic name is found."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(dict.fromkeys(names))
        self._letters = [latin_letters(name) for name in self.names]
        pieces = [_pieces(_guess(letters)) for letters in self._letters]
        met = Counter(piece for made in pieces for piece in made)
        self._weight = {piece: math.log(1 + len(pieces) / count) ** 2 for piece, count in met.items()}
        self._holders: dict[str, list[int]] = {piece: [] for piece in met}
        self._norm = []
        for at, made in enumerate(pieces):
            for piece in made:
                self._holders[piece].append(at)
            self._norm.append(math.sqrt(sum(self._weight[piece] for piece in made)) or 1.0)

    def ranked(self, arabic: str) -> list[tuple[float, str]]:
        """The likelier names first, each with its likelihood; only those that share letters with the Arabic one."""
        letters = arabic_letters(arabic)
        shared: dict[int, float] = {}
        for piece in _pieces(letters):
            weight = self._weight.get(piece, 0.0)
            for at in self._holders.get(piece, ()):
                shared[at] = shared.get(at, 0.0) + weight
        near = nlargest(_SHORTLIST, shared, key=lambda at: (shared[at] / self._norm[at], -at))
        scored = [(likelihood(letters, self._letters[at]), self.names[at]) for at in near]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1]))


def _pieces(arabic: str) -> list[str]:
    """The letters of a name, its pairs of neighbours and of next but one, each once; seats of hamza do not count."""
    word = f"{EDGE}{folded(arabic)}{EDGE}"
    pairs = [word[at : at + 2] for at in range(len(word) - 1)]
    over = [word[at] + "_" + word[at + 2] for at in range(len(word) - 2)]
    return list(dict.fromkeys([*pairs, *over, *word[1:-1]]))


def _guess(latin: str) -> str:
    """The likeliest Arabic letters, letter by letter."""
    padded = f"{EDGE}{latin}{EDGE}"
    return "".join(_likeliest(padded[at - 1 : at + 2]) for at in range(1, len(padded) - 1))


def _likeliest(here: str) -> str:
    seen, _ = _chances(here)
    return max(seen, key=lambda written: (seen[written], written), default="")


@remembered
def _chances(here: str) -> tuple[dict[str, float], tuple[float, ...]]:
    """How likely the middle one of three Latin letters writes what it was seen to, and anything else of each length."""
    seen: dict[str, float] = {}
    unseen = tuple(_UNSEEN * _LONGER ** max(0, length - 1) for length in range(LONGEST + 1))
    for context in contexts(here, 1):
        counted = _writes().get(context)
        if counted is None:
            break
        kinds, total = len(counted), sum(counted.values())
        written = dict.fromkeys([*seen, *counted])
        seen = {
            made: (counted.get(made, 0) + kinds * seen.get(made, unseen[len(made)])) / (total + kinds)
            for made in written
        }
        unseen = tuple(kinds * chance / (total + kinds) for chance in unseen)
    return seen, unseen


@cache
def _writes() -> Writes:
    return {row["letters"]: dict(_counts(row["writes"])) for row in rows(TABLE)}


def _counts(listed: str) -> Iterator[tuple[str, int]]:
    for pair in listed.split():
        written, _, count = pair.rpartition(":")
        yield written.replace(NOTHING, ""), int(count)
