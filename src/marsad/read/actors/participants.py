"""People, bodies and places named only by what they are, who are actors where they take part in a dealing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from marsad.model.actor import ActorType, Mention, PageActor
from marsad.model.ids import make_id
from marsad.model.zone import SPOKEN, Zone
from marsad.read.actors.commonnouns import PLURALS, CommonNoun, common_noun, describing, listed, of_bodies, offices
from marsad.read.actors.describedphrases import Stretch, phrase_end, phrase_start
from marsad.read.actors.lexicon import lexicon
from marsad.read.actors.words import word
from marsad.read.page import Page
from marsad.text.folding import folded
from marsad.text.remembered import remembered
from marsad.text.tokens import parted

ADJECTIVES = 2
"""How many adjectives describe an enemy or ally before his name at most."""
TITLE = 5
"""How many words may stand between an office and the name of who holds it («الرئيس السابق المخلوع X»)."""
NISBA = ("يون", "يين")
"""How the plural of an adjective of relation ends, which names people only where it describes nobody."""
OWNERS = ("اتنا", "اتها", "اتهم", "اته", "تنا", "تها", "تهم")
"""How a feminine noun, or a plural, ends with a pronoun."""
COMMAS = frozenset("،,")
CLITIC_ARTICLE = re.compile("[وفبك]ال")
"""A letter written onto the article («فالعملية»)."""
CLITICS = 4
"""Within how many letters of a word a name begins that has clitics before it."""
ADDRESSED = "صاحب"
"""What opens the address of somebody who is named behind it («صاحب السمو الأمير X»)."""
THINGS = frozenset(("force", "outlet"))
"""Kinds of heads that are common things with some nouns behind them and then no body."""
PRAYING, POWER = "مصلي", "سلطه"
"""Two nouns as they are folded that are other words too: those who pray, before a genitive, and an authority."""
HELD = frozenset(("عن", "علي", "في", "الي"))
"""Prepositions behind which power is held or lost."""
TOLL = frozenset(("قتلى", "قتلي", "قتيل"))
"""Those who with a number and nothing else are but how many died («أوقعت 27 قتيلا»)."""
AMONG = 3
"""How many words before such a noun «بينهم» stands at most."""


class Participant(msgspec.Struct, frozen=True):
    """Somebody where he stands, in folded characters; `country` is the state that an adjective stands for.

    `noun` says what he is and `key` what is told of him besides; where that is nothing he is the last who was such.
    """

    noun: str
    key: str
    kind: ActorType
    start: int
    end: int
    country: str | None = None


def participants(
    page: Page, zones: Sequence[Zone], actors: Sequence[PageActor], *, sites: bool = False
) -> tuple[PageActor, ...]:
    """Those whom the page names only by what they are («المسافرين», «حكومات معادية»), outside the mentions of others.

    States that only an adjective names («غارة نيروزية») are among them, and with `sites` the buildings and vehicles
    that are attacked, which are no actors but belong to what is told. Who of them is an actor shows where a dealing is
    told; one that stands before a name takes it in («حلفاء X»).
    """
    place = page.place
    marks = [(place(m.start), place(m.end), actor.type) for actor in actors for m in actor.mentions]
    names = {start: end for start, end, _ in sorted(marks)}
    states = frozenset(
        actor.country
        for actor in actors
        # a town of a country is not the country
        if actor.type == "place" and actor.country and actor.known in (None, actor.country)
    )
    kinds = {start: kind for start, _, kind in marks}
    persons = frozenset(names[start] for start, kind in kinds.items() if kind == "person")
    opened = _opened(page, names)
    found: list[Participant] = []
    for zone in zones:
        if zone.kind in SPOKEN and zone.kind != "meta":
            words = page.tokens[page.token_at(page.place(zone.start)) : page.token_at(page.place(zone.end))]
            found.extend(_found(Stretch(page, words, names, kinds, persons, states), opened, sites=sites))
    titled = {f"{folded(actor.role)} {folded(actor.name)}" for actor in actors if actor.type == "person" and actor.role}
    found = [one for one in found if page.folded.text[one.start : one.end] not in titled]
    held: dict[tuple[str, ActorType, str | None], list[Mention]] = {}
    latest: dict[str, str] = {}
    for one in found:
        key = latest.get(one.noun, one.key) if one.key == one.noun else one.key
        latest[one.noun] = key
        mention = Mention(*page.folded.span(one.start, one.end), why="participant", confidence=0.5)
        held.setdefault((key, one.kind, one.country), []).append(mention)
    return tuple(
        PageActor(
            id=make_id("participant", page.document.id, mentions[0].start, mentions[0].end, kind),
            name=_name(page.document.text, mentions[0]),
            type=kind,
            mentions=tuple(mentions),
            country=country,
        )
        for (_, kind, country), mentions in held.items()
    )


def _name(text: str, first: Mention) -> str:
    """What a participant is called where he is named first; «للشعب» is «الشعب»."""
    called = text[first.start : first.end]
    return "ا" + called if first.start and text[first.start - 1 : first.start + 1] == "لل" else called


def is_described(one: PageActor) -> bool:
    """Whether a participant is told by more than one word, and is none of the voices that the press leaves unnamed."""
    first, _, rest = folded(one.name).partition(" ")
    return bool(rest) and first not in listed("voices")


def with_participants(named: Sequence[PageActor], people: Sequence[PageActor]) -> tuple[PageActor, ...]:
    """The actors of a page with those of its participants who take part in a dealing, or its documents that speak.

    A name that stands within what such a one is called is no mention of its own there, as long as it has others.
    """
    if not people:
        return tuple(named)
    spans = [(m.start, m.end) for one in people for m in one.mentions]
    return (*(_outside(actor, spans) for actor in named), *people)


def _outside(actor: PageActor, spans: Sequence[tuple[int, int]]) -> PageActor:
    within = {m for start, end in spans for m in actor.mentions if start <= m.start and m.end <= end}
    if not within or len(within) == len(actor.mentions):
        return actor
    return replace(actor, mentions=tuple(m for m in actor.mentions if m not in within))


def _opened(page: Page, names: Mapping[int, int]) -> Sequence[tuple[int, int]]:
    """The words that open a name, clitics before it or not, in order: where each begins and where its name ends."""
    opened: dict[int, int] = {}
    for start, end in names.items():
        token = page.tokens[page.token_at(start + 1) - 1]
        if token.start <= start < token.end and start < token.start + CLITICS:
            opened[token.start] = max(end, opened[token.start]) if token.start in opened else end
    return sorted(opened.items())


def _found(at: Stretch, opened: Sequence[tuple[int, int]], *, sites: bool) -> Iterator[Participant]:
    """The participants of a stretch that stand in no name, and in no other participant."""
    if not at.words:
        return
    begun = bisect_left(opened, (at.words[0].start,))
    end = 0
    for i in [i for i, token in enumerate(at.words) if _can_name(token.text)]:
        token = at.words[i]
        while begun < len(opened) and opened[begun][0] <= token.start:
            end, begun = max(end, opened[begun][1]), begun + 1
        if token.start < end:
            continue
        noun = common_noun(token.text, marbuta=at.written(i)[-1] == "ة", sites=sites)
        if noun is not None and noun.kind == "place" and not sites:
            continue
        one = _state(at, i) if noun is None else _participant(at, i, noun)
        if one is not None:
            # a number that belongs to the phrase before is not counted twice
            yield one if one.start >= end else replace(one, start=token.start)
            end = max(end, one.end)


@remembered
def _can_name(text: str) -> bool:
    """Whether a folded word can name somebody by what he is, or a state; most words cannot."""
    return common_noun(text) is not None or text.removeprefix("ال") in lexicon().nations


def _participant(at: Stretch, i: int, noun: CommonNoun) -> Participant | None:
    """The participant whose noun the word at `i` is."""
    counts = noun.definite and at.word(i - 1) in listed("counting")
    if counts or (noun.form.startswith(ADDRESSED) and at.word(i + 1) in listed("honours")):
        return None
    if _is_thing(at, i, noun) or not _is_noun(at, i, noun) or _describes_before(at, i, noun):
        return None
    if _is_aside(at, i) or _is_owned(at, i, noun):
        return None
    first, start = phrase_start(at, i, noun)
    last, of_body = phrase_end(at, i, noun)
    if _is_apposed(at, i, noun, plain=last == i + 1):
        return None
    if not (of_body or _is_somebody(noun, plain=last == i + 1, counted=first < i)) or (
        first == i and _is_title(at, last, noun)
    ):
        return None
    # «500 خريج وخريجة», then «500 خريج»
    told = (
        []
        if noun.definite
        else [text for text in map(at.word, range(i + 1, last)) if not text.startswith("و" + noun.form)]
    )
    what = noun.lemma + noun.owner
    return Participant(what, " ".join([what, *told]), noun.kind, start, at.words[last - 1].end)


def _is_somebody(noun: CommonNoun, *, plain: bool, counted: bool) -> bool:
    """Whether a noun names somebody with what stands by it: nothing where it is `plain`, a number where `counted`."""
    of_body = not of_bodies().isdisjoint((noun.form, noun.lemma))
    if noun.owner:
        return counted or not of_body
    if noun.lemma in offices() or (plain and noun.form in listed("kin") and noun.form not in listed("person")):
        return False
    toll = noun.form.removesuffix("ا") in TOLL and not noun.definite
    if plain and (toll or (noun.lemma in listed("described") and (of_body or not counted))):
        return False
    return noun.definite or counted or noun.form.removesuffix("ا") not in listed("definite")


def _is_title(at: Stretch, j: int, noun: CommonNoun) -> bool:
    """Whether the phrase that ends before the word at `j` only introduces the one whose name follows."""
    if noun.owner and at.name_end(_past_adjectives(at, j)) is not None:
        return True
    if noun.kind != "person" or noun.form.endswith(PLURALS):
        return False
    for k in range(j, min(len(at.words), j + TITLE)):
        if at.is_person(k):
            return True
        seen = word(at.words[k].text)
        comma = k == j and at.words[k].text in COMMAS
        if not comma and (not at.words[k].is_word or seen.function or seen.verb or seen.skip):
            return False
    return False


def _past_adjectives(at: Stretch, j: int) -> int:
    """The place behind the adjectives that describe somebody's enemy or ally («خصمها اللدود X»)."""
    last = min(len(at.words), j + ADJECTIVES)
    while j < last and at.name_end(j) is None and word(at.words[j].text).definite and not word(at.words[j].text).head:
        j += 1
    return j


def _is_apposed(at: Stretch, i: int, noun: CommonNoun, *, plain: bool) -> bool:
    """Whether the phrase of the noun at `i` says what the person before it is («X محرر الشؤون», «X، الخبير في»)."""
    if noun.kind != "person" or noun.skip or noun.owner or noun.form.endswith(PLURALS) or noun.form in listed("kin"):
        return False
    if noun.form.removesuffix("ا") in listed("several"):
        return False
    if i and at.words[i - 1].text in COMMAS:
        return at.is_past_person(i - 1)
    return at.is_past_person(i) and not (plain or noun.definite)


def _is_noun(at: Stretch, i: int, noun: CommonNoun) -> bool:
    """Whether a word that is read with or without ة, or beginning with إ, is written so («أسرة», not «أسره»)."""
    written = at.written(i)
    return (written[-1] == "ة") == noun.marked and (not noun.below or "إ" in written)


def _is_thing(at: Stretch, i: int, noun: CommonNoun) -> bool:
    """Whether the noun at `i` is another word here, which names nobody.

    That is where those who pray do («مصلى العيد»), power that is held («رحل عن السلطة»), and what another noun makes
    a thing («قوة الدولار», «قنوات التواصل»).
    """
    if noun.form in (PRAYING, POWER):
        return at.written(i).endswith("ى") or at.word(i - 1) in HELD
    head = word(at.words[i].text).head if noun.kind == "organization" else None
    if head is None or head.kind not in THINGS or i + 1 == len(at.words):
        return False
    return word(at.words[i + 1].text).stem in lexicon().common.get(head.lemma, ())


def _describes_before(at: Stretch, i: int, noun: CommonNoun) -> bool:
    """Whether the word at `i` only describes what stands before it («هجوم انتحاري», «جنود متمردين»)."""
    feminine = noun.lemma in listed("women")
    if i == 0 or noun.skip or not (feminine or noun.form in describing() or noun.form.endswith(NISBA)):
        return False
    text = at.words[i - 1].text
    text = text[1:] if CLITIC_ARTICLE.match(text) else text
    before = word(text)
    owned = noun.definite and feminine and text.endswith(OWNERS)
    if not text[0].isalpha() or before.function or before.verb or before.definite != (noun.definite and not owned):
        return False
    if feminine:
        # «قواتنا المسلحة»
        return owned or text.endswith(("ه", "ات", "اء")) or text.removeprefix("ال") in listed("feminine_plurals")
    if before.stem in lexicon().counts:
        return False
    return not noun.form.endswith(PLURALS) or text.endswith(noun.form[-2:])


def _is_owned(at: Stretch, i: int, noun: CommonNoun) -> bool:
    """Whether a name right behind the noun at `i` says whose or who that is: then the name acts.

    «جنود X», «ثكنات لـX», «المواطن X»; not «حلفاء X», «أهالي X», who are others.
    """
    if i + 1 == len(at.words):
        return False
    behind = at.words[i + 1]
    of_body = of_bodies()
    if not noun.definite and noun.form in of_body and behind.text in listed("fighters"):
        return True
    if noun.definite:
        return at.is_person(i + 1) and noun.kind == "person" and not noun.form.endswith(PLURALS)
    if noun.kind == "person" and noun.form not in of_body:
        speaks = noun.form in listed("voices") and behind.start in at.names
        return speaks or (at.is_person(i + 1) and noun.lemma not in listed("kin"))
    if noun.lemma in listed("related"):
        return False
    return behind.start in at.names or (behind.text[0] == "ل" and behind.start + 1 in at.names)


def _is_aside(at: Stretch, i: int) -> bool:
    """Whether the noun at `i` only tells who else is meant or who is not there («بينهم ثلاثة أطفال», «دون طيار»)."""
    before = at.words[max(0, i - AMONG) : i]
    return any(token.text.removeprefix("و") in listed("among") for token in before) or at.word(i - 1) in listed(
        "without"
    )


def _state(at: Stretch, i: int) -> Participant | None:
    """The state, one of those that the page does not name, of an adjective that says whose attack or arms those are."""
    token = at.words[i]
    code = lexicon().nations.get(token.text.removeprefix("ال"))
    if code is None or code in at.states:
        return None
    for before in (at.words[j].text for j in (i - 1, i - 2) if j >= 0):
        if any(part.stem.removeprefix("ال") in listed("sent") for part in parted(before)):
            return Participant(f"state {code}", f"state {code}", "place", token.start, token.end, code)
        if not word(before).adjective:
            break
    return None
