"""The nodes of an Arabic sentence: what a clause is read without is left out, countries are taken from adjectives."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from marsad.model.actor import ActorType, PageActor
from marsad.model.moment import Moment
from marsad.read.claims.brethren import are_brethren, without_brethren
from marsad.read.claims.estimates import last_of_estimates, without_estimates
from marsad.read.claims.grammar import constructions
from marsad.read.claims.lands import capitals, countries
from marsad.read.claims.nodes import (
    ASIDE,
    COMMAS,
    MARK,
    NAME,
    OWNED,
    THEN,
    Cast,
    Node,
    timeless,
    with_joined_prepositions,
)
from marsad.read.claims.states import states_of
from marsad.read.claims.usage import in_context
from marsad.read.claims.words import Word, word
from marsad.read.page import Page
from marsad.text.remembered import remembered
from marsad.text.tokens import Token

Step = Callable[[list[Node]], list[Node]]
"""One of the steps by which a sentence is made ready to be read."""
AND = "و"
"""The conjunction, which a quotation mark can part from a name."""
ASIDES = frozenset("\"'()")
"""Marks that are no nodes."""
NAMED = 4
"""Within how many words before such a phrase the noun stands that says what is named."""
WHOLES = frozenset({"اي", "ايه", "كل", "بعض", "جميع", "كافه"})
"""Quantities that stand in construct with the noun behind them."""
TANWIN = "\N{ARABIC FATHATAN}"
"""What nouns alone end in."""
NO_NAME = "على"
"""The preposition, which folds to the same letters as the name «علي»."""


def cast(page: Page, actors: Sequence[PageActor], named: int, times: Sequence[Moment]) -> Cast:
    """The cast of a page: where mentions lie in one another the longest counts."""
    every = sorted(
        (page.place(m.start), -page.place(m.end), number)
        for number, actor in enumerate(actors)
        for m in actor.mentions
        if page.document.text[m.start : m.end] != NO_NAME
    )
    spans: list[tuple[int, int, int]] = []
    for start, minus_end, number in every:
        first = _past_event(page, start, -minus_end, actors[number])
        end = _before_alliance(page, first, -minus_end)
        if first < end and (not spans or first >= spans[-1][1]):
            spans.append((first, end, number))
    names, states = countries(), dict[str, int]()
    # a country by its own name before its capital, which can be where the page was written
    for start, end, number in sorted(spans, key=lambda one: page.text[one[0] : one[1]] in capitals()):
        code = names.get(page.text[start:end]) if actors[number].type in ("place", "organization") else None
        if code is not None:
            states.setdefault(code, number)
    for number, actor in enumerate(actors):
        if actor.is_country and actor.country:
            # «الجانب الفرنسي»
            states.setdefault(actor.country, number)
    told = sorted((page.place(moment.start), page.place(moment.end)) for moment in times)
    vocabulary = frozenset(token.text for token in page.tokens)
    realms, nationals = states_of(page, actors, states)
    return Cast(spans, named, [actor.type for actor in actors], states, realms, nationals, vocabulary, told)


def _past_event(page: Page, start: int, end: int, actor: PageActor) -> int:
    """Where a mention begins without a demonstrative, and the noun of an alliance that is told rather than named.

    That is the first word of «تحالف X وY», the whole of «التحالف السري بين X وY», and of «التحالف مع X» where the page
    names no alliance by a longer form.
    """
    first, _, rest = page.text[start:end].partition(" ")
    if rest and first in constructions("ar").words("pointing"):
        return _past_event(page, start + len(first) + 1, end, actor)
    if first.removeprefix("ال") not in constructions("ar").words("alliances"):
        return start
    at = page.token_at(end)
    following = page.tokens[at].text if at < len(page.tokens) else ""
    second = page.tokens[at + 1].text if at + 1 < len(page.tokens) else ""
    if following == "بين" or (second == "بين" and following.startswith("ال")):
        return end
    if not rest:
        longest = max(page.place(m.end) - page.place(m.start) for m in actor.mentions)
        before = word(page.tokens[page.token_at(start) - 1].text) if page.token_at(start) > 0 else NAME
        meets = any(form.frame.mutual for form in before.forms)
        return end if following == "مع" and longest == end - start and not meets else start
    return start + len(first) + 1 if not first.startswith("ال") and following.startswith("و") else start


def _before_alliance(page: Page, start: int, end: int) -> int:
    """Where a mention ends before the adjective that tells whose ally it is («مقاتلون مدعومون من X»)."""
    for i in range(page.token_at(start + 1), page.token_at(end)):
        here = word(page.tokens[i].text)
        after = word(page.tokens[i + 1].text) if i + 1 < len(page.tokens) else NAME
        takes = {p for form in here.forms if form.kind == "adjective" for p in form.frame.takes}
        written = page.tokens[i + 1].text[:1] if i + 2 < len(page.tokens) and page.tokens[i + 1].end > end else ""
        if takes and not here.conjunction and (after.preposition in takes or (written == "ل" and "ل" in takes)):
            return page.tokens[i - 1].end
    return end


def nodes_of(page: Page, bounds: tuple[int, int], known: Cast) -> list[Node]:
    """The nodes of a stretch of the page. Quotation marks, what stands in brackets and what tells when are left out."""
    nodes: list[Node] = []
    before_times = constructions("ar").words("before_times")
    tokens = timeless(page.tokens[page.token_at(bounds[0]) : page.token_at(bounds[1])], known.times, before_times)
    at = bisect_left(known.spans, (bounds[0], 0, 0))
    named = known.spans[at][0] if at < len(known.spans) else bounds[1]
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.end <= named and token.text not in ASIDES:
            nodes.append(_word_node(page, token, known.vocabulary))
            i += 1
            continue
        while at < len(known.spans) and known.spans[at][1] <= token.start:
            at += 1
        if token.text == "(" and not _is_name(tokens, i, known.spans, at):
            i = _after_brackets(tokens, i)
            continue
        if at < len(known.spans) and known.spans[at][0] < token.end:
            start, end, actor = known.spans[at]
            parted = bool(nodes) and nodes[-1].text == AND  # «و"X"»
            own = _on_name((nodes.pop().text if parted else "") + token.text[: max(0, start - token.start)])
            nodes.append(
                Node(page.text[start:end], start, end, own, actor, known.kinds[actor], generic=actor >= known.named)
            )
            while i < len(tokens) and tokens[i].start < end:
                i += 1
            at += 1
            named = known.spans[at][0] if at < len(known.spans) else bounds[1]
            continue
        named = known.spans[at][0] if at < len(known.spans) else bounds[1]
        if token.text not in ASIDES:
            nodes.append(_word_node(page, token, known.vocabulary))
        i += 1
    nodes = with_joined_prepositions(nodes, "ar")
    commas = [node.text in COMMAS for node in nodes]
    called = set[Step]({_without_asides} if (True, True) in pairwise(commas) else ()).union(
        *[_called_for((node.text, node.word.stem)) for node in nodes]
    )
    for step in (
        _without_namings,
        without_estimates,
        _without_durations,
        _without_quantities,
        _without_asides,
        _with_objects,
        _with_owners,
        without_brethren,
    ):
        nodes = step(nodes) if step in called else nodes
    return in_context(_with_states(nodes, known.nationals, known.kinds))


@remembered
def _called_for(node: tuple[str, str]) -> frozenset[Step]:
    """The steps that a sentence with such a word and stem may need; most words call for none."""
    text, stem = node
    words = constructions("ar").words
    counted = stem.removeprefix("ال") in words("quantities") or text[1:] in words("quantities")
    called = {
        _without_namings: text in _namings(),
        without_estimates: text in last_of_estimates(),
        _without_durations: text.isdigit() or text.removeprefix("ال") in words("time_units"),
        _without_quantities: counted,
        _without_asides: text in words("adverbs") or text in words("manners"),
        _with_objects: text in words("objects"),
        _with_owners: stem.removeprefix("ال") in words("belonging"),
        without_brethren: are_brethren(text),
    }
    return frozenset(step for step, is_called in called.items() if is_called)


@cache
def _namings() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The phrases that stand before a name, by their last word, longest first."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(constructions("ar").words("naming"), key=lambda one: (-len(one), one)):
        words = tuple(phrase.split())
        out.setdefault(words[-1], []).append(words)
    return out


def _without_namings(nodes: list[Node]) -> list[Node]:
    """The nodes with «تحالف مسلح يعرف باسم X» made X, where a head of bodies or people stands before the phrase."""
    out: list[Node] = []
    for node in nodes:
        phrases = _namings().get(out[-1].text, ()) if out and node.actor is not None else ()
        told = next((len(p) for p in phrases if tuple(n.text for n in out[-len(p) :]) == p), 0)
        out.append(_in_place_of_head(out, told, node) if told else node)
    return out


def _in_place_of_head(out: list[Node], told: int, name: Node) -> Node:
    """A name, what is `told` before it and its head taken from the nodes before, with the head's clitics."""
    del out[-told:]
    first = next((k for k in range(len(out) - 1, max(-1, len(out) - NAMED), -1) if _is_head(out[k])), None)
    if first is None:
        return name
    own = out[first].word
    del out[first:]
    return replace(name, word=replace(name.word, preposition=own.preposition, conjunction=own.conjunction))


def _is_head(node: Node) -> bool:
    """Whether a word says what body or people somebody is («تنظيم», «مسلحون»)."""
    words, stem = constructions("ar").words, node.word.stem.removeprefix("ال") or node.text.removeprefix("ال")
    heads = words("masculine_heads") | words("feminine_heads") | words("plural_heads") | words("alliances")
    return node.actor is None and stem in heads


def _without_asides(nodes: list[Node]) -> list[Node]:
    """The nodes without adverbs that would part a verb from its object, and without the commas left around nothing."""
    adverbs, manners = constructions("ar").words("adverbs"), constructions("ar").words("manners")
    out: list[Node] = []
    after_manner = False
    for node in nodes:
        manner = node.actor is None and node.text in manners
        described = after_manner and node.actor is None and node.word.role == "word" and not node.word.preposition
        after_manner = manner
        if manner or described or (node.actor is None and node.text in adverbs):
            continue
        if node.text in COMMAS and out and out[-1].text in COMMAS:
            if not _closes_insertion(out):
                out.pop()
            continue
        out.append(node)
    return out


def _closes_insertion(nodes: Sequence[Node]) -> bool:
    """Whether the comma at the end is needed by an insertion that it closes («، وهو جهاز أمني، أمس،»)."""
    openers = constructions("ar").words("insertions")
    opened = next((i for i in range(len(nodes) - 2, -1, -1) if nodes[i].text in COMMAS), None)
    return opened is not None and (nodes[opened + 1].text in openers or nodes[opened + 1].word.role == "relative")


def _word_node(page: Page, token: Token, vocabulary: frozenset[str]) -> Node:
    text, inner, alone, joined = _readings((token.text, page.written[token.start]))
    known = inner and (inner in vocabulary or "ال" + inner in vocabulary)
    return Node(text, token.start, token.end, joined if known else alone)


@remembered
def _readings(token: tuple[str, str]) -> tuple[str, str, Word, Word]:
    """How a word, folded and as written, is read, what stands in it behind what may be a preposition, what it can be.

    That is first by itself, and then where the page has the inner word too.
    """
    text, written = token
    if not text[0].isalnum() and text[0] not in "@_":
        return text, "", MARK, MARK
    last = written[-1]
    marbuta = text[-1] == "ه" and last == "ة"
    if last == "أ" and text.lstrip("وف") in constructions("ar").words("adverbs"):
        # «هنأ» is no «هنا»
        own = word(text, verbal=True)
        return text[:-1] + last, "", own, own
    rest = text[1:] if text[0] in "وف" else text
    inner = rest[1:] if len(rest) > 3 and rest[0] in "بلك" else ""
    alone = _whole_word(text, marbuta, known=False, tanwin=TANWIN in written)
    joined = _whole_word(text, marbuta, known=True, tanwin=TANWIN in written) if inner else alone
    return text, inner, alone, joined


def _whole_word(text: str, marbuta: bool, known: bool, tanwin: bool) -> Word:
    """A folded word with whether it is owned: a noun without article that ends in a pronoun («مكتبه», «قواتها»)."""
    own = word(text, marbuta, known)
    if tanwin:
        # «تضامناً» is no verb for two
        own = replace(own, verb=None, forms=tuple(form for form in own.forms if form.kind != "verb"))
    if own.role != "word" or own.forms or own.verb or marbuta:
        return own
    owned = any(text.endswith(letters) and len(text) >= 3 + len(letters) for letters in ("ه", "ها", "هم", "هما"))
    pointing = owned and text.endswith(tuple(constructions("ar").words("pointing")))
    return replace(own, owned=True) if owned and not pointing else own


def _is_name(tokens: Sequence[Token], i: int, spans: Sequence[tuple[int, int, int]], at: int) -> bool:
    """Whether the brackets that open at a token only set off a name that the clause needs («لـ(X)», «مواقع (X)»)."""
    if i + 1 >= len(tokens) or at >= len(spans) or not i:
        return False
    start, end, _ = spans[at]
    closed = next((token for token in tokens[i + 1 : i + ASIDE] if token.start >= end), None)
    whole = tokens[i + 1].start == start and closed is not None and closed.text == ")"
    # «جبهة X (تنظيم Y)»: a name behind a name says the same again
    return whole and not (at and spans[at - 1][1] >= tokens[i].start - 1)


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
    then = THEN if letters[0] == THEN else ""
    return Word("word", rest[0] if rest and rest[0] in "بلك" else "", conjunction=conjunction, stem=then)


def _without_durations(nodes: list[Node]) -> list[Node]:
    """The nodes without adverbs of time that would part a verb from its object («منذ أشهر», «خلال الأيام الماضية»)."""
    units = constructions("ar").words("time_units")
    out: list[Node] = []
    i = 0
    while i < len(nodes):
        node = nodes[i]
        lasts = _is_duration(nodes, i + 1, units) and not _is_count(nodes, i + 1, units)
        if node.word.role == "preposition" and not node.word.pronoun and lasts:
            i += 2
            while _is_duration(nodes, i, units):
                i += 1
            # «، الذي تأسس منذ عامين،»: a comma that closes an insertion stays
            i += i < len(nodes) and nodes[i].text in COMMAS and (not out or out[-1].text in COMMAS)
            continue
        out.append(node)
        i += 1
    return out


def _is_duration(nodes: Sequence[Node], i: int, units: frozenset[str]) -> bool:
    return i < len(nodes) and (nodes[i].text.removeprefix("ال") in units or nodes[i].text.isdigit())


def _is_count(nodes: Sequence[Node], i: int, units: frozenset[str]) -> bool:
    """Whether a number counts what is no time («عن عشرة من X», not «خلال عشرة أيام»)."""
    number = nodes[i].text in constructions("ar").words("plural_heads")
    return number and not _is_duration(nodes, i + 1, units)


def _without_quantities(nodes: list[Node]) -> list[Node]:
    """The nodes without «العديد من», «عدد كبير من» and their like, whose «من» joins nothing."""
    quantities = constructions("ar").words("quantities")
    out: list[Node] = []
    i = 0
    while i < len(nodes):
        node = nodes[i]
        preposition = _before_quantity(node, quantities)
        if preposition is None:
            out.append(node)
            i += 1
            continue
        last = next((k for k in (i + 1, i + 2) if k < len(nodes) and nodes[k].text == "من"), None)
        if last is None:
            out.append(node)
            i += 1
            continue
        inner = nodes[i + 1]
        # «أي سلاح من X» is no number of them
        counts = node.word.stem not in WHOLES and inner.actor is None and inner.word.role == "word"
        if last == i + 1 or (counts and not inner.word.forms):
            if preposition:
                own = Word("preposition", preposition, conjunction=node.word.conjunction)
                out.append(Node(preposition, node.start, node.end, own))
            i = last + 1
            continue
        out.append(node)
        i += 1
    return out


def _before_quantity(node: Node, quantities: frozenset[str]) -> str | None:
    """The preposition joined to a word of quantity, empty where it has none; None where it is no such word."""
    if node.actor is not None:
        return None
    if node.word.stem.removeprefix("ال") in quantities:
        return node.word.preposition
    return node.text[0] if node.text[0] in "بل" and node.text[1:] in quantities else None


def _with_objects(nodes: list[Node]) -> list[Node]:
    """The nodes with «إياه» behind a verb or participle made its pronoun («متهما إياه»)."""
    objects = constructions("ar").words("objects")
    out: list[Node] = []
    for node in nodes:
        if node.actor is None and node.text in objects and out and out[-1].word.forms and not out[-1].word.pronoun:
            own = replace(out[-1].word, pronoun=node.text.removeprefix("ايا"))
            out[-1] = replace(out[-1], word=own)
        else:
            out.append(node)
    return out


def _with_owners(nodes: list[Node]) -> list[Node]:
    """The nodes with «تابعة لـX» made one preposition: whose it is, not to whom."""
    belonging = constructions("ar").words("belonging")
    out: list[Node] = []
    for i, node in enumerate(nodes):
        before = nodes[i - 1] if i and node.word.preposition in ("ل", "الي") else None
        if before is not None and before.actor is None and before.word.stem.removeprefix("ال") in belonging:
            out[-1:] = []
            word = replace(node.word, preposition=OWNED, stem=node.word.stem)
            out.append(replace(node, word=word))
        else:
            out.append(node)
    return out


def _with_states(nodes: list[Node], nationals: Mapping[str, int], kinds: Sequence[ActorType]) -> list[Node]:
    """The nodes with adjectives of nationality taken for their country where they say who owns or does something."""
    instruments = constructions("ar").words("instruments")
    out = list(nodes)
    bare = [node.text.removeprefix("و" if node.word.conjunction else "").removeprefix("ال") for node in nodes]
    for i in [i for i, adjective in enumerate(bare) if adjective in nationals]:
        node, state = nodes[i], nationals[bare[i]]
        if not i or node.actor is not None or node.word.role != "word" or node.word.preposition:
            continue
        before = nodes[i - 1]
        owner = before.word.stem in instruments or before.text in instruments
        event = any(form.kind == "noun" for form in before.word.forms)
        again = before.actor is None and out[i - 1].implied and node.word.conjunction
        if owner or event or again or _describes_instrument(nodes, i, instruments):
            out[i] = Node(node.text, node.start, node.end, Word("word", conjunction=again), state, kinds[state], True)
    return out


def _describes_instrument(nodes: Sequence[Node], i: int, instruments: frozenset[str]) -> bool:
    """Whether another adjective stands between what one has and the adjective that says whose («طائرات حربية X»)."""
    if i < 2 or nodes[i - 2].actor is not None:
        return False
    told = not nodes[i - 2].is_verb and any(form.kind == "noun" for form in nodes[i - 2].word.forms)
    if not told and not {nodes[i - 2].word.stem, nodes[i - 2].text} & instruments:
        return False
    between, node = nodes[i - 1], nodes[i]
    plain = between.actor is None and between.word.role == "word" and not between.word.preposition
    alike = between.text.startswith("ال") == node.text.startswith("ال")
    return plain and alike and not between.word.conjunction and not node.word.conjunction
