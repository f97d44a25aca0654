"""Nouns of events that point back to what the page told before: whose attack, whose talks are meant."""

from __future__ import annotations

from marsad.read.claims.lexicon.triggers import Frame
from marsad.read.claims.scenes.scene import Scene, Sides
from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.roles import can_act

TALKS = frozenset({"AGREE", "CONSULT"})
"""Dealings in which those who told of one with somebody are meant by the next («المفاوضات مع X»)."""
RETOLD = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION"})
"""Dealings that are told on by the same noun with the article («شن X غارات على Y … الغارات»)."""
CUE = 12
"""Within how many nodes of the word for denying what is denied begins."""
ANY = frozenset({"اي"})
"""Words before a deal that nobody has made yet («يرحب بأي اتفاق مع X»)."""
CLASHES = frozenset({"اشتباكات", "معارك", "مواجهات"})
"""Nouns of fights,"""
PLACED = 5
"""within how many nodes behind which the place or a verb of happening says that there was one."""
BEHIND = 12
"""Within how many nodes behind a word of killing the attack is named that did it."""
BACK = 0.8
"""How sure it is that a noun with the article means the dealing that it named before."""
PARTNERS = 0.75
"""How sure it is that talks with somebody are those that the page told of, or those of the speaker's own side."""


def told_before(scene: Scene, s: Sentence, t: int, frame: Frame) -> Sides | None:
    """Both sides of an event at `t` with which none is named, where the page told them before."""
    node = s.nodes[t]
    if node.is_verb:
        return None
    if frame.mutual and frame.relation == "ASSAULT" and (_goes_on(s, t) or _is_clash(s, t)):
        fight = all(can_act(scene, a) and scene.actors[a].type != "person" for a in scene.foes)
        return Sides(Filler(scene.foes, BACK, "last foes"), together=True) if scene.foes and fight else None
    if not node.word.definite or frame.relation not in RETOLD:
        return None
    own = _bare(node.word.stem)
    for one in scene.told_before(s, t):
        named = scene.sentences[one.sentence].nodes[one.node]
        if one.relation == frame.relation and one.doers and one.others and _bare(named.word.stem) == own:
            return Sides(Filler(one.doers, BACK, "told back"), Filler(one.others, 1.0, "told back"))
    return None


def whose_attack(scene: Scene, s: Sentence, t: int, noun: int) -> Filler | None:
    """Who did the attack that the definite noun at a node names, as the page told it last by the same noun."""
    own = _bare(s.nodes[noun].word.stem)
    for one in scene.told_before(s, t):
        named = scene.sentences[one.sentence].nodes[one.node]
        if one.relation == "ASSAULT" and one.doers and _bare(named.word.stem) == own:
            return Filler(one.doers, BACK, "whose attack")
    return None


def of_this_attack(scene: Scene, s: Sentence, t: int) -> Filler | None:
    """Whose attack killed somebody where a demonstrative points back to it («قتلوا جراء هذه الغارات»)."""
    nodes, pointing = s.nodes, s.grammar.words("pointing")
    for i in range(t + 2, min(len(nodes), t + BEHIND)):
        if nodes[i].is_bound:
            return None
        this = nodes[i - 1].text in pointing and nodes[i].word.definite and not nodes[i].is_verb
        if this and any(form.kind == "noun" and form.frame.relation == "ASSAULT" for form in nodes[i].word.forms):
            return whose_attack(scene, s, t, i)
    return None


def _goes_on(s: Sentence, t: int) -> bool:
    """Whether a verb of happening or going on stands right before the noun of a fight («استمرت المواجهات»)."""
    return t > 0 and s.nodes[t - 1].is_verb and "impersonal" in s.nodes[t - 1].word.kinds


def _is_clash(s: Sentence, t: int) -> bool:
    """Whether a noun tells a fight that took place somewhere («تحدث سكان عن اشتباكات في X», «المعارك في X أسفرت»)."""
    if s.nodes[t].word.stem.removeprefix("ال") not in CLASHES or s.nodes[t].word.pronoun:
        return False
    behind = s.nodes[t + 1 : t + PLACED]
    return any(n.word.preposition == "في" or (n.is_verb and "impersonal" in n.word.kinds) for n in behind)


def _bare(stem: str) -> str:
    """The stem of a noun without its article and without what tells its number («الغارات», «غارة»)."""
    return stem.removeprefix("ال").removesuffix("ات").removesuffix("ه")


def is_spoken_of(s: Sentence, t: int, frame: Frame) -> bool:
    """Whether a noun names a deal that others made, as what somebody speaks or thinks of («دافع عن الاتفاق مع X»).

    It has the article or «أي» before it and hangs on a preposition; behind «إلى» it is what somebody reaches.
    """
    node, before = s.nodes[t], s.nodes[t - 1] if t else None
    if frame.relation != "AGREE" or node.is_verb or not is_deal(s, t) or node.word.pronoun:
        return False
    if before is not None and before.text.lstrip("بل") in ANY:
        return not _is_denied(s, t)
    if _is_way_of_going(s, t):
        return False
    joint = node.word.preposition or (before.word.preposition if before and before.word.role == "preposition" else "")
    return node.word.definite and joint not in ("", "الي", "في")


def _is_denied(s: Sentence, t: int) -> bool:
    """Whether a noun stands in what somebody denies, who then made no deal himself («نفت X أي اتفاق مع Y»)."""
    fence = s.fences[t]
    return any("denying" in node.word.kinds for node in s.nodes[max(0, fence - CUE) : fence])


def _is_way_of_going(s: Sentence, t: int) -> bool:
    """Whether the deal at `t` only says how somebody goes somewhere: it is his («انسحبت X بالاتفاق مع Y»)."""
    if s.nodes[t].word.preposition != "ب" or t + 1 == len(s.nodes) or s.nodes[t + 1].word.preposition != "مع":
        return False
    above = next((j for j in s.backwards(t, s.fence(t)) if s.nodes[j].is_verb or s.nodes[j].is_bound), None)
    return above is not None and "moving" in s.nodes[above].word.kinds


def is_deal(s: Sentence, t: int) -> bool:
    """Whether the word at a node names a deal."""
    return s.nodes[t].word.stem.removeprefix("ال") in s.grammar.words("deals")


def partners(scene: Scene, s: Sentence, t: int, frame: Frame, other: Filler) -> Filler | None:
    """Who talked or made a deal with the `other` side, where a noun with the article names that one alone.

    It is who did so as the page told it last, or whom the official stands for whose words open with the noun
    («أوضح وزير X أن المفاوضات مع Y»).
    """
    node = s.nodes[t]
    if frame.relation not in TALKS or node.is_verb or not node.word.definite:
        return None
    for one in scene.told_before(s, t):
        both = (*one.doers, *one.others)
        others = tuple(actor for actor in both if actor not in other.actors)
        if one.relation in TALKS and others and set(other.actors) <= set(both):
            return Filler(others, PARTNERS, "whose talks")
    opens = t > 0 and s.nodes[t - 1].word.role == "that"
    body = scene.stands_for.get(scene.speakers.get(node.start, -1)) if opens else None
    return Filler((body,), PARTNERS, "the speaker's side") if body is not None and body not in other.actors else None
