"""Moments: every expression on a page that places something on the calendar, and the days it can mean."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from msgspec.structs import replace

from marsad.model.moment import Moment
from marsad.read.moments.calendar import Days
from marsad.read.moments.facts import Anchor, Facts, Meaning, Named
from marsad.read.moments.rules import Stretch, grammar
from marsad.read.moments.values import meaning
from marsad.read.moments.words import Words, language
from marsad.read.page import Page
from marsad.text.folding import folded

LANGUAGES = ("ar", "en")
"""Both are tried on every page in one of them: an English post stands in an Arabic article."""
OTHERS: frozenset[str] = frozenset({"fa"})
"""Languages with a table of their own whose pages are read by it and by the English one."""


REACH = 80
"""How many characters before a weekday or month a word that looks back or ahead, or a year, still bears on it."""


GOES_ON = 500
"""How many characters behind a past day a page still goes on from it with days and months that name no year."""
_OPENS = re.compile(r"\W*(?:by|until|before)\s*")
_PAST = re.compile(
    r"\b(?:[a-z]{2,}ed|stood|won|lost|saw|made|knew|held|led|sent|paid|ran|set|hit|grew|left|wrote|spoke)\b"
)


def moments(page: Page, published: date | None, issued: date | None = None) -> tuple[Moment, ...]:
    """The times a page names, in page order, none overlapping another.

    Relative expressions are resolved against `published`, or against the time last named where they say so; without a
    publication date their value is None. Of a page that only names the month in which it came out, `issued` is the
    last day of it: against it months, quarters and years are resolved, no days. Grammar and words are the tables
    `moments.*.yml`.
    """
    languages = languages_of(page)
    rules = grammar(*languages)
    words = rules.lexicon.words(page.text)
    course = _Course(page, published, languages, issued)
    found: list[Moment] = []
    end = 0
    for place in rules.starts(words):
        for stretch in rules.stretches(words, place) if place >= end else ():
            made = list(course.meanings(stretch))
            if made:
                end = stretch.end
                found += [_moment(page, words, stretch, *one) for one in made if stretch.rule.means != "nothing"]
                break
    return tuple(found)


def languages_of(page: Page) -> tuple[str, ...]:
    """The languages whose words of time are looked for on a page."""
    own = page.document.language
    return (own, "en") if own in OTHERS else LANGUAGES


def _moment(page: Page, words: Words, stretch: Stretch, start: int, end: int, said: Meaning) -> Moment:
    span = page.span(words.atom(start).start, words.atom(end - 1).end)
    first, last = (day.isoformat() if day else None for day in said.days)
    return Moment(span.start, span.end, value=said.value, mod=said.mod, earliest=first, latest=last, why=stretch.why)


@dataclass
class _Course:
    """A page being read from its beginning: what the next expression can hang on."""

    page: Page
    published: date | None
    languages: tuple[str, ...]
    issued: date | None = None
    named: Named | None = None
    named_day: date | None = None
    evening: bool = False
    dated: tuple[int, date] | None = None
    told: tuple[int, date] | None = None

    def meanings(self, stretch: Stretch) -> Iterator[tuple[int, int, Meaning]]:
        """The moments of a stretch, first and last atom of each; none at all where one of them makes no sense."""
        anchor = self._anchor(stretch)
        made: list[tuple[int, int, Meaning]] = []
        for start, end, facts in _parts(stretch):
            said = meaning(stretch.rule.means, facts, anchor)
            if said is None:
                return
            made.append((start, end, said))
        if stretch.rule.means == "range" and not _rising([said for *_, said in made]):
            return
        if stretch.rule.means == "days":
            made = _days_as_one(made)
        for _, _, said in made:
            self._note(stretch, said)
        yield from made

    def _note(self, stretch: Stretch, said: Meaning) -> None:
        names, place = stretch.names, stretch.place[0]
        self._note_told(place, names, said)
        if said.named is None or (said.named.day == self.published and names & {"y", "date"}):
            return  # nothing in the text is counted from the date line
        if said.mod in ("BEFORE", "AFTER"):
            return
        self.named = said.named
        if said.named.unit == "day":
            self.named_day = said.named.day
            self.evening = any(fact.value == "evening" for fact in stretch.facts)
        if said.named.unit in ("day", "month") and names & {"y", "date"}:
            self.dated = (place, said.named.day)
        elif "month" not in names:
            self.dated = None

    def _note_told(self, place: int, names: Set[str], said: Meaning) -> None:
        """Keep the day or month that is named with its year; what is counted from publication leads away from it."""
        if said.named is not None and names & {"y", "date"}:
            fine = said.named.unit in ("day", "month") or self.published is None
            self.told = (place, said.named.day) if fine else None
        elif said.named is not None and self.told and "month" in names and said.named.day >= self.told[1]:
            self.told = (place, said.named.day)
        elif names & {"deixis", "day_shift", "weekday"}:
            self.told = None

    def _anchor(self, stretch: Stretch) -> Anchor:
        names = stretch.names
        coarse = not names.isdisjoint(_OF_MONTHS) and names.isdisjoint(_OF_DAYS)
        published = self.published or (self.issued if coarse else None)
        told = Anchor(published=published, named=self.named, named_day=self.named_day, evening=self.evening)
        if names.isdisjoint(_DECIDED_BY_SENTENCE) or names & {"y", "date", "day_shift"}:
            return told
        place, end = stretch.place
        near = max(self.page.sentence_at(place)[0], place - REACH)
        in_sentence = self.dated[1] if self.dated and self.dated[0] >= near else None
        leaning = _leaning(self.page.text[near:place], self.languages)
        if self.page.document.language != "en":
            return replace(told, in_sentence=in_sentence, leaning=leaning)
        if leaning > 0 and _OPENS.fullmatch(self.page.text[near:place]) and self._is_past(end):
            leaning = -1
        leaning = leaning or self._leaning_behind(place, end) or -("month" in names and self._is_past(near))
        since = self.told and (published is None or place - self.told[0] <= GOES_ON)
        return replace(
            told, in_sentence=in_sentence, told=self.told[1] if self.told and since else None, leaning=leaning
        )

    def _is_past(self, place: int) -> bool:
        """Whether a verb of the past follows in the same clause: «By Monday night donations stood at 4,000»."""
        clause = self.page.text[place : min(self.page.sentence_at(place)[1], place + REACH)].split(",")[0]
        return _cues(self.languages).search(clause) is None and _PAST.search(clause) is not None

    def _leaning_behind(self, place: int, end: int) -> int:
        """The same by the words behind an expression that opens its sentence: «On Monday the two sides will meet»."""
        limit = min(self.page.sentence_at(place)[1], end + REACH)
        told = (
            None if self.page.text[end : end + 1] == ":" else _cues(self.languages).search(self.page.text, end, limit)
        )
        return 0 if told is None else 1 if told["ahead"] else -1


_DECIDED_BY_SENTENCE = frozenset(
    {
        "weekday",
        "month",
        "hijri_month",
        "feast",
        "holiday",
        "day_of_month",
        "solar_month",
        "season",
        "the_season",
        "movable",
        "movable_day",
    }
)


_OF_MONTHS = frozenset({"month", "weak_month", "quarter", "season", "the_season", "the_month", "the_year"})
_OF_DAYS = frozenset({"weekday", "day_shift", "weak_day_shift", "the_week", "the_day"})
"""What is resolved where only the month of publication is known, and what is not."""


def _parts(stretch: Stretch) -> Iterator[tuple[int, int, Facts]]:
    """Each moment of a stretch with its facts: its own, those outside all of them, and what only the others say.

    «من 5 إلى 9 أغسطس 2014»: the fifth takes month and year from the ninth.
    """
    if not stretch.members:
        yield stretch.start, stretch.end, Facts(stretch.facts, stretch.rule.gives)
        return
    own = [[fact for fact in stretch.facts if start <= fact.start < end] for start, end in stretch.members]
    shared = [fact for fact in stretch.facts if not any(fact in facts for facts in own)]
    for (start, end), facts in zip(stretch.members, own, strict=True):
        names = {fact.name for fact in facts}
        missing = (_LENT_AHEAD if facts is own[-1] else _LENT) - names
        lent = [fact for others in (own[-1], own[0]) for fact in others if fact.name in missing]
        if "weekday" in names and facts is not own[-1]:
            lent += [fact._replace(name="before_weekday") for fact in own[-1] if fact.name == "weekday"]
        yield start, end, Facts(sorted({*facts, *lent, *shared}, key=lambda fact: fact.start), stretch.rule.gives)


_LENT_AHEAD = frozenset({"month", "hijri_month"})
_LENT = frozenset({"month", "hijri_month", "deixis", "y", "hy", "ah", "ad", "the_month", "the_year", "year_word"})


def _days_as_one(made: list[tuple[int, int, Meaning]]) -> list[tuple[int, int, Meaning]]:
    """From one day of a month to another as one stretch of days: "26 to 28 March" is `2022-03-26/2022-03-28`."""
    (start, _, first), (_, end, last) = made[0], made[-1]
    if first.named is None or last.named is None or first.named.day >= last.named.day:
        return made
    days = Days(first.named.day, last.named.day)
    return [(start, end, Meaning(f"{first.value}/{last.value}", None, days, last.named))]


LONGEST_RANGE = timedelta(days=366 * 60)
"""Two years side by side that lie further apart are two numbers, not a range."""


def _rising(said: list[Meaning]) -> bool:
    days = [one.named.day for one in said if one.named]
    return len(days) == len(said) and timedelta() < days[-1] - days[0] <= LONGEST_RANGE


def _leaning(before: str, languages: tuple[str, ...]) -> int:
    """Whether the last word in a sentence that looks back or ahead looks back (-1) or ahead (1); 0 where none does."""
    last = deque(_cues(languages).finditer(before), maxlen=1)
    if not last:
        return 0
    return 1 if last[0]["ahead"] else -1


@cache
def _cues(languages: tuple[str, ...]) -> re.Pattern[str]:
    tables = [language(name) for name in languages]
    ahead = _folded(word for one in tables for word in one.ahead)
    ahead += [one.ahead_forms for one in tables if one.ahead_forms]
    beside = _folded(word for one in tables for word in one.ahead_beside)
    back = _folded(word for one in tables for word in one.back)
    return re.compile(
        rf"(?<!\w)[وف]?(?:(?P<ahead>(?:{'|'.join(ahead)})(?!\w)|(?:{'|'.join(beside)})\s*$)|(?:{'|'.join(back)})(?!\w))"
    )


def _folded(words: Iterable[str]) -> list[str]:
    return [re.escape(folded(word)) for word in words]
