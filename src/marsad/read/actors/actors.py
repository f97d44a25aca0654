"""Who and what is named on a page: persons, organisations, places and documents, with every stretch that names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from marsad.model.actor import Mention, PageActor
from marsad.model.ids import make_id
from marsad.model.zone import SPOKEN, Zone, ZoneKind
from marsad.read.actors.aliases import Aliases, Known, Sense, apart, written_as_names
from marsad.read.actors.bylines import bylines
from marsad.read.actors.identities import Group, identities
from marsad.read.actors.latin import latin_namings
from marsad.read.actors.lexicon import lexicon
from marsad.read.actors.mentions import mentions
from marsad.read.actors.namings import Naming
from marsad.read.actors.shortnames import page_names, settled, with_short_names
from marsad.read.actors.tagger import tagged
from marsad.read.page import Page
from marsad.text.folding import folded
from marsad.text.tokens import Token

ARTICLES = frozenset(("a", "an", "the"))
"""Words that open an English phrase and are no part of what somebody is called."""
LONG_SENTENCE = 400
"""Words after which a sentence without an end is cut, so that memory stays bounded."""


GOVERNOR = "والي"
"""A title that «وإلى» is folded to."""


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
    firm = _firm(stretches)
    found = settled(_found(page, stretches, aliases, firm))
    own = page_names(naming for namings in found for naming in namings)
    namings = [
        naming
        for stretch, taken in zip(stretches, found, strict=True)
        for naming in with_short_names(stretch.words, page, own, taken)
    ]
    namings.sort(key=lambda naming: naming.start)
    return tuple(_actor(page, group) for group in identities(namings, aliases))


def _found(page: Page, stretches: Sequence[_Stretch], aliases: Aliases, firm: frozenset[str]) -> list[list[Naming]]:
    """The namings of every stretch: of a date line, of Arabic, and of English, which is read as a whole."""

    def supported(sense: Sense) -> bool:
        return sense.entry.id in firm or not firm.isdisjoint(sense.near)

    def written(start: int, end: int) -> str:
        return _written(page, start, end)

    latin = [stretch for stretch in stretches if stretch.is_latin]
    english = iter(
        latin_namings([(stretch.kind, stretch.words) for stretch in latin], page.text, written, aliases, supported)
    )
    arabic = [stretch for stretch in stretches if not stretch.is_latin and stretch.kind != "meta"]
    known = [written_as_names(apart(stretch.nested), written) for stretch in arabic]
    tagger = zip(known, tagged([stretch.words for stretch in arabic], known), strict=True)
    return [
        next(english)
        if stretch.is_latin
        else bylines(stretch.words, page.text, aliases)
        if stretch.kind == "meta"
        else mentions(stretch.words, page.text, *next(tagger), aliases, supported)
        for stretch in stretches
    ]


def _stretch(kind: ZoneKind, words: Sequence[Token], page: Page, aliases: Aliases) -> _Stretch:
    latin = sum(token.text.isascii() and token.is_word for token in words)
    # «KADUR (Wire) -»: a dateline of an English page has more marks than words
    is_latin = 2 * latin > len(words) or (page.document.language == "en" and latin > 1)
    return _Stretch(kind, words, aliases.nested(words, page.text), is_latin)


def _sentences(page: Page, zones: Sequence[Zone]) -> Iterator[tuple[ZoneKind, Sequence[Token]]]:
    """The sentences of the spoken zones, cut at the zones' ends and, where they have none, after many words."""
    spoken = sorted(zone for zone in zones if zone.kind in SPOKEN)
    at = 0
    for zone in spoken:
        start, end = page.place(zone.start), page.place(zone.end)
        while at > 0 and page.sentences[at - 1][1] > start:
            at -= 1
        while at < len(page.sentences) and page.sentences[at][0] < end:
            first, last = page.sentences[at]
            words = page.tokens[page.token_at(max(first, start)) : page.token_at(min(last, end))]
            if words and words[-1].end > end:
                words.pop()
            words = [_as_preposition(page, token) if token.text == GOVERNOR else token for token in words]
            for cut in range(0, len(words), LONG_SENTENCE):
                yield zone.kind, words[cut : cut + LONG_SENTENCE]
            at += 1


def _as_preposition(page: Page, token: Token) -> Token:
    """The token of «وإلى», which folds to the same letters as «والي», as the preposition that it is."""
    return replace(token, text=GOVERNOR[1:]) if _written(page, token.start, token.end)[-1] == "ى" else token


def _firm(stretches: Sequence[_Stretch]) -> frozenset[str]:
    """Ids of the known actors that the page names by a form that can mean nothing else."""
    return frozenset(
        found.senses[0].entry.id for stretch in stretches for found in stretch.nested if not found.senses[0].weak
    )


def _actor(page: Page, group: Group) -> PageActor:
    spans = [(page.span(member.start, member.end), member) for member in group.members]
    marks = tuple(
        Mention(span.start, span.end, loaded=member.loaded, why=member.why, confidence=member.score)
        for span, member in spans
    )
    name = group.entry.name if group.entry is not None else _fullest(page, group)
    roles = [_written(page, member.role.start, member.role.end) for member in group.members if member.role]
    countries = Counter(member.country for member in group.members if member.country)
    country = group.entry.country if group.entry is not None else next((c for c, _ in countries.most_common(1)), None)
    return PageActor(
        id=make_id("named", page.document.id, marks[0].start, marks[0].end, group.type),
        name=name, type=group.type, mentions=marks,
        known=group.entry.id if group.entry is not None else None,
        country=country, role=" ".join(roles[0].split()) if roles else None,
    )  # fmt: skip


def _written(page: Page, start: int, end: int) -> str:
    span = page.span(start, end)
    return page.document.text[span.start : span.end]


def _fullest(page: Page, group: Group) -> str:
    """The longest form that names somebody; of «fighters of the X» only the X whose they are."""
    named = [member for member in group.members if member.rule != "people"] or group.members
    longest = max(named, key=lambda member: (member.end - member.start, -member.start))
    words = _written(page, longest.start, longest.end).split()
    told = [folded(word).removesuffix("'s") for word in words]
    size = len(longest.core)
    at = next((at for at in range(len(words) - size + 1) if longest.core == tuple(told[at : at + size])), None)
    if longest.rule == "people" and size and at is not None:
        return " ".join(words[at : at + size]).removesuffix("'s").removesuffix("’s")
    return " ".join(words[1:] if told[0] in lexicon().pointing | ARTICLES and len(words) > 1 else words)
