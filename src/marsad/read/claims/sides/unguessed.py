"""Where an open side is not guessed: whoever is near has nothing to do with it."""

from __future__ import annotations

from marsad.read.claims.lexicon.triggers import Frame
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sentences.sentences import Sentence

THEN = frozenset({"ثم", "فيما", "بينما", "حين", "كما", "قبل", "بعدها"})
"""Words behind which another event is told,"""
FOUGHT = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "REJECT"})
"""and what those do who were attacked."""
ON = 4
"""Within how many nodes behind an attack the preposition stands of whom it struck."""


def is_reacted_to(s: Sentence, t: int, frame: Frame) -> bool:
    """Whether an attack or deal only tells since or because of what others act («تلاحق X مسلحين بعد هجوم على Y»)."""
    told = frame.relation == "AGREE" or (frame.relation == "ASSAULT" and not frame.mutual)
    if s.nodes[t].is_verb or not told or t == 0 or s.nodes[t].word.definite:
        return False
    return is_since(s, t)


def asks_unnamed(s: Sentence, t: int) -> bool:
    """Whether people who are no actor stand behind the subject of a verb of asking («دعا X مجموعات تدعم Y إلى»)."""
    first = next(iter(arguments(s, t)), None)
    i = first.group[-1] + 1 if first is not None and first.is_bare else len(s.nodes)
    if not s.nodes[t].is_verb:
        # «مطالبا الجميع بدعم X»
        i = t + 1
    if i >= len(s.nodes):
        return False
    node = s.nodes[i]
    plain = node.actor is None and node.word.role == "word" and not (node.is_verb or node.word.conjunction)
    asked = s.grammar.words("plural_heads") | s.grammar.words("asked")
    return plain and not node.word.preposition and not asked.isdisjoint((node.word.stem, node.text))


def calls_on_others(s: Sentence, j: int) -> bool:
    """Whether the participle at `j` calls upon nobody by name («مطالبا الجميع بدعم Y», «مطالبا بالإفراج عن Y»)."""
    behind = s.nodes[j + 1]
    open_ = behind.word.preposition == "ب" and behind.word.is_event and not behind.is_verb
    if behind.actor is not None or not (open_ or behind.text in s.grammar.words("asked")):
        return False
    asks = (form for form in s.nodes[j].word.forms if form.kind == "participle" and form.frame.controls)
    return any(not open_ or form.frame.relation == "REQUEST" for form in asks)


def is_of_target(s: Sentence, t: int) -> bool:
    """Whether the noun at `t` tells of what somebody is the target («كان X هدفا لهجوم»): he did not do it."""
    return t > 0 and s.nodes[t - 1].text in s.grammar.words("targets")


def is_since(s: Sentence, t: int) -> bool:
    """Whether a noun only tells since or because of what something is done («سعيها للتضييق عليهم بعد هجوم»)."""
    return t > 0 and s.led_by(t) in s.grammar.words("since owing")


def is_attack_since(s: Sentence, t: int) -> bool:
    """Whether an attack on somebody is only since when another acts («انتشرت X بعد هجوم على Y»), not «بعد مهاجمة Y»."""
    node = s.nodes[t]
    attacks = [form.frame for form in node.word.forms if form.kind == "noun" and form.frame.relation == "ASSAULT"]
    if node.is_verb or node.word.definite or node.word.pronoun or not attacks or not is_since(s, t):
        return False
    on = any(following.word.preposition == "علي" for following in s.nodes[t + 1 : t + ON])
    return on and not any(frame.takes_object or frame.mutual for frame in attacks)


def is_of_other_event(s: Sentence, t: int, first: int) -> bool:
    """Whether who stands at `first` does something of his own that is no fight («هاجمت X القرية، ثم أفرج Y عن Z»).

    Who flees or is met there was attacked all the same («هاجمت X القرية وانسحب Y»).
    """
    v = first - 1
    if v <= t or not s.nodes[t].is_verb or not s.nodes[v].is_verb or s.nodes[v].word.pronoun:
        return False
    word, told = s.nodes[v].word, {form.frame.relation for form in s.nodes[v].word.forms}
    apart = word.conjunction or s.nodes[v - 1].text in THEN
    return apart and bool(told) and told.isdisjoint(FOUGHT) and "moving" not in word.kinds


def is_of_next_clause(s: Sentence, t: int, k: int, frame: Frame) -> bool:
    """Whether a main verb parts the noun at `t` from the actor at `k` («للاتفاق الإيراني يحتاج X»).

    What stands before the verb of the whole sentence can still be what is done to its subject («بفضل دعم X تمكنت Y»).
    """
    opens = not (frame.mutual or any(node.is_verb or node.is_bound for node in s.nodes[:t]))
    if s.nodes[t].is_verb or opens:
        return False
    told = any(node.word.role in ("relative", "that") for node in s.nodes[t + 1 : k])
    # a verb before its subject is singular: «20 عنصرا ينتمون لـX» only tells who they are
    own = (
        n for n in s.nodes[t + 1 : k] if n.is_verb and n.word.verb and n.word.verb.number == "s" and not n.word.pronoun
    )
    # «تحالف يضم X» says of it who it is
    return not told and any("joining" not in node.word.kinds for node in own)


def dies_or_stands(scene: Scene, s: Sentence, t: int, agent: Filler, frame: Frame) -> bool:
    """Whether a verb tells only with its preposition what it does, and without it that somebody dies or stands.

    «قضى خمسة في القصف» is no blow, «وقف X وحيدا أمام Y» no support.
    """
    if frame.takes_object or frame.mutual or frame.with_ or frame.speech or not s.nodes[t].is_verb:
        return False
    person = scene.actors[agent.actors[0]].type == "person"
    return person and frame.relation in ("ASSAULT", "SUPPORT")


def is_of_event(s: Sentence, last: int) -> bool:
    """Whether those whose last name stands here do or get what a noun right before them tells («انسحاب X»)."""
    i = s.groups[last][0] - 1
    i = i - 1 if i > 0 and s.nodes[i].word.role == "preposition" else i
    return i >= 0 and s.nodes[i].actor is None and s.nodes[i].word.is_event
