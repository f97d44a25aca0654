"""The nodes of an Arabic sentence: its words and the names in it, and countries taken from adjectives."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from marsad.model.actor import ActorType, PageActor
from marsad.model.moment import Moment
from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.lexicon.lands import capitals, countries
from marsad.read.claims.lexicon.triggers import allies
from marsad.read.claims.lexicon.words import Rule, Word, word
from marsad.read.claims.sentences.calls import called_for
from marsad.read.claims.sentences.nodes import (
    ASIDE,
    DASHES,
    MARK,
    NAME,
    THEN,
    Cast,
    Node,
    timeless,
    with_joined_prepositions,
)
from marsad.read.claims.sentences.plainclauses import plain
from marsad.read.claims.sentences.states import states_of
from marsad.read.claims.sentences.usage import in_context
from marsad.read.page import Page
from marsad.text.remembered import remembered, remembered_by
from marsad.text.tokens import Token

AND = "و"
"""The conjunction, which a quotation mark can part from a name."""
ASIDES = frozenset("\"'()")
"""Marks that are no nodes."""
TANWIN = "\N{ARABIC FATHATAN}"
"""What nouns alone end in."""
OWNERS = ("ه", "ها", "هم", "هما")
"""Pronouns that say whose a noun is."""
NO_NAME, WRITTEN_SO = "علي", "على"
"""The preposition, which folds to the same letters as the name «علي»."""


def cast(page: Page, actors: Sequence[PageActor], named: int, times: Sequence[Moment]) -> Cast:
    """The cast of a page: where mentions lie in one another the longest counts."""
    place, text = page.place, page.text
    stretches = [
        [(place(mention.start), place(mention.end), mention) for mention in actor.mentions] for actor in actors
    ]
    every = sorted(
        (start, -end, number)
        for number, its in enumerate(stretches)
        for start, end, mention in its
        if text[start:end] != NO_NAME or page.document.text[mention.start : mention.end] != WRITTEN_SO
        if actors[number].type != "person" or not _is_of_thing(page, start)
    )
    spans: list[tuple[int, int, int]] = []
    for start, minus_end, number in every:
        first = _past_event(page, start, -minus_end, actors[number])
        end = -minus_end if text[first:-minus_end].isalpha() else _before_alliance(page, first, -minus_end)
        if first < end and (not spans or first >= spans[-1][1]):
            spans.append((first, end, number))
    lands, states = countries(), dict[str, int]()
    found = [
        (text[start:end], number) for start, end, number in spans if actors[number].type in ("place", "organization")
    ]
    # a country by its own name before its capital, which can be where the page was written
    for name, number in sorted([one for one in found if one[0] in lands], key=lambda one: one[0] in capitals()):
        states.setdefault(lands[name], number)
    for number, actor in enumerate(actors):
        if actor.is_country and actor.country:
            # «الجانب الفرنسي»
            states.setdefault(actor.country, number)
    told = sorted([(place(moment.start), place(moment.end)) for moment in times])
    names = [[text[start:end] for start, end, _ in its] for its in stretches]
    vocabulary = frozenset([token.text for token in page.tokens])
    realms, nationals = states_of(page, actors, names, vocabulary, states)
    return Cast(spans, names, named, [actor.type for actor in actors], states, realms, nationals, vocabulary, told)


def _is_of_thing(page: Page, start: int) -> bool:
    """Whether a person's name at a place is that of a league, a prize or a street («دوري فلان», «كأس الأمير فلان»)."""
    at = page.token_at(start) - 1
    grammar = constructions("ar")
    while at > 0 and page.tokens[at].text.removeprefix("ال") in grammar.words("titles"):
        at -= 1
    own = page.tokens[at].text if at >= 0 else ""
    return not grammar.words("named_after").isdisjoint({own, own.lstrip("وفبل")})


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
        takes = _joined_by(page.tokens[i].text)
        following = page.tokens[i + 1] if takes and i + 1 < len(page.tokens) else None
        after = word(following.text) if following is not None else NAME
        written = (
            following.text[:1] if following is not None and i + 2 < len(page.tokens) and following.end > end else ""
        )
        if takes and (after.preposition in takes or (written == "ل" and "ل" in takes)):
            return page.tokens[i - 1].end
    return end


@remembered
def _joined_by(text: str) -> frozenset[str]:
    """The prepositions that join whose ally somebody is to the adjective that says so, none for any other word."""
    if allies().search(text) is None:
        return frozenset()
    here = word(text)
    forms = () if here.conjunction else here.forms
    return frozenset(p for form in forms if form.kind == "adjective" for p in form.frame.takes)


def nodes_of(page: Page, bounds: tuple[int, int], known: Cast) -> tuple[list[Node], frozenset[Rule]]:
    """The nodes of a stretch of the page, and the rules that its words call for.

    Quotation marks, what stands in brackets and what tells when are left out.
    """
    nodes: list[Node] = []
    spans, before_times = known.spans, constructions("ar").words("before_times")
    written, marked = page.written, page.folded.origin is not None
    tokens = timeless(page.tokens[page.token_at(bounds[0]) : page.token_at(bounds[1])], known.times, before_times)
    at = bisect_left(spans, (bounds[0], 0, 0))
    named = spans[at][0] if at < len(spans) else bounds[1]
    done = bounds[0]
    for i, token in enumerate(tokens):
        if token.start < done:
            continue
        if token.end <= named and token.text not in ASIDES:
            nodes.append(_word_node(token, written, known.vocabulary, marked))
            continue
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        if token.text == "(" and not _is_name(tokens, i, spans, at):
            done = _after_brackets(tokens, i)
            continue
        if at < len(spans) and spans[at][0] < token.end:
            start, done, actor = spans[at]
            parted = bool(nodes) and nodes[-1].text == AND  # «و"X»"
            name = page.text[start:done]
            own = _on_name(((nodes.pop().text if parted else "") + token.text[: max(0, start - token.start)], name))
            nodes.append(Node(name, start, done, own, actor, known.kinds[actor], generic=actor >= known.named))
            at += 1
        elif token.text not in ASIDES:
            nodes.append(_word_node(token, written, known.vocabulary, marked))
        named = spans[at][0] if at < len(spans) else bounds[1]
    nodes = with_joined_prepositions(nodes, "ar")
    called = frozenset[Rule]().union(*[node.word.calls for node in nodes])
    return in_context(_with_states(plain(nodes, called), known.nationals, known.kinds)), called


def _word_node(token: Token, written: Mapping[int, str], vocabulary: frozenset[str], marked: bool) -> Node:
    """The node of a word; `marked` says that vowel marks are written on the page."""
    start = token.start
    shown = written[start]
    ending = shown[-1] + TANWIN if marked and TANWIN in shown else shown[-1]
    text, inner, alone, joined = _readings(ending)(token.text)
    if joined is not alone and (inner in vocabulary or "ال" + inner in vocabulary):
        return Node(text, start, token.end, joined)
    return Node(text, start, token.end, alone)


@remembered_by
def _readings(ending: str, text: str) -> tuple[str, str, Word, Word]:
    """How a folded word is read, what stands in it behind what may be a preposition, what it can be.

    That is first by itself, and then where the page has the inner word too. `ending` is the letter that is written
    last, with tanwin behind it where the word has that: all that the written word tells beyond the folded one.
    """
    if not text[0].isalnum() and text[0] not in "@_":
        return text, "", MARK, MARK
    last, tanwin = ending[0], TANWIN in ending
    marbuta = text[-1] == "ه" and last == "ة"
    if last == "أ" and text.lstrip("وف") in constructions("ar").words("adverbs"):
        # «هنأ» is no «هنا»
        own = _noted(text[:-1] + last, word(text, verbal=True))
        return text[:-1] + last, "", own, own
    rest = text[1:] if text[0] in "وف" else text
    inner = rest[1:] if len(rest) > 3 and rest[0] in "بلك" else ""
    alone = _noted(text, _whole_word(text, marbuta, known=False, tanwin=tanwin))
    told = not inner or alone.role != "word" or alone.forms or alone.verb is not None
    joined = alone if told else _noted(text, _whole_word(text, marbuta, known=True, tanwin=tanwin))
    return text, inner, alone, joined


def _noted(text: str, own: Word) -> Word:
    """A word with what it is as an adjective, and what it calls for."""
    plain = own.role == "word" and not own.preposition
    bare = text.removeprefix("و" if own.conjunction else "").removeprefix("ال") if plain else ""
    return replace(own, bare=bare, calls=called_for(text, own.stem))


def _whole_word(text: str, marbuta: bool, known: bool, tanwin: bool) -> Word:
    """A folded word with whether it is owned: a noun without article that ends in a pronoun («مكتبه», «قواتها»)."""
    own = word(text, marbuta, known)
    if tanwin:
        # «تضامناً» is no verb for two
        own = replace(own, verb=None, forms=tuple(form for form in own.forms if form.kind != "verb"))
    if own.role != "word" or own.forms or own.verb or marbuta:
        return own
    owned = text.endswith(OWNERS) and any(text.endswith(one) and len(text) >= 3 + len(one) for one in OWNERS)
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
    """Where the brackets end that open at a token, the token itself where they are not closed soon."""
    return next((token.end for token in tokens[i + 1 : i + ASIDE] if token.text == ")"), tokens[i].end)


@remembered
def _on_name(written: tuple[str, str]) -> Word:
    """What the letters written onto the front of a name say: a conjunction, a preposition; and what it calls for."""
    letters, name = written
    own = _of_letters(letters) if letters else NAME
    return replace(own, calls=called_for(name, own.stem))


def _of_letters(letters: str) -> Word:
    conjunction = letters[0] in "وف"
    rest = letters[1:] if conjunction else letters
    then = THEN if letters[0] == THEN else ""
    return Word("word", rest[0] if rest and rest[0] in "بلك" else "", conjunction=conjunction, stem=then)


def _with_states(nodes: list[Node], nationals: Mapping[str, int], kinds: Sequence[ActorType]) -> list[Node]:
    """The nodes with adjectives of nationality taken for their country where they say who owns or does something."""
    instruments = constructions("ar").words("instruments")
    out = list(nodes)
    for i in [i for i, node in enumerate(nodes) if node.word.bare in nationals and i]:
        node, state = nodes[i], nationals[nodes[i].word.bare]
        before = nodes[i - 1]
        owner = before.word.stem in instruments or before.text in instruments
        event = before.word.is_event
        again = before.actor is None and out[i - 1].implied and node.word.conjunction
        # «مباحثات تركية - يابانية»
        again = again or (before.text in DASHES and out[i - 2].implied)
        if owner or event or again or _describes_instrument(nodes, i, instruments):
            out[i] = Node(
                node.text,
                node.start,
                node.end,
                Word("word", conjunction=again and node.word.conjunction),
                state,
                kinds[state],
                True,
            )
    return out


def _describes_instrument(nodes: Sequence[Node], i: int, instruments: frozenset[str]) -> bool:
    """Whether another adjective stands between what one has and the adjective that says whose («طائرات حربية X»)."""
    if i < 2 or nodes[i - 2].actor is not None:
        return False
    told = not nodes[i - 2].is_verb and nodes[i - 2].word.is_event
    if not told and not {nodes[i - 2].word.stem, nodes[i - 2].text} & instruments:
        return False
    between, node = nodes[i - 1], nodes[i]
    plain = between.actor is None and between.word.role == "word" and not between.word.preposition
    alike = between.text.startswith("ال") == node.text.startswith("ال")
    return plain and alike and not between.word.conjunction and not node.word.conjunction
