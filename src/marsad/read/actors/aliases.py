"""The known names of actors across spellings and scripts, and where they stand among the words of a page."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec
from msgspec.structs import replace

from marsad.model.actor import ActorType
from marsad.model.errors import BadRequest
from marsad.read.actors.lexicon import GIVEN, TABLES, lexicon
from marsad.read.actors.words import head
from marsad.text.folding import folded, key
from marsad.text.remembered import once, remembered
from marsad.text.tables import rows
from marsad.text.tokens import Token, carrying, parted, words

TYPES = ("person", "organization", "place", "document")
COLUMNS = ("id", "type", "country", "name", "arabic", "other", "weak", "loaded")
Written = Callable[[int, int], str]
"""Gives a stretch of folded text as the page has it."""
TANWIN = ("اً", "ًا")
"""How a noun ends in the accusative, which no name that ends in «ا» does."""
LED, HAMZA = frozenset("بك"), frozenset("أإ")
"""«بأول» is «أول» with a preposition and no «باول»."""
_PACKAGED = ("persons", "armed", "bodies", "places", "media", "groups")


class Entry(msgspec.Struct, frozen=True):
    """An actor that the tables know.

    `name` is its canonical English name, `country` an ISO 3166 code or None, `field` the table it comes from: states,
    persons, armed, groups, bodies, places, media, or own for a case's.
    """

    id: str
    type: ActorType
    name: str
    country: str | None
    field: str


class Sense(msgspec.Struct, frozen=True):
    """One actor that a form can mean.

    `weak`: the form is a common word too and wants support. `near`: ids of other actors that are support enough.
    `loaded`: the form takes a side. `capital`: it is the name of a city that may stand for its state. `acronym`: the
    form counts only in capitals («WHO», not "who").
    """

    entry: Entry
    weak: bool = False
    near: tuple[str, ...] = ()
    loaded: bool = False
    capital: bool = False
    acronym: bool = False


class Known(msgspec.Struct, frozen=True):
    """A known form where it stands: from word `first` to before word `last`, from `start` to `end` in folded text."""

    first: int
    last: int
    start: int
    end: int
    senses: tuple[Sense, ...]

    @property
    def weak(self) -> bool:
        """Whether every sense wants support."""
        return self.senses[0].weak and all(sense.weak for sense in self.senses)


class _Node(dict[str, "_Node"]):
    """A word of the tree of forms; `senses` are those of the form that ends here."""

    __slots__ = ("senses",)

    def __init__(self) -> None:
        super().__init__()
        self.senses: tuple[Sense, ...] = ()


@dataclass(frozen=True)
class Aliases:
    """Every known form as a tree of words, the entries by id, and the words that an entry's forms begin with.

    `opened` gives the branches that a word opens, each with the letters of clitics before it.
    """

    entries: dict[str, Entry]
    tree: _Node
    openings: dict[str, list[str]]
    opened: Callable[[str], Sequence[tuple[int, _Node]] | None]

    @classmethod
    def empty(cls) -> Aliases:
        """A table with nothing in it yet."""
        tree = _Node()
        return cls({}, tree, {}, partial(_opened, tree))

    def settled(self) -> Aliases:
        """The table when it is whole, which need not look for what a word opens again."""
        return dataclasses.replace(self, opened=remembered(self.opened))

    def among(self, spoken: Container[str]) -> Aliases:
        """A small table for the words of one page: few of them open anything, and only their clitics are parted."""
        openers = [word for stem in self.tree for word in carrying(stem) if word in spoken]
        return dataclasses.replace(self, opened={word: self.opened(word) for word in openers}.get)

    def known(self, words: Sequence[Token], text: str) -> list[Known]:
        """Where known forms stand, the longest at each place, left to right, none inside a sure one.

        A clitic may stand before the first word of a form; a form never runs over a line end. A form that is a common
        word too hides none that begins inside it.
        """
        return apart(self.nested(words, text))

    def nested(self, words: Sequence[Token], text: str) -> list[Known]:
        """The longest known form at every word, those inside longer ones too."""
        found: list[Known] = []
        opened = self.opened
        for at, ways in [(at, ways) for at, word in enumerate(words) if (ways := opened(word.text))]:
            best: Known | None = None
            for skipped, opening in ways:
                best = _longest(words, text, at, skipped, opening, best)
            if best is not None:
                found.append(best)
        return found

    @once
    def lemmas(self) -> Callable[[str], frozenset[str]]:
        """Gives the head nouns that the forms of an entry begin with, by its id: few are ever asked for."""
        return remembered(self._lemmas)

    def _lemmas(self, known: str) -> frozenset[str]:
        heads = (head(folded(opening)) for opening in self.openings.get(known, ()))
        return frozenset(found.lemma for found in heads if found is not None)

    def add(self, form: str, sense: Sense) -> None:
        """Put one more form into the tree, in all its spellings."""
        self.openings.setdefault(sense.entry.id, []).append(form.split(maxsplit=1)[0])
        if form.isascii() and form.isupper():
            sense = replace(sense, acronym=True)
        for spelling in _spellings(form):
            node = self.tree
            for part in words(spelling):
                if part not in node:
                    node[part] = _Node()
                node = node[part]
            if all(sense.entry.id != other.entry.id for other in node.senses):
                node.senses = (*node.senses, sense)


def _opened(tree: _Node, word: str) -> list[tuple[int, _Node]]:
    # «فاطمة» is not «أطمة» behind «فـ»
    given = lexicon().names.get(word, 0) >= GIVEN
    return [
        (part.skipped, tree[part.stem])
        for part in parted(word)
        # «كـ» before a short word is hardly ever the preposition
        if part.stem in tree and (part.preposition != "ك" or len(part.stem) >= 5) and not (given and part.skipped)
    ]


def _longest(
    words: Sequence[Token], text: str, at: int, skipped: int, opening: _Node, best: Known | None
) -> Known | None:
    """The longest form that goes on from an opening of the word at a place, letters skipped, or the best so far."""
    here, last = opening, at + 1
    while True:
        if here.senses:
            found = Known(at, last, words[at].start + skipped, words[last - 1].end, here.senses)
            better = best is None or last > best.last or (last == best.last and best.weak and not found.weak)
            best = found if better else best
        if last >= len(words) or "\n" in text[words[last - 1].end : words[last].start]:
            return best
        following = here.get(words[last].text)
        if following is None:
            return best
        here, last = following, last + 1


def apart(nested: Iterable[Known]) -> list[Known]:
    """Of the longest known forms at every word those that begin inside no sure one before them."""
    found: list[Known] = []
    free = 0
    for known in nested:
        if known.first >= free:
            found.append(known)
            free = known.first + 1 if known.weak else known.last
    return found


def written_as_names(found: Iterable[Known], written: Written) -> list[Known]:
    """Known forms without the Latin ones that have no capital, or, where they are acronyms, small letters."""
    return [known for known in found if _is_name(known, written(known.start, known.end))]


def _is_name(found: Known, spelled: str) -> bool:
    if not spelled.isascii():
        if spelled.endswith(TANWIN):
            return False  # «درعاً» is a shield and no town
        return not (spelled[0] in LED and spelled[1:2] in HAMZA and found.last == found.first + 1)
    acronym = all(sense.acronym for sense in found.senses)
    return spelled.isupper() if acronym else any(letter.isupper() or letter.isdigit() for letter in spelled)


def aliases(extra: Iterable[Path] = ()) -> Aliases:
    """The packaged tables of names, and a case's own in the same columns.

    Raises `BadRequest` where a table of the case lacks a column, names an unknown type or cannot be read.
    """
    more = tuple(extra)
    return _with(more) if more else _packaged()


@cache
def _packaged() -> Aliases:
    known = Aliases.empty()
    _add_states(known)
    for name in _PACKAGED:
        _add_table(known, name, rows(TABLES / f"actors.{name}.tsv"))
    return known.settled()


def _with(extra: tuple[Path, ...]) -> Aliases:
    known = Aliases.empty()
    for path in extra:
        try:
            _add_table(known, "own", _checked(path))
        except (OSError, UnicodeDecodeError) as error:
            raise BadRequest(f"the table of names {path} cannot be read: {error}") from error
    _add_states(known)
    for name in _PACKAGED:
        _add_table(known, name, rows(TABLES / f"actors.{name}.tsv"))
    return known.settled()


def _checked(path: Path | Traversable) -> Iterator[dict[str, str]]:
    for row in rows(path):
        missing = [column for column in COLUMNS if row.get(column) is None]
        if missing:
            raise BadRequest(f"the table of names {path} lacks the column {missing[0]}")
        if row["type"] not in TYPES:
            raise BadRequest(f"the table of names {path} has an unknown type {row['type']!r}")
        yield row


def _add_table(known: Aliases, field: str, table: Iterable[dict[str, str]]) -> None:
    for row in table:
        entry = Entry(row["id"], row["type"], row["name"], row["country"] or None, field)  # type: ignore[arg-type]
        known.entries.setdefault(entry.id, entry)
        for form in _split(row["arabic"]) + _split(row["other"]):
            known.add(form, Sense(entry))
        for form in _split(row["weak"]):
            plain, marked, near = form.partition("@")
            ids = near.split(",") if near else [row["country"]] if marked else []
            known.add(plain, Sense(entry, weak=True, near=tuple(filter(None, ids))))
        for form in _split(row["loaded"]):
            known.add(form, Sense(entry, loaded=True))


def _add_states(known: Aliases) -> None:
    for row in rows(TABLES / "countries.tsv"):
        entry = Entry(row["code"], "place", row["name"], row["code"], "states")
        known.entries.setdefault(entry.id, entry)
        for form in _split(row["arabic"]) + _split(row["other"]):
            known.add(form, Sense(entry))
        for form in _split(row["capital"]) + _split(row["capital_other"]):
            known.add(form, Sense(entry, capital=True))
        for form in _split(row["weak"]):
            known.add(form, Sense(entry, weak=True))


def _split(forms: str | None) -> list[str]:
    return [form for form in (forms or "").split("|") if form]


def _spellings(form: str) -> Iterator[str]:
    """A form as it stands and with «عبد» joined to or parted from what follows, as writers do both."""
    plain = key(form)
    yield plain
    for parted_form, joined in (("عبد ال", "عبدال"), ("ابو ", "ابو"), ("نصر الله", "نصرالله")):
        if parted_form in plain:
            yield plain.replace(parted_form, joined)
        elif joined != "ابو" and joined in plain:
            yield plain.replace(joined, parted_form)
