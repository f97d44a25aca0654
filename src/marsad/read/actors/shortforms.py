"""Who bears the names of an English page: full names first, then surnames, heads and acronyms that stand for them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from marsad.model.actor import ActorType
from marsad.read.actors.aliases import Sense
from marsad.read.actors.capitals import Capital
from marsad.read.actors.latin.words import Line, demonyms, english

Place = tuple[int, int]
"""A sentence and a word in it."""
Types = Mapping[tuple[str, ...], ActorType | None]


@dataclass(eq=False)
class Bearer:
    """Somebody named on the page: type and fullest name, kinds and offices it goes by, and where it is named."""

    type: ActorType
    core: tuple[str, ...]
    senses: tuple[Sense, ...] = ()
    nation: str | None = None
    heads: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    places: list[Place] = field(default_factory=list)

    @property
    def is_state(self) -> bool:
        """Whether it is a country that the tables know, or is called a kingdom or republic."""
        known = bool(self.senses) and self.senses[0].entry.field == "states"
        return known or not self.heads.isdisjoint(english().lists["stately"])

    @property
    def is_armed(self) -> bool:
        """Whether it goes by a kind of body that has arms."""
        known = bool(self.senses) and self.senses[0].entry.field in ("armed", "groups")
        return known or not self.heads.isdisjoint(english().lists["armed"])

    @property
    def is_insurgent(self) -> bool:
        """Whether it is armed and by its name no army or police of a state."""
        tables = english().lists
        regular = not tables["regular"].isdisjoint({*self.heads, *self.core})
        return self.is_armed and not (regular and tables["insurgent"].isdisjoint(self.core))

    def last_before(self, place: Place) -> Place:
        """Where it is named last before a place."""
        at = bisect_left(self.places, place)
        return self.places[at - 1] if at else (-1, -1)


@dataclass(eq=False)
class Mark:
    """Words `first` to before `last` of a sentence that name a bearer; `title` is where a title before them begins."""

    line: int
    first: int
    last: int
    core: tuple[str, ...]
    bearer: Bearer | None = None
    title: int | None = None
    rule: str = "capitals"
    senses: tuple[Sense, ...] = ()
    city: bool = False
    type: ActorType | None = None


class Bearers:
    """The bearers of one page's names, found by full name, by known actor and by short form."""

    def __init__(self) -> None:
        self.all: list[Bearer] = []
        self._by_key: dict[tuple[object, ...], Bearer] = {}
        self._by_word: defaultdict[str, list[Bearer]] = defaultdict(list)
        self._acronyms: dict[str, Bearer] = {}

    def mark(self, line: Line, capital: Capital, types: Types) -> Mark | None:
        """A stretch of capitals as a mark, its bearer still open; widened by the kind of thing written beside it."""
        first, last = _widened(line, capital.first, capital.last, capital.senses)
        title = capital.title if capital.titled else None
        kind = capital.senses[0].entry.type if capital.senses else types.get(capital.core)
        made = Mark(capital.line, first, last, capital.core, title=title, senses=capital.senses, type=kind)
        made.city = bool(capital.senses) and capital.senses[0].capital and _is_towards(line, capital.first)
        if kind is None and line.text(capital.first) in english().nations:
            return None
        if line.text(first - 1) == "of" and line.text(first - 2) in english().lists["sited"] and kind == "place":
            made.first, made.core, made.senses = first - 2, line.texts(first - 2, last), ()
        elif last > capital.last and line.text(last - 1) in english().words("works", "built"):
            made.core = line.texts(first, last)  # «Orlo airport» is not Orlo
        return made

    def only(self, noun: str) -> Bearer | None:
        """The one body with a name on the page whom a bare noun means: its only insurgents, its only police."""
        lists = english().lists
        named = [b for b in self.all if b.type == "organization" and len(b.core) > 1]
        if noun in lists["sides"]:
            found = [bearer for bearer in named if bearer.is_insurgent]
        else:
            found = [bearer for bearer in named if noun == "police" and bearer.core[-1] == noun]
        return found[0] if len(found) == 1 else None

    def settle(self, lines: Sequence[Line], marks: Sequence[Mark]) -> None:
        """Give every mark its bearer: known and long names first, then what is short for one of them."""
        _shorten(marks)
        for mark in sorted(marks, key=lambda m: (not m.senses, -len(m.core), m.line, m.first)):
            line = lines[mark.line]
            bearer = self._full(mark) if mark.senses or mark.type is not None else None
            if not mark.senses:
                bearer = self._by_key.get((mark.type, mark.core)) or self._short(line, mark) or bearer
                if bearer is not None and mark.type is None:
                    mark.rule = "short name"
            if bearer is None and mark.type is not None:
                bearer = self.new(mark.type, mark.core, ())
            if bearer is not None:
                self.place(mark, bearer)
                self._learn(line, mark, bearer)
        self._name_acronyms(lines, marks)
        self._name_others(lines, marks)

    def place(self, mark: Mark, bearer: Bearer) -> None:
        """Give a mark to a bearer."""
        mark.bearer = bearer
        insort(bearer.places, (mark.line, mark.first))

    def new(self, kind: ActorType, core: tuple[str, ...], senses: tuple[Sense, ...], *, key: str = "") -> Bearer:
        """A bearer of a name nobody has borne yet, or the one that has."""
        own: tuple[object, ...] = (key, senses[0].entry.id) if senses and not key else (key or kind, core)
        if own not in self._by_key:
            made = Bearer(kind, core, senses if not key else ())
            made.heads |= {text for text in core if text in english().heads or text in english().lists["stately"]}
            self._by_key[own] = made
            self.all.append(made)
            for word in {core[0], core[-1], _bare(core[-1]), *core} if core else ():
                self._by_word[word].append(made)
        return self._by_key[own]

    def _full(self, mark: Mark) -> Bearer | None:
        if not mark.senses:
            return None
        sense = mark.senses[0]
        if mark.city:
            return self.new("place", mark.core, mark.senses, key="city")
        words = tuple(word for word in sense.entry.name.lower().split() if word.isalpha())
        bearer = self.new(sense.entry.type, words or mark.core, mark.senses)
        for word in mark.core:
            if bearer not in self._by_word[word]:
                self._by_word[word].append(bearer)
        return bearer

    def _learn(self, line: Line, mark: Mark, bearer: Bearer) -> None:
        """Keep what the words beside a name say it is: kinds behind it, kinds and titles before it."""
        tables = english()
        bearer.heads |= {
            text
            for at in range(mark.first, mark.last)
            if (text := line.text(at)) in tables.heads or text in tables.lists["kinds"]
        }
        if mark.title is not None:
            bearer.roles |= set(line.texts(mark.title, mark.first))
        before = line.text(mark.first - 1)
        if (
            bearer.type == "organization"
            and before in tables.lists["bodied"]
            and line.spelled[mark.first - 1].islower()
        ):
            bearer.heads.add(before)  # «the charity Clean Hands»
        if before in tables.words("titles", "trades") and bearer.type == "person":
            start = mark.first - 1
            while line.text(start - 1) in tables.words("titles", "describing"):
                start -= 1
            bearer.roles |= set(line.texts(start, mark.first))

    def _short(self, line: Line, mark: Mark) -> Bearer | None:
        """The bearer of a fuller name that a name is short for, the last one named before."""
        core = mark.core
        if len(core) == 1 and line.text(mark.last) in english().lists["national"] and not line.owns[mark.first]:
            return None  # «the Varnish government» is not the «Varnish Liberation Movement»
        acronym = line.is_acronym(mark.first) and len(core) == 1
        if acronym and core[0] in self._acronyms:
            return self._acronyms[core[0]]
        definite = line.text(mark.first - 1) == "the"
        near = [bearer for bearer in self._by_word.get(_bare(core[-1]), []) if bearer.core != core]
        near += [bearer for bearer in self._by_word.get(core[-1], []) if bearer.core != core and bearer not in near]
        fitting = [bearer for bearer in near if self._is_short(mark, bearer, definite=definite)]
        if acronym:
            speaks = mark.first == 0 and line.text(mark.last) == ":"  # «JB: What did you see?»
            spelt = (bearer for bearer in self.all if _initials(bearer.core) == core[0])
            fitting += [bearer for bearer in spelt if speaks or bearer.type != "person"]
        return nearest(fitting, (mark.line, mark.first))

    def _is_short(self, mark: Mark, bearer: Bearer, *, definite: bool) -> bool:
        """Whether a name can be short for a bearer's."""
        if len(mark.core) >= len(bearer.core):
            return False
        if bearer.type == "person":
            return not definite and _is_short_person(mark, bearer)
        if mark.title is not None:
            return False
        rest = set(bearer.core) - set(mark.core)
        ends = bearer.core[-len(mark.core) :] == mark.core
        if ends and rest <= english().words("stately", "placed") | {"of", "the"}:
            return True
        return _is_short_body(mark, bearer, definite=definite)

    def _name_acronyms(self, lines: Sequence[Line], marks: Sequence[Mark]) -> None:
        """Bring an acronym in brackets behind a name, and where else it stands, to the bearer of that name."""
        by_end = {(mark.line, mark.last): mark for mark in marks if mark.bearer is not None}
        for mark in marks:
            line = lines[mark.line]
            full = by_end.get((mark.line, mark.first - 1))
            bracketed = line.text(mark.first - 1) == "(" and line.text(mark.last) == ")"
            if (
                bracketed
                and full is not None
                and full.bearer is not None
                and line.is_acronym(mark.first)
                and (not mark.senses or (not full.senses and _initials(full.core) == mark.core[0]))
            ):
                self._acronyms[mark.core[0]] = self._lettered(mark, full.bearer)
        for mark in marks:
            bearer = self._acronyms.get(mark.core[0]) if len(mark.core) == 1 else None
            if bearer is not None and mark.bearer is not bearer:
                if mark.bearer is not None:
                    mark.bearer.places.remove((mark.line, mark.first))
                self.place(mark, bearer)

    def _lettered(self, mark: Mark, full: Bearer) -> Bearer:
        """Whose letters stand in brackets behind a name: in a dateline the agency's («ORLO, Vendia (CP)»)."""
        letters = mark.core[0]
        if full.core[0][0] == letters[0] or full.type != "place":
            return full
        spelt = (b for b in self.all if b.type == "organization" and _initials(b.core) == letters)
        return next(spelt, None) or mark.bearer or self.new("organization", mark.core, ())

    def _name_others(self, lines: Sequence[Line], marks: Sequence[Mark]) -> None:
        """Bring another name («known as "the Reaper"») to its bearer, and a people to its place."""
        by_people = {
            form: b for b in self.all if b.type == "place" and len(b.core[-1]) > 3 for form in demonyms(b.core[-1])
        }
        for mark in marks:
            line = lines[mark.line]
            before = line.texts(mark.first - 5, mark.first)
            if mark.bearer is None and len(mark.core) == 1 and mark.core[0].endswith("s") and mark.core[0] in by_people:
                self.place(mark, by_people[mark.core[0]])
            if not english().lists["called"].isdisjoint(before) and {"as", '"'} & set(before) and not mark.senses:
                near = [m for m in marks if m.line == mark.line and m.last < mark.first and m.bearer is not None]
                bearer = near[-1].bearer if near else None
                beside = near and {*line.texts(near[-1].last, mark.first)} <= english().lists["renaming"]
                if bearer is not None and bearer is not mark.bearer and beside:
                    if mark.bearer is not None:
                        mark.bearer.places.remove((mark.line, mark.first))
                    self.place(mark, bearer)

    def in_headlines(self, lines: Sequence[Line], marks: Sequence[Mark]) -> Iterator[Mark]:
        """Names of the page where they stand in a headline whose words all have capitals."""
        forms: dict[tuple[str, ...], Bearer] = {}
        for mark in marks:
            if mark.bearer is not None:
                forms.setdefault(mark.core, mark.bearer)
        for bearer in self.all:
            if bearer.type == "person" and len(bearer.core) > 1:
                forms.setdefault(bearer.core[-1:], bearer)
        longest = max(map(len, forms), default=0)
        taken = {(mark.line, at) for mark in marks for at in range(mark.first, mark.last)}
        for number, line in enumerate(lines):
            at = 0
            while line.is_headline and at < len(line.words):
                size = next(
                    (n for n in range(min(longest, len(line.words) - at), 0, -1) if line.texts(at, at + n) in forms), 0
                )
                if size and (number, at) not in taken and line.capital(at):
                    mark = Mark(number, at, at + size, line.texts(at, at + size), rule="short name")
                    self.place(mark, forms[mark.core])
                    yield mark
                at += size or 1


def _is_short_person(mark: Mark, bearer: Bearer) -> bool:
    """Whether a name is a person's surname, with or without article, or given name."""
    core, full = mark.core, bearer.core
    if (mark.type not in (None, "person") and len(core) > 1) or (
        mark.type is None and core[0] in english().lists["openings"]
    ):
        return False
    surname = tuple(map(_bare, full[-len(core) :])) == tuple(map(_bare, core))
    return surname or (len(core) == 1 and core == full[:1])


def _is_short_body(mark: Mark, bearer: Bearer, *, definite: bool) -> bool:
    """Whether a name is the beginning or the end of a body's: «the Guard», «Ardent» for «Ardent Shipping»."""
    tables, core, full = english(), mark.core, bearer.core
    if core[0] in tables.nations or (core[0] in tables.lists["describing"] and len(core) == 1):
        return False
    front, back = full[: len(core)] == core, full[-len(core) :] == core
    if definite:
        inner = len(core) == 1 and core[0] in tables.heads and core[0] in full  # «the Ministry»
        return (front or back or inner) and (mark.type != "place" or bearer.type == "place")
    front = front and (len(core) > 1 or core[0] not in tables.heads)
    if len(core) > 1:
        return front and mark.type != "person" and bearer.type == "organization"
    widened = mark.last - mark.first > len(core)
    fights = not bearer.heads.isdisjoint(tables.words("armed", "official")) or "party" in bearer.heads
    if bearer.type != "organization" or mark.type == "place":
        return False
    printed = full[-1] in tables.lists["papers"] and len(core) == 1 and front and core[0] not in tables.lists["papers"]
    if printed or (fights and not widened and mark.type != "organization"):
        return False  # «Orlo» is not the «Orlo Gazette»
    inner = core[0] in full[1:-1] and core[0] not in tables.heads and full[0] in tables.heads
    return front or inner or (back and (full[0] in {"team", "the"} or core[0] in tables.lists["clubs"]))


def nearest(fitting: Iterable[Bearer], place: Place) -> Bearer | None:
    """The bearer named last before a place, else the first one named at all."""
    found = list(fitting)
    before = [bearer for bearer in found if bearer.last_before(place) >= (0, 0)]
    if before:
        return max(before, key=lambda bearer: bearer.last_before(place))
    return min(found, key=lambda bearer: bearer.places[0] if bearer.places else (1 << 30, 0), default=None)


def _widened(line: Line, first: int, last: int, senses: tuple[Sense, ...]) -> tuple[int, int]:
    """A name with «town of» before it and «crossing» or «movement» behind it."""
    tables = english()
    after = line.text(last)
    if not senses and (line.site(last) > 1 or after in tables.lists["spots"]):
        return first, last + line.site(last)
    is_kind = after in tables.lists["kinds"] or tables.heads.get(after) == "place"
    if (
        is_kind
        and last < len(line.words)
        and line.text(last + 1) not in tables.heads
        and line.touches(last)
        and line.spelled[last].islower()
        and not senses
    ):
        last += 1
    if line.text(first - 1) == "of" and line.text(first - 2) in tables.lists["placed"] and line.touches(first):
        first -= 2
    return first, last


def _shorten(marks: Sequence[Mark]) -> None:
    """Take «Congress» for the longer unknown name that ends in it («Eastern Congress»), not for the known body."""
    whole = {mark.core[-1] for mark in marks if not mark.senses and len(mark.core) > 1 and mark.type == "organization"}
    for mark in marks:
        if mark.senses and len(mark.core) == 1 and mark.core[0] in whole & english().heads.keys():
            mark.senses, mark.type = (), "organization"


def _is_towards(line: Line, at: int) -> bool:
    return line.text(at - 1) in english().lists["towards"]


def _bare(word: str) -> str:
    return word.removeprefix("al-").removeprefix("el-")


def _initials(core: Sequence[str]) -> str:
    return "".join(word[0] for word in core if word not in {"of", "the", "for", "and", "al", "de"})
