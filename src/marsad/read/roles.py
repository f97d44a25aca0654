"""Who does it: the subject of a verb, the owner of a noun, before, after or left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from marsad.model.actor import PageActor
from marsad.model.claim import Relation
from marsad.read.antecedents import FIRST_PERSON, PRONOUNS, Filler, agrees, antecedent
from marsad.read.clauses import Features, Sentence, arguments, chain
from marsad.read.grammar import constructions

NEAR = 9
"""How many nodes after a verb its subject can stand."""
RELATIVES: dict[str, tuple[str | None, str]] = {
    "الذي": ("m", "s"), "التي": ("f", "s"), "الذين": (None, "p"),
    "اللذان": (None, "d"), "اللذين": (None, "d"), "اللتان": ("f", "d"), "اللتين": ("f", "d"),
}  # fmt: skip
"""Gender and number that a relative pronoun tells of its head."""
DEPTH = 4
"""How many verbs deep a subject is looked for."""


@dataclass(slots=True)
class Scene:
    """All that finding roles needs of a page.

    `speakers` gives for a folded place the actor who speaks there in the first person, `openers` for the place where
    a quoted content begins without a complementizer the actor whose it is, `cued` for the place of a cue who speaks by
    it; `called` are places where the content of a call or proposal begins. `rivals` collects who stood against whom last, for a side that is not named again; `pair` is the last pair
    that dealt with each other. `states` are the actors that are countries, `outlets` those that only report; `stands_for` gives for a person with an
    office the country or body it belongs to. `told` has for each sentence the sides that its triggers name.
    """

    sentences: Sequence[Sentence]
    people: Sequence[Features]
    actors: Sequence[PageActor]
    speakers: Mapping[int, int]
    openers: Mapping[int, int]
    cued: Mapping[int, int]
    called: frozenset[int]
    states: frozenset[int]
    outlets: frozenset[int]
    stands_for: Mapping[int, int] = field(default_factory=dict)
    rivals: dict[int, tuple[int, ...]] = field(default_factory=dict)
    pair: tuple[int, ...] = ()
    told: dict[int, list[tuple[int, Relation, tuple[int, ...], tuple[int, ...]]]] = field(default_factory=dict)


def subject(scene: Scene, s: Sentence, v: int, depth: int = 0) -> Filler | None:
    """The subject of the verb at node `v`: after it, before it, or left out."""
    inflection = s.nodes[v].word.verb
    if inflection is None or depth > DEPTH:
        return None
    if inflection.person == 1:
        return speaker(scene, s, v)
    left = before(scene, s, v, depth)
    if inflection.number != "s":
        return left or dropped(scene, s, v)
    if left is not None and left.certainty >= 0.7 and agrees(left.actors, scene.people, inflection.gender, "s"):
        return left
    return after(scene, s, v) or left or dropped(scene, s, v)


def speaker(scene: Scene, s: Sentence, v: int) -> Filler | None:
    """Who says "I" or "we" at a node: for "we", whom the speaker stands for by title."""
    actor = scene.speakers.get(s.nodes[v].start)
    if actor is None:
        return None
    verb = s.nodes[v].word.verb
    if (verb is not None and verb.person == 1 and verb.number == "p") or s.nodes[v].word.pronoun == "نا":
        actor = scene.stands_for.get(actor, actor)
    return Filler((actor,), 0.85, "speaker")


def after(scene: Scene, s: Sentence, v: int) -> Filler | None:
    """The bare group right after a verb, where it can be its subject."""
    if is_accusative(s, v + 1):
        return None
    first = next(iter(arguments(s, v)), None)
    if (
        first is None
        or not first.is_bare
        or first.via
        or first.distance > NEAR
        or s.nodes[first.group[0]].word.conjunction
    ):
        return None
    inflection = s.nodes[v].word.verb
    head_alone = s.actors(first.group[:1])
    if first.distance == 1 and inflection and not agrees(head_alone, scene.people, inflection.gender, "s"):
        return None
    return Filler(s.actors(first.group), 1.0, "after verb", first.group[-1])


def is_accusative(s: Sentence, i: int) -> bool:
    """Whether an indefinite object stands here («أهدافا»): then what follows it is no subject."""
    if i >= len(s.nodes):
        return False
    node = s.nodes[i]
    if node.actor is not None or node.word.role != "word" or node.is_verb or len(node.text) < 4:
        return False
    return node.text.endswith("ا") and node.text not in constructions("ar").words("adverbs")


def before(scene: Scene, s: Sentence, v: int, depth: int) -> Filler | None:
    """The subject that stands before a verb: the topic of its clause, the head of its relative clause, the subject of
    the verb it is coordinated with or depends on.
    """
    bare: list[tuple[int, ...]] = []
    verb = s.nodes[v].word.verb
    gender, number = (verb.gender, verb.number) if verb else (None, "s")
    crossed = 1.0
    fence = s.fences[v] if s.fences else 0
    for j in range(v - 1, fence - 1, -1):
        node = s.nodes[j]
        if node.word.role == "relative":
            return Filler(s.actors(bare[-1]), 0.8, "topic of relative") if bare else head(scene, s, j, gender, number)
        if node.word.role == "that":
            return _under(scene, s, j, v, bare, depth, crossed)
        if node.word.role == "subordinator" or node.text in (":", ";", "؛"):
            return Filler(s.actors(bare[-1]), 0.9 * crossed, "topic") if bare else None
        if node.is_verb:
            near = None if bare or s.nodes[v].word.conjunction else _adjacent(scene, s, v, gender, number)
            if near is not None:
                return near
            if bare and not s.nodes[v].word.conjunction:
                return Filler(s.actors(bare[-1]), 0.8 * crossed, "subject of verb above")
            above = subject(scene, s, j, depth + 1)
            return above.less(0.85) if above else None
        if node.text in ("،", ",", "-"):
            crossed *= 0.9
        if j in s.groups and s.groups[j][0] == j and chain(s.nodes, j, -1)[0][-1] == "":
            bare.append(tuple(i for i in s.groups[j] if i < v))
    if bare:
        return Filler(s.actors(bare[-1]), 0.95 * crossed, "topic")
    return _adjacent(scene, s, v, gender, number)


def _adjacent(scene: Scene, s: Sentence, v: int, gender: str | None, number: str) -> Filler | None:
    """The actor right before a verb, whatever joins it, where the verb says something of it («تأسيس كتيبة تتولى»)."""
    if v - 1 in s.groups:
        who = s.actors(s.groups[v - 1])
        if agrees(who, scene.people, gender, number) >= 0.5:
            return Filler(who, 0.7, "adjacent")
    return None


def _under(
    scene: Scene, s: Sentence, j: int, v: int, bare: Sequence[tuple[int, ...]], depth: int, crossed: float
) -> Filler | None:
    """The subject of a verb at `v` in the clause that the complementizer at `j` opens."""
    pronoun_here = s.nodes[j].word.pronoun
    if bare:
        return Filler(s.actors(bare[-1]), 0.95 * crossed, "topic of clause")
    if pronoun_here in FIRST_PERSON:
        return speaker(scene, s, j)
    if pronoun_here in PRONOUNS:
        return dropped(scene, s, j, PRONOUNS[pronoun_here])
    return governor(scene, s, j, depth) if v == j + 1 else None


def head(scene: Scene, s: Sentence, r: int, gender: str | None, number: str) -> Filler | None:
    """The actors that a relative clause beginning at node `r` says something of."""
    gender, number = RELATIVES.get(s.nodes[r].word.stem, (gender, number))
    for j in range(r - 1, max(-1, r - 8), -1):
        node = s.nodes[j]
        if node.is_verb or node.word.role in ("that", "subordinator"):
            return None
        if j in s.groups and not (node.kind == "place" and "في" in chain(s.nodes, j, -1)[0]):
            for option in (s.actors(s.groups[j]), s.actors((j,))):
                if agrees(option, scene.people, gender, number) >= 0.5:
                    return Filler(option, 0.9, "head of relative")
    return None


def governor(scene: Scene, s: Sentence, j: int, depth: int) -> Filler | None:
    """Who is meant to do what stands under node `j`: who is obliged to, the object of a call above, or its subject."""
    if j - 1 in s.groups and chain(s.nodes, s.groups[j - 1][0], -1)[0][0] in ("ل", "علي"):
        return Filler(s.actors(s.groups[j - 1]), 0.8, "obliged")
    for k in range(j - 1, -1, -1):
        node = s.nodes[k]
        if not node.is_verb:
            continue
        above = subject(scene, s, k, depth + 1)
        called = _object_of_call(scene, s, k, j, above)
        return called or (above.less(0.8) if above else None)
    return None


def dropped(scene: Scene, s: Sentence, v: int, agreement: tuple[str | None, str] | None = None) -> Filler | None:
    """The antecedent of a subject left out."""
    verb = s.nodes[v].word.verb
    wanted = agreement or ((verb.gender, verb.number) if verb else (None, "s"))
    quiet = scene.speakers.get(s.nodes[v].start) if agreement is None else None
    return antecedent(scene.sentences, s, v, scene.people, agreement=wanted, as_subject=True, quiet=quiet)


def pronoun(
    scene: Scene, s: Sentence, i: int, letters: str, *, as_subject: bool, without: Sequence[int] = ()
) -> Filler | None:
    """The antecedent of a pronoun at the end of the word at node `i`."""
    if letters in FIRST_PERSON:
        return speaker(scene, s, i)
    if letters not in PRONOUNS:
        return None
    return antecedent(
        scene.sentences, s, i, scene.people,
        agreement=PRONOUNS[letters], as_subject=as_subject, without=frozenset(without),
    )  # fmt: skip


def controller(scene: Scene, s: Sentence, t: int, without: Sequence[int], *, doing: bool = False) -> Filler | None:
    """Who does what a noun at `t` without an agent of its own tells.

    The subject of the verb in its relative clause («الهجوم الذي شنه X»), the owner of a noun of will above it («نية X
    شن»), the subject of the verb above it («شن X هجوما»), the object of the call above it («طالب X بوقف»), or whoever
    the quoted content it opens belongs to. With `doing`, only a verb of doing counts.
    """
    taken = set(without)
    own = _of_relative(scene, s, t)
    if own is not None and not taken & set(own.actors):
        return own
    fence = s.fences[t] if s.fences else 0
    if s.nodes[fence].start in scene.called:
        fence = 0
    for j in range(t - 1, fence - 1, -1):
        node = s.nodes[j]
        if node.word.role in ("that", "subordinator") or node.text in (":", "؛", ";"):
            return None
        found = _of_attitude(scene, s, j, t)
        if found is None and not node.is_verb:
            continue
        if found is None and "impersonal" in node.word.kinds:
            return None
        if found is None:
            does = bool(node.word.kinds & {"doing", "auxiliaries"})
            if doing and not does:
                return None
            above = _led(scene, s, j) or subject(scene, s, j)
            found = _object_of_call(scene, s, j, t, above) or above
            factor = 0.95 if does else 0.7
            found = found.less(factor) if found else None
        return found if found is not None and not taken & set(found.actors) else None
    opener = scene.openers.get(s.nodes[fence].start)
    if opener is not None and opener not in taken:
        return Filler((opener,), 0.7, "whose content it is")
    return None


def _led(scene: Scene, s: Sentence, v: int) -> Filler | None:
    """The head of a relative clause that only says who leads it («التحالف الذي تقوده X لدعم Y»)."""
    node = s.nodes[v]
    if v == 0 or not node.word.pronoun or "leading" not in node.word.kinds or s.nodes[v - 1].word.role != "relative":
        return None
    return head(scene, s, v - 1, None, "s")


def _of_attitude(scene: Scene, s: Sentence, j: int, t: int) -> Filler | None:
    """The owner of the noun of will or doing at node `j`, where `t` says what is willed or done."""
    node = s.nodes[j]
    words = constructions("ar").words("attitudes")
    stem = node.word.stem or node.text
    if node.actor is not None or node.is_verb:
        return None
    if stem.removeprefix("ال") in words or node.text.removeprefix("ال") in words:
        for argument in arguments(s, j):
            if argument.group[-1] < t and (argument.is_bare or argument.chain[0] == "من"):
                return Filler(s.actors(argument.group), 0.9, "owner of will", argument.group[-1])
        return None
    for letters in ("ها", "هم", "ه"):
        if stem.endswith(letters) and stem.removesuffix(letters) in words:
            found = pronoun(scene, s, j, letters, as_subject=True)
            return found.less(0.9) if found else None
    return None


def _of_relative(scene: Scene, s: Sentence, t: int) -> Filler | None:
    for j in range(t + 1, min(len(s.nodes), t + 7)):
        node = s.nodes[j]
        if node.actor is not None or node.word.role in ("that", "subordinator"):
            return None
        if node.is_verb:
            if not (node.word.kinds & {"doing"} or node.word.pronoun) or "receiving" in node.word.kinds:
                return None
            found = after(scene, s, j)
            if found is None and node.word.pronoun:
                return dropped(scene, s, j)
            return Filler(found.actors, 0.95, "subject of its relative", found.last) if found else None
    return None


def _object_of_call(scene: Scene, s: Sentence, v: int, t: int, above: Filler | None) -> Filler | None:
    """The one called upon, charged or let by the verb at `v`, where what stands at `t` says to do or to have done what."""
    for form in s.nodes[v].word.forms:
        if form.kind != "verb" or not form.frame.controls:
            continue
        for argument in arguments(s, v):
            who = s.actors(argument.group)
            fits = argument.is_bare if form.frame.takes_object else argument.chain[0] in form.frame.takes
            if argument.group[-1] < t and fits and (above is None or who != above.actors):
                return Filler(who, 0.85, "object of call")
    return None


def nearest(scene: Scene, s: Sentence, t: int, without: Sequence[int]) -> Filler | None:
    """The nearest group before a noun in its own clause, places where something happens and documents left out.

    This is a guess for a noun whose agent no construction tells («بإمكان X الاعتماد على», «اعتزام X القيام بـ»).
    """
    fence = s.fences[t] if s.fences else 0
    for j in range(t - 1, fence - 1, -1):
        node = s.nodes[j]
        if node.is_bound or node.text in (":", "؛", ";"):
            return None
        if j not in s.groups or j != s.groups[j][-1] or node.implied:
            continue
        who = s.actors(s.groups[j])
        joined = chain(s.nodes, s.groups[j][0], -1)[0]
        if set(who) & set(without) or "في" in joined or not can_act(scene, who[0]):
            continue
        return Filler(who, 0.6 if t - j <= 4 else 0.5, "nearest before")
    return None


def following(scene: Scene, s: Sentence, t: int, without: Sequence[int]) -> Filler | None:
    """The nearest group after a trigger in its sentence, places where something happens left out: a guess."""
    for argument in arguments(s, t, far=True):
        who = s.actors(argument.group)
        if argument.distance > 14 or set(who) & set(without) or "في" in argument.chain:
            continue
        if scene.actors[who[0]].type != "document":
            return Filler(who, 0.55, "nearest after", argument.group[-1])
    return None


def topic(scene: Scene, s: Sentence, t: int, without: Sequence[int]) -> Filler | None:
    """Whom the sentences are about, the one who only speaks there left out: a guess."""
    quiet = scene.speakers.get(s.nodes[t].start)
    found = antecedent(
        scene.sentences, s, t, scene.people, agreement=(None, "s"), as_subject=True,
        without=frozenset(without) | (frozenset((quiet,)) if quiet is not None else frozenset()),
    )  # fmt: skip
    return found.less(0.7) if found and can_act(scene, found.actors[0]) else None


def can_act(scene: Scene, actor: int) -> bool:
    """Whether an actor can do something to another: no document, no outlet, and of the places only countries."""
    kind = scene.actors[actor].type
    return kind != "document" and actor not in scene.outlets and (kind != "place" or actor in scene.states)
