"""Where what is said by an English cue begins and ends, by the syntax around it."""

from __future__ import annotations

from marsad.model.attribution import Stance
from marsad.read.actors.latin.nouns import bases
from marsad.read.attributions.articles import Article
from marsad.read.attributions.contents import Lead, trimmed
from marsad.read.attributions.cues import Lexicon, Manner, Reading, phrase_at, reading
from marsad.read.attributions.english.clauses import past_relative
from marsad.read.attributions.english.speakers import is_noun, subject_before
from marsad.read.attributions.english.stances import GOVERNS, meant
from marsad.read.attributions.english.words import speech
from marsad.read.attributions.quotations import Quotation
from marsad.read.attributions.sayings import Passage, Saying
from marsad.read.attributions.speakers import Speaker

REACH = 30
"""The listener with place and time, in words."""
CLAUSE = 3
"""A clause before its cue has more words."""
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve a dozens hundreds thousands one".split()
)
_SUMS = frozenset("million billion thousand hundred".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())
_TOLD = frozenset(
    "the a an his her its their our my your this these those me us him them reporters journalists".split()
)
_APART = frozenset("out down".split())
_PARTED = 4
"""From a verb to the word that it is one with («ruled the deal out»), in words."""
SHORT_OBJECT = 6
"""The object of a verb that tells a deed, in words."""
BARE = frozenset(
    "in on at by after before during from with for to about of under into over against between without nothing"
    " little".split()
)


def content_after(article: Article, lexicon: Lexicon, manner: Manner, start: int, limit: int) -> int | None:
    """Where what is said begins after its verb: a quotation, a clause, a word that leads to it, or a bare noun."""
    words = article.words
    index = past_adverbs(article, lexicon, start, limit)
    if index >= limit:
        return None
    whom = index + 1 + (words[index + 1 : index + 2] == ["the"])
    naming = article.naming_from(whom) if words[index] == "to" and manner.stance == "denies" else None
    if naming is not None and naming.end < limit and words[naming.end] in {"the", "that", "any", "having"}:
        return naming.end  # «denied to the paper the existence of a deal»
    infinitive = index + (words[index] == "not")
    if "to" in words[infinitive : infinitive + 1] and "speech" in manner.takes and "person" not in manner.takes:
        if infinitive + 1 >= limit or not _is_listener(article, infinitive + 1):
            return index
        return _opened(article, lexicon, manner, infinitive + 1, limit)  # «wrote to the ministry that», «to Odeh»
    led = _led(article, lexicon, manner, index, limit)
    if led is not None or (manner.via and not manner.takes - {"person"}):
        return led
    opened = _opened(article, lexicon, manner, index, limit)
    return opened if opened is not None else _bare(article, lexicon, manner, start, index, limit)


def _is_listener(article: Article, at: int) -> bool:
    """Whether those told stand behind a «to», rather than a verb: «wrote to the company», but «vowed to go»."""
    titled = article.words[at] in {"mr", "mrs", "ms", "dr", "sir"} and article.naming_from(at + 1) is not None
    return titled or article.words[at] in _TOLD or article.naming_from(at) is not None


def _led(article: Article, lexicon: Lexicon, manner: Manner, index: int, limit: int) -> int | None:
    """The word that leads to what is said: «called for», «accused X of», «called on X to»."""
    words = article.words
    reach = range(index, min(limit, index + REACH))
    leads = manner.via & {"to"} if words[index] in {"on", "upon"} else manner.via
    if words[index] not in {"on", "upon"} and "person" not in manner.takes and "for" in leads:
        leads -= {"to"}  # «called Odeh a traitor and went to», but «called on Odeh to go»
    led = next((at for at in reach if words[at] in leads), None)
    if led != index and manner.stance == "asks" and not manner.takes:
        return None  # «would consider easing the ban if», but «considers whether»
    if led is None or (led != index and words[led - 1] in lexicon.prepositions):
        return None
    if "clause" in manner.takes and led != index and _opens_clause(article, lexicon, index, led):
        return None
    if words[led] in _APART:
        if led - index > _PARTED:
            return None
        led += not lexicon.complementisers.isdisjoint(words[led + 1 : led + 2])  # «pointed out that»
    if words[index] in {"on", "upon"}:
        return index + 1 if led > index + 1 else led
    whom = "person" in manner.takes or words[led] == "with"  # «threatened the paper with a suit»
    return index if whom and led > index else led


def _opens_clause(article: Article, lexicon: Lexicon, index: int, led: int) -> bool:
    """Whether a clause with «that» is told, a leading word only in it or before it: «warned the people of X that»."""
    words = article.words
    reach = range(index, min(len(words) - 1, led + GOVERNS))
    that = next((at for at in reach if words[at] in lexicon.complementisers), None)
    return that is not None and words[that + 1] not in speech().silent | speech().being | speech().finite


def _opened(article: Article, lexicon: Lexicon, manner: Manner, index: int, limit: int) -> int | None:
    """The quotation or the clause with «that» or behind a colon that a verb introduces."""
    words = article.words
    told = "person" in manner.takes and words[index + 1 : index + 2] in (
        ["who"],
        ["whom"],
    )  # «told anyone who will listen»
    for at in range(index, min(limit, index + REACH)):
        quoted = "quote" in manner.takes
        if at in article.quotation_from and quoted and (at == index or words[at - 1] in {",", ":"}):
            return at
        if words[at] in lexicon.complementisers and "clause" in manner.takes and article.naming_at(at) is None:
            return at if not _is_inside(article, manner, index, at) else None
        if words[at] == ":" and quoted and at + 1 < limit:
            return at + 1
        if words[at] == "to" and manner.takes == {"clause"} and at + 1 < limit and words[at + 1] in bases():
            return None  # «agreed to settle charges that it had lied»
        clause = "speech" in manner.takes and words[at] in speech().being | speech().silent | {"and"}
        if (
            (clause and not told)
            or words[at] in {";", "but", "while"}
            or (at > index and _starts_clause(article, lexicon, at) and not _is_published(article, lexicon, index, at))
        ):
            return None
    return None


def _is_published(article: Article, lexicon: Lexicon, index: int, at: int) -> bool:
    """Whether a verb only says where what is told stood: «claimed in a message posted on its channel that»."""
    where, told, behind = article.words[index], article.words[at], article.words[at + 1 : at + 2]
    return where in {"in", "on", "during"} and told.endswith("ed") and not lexicon.prepositions.isdisjoint(behind)


def _is_inside(article: Article, manner: Manner, index: int, that: int) -> bool:
    """Whether a «that» only narrows a noun of a clause that opened without one: «said it hit a car that burned»."""
    words = article.words
    if "speech" not in manner.takes or words[index] in BARE or that - index < CLAUSE:
        return False
    if "person" in manner.takes:  # «told reporters he backs a plan that»
        return any(words[at] in speech().nominative for at in range(index + 1, that - 1))
    finite = speech().finite | speech().silent | speech().being
    inner = (at for at in range(index + 1, that) if article.naming_at(at) is None)
    return words[that - 1] not in finite | {","} and any(words[at] in finite for at in inner)


def _bare(article: Article, lexicon: Lexicon, manner: Manner, start: int, index: int, limit: int) -> int | None:
    """The clause without «that», or the noun, that a verb before `start` introduces."""
    if {"person", "speech"} <= manner.takes:
        told = _past_listener(article, index, limit)
        day = told is not None and article.words[told] in lexicon.adverbs & _DAYS and told + 2 < limit
        return told + 1 if told is not None and day else told  # «told reporters Monday he»
    if "object" not in manner.takes and "speech" in manner.takes:
        if (
            article.words[index] in BARE
            and not _is_counted(article.words, index)
            and not _is_none(article.words, index)
        ):
            return _past_place(article, lexicon, index, limit)
        if not _has_verb(article, index, limit) or _is_deed(article.words, start - 1, index):
            return None
    return index if manner.takes & {"speech", "object"} and _is_content(article, index) else None


def _is_none(words: list[str], index: int) -> bool:
    """Whether «nothing» is the subject of what is said: «said nothing of the kind had occurred»."""
    return words[index] == "nothing" and not (speech().silent | speech().being).isdisjoint(words[index + 1 : index + 6])


def _is_deed(words: list[str], verb: int, index: int) -> bool:
    """Whether a verb of saying tells a deed by its object: «recalled its ambassador», «concluded a round of talks»."""
    if words[verb][:6] not in {"recall", "conclu"}:
        return False
    return not speech().concluded.isdisjoint(words[index : index + SHORT_OBJECT])


def _is_counted(words: list[str], index: int) -> bool:
    """Whether a small word opens a number («said at least nine people had died», «says about 300 fled»)."""
    at = index + 1 + (words[index : index + 2] in (["at", "least"], ["at", "most"]))
    counted = words[at : at + 1] and (words[at][:1].isdigit() or words[at] in _NUMBERS)
    return bool(counted) and (at > index + 1 or words[index] in {"about", "over", "under", "between"})


def _has_verb(article: Article, first: int, limit: int) -> bool:
    """Whether a stretch can be a clause: a word in it looks like a finite verb, before another clause begins."""
    finite = speech().silent | speech().being | speech().finite
    for at in range(first + 1, min(limit, first + REACH)):
        word = article.words[at]
        if article.naming_at(at) is not None:
            continue
        counted = any(before.isdigit() or before in _SUMS for before in article.words[at - 2 : at])
        counted = counted and article.words[at - 1] != ","  # but «X, 34, denied»
        if word in finite or word.endswith("n't") or (len(word) > 4 and word.endswith(("ed", "s")) and not counted):
            return True
        if word in speech().opening | {"to"}:
            return False
    return False


def _is_content(article: Article, index: int) -> bool:
    return article.page.tokens[index].is_word or index in article.quotation_from or article.words[index] == "$"


def _starts_clause(article: Article, lexicon: Lexicon, at: int) -> bool:
    sighting = reading(lexicon, article.words[at])
    return sighting is not None and not is_noun(article, lexicon, 0, at) and article.naming_at(at) is None


def _past_place(article: Article, lexicon: Lexicon, index: int, limit: int) -> int | None:
    """The clause behind «said in a statement on Monday»: from the next name or pronoun that nothing leads."""
    words = article.words
    for at in range(index + 1, min(limit, index + REACH // 2)):
        if words[at] == ",":
            return at + 1 if at + 3 < limit else None
        goes_on = article.naming_at(at - 1) is article.naming_at(at) is not None
        led = goes_on or words[at - 1] in lexicon.prepositions | {"the", "a", "an"}
        if (article.naming_from(at) is not None or words[at] in lexicon.pointing_back) and not led:
            return at
        if words[at] == "the" and not led and words[at - 1] not in lexicon.adverbs and at + 2 < limit:
            return at
    return None


def past_adverbs(article: Article, lexicon: Lexicon, start: int, limit: int) -> int:
    """The first token that is no adverb, no phrase of occasion and no comma."""
    index = start
    while index < limit and article.naming_from(index) is None:
        length = phrase_at(lexicon.interludes, article.words, index)
        if not length and article.words[index] not in lexicon.adverbs - {"and", "but"} and article.words[index] != ",":
            break
        index += length or 1
    return index


def _past_listener(article: Article, index: int, limit: int) -> int | None:
    """Token after who is told: a name with its kind before it, a pronoun, or one plain word."""
    at = index
    while at < limit and article.naming_from(at) is None and article.page.tokens[at].is_word and at - index < 6:
        if article.words[at] in _PRONOUNS | speech().courts | speech().audiences or (
            article.words[at].endswith("s") and at > index - 1 and article.words[at] not in _ARTICLES
        ):
            return (
                at + 1
                if at + 1 < limit and _is_content(article, at + 1) and article.words[at + 1] not in BARE
                else None
            )
        at += 1
    naming = article.naming_from(at) if at < limit else None
    after = naming.end if naming is not None else index + 1
    return after if after < limit and _is_content(article, after) else None


OBJECT = 5
"""Within how many words of a verb its object stands."""
_PRONOUNS = frozenset("me us him her them it you reporters journalists".split())
_ARTICLES = frozenset("the a an its his this news press".split())


def content_end(article: Article, lexicon: Lexicon, floor: int, first: int, limit: int) -> int:
    """Where what began at `first` ends: before the writer's «but», a further cue of the clause, «according to»."""
    words, index = article.words, first + 1
    while index < limit:
        quotation = article.quotation_from.get(index)
        if quotation is not None and quotation.closed:
            index = quotation.end
            continue
        past = past_relative(article, first, index, limit) if words[index] == "," else None
        if past is not None:
            index = past
            continue
        on = words[index] in {"and", "but"} and _is_finite(words, index + 1, limit)
        if words[index] == ";" or ((on or _is_told_of(words, index)) and _is_phrase(words, floor, first)):
            return index
        if words[index] == "," and _turns(article, lexicon, floor, index, limit):
            return index
        if (
            words[index] in {"and", "but", "while", "yet"}
            and words[index - 1] != ","
            and _goes_on(article, lexicon, index, limit)
        ):
            return index
        if phrase_at(lexicon.according, words, index) and words[index - 1] != "," and not is_rate(words, index):
            return index
        index += 1
    return limit


def _is_told_of(words: list[str], at: int) -> bool:
    """Whether the writer adds what he knows of somebody: «of arming the Front, which rules the north»."""
    return words[at] == ":" or (
        words[at] == "," and words[at + 1 : at + 2] in (["which"], ["who"], ["whose"], ["whom"])
    )


def _is_phrase(words: list[str], cue: int, first: int) -> bool:
    """Whether a content is what somebody is accused of or told to do, no clause with a verb of its own."""
    return words[first] in {"of", "for", "to", "not", "on"} or words[cue].startswith(("accus", "blam", "suspect"))


def _is_finite(words: list[str], at: int, limit: int) -> bool:
    """Whether a word looks like a verb in the past («of lying and threatened»)."""
    own = words[at : at + 1] and words[at] in {"has", "have", "had", "is", "was", "were"}
    return at < limit and (own or words[at] in speech().finite or (len(words[at]) > 4 and words[at].endswith("ed")))


def object_end(article: Article, first: int, end: int) -> int:
    """Where a bare object ends before what else its subject did: «rejected the figures, refused to talk and left»."""
    words = article.words
    for at in range(first + 1, end - 1):
        if words[at] not in {",", "and", "but"} or article.quotation_at(at) is not None:
            continue
        after = words[at + 1]
        if words[at] == "," and after in {"which", "who", "whom", "whose"}:
            return at
        if after in speech().finite | speech().silent or (len(after) > 4 and after.endswith("ed")):
            return at
    return end


def is_rate(words: list[str], index: int) -> bool:
    """Whether «per» tells how much of a whole or how often: «9 per cent of the shares»."""
    return words[index] == "per" and not speech().rates.isdisjoint(words[index + 1 : index + 2])


def _turns(article: Article, lexicon: Lexicon, floor: int, comma: int, limit: int) -> bool:
    """Whether the writer takes over behind a comma: «, adding», «, but declined», «, while Odeh said»."""
    words, at = article.words, comma + 1
    if at >= limit or (phrase_at(lexicon.according, words, at) and not is_rate(words, at)) or _is_aside(words, at):
        return True
    sighting = reading(lexicon, words[at])
    if words[at] in speech().naming | speech().handing and words[at].endswith("ing"):
        return True  # «..., calling it a lie», «..., citing two diplomats»
    if sighting is not None and words[at] not in {"suggesting", "fearing", "suspecting"}:
        needs = sighting.form.manner.needs
        lacks = bool(needs) and needs.isdisjoint(words[at + 1 : at + OBJECT])  # «the mayor, X, paid the militia»
        return not lacks and (sighting.form.participle or not is_noun(article, lexicon, floor, at))
    if words[at] in speech().turning | {"and"}:
        return _goes_on(article, lexicon, at, limit) or (words[at] == "and" and _is_new_clause(article, at + 1, limit))
    verb = _next_cue(article, lexicon, at, limit)
    if verb is None or words[at] == "something":
        return verb is not None
    subject = article.naming_from(at) is not None or words[at] in {"he", "she", "it"}
    return subject and _is_bare_subject(article, lexicon, at, verb) and comma - floor > CLAUSE


def _is_aside(words: list[str], at: int) -> bool:
    """Whether the writer tells when it was, or names a charge that is denied next: «, after …», «, a charge the …»."""
    charge = words[at] in {"a", "an"} and not speech().claims.isdisjoint(words[at + 1 : at + 2])
    timed = words[at : at + 1] == ["a"] or words[at + 1 : at + 2] in (["days"], ["hours"], ["weeks"], ["months"])
    return charge or not speech().afterwards.isdisjoint(words[at : at + 2 + timed])


def _is_bare_subject(article: Article, lexicon: Lexicon, start: int, verb: int) -> bool:
    """Whether all that stands before a verb is a name with its titles."""
    small = lexicon.honorifics | lexicon.adverbs | {"he", "she", "it"}
    return all(article.naming_at(at) is not None or article.words[at] in small for at in range(start, verb))


def _goes_on(article: Article, lexicon: Lexicon, joint: int, limit: int) -> bool:
    """Whether a clause of the writer's own begins behind «and», «but», «while»: with a cue."""
    words = article.words
    at = joint + 1
    while (
        at < limit
        and (words[at] in lexicon.adverbs or words[at] == ",")
        and words[at] not in speech().silent | speech().being
    ):
        at += 1
    if at >= limit:
        return False
    if (words[at] in speech().silent and words[joint] != "and") or _is_judged(words, at, limit):
        return True  # «denied that he had paid and described the letter as forged»
    if _starts_clause(article, lexicon, at):
        sighting = reading(lexicon, words[at])
        return sighting is not None and not sighting.form.participle and _introduces(article, lexicon, at, limit)
    verb = _next_cue(article, lexicon, at, limit)
    if verb is None:
        return False
    if words[joint] == "and":  # «that X resign, and Y said»
        start = at + (words[at] == "the")
        named = article.naming_from(start) is not None or words[start] in {"he", "she"}
        return words[joint - 1] == "," and named and _is_bare_subject(article, lexicon, start, verb)
    return subject_before(article, lexicon, joint + 1, verb) is not None


def _is_judged(words: list[str], verb: int, limit: int) -> bool:
    """Whether somebody gives a thing a verdict with a verb: «described the letter as forged», «called it a lie»."""
    judges = words[verb] in speech().naming and words[verb].endswith("ed")
    return judges and "as" in words[verb + 2 : min(limit, verb + REACH // 2)]


def _is_new_clause(article: Article, start: int, limit: int) -> bool:
    """Whether a subject of its own with its verb stands behind «, and», so that the writer tells on."""
    if start >= limit:
        return False
    if article.words[start] == "whose":
        return True
    if article.words[start] == "that":  # «said that X left, and that Y came»
        return False
    naming = article.naming_from(start) or article.naming_from(start + 1)
    if naming is None or naming.end >= limit or "to" in article.words[start : naming.end]:
        return False
    word = article.words[naming.end]
    return word in speech().finite | speech().silent or (len(word) > 4 and word.endswith("ed"))


def _introduces(article: Article, lexicon: Lexicon, verb: int, limit: int) -> bool:
    """Whether a cue behind «and» brings words of its own."""
    sighting = reading(lexicon, article.words[verb])
    return sighting is not None and content_after(article, lexicon, sighting.form.manner, verb + 1, limit) is not None


def _next_cue(article: Article, lexicon: Lexicon, start: int, limit: int) -> int | None:
    for at in range(start, min(limit, start + REACH)):
        if article.words[at] in {",", ";", ":"} and at > start + 12:
            return None
        if article.quotation_at(at) is not None:
            return None
        if _starts_clause(article, lexicon, at):
            return at
    return None


def resumed(article: Article, cue: int, quotation: Quotation, limit: int) -> int:
    """The end of a quotation that its cue parts in two within a sentence."""
    words = article.words
    end = quotation.end
    for at in range(cue, min(limit, cue + REACH)):
        again = article.quotation_from.get(at)
        if again is not None and again.first > quotation.first and words[at - 1] in {",", "."}:
            return again.end
    return end


def saying_of(
    passage: Passage, index: int, content: tuple[int, int], stance: Stance, speaker: Speaker | None,
    sighting: Reading | None = None, *, lead: Lead = "clause",
) -> Saying | None:  # fmt: skip
    """The saying of a cue with its content trimmed and its stance by what is said; None where nothing is left."""
    first, end = trimmed(passage.article, *content)
    if end <= first:
        return None
    return Saying(
        cue=index, cue_end=index + 1, first=first, end=end, lead=lead,
        stance=meant(passage.article, passage.lexicon, stance, first, end),
        form=sighting.form if sighting is not None else None, speaker=speaker,
    )  # fmt: skip
