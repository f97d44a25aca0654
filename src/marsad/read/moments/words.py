"""The words of time on a page: months, weekdays, units, numbers and what joins them, each with its readings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from marsad.read.moments.patterns import END
from marsad.text.folding import folded as fold_letters
from marsad.text.numbers import PROCLITICS, Number, duals, number_words, numbers_in
from marsad.text.remembered import remembered
from marsad.text.tables import table
from marsad.text.tokens import parted

Value = int | str | date
Readings = dict[str, Value]
"""What a word can be: for each class of words it belongs to, its value there."""

OTHER, MARK, LINE = "x", ".", "\n"
"""The codes of a word and of a mark that say nothing of time, and of the end of a line."""
UNSETTLED = "?"
"""Stands for a word whose codes what stands beside it decides, or that is several atoms."""
FIRST_CODE = 0xE000


class Rule(msgspec.Struct, forbid_unknown_fields=True):
    """A pattern over classes of words, what a stretch that fits it means, and a value it gives outright."""

    says: str
    means: str
    gives: str | None = None


class Language(msgspec.Struct, forbid_unknown_fields=True):
    """One language's table: words by class and value, parts of patterns, rules, cues of what was and what comes."""

    words: dict[str, dict[int | str, list[str]]]
    parts: dict[str, str]
    rules: list[Rule]
    ahead: list[str] = []
    ahead_beside: list[str] = []
    ahead_forms: str = ""
    back: list[str] = []
    duals_of: str = ""


@cache
def language(name: str) -> Language:
    """The table of moments of a language by its ISO 639-1 code; raises `FileNotFoundError` where there is none."""
    return table(files("marsad.read") / "tables" / f"moments.{name}.yml", Language)


class Atom(msgspec.Struct, frozen=True):
    """A word, number, clitic or mark on a page: its code in patterns, where it stands, what it can be."""

    code: str
    start: int
    end: int
    readings: Readings


class Words:
    """The words of a page in a row: their codes, which end in `END`, and what each stands for, read when asked for."""

    def __init__(self, codes: str, found: Sequence[Atom | re.Match[str]], settled: Callable[[str], _Settled]) -> None:
        self.codes = codes
        self._found = found
        self._settled = settled

    def atom(self, place: int) -> Atom:
        """The atom at a place of the row."""
        found = self._found[place]
        return found if isinstance(found, Atom) else self._settled(found.group()).placed(found.start())[0]


class _Settled(NamedTuple):
    """The atoms of a word by its form alone, offsets from its start, and the words that may make a phrase with it."""

    atoms: tuple[Atom, ...]
    goes_on: frozenset[str] = frozenset()

    def stands_before(self, following: list[str]) -> bool:
        """Whether the word is these atoms where another follows, or none."""
        return self is not _OPEN and self.goes_on.isdisjoint(following)

    def placed(self, start: int) -> list[Atom]:
        """The atoms of the word where it begins at a place."""
        return [Atom(one.code, start + one.start, start + one.end, one.readings) for one in self.atoms]


_OPEN = _Settled(())
"""Of a word whose atoms are decided by what stands beside it, such as a number."""


class _Phrase(NamedTuple):
    rest: tuple[str, ...]
    code: str
    readings: Readings


class Lexicon:
    """The words of several languages, and the codes their classes have in patterns."""

    def __init__(self, languages: dict[str, Language], literals: Iterator[str]) -> None:
        forms = _forms(languages)
        for literal in literals:
            forms.setdefault(_pieces(literal), {}).setdefault(f"'{literal}'", literal)
        kinds = {frozenset(readings) for readings in forms.values()} | {frozenset({shape}) for shape in _SHAPED}
        kinds |= {frozenset(classes) for classes in _number_kinds()}
        self._codes = {kind: chr(FIRST_CODE + place) for place, kind in enumerate(sorted(kinds, key=sorted))}
        self._classes: dict[str, list[str]] = {"other": [OTHER]}
        for kind, code in self._codes.items():
            for name in kind:
                self._classes.setdefault(name, []).append(code)
        self._phrases: dict[str, list[_Phrase]] = {}
        for form, readings in sorted(forms.items(), key=lambda item: (-len(item[0]), item[0])):
            phrase = _Phrase(form[1:], self._codes[frozenset(readings)], readings)
            self._phrases.setdefault(form[0], []).append(phrase)
        self._known = number_words() | self._phrases.keys()
        self._alone = remembered(self._settled)
        self._outline = remembered(self._coded)

    def codes(self, *names: str) -> str:
        """The codes of every word that can be of one of the classes, for a character set of a regular expression."""
        return "".join(sorted({code for name in names for code in self._classes.get(name, ())}))

    def words(self, folded: str) -> Words:
        """The words of a folded text with their readings; proclitics of a word of time are atoms of their own."""
        pieces = list(_PIECE.finditer(folded))
        forms = [piece.group() for piece in pieces]
        # nearly every word says the same wherever it stands: only the others are read
        codes = list(map(self._outline, forms))
        unsettled = [(place, self._alone(forms[place])) for place, code in enumerate(codes) if code == UNSETTLED]
        numeric = [pieces[place].span() for place, settled in unsettled if settled is _OPEN]
        counted = {number.start: number for number in numbers_in(folded, numeric)}
        row: list[str] = []
        found: list[Atom | re.Match[str]] = []
        done = 0
        for place, settled in unsettled:
            if place < done:
                continue  # it belongs to a word before it
            stands = settled.stands_before(forms[place + 1 : place + 2])
            if stands and len(settled.atoms) == 1:
                codes[place] = settled.atoms[0].code
                continue
            row += codes[done:place]
            found += pieces[done:place]
            if stands:
                atoms, done = settled.placed(pieces[place].start()), place + 1
            else:
                atoms, done = self._read(pieces, forms, place, counted)
            row += [atom.code for atom in atoms]
            found += atoms
        return Words("".join([*row, *codes[done:], END]), [*found, *pieces[done:]], self._alone)

    def _coded(self, form: str) -> str:
        """The code of a word that is one and the same atom wherever it stands, else `UNSETTLED`."""
        if len(form) > 2 and form.isalpha() and self._known.isdisjoint(_stems(form)):
            return OTHER
        atoms, goes_on = self._settled(form)
        return atoms[0].code if len(atoms) == 1 and not goes_on else UNSETTLED

    def _settled(self, form: str) -> _Settled:
        """What a word is by its form alone."""
        if form[0] == "\n":
            return _Settled((Atom(LINE, 0, len(form), {}),))
        is_word_or_mark = form.isalpha() or (len(form) == 1 and not form.isdigit())
        if not is_word_or_mark or (len(form) == 2 and PROCLITICS.issuperset(form)):
            return _OPEN
        if not number_words().isdisjoint(_stems(form)):
            return _OPEN
        goes_on: set[str] = set()
        for skipped, stem, clitics in _ways(form):
            phrases = self._phrases.get(stem, ())
            goes_on.update([phrase.rest[0] for phrase in phrases if phrase.rest])
            if phrases and not phrases[-1].rest:  # the shortest
                atom = Atom(phrases[-1].code, skipped, len(form), phrases[-1].readings)
                return _Settled((*self._clitics(clitics, 0), atom), frozenset(goes_on))
        return _Settled((_silent(form, 0),), frozenset(goes_on))

    def _read(
        self, pieces: list[re.Match[str]], forms: list[str], place: int, counted: dict[int, Number]
    ) -> tuple[list[Atom], int]:
        """The atoms of the piece at a place, with what belongs to it, and the place of the next piece not yet read."""
        piece, form = pieces[place], forms[place]
        start, end = piece.span()
        number = counted.get(start)
        if piece.lastgroup is not None and (number is None or number.end != end):
            return list(self._shaped(piece.lastgroup, form, start, end)), place + 1
        if len(form) == 2 and PROCLITICS.issuperset(form) and end in counted:
            return self._clitics(form, start), place + 1
        for skipped, stem, clitics in _ways(form):
            phrase, number = self._phrase(stem, forms, place), counted.get(start + skipped)
            last = place + len(phrase.rest) if phrase else place
            if phrase is not None and (number is None or number.end <= pieces[last].end()):
                atom = Atom(phrase.code, start + skipped, pieces[last].end(), phrase.readings)
                return [*self._clitics(clitics, start), atom], last + 1
            if number is not None:
                while place < len(pieces) and pieces[place].start() < number.end:
                    place += 1
                return [*self._clitics(clitics, start), self._number(number)], place
        return [_silent(form, start)], place + 1

    def _phrase(self, stem: str, forms: list[str], place: int) -> _Phrase | None:
        for phrase in self._phrases.get(stem, ()):
            if phrase.rest == tuple(forms[place + 1 : place + 1 + len(phrase.rest)]):
                return phrase
        return None

    def _clitics(self, clitics: str, start: int) -> list[Atom]:
        return [self._mark(clitic, start + offset) for offset, clitic in enumerate(clitics)]

    def _number(self, number: Number) -> Atom:
        classes = _classes(number)
        return Atom(self._codes[frozenset(classes)], number.start, number.end, dict.fromkeys(classes, number.value))

    def _mark(self, letter: str, start: int) -> Atom:
        """The atom of a single letter or mark, which means something only as a literal of a pattern."""
        known = next((phrase for phrase in self._phrases.get(letter, ()) if not phrase.rest), None)
        return Atom(known.code if known else OTHER, start, start + 1, known.readings if known else {})

    def _shaped(self, shape: str, form: str, start: int, end: int) -> Iterator[Atom]:
        """Atoms of what is told by its shape: a date or time in digits, a range of years."""
        for way, fits in _SHAPES[shape]:
            parts = way.fullmatch(form)
            if parts is None:
                continue
            if fits == "range":
                for name in ("first", "dash", "second"):
                    yield from self._part(parts[name], start + parts.start(name), start + parts.end(name))
                return
            readings = _written(fits, parts)
            if readings is not None:
                yield Atom(self._codes[frozenset(readings)], start, end, readings)
                return
        yield Atom(OTHER, start, end, {})

    def _part(self, form: str, start: int, end: int) -> Iterator[Atom]:
        if form.isdigit():
            yield self._number(Number(start, end, int(form), in_digits=True))
        else:
            yield self._mark(form, start)


def own(language: str, name: str) -> str:
    """The name of a language's own class of words: «مايو» is a month for the rules of Arabic alone."""
    return f"{language}:{name}"


def _forms(languages: dict[str, Language]) -> dict[tuple[str, ...], Readings]:
    """Every form of the tables, folded and cut into pieces, with its readings; duals made from their singulars."""
    forms: dict[tuple[str, ...], Readings] = {}
    for code, one in languages.items():
        for name, values in one.words.items():
            for value, written in values.items():
                for form in written:
                    forms.setdefault(_pieces(form), {})[own(code, name)] = value
                    if name == one.duals_of:
                        for dual in duals(form):
                            forms.setdefault((dual,), {})[own(code, "two")] = value
                            forms.setdefault(("ال" + dual,), {})[own(code, "the_two")] = value
    return forms


_PIECE = re.compile(
    # what most places are is told first: a blank, a word of Arabic letters
    r"(?! )(?:[ء-ي]+(?![^\W\d_])"
    r"|(?P<line>\n[\n ]*)"
    r"|(?P<link>(?:https?://|www\.)\S+|@\w+|(?!(?:q[1-4]|h[12])\b)[a-z]+\d\w*)"
    r"|(?P<decade>'?(?:1[5-9]|20)?\d0'?s\b)"
    r"|(?P<clock>(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)? ?(?:[ap]m\b|[ap]\.m\.))"
    r"|(?P<compound>\d?\d:\d\d(?=-\d?\d\s)|\d+(?:[-/.:,]\d+)+(?:t\d\d:?\d\d(?::?\d\d)?(?:[.]\d+)?(?:z|[+-]\d\d:?\d\d)?)?)(?![a-z_])"
    r"|[^\W\d_]+|\d+(?:st|nd|rd|th)?|[^\w\s]|_)"
)


def _pieces(form: str) -> tuple[str, ...]:
    return tuple(piece.group() for piece in _PIECE.finditer(fold_letters(form)))


def _silent(form: str, start: int) -> Atom:
    return Atom(OTHER if form.isalnum() else MARK, start, start + len(form), {})


def _stems(form: str) -> list[str]:
    """The stems that a word can be parted to."""
    return [way.stem for way in parted(form)] if form[0] in PROCLITICS else [form]


def _ways(form: str) -> Iterator[tuple[int, str, str]]:
    """Ways to part a word: letters skipped, stem, proclitics (the skipped letters)."""
    if form[0] not in PROCLITICS:
        yield 0, form, ""
        return
    for way in parted(form):
        yield way.skipped, way.stem, form[: way.skipped]


_NUMBER_CLASSES = ("n", "d", "m", "h", "y", "likely_y", "hy", "yy", "four", "digits", "o")
"""Number, day of a month, month in digits, hour, year, year even where nothing says so, Hijri year, two digits,
four digits, any digits, ordinal."""
_TURNS = (0, 1, 12, 13, 24, 25, 31, 32, 99, 100, 999, 1000, 1199, 1200, 1599, 1600, 1799, 1800, 2100, 2101, 2199, 2200)
"""Numbers at which a class of numbers begins or ends."""


def _classes(number: Number) -> tuple[str, ...]:
    """The classes a number belongs to."""
    value, in_words = number.value, not number.in_digits and not number.ordinal
    digits = 0 if in_words or number.ordinal else number.end - number.start
    fits = (
        not number.ordinal,
        1 <= value <= 31,
        0 < digits < 3 and 1 <= value <= 12,
        0 <= value <= 24,
        (digits == 4 or in_words) and 1000 <= value < 2200,
        digits == 4 and 1800 <= value <= 2100,
        (digits == 4 or in_words) and 1200 <= value < 1600,
        digits == 2,
        digits == 4,
        digits > 0,
        number.ordinal,
    )
    return tuple(name for name, fit in zip(_NUMBER_CLASSES, fits, strict=True) if fit)


def _number_kinds() -> set[tuple[str, ...]]:
    """Every combination of classes that a number can belong to."""
    digits = [
        Number(0, length, value, in_digits=True) for length in range(1, 6) for value in _TURNS if value < 10**length
    ]
    words = [Number(0, 0, value, ordinal) for value in _TURNS for ordinal in (False, True)]
    return {_classes(number) for number in (*digits, *words)}


_SHAPES: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "compound": (
        (re.compile(r"(?P<y>\d{4})(?P<by>[-/.])(?P<m>\d{1,2})(?P=by)(?P<d>\d{1,2})(?:t.*)?"), "date"),
        (re.compile(r"(?P<d>\d{1,2})(?P<by>[-/.])(?P<m>\d{1,2})(?P=by)(?P<y>\d{4}|\d\d)"), "date"),
        (re.compile(r"(?P<m>\d{1,2})[-/](?P<y>\d{4})"), "month_of_year"),
        (re.compile(r"(?P<y>(?:1[89]|20)\d\d)[-/](?P<m>0[1-9]|1[0-2])"), "month_of_year"),
        (re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})"), "day_of_month"),
        (re.compile(r"(?P<first>\d{4})(?P<dash>[-/])(?P<second>\d{4}|\d\d)"), "range"),
        (re.compile(r"(?P<first>\d{1,2})(?P<dash>-)(?P<second>\d{1,2})"), "range"),
        (re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?"), "clock"),
        (re.compile(r"\d+\.\d+"), "decimal"),
    ),
    "clock": ((re.compile(r".*"), "clock"),),
    "decade": ((re.compile(r"'?(?P<tens>\d+)'?s"), "decade"),),
    "link": (),
}
_SHAPED = ("date", "hijri_date", "month_of_year", "day_of_month", "clock", "decimal", "decade")


def _written(shape: str, parts: re.Match[str]) -> Readings | None:
    """The readings of a date, month, time or decimal in digits; None where there is no such day.

    A day and a month that could change places are read day first, as the Arab press writes them.
    """
    if shape == "date":
        return _date(int(parts["y"]), int(parts["m"]), int(parts["d"]))
    if shape == "month_of_year":
        year, month = int(parts["y"]), int(parts["m"])
        return {"month_of_year": f"{year:04}-{month:02}"} if 1 <= month <= 12 and 1000 <= year < 2200 else None
    if shape == "day_of_month":
        leap = _date(2000, int(parts["m"]), int(parts["d"]))
        return leap and {"day_of_month": leap["date"]}
    if shape == "decade":
        tens = int(parts["tens"])
        return {"decade": (tens if tens > 99 else tens + 1900) // 10}
    return {shape: parts.group()}


HIJRI_YEARS = range(1300, 1600)
"""Years which in a date written in digits are years of the Hijri calendar."""


def _date(year: int, month: int, day: int) -> Readings | None:
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    if year in HIJRI_YEARS and 1 <= month <= 12 and 1 <= day <= 30:
        return {"hijri_date": f"{year}-{month:02}-{day:02}"}
    if not 1000 <= year < 2200:
        return None
    for one, other in ((month, day), (day, month)):
        try:
            return {"date": date(year, one, other)}
        except ValueError:
            continue
    return None
