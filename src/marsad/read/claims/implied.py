"""Dealings that no trigger tells: requests that lie in a duty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.read.claims.findings import Found, time_of
from marsad.read.claims.frames import Dealing
from marsad.read.claims.lexicon.triggers import Frame
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import FIRST_PERSON
from marsad.read.claims.sentences.joints import is_bare
from marsad.read.claims.sentences.nodes import Node
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.issuers import issuer
from marsad.read.claims.sides.roles import pronoun

OBLIGED = 14
"""Among the first so many words of a proposal the one is named on whom it lies."""
NEEDING = frozenset({"need", "needs", "has", "have", "had"})
"""Words that with «to» lay a duty on their subject."""
ASKING = Frame(relation="REQUEST", takes=frozenset(), speech=True)
"""What a proposal tells that says on whom it lies to act («على X أن يفعل»)."""


def obliged(scene: Scene, found: Sequence[Found]) -> Iterator[Found]:
    """For each proposal that tells no request by its cue, the request to the actor on whom it lies («على X أن»)."""
    done = {one.attribution.id for one in found if one.attribution and one.dealing.frame.relation == "REQUEST"}
    numbers = {actor.id: number for number, actor in enumerate(scene.actors)}
    for start, end, attribution in scene.voices.contents:
        source = numbers.get(attribution.source)
        asserted = attribution.stance == "asserts" and scene.page.document.language == "en"
        if not (asserted or attribution.stance == "proposes") or attribution.id in done or source is None:
            continue
        from_ = min(start, scene.page.place(attribution.cue.start)) if attribution.cue else start
        for s in scene.sentences:
            reach = [i for i, node in enumerate(s.nodes) if from_ <= node.start < end][:OBLIGED]
            addressee = next((i for i in reach if _lies_on(s, i)), None)
            if addressee is None:
                continue
            one = _addressed(scene, s, addressee, source)
            if one is not None:
                time = time_of(scene, s, addressee)
                yield Found(s, addressee, one, attribution, "actual", "positive", (), time)
            break


def _lies_on(s: Sentence, i: int) -> bool:
    """Whether «على» before the actor at a node, or with a pronoun, lays a duty on it («على X أن يفعل»)."""
    node = s.nodes[i]
    if s.language == "en":
        return _ought(s, i)
    before = s.nodes[i - 1] if i else None
    if node.word.role == "preposition" and node.word.preposition == "علي" and node.word.pronoun:
        # «إن عليها أن», «يجب عليهم», not «يمن عليه»
        follows = s.nodes[i + 1].word.role == "that" if i + 1 < len(s.nodes) else False
        if before is not None and before.text.removeprefix("ال") in s.grammar.words("hard"):
            return False
        return follows or before is None or _opens_duty(before, node)
    return (
        node.actor is not None
        and before is not None
        and before.word.preposition == "علي"
        and before.word.role == "preposition"
        and (i < 2 or _opens_duty(s.nodes[i - 2], before))
        and not (i > 2 and s.nodes[i - 3].word.role == "relative")
    )


def _ought(s: Sentence, i: int) -> bool:
    """Whether the actor at a node of an English sentence is told to act («X should pay», not «must have paid»)."""
    if i not in s.groups:
        return False
    at = _past_insertion(s, i + 1)
    following = [node.text for node in s.nodes[at : at + 2]]
    told = following[:1] != [] and following[0] in s.grammar.words("obliging") and "have" not in following[1:]
    needs = following[1:] == ["to"] and following[0] in NEEDING
    return (told or needs) and is_bare(s, s.groups[i][0])


def _past_insertion(s: Sentence, at: int) -> int:
    """The node behind a relative clause between commas that begins at a node («X, which ..., should»), else it."""
    nodes = s.nodes[at : at + OBLIGED]
    if len(nodes) < 2 or nodes[0].text != "," or nodes[1].word.role != "relative":
        return at
    return next((at + n + 1 for n, node in enumerate(nodes[2:], 2) if node.text == ","), at)


def _opens_duty(above: Node, on: Node) -> bool:
    """Whether «على» opens a clause or hangs on a verb of duty, not on another word («إن على X», «يتعين على X»)."""
    return on.word.conjunction or above.is_bound or above.word.role == "mark" or "duties" in above.word.kinds


def _addressed(scene: Scene, s: Sentence, i: int, source: int) -> Dealing | None:
    node = s.nodes[i]
    who = s.actors(s.groups.get(i, ()))
    if node.actor is None:
        if node.word.pronoun in FIRST_PERSON:
            # «علينا أن»: nobody is asked
            return None
        back = pronoun(scene, s, i, node.word.pronoun, as_subject=False, without=(source,))
        who = back.actors if back else ()
    if scene.actors[source].type == "document":
        cue = next((k for k in range(i) if scene.cued.get(s.nodes[k].start) == source), None)
        issued = issuer(scene, s, cue) if cue is not None else None
        source = issued.actors[0] if issued else source
    others = tuple(a for a in who if a != source)
    return Dealing(ASKING, (source,), others, 0.5, i, i, "obliged") if others else None
