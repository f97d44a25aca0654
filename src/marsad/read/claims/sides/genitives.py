"""Whom the genitive of an event's noun names: who does it, to whom it is done, or neither («قصف X», «مقتل X»)."""

from __future__ import annotations

from marsad.read.actors.lexicon import ARTICLE
from marsad.read.claims.lexicon.lands import capitals
from marsad.read.claims.sentences.antecedents import PRONOUNS
from marsad.read.claims.sentences.clauses import is_accusative
from marsad.read.claims.sentences.nodes import OWNED, STOPS
from marsad.read.claims.sentences.sentences import Argument, Sentence
from marsad.read.claims.sides.behindnouns import counts_behind, has_own, strikes_thing
from marsad.read.claims.sides.control import controller, is_cause, tells_why
from marsad.read.claims.sides.helping import is_help
from marsad.read.claims.sides.joined import Trigger, joined, matching
from marsad.read.claims.sides.linkednouns import CONSTRUCT, STRIKING
from marsad.read.claims.sides.passage import UNDER
from marsad.read.claims.sides.passives import is_site
from marsad.read.claims.sides.received import is_received
from marsad.read.claims.sides.roles import can_act

UNDERTAKEN = 8
"""Within how many nodes before a noun the verb stands whose subject undertakes it."""
VISIT = "زيار"
"""The letters of the noun of visiting in all its forms: a capital in construct with it is whom it is paid to."""
PEOPLE = "ين"
"""How a word for people and its adjectives end behind a noun."""
GIVING = frozenset({"منح", "اعطاء", "اهداء", "اقراض"})
"""Nouns of giving that name to whom before what."""


def genitive_of(at: Trigger) -> Argument | None:
    """The group that the noun is in construct with, or the country that its adjective names."""
    if not at.right:
        return None
    first = at.right[0]
    node = at.s.nodes[first.group[0]]
    if not first.is_bare or first.via or first.distance > CONSTRUCT:
        return None
    sent = at.frame.with_ and not at.frame.takes_object and first.group[0] in matching(at.s, at.t, at.frame.with_)
    if sent or has_own(at, first.group[0]) or _is_left(at, first):
        # «إرسال مقاتلين»: what is sent
        return None
    if not node.implied and (at.node.word.definite or node.word.conjunction):
        return None
    agent = at.frame.genitive == "agent"
    where = agent and not any(can_act(at.scene, a) for a in at.s.actors(first.group))
    # «معركة عدن», «الحرب السورية», «قصف العراق», «اتفاق فيينا»: where, not who
    struck = agent and at.frame.relation == "ASSAULT" and _is_struck(at, first)
    talks = at.frame.relation in ("AGREE", "CONSULT") and joined(at, at.frame.takes | {"ل"}) is None
    met = talks and not node.implied and node.text in capitals() and not at.node.word.stem.startswith(VISIT)
    return None if where or struck or met else first


def _is_left(at: Trigger, genitive: Argument) -> bool:
    """Whether somebody's own forces stand between the noun and whom they are drawn from («سحب قواتها من X»)."""
    if not at.frame.with_ or genitive.chain[0] not in at.frame.takes - {"ل"}:
        return False
    things = (i for i in matching(at.s, at.t, at.frame.with_) if i < genitive.group[0])
    return any(at.s.nodes[i].text.endswith(tuple(PRONOUNS)) for i in things)


def _is_struck(at: Trigger, genitive: Argument) -> bool:
    """Whether a country behind the noun of an attack, nobody else named with it, is where it strikes.

    «الحرب السورية» is in the country, «الغارات التركية» are flown by it.
    """
    node = at.s.nodes[genitive.group[0]]
    if at.node.word.stem.removeprefix("ال") in at.s.grammar.words("raids") and node.implied:
        return False
    other = any(form.frame.takes_object for form in at.node.word.forms)
    alone = joined(at, at.frame.takes) is None
    return alone and node.kind == "place" and (node.implied if at.node.word.definite else other and not node.implied)


def is_agent(at: Trigger, genitive: Argument, *, told_else: bool) -> bool:
    """Whether a genitive names who does it rather than to whom it is done."""
    inner, frame = genitive.chain[0], at.frame
    site, struck = is_site(at.s, genitive), frame.relation in STRIKING
    if frame.takes_object and (site or (inner == OWNED and struck)):
        # «تدمير أهداف تابعة لـX», «ضبط خلية تابعة لـX»
        return False
    wished = frame.relation != "REQUEST" and tells_why(at.s, at.t)
    if (inner in frame.takes and (frame.swapped or wished)) or (site and struck and inner):
        # «انتقاما من X», «مداهمات لمواقع X»
        return False
    if inner in at.s.grammar.words("source") and frame.genitive != "object":
        return not (frame.takes_object and _are_counted(at, genitive))
    if inner and (inner in frame.takes or (frame.takes_object and inner == "ل")):
        return inner == "ل" and not site and _did_itself(at, genitive)
    if at.s.nodes[genitive.group[0]].implied:
        # «مقتل 11 عسكريا جزائريا»: whose they are
        return at.node.word.stem.removeprefix("ال") not in at.s.grammar.words("deaths")
    return _tells_agents(at, genitive, told_else=told_else)


def _did_itself(at: Trigger, genitive: Argument) -> bool:
    """Whether «ل» says whose an attack was: one in which somebody came to harm, or that itself did something.

    «مقتل X في كمين لـY», «أدى كمين لـY إلى مقتل X», not «نصب X كمينا لـY».
    """
    who = at.s.nodes[genitive.group[0]]
    if at.frame.relation != "ASSAULT" or at.frame.takes_object or (who.kind == "person" and not who.generic):
        # «في ضربة جديدة للرئيس X»
        return False
    if at.t == 0 or at.s.led_by(at.t):
        return not at.s.led_by(at.t) or is_cause(at.s, at.t)
    before = at.s.nodes[at.t - 1].word
    return not (any(form.frame.with_ for form in before.forms) or is_accusative(at.s, at.t))


def _are_counted(at: Trigger, genitive: Argument) -> bool:
    """Whether a number stands before «من» («توقيف خمسة من عناصر X»): to so many it is done."""
    i = genitive.outer - 1
    text = at.s.nodes[i].text
    if at.node.word.verb and i == at.t + 1 and text in at.s.grammar.words("forces"):
        # «خطف عناصر من X» can be a verb and its subject
        return False
    return i > at.t and (text[0].isdigit() or text in at.s.grammar.words("plural_heads"))


def _tells_agents(at: Trigger, genitive: Argument, *, told_else: bool) -> bool:
    """Whether the noun's row, and who else is told, make its genitive the one who does it."""
    frame = at.frame
    undertaken = frame.takes_object and _is_undertaken(at)
    protected = at.t > 0 and at.s.nodes[at.t - 1].word.preposition == UNDER
    protected = protected and at.node.word.stem in at.s.grammar.words("escorting")
    if undertaken or protected:
        return protected  # «تحت حماية X»: X protects
    if frame.genitive == "agent":
        return frame.relation != "AID" or not is_called_for(at, genitive)
    if frame.takes_object and (counts_behind(at, genitive) or strikes_thing(at, genitive)):
        return True
    if frame.genitive != "either":
        # «قتل X لـY», but «تعيين X أمينا لـY» and «مقتل X الموالي لـY»
        dies = at.node.word.stem.removeprefix("ال") in at.s.grammar.words("deaths")
        return frame.takes_object and told_else and not frame.with_ and not dies
    # «منح X امتيازات»: whoever is given them
    gives = at.node.word.stem.removeprefix("ال") in at.s.grammar.words("handing")
    if told_else or (_parts_phrase(at, genitive) and not gives):
        # «فتح المعبر أمام شاحنات X»: a place that cannot act is what is opened
        return any(can_act(at.scene, actor) for actor in at.s.actors(genitive.group))
    return (is_received(at.s, at.t) or is_help(at.s, at.t)) and not is_called_for(at, genitive)


def _is_undertaken(at: Trigger) -> bool:
    """Whether the verb before a noun says that its own subject undertakes it («قررت X فصل Y», «تمكن X من قتل Y»)."""
    for node in reversed(at.s.nodes[max(0, at.t - UNDERTAKEN) : at.t]):
        if node.is_verb:
            return "undertaking" in node.word.kinds
        if node.is_bound or node.word.is_event or node.text in STOPS:
            return False
    return False


def is_called_for(at: Trigger, other: Argument) -> bool:
    """Whether somebody other than the named one is called upon to do it («إقناع X بدعم Y», «طلب من X دعما لـY»)."""
    doer = controller(at.scene, at.s, at.t, at.s.actors(other.group))
    return doer is not None and doer.how.startswith(("object of call", "called"))


def _parts_phrase(at: Trigger, genitive: Argument) -> bool:
    """Whether a genitive stands before what is done («إطلاق X سراح Y», «مهاجمة X Y»; not «إخراج X من Y»)."""
    behind = genitive.group[-1] + 1
    if at.frame.takes_object and len(at.right) > 1 and at.right[1].group[0] == behind:
        if _describes(at.s, behind):
            return False
        return at.right[1].chain == ("",) and not at.right[1].via
    if not (at.frame.with_ and at.frame.takes_object and behind in matching(at.s, at.t, at.frame.with_)):
        return False
    return at.s.nodes[behind].word.role == "word"


def _describes(s: Sentence, i: int) -> bool:
    """Whether who stands at `i` is but a word that agrees with those right before it («معاناة اليمنيين العالقين»)."""
    whole, word = s.nodes[i - 1].text.split(" "), s.nodes[i].text.partition(" ")[0]
    common = s.nodes[i].generic and s.nodes[i - 1].kind == "person"
    return common and all(one.startswith(ARTICLE) and one.endswith(PEOPLE) for one in (whole[-1], word))
