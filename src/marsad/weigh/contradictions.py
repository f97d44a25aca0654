"""Contradictions between claims about one dealing, by typed rules; neither side wins, the newer one least of all.

A pair on which no rule fires is not thereby the same: what two pages leave open cannot be compared, and "not
comparable" is what `Proposition.related` then says. A broader place or time («سوريا» for «دمشق», a year for a day in
it) is none. Only claims whose sentences differ are compared, and of a proposition at most `MOST` sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from itertools import combinations
from typing import Literal, NamedTuple

import msgspec

from marsad.model.actor import Actor
from marsad.model.attribution import Attribution
from marsad.model.claim import Claim
from marsad.model.contradiction import Contradiction, ContradictionKind
from marsad.model.moment import Moment
from marsad.model.proposition import Proposition, Side, Standing
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.text.folding import Folded, fold
from marsad.text.places import compared, is_settlement
from marsad.text.tables import table
from marsad.text.tokens import sentences
from marsad.weigh.chains import stances
from marsad.weigh.contrasts import Contrast, Rule, Said, contrasts, first_of, said, shared

METHOD = "weigh.contradictions/1"
MOST = 60
"""Sentences of one proposition that are compared with one another."""
MUCH = 0.5
"""Share of the telling words from which on two sentences are one account."""
LONGEST_MOMENT = 45
"""Days up to which a time is fine enough to put two places against each other."""

Need = Literal[
    "saying", "opposites", "number", "substitution", "kinds", "days", "one day", "apart", "one place", "much shared",
    "alone", "flat",
]  # fmt: skip


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One typed rule."""

    name: str
    kind: ContradictionKind
    between: Literal["inside", "related"]
    sides: Literal["opposite", "asserted"]
    needs: list[Need]


@cache
def rules() -> list[Row]:
    """The typed rules in the order in which they are tried."""
    return table(files("marsad.weigh.tables") / "contradictions.yml", list[Row])


class Telling:
    """One claim with everything that rules look at; what costs work is made when a rule first asks for it."""

    def __init__(self, claim: Claim, reading: Reading, side: Side, origin: str, case: Mapping[str, Actor]) -> None:
        self.claim, self.reading, self.side, self.origin, self.case = claim, reading, side, origin, case

    @cached_property
    def around(self) -> list[Attribution]:
        """The attributions around the claim, the innermost first."""
        return stances(self.claim.attribution, self.reading)

    @cached_property
    def sentence(self) -> Span:
        """The sentence in which the claim begins."""
        at = self.claim.span.start
        found = (Span(*one) for one in sentences(self.reading.text) if one[0] <= at < one[1])
        return next(found, self.claim.span)

    @cached_property
    def folded(self) -> Folded:
        """The sentence, folded."""
        return fold(self.reading.text[self.sentence.start : self.sentence.end])

    @cached_property
    def said(self) -> Said:
        """The words of the sentence without those that name a time, which have a slot of their own."""
        text = list(self.folded.text)
        for moment in self.reading.times:
            if self.sentence.meets(moment):
                for at in range(len(text)):
                    start = self.sentence.start + self.folded.span(at, at + 1)[0]
                    if moment.start <= start < moment.end:
                        text[at] = " "
        return said("".join(text))

    @cached_property
    def time(self) -> Moment | None:
        """The time the claim names."""
        return None if self.claim.time is None else self.reading.times[self.claim.time]

    @cached_property
    def places(self) -> list[tuple[tuple[str, ...], Span]]:
        """For each place the names it has in the case and where the page names it."""
        named = {actor.id: actor for actor in self.reading.actors}
        found = []
        for place in self.claim.places:
            mentions = sorted(named[place].mentions, key=lambda one: abs(one.start - self.claim.span.start))
            span = Span(mentions[0].start, mentions[0].end) if mentions else self.claim.span
            known = self.case.get(place)
            found.append(((named[place].name, *(known.names if known is not None else ())), span))
        return found

    @cached_property
    def denial(self) -> Attribution | None:
        """The attribution that denies, the innermost where there are more."""
        return next((one for one in self.around if one.stance == "denies"), None)

    def actor_at(self, span: Span) -> str | None:
        """The person or organisation of the case named at a stretch of the page; a place has a slot of its own."""
        for actor in self.reading.actors:
            if actor.type in {"person", "organization"} and any(span.meets(one) for one in actor.mentions):
                known = self.case.get(actor.id)
                return actor.id if known is None else known.id
        return None

    def stretch(self, place: tuple[int, int]) -> Span:
        """The stretch of the page that a stretch of the folded sentence stands for."""
        start, end = self.folded.span(*place)
        return Span(self.sentence.start + start, self.sentence.start + end)


class Fired(NamedTuple):
    """What a rule fired on, on either side."""

    left: Span
    right: Span


def contradictions(
    propositions: Iterable[Proposition],
    readings: Iterable[Reading],
    actors: Iterable[Actor],
    standings: Iterable[Standing],
) -> Iterator[Contradiction]:
    """All contradictions of a case; one between two propositions is told from either side."""
    about = {one.id: one for one in propositions}
    case = {member: actor for actor in actors for member in actor.members}
    home = {claim.id: (claim, reading) for reading in readings for claim in reading.claims}
    told: dict[str, list[Telling]] = {}
    for standing in standings:
        told[standing.proposition] = _distinct(
            [Telling(*home[voice.claim], voice.side, voice.origin_high, case) for voice in standing.voices]
        )
    seen: set[tuple[str, str]] = set()
    for one in about.values():
        yield from _inside(one.id, told.get(one.id, ()))
        for other in one.related:
            if other.other in about and (other.other, one.id) not in seen:
                seen.add((one.id, other.other))
                slots = dict(other.slots)
                if slots["parties"] == "same" and slots["roles"] == "same":
                    yield from _between(one.id, other.other, told, slots["kind"])


def _distinct(told: Sequence[Telling]) -> list[Telling]:
    """Of each side the claims whose sentences differ, the first of each origin before others."""
    found: dict[tuple[Side, str], Telling] = {}
    first: dict[tuple[Side, str], Telling] = {}
    for one in told:
        kept = found.setdefault((one.side, one.folded.text), one)
        if kept is one:
            first.setdefault((one.side, one.origin), one)
    ahead = list(first.values())
    rest = [one for one in found.values() if all(one is not other for other in ahead)]
    return [*ahead, *rest][:MOST]


def _inside(one: str, told: Sequence[Telling]) -> Iterator[Contradiction]:
    """Those of one proposition: a denial once for two origins, a detail once for what stands against what."""
    done: set[tuple[str, ...]] = set()
    for left, right in combinations(told, 2):
        for found in _of_pair(one, None, left, right, "inside"):
            sides = ((left.reading.text, found.words_left), (right.reading.text, found.words_right))
            words = tuple(text[span.start : span.end] for text, span in sides)
            key = (found.kind, *((left.origin, right.origin) if found.kind.startswith("denial") else words))
            if key not in done:
                done.add(key)
                yield found


def _between(one: str, other: str, told: Mapping[str, Sequence[Telling]], kind: str) -> Iterator[Contradiction]:
    mine, theirs = told.get(one, ()), told.get(other, ())
    pages = {left.reading.id for left in mine} & {right.reading.id for right in theirs}
    done: set[tuple[str, ...]] = set()
    for left in mine:
        for right in theirs:
            for found in _of_pair(one, other, left, right, "related", both=bool(pages), kinds=kind):
                key = (found.proposition, found.rule, left.origin, right.origin)
                if key not in done:
                    done.add(key)
                    yield found


def _of_pair(
    one: str,
    other: str | None,
    left: Telling,
    right: Telling,
    between: Literal["inside", "related"],
    *,
    both: bool = False,
    kinds: str = "same",
) -> Iterator[Contradiction]:
    fired: set[ContradictionKind] = set()
    denials: set[ContradictionKind] = {"denial", "denial of saying"}
    for row in rules():
        if row.between != between or row.kind in fired or (fired & denials and row.kind in denials):
            continue
        if _sides(left, right) != row.sides or (both and "alone" in row.needs):
            continue
        if (kinds == "opposite") != ("kinds" in row.needs) or kinds not in {"same", "opposite"}:
            continue
        found = _fired(left, right, row)
        if found is None:
            continue
        fired.add(row.kind)
        made = Contradiction(
            proposition=one,
            left=left.claim.id,
            right=right.claim.id,
            kind=row.kind,
            rule=row.name,
            words_left=found.left,
            words_right=found.right,
            method=METHOD,
        )
        yield made
        if other is not None:
            yield replace(
                made,
                proposition=other,
                left=made.right,
                right=made.left,
                words_left=made.words_right,
                words_right=made.words_left,
            )


def _sides(left: Telling, right: Telling) -> str:
    both = {left.side, right.side}
    return "asserted" if both == {"asserts"} else "opposite" if both == {"asserts", "denies"} else "neither"


def _fired(left: Telling, right: Telling, row: Row) -> Fired | None:
    """The words a rule fires on: those of the last need that has words of its own, else what either side says."""
    found = Fired(_words(left), _words(right))
    for need in row.needs:
        if need in {"kinds", "alone"}:
            continue
        step = _TESTS[need](left, right)
        if step is None:
            return None
        found = step
    return found


def _words(one: Telling) -> Span:
    """The cue of a denial, or else the claim."""
    return one.denial.cue if one.denial is not None and one.denial.cue is not None else one.claim.span


def _saying(left: Telling, right: Telling) -> Fired | None:
    denies, asserts = (left, right) if left.side == "denies" else (right, left)
    denial = denies.denial
    if denial is None:
        return None
    near = Span(min(denies.sentence.start, denial.content.start), max(denies.sentence.end, denial.content.end))
    text = fold(denies.reading.text[near.start : near.end])
    word = first_of("saying", said(text.text).words)
    if word is None or not _is_said_by(asserts, denies, denial):
        return None
    start, end = text.span(word.start, word.end)
    spans = {denies.claim.id: Span(near.start + start, near.start + end), asserts.claim.id: _words(asserts)}
    return Fired(spans[left.claim.id], spans[right.claim.id])


def _is_said_by(asserts: Telling, denies: Telling, denial: Attribution) -> bool:
    """Whether the one who denies is somebody to whom the other page gives the words."""
    denier = denies.case.get(denial.source)
    sources = {actor.id for one in asserts.around if (actor := asserts.case.get(one.source)) is not None}
    return denier is not None and denier.id in sources


def _flat(left: Telling, right: Telling) -> Fired | None:
    denies, asserts = (left, right) if left.side == "denies" else (right, left)
    word = first_of("flat", denies.said.words)
    if word is None or denies.time is not None or denies.claim.places:
        return None
    if _is_earlier(denies, asserts):
        return None
    spans = {denies.claim.id: denies.stretch((word.start, word.end)), asserts.claim.id: _words(asserts)}
    return Fired(spans[left.claim.id], spans[right.claim.id])


def _is_earlier(denies: Telling, asserts: Telling) -> bool:
    """Whether the denial was published before what is asserted can have been."""
    first = asserts.time.earliest if asserts.time is not None else None
    published = denies.reading.published
    return first is not None and published is not None and published < first


def _by_text(rule: Rule) -> Callable[[Telling, Telling], Fired | None]:
    def test(left: Telling, right: Telling) -> Fired | None:
        for one in contrasts(left.said, right.said):
            if one.rule == rule and _counts(one, left, right):
                return Fired(left.stretch(one.left), right.stretch(one.right))
        return None

    return test


def _counts(one: Contrast, left: Telling, right: Telling) -> bool:
    """Whether a rule of texts holds of claims: opposites within their own words, one name put for another."""
    spans = left.stretch(one.left), right.stretch(one.right)
    if one.rule == "opposites":
        return one.claims and left.claim.span.meets(spans[0]) and right.claim.span.meets(spans[1])
    if one.rule == "substitution":
        actors = left.actor_at(spans[0]), right.actor_at(spans[1])
        return None not in actors and actors[0] != actors[1]
    return True


def _days(left: Telling, right: Telling) -> Fired | None:
    one, other = left.time, right.time
    if one is None or other is None or not (_ends_before(one, other) or _ends_before(other, one)):
        return None
    return Fired(Span(one.start, one.end), Span(other.start, other.end))


def _ends_before(one: Moment, other: Moment) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _one_day(left: Telling, right: Telling) -> Fired | None:
    one, other = left.time, right.time
    if one is None or other is None or _ends_before(one, other) or _ends_before(other, one):
        return None
    if not (_is_fine(one) and _is_fine(other)):
        return None
    return Fired(Span(one.start, one.end), Span(other.start, other.end))


def _is_fine(one: Moment) -> bool:
    if one.earliest is None or one.latest is None:
        return False
    return (date.fromisoformat(one.latest) - date.fromisoformat(one.earliest)).days <= LONGEST_MOMENT


def _places_apart(left: Telling, right: Telling) -> Fired | None:
    pairs = [(one, other) for one in left.places for other in right.places]
    if not pairs or any(compared(one[0], other[0]) != "apart" for one, other in pairs):
        return None
    return Fired(pairs[0][0][1], pairs[0][1][1])


def _one_place(left: Telling, right: Telling) -> Fired | None:
    """A settlement that both name; the words are the times, for in these they differ."""
    same = any(
        is_settlement(one) and is_settlement(other) and compared(one, other) == "same"
        for one, _ in left.places
        for other, _ in right.places
    )
    return _days(left, right) if same else None


def _much_shared(left: Telling, right: Telling) -> Fired | None:
    if shared(left.said, right.said) < MUCH:
        return None
    return _days(left, right) or _by_text("opposites")(left, right)


_TESTS: dict[Need, Callable[[Telling, Telling], Fired | None]] = {
    "saying": _saying,
    "flat": _flat,
    "opposites": _by_text("opposites"),
    "number": _by_text("number"),
    "substitution": _by_text("substitution"),
    "days": _days,
    "one day": _one_day,
    "apart": _places_apart,
    "one place": _one_place,
    "much shared": _much_shared,
}
