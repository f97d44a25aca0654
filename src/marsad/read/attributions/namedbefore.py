"""Which of those named before a verb without a subject may be its subject, and which are only told of there."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.actors.wordclasses import about
from marsad.read.actors.words import word
from marsad.read.attributions.articles import Naming
from marsad.read.attributions.fillers import begins_aside
from marsad.read.attributions.rolephrases import CALLED, is_role
from marsad.read.attributions.sayings import COMMAS, Passage, Saying
from marsad.read.attributions.speakers import Speaker, is_led, speaker_after
from marsad.read.attributions.verbcues import IN_IT
from marsad.text.vowels import is_passive

# Between the comma after what leads a statement and its cue stands at most a word: «، فقد قال».
_TO_CUE = 2
# From a title to the name of what it is of, in words.
_LONGEST_TITLE = 4
# What begins a statement with a subject of its own: «أما سامر، فقال», «وإذ أكد سامر أن ...، أوضح أن».
_WITH_SUBJECT = frozenset("اما اذ لئن بعدما عندما حين حينما".split())
_AS_FOR = "اما"
# «يدعى سامر», «هو المصري سامر»
_BRING_IN = CALLED | {"هو", "هي"}
# «كان لسامر رأي آخر»
_VIEWS = frozenset("راي روايه موقف".split())


def introduced(passage: Passage, idle: Sequence[Speaker], before: Sequence[Naming]) -> list[Speaker]:
    """The subjects of verbs that say nothing, before them those who are brought in by name.

    «وكان حارس يدعى سامر على الباب، قال», «ونجا شخص خامس، هو سامر، قال», «وكان لسامر رأي آخر، إذ قال»
    """
    called = [
        one
        for one in before
        if not _BRING_IN.isdisjoint(passage.words[max(passage.first, one.first - 2) : one.first])
        or not _VIEWS.isdisjoint(passage.words[one.end : one.end + 1])
    ]
    return [*(Speaker(one.first, one.end, one) for one in called), *idle]


def is_held(passage: Passage, naming: Naming) -> bool:
    """Whether a body stands in the title of the person named behind it: «رئيس حكومة الوادي، الدكتور سامر الحلو»."""
    behind = naming.end
    between = passage.lexicon.honorifics | COMMAS
    while behind < passage.end and passage.words[behind] in between and not passage.is_named(behind):
        behind += 1
    bearer = passage.article.naming_from(behind)
    bearer = passage.article.naming_from(behind)
    borne = bearer is not None and bearer.actor.type == "person" and not bearer.clitics
    return borne and naming.actor.type != "person" and _is_in_title(passage, naming.first)


def _is_in_title(passage: Passage, index: int) -> bool:
    """Whether a title stands before a token, no more than genitives between: «قائد عملية استعادة {الوادي}»."""
    for at in range(index - 1, max(passage.first, index - _LONGEST_TITLE) - 1, -1):
        if passage.words[at] in passage.lexicon.titles:
            return True
        if passage.words[at] in COMMAS or passage.words[at] in passage.lexicon.prepositions:
            return False
    return False


def goes_on_without(passage: Passage, draft: Saying) -> bool:
    """Whether a statement goes on with a verb that has its object right behind it: «ورفض تأكيد اعتقال سامر قائلا»."""
    first = passage.first
    verb, behind = word(passage.words[first]), passage.words[first + 1 : first + 2]
    if (
        not draft.is_participle
        or first + 1 >= draft.cue
        or not (verb.verb and verb.conjunction)
        or passage.is_named(first + 1)
    ):
        return False
    lexicon = passage.lexicon
    return lexicon.says(behind[0]) and not behind[0].startswith("ال") and not is_role(lexicon, behind[0])


def is_where(passage: Passage, naming: Naming) -> bool:
    """Whether a name only tells where something happens: «في تونس», «من البندر»."""
    return naming.actor.type == "place" and is_led(passage.article, passage.lexicon, naming)


def is_sent_to(passage: Passage, naming: Naming) -> bool:
    """Whether something is sent to whom a name means: «إلى سامر», «للملك سامر»."""
    before = passage.before(naming.first)
    return before == "الي" or before.startswith("لل")


def past_setting(passage: Passage, draft: Saying) -> int:
    """Token after what leads a statement, in which nobody speaks: «وعن القرض الذي قدمته الجبهة، أفاد بأن».

    «أما» before a preposition leads to what is spoken of: «أما عن هجوم الجبهة في البندر فيقول».
    """
    opens, topic = passage.words[passage.first], passage.words[passage.first + 1]
    if opens.removeprefix("و") == _AS_FOR and draft.conjunction == "ف" and topic in passage.lexicon.prepositions:
        return draft.cue
    goes_on = (
        draft.is_participle or draft.conjunction == "و" or passage.before(draft.cue) in passage.lexicon.resumptions
    )
    goes_on = goes_on or passage.before(draft.cue) in passage.lexicon.relatives
    if goes_on or opens.removeprefix("و") in _WITH_SUBJECT or not begins_aside(passage.lexicon, opens):
        return passage.first
    commas = [at for at in range(passage.first, draft.cue) if passage.words[at] in COMMAS]
    return commas[-1] if commas and commas[-1] >= draft.cue - _TO_CUE else passage.first


def follows_verb(passage: Passage, naming: Naming) -> bool:
    """Whether a name stands right after a word with a conjunction and no article, which mostly is its verb."""
    before = passage.words[naming.first - 1] if naming.first else ""
    return (
        before not in IN_IT
        and len(before) > 3
        and before[0] in "وف"
        and not before.startswith(("وال", "فال"))
        and not naming.clitics
    )


def before_then(passage: Passage, namings: Sequence[Naming]) -> list[Naming]:
    """The names between «أما» and the «ف» of what is told of whom it names."""
    behind = range(passage.first + 1, passage.end)
    then = next((at for at in behind if passage.words[at][0] == "ف" and passage.words[at - 1] in COMMAS), passage.end)
    return [naming for naming in namings if naming.first < then]


def doers(passage: Passage) -> list[Speaker]:
    """The subject without a name of the verb at the head of a statement, if it is somebody new; else none."""
    verb = passage.words[passage.first].removeprefix("و")
    if (
        verb in passage.lexicon.meeting
        or passage.is_named(passage.first)
        or not any(kind[0] in "Pp" for kind in about(verb))
    ):
        return []
    if passage.lexicon.says(passage.words[passage.first]) or is_passive(passage.article.written(passage.first), "و"):
        return []
    first = passage.first + 1
    found = speaker_after(passage.article, passage.lexicon, first, passage.end)
    new = found is not None and found.first == first and found.naming is None and not found.points_back
    new = new and passage.words[first].removeprefix("ال") not in passage.lexicon.bodies
    return [found] if found is not None and new else []
