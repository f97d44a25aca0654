"""The words that give words to somebody else: their tables, their inflections, and where they stand in an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

import msgspec

from marsad.model.attribution import Stance
from marsad.text.folding import folded
from marsad.text.tables import table
from marsad.text.verbs import OBJECTS, Inflection, past, present

Takes = Literal["clause", "speech", "quote", "object", "person", "listener", "as", "back"]
_TAKE_AN_OBJECT: frozenset[Takes] = frozenset({"object", "person", "listener", "as", "back"})
_DOUBLED = "ّ"
_VOWELS = re.compile("[\u064b-\u0652]")


class VerbGroup(msgspec.Struct, forbid_unknown_fields=True):
    """Verbs of one stance that take the same things; see the head of the table."""

    stance: Stance
    verbs: list[str]
    takes: list[Takes] = []
    via: list[str] = []
    denied: Stance | None = None
    needs: list[str] = []
    through: list[str] = []
    near: bool = False


class NounGroup(msgspec.Struct, forbid_unknown_fields=True):
    """Nouns of one stance that take the same things; `unnamed` ones give words to nobody named."""

    stance: Stance
    nouns: list[str]
    takes: list[Takes] = []
    via: list[str] = []
    unnamed: bool = False


class CueTable(msgspec.Struct, forbid_unknown_fields=True):
    """A table of cues; its sections are explained where they stand."""

    verbs: list[VerbGroup]
    first_form_participles: dict[str, str]
    not_content: list[str]
    negations: list[str]
    according: list[str]
    according_verb: list[str]
    own_words: list[str]
    speech_markers: list[str]
    handed_on: list[str]
    anonymous: list[str]
    titles: list[str]
    bodies: list[str]
    adverbs: list[str]
    honorifics: list[str]
    relatives: list[str]
    prepositions: list[str]
    speeches: list[str]
    resumptions: list[str]
    modal: list[str]
    questions: list[str]
    concluding: list[str]
    impersonal: list[str]
    object_ends: list[str]
    wishes: list[str]
    pointing_back: list[str]
    handing_on: dict[str, str]
    not_before_cue: list[str]
    not_cues: list[str]
    circumstances: list[str]
    interludes: list[str]
    asides: list[str]
    quantities: list[str]
    rumours: list[str]
    qualities: list[str]
    nouns: list[NounGroup]
    said_nouns: list[str]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a cue gives words: the stance of the source, the stance where it is negated, and what the cue takes.

    Where `needs` is not empty, one of its words must follow; where `through` is not empty, one of its prepositions
    leads to the source. `near` asks for the content right after the subject.
    """

    stance: Stance
    denied: Stance | None
    takes: frozenset[Takes]
    via: frozenset[str]
    needs: frozenset[str] = frozenset()
    through: frozenset[str] = frozenset()
    near: bool = False

    def joined(self, other: Manner) -> Manner:
        """Both at once, for a form that two verbs share; the stance is the first one's."""
        return Manner(
            self.stance,
            self.denied or other.denied,
            self.takes | other.takes,
            self.via | other.via,
            self.needs | other.needs if self.needs and other.needs else frozenset(),
            self.through if other.through else frozenset(),
            self.near and other.near,
        )


class Form(NamedTuple):
    """One reading of a written word as a cue."""

    manner: Manner
    inflection: Inflection
    participle: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A written word read as a cue: proclitic conjunction, what it may be, and a pronoun at its end."""

    conjunction: str
    form: Form
    pronoun: str


Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases as tuples of words, by their first word, longest first."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A table of cues made ready: folded, inflected, phrases by their first word."""

    forms: Mapping[str, Form]
    before_pronoun: Mapping[str, Form]
    not_content: frozenset[str]
    negations: frozenset[str]
    according: Phrases
    according_verb: Phrases
    own_words: frozenset[str]
    speech_markers: frozenset[str]
    handed_on: frozenset[str]
    anonymous: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    adverbs: frozenset[str]
    honorifics: frozenset[str]
    relatives: frozenset[str]
    prepositions: frozenset[str]
    speeches: frozenset[str]
    resumptions: frozenset[str]
    modal: Phrases
    questions: Phrases
    concluding: frozenset[str]
    impersonal: frozenset[str]
    object_ends: frozenset[str]
    wishes: frozenset[str]
    pointing_back: frozenset[str]
    handing_on: Mapping[str, tuple[str, Form]]
    not_before_cue: frozenset[str]
    not_cues: frozenset[str]
    circumstances: frozenset[str]
    interludes: Phrases
    asides: Phrases
    quantities: frozenset[str]
    rumours: frozenset[str]
    qualities: frozenset[str]
    nouns: Mapping[str, tuple[Manner, bool]]
    said_nouns: frozenset[str]
    also_first_person: frozenset[str]
    complementisers: frozenset[str]

    def says(self, word: str) -> bool:
        """Whether a word, with an article or a pronoun or neither, is a noun that begins what is said."""
        return word.removeprefix("ال") in self.said_nouns or any(
            word.endswith(pronoun) and word[: -len(pronoun)] in self.said_nouns for pronoun in ("ه", "ها", "هم")
        )


@cache
def lexicon(language: str) -> Lexicon:
    """The cues of a language, from its packaged table."""
    source = table(files("marsad.read") / "tables" / f"cues.{language}.yml", CueTable)
    forms: dict[str, Form] = {}
    before_pronoun: dict[str, Form] = {}
    also_first_person: set[str] = set()
    first_form = {past_lemma: participle for participle, past_lemma in source.first_form_participles.items()}
    for group in source.verbs:
        manner = Manner(
            group.stance,
            group.denied,
            frozenset(group.takes),
            frozenset(folded(word) for word in group.via),
            _words(group.needs),
            _words(group.through),
            group.near,
        )
        for pair in group.verbs:
            past_lemma, present_lemma = pair.split()
            for word, inflection in _verb_forms(past_lemma, present_lemma):
                _add(forms, word, Form(manner, inflection))
                if (inflection.person, inflection.tense) == (1, "present"):
                    also_first_person.add(word)
            for word, inflection in _forms_before_pronoun(past_lemma, present_lemma):
                _add(before_pronoun, word, Form(manner, inflection))
            participle = first_form.get(past_lemma) or _participle(past_lemma, present_lemma)
            for word, inflection in _participle_forms(participle):
                _add(forms, word, Form(manner, inflection, participle=True))
    return Lexicon(
        forms=forms,
        before_pronoun=before_pronoun,
        not_content=_words(source.not_content),
        negations=_words(source.negations),
        according=_phrases(source.according),
        according_verb=_phrases(source.according_verb),
        own_words=_words(source.own_words),
        speech_markers=_words(source.speech_markers),
        handed_on=_words(source.handed_on),
        anonymous=_words(source.anonymous),
        titles=_words(source.titles),
        bodies=_words(source.bodies),
        adverbs=_words(source.adverbs),
        honorifics=_words(source.honorifics),
        relatives=_words(source.relatives),
        prepositions=_words(source.prepositions),
        speeches=_words(source.speeches),
        resumptions=_words(source.resumptions),
        modal=_phrases(source.modal),
        questions=_phrases(source.questions),
        concluding=_words(source.concluding),
        impersonal=_words(source.impersonal),
        object_ends=_words(source.object_ends),
        wishes=_words(source.wishes),
        pointing_back=_words(source.pointing_back),
        handing_on=_handing_on(source.handing_on),
        not_before_cue=_words(source.not_before_cue),
        not_cues=_words(source.not_cues),
        circumstances=_words(source.circumstances),
        interludes=_phrases(source.interludes),
        asides=_phrases(source.asides),
        quantities=_words(source.quantities),
        rumours=_words(source.rumours),
        qualities=_words(source.qualities),
        nouns=_nouns(source.nouns),
        said_nouns=_words(source.said_nouns),
        also_first_person=frozenset(also_first_person),
        complementisers=_COMPLEMENTISERS,
    )


_COMPLEMENTISERS = frozenset(
    before + "ان" + after for before in ("", "ب") for after in ("", "ه", "ها", "هم", "هما", "هن", "ني", "ي", "نا", "كم")
) - {"اني", "اناي"}


def _nouns(groups: Iterable[NounGroup]) -> dict[str, tuple[Manner, bool]]:
    """Manner of each noun, and whether it needs nobody named after it."""
    return {
        folded(noun): (
            Manner(group.stance, None, frozenset(group.takes), _words(group.via), near=True),
            group.unnamed,
        )
        for group in groups
        for noun in group.nouns
    }


def _handing_on(entries: Mapping[str, str]) -> dict[str, tuple[str, Form]]:
    """Forms of the verbs that hand on, with the preposition before the one who said it."""
    manner = Manner("asserts", None, frozenset(), frozenset())
    return {
        form: (folded(preposition), Form(manner, inflection))
        for pair, preposition in entries.items()
        for form, inflection in _verb_forms(*pair.split())
        if inflection.person == 3
    }


def _words(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(map(folded, entries))


def _phrases(entries: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        words = tuple(folded(entry).split())
        by_first.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in by_first.items()}


def _add(forms: dict[str, Form], word: str, form: Form) -> None:
    known = forms.get(word)
    if known is None:
        forms[word] = form
    elif known.manner is not form.manner and known.participle == form.participle:
        forms[word] = known._replace(manner=known.manner.joined(form.manner))


def _plain(lemma: str) -> str:
    return _VOWELS.sub("", lemma)


def _verb_forms(past_lemma: str, present_lemma: str) -> Iterator[tuple[str, Inflection]]:
    """All forms but the dual of a short past, written like an accusative noun («ردا»), and false short forms.

    A doubled weak letter is firm: ينوّه has no form «ينه».
    """
    bare = _plain(past_lemma)
    short = len(bare) < 4 and bare != "قال"
    yield from (made for made in past(bare) if not (short and made[1].number == "d" and made[1].gender == "m"))
    core = folded(_plain(present_lemma)[1:-1]) if _DOUBLED in present_lemma else ""
    yield from (made for made in present(_plain(present_lemma)) if core in made[0])


def _forms_before_pronoun(past_lemma: str, present_lemma: str) -> Iterator[tuple[str, Inflection]]:
    """Forms as they are written before a pronoun: the alef of the plural falls, alef maqsura becomes alef."""
    for word, inflection in _verb_forms(past_lemma, present_lemma):
        yield (word[:-1] if word.endswith("وا") else word), inflection
    if past_lemma.endswith("ى"):
        yield folded(_plain(past_lemma)[:-1] + "ا"), Inflection("past", 3, "m", "s")
    if present_lemma.endswith("ى"):
        stem = _plain(present_lemma)[1:-1] + "ا"
        yield folded("ي" + stem), Inflection("present", 3, "m", "s")
        yield folded("ت" + stem), Inflection("present", 3, "f", "s")


def _participle(past_lemma: str, present_lemma: str) -> str | None:
    """Active participle of a derived form: the present with م for its ي; a first form is listed where it is a cue."""
    bare = _plain(past_lemma)
    derived = len(bare) > 3 or (len(bare) == 3 and past_lemma[2:3] == _DOUBLED)
    return "م" + _plain(present_lemma)[1:] if derived else None


def _participle_forms(participle: str | None) -> Iterator[tuple[str, Inflection]]:
    """Accusative forms, as a circumstance of the verb before: «مؤكدا»، «مؤكدة»، «مؤكدين»."""
    if participle is None:
        return
    weak = participle[-1] in "يى"
    stem = participle[:-1] + "ي" if weak else participle
    for ending, gender, number in (("ا", "m", "s"), ("ة", "f", "s"), ("ات", "f", "p")):
        yield folded(stem + ending), Inflection("present", 3, gender, number)  # type: ignore[arg-type]
    yield folded((participle[:-1] if weak else participle) + "ين"), Inflection("present", 3, "m", "p")


@lru_cache(maxsize=1 << 16)
def reading(lexicon: Lexicon, word: str) -> Reading | None:
    """A folded word read as a cue verb or participle, or None.

    A conjunction is parted only where the whole word is no cue, and a pronoun only after that.
    """
    parts = [(c, word[len(c) :]) for c in ("", "و", "ف") if word.startswith(c)]
    if any(stem in lexicon.not_cues or stem in lexicon.complementisers for _, stem in parts):
        return None
    for conjunction, stem in parts:
        form = lexicon.forms.get(stem)
        if form is not None:
            return Reading(conjunction, form, "")
    for conjunction, stem in parts:
        for pronoun in OBJECTS:
            if stem.endswith(pronoun) and len(stem) - len(pronoun) >= 3:
                form = lexicon.before_pronoun.get(stem[: -len(pronoun)])
                if form is not None and not form.participle and form.manner.takes & _TAKE_AN_OBJECT:
                    return Reading(conjunction, form, pronoun)
    return None


def phrase_at(phrases: Phrases, words: list[str], index: int) -> int:
    """How many words of a phrase stand at an index; 0 where none begins there. A conjunction may precede it."""
    word = words[index]
    for first in (word, word[1:] if word[0] in "وف" and len(word) > 2 else word):
        for phrase in phrases.get(first, ()):
            if tuple(words[index + 1 : index + len(phrase)]) == phrase[1:]:
                return len(phrase)
    return 0
