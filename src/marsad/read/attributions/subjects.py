"""Who or what is the subject of an Arabic cue: what stands after it, before it, or nothing."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from marsad.read.actors.commonnouns import common_noun, listed
from marsad.read.actors.lexicon import ARTICLE
from marsad.read.attributions.agreement import agreement, is_no_subject
from marsad.read.attributions.cues import reading
from marsad.read.attributions.documentphrases import with_description
from marsad.read.attributions.rolephrases import is_definite, is_oblique, is_role
from marsad.read.attributions.sayings import COMMAS, Passage
from marsad.read.attributions.speakers import (
    NoSpeaker,
    Speaker,
    speaker_after,
    speaker_before,
    speaker_of_phrase,
    speaker_within,
)
from marsad.read.attributions.utterances import what_is_written
from marsad.read.attributions.verbcues import IN_IT, Cue

_POINTING = frozenset("ذلك تلك هذا هذه هولاء".split())
# From a subject to what is said, in words.
_TO_SAID = 15
# «تنفيذ بنودها»: a noun that begins with ب as often as it is led by it.
_OWNED = ("ها", "هم")
# «منتقدين»
_SHORTEST_PEOPLE = 5
_ACCUSES = "اتّهم"
# These have an object: «حث الحكومة على التحرك».
_URGE = frozenset("حثّ حضّ حرّض".split())
ALL = frozenset("جميع كل كافه ساير".split())
"""Who stands behind one of these and a verb that calls on somebody is called on: «دعت جميع الدول إلى»."""
_TELL = frozenset("أبلغ أخبر".split())
_THANKS = "شكر"
_CARRY_ON = frozenset("كما لكنه لكنها ولكنه ولكنها انه انها ثم".split())
_PRONOUNS = frozenset(
    "انه انها انهم بانه بانها بانهم لانه لانها لكنه لكنها لكنهم ولكنه ولكنها وهو وهي وهم وانه وانها وانهم".split()
)
_ABOUT_IT = frozenset("فيه فيها به بها له لها لهم منه منها عنه عنها عليه عليها اليه اليها معه معها".split())
_UPON, _OF = "علي", "عن"
_AUXILIARIES = frozenset("قد يكون تكون".split())
# From a report to its verb, in words: «تقارير صحافية موثوقة تفيد».
_TO_REPORT = 3
# The same where what the report is stands between.
_TO_REPORT_APART = 25
# «على لسان» stands behind a verb within so many words.
_TO_TONGUE = 8
_TONGUE = "لسان"
_LEARNS = "علم"
_WHAT_IT_IS = frozenset("انه انها انهم".split())
_AS_FOR = frozenset({"اما", "واما"})
_RELATIVES = {"الذي": "m", "التي": "f"}
_HE_WHO = frozenset({"وهو الذي", "وهي التي", "فهو الذي", "فهي التي"})


class Subject(msgspec.Struct, frozen=True):
    """The subject after a verb, and what stands as a subject before it."""

    after: Speaker | None = None
    before: Speaker | NoSpeaker | None = None


def subject_of(passage: Passage, cue: Cue, limit: int) -> Subject:
    """Who or what is the subject of a cue, after it and before it."""
    article, lexicon, index = passage.article, passage.lexicon, cue.index
    manner = cue.form.manner
    if cue.form.participle:
        return Subject()
    if passage.after(index) in IN_IT:
        return _said_in_it(passage, cue, limit)
    if cue.form.inflection[:2] == ("past", 1) and cue.stance == "asks":
        return Subject(Speaker(index, index + 1, None))
    if manner.through:
        return Subject(_through(passage, cue, limit), NoSpeaker())
    if (tongue := _by_tongue(passage, cue, limit)) is not None:
        return Subject(tongue, NoSpeaker())
    alone = cue.conjunction or cue.form.inflection.person == 1 or _is_shown_before(passage, cue)
    other = _relative_of_other(passage, cue)
    before = (
        _he_who(passage, cue)
        or _as_for(passage, cue)
        or _people_before(passage, cue)
        or _report_before(passage, cue)
        or (None if alone or other else speaker_before(article, lexicon, index, passage.first))
    )
    if isinstance(before, NoSpeaker) and is_in_it(passage, index):
        before = None
    elif isinstance(before, NoSpeaker) and (apart := _report_apart(passage, cue)) is not None:
        before = apart
    elif isinstance(before, NoSpeaker) and (cue.takes("speech") or _is_of_people(cue)):
        before = _who_speaks(passage, index)
    return Subject(_subject_after(passage, cue, before, limit), before)


def _he_who(passage: Passage, cue: Cue) -> Speaker | None:
    """The person named last whom «وهو الذي» before a verb means: «رفض سامر الهدنة، وهو الذي قال أمس إن»."""
    start = cue.index - 2
    if " ".join(passage.words[max(passage.first, start) : cue.index]) not in _HE_WHO:
        return None
    near = (passage.article.naming_from(at) for at in range(start - 1, passage.first - 1, -1))
    person = next((one for one in near if one is not None and one.actor.type == "person"), None)
    return Speaker(person.first, person.end, person) if person is not None else None


def _said_in_it(passage: Passage, cue: Cue, limit: int) -> Subject:
    """Who says something in what is named before, or that itself: «في وقت قال فيه متحدث إن», «بيان جاء فيه أن»."""
    article, start = passage.article, cue.index + 2
    within = speaker_after(article, passage.lexicon, start, limit, cue.form.manner.via)
    if within is None and cue.form.manner.through and (written := what_is_written(passage, cue.index)) is not None:
        return Subject(Speaker(written, written + 1, article.naming_from(written)), NoSpeaker())
    return Subject(None if within is not None and _is_blamed(passage, cue, within) else within)


def is_in_it(passage: Passage, index: int) -> bool:
    """Whether «وفيها» leads to a verb: «أطلق سامر دعوة، وفيها يحث الحكومة على»."""
    return passage.before(index).removeprefix("و") in IN_IT


def _through(passage: Passage, cue: Cue, limit: int) -> Speaker | None:
    """What a preposition right behind a verb leads to that speaks: «جاء في التقرير أن»."""
    index, article = cue.index, passage.article
    if passage.after(index) not in cue.form.manner.through:
        written = what_is_written(passage, index)  # «وفي بيان صدر عن الهيئة، ورد أن»
        headed = (
            written is not None and passage.first < written <= passage.first + 1 and passage.before(index) in COMMAS
        )
        return Speaker(written, written + 1, article.naming_from(written)) if written is not None and headed else None
    text = speaker_of_phrase(passage.article, passage.lexicon, index + 2, limit)
    begins = cue.conjunction or not passage.before(index)[:1].isalnum()
    return text or (Speaker(index + 2, index + 3, None) if begins else None)


def _by_tongue(passage: Passage, cue: Cue, limit: int) -> Speaker | None:
    """Who speaks by name for the subject of a verb, or to it: «نفت الجبهة على لسان سامر», «علمت الوكالة من سامر أن»."""
    words, learns = passage.words, cue.form.lemma == _LEARNS
    for at in range(cue.index + 1, min(limit - 2, cue.index + _TO_TONGUE)):
        if learns and words[at] == "من":
            return speaker_of_phrase(passage.article, passage.lexicon, at + 1, limit)
        if words[at] == "علي" and words[at + 1] == _TONGUE:
            spokesman = speaker_of_phrase(passage.article, passage.lexicon, at + 2, limit)
            return spokesman if spokesman is not None and _is_by_name(passage, spokesman) else None
        if words[at] in COMMAS or words[at] in passage.lexicon.complementisers:
            return None
    return None


def _is_by_name(passage: Passage, spokesman: Speaker) -> bool:
    """Whether who speaks for a body is named, and not only told whose he is: «على لسان وزير إعلامها»."""
    naming = spokesman.naming
    if naming is None:
        return False
    last = passage.words[naming.end - 1]
    return not (passage.words[naming.first] in passage.lexicon.titles and last.endswith(("ه", "ها", "هم")))


def _as_for(passage: Passage, cue: Cue) -> Speaker | None:
    """Whom «أما» at the head of a statement names, for the verb that tells of him: «أما ريما، وهي طبيبة، فقالت»."""
    if passage.words[passage.first] not in _AS_FOR or "ف" not in (cue.conjunction, passage.before(cue.index)[:1]):
        return None
    speaker = speaker_within(passage.article, passage.lexicon, passage.first + 1, cue.index)
    if not isinstance(speaker, Speaker):
        return None
    held = cue.takes("as") and speaker.naming is not None  # «فاعتبر التقرير رديئا»: the report is what he speaks of
    after = None if held else speaker_after(passage.article, passage.lexicon, cue.index + 1, passage.end)
    return speaker if after is None else None


def is_spoken_to(passage: Passage, cue: Cue, index: int) -> bool:
    """Whether a body or paper stands behind a verb of the other gender, so that it is spoken to or of.

    «وطالب المحكمة بـ», «ووصف المذكرة بأنها مزورة».
    """
    inflection, head = cue.form.inflection, passage.words[index]
    if (inflection.person, inflection.gender, inflection.number) == (3, "f", "s"):
        return cue.takes("as", "person", "listener") and head.removeprefix("ال") in passage.lexicon.masculine
    spoken_to = cue.takes("as") or (bool(cue.conjunction) and cue.takes("person", "listener"))
    noun = head.removeprefix(ARTICLE)
    body = passage.is_named(index) or noun in passage.lexicon.bodies or noun in listed("documents")
    return spoken_to and body and (inflection.gender, inflection.number) == ("m", "s") and head.endswith("ه")


def _subject_after(passage: Passage, cue: Cue, before: Speaker | NoSpeaker | None, limit: int) -> Speaker | None:
    """The noun phrase behind a verb, where that is its subject and not whom it speaks to or of."""
    article, lexicon, index = passage.article, passage.lexicon, cue.index
    if isinstance(before, NoSpeaker) and cue.takes("person") and passage.before(index) in lexicon.relatives:
        return None
    if cue.form.inflection[1:] == (3, "m", "p") and passage.before(index) in lexicon.relatives:
        return None  # «الذين يحرضون الشباب على»: a verb in the plural stands behind its subject
    if (document := _this_document(passage, index + 1, limit)) is not None:
        return document
    start = index + 1 + _is_that(passage, index + 1, limit)
    after = speaker_after(article, lexicon, start, limit, cue.form.manner.via)
    if after is not None:
        after = with_description(
            article, lexicon, _without_said(passage, cue, after, limit), limit, cue.form.manner.via
        )
    refused = (_is_object(passage, cue, before) and not _has_object(passage, cue, before, after)) or (
        after is not None
        and (
            _is_listener(passage, cue, after)
            or _is_accused(passage, cue, after)
            or _is_urged(passage, cue, after)
            or _is_addressed(passage, cue, after)
        )
    )
    return None if refused else after


def _is_that(passage: Passage, at: int, limit: int) -> bool:
    """Whether a pronoun points at the definite role behind it: «وأوضح ذلك المسؤول أن»."""
    pointing = at + 1 < limit and passage.words[at] in _POINTING and not passage.is_named(at + 1)
    return pointing and is_definite(passage.words[at + 1]) and is_role(passage.lexicon, passage.words[at + 1])


def _this_document(passage: Passage, at: int, limit: int) -> Speaker | None:
    """The document right behind its verb that speaks: «تخلص هذه الورقة إلى أن», «تقترح الورقة على الحكومة وقفه»."""
    pointing = passage.words[at] in _POINTING if at < limit else False
    noun = at + pointing
    if noun + 1 >= limit or passage.is_named(noun) or not (pointing or passage.words[noun + 1] == _UPON):
        return None
    document = is_definite(passage.words[noun]) and passage.words[noun].removeprefix(ARTICLE) in listed("documents")
    return Speaker(noun, noun + 1, None) if document else None


def _without_said(passage: Passage, cue: Cue, after: Speaker, limit: int) -> Speaker:
    """A role without what its verb's «ب» leads to, where nothing follows that may be said: «أشاد الوزير بالدعم»."""
    words, end = passage.words, after.end
    if "ب" not in cue.form.manner.via:
        return after
    first = after.first + 1 if after.naming is None else after.naming.end
    led = [at for at in range(first, end) if words[at].startswith("بال")]
    if not led or words[led[0]].removeprefix("بال") in passage.lexicon.bodies:
        return after
    if any(_may_be_said(passage, at) for at in range(end, min(limit, end + _TO_SAID))):
        return after
    return replace(after, end=led[0])


def _may_be_said(passage: Passage, at: int) -> bool:
    """Whether what is said may begin with a word behind a role: a clause, speech, another noun with «ب»."""
    word = passage.words[at]
    led = word.startswith("ب") and word not in passage.lexicon.no_preposition and not word.endswith(_OWNED)
    return word in passage.lexicon.complementisers or led or word == ":"


def _is_of_people(cue: Cue) -> bool:
    """Whether a verb stands in the plural of men, which Arabic keeps for people: «المعارضون ... يؤكدون»."""
    inflection = cue.form.inflection
    people = inflection.person == 3 and (inflection.gender, inflection.number) == ("m", "p")
    return people and cue.takes("clause") and not cue.form.manner.near and cue.stance == "asserts"


def _people_before(passage: Passage, cue: Cue) -> Speaker | None:
    """People without article right before a verb in the plural that tells of them: «منتقدين يقولون إنها»."""
    at = cue.index - 1
    several = _is_of_people(cue) and cue.form.inflection.tense == "present"
    if not several or cue.conjunction or at <= passage.first or passage.is_named(at):
        return None
    word = passage.words[at]
    people = word.endswith(("ين", "ون")) and not word.startswith("ال") and len(word) > _SHORTEST_PEOPLE
    return Speaker(at, at + 1, None) if people and word.isalpha() else None


def _report_before(passage: Passage, cue: Cue) -> Speaker | None:
    """A report without article right before the verb that tells of it: «تقارير موثوقة تفيد بأن», «وثائق تثبت أن»."""
    for at in range(cue.index - 1, max(passage.first, cue.index - _TO_REPORT) - 1, -1):
        if (report := _report_at(passage, cue, at)) is not None:
            spoke = reading(passage.lexicon, passage.before(at)) is not None
            return None if spoke else report  # «وأكدت وثائق نشرت على الشبكة أن»
        word, naming = passage.words[at], passage.article.naming_at(at)
        other = naming is not None and naming.actor.type != "document"  # «وثائق مسربة تكشف عن»
        if other or not word.isalpha() or word.startswith(ARTICLE) or not word.endswith(("ه", "ا")):
            return None
    return None


def _report_apart(passage: Passage, cue: Cue) -> Speaker | None:
    """A report without article, parted from what it shows by what it is: «وثائق صادرة عن المكتب، تظهر أن»."""
    shown = passage.words[cue.index + 1 : cue.index + 3]
    told = not passage.lexicon.complementisers.isdisjoint(shown) or shown[:1] == [_OF]
    if cue.form.inflection.tense != "present" or not told:
        return None
    near = range(cue.index - 1, max(passage.first, cue.index - _TO_REPORT_APART) - 1, -1)
    return next((one for at in near if (one := _report_at(passage, cue, at)) is not None), None)


def _report_at(passage: Passage, cue: Cue, at: int) -> Speaker | None:
    """The report without article that begins at a token and that a verb agrees with."""
    _, person, gender, number = cue.form.inflection
    naming, word = passage.article.naming_at(at), passage.words[at]
    if cue.conjunction or cue.pronoun or (person, number) != (3, "s"):
        return None
    if naming is not None and (naming.actor.type != "document" or naming.first != at):
        return None
    one = word in passage.lexicon.written or word.removesuffix("ا") in passage.lexicon.written  # «تقريرا يكشف أن»
    agrees = one if gender == "m" else word in passage.lexicon.reports
    return Speaker(at, at + 1 if naming is None else naming.end, naming) if agrees else None


def _who_speaks(passage: Passage, index: int) -> Speaker | NoSpeaker | None:
    """The subject of a verb that only people are the subject of, where an unknown noun begins the clause before it.

    A name right before the verb is its subject, and a mark or a pronoun leaves it to who was named before.
    """
    last = passage.before(index)
    naming = passage.article.naming_at(index - 1)
    if last in passage.lexicon.relatives or last in _AUXILIARIES:
        return NoSpeaker()
    if naming is None and (last in passage.lexicon.circumstances or last.removeprefix("و") in passage.lexicon.going_on):
        return None  # «حينما يتحدثون», «ومضى يقول»
    if naming is not None and not naming.clitics:
        return Speaker(naming.first, naming.end, naming)
    if naming is None and last.endswith("ا") and passage.article.written(index - 1).endswith(("ا", "اً", "ًا")):
        return None  # «بثت الوكالة صورا قالت إنها»
    return None if last in _PRONOUNS or last in _ABOUT_IT or not last[:1].isalnum() else Speaker(index - 1, index, None)


def _is_shown_before(passage: Passage, cue: Cue) -> bool:
    """Whether what somebody shows stands before a verb that tells what it is: «نشرت الوكالة صورة قالت إنها»."""
    shown, what = passage.before(cue.index), passage.after(cue.index)
    told = what in _WHAT_IT_IS and cue.form.inflection.tense == "past" and not cue.pronoun
    return told and not shown.startswith(ARTICLE) and shown in passage.lexicon.shown


def _relative_of_other(passage: Passage, cue: Cue) -> bool:
    """Whether a relative pronoun right before a verb is of the other gender: «الزعيم الذي أعلنت الجبهة مقتله»."""
    gender = _RELATIVES.get(passage.before(cue.index))
    return gender is not None and cue.form.inflection.gender not in (None, gender)


def _is_listener(passage: Passage, cue: Cue, after: Speaker) -> bool:
    """Whether who stands behind a verb is no person and spoken to."""
    naming = after.naming
    if naming is not None and naming.actor.type == "person":
        return False
    return is_spoken_to(passage, cue, after.first if naming is None else naming.first)


def _is_addressed(passage: Passage, cue: Cue, after: Speaker) -> bool:
    """Whether who stands right behind a verb that has an object cannot be its subject by gender or number."""
    near = after.first == cue.index + 1 and cue.takes("person", "listener")
    return near and is_no_subject(passage.article, passage.lexicon, cue.form, after.first, after.naming)


def _is_blamed(passage: Passage, cue: Cue, after: Speaker) -> bool:
    """Whether what he is accused of or made to bear stands right behind a name: «مذكرة اتهمت فيها سامر بأنه»."""
    behind = passage.words[after.end] if after.end < passage.end else " "
    borne = cue.takes("charge") and behind in cue.form.manner.needs
    return borne or (cue.form.lemma == _ACCUSES and behind[0] == "ب")


def _is_accused(passage: Passage, cue: Cue, after: Speaker) -> bool:
    """Whether who stands behind «واتهم» or «وحمّل» is accused: nobody else stands before what he is accused of."""
    blamed = _is_blamed(passage, cue, after) and after.naming is not None and not cue.pronoun
    return blamed and (bool(cue.conjunction) or passage.before(cue.index) in passage.lexicon.circumstances)


def _is_urged(passage: Passage, cue: Cue, after: Speaker) -> bool:
    """Whether who stands behind a verb of urging is urged: «يحث الحكومة على», «دعت جميع الدول إلى»."""
    head, to = passage.words[after.first], passage.words[after.end : after.end + 1]
    if not cue.takes("person") or cue.pronoun or not to or to[0] not in cue.form.manner.via:
        return False
    return cue.form.lemma in _URGE or head in ALL


def _has_object(passage: Passage, cue: Cue, before: Speaker | NoSpeaker | None, after: Speaker | None) -> bool:
    """Whether whom a verb speaks to or of stands right behind another, its subject: «واتهم سامر الحلو الحكومة بـ»."""
    if after is None or after.end >= passage.end or before is not None or passage.before(cue.index) in _PRONOUNS:
        return False
    named = after.naming
    apposed = named is not None and passage.before(named.first) in COMMAS and passage.words[after.end] in COMMAS
    at = after.end + (apposed or passage.words[after.end] == '"')
    naming = passage.article.naming_from(at) if at < passage.end else None
    if naming is not None:
        return not naming.clitics and (named is None or naming.actor is not named.actor)
    word = passage.words[at] if at < passage.end else ""
    noun = common_noun(word)
    body = word.startswith("ال") and word.removeprefix("ال") in passage.lexicon.bodies
    return body or is_oblique(word) or (noun is not None and (bool(noun.owner) or noun.kind == "organization"))


def _is_object(passage: Passage, cue: Cue, before: Speaker | NoSpeaker | None) -> bool:
    """Whether the noun after a verb is who is spoken to or of, since the subject stands before or is carried on."""
    if cue.pronoun:
        return False
    if passage.before(cue.index) in _PRONOUNS:
        return cue.takes("person", "listener", "object")
    if isinstance(before, Speaker):
        return cue.takes("person", "listener", "object")
    if cue.form.lemma in _TELL and cue.conjunction and passage.before(cue.index)[:1].isalnum():
        return True  # «وصل سامر الحلو وأبلغ الوزير أن»
    if cue.form.lemma == _THANKS and cue.conjunction and cue.index > passage.first:
        return True  # «وأكد سامر الحلو أن العمل جار، وشكر القائمين عليه»
    carried_on = not _CARRY_ON.isdisjoint(passage.words[max(passage.first, cue.index - 4) : cue.index])
    goes_on = carried_on or (bool(cue.conjunction) and cue.index > passage.first)
    return cue.takes("person", "as") and goes_on and not _is_nobody_before(passage, cue)


def _is_nobody_before(passage: Passage, cue: Cue) -> bool:
    """Whether nobody named before a verb can go on as its subject: «قال سامر إن X، ودعت وزارة الداخلية إلى Y»."""
    before = {id(one): one for at in range(passage.first, cue.index) if (one := passage.article.naming_from(at))}
    actors = [one.actor.id for one in before.values()]
    fits = (agreement(passage.article, passage.lexicon, cue.form, actor) for actor in actors)
    return bool(actors) and all(fit < 0 for fit in fits)
