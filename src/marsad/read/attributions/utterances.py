"""Who speaks in what somebody has written, said or held: «بعث سامر برسالة إلى ريما طلب فيها», «بيان للجبهة نفت فيه»."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model.attribution import UNNAMED
from marsad.read.actors.commonnouns import listed
from marsad.read.actors.lexicon import ARTICLE
from marsad.read.actors.wordclasses import PAST, forms
from marsad.read.attributions.agreement import agreement
from marsad.read.attributions.articles import Naming
from marsad.read.attributions.cues import Form
from marsad.read.attributions.sayings import Passage
from marsad.read.attributions.speakers import is_led
from marsad.text.tokens import parted

# So many words lie at most between what is written and what is said in it, and between it and whose it is.
_REACH, _WHOSE = 20, 4
_FROM, _WITH, _BY = "من", "مع", "بقلم"
# «وجه سامر خطابا للملك»: whom the utterance goes to is not whose it is.
_SENDS = frozenset("وجه وجهت بعث بعثت ارسل ارسلت رفع رفعت سلم سلمت".split())


def speaker_in_it(passage: Passage, cue: int, form: Form | None, before: Sequence[Naming]) -> str | None:
    """Who says what stands in an utterance named before a cue, of those named `before` it; None where none is named.

    It is whose the utterance is, from whom it comes to its receiver, whom an outlet speaks with, else the subject of
    the verb that leads to the utterance.
    """
    found = _utterance(passage, cue)
    if found is None:
        return None
    at, noun = found
    lexicon, words = passage.lexicon, passage.words
    fitting = [one for one in before if agreement(passage.article, lexicon, form, one.actor.id) >= 0]
    behind = [one for one in fitting if one.first > at]
    sent = noun in lexicon.sent_utterances or not _SENDS.isdisjoint(words[max(passage.first, at - _REACH) : at])
    if not sent:
        theirs = next((one for one in behind[:1] if _is_whose(passage, at, one)), None)
        if theirs is not None:
            return theirs.actor.id
    if behind and _is_made(passage, at + 1):
        return behind[0].actor.id
    free = [one for one in fitting if one.first < at and one.actor.type != "place"]
    subject = next((one for one in reversed(free) if not is_led(passage.article, lexicon, one)), None)
    leading = (word.removeprefix("و") for word in words[max(passage.first, at - _REACH) : at])
    led_by = _FROM if not lexicon.receiving.isdisjoint(leading) else _WITH
    other = next((one for one in behind if passage.before(_head(passage, one)) == led_by), None)
    outlet = subject is None or subject.actor.type != "person"
    if other is not None and (led_by == _FROM or (outlet and other.actor.type == "person")):
        return other.actor.id
    if subject is None and _is_by_somebody(passage, at):
        return UNNAMED
    return subject.actor.id if subject is not None else None


def _is_by_somebody(passage: Passage, at: int) -> bool:
    """Whether what is written stands right behind a verb and a subject that nobody is named by: «أصدر النادي بلاغا»."""
    first = at
    while (
        first > passage.first + 1 and passage.words[first - 1].startswith(ARTICLE) and not passage.is_named(first - 1)
    ):
        first -= 1
    verb = passage.words[first - 1].removeprefix("و")
    makes = not passage.lexicon.makes_utterances.isdisjoint((verb, verb.removesuffix("ت")))
    return first < at and (makes or PAST in forms(verb))


def what_is_written(passage: Passage, cue: int) -> int | None:
    """The noun before a cue for what is written, which itself is who says it: «أصدرت الجبهة بيانا جاء فيه أن»."""
    found = _utterance(passage, cue)
    written = found is not None and found[1].removesuffix("ا") in listed("documents")
    return found[0] if found is not None and written and _BY not in passage.words[found[0] : cue] else None


def _utterance(passage: Passage, cue: int) -> tuple[int, str] | None:
    """The nearest noun before a cue for what somebody says something in."""
    for at in range(cue - 1, max(passage.first, cue - _REACH) - 1, -1):
        if passage.is_named(at):
            continue
        for part in parted(passage.words[at]):
            for noun in (part.stem, part.stem.removesuffix("ا")):
                if noun in passage.lexicon.utterances:
                    return at, noun
    return None


def _head(passage: Passage, naming: Naming) -> int:
    """The first word of a name with the titles before it."""
    first = naming.first
    while first > passage.first and passage.words[first - 1] in passage.lexicon.titles | passage.lexicon.honorifics:
        first -= 1
    return first


def _is_whose(passage: Passage, at: int, naming: Naming) -> bool:
    """Whether an utterance is of who is named behind it: «بيان للجبهة», «مقال لكاتب العمود سامر»."""
    between = passage.words[at + 1 : naming.first]
    to = bool(between) and between[0].startswith("ل") and len(between[0]) > 2
    led = naming.clitics[-1:] == "ل" or (to and not between[0].endswith("ا"))  # but «بيان ليلا من»
    return len(between) <= _WHOSE and (not between or led)


def _is_made(passage: Passage, at: int) -> bool:
    """Whether the verb behind an utterance tells who wrote it: «رسالة كتبها سامر إلى ريما قال فيها»."""
    verb = passage.words[at] if at < passage.end else ""
    bare = verb.removesuffix("ها") if verb.endswith("ها") else verb.removesuffix("ه")
    makes = passage.lexicon.makes_utterances
    return bare != verb and not makes.isdisjoint((bare, bare.removesuffix("ت")))
