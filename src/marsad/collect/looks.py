"""Tell Arabic that was taken out of a file in the right order from Arabic whose letters or words were shuffled."""

from __future__ import annotations

import re

from marsad.collect.charsets import frequent_words
from marsad.text.folding import folded

_WORD = re.compile("[\u0621-\u0652\u0670-\u06d3]+")
_ARTICLE = re.compile("^[وف]?(?:[بك]?ال|لل)..")
_FEMININE = re.compile("..ة$")
# No word begins with these, and none has them anywhere but at its end; and no hamza follows an alef without a seat.
_IMPOSSIBLE = re.compile("^[ةىؤئ]|[ةى].|ا[أإآ]")


def arabic_look(text: str) -> float:
    """How Arabic the Arabic words of a text look: about 0.5 for prose, below 0.2 where letters run backwards.

    The share of words that are frequent, have the article or a feminine ending, less twice the share of those that no
    Arabic word can look like and of single letters. Where there is no Arabic word, 1.
    """
    words: list[str] = _WORD.findall(text)
    if not words:
        return 1.0
    frequent = frequent_words("ar")
    good = sum(folded(word) in frequent or bool(_ARTICLE.match(word) or _FEMININE.search(word)) for word in words)
    bad = sum(bool(_IMPOSSIBLE.search(word)) or (len(word) == 1 and word != "و") for word in words)
    return (good - 2 * bad) / len(words)
