"""Sources that an English page does not name: «a Western diplomat», «two officials», «three people briefed on it»."""

from __future__ import annotations

from itertools import takewhile

from marsad.read.attributions.articles import Article, Naming
from marsad.read.attributions.english.words import speech

_OF_SOMEBODY = frozenset("the this that his her its their my our your s".split())


def is_nameless_source(article: Article, naming: Naming) -> bool:
    """Whether a page tells of its source no more than the kind or the number, wherever it is named.

    Those who come in with «the» or as somebody's people are meant as themselves: «the officials», «her aides».
    """
    words = article.words[naming.first : naming.end]
    before = article.words[naming.first - 1]
    counted = not speech().counts.isdisjoint((words[0], before)) and not speech().sources.isdisjoint(words)
    return naming.actor.known is None and (counted or _is_only_a_kind(article, naming))


def _is_only_a_kind(article: Article, naming: Naming) -> bool:
    """Whether a source comes in without a name, «a Western diplomat», «analysts», and gets none."""
    namings = sorted(article.namings_of(naming.actor), key=lambda one: one.first)
    if not all(_head(article, one) in speech().sources for one in namings) or any(
        _is_name(article, one) for one in namings
    ):
        return False
    first = namings[0].first if namings else naming.first
    return _OF_SOMEBODY.isdisjoint(article.words[first - 1 : first + 1])


def _is_name(article: Article, naming: Naming) -> bool:
    """Whether a body has such a word in its name, each with a capital: «Border Witness»."""
    written = [article.written(at) for at in range(naming.first, naming.end)]
    return len(written) > 1 and all(word[0].isupper() for word in written)


def _head(article: Article, naming: Naming) -> str:
    """The noun of a mention, before what is said of it: «officials» of «officials familiar with the deal»."""
    words = article.words[naming.first : naming.end]
    return [words[0], *takewhile(lambda word: word not in speech().behind, words[1:])][-1]
