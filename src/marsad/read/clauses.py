"""A sentence as a row of actors and words, with what joins each actor to what stands before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from marsad.model.actor import ActorType, PageActor
from marsad.model.zone import ZoneKind
from marsad.read.grammar import Word, constructions, countries, nationalities, word
from marsad.read.page import Page
from marsad.text.tokens import Token
from marsad.text.verbs import Inflection

MARK = Word("mark")
NAME = Word("word")
ASIDE = 14
"""How many tokens brackets may hold to be an aside that a clause is read without."""
REACH = 40
"""How many nodes after a word its clause is followed."""


@dataclass(frozen=True, slots=True)
class Node:
    """An actor's mention or a word of a sentence; offsets are folded characters.

    `implied` marks an actor that only an adjective of nationality names («طائرات تركية»). `is_verb` and `is_noun` say
    how the word is used here, as far as its form and its neighbour tell.
    """

    text: str
    start: int
    end: int
    word: Word
    actor: int | None = None
    kind: ActorType | None = None
    implied: bool = False
    is_verb: bool = False

    @property
    def is_bound(self) -> bool:
        """Whether the clause that stands before ends here: a complementizer, relative or subordinating word."""
        return self.word.role in ("that", "relative", "subordinator")


@dataclass(frozen=True, slots=True)
class Features:
    """What agreement needs of an actor; None where the name does not tell."""

    gender: str | None
    plural: bool
    person: bool


@dataclass(slots=True)
class Sentence:
    """The nodes of one sentence; `groups` gives for each actor node the nodes of its coordination, first one first.

    `modifiers` are actors that only say whose head somebody is. `fences` gives for a node the first node of the
    innermost quoted content around it, where that begins in this sentence.
    """

    number: int
    start: int
    end: int
    kind: ZoneKind
    nodes: list[Node]
    groups: dict[int, tuple[int, ...]] = field(default_factory=dict)
    modifiers: frozenset[int] = frozenset()
    fences: list[int] = field(default_factory=list)

    def actors(self, group: Sequence[int]) -> tuple[int, ...]:
        """The actors of a group of nodes, each once."""
        return tuple(dict.fromkeys(actor for i in group if (actor := self.nodes[i].actor) is not None))


@dataclass(frozen=True, slots=True)
class Argument:
    """A group of actors as seen from a word before it.

    `chain` are the prepositions between them from the inside out, ending in "" where it stands bare; `outer` is the
    node of the outermost; `via` are nouns of events passed on the way.
    """

    group: tuple[int, ...]
    chain: tuple[str, ...]
    outer: int
    via: tuple[int, ...]
    distance: int

    @property
    def is_bare(self) -> bool:
        """Whether no preposition joins it to the word before."""
        return self.chain[-1] == ""


def features(actor: PageActor, name: str) -> Features:
    """Gender and number as the folded name tells them."""
    grammar = constructions("ar")
    head = name.split(maxsplit=1)[0] if name else ""
    bare = head.removeprefix("ال")
    plurals, feminine = grammar.words("plural_heads"), grammar.words("feminine_heads")
    if actor.type == "person":
        several = (
            bare in plurals
            or head in plurals
            or (head.startswith("ال") and len(name.split()) == 1)
            or head[:1].isdigit()
        )
        return Features(None, several and head not in grammar.words("titles"), True)
    if head in plurals or bare in plurals or bare.endswith(("ون", "يين")):
        return Features(None, True, False)
    if head in feminine or bare in feminine or head.endswith(("ه", "ات")):
        return Features("f", head.endswith("ات"), False)
    if actor.type == "place":
        masculine = grammar.words("masculine_places")
        return Features("m" if head in masculine or name in masculine else "f", False, False)
    masculine = head in grammar.words("masculine_heads") or bare in grammar.words("masculine_heads")
    return Features("m" if masculine else None, False, False)


def nodes_of(
    page: Page,
    bounds: tuple[int, int],
    spans: Sequence[tuple[int, int, int]],
    states: Mapping[str, int],
    vocabulary: frozenset[str],
    kinds: Sequence[ActorType],
) -> list[Node]:
    """The nodes of a stretch of the page. Quotation marks and what stands in brackets are left out.

    `spans` are mentions as (start, end, actor), in order, not nested; `states` gives the actor that is a country;
    `vocabulary` are the page's words, for telling a preposition written onto a word from its first letter; `kinds` are
    the actors' types.
    """
    nodes: list[Node] = []
    tokens = page.tokens[page.token_at(bounds[0]) : page.token_at(bounds[1])]
    at = bisect_left(spans, (bounds[0], 0, 0))
    i = 0
    while i < len(tokens):
        token = tokens[i]
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        if token.text == "(":
            i = _after_brackets(tokens, i)
            continue
        if at < len(spans) and spans[at][0] < token.end:
            start, end, actor = spans[at]
            own = _on_name(token.text[: max(0, start - token.start)])
            nodes.append(Node(page.text[start:end], start, end, own, actor, kinds[actor]))
            while i < len(tokens) and tokens[i].start < end:
                i += 1
            at += 1
            continue
        if token.text not in "\"'":
            nodes.append(_word_node(page, token, vocabulary))
        i += 1
    return _in_context(_with_states(_without_durations(_with_joined_prepositions(nodes)), states))


def _word_node(page: Page, token: Token, vocabulary: frozenset[str]) -> Node:
    if not token.is_word:
        return Node(token.text, token.start, token.end, MARK)
    text = token.text
    marbuta = text[-1] == "ه" and page.document.text[page.span(token.start, token.end).end - 1] == "ة"
    rest = text[1:] if text[0] in "وف" else text
    known = len(rest) > 3 and rest[0] in "بلك" and (rest[1:] in vocabulary or "ال" + rest[1:] in vocabulary)
    return Node(text, token.start, token.end, word(text, marbuta, known))


def _after_brackets(tokens: Sequence[Token], i: int) -> int:
    for j in range(i + 1, min(len(tokens), i + ASIDE)):
        if tokens[j].text == ")":
            return j + 1
    return i + 1


def _on_name(letters: str) -> Word:
    """What the letters written onto the front of a name say: a conjunction, a preposition."""
    if not letters:
        return NAME
    conjunction = letters[0] in "وف"
    rest = letters[1:] if conjunction else letters
    return Word("word", rest[0] if rest and rest[0] in "بلك" else "", conjunction=conjunction)


def _with_joined_prepositions(nodes: list[Node]) -> list[Node]:
    """The nodes with «من قبل», «إلى جانب» and their like made one preposition each, asides left out."""
    asides = {tuple(words.split()) for words in constructions("ar").words("asides")}
    joined = {tuple(words.split()) for words in constructions("ar").words("joined")} | asides
    firsts = {words[0] for words in joined}
    out: list[Node] = []
    i = 0
    while i < len(nodes):
        first = nodes[i].text
        bare = first[1:] if first[:1] == "و" and first[1:] in firsts else first
        for words in sorted(joined, key=lambda words: (-len(words), words)) if bare in firsts else ():
            if (bare, *(node.text for node in nodes[i + 1 : i + len(words)])) == words:
                end = nodes[i + len(words) - 1].end
                whole = " ".join(words)
                if words in asides:
                    i += len(words)
                    break
                out.append(Node(whole, nodes[i].start, end, Word("preposition", whole, conjunction=bare != first)))
                i += len(words)
                break
        else:
            out.append(nodes[i])
            i += 1
    return out


def _without_durations(nodes: list[Node]) -> list[Node]:
    """The nodes without adverbs of time that would part a verb from its object («منذ أشهر», «خلال الأيام الماضية»)."""
    units = constructions("ar").words("time_units")
    out: list[Node] = []
    i = 0
    while i < len(nodes):
        node = nodes[i]
        following = nodes[i + 1].text.removeprefix("ال") if i + 1 < len(nodes) else ""
        if node.word.role == "preposition" and not node.word.pronoun and following in units:
            i += 2
            while i < len(nodes) and nodes[i].text.removeprefix("ال") in units:
                i += 1
            continue
        out.append(node)
        i += 1
    return out


def _with_states(nodes: list[Node], states: Mapping[str, int]) -> list[Node]:
    """The nodes with adjectives of nationality taken for their country where they say who owns or does something."""
    adjectives, instruments = nationalities(), constructions("ar").words("instruments")
    out = list(nodes)
    for i in range(1, len(nodes)):
        node = nodes[i]
        if node.actor is not None or node.word.role != "word" or node.word.preposition:
            continue
        stem = node.text.removeprefix("و") if node.word.conjunction else node.text
        code = adjectives.get(stem.removeprefix("ال"))
        if code is None or code not in states:
            continue
        before = nodes[i - 1]
        owner = before.word.stem in instruments or before.text in instruments
        event = any(form.kind == "noun" for form in before.word.forms)
        again = before.actor is None and out[i - 1].implied and node.word.conjunction
        if owner or event or again:
            out[i] = Node(node.text, node.start, node.end, Word("word", conjunction=again), states[code], "place", True)
    return out


def _in_context(nodes: list[Node]) -> list[Node]:
    """The nodes with the verbs marked among them."""
    out: list[Node] = []
    titles = constructions("ar").words("titles")
    for i, node in enumerate(nodes):
        verb = node.word.verb
        following = nodes[i + 1].text if i + 1 < len(nodes) else ""
        if node.word.forms and node.word.stem in titles and following in titles:
            node = replace(node, word=replace(node.word, forms=(), verb=None))
            verb = None
        if verb is None and i > 0 and _must_be_verb(nodes[i - 1], node):
            shape = Inflection("present", 3, "f", "s")
            node = replace(node, word=replace(node.word, verb=shape, kinds=frozenset({"verbs"})))
            verb = shape
        if verb is not None and not node.word.definite and not node.word.preposition and node.actor is None:
            after_preposition = i > 0 and nodes[i - 1].word.role == "preposition" and not nodes[i - 1].word.pronoun
            noun = any(form.kind == "noun" for form in node.word.forms)
            if not (after_preposition and verb.tense == "past") and not (noun and _hangs(nodes, i)):
                node = replace(node, is_verb=True)
        out.append(node)
    return out


def _must_be_verb(before: Node, node: Node) -> bool:
    """Whether a word of no table is a present tense by its shape and the particle before it («لم تحترم», «التي تراقب»)."""
    if (
        node.actor is not None
        or node.word.forms
        or len(node.text) < 4
        or node.text[0] != "ت"
        or node.word.role != "word"
    ):
        return False
    return before.word.role == "relative" or before.text in ("لم", "لن", "قد", "سوف") or (before.text == "لا")


def _hangs(nodes: Sequence[Node], i: int) -> bool:
    """Whether a form that can be noun or verb hangs on the noun, preposition or verb before it and so is a noun."""
    if i == 0:
        return False
    if nodes[i].word.conjunction:
        return _continues_nouns(nodes, i)
    before = nodes[i - 1]
    if before.word.role == "that":
        return i < 2 or nodes[i - 2].text not in ("بعد", "منذ", "قبل")
    if before.actor is not None:
        # «قدم X شكره»: a verb has its subject already
        return any(node.word.verb is not None and node.actor is None for node in nodes[max(0, i - 4) : i - 1])
    if before.word.role in ("relative", "subordinator", "mark", "negation"):
        return False
    return before.text not in ("قد", "لقد") and not (before.word.role == "preposition" and before.word.pronoun)


def _continues_nouns(nodes: Sequence[Node], i: int) -> bool:
    """Whether the last event told before, close by, was told with a noun («بعد تحقيق النصر ودحر X»)."""
    for node in reversed(nodes[max(0, i - 9) : i]):
        if node.word.role == "preposition" and node.text in ("بعد", "قبل", "خلال", "عقب"):
            return True
        if any(form.kind == "noun" for form in node.word.forms) and not node.word.verb:
            return True
        if node.word.verb is not None or node.is_bound or node.text in ".:;؛":
            return False
    return False


def countries_named(page: Page, actors: Sequence[PageActor]) -> dict[str, int]:
    """The actors of a page that are countries, by ISO code; a state's own name or capital tells."""
    names = countries()
    out: dict[str, int] = {}
    for number, actor in enumerate(actors):
        if actor.type == "person" or actor.type == "document":
            continue
        for mention in actor.mentions:
            code = names.get(page.text[page.place(mention.start) : page.place(mention.end)])
            if code is not None:
                out.setdefault(code, number)
    return out


def group(sentence: Sentence, people: Sequence[Features]) -> None:
    """Find coordinated actors («X وY وZ») and names that only say whose head somebody is («وزير خارجية X فلان»)."""
    nodes = sentence.nodes
    places = [i for i, node in enumerate(nodes) if node.actor is not None]
    modifiers: set[int] = set()
    for i in places:
        modifiers.update(_named_in_title(nodes, i, people))
    for left, right in zip(places, places[1:], strict=False):
        if _names_head_of(nodes, left, right, people):
            modifiers.add(left)
        elif _is_apposed_title(nodes, left, right, people):
            modifiers.add(right)
    heads = [i for i in places if i not in modifiers]
    run: list[int] = heads[:1]
    for left, right in zip(heads, heads[1:], strict=False):
        if not _coordinated(nodes, left, right):
            _close(sentence, run)
            run = []
        run.append(right)
    _close(sentence, run)
    sentence.modifiers = frozenset(modifiers)


def _close(sentence: Sentence, run: list[int]) -> None:
    for i in run:
        sentence.groups[i] = tuple(run)


def _names_head_of(nodes: Sequence[Node], left: int, right: int, people: Sequence[Features]) -> bool:
    """Whether the actor on the left stands in the title of the person on the right."""
    if (
        right - left > 5
        or not _is_person(nodes[right], people)
        or nodes[right].word.conjunction
        or nodes[right].word.preposition
    ):
        return False
    between = nodes[left + 1 : right]
    if any(node.is_verb or node.word.role not in ("word", "mark") or node.word.conjunction for node in between):
        return False
    return _title_before(nodes, left)


def _named_in_title(nodes: Sequence[Node], person: int, people: Sequence[Features]) -> list[int]:
    """The actors between a title and the person who bears it («رئيس لجنة X في مجلس Y فلان»)."""
    if not _is_person(nodes[person], people) or nodes[person].word.conjunction or nodes[person].word.preposition:
        return []
    titles = constructions("ar").words("titles")
    found: list[int] = []
    for i in range(person - 1, max(-1, person - 10), -1):
        node = nodes[i]
        if node.actor is not None:
            if _is_person(node, people) or node.word.conjunction:
                return []
            found.append(i)
        elif node.text in titles or node.word.stem in titles:
            return found
        elif node.is_verb or node.is_bound or (node.word.role == "preposition" and node.text not in ("في", "ل", "لدي")):
            return []
    return []


def _is_apposed_title(nodes: Sequence[Node], left: int, right: int, people: Sequence[Features]) -> bool:
    """Whether the actor on the right only stands in a title that follows the person on the left."""
    if right - left > 6 or not _is_person(nodes[left], people) or nodes[right].word.conjunction:
        return False
    between = nodes[left + 1 : right]
    if any(node.is_verb or node.is_bound or node.word.conjunction for node in between):
        return False
    titles = constructions("ar").words("titles")
    return any(node.text in titles for node in between)


def _is_person(node: Node, people: Sequence[Features]) -> bool:
    return node.actor is not None and people[node.actor].person


def _title_before(nodes: Sequence[Node], i: int) -> bool:
    titles = constructions("ar").words("titles")
    for node in reversed(nodes[max(0, i - 5) : i]):
        if node.text in titles or node.word.stem in titles or node.text[1:] in titles:
            return True
        if node.actor is not None or node.is_verb or node.word.role != "word":
            return False
    return False


def _coordinated(nodes: Sequence[Node], left: int, right: int) -> bool:
    """Whether the right actor is one more of the left one's coordination."""
    between = nodes[left + 1 : right]
    if len(between) > 5 or nodes[right].word.preposition not in ("", nodes[left].word.preposition):
        return False
    linked = nodes[right].word.conjunction
    for node in between:
        if node.is_verb or node.word.role not in ("word", "mark") or node.word.preposition or node.text in ".:;؛":
            return False
        if linked is False and node.word.conjunction and any(form.kind == "noun" for form in node.word.forms):
            return False
        linked = linked or node.word.conjunction
    return linked or (any(node.text in "،," for node in between) and _list_goes_on(nodes, right))


def _list_goes_on(nodes: Sequence[Node], right: int) -> bool:
    """Whether a comma before this actor is one of a list: a linked actor follows within a few words."""
    for node in nodes[right + 1 : right + 5]:
        if node.actor is not None:
            return node.word.conjunction
        if node.is_verb or node.word.role not in ("word", "mark"):
            return False
    return False


def chain(nodes: Sequence[Node], k: int, stop: int) -> tuple[tuple[str, ...], int, tuple[int, ...]]:
    """The prepositions that join actor node `k` to node `stop` before it, inside out, the node of the outermost, and
    the event nouns passed.

    The chain ends in "" where the actor stands bare. Outer prepositions count only where the inner one ties two nouns
    («على مواقع للحوثيين»).
    """
    tying = constructions("ar").words("tying") | (frozenset() if nodes[k].kind == "place" else frozenset({"في"}))
    titles = constructions("ar").words("titles")
    found: list[str] = []
    via: list[int] = []
    outer = k
    host = False
    own = nodes[k].word.preposition
    if own:
        found.append(own)
        if own not in tying:
            return tuple(found), outer, ()
    for j in range(k - 1, stop, -1):
        node = nodes[j]
        role = node.word.role
        if role == "mark" and node.text in "،," and any(before.text in titles for before in nodes[max(0, j - 4) : j]):
            continue
        if node.actor is not None and found and not host:
            # «أنقذ X من Y»: what hangs on a name hangs on the verb
            return tuple(found), outer, tuple(via)
        if node.actor is not None or node.is_verb or node.is_bound or role == "mark":
            break
        host = host or role == "word"
        if any(form.kind == "noun" for form in node.word.forms) and not node.word.conjunction:
            via.append(j)
        preposition = "" if node.word.pronoun and role == "preposition" else node.word.preposition
        if preposition:
            found.append(preposition)
            outer = j
            host = role == "word"
            if preposition not in tying:
                return tuple(found), outer, tuple(via)
    found.append("")
    return tuple(found), outer, tuple(via)


def _after_insertion(nodes: Sequence[Node], comma: int) -> int:
    """The node after the comma that closes an insertion («، مساء أمس،», «، وهو جهاز ...،»), 0 where none is closed."""
    for k in range(comma + 1, min(len(nodes), comma + 12)):
        if nodes[k].text in ("،", ",", "-"):
            return k + 1 if _goes_on(nodes, k + 1) else 0
        if nodes[k].is_verb or nodes[k].is_bound:
            return 0
    return 0


def _goes_on(nodes: Sequence[Node], k: int) -> bool:
    """Whether the clause before an insertion goes on at a node: with a noun that nothing links."""
    if k >= len(nodes) or nodes[k].is_verb or nodes[k].word.conjunction:
        return False
    return nodes[k].actor is not None or (nodes[k].word.role == "word" and not nodes[k].word.preposition)


def arguments(sentence: Sentence, start: int, *, far: bool = False) -> list[Argument]:
    """The groups of actors after a node up to the end of its clause, nearest first.

    A clause ends at a verb, a complementizer, a relative or subordinating word, a stop; a comma ends it once a group
    has been found. With `far`, relative clauses and their verbs are read on.
    """
    nodes = sentence.nodes
    found: list[Argument] = []
    seen: set[int] = set()
    skip = 0
    for k in range(start + 1, min(len(nodes), start + REACH)):
        node = nodes[k]
        if k < skip:
            continue
        if node.actor is None:
            if node.text in (":", ";", "؛", "...") or (node.is_bound and not (far and node.word.role == "relative")):
                break
            if node.is_verb and not far:
                break
            if node.text in ("،", ",", "-") and found and not any(a.group[0] < k < a.group[-1] for a in found):
                after = _after_insertion(nodes, k)
                if not after and not (skip and _goes_on(nodes, k + 1)):
                    break
                skip = after or skip
            continue
        if k in seen or k in sentence.modifiers or k not in sentence.groups:
            continue
        members = tuple(i for i in sentence.groups[k] if i >= k)
        seen.update(members)
        joined, outer, via = chain(nodes, k, start)
        found.append(Argument(members, joined, outer, via, k - start))
    return found
