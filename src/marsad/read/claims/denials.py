"""Denials that tell no dealing in their own words, but point to one: it is told once more on the denier's word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import dropwhile

import msgspec
from msgspec.structs import replace

from marsad.model.attribution import Attribution
from marsad.model.claim import KIND_OF, Relation
from marsad.read.claims.english.antecedents import body_of
from marsad.read.claims.findings import Found
from marsad.read.claims.frames import Dealing
from marsad.read.claims.lexicon.triggers import Frame
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.nodes import Node
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.linkednouns import STRIKING

DEEDS: frozenset[Relation] = frozenset(
    {"COOPERATE", "AID", "CONSULT", "AGREE", "ASSAULT", "COERCE", "RETREAT", "CONCEDE"}
)
"""What is denied as a rule: what somebody is said to have done, not what he was heard to say."""
SECRET: frozenset[Relation] = frozenset({"COOPERATE", "AID"})
"""What is denied by others than those who are told to have done it too: what is not done in the open."""
SHORT = 8
"""So many words at most has what only points back («الاتهامات الموجهة إليه جملة وتفصيلا»),"""
FIRST = 4
"""among the first so many of which stands what points back."""
BACK = 3
"""How many sentences before a denial that is told which it denies."""
DIRECTLY = frozenset({"ذلك", "الامر"})
"""Words that only point, whatever follows («مثل هذا الأمر لقربي منهم»),"""
DIRECT = 3
"""where they stand among so many words."""
SURE = 0.75
"""How sure what is told of others has to be for an English denial to mean it,"""
LIKELY = 0.55
"""and what is told of the denier."""
DEALT: frozenset[Relation] = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""What a story that is denied tells of others than who denies it."""
POINTING = frozenset({"a", "an", "as", "too", "also", "outright", "all", "pure", "never", "is", "was"})
"""Words behind a pronoun that is all that a denial names («called this pure invention», «it never happened»),"""
TELLING = frozenset({"that", "of", "about", "against", "to", "by"})
"""and behind a word for what was told, where its content follows («the claim that X paid Y»)."""
STRUCK = Frame(relation="ASSAULT", takes=frozenset())
"""What somebody denies who says that he has nothing to do with an attack."""
CERTAIN = 0.55
"""How sure it is that a denial means the dealing it seems to point to."""


class Denial(msgspec.Struct, frozen=True):
    """A denial: where it is said, its content, and the actors whose deed it can be: the denier and his body."""

    attribution: Attribution
    sentence: Sentence
    cue: int
    content: Sequence[Node]
    deniers: frozenset[int]


def denied(scene: Scene, kept: Sequence[Found]) -> list[Found]:
    """For each denial that only refers back («ينفي ذلك»), the dealing it denies, once more on the denier's word."""
    told = {one.attribution.id for one in kept if one.attribution is not None}
    out: list[Found] = []
    for attribution in scene.attributions:
        if attribution.stance == "denies" and attribution.id not in told:
            denial = _denial(scene, attribution)
            found = _meant(scene, kept, denial) if denial is not None else None
            if found is not None:
                out.append(replace(found, attribution=attribution))
    out.extend(made for one in kept if _is_denied(one) for made in _of_their_men(scene, kept, one))
    return out


def _is_denied(one: Found) -> bool:
    """Whether a dealing is told as what somebody denies."""
    return one.attribution is not None and one.attribution.stance == "denies" and one.polarity == "positive"


def _of_their_men(scene: Scene, kept: Sequence[Found], denial: Found) -> Iterator[Found]:
    """What the page told before of people of two bodies whose dealing is denied («لقاء قائد X بضابط من Y»)."""
    bodies = {*denial.dealing.agents, *denial.dealing.counterparts}
    for one in kept:
        told = one.sentence.number < denial.sentence.number and one.polarity == "positive" and not _is_denied(one)
        sides = {*one.dealing.agents, *one.dealing.counterparts}
        alike = one.dealing.frame.relation == denial.dealing.frame.relation and bool(sides - bodies)
        if told and alike and {_body_in(scene, one.sentence, actor) for actor in sides} == bodies:
            yield replace(one, attribution=denial.attribution)


def _body_in(scene: Scene, s: Sentence, actor: int) -> int:
    """The body of somebody by his office or by what stands behind his name («العقيد فلان من X»), else himself."""
    behind = (s.nodes[i + 2].actor for i in range(len(s.nodes) - 2) if s.nodes[i].actor == actor and _is_of(s, i))
    body = next((other for other in behind if other is not None), None)
    return scene.stands_for.get(actor, actor if body is None else body)


def _is_of(s: Sentence, i: int) -> bool:
    """Whether «من» and a body stand right behind the node of a person."""
    return s.nodes[i + 1].word.preposition == "من" and s.nodes[i + 2].kind == "organization"


def _denial(scene: Scene, attribution: Attribution) -> Denial | None:
    """An attribution as a denial, with its place in the page."""
    page = scene.page
    start, end = page.place(attribution.content.start), page.place(attribution.content.end)
    place = page.place(attribution.cue.start) if attribution.cue else start
    here = next((s for s in reversed(scene.sentences) if s.start <= place), None)
    if here is None or not here.nodes:
        return None
    cue = next((i for i, node in enumerate(here.nodes) if node.end > place), len(here.nodes) - 1)
    content = [node for s in scene.sentences for node in s.nodes if start <= node.start < end]
    source = next((n for n, actor in enumerate(scene.actors) if actor.id == attribution.source), None)
    own = {source, scene.stands_for.get(source, source)} if source is not None else set[int]()
    if source is not None and here.language == "en":
        own.add(body_of(scene, source))
    deniers = own | {person for person, body in scene.stands_for.items() if body in own}
    return Denial(attribution, here, cue, content, frozenset(deniers))


def _meant(scene: Scene, kept: Sequence[Found], denial: Denial) -> Found | None:
    """The dealing that a denial points to, None where it tells something of its own."""
    before = [one for one in kept if _is_before(one, denial)]
    back = [one for one in before if denial.sentence.number - one.sentence.number <= BACK]
    if denial.sentence.language == "en":
        return _meant_in_english(back, denial)
    within = {node.start for node in denial.content}
    if denial.content and denial.content[0].start < denial.sentence.nodes[denial.cue].start:
        # «وقال إن X سلح Y، وهو ما تنفيه X»
        return _last(back, denial, lambda one: one.sentence.nodes[one.trigger].start in within)
    if _ties(denial):
        return _attack(scene, denial) or _last(back, denial, lambda one: one.dealing.frame.relation in STRIKING)
    if _points_back(denial):
        return _last(back, denial, lambda _: True) or _first(before, denial)
    named = _named(denial)
    kinds = {KIND_OF[relation] for relation in named}
    alike = _last(back, denial, lambda one: one.dealing.frame.relation in named)
    return alike or (_last(back, denial, lambda one: KIND_OF[one.dealing.frame.relation] in kinds) if kinds else None)


def _meant_in_english(back: Sequence[Found], denial: Denial) -> Found | None:
    """The deed that an English denial points to («denied it», «any such meeting», «called the story a mirage»)."""
    earlier = [one for one in back if one.sentence.number < denial.sentence.number]  # «X, which Y backs, denied it»
    done = [one for one in earlier if one.dealing.frame.relation in DEEDS and one.polarity == "positive"]
    deeds = [one for one in done if one.dealing.certainty >= LIKELY]
    own = [one for one in deeds if _is_own(one.dealing, denial.deniers)]
    if _refers_back(denial):
        sure = [one for one in own or _of_story(deeds, denial) if one.dealing.certainty >= (LIKELY if own else SURE)]
        return max(sure, key=_place, default=None)
    named = _named_in_english(denial)
    alike = [one for one in own if one.dealing.frame.relation in named]
    return max(alike, key=_place, default=None)


def _is_own(dealing: Dealing, deniers: frozenset[int]) -> bool:
    """Whether somebody has part in a dealing that he could deny: an attack he makes, not one that he suffers."""
    hurt = dealing.frame.relation in ("ASSAULT", "COERCE")
    return not deniers.isdisjoint(dealing.agents if hurt else (*dealing.agents, *dealing.counterparts))


def _named_in_english(denial: Denial) -> frozenset[Relation]:
    """The dealings that the words of an English denial name, where it names nobody («carrying out any raid»)."""
    texts = {node.text for node in denial.content}
    if len(denial.content) > SHORT or any(node.actor is not None for node in denial.content):
        return frozenset()
    frames = (form.frame for node in denial.content for form in node.word.forms if form.kind != "adjective")
    fitting = (frame for frame in frames if not frame.with_ or frame.with_ & texts)
    return frozenset(frame.relation for frame in fitting if frame.relation in DEEDS)


def _of_story(deeds: Sequence[Found], denial: Denial) -> Sequence[Found]:
    """What was told of others as a secret, where a whole story is denied («called the account a novel»)."""
    story = any(node.text in denial.sentence.grammar.words("stories") for node in denial.content[:FIRST])
    return [one for one in deeds if story and one.dealing.frame.relation in DEALT]


def _refers_back(denial: Denial) -> bool:
    """Whether an English denial only points to what was told («denied it», «called the account a novel»)."""
    plain = [node for node in denial.content if node.word.role != "mark"]
    grammar = denial.sentence.grammar
    words = grammar.words("denied") - {"report"} | grammar.words("involvement")
    if plain and plain[0].text in ("it", "this", "that") and not any(n.text in words for n in plain[1:2]):
        short = not any(node.actor is not None for node in plain) and len(plain) <= SHORT
        return short and (len(plain) == 1 or plain[1].text in POINTING or plain[1].text.endswith("ly"))
    at = next((i for i, node in enumerate(plain[:FIRST]) if node.text in words), None)
    before = plain[:at] if at is not None else plain
    told = at is None or any(node.text in TELLING for node in plain[at + 1 : at + 3])
    return not told and all(node.actor is None for node in before)


def _is_before(one: Found, denial: Denial) -> bool:
    """Whether a dealing is told before a denial, on another's word, or on the writer's."""
    first = (
        one.sentence.number <= denial.sentence.number
        and one.sentence.nodes[one.trigger].start < denial.sentence.nodes[denial.cue].start
    )
    who = one.attribution.source if one.attribution else "unnamed"
    return first and (who == "unnamed" or who != denial.attribution.source)


def _first(before: Sequence[Found], denial: Denial) -> Found | None:
    """The first deed that a page tells, best of the denier."""
    deeds = _deeds(before, denial)
    return min(deeds, key=_place) if deeds else None


def _last(back: Sequence[Found], denial: Denial, fits: Callable[[Found], bool]) -> Found | None:
    """The last fitting deed before a denial, best of the denier."""
    deeds = _deeds([one for one in back if fits(one)], denial)
    return max(deeds, key=_place) if deeds else None


def _deeds(told: Sequence[Found], denial: Denial) -> Sequence[Found]:
    """What was done and is not only said: those with the denier for a side, else what is done in secret."""
    deeds = [one for one in told if one.dealing.frame.relation in DEEDS]
    own = [one for one in deeds if denial.deniers & {*one.dealing.agents, *one.dealing.counterparts}]
    return own or [one for one in deeds if one.dealing.frame.relation in SECRET]


def _place(one: Found) -> tuple[int, int]:
    return one.sentence.number, one.trigger


def _ties(denial: Denial) -> bool:
    """Whether somebody denies to have to do with an attack that was told («أي صلة له بالهجوم»)."""
    words = denial.sentence.grammar.words
    texts = [node.text for node in denial.content[:SHORT]]
    tied = any(text in words("ties") or text[1:] in words("ties") for text in texts)
    deed = any(_bare(text) in words("incidents") for text in texts)
    named = any(node.actor is not None and node.actor not in denial.deniers for node in denial.content)
    return tied and deed and not named


def _bare(text: str) -> str:
    """A word without the preposition and the article before it («بالهجوم»)."""
    for opening in ("بال", "ال", "لل", "ب"):
        if text.startswith(opening) and len(text) > len(opening) + 2:
            return text.removeprefix(opening)
    return text


def _attack(scene: Scene, denial: Denial) -> Found | None:
    """The attack told last before a denial, as made by who denies it."""
    source = next((n for n, actor in enumerate(scene.actors) if actor.id == denial.attribution.source), None)
    if source is None:
        return None
    doer = scene.stands_for.get(source, source) if scene.actors[source].type == "person" else source
    for one in scene.told_before(denial.sentence, denial.cue):
        struck = tuple(a for a in one.others if a not in denial.deniers)
        if one.relation == "ASSAULT" and struck:
            last = denial.cue + min(len(denial.content), SHORT)
            ends = denial.cue, min(last, len(denial.sentence.nodes) - 1)
            dealing = Dealing(STRUCK, (doer,), struck, CERTAIN, *ends, "denied / told before")
            return Found(denial.sentence, denial.cue, dealing, denial.attribution, "actual", "positive", (), None)
    return None


def _points_back(denial: Denial) -> bool:
    """Whether a denial only has a word for what was told («هذه الاتهامات», «صحة ما ورد في التقرير»)."""
    words = denial.sentence.grammar.words
    plain = _plain(denial)
    texts = [node.text for node in plain]
    if not DIRECTLY.isdisjoint(texts[:DIRECT]) or (texts[:1] and texts[0][1:] in DIRECTLY):
        return True
    if not plain or len(plain) > SHORT or any(node.word.role == "that" for node in plain[1:]):
        return False
    if plain[0].text == "ما":
        return len(plain) > 1 and plain[1].text in words("retold") and all(n.text not in ("عن", "من") for n in plain)
    return any(_bare_of(node) & words("report_words") for node in plain[:FIRST])


def _plain(denial: Denial) -> list[Node]:
    """The words of a denial behind those that only say how wholly it denies («صحة كل ما ورد»)."""
    words = (node for node in denial.content if node.word.role != "mark")
    return list(dropwhile(lambda node: node.text in denial.sentence.grammar.words("wholly"), words))


def _bare_of(node: Node) -> set[str]:
    """The word at a node, and what is left of it without a preposition written onto it («بذلك», «للخبر»)."""
    return {node.text, node.text[1:], "ا" + node.text[1:]}


def _named(denial: Denial) -> frozenset[Relation]:
    """The dealings that the nouns of a denial name, where it names nobody («وجود أي تنسيق»)."""
    nodes = denial.content
    knows = any((node.word.owned or node.word.pronoun) and node.text.startswith(("علم", "معرف")) for node in nodes)
    if knows or len(nodes) > SHORT or any(node.actor is not None for node in nodes):
        # «نفت علمها باللقاء»: that it took place, she does not deny
        return frozenset()
    told = (form for node in nodes for form in node.word.forms if form.kind == "noun" and not form.rest)
    return frozenset(form.frame.relation for form in told if form.frame.relation in DEEDS)
