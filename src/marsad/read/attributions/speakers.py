"""Who speaks: the noun phrase that is the subject of a cue, or that stands after a phrase such as «بحسب»."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from marsad.read.actors.commonnouns import listed
from marsad.read.attributions.articles import Article, Naming
from marsad.read.attributions.cues import Lexicon, reading
from marsad.read.attributions.fillers import (
    COMMAS,
    before_aside,
    begins_aside,
    passes,
    past_fillers,
    past_hearer,
    without_conjunction,
)
from marsad.read.attributions.roleholders import APPOSITION, head_of, name_after, names_in_phrase, person_follows
from marsad.read.attributions.rolephrases import (
    BEGIN_CLAUSE,
    FULL_STOPS,
    MARKS,
    is_definite,
    is_oblique,
    is_role,
    is_told_whose,
    owned_bearer,
    past_whereabouts,
    phrase_end,
)
from marsad.text.tokens import PREPOSITIONS

_NO_LEADS: frozenset[str] = frozenset()
# Titles and appositions included, the noun phrase that is a subject is rarely longer, in words.
_LONGEST_PHRASE = 30
# «الجمهوري سامر الحلو», «الكاندية ريما العابد».
_OF_SOMEWHERE = ("ي", "يه")


# «إمام», folded like «أمام».
_PRAYER_LEADER = "امام"
TOWARDS = "الي"


class Speaker(msgspec.Struct, frozen=True):
    """Tokens of the noun phrase that speaks, and who it names; None where it names nobody.

    `points_back` is set for a role that means whoever spoke before: «المصدر»، «المسؤول».
    """

    first: int
    end: int
    naming: Naming | None
    points_back: bool = False


class NoSpeaker(msgspec.Struct, frozen=True):
    """The subject is there, but is nobody who speaks: an event, a thing."""


def speaker_after(
    article: Article, lexicon: Lexicon, start: int, limit: int, leads: frozenset[str] = _NO_LEADS
) -> Speaker | None:
    """The noun phrase that begins at a token, adverbs passed over, if it can speak.

    `leads` are prepositions that lead to what is said, and so end the phrase.
    """
    words = article.words
    lead = limit
    if not leads.isdisjoint(words[start + 1 : limit]):
        lead = next(
            (at for at in range(start + 1, limit) if words[at] in leads and _leads(article, lexicon, at)), limit
        )
    if lead < limit:
        borne = speaker_after(article, lexicon, start, limit)
        if borne is not None and _is_bearer(article, lexicon, borne, lead, limit):
            return borne
    limit = lead
    index = past_fillers(article, lexicon, past_hearer(article, start, limit), limit)
    naming = article.naming_at(index) if index < limit else None
    if naming is not None:
        led = naming.first != index or naming.clitics[-1:] in PREPOSITIONS
        group = naming.actor.type == "organization" and naming.actor.known is None
        asked = is_oblique(article.words[index], people=not group)  # «الكرملين» is no plural
        return None if led or asked else _named(article, lexicon, naming, limit)
    if index >= limit or is_oblique(article.words[index]):
        return None
    called = article.naming_from(index + 1) if index + 1 < limit else None
    of_somewhere = is_definite(article.words[index]) and article.words[index].endswith(_OF_SOMEWHERE)
    if of_somewhere and called is not None and called.actor.type == "person" and not called.clitics:
        return replace(_named(article, lexicon, called, limit), first=index)
    if (bearer := owned_bearer(article, lexicon, index, limit)) is not None:
        return Speaker(index, bearer.end, bearer)
    leads_prayer = article.words[index] == _PRAYER_LEADER and article.written(index).startswith("إ")
    return _role(article, lexicon, index, limit) if leads_prayer or is_role(lexicon, article.words[index]) else None


def _leads(article: Article, lexicon: Lexicon, at: int) -> bool:
    """Whether a preposition leads to what is said, not to those of whom some speak: «شكا عدد من السكان من»."""
    if article.naming_at(at) is not None:  # «علي» may be a name
        return False
    return article.words[at] != "من" or article.words[at - 1] not in lexicon.quantities


def _is_bearer(article: Article, lexicon: Lexicon, speaker: Speaker, lead: int, limit: int) -> bool:
    """Whether a preposition belongs to a title whose bearer is named behind it: «رئيس لجنة الرقابة على البنوك سامر»."""
    naming, end = speaker.naming, speaker.end
    named = naming is not None and naming.actor.type == "person" and speaker.first < lead < naming.first
    if named and _is_sent(article, lexicon, speaker, lead, limit):
        return True
    said = next((word for word in article.words[end:limit] if word not in COMMAS), "")
    return named and (said in lexicon.complementisers or lexicon.says(said) or said == article.words[lead])


def _is_sent(article: Article, lexicon: Lexicon, speaker: Speaker, lead: int, limit: int) -> bool:
    """Whether «إلى» leads to where an envoy is sent, and another to what he calls for: «دعا المبعوث إلى X فلان إلى»."""
    words, place = article.words, article.naming_from(lead + 1)
    sent = words[lead] == TOWARDS and words[speaker.first].removeprefix("ال") in lexicon.envoys
    return sent and place is not None and place.actor.type == "place" and TOWARDS in words[speaker.end : limit]


def speaker_of_phrase(article: Article, lexicon: Lexicon, start: int, limit: int) -> Speaker | None:
    """The speaker after a phrase such as «بحسب» or «وفقا ل», whose ل may be written with the noun."""
    if start >= limit:
        return None
    naming = article.naming_from(start)
    if naming is not None:
        return _named(article, lexicon, naming, limit)
    word, owner = article.words[start], article.naming_from(start + 1) if start + 1 < limit else None
    if owner is not None and owner.clitics[-1:] == "ل" and word.removesuffix("ه") in lexicon.tallies:
        return Speaker(start, owner.end, owner)
    if word == "ل" and start + 1 < limit:
        return speaker_of_phrase(article, lexicon, start + 1, limit)
    if word.startswith("ل") and (is_role(lexicon, word[1:]) or is_role(lexicon, "ا" + word[1:])):
        return _role(article, lexicon, start, limit)
    return _definite_role(article, lexicon, start, limit) or speaker_after(article, lexicon, start, limit)


def _definite_role(article: Article, lexicon: Lexicon, start: int, limit: int) -> Speaker | None:
    """A definite role or body behind a phrase: its bearer where he is named behind it, else whom it points back to."""
    word = article.words[start]
    definite = "ا" + word[1:] if word.startswith("لل") else word
    bearer = names_in_phrase(article, lexicon, start, min(limit, start + _LONGEST_PHRASE))[0]
    if definite in lexicon.titles and bearer is not None:
        return Speaker(start, bearer.end, bearer)
    if definite in lexicon.pointing_back or (definite.startswith("ال") and definite[2:] in lexicon.bodies):
        end = phrase_end(article, lexicon, start, limit, definite=True)
        pointing = definite in lexicon.pointing_back and not is_told_whose(article, start, end)
        return Speaker(start, end, None, points_back=pointing)
    return None


def speaker_before(article: Article, lexicon: Lexicon, index: int, floor: int) -> Speaker | NoSpeaker | None:
    """The subject that stands before its verb; None where the verb begins its clause."""
    end = index
    while end > floor and _is_filler(article, lexicon, end - 1):
        end -= 1
    if end <= floor:
        return None
    if article.words[end - 1] in lexicon.relatives:
        return _antecedent(article, lexicon, end - 1, floor)
    aside = not COMMAS.isdisjoint(article.words[end:index])
    hides = not article.withholding.isdisjoint(range(end, index))  # only somebody asks not to be named
    if (
        aside
        and not hides
        and begins_aside(lexicon, article.words[floor])
        and COMMAS.isdisjoint(article.words[floor:end])
    ):
        return None
    start = _clause_start(article, lexicon, before_aside(article, lexicon, end, floor) if aside else end, floor)
    return speaker_within(article, lexicon, start, end)


def speaker_within(article: Article, lexicon: Lexicon, start: int, end: int) -> Speaker | NoSpeaker | None:
    """The subject at the head of a stretch; None where a circumstance or nothing stands there."""
    at = start
    while at < end and article.naming_from(at) is None and passes(article, lexicon, at):
        at += 1
    if at >= end:
        return None
    naming = article.naming_at(at)
    if naming is not None:
        return None if naming.clitics[-1:] in PREPOSITIONS else _named(article, lexicon, naming, end)
    word = article.words[at]
    if begins_aside(lexicon, word):
        return None
    if any(is_role(lexicon, form) for form in without_conjunction(word)) or word in lexicon.honorifics:
        return _role(article, lexicon, at, end)
    return Speaker(at, at + 1, None) if word.removeprefix("ال") in listed("documents") else NoSpeaker()


def unknown_speaker(article: Article, lexicon: Lexicon, start: int, end: int) -> Speaker | None:
    """The subject that fills a stretch that begins with neither a name nor a known role: a name in it, or nobody."""
    while end > start and not article.page.tokens[end - 1].is_word:
        end -= 1
    if end > start and article.words[end - 1] in lexicon.prepositions:
        end -= 1
    namings = (article.naming_from(index) for index in range(start, end))
    free = [one for one in namings if one is not None and not is_led(article, lexicon, one)]
    people = [one for one in free if one.actor.type == "person" and not is_oblique(article.words[one.first])]
    if end <= start or is_oblique(article.words[start]):
        return None
    pointing = article.words[start] in lexicon.pointing_back and not is_told_whose(article, start, end)
    return Speaker(start, end, people[0] if people else None, points_back=pointing)


def is_led(article: Article, lexicon: Lexicon, naming: Naming) -> bool:
    """Whether a preposition leads a name, titles and adjectives between them passed over."""
    if naming.clitics[-1:] in PREPOSITIONS:
        return True
    for at in range(naming.first - 1, max(-1, naming.first - 1 - APPOSITION), -1):
        word = article.words[at]
        if any(form in lexicon.prepositions for form in without_conjunction(word)):
            return True
        if not (word in lexicon.titles or word in lexicon.honorifics or word in lexicon.bodies or word == '"'):
            return False
    return False


def _is_filler(article: Article, lexicon: Lexicon, at: int) -> bool:
    word = article.words[at]
    return article.naming_at(at) is None and (
        word in lexicon.adverbs
        or word in MARKS
        or at in article.withholding
        or word in ")؛"
        or not lexicon.negations.isdisjoint(without_conjunction(word))
        or word in {"هو", "هي", "هم", "كان", "كانت", "كانوا"}
    )


def _antecedent(article: Article, lexicon: Lexicon, relative: int, floor: int) -> Speaker | NoSpeaker | None:
    """Whom a relative pronoun takes up: the name or role right before it."""
    at = relative - 1
    while at >= floor and (article.words[at] in MARKS or article.words[at] in ")و"):
        at -= 1
    if at < floor:
        return None
    naming = article.naming_at(at)
    if naming is not None and naming.actor.type == "place" and naming.first - 1 > floor:
        led = article.words[naming.first - 1] == "في"  # «قرار القمة في العاصمة الذي»: whatever is there
        naming = article.naming_at(naming.first - 2) if led else naming
    if naming is not None:
        return Speaker(naming.first, naming.end, _holder(article, lexicon, naming, floor))
    for first in range(at, max(floor, at - APPOSITION) - 1, -1):
        word = article.words[first]
        body = word.startswith("ال") and word[2:] in lexicon.bodies
        if (word in lexicon.anonymous or body) and article.naming_at(first) is None:
            return Speaker(first, at + 1, None)
    return NoSpeaker()


def _holder(article: Article, lexicon: Lexicon, naming: Naming, floor: int) -> Naming:
    """The person of whose office a name is part: «سامر الحلو وزير المياه في الساحل، الذي»; else the name itself."""
    if naming.actor.type == "person":
        return naming
    for at in range(naming.first - 1, max(floor, naming.first - 1 - APPOSITION), -1):
        before = article.naming_at(at - 1)
        if article.words[at] in lexicon.titles and before is not None and before.actor.type == "person":
            return before
    return naming


def _named(article: Article, lexicon: Lexicon, naming: Naming, limit: int) -> Speaker:
    """A named speaker, with titles and names in apposition; the person an office is filled by is whom it means."""
    first, end = naming.first, naming.end
    head = article.words[first][len(naming.clitics) :]
    following = article.naming_from(end) if end < limit else None
    if head in lexicon.titles and end < limit and (following is None or _belongs(following)):
        end = phrase_end(article, lexicon, end - 1, limit, definite=True)
    elif naming.actor.type == "person" and end < limit and article.words[end] in lexicon.titles:
        end = end if article.naming_from(end) else phrase_end(article, lexicon, end, limit)
    end = past_whereabouts(article, end, limit) if head in lexicon.titles else end
    after = name_after(article, lexicon, end, limit)
    after_comma = after is not None and after.first > end
    office = (naming.actor.type == "person" and (head.startswith("ال") or after_comma)) or head in lexicon.titles
    if after is not None and after.actor.type == "person" and office:
        # «مدير القطاع المشرف العام على المستشفى سامر»: another title before the name
        bearer = _named(article, lexicon, after, limit) if article.words[after.first] in lexicon.titles else None
        return Speaker(first, after.end, after) if bearer is None else replace(bearer, first=first)
    second = _second_title(article, lexicon, end, limit) if after is None and office else None
    if second is not None:
        return replace(second, first=first)
    if after is None and head in lexicon.titles:
        of_all = _bearer_of_all(article, lexicon, naming, limit)
        if of_all is not None:
            return Speaker(first, of_all.end, of_all)
    if after is not None and after.actor is naming.actor:
        return Speaker(first, phrase_end(article, lexicon, after.end - 1, limit, definite=True), naming)
    return Speaker(first, _joined_end(article, lexicon, end, limit), naming)


def _second_title(article: Article, lexicon: Lexicon, end: int, limit: int) -> Speaker | None:
    """The bearer of a further title behind a comma: «رئيس اللجنة، مدير المركز الدكتور سامر الحلو»."""
    at = end + 1
    if at >= limit or article.words[end] not in COMMAS or article.words[at] not in lexicon.titles:
        return None
    bearer = _role(article, lexicon, at, limit) if article.naming_at(at) is None else None
    return bearer if bearer is not None and bearer.naming is not None else None


def _bearer_of_all(article: Article, lexicon: Lexicon, naming: Naming, limit: int) -> Naming | None:
    """The person named where what is said begins, behind several titles: «رئيس الفريق ومدير المركز سامر الحلو أن»."""
    limit = min(limit, naming.first + _LONGEST_PHRASE)
    joined = article.words[naming.end] if naming.end < limit else ""
    if joined[:1] != "و" or article.naming_from(naming.end) is not None:
        return None
    person = names_in_phrase(article, lexicon, naming.first, limit)[0]
    said = (
        person is not None and person.end < len(article.words) and article.words[person.end] in lexicon.complementisers
    )
    return person if said else None


def _belongs(naming: Naming) -> bool:
    """Whether a name right behind a title is of what its bearer speaks for: «الأمين العام لحلف الوادي سامر الحلو»."""
    return naming.clitics[-1:] == "ل" or (naming.actor.type != "person" and naming.clitics[-1:] != "و")


def _joined_end(article: Article, lexicon: Lexicon, end: int, limit: int) -> int:
    """Token after the speakers that «و» joins to a speaker."""
    while end < limit:
        joined = article.naming_from(end)
        word = article.words[end]
        if joined is not None and joined.clitics == "و":
            end = joined.end
        elif word[0] == "و" and len(word) > 3 and is_role(lexicon, word[1:]) and reading(lexicon, word) is None:
            end = phrase_end(article, lexicon, end, limit)
        else:
            break
    return end


def _role(article: Article, lexicon: Lexicon, first: int, limit: int) -> Speaker:
    """A phrase headed by a role: the person it names, the body it stands for, or nobody named."""
    limit = min(limit, first + _LONGEST_PHRASE)
    head = head_of(lexicon, article.words[first])
    if head in lexicon.quantities:
        counted = first + 2 if first + 1 < limit and article.words[first + 1] == "من" else first + 1
        naming = article.naming_from(counted) if counted < limit else None
        if naming is not None and naming.actor.type != "place":
            return Speaker(first, phrase_end(article, lexicon, naming.end - 1, limit, definite=True), naming)
    person, body = names_in_phrase(article, lexicon, first, limit)
    owner = article.naming_from(first + 1) if head in lexicon.related and first + 1 < limit else None
    if owner is not None and person is None:
        person = person_follows(article, lexicon, owner.end, limit)  # «محامي سامر الحلو، ريما العابد»
    if person is not None:
        return Speaker(first, person.end, person)
    end = phrase_end(article, lexicon, first, limit)
    theirs = body is not None and body.first == first + 1 and not body.clitics and body.actor.type == "organization"
    if body is not None and (head in lexicon.bodies or (theirs and _speak_for(head))):
        return Speaker(first, max(end, body.end), body)
    second = _second_title(article, lexicon, end, limit) if head in lexicon.titles else None
    if second is not None:
        return replace(second, first=first)
    pointing = head in lexicon.pointing_back and not is_told_whose(article, first, end)
    return Speaker(first, end, None, points_back=pointing)


def _speak_for(head: str) -> bool:
    """Whether a noun is of those who lead a body or fight for it, whose words are the body's: «ضباط الجبهة»."""
    return head in listed("leaders") or head in listed("fighters")


def _clause_start(article: Article, lexicon: Lexicon, end: int, floor: int) -> int:
    """First token of the clause that ends at a token."""
    at = end
    while at > floor and end - at < _LONGEST_PHRASE:
        word = article.words[at - 1]
        if article.naming_at(at - 1) is None:
            bare = word[1:] if word[0] in "وف" else word
            if (
                word in lexicon.resumptions
                or bare in lexicon.complementisers
                or bare in BEGIN_CLAUSE
                or (word in FULL_STOPS and not (word == "." and article.words[at - 2] in lexicon.honorifics))
                or word in lexicon.relatives
            ):
                break
            if word in "،,-" and person_follows(article, lexicon, at, end) is None:
                break
        at -= 1
    return at
