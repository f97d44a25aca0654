"""The sayings of an English statement: the subject stands before its cue, or after it where a quotation comes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.model.attribution import Stance
from marsad.read.attributions.articles import Article, Naming
from marsad.read.attributions.contents import trimmed
from marsad.read.attributions.cues import Lexicon, Manner, Reading, phrase_at, reading
from marsad.read.attributions.quotations import Quotation
from marsad.read.attributions.sayings import Passage, Saying
from marsad.read.attributions.speakers import Speaker

# The subject with its appositions, or the listener with place and time, in words.
_REACH = 25
# From the beginning of a content to a modal word that governs it.
_GOVERNS = 6
_MARKS = frozenset(',"()-:;')
_TO_BE = frozenset("be been being to".split())
_POSSESSIVE = ("'s", "'")


def english_sayings(passage: Passage) -> tuple[list[Saying], list[Speaker]]:
    """The sayings of an English statement in the order of their cues; no cue of English leaves its speaker idle."""
    article, lexicon, statement = passage.article, passage.lexicon, passage
    found: list[Saying] = []
    for index in range(statement.first, statement.end):
        sighting = reading(lexicon, article.words[index])
        if sighting is None or article.naming_at(index) is not None or _is_noun(article, lexicon, statement, index):
            continue
        saying = _of_verb(article, lexicon, statement, index, sighting, follows=bool(found))
        if saying is not None:
            found.append(saying)
    found = _cut(article, found)
    found.extend(_according(article, lexicon, statement, found))
    found.sort(key=lambda saying: (saying.cue, saying.rank))
    return [replace(saying, stance=_tempered(article, lexicon, saying)) for saying in found], []


def _is_noun(article: Article, lexicon: Lexicon, statement: Passage, index: int) -> bool:
    """Whether a word that looks like a cue is a noun, or an infinitive that nobody has said."""
    before = article.words[index - 1] if index > statement.first else ""
    return before in lexicon.not_before_cue or before in _TO_BE or before.endswith(_POSSESSIVE)


def _of_verb(
    article: Article, lexicon: Lexicon, statement: Passage, index: int, sighting: Reading, *, follows: bool
) -> Saying | None:
    """What a verb introduces after it, or took from a quotation before it.

    A verb that `follows` another may share its subject: «called for ... and urged».
    """
    form = sighting.form
    manner, stance = form.manner, form.manner.stance
    if any(word in lexicon.negations for word in article.words[max(statement.first, index - 2) : index]):
        stance = "doubts"
        manner = replace(manner, takes=manner.takes - {"object", "quote"}, via=frozenset())
    speaker = None if form.participle else _subject_before(article, lexicon, statement, index)
    quotation = _quotation_before(article, statement, index, speaker)
    if quotation is not None and "quote" in manner.takes:
        speaker = speaker or _subject_after(article, lexicon, index + 1, statement.end)
        end = _resumed(article, statement, index, quotation)
        if speaker is not None:
            return _saying(article, index, quotation.first, end, stance, sighting, speaker)
    shared = follows and article.words[index - 1] in lexicon.resumptions
    if speaker is None and not form.participle and not shared:
        return None
    first = _content_after(article, lexicon, manner, index + 1, statement.end)
    if first is None or (stance == "doubts" and article.words[first] in lexicon.questions):
        return None
    inside = article.quotation_at(index)
    end = statement.end if inside is None else min(statement.end, inside.end)
    quoted = article.quotation_from.get(first)
    if quoted is not None and quoted.closed and quoted.end < end and not article.page.tokens[quoted.end - 2].is_word:
        end = quoted.end
    return _saying(article, index, first, end, stance, sighting, speaker)


def _saying(
    article: Article, index: int, first: int, end: int, stance: Stance, sighting: Reading, speaker: Speaker | None
) -> Saying | None:
    first, end = trimmed(article, first, end)
    if end <= first:
        return None
    return Saying(
        cue=index,
        cue_end=index + 1,
        first=first,
        end=end,
        lead="clause",
        stance=stance,
        form=sighting.form,
        speaker=speaker,
    )


def _content_after(article: Article, lexicon: Lexicon, manner: Manner, start: int, limit: int) -> int | None:
    """Where what is said begins after its verb: a quotation, a clause, a word that leads to it, or a bare noun."""
    words = article.words
    index = _past_adverbs(article, lexicon, start, limit)
    if index >= limit:
        return None
    if "person" in manner.takes or manner.via:
        reach = min(limit, index + _REACH)
        led = next((at for at in range(index, reach) if words[at] in manner.via), None)
        if led is not None and words[led - 1] not in lexicon.prepositions:
            return led if words[led] in lexicon.questions else led + 1
    for at in range(index, min(limit, index + _REACH)):
        if at in article.quotation_from and "quote" in manner.takes and (at == index or words[at - 1] in {",", ":"}):
            return at
        if words[at] in lexicon.complementisers and "clause" in manner.takes:
            return at
        if words[at] in {";", "but", "while"} or (at > index and reading(lexicon, words[at]) is not None):
            break
    if "person" in manner.takes and "speech" in manner.takes:
        return _past_listener(article, index, limit)
    return index if manner.takes & {"speech", "object"} and article.page.tokens[index].is_word else None


def _past_adverbs(article: Article, lexicon: Lexicon, start: int, limit: int) -> int:
    index = start
    while index < limit and article.naming_from(index) is None:
        length = phrase_at(lexicon.interludes, article.words, index)
        if not length and article.words[index] not in lexicon.adverbs and article.words[index] != ",":
            break
        index += length or 1
    return index


def _past_listener(article: Article, index: int, limit: int) -> int | None:
    """Token after who is told: a name, or one word."""
    naming = article.naming_from(index)
    after = naming.end if naming is not None else index + 1
    return after if after < limit and article.page.tokens[after].is_word else None


def _quotation_before(article: Article, statement: Passage, index: int, speaker: Speaker | None) -> Quotation | None:
    """The quotation that ends right before a verb or its subject: «"...," he said»."""
    at = (speaker.first if speaker is not None else index) - 1
    while at >= statement.first and article.words[at] == ",":
        at -= 1
    quotation = article.quotation_at(at) if at >= statement.first else None
    return quotation if quotation is not None and quotation.end == at + 1 else None


def _resumed(article: Article, statement: Passage, index: int, quotation: Quotation) -> int:
    """The end of a quotation that its cue parts in two: «"...," he said, "..."»."""
    for at in range(index, min(statement.end, index + _REACH)):
        again = article.quotation_from.get(at)
        if again is not None and again.first > quotation.first and article.words[at - 1] == ",":
            return again.end
    return quotation.end


def _subject_after(article: Article, lexicon: Lexicon, start: int, limit: int) -> Speaker | None:
    """The subject after its verb, where a quotation stands before."""
    for at in range(start, min(limit, start + _REACH)):
        naming = article.naming_from(at)
        word = article.words[at]
        if naming is not None:
            return Speaker(start, naming.end, naming)
        if word in lexicon.pointing_back:
            return Speaker(at, at + 1, None, points_back=True)
        if word in _MARKS or word in lexicon.prepositions:
            break
        if word in lexicon.anonymous:
            return Speaker(start, at + 1, None)
    return None


def _subject_before(article: Article, lexicon: Lexicon, statement: Passage, index: int) -> Speaker | None:
    """The subject before its verb: the name at the head of its clause, or a person named right before the verb."""
    end = index
    while (
        end > statement.first
        and article.naming_at(end - 1) is None
        and (
            article.words[end - 1] in lexicon.adverbs
            or article.words[end - 1] in lexicon.negations
            or article.words[end - 1] == ","
        )
    ):
        end -= 1
    if end <= statement.first:
        return None
    if article.words[end - 1] in lexicon.relatives:
        return _antecedent(article, end - 1, statement.first)
    start = _clause_start(article, lexicon, statement, end)
    nearest = article.naming_at(end - 1)
    if nearest is not None and nearest.actor.type == "person" and not _is_led(article, lexicon, nearest):
        return Speaker(max(start, statement.first), nearest.end, nearest)
    return _headed(article, lexicon, start, end)


def _clause_start(article: Article, lexicon: Lexicon, statement: Passage, end: int) -> int:
    at = end
    while at > statement.first and end - at < _REACH:
        word = article.words[at - 1]
        if article.naming_at(at - 1) is None and (
            word in lexicon.complementisers
            or word in lexicon.resumptions
            or word in '":;.'
            or (reading(lexicon, word) is not None and not _is_noun(article, lexicon, statement, at - 1))
        ):
            break
        at -= 1
    return at


def _headed(article: Article, lexicon: Lexicon, start: int, end: int) -> Speaker | None:
    """The noun phrase of a stretch judged by its head: a name, a role, a pronoun; None for anything else."""
    inside = [naming for at in range(start, end) if (naming := article.naming_from(at)) is not None]
    free = [naming for naming in inside if not _is_led(article, lexicon, naming) and not _owns(article, naming)]
    before_first = free[0].first if free else end
    for at in range(start, min(end, before_first)):
        word = article.words[at]
        if word in lexicon.pointing_back and at == end - 1:
            return Speaker(at, end, None, points_back=True)
        if word in lexicon.bodies:
            return Speaker(start, end, None, points_back=start < at and article.words[at - 1] == "the")
        if word in lexicon.anonymous or word in lexicon.titles:
            people = [naming for naming in free if naming.actor.type == "person"]
            named = people[0] if people else None
            definite = start < at and article.words[at - 1] == "the" and word in lexicon.pointing_back
            return Speaker(start, end, named, points_back=named is None and definite)
    if not free:
        return None
    head = free[0]
    after = article.words[head.end : end]
    role = next((word for word in after if word in lexicon.titles or word in lexicon.anonymous), None)
    if role is not None and head.actor.type != "person" and "," not in after:
        people = [naming for naming in free if naming.actor.type == "person"]
        return Speaker(start, end, people[0] if people else None)
    return Speaker(head.first, end, head)


def _is_led(article: Article, lexicon: Lexicon, naming: Naming) -> bool:
    at = naming.first - 1
    while at >= 0 and (article.words[at] in lexicon.honorifics or article.words[at] in {"the", "."}):
        at -= 1
    return at >= 0 and article.words[at] in lexicon.prepositions


def _owns(article: Article, naming: Naming) -> bool:
    """Whether a name only owns what follows: «Norland's ambassador»."""
    last = article.page.tokens[naming.end - 1]
    return last.text.endswith(_POSSESSIVE)


def _antecedent(article: Article, relative: int, floor: int) -> Speaker | None:
    at = relative - 1
    while at > floor and article.words[at] == ",":
        at -= 1
    naming = article.naming_at(at) if at >= floor else None
    return Speaker(naming.first, naming.end, naming) if naming is not None else None


def _cut(article: Article, found: list[Saying]) -> list[Saying]:
    """Contents that end before a participle, or before a verb with its own subject after a turn of the sentence."""
    kept: list[Saying] = []
    for number, saying in enumerate(found):
        end = saying.end
        for other in found[number + 1 :]:
            if saying.first < other.cue < end and other.first > other.cue:
                begins = other.speaker.first if other.speaker is not None else other.cue
                begins -= article.words[begins - 1] == "the"
                turn = article.words[begins - 1]
                if article.quotation_at(other.cue) is None and (
                    (other.is_participle and turn == ",") or turn in {"but", "while", "and"}
                ):
                    end = min(end, begins - (turn != ","))
        first, end = trimmed(article, saying.first, end)
        if end > first:
            kept.append(replace(saying, first=first, end=end))
    return kept


def _according(article: Article, lexicon: Lexicon, statement: Passage, found: list[Saying]) -> Iterator[Saying]:
    """«According to the centre, ...» and «..., according to the centre»."""
    for index in range(statement.first, statement.end):
        length = phrase_at(lexicon.according, article.words, index)
        speaker = _subject_of_phrase(article, lexicon, index + length, statement.end) if length else None
        if speaker is None:
            continue
        if index == statement.first:
            first = next((at + 1 for at in range(speaker.end, statement.end) if article.words[at] == ","), speaker.end)
            end = statement.end
        else:
            first, end = statement.first, index
        first, end = trimmed(article, first, end)
        if end - first > 1:
            yield Saying(
                cue=index,
                cue_end=speaker.end,
                first=first,
                end=end,
                lead="according",
                stance="asserts",
                rank=0,
                speaker=speaker,
            )


def _subject_of_phrase(article: Article, lexicon: Lexicon, start: int, limit: int) -> Speaker | None:
    for at in range(start, min(limit, start + _REACH)):
        naming = article.naming_from(at)
        word = article.words[at]
        if naming is not None:
            role = any(each in lexicon.anonymous for each in article.words[start:at])
            return Speaker(start, naming.end, None if role and naming.actor.type != "person" else naming)
        if word in _MARKS:
            break
        if word in lexicon.anonymous and (
            at + 1 >= limit or article.words[at + 1] in lexicon.prepositions | _MARKS | {"."}
        ):
            return Speaker(start, at + 1, None)
    return None


def _tempered(article: Article, lexicon: Lexicon, saying: Saying) -> Stance:
    """The stance, turned into a proposal or a question by the first words of what is said."""
    if saying.stance != "asserts" or saying.rank == 0:
        return saying.stance
    near = range(saying.first, min(saying.end, saying.first + _GOVERNS))
    if any(phrase_at(lexicon.modal, article.words, at) for at in near):
        return "proposes"
    asked = "?" in article.words[max(saying.first, saying.end - 3) : saying.end]
    return "asks" if asked else saying.stance
