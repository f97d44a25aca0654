"""Whether a dealing is told as done, planned or only possible, and whether the sentence says that it did not happen."""

from __future__ import annotations

from marsad.model.claim import Modality, Polarity
from marsad.read.claims.sentences.nodes import Node
from marsad.read.claims.sentences.sentences import Sentence

WINDOW = 8
"""How many words before a trigger can govern its mood."""
DOING = frozenset({"doing", "joining"})
"""Lists of verbs that only say that what their noun tells is done."""

WILL, WILL_NOT = "سوف", "لن"
"""Words before a verb of what will be done, and of what will not."""
MONTHLY = frozenset("in since by until from late early last this next mid".split())
"""Words behind which «May» is a month."""
ENDS = frozenset({"ending_verbs", "stopping"})
"""Lists of verbs that say that what their noun tells ends."""


def modality(s: Sentence, first: int, trigger: int) -> Modality:
    """Planned or possible where a word of the table governs the trigger or its form is a future; else actual."""
    grammar = s.grammar
    planned, possible = grammar.words("planned"), grammar.words("possible")
    node = s.nodes[trigger]
    if _is_future(node):
        return "planned"
    for j in range(trigger - 1, max(-1, min(first, trigger) - WINDOW), -1):
        before = s.nodes[j]
        if before.text in ("؛", ";", ":") or before.word.role == "relative":
            break
        text = before.text[1:] if before.word.conjunction and before.text[1:] in planned | possible else before.text
        if text == "قد" and j + 1 < len(s.nodes) and not _is_present(s.nodes[j + 1]):
            continue
        if text == "may" and j and _is_dated(s.nodes[j - 1].text):
            continue
        if text in possible or _is_weighed(s, j, trigger):
            return "possible"
        if text in planned or (before.is_verb and _is_future(before)) or _is_awaited(s, j):
            return "planned"
    above = next((n for n in reversed(s.nodes[max(0, trigger - WINDOW) : trigger]) if n.is_verb), None)
    previous = s.nodes[trigger - 1].text if trigger else ""
    got = any(previous.startswith(word) for word in grammar.words("getting"))  # «بعد تعرضه لهجوم»
    suffered = got or (above is not None and "receiving" in above.word.kinds)
    told = node.word.definite or suffered
    return "planned" if node.word.preposition == "ل" and node.text.startswith("ل") and not told else "actual"


def _is_weighed(s: Sentence, j: int, trigger: int) -> bool:
    """Whether what the trigger tells is only thought about («تدرس X سحب قواتها», not «تدرس X ذلك بعد سحب قواتها»)."""
    if s.nodes[j].text not in s.grammar.words("weighed"):
        return False
    return all(node.text not in s.grammar.words("circumstances") for node in s.nodes[j + 1 : trigger])


def _is_awaited(s: Sentence, j: int) -> bool:
    """Whether a verb tells that something is to come («ينتظر أن»)."""
    return s.nodes[j].text in s.grammar.words("awaited") and s.nodes[j + 1].word.role == "that"


def _is_present(node: Node) -> bool:
    """Whether the verb behind «قد» is no past («قد تتعاون», not «قد تعاونت»)."""
    verb = node.word.verb
    return node.text.startswith(("ي", "ت", "ن")) and (verb is None or verb.tense == "present")


def _is_dated(before: str) -> bool:
    """Whether «may» behind a word is the month: «in May», «on 3 May», «last May»."""
    return before in MONTHLY or before.isdigit()


def _is_future(node: Node) -> bool:
    """Whether a node is a verb of the future by its «س» («ستدعم», not «سيطرت»)."""
    verb = node.word.verb
    bare = node.text.lstrip("وف")
    return verb is not None and verb.tense == "present" and bare.startswith(("سي", "ست", "سن"))


def is_ahead(s: Sentence, t: int, *, refused: bool) -> bool:
    """Whether the verb at `t` tells what will be done («سيرد», «سوف يرد»), or what will not («لن نسمح»)."""
    before = s.nodes[t - 1].text.removeprefix("و").removeprefix("ف") if t else ""
    told = before == WILL_NOT if refused else before == WILL or _is_future(s.nodes[t])
    return s.nodes[t].is_verb and told


def polarity(s: Sentence, trigger: int) -> Polarity:
    """Negative where a negation stands right before the trigger or the verb that governs it, but for refusals."""
    near = range(trigger - 1, max(-1, trigger - WINDOW), -1)
    above = next((j for j in near if s.nodes[j].is_verb or s.nodes[j].is_bound), None)
    if above is not None and not s.nodes[trigger].is_verb and not ENDS.isdisjoint(s.nodes[above].word.kinds):
        # «لا تتوقف عن قصف X»: it goes on
        return "positive"
    if is_spared(s, trigger):
        # «عدم مهاجمة X» tells that he is spared
        return "positive"
    if _is_negated(s, trigger):
        return "positive" if is_unaccepted(s, trigger) else "negative"
    if s.nodes[trigger].is_verb or above is None or not s.nodes[above].word.kinds & DOING:
        return "positive"
    return "negative" if _is_negated(s, above) else "positive"


def is_spared(s: Sentence, t: int) -> bool:
    """Whether the noun at `t` tells what somebody is not to do («تعهد بعدم مهاجمة X»)."""
    return t > 0 and not s.nodes[t].is_verb and s.nodes[t - 1].text in s.grammar.words("sparing")


def is_unaccepted(s: Sentence, trigger: int) -> bool:
    """Whether a verb of accepting is negated, which tells a refusal («لا تعترف X بـY», «لم يقبل العرض»)."""
    node = s.nodes[trigger]
    return node.is_verb and "accepting" in node.word.kinds and _is_negated(s, trigger)


def _is_negated(s: Sentence, place: int) -> bool:
    """Whether a negation stands before a node with only plain words between."""
    for node in reversed(s.nodes[max(0, place - 4) : place]):
        if node.text in s.grammar.words("exceptions"):
            # «لم تملك سوى الانسحاب», «ولا سيما دعم X»: that is what was done
            return False
        if node.word.role == "negation":
            return True
        if s.nodes[place].is_verb and node.is_verb and not node.word.kinds & {"being", "auxiliaries"}:
            # «مسؤول لم يكشف عن اسمه عقد لقاءات»: that is denied which stands behind it
            return False
        if node.actor is not None or node.word.role in ("that", "relative", "subordinator", "mark"):
            return False
    return False
