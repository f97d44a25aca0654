"""Who answers: whoever was asked before in the same statement, «وسأله القاضي: «لماذا؟»، فأجاب: «...»»."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model.attribution import UNNAMED
from marsad.read.attributions.agreement import agreement
from marsad.read.attributions.articles import Naming
from marsad.read.attributions.rolephrases import is_role
from marsad.read.attributions.sayings import COMMAS, Passage, Saying
from marsad.read.attributions.speakers import is_led

_ASKED = frozenset("سال سالت سالوا يسال تسال".split())
_ASKED_HIM = frozenset("ساله سالها سالهم سالته سالتها سالتهم سالوه سالوها يساله يسالها تساله تسالها".split())
_QUESTION_MARKS = frozenset("؟?")
# From a question to its answer, in words: in one statement, or right behind a question that ends the one before.
_REACH = 30


def answerer(passage: Passage, draft: Saying, spoken: Sequence[Saying]) -> str | None:
    """Who gives the answer that a verb without a subject leads to; None where nobody is asked before it.

    It is whom the verb of asking names behind the one who asks, or by a pronoun whoever was heard of before him.
    """
    word = passage.words[draft.cue].removeprefix(draft.conjunction)
    if draft.is_participle or draft.conjunction == "و" or word not in passage.lexicon.answering:
        return None
    first = 0 if passage.first and passage.words[passage.first - 1] in _QUESTION_MARKS else passage.first
    for at in range(draft.cue - 1, max(first, draft.cue - _REACH) - 1, -1):
        verb = passage.words[at][passage.words[at][0] in "وف" :]
        if verb in _ASKED_HIM and _is_other(verb, draft):
            return None
        if verb in _ASKED_HIM or verb in _ASKED:
            end = next((comma for comma in range(at, draft.cue) if passage.words[comma] in COMMAS), draft.cue)
            namings = [one for index in range(at + 1, end) if (one := passage.article.naming_from(index)) is not None]
            return (
                _before(passage, draft, namings, [one for one in spoken if one.cue < at])
                if verb in _ASKED_HIM
                else _behind(passage, at, namings)
            )
    return None


def _is_other(verb: str, draft: Saying) -> bool:
    """Whether a pronoun is of the other gender than the verb of an answer: «سألته ريما عن معناه ثم قالت»."""
    gender = draft.form.inflection.gender if draft.form is not None else None
    return gender is not None and verb.endswith(("ه", "ها")) and verb.endswith("ها") != (gender == "f")


def _before(passage: Passage, draft: Saying, asking: Sequence[Naming], spoken: Sequence[Saying]) -> str | None:
    """Whom a pronoun means to whom a question is put: the last before who does not ask and can be the subject."""
    askers = {one.actor.id for one in asking[:1]}
    for one in reversed(spoken):
        if one.source is None or one.source in askers:
            continue
        if one.source == UNNAMED or _agrees(passage, draft, one.source) >= 0:
            return one.source
    return None


def _agrees(passage: Passage, draft: Saying, source: str) -> int:
    return agreement(passage.article, passage.lexicon, draft.form, source)


def _behind(passage: Passage, at: int, namings: Sequence[Naming]) -> str | None:
    """Whom a verb of asking names behind its subject: «سألت ريما سامرا عن السبب», «سأل سامر الوزير عن السبب»."""
    free = [one for one in namings if not is_led(passage.article, passage.lexicon, one)]
    if not passage.is_named(at + 1) and is_role(passage.lexicon, passage.words[at + 1]):  # «سأل مراسل «الضفة» سامرا»
        return next((one.actor.id for one in free if one.actor.type == "person"), None)
    if not free:
        return None
    if len(free) > 1 and free[1].first <= free[0].end + 1:
        return free[1].actor.id
    behind = passage.words[free[0].end] if free[0].end < passage.end else ""
    return UNNAMED if behind.startswith("ال") and is_role(passage.lexicon, behind) else None
