"""Tell the language of a text by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

from marsad.text.folding import folded as fold_letters

_COMMON = {
    "ar": frozenset(
        fold_letters("في من على إلى أن عن التي الذي هذا هذه مع بعد كان كما لم لا ما أو ذلك بين قال عام").split()
    ),
    "fa": frozenset(fold_letters("است در به از که این را با برای آن شد های می بود شده کرد یک تا بر نیز").split()),
    "en": frozenset("the of and to in that for on was is with as by it from at has he said which".split()),
    "fr": frozenset("le la les des de et en du une que est dans pour qui sur par au il avec plus".split()),
}
_WORDS = re.compile(r"[^\W\d_]+")


def language(folded: str, default: str = "ar") -> str:
    """ISO 639-1 code of the language most of the common words of a folded text belong to: ar, fa, en or fr.

    Where no common word is met, the script decides; where there is no letter at all, `default`.
    """
    words = Counter(_WORDS.findall(folded[:20000]))
    score = {code: sum(words[word] for word in common) for code, common in _COMMON.items()}
    best = max(score, key=lambda code: score[code])
    if score[best] > 0:
        return best
    latin = sum(len(word) for word in words if word.isascii())
    arabic = sum(len(word) for word in words if "\u0600" <= word[0] <= "\u06ff")
    if not latin and not arabic:
        return default
    return "en" if latin > arabic else "ar"
