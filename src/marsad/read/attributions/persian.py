"""The sayings of a Persian statement: the subject stands first, its verb behind it, and what is said mostly last."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from marsad.model.attribution import Stance
from marsad.read.attributions.articles import Naming
from marsad.read.attributions.contents import Lead, trimmed
from marsad.read.attributions.cues import Form, phrase_at
from marsad.read.attributions.sayings import Passage, Saying
from marsad.read.attributions.speakers import Speaker

# The longest form of a cue («ابراز امیدواری کرده است»), in words.
_LONGEST_CUE = 4
# Before a cue, its subject with titles and circumstances is rarely longer, in words.
_REACH = 40
# From the beginning of a content to a modal word that governs it.
_GOVERNS = 6
_OBJECT = "را"
_COMMAS = frozenset("،,")
_STOPS = frozenset(".؛;:؟!")


def persian_sayings(passage: Passage) -> tuple[list[Saying], list[Speaker]]:
    """The sayings of a Persian statement in the order of their cues; no cue leaves its speaker idle."""
    cues = list(_cues(passage))
    found: list[Saying] = []
    for number, (first, end, form) in enumerate(cues):
        following = cues[number + 1] if number + 1 < len(cues) else None
        saying = _of_cue(passage, first, end, form, following)
        if saying is not None:
            found.append(saying)
    found.extend(_according(passage))
    found.sort(key=lambda saying: (saying.cue, saying.rank))
    return [replace(saying, stance=_tempered(passage, saying)) for saying in found], []


def _cues(passage: Passage) -> Iterator[tuple[int, int, Form]]:
    """First token, token after the last, and form of each cue, the longest at its place."""
    at = passage.first
    while at < passage.end:
        ends = range(min(passage.end, at + _LONGEST_CUE), at, -1)
        forms = ((end, passage.lexicon.forms.get(" ".join(passage.words[at:end]))) for end in ends)
        end, form = next(((end, form) for end, form in forms if form is not None), (at + 1, None))
        if form is not None and not passage.is_named(at):
            yield at, end, form
        at = end


def _of_cue(
    passage: Passage, first: int, end: int, form: Form, following: tuple[int, int, Form] | None
) -> Saying | None:
    """What a cue gives to its subject: a clause or speech behind it, or a noun before it."""
    start = _clause_start(passage, first)
    speaker, after_speaker = _subject(passage, start, first)
    content = _behind(passage, end, form, following) or _before(passage, after_speaker, first, form)
    if content is None:
        return None
    opens, closes, lead = content
    opens, closes = trimmed(passage.article, opens, closes)
    if closes <= opens or (speaker is not None and lead == "object" and speaker.first >= opens):
        return None
    return Saying(
        cue=first, cue_end=end, first=opens, end=closes, lead=lead, stance=form.manner.stance, form=form,
        speaker=speaker,
    )  # fmt: skip


def _behind(
    passage: Passage, end: int, form: Form, following: tuple[int, int, Form] | None
) -> tuple[int, int, Lead] | None:
    """What stands behind a cue: a clause after «که», speech after a colon, a quotation, or up to the verb it needs."""
    if end >= passage.end:
        return None
    word = passage.words[end]
    quotation = passage.article.quotation_from.get(end + 1 if word in (":", "كه") else end)
    if form.manner.needs:
        closing = next((at for at in range(end, passage.end) if passage.words[at] in form.manner.needs), None)
        return None if closing is None else (end, closing, "object")
    if "clause" not in form.manner.takes:
        return None
    if quotation is not None and quotation.end - quotation.first > 3:
        return (quotation.first, quotation.end, "quote")
    lead: Lead | None = (
        "clause" if word in passage.lexicon.complementisers else "speech" if word in _COMMAS | {":"} else None
    )
    if lead is None or (word in _COMMAS and end + 3 > passage.end):
        return None
    return end + (lead == "speech"), _clause_end(passage, end, following), lead


def _clause_end(passage: Passage, first: int, following: tuple[int, int, Form] | None) -> int:
    """A content ends where a coordinated cue takes over: «... و افزود که»."""
    if following is None:
        return passage.end
    at = following[0]
    while at > first and (passage.words[at - 1] in passage.lexicon.adverbs or passage.words[at - 1] in _COMMAS):
        at -= 1
    linked = any(word in _COMMAS or word == "و" for word in passage.words[at : following[0]])
    return at if linked and at > first + 1 else passage.end


def _before(passage: Passage, after_speaker: int, cue: int, form: Form) -> tuple[int, int, Lead] | None:
    """What stands before a cue: a noun with «را», or one that the cue's preposition leads."""
    if "object" in form.manner.takes and cue > passage.first and passage.words[cue - 1] == _OBJECT:
        return after_speaker, cue - 1, "object"
    for at in range(after_speaker, cue - 1):
        if passage.words[at] in form.manner.via:
            return at + 1, cue, "via"
    return None


def _clause_start(passage: Passage, cue: int) -> int:
    """First token of the clause that a cue ends; a phrase at its head that gives it to another is passed over."""
    start = _sentence_start(passage, cue)
    if start < cue and phrase_at(passage.lexicon.according, passage.words, start):
        comma = next((at for at in range(start, cue) if passage.words[at] in _COMMAS), None)
        return start if comma is None else comma + 1
    return start


def _sentence_start(passage: Passage, cue: int) -> int:
    for at in range(cue - 1, max(passage.first, cue - _REACH) - 1, -1):
        word = passage.words[at]
        if passage.article.naming_at(at) is None and (word in _STOPS or word in passage.lexicon.complementisers):
            return at + 1
    return max(passage.first, cue - _REACH)


def _subject(passage: Passage, start: int, cue: int) -> tuple[Speaker | None, int]:
    """The subject at the head of a clause, None where it is left out; and the token after it."""
    lexicon = passage.lexicon
    namings = list(_free(passage, start, cue))
    first = next((at for at in range(start, cue) if _is_role(passage, at)), None)
    if namings and (first is None or namings[0].first <= first or namings[0].end <= cue):
        titled = first is not None and first < namings[0].first
        person = next((one for one in namings if one.actor.type == "person" and titled), None)
        chosen = person or namings[0]
        nameless = first is not None and passage.words[first] in lexicon.anonymous and first < chosen.first
        if not nameless or chosen.actor.type == "person":
            opens = first if titled and first is not None else chosen.first
            return Speaker(opens, chosen.end, chosen), chosen.end
    if first is not None:
        end = first + 1
        while end < cue and passage.words[end] not in lexicon.prepositions and passage.words[end] not in _COMMAS:
            end += 1
        return Speaker(first, end, None), min(end, first + 3)
    at = start
    while at < cue and (passage.words[at] in lexicon.adverbs or passage.words[at] in _COMMAS):
        at += 1
    return None, at


def _is_role(passage: Passage, at: int) -> bool:
    word = passage.words[at]
    lexicon = passage.lexicon
    led = at > passage.first and passage.words[at - 1] in lexicon.prepositions
    role = word in lexicon.anonymous or word in lexicon.titles or word in lexicon.bodies
    return role and not led and passage.article.naming_at(at) is None


def _free(passage: Passage, start: int, end: int) -> Iterator[Naming]:
    """The names in a stretch that no preposition leads, and that no noun in construct leads away."""
    for at in range(start, end):
        naming = passage.article.naming_from(at)
        before = passage.words[at - 1] if at > start else ""
        if naming is not None and before not in passage.lexicon.prepositions:
            yield naming


def _according(passage: Passage) -> Iterator[Saying]:
    """What a phrase gives to whoever is named after it: «به گزارش خبرگزاری بندر، ...»."""
    lexicon, words = passage.lexicon, passage.words
    for index in range(passage.first, passage.end):
        length = phrase_at(lexicon.according, words, index)
        if not length or passage.is_named(index):
            continue
        after = index + length
        near = range(after, min(passage.end, after + 3))
        naming = next((one for at in near if (one := passage.article.naming_from(at)) is not None), None)
        end = naming.end if naming is not None else after + 1
        comma = next((at for at in range(end, passage.end) if words[at] in _COMMAS), None)
        at_head = index - passage.first <= 1
        first, last = (comma + 1 if comma is not None else end, passage.end) if at_head else (passage.first, index)
        first, last = trimmed(passage.article, first, last)
        if last - first > 1:
            alleged = any(word in lexicon.alleging for word in words[index:after])
            yield Saying(
                cue=index, cue_end=end, first=first, end=last, lead="according",
                stance="alleges" if alleged else "asserts", rank=0, speaker=Speaker(after, end, naming),
            )  # fmt: skip


def _tempered(passage: Passage, saying: Saying) -> Stance:
    """The stance, turned into a proposal or a question by the first words of what is said."""
    if saying.stance != "asserts" or saying.lead == "according":
        return saying.stance
    near = range(saying.first, min(saying.end, saying.first + _GOVERNS))
    if any(phrase_at(passage.lexicon.modal, passage.words, at) for at in near):
        return "proposes"
    asked = "؟" in passage.words[max(saying.first, saying.end - 2) : saying.end + 1]
    return "asks" if asked and saying.lead in ("speech", "quote") else "asserts"
