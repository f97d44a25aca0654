"""The clauses of a sentence: what joins each actor to what stands before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from msgspec.structs import replace

from marsad.model.zone import ZoneKind
from marsad.read.claims.agreement import Features, agrees, are_counted_men, features
from marsad.read.claims.grammar import Constructions, constructions, pair_words
from marsad.read.claims.links import goes_with, opens_with
from marsad.read.claims.nodes import COMMAS, OWNED, STOPS, Node
from marsad.read.claims.relativeends import end_of_relative, is_in_case_of_object

SAID = "صفه"
"""What stands for the preposition of an adjective that says something of another actor: no trigger takes it."""
CLOSING = STOPS - {"."}
"""Marks at which a clause ends, one at the end of the sentence aside."""
REACH = 40
"""How many nodes after a word its clause is followed."""
WHOLES = frozenset(("كافه", "جميع", "كل", "ساير"))
"""Words that open an object behind a comma («دعت X، كافة الأطراف»)."""
MEMBERS = Features(None, True, False)
"""What agrees with the people of an actor, whatever its own gender."""
PEOPLE = Features(None, True, True)
"""What agrees with several who are named by what they are alone."""


@dataclass(slots=True)
class Sentence:
    """The nodes of one sentence; `groups` gives for each actor node the nodes of its coordination, first one first.

    `modifiers` are actors that only say whose head somebody is. `fences` gives for a node the first node of the
    innermost quoted content around it, where that begins in this sentence. `insertions` gives for the comma that opens
    an insertion the one that closes it, and the other way round. `followed` keeps what was found of the arguments of a
    node, `bare` whether nothing joins an actor to what stands before it, `behind` what the words of its clause can
    stand for in a table, `around` that of all of them and of those before that belong to it. `genders` are those of
    persons of the page, `main` is whom it names by far the most, `grammar` the constructions of the language.
    """

    number: int
    start: int
    end: int
    kind: ZoneKind
    language: str
    nodes: list[Node]
    groups: dict[int, tuple[int, ...]] = field(default_factory=dict)
    modifiers: frozenset[int] = frozenset()
    fences: list[int] = field(default_factory=list)
    insertions: dict[int, int] = field(default_factory=dict)
    followed: dict[tuple[int, bool], list[Argument]] = field(default_factory=dict)
    bare: dict[int, bool] = field(default_factory=dict)
    behind: dict[int, list[tuple[int, frozenset[str]]]] = field(default_factory=dict)
    around: dict[int, frozenset[str]] = field(default_factory=dict)
    genders: Mapping[int, str] = field(default_factory=dict)
    main: int | None = None
    grammar: Constructions = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.grammar = constructions(self.language)

    def triggers(self) -> list[int]:
        """The nodes of the words that can tell a dealing."""
        return [t for t, node in enumerate(self.nodes) if node.word.forms and node.actor is None]

    @property
    def is_match(self) -> bool:
        """Whether it tells of sport, where an attack is none."""
        sure, unsure = self.grammar.words("sports"), self.grammar.words("also_sports")
        words = set(" ".join([node.text for node in self.nodes]).split())
        stems = [node.word.stem for node in self.nodes]
        return not (sure.isdisjoint(words) and sure.isdisjoint(stems)) or len(unsure & words) > 1

    @property
    def means_pair(self) -> bool:
        """Whether a word of it can stand for the last two who dealt with each other («الجانبان», «بينهما»)."""
        words, texts = pair_words(self.language).keys(), [node.text for node in self.nodes]
        both = "هما" in [node.word.pronoun for node in self.nodes]
        return both or not (words.isdisjoint(texts) and words.isdisjoint([text[1:] for text in texts]))

    def actors(self, group: Sequence[int]) -> tuple[int, ...]:
        """The actors of a group of nodes, each once."""
        found = [actor for i in group if (actor := self.nodes[i].actor) is not None]
        return tuple(dict.fromkeys(found) if len(found) > 1 else found)

    def fence(self, i: int) -> int:
        """The first node of the innermost quoted content around a node, 0 where none begins in this sentence."""
        return self.fences[i] if self.fences else 0

    def forwards(self, start: int, stop: int) -> Iterator[int]:
        """The nodes after one, insertions that it does not stand in passed over."""
        stop = min(stop, len(self.nodes))
        return self._past_insertions(start + 1, stop) if self.insertions else iter(range(start + 1, stop))

    def _past_insertions(self, i: int, stop: int) -> Iterator[int]:
        while i < stop:
            if self.insertions.get(i, 0) > i:
                i = self.insertions[i] + 1
                continue
            yield i
            i += 1

    def backwards(self, start: int, stop: int) -> Iterator[int]:
        """The nodes before one down to `stop`, insertions that it does not stand in passed over."""
        return self._before_insertions(start - 1, stop) if self.insertions else iter(range(start - 1, stop - 1, -1))

    def _before_insertions(self, i: int, stop: int) -> Iterator[int]:
        while i >= stop:
            if self.insertions.get(i, i) < i:
                i = self.insertions[i] - 1
                continue
            yield i
            i -= 1

    def features(self, group: Sequence[int]) -> tuple[Features, ...]:
        """What agreement needs of the actors of a group, each as it is named there."""
        named: dict[int | None, Features] = {}
        for i in group:
            node = self.nodes[i]
            if node.kind is not None:
                own = MEMBERS if self._are_members(i) else features(node.text, node.kind)
                if node.generic and node.text.partition(" ")[0].endswith(("ون", "ين")):
                    # «مدنيين»
                    own = PEOPLE
                elif node.generic and own.person and not own.plural:
                    # «ضابط», «امرأة»
                    own = replace(own, gender="f" if node.text.partition(" ")[0].endswith("ه") else "m")
                told = self.genders.get(node.actor) if node.actor is not None and not own.plural else None
                named[node.actor] = replace(own, gender=told) if told else own
        return tuple(named.values())

    def _are_members(self, i: int) -> bool:
        """Whether a noun for its people stands right before the actor at a node («مقاتلي X», «لقيادات X»)."""
        before = self.nodes[i - 1] if i else None
        plain = before is not None and before.actor is None and not before.is_verb
        return before is not None and plain and before.word.stem in self.grammar.words("plural_heads")


class Argument(msgspec.Struct, frozen=True):
    """A group of actors as seen from a word before it.

    `chain` are the prepositions between them from the inside out, ending in "" where it stands bare; `outer` is the
    node of the outermost; `via` are nouns of events passed on the way. Where it is not `hosted` its preposition stands
    right after the word, so that it ties no two nouns.
    """

    group: tuple[int, ...]
    chain: tuple[str, ...]
    outer: int
    via: tuple[int, ...]
    distance: int

    hosted: bool = True

    @property
    def is_bare(self) -> bool:
        """Whether no preposition joins it to the word before."""
        return self.chain[-1] == ""


def chain(s: Sentence, k: int, stop: int) -> tuple[tuple[str, ...], int, tuple[int, ...]]:
    """What joins actor node `k` to node `stop` before it.

    That is the prepositions from the inside out, ending in "" where the actor stands bare, the node of the outermost,
    and the event nouns passed. Outer prepositions count only where the inner one ties two nouns («على مواقع للحوثيين»).
    What is only said of another actor, and who only tells it («بحسب X»), is joined by none of them.
    """
    if k - 1 > stop and s.nodes[k - 1].text in s.grammar.words("according"):
        return (SAID,), k, ()
    found, outer, via = _joints(s, k, stop)
    return ((SAID,), outer, ()) if found[-1] == "" and _is_said_of_actor(s, k, stop) else (found, outer, via)


def _is_said_of_actor(s: Sentence, k: int, stop: int) -> bool:
    """Whether an actor belongs to what is said of the one before it («القوات الموالية لـX», «فصائل بينها X»)."""
    nodes, grammar = s.nodes, s.grammar
    if nodes[k].word.preposition == OWNED and _names_actor_before(s, k, stop):
        return True
    for j in range(k - 1, stop, -1):
        node, following = nodes[j], nodes[j + 1].word
        if node.actor is not None or node.is_verb or node.is_bound:
            return False
        among = node.word.pronoun not in ("", "هما") and node.word.preposition in grammar.words("between")
        tied = following.preposition and not following.pronoun
        if among or (tied and node.word.stem.removeprefix("ال") in grammar.words("attached")):
            return _names_actor_before(s, j, stop)
        if node.text in COMMAS or node.word.preposition not in ("", "ل", "ب", "من"):
            return False
    return False


def _names_actor_before(s: Sentence, j: int, stop: int) -> bool:
    """Whether an actor stands right before a node, a comma between or not, and behind `stop`."""
    before = j - 2 if s.nodes[j - 1].text in COMMAS else j - 1
    return before > stop and s.nodes[before].actor is not None


def _joints(s: Sentence, k: int, stop: int) -> tuple[tuple[str, ...], int, tuple[int, ...]]:
    """What joins actor node `k` to node `stop` before it, all actors between left out of account."""
    nodes, grammar = s.nodes, s.grammar
    tying = grammar.words("tying") | (frozenset() if nodes[k].kind == "place" else grammar.words("inside"))
    via: list[int] = []
    outer, host = k, False
    own = nodes[k].word.preposition
    if own and own not in tying:
        return (own,), outer, ()
    found = [own] if own else []
    for j in s.backwards(k, stop + 1):
        node = nodes[j]
        if j in s.modifiers or (node.text in COMMAS and _after_title(nodes, j, grammar)):
            host = host or j in s.modifiers
            continue
        if node.actor is not None and found and (not host or _is_taken_by_adjective(nodes[j + 1], found[-1])):
            # «أنقذ X من Y»: what hangs on a name hangs on the verb; «X الموالية لـY»: on the adjective
            return (
                ((SAID,), outer, ())
                if host and _is_attached(nodes[j + 1], grammar)
                else (tuple(found), outer, tuple(via))
            )
        if not found and (_is_passed(nodes, j, k, grammar) or (j == k - 1 and _is_whole(nodes, j))):
            # «استقبل X في مكتبه Y», «شارك في الاجتماع Y»: the expression of place ends before Y
            return ("",), k, ()
        if node.actor is not None or node.is_verb or node.is_bound or node.word.role == "mark":
            break
        host = host or node.word.role == "word"
        if _is_event(nodes, j):
            via.append(j)
        if node.word.preposition and not (node.word.pronoun and node.word.role == "preposition"):
            found.append(node.word.preposition)
            outer, host = j, node.word.role == "word"
            if node.word.preposition not in tying or _happens_there(s, j, stop):
                return tuple(found), outer, tuple(via)
    tied = host or not found or not opens_with(nodes, outer, k)
    return (*found, "") if tied else tuple(found), outer, tuple(via)


def _happens_there(s: Sentence, j: int, stop: int) -> bool:
    """Whether «في» at a node tells where an event is or a weapon strikes, not whose people («لقاء في مقر X»)."""
    if j == 0 or s.nodes[j].word.preposition not in s.grammar.words("inside"):
        return False
    host = s.nodes[j - 1]
    event = j - 1 == stop and not host.is_verb and any(form.kind == "noun" for form in host.word.forms)
    return event or (host.actor is None and host.word.stem.removeprefix("ال") in s.grammar.words("striking"))


def _is_attached(node: Node, grammar: Constructions) -> bool:
    """Whether a node is an adjective that says whose the actor before it is («الجنود التابعين لـX»)."""
    return node.actor is None and node.word.stem.removeprefix("ال") in grammar.words("attached")


def _is_taken_by_adjective(node: Node, preposition: str) -> bool:
    """Whether a node is an adjective of alliance that a preposition belongs to."""
    return any(form.kind == "adjective" and preposition in form.frame.takes for form in node.word.forms)


def _is_passed(nodes: Sequence[Node], j: int, k: int, grammar: Constructions) -> bool:
    """Whether the expression of place or time that the preposition at `j` opens ends before the actor at `k`.

    It ends in a noun that nothing more can be joined to: one with a pronoun, or one with the article before a title.
    """
    if nodes[j].word.preposition not in grammar.words("circumstances") or nodes[k].kind == "place":
        return False
    first = j + 1 if nodes[j].word.role == "preposition" else j
    titles, last = grammar.words("titles"), k - 1
    while last > first and nodes[last].text.removeprefix("ال") not in titles and not nodes[last].word.owned:
        last -= 1
    if last < first or (first < k and nodes[first].text.removeprefix("ال") in titles):
        return False
    if nodes[last].word.owned:
        return last == k - 1 or nodes[last + 1].text.removeprefix("ال") in titles
    return last - 1 >= first and (nodes[last - 1].word.definite or nodes[last - 1].text.startswith("ال"))


def _is_whole(nodes: Sequence[Node], j: int) -> bool:
    """Whether the article on the noun of an event keeps it from being the event of whom is named behind it."""
    word, following = nodes[j].word, nodes[j + 1]
    told = any(form.kind == "noun" for form in word.forms)
    return told and word.definite and not (following.implied or following.word.preposition)


def _is_event(nodes: Sequence[Node], j: int) -> bool:
    """Whether the word at a node is the noun of an event on which what follows can hang."""
    word = nodes[j].word
    return any(form.kind == "noun" for form in word.forms) and not (word.conjunction or _in_name(nodes, j))


def _in_name(nodes: Sequence[Node], j: int) -> bool:
    """Whether a noun of an event only tells of what kind the thing before it is («مدفعية الدعم»)."""
    before = nodes[j - 1]
    thing = before.actor is None and before.word.role == "word" and not before.word.forms and not before.is_verb
    return thing and nodes[j].word.definite and not nodes[j].word.preposition and not before.word.definite


def _after_title(nodes: Sequence[Node], comma: int, grammar: Constructions) -> bool:
    """Whether a comma parts a title from its bearer («مع نظيره الروسي، فلان»)."""
    titles = grammar.words("titles")
    return any(node.text in titles for node in nodes[max(0, comma - 8) : comma])


def is_bare(sentence: Sentence, k: int) -> bool:
    """Whether nothing joins the actor at node `k` to what stands before it in its sentence."""
    if k not in sentence.bare:
        joined, _, via = chain(sentence, k, -1)
        sentence.bare[k] = joined[-1] == "" and not via
    return sentence.bare[k]


def arguments(sentence: Sentence, start: int, *, far: bool = False) -> list[Argument]:
    """The groups of actors after a node up to the end of its clause, nearest first.

    A clause ends at a verb, a complementizer, a relative or subordinating word, a stop; a comma ends it once a group
    has been found. With `far`, relative clauses and their verbs are read on.
    """
    known = sentence.followed.get((start, far))
    if known is None:
        known = sentence.followed[start, far] = _arguments(sentence, start, far=far)
    return known


def _arguments(sentence: Sentence, start: int, *, far: bool) -> list[Argument]:
    nodes = sentence.nodes
    found: list[Argument] = []
    seen: set[int] = set()
    said = 0
    for k in sentence.forwards(start, start + REACH):
        node = nodes[k]
        if k < said:
            continue
        if node.word.role == "relative" and sentence.language == "ar" and not far and len(found) < 2:
            said = end_of_relative(sentence, start, k, found, _is_bare_behind)
            if said:
                continue
        if node.actor is None:
            if node.text in CLOSING or (node.is_bound and not (far and node.word.role == "relative")):
                break
            ends = node.is_verb and not (far or (k == start + 1 and goes_with(nodes[start], node)))
            if ends or (node.text in COMMAS and _ends(sentence, start, k, found)):
                break
            continue
        if k in seen or k in sentence.modifiers or k not in sentence.groups:
            continue
        members = tuple(i for i in sentence.groups[k] if i >= k)
        seen.update(members)
        joined, outer, via = chain(sentence, k, start)
        if found and sentence.actors(members) == sentence.actors(found[-1].group) and joined == found[-1].chain:
            # «أمين الصندوق، فلان»: the same once more
            continue
        hosted = outer > start + 1 or joined[0] == ""
        found.append(Argument(members, joined, outer, via, k - start, hosted))
    return found


def _is_bare_behind(s: Sentence, k: int, start: int) -> bool:
    """Whether nothing joins the actor at node `k` to what stands between it and a node before it."""
    joined, _, via = chain(s, k, start)
    return joined == ("",) and not via


def _ends(sentence: Sentence, start: int, comma: int, found: Sequence[Argument]) -> bool:
    """Whether the clause that a word opens ends at a comma, the arguments before it found."""
    following = sentence.nodes[comma + 1].word if comma + 1 < len(sentence.nodes) else None
    if following is not None and following.conjunction and following.verb is not None:
        # «مطالبا بتعويض، ودفع محامي X»
        return True
    if following is not None and _opens_other_event(sentence, start, comma + 1):
        return True
    inside = any(a.group[0] < comma < a.group[-1] for a in found)
    if not found or inside:
        return False
    return not (_takes_up(sentence, comma + 1) or _awaits_object(sentence, start, comma + 1, found))


def _opens_other_event(s: Sentence, start: int, k: int) -> bool:
    """Whether a linked construct behind a comma is no part of what the noun before it tells («القتال، وعودة X»)."""
    node = s.nodes[k]
    plain = node.actor is None and node.word.role == "word" and not (node.word.preposition or node.word.definite)
    return s.language == "ar" and not s.nodes[start].is_verb and node.word.conjunction and plain


def _takes_up(sentence: Sentence, k: int) -> bool:
    """Whether the clause goes on after a comma: with a preposition, title, name or indefinite object («، مع X»)."""
    nodes = sentence.nodes
    if k >= len(nodes) or nodes[k].is_verb or nodes[k].word.conjunction or nodes[k].word.pronoun:
        return False
    if nodes[k].text in sentence.grammar.words("singling") and k + 1 < len(nodes):
        # «، خاصة من X»
        return nodes[k + 1].word.role == "preposition"
    node = nodes[k]
    if node.actor is not None:
        return k + 1 >= len(nodes) or not (nodes[k + 1].is_verb or nodes[k + 1].is_bound)
    if node.word.role == "preposition":
        return True
    titled = node.text.removeprefix("ال") in sentence.grammar.words("titles")
    accompanies = any(form.kind == "participle" for form in node.word.forms)
    opens = titled or node.text.endswith("ا") or node.text in WHOLES
    return node.word.role == "word" and not accompanies and opens


def _awaits_object(s: Sentence, start: int, k: int, found: Sequence[Argument]) -> bool:
    """Whether a comma only parts a verb and its subject from the object that opens behind it («ثمّن X، دور Y»)."""
    if k >= len(s.nodes) or len(found) > 1 or not found[0].is_bare or not s.nodes[start].is_verb:
        return False
    node = s.nodes[k]
    plain = node.word.role == "word" and not (node.is_verb or node.word.conjunction or node.word.preposition)
    return plain and node.actor is None and any(form.frame.through for form in s.nodes[start].word.forms)


def is_accusative(s: Sentence, i: int) -> bool:
    """Whether an indefinite object stands here («أهدافا»): then what follows it is no subject."""
    if i >= len(s.nodes):
        return False
    node = s.nodes[i]
    if node.actor is not None or node.word.role != "word" or node.is_verb or len(node.text) < 4:
        return False
    if len(s.actors(s.groups.get(i + 1, ()))) > 1:
        # «وفدا X وY»
        return False
    return node.text.endswith("ا") and node.text not in s.grammar.words("adverbs")


def can_follow(s: Sentence, v: int, i: int) -> bool:
    """Whether those named at a node right behind the verb at `v` can be its subject by their form."""
    verb = s.nodes[v].word.verb
    if verb is None:
        return True
    active = verb.gender == "f" or verb.tense == "present"
    counted = verb.gender == "f" and are_counted_men(s.nodes[i])  # «وأسرت ثلاثة جنود»
    return not (counted or is_in_case_of_object(s.nodes[i], active=active)) and bool(
        agrees(s.features((i,)), verb.gender, "s")
    )


def owns_thing(s: Sentence, i: int) -> bool:
    """Whether an actor only owns what is told of («مصالح X وY تلتقي»)."""
    return i > 0 and s.nodes[i - 1].actor is None and s.nodes[i - 1].word.stem in s.grammar.words("things")


def opens_new(s: Sentence, v: int) -> bool:
    """Whether a verb of doing opens a clause of its own behind a comma («، وفرضت X عقوبات»)."""
    node = s.nodes[v]
    return node.word.conjunction and "doing" in node.word.kinds and s.nodes[v - 1].text in COMMAS


def opens_clause(s: Sentence, v: int) -> bool:
    """Whether a verb stands where a clause begins: after «أن», after «وقد»; then its subject follows."""
    if v == 0:
        return True
    before = s.nodes[v - 1]
    return (before.word.role == "that" and not before.word.pronoun) or before.text in ("وقد", "ولقد", "فقد", "لقد")
