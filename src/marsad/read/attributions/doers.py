"""Who does something in a statement before a verb of saying without a subject: «وتقدم محامي الدفاع بطعن، مؤكدا أن»."""

from __future__ import annotations

from marsad.read.actors.wordclasses import about
from marsad.read.attributions.sayings import Passage
from marsad.read.attributions.speakers import Speaker, speaker_after
from marsad.text.vowels import is_passive

# Behind these stands as a rule whom somebody named before meets or sends.
_MEETS = frozenset(
    "التقي التقت استقبل استقبلت قابل قابلت زار زارت هنا هنات عزي عزت ودع ودعت كلف كلفت عين عينت اقال اقالت استدعي"
    " استدعت اوفد اوفدت ارسل ارسلت رافق رافقت خاطب خاطبت دعا دعت حضر حضرت شكر شكرت اتهم اتهمت انتقد انتقدت"
    " سال سالت".split()
)


def doers(passage: Passage) -> list[Speaker]:
    """The subject without a name of the verb at the head of a statement, if it is somebody new; else none."""
    verb = passage.words[passage.first].removeprefix("و")
    if verb in _MEETS or passage.is_named(passage.first) or not any(kind[0] in "Pp" for kind in about(verb)):
        return []
    if passage.lexicon.says(passage.words[passage.first]) or is_passive(passage.article.written(passage.first), "و"):
        return []
    first = passage.first + 1
    found = speaker_after(passage.article, passage.lexicon, first, passage.end)
    new = found is not None and found.first == first and found.naming is None and not found.points_back
    new = new and passage.words[first].removeprefix("ال") not in passage.lexicon.bodies
    return [found] if found is not None and new else []
