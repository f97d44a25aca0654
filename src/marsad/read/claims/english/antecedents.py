"""Whom English words mean that name nobody: pronouns, «both sides», those who speak for a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from marsad.model.actor import PageActor
from marsad.model.attribution import Attribution
from marsad.read.claims.english.nodes import OWNER
from marsad.read.claims.english.smallwords import OWNERS
from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.joints import chain
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.roles import CLOSERS
from marsad.text.folding import folded

BETWEEN = frozenset({"COOPERATE", "CONSULT", "AGREE", "ASSAULT", "AID", "RETREAT", "CONCEDE"})
"""Dealings after which two are remembered as a pair."""
SIDED = frozenset({"ASSAULT", "AGREE", "CONSULT"})
"""Dealings that make two bodies the sides of something."""
MAIN = 3
"""How much has to be told of two before they are the sides that a page is about."""
REMEMBERED = 8
"""For how many sentences they are."""
REACH = 9
"""Within how many nodes of a name its title stands."""
STATE = 2
"""How many letters the id of a country has."""
BACK = 3
"""How many sentences back a pronoun's antecedent can stand."""
TURN = 40
"""Within how many characters of a question its answer begins."""
LED = 1000
"""By how much a name behind a preposition comes after one that stands free,"""
SINGLE = 500
"""and one body after several where «they» are meant."""
FIRST = frozenset({"i", "we", "us", "our", "my", "me", "ourselves"})
PLURAL_FIRST = frozenset({"we", "us", "our", "ourselves"})
PEOPLE = frozenset({"he", "she", "him", "her", "his"})
THINGS = frozenset({"it", "its"})
MANY = frozenset({"they", "them", "their"})
WHEN = frozenset({"after", "before", "since", "until"})
"""Prepositions that open a clause too («after militiamen burned it»)."""
OBJECTS = frozenset({"it", "them", "him"})
"""Pronouns that mean who was named last before them."""
SECOND = frozenset({"you", "your", "yourself"})
PEOPLE_OF = re.compile(r"[a-z -]+s (?:of|from|for) (?:the )?([^,]+?) and (?:of |from |for )?(?:the )?([^,]+)")
"""What those are called who are of two bodies («envoys of X and Y»)."""
SIDES = frozenset({"sides", "parties", "delegations", "negotiators", "commands"})
"""What those are called who deal with each other, where a page names them by nothing else,"""
EITHER = frozenset({"the", "both", "two", "these", "rival", "warring", "opposing", "negotiating"})
"""and what may stand before that («the two delegations»)."""
COUNTED = ("two ", "three ", "four ", "five ", "six ", "several ", "some ", "many ", "both ", "dozens ", "hundreds ")
"""How the names of several people begin that nobody names («two officials briefed on it»)."""
PRONOUNS = FIRST | SECOND | PEOPLE | THINGS | MANY


def pair(scene: Scene, s: Sentence, i: int, without: Sequence[int] = (), kind: str = "any") -> Filler | None:
    """The two of a kind that «both sides» means: the last that dealt with each other, or that «and» joined.

    Kinds are those of the table of pairs: countries, persons, any bodies, or two of whatever kind.
    """
    known = (_main_pair(scene, s, i, without) if kind == "any" else None) or last_pair(scene, s, i, without, kind)
    if known is not None and kind == "two" and len({scene.actors[one].type == "person" for one in known}) > 1:
        known = last_pair(scene, s, i, without, "person") or known  # two people before one and a body
    if known is not None:
        bodies = tuple(dict.fromkeys(body_of(scene, actor) for actor in known))
        both = len(bodies) == 2 and all(scene.actors[body].type != "person" for body in bodies)
        return Filler(bodies if both and kind != "person" else known, 0.95, "last pair")
    joint = _last_joined(scene, s, i, without, kind)
    return Filler(joint, 0.8, "last joined") if joint is not None else None


def they_two(scene: Scene, s: Sentence, i: int, without: Sequence[int] = ()) -> Filler | None:
    """The two that «they» means who do something together: that dealt with each other just before."""
    known = last_pair(scene, s, i, without, "two", 1)
    return Filler(known, 0.95, "last pair") if known is not None else None


def _main_pair(scene: Scene, s: Sentence, i: int, without: Sequence[int]) -> tuple[int, ...] | None:
    """The two bodies or countries that a page tells most of as against or with each other, so far as told.

    A telling near by counts more than one far back.
    """
    tally: dict[tuple[int, ...], float] = {}
    for told in scene.told_before(s, i):
        both = tuple(dict.fromkeys(body_of(scene, actor) for actor in (*told.doers, *told.others)))
        if len(both) != 2 or not set(both).isdisjoint(without):
            continue
        if any(is_either(scene, actor) for actor in both):
            continue
        if all(acts(scene, actor) and _is_of_kind(scene, actor, "any") for actor in both):
            key = min(both, both[::-1])
            near = s.number - told.sentence < BACK
            tally[key] = tally.get(key, 0) + (1.5 if near else 1) * (2 if told.relation in SIDED else 1)
    best = max(tally, key=tally.__getitem__, default=None)
    return best if best is not None and tally[best] >= MAIN else None


def _is_of_kind(scene: Scene, actor: int, kind: str) -> bool:
    """Whether somebody can be one of two of a kind."""
    one = scene.actors[actor]
    if one.type == "place" and actor not in scene.states:
        return False
    if kind == "two":
        return acts(scene, actor) and not is_many(one)
    if kind == "person":
        return one.type == "person" and not is_many(one)
    many = is_many(one) and (kind in ("place", "body") or _is_crowd(one))
    return acts(scene, actor) and one.type != "person" and not many


def _is_crowd(one: PageActor) -> bool:
    """Whether people are no side of anything: counted, somebody's, of no force («27 insurgents», «the miners»)."""
    words = folded(one.name).split()
    forces = constructions("en").words("bodies") | {side + "s" for side in constructions("en").words("sides")}
    named = one.mentions[0].why == "people" and forces.isdisjoint(words)
    return one.name[:1].isdigit() or words[0] in OWNERS or named


def _is_person(scene: Scene, actor: int, kind: str) -> bool:
    """Whether somebody is a person who can stand for his body, where any two are meant."""
    return kind == "any" and scene.actors[actor].type == "person" and body_of(scene, actor) != actor


def is_either(scene: Scene, actor: int) -> bool:
    """Whether somebody is named for the sides of something: «the delegations», «envoys of X and Y»."""
    name = folded(scene.actors[actor].name)
    *before, head = name.split()
    return (head in SIDES and EITHER.issuperset(before)) or PEOPLE_OF.fullmatch(name) is not None


def _last_joined(scene: Scene, s: Sentence, i: int, without: Sequence[int], kind: str) -> tuple[int, ...] | None:
    """The last two of a kind that «and» joined before a node."""
    for sentence, last in _before(scene, s, i, REMEMBERED):
        for group in reversed(sentence.groups.values()):
            joint = tuple(dict.fromkeys(sentence.actors(group)))
            fits = all(_is_of_kind(scene, actor, kind) for actor in joint)
            if len(joint) == 2 and group[-1] < last and fits and not set(joint) & set(without):
                return joint
    return None


def last_pair(
    scene: Scene, s: Sentence, i: int, without: Sequence[int] = (), kind: str = "any", reach: int = REMEMBERED - 1
) -> tuple[int, ...] | None:
    """The two that dealt with each other last, by word of so many sentences before a node."""
    for told in scene.told_before(s, i, reach):
        both = tuple(dict.fromkeys((*told.doers, *told.others)))
        able = len(both) == 2 and all(acts(scene, one) and one not in without for one in both)
        able = able and not any(is_either(scene, one) for one in both)
        fits = all(_is_of_kind(scene, actor, kind) or _is_person(scene, actor, kind) for actor in both)
        if able and fits and (kind == "two" or told.relation in BETWEEN):
            return both
    return None


def acts(scene: Scene, actor: int) -> bool:
    """Whether an actor can deal with another: no document, no outlet, and of the places countries and unknown ones."""
    one = scene.actors[actor]
    if one.type == "place":
        return one.known is None or (len(one.known) == STATE and one.known.isupper())
    return one.type != "document" and actor not in scene.outlets


def _before(scene: Scene, s: Sentence, i: int, reach: int) -> Iterator[tuple[Sentence, int]]:
    """The sentences from here back, each with the node before which is looked."""
    yield s, i
    for back in range(1, min(reach, s.number) + 1):
        sentence = scene.sentences[s.number - back]
        if sentence.language == s.language and sentence.kind == s.kind:
            yield sentence, len(sentence.nodes)


def pronoun(scene: Scene, s: Sentence, i: int, without: Sequence[int] = ()) -> Filler | None:
    """Whom the pronoun at a node stands for.

    The first person is whoever speaks there, for «we» the body he speaks for, the third the subject of a clause before.
    """
    return _meant(scene, s, i, s.nodes[i].text, without) if s.nodes[i].text in PRONOUNS else None


def _meant(scene: Scene, s: Sentence, i: int, text: str, without: Sequence[int] = ()) -> Filler | None:
    """Whom a pronoun that stands at a node, or begins the words there, stands for."""
    speaker = scene.speakers.get(s.nodes[i].start)
    if text in FIRST:
        speaker = _issuer(scene) if speaker is None and text in PLURAL_FIRST else speaker
        if speaker is None or speaker in without:  # «X accused me of lying», who is not X
            return None
        meant = body_of(scene, speaker) if text in PLURAL_FIRST else speaker
        return Filler((meant,), 0.95, "speaker")
    if text in SECOND:
        asked = _asked(scene, s.nodes[i].start)
        return Filler((asked,), 0.9, "asked") if asked is not None and asked not in without else None
    of_self = any(node.text in FIRST for node in s.nodes[s.fence(i) :])
    if of_self and text in MANY and speaker is not None:  # «We paid and they took our money»
        without = (*without, speaker, body_of(scene, speaker))
    return _named_before(scene, s, i, text, without)


def _named_before(scene: Scene, s: Sentence, i: int, text: str, without: Sequence[int]) -> Filler | None:
    """Who was named before a pronoun of the third person and is of its kind: here, else in the sentences before."""
    kinds = ("person",) if text in PEOPLE else ("organization", "place")
    for sentence, last in _before(scene, s, i, BACK):
        carried = _opening_pronoun(sentence, text) if sentence is not s else None
        if carried is not None:
            return _meant(scene, sentence, carried, sentence.nodes[carried].text, without)
        found = _candidates(scene, sentence, last, kinds, many=text in MANY)
        found = [group for group in found if not set(sentence.actors(group)) & set(without)]
        if text in PEOPLE and found:
            found = _of_gender(scene, sentence, found, text)
        if found:
            here = sentence is s
            best = _nearest(scene, sentence, found) if here and text in OBJECTS else found[0]
            return filler(sentence, best, 0.85 if here else 0.8, f"pronoun {s.number - sentence.number} back")
    return None


def _opening_pronoun(s: Sentence, text: str) -> int | None:
    """The «he» or «she» that opens a sentence, whom the same pronoun means in the next («He left. X hit him»)."""
    if text not in PEOPLE or not s.nodes:
        return None
    woman = text in ("she", "her", "herself")
    return 0 if s.nodes[0].text == ("she" if woman else "he") else None


def _asked(scene: Scene, place: int) -> int | None:
    """Who is asked in the words at a place: whose words follow those of the one who asks («Q: You left? A: ...»)."""
    at = scene.page.span(place, place + 1).start
    turns = sorted(scene.attributions, key=lambda one: (one.content.start, -one.content.end))
    turn = next((one for one in turns if one.content.start <= at < one.content.end and one.within is None), None)
    if turn is None:
        return None
    reply = next((one for one in turns if one.content.start >= turn.content.end), None)
    if reply is None or reply.source == turn.source or reply.content.start - turn.content.end > TURN:
        return None
    return next((n for n, one in enumerate(scene.actors) if one.id == reply.source and one.type == "person"), None)


def _nearest(scene: Scene, s: Sentence, found: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """The last of the groups that an object can mean, of several people where there are any."""
    several = [group for group in found if len(group) > 1 or is_many(scene.actors[s.actors(group)[0]])]
    return max(several or found)


def _of_gender(scene: Scene, s: Sentence, found: Sequence[tuple[int, ...]], text: str) -> list[tuple[int, ...]]:
    """Those of the groups whom no title makes of the other sex than a pronoun's."""
    other = s.grammar.words("male_titles" if text in ("she", "her") else "female_titles")
    return [group for group in found if not any(_has_title(scene, actor, other) for actor in s.actors(group))]


def _has_title(scene: Scene, person: int, titles: frozenset[str]) -> bool:
    """Whether one of these words stands right before a name of somebody anywhere («Mrs Pym»)."""
    return any(
        node.actor == person and i > 0 and s.nodes[i - 1].text in titles
        for s in scene.sentences
        for i, node in enumerate(s.nodes)
    )


def _issuer(scene: Scene) -> int | None:
    """The body that a page begins with, which speaks of itself where nobody else does («We call on X»)."""
    first = next((s for s in scene.sentences if s.kind == "body"), None)
    heads = [node for node in first.nodes[:2] if node.actor is not None] if first is not None else []
    if heads and heads[0].kind == "organization" and heads[0].text.split()[0] not in FIRST:
        return heads[0].actor
    said = next((one for one in scene.attributions if one.within is None and _is_ours(scene, one)), None)
    return next((n for n, one in enumerate(scene.actors) if said is not None and one.id == said.source), None)


def _is_ours(scene: Scene, one: Attribution) -> bool:
    """Whether «we» says something on a page, whose statement names whom that means."""
    span = one.speaker
    return span is not None and scene.page.document.text[span.start : span.end].lower() == "we"


def is_many(one: PageActor) -> bool:
    """Whether an actor is a number of people by its name («the rebels», «four fighters»), whom «it» does not mean."""
    words = constructions("en").words("heads_behind")
    named = one.name.split()
    end = next((n for n, word in enumerate(named) if n and word.lower() in words), len(named))
    head = named[end - 1] if named else ""
    plural = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    plural = plural or head.lower() in constructions("en").words("people") or one.name.startswith(COUNTED)
    alone = one.mentions[0].why == "people" and " ".join(named[1:]).islower() is (len(named) > 1)
    common = head.islower() or alone  # «Drivers said they were stopped», but «Her counterpart, Odeh Karras»
    return plural and (common or (one.type == "person" and end == 1 < len(named)))


def _candidates(scene: Scene, s: Sentence, last: int, kinds: Sequence[str], *, many: bool) -> list[tuple[int, ...]]:
    """The groups of a sentence that a pronoun can mean: first those that no preposition leads, for «they» several."""
    found: list[tuple[int, tuple[int, ...]]] = []
    for first, group in s.groups.items():
        if group[0] != first or first >= last:
            continue
        members = tuple(k for k in group if k < last)
        plural = len(members) > 1 or any(is_many(scene.actors[actor]) for actor in s.actors(members))
        fits = all(
            s.nodes[k].kind in kinds or (many and (plural or s.nodes[k].kind == "organization")) for k in members
        )
        lands = all(s.nodes[k].kind != "place" or s.nodes[k].actor in scene.states for k in members) or not many
        able = lands and all(
            acts(scene, actor) and (many or not is_many(scene.actors[actor])) for actor in s.actors(members)
        )
        one = len(set(s.actors(members))) == 1  # «Her counterpart, Odeh, said»
        if fits and able and (many or one or "person" not in kinds):
            told = s.nodes[first - 1].text in WHEN and s.nodes[group[-1] + 1].is_verb if first else False
            led = (chain(s, first, -1)[0][-1] != "" and not told) or s.nodes[first].word.stem == OWNER
            rank = led * LED + (many and not plural) * SINGLE + first
            found.append((rank, members if many else members[:1]))
    return [group for _, group in sorted(found)]


def body_of(scene: Scene, person: int) -> int:
    """The body or country that somebody speaks for by office («a spokesman for X, Colonel Y»), else himself."""
    if scene.actors[person].type != "person":
        return person
    if person in scene.stands_for:
        return scene.stands_for[person]
    for s in scene.sentences:
        for i, node in enumerate(s.nodes):
            if node.actor == person and (body := _office(scene, s, i)) is not None:
                return body
    return person


def _office(scene: Scene, s: Sentence, person: int) -> int | None:
    """The body in the title beside a person's name."""
    titles = s.grammar.words("titles")
    near = [*range(person - 1, max(-1, person - REACH), -1), *range(person + 1, min(len(s.nodes), person + REACH))]
    for j in near:
        node = s.nodes[j]
        body: int | None = node.actor
        if body is None or node.kind not in ("organization", "place") or not acts(scene, body):
            continue
        between = s.nodes[min(person, j) + 1 : max(person, j)]
        if any(other.is_verb or other.text in CLOSERS for other in between):
            continue
        if any(other.text in titles for other in (*between, *s.nodes[max(0, j - 4) : j])):
            return body
    return None


def owned(scene: Scene, who: Filler) -> Filler:
    """Those of a side, with «its fighters» taken for whose they are."""
    meant = tuple(dict.fromkeys(owner for actor in who.actors for owner in _owners_of(scene, actor)))
    return Filler(meant, who.certainty, who.how, who.last, who.features) if meant != who.actors else who


def _owners_of(scene: Scene, actor: int) -> Sequence[int]:
    """Whose people somebody is who is only named by that, himself for all others."""
    first, _, rest = folded(scene.actors[actor].name).partition(" ")
    if first not in ("its", "their", "our") or not rest or rest not in constructions("en").words("bodies"):
        return (actor,)
    for s in scene.sentences:
        for i, node in enumerate(s.nodes):
            if node.actor == actor:
                meant = _meant(scene, s, i, first, without=(actor,))
                return meant.actors if meant is not None else (actor,)
    return (actor,)
