"""The names of an Arabic sentence with the titles beside them, and the titles that stand for somebody alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from marsad.read.actors.joinedfields import past_joined
from marsad.read.actors.lexicon import lexicon
from marsad.read.actors.namings import Naming, Role, bare_words
from marsad.read.actors.phrases import Grammar
from marsad.read.actors.titles import COMMAS, Office, Titles
from marsad.text.tokens import parted

TITLES_IN_A_ROW = 6
THEN = frozenset("انذاك حينها حينذاك وقتها يومها وقتذاك الحالي الحاليه".split())
"""When somebody holds an office, between it and his name («رئيس الجمهورية آنذاك فلان», «عضو الشرف الحالي فلان»)."""
BRACKET = "("
OPENING = frozenset(('"', BRACKET))
"""Marks within which a name may stand behind its title («الرئيس (فلان)»)."""
STYLES = frozenset({"address", "rank"})
"""Kinds of titles before a name beside which the office behind it tells who is meant."""
CHARGING = frozenset("اتهم اتهمت يتهم تتهم طالب طالبت يطالب تطالب".split())
"""Verbs whose object is charged with something or asked for it with «بـ»."""
TELLING = frozenset(("ان", "بان", "انه", "انها", "بانه", "بانها", "على", "علي"))
"""What goes on behind the one to whom something is told."""
FOR = "ل"
PRINCE = "امير"
MAIN = frozenset(("رييس", "رييسه"))
"""The president, and what is main."""
NISBA = ("ي", "يه")
"""How titles end that are adjectives of relation too («الدبلوماسي»)."""


def titled(grammar: Grammar, places: Iterable[int], base: Sequence[Naming]) -> list[Naming]:
    """The names with the titles beside them, which stand at `places`, and titles that stand for a person alone."""
    named = {name.first for name in base if name.source == "known" and _holds_name(grammar, name)}
    beside = _Beside(grammar, base)
    end = 0
    for at in places:
        office = None if at < end or at in named else beside.titles.office(at)
        end = end if office is None else beside.take(office)
    roles = beside.roles
    made = [
        replace(name, role=roles[first]) if first in roles else name for first, name in sorted(beside.people.items())
    ]
    return [*(name for name in made if not _is_said_again(name, made)), *beside.alone]


class _Beside:
    """The names of a sentence and whose title each of its offices is, taken from left to right."""

    def __init__(self, grammar: Grammar, base: Sequence[Naming]) -> None:
        self.grammar = grammar
        self.titles = Titles(grammar)
        self.people = {name.first: name for name in base}
        self.ends = {name.last: name for name in base if name.type == "person"}
        self.roles: dict[int, Role] = {}
        self.styled: set[int] = set()
        self.alone: list[Naming] = []
        self.behind_to = 0
        self.bearer: Naming | None = None

    def take(self, office: Office) -> int:
        """Take an office in as what is beside a name or as standing alone; gives where to go on."""
        end, name = _person_after(self.titles, office)
        if name is not None:
            self._before(office, end, name)
            return office.last
        place = office.first
        parts = {*COMMAS, BRACKET}  # «فلان (وزير X)»
        before = place - 1 if place and self.grammar.words[place - 1].text in parts else place
        behind = self.ends.get(place) or self.ends.get(before)
        apart = self._is_told_to(office) or (
            before == place and behind is not None and self._is_charged(office, behind)
        )
        joined = self.grammar.seen[place].skip == 0 and not apart
        if joined and (behind is not None or (self.behind_to and self.behind_to == before)):
            self.behind_to = (self.titles.past_complement(office.last) if office.definite else None) or office.last
            if behind is not None:
                self._behind(behind, office)
            elif self.bearer is not None and before == place:
                self._behind_again(self.bearer, office)
            return self.behind_to
        naming = _alone(self.grammar, office)
        if naming is not None and not any(role.holds(naming.start) for role in self.roles.values()):
            self.alone.append(naming)
        return place + 1

    def _is_told_to(self, office: Office) -> bool:
        """Whether the bearer of an office is told something by the one named before it («أبلغ فلان السفير أن»)."""
        following = self.grammar.at(office.last)
        bare = office.definite and not office.core and not office.countries and office.last == office.first + 1
        return bare and following is not None and following.text in TELLING

    def _is_charged(self, office: Office, name: Naming) -> bool:
        """Whether one with a title before his name charges whom the office names («اتهم النائب فلان وزير X بـ»)."""
        role = self.roles.get(name.first)
        if role is None or name.first in self.styled or not office.definite:
            return False
        verb = next((at for at in range(name.first) if self.grammar.words[at].start == role.start), 0) - 1
        following = self.grammar.at(office.last)
        said = following is not None and following.text.startswith("ب")
        return verb >= 0 and said and self.grammar.words[verb].text.removeprefix("و") in CHARGING

    def _before(self, office: Office, end: int, name: Naming) -> None:
        """Give a name the titles that stand before it, which end at a place."""
        for place in range(office.first, end):
            if place in self.people and self.people[place].type == "person":
                del self.people[place]
        self.people[name.first] = name.with_changes(state=office.state or name.state)
        self.roles.setdefault(name.first, _role(self.grammar, office.first, end, office.countries))
        if office.title.kind in STYLES or (office.title.lemma == PRINCE and not office.core):
            self.styled.add(name.first)

    def _behind(self, name: Naming, office: Office) -> None:
        """Give a name the office behind it, which tells more than «السيد» or «الشيخ» before it."""
        self.bearer = None
        speaks = office.title.lemma in lexicon().spokespeople  # «السفير فلان المتحدث باسم X»
        if name.first not in self.roles or name.first in self.styled or speaks:
            role = _role(self.grammar, office.first, self.behind_to, office.countries)
            style = self.roles.get(name.first)
            self.roles[name.first] = style.with_more(role, style=True) if style is not None else role
            self.styled.discard(name.first)
            self.bearer = name

    def _behind_again(self, name: Naming, office: Office) -> None:
        """Give a name one more office that goes on right behind the one behind it («فلان وزير X نائب رئيس Y»)."""
        role, more = self.roles[name.first], _role(self.grammar, office.first, self.behind_to, office.countries)
        self.roles[name.first] = role.with_more(more, style=False)


def _is_said_again(name: Naming, made: Sequence[Naming]) -> bool:
    """Whether a style stands right before title and name of its bearer («خادم الحرمين الشريفين الملك سلمان»)."""
    return name.entry is not None and any(
        other.role is not None and other.entry == name.entry and name.end < other.role.start <= name.end + 1
        for other in made
        if other.start > name.start
    )


def _holds_name(grammar: Grammar, name: Naming) -> bool:
    """Whether a known person's form that begins with a title holds a name too («الملا عمر», not «الرئيس المخلوع»)."""
    more = grammar.seen[name.first + 1 : name.last]
    return name.type == "person" and any(seen.title is None and not seen.adjective for seen in more)


def _role(grammar: Grammar, first: int, last: int, countries: tuple[str, ...]) -> Role:
    words = grammar.words[first:last]
    start = words[0].start + grammar.seen[first].skip
    return Role(start, words[-1].end, bare_words(words, start), countries)


def _is_body_too(grammar: Grammar, office: Office) -> bool:
    """Whether a rank is a word for a body as well («لواء»)."""
    return office.title.kind == "rank" and grammar.seen[office.first].head is not None


def _person_after(titles: Titles, office: Office) -> tuple[int, Naming | None]:
    """Where the titles before a person's name end, and that name or None; a comma may stand between.

    Behind what an office is of, in or for only a rank or form of address goes on with it: another office is somebody
    else's («التقى الوزير في المدينة المبعوث فلان»).
    """
    place, parted = office.last, False
    for _ in range(TITLES_IN_A_ROW):
        place += place < len(titles.words) and titles.words[place].text in THEN
        name = titles.person(place)
        if name is not None:
            return place, name
        marked = place < len(titles.words) and titles.words[place].text in OPENING
        between = marked or (place < len(titles.words) and titles.words[place].text in COMMAS)
        if between and not marked and _is_body_too(titles.grammar, office):
            # «القيادي المنشق عن اللواء، فلان» left a brigade and no general
            break
        if between and office.definite and place + 1 < len(titles.words):
            apposed = titles.person(place + 1)
            countryman = _countryman(titles, place + 1) if office.core and office.title.kind == "office" else None
            if countryman is not None:
                return place + 2, countryman
            if apposed is not None and (apposed.senses or apposed.last > place + 2 or marked):
                return place, apposed
        following = titles.grammar.at(place + 1 if between else place)
        nested = titles.office(place + 1 if between else place) if following and following.skip == 0 else None
        if nested is not None and not (parted and nested.title.kind in ("office", "work")):
            place, parted = nested.last + titles.is_shortened(nested), False
            continue
        towards = nested is None and titles.is_towards(place, office)
        past = place + 2 if towards else titles.past_complement(place) if nested is None else None
        joined = past_joined(titles, place, office) if past is None and nested is None and not between else None
        behind = joined if past is None else past
        if behind is None:
            break
        # what «لـ» leads to behind an office is the office's: «وكيل الوزارة للصحة رئيس المركز فلان»
        parted = parted or not (joined or towards or titles.words[place].text[0] == FOR)
        place = behind
    return office.last, None


def _countryman(titles: Titles, place: int) -> Naming | None:
    """The person whose name stands behind where he is from: «المبعوث الدولي، السويدي فلان»."""
    seen = titles.grammar.at(place)
    is_from = seen is not None and seen.definite and not seen.skip and seen.country is not None
    return titles.person(place + 1) if is_from else None


def _alone(grammar: Grammar, office: Office) -> Naming | None:
    """A title that stands for its bearer: a definite one in the singular; a trade or rank only where it points back."""
    bare, opening = not office.core, grammar.seen[office.first]
    singular = opening.stem in (office.title.lemma, office.title.lemma + "ه") or opening.stem.endswith(NISBA)
    nobody = office.title.kind == "address" or (opening.definite and office.title.alone == "no")
    described = _describes(grammar, office.first) or _is_post(grammar, office.first)
    if not office.definite or nobody or (bare and not singular) or described:
        return None
    return Naming(
        office.first, office.last, grammar.words[office.first].start + opening.skip, grammar.words[office.last - 1].end,
        "person", "title", core=office.core, lemma=office.title.lemma, country=next(iter(office.countries), None),
        back=office.title.alone == "back" if bare else office.title.kind in ("work", "rank"), state=office.state,
        feminine=opening.stem == office.title.lemma + "ه",
    )  # fmt: skip


def _is_post(grammar: Grammar, at: int) -> bool:
    """Whether a title is only the post that somebody has: «منصب وزير الخارجية», «نائبا للرئيس»."""
    if not at:
        return False
    before = grammar.seen[at - 1]
    posts = lexicon().posts
    post = not grammar.seen[at].skip and any(part.stem in posts for part in parted(before.text))
    held = lexicon().titles.get(before.stem.removesuffix("ا"))
    under = (
        held is not None and held.kind == "office" and not before.definite and grammar.words[at].text.startswith("ل")
    )
    return post or under


def _describes(grammar: Grammar, at: int) -> bool:
    """Whether a title only describes the noun before it («الحل الدبلوماسي», «السبب الرئيس», «المدن الرئيسة»)."""
    if not at or grammar.seen[at].skip or "\n" in grammar.gap(at):
        return False
    before = grammar.seen[at - 1]
    if grammar.seen[at].stem in MAIN:
        # «السبب الرئيس», «مصدر القلق الرئيس»
        noun = grammar.seen[at - 2] if at > 1 and not before.title and not before.head else before
        main = before.stem in lexicon().mains or (noun.stem in lexicon().mains and not noun.definite)
        return before.definite and main
    if not grammar.seen[at].stem.endswith(NISBA):
        return False
    joined = bool(before.skip) and before.conjunction and not before.verb
    noun_before = before.definite and (joined or grammar.is_noun(at - 1))
    return noun_before and not before.calendar and before.title is None
