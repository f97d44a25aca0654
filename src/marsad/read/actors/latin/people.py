"""People and bodies whom English names only by what they are: «a retired general», «its envoy», «X's owners»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from marsad.model.actor import ActorType
from marsad.read.actors.latin.called import (
    acts_or_is_struck,
    client,
    is_ally_of,
    is_pair_or_shore,
    named_behind,
    opens_headline,
    opens_name,
    own_paper,
    past_titles,
    quantified,
    the_men,
)
from marsad.read.actors.latin.nouns import (
    AUXILIARIES,
    BEING,
    bases,
    deeds,
    done_to,
    is_finite,
    is_many,
    is_number,
    is_taken,
    nouns,
    numbers,
    verb_behind,
)
from marsad.read.actors.latin.tails import tail
from marsad.read.actors.latin.words import Line, demonyms, english
from marsad.read.actors.shortforms import Bearer, Bearers, Mark, nearest

LEFT = 4
"""How many describing words may stand before a head noun."""
_INDEFINITE = frozenset("a an another one several some many".split())
_POINTING = frozenset("the this these those both".split())
_OWNERS = frozenset("his her its their your our my whose".split())
_BOUNDS = frozenset(("more than", "at least", "fewer than", "as many", "up to"))
_ENDINGS = ("al", "ic", "ish", "ed", "ive", "ous", "ist", "ary", "ant", "ern", "ian", "ese")
_SUBJECTS = AUXILIARIES | frozenset("he she they it we i you who which and".split())
_LEADS = frozenset("by of from with against between to for among".split())
_ARMIES = (("government", "forces"), ("government", "troops"), ("government", "soldiers"), ("government", "army"))
"""What all means those who fight for the government of a page."""
_PARTICLES = frozenset("dead down up off out back away".split())
"""Words that belong to the verb before them, or that say where to somebody is driven."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase of a sentence: words `first` to before `last`, head noun, determiner, the name that owns it."""

    line: int
    first: int
    head: int
    last: int
    determiner: str
    owner: Mark | None = None
    within: Mark | None = None

    @property
    def is_definite(self) -> bool:
        """Whether it is known who is meant: «the», «both», a possessive."""
        return self.determiner in _POINTING | _OWNERS

    @property
    def is_specific(self) -> bool:
        """Whether it says whose or where from somebody is."""
        return self.owner is not None or self.within is not None or self.determiner in _OWNERS


@cache
def _no_modifiers() -> frozenset[str]:
    """Words that say nothing more of a noun behind them."""
    return deeds() | AUXILIARIES | english().lists["plain"]


class _People:
    """The noun phrases of a page that no name has taken."""

    def __init__(self, lines: Sequence[Line], marks: Sequence[Mark], bearers: Bearers) -> None:
        self.lines = lines
        self.bearers = bearers
        borne = [mark for mark in marks if mark.bearer is not None]
        self.starts = {(mark.line, mark.first): mark for mark in borne}
        self.ends = {(mark.line, mark.last): mark for mark in borne}
        self.taken = {(mark.line, at) for mark in borne for at in range(mark.first, mark.last)}
        self.lead = next((number for number, line in enumerate(lines) if line.kind == "body"), 0)
        self.demonyms = frozenset(
            form
            for bearer in bearers.all
            if bearer.type == "place" and len(bearer.core[-1]) >= 4
            for form in demonyms(bearer.core[-1])
        )

    def marks(self, *, definite: bool) -> Iterator[Mark]:
        """The phrases that name somebody, with their bearers: those that point back, or those that do not."""
        for number, line in enumerate(self.lines):
            if line.kind == "meta" or line.is_headline:
                continue
            for at in range(len(line.words)):
                phrase = self._phrase(number, line, at)
                if phrase is None or self._is_late(line, phrase) != definite or not self._is_somebody(line, phrase):
                    continue
                mark = self._made(line, phrase)
                if mark is not None:
                    yield mark

    def _is_late(self, line: Line, phrase: _Phrase) -> bool:
        """Whether a phrase may mean somebody told of before: «the general», «rebels»."""
        alone = phrase.first == phrase.head and line.text(phrase.head) in english().lists["sides"]
        return phrase.is_definite or alone

    def _phrase(self, number: int, line: Line, head: int) -> _Phrase | None:
        if not self._is_head(number, line, head):
            return None
        first, determiner, owner, within = self._before(line, number, head)
        if determiner not in _POINTING | _OWNERS:
            first = quantified(line, first)
        last = tail(line, number, first, head, self.starts)
        return _Phrase(number, first, head, last, determiner, owner, within)

    def _is_head(self, number: int, line: Line, at: int) -> bool:
        """Whether a noun for people or a body heads a phrase of its own, with no name and no further noun behind it."""
        text, behind = line.text(at), line.text(at + 1)
        thing = text in {"carrier", "carriers"} and line.text(at - 1) == "aircraft"
        if thing or (text == "movements" and line.text(at - 1) in nouns().keys() | {"troop", "arms"}):
            return False  # «leaked troop movements»
        return (
            text in nouns()
            and (number, at) not in self.taken
            and (line.spelled[at].islower() or line.opens_sentence(at) or self._is_dignity(line, at))
            and not (line.owns[at] or (text == "pm" and line.text(at - 1)[:1].isdigit()))
            and not (behind == "'" and text.endswith("s"))
            and line.text(at - 1)
            not in {"who", "which", "he", "she", "they", "it", "we", "you"}  # «who heads the office»
            and not (behind == "that" and text.startswith("suspect"))  # «some suspect that»
            and not (behind in nouns() and not is_finite(line, at + 1) and not is_taken(line, at + 1))
            and not is_taken(line, at)
            and (number, at + 1) not in self.starts
            and self._ends_phrase(line, at)
        )

    def _is_dignity(self, line: Line, at: int) -> bool:
        """Whether an office in capitals stands alone for who holds it: «the Governor», «the Interior Minister»."""
        if nouns()[line.text(at)] != "person" or (at + 1 < len(line.words) and line.is_name_word(at + 1)):
            return False
        first = at
        while at - first < LEFT and line.text(first - 1) in english().words("describing", "titles"):
            first -= 1
        return line.text(first - 1) in _POINTING | _OWNERS

    def _ends_phrase(self, line: Line, at: int) -> bool:
        """Whether what stands behind a noun is no further noun that it only describes («company shares»)."""
        behind = line.text(at + 1)
        if not behind.isalpha() or not line.touches(at + 1) or line.capital(at + 1):
            return True
        small = english().words("plain", "standing") | _PARTICLES
        if behind in small or behind.endswith("ly") or is_taken(line, at + 1):
            return True
        return is_finite(line, at + 1) and (is_many(line.text(at)) or behind not in bases())  # «an official visit»

    def _before(self, line: Line, number: int, head: int) -> tuple[int, str, Mark | None, Mark | None]:
        """Where a phrase begins, its determiner, the name that owns it and the one that stands in it."""
        bare, within = head, None
        at = head
        while at > 0 and head - at < LEFT:
            mark = self.ends.get((number, at))
            if mark is not None and line.owns[at - 1]:
                return mark.first - (line.text(mark.first - 1) == "the"), "whose", mark, within
            if mark is not None:
                if not line.touches(at) or within is not None:
                    break
                at, within = mark.first, mark
                bare = at
                continue
            if line.owns[at - 1] or (line.text(at - 1) == "'" and line.text(at - 2).endswith("s")):
                return self._possessor(line, number, at), "whose", None, within
            text = line.text(at - 1)
            if text in _POINTING | _OWNERS | _INDEFINITE or is_number(text):
                return (*self._determined(line, at - 1), None, within)
            if not self._may_describe(line, at - 1):
                break
            bare = at - 1 if bare == at and self._describes(line, at - 1) else bare
            at -= 1
        return bare, "the" if bare == 0 and opens_headline(line, head) and within is None else "", None, within

    def _determined(self, line: Line, at: int) -> tuple[int, str]:
        """Where a phrase begins that a determiner opens, with the article or bound before a number, and which it is."""
        text, before = line.text(at), line.text(at - 1)
        if is_number(text):
            if before in _POINTING | _OWNERS:
                return at - 1, before
            return at - 2 * (" ".join(line.texts(at - 2, at)) in _BOUNDS), text
        return at, text

    def _possessor(self, line: Line, number: int, at: int) -> int:
        """Where somebody's owner begins whom no name tells: «the mill's owners», «rival airlines' owners»."""
        at -= 1 + (line.text(at - 1) == "'")
        for first in range(at, max(-1, at - LEFT), -1):
            if line.text(first - 1) in _POINTING | _OWNERS | _INDEFINITE:
                return first - 1
            if not self._may_describe(line, first - 1):
                return first
        return at

    def _may_describe(self, line: Line, at: int) -> bool:
        """Whether a word can stand between an article and its noun."""
        text = line.text(at)
        if at < 0 or not text.replace("-", "").isalnum() or not line.touches(at + 1):
            return False
        if text.endswith("ly") and line.text(at + 1).endswith(("ed", "known", "led")):
            return True  # «the internationally recognised government»
        if text in english().lists["plain"] | AUXILIARIES or text.endswith("ly"):
            return text in {"other", "same", "few", "very", "only", "first", "second", "third", "last", "next"}
        if text in english().lists["describing"] and line.text(at - 1) == "chief":
            return True
        told = text.endswith("ed") or (is_finite(line, at) and text not in bases() | nouns().keys())
        if told and self._is_subject(line, at - 1):
            return False  # «the army attacked rebels», «the paper says officers met»
        determined = line.text(at - 1) in _INDEFINITE | _POINTING | _OWNERS  # «an arms dealer», «the strike leader»
        return text not in deeds() or text.endswith(("ed", "ing")) or text in nouns() or determined

    def _is_subject(self, line: Line, at: int) -> bool:
        """Whether a word can be the last of the subject of the verb behind it."""
        if at < 0 or line.owns[at] or line.text(at) in english().lists["plain"]:
            return False
        return line.text(at) in nouns() or line.capital(at)

    def _describes(self, line: Line, at: int) -> bool:
        """Whether a word without an article before it says more of the head noun behind it."""
        tables, text = english(), line.text(at)
        if text.endswith("ed") and (line.text(at - 1) in _SUBJECTS or self._is_subject(line, at - 1)):
            return False  # «it has massed troops»
        if text.endswith("ed") and line.text(at - 1) in _LEADS and text in deeds():
            return True  # «claimed by armed provocateurs»
        if text.endswith("ing") and text not in deeds():
            # «attacked striking miners», but «denies giving boats»
            return is_finite(line, at - 1) and line.text(at - 1) not in tables.lists["gerunds"]
        if text in _no_modifiers() or not (line.spelled[at].islower() or line.opens_sentence(at)):
            return text in tables.nations or text in self.demonyms
        known = text in tables.nations or text in self.demonyms or text in tables.heads or text in nouns()
        return known or text in tables.words("describing", "leaked", "causes") or text.endswith(_ENDINGS)

    def _is_somebody(self, line: Line, phrase: _Phrase) -> bool:
        """Whether a phrase names somebody of whom the page tells something."""
        paired = is_pair_or_shore(line, phrase.head, phrase.determiner, definite=phrase.is_definite)
        if paired or self._is_said_of_another(line, phrase):
            return False
        tables, text = english(), line.text(phrase.head)
        longer = phrase.last > phrase.head + 1
        if phrase.determiner == "" and phrase.owner is None and not is_many(text):
            return text in tables.lists["crowds"] and self._takes_part(line, phrase)
        if nouns()[text] == "place":
            said = set(line.texts(phrase.first, phrase.head)) - {
                "first",
                "last",
                "next",
                "same",
                "other",
                "few",
                "very",
            }
            described = len(said) > 1 or longer or text in {"capital", "capitals"}
            return described and phrase.determiner != ""
        if text in tables.lists["vessels"]:
            return acts_or_is_struck(line, phrase.first, phrase.last)
        if text in tables.lists["people"]:
            return phrase.is_specific or longer or self._takes_part(line, phrase)
        return True

    def _is_said_of_another(self, line: Line, phrase: _Phrase) -> bool:
        """Whether a phrase only says what somebody named is: «X is a spy», «X, a spokesman for Y», «a man called X»."""
        if line.text(phrase.head) == "head" and phrase.determiner in {"his", "her", "my", "your"}:
            return True  # «put a hood on his head»
        if line.text(phrase.last) in {"named", "called"} and (phrase.line, phrase.last + 1) in self.starts:
            return True
        where = (phrase.first, phrase.head, phrase.last)
        if phrase.owner is not None and is_ally_of(line, phrase.line, where, (self.starts, self.ends)):
            return True
        if phrase.determiner and phrase.determiner not in _INDEFINITE:
            return False
        before = line.text(phrase.first - 1)
        apposed = before in {",", "("} and (phrase.line, phrase.first - 1) in self.ends
        told = line.text(phrase.last) in english().lists["speech"]  # «..., a spokesman said»
        return before in BEING or (apposed and not told)

    def _takes_part(self, line: Line, phrase: _Phrase) -> bool:
        """Whether somebody acts, speaks or is acted on."""
        at = phrase.first - 1
        at -= line.text(at) in _PARTICLES and is_finite(line, at - 1)  # «shot dead 63 protesters»
        before = line.text(at)
        if before in done_to() or before in {"by", "against", "between"} or is_finite(line, at):
            return True
        if line.texts(phrase.first - 2, phrase.first) == ("according", "to"):
            return True
        joined = line.text(phrase.last) == "and" and phrase.first == phrase.head
        told = english().lists["speech"] & set(line.texts(phrase.last + 1, phrase.last + 6)) if joined else ()
        return bool(told) or verb_behind(line, phrase.last) is not None  # «Residents and a doctor said»

    def _made(self, line: Line, phrase: _Phrase) -> Mark | None:
        kind = nouns()[line.text(phrase.head)]
        core = line.texts(phrase.first, phrase.last)
        mark = Mark(phrase.line, phrase.first, phrase.last, core, rule="people")
        beside = self._beside(line, phrase, kind)
        called = named_behind(line, phrase.line, phrase.last, self.starts) if kind == "person" else None
        if beside is not None and not phrase.is_definite:
            where = (phrase.head, phrase.last)
            beside.roles |= set(core)
            if beside.last_before((phrase.line, phrase.first)) >= (0, 0) or not opens_name(
                line, phrase.line, where, self.starts
            ):
                return None
        bearer = (
            called
            or beside
            or self._sent_by(line, phrase)
            or self._alone(line, phrase)
            or (self._pointed(line, phrase, kind) if phrase.is_definite else None)
            or self._named_later(line, phrase, kind)
            or self.bearers.new(kind, (" ".join(core),), (), key=f"people {kind}")
        )
        self.bearers.place(mark, bearer)
        self._learn(bearer, line, phrase)
        return mark

    def _sent_by(self, line: Line, phrase: _Phrase) -> Bearer | None:
        """The body whose forces somebody is, and which acts through them: «council fighters», «elements of the X»."""
        within = phrase.within
        if (
            within is not None
            and within.bearer is not None
            and within.last == phrase.head
            and phrase.determiner == "the"
        ):
            kind = nouns()[line.text(phrase.head)]
            if within.bearer.type == kind == "organization" and not within.bearer.senses:
                return within.bearer  # «the X shipyard» is X
        if line.text(phrase.head) not in english().lists["forces"]:
            return None
        behind = range(phrase.head + 1, phrase.last if line.text(phrase.head + 1) != "from" else 0)
        inside = (self.starts.get((phrase.line, at)) for at in behind)
        for mark in (phrase.owner, phrase.within, *inside):
            if mark is not None and mark.bearer is not None and mark.bearer.type == "organization":
                return mark.bearer
        said = line.texts(phrase.head - 1, phrase.head) if phrase.head > phrase.first else ()
        place = (phrase.line, phrase.first)
        called = [b for b in self.bearers.all if b.type == "organization" and b.core[-1:] == said]
        return nearest([bearer for bearer in called if bearer.last_before(place) >= (0, 0)], place)

    def _alone(self, line: Line, phrase: _Phrase) -> Bearer | None:
        """Whom bare «rebels» mean where one body of rebels is named, and those who fight for the government."""
        if phrase.last > phrase.head + 1 or phrase.determiner not in {"", "the"}:
            return None
        if phrase.first == phrase.head - (phrase.determiner == "the"):
            return self.bearers.only(line.text(phrase.head))
        core = line.texts(phrase.head - 1, phrase.head + 1)
        if core not in _ARMIES or phrase.first < phrase.head - 1 - (phrase.determiner == "the"):
            return None
        return self.bearers.new("organization", _ARMIES[0], (), key="army")

    def _beside(self, line: Line, phrase: _Phrase, kind: ActorType) -> Bearer | None:
        """Whose name a comma parts from what is said of him: «X's chairman, Odeh», «Odeh, X's chairman»."""
        last = phrase.last + 3 * (line.text(phrase.last) == "(" and line.text(phrase.last + 2) == ")")  # «X (XF), Odeh»
        behind = self.starts.get((phrase.line, past_titles(line, last + 1)))
        behind = behind if line.text(last) in {",", "is", "was"} else None
        if behind is not None and line.text(phrase.first - 1) == "to" and line.text(phrase.first - 2) == "according":
            behind = None  # «according to her lawyer, X left»
        if behind is not None and behind.rule == "people" and is_finite(line, behind.last):
            behind = None  # «The general, one witness told the court, met X»
        closed = line.text(phrase.first - 1) == "," and not is_finite(line, phrase.last)  # «with X, the mayor hinted»
        before = self.ends.get((phrase.line, phrase.first - 1)) if closed else None
        many = kind == "person" and is_many(line.text(phrase.head))
        for mark in (behind, before):
            if many or mark is None or mark.bearer is None:
                continue
            if mark.bearer.type == kind != "organization":
                return mark.bearer
        # «its rival, the X», but «two of its commanders, mediators said»
        owned = behind is not None and phrase.determiner in _OWNERS and behind.rule != "people"
        return behind.bearer if behind is not None and owned else None

    def _pointed(self, line: Line, phrase: _Phrase, kind: ActorType) -> Bearer | None:
        """Whom «the ...» points back to: who was called so last."""
        place, text = (phrase.line, phrase.first), line.text(phrase.head)
        if text == "client":
            return client(self.lines, place, self.starts)
        if (paper := own_paper(self.lines, phrase.determiner, text, self.bearers)) is not None:
            return paper
        if phrase.determiner in _OWNERS or phrase.last > phrase.head + 1:
            return None
        said = set(line.texts(phrase.first, phrase.head + 1)) - _POINTING - numbers()
        called = [
            bearer
            for bearer in self.bearers.all
            if bearer.type == kind and said <= bearer.roles | bearer.heads
            and (bearer.last_before(place) >= (0, 0) or (bearer.places and line.kind == "headline"))
        ]  # fmt: skip
        return nearest(called, place) or the_men(text, place, self.bearers)

    def _named_later(self, line: Line, phrase: _Phrase, kind: ActorType) -> Bearer | None:
        """Who is named in the sentences behind a lead that says only what he is: «A watchdog said ... X said».

        He does there what the lead says of him, or opens a sentence and bears no office.
        """
        told = phrase.determiner in {"a", "an"} or (phrase.determiner == "the" and phrase.last > phrase.head + 1)
        if phrase.line > self.lead + 1 or not told or phrase.is_specific:
            return None
        verb = line.text(verb_behind(line, phrase.last) or len(line.words))
        opening: list[Bearer] = []
        for (number, first), mark in sorted(self.starts.items()):
            bearer = mark.bearer
            if not phrase.line < number <= phrase.line + LEFT or bearer is None or bearer.type != kind:
                continue
            if bearer.senses or bearer.places[0] < (number, first) or mark.rule != "capitals":
                continue
            there = self.lines[number]
            at = verb_behind(there, mark.last)
            if at is not None and there.text(at) == verb:
                return bearer
            if first == 0 and at is not None and not bearer.roles and kind == "person":
                opening.append(bearer)
        return next(iter(opening), None)

    def _learn(self, bearer: Bearer, line: Line, phrase: _Phrase) -> None:
        """Keep by what «the officer» or «the lawyers» can mean them later."""
        words = set(line.texts(phrase.first, phrase.head + 1)) - _OWNERS - _POINTING - _INDEFINITE
        if bearer.type == "person":
            bearer.roles |= words
        elif line.text(phrase.head) not in english().words("generic", "companies"):
            bearer.heads.add(line.text(phrase.head))


def people(lines: Sequence[Line], marks: Sequence[Mark], bearers: Bearers, *, definite: bool = False) -> list[Mark]:
    """The people and bodies without a name of whom a page tells something, in page order.

    Without `definite` those that nothing before has told of («a watchdog», «two drivers»), with it those that point
    back or belong to somebody («the general», «its envoy») and that no fuller phrase has taken.
    """
    return list(_People(lines, marks, bearers).marks(definite=definite))
