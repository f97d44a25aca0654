"""An English sentence as a row of nodes: actors and words, told apart by form and by their neighbours."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from marsad.read.claims.english.forms import DONE, english, with_s
from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.lexicon.triggers import TABLES
from marsad.read.claims.lexicon.words import Role, Word
from marsad.read.claims.sentences.nodes import ASIDE, COMMAS, Cast, Node, timeless, with_joined_prepositions
from marsad.read.page import Page
from marsad.text.folding import folded
from marsad.text.remembered import remembered
from marsad.text.tables import rows
from marsad.text.tokens import Token

OWNER = "'s"
"""The stem of a name in the possessive."""
HYPHEN = "-"
"""With what the stem of a word begins that hangs on a name («Iran-backed»)."""
SHORT = 4
"""How many letters a shortened title has at the most."""
THAT = Word("relative", stem="that")
AS = Word("preposition", "as")
PARTICLES = frozenset({"down", "back", "out", "up", "off", "over"})
"""Words behind a verb that are none themselves."""
WITH = frozenset({"for", "with", "against", "alongside"})
"""What follows a verb that may be a noun, where «who» stands before it («who works for X»)."""
HAVING = Word("word", stem="have")
_OWNING = frozenset("its their his her our my your no".split())
_OBJECTS = frozenset("him her them it us me you".split())
PERFECT = frozenset({"has", "have", "had", "having", "'ve"})
"""Forms of «have», which before a participle only says when something was done."""
AUXILIARIES = PERFECT | frozenset({"is", "are", "was", "were", "will", "would", "did"})
"""Words of a verb that are parted from it by how long it is done,"""
LASTING = frozenset({"for", "over", "in", "during", "since", "throughout"})
"""what leads that,"""
TIMES = frozenset("years months weeks days decades hours past year month week decade time nights".split())
"""and the last word of it («has for years armed X»),"""
SPAN = 6
"""within so many nodes."""


def english_nodes(page: Page, bounds: tuple[int, int], known: Cast) -> list[Node]:
    """The nodes of an English stretch of the page. Quotation marks are left out, «Iran-backed» is two nodes."""
    nodes: list[Node] = []
    at = bisect_left(known.spans, (bounds[0], 0, 0))
    done = bounds[0]
    before_times = constructions("en").words("before_times")
    times = [time for time in known.times if bounds[0] <= time[0] < bounds[1]]
    tokens = page.tokens[page.token_at(bounds[0]) : page.token_at(bounds[1])]
    tokens = timeless(tokens, _opening(page, bounds[0], times), before_times)
    for token in _without_brackets(tokens):
        while at < len(known.spans) and known.spans[at][1] <= token.start:
            at += 1
        if token.start < done:
            continue
        if at < len(known.spans) and known.spans[at][0] < token.end:
            start, done, actor = known.spans[at]
            tail_end = max(token.end, _token_end(page, done))
            tail = page.text[done:tail_end]
            owns = tail.startswith(OWNER) or (tail.startswith("'") and page.text[done - 1] == "s")
            name = Word("word", stem=OWNER if owns else "")
            nodes.append(Node(page.text[start:done], start, done, name, actor, known.kinds[actor]))
            if tail.startswith("-"):
                nodes.append(Node(tail[1:], done + 1, tail_end, _hyphened(tail[1:])))
            done = tail_end
        elif token.text not in "\"'":
            dated = any(start <= token.start < end for start, end in times)
            plain = Word("word", stem=token.text) if token.is_word else Word("mark")
            word = english_word(token.text) if token.is_word and not dated else plain
            nodes.append(Node(token.text, token.start, token.end, word))
    return _in_context(_with_states(_with_company(with_joined_prepositions(nodes, "en")), known))


def _opening(page: Page, first: int, times: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The times that open a clause («On Monday X met Y»), where the preposition before one would govern its subject."""
    found: list[tuple[int, int]] = []
    for start, end in times:
        if page.text.startswith(OWNER, end):
            continue
        before = page.tokens[page.token_at(first) : page.token_at(start)]
        small = constructions("en").words("before_times")
        last = next((token.text for token in reversed(before) if token.text not in small), "")
        if (
            not last
            or last in ("and", "but", "when", "where", "while", "because")
            or (last == "that" and len(before) > 1)
        ):
            found.append((start, end))
    return found


def _without_brackets(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens outside brackets that close again soon («the Front (NF)»), without the stop of «Mr.»."""
    closing = -1
    for i, token in enumerate(tokens):
        if token.text == "(" and i > closing:
            ends = (j for j in range(i + 1, min(len(tokens), i + ASIDE)) if tokens[j].text == ")")
            closing = next(ends, closing)
        if i > closing and not _is_shortening(tokens, i):
            yield token


def _is_shortening(tokens: Sequence[Token], i: int) -> bool:
    """Whether a stop stands behind a short word inside its sentence («Mr. Odeh», «Lt. Col. Odeh»)."""
    inside = tokens[i].text == "." and 0 < i < len(tokens) - 1
    return inside and len(tokens[i - 1].text) <= SHORT and tokens[i - 1].end == tokens[i].start


def _hyphened(text: str) -> Word:
    """What stands after a name and a hyphen («Iran-backed»)."""
    forms = tuple(form for form in english().get(text, ()) if form.kind == "adjective")
    return Word("word", forms=forms, stem=HYPHEN + text)


def _token_end(page: Page, place: int) -> int:
    """Where the token ends that a place lies in or right after, the place itself where there is none."""
    token = page.tokens[max(0, page.token_at(place) - 1)]
    end = token.end if token.start < place <= token.end else place
    return end if end > place or not page.text.startswith(OWNER, place) else place + len(OWNER)


@cache
def demonyms() -> dict[str, str]:
    """ISO 3166 code of the country that a folded English adjective of nationality belongs to."""
    return {
        folded(adjective): row["code"]
        for row in rows(TABLES / "countries.tsv")
        for adjective in row["demonym"].split("|")
        if adjective
    }


@cache
def _small_words() -> dict[str, Word]:
    lists = constructions("en").lists
    words = {folded(name): Word("preposition", folded(name)) for name in lists["prepositions"]}
    roles: tuple[tuple[Sequence[str], Role], ...] = (
        (lists["complementizers"], "that"),
        (lists["relatives"], "relative"),
        (lists["subordinators"], "subordinator"),
        (lists["negations"], "negation"),
    )
    for names, role in roles:
        words.update((folded(name), Word(role, stem=folded(name))) for name in names)
    words.update((name, Word("word", conjunction=True, stem=name)) for name in ("and", "or", "nor"))
    return words


@remembered
def english_word(text: str) -> Word:
    """What a folded English word can be in its clause."""
    small = _small_words().get(text)
    if small is not None:
        return small
    forms = english().get(text, ())
    kinds = frozenset({"ending_verbs"}) if text in _ending_verbs() else frozenset[str]()
    verb = next((form.inflection for form in forms if form.inflection is not None), None)
    if verb is None and not forms:
        shaped = text.endswith("ed") and len(text) > 4
        verb = DONE if shaped or text in constructions("en").words("irregular") or kinds else None
    return Word("word", verb=verb, kinds=kinds, forms=forms, stem=text)


@cache
def _ending_verbs() -> frozenset[str]:
    """The forms of the verbs that say that what their subject names ends or lessens."""
    pairs = constructions("en").verbs["ending_verbs"]
    return frozenset(folded(form) for done, base in pairs for form in (done, base, with_s(base)))


def _with_company(nodes: list[Node]) -> list[Node]:
    """The nodes with the readings of prepositions that say who does something with whom («together with»)."""
    return [
        replace(n, word=replace(n.word, forms=english().get(n.text, ()))) if n.word.role == "preposition" else n
        for n in nodes
    ]


def _with_states(nodes: list[Node], known: Cast) -> list[Node]:
    """The nodes with adjectives of nationality taken for their country where they say whose an event or a force is."""
    instruments = constructions("en").words("instruments")
    out = list(nodes)
    for i, node in enumerate(nodes[:-1]):
        state = known.states.get(demonyms().get(node.text, ""), known.nationals.get(node.text))
        if state is None or node.actor is not None:
            continue
        following = nodes[i + 1 : i + 3]
        if any(n.text in instruments or any(form.kind == "noun" for form in n.word.forms) for n in following):
            out[i] = Node(node.text, node.start, node.end, Word("word", stem=OWNER), state, "place", True)
    return out


def _without_spans(nodes: Sequence[Node]) -> list[Node]:
    """The nodes without what says how long, between an auxiliary and its verb («has for years armed X»)."""
    out: list[Node] = []
    past = 0
    for i, node in enumerate(nodes):
        if i < past:
            continue
        out.append(node)
        if node.text in AUXILIARIES and node.actor is None:
            past = _span_end(nodes, i + 1)
    return out


def _span_end(nodes: Sequence[Node], first: int) -> int:
    """The node of the verb behind the words for a time that begin at a node, that node where none do."""
    if first >= len(nodes) or nodes[first].text not in LASTING:
        return first
    for k in range(first + 1, min(len(nodes) - 1, first + SPAN)):
        node = nodes[k]
        if node.actor is not None or node.word.role != "word":
            return first
        if node.text in TIMES and (nodes[k + 1].word.verb is not None or nodes[k + 1].text in PERFECT | {"been"}):
            return k + 1
    return first


def _in_context(nodes: list[Node]) -> list[Node]:
    nodes = _without_spans(nodes)
    nodes = [replace(n, word=HAVING) if _is_perfect(nodes, i) else n for i, n in enumerate(nodes)]
    named = constructions("en").words("before_kinds")
    nodes = [replace(n, word=AS) if n.text == "as" and follows.text in named else n for n, follows in _pairs(nodes)]
    told = [replace(node, is_verb=True) if _is_verb(nodes, i) else node for i, node in enumerate(nodes)]
    return [replace(node, word=THAT) if _is_relative(told, i) else node for i, node in enumerate(told)]


def _is_perfect(nodes: Sequence[Node], i: int) -> bool:
    """Whether a form of «have» stands before a participle («has repeatedly met»)."""
    if nodes[i].text not in PERFECT:
        return False
    small = constructions("en").words("adverbs")
    behind = (n for n in nodes[i + 1 :] if n.text not in small and n.word.role != "negation" and n.text[-2:] != "ly")
    following = next(behind, None)
    if following is None or following.actor is not None:
        return False
    return following.text == "been" or _is_done(following)


def _is_done(node: Node) -> bool:
    """Whether a word can be a participle of the past («cut», «met»)."""
    past = node.word.verb is not None and node.word.verb.tense == "past"
    return past or any(form.passive for form in node.word.forms)


def _pairs(nodes: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """Each node with the one behind it, the last with itself."""
    return zip(nodes, (*nodes[1:], *nodes[-1:]), strict=True)


def _is_relative(nodes: Sequence[Node], i: int) -> bool:
    """Whether a «that» stands behind a noun whose meaning it narrows («the aid that X sent»)."""
    if nodes[i].word.role != "that" or i == 0 or i + 1 >= len(nodes):
        return False
    before = nodes[i - 1]
    if before.actor is not None:
        return nodes[i + 1].is_verb
    plain = before.word.role == "word" and not before.is_verb
    return (
        plain
        and before.text not in constructions("en").words("report_words")
        and not before.text.endswith(("ing", "ly"))
    )


def _is_verb(nodes: Sequence[Node], i: int) -> bool:
    """Whether a word that can be a verb is one here: by its ending, or by the words on both sides of it."""
    node, grammar = nodes[i], constructions("en")
    at = i - 1 - (i > 1 and (nodes[i - 1].text in _OBJECTS or nodes[i - 1].actor is not None))  # «gave him back»
    behind_verb = i > 0 and nodes[at].word.verb is not None and node.text in PARTICLES  # «stepped down»
    behind_verb = behind_verb and (at == i - 1 or nodes[at].text not in grammar.words("helping"))
    if node.actor is not None or node.word.verb is None or behind_verb:
        return False
    plain = (n for n in reversed(nodes[:i]) if n.text not in grammar.words("adverbs") and not n.text.endswith("ly"))
    before = next(plain, None)
    if before is not None and before.text in COMMAS and i > 1 and nodes[i - 2].actor is not None:
        before = nodes[i - 2]  # «its envoy, X, carries messages»
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    is_noun = any(form.kind == "noun" for form in node.word.forms) or node.text in _homographs()
    if not is_noun:
        return before is None or not (before.text in ("the", "a", "an") or _is_adjective(nodes, i))
    owned = i > 1 and nodes[i - 1].actor is not None and nodes[i - 2].text in ("a", "an")  # «breached a UN embargo»
    if before is None or before.text in grammar.words("before_nouns") or before.word.stem == OWNER or owned:
        return False
    if before.text in PERFECT or before.text in grammar.words("passive"):  # «has cut ties», «was hit by X»
        return _is_done(node)
    if before.text in grammar.words("before_verbs"):  # «caved in to pressure from X», «led to sanctions»
        several = node.text.endswith("s") and not node.text.endswith("ss")
        return before.text != "to" or not (several or (after is not None and after.text in ("from", "of", "by")))
    lists = i > 1 and nodes[i - 2].word.role == "relative"  # «which X lists as a terrorist group»
    works = after is not None and after.text in WITH and nodes[i - 1].text in ("who", "which")  # «who works for Y»
    listed = lists and before.actor is not None and after is not None and after.text == "as"
    return works or listed or (after is not None and _tells(before, after))


def _is_adjective(nodes: Sequence[Node], i: int) -> bool:
    """Whether a word in -ed says more of the noun behind it: «with armed men», «delivered armoured vehicles»."""
    node, after = nodes[i], nodes[i + 1] if i + 1 < len(nodes) else None
    shaped = node.text.endswith("ed") or any(form.passive for form in node.word.forms)  # «in torn nets»
    if not i or not shaped or after is None or after.word.role != "word" or after.actor is not None:
        return False
    before = nodes[i - 1]
    done = before.word.verb is not None and before.actor is None and before.text.endswith("ed")
    return (before.word.role == "preposition" and before.text != "as") or before.text in _OWNING or done


def _tells(before: Node, after: Node) -> bool:
    """Whether a word that is noun or verb stands between a subject and what can follow a verb."""
    if before.actor is not None or before.word.role in ("relative", "that"):
        return after.word.role not in ("preposition", "mark") and after.text not in constructions("en").words("passive")
    objects = constructions("en").words("before_objects")
    return (before.word.role == "word" or before.text in COMMAS) and (after.actor is not None or after.text in objects)


@cache
def _homographs() -> frozenset[str]:
    """The folded present forms of verbs that are nouns as often («ship», «ships»)."""
    bases = constructions("en").words("homographs")
    return bases | frozenset(map(with_s, bases))
