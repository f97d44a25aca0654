"""People, bodies and places named only by what they are, who are actors where they take part in a dealing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from marsad.model.actor import ActorType, Mention, PageActor
from marsad.model.ids import make_id
from marsad.model.zone import SPOKEN, Zone
from marsad.read.actors.commonnouns import PLURALS, CommonNoun, common_noun, describing, listed
from marsad.read.actors.lexicon import lexicon, word
from marsad.read.page import Page
from marsad.text.tokens import Token, parted

ADJECTIVES = 2
"""How many adjectives behind such a noun are taken in."""
AMONG = 3
"""How many words before such a noun «بينهم» stands at most."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words of a zone; `names` gives where a mention that starts at a place ends; `states` the states named.

    `persons` are the places where the name of a person starts.
    """

    page: Page
    words: Sequence[Token]
    names: Mapping[int, int]
    states: frozenset[str]
    persons: frozenset[int]


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody where he stands, in folded characters; `country` is the state that an adjective stands for."""

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
    names = dict(sorted((page.place(m.start), page.place(m.end)) for actor in actors for m in actor.mentions))
    states = frozenset(actor.country for actor in actors if actor.type == "place" and actor.country)
    persons = frozenset(page.place(m.start) for actor in actors if actor.type == "person" for m in actor.mentions)
    held: dict[tuple[str, ActorType, str | None], list[Mention]] = {}
    for zone in zones:
        if zone.kind not in SPOKEN or zone.kind == "meta":
            continue
        words = page.tokens[page.token_at(page.place(zone.start)) : page.token_at(page.place(zone.end))]
        for one in _found(Stretch(page, words, names, states, persons), sites=sites):
            span = page.span(one.start, one.end)
            mention = Mention(span.start, span.end, why="participant", confidence=0.5)
            held.setdefault((one.key, one.kind, one.country), []).append(mention)
    return tuple(
        PageActor(
            id=make_id("participant", page.document.id, marks[0].start, marks[0].end, kind),
            name=page.document.text[marks[0].start : marks[0].end],
            type=kind,
            mentions=tuple(marks),
            country=country,
        )
        for (_, kind, country), marks in held.items()
    )


def _found(at: Stretch, *, sites: bool) -> Iterator[Participant]:
    """The participants of a stretch that stand in no name, and in no other participant."""
    end = 0
    for i, token in enumerate(at.words):
        letters = range(token.start, min(token.end, token.start + 4))
        if not at.names.keys().isdisjoint(letters):
            end = max(end, *(at.names.get(letter, 0) for letter in letters))
        if token.start < end:
            continue
        noun = common_noun(token.text)
        if noun is not None and noun.kind == "place" and not sites:
            continue
        one = _state(at, i) if noun is None else _participant(at, i, noun)
        if one is not None:
            yield one
            end = max(end, one.end)


def _participant(at: Stretch, i: int, noun: CommonNoun) -> Participant | None:
    """The participant whose noun the word at `i` is."""
    if not _is_noun(at, i, noun) or _describes_before(at, i, noun) or _is_among(at, i):
        return None
    end = _end(at, i, noun)
    if noun.lemma in listed("described") and end == at.words[i].end:
        return None
    if noun.lemma in listed("definite") and not noun.definite:
        return None
    if _is_owned(at, i, noun):
        return None
    return Participant(noun.lemma, noun.kind, _start(at, i, noun), end)


def _is_noun(at: Stretch, i: int, noun: CommonNoun) -> bool:
    """Whether a word that is read as ending in ة or beginning with إ is written so («أسرة», not «أسره»)."""
    span = at.page.span(at.words[i].start, at.words[i].end)
    written = at.page.document.text[span.start : span.end]
    return not (noun.marked and written[-1] != "ة") and not (noun.below and "أ" in written)


def _describes_before(at: Stretch, i: int, noun: CommonNoun) -> bool:
    """Whether the word at `i` only describes what stands before it («هجوم انتحاري», «جنود متمردين»)."""
    if i == 0 or noun.skip or noun.form not in describing():
        return False
    text = at.words[i - 1].text
    before = word(text)
    if not text[0].isalpha() or before.function or before.verb or before.definite != noun.definite:
        return False
    if before.stem in lexicon().counts:
        return False
    return not noun.form.endswith(PLURALS) or text.endswith(noun.form[-2:])


def _is_owned(at: Stretch, i: int, noun: CommonNoun) -> bool:
    """Whether a name right behind the noun at `i` says whose or who that is: then the name acts.

    «جنود X», «ثكنات لـX», «المواطن X»; not «حلفاء X», who are others.
    """
    if i + 1 == len(at.words) or noun.form in listed("related"):
        return False
    behind = at.words[i + 1]
    if noun.definite:
        return behind.start in at.persons and noun.kind == "person" and not noun.form.endswith(PLURALS)
    return behind.start in at.names or (behind.text[0] == "ل" and behind.start + 1 in at.names)


def _is_among(at: Stretch, i: int) -> bool:
    """Whether the noun at `i` only tells who else is meant («بينهم ثلاثة أطفال»)."""
    return any(token.text in listed("among") for token in at.words[max(0, i - AMONG) : i])


def _start(at: Stretch, i: int, noun: CommonNoun) -> int:
    """Where the phrase of the noun at `i` begins: at the number or quantity before it, if there is one."""
    start = at.words[i].start + noun.skip
    if i == 0 or noun.skip:
        return start
    before = at.words[i - 1]
    if before.text.isdigit():
        return before.start
    for part in parted(before.text):
        if part.stem in lexicon().counts or part.stem in listed("quantities"):
            return before.start + part.skipped
    return start


def _end(at: Stretch, i: int, noun: CommonNoun) -> int:
    """Where the phrase of the noun at `i` ends: after a name or noun in construct with it, or after its adjectives."""
    following = at.words[i + 1] if i + 1 < len(at.words) else None
    if following is not None and not noun.definite:
        if following.start in at.names:
            return at.names[following.start]
        construct = noun.form not in lexicon().members and not noun.form.endswith(PLURALS)
        if construct and following.text.startswith("ال") and len(following.text) > 4:
            return following.end
    end = at.words[i].end
    for token in at.words[i + 1 : i + 1 + ADJECTIVES]:
        if token.start in at.names or not token.is_word or not _describes(noun, token.text):
            break
        end = token.end
    return end


def _describes(noun: CommonNoun, adjective: str) -> bool:
    """Whether a word can be an adjective of the noun before it."""
    bare = adjective.removeprefix("ال")
    if (bare != adjective) != noun.definite:
        return False
    if bare in lexicon().nations or bare in listed("broken"):
        return True
    if bare.endswith(PLURALS):
        present = bare.startswith(("ي", "ت")) and bare.endswith("ون") and not bare.endswith("يون")
        apart = noun.form.endswith(PLURALS) and noun.form[-2:] != bare[-2:]
        return len(bare) >= 4 and noun.kind != "place" and not present and not apart
    if bare.endswith("ه"):
        return noun.form.endswith("ي") or bare.startswith("م") or word(bare).adjective
    if bare.endswith("ات"):
        return noun.form.endswith(("ات", "اء"))
    return len(bare) >= 4 and bare[0] != "ل" and bare.endswith(("ي", "يا", "اء", "خري"))


def _state(at: Stretch, i: int) -> Participant | None:
    """The state, one of those that the page does not name, of an adjective that says whose attack or arms those are."""
    token = at.words[i]
    code = lexicon().nations.get(token.text.removeprefix("ال"))
    if code is None or code in at.states:
        return None
    for before in (at.words[j].text for j in (i - 1, i - 2) if j >= 0):
        if any(part.stem.removeprefix("ال") in listed("sent") for part in parted(before)):
            return Participant(f"state {code}", "place", token.start, token.end, code)
        if not word(before).adjective:
            break
    return None
