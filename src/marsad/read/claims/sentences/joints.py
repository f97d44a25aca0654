"""What joins each actor of a sentence to what stands before it."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.lexicon.grammar import Constructions
from marsad.read.claims.sentences.links import opens_with
from marsad.read.claims.sentences.nodes import COMMAS, OWNED, Node
from marsad.read.claims.sentences.sentences import Sentence

NONE = frozenset[str]()
CLAUSE_ENDS = frozenset({"that", "relative", "subordinator", "mark"})
"""Words and marks that end a clause."""
SAID = "صفه"
"""What stands for the preposition of an adjective that says something of another actor: no trigger takes it."""


SPOKEN = 5
"""Within how many words before an actor the statement stands that is made to it;"""
SPOKEN_BEHIND = frozenset({"في", "خلال"})
"""and the prepositions behind which that is told («في بيان»)."""
TITLE = 10
"""How many words before a comma the title begins whose bearer stands behind it."""


def chain(s: Sentence, k: int, stop: int) -> tuple[tuple[str, ...], int, tuple[int, ...]]:
    """What joins actor node `k` to node `stop` before it.

    That is the prepositions from the inside out, ending in "" where the actor stands bare, the node of the outermost,
    and the event nouns passed. Outer prepositions count only where the inner one ties two nouns («على مواقع للحوثيين»).
    What is only said of another actor, and who only tells it («بحسب X»), is joined by none of them.
    """
    if k - 1 > stop and (s.nodes[k - 1].text in s.grammar.words("according") or is_where_said(s, k, stop)):
        return (SAID,), k, ()
    if k - 1 > stop and _is_whereabouts(s, k):
        return ("في",), k, ()
    found, outer, via = _joints(s, k, stop)
    return ((SAID,), outer, ()) if found[-1] == "" and _is_said_of_actor(s, k, stop) else (found, outer, via)


def _is_whereabouts(s: Sentence, k: int) -> bool:
    """Whether a part of a country behind a noun only says where that is («مركز شرطة جنوب X», not «قرى جنوب X»)."""
    node, before = s.nodes[k], s.nodes[k - 1]
    first, _, rest = node.text.partition(" ")
    if node.kind != "place" or not rest or first not in s.grammar.words("compass"):
        return False
    if node.word.preposition or node.word.conjunction or before.actor is not None or before.word.role != "word":
        return False
    stem = before.word.stem.removeprefix("ال")
    owner = before.is_verb or before.word.is_event or before.word.preposition or stem in s.grammar.words("sites")
    return not owner and stem not in s.grammar.words("dwellers")


def is_where_said(s: Sentence, k: int, stop: int) -> bool:
    """Whether an actor only says to whom or through whom somebody speaks («مؤكدا في تصريح لـX دعمه Y»)."""
    nodes, spoken_in = s.nodes, s.grammar.words("spoken_in")
    for j in range(k - 1, max(stop + 1, k - SPOKEN), -1):
        node = nodes[j]
        if node.text in spoken_in:
            if _is_statement(nodes, j - 1, k, s.grammar):
                return False
            return nodes[j - 1].word.role == "preposition" and nodes[j - 1].word.preposition in SPOKEN_BEHIND
        if node.actor is not None or node.is_verb or node.word.role in CLAUSE_ENDS:
            return False
    return False


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
    tying, inside = grammar.words("tying"), grammar.words("inside") if nodes[k].kind != "place" else NONE
    via: list[int] = []
    outer, host = k, False
    own = nodes[k].word.preposition
    if own and own not in tying and own not in inside:
        return (own,), outer, ()
    found = [own] if own else []
    title = k
    for j in s.backwards(k, stop + 1):
        node, word = nodes[j], nodes[j].word
        behind = word.role == "mark" and node.text in COMMAS and _after_title(nodes, j, grammar)
        if title < j or behind or j in s.modifiers:
            host = host or j in s.modifiers
            title = _opening_title(s, j, k, stop) if behind and not found else title
            continue
        if node.actor is not None and found and not host:
            # «أنقذ X من Y»: what hangs on a name hangs on the verb
            return tuple(found), outer, tuple(via)
        if not found and (
            (word.preposition and (_is_statement(nodes, j, k, grammar) or _is_passed(nodes, j, k, grammar)))
            or (j == k - 1 and word.is_event and _is_whole(nodes, j))
        ):
            # «استقبل X في مكتبه Y», «شارك في الاجتماع Y»: the expression of place ends before Y
            return ("",), k, ()
        if node.actor is not None or node.is_verb or word.role in CLAUSE_ENDS:
            break
        host = host or word.role == "word"
        if word.is_event and _is_event(nodes, j):
            via.append(j)
        if word.preposition and not (word.pronoun and word.role == "preposition"):
            found.append(word.preposition)
            outer, host = j, word.role == "word"
            ties = word.preposition in tying or word.preposition in inside
            if not ties or _happens_there(s, j, stop):
                return tuple(found), outer, tuple(via)
    tied = host or not found or not opens_with(nodes, outer, k)
    return (*found, "") if tied else tuple(found), outer, tuple(via)


def _happens_there(s: Sentence, j: int, stop: int) -> bool:
    """Whether «في» at a node tells where an event is or a weapon strikes, not whose people («لقاء في مقر X»)."""
    if j == 0 or s.nodes[j].word.preposition not in s.grammar.words("inside"):
        return False
    host = s.nodes[j - 1]
    event = j - 1 == stop and not host.is_verb and host.word.is_event
    return event or (host.actor is None and host.word.stem.removeprefix("ال") in s.grammar.words("striking"))


def _is_passed(nodes: Sequence[Node], j: int, k: int, grammar: Constructions) -> bool:
    """Whether the expression of place or time that the preposition at `j` opens ends before the actor at `k`.

    It ends in a noun that nothing more can be joined to: one with a pronoun, or one with the article before a title.
    """
    at_place = _is_at_place(nodes[j], grammar)
    if not (at_place or nodes[j].word.preposition in grammar.words("circumstances")) or nodes[k].kind == "place":
        return False
    first = j + 1 if nodes[j].word.role == "preposition" else j
    titles, last = grammar.words("titles"), k - 1
    while last > first and nodes[last].text.removeprefix("ال") not in titles and not nodes[last].word.owned:
        last -= 1
    if at_place and nodes[last].text.startswith("ال"):
        # «رئيس لجنة بالبلدة المحامي فلان» is one title
        return False
    if last < first or (first < k and nodes[first].text.removeprefix("ال") in titles):
        return False
    if nodes[last].word.owned:
        return last == k - 1 or nodes[last + 1].text.removeprefix("ال") in titles
    if last == first == k - 1 and nodes[k].kind == "organization" and nodes[j].word.preposition == "في":
        # «سلمت في المدينة حركة X أسلحة»
        return nodes[last].word.definite and nodes[last].word.stem.removeprefix("ال") in grammar.words("sites")
    ends = nodes[last - 1]
    return last - 1 >= first and bool(ends.word.definite or ends.word.owned or ends.text.startswith("ال"))


def _is_statement(nodes: Sequence[Node], j: int, k: int, grammar: Constructions) -> bool:
    """Whether the preposition at `j` only tells in what somebody said it, before his object («ثمّن في بيان جهود X»)."""
    if (
        j + 2 >= k
        or nodes[j].word.preposition not in SPOKEN_BEHIND
        or nodes[j + 1].text not in grammar.words("spoken_in")
    ):
        return False
    between = [node.word for node in nodes[j + 2 : k]]
    return not (
        between[0].definite
        or nodes[j + 2].text in grammar.words("titles")
        or nodes[k].word.preposition
        or any(word.preposition or word.role != "word" or word.conjunction for word in between)
    )


def _is_at_place(node: Node, grammar: Constructions) -> bool:
    """Whether «ب» with a noun that has the article tells where («بالعاصمة»)."""
    thing = node.text.startswith("بال") and not node.word.is_event
    return thing and node.word.stem.removeprefix("ال") not in grammar.words("titles")


def _is_whole(nodes: Sequence[Node], j: int) -> bool:
    """Whether the article on the noun of an event keeps it from being the event of whom is named behind it."""
    following = nodes[j + 1]
    return nodes[j].word.definite and not (following.implied or following.word.preposition)


def _is_event(nodes: Sequence[Node], j: int) -> bool:
    """Whether what follows can hang on the noun of an event at a node."""
    return not (nodes[j].word.conjunction or _in_name(nodes, j))


def _in_name(nodes: Sequence[Node], j: int) -> bool:
    """Whether a noun of an event only tells of what kind the thing before it is («مدفعية الدعم»)."""
    before = nodes[j - 1]
    thing = before.actor is None and before.word.role == "word" and not before.word.forms and not before.is_verb
    return thing and nodes[j].word.definite and not nodes[j].word.preposition and not before.word.definite


def _after_title(nodes: Sequence[Node], comma: int, grammar: Constructions) -> bool:
    """Whether a comma parts a title from its bearer («مع نظيره الروسي، فلان»)."""
    titles = grammar.words("titles")
    return any(node.text in titles for node in nodes[max(0, comma - 8) : comma])


def _opening_title(s: Sentence, comma: int, k: int, stop: int) -> int:
    """Where the title begins that a comma parts from its bearer at node `k` («رئيس X بالنيابة، المهندس فلان»)."""
    nodes, titles, first = s.nodes, s.grammar.words("titles"), comma
    if nodes[k].kind != "person" or any(n.is_verb or n.word.preposition for n in nodes[comma + 1 : k]):
        return comma
    for j in range(comma - 1, max(stop, comma - TITLE), -1):
        node = nodes[j]
        if node.is_verb or node.is_bound or node.word.role == "mark" or (node.actor is not None and j in s.groups):
            break
        # «متحدث باسم رئيس X، فلان»
        first = j if node.text in titles or node.word.stem in titles else first
    return first


def is_bare(sentence: Sentence, k: int) -> bool:
    """Whether nothing joins the actor at node `k` to what stands before it in its sentence."""
    if k not in sentence.bare:
        joined, _, via = chain(sentence, k, -1)
        sentence.bare[k] = joined[-1] == "" and not via
    return sentence.bare[k]


def is_bare_behind(s: Sentence, k: int, start: int) -> bool:
    """Whether nothing joins the actor at node `k` to what stands between it and a node before it."""
    joined, _, via = chain(s, k, start)
    return joined == ("",) and not via
