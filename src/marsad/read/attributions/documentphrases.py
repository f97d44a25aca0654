"""How far the noun phrase of a document that has no article reaches: «وثيقة سرية مسربة حصلت عليها الصحيفة أن»."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from marsad.read.actors.commonnouns import listed
from marsad.read.actors.wordclasses import PAST, about, forms
from marsad.read.attributions.articles import Article
from marsad.read.attributions.cues import PRONOUNS_OF_NOUNS, Lexicon
from marsad.read.attributions.fillers import COMMAS
from marsad.read.attributions.speakers import Speaker

# What is told of a document before what it says is hardly longer, in words.
_LONGEST_CLAUSE = 18
# «منشورة» is a participle, «مدة» is none.
_SHORTEST_PARTICIPLE = 5


def with_description(
    article: Article, lexicon: Lexicon, speaker: Speaker, limit: int, leads: Collection[str]
) -> Speaker:
    """A speaker, a document without article with its adjectives and with a clause that tells where it comes from.

    Such a clause is one only where what is said follows it.
    """
    words, end = article.words, speaker.end
    head = words[speaker.first]
    document = head in listed("documents")
    somebody = speaker.naming is None and head in lexicon.anonymous and not head.startswith("ال")
    if not (document or somebody) or end >= limit:
        return speaker
    while document and end < limit and _describes(lexicon, words[end], head):
        end += 1
    if end < limit and _tells_of_it(words[end]):
        for at in range(end + 1, min(limit, end + _LONGEST_CLAUSE)):
            if words[at] in COMMAS and not (document and at + 1 < limit and _describes(lexicon, words[at + 1], head)):
                break
            if words[at] in lexicon.complementisers or words[at] in leads:
                end = at
                break
    return replace(speaker, end=end) if end > speaker.end else speaker


def _describes(lexicon: Lexicon, word: str, head: str) -> bool:
    """Whether a word without article is an adjective of the document, or a participle in its gender."""
    feminine = head.endswith(("ه", "ات")) or head in lexicon.documents
    participle = feminine and word[0] == "م" and word.endswith("ه") and len(word) >= _SHORTEST_PARTICIPLE
    return (
        word in lexicon.qualities
        or word in lexicon.speech_kinds
        or participle
        or any(kind[0] == "a" and kind[-1] != "d" for kind in about(word))
    )


def _tells_of_it(word: str) -> bool:
    """Whether a word is a verb in the past, with a pronoun for the document or without."""
    verb = PAST in forms(word)
    return verb or any(word.endswith("ت" + pronoun) for pronoun in PRONOUNS_OF_NOUNS)
