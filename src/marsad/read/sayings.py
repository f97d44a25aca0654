"""The sayings of a statement: every cue with what it introduces, before it is known who speaks where nobody is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from marsad.model.attribution import Stance
from marsad.read.articles import Article, Statement
from marsad.read.contents import Lead, Opening, bare_object, is_no_noun, natural_end, opening, trimmed
from marsad.read.cues import Form, Lexicon, Manner, Reading, phrase_at, reading
from marsad.read.speakers import NoSpeaker, Speaker, speaker_after, speaker_before, speaker_of_phrase, unknown_speaker
from marsad.text.tokens import PREPOSITIONS

# A subject that is neither a name nor a role is hardly longer, in words.
_UNKNOWN_SUBJECT = 14
# From a verb that hands on to the word that says so, in words: «نقلت ... عن ... قوله».
_HANDED_ON_REACH = 25
# A modal word this near the beginning of a content governs it.
_GOVERNS = 4
# From a phrase such as «بحسب» at the head of a statement to what is said, in words.
_PHRASE_REACH = 20
# A content is no shorter than this, in words, where a clause that concedes or turns takes over.
_SHORTEST = 5
_ANY = Manner("asserts", takes=frozenset({"clause", "quote", "object"}))
_CONCEDING = frozenset("مع رغم حين غير الا بيد علما".split())
_COMMAS = frozenset("،,")
_CARRY_ON = frozenset("كما لكنه لكنها ولكنه ولكنها انه انها ثم".split())
_INNER_TURNS = frozenset("الا لكن ولكن لكنه لكنها غير بيد فان فانه فانها بينما فيما مما".split())
_TAKEN_UP = frozenset("وهو وهي الامر الشيء".split())


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution in the making, in tokens of its article.

    Of two sayings with one content, the one of lower `rank` is the outer. `source` is an actor's id, `unnamed`, or
    None while nobody is known. `nearest` asks for the last person named before where the subject is left out.
    """

    cue: int
    cue_end: int
    first: int
    end: int
    lead: Lead
    stance: Stance
    rank: int = 1
    form: Form | None = None
    conjunction: str = ""
    speaker: Speaker | None = None
    source: str | None = None
    nearest: bool = False

    def holds(self, other: Saying) -> bool:
        """Whether the other stands inside what is said here."""
        if other is self or not (self.first <= other.first and other.end <= self.end):
            return False
        if (self.first, self.end) == (other.first, other.end):
            return self.rank < other.rank
        return self.first <= other.cue < self.end or self.rank == 0

    @property
    def is_participle(self) -> bool:
        """Whether the cue is a participle: «مؤكدا»."""
        return self.form is not None and self.form.participle


def innermost(saying: Saying, others: Sequence[Saying]) -> Saying | None:
    """The smallest content in which a saying stands."""
    holding = [other for other in others if other.holds(saying)]
    return min(holding, key=lambda other: (other.end - other.first, -other.rank), default=None)


def sayings(article: Article, lexicon: Lexicon, statement: Statement) -> tuple[list[Saying], list[Speaker]]:
    """The sayings of a statement, in the order of their cues, and the speakers of cues that introduce nothing."""
    seen = list(_sightings(article, lexicon, statement))
    stops = {
        index for index, sighting in seen if (sighting.conjunction and not sighting.pronoun) or sighting.form.participle
    }
    found: list[Saying] = []
    idle: list[Speaker] = []
    for index in _handing(article, lexicon, statement):
        found.extend(_handed_on(article, lexicon, statement, index))
    handing = {saying.cue for saying in found}
    for index, sighting in seen:
        if index in handing:
            continue
        saying = _of_verb(article, lexicon, statement, index, sighting, stops)
        if saying is not None:
            found.append(saying)
        elif (speaker := speaker_after(article, lexicon, index + 1, statement.end)) is not None:
            idle.append(speaker)
    found.extend(_of_nouns(article, lexicon, statement, stops))
    found = _cut(article, lexicon, _without_doubles(found))
    found = [_inner_ended(article, saying, found) for saying in found]
    found = _according(article, lexicon, statement, found)
    found.sort(key=lambda saying: (saying.cue, saying.rank))
    return [replace(saying, stance=_tempered(article, lexicon, saying)) for saying in found], idle


def _sightings(article: Article, lexicon: Lexicon, statement: Statement) -> Iterator[tuple[int, Reading]]:
    """Words of a statement that are read as cue verbs or participles."""
    colon_passed = False
    for index in range(statement.first, statement.end):
        word = article.words[index]
        colon_passed = colon_passed or word == ":"
        sighting = reading(lexicon, word)
        if sighting is None or article.naming_at(index) is not None:
            continue
        if article.quotation_at(index) is not None and word in lexicon.first_person:
            inflection = sighting.form.inflection._replace(person=1, tense="present")
            sighting = replace(sighting, form=sighting.form._replace(inflection=inflection))
        before = article.words[index - 1] if index > statement.first else ""
        inflection = sighting.form.inflection
        if inflection.person == 1 and inflection.tense == "present":
            if not colon_passed and article.quotation_at(index) is None:
                continue
        elif before.removeprefix("و") in lexicon.prepositions or before in lexicon.not_before_cue:
            continue
        if sighting.form.participle and not _is_circumstance(article, lexicon, sighting, index, statement):
            continue
        if word.removeprefix("و") in lexicon.impersonal and article.words[index + 1 : index + 2] in (["ان"], ["انه"]):
            if index == statement.first or before in lexicon.relatives or before == "كما":
                continue
        if article.words[index + 1 : index + 2] == ["عدم"] and sighting.form.manner.stance == "proposes":
            continue
        yield index, sighting


def _is_circumstance(article: Article, lexicon: Lexicon, sighting: Reading, index: int, statement: Statement) -> bool:
    """Whether a participle says how somebody speaks, rather than being a noun or an adjective."""
    word = article.words[index]
    if word in lexicon.anonymous or word in lexicon.titles:
        return False
    inflection = sighting.form.inflection
    if (inflection.gender, inflection.number) == ("m", "s"):
        return True
    before = article.words[index - 1] if index > statement.first else ""
    after = article.words[index + 1] if index + 1 < statement.end else ""
    introduces = after in lexicon.complementisers or after in sighting.form.manner.via
    return bool(sighting.conjunction) or not before[:1].isalnum() or introduces


def _of_verb(
    article: Article, lexicon: Lexicon, statement: Statement, index: int, sighting: Reading, stops: set[int]
) -> Saying | None:
    """What a verb or participle introduces, or None."""
    form, stance = _in_context(article, lexicon, statement, index, sighting)
    if sighting.pronoun and not (form.manner.via or form.manner.takes & {"person", "listener", "as"}):
        return _taken_up(article, lexicon, statement, index, form, stance)
    quotation = article.quotation_at(index)
    limit = statement.end
    if quotation is not None and quotation.first < index:
        limit = min(limit, quotation.end)
    speaker, before = _subject(article, lexicon, statement, index, sighting, limit)
    if speaker is not None and speaker.naming is not None and form.manner.near and speaker.end > speaker.naming.end:
        return None
    start = speaker.end if speaker is not None else index + 1
    manner = form.manner
    found = None
    sayable = not form.participle and form.inflection.person == 3
    if speaker is None and sayable and _may_be_subject(article, lexicon, start, limit):
        plain = replace(manner, takes=manner.takes - {"object", "speech"})
        found = opening(article, lexicon, plain, start, limit, stops)
        found = found if found is not None and found.first - start <= _UNKNOWN_SUBJECT else None
        if found is not None:
            speaker = unknown_speaker(article, lexicon, start, found.first)
    if found is None:
        found = _introduced(article, lexicon, statement, index, sighting, manner, start, limit, stops, speaker)
    if found is None:
        return _taken_up(article, lexicon, statement, index, form, stance) if sighting.pronoun else None
    if speaker is not None and speaker.first >= found.first:
        speaker = None
    if speaker is None and not _can_lack_subject(article, lexicon, statement, index, form, before):
        return None
    if found.lead in ("object", "via") and _is_weak(statement, index, sighting, speaker, stance, found):
        return None
    speaker = speaker or (before if isinstance(before, Speaker) else None)
    end = natural_end(article, lexicon, statement, found)
    end = end if found.lead == "speech" else min(end, limit)
    if found.lead in ("object", "via"):
        turns = [at for at in stops if found.first < at < end and article.words[at - 1] in _COMMAS]
        end = min([end, *(at for at in turns if article.quotation_at(at) is article.quotation_at(found.first))])
    if speaker is not None and article.words[speaker.first] in lexicon.rumours:
        stance = "alleges"
    within = article.words[index + 1 : index + 2] in (["فيه"], ["فيها"])
    cue_end = found.first if found.first - index == 2 and found.lead in ("via", "clause") else index + 1
    if end <= found.first:
        return None
    return Saying(
        cue=index,
        cue_end=cue_end,
        first=found.first,
        end=end,
        lead=found.lead,
        stance=stance,
        form=form,
        conjunction=sighting.conjunction,
        speaker=speaker,
        nearest=within,
    )


def _of_nouns(article: Article, lexicon: Lexicon, statement: Statement, stops: set[int]) -> Iterator[Saying]:
    """What nouns introduce: «إعلان أنقرة عزمها»، «أنباء عن»."""
    for index in range(statement.first, statement.end - 1):
        word = article.words[index]
        entry = lexicon.nouns.get(word) or (lexicon.nouns.get(word[1:]) if word[0] == "و" else None)
        if entry is None or article.naming_at(index) is not None:
            continue
        manner, unnamed = entry
        named = article.naming_from(index + 1) is not None or article.words[index + 1] == "ل"
        speaker = speaker_of_phrase(article, lexicon, index + 1, statement.end) if named else None
        if speaker is None and not unnamed:
            continue
        start = speaker.end if speaker is not None else index + 1
        found = opening(article, lexicon, manner, start, statement.end, stops)
        if found is None:
            continue
        end = natural_end(article, lexicon, statement, found)
        if found.lead in ("object", "via"):
            end = next((at for at in range(found.first, end) if article.words[at] in _COMMAS), end)
        if end > found.first:
            yield Saying(
                cue=index,
                cue_end=index + 1,
                first=found.first,
                end=end,
                lead=found.lead,
                stance=manner.stance,
                speaker=speaker or Speaker(index, index + 1, None),
            )


def _may_be_subject(article: Article, lexicon: Lexicon, start: int, limit: int) -> bool:
    """Whether the word after a verb may begin a subject that is neither named on the page nor a known role."""
    if start >= limit or not article.page.tokens[start].is_word or article.naming_at(start) is not None:
        return False
    word = article.words[start]
    return not (
        lexicon.says(word)
        or word in lexicon.adverbs
        or word[0] in PREPOSITIONS
        or phrase_at(lexicon.interludes, article.words, start)
        or is_no_noun(article, lexicon, start)
    )


def _is_weak(
    statement: Statement, index: int, sighting: Reading, speaker: Speaker | None, stance: Stance, found: Opening
) -> bool:
    """Whether a verb with a noun for content says too little: «ونتمنى له», or a thing's verb: «وتعتبر مصدر إزعاج»."""
    inflection = sighting.form.inflection
    if inflection.person == 1:
        return stance != "denies"
    going_on = sighting.conjunction and inflection.tense == "present" and index > statement.first
    return bool(going_on) and speaker is None and found.lead == "object" and not sighting.form.participle


def _in_context(
    article: Article, lexicon: Lexicon, statement: Statement, index: int, sighting: Reading
) -> tuple[Form, Stance]:
    """The form and stance of a cue, narrowed by a negation, a pronoun or the future."""
    form = sighting.form
    manner, stance = form.manner, form.manner.stance
    if _is_negated(article, lexicon, index, statement.first):
        if manner.denied is None:
            manner = replace(manner, takes=manner.takes & {"clause", "person", "listener"}, via=frozenset())
            stance = "doubts"
        else:
            stance = manner.denied
    future = form.inflection.tense == "present" and article.words[index].removeprefix("و")[0] == "س"
    habit = form.inflection.tense == "present" and article.words[index - 1] in {"كان", "كانت", "كانوا"}
    if sighting.pronoun or future or habit:
        manner = replace(manner, takes=manner.takes - {"object"})
    return form._replace(manner=manner), stance


def _is_negated(article: Article, lexicon: Lexicon, index: int, floor: int) -> bool:
    before = article.words[max(floor, index - 2) : index]
    if not before:
        return False
    last = before[-1]
    bare = last[1:] if last[0] in "وف" and len(last) == 3 else last
    return bare in lexicon.negations or (last == "ان" and before[0] in {"دون", "غير"})


def _subject(
    article: Article, lexicon: Lexicon, statement: Statement, index: int, sighting: Reading, limit: int
) -> tuple[Speaker | None, Speaker | NoSpeaker | None]:
    """The subject after a verb, and what stands as a subject before it."""
    form = sighting.form
    if form.participle:
        return None, None
    if form.manner.through:
        leads = article.words[index + 1 : index + 2]
        through = bool(leads) and leads[0] in form.manner.through
        return (speaker_of_phrase(article, lexicon, index + 2, limit) if through else None), NoSpeaker()
    if article.words[index + 1 : index + 2] in (["فيه"], ["فيها"]):
        return None, None
    alone = sighting.conjunction or form.inflection.person == 1
    before = None if alone else speaker_before(article, lexicon, index, statement.first)
    if (
        isinstance(before, NoSpeaker)
        and "person" in form.manner.takes
        and article.words[index - 1] in lexicon.relatives
    ):
        return None, before
    speaker = speaker_after(article, lexicon, index + 1, limit, form.manner.via)
    if speaker is not None and _is_object(article, form, sighting, index, before, statement):
        speaker = None
    return speaker, before


def _is_object(
    article: Article,
    form: Form,
    sighting: Reading,
    index: int,
    before: Speaker | NoSpeaker | None,
    statement: Statement,
) -> bool:
    """Whether the noun after a verb is who is spoken to or of, since the subject stands before or is carried on."""
    takes = form.manner.takes
    if sighting.pronoun:
        return False
    if isinstance(before, Speaker):
        return bool(takes & {"person", "listener", "object"})
    carried_on = any(word in _CARRY_ON for word in article.words[max(statement.first, index - 4) : index])
    return "person" in takes and (carried_on or (bool(sighting.conjunction) and index > statement.first))


def _can_lack_subject(
    article: Article,
    lexicon: Lexicon,
    statement: Statement,
    index: int,
    form: Form,
    before: Speaker | NoSpeaker | None,
) -> bool:
    """Whether a verb with no subject after it may be somebody's words: not a thing's, nor the writer's conclusion."""
    if isinstance(before, NoSpeaker):
        return form.manner.stance == "alleges" and form.manner.near
    return index == statement.first or article.words[index - 1] not in lexicon.concluding


def _introduced(
    article: Article,
    lexicon: Lexicon,
    statement: Statement,
    index: int,
    sighting: Reading,
    manner: Manner,
    start: int,
    limit: int,
    stops: set[int],
    speaker: Speaker | None,
) -> Opening | None:
    """What a verb introduces: by its frames, as what somebody is taken for, or as speech without any mark."""
    if sighting.pronoun and "as" in manner.takes and speaker is not None:
        at = bare_object(article, lexicon, manner, start, limit, stops)
        if at is not None:
            return Opening(at, "object")
    plain = sighting.form.inflection.gender == "m" or sighting.form.inflection.number == "p"
    carried = speaker is None and (index == statement.first or (sighting.form.participle and plain))
    if "speech" in manner.takes and carried and start + 1 < limit:
        at = bare_object(article, lexicon, manner, start, limit, stops)
        if at == start and article.words[at] not in lexicon.adverbs:
            return Opening(at, "speech")
    return opening(article, lexicon, manner, start, limit, stops)


def _taken_up(
    article: Article, lexicon: Lexicon, statement: Statement, index: int, form: Form, stance: Stance
) -> Saying | None:
    """A verb whose pronoun takes up what stands before it: «وهو ما نفته الوزارة»، «في أقوال نقلتها الصحف»."""
    speaker = speaker_after(article, lexicon, index + 1, statement.end)
    before = article.words[max(statement.first, index - 2) : index]
    if speaker is None or len(before) < 2:
        return None
    clause = before[0] in _TAKEN_UP
    speech = before[1] in lexicon.speeches and before[0].removeprefix("و") == "في"
    if not (clause or speech):
        return None
    first, end = trimmed(article, statement.first, index - 2)
    if end <= first:
        return None
    return Saying(
        cue=index,
        cue_end=index + 1,
        first=first,
        end=end,
        lead="back",
        stance=stance,
        rank=0,
        form=form,
        speaker=speaker,
    )


def _handing(article: Article, lexicon: Lexicon, statement: Statement) -> Iterator[int]:
    for index in range(statement.first, statement.end):
        word = article.words[index]
        if word in lexicon.handing_on or (word[0] in "وف" and word[1:] in lexicon.handing_on):
            if article.naming_at(index) is None and article.words[index - 1] not in {"حسبما", "كما", "ما", "مثلما"}:
                yield index


def _handed_on(article: Article, lexicon: Lexicon, statement: Statement, index: int) -> Iterator[Saying]:
    """«نقلت الوكالة عن المدير قوله إن»: what the agency hands on, and inside it what the director said."""
    words = article.words
    bare = words[index] if words[index] in lexicon.handing_on else words[index][1:]
    preposition, form = lexicon.handing_on[bare]
    limit = min(statement.end, index + _HANDED_ON_REACH)
    leads = {preposition, preposition + "ه", preposition + "ها"}
    at = next((k for k in range(index + 1, limit) if words[k] in leads), None)
    if at is None:
        return
    giver = speaker_after(article, lexicon, index + 1, at)
    inner = speaker_of_phrase(article, lexicon, at + 1, limit) if words[at] == preposition else None
    told = next((k for k in range(at + 1, limit) if words[k] in lexicon.handed_on), None)
    start = told + 1 if told is not None else (inner.end if inner is not None else at + 1)
    manner = _ANY if told is not None else replace(_ANY, takes=frozenset({"clause"}))
    found = opening(article, lexicon, manner, start, statement.end, ())
    if found is None:
        return
    end = natural_end(article, lexicon, statement, found)
    conjunction = words[index][: len(words[index]) - len(bare)]
    outer = Saying(
        cue=index,
        cue_end=index + 1,
        first=told if told is not None else found.first,
        end=end,
        lead=found.lead,
        stance="asserts",
        form=form,
        conjunction=conjunction,
        speaker=giver,
    )
    yield outer
    cue = told if told is not None else at
    yield replace(outer, cue=cue, cue_end=cue + 1, first=found.first, rank=2, form=None, conjunction="", speaker=inner)


def _without_doubles(found: list[Saying]) -> list[Saying]:
    """One saying for one content: of «أضاف قائلا» the participle, which is the nearer to the content."""
    found = sorted(found, key=lambda saying: (saying.cue, saying.rank))
    return [
        saying
        for number, saying in enumerate(found)
        if not any(
            other.first == saying.first and other.rank == saying.rank == 1 and other.is_participle
            for other in found[number + 1 :]
        )
    ]


def _cut(article: Article, lexicon: Lexicon, found: Sequence[Saying]) -> list[Saying]:
    """Sayings whose contents end where a later cue takes over."""
    kept: list[Saying] = []
    for number, saying in enumerate(found):
        end = saying.end
        for other in found[number + 1 :]:
            inside = saying.first <= other.cue < end and other.first != saying.first
            if inside and _takes_over(article, lexicon, saying, other, found):
                end = _before_cue(article, lexicon, saying, other)
                break
        first, end = trimmed(article, saying.first, end)
        if end > first:
            kept.append(replace(saying, first=first, end=end))
    return kept


def _inner_ended(article: Article, saying: Saying, found: Sequence[Saying]) -> Saying:
    """A clause inside another's speech ends where that speech turns: «أن إدارته تراهن على ...، إلا أن»."""
    if saying.lead not in ("clause", "object", "via") or innermost(saying, found) is None:
        return saying
    words = article.words
    for at in range(saying.first + 2, saying.end):
        if words[at] in "؛;" or (words[at - 1] in _COMMAS and words[at] in _INNER_TURNS):
            first, end = trimmed(article, saying.first, at)
            return replace(saying, end=end) if end > first else saying
    return saying


def _takes_over(article: Article, lexicon: Lexicon, saying: Saying, other: Saying, found: Sequence[Saying]) -> bool:
    """Whether a cue within the reach of a content ends it, rather than standing inside it."""
    words = article.words
    if other.lead == "back":
        return other.end > saying.first
    if other.form is None or other.rank != 1:
        return False
    quotation = article.quotation_at(other.cue)
    shielded = quotation is not None and saying.first <= quotation.first and quotation.closed
    if shielded and words[other.cue - 1] not in ".؟":
        return False
    if other.form.participle:
        return True
    if other.form.inflection.person == 1 and other.form.inflection.tense == "present":
        return saying.form is not None and saying.form.inflection.person == 1
    if saying.lead == "speech" and "speech" not in other.form.manner.takes:
        return False
    if words[other.cue - 1] == "ان" and words[other.cue - 2] in {"دون", "غير"}:
        return True
    if other.conjunction or words[other.cue - 1] in lexicon.resumptions:
        return not _goes_with_inner(saying, other, found)
    if other.speaker is not None and saying.first < other.speaker.first < other.cue:
        turn = other.speaker.first - 1
        if words[turn] == "ان" and words[turn - 1] in _CONCEDING:
            turn -= 1
        elif words[turn] not in lexicon.resumptions:
            return False
        return words[turn - 1] in _COMMAS or turn - saying.first > _SHORTEST
    return False


def _goes_with_inner(saying: Saying, other: Saying, found: Sequence[Saying]) -> bool:
    """Whether a coordinated verb goes on with a verb inside the content: «أن الصندوق يريد ... ويصر على»."""
    if saying.form is None or other.form is None:
        return False
    tense = other.form.inflection.tense
    if saying.form.inflection.tense == tense:
        return False
    if other.form.manner.near:
        return True
    if other.speaker is not None and other.speaker.first > other.cue:
        return False
    inner = [each for each in found if saying.first <= each.cue < other.cue]
    return any(each.form is not None and each.form.inflection.tense == tense for each in inner)


def _before_cue(article: Article, lexicon: Lexicon, saying: Saying, other: Saying) -> int:
    """Where a content ends before the cue that takes over: before its subject and the words that lead to it."""
    words = article.words
    if other.lead == "back":
        return other.end
    end = other.cue
    if other.speaker is not None and saying.first < other.speaker.first < end:
        end = other.speaker.first
    if words[end - 1] == "ان" and words[end - 2] in _CONCEDING | {"دون"}:
        end -= 2
        if words[end - 1] in {"من", "علي", "في"}:
            end -= 1
    while end > saying.first and (
        words[end - 1] in lexicon.resumptions or words[end - 1] in {"،", "و", ",", "وقد", "قد"}
    ):
        end -= 1
    return end


def _according(article: Article, lexicon: Lexicon, statement: Statement, found: Sequence[Saying]) -> list[Saying]:
    """The sayings, with those of phrases such as «بحسب المركز» and «كما ذكرت الوكالة»."""
    said = list(found)
    index = statement.first
    while index < statement.end:
        plain = phrase_at(lexicon.according, article.words, index)
        with_verb = phrase_at(lexicon.according_verb, article.words, index)
        length = max(plain, with_verb)
        led = index > 0 and article.words[index - 1] in lexicon.prepositions
        if length and article.naming_at(index) is None and not led:
            saying = _of_phrase(article, lexicon, statement, index, index + length, with_verb >= plain, found)
            if saying is not None:
                if _relative_follows(article, lexicon, saying.cue_end, statement):
                    said = [_ended_before(article, each, index) for each in said]
                said.append(saying)
        index += length or 1
    return said


def _of_phrase(
    article: Article,
    lexicon: Lexicon,
    statement: Statement,
    index: int,
    after: int,
    with_verb: bool,
    found: Sequence[Saying],
) -> Saying | None:
    """What a phrase such as «بحسب» gives to whoever is named after it: the statement, or the content it parts."""
    words = article.words
    start = after
    if with_verb:
        if after >= statement.end or any(saying.cue == after for saying in found):
            return None
        if reading(lexicon, words[after]) is None and words[after] not in lexicon.handing_on:
            return None
        start += 1
        if start < statement.end and words[start] in {"عن", "عنه", "عنها"}:
            start += 1
    speaker = speaker_of_phrase(article, lexicon, start, statement.end)
    if speaker is None or (words[index] == "كما" and words[index - 1] not in _COMMAS):
        return None
    blank = Saying(
        cue=index,
        cue_end=speaker.end,
        first=index,
        end=index,
        lead="according",
        stance="asserts",
        rank=0,
        speaker=speaker,
    )
    parted = next((s for s in found if s.cue < index and speaker.end <= s.first + 1 and s.rank == 1), None)
    if parted is not None:
        passed_on = words[index].removeprefix("و") == "نقلا"
        return replace(blank, first=parted.first, end=parted.end, rank=2 if passed_on else 0)
    if index - statement.first <= 1:
        first, end = _past_phrase(article, speaker.end, statement), statement.end
    else:
        first, end = statement.first, statement.end
        if _is_last(article, speaker.end, end) or _relative_follows(article, lexicon, speaker.end, statement):
            end = index
    end = min([end, *(saying.cue for saying in found if saying.is_participle and saying.cue > index)])
    first, end = trimmed(article, first, end)
    return replace(blank, first=first, end=end) if end - first > 1 else None


def _is_last(article: Article, index: int, end: int) -> bool:
    return not any(article.page.tokens[at].is_word for at in range(index, end))


def _relative_follows(article: Article, lexicon: Lexicon, index: int, statement: Statement) -> bool:
    while index < statement.end and not article.page.tokens[index].is_word:
        index += 1
    return index < statement.end and article.words[index] in lexicon.relatives


def _ended_before(article: Article, saying: Saying, index: int) -> Saying:
    if not saying.first < index < saying.end:
        return saying
    first, end = trimmed(article, saying.first, index)
    return replace(saying, end=end) if end > first else saying


def _past_phrase(article: Article, index: int, statement: Statement) -> int:
    """First token of what is said after a phrase at the head of its statement."""
    for at in range(index, min(statement.end, index + _PHRASE_REACH)):
        word = article.words[at]
        if word in "،,:":
            return at + 1
        if word.startswith("فان") or word in {"فقد", "ان"}:
            return at
    return index


def _tempered(article: Article, lexicon: Lexicon, saying: Saying) -> Stance:
    """The stance, turned into a proposal or a question by the first words of what is said."""
    if saying.stance != "asserts" or saying.lead in ("according", "back"):
        return saying.stance
    words = article.words
    if words[saying.first] in lexicon.wishes:
        return "proposes"
    if any(phrase_at(lexicon.modal, words, at) for at in range(saying.first, min(saying.end, saying.first + _GOVERNS))):
        return "proposes"
    opens = saying.first + (words[saying.first] == '"')
    if saying.lead == "speech" and phrase_at(lexicon.questions, words, saying.first):
        return "asks"
    asked = saying.lead in ("speech", "quote") and "؟" in words[max(saying.first, saying.end - 3) : saying.end + 1]
    if asked and any(
        phrase_at(lexicon.questions, words, at) for at in range(opens, min(saying.end, opens + 2 * _GOVERNS))
    ):
        return "asks"
    return saying.stance
