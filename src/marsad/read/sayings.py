"""The sayings of a statement: every cue with what it introduces, before it is known who speaks where nobody is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from marsad.model.attribution import Stance
from marsad.read.articles import Article, Statement
from marsad.read.contents import Lead, Opening, natural_end, opening, trimmed
from marsad.read.cues import Form, Lexicon, Manner, Reading, phrase_at, reading
from marsad.read.speakers import NoSpeaker, Speaker, speaker_after, speaker_before, speaker_of_phrase

# From a verb that hands on to the word that says so, in words: «نقلت ... عن ... قوله».
_HANDED_ON_REACH = 25
# A modal or a question word this near the beginning of a content governs it.
_GOVERNS = 4
_ANY = Manner("asserts", None, frozenset({"clause", "quote", "object"}), frozenset())
_COMMAS = frozenset("،,؛")


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution in the making, in tokens of its article.

    Of two sayings with one content, the one of lower `rank` is the outer. `source` is an actor's id, `unnamed`, or
    None while nobody is known.
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

    def holds(self, other: Saying) -> bool:
        """Whether the other stands inside what is said here."""
        if other is self or not (self.first <= other.first and other.end <= self.end):
            return False
        if (self.first, self.end) == (other.first, other.end):
            return (self.rank, self.cue) < (other.rank, other.cue) if self.rank != other.rank else False
        return self.first <= other.cue < self.end or self.rank == 0


def innermost(saying: Saying, others: Sequence[Saying]) -> Saying | None:
    """The smallest content in which a saying stands."""
    holding = [other for other in others if other.holds(saying)]
    return min(holding, key=lambda other: (other.end - other.first, -other.rank), default=None)


def sayings(article: Article, lexicon: Lexicon, statement: Statement) -> tuple[list[Saying], list[Speaker]]:
    """The sayings of a statement, in the order of their cues, and the speakers of cues that introduce nothing."""
    seen = list(_sightings(article, lexicon, statement))
    stops = {index for index, sighting in seen if sighting.conjunction or sighting.form.participle}
    found: list[Saying] = []
    idle: list[Speaker] = []
    for index, sighting in seen:
        handed = list(_handed_on(article, lexicon, statement, index))
        saying = None if handed else _of_verb(article, lexicon, statement, index, sighting, stops)
        if handed or saying is not None:
            found.extend(handed or ([saying] if saying is not None else []))
        elif (speaker := speaker_after(article, lexicon, index + 1, statement.end)) is not None:
            idle.append(speaker)
    for index in range(statement.first, statement.end):
        if not reading(lexicon, article.words[index]):
            found.extend(_handed_on(article, lexicon, statement, index))
    found = _without_doubles(found)
    found = _cut(article, lexicon, found)
    found.extend(_according(article, lexicon, statement, found))
    found.sort(key=lambda saying: (saying.cue, saying.rank))
    return [replace(saying, stance=_tempered(article, lexicon, saying)) for saying in found], idle


def _sightings(article: Article, lexicon: Lexicon, statement: Statement) -> Iterator[tuple[int, Reading]]:
    """Words of a statement that are read as cue verbs or participles."""
    for index in range(statement.first, statement.end):
        word = article.words[index]
        sighting = reading(lexicon, word)
        if sighting is None or article.naming_at(index) is not None:
            continue
        before = article.words[index - 1] if index > statement.first else ""
        inflection = sighting.form.inflection
        if inflection.person == 1 and inflection.tense == "present" and article.quotation_at(index) is None:
            continue
        if before in lexicon.prepositions or before in {"كل", "اي", "هذا", "هذه", "تلك", "ذات", "نفس"}:
            continue
        if sighting.form.participle and not _is_circumstance(article, lexicon, sighting, index, statement):
            continue
        if word in lexicon.impersonal and index == statement.first:
            continue
        if index + 1 < len(article.words) and article.words[index + 1] == "عدم" and _proposes(sighting):
            continue
        yield index, sighting


def _proposes(sighting: Reading) -> bool:
    return sighting.form.manner.stance == "proposes"


def _is_circumstance(article: Article, lexicon: Lexicon, sighting: Reading, index: int, statement: Statement) -> bool:
    """Whether a participle says how somebody speaks, rather than being a noun or an adjective."""
    word = article.words[index]
    if word in lexicon.anonymous or word in lexicon.titles:
        return False
    inflection = sighting.form.inflection
    if (inflection.gender, inflection.number) == ("m", "s"):
        return True
    before = article.words[index - 1] if index > statement.first else ""
    return bool(sighting.conjunction) or not before[:1].isalnum() or before in {"يوم", "امس"}


def _of_verb(
    article: Article, lexicon: Lexicon, statement: Statement, index: int, sighting: Reading, stops: set[int]
) -> Saying | None:
    """What a verb or participle introduces, or None."""
    form = sighting.form
    stance = form.manner.stance
    if _is_negated(article, lexicon, index, statement.first):
        if form.manner.denied is None:
            manner = replace(form.manner, takes=form.manner.takes - {"object", "quote", "speech"}, via=frozenset())
            form, stance = form._replace(manner=manner), "doubts"
        else:
            stance = form.manner.denied
    if sighting.pronoun and "person" not in form.manner.takes and "ب" not in form.manner.via:
        return _said_back(article, lexicon, statement, index, form, stance)
    quotation = article.quotation_at(index)
    limit = quotation.end if quotation is not None and quotation.first < index else statement.end
    limit = min(limit, statement.end)
    speaker = None if form.participle else speaker_after(article, lexicon, index + 1, limit)
    before: Speaker | NoSpeaker | None = None
    if not form.participle and not sighting.conjunction:
        before = speaker_before(article, lexicon, index, statement.first)
    if speaker is not None and _is_object(article, form, sighting, index, before, statement):
        speaker = None
    start = speaker.end if speaker is not None else index + 1
    manner = form.manner
    found = opening(article, lexicon, manner, start, limit, stops)
    if found is None:
        return None
    if speaker is not None and speaker.first >= found.first:
        speaker = None
    if speaker is None and isinstance(before, NoSpeaker):
        return None
    if speaker is None and article.words[index - 1] in lexicon.concluding and index > statement.first:
        return None
    speaker = speaker or (before if isinstance(before, Speaker) else None)
    end = natural_end(article, lexicon, statement, found)
    if found.lead != "speech":
        end = min(end, limit)
    if end <= found.first:
        return None
    return Saying(
        index,
        _cue_end(article, index, found),
        found.first,
        end,
        found.lead,
        stance,
        1,
        form,
        sighting.conjunction,
        speaker,
    )


def _cue_end(article: Article, index: int, found: Opening) -> int:
    """The cue is the verb, with its preposition where that stands right before the content and after the verb."""
    return found.first if found.first - index == 2 and found.lead in ("via", "clause") else index + 1


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
    if isinstance(before, Speaker):
        return "person" in takes or "object" in takes
    return "person" in takes and bool(sighting.conjunction) and index > statement.first


def _is_negated(article: Article, lexicon: Lexicon, index: int, floor: int) -> bool:
    before = article.words[max(floor, index - 2) : index]
    if not before:
        return False
    last = before[-1]
    bare = last[1:] if last[0] in "وف" and len(last) == 3 else last
    return bare in lexicon.negations or (last == "ان" and before[0] in {"دون", "غير"})


def _said_back(
    article: Article, lexicon: Lexicon, statement: Statement, index: int, form: Form, stance: Stance
) -> Saying | None:
    """A verb whose pronoun takes up what stands before it: «وهو ما نفته الوزارة»، «في أقوال نقلتها الصحف»."""
    speaker = speaker_after(article, lexicon, index + 1, statement.end)
    if speaker is None:
        return None
    before = article.words[max(statement.first, index - 2) : index]
    if len(before) < 2 or not (
        (before[0] in {"وهو", "وهي", "الامر", "الشيء"})
        or (before[1] in lexicon.speeches | {"اقوال"} and before[0] in {"في", "بحسب"})
    ):
        return None
    first, end = trimmed(article, statement.first, index - 2)
    return Saying(index, index + 1, first, end, "back", stance, 0, form, "", speaker) if end > first else None


def _handed_on(article: Article, lexicon: Lexicon, statement: Statement, index: int) -> Iterator[Saying]:
    """«نقلت الوكالة عن المدير قوله إن»: what the agency hands on, and inside it what the director said."""
    word = article.words[index]
    preposition = lexicon.handing_on.get(word) or (lexicon.handing_on.get(word[1:]) if word[0] in "وف" else None)
    if preposition is None or article.naming_at(index) is not None:
        return
    limit = min(statement.end, index + _HANDED_ON_REACH)
    for at in range(index + 1, limit):
        if article.words[at] in {preposition, preposition + "ه", preposition + "ها"}:
            break
    else:
        return
    giver = speaker_after(article, lexicon, index + 1, at) or None
    inner = speaker_of_phrase(article, lexicon, at + 1, limit) if article.words[at] == preposition else None
    told = next((k for k in range(at + 1, limit) if article.words[k] in lexicon.handed_on), None)
    start = told + 1 if told is not None else (inner.end if inner is not None else at + 1)
    found = opening(
        article,
        lexicon,
        _ANY if told is not None else replace(_ANY, takes=frozenset({"clause"})),
        start,
        statement.end,
        (),
    )
    if found is None:
        return
    end = natural_end(article, lexicon, statement, found)
    manner = reading(lexicon, "قال")
    form = manner.form if manner is not None else None
    outer_first = told if told is not None else found.first
    yield Saying(
        index, index + 1, outer_first, end, found.lead, "asserts", 1, form, word[:1] if word[0] in "وف" else "", giver
    )
    cue = told if told is not None else at
    yield Saying(cue, cue + 1, found.first, end, found.lead, "asserts", 2, None, "", inner)


def _without_doubles(found: list[Saying]) -> list[Saying]:
    """One saying for one cue, and one for «أضاف قائلا» and the like, whose second word is the nearer to the content."""
    by_cue: dict[int, Saying] = {}
    for saying in sorted(found, key=lambda each: (each.cue, each.rank)):
        by_cue.setdefault(saying.cue, saying)
    kept = list(by_cue.values())
    return [
        saying
        for number, saying in enumerate(kept)
        if not any(
            other.first == saying.first
            and other.rank == saying.rank == 1
            and other.cue > saying.cue
            and other.form is not None
            and other.form.participle
            for other in kept[number + 1 :]
        )
    ]


def _cut(article: Article, lexicon: Lexicon, found: Sequence[Saying]) -> list[Saying]:
    """Sayings whose contents end where a later cue takes over."""
    kept: list[Saying] = []
    for number, saying in enumerate(found):
        end = saying.end
        for other in found[number + 1 :]:
            if (
                saying.first <= other.cue < end
                and other.first != saying.first
                and _takes_over(article, lexicon, saying, other, found)
            ):
                end = _before_cue(article, lexicon, saying, other)
                break
        first, end = trimmed(article, saying.first, end)
        if end > first:
            kept.append(replace(saying, first=first, end=end))
    return kept


def _takes_over(article: Article, lexicon: Lexicon, saying: Saying, other: Saying, found: Sequence[Saying]) -> bool:
    """Whether a cue within the reach of a content ends it, rather than standing inside it."""
    if other.form is None or other.rank != 1:
        return False
    quotation = article.quotation_at(other.cue)
    if (
        quotation is not None
        and saying.first <= quotation.first
        and quotation.closed
        and article.words[other.cue - 1] not in ".؟"
    ):
        return False
    if other.form.participle:
        return True
    if other.form.inflection.person == 1 and other.form.inflection.tense == "present":
        return False
    if saying.lead == "speech" and "speech" not in other.form.manner.takes:
        return False
    before = article.words[other.cue - 1]
    if other.conjunction or before in lexicon.resumptions or before == "وقد":
        return not _goes_with_inner(saying, other, found)
    if other.speaker is not None and other.speaker.end <= other.cue and other.speaker.first > saying.first:
        return article.words[other.speaker.first - 1] in lexicon.resumptions
    return False


def _goes_with_inner(saying: Saying, other: Saying, found: Sequence[Saying]) -> bool:
    """Whether a coordinated verb goes on with a verb inside the content: «أن الصندوق يريد ... ويصر على»."""
    if saying.form is None or other.form is None or (other.speaker is not None and other.speaker.first > other.cue):
        return False
    tense = other.form.inflection.tense
    inner = [each for each in found if saying.first <= each.cue < other.cue and each.form is not None]
    return saying.form.inflection.tense != tense and any(
        each.form is not None and each.form.inflection.tense == tense for each in inner
    )


def _before_cue(article: Article, lexicon: Lexicon, saying: Saying, other: Saying) -> int:
    end = other.cue
    if other.speaker is not None and saying.first < other.speaker.first < end:
        end = other.speaker.first
    while end > saying.first and (
        article.words[end - 1] in lexicon.resumptions or article.words[end - 1] in {"،", "و", ",", "وقد", "قد"}
    ):
        end -= 1
    return end


def _according(article: Article, lexicon: Lexicon, statement: Statement, found: Sequence[Saying]) -> list[Saying]:
    """What is said by phrases such as «بحسب المركز» and «كما ذكرت الوكالة»."""
    added: list[Saying] = []
    index = statement.first
    while index < statement.end:
        plain = phrase_at(lexicon.according, article.words, index)
        with_verb = phrase_at(lexicon.according_verb, article.words, index)
        length = max(plain, with_verb)
        saying = None
        if (
            length
            and article.naming_at(index) is None
            and not (index and article.words[index - 1] in {"علي", "في", "من"})
        ):
            saying = _of_phrase(article, lexicon, statement, index, index + length, with_verb >= plain, found)
        if saying is not None:
            added.append(saying)
        index += length or 1
    return added


def _of_phrase(
    article: Article,
    lexicon: Lexicon,
    statement: Statement,
    index: int,
    after: int,
    with_verb: bool,
    found: Sequence[Saying],
) -> Saying | None:
    words = article.words
    start, stance = after, "asserts"
    if with_verb:
        sighting = reading(lexicon, words[after]) if after < statement.end else None
        handing = after < statement.end and lexicon.handing_on.get(words[after])
        if (sighting is None and not handing) or any(saying.cue == after for saying in found):
            return None
        start = after + 1
        if start < statement.end and words[start] in {"عن", "عنه", "عنها"}:
            start += 1
    speaker = speaker_of_phrase(article, lexicon, start, statement.end)
    if speaker is None:
        return None
    passed_on = words[index] in {"نقلا", "ونقلا"}
    around = _around(article, statement, index, speaker.end, found)
    if around is not None:
        return Saying(index, speaker.end, *around, "according", "asserts", 2 if passed_on else 0, None, "", speaker)
    if index - statement.first <= 1:
        first, end = _past_phrase(article, speaker.end, statement), statement.end
    else:
        first, end = statement.first, statement.end
        if not any(article.page.tokens[at].is_word for at in range(speaker.end, end)):
            end = index
    for saying in found:
        if saying.form is not None and saying.form.participle and first < saying.cue < end and saying.cue > index:
            end = saying.cue
    first, end = trimmed(article, first, end)
    return (
        Saying(index, speaker.end, first, end, "according", "asserts", 0, None, "", speaker)
        if end - first > 1
        else None
    )


def _around(
    article: Article, statement: Statement, index: int, end: int, found: Sequence[Saying]
) -> tuple[int, int] | None:
    """The content whose cue and beginning a phrase stands between: «أفادت مصادر، نقلا عن شهود، بأن»."""
    for saying in found:
        if saying.cue < index and end <= saying.first + 1 and saying.rank == 1:
            return saying.first, saying.end
    return None


def _past_phrase(article: Article, index: int, statement: Statement) -> int:
    """First token of what is said after a phrase at the head of its statement."""
    for at in range(index, min(statement.end, index + 20)):
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
    near = range(saying.first, min(saying.end, saying.first + _GOVERNS))
    if saying.lead in ("via", "object", "clause") and words[saying.first] in lexicon.wishes:
        return "proposes"
    if any(phrase_at(lexicon.modal, words, at) for at in near):
        return "proposes"
    if saying.lead in ("speech", "quote") and "؟" in words[saying.end - 3 : saying.end]:
        if any(phrase_at(lexicon.questions, words, at) for at in range(saying.first, saying.end)):
            return "asks"
    return saying.stance
