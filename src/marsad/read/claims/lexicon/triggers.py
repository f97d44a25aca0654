"""Load the tables of relation triggers, inflect them, and say what a word of a page can trigger."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, cast

import msgspec
from msgspec.structs import replace

from marsad.model.actor import ActorType
from marsad.model.claim import Relation
from marsad.text.folding import folded
from marsad.text.tables import table
from marsad.text.verbs import Gender, Inflection, passive_of, past, present

TABLES = files("marsad.read") / "tables"
OBJECT = "object"
LOOSE = "اأإآويىءئؤةهتنسم"
"""Letters that inflection adds or changes."""
NOT_FIRM = re.compile(f"[{LOOSE}]+|(.)(?=[{LOOSE}]*\\1)")
"""Those letters, and the first of two like ones that none or only they part."""


class Joining(msgspec.Struct, frozen=True):
    """How a trigger joins its sides, in its row of the table and as it is read. See the head of the table."""

    mutual: bool = False
    paired: bool = False
    genitive: Literal["agent", "object", "either"] = "either"
    taken: bool = False
    controls: bool = False
    sent: bool = False
    two: bool = False
    swapped: bool = False
    speech: bool = False
    through: bool = False
    condemns: bool = False
    passive: bool = False
    ahead: Literal["", "done", "refused"] = ""
    weight: float = 0.6


class Row(Joining, frozen=True, kw_only=True, rename={"with_": "with"}, forbid_unknown_fields=True):
    """A row of a table of relations, as the head of that table explains it."""

    takes: list[str]
    verbs: list[tuple[str, str]] = []
    passives: list[tuple[str, str]] = []
    nouns: list[str] = []
    adjectives: list[str] = []
    plurals: list[str] = []
    with_: list[str] = []
    predicates: list[str] = []
    without: list[str] = []
    kinds: list[ActorType] = []


class Frame(Joining, frozen=True, kw_only=True):
    """What a trigger says and how its two sides are joined to it; words are folded."""

    relation: Relation
    takes: frozenset[str]
    with_: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    kinds: frozenset[ActorType] = frozenset()

    @property
    def takes_object(self) -> bool:
        """Whether the counterpart can be joined without a preposition."""
        return OBJECT in self.takes


class Form(msgspec.Struct, frozen=True):
    """One reading of a word as a trigger: its frame, its kind, and for a verb what its form says of the subject.

    `rest` are the words that have to follow for a trigger of several words. `bound` forms stand before a pronoun only.
    `passive` forms are never active.
    """

    frame: Frame
    kind: Literal["verb", "participle", "noun", "adjective"]
    inflection: Inflection | None = None
    rest: tuple[str, ...] = ()
    bound: bool = False
    passive: bool = False


Lexicon = Mapping[str, tuple[Form, ...]]


class Inflected(Lexicon):
    """The folded forms of Arabic triggers, made when a word with the same firm letters is first looked up.

    A page has few of the tens of thousands of forms, and which words a form can be of, its firm letters tell.
    """

    def __init__(self, rows: Iterable[tuple[Frame, Row]]) -> None:
        self._made: dict[str, tuple[Form, ...]] = {}
        self._waiting: dict[str, list[tuple[Frame, Row]]] = defaultdict(list)
        for frame, row in rows:
            for word, alone in _apart(row):
                self._waiting[firm(folded(word))].append((frame, alone))

    def like(self, form: str) -> Mapping[str, tuple[Form, ...]]:
        """Forms with their readings, all those with the firm letters of this one among them."""
        rows = self._waiting.pop(firm(form), None)
        if rows is not None:
            self._made.update(inflected(rows))
        return self._made

    def __getitem__(self, form: str) -> tuple[Form, ...]:
        return self.like(form)[form]

    def __iter__(self) -> Iterator[str]:
        while self._waiting:
            self._made.update(inflected(self._waiting.popitem()[1]))
        return iter(self._made)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _apart(row: Row) -> Iterator[tuple[str, Row]]:
    """The words of a row, or the first one of a phrase, each with a row of its own."""
    bare = replace(row, verbs=[], passives=[], nouns=[], adjectives=[], plurals=[])
    yield from ((pair[0], replace(bare, verbs=[pair])) for pair in row.verbs)
    yield from ((pair[0], replace(bare, passives=[pair])) for pair in row.passives)
    yield from ((noun.partition(" ")[0], replace(bare, nouns=[noun])) for noun in row.nouns)
    yield from ((adjective, replace(bare, adjectives=[adjective])) for adjective in row.adjectives)
    yield from ((plural, replace(bare, plurals=[plural])) for plural in row.plurals)


def firm(form: str) -> str:
    """The letters of a folded form that inflection neither adds nor changes, a double one once («رد» as «ردد»)."""
    return NOT_FIRM.sub("", form)


@cache
def allies() -> re.Pattern[str]:
    """What every form of an adjective of the Arabic table holds («مدعوم»), so that few words need be read for one."""
    rows = [row for _, row in frames("ar")]
    stems = {folded(word.removesuffix("ء")) for row in rows for word in (*row.adjectives, *row.plurals)}
    return re.compile("|".join(sorted(stems)))


@cache
def arabic() -> Inflected:
    """Every folded form of an Arabic trigger, without proclitics, article and pronoun, with its readings."""
    return Inflected(frames("ar"))


def goes_on(behind: Iterable[str], rest: tuple[str, ...]) -> bool:
    """Whether the folded words behind the first of several are the rest («لقاء سريا», «وقفا لإطلاق النار»)."""
    words = [word.removeprefix("ال") for word in behind]
    if not rest or len(words) != len(rest):
        return not rest
    words[0] = words[0] if words[0] == rest[0] else words[0].removeprefix("ل")
    return all(word in (own, own + "ا") for word, own in zip(words, rest, strict=True))


def inflected(rows: Iterable[tuple[Frame, Row]]) -> dict[str, tuple[Form, ...]]:
    """The forms of the words of rows with their readings."""
    lexicon: dict[str, list[Form]] = defaultdict(list)
    rare: list[tuple[str, Form]] = []
    for frame, row in rows:
        for form, reading in (*_verbal(frame, row), *_nominal(frame, row)):
            lexicon[form].append(reading)
        rare.extend((*_accompanying(frame, row), *_own(frame, row)))
    for form, reading in rare:
        # «معتقلا» is who was arrested
        if all(
            other.kind == "participle" or _is_own(other) or _is_before_pronoun(form, other)
            for other in lexicon.get(form, ())
        ):
            lexicon[form].append(reading)
    return {
        form: tuple(dict.fromkeys(_without_duals(form, readings)) if len(readings) > 1 else readings)
        for form, readings in lexicon.items()
    }


def _without_duals(form: str, readings: Sequence[Form]) -> Sequence[Form]:
    """The readings without nouns in the dual where it can be those who do it («مطالبين»)."""
    if not form.endswith("ين") or all(reading.kind != "participle" for reading in readings):
        return readings
    return [reading for reading in readings if reading.kind != "noun"]


def _verbal(frame: Frame, row: Row) -> Iterator[tuple[str, Form]]:
    """The forms of a row's verbs and of its passives, and participles of what is done by speaking."""
    for pairs, passive in ((row.verbs, False), (row.passives, True)):
        for pair in pairs:
            for form, inflection in conjugated(*pair):
                yield form, Form(frame, "verb", inflection, passive=passive)
    for done in filter(None, (passive_of(pair[0]) for pair in row.verbs if OBJECT in row.takes)):
        for form, inflection in past(done):
            if inflection.person == 3:
                yield form, Form(frame, "verb", inflection, passive=True)
    for pair in row.verbs if row.speech else ():
        for form in circumstantial(*pair):
            yield form, Form(frame, "participle")


def _accompanying(frame: Frame, row: Row) -> Iterator[tuple[str, Form]]:
    """The participles of a row that tells no speaking, in the one form that is seldom a noun («مستهدفا»)."""
    for pair in () if row.speech else row.verbs:
        for form in circumstantial(*pair):
            if form.endswith("ا"):
                yield form, Form(frame, "participle")


def _own(frame: Frame, row: Row) -> Iterator[tuple[str, Form]]:
    """The forms of a row's verbs with which a speaker tells what he does himself («أطالب», «التقيت»)."""
    for done, does in row.verbs:
        forms = (*past(done), *present(does))
        others = {form for form, inflection in forms if inflection.person == 3}
        for form, inflection in forms:
            # «طالبت» is hers as a rule, «ألغيت» a passive, «سابق», «أقل» are other words
            told = inflection.tense == "present" and row.speech and len(form) == len(does) >= 4 and form[0] != "س"
            done_so = inflection.tense == "past" and done[0] in "تا" and len(form) > 4
            own = inflection.person == 1 and inflection.number == "s" and form not in others
            if own and (told or done_so):
                yield form, Form(frame, "verb", inflection)


def _is_before_pronoun(written: str, form: Form) -> bool:
    """Whether a form is that of several before a pronoun («ادعو» in «ادعوه»), which alone is no word."""
    plural = form.inflection is not None and (form.inflection.person, form.inflection.number) == (3, "p")
    return plural and written.endswith("و")


def _is_own(form: Form) -> bool:
    return form.inflection is not None and (form.inflection.person, form.inflection.number) == (1, "s")


def _nominal(frame: Frame, row: Row) -> Iterator[tuple[str, Form]]:
    """The forms of a row's nouns and adjectives."""
    for noun in row.nouns:
        first, *rest = folded(noun).split()
        # «حملة» has no alif: «حملها» is a verb
        opening = (first,) if first.endswith("ه") else (first, first + "ا")
        for form in opening if rest else (*declined(noun), *_regular_plural(noun)):
            yield form, Form(frame, "noun", None, tuple(word.removeprefix("ال") for word in rest))
        if noun.endswith("ة") and not rest:
            yield folded(noun)[:-1] + "ت", Form(frame, "noun", bound=True)
    for adjective in row.adjectives:
        for form in agreed(adjective):
            yield form, Form(frame, "adjective")
    for plural in row.plurals:
        for form in (plural, plural[:-1] + "ئ", plural[:-1] + "ؤ") if plural.endswith("ء") else (plural,):
            yield folded(form), Form(frame, "adjective")


@cache
def _relations(language: str) -> Mapping[Relation, Sequence[Row]]:
    """The table of relations of a language, as it stands."""
    return table(TABLES / f"relations.{language}.yml", dict[Relation, list[Row]])


@cache
def frames(language: str) -> Sequence[tuple[Frame, Row]]:
    """The frames of a language's table of relations, with the rows they stand in."""
    return [
        (
            Frame(
                relation=relation,
                takes=_folded(row.takes),
                with_=(_in_number(row.with_) if language == "ar" else _folded(row.with_)) | predicates(row),
                without=_folded(row.without),
                kinds=frozenset(row.kinds),
                **{name: getattr(row, name) for name in Joining.__struct_fields__},
            ),
            row,
        )
        for relation, rows in _relations(language).items()
        for row in rows
    ]


def predicates(row: Row) -> frozenset[str]:
    """The folded forms of what a row says to praise or to blame."""
    return frozenset(form for word in row.predicates for form in agreed(word))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(folded, words))


@cache
def _broken_plurals() -> dict[str, str]:
    """Broken plurals of folded nouns, and the nouns of folded broken plurals."""
    pairs = table(TABLES / "plurals.ar.yml", dict[str, str])
    return {folded(one): folded(other) for pair in pairs.items() for one, other in (pair, pair[::-1])}


def _in_number(words: Iterable[str]) -> frozenset[str]:
    """Words with their plurals or singulars and their duals («قذيفة», «قذائف», «قذيفتين»)."""
    whole = set(map(folded, words))
    whole |= {_broken_plurals()[word] for word in whole & _broken_plurals().keys()}
    stems = {word[:-1] + "ت" if word.endswith("ه") else word for word in whole}
    feminine = {word[:-1] + "ات" for word in whole if word.endswith("ه")}
    return frozenset(whole | feminine | {stem + ending for stem in stems for ending in ("ين", "ان")})


@cache
def conjugated(past_form: str, present_form: str) -> tuple[tuple[str, Inflection], ...]:
    """The folded forms of a verb in both tenses, with those that stand before an object pronoun."""
    # half of the verbs stand in several rows
    return tuple(_conjugated(past_form, present_form))


def _conjugated(past_form: str, present_form: str) -> Iterator[tuple[str, Inflection]]:
    # what unvowelled news hardly ever means is left out: «أعدمت» and «أعدم» of the first person, «عدن» as a feminine
    # plural, the short forms of the first person («نقل» for «لم نقل»)
    done = [pair for pair in past(past_form) if pair[1].person == 3 or pair[1].number == "p"]
    done = [pair for pair in done if pair[1][2:] != ("f", "p")]
    yield from done
    rest = folded(present_form[1:])
    whole = {prefix + rest for prefix in ("ي", "ت", "ن", "سي", "ست", "سن")}
    for form, inflection in present(present_form):
        short = inflection.number == "s" and form not in whole
        if _is_never_written(form, inflection):
            continue
        if not (short and (form.startswith("س") or inflection.person == 1)) and (
            inflection.person == 3 or form in whole
        ):
            yield form, inflection
    if present_form.endswith("ى"):
        for prefix, gender in (("ي", "m"), ("ت", "f")):
            yield folded(prefix + present_form[1:-1] + "ا"), Inflection("present", 3, cast("Gender", gender), "s")
    if past_form[-1] in "ىا":
        yield folded(past_form[:-1] + "ا"), Inflection("past", 3, "m", "s")
    yield folded(past_form.removesuffix("ى") + "و"), Inflection("past", 3, "m", "p")
    yield folded(present_form.removesuffix("ى") + "و"), Inflection("present", 3, "m", "p")


def _is_never_written(form: str, inflection: Inflection) -> bool:
    """Whether a present form is none («سيطروا» of a future) or one that news hardly writes («يعلن» of women)."""
    number, future = inflection.number, form[0] == "س"
    return (number == "p" and inflection.gender == "f") or (number != "s" and future and form.endswith("ا"))


def circumstantial(past_form: str, present_form: str) -> Iterator[str]:
    """The folded active participle as a circumstance («مشيدا», «شاكرة»): what its subject does meanwhile."""
    stem = present_form[1:]
    bases = ["م" + (stem[:-1] + "ي" if stem[-1] in "يى" else stem)]
    if len(folded(past_form)) <= 3 and not past_form.startswith("أ"):
        # unvowelled «حمل» carries or makes bear: «حاملا», «محملا»
        root = past_form[:-1] + {"ا": "ي", "ى": "ي"}.get(past_form[-1], past_form[-1])
        bases.append(root[0] + "ا" + root[1:])
    for base in bases:
        for ending in ("ا", "ة", "ين"):
            yield folded(base + ending)


def declined(noun: str) -> Iterator[str]:
    """The folded forms of a noun without article: as it is, before a pronoun, accusative with its alif, dual."""
    whole = folded(noun)
    yield whole
    if noun.endswith("ة"):
        stem = whole[:-1] + "ت"
        yield stem + "ين"
        yield stem + "ان"
    elif not noun.endswith(("ات", "ء", "ى")):
        yield whole + "ا"
        yield whole + "ين"
        yield whole + "ان"
    if noun.endswith("ء"):
        yield from (whole + "ين", whole + "ان")
        yield from (folded(noun[:-1] + "ئ"), folded(noun[:-1] + "ؤ"))


@cache
def _listed_nouns() -> frozenset[str]:
    """The folded nouns of the Arabic table as they stand there."""
    return frozenset(folded(noun) for rows in _relations("ar").values() for row in rows for noun in row.nouns)


def _regular_plural(noun: str) -> list[str]:
    """The plural of a verbal noun in ات, where no row names it by itself («مداهمة», «إعدام»)."""
    if not noun.endswith("ة") and (len(noun) < 5 or noun.endswith(("ات", "ء", "ى"))):
        return []
    plural = folded(noun).removesuffix("ه") + "ات"
    return [] if plural in _listed_nouns() else [plural]


def agreed(adjective: str) -> Iterator[str]:
    """The folded forms of a masculine adjective in gender and number («موال» gives «موالية», «موالين»)."""
    stem = folded(adjective)
    yield from (
        stem,
        stem + "ا",
        stem + "ه",
        stem + "ت",
        stem + "ين",
        stem + "ون",
        stem + "ان",
        stem + "ات",
        stem + "و",
        stem + "ي",
    )
    yield from (stem + "يه", stem + "تين", stem + "تان")
