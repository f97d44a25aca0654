"""What English calls something («called the report a novel»), and whether a verb is denied of its subject."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from marsad.read.attributions.cues import Reading, reading
from marsad.read.attributions.english.before import quotation_before
from marsad.read.attributions.english.contents import content_end, object_end, saying_of
from marsad.read.attributions.english.speakers import is_noun, subject_before
from marsad.read.attributions.english.words import speech
from marsad.read.attributions.sayings import Passage, Saying

_JUDGING = ("ated", "able", "ible", "less", "ous", "ful", "legal", "false", "wrong", "unfair", "unjust")
"""What adjectives of judgement end in."""
_OBJECT = 6
"""An object before what it is called has fewer words."""
_RATED = 14
"""From «as» to the claims that it says what is thought of: «rejected as "baseless" the claims», in words."""
_SUPPOSING = frozenset("might may could should can cannot must".split())


def is_negated(passage: Passage, index: int) -> bool:
    """Whether a verb only might have been said, or was not: «did not deny», «cannot say», but «on 4 May, says»."""
    silenced = passage.lexicon.negations | _SUPPOSING
    near = passage.words[max(passage.first, index - 2) : index]
    near = near[near.index(",") + 1 :] if "," in near else near
    return any(word in silenced or word.endswith("n't") for word in near)


def disbelieved(passage: Passage, index: int, sighting: Reading) -> Saying | None:
    """What somebody does not believe: «The police do not believe that the two had met», «will not admit that»."""
    near = passage.words[max(passage.first, index - 2) : index]
    denied = passage.words[index] in speech().granting
    believes = denied or (sighting.form.lemma in passage.lexicon.believing and not sighting.form.participle)
    if not believes or not _SUPPOSING.isdisjoint(near):
        return None
    speaker = subject_before(passage.article, passage.lexicon, passage.first, index)
    if speaker is None or passage.lexicon.complementisers.isdisjoint(passage.words[index + 1 : index + 2]):
        return None
    end = content_end(passage.article, passage.lexicon, index, index + 1, passage.end)
    made = saying_of(passage, index, (index + 1, end), "doubts", speaker, sighting)
    return made and replace(made, stance="denies" if denied else "doubts")


def _end_of_verdict(passage: Passage, index: int) -> int | None:
    """Where what follows a verb that may give a name ends; None where it gives none there."""
    article, first = passage.article, index + 1
    if is_noun(article, passage.lexicon, passage.first, index) or is_negated(passage, index):
        return None
    inside = article.quotation_at(index)
    limit = passage.end if inside is None else min(passage.end, inside.end)
    end = content_end(article, passage.lexicon, index, first, limit) if first < limit else first
    if end <= first or passage.words[first] in {"for", "on", "upon", "off", "by"}:
        return None
    return object_end(article, first, end)


def _is_kind(passage: Passage, first: int, end: int) -> bool:
    """Whether a short object is followed by what it is called: «called the case a fabrication»."""
    words, small = passage.words, passage.lexicon.prepositions | passage.lexicon.adverbs | speech().being
    if words[first] not in {"the", "this", "that", "his", "her", "its", "their", "it", "him", "them"}:
        return False
    kind = next((at for at in range(first + 1, min(first + _OBJECT, end)) if words[at] in {"a", "an"}), None)
    return kind is not None and small.isdisjoint(words[first:kind]) and "," not in words[first:kind]


def is_term(passage: Passage, index: int, before: Sequence[Saying]) -> bool:
    """Whether a verb only names something within what its subject says: «denied arming what it called bandits»."""
    words = passage.words
    within = any(one.first <= index < one.end for one in before)
    return within and words[index - 2] == "what" and words[index - 1] in passage.lexicon.pointing_back


def verdict(passage: Passage, index: int, before: Sequence[Saying] = ()) -> Saying | None:
    """What somebody calls something: «called the report "a novel"», «rejected the claims as baseless»."""
    article, words = passage.article, passage.words
    first, end = index + 1, _end_of_verdict(passage, index)
    if end is None:
        return None
    called = words[index].startswith(("call", "describ", "brand", "label", "dub", "term"))
    if called and first in article.quotation_from and "what" not in words[max(passage.first, index - 6) : index]:
        return None  # «a budget line called "social peace"» is a name
    named = article.naming_from(first) or article.naming_from(first + (words[first] == "the"))
    a_kind = (named is not None and named.end < end and words[named.end] in {"a", "an"}) or _is_kind(
        passage, first, end
    )
    refuted = not (speech().refuting | speech().fictions).isdisjoint(words[first:end])
    quoted = any(at in article.quotation_from for at in range(first, end))
    about = bool(speech().claims & set(words[first : first + (_RATED if words[first] == "as" else 5)]))
    judged = not called and any(words[at] == "as" for at in range(first + 1, end)) and quoted
    said = words[end - 1 - (not article.page.tokens[end - 1].is_word)]
    judging = end - first > 2 and (said in speech().refuting or said.endswith(_JUDGING))  # «called the charges illegal»
    predicated = a_kind or quoted or (called and judging) or "as" in words[first:end] or (about and refuted)
    participle = words[index].endswith("ing")
    joined = words[index - 1] in {"and", "but"}
    shared = before[-1].speaker if before and joined and not participle else None
    speaker = shared or (None if participle else subject_before(article, passage.lexicon, passage.first, index))
    termed = speaker is not None and "what" in words[max(passage.first, speaker.first - 2) : index]
    if not (predicated or termed if called else about or judged):
        return None
    if speaker is None and not participle and not joined:
        return None
    denied = refuted if called else about
    if quotation_before(passage, index, speaker) is not None and not called:
        return None
    form = reading(passage.lexicon, words[index])
    made = saying_of(passage, index, (first, end), "denies" if denied else "asserts", speaker, form, lead="object")
    return made and replace(made, stance="denies" if denied else "asserts")
