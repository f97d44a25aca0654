"""How the words of an Arabic sentence are used: which of those that can be verbs are verbs there."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from marsad.read.claims.lexicon.grammar import constructions, pair_words
from marsad.read.claims.lexicon.lands import nationalities
from marsad.read.claims.lexicon.triggers import goes_on
from marsad.read.claims.lexicon.words import Word, word
from marsad.read.claims.sentences.agreement import agrees, features
from marsad.read.claims.sentences.nodes import ASIDE, Node
from marsad.read.claims.sentences.thingclauses import tells_of_thing
from marsad.text.remembered import remembered
from marsad.text.verbs import Inflection, Number, Tense

EXPRESSED = "عبر"
"""The verb of expressing, written like the preposition of way."""
EXPRESSING = frozenset({EXPRESSED, "و" + EXPRESSED})
FAMILIES = "اسر"
"""The noun of families, written like that of capture, whose adjective shows it."""
SAFE = frozenset({"امن", "امنا"})
"""The adjective of what is safe, and the noun of security, written like the verb of securing."""
FOR_AFFAIRS = "لشوون"
"""What only the bearer of a title is for: «ومساعده لشؤون المياه»."""
LATER = "لاحقا"
"""The adverb that is written like a dual of the verb of pursuing."""
WHAT = "ما"
"""The relative that behind an adverb of time is none."""
TWO = 12
"""Within how many nodes before a dual stand those whom it means."""
TO_ME = {"بي": Word("preposition", "ب", "ي"), "لي": Word("preposition", "ل", "ي")}
"""What stands right behind a verb for the speaker, and elsewhere is part of names («اتصل بي», «بي بي سي»)."""
UNDONE = frozenset({"لم", "ولم", "فلم", "لن", "ولن", "فلن"})
"""Negations behind which the present stands («لم ألتق»)."""
OWN: dict[str, Number] = {"ا": "s", "ن": "p"}
"""By which letter the speaker's own present begins,"""
OWN_LETTERS = 4
"""and how many it has at least."""
WISHING = frozenset({"duties", "undertaking", "demanding", "permitting"})
"""Kinds of verbs behind which «أن» opens what is to be done («قررت X أن تقدم»)."""
SURELY = frozenset({"قد", "وقد", "لقد", "فقد"})
"""Particles that tell of something done, or likely, and stand before a verb,"""
SURELY_THEN = "فقد"
"""«فقد», which is written like the verb of losing,"""
BEFORE_VERBS = SURELY | {"لم", "لن", "سوف", "لا", "ولم", "ولن", "ولا"}
"""and those before a present tense."""


def in_context(nodes: list[Node]) -> list[Node]:
    """The nodes with the verbs marked among them."""
    known = _recognised(nodes)
    return [
        replace(node, is_verb=True) if node.word.verb is not None and _is_verb(known, i, node.word.verb) else node
        for i, node in enumerate(known)
    ]


def _recognised(nodes: Sequence[Node]) -> list[Node]:
    """The nodes with titles («مساعدة وزير») and names («غرفة عمليات») no triggers, and verbs known by a particle."""
    bodies = constructions("ar").words("bodies")
    behind = {i for i, node in enumerate(nodes, 1) if node.word.role == "relative" or node.text in BEFORE_VERBS}
    behind |= {i for i, node in enumerate(nodes) if node.text in TO_ME}
    asked = [i for i, node in enumerate(nodes) if node.word.forms or i in behind or node.text in EXPRESSING]
    out = list(nodes)
    often = constructions("ar").words("often")
    for i in (i - 1 for i in behind if i > 1 and nodes[i - 1].text == WHAT and nodes[i - 2].text in often):
        # «كثيرا ما تستهدف X»
        out[i] = replace(nodes[i], word=replace(nodes[i].word, role="word"))
    for i in asked:
        node, word_here = nodes[i], _said_here(nodes, i)
        if word_here.forms and _is_no_trigger(nodes, i, word_here):
            word_here = replace(word_here, forms=(), verb=None)
        elif node.text in EXPRESSING and _is_expressing(nodes, i):
            word_here = replace(word(EXPRESSED, verbal=True), conjunction=node.word.conjunction)
        elif word_here.forms and i > 0 and nodes[i - 1].word.stem in bodies and not word_here.preposition:
            kept = (form for form in word_here.forms if form.kind != "noun" or form.frame.relation == "AID")
            word_here = replace(word_here, forms=tuple(kept))
        elif word_here.verb is None and i in behind and _must_be_verb(nodes[i - 1], node):
            word_here = replace(word_here, verb=_by_ending(node.text), kinds=frozenset({"verbs"}))
        if word_here is not node.word:
            out[i] = replace(node, word=word_here)
    return out


def _said_here(nodes: Sequence[Node], i: int) -> Word:
    """What a word is with the words beside it: an idiom, «بي» behind a verb, what the speaker has not done."""
    node = nodes[i]
    word_here = _with_rest(nodes, i) if node.word.forms else node.word
    if i == 0 or node.actor is not None:
        return word_here
    if node.text in TO_ME and nodes[i - 1].word.verb is not None:
        word_here = TO_ME[node.text]
    return _undone_by_speaker(node.text, word_here) if nodes[i - 1].text in UNDONE else word_here


def _is_no_trigger(nodes: Sequence[Node], i: int, word_here: Word) -> bool:
    """Whether the words beside a word show that it tells nothing done.

    «منطقة تمركز لـX» is a site of X, as is «كمين» behind «على», «وزير العمل» nobody who works together.
    """
    stem = word_here.stem
    if _hangs_on_next(stem):
        following = nodes[i + 1].text.partition(" ")[0] if i + 1 < len(nodes) else ""
        titles = constructions("ar").words("titles")
        # «أسر سودانية», «على أسر اللاجئين»
        if stem == FAMILIES and (following.endswith("ه") or (i and nodes[i - 1].text == "علي")):
            return True
        if (following in titles and stem in titles) or (following == FOR_AFFAIRS and stem.rstrip("ه") in titles):
            return True
    minister = word_here.definite and not word_here.preposition
    checkpoint = i > 0 and stem.removeprefix("ال") in constructions("ar").words("checkpoints")
    if checkpoint or nodes[i].text.removeprefix("و") == LATER:
        return not checkpoint or nodes[i - 1].text == "علي"
    if not (i and (minister or nodes[i].text in SAFE or stem in constructions("ar").words("stationing"))):
        return False
    words, before = constructions("ar").words, nodes[i - 1].word.stem.removeprefix("ال")
    if minister and before in words("ministers"):
        return True
    stationed = stem in words("stationing") and before in words("sites")
    # «ممر آمن», «رجال أمن»
    return stationed or (nodes[i].text in SAFE and _is_plain_noun(nodes[i - 1]))


@remembered
def _hangs_on_next(stem: str) -> bool:
    """Whether the word behind a trigger can show that it is a title or a noun of people."""
    titles = constructions("ar").words("titles")
    return stem == FAMILIES or stem in titles or stem.rstrip("ه") in titles


def _is_plain_noun(node: Node) -> bool:
    """Whether a noun without article or pronoun stands here, which an adjective or genitive can follow."""
    plain = node.actor is None and node.word.role == "word" and not node.word.forms
    return plain and not (node.word.definite or node.word.owned or node.word.verb or node.text.startswith("ال"))


def _undone_by_speaker(text: str, word_here: Word) -> Word:
    """A present behind «لم» or «لن» that begins like a past or that no table has, as the speaker's own («لم نلتق»)."""
    past = word_here.verb is not None and word_here.verb.tense == "past"
    if text[0] not in OWN or not (past or word_here.verb is None) or len(text) < OWN_LETTERS:
        return word_here
    his = word("ي" + text[1:], verbal=True)
    if his.verb is None or his.verb[:2] != ("present", 3) or not his.forms:
        return word_here
    told = Inflection("present", 1, None, OWN[text[0]])
    forms = (replace(form, inflection=told) if form.kind == "verb" else form for form in his.forms)
    return replace(his, verb=told, forms=tuple(forms))


def _with_rest(nodes: Sequence[Node], i: int) -> Word:
    """The word at `i` without its readings of several words where the others do not follow («خط» of «خط ساخن»)."""
    word_here = nodes[i].word
    if not word_here.is_phrase:
        return word_here
    behind = [node.text for node in nodes[i + 1 : i + 4]]
    kept = tuple(form for form in word_here.forms if goes_on(behind[: len(form.rest)], form.rest))
    return word_here if len(kept) == len(word_here.forms) else replace(word_here, forms=kept)


def _is_expressing(nodes: Sequence[Node], i: int) -> bool:
    """Whether «عبر» is the verb of expressing: somebody follows and, before any verb, «عن» («عبر X عن شكره»)."""
    following = nodes[i + 1 : i + ASIDE]
    named = following and (following[0].actor is not None or following[0].text in constructions("ar").words("titles"))
    for node in following if named else ():
        if node.is_bound or node.word.verb is not None or node.text == ".":
            return False
        if node.text == "عن":
            return True
    return False


def _is_verb(nodes: Sequence[Node], i: int, verb: Inflection) -> bool:
    """Whether the word at `i`, which can be such a verb, is used as one here."""
    node = nodes[i]
    before = nodes[i - 1] if i else None
    counted = before is not None and before.text.isdigit() and node.text.endswith("ا")  # «قتلت 17 فردا»
    if node.word.definite or node.word.preposition or node.actor is not None or counted:
        return False
    # «هي من زودت»
    whoever = i > 1 and before is not None and before.text == "من" and _is_alone(nodes[i - 2])
    prepared = before is not None and before.word.role == "preposition" and not before.word.pronoun
    after_preposition = prepared and not whoever
    noun = node.word.is_event or _is_also_noun(node.word)
    if _describes_event(nodes, i) or (noun and (_disagrees(nodes, i, verb) or _is_of_lands(nodes, i))):
        return False
    if _is_particle(nodes, i) or _is_object(nodes, i, verb):
        return False
    if node.text.endswith("هما") and node.text.removesuffix("هما") in constructions("ar").words("attitudes"):
        return False
    if noun and not node.word.conjunction and _is_nominative(nodes, i + 1):
        # «تعهد مشرعون»: no genitive follows
        return not after_preposition
    bars = _is_ranked(nodes, i) or (
        after_preposition and (verb.tense == "past" or nodes[i - 1].text in constructions("ar").words("before_no_verb"))
    )
    return not bars and (not (noun and _hangs(nodes, i)) or _is_linked_passive(nodes, i))


def _is_particle(nodes: Sequence[Node], i: int) -> bool:
    """Whether «فقد» stands before a verb, where it has lost nobody."""
    return nodes[i].text == SURELY_THEN and i + 1 < len(nodes) and nodes[i + 1].word.verb is not None


def _is_also_noun(word_here: Word) -> bool:
    """Whether a word that can be a past is written like a noun that tells nothing done («46 ألف دولار», «نسبته»)."""
    stem, pronoun = word_here.stem, word_here.pronoun
    # «أدارت X», but «إدارته»
    whole = bool(pronoun) or not stem.endswith("ت")
    return whole and stem.removesuffix(pronoun) in constructions("ar").words("also_nouns")


def _is_of_lands(nodes: Sequence[Node], i: int) -> bool:
    """Whether the adjective of a country right behind a mutual noun keeps it from being a verb («تعاون تركي كيني»)."""
    behind = nodes[i + 1] if i + 1 < len(nodes) else None
    mutual = any(form.kind == "noun" and form.frame.mutual for form in nodes[i].word.forms)
    return mutual and behind is not None and behind.implied and not behind.text.startswith("ال")


def _is_linked_passive(nodes: Sequence[Node], i: int) -> bool:
    """Whether «و» links a verb that tells who died, before where he did («، وقتل في الهجوم X»)."""
    node, behind = nodes[i], nodes[i + 1].word if i + 1 < len(nodes) else None
    passive = any(form.kind == "verb" and form.frame.passive for form in node.word.forms)
    during = (
        behind is not None
        and behind.role == "preposition"
        and behind.preposition in constructions("ar").words("within during owing")
    )
    return bool(passive and node.word.conjunction and during)


def _is_object(nodes: Sequence[Node], i: int, verb: Inflection) -> bool:
    """Whether a form behind another verb is its object: «يستهدف أمن X», or no dual («استهدفت غارة تجمعا»)."""
    node, before = nodes[i], nodes[i - 1] if i else None
    if verb.number == "d":
        return node.text[-1] == "ا" and _has_verb(nodes, i + 1) and not _are_two(nodes, i)
    if before is None or before.actor is not None or before.word.verb is None or node.word.conjunction:
        return False
    if verb.tense == "present" and node.text[0] == "ت":
        # «يمكننا تحمل المسؤولية»: no verb follows without «أن»
        return "permitting" in before.word.kinds and before.word.verb.tense == "present"
    plain = verb[:2] == ("past", 3) and verb.number == "s" and not node.word.pronoun
    if not plain:
        return False
    opens = not before.text.endswith("قد") and not noun_form((before,), 0)
    return opens and not before.word.kinds & {"being", "auxiliaries", "impersonal", "permitting"}


def _describes_event(nodes: Sequence[Node], i: int) -> bool:
    """Whether a word with the article describes the noun of an event before it («التعاون التام» is no «التأم»).

    It agrees with that noun, and nobody is named right behind it («على هامش القمة التقى X»).
    """
    node = nodes[i]
    if i == 0 or not (node.text.startswith("ال") and nodes[i - 1].word.definite and noun_form(nodes, i - 1)):
        return False
    behind = nodes[i + 1] if i + 1 < len(nodes) else None
    titled = behind is not None and behind.text in constructions("ar").words("titles")
    named = behind is not None and (titled or behind.actor is not None) and not behind.word.preposition
    differs = nodes[i - 1].text.endswith("ه") != node.text.endswith("ه")
    return not (named or node.text.endswith("ت") or (differs and nodes[i - 1].text.endswith("ه")))


def _is_ranked(nodes: Sequence[Node], i: int) -> bool:
    """Whether a word of rank is in construct with the word at `i` («من آخر تواجد», but «بانتصار آخر لتحصلها»)."""
    if i == 0 or nodes[i - 1].actor is not None or nodes[i - 1].text not in constructions("ar").words("ranking"):
        return False
    above = nodes[i - 2] if i > 1 else None
    # «الأمير فلان ولي عهد X»
    return above is None or above.word.role != "word" or above.word.definite or above.actor is not None


def _is_nominative(nodes: Sequence[Node], i: int) -> bool:
    """Whether people without a name stand at a node in the form of a subject («مشرعون»)."""
    return i < len(nodes) and nodes[i].generic and nodes[i].text.partition(" ")[0].endswith("ون")


def _are_two(nodes: Sequence[Node], i: int) -> bool:
    """Whether two can be meant by a dual at `i`."""
    near = nodes[max(0, i - TWO) : i + 3]
    names = sum(node.actor is not None for node in near)
    return names > 1 or any(node is not nodes[i] and node.text.endswith(("ان", "ين", "هما")) for node in near)


def _is_alone(node: Node) -> bool:
    """Whether a node is a pronoun that stands alone («هي»)."""
    return node.actor is None and node.text.removeprefix("و") in constructions("ar").words("alone")


def noun_form(nodes: Sequence[Node], i: int) -> bool:
    """Whether the word at `i` has a reading as a noun."""
    return nodes[i].word.is_event


def _disagrees(nodes: Sequence[Node], i: int, verb: Inflection) -> bool:
    """Whether the name right behind cannot be the subject of such a verb («تحالف حركة X وY» is a noun)."""
    following = nodes[i + 1] if i + 1 < len(nodes) else None
    if following is None or following.kind is None or following.word.preposition or following.word.conjunction:
        return False
    own = features(following.text, following.kind)
    return verb.person == 3 and not agrees((own,), verb.gender, "s")


def _must_be_verb(before: Node, node: Node) -> bool:
    """Whether a word of no table is a present tense by its shape and the particle before it («لم تحترم»)."""
    opened = before.word.role == "relative" or before.text in SURELY
    if node.actor is not None or node.word.forms or node.word.role != "word" or len(node.text) < 3:
        return False
    bare = not (node.word.preposition or node.word.definite or node.word.conjunction)
    return bare and (node.text[0].isalpha() if opened else node.text[0] == "ت")


def _by_ending(text: str) -> Inflection:
    """What the form of a verb of no table says of its subject («تحترم», «رست», «صمدوا»)."""
    if text.endswith("وا"):
        return Inflection("past", 3, "m", "p")
    tense: Tense = "present" if text[0] == "ت" and not text.endswith("ت") else "past"
    return Inflection(tense, 3, "f" if text[0] == "ت" or text.endswith("ت") else "m", "s")


def _hangs(nodes: Sequence[Node], i: int) -> bool:
    """Whether a form that can be noun or verb hangs on the noun, preposition or verb before it and so is a noun."""
    if i == 0:
        return False
    if nodes[i].word.conjunction:
        return not _asks_somebody(nodes, i) and _continues_nouns(nodes, i)
    before = nodes[i - 1]
    if before.word.role == "that":
        # «بأنه قطع» is a verb
        return not before.word.pronoun and (i < 2 or not _opens_wish(nodes, i - 1))
    if before.actor is not None:
        return _has_verb(nodes, i) or _is_duty(nodes, i - 1)
    if before.word.role in ("relative", "subordinator", "mark", "negation"):
        return False
    loose = before.text in ("قد", "لقد", "وقد", "فقد") or (before.word.role == "preposition" and before.word.pronoun)
    # «من أصل تونسي سجنته X»: what somebody is has no genitive
    loose = loose or (bool(nodes[i].word.pronoun) and before.text in nationalities())
    # «إن الطرفين تبادلا الأسرى»: what two do, no noun in the accusative
    loose = loose or (nodes[i].text.endswith("ا") and before.text in pair_words("ar"))
    return not (loose or _is_held_there(nodes, i) or tells_of_thing(nodes, i))


def _asks_somebody(nodes: Sequence[Node], i: int) -> bool:
    """Whether a pronoun behind a word tells of whom something is asked («وطلب منه»): then it is a verb."""
    following = nodes[i + 1].word if i + 1 < len(nodes) else None
    if following is None or following.role != "preposition" or not following.pronoun:
        return False
    asks = (form.frame for form in nodes[i].word.forms if form.kind == "verb" and form.frame.controls)
    return any(following.preposition in frame.takes for frame in asks)


def _is_duty(nodes: Sequence[Node], actor: int) -> bool:
    """Whether «على» before the actor at a node opens its clause: what follows is a duty («إن على X وقف القصف»)."""
    on, above = (nodes[actor - 1], nodes[actor - 2]) if actor > 1 else (None, None)
    return on is not None and above is not None and on.text == "علي" and above.word.role in ("that", "mark")


def _has_verb(nodes: Sequence[Node], i: int) -> bool:
    """Whether the clause before a node has its verb («قدم X شكره», not «أضاف أن X شكر»)."""
    for node in reversed(nodes[max(0, i - 4) : i - 1]):
        if node.is_bound:
            return False
        if node.word.verb is not None and node.actor is None:
            # «لا تزال X تفاوضه», «كان X طلب»
            return "زال" not in node.text and "being" not in node.word.kinds
    return False


def _opens_wish(nodes: Sequence[Node], that: int) -> bool:
    """Whether a verb follows «أن»: behind «بعد», or where what must, may or is hoped to be done is told before it."""
    if nodes[that - 1].text in ("بعد", "منذ", "قبل"):
        return True
    grammar = constructions("ar")
    wished = grammar.words("possible") | grammar.words("planned") | grammar.words("needed")
    near = nodes[max(0, that - 5) : that]
    return nodes[that].text == "ان" and any(n.text in wished or not n.word.kinds.isdisjoint(WISHING) for n in near)


def _is_held_there(nodes: Sequence[Node], i: int) -> bool:
    """Whether a verb of doing says of the meeting or agreement before it where it was held («اجتماع عقد في X»)."""
    joins = "joining" in nodes[i].word.kinds
    after = nodes[i + 1 : i + 3 if joins else i + 2]
    # «اجتماع ثلاثي ضم X وY», «مؤتمر صحفي مشترك عقده مع X»
    near = reversed(nodes[max(0, i - 3) : i])
    before = next((node for node in near if node.actor is not None or not _describes(node)), nodes[i - 1])
    held = any(form.kind == "noun" and form.frame.mutual for form in before.word.forms) and not before.word.definite
    if joins:
        return held and any(node.actor is not None for node in after)
    return held and "doing" in nodes[i].word.kinds and any(node.word.preposition for node in after)


def _describes(node: Node) -> bool:
    """Whether a word can be the adjective of an indefinite noun before it."""
    word_here = node.word
    plain = word_here.role == "word" and not (word_here.forms or word_here.verb or word_here.preposition)
    return plain and not (word_here.conjunction or word_here.definite)


def _continues_nouns(nodes: Sequence[Node], i: int) -> bool:
    """Whether the last event told before, close by, was told with a noun («بعد تحقيق النصر ودحر X»)."""
    for node in reversed(nodes[max(0, i - 9) : i]):
        if node.word.role == "preposition" and node.text in ("بعد", "قبل", "خلال", "عقب"):
            return True
        if node.word.is_event and not node.word.verb:
            return True
        if node.word.verb is not None or node.is_bound or node.text in ".:;؛":
            return False
    return False
