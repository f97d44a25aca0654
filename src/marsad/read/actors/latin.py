"""Names and phrases in Latin letters: capitals, known names, titles, head nouns («Ministry of …», «the group»)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import msgspec

from marsad.model.actor import ActorType
from marsad.read.actors.aliases import Aliases, Known, Sense, Written
from marsad.read.actors.lexicon import TABLES
from marsad.read.actors.namings import Naming, Role, longest
from marsad.text.tables import rows, table
from marsad.text.tokens import Token

Supported = Callable[[Sense], bool]


class _Heads(msgspec.Struct):
    organization: str
    place: str
    document: str


class _Words(msgspec.Struct):
    heads: _Heads
    alone: str
    titles: str
    offices: str
    plain: str
    particles: str
    joints: str
    sides: str
    speech: str
    placing: str
    towards: str
    describing: str


@dataclass(frozen=True)
class English:
    """The tables of English words that make up names."""

    heads: dict[str, ActorType]
    alone: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    plain: frozenset[str]
    particles: frozenset[str]
    joints: frozenset[str]
    sides: frozenset[str]
    speech: frozenset[str]
    placing: frozenset[str]
    towards: frozenset[str]
    describing: frozenset[str]
    nations: dict[str, str]


@cache
def english() -> English:
    """The packaged tables."""
    words = table(TABLES / "actors.en.yml", _Words)
    heads: dict[str, ActorType] = {}
    heads.update(dict.fromkeys(words.heads.document.split(), "document"))
    heads.update(dict.fromkeys(words.heads.place.split(), "place"))
    heads.update(dict.fromkeys(words.heads.organization.split(), "organization"))
    nations = {
        demonym.lower(): row["code"]
        for row in rows(TABLES / "countries.tsv")
        for demonym in (row["demonym"] or "").split("|")
        if demonym
    }
    lists = {name: frozenset(getattr(words, name).split()) for name in LISTS}
    return English(heads=heads, nations=nations, **lists)


LISTS = (
    "alone",
    "titles",
    "offices",
    "plain",
    "particles",
    "joints",
    "sides",
    "speech",
    "placing",
    "towards",
    "describing",
)


def english_words(words: Sequence[Token]) -> list[Token]:
    """The words with the possessive taken off («iran's» is «iran»)."""
    return [
        Token(token.text[:-2], token.start, token.end - 2)
        if token.text.endswith("'s") and len(token.text) > 3
        else token
        for token in words
    ]


class Latin:
    """One sentence in Latin letters. `written` gives a folded stretch as the page has it."""

    def __init__(self, words: Sequence[Token], written: Written) -> None:
        self.words = english_words(words)
        self.spelled = [written(token.start, token.end) for token in self.words]
        self.known_words = english()

    def capital(self, at: int) -> bool:
        """Whether the word at a place holds a capital at its head or behind «al-»."""
        return any(letter.isupper() for letter in self.spelled[at])

    def is_headline(self) -> bool:
        """Whether nearly all words begin with capitals and no stop ends them, so that capitals tell no names."""
        long = [at for at, token in enumerate(self.words) if len(token.text) > 3 and token.text.isalpha()]
        stopped = self.words[-1].text in ".!?"
        return not stopped and len(long) > 3 and sum(map(self.capital, long)) > 0.8 * len(long)

    def text(self, at: int) -> str:
        """The folded word at a place, empty past the ends."""
        return self.words[at].text if 0 <= at < len(self.words) else ""

    def naming(self, first: int, last: int, kind: ActorType, **changes: object) -> Naming:
        """A learned name of the words from one place to before another."""
        core = tuple(token.text for token in self.words[first:last])
        start, end = self.words[first].start, self.words[last - 1].end
        made = Naming(first, last, start, end, kind, "learned", core=core, rule="capitals")
        return made.with_changes(**changes)


def latin_mentions(
    words: Sequence[Token], text: str, written: Written, aliases: Aliases, supported: Supported
) -> list[Naming]:
    """The namings in one sentence in Latin letters, left to right, none overlapping."""
    line = Latin(words, written)
    known = [
        naming
        for found in (*aliases.written(words, text, written), *aliases.written(line.words, text, written))
        if line.capital(found.first) and (naming := _from_known(line, found, supported)) is not None
    ]
    starts = {naming.first: naming for naming in known}
    found = [*known, *_names(line, starts), *_phrases(line)]
    return longest(_with_roles(line, longest(found)))


def _from_known(line: Latin, found: Known, supported: Supported) -> Naming | None:
    senses = tuple(sense for sense in found.senses if not sense.weak or supported(sense))
    if not senses:
        return None
    first = senses[0]
    return Naming(
        found.first, found.last, found.start, found.end, first.entry.type, "known", core=(first.entry.name.lower(),),
        senses=senses, country=first.entry.country, loaded=first.loaded,
        city=first.capital and line.text(found.first - 1) in line.known_words.towards,
    )  # fmt: skip


def _runs(line: Latin) -> Iterator[tuple[int, int]]:
    """Runs of words in capitals, with particles between them and behind a head joints («Ministry of the Interior»)."""
    at = 0
    while at < len(line.words):
        if not _is_name_word(line, at):
            at += 1
            continue
        last = at + 1
        while (following := _after_joints(line, at, last)) is not None:
            last = following + 1
        yield at, last
        at = last


def _after_joints(line: Latin, first: int, last: int) -> int | None:
    """The next word in capitals of a run behind at most two small words; «and» joins only fields («of X and Y»)."""
    tables = line.known_words
    run = [line.text(place) for place in range(first, last)]
    body = any(text in tables.heads for text in run)
    allowed = tables.particles | (tables.joints - {"and"} if body else frozenset())
    allowed |= frozenset({"and"}) if body and {"of", "for"} & set(run) else frozenset()
    at = last
    while line.text(at) in allowed and at - last < 2:
        at += 1
    if at >= len(line.words) or not _is_name_word(line, at) or line.text(at - 2) == "and":
        return None
    between = sum(len(line.text(place)) + 1 for place in range(last, at))
    gap = line.words[at].start - line.words[last - 1].end
    return at if gap <= 1 + between else None


def _is_name_word(line: Latin, at: int) -> bool:
    text = line.text(at)
    return text[:1].isalpha() and line.capital(at) and text not in line.known_words.plain


def _names(line: Latin, known: dict[int, Naming]) -> Iterator[Naming]:
    """Names in capitals that no table knows, by what stands in them and around them."""
    tables = line.known_words
    if line.is_headline():
        return
    for start, last in _runs(line):
        first = start
        while first < last and line.text(first) in tables.titles and line.text(first) not in tables.heads:
            first += 1
        inner = [line.text(place) for place in range(first, last)]
        head = _head(inner)
        nation = next((tables.nations[word] for word in inner if word in tables.nations), None)
        if head is not None and len(inner) > 1:
            yield line.naming(first, last, tables.heads[head], lemma=head, country=nation, source="phrase")
        elif not inner or nation is not None or any(place in known for place in range(first, last)):
            continue
        elif _is_person(line, first, last):
            yield line.naming(first, last, "person")
        elif line.text(first - 1) in tables.placing and len(inner) <= 3:
            yield line.naming(first, last, "place")


def _head(inner: Sequence[str]) -> str | None:
    """The noun a name in capitals is headed by, an organisation's before a place's («Gulf Observatory»)."""
    tables = english()
    heads = [text for text in inner if text in tables.heads]
    return next((text for text in heads if tables.heads[text] == "organization"), heads[0] if heads else None)


def _is_person(line: Latin, first: int, last: int) -> bool:
    """Whether a run in capitals is a person: by the title before it, the speech behind it, or its look."""
    tables = line.known_words
    if first == 0 or last - first > 5:
        return False
    if line.text(first - 1) in tables.titles or {line.text(last), line.text(last + 1)} & tables.speech:
        return last - first > 1 or len(line.text(first)) > 2
    spelled = [line.spelled[place] for place in range(first, last) if line.capital(place)]
    written = all(text[1:].islower() or "-" in text for text in spelled)
    return last - first > 1 and written and line.text(first - 1) not in tables.placing


def _phrases(line: Latin) -> Iterator[Naming]:
    """Nouns in small letters that name somebody: «the group», «Iranian forces», «the Yemeni foreign minister»."""
    tables = line.known_words
    for at in range(len(line.words)):
        text, first = line.text(at), at
        while line.text(first - 1) in tables.nations or line.text(first - 1) in tables.describing:
            first -= 1
        core = tuple(line.text(place) for place in range(first, at))
        nation = next((tables.nations[described] for described in core if described in tables.nations), None)
        definite = line.text(first - 1) == "the"
        if text in tables.sides and (definite or nation):
            yield line.naming(first, at + 1, "organization", source="people", lemma=text, core=core, country=nation)
        elif line.capital(at) and not (definite and text in tables.alone and not _is_name_word(line, at + 1)):
            continue
        elif text in tables.heads and (nation or (definite and text in tables.alone)):
            kind = tables.heads[text]
            back = not core and kind != "document"
            yield line.naming(first, at + 1, kind, source="phrase", lemma=text, core=core, country=nation, back=back)
        elif text in tables.offices and (nation or definite) and not (line.text(at + 1) and line.capital(at + 1)):
            yield line.naming(first, at + 1, "person", source="title", lemma=text, core=core, back=not core)


def _with_roles(line: Latin, found: Sequence[Naming]) -> list[Naming]:
    """Persons with the title that stands before their name; a title taken up so stands for nobody else."""
    tables = line.known_words
    made: list[Naming] = []
    taken: set[int] = set()
    for naming in found:
        first, role = naming.first, None
        if naming.type == "person" and naming.source in ("known", "learned"):
            while line.text(first - 1) in tables.titles or line.text(first - 1) in tables.nations:
                first -= 1
        if first < naming.first:
            words = line.words[first : naming.first]
            role = Role(words[0].start, words[-1].end, tuple(token.text for token in words))
            taken.update(range(first, naming.first))
        made.append(replace(naming, role=role))
    return [naming for naming in made if naming.source != "title" or naming.first not in taken]
