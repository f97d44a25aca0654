"""Who does it in an English clause: the subject before a verb, of infinitives, participles and relatives too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.read.claims.antecedents import Filler, filler
from marsad.read.claims.clauses import Sentence, chain
from marsad.read.claims.englishnodes import OWNER
from marsad.read.claims.grammar import pair_words
from marsad.read.claims.roles import CLOSERS, Scene

DEPTH = 5
"""How many verbs deep a subject is looked for."""
SPAN = 45
"""How far before its verb a subject can begin, in nodes."""
BETWEEN = frozenset({"COOPERATE", "CONSULT", "AGREE", "ASSAULT", "AID", "RETREAT", "CONCEDE"})
"""Dealings after which two are remembered as a pair."""
REMEMBERED = 8
"""For how many sentences they are."""
REACH = 9
"""Within how many nodes of a name its title stands."""
STATE = 2
"""How many letters the id of a country has."""
BACK = 3
"""How many sentences back a pronoun's antecedent can stand."""
FIRST = frozenset({"i", "we", "us", "our", "my", "me", "ourselves"})
PLURAL_FIRST = frozenset({"we", "us", "our", "ourselves"})
PEOPLE = frozenset({"he", "she", "him", "her", "his"})
THINGS = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "themselves"})
PRONOUNS = FIRST | PEOPLE | THINGS | MANY
OWNERS = frozenset({"its", "their", "his", "her", "our", "my"})
JOINTS = frozenset({"but", "yet", "or", "then"})
OTHERS = frozenset({"other", "another"})
ADVERBIAL = frozenset(
    "to not never also had has have been be being is are was were will would can could may might must should shall"
    " did does do reportedly allegedly secretly personally publicly repeatedly openly still already since then now"
    " later once twice only even both all each".split()
)
"""Small words that may stand between a subject and its verb."""


def subject(scene: Scene, s: Sentence, v: int, depth: int = 0) -> Filler | None:
    """The subject of the verb, infinitive or participle at a node; None where nothing tells it."""
    if depth > DEPTH:
        return None
    i = _before_auxiliaries(s, v)
    if i < 0:
        return None
    node = s.nodes[i]
    infinitive = any(n.text == "to" for n in s.nodes[i + 1 : v])
    if (infinitive or _is_ing(s, v)) and (governed := _governed(scene, s, v, i, depth)) is not None:
        return governed
    if (node.word.conjunction or node.text in JOINTS) and (verb := _verb_before(s, i)) is not None:
        shared = subject(scene, s, verb, depth + 1)
        return shared.less(0.95) if shared else None
    if node.word.role == "relative" or (node.word.role == "that" and i > 0 and s.nodes[i - 1].actor is not None):
        return _head(s, i)
    return _topic(scene, s, v, i)


def _is_ing(s: Sentence, v: int) -> bool:
    return s.nodes[v].text.endswith("ing") and len(s.nodes[v].text) > 4


def _before_auxiliaries(s: Sentence, v: int) -> int:
    """The node before a verb and the small words that belong to it."""
    i = v - 1
    while i >= 0 and s.nodes[i].actor is None and (
        s.nodes[i].text in ADVERBIAL or s.nodes[i].word.role == "negation"
        or (s.nodes[i].text.endswith("ly") and len(s.nodes[i].text) > 4)
    ):  # fmt: skip
        i -= 1
    return i


def _governed(scene: Scene, s: Sentence, v: int, i: int, depth: int) -> Filler | None:
    """Who does what an infinitive or participle tells: the one called upon before it, or the subject of its verb."""
    group: tuple[int, ...] | None = None
    if _is_ing(s, v) and (near := _doing(s, v)) is not None:
        return near
    for j in range(i, max(-1, i - SPAN), -1):
        node = s.nodes[j]
        if node.text in CLOSERS or (node.word.role in ("that", "subordinator") and j < i):
            break
        if node.text in PRONOUNS and group is None and j == i and not _is_ing(s, v):
            return pronoun(scene, s, j)
        if (
            j in s.groups
            and group is None
            and (j == i or s.nodes[j + 1].word.role == "preposition" or s.nodes[j + 1].text == "to")
        ):
            group = s.groups[j]
        if node.is_verb or (any(f.kind == "noun" and f.frame.controls for f in node.word.forms)):
            controls = any(form.frame.controls for form in node.word.forms) or node.text in s.grammar.words("helping")
            done = j > 0 and s.nodes[j - 1].text in s.grammar.words("passive")  # «X was accused by Y of killing»
            if group is not None and group[0] > j and controls and not done:
                return filler(s, group, 0.95, "called upon")
            above = subject(scene, s, j, depth + 1) if node.is_verb else None
            return above.less(0.95) if above else None
    return None


def _doing(s: Sentence, v: int) -> Filler | None:
    """Who stands right before a participle («X fighters surrendering»)."""
    for j in (v - 1, v - 2):
        if j in s.groups and (j == v - 1 or s.nodes[j + 1].text in s.grammar.words("bodies")):
            return filler(s, s.groups[j], 0.9, "doing") if s.nodes[j].word.stem != OWNER else None
    return None


def _verb_before(s: Sentence, i: int) -> int | None:
    """The verb that a conjunction at a node joins the next one to: the last before it in the clause."""
    for j in range(i - 1, max(-1, i - SPAN), -1):
        node = s.nodes[j]
        if node.is_verb:
            return j
        if node.is_bound or node.text in CLOSERS:
            return None
    return None


def _head(s: Sentence, relative: int) -> Filler | None:
    """The actors that a relative clause says something of: the nearest before it."""
    for j in range(relative - 1, max(-1, relative - 10), -1):
        if j in s.groups:
            return filler(s, s.groups[j], 0.95, "head of relative")
        if s.nodes[j].is_verb:
            return None
    return None


@dataclass(slots=True)
class _Topic:
    """What a clause can begin with, found from its verb backwards: a bare group, one that owns a head, a pronoun's."""

    bare: tuple[int, ...] | None = None
    owning: tuple[int, ...] | None = None
    meant: Filler | None = None

    def is_found(self) -> bool:
        """Whether there is anything yet."""
        return bool(self.bare or self.owning or self.meant)

    def filler(self, s: Sentence) -> Filler | None:
        """Who it is."""
        if self.meant is not None:
            return self.meant
        if self.bare:
            return filler(s, self.bare, 1.0, "subject")
        return filler(s, self.owning, 0.95, "subject of") if self.owning else None


def _topic(scene: Scene, s: Sentence, v: int, i: int) -> Filler | None:
    """The noun phrase that the clause begins with: its first actor that no preposition leads, or that owns its head."""
    found, j = _Topic(), i
    while j >= max(0, v - SPAN, s.fence(v)):
        node = s.nodes[j]
        if node.text == "," and (opening := _insertion(s, j)) is not None:
            j = opening - 1
            continue
        if node.is_bound and node.word.role == "relative" and not found.is_found():
            return _head(s, j)
        if node.is_bound or node.text in CLOSERS or (node.text == "," and found.is_found()):
            break
        if node.is_verb and not _is_reduced(s, j):
            break
        _take(scene, s, j, v, found)
        j -= 1
    return found.filler(s)


def _take(scene: Scene, s: Sentence, j: int, v: int, found: _Topic) -> None:
    """Keep what a node of the clause before a verb tells of its subject."""
    node = s.nodes[j]
    owner = node.text in OWNERS and j + 1 < len(s.nodes) and s.nodes[j + 1].text in s.grammar.words("bodies")
    if node.text in PRONOUNS and node.actor is None and (owner or node.text not in OWNERS):
        found.meant, found.bare, found.owning = pronoun(scene, s, j), None, None
    elif node.text in pair_words("en") and _is_pair(s, j):
        found.meant, found.bare, found.owning = pair(scene, s, j), None, None
    elif j in s.groups and s.groups[j][0] == j:
        joined = chain(s, j, max(-1, s.fence(v) - 1))[0]
        group = tuple(k for k in s.groups[j] if k < v)
        if joined == ("",):
            found.bare, found.meant = group, None
        elif joined[0] in ("of", "from", "for") and found.bare is None:
            found.owning = group


def _is_reduced(s: Sentence, j: int) -> bool:
    """Whether a participle only says more of the noun before it («the group backed by X»)."""
    after = s.nodes[j + 1] if j + 1 < len(s.nodes) else None
    before = s.nodes[j - 1] if j else None
    by = after is not None and after.text in ("by", "in", "on", "from")
    done = s.nodes[j].text.endswith("ed") or any(form.passive for form in s.nodes[j].word.forms)
    return (
        by
        and done
        and before is not None
        and before.text not in s.grammar.words("passive")
        and before.text not in ADVERBIAL
    )


def _insertion(s: Sentence, closing: int) -> int | None:
    """The comma that opens the insertion which a comma closes: «X, which ..., attacked», «X, the leader of Y, met»."""
    opens = s.grammar.words("insertions")
    for j in range(closing - 1, max(-1, closing - 30), -1):
        if s.nodes[j].text in CLOSERS:
            return None
        if s.nodes[j].text == ",":
            following = s.nodes[j + 1]
            if following.text in opens or following.word.role == "relative" or following.text.endswith("ed"):
                return j
            return j if following.actor is not None and closing - j <= 6 and s.nodes[j - 1].actor is not None else None
    return None


def _is_pair(s: Sentence, j: int) -> bool:
    before = {node.text for node in s.nodes[max(0, j - 3) : j]}
    return bool(before & {"two", "both", "either"})


def pair(scene: Scene, s: Sentence, i: int) -> Filler | None:
    """The two that «both sides» means: the last that dealt with each other, or the last two bodies named."""
    known = last_pair(scene, s, i)
    if known is not None:
        bodies = tuple(dict.fromkeys(body_of(scene, actor) for actor in known))
        return Filler(bodies if len(bodies) == 2 and s.nodes[i].text != "leaders" else known, 0.95, "last pair")
    found: list[int] = []
    for sentence, last in _before(scene, s, i):
        for node in reversed(sentence.nodes[:last]):
            if (
                node.actor is not None
                and node.kind in ("organization", "place")
                and acts(scene, node.actor)
                and node.actor not in found
            ):
                found.append(node.actor)
            if len(found) == 2:
                return Filler((found[1], found[0]), 0.75, "last two")
    return None


def last_pair(scene: Scene, s: Sentence, i: int) -> tuple[int, ...] | None:
    """The two that dealt with each other last, by word of the sentences before a node."""
    for number in range(s.number, max(-1, s.number - REMEMBERED), -1):
        for told in reversed(scene.told.get(number, ())):
            both = tuple(dict.fromkeys((*told.doers, *told.others)))
            earlier = number < s.number or told.node < i
            able = len(both) == 2 and all(acts(scene, actor) for actor in both)
            if able and earlier and told.relation in BETWEEN:
                return both
    return None


def acts(scene: Scene, actor: int) -> bool:
    """Whether an actor can deal with another: no document, no outlet, and of the places countries and unknown ones."""
    one = scene.actors[actor]
    if one.type == "place":
        return one.known is None or (len(one.known) == STATE and one.known.isupper())
    return one.type != "document" and actor not in scene.outlets


def _before(scene: Scene, s: Sentence, i: int) -> Iterator[tuple[Sentence, int]]:
    """The sentences from here back, each with the node before which is looked."""
    yield s, i
    for back in range(1, min(BACK, s.number) + 1):
        sentence = scene.sentences[s.number - back]
        if sentence.language == s.language and sentence.kind == s.kind:
            yield sentence, len(sentence.nodes)


def pronoun(scene: Scene, s: Sentence, i: int, without: Sequence[int] = ()) -> Filler | None:
    """Whom the pronoun at a node stands for.

    The first person is whoever speaks there, for «we» the body he speaks for. In somebody's words a pronoun of his
    kind is himself; else it is the subject of a clause before.
    """
    text = s.nodes[i].text
    speaker = scene.speakers.get(s.nodes[i].start)
    if text in FIRST:
        if speaker is None or speaker in without:
            return None
        meant = body_of(scene, speaker) if text in PLURAL_FIRST else speaker
        return Filler((meant,), 0.95, "speaker")
    kinds = ("person",) if text in PEOPLE else ("organization", "place")
    reported = s.fence(i) > 0 and not any(node.text in FIRST for node in s.nodes[s.fence(i) :])
    own = speaker is not None and speaker not in without and scene.actors[speaker].type in kinds and text not in MANY
    if own and reported and speaker is not None:
        return Filler((speaker,), 0.9, "speaker's own")
    for sentence, last in _before(scene, s, i):
        found = _candidates(scene, sentence, last, kinds, many=text in MANY)
        found = [group for group in found if not set(sentence.actors(group)) & set(without)]
        if found:
            here = sentence is s
            best = found[0] if not here or text not in ("it", "them", "him") else found[-1]
            return filler(sentence, best, 0.85 if here else 0.8, f"pronoun {s.number - sentence.number} back")
    return None


def _candidates(scene: Scene, s: Sentence, last: int, kinds: Sequence[str], *, many: bool) -> list[tuple[int, ...]]:
    """The groups of a sentence that a pronoun can mean, those that no preposition leads first."""
    found: list[tuple[int, tuple[int, ...]]] = []
    for first, group in s.groups.items():
        if group[0] != first or first >= last:
            continue
        members = tuple(k for k in group if k < last)
        fits = all(s.nodes[k].kind in kinds or (many and s.nodes[k].kind == "organization") for k in members)
        able = all(acts(scene, actor) for actor in s.actors(members))
        if fits and able and (many or len(members) == 1 or "person" not in kinds):
            led = chain(s, first, -1)[0][-1] != "" or s.nodes[first].word.stem == OWNER
            found.append((led * 1000 + first, members if many else members[:1]))
    return [group for _, group in sorted(found)]


def body_of(scene: Scene, person: int) -> int:
    """The body or country that somebody speaks for by office («a spokesman for X, Colonel Y»), else himself."""
    if scene.actors[person].type != "person":
        return person
    if person in scene.stands_for:
        return scene.stands_for[person]
    for s in scene.sentences:
        for i, node in enumerate(s.nodes):
            if node.actor == person:
                body = _owned_office(scene, s, i)
                body = _office(scene, s, i) if body is None else body
                if body is not None:
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


def _owned_office(scene: Scene, s: Sentence, person: int) -> int | None:
    """Whose office a pronoun tells («its spokesman, Captain Y»)."""
    for j in range(person - 1, max(-1, person - 7), -1):
        if s.nodes[j].text in ("its", "their") and s.nodes[j + 1].text in s.grammar.words("titles"):
            meant = pronoun(scene, s, j)
            return meant.actors[0] if meant is not None and len(meant.actors) == 1 else None
    return None


def spoken_for(scene: Scene, who: Filler) -> Filler:
    """Those who do it, with a spokesman taken for the body that he speaks for."""
    meant = tuple(dict.fromkeys(body_of(scene, a) if _is_voice(scene, a) else a for a in who.actors))
    return Filler(meant, who.certainty, who.how, who.last, who.features) if meant != who.actors else who


def _is_voice(scene: Scene, person: int) -> bool:
    """Whether somebody is named as one who speaks for others."""
    if scene.actors[person].type != "person":
        return False
    for s in scene.sentences:
        voices = s.grammar.words("striking")
        for i, node in enumerate(s.nodes):
            if node.actor == person and any(n.text in voices for n in s.nodes[max(0, i - 9) : i + 4]):
                return True
    return False
