"""English phrases that name somebody by what it is: «the group», «the government of X», «a leaked memo»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from marsad.model.actor import ActorType
from marsad.read.actors.latin.called import own_paper
from marsad.read.actors.latin.documents import is_told_of, speaks, with_makers
from marsad.read.actors.latin.nouns import AUXILIARIES, deeds, is_finite, leads_noun, nouns
from marsad.read.actors.latin.words import Line, demonyms, english
from marsad.read.actors.namings import POINTS_BACK
from marsad.read.actors.shortforms import Bearer, Bearers, Mark, nearest

LEFT = 3
"""How many words may stand between an article and a head noun."""
_APART = frozenset(("central", "rival", "local"))
APPOSED = 10
"""How far a name may stand behind the phrase that it is in apposition to, in words."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of sentence `line`: article or nothing, describing words from `first` on, the head at `head`."""

    line: int
    first: int
    head: int
    article: str
    described: tuple[str, ...]
    nation: str | None

    @property
    def start(self) -> int:
        """Its first word, the article included."""
        return self.first - 1 if self.article else self.first


class Reader:
    """The phrases of a page, read in order, with the bearers that the names gave."""

    def __init__(self, lines: Sequence[Line], marks: Sequence[Mark], bearers: Bearers) -> None:
        self.lines = lines
        self.bearers = bearers
        self.starts = {(mark.line, mark.first): mark for mark in marks if mark.bearer is not None}
        self.ends = {(mark.line, mark.last): mark for mark in marks if mark.bearer is not None}
        self.taken = {(m.line, at) for m in marks if m.bearer is not None for at in range(m.first, m.last)}
        self.demonyms = _demonyms(bearers.all)

    def marks(self) -> Iterator[Mark]:
        """Every phrase that names somebody, with its bearer."""
        for number, line in enumerate(self.lines):
            if line.kind == "meta":
                continue
            for at in range(len(line.words)):
                if (number, at) in self.taken:
                    continue
                addressed = line.text(at) in english().lists["addresses"]
                mark = self._addressed(number, line, at) if addressed else self._read(number, line, at)
                if mark is not None:
                    yield mark

    def _read(self, number: int, line: Line, at: int) -> Mark | None:
        tables, text = english(), line.text(at)
        kind = tables.heads.get(text) or (
            "organization"
            if text in tables.words("kinds", "sides", "crowds", "generic", "companies", "agents", "alone")
            else None
        )
        office = text in tables.words("offices", "trades", "natives")
        tells = kind == "document" and text in {"documents", "records"} and line.text(at + 1) in {"how", "that"}
        if (
            tells
            or (kind is None and not office and text not in {"capital", "country"})
            or ((number, at + 1) in self.starts and not office)
        ):
            return None
        phrase = self._phrase(number, line, at)
        opening = line.opens_sentence(at) and (text in tables.lists["crowds"] or kind == "document")
        if line.capital(at) and not phrase.article and not opening:
            return None
        if office and kind is None:
            return self._person(line, phrase)
        if kind == "document":
            return self._document(line, phrase)
        if kind == "place" or text in {"capital", "country"}:
            return self._place(line, phrase)
        return self._body(line, phrase)

    def _addressed(self, number: int, line: Line, at: int) -> Mark | None:
        """«His Highness» alone, for who was named with that title before."""
        if line.text(at - 1) not in {"his", "her", "their"} or (line.capital(at + 1) and line.touches(at + 1)):
            return None
        titled = [b for b in self.bearers.all if line.text(at) in b.roles and b.last_before((number, at)) >= (0, 0)]
        bearer = nearest(titled, (number, at))
        phrase = Phrase(number, at - 1, at, "", (), None)
        return self._made(phrase, bearer, POINTS_BACK) if bearer is not None else None

    def _phrase(self, number: int, line: Line, at: int) -> Phrase:
        tables, first = english(), at
        nation: str | None = None
        while at - first < LEFT and first > 0 and (number, first - 1) not in self.taken:
            text = line.text(first - 1)
            if line.owns[first - 1] or not (
                text in tables.words("describing", "leaked", "counting")
                or text in tables.nations
                or text in self.demonyms
                or text.endswith("-page")
            ):
                break
            nation = tables.nations.get(text) or nation
            first -= 1
        before = line.text(first - 1)
        article = before if before in tables.lists["back"] | {"a", "an"} else ""
        return Phrase(number, first, at, article, line.texts(first, at), nation)

    def _made(
        self, phrase: Phrase, bearer: Bearer, rule: str, first: int | None = None, last: int | None = None
    ) -> Mark:
        start = phrase.first if first is None else first
        head = self.lines[phrase.line].text(phrase.head)
        mark = Mark(phrase.line, start, last or phrase.head + 1, (head,), rule=rule)
        self.bearers.place(mark, bearer)
        bearer.heads.add(head)
        self.taken.update((phrase.line, at) for at in range(mark.first, mark.last))
        self.ends[phrase.line, mark.last] = mark
        return mark

    def _own(self, phrase: Phrase, kind: ActorType, core: tuple[str, ...]) -> Bearer:
        bearer = self.bearers.new(kind, core, (), key=f"phrase {kind}")
        bearer.nation = bearer.nation or phrase.nation
        return bearer

    def _apposed(self, line: Line, phrase: Phrase, kinds: Iterable[ActorType]) -> Bearer | None:
        """Whom a name right before its comma names: «X, the armed group that»."""
        owner = self._owner(line, phrase)
        start = phrase.start if owner is None else owner.first
        behind = line.text(phrase.head + 1)
        if line.text(start - 1) != "," or line.owns[phrase.head] or behind in english().lists["speech"] | AUXILIARIES:
            return None
        if is_finite(line, phrase.head + 1) and line.text(phrase.head + 2) not in {"by", "in"}:
            return None  # «seen by a newspaper, the bank moved the money», but «the group backed by X»
        mark = self.ends.get((phrase.line, start - 1))
        bearer = mark.bearer if mark is not None else None
        return bearer if bearer is not None and bearer.type in kinds else None

    def _of(self, line: Line, phrase: Phrase) -> Mark | None:
        """The name behind «of»: «the government of X»."""
        at = phrase.head + 1
        if line.text(at) not in ({"of", "in"} if line.text(phrase.head) == "court" else {"of", "for"}):
            return None
        at += 1 + (line.text(at + 1) == "the")
        while line.text(at) in english().lists["titles"] and (phrase.line, at) not in self.starts:
            at += 1
        return self.starts.get((phrase.line, at))

    def _owner(self, line: Line, phrase: Phrase) -> Mark | None:
        """The name in the possessive right before: «X's foreign ministry»."""
        owner = self.ends.get((phrase.line, phrase.first))
        if owner is None or owner.bearer is None:
            return None
        beside = owner.bearer.type == "place" and line.touches(phrase.first)  # «the Kassan army»
        return owner if line.owns[owner.last - 1] or beside else None

    def _body(self, line: Line, phrase: Phrase) -> Mark | None:
        """«The group», «X's government», «the army of X», «Iranian forces», «police»."""
        text, place = line.text(phrase.head), (phrase.line, phrase.start)
        apposed = self._apposed(line, phrase, ("organization",))
        if apposed is not None and phrase.article in {"a", "an"}:
            apposed.heads.add(text)
            return None
        if apposed is not None and phrase.article:
            return self._made(phrase, apposed, "apposition")
        owned = self._owned(line, phrase)
        if owned is not None:
            return owned
        of = self._of(line, phrase) if phrase.article == "the" and text in english().lists["sides"] else None
        if of is not None and of.bearer is not None and of.bearer.type == "organization":
            return self._made(phrase, of.bearer, "people of")
        core = (*phrase.described, text)
        bearer, rule = None, "nation"
        if phrase.nation is not None or any(word in self.demonyms for word in phrase.described):
            bearer = self._own(phrase, "organization", core)
        elif phrase.article in english().lists["back"]:
            bearer, rule = self._pointed(phrase, text, place), POINTS_BACK
        elif not phrase.article and text in english().lists["crowds"] and self._acts(line, phrase.head):
            bearer = self.bearers.only(text) or self._crowd(text, place) or self._own(phrase, "organization", core)
            rule = "crowd"
        return self._made(phrase, bearer, rule, last=self._seat(line, phrase)) if bearer is not None else None

    def _seat(self, line: Line, phrase: Phrase) -> int | None:
        """The word behind the place where a government sits: «the Kadurian government in Belt»."""
        if line.text(phrase.head + 1) != "in" or line.text(phrase.head) not in english().lists["ruling"]:
            return None
        mark = self.starts.get((phrase.line, phrase.head + 2))
        seated = mark is not None and mark.bearer is not None and mark.bearer.type == "place"
        return mark.last if mark is not None and seated else None

    def _owned(self, line: Line, phrase: Phrase) -> Mark | None:
        """A body of a place: «the government of X», «X's foreign ministry»."""
        tables, text = english(), line.text(phrase.head)
        served = text in tables.lists["services"] and bool(phrase.described)  # «the customs service of X»
        if text not in tables.words("official", "armed", "regular") and not served:
            return None
        for other, owns in ((self._of(line, phrase), False), (self._owner(line, phrase), True)):
            if other is None or other.bearer is None or other.bearer.type != "place":
                continue
            bearer = self._own(phrase, "organization", (*phrase.described, text, "of", *other.bearer.core))
            first, last = (other.first, None) if owns else (phrase.first, other.last)
            return self._made(phrase, bearer, "phrase of", first, last)
        return None

    def _acts(self, line: Line, at: int) -> bool:
        """Whether people without an article do or undergo something."""
        tables = english()
        around = {*line.texts(at + 1, at + 4), line.text(at - 1)}
        return (
            bool(around & tables.lists["acting"])
            or any(word.endswith("ed") for word in line.texts(at + 1, at + 4))
            or line.text(at - 1) in {"by", "with", "at"}
            or line.text(at - 1) in deeds()
        )

    def _crowd(self, text: str, place: tuple[int, int]) -> Bearer | None:
        called = [bearer for bearer in self.bearers.all if text in bearer.heads and bearer.type == "organization"]
        return nearest(called, place)

    def _pointed(self, phrase: Phrase, text: str, place: tuple[int, int]) -> Bearer | None:
        """Whom «the ...» points back to, or who it is where no fuller name stands before."""
        tables = english()
        if (paper := own_paper(self.lines, phrase.article, text, self.bearers)) is not None:
            return paper
        bodies = [bearer for bearer in self.bearers.all if bearer.type == "organization"]
        called = [bearer for bearer in bodies if text in bearer.heads and bearer.places]
        apart = _APART.intersection(phrase.described)  # «the central bank» is not the «Orlo Bank»
        called = [bearer for bearer in called if apart.issubset(bearer.core)]
        if text in tables.lists["regular"]:  # «the army» is not the «X Liberation Army»
            called = [bearer for bearer in called if not bearer.is_insurgent]
        before = [bearer for bearer in called if bearer.last_before(place) >= (0, 0)]
        if before or (called and text not in tables.lists["alone"]):
            return nearest(before or called, place)
        described = tuple(word for word in phrase.described if word not in {"armed", "rebel", "rival", "islamist"})
        fighting = text in tables.lists["sides"] or text in {"militia", "faction", "gang", "militias"}
        if not described and (fighting or text in tables.words("generic", "companies")):
            return self._nearest_body(phrase, text, place, fighting=fighting)
        if text in tables.lists["alone"] or described:
            return self._own(phrase, "organization", (*described, text))
        return None

    def _nearest_body(self, phrase: Phrase, text: str, place: tuple[int, int], *, fighting: bool) -> Bearer | None:
        """Whom «the rebels», «the company» or «the group» means that nobody was called before."""
        tables = english()
        opening = self._opening_body(place)
        if text in {"group", "organisation", "organization"} and opening is not None:
            return opening
        near = [
            b
            for b in self.bearers.all
            if b.type == "organization"
            and b.last_before(place) >= (0, 0)
            and b.core[-1] not in tables.words("crowds", "sides")
            and b.heads.isdisjoint(tables.words("official", "media", "sitting"))
            and (b.is_armed or b.core[-1] not in tables.lists["papers"])
            and " " not in b.core[0]  # «88 people» are no organisation
        ]
        if fighting:
            rebels = nearest([b for b in near if b.is_insurgent], place) or self.bearers.only(text)
            return rebels or self._own(phrase, "organization", (text,))
        if text in tables.lists["companies"]:
            trading = [
                b for b in near if not b.senses and not b.is_armed and b.heads.isdisjoint(tables.lists["unions"])
            ]
            return nearest([b for b in trading if b.core[-1] not in nouns()], place)
        bodies = [b for b in near if not b.senses or b.is_armed]
        telling = [b for b in bodies if any(at <= 1 for line, at in b.places if line < place[0])]
        unarmed = text in {"organisation", "organization"}
        return nearest(telling if unarmed and telling else bodies, place)

    def _opening_body(self, place: tuple[int, int]) -> Bearer | None:
        """The body by whose name the sentence before begins: «Fieldlight Watch, a monitor, said ... The group ...»."""
        official = english().words("official", "sitting") - {"observatory"}
        for at in (0, 1):
            mark = self.starts.get((place[0] - 1, at))
            bearer = mark.bearer if mark is not None else None
            if bearer is not None and bearer.type == "organization" and len(bearer.core) > 1:
                return bearer if bearer.heads.isdisjoint(official) else None
        return None

    def _place(self, line: Line, phrase: Phrase) -> Mark | None:
        tables, text, place = english(), line.text(phrase.head), (phrase.line, phrase.start)
        if phrase.article != "the" or line.text(phrase.head + 1) == "of":
            apposed = self._apposed(line, phrase, ("place",))
            if apposed is not None:
                apposed.heads.add(text)
            return None
        apposed = self._apposed(line, phrase, ("place",))
        if apposed is not None:
            return self._made(phrase, apposed, "apposition")
        ahead = self.starts.get((phrase.line, phrase.head + 2)) if line.text(phrase.head + 1) == "," else None
        if ahead is not None and ahead.bearer is not None and ahead.bearer.type == "place":
            ahead.bearer.heads.add(text)
            return None
        if leads_noun(line, phrase.head):
            return None  # «the depot attack»
        places = [b for b in self.bearers.all if b.type == "place" and b.last_before(place) >= (0, 0)]
        called = [bearer for bearer in places if text in bearer.heads]
        if not called and text in {"country", "kingdom", "republic"}:
            called = [bearer for bearer in places if bearer.is_state]
        if not called and text in {"town", "city", "village", "province", "island"}:
            called = [bearer for bearer in places if not bearer.is_state and _can_be_town(bearer)]
        bearer = nearest(called, place)
        if bearer is None and phrase.described and text in tables.lists["facilities"]:
            return self._made(phrase, self._own(phrase, "place", (*phrase.described, text)), "site")
        return self._made(phrase, bearer, POINTS_BACK) if bearer is not None else None

    def _document(self, line: Line, phrase: Phrase) -> Mark | None:
        phrase = _told_in_full(line, phrase)
        text, place = line.text(phrase.head), (phrase.line, phrase.start)
        documents = [b for b in self.bearers.all if b.type == "document" and b.last_before(place) >= (0, 0)]
        owner = self.ends.get((phrase.line, phrase.first))
        issued = owner is not None and line.text(owner.first - 1) == "the" and line.touches(phrase.first)
        if (phrase.article in {"the", "this", "that", "these"} or issued) and (documents or text != "minutes"):
            called = [bearer for bearer in documents if text in bearer.heads] or (
                documents if text in english().lists["any_paper"] else []
            )
            bearer = nearest(called, place) or self._own(phrase, "document", (text,))
            return self._made(phrase, bearer, POINTS_BACK)
        if is_told_of(line, phrase.first, phrase.head, phrase.article):
            return self._made(phrase, self._own(phrase, "document", (*phrase.described, text)), "document")
        return None

    def _person(self, line: Line, phrase: Phrase) -> Mark | None:
        """«The minister», «the minister of X», «X's president»: the person who is called so where one is."""
        tables, text = english(), line.text(phrase.head)
        offices = tables.lists["offices"]
        if phrase.article in {"a", "an"} or (
            not phrase.article and phrase.nation is None and self._owner(line, phrase) is None
        ):
            self._call(line, phrase)
            return None
        if self._ahead(line, phrase) is not None:
            return None
        apposed = self._apposed(line, phrase, ("person",))
        if apposed is not None:
            apposed.roles |= {*phrase.described, text}
            return None
        wanted = {*phrase.described, text} - {"former", "acting"}
        named = [b for b in self.bearers.all if b.type == "person" and b.places and self._holds(b, text, wanted)]
        of = self._of(line, phrase)
        owner = self._owner(line, phrase)
        exact = [b for b in named if wanted <= b.roles and b.last_before((phrase.line, phrase.start)) >= (0, 0)]
        bearer = nearest(exact or named, (phrase.line, phrase.start))
        if owner is not None and owner.bearer is not None and owner.bearer.places[0] == (owner.line, owner.first):
            bearer = bearer if self._is_of(bearer, owner.bearer) else None  # «Norland's president», told of first here
        if bearer is None and owner is not None and text in offices:
            bearer = self._own(phrase, "person", (" ".join((*owner.core, *phrase.described, text)),))
            bearer.roles |= wanted
            return self._made(phrase, bearer, "office of", owner.first)
        if (
            bearer is None
            and text in offices
            and (of is not None or phrase.nation or phrase.described)
            and phrase.article
        ):
            core = (*phrase.described, text, *(of.bearer.core if of is not None and of.bearer is not None else ()))
            bearer = self._own(phrase, "person", (" ".join(core),))
            bearer.roles |= wanted
        native = phrase.nation is not None or text in tables.lists["natives"]  # «the Dutch striker», «the Dutchman»
        if bearer is None and phrase.article == "the" and of is None and native:
            people = [
                b
                for b in self.bearers.all
                if b.type == "person" and b.last_before((phrase.line, phrase.start)) >= (0, 0)
            ]
            bearer = nearest(people, (phrase.line, phrase.start))
        if bearer is None or (text not in offices and not phrase.article):
            return None
        last = of.last if of is not None and of.bearer is not None and of.bearer.type != "person" else None
        return self._made(phrase, bearer, "office", last=last)

    def _is_of(self, person: Bearer | None, owner: Bearer) -> bool:
        """Whether somebody is only named behind the body or land that owns his office, as who is told of later is."""
        return owner.type != "place" or (person is not None and person.places[0] > owner.places[0])

    def _holds(self, bearer: Bearer, office: str, wanted: set[str]) -> bool:
        """Whether a person is said to hold an office, of that field or of none that is told."""
        return wanted <= bearer.roles or (
            office in bearer.roles and bearer.roles.isdisjoint(english().lists["describing"])
        )

    def _ahead(self, line: Line, phrase: Phrase) -> Bearer | None:
        """The person whose title a phrase is: «the minister, General X», «the director of Y, X»."""
        for at in range(phrase.head + 1, phrase.head + 1 + APPOSED):
            mark = self.starts.get((phrase.line, at))
            if mark is not None and mark.bearer is not None and mark.bearer.type == "person":
                commas = line.texts(phrase.head + 1, at).count(",")
                verbs = english().lists["speech"] & set(line.texts(phrase.head + 1, at))
                if (commas == 1 or at == phrase.head + 1) and not verbs:
                    mark.bearer.roles |= {*phrase.described, line.text(phrase.head)}
                    return mark.bearer
                return None
        return None

    def _call(self, line: Line, phrase: Phrase) -> None:
        """Keep the office that somebody is said to hold: «X, a spokesman for Y», «military analyst X»."""
        bearer = self._ahead(line, phrase) or self._apposed(line, phrase, ("person",))
        if bearer is not None:
            bearer.roles |= {*phrase.described, line.text(phrase.head)}


def _can_be_town(bearer: Bearer) -> bool:
    """Whether a place is called no road, bridge or field, which «the town» does not mean."""
    tables, last = english(), bearer.core[-1]
    return last in tables.lists["placed"] or (tables.heads.get(last) != "place" and last not in tables.lists["spots"])


def _told_in_full(line: Line, phrase: Phrase) -> Phrase:
    """A document that is a source, with the nouns before it that tell which one it is: «a catering invoice lists»."""
    first = with_makers(line, phrase.first) if not phrase.article else phrase.first
    before = line.text(first - 1)
    article = before if before in english().lists["back"] | {"a", "an"} else ""
    if first == phrase.first or not speaks(line, first - 1 if article else first, phrase.head):
        return phrase
    return replace(phrase, first=first, article=article, described=line.texts(first, phrase.head))


def _demonyms(bearers: Iterable[Bearer]) -> frozenset[str]:
    """Adjectives that the page's own places can have: «Quarran» beside Quarra."""
    stems = {bearer.core[-1] for bearer in bearers if bearer.type == "place" and len(bearer.core[-1]) >= 4}
    return frozenset(form for stem in stems for form in demonyms(stem))


def phrases(lines: Sequence[Line], marks: Sequence[Mark], bearers: Bearers) -> list[Mark]:
    """The phrases of a page that name somebody, in page order.

    The page is read for the offices that persons hold first, so that «the minister» finds one who is named later.
    """
    before = Reader(lines, marks, bearers)
    for number, line in enumerate(lines):
        for at in range(len(line.words)):
            if line.text(at) in english().words("offices", "trades") and (number, at) not in before.taken:
                phrase = before._phrase(number, line, at)
                if before._apposed(line, phrase, ("person",)) or before._ahead(line, phrase):
                    before._call(line, phrase)
    return list(Reader(lines, marks, bearers).marks())
