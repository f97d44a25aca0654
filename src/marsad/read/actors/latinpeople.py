"""People and bodies whom English names only by what they are, where they act, speak or are acted on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from marsad.model.actor import ActorType
from marsad.read.actors.latinwords import Line, demonyms, english
from marsad.read.actors.shortforms import Bearer, Bearers, Mark

LEFT = 4
"""How many describing words may stand before a head noun."""
BEHIND = 14
"""Within how many words behind its head noun the verb of a subject stands."""
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve dozens hundreds thousands".split())
_ARTICLES = frozenset("a an another one both several some many".split()) | _NUMBERS
_POINTING = frozenset("the this that these those".split())
_OWNERS = frozenset("his her its their your our my".split())
_BOUNDS = frozenset(("more than", "at least", "fewer than", "as many", "up to"))
_ENDINGS = ("al", "ic", "ish", "ed", "ive", "ous", "ist", "ary", "ant", "ern", "ian", "ese", "ing")
_NATIONAL = ("ian", "ean", "ese", "ish", "ani", "lian", "can")
_AUXILIARIES = frozenset(
    "has have had was were will would could may might is are did do does been being be not".split()
)
_HALTS = frozenset(".;:?!") | {"that", "but", "while", '"'}
_JOINTS = frozenset(("for", "of"))


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase of a sentence: words `first` to before `last`, the head noun, what determines it, who owns it."""

    line: int
    first: int
    head: int
    last: int
    determiner: str
    owner: Mark | None
    within: Mark | None
    belongs: Mark | None

    @property
    def start(self) -> int:
        """Its first word, the article included."""
        return self.first - (self.determiner in {"a", "an", "one", "another"})

    @property
    def is_specific(self) -> bool:
        """Whether it says whose or where from somebody is."""
        return self.owner is not None or self.within is not None or self.determiner in _OWNERS


@cache
def _nouns() -> dict[str, ActorType]:
    """Every noun for people and bodies with its plural, by what it names."""
    tables = english().lists
    found: dict[str, ActorType] = {}
    for noun in tables["bodied"]:
        found |= {noun: "organization", _plural(noun): "organization"}
    for noun in tables["offices"] | tables["trades"] | tables["roles"]:
        found |= {noun: "person", _plural(noun): "person"}
    return found | dict.fromkeys(tables["crowds"] | tables["sides"] | tables["people"], "organization")


@cache
def deeds() -> frozenset[str]:
    """Every form of the verbs that one actor does to another."""
    forms: set[str] = set()
    for base in english().lists["deeds"]:
        stem = base[:-1] if base.endswith("e") else base
        third = base[:-1] + "ies" if base.endswith("y") else _plural(base)
        past = base[:-1] + "ied" if base.endswith("y") else stem + "ed"
        forms |= {base, third, past, stem + "ing", base + base[-1] + "ed", base + base[-1] + "ing"}
    return frozenset(forms) | english().lists["done"] | english().lists["acting"]


@cache
def _done_to() -> frozenset[str]:
    """The forms behind which somebody stands to whom it is done."""
    return deeds() - english().lists["speech"] - _AUXILIARIES


@cache
def _clause_ends() -> frozenset[str]:
    """Words at which what is said of a phrase by apposition ends."""
    return deeds() | _AUXILIARIES | _HALTS


@cache
def _no_modifiers() -> frozenset[str]:
    """Words that say nothing more of a noun behind them."""
    return deeds() | _AUXILIARIES | english().lists["plain"]


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


def _past_titles(line: Line, at: int) -> int:
    """The first word that is no article and no title."""
    while line.text(at) in english().words("titles", "offices") | {"the", "."}:
        at += 1
    return at


def _is_of_body(phrase: _Phrase) -> bool:
    """Whether people belong to a body that is named, which then acts itself; not those of a nation."""
    body = phrase.owner or phrase.within or phrase.belongs
    if body is not None and body is phrase.within and body.core[-1].endswith(_NATIONAL):
        return False
    return body is not None and body.bearer is not None and body.bearer.type == "organization"


def _is_pointing(line: Line, phrase: _Phrase) -> bool:
    """Whether a phrase points back («the», «both sides»), stands for a body («X's troops»), or is no phrase alone."""
    head = line.text(phrase.head)
    if head.endswith(("s", "men")) and head in english().words("followers", "agents") and _is_of_body(phrase):
        return True
    paired = phrase.determiner == "both" or (phrase.determiner == "two" and line.text(phrase.first - 1) == "the")
    if phrase.determiner in _POINTING or (paired and head in english().lists["paired"]):
        return True
    bare = not phrase.determiner and phrase.owner is None
    return bare and (line.text(phrase.first - 1) == "whose" or not head.endswith(("s", "men", "people")))


class _People:
    """The noun phrases of a page that no name and no fuller phrase has taken."""

    def __init__(self, lines: Sequence[Line], marks: Sequence[Mark], bearers: Bearers) -> None:
        self.lines = lines
        self.bearers = bearers
        borne = [mark for mark in marks if mark.bearer is not None]
        self.starts = {(mark.line, mark.first): mark for mark in borne}
        self.ends = {(mark.line, mark.last): mark for mark in borne}
        self.lead = next((number for number, line in enumerate(lines) if line.kind == "body"), 0)
        self.demonyms = frozenset(
            form
            for bearer in bearers.all
            if bearer.type == "place" and len(bearer.core[-1]) >= 4
            for form in demonyms(bearer.core[-1])
        )

    def marks(self) -> Iterator[Mark]:
        """Every phrase that names somebody who acts, speaks or is acted on, with its bearer."""
        for number, line in enumerate(self.lines):
            if line.kind == "meta" or line.is_headline:
                continue
            for at in range(len(line.words)):
                phrase = self._phrase(number, line, at)
                if phrase is not None and self._takes_part(line, phrase):
                    yield self._made(line, phrase)

    def _phrase(self, number: int, line: Line, head: int) -> _Phrase | None:
        if not self._is_head(number, line, head):
            return None
        first, owner, within = self._before(line, number, head)
        determiner = line.text(first - 1)
        counted = determiner in _NUMBERS or determiner.isdigit()
        if owner is not None or not (determiner in _OWNERS | _ARTICLES | _POINTING or counted):
            determiner = ""
        first -= counted or determiner in _OWNERS or determiner == "both"
        first -= 2 * (counted and " ".join(line.texts(first - 2, first)) in _BOUNDS)
        belongs = self._belongs(line, number, head)
        last = head + 1 if belongs is None else belongs.last
        phrase = _Phrase(number, first, head, last, determiner, owner, within, belongs)
        return None if _is_pointing(line, phrase) or self._is_apposed(line, phrase) else phrase

    def _is_head(self, number: int, line: Line, at: int) -> bool:
        """Whether a noun for people or a body heads a phrase of its own, with no name and no further noun behind it."""
        behind = line.text(at + 1)
        return (
            line.text(at) in _nouns()
            and (line.spelled[at].islower() or line.opens_sentence(at))
            and behind not in _nouns()
            and behind != "'"
            and not line.owns[at]
            and (number, at + 1) not in self.starts
            and (line.text(at) != "official" or self._follows(line, at + 1))
        )

    def _before(self, line: Line, number: int, head: int) -> tuple[int, Mark | None, Mark | None]:
        """Where the words begin that say more of a head noun, and the name that owns it or stands in it."""
        determined = self._determined(line, number, head)
        first = head
        while head - first < LEFT and first > 0:
            mark = self.ends.get((number, first))
            if mark is not None:
                return (mark.first, mark, None) if line.owns[first - 1] else (mark.first, None, mark)
            if line.text(first - 1) == "'" and line.text(first - 2).endswith("s"):  # «rival airlines' owners»
                return first - 2 - self._describes(line, first - 3), None, None
            if first == determined < head or not (determined < head or self._describes(line, first - 1)):
                break
            first -= 1
        return first, None, None

    def _determined(self, line: Line, number: int, head: int) -> int:
        """The word behind the article or possessive of a head noun, itself where none stands near before it."""
        for first in range(head, max(0, head - LEFT), -1):
            text = line.text(first - 1)
            if text in _OWNERS | _ARTICLES or text.isdigit() or (number, first) in self.ends:
                return first
            if not text.isalpha() or not line.touches(first) or text in english().lists["plain"] | _AUXILIARIES:
                return head
            if text in deeds() and not text.endswith("ed"):
                return head
        return head

    def _describes(self, line: Line, at: int) -> bool:
        """Whether a word without an article before it says more of the head noun behind it."""
        tables, text = english(), line.text(at)
        if line.owns[at] or not text.isalpha() or not line.touches(at + 1):
            return False
        if text in _no_modifiers():
            return False
        known = text in tables.nations or text in self.demonyms or text in tables.heads
        listed = text in tables.words("describing", "leaked", "sides", "crowds", "causes")
        return known or listed or text.endswith(_ENDINGS)

    def _is_apposed(self, line: Line, phrase: _Phrase) -> bool:
        """Whether a name beside a comma says who it is: «X, a spokesman for Y», «a security firm, X»."""
        before = phrase.start - 1
        named = self.ends.get((phrase.line, before)) if line.text(before) in {",", "("} else None
        if named is not None and named.bearer is not None and named.bearer.type == _nouns()[line.text(phrase.head)]:
            return True
        at = phrase.head + 1
        while at < min(phrase.head + BEHIND, len(line.words)) and line.text(at) not in _clause_ends():
            if line.text(at) in {",", "named", "called"}:
                return (phrase.line, _past_titles(line, at + 1)) in self.starts
            at += 1
        return False

    def _follows(self, line: Line, at: int) -> bool:
        """Whether what stands behind a word that may be an adjective shows it to be a noun."""
        text = line.text(at)
        acts = self._is_finite(line, at) and text not in english().lists["deeds"]
        return not text.isalpha() or text in english().lists["plain"] or acts

    def _belongs(self, line: Line, number: int, head: int) -> Mark | None:
        """The name that a phrase goes on with: «a spokesman for X», «a company registered in X»."""
        at = head + 1
        if line.text(at) in english().lists["seated"] and line.text(at + 1) == "in":
            at += 1
        elif line.text(at) not in _JOINTS and line.texts(head, at + 1) != ("court", "in"):
            return None
        at += 1 + (line.text(at + 1) == "the")
        return self.starts.get((number, at))

    def _takes_part(self, line: Line, phrase: _Phrase) -> bool:
        """Whether somebody acts, speaks or is acted on; those whom writers leave unnamed only where they do."""
        text = line.text(phrase.head)
        tables = english().lists
        plain = text in tables["people"]
        many = text.endswith(("s", "men"))
        hidden = text in tables["hidden"] and phrase.owner is None and (many or phrase.first == phrase.head)
        before = line.text(phrase.start - 1)
        helping = before == "of" and line.text(phrase.start - 2) in tables["helping"]  # «with the help of X troops»
        if helping or before in _done_to() or (before in {"by", "through", "against"} and not (plain or hidden)):
            return phrase.determiner not in _OWNERS or many
        verb = self._verb(line, phrase.last)
        if verb is None or (phrase.determiner in _OWNERS and text in english().words("followers", "agents") and many):
            return False  # «its commanders met X»: their body did
        if phrase.determiner in _OWNERS and line.text(verb) not in deeds():
            return False
        if plain or hidden:
            return line.text(verb) in deeds() and line.text(verb) not in tables["speech"]
        return True

    def _verb(self, line: Line, at: int) -> int | None:
        """The finite verb of the subject that ends before a word, insertions and auxiliaries passed over."""
        tables = english().lists
        end = min(at + BEHIND, len(line.words))
        if line.text(at) in {"in", "at", "from", "who", "which", "that"}:
            at += 1
            while at < end and not self._is_finite(line, at) and line.text(at) not in _HALTS | {",", "and"}:
                at += 1
        if line.text(at) == ",":
            close = next((n for n in range(at + 1, end) if line.text(n) == ","), None)
            if close is None:
                return None
            at = close + 1
        while at < end and (line.text(at) in _AUXILIARIES or line.text(at).endswith("ly")):
            at += 1
        if at >= end or not line.spelled[at].islower():
            return None
        told = line.text(at) in deeds() | tables["speech"] or self._is_finite(line, at)
        return at if told or line.text(at - 1) in _AUXILIARIES else None

    def _is_finite(self, line: Line, at: int) -> bool:
        text = line.text(at)
        return text in _AUXILIARIES or text in deeds() or text in english().lists["speech"] or (
            text.endswith("ed") and len(text) > 4
        )  # fmt: skip

    def _made(self, line: Line, phrase: _Phrase) -> Mark:
        kind = _nouns()[line.text(phrase.head)]
        core = line.texts(phrase.first, phrase.last)
        mark = Mark(phrase.line, phrase.first, phrase.last, core, rule="people")
        named = self._named_later(line, phrase, kind)
        bearer = named or self.bearers.new(kind, (" ".join(core),), (), key=f"people {kind}")
        self.bearers.place(mark, bearer)
        self._learn(bearer, line, phrase)
        return mark

    def _named_later(self, line: Line, phrase: _Phrase, kind: ActorType) -> Bearer | None:
        """Who is named in the sentences behind a lead that says only what he is: «A watchdog said ... X said».

        He does there what the lead says of him, or opens a sentence and bears no office.
        """
        if phrase.line > self.lead + 1 or phrase.determiner not in {"a", "an"} or phrase.is_specific:
            return None
        verb = line.text(self._verb(line, phrase.last) or len(line.words))
        opening: list[Bearer] = []
        for (number, first), mark in sorted(self.starts.items()):
            bearer = mark.bearer
            if not phrase.line < number <= phrase.line + LEFT or bearer is None or bearer.type != kind:
                continue
            if bearer.senses or bearer.places[0] < (number, first) or mark.rule != "capitals":
                continue
            there = self.lines[number]
            at = self._verb(there, mark.last)
            if at is not None and there.text(at) == verb:
                return bearer
            if first == 0 and at is not None and not bearer.roles and kind == "person":
                opening.append(bearer)
        return next(iter(opening), None)

    def _learn(self, bearer: Bearer, line: Line, phrase: _Phrase) -> None:
        """Keep by what «the officer» or «the lawyers» can mean them later."""
        words = set(line.texts(phrase.first, phrase.head + 1)) - _OWNERS - _ARTICLES
        if bearer.type == "person":
            bearer.roles |= words
        elif line.text(phrase.head) not in english().words("generic", "companies"):
            bearer.heads.add(line.text(phrase.head))


def people(lines: Sequence[Line], marks: Sequence[Mark], bearers: Bearers) -> list[Mark]:
    """The people and bodies without a name that take part in what a page tells, in page order.

    «A watchdog said», «X's lawyers», «arrested 14 people»; not «the …», which points back, and not the sources that a
    writer keeps unnamed («officials said»).
    """
    return list(_People(lines, marks, bearers).marks())
