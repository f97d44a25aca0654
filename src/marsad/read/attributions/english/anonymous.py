"""Sources that an English page only counts and does not name: «two officials», «three people briefed on it»."""

from __future__ import annotations

from marsad.read.attributions.articles import Article, Naming
from marsad.read.attributions.english.words import speech


def is_counted_source(article: Article, naming: Naming) -> bool:
    """Whether a mention tells of its people no more than how many they are and of what kind."""
    words = article.words[naming.first : naming.end]
    counted = not speech().counts.isdisjoint((words[0], article.words[naming.first - 1]))
    return counted and not speech().sources.isdisjoint(words) and naming.actor.known is None
