"""How what is said by an English cue is meant, by its own words: a proposal, a question, a denial."""

from __future__ import annotations

from marsad.model.attribution import Stance
from marsad.read.attributions.articles import Article
from marsad.read.attributions.cues import Lexicon, phrase_at
from marsad.read.attributions.english.words import speech

GOVERNS = 7
"""From the beginning of a content to a modal word that governs it, in words."""
HEAD = 12
"""From the beginning of a content to the words that make it a denial, in words."""
_CLAUSE = 3
"""From the beginning of a main clause to its modal word, in words."""
_AHEAD = frozenset("will would can could cannot may might shall if".split())
_RELATIVE = frozenset("which who whose where".split())
_BEHIND = frozenset("and or but as because when after from in since by that".split())
"""Words behind «false» where it is no adjective of a noun («under false names»)."""
_POINTING = frozenset("it this that all these".split())
"""Words that point to what was put."""
_EXCLAIMED = 3
"""As many words has a cry at the most by which somebody refutes something («Complete nonsense»)."""
_KIND = 5
"""Within so many words behind its verb stands what a story is called."""
SUPPOSING = frozenset("if should unless were had".split())
"""Words with which a condition opens."""


def meant(article: Article, lexicon: Lexicon, stance: Stance, first: int, end: int) -> Stance:
    """The stance of plain speech by what is said: a proposal, a question, a denial («we never met», «it is fake»)."""
    if stance != "asserts":
        return stance
    words = article.words
    opens = next((at for at in range(first, end) if article.page.tokens[at].is_word), first)
    supposed = words[opens] in SUPPOSING and words[opens] != "if"  # «Should X refuse, the army will act»
    reach = end if words[opens] == "if" else min(end, first + GOVERNS)  # «If he did it he should go»
    main = _past_relatives(words, first, end)
    places = (*range(first + 2 * supposed, reach), *range(main, min(end, main + _CLAUSE) if main else 0))
    if any(phrase_at(lexicon.modal, words, at) for at in places):
        return "proposes"
    if "?" in words[max(first, end - 3) : end]:
        return "asks"
    return "denies" if _refutes(article, lexicon, first, end) else stance


def _past_relatives(words: list[str], first: int, end: int) -> int:
    """Where a clause goes on behind what is said of its subject between commas: «X, which pays for it, should»."""
    at = first
    while (comma := next((n for n in range(at, min(end, at + GOVERNS)) if words[n] == ","), None)) is not None:
        closing = next((n for n in range(comma + 1, end) if words[n] == ","), None)
        if words[comma + 1] not in _RELATIVE or closing is None:
            break
        at = closing + 1
    return at if at > first else 0


def _refutes(article: Article, lexicon: Lexicon, first: int, end: int) -> bool:
    """Whether a clause says that something never was, or that what was put is false."""
    words = article.words
    head = words[first : min(end, first + HEAD)]
    if not _AHEAD.isdisjoint(head):
        return False
    plain = [word for word in head if word != '"']  # «has "never met" him»
    told = any(phrase_at(lexicon.denies_after, plain, at) for at in range(len(plain)))
    false = any(
        words[at] in speech().refuting
        and not (words[at] == "false" and words[at + 1].isalpha() and words[at + 1] not in _BEHIND)
        and (not speech().being.isdisjoint(words[max(first, at - 3) : at]))
        for at in range(first + 1, min(end, first + HEAD))
    )
    false = false or _is_called_a_fiction(article, first, end)
    opens = first + (words[first] in lexicon.complementisers)
    reach = range(opens + 2, min(end, opens + HEAD))
    bare = words[opens : opens + 2]
    none = bare[:1] == ["no"] and bare[1:] not in (["one"], ["-"])  # «that no money had been paid»
    return told or false or (none and any(words[at] in {"had", "has", "have"} for at in reach))


def _is_called_a_fiction(article: Article, first: int, end: int) -> bool:
    """Whether what was put is said to be made up («the story was "a fairy tale"», «Lies, all of it»)."""
    plain = [word for word in article.words[first : min(end, first + HEAD)] if word[:1].isalpha()]
    if plain[:1] == ["that"] and speech().being.isdisjoint(plain[1:2]):
        plain = plain[1:]  # «that he was writing a novel», but «That is a lie»
    unreal = speech().refuting | speech().fictions
    if len(plain) <= _EXCLAIMED and not unreal.isdisjoint(plain):
        return True
    being = next((n for n, word in enumerate(plain) if word in speech().being), None)
    put = being is not None and not (speech().claims | _POINTING).isdisjoint(plain[:being])
    return put and being is not None and not unreal.isdisjoint(plain[being + 1 : being + _KIND])
