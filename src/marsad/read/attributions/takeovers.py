"""Where one saying ends because another cue takes over, or because the speech around it turns."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from marsad.read.attributions.contents import trimmed
from marsad.read.attributions.cues import reading
from marsad.read.attributions.fillers import begins_aside
from marsad.read.attributions.sayings import COMMAS, Passage, Saying, innermost

# A content is no shorter than this, in words, where a clause that concedes takes over without a comma.
_SHORTEST = 5
_CONCEDING = frozenset("مع رغم حين غير الا بيد علما".split())
_WITHOUT = frozenset("دون غير".split())
_LINKS = frozenset("، , و قد وقد".split())
_SO = frozenset("فان فانه فانها مما".split())
# With these begins a clause that the main one follows: «وبينما قالت الجبهة إنها انسحبت، أكد سكان».
_MEANWHILE = frozenset("بينما وبينما فيما وفيما اذ واذ لئن ولئن بعدما وبعدما عندما وعندما حينما".split())
# «ففي حين قالت الجبهة إنها انسحبت، أكد سكان», «وفي الوقت الذي قالت فيه»
_AT_THE_TIME = frozenset("حين الوقت وقت".split())
_TOPICS = frozenset("وعن وحول وبخصوص وبشان وفيما وبالنسبه وردا وتعليقا ووفقا وبحسب".split())
_TO_WHOM = frozenset("عليه عليها عليهم له لها لهم".split())
_STOPS = frozenset(".؟!")
_WHILE = "اذ"


def ended(passage: Passage, found: Sequence[Saying]) -> list[Saying]:
    """Sayings, in the order of their cues, with their contents cut where a later cue takes over."""
    kept: list[Saying] = []
    for number, saying in enumerate(found):
        end = saying.end
        for other in found[number + 1 :]:
            inside = saying.first <= other.cue < end and other.first != saying.first
            if inside and _takes_over(passage, saying, other, found):
                end = _before_cue(passage, saying, other)
                break
        first, end = trimmed(passage.article, saying.first, _before_speech(saying, end, found))
        if end > first:
            same = first == saying.first and end == saying.end
            kept.append(saying if same else replace(saying, first=first, end=end))
    return [_ended_within(passage, saying, kept) for saying in kept]


def _before_speech(saying: Saying, end: int, found: Sequence[Saying]) -> int:
    """The end of a noun moved before the speech that a verb before its cue introduces: «قال مشيرا إلى اللقاء «...»»."""
    if saying.lead not in ("via", "object") or not saying.is_participle:
        return end
    speeches = (one.first for one in found if one.lead in ("quote", "speech") and one.cue < saying.cue)
    return min([end, *(first for first in speeches if saying.first < first)])


def _ended_within(passage: Passage, saying: Saying, found: Sequence[Saying]) -> Saying:
    """A clause inside another's speech ends where that speech turns: «أن الإدارة تتوقع ...، إلا أن»."""
    if saying.lead not in ("clause", "object", "via") or innermost(saying, found) is None:
        return saying
    words = passage.words
    for at in range(saying.first + 2, saying.end):
        turn = at + (words[at] == '"' and at + 1 < saying.end)
        if words[at] in "؛;" or (words[at - 1] in COMMAS and words[turn] in passage.lexicon.turns | _SO):
            first, end = trimmed(passage.article, saying.first, at)
            return replace(saying, end=end) if end > first else saying
    return saying


def _takes_over(passage: Passage, saying: Saying, other: Saying, found: Sequence[Saying]) -> bool:
    """Whether a cue within the reach of a content ends it, rather than standing inside it."""
    if other.lead == "back":
        return other.end > saying.first
    if other.form is None or other.rank != 1 or _is_shielded(passage, saying, other):
        return False
    if other.is_first_person:
        return saying.is_first_person
    if passage.words[other.cue - 1] in COMMAS and (
        _leads(passage, other) or _topic(passage, saying, other) is not None
    ):
        return True
    if saying.lead in ("via", "object") and passage.words[other.cue - 1] in COMMAS and not other.conjunction:
        return True
    main = other.is_participle or _is_main_behind(passage, saying, other)
    return main or _coordinates(passage, saying, other, found) or _turns(passage, saying, other)


def _leads(passage: Passage, other: Saying) -> bool:
    """Whether a statement begins with what leads up to a cue: «بينما قالت ...، أكد», «وحول ما زعم أنه ...، قال»."""
    opens, behind = passage.words[passage.first : passage.first + 2]
    if behind in _AT_THE_TIME and opens.removesuffix("في") in ("", "و", "ف"):
        return True
    spoken = other.form is not None and "speech" in other.form.manner.takes
    return opens in _MEANWHILE or (spoken and not other.conjunction and begins_aside(passage.lexicon, opens))


def _topic(passage: Passage, saying: Saying, other: Saying) -> int | None:
    """The comma before the topic that leads up to a cue with its subject: «، وبخصوص اللقاء، أوضح سامر أن»."""
    if other.conjunction or other.speaker is None or other.speaker.first != other.cue + 1:
        return None
    for at in range(other.cue - 2, saying.first, -1):
        if passage.words[at] in COMMAS:
            return at if passage.words[at + 1] in _TOPICS else None
    return None


def _is_main_behind(passage: Passage, saying: Saying, other: Saying) -> bool:
    """Whether a verb with its subject behind it is the main one to a clause: «بينما تقول الجبهة إن ... تتحدث ريما»."""
    led = other.speaker is not None and other.speaker.first == other.cue + 1
    return led and passage.before(saying.cue) in _MEANWHILE and not other.conjunction


def _coordinates(passage: Passage, saying: Saying, other: Saying, found: Sequence[Saying]) -> bool:
    """Whether a verb goes on beside a cue: «وأضاف»، «كما أكد»، «دون أن ينفي»."""
    words = passage.words
    if words[other.cue - 1] == "ان" and words[other.cue - 2] in _WITHOUT:
        return True
    link = _past_negation(passage, other.cue) - 1
    if not other.conjunction and words[link] not in passage.lexicon.resumptions:
        return False
    if words[link] == _WHILE and words[link - 1] not in COMMAS:
        return False  # «أن الهيئة إذ توضح ذلك تأمل»
    spoken = other.form is not None and "speech" in other.form.manner.takes
    return (spoken or saying.lead != "speech") and not _goes_with_inner(saying, other, found)


def _past_negation(passage: Passage, cue: int) -> int:
    """The token of a cue, or of the negation before it where a clause turns there: «، لكنه لم يستبعد»."""
    return cue - 1 if passage.words[cue - 1] in passage.lexicon.negations else cue


def _is_shielded(passage: Passage, saying: Saying, other: Saying) -> bool:
    """Whether a cue stands in a quotation that the content holds whole."""
    quotation = passage.article.quotation_at(other.cue)
    held = quotation is not None and saying.first <= quotation.first and quotation.closed
    return held and passage.words[other.cue - 1] not in _STOPS


def _turns(passage: Passage, saying: Saying, other: Saying) -> bool:
    """Whether a subject before its verb stands after a word that turns or concedes: «، لكن العاصمة أكدت»."""
    if other.speaker is None or not saying.first < other.speaker.first < other.cue:
        return False
    words = passage.words
    turn = other.speaker.first - 1
    if words[turn] == "ان" and words[turn - 1] in _CONCEDING:
        turn -= 1
    elif words[turn] not in passage.lexicon.resumptions:
        return False
    return words[turn - 1] in COMMAS or turn - saying.first > _SHORTEST


def _goes_with_inner(saying: Saying, other: Saying, found: Sequence[Saying]) -> bool:
    """Whether a coordinated verb goes on with a verb inside the content: «أن المجلس يريد ... ويصر على»."""
    if saying.form is None or other.form is None:
        return False
    tense = other.form.inflection.tense
    if saying.form.inflection.tense == tense:
        return False
    behind = other.speaker is not None and other.speaker.first > other.cue
    if other.form.manner.near and not (behind and other.lead == "clause"):
        return True
    if behind:
        return False
    inner = [each for each in found if saying.first <= each.cue < other.cue]
    gender = other.form.inflection.gender  # «أنها اعترفت بكذا، وأضاف أن»: each has a subject of its own
    forms = [each.form.inflection for each in inner if each.form is not None and not each.is_participle]
    return any(form.tense == tense and gender in (None, form.gender or gender) for form in forms)


def _before_verb(passage: Passage, saying: Saying, other: Saying, end: int) -> int:
    """The end moved before the verb that a participle goes with: «، وأردف قائلا», «، فرد عليه سامر قائلا»."""
    at = end - 1 - (passage.words[end - 1] in _TO_WHOM)
    sighting = reading(passage.lexicon, passage.words[at]) if other.is_participle and at > saying.first else None
    if sighting is None or not sighting.conjunction or sighting.form.participle or passage.is_named(at):
        return end
    return at - (passage.words[at - 1] in COMMAS)


def _before_cue(passage: Passage, saying: Saying, other: Saying) -> int:
    """Where a content ends before the cue that takes over: before its subject and the words that lead to it."""
    if other.lead == "back":
        return other.end
    words = passage.words
    topic = _topic(passage, saying, other) if words[other.cue - 1] in COMMAS else None
    if topic is not None:
        return topic
    end = _past_negation(passage, other.cue)
    end = end if words[end - 1] in passage.lexicon.resumptions else other.cue
    if other.speaker is not None and saying.first < other.speaker.first < end:
        end = other.speaker.first
    if words[end - 1] == "ان" and words[end - 2] in _CONCEDING | _WITHOUT:
        end -= 3 if words[end - 3] in passage.lexicon.prepositions else 2
    while end > saying.first and (words[end - 1] in passage.lexicon.resumptions or words[end - 1] in _LINKS):
        end -= 1
    end = _before_verb(passage, saying, other, end)
    if words[end - 1 : end + 1] == ["في", "حين"]:
        return end - 2 if words[end - 2] in COMMAS else end - 1
    return end
