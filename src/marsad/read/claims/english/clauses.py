"""Who does it in an English clause: the subject before a verb, of infinitives, participles and relatives too."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.read.claims.english.antecedents import PRONOUNS, body_of, pair, pronoun
from marsad.read.claims.english.asides import insertion, is_reduced, told_between
from marsad.read.claims.english.control import controls, doing, is_ing, is_object, permitted, speaks
from marsad.read.claims.english.fronted import OWN, fronted
from marsad.read.claims.english.nodes import OWNER
from marsad.read.claims.english.smallwords import ADVERBIAL, ARTICLES, AUXILIARY, NOMINATIVE, OWNERS
from marsad.read.claims.lexicon.grammar import pair_words
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.joints import chain
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.roles import CLOSERS

DEPTH = 5
"""How many verbs deep a subject is looked for."""
NEAR = 5
"""How many nodes before a verb or a name the word stands that tells in what clause it is."""
SPAN = 45
"""How far before its verb a subject can begin, in nodes."""
JOINTS = frozenset({"but", "yet", "or", "then"})
HEADING = frozenset("could would will can may might must should does did is are".split())
"""Words that have a subject of their own, whatever verb follows them."""
BARE = frozenset({("",), ("after",), ("before",), ("since",), ("until",)})
"""What may lead a subject: nothing, or a word that opens its clause («after X agreed»)."""
ALONE = frozenset({"it", "them", "him", "us", "this", "that", "these"})
"""Pronouns behind a preposition that nothing further belongs to."""


def subject(scene: Scene, s: Sentence, v: int, depth: int = 0) -> Filler | None:
    """The subject of the verb, infinitive or participle at a node; None where nothing tells it."""
    if depth > DEPTH:
        return None
    i = _before_auxiliaries(s, v)
    ing = _is_gerund(s, v, i)
    if ing or _is_ended(s, v, i):
        behind = fronted(scene, s, v) if depth == 0 else None
        if behind is not None or i < 0:
            return behind
    if i < 0:
        return None
    small = {n.text for n in s.nodes[i + 1 : v]}
    if (small & {"to", "having"} or ing) and (governed := _governed(scene, s, v, i, depth)) is not None:
        return governed
    # «remained stranded», «stands accused»
    linked = s.nodes[i].is_verb and s.nodes[i].text in s.grammar.words("linking")
    if (verb := i if linked else _shares_with(s, i)) is not None:
        shared = subject(scene, s, verb, depth + 1)
        return shared.less(0.95) if shared else None
    return _of_clause(scene, s, v, i)


def _of_clause(scene: Scene, s: Sentence, v: int, i: int) -> Filler | None:
    """The subject of a verb whose clause goes back from a node: the head of a relative clause, or its topic."""
    node = s.nodes[i]
    if (told := _told_of(s, i)) is not None:
        return told
    if node.word.role == "relative" or (node.word.role == "that" and i > 0 and s.nodes[i - 1].actor is not None):
        return _head(s, i)
    return _topic(scene, s, v, i)


def _is_gerund(s: Sentence, v: int, i: int) -> bool:
    """Whether a verb is no finite one but in -ing, or behind «being», with its small words after a node."""
    small = {n.text for n in s.nodes[i + 1 : v]} & s.grammar.words("passive")
    return small == {"being"} or (is_ing(s, v) and not small)  # but «X is blocking Y»


def _is_ended(s: Sentence, v: int, i: int) -> bool:
    """Whether a verb is a participle of the past without «be» («Backed by X, Y advanced»), or behind «having»."""
    small = {n.text for n in s.nodes[i + 1 : v]}
    led = v + 1 < len(s.nodes) and s.nodes[v + 1].word.role == "preposition"
    return "having" in small or (led and not small & s.grammar.words("passive"))


def _before_auxiliaries(s: Sentence, v: int) -> int:
    """The node before a verb and the small words that belong to it."""
    i = v - 1
    while i >= 0 and s.nodes[i].actor is None and (
        s.nodes[i].text in ADVERBIAL or s.nodes[i].word.role == "negation"
        or (s.nodes[i].text.endswith("ly") and len(s.nodes[i].text) > 4)
    ):  # fmt: skip
        i -= 1
    opening = told_between(s, i) if i > 0 and s.nodes[i].text == "," else None
    if opening and s.nodes[opening - 1].text in AUXILIARY:  # «had, one witness told the court, met»
        return _before_auxiliaries(s, opening)
    return i


def _governed(scene: Scene, s: Sentence, v: int, i: int, depth: int) -> Filler | None:
    """Who does what an infinitive or participle tells: the one called upon before it, or the subject of its verb."""
    group: tuple[int, ...] | None = None
    if (near := doing(s, v) if is_ing(s, v) else permitted(s, i)) is not None:
        return near
    for j in range(i, max(-1, i - SPAN), -1):
        node = s.nodes[j]
        if node.text in CLOSERS or (node.word.role in ("that", "subordinator") and j < i):
            break
        meant = j == i if not is_ing(s, v) else is_object(s, v, i, j) or (j == v - 1 and node.text in ("him", "them"))
        if node.text in PRONOUNS and group is None and meant:
            who = subject(scene, s, j - 1, depth + 1) if j and s.nodes[j - 1].is_verb else None
            return pronoun(scene, s, j, without=who.actors if who is not None else ())
        if (
            j in s.groups
            and group is None
            and (
                j == i
                or s.nodes[j + 1].word.role == "preposition"
                or s.nodes[j + 1].text == "to"
                or (j + 2 == i and (s.nodes[j + 1].text, s.nodes[i].text) == (",", "for"))  # «X's owner, Odeh, for»
            )
        ):
            group = s.groups[j]
        if node.is_verb and is_reduced(s, j):
            continue
        if node.is_verb or any(f.kind in ("noun", "participle") and f.frame.controls for f in node.word.forms):
            able = controls(s, v, i, j)  # «charged X with paying Y»
            done = j > 0 and s.nodes[j - 1].text in s.grammar.words("passive")  # «X was accused by Y of killing»
            own = _is_gerund(s, v, i) and (s.nodes[i].text in OWN or (speaks(s, v) and s.nodes[i].actor is not None))
            if group is not None and group[0] > j and able and not done and not own:
                return filler(s, group, 0.95, "called upon")
            above = subject(scene, s, j, depth + 1) if node.is_verb else None
            return above.less(0.95) if above else None
    return None


def _told_of(s: Sentence, i: int) -> Filler | None:
    """The head of a relative clause before whose verb somebody is said to tell it («the ship which X said was»)."""
    if not s.nodes[i].is_verb or s.nodes[i].text not in s.grammar.words("telling"):
        return None
    back = i - 2
    while back > 0 and s.nodes[back].text in ARTICLES:
        back -= 1
    speaks = s.nodes[i - 1].actor is not None or s.nodes[i - 1].text in NOMINATIVE
    return _head(s, back) if speaks and back > 0 and s.nodes[back].word.role == "relative" else None


def _shares_with(s: Sentence, i: int) -> int | None:
    """The verb whose subject the next one shares, behind a conjunction or a comma at a node."""
    if s.nodes[i].word.conjunction or s.nodes[i].text in JOINTS:
        return _verb_before(s, i)
    opening = insertion(s, i, before_verb=True) if s.nodes[i].text == "," else None
    if opening is not None and opening > 0 and s.nodes[opening - 1].word.conjunction:
        return _verb_before(s, opening - 1)  # «hit a farm and, according to residents, killed»
    return _listed(s, i) if s.nodes[i].text == "," else None


def _verb_before(s: Sentence, i: int) -> int | None:
    """The verb that a conjunction at a node joins the next one to: the last before it in the clause."""
    for j in range(i - 1, max(-1, i - SPAN), -1):
        node = s.nodes[j]
        if node.is_verb or node.text in HEADING:  # «could hear the guns but was turned back by X»
            return j
        if (node.is_bound and node.text != "as") or node.text in CLOSERS:  # «described X as a liar and threatened»
            return None
    return None


def _listed(s: Sentence, comma: int) -> int | None:
    """The verb before a comma of which the next verb is one more («X arrested them, beat them and shot them»)."""
    if insertion(s, comma, before_verb=True) is not None:
        return None
    for j in range(comma - 1, max(-1, comma - SPAN), -1):
        node = s.nodes[j]
        if node.is_verb and not is_reduced(s, j):
            return None if _is_subordinate(s, j) else j
        if node.is_bound or node.text in CLOSERS or node.text == ",":
            return None
    return None


def _is_subordinate(s: Sentence, v: int) -> bool:
    """Whether a verb stands in a clause that only tells when or why («X, speaking as Y listened, accused Z»)."""
    for j in range(v - 1, max(-1, v - NEAR - 1), -1):
        if s.nodes[j].word.role == "subordinator":
            return True
        if s.nodes[j].is_verb or s.nodes[j].is_bound or s.nodes[j].word.role == "mark":
            return False
    return False


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
    if s.nodes[i].actor is None and s.nodes[i].text in NOMINATIVE:
        told = _head(s, i - 1) if i and s.nodes[i - 1].word.role == "relative" else None
        return pronoun(scene, s, i, without=told.actors if told else ())  # «the tribe, with whom it had fought»
    found, j, edge = _Topic(), i, i
    while j >= max(0, v - SPAN, s.fence(v)):
        node = s.nodes[j]
        if node.text == "," and (opening := insertion(s, j, before_verb=j == edge)) is not None:
            j = edge = opening - 1
            continue
        if node.is_bound and node.word.role == "relative" and not found.is_found():
            head = _head(s, j)
            return _with_bodies(scene, head) if head is not None and node.text == "whose" else head
        if node.is_bound or node.text in CLOSERS or (node.text == "," and found.is_found()):
            break
        if found.bare is not None and _opens_before(s, j, found.bare):
            break
        if node.is_verb and not is_reduced(s, j):
            return _closed_relative(s, j) or found.filler(s)
        _take(scene, s, j, v, found)
        j -= 1
    return found.filler(s)


def _opens_before(s: Sentence, j: int, bare: tuple[int, ...]) -> bool:
    """Whether the clause of those at `bare` begins at a node: «released X after the army agreed», «X fell and Y»."""
    node = s.nodes[j]
    if node.text and (node.text,) in BARE and j < bare[0]:
        return True
    return node.word.conjunction and j - 1 in s.groups and bare[0] not in s.groups[j - 1]


def _closed_relative(s: Sentence, v: int) -> Filler | None:
    """The head of a relative clause with no comma, which has the verb at a node in it («men who robbed X fled»)."""
    for j in range(v - 1, max(-1, v - NEAR - 1), -1):
        node = s.nodes[j]
        if node.word.role == "relative" and node.text != "whose":
            return filler(s, s.groups[j - 1], 0.9, "head of closed relative") if j - 1 in s.groups else None
        if node.is_bound or node.word.role == "mark" or node.word.conjunction:
            return None
    return None


def _with_bodies(scene: Scene, head: Filler) -> Filler:
    """The bodies whose forces or money somebody has («X and Y, whose forces»)."""
    return Filler(tuple(dict.fromkeys(body_of(scene, actor) for actor in head.actors)), 0.9, "whose")


def _take(scene: Scene, s: Sentence, j: int, v: int, found: _Topic) -> None:
    """Keep what a node of the clause before a verb tells of its subject."""
    node = s.nodes[j]
    owner = node.text in OWNERS and j + 1 < len(s.nodes) and s.nodes[j + 1].text in s.grammar.words("bodies")
    led = j > 0 and s.nodes[j - 1].word.role == "preposition" and j + 1 < v and _is_behind_it(s, j + 1)
    if node.text in PRONOUNS and node.actor is None and (owner or node.text not in OWNERS) and not led:
        found.meant, found.bare, found.owning = pronoun(scene, s, j), None, None
    elif node.text in pair_words("en") and _is_pair(s, j):
        meant = pair(scene, s, j, kind=pair_words("en")[node.text])
        found.meant, found.bare, found.owning = meant, None, None
    elif _owns_next(s, j):
        return
    elif j in s.groups and s.groups[j][0] == j:
        joined = chain(s, j, max(-1, s.fence(v) - 1))[0]
        group = tuple(k for k in s.groups[j] if k < v)
        if joined in BARE or _opens_phrase(s, j) or _is_behind_it(s, j):
            found.bare, found.meant = group, None
        elif (
            (joined[0] in ("of", "from", "for") or (_strikes(s, v) and _is_loyal(s, j)))
            and found.bare is None
            and not (joined[0] == "from" and node.kind == "place" and node.actor not in scene.states)
        ):
            found.owning = group


def _owns_next(s: Sentence, j: int) -> bool:
    """Whether a name only says whose the next one is («X's Liberal Party», «the X army's 4th Brigade»)."""
    behind = s.nodes[j + 1 : j + 3]
    if s.nodes[j].word.stem == OWNER:
        return bool(behind) and behind[0].actor is not None
    owned = len(behind) > 1 and behind[0].text.endswith(OWNER) and behind[1].actor is not None
    return s.nodes[j].actor is not None and owned


def _strikes(s: Sentence, v: int) -> bool:
    """Whether a verb tells what those who fight do for whom they are."""
    return any(form.frame.relation in ("ASSAULT", "COERCE") for form in s.nodes[v].word.forms)


def _is_loyal(s: Sentence, j: int) -> bool:
    """Whether a name says whose somebody is («fighters loyal to X», «gunmen belonging to X»)."""
    to = s.groups[j][0] - 1 - (s.nodes[s.groups[j][0] - 1].text in ARTICLES)
    return to > 1 and s.nodes[to].text in ("to", "with") and s.nodes[to - 1].text in s.grammar.words("loyal")


def _is_behind_it(s: Sentence, j: int) -> bool:
    """Whether a preposition and its pronoun stand before a node, which so begins anew («Under it X would leave»)."""
    at = j - 1 - (j > 0 and s.nodes[j - 1].text in ARTICLES)
    return at > 0 and s.nodes[at].text in ALONE and s.nodes[at - 1].word.role == "preposition"


def _opens_phrase(s: Sentence, j: int) -> bool:
    """Whether an article parts a name from a phrase that its clause begins with («Under the deal the army fell»)."""
    article = s.nodes[j - 1].text in ARTICLES if j else False
    if not article and not s.nodes[j].text.startswith("the "):
        return False
    first = j - 1 - article
    while first > 0 and s.nodes[first].word.role == "word" and s.nodes[first].actor is None:
        first -= 1
    if first < 0 or s.nodes[first].word.role != "preposition" or j - first < 3:
        return False
    opens = first == 0 or s.nodes[first - 1].is_bound or s.nodes[first - 1].text == ","
    return opens or (first == 1 and s.nodes[0].text in JOINTS | {"and", "so"})  # «Yet in May the army fell»


def _is_pair(s: Sentence, j: int) -> bool:
    before = {node.text for node in s.nodes[max(0, j - 3) : j]}
    if s.nodes[j].text in ("two", "pair", "duo"):
        return s.nodes[j - 1].text in ("the", "these", "those")
    return bool(before & {"both", "either"}) or ("two" in before and bool(before & {"the", "these", "those"}))
