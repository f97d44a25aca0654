"""Keys under which the spellings of one name meet, within a script and across scripts."""

from __future__ import annotations

import re

from marsad.text.folding import key
from marsad.text.remembered import remembered

_PARTED = re.compile(r"\b(عبد|ابو|ابا|ابي|ام|ابن|بن|ال|ذو)\s+(?=\w)")
_CASES = {"ابا": "ابو", "ابي": "ابو", "ابن": "بن"}
"""The forms of «أبو» in its other cases, and of «بن» where it opens a name."""
_ARTICLE = re.compile(r"\b(?:ال|al[- ]|el[- ])(?=\w{2})")
_NOT_NAME = re.compile(r"[^\w\s]+")
PLACE_WORDS = frozenset(
    key("مدينة محافظة بلدة قرية ولاية منطقة مديرية قضاء إقليم مقاطعة ناحية city town village governorate province of")
    .split()
)  # fmt: skip
"""Words that say what kind of place follows and do not tell two places apart."""


@remembered
def name_key(name: str) -> str:
    """What the spellings of a name in one script share: folded, bare of punctuation, compound parts joined.

    «عبد الرحمن» and «عبدالرحمن» meet; so do «أبو بكر», «ابوبكر», «أبي بكر» and «أبا بكر», «ابن زيد» and «بن زيد».
    """
    bare = " ".join(_NOT_NAME.sub(" ", key(name)).split())
    return _PARTED.sub(lambda met: _CASES.get(met[1], met[1]), bare)


def place_key(name: str) -> str:
    """The key of a place's name without the word for its kind."""
    words = name_key(name).split()
    kept = [word for word in words if word not in PLACE_WORDS]
    return " ".join(kept or words)


_DIGRAPHS = (
    *(("sch", "ش"), ("tch", "ش"), ("sh", "ش"), ("ch", "ش"), ("kh", "خ"), ("gh", "ق"), ("th", "ت"), ("dh", "د")),
    *(("dj", "ج"), ("ph", "ف"), ("ck", "ك"), ("x", "كس")),
)
_SOUNDS = str.maketrans(
    {
        **dict.fromkeys("اوياعءaeiouywّ'", ""),
        **dict.fromkeys("بpb", "b"),
        **dict.fromkeys("تطثt", "t"),
        **dict.fromkeys("جj", "j"),
        **dict.fromkeys("حهh", "h"),
        "خ": "x",
        **dict.fromkeys("دضذd", "d"),
        **dict.fromkeys("رr", "r"),
        **dict.fromkeys("زظz", "z"),
        **dict.fromkeys("سصs", "s"),
        "ش": "S",
        **dict.fromkeys("غقكgqkc", "k"),
        **dict.fromkeys("فvf", "f"),
        **dict.fromkeys("لl", "l"),
        **dict.fromkeys("مm", "m"),
        **dict.fromkeys("نn", "n"),
    }
)
_DOUBLED = re.compile(r"(.)\1+")


def skeleton(name: str) -> str:
    """The consonants of a name as both Arabic and Latin script write them, words parted by spaces.

    «رامي عبد الرحمن» and "Rami Abdul Rahman" give the same skeleton once joined words are compared without spaces.
    Vowels, the article and doubled letters go; sounds that transcription mixes fall together.
    """
    words = []
    for word in _ARTICLE.sub("", name_key(name)).split():
        sounded = word
        if word.isascii():
            for letters, sound in _DIGRAPHS:
                sounded = sounded.replace(letters, sound)
        kept = _DOUBLED.sub(r"\1", sounded.translate(_SOUNDS))
        if len(kept) > 1:
            kept = kept.removesuffix("h")  # «ة» is written h, a or not at all
        if kept:
            words.append(kept)
    return " ".join(words)


_ABD = re.compile(r"\babd(?:[aeou]{0,2}[lrnszdt]{1,2}[- ]|[aeou]l[- ]?)(?=\w{4})|\bعبد(?!\s*الله\b)\s*(?:ال)?(?=\w{3})")
_LATIN_ARTICLES = frozenset("al el ul ad ar as ash at an az ed er es".split())


def written_words(name: str) -> tuple[str, ...]:
    """The words of a name as they can be held against its words in the other script, letters not folded.

    Articles are left out, and «عبد» ("Abdul", "Abd al-") stands apart: «عبدالرحمن الدوري» gives «عبد», «رحمن», «دوري»,
    and "Abdel-Rahman al-Douri" gives "abd", "rahman", "douri".
    """
    plain = re.sub(r"[‐‑–—-]+", "-", name.lower())
    words: list[str] = []
    for word in re.split(r"[\s-]+", _ABD.sub(lambda met: "abd " if met.group().isascii() else "عبد ", plain)):
        letters = _NOT_NAME.sub("", word)
        if letters.startswith("ال") and len(letters) > 4:
            letters = letters[2:]
        if letters and letters not in _LATIN_ARTICLES:
            words.append(letters)
    return tuple(words)
