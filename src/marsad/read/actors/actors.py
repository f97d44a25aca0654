"""Who and what is named on a page: persons, organisations, places and documents, with every stretch that names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from marsad.model.actor import Mention, PageActor
from marsad.model.ids import make_id
from marsad.model.zone import SPOKEN, Zone, ZoneKind
from marsad.read.actors.aliases import Aliases, Known, Sense, apart, written_as_names
from marsad.read.actors.bylines import bylines, unhyphened
from marsad.read.actors.commonnouns import common_noun
from marsad.read.actors.familynames import AMBIGUOUS, with_families, with_first_names, with_whole_families
from marsad.read.actors.groups import Group
from marsad.read.actors.identities import identities
from marsad.read.actors.joinednames import each_alone
from marsad.read.actors.latin.namings import latin_namings
from marsad.read.actors.lexicon import ARTICLE, WEAKLY_GIVEN, lexicon
from marsad.read.actors.mentions import mentions
from marsad.read.actors.namings import POINTS_BACK, Naming
from marsad.read.actors.nicknames import with_nicknames
from marsad.read.actors.othernames import with_other_names
from marsad.read.actors.placesigns import places, with_places
from marsad.read.actors.shortnames import SHORT, page_names, settled, with_short_names
from marsad.read.actors.swallowed import each_person, surnames, without_verbs
from marsad.read.actors.tagger import Name, tagged
from marsad.read.actors.ways import opened
from marsad.read.actors.wholeroles import with_whole_roles
from marsad.read.actors.words import word
from marsad.read.page import Page
from marsad.text.folding import folded
from marsad.text.remembered import once
from marsad.text.tokens import Token

ARTICLES = frozenset(("a", "an", "the"))
"""Words that open an English phrase and are no part of what somebody is called."""
NISBA = "يا"
"""How an adjective of nation in the accusative ends, as names of states do."""
GRANDFATHER, FROM = "جده", "من"
"""«جدة» as some write it, which is "his grandfather" too, and what leads from a town."""
PROCLITICS = ("", "و", "ل", "ب", "ف")
"""What can be written onto a noun."""
LONG_SENTENCE = 400
"""Words after which a sentence without an end is cut, so that memory stays bounded."""

WRITTEN_SO = re.compile(r"[ىي]\b(?:(?<=\bفى)|(?<=\bالتى)|(?<=\bالذى)|(?<=\bحتي)|(?<=\bالي))")
"""Words by which a page shows that it does not tell ى from ي, their rare last letter looked for first."""
TELLS_APART = re.compile(r"\bعلى\b")
"""The preposition by which a page that writes no other word so shows that «علي» is somebody."""
AND, ALEF = "و", "ى"
_LATIN = re.compile("[A-Za-z0-9_@]")
"""What a word of Latin letters or a number is written with, of which most Arabic sentences have none."""
PREPOSITIONS = {"والي": "الي", "علي": "عن"}
"""Words to which prepositions are folded that are a title and a given name too, each with one that is read like it."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of one sentence within one zone, the known forms in it, and whether most are in Latin letters."""

    kind: ZoneKind
    words: Sequence[Token]
    nested: Sequence[Known]
    is_latin: bool


def actors(page: Page, zones: Sequence[Zone], aliases: Aliases) -> tuple[PageActor, ...]:
    """Everyone and everything named in the page's own zones, in the order of first mention.

    Mentions are the longest stretches, without clitics and titles; the same actor's are held together.
    """
    stretches = [_stretch(kind, words, page, aliases) for kind, words in _sentences(page, zones)]
    reader = _Reader(page, stretches, aliases)
    found = without_verbs(
        [one.words for one in stretches], [reader.namings(at, learned) for at, learned in enumerate(reader.learned)]
    )
    found = [with_other_names(one.words, namings) for one, namings in zip(stretches, found, strict=True)]
    found = settled(found, reader.places)
    found = [with_nicknames(one.words, namings) for one, namings in zip(stretches, found, strict=True)]
    own = page_names(naming for namings in found for naming in namings).among(reader.spoken)
    borne = surnames(found)
    namings = [
        one
        for at, taken in enumerate(found)
        for naming in reader.with_page_names(at, own, taken)
        for one in each_person(stretches[at].words, naming, borne)
    ]
    namings.sort(key=lambda naming: naming.start)
    return tuple(_actor(page, group) for group in identities(with_whole_roles(page, namings), aliases))


class _Reader:
    """Reads the stretches of a page for namings: date lines, Arabic, and English, which is read as a whole."""

    def __init__(self, page: Page, stretches: Sequence[_Stretch], aliases: Aliases) -> None:
        self.page = page
        self.stretches = stretches
        self.aliases = aliases
        self.firm = _firm(stretches)
        arabic = [at for at, one in enumerate(stretches) if not one.is_latin and one.kind != "meta"]
        latin = [at for at, one in enumerate(stretches) if one.is_latin]
        self.known = {at: written_as_names(apart(self._meant(stretches[at])), self._written) for at in arabic}
        tagger = tagged([stretches[at].words for at in arabic], [self.known[at] for at in arabic])
        of_arabic = {
            at: each_alone(stretches[at].words, found, self.known[at]) for at, found in zip(arabic, tagger, strict=True)
        }
        self.learned: list[list[Name]] = [
            [name for name in of_arabic.get(at, []) if not _tells_nation(one.words, name.first, name.last)]
            for at, one in enumerate(stretches)
        ]
        spoken = [one.words for one in stretches]
        if TELLS_APART.search(page.document.text) and not WRITTEN_SO.search(page.document.text):
            self.learned = with_first_names(spoken, self.learned, list(map(self._first_names, spoken)))
        self.learned = with_whole_families(spoken, with_families(spoken, self.learned))
        said = [(stretches[at].words, name) for at in arabic for name in self.learned[at]]
        self.opened = {at: opened(stretches[at].words) for at in arabic}
        self.places = places([(one.words, one.places["sign"]) for one in self.opened.values()], said)
        if self.places:
            self.learned = [
                with_places(one.words, names, self.places) for one, names in zip(stretches, self.learned, strict=True)
            ]
        lines = [(stretches[at].kind, stretches[at].words) for at in latin]
        english = latin_namings(lines, page.text, self._written, aliases, self._supported)
        self.english = dict(zip(latin, english, strict=True))

    def namings(self, at: int, learned: Sequence[Name]) -> list[Naming]:
        """The namings of one stretch, those that the tagger has learned given."""
        words = self.stretches[at].words
        if at in self.english:
            return self.english[at]
        if at not in self.known:
            return bylines(words, self.page.text, self.aliases)
        return mentions(self.opened[at], self.page.text, self.known[at], learned, self.aliases, self._supported)

    def with_page_names(self, at: int, own: Aliases, taken: Sequence[Naming]) -> list[Naming]:
        """The namings of one stretch with the page's own names, phrases built on those («قوات X»)."""
        words = self.stretches[at].words
        found = with_short_names(words, self.page, own, taken)
        more = [
            Name(one.first, one.last, one.type)
            for one in found
            if one.rule == SHORT and one.type != "document" and one.start == words[one.first].start
        ]
        if at not in self.known or not more:
            return found
        learned = sorted([*self.learned[at], *more], key=lambda name: name.first)
        return with_short_names(words, self.page, own, self.namings(at, learned))

    def _meant(self, stretch: _Stretch) -> list[Known]:
        """The known forms of a stretch without those that take up a body of the page's own, or are of elsewhere."""
        return [
            known
            for known in stretch.nested
            if not (known.weak and (self._takes_up(known, stretch.words) or self._is_of_elsewhere(known)))
            and not self._is_grandfather(known, stretch.words)
        ]

    def _is_grandfather(self, known: Known, words: Sequence[Token]) -> bool:
        """Whether «جده», as some write the town, is somebody's grandfather: nobody is in it or comes from or to it."""
        before = words[known.first - 1].text if known.first else ""
        if self._written(known.start, known.end) != GRANDFATHER or before in lexicon().towards or before == FROM:
            return False
        return words[known.first].text != "ب" + GRANDFATHER

    def _is_of_elsewhere(self, known: Known) -> bool:
        """Whether a body's plain name stands on a page of other countries than its own («الجيش الوطني» of X)."""
        several = known.last > known.first + 1
        return several and all(
            sense.entry.type == "organization"
            and sense.near == (sense.entry.country,)
            and bool(self.nations)
            and sense.entry.country not in self.nations
            for sense in known.senses
        )

    @once
    def nations(self) -> frozenset[str]:
        """The countries of the known actors that the page names."""
        entries = (self.aliases.entries.get(one) for one in self.firm)
        return frozenset(one.country for one in entries if one is not None and one.country)

    def _takes_up(self, known: Known, words: Sequence[Token]) -> bool:
        """Whether a form is but the head, with its article, of a name on the page («كتائب السنبلة», «الكتائب»)."""
        seen = word(words[known.first].text)
        if known.last != known.first + 1 or not seen.definite or seen.head is None or seen.head.type != "organization":
            return False
        return not any(map(self._supported, known.senses)) and not self.spoken.isdisjoint(
            proclitic + seen.stem for proclitic in PROCLITICS
        )

    @once
    def spoken(self) -> frozenset[str]:
        """Every word of the page."""
        return frozenset([token.text for stretch in self.stretches for token in stretch.words])

    def _supported(self, sense: Sense) -> bool:
        return sense.entry.id in self.firm or not self.firm.isdisjoint(sense.near)

    def _first_names(self, words: Sequence[Token]) -> list[int]:
        """Where «علي» or «وعلي» stands, written with the letter that the preposition is not written with."""
        named = [at for at, token in enumerate(words) if token.text.removeprefix(AND) == AMBIGUOUS]
        return [at for at in named if self._written(words[at].start, words[at].end)[-1] != ALEF]

    def _written(self, start: int, end: int) -> str:
        return _written(self.page, start, end)


def _stretch(kind: ZoneKind, words: Sequence[Token], page: Page, aliases: Aliases) -> _Stretch:
    has_latin = _LATIN.search(page.text, words[0].start, words[-1].end) is not None
    latin = len([token for token in words if token.text.isascii() and token.is_word]) if has_latin else 0
    # «KADUR (Wire) -»: a dateline of an English page has more marks than words
    is_latin = 2 * latin > len(words) or (page.document.language == "en" and latin > 1)
    nested = [known for known in aliases.nested(words, page.text) if not _tells_nation(words, known.first, known.last)]
    return _Stretch(kind, words, nested, is_latin)


def _tells_nation(words: Sequence[Token], first: int, last: int) -> bool:
    """Whether the name of a state is the adjective of people counted before it («12 مواطنا سوريا»)."""
    name = words[first].text
    if last != first + 1 or not name.endswith(NISBA) or first < 2 or name.startswith("ال"):
        return False
    people, number = words[first - 1].text, words[first - 2].text
    counted = number.isdigit() or number.endswith(("ون", "ين", "عشر", "عشره"))
    return counted and people.endswith("ا") and common_noun(people) is not None


def _sentences(page: Page, zones: Sequence[Zone]) -> Iterator[tuple[ZoneKind, Sequence[Token]]]:
    """The sentences of the spoken zones, cut at the zones' ends and, where they have none, after many words."""
    spoken = sorted(zone for zone in zones if zone.kind in SPOKEN)
    careful = WRITTEN_SO.search(page.document.text) is None
    at = 0
    for zone in spoken:
        start, end = page.place(zone.start), page.place(zone.end)
        while at > 0 and page.sentences[at - 1][1] > start:
            at -= 1
        while at < len(page.sentences) and page.sentences[at][0] < end:
            first, last = page.sentences[at]
            words = page.tokens[page.token_at(max(first, start)) : page.token_at(min(last, end))]
            # a zone may end within a word, or before the stroke that lengthens its last letter («لـ»)
            if words and page.folded.span(words[-1].start, words[-1].end)[1] > zone.end:
                words.pop()
            words = [
                _as_preposition(page, words, i, careful=careful) if token.text in PREPOSITIONS else token
                for i, token in enumerate(words)
            ]
            words = unhyphened(words) if zone.kind == "meta" else words
            for cut in range(0, len(words), LONG_SENTENCE):
                yield zone.kind, words[cut : cut + LONG_SENTENCE]
            at += 1


def _as_preposition(page: Page, words: Sequence[Token], at: int, *, careful: bool) -> Token:
    """The token of «وإلى», which is no «والي», and of «على» before an article as prepositions that are nothing else.

    Without the article behind it «على» is how some write «علي», on pages that are `careful` to write «في» fewer.
    """
    token = words[at]
    named = not token.text.startswith("و") and not (at + 1 < len(words) and words[at + 1].text.startswith("ال"))
    if named and careful:
        named = not _governs(words[max(0, at - 1) : at + 3])
    written_so = _written(page, token.start, token.end)[-1] == "ى"
    return replace(token, text=PREPOSITIONS[token.text]) if written_so and not named else token


def _governs(words: Sequence[Token]) -> bool:
    """Whether «على», the second of some words, is a preposition before a given name: «محسوبون على صالح في صنعاء».

    It is none behind a title, an adjective of one or a given name («العقيد السابق على سالم»), and before a whole name.
    """
    if len(words) < 3 or lexicon().names.get(words[2].text, 0) < WEAKLY_GIVEN:
        return False
    if words[2].text in lexicon().common.get("علي", ()):
        return True  # «على أمل», «على وعد»
    before, names = word(words[0].text), lexicon().names
    behind = words[3].text if len(words) > 3 else ""
    whole = names.get(behind, 0) >= WEAKLY_GIVEN or word(behind).family or word(words[2].text).opener
    bearer = before.title is not None or (before.definite and before.adjective)
    return not (bearer or whole or names.get(before.text, 0) >= WEAKLY_GIVEN)


def _firm(stretches: Sequence[_Stretch]) -> frozenset[str]:
    """Ids of the known actors that the page names by a form that can mean nothing else."""
    return frozenset(
        found.senses[0].entry.id for stretch in stretches for found in stretch.nested if not found.senses[0].weak
    )


def _actor(page: Page, group: Group) -> PageActor:
    span = page.folded.span
    marks = tuple(
        [
            Mention(*span(member.start, member.end), loaded=member.loaded, why=member.why, confidence=member.score)
            for member in group.members
        ]
    )
    name = group.entry.name if group.entry is not None else _fullest(page, group)
    roles = [_written(page, member.role.start, member.role.end) for member in group.members if member.role]
    country = group.entry.country if group.entry is not None else _country(group)
    return PageActor(
        id=make_id("named", page.document.id, marks[0].start, marks[0].end, group.type),
        name=name, type=group.type, mentions=marks,
        known=group.entry.id if group.entry is not None else None,
        country=country, role=" ".join(roles[0].split()) if roles else None,
    )  # fmt: skip


def _country(group: Group) -> str | None:
    """The country that most of an actor's namings give."""
    countries = Counter(member.country for member in group.members if member.country)
    return max(countries, key=countries.__getitem__, default=None)


def _written(page: Page, start: int, end: int) -> str:
    return page.document.text[slice(*page.folded.span(start, end))]


def _fullest(page: Page, group: Group) -> str:
    """The longest form that names somebody rather than what he is, or points back to him."""
    named = [member for member in group.members if member.rule not in ("people", POINTS_BACK)] or group.members
    # «الأخيرة», «الجانب النيروزي»
    named = [member for member in named if not member.bare] or named
    named = [member for member in named if member.source != "title"] or named
    named = [member for member in named if not _is_any(page, member)] or named
    if all(member.rule not in ("people", POINTS_BACK) for member in named):
        return _called(page, max(named, key=lambda member: (member.end - member.start, -member.start)))
    # «the brigade» says less than «commanders of the Pine Brigade»
    return max([_called(page, member) for member in named], key=len)


def _is_any(page: Page, member: Naming) -> bool:
    """Whether a phrase only says of what kind a body is, as of any of them: «جماعة مسلحة»."""
    described = member.source == "phrase" and bool(member.core) and not page.text.startswith(ARTICLE, member.start)
    return described and lexicon().adjectives.issuperset(member.core)


def _called(page: Page, member: Naming) -> str:
    """What a naming calls somebody; of «fighters of the X» the X whose they are."""
    words = _written(page, member.start, member.end).split()
    if member.start and page.text[member.start - 1 : member.start + 1] == "لل":
        # «للشعب» is «الشعب», but «للواء الصقور» is «لواء الصقور»
        whole = folded(words[0]) in lexicon().heads
        described = len(words) == 1 or word(folded(words[1])).adjective
        words[0] = (("ال" if described else "") if whole else "ا") + words[0]
    told = [folded(word).removesuffix("'s") for word in words]
    size = len(member.core)
    at = next((at for at in range(len(words) - size + 1) if member.core == tuple(told[at : at + size])), None)
    if member.rule == "people" and size and at is not None:
        return " ".join(words[at : at + size]).removesuffix("'s").removesuffix("’s")
    pointed = len(words) > 1 and (told[0] in lexicon().pointing or told[0] in ARTICLES)
    return " ".join(words[1:] if pointed else words)
