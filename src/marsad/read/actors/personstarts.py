"""Where the name of a person begins that the tagger has learned: behind titles, bodies and what he says."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.actors.lexicon import GIVEN, WEAKLY_GIVEN, lexicon
from marsad.read.actors.ordinary import is_ordinary
from marsad.read.actors.personends import is_owned
from marsad.read.actors.phrases import Grammar
from marsad.read.actors.wordclasses import NOUN, forms
from marsad.read.actors.words import word
from marsad.text.tokens import Token

MOTHER = frozenset({"ام", "وام", "لام", "بام"})
"""What opens the name by which a woman is called after her son («أم خالد»), and means "or" elsewhere."""
PREMIER = "وزراء"
"""Behind «رئيس» what a premier is of, before his state."""
AND_ALI = "وعلي"
"""Who is joined to others by «و», and no «وعلى», which is written with another letter."""
NAMED = 2
"""The weight from which on a word is a person's name rather than a state's."""
BODIES = frozenset({"state", "ministry", "group", "security", "force", "town", "land"})
"""Kinds of heads that are seldom called by a person's name."""


def person_start(words: Sequence[Token], first: int, last: int, *, led: bool) -> int:
    """Where a person's name begins in a learned stretch; with `led`, a word before it may be his given name."""
    start = _past_titles(words, first, last)
    # «تأكيدات الفهيد»: what he says is no name of his
    start += last - start > 1 and words[start].text.endswith("ات") and words[start].text not in lexicon().names
    start += start < last and _is_of_body(words, start, last)
    called = led and start == first and _is_called_so(words, start - 1)
    return start - (called or _is_mother(words, start))


def is_borne(words: Sequence[Token], first: int, last: int) -> bool:
    """Whether a place of one word with its article is the family behind a given name: «بسجن خالد {الناصر}»."""
    given = lexicon().names.get(words[first - 1].text, 0) if 0 < first == last - 1 else 0
    return given == GIVEN and word(words[first].text).definite and not is_ordinary(words[first].text)


def _past_titles(words: Sequence[Token], first: int, last: int) -> int:
    """Where a person's name begins in a learned stretch: behind its last title, head noun or word of grammar."""
    for at in range(last - 1, first - 1, -1):
        seen = word(words[at].text)
        plain = seen.text in lexicon().names or seen.opener or _is_surname(words, at, first, last)
        plain = plain or (at == first and words[at].text == AND_ALI)
        noun = seen.head or seen.title or seen.country or is_owned(seen.text) or _is_of_owned(words, at, first)
        if not plain and (seen.function or seen.verb or noun):
            return at + 1
    return first


def _is_surname(words: Sequence[Token], at: int, first: int, last: int) -> bool:
    """Whether a title with its article is what the family is called, behind a given name: «سمير الوكيل»."""
    seen = word(words[at].text)
    ends = seen.title is not None and seen.definite and first < at == last - 1
    return ends and lexicon().names.get(words[at - 1].text, 0) >= WEAKLY_GIVEN


def _is_of_owned(words: Sequence[Token], at: int, first: int) -> bool:
    """Whether a word is the adjective of a noun with a pronoun before it («عضو مكتبها التنفيذي فلان»)."""
    return at > first and is_owned(words[at - 1].text) and word(words[at].text).stem in lexicon().adjectives


def _is_of_body(words: Sequence[Token], at: int, last: int) -> bool:
    """Whether the first word of a learned person's name belongs to a body or office before it: «حكومة X فلان»."""
    before = word(words[at - 1].text) if at else None
    weight = lexicon().names.get(words[at].text, 0)
    if before is None or before.definite or word(words[at].text).opener:
        return False
    if before.title is not None and (before.title.lemma in lexicon().ruling or before.text == PREMIER):
        return weight < NAMED or (last - at > 2 and weight == NAMED)
    bodies = before.head is not None and before.head.kind in BODIES and not {"n", "s"}.isdisjoint(before.head.marks)
    return bodies and weight < WEAKLY_GIVEN


def _is_called_so(words: Sequence[Token], at: int) -> bool:
    """Whether a rank without article is the given name it may be too («قال رائد فلان»)."""
    seen = word(words[at].text) if at >= 0 else None
    rank = seen is not None and seen.title is not None and seen.title.kind == "rank"
    return rank and lexicon().names.get(words[at].text, 0) == GIVEN


def _is_mother(words: Sequence[Token], at: int) -> bool:
    """Whether a given name at a word is a son's, after whom his mother is called: «أم خالد»."""
    return at > 0 and words[at - 1].text in MOTHER and lexicon().names.get(words[at].text, 0) >= WEAKLY_GIVEN


def is_given_name(text: str) -> bool:
    """Whether a word is a given name that is seldom anything else."""
    return lexicon().names.get(text, 0) == GIVEN


def is_given_alone(text: str) -> bool:
    """Whether a word is a given name and, though it may be an adjective, no noun, title, verb or word of grammar."""
    seen = word(text)
    other = seen.head or seen.people or seen.title or seen.function or seen.verb or text in lexicon().adjectives
    thing = NOUN in forms(text)
    return lexicon().names.get(text, 0) >= WEAKLY_GIVEN and not (other or thing)


def is_before_name(grammar: Grammar, at: int) -> bool:
    """Whether a name stands behind «علي», which is also «على»."""
    following = grammar.at(at + 1)
    if following is None or following.skip:
        return False
    weight = max(lexicon().names.get(text, 0) for text in (following.text, following.stem))
    return following.opener or (following.family and following.head is None) or weight >= GIVEN - 1
