"""The words that give words to somebody else: their tables, made ready, and how a written word is read as one."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

import msgspec

from marsad.model.attribution import Evidence, Stance
from marsad.read.attributions.inflections import Inflected, arabic_forms, english_forms, persian_forms
from marsad.text.folding import folded
from marsad.text.remembered import remembered_by
from marsad.text.tables import table
from marsad.text.verbs import OBJECTS, Gender, Inflection

Takes = Literal["clause", "speech", "quote", "object", "person", "listener", "as", "back", "in", "charge", "asker"]
# A verb with none of these has no object that could be a pronoun: such a form is another word.
_TAKE_A_PRONOUN: frozenset[Takes] = frozenset({"object", "person", "listener", "as", "back", "asker"})
_FORMS: Mapping[str, Callable[[str, str | None], Iterator[Inflected]]] = {
    "ar": arabic_forms,
    "en": english_forms,
    "fa": persian_forms,
}
LANGUAGES = ("ar", "en", "fa")
"""Languages that have a table of cues."""
PRONOUNS_OF_NOUNS = ("ه", "ها", "هم")
"""Pronouns that stand at the end of a noun for whose it is."""
_NONE: frozenset[str] = frozenset()


class VerbGroup(msgspec.Struct, forbid_unknown_fields=True):
    """Verbs of one stance that take the same things; see the head of the table."""

    stance: Stance
    verbs: list[str]
    takes: frozenset[Takes] = frozenset()
    via: frozenset[str] = _NONE
    denied: Stance | None = None
    needs: frozenset[str] = _NONE
    through: frozenset[str] = _NONE
    near: bool = False
    outermost: bool = False


class NounGroup(msgspec.Struct, forbid_unknown_fields=True):
    """Nouns of one stance that take the same things; `unnamed` ones give words to nobody named."""

    stance: Stance
    nouns: list[str]
    takes: frozenset[Takes] = frozenset()
    via: frozenset[str] = _NONE
    unnamed: bool = False


class Words(msgspec.Struct, frozen=True, kw_only=True, eq=False, forbid_unknown_fields=True):
    """Sets of single words; what each is for is said in the table."""

    complementisers: frozenset[str] = _NONE
    not_content: frozenset[str] = _NONE
    negations: frozenset[str] = _NONE
    own_words: frozenset[str] = _NONE
    measures: frozenset[str] = _NONE
    estimated: frozenset[str] = _NONE
    tallies: frozenset[str] = _NONE
    answers: frozenset[str] = _NONE
    speech_markers: frozenset[str] = _NONE
    handed_on: frozenset[str] = _NONE
    anonymous: frozenset[str] = _NONE
    titles: frozenset[str] = _NONE
    envoys: frozenset[str] = _NONE
    bodies: frozenset[str] = _NONE
    masculine: frozenset[str] = _NONE
    adverbs: frozenset[str] = _NONE
    honorifics: frozenset[str] = _NONE
    relatives: frozenset[str] = _NONE
    prepositions: frozenset[str] = _NONE
    speeches: frozenset[str] = _NONE
    resumptions: frozenset[str] = _NONE
    turns: frozenset[str] = _NONE
    concluding: frozenset[str] = _NONE
    impersonal: frozenset[str] = _NONE
    object_ends: frozenset[str] = _NONE
    wishes: frozenset[str] = _NONE
    pointing_back: frozenset[str] = _NONE
    not_before_cue: frozenset[str] = _NONE
    not_cues: frozenset[str] = _NONE
    again: frozenset[str] = _NONE
    renewing: frozenset[str] = _NONE
    speech_kinds: frozenset[str] = _NONE
    documents: frozenset[str] = _NONE
    settings: frozenset[str] = _NONE
    occasions: frozenset[str] = _NONE
    times: frozenset[str] = _NONE
    own_sites: frozenset[str] = _NONE
    networks: frozenset[str] = _NONE
    network_words: frozenset[str] = _NONE
    courtesies: frozenset[str] = _NONE
    doubting_passives: frozenset[str] = _NONE
    writer_asked: frozenset[str] = _NONE
    answering: frozenset[str] = _NONE
    going_on: frozenset[str] = _NONE
    leading_on: frozenset[str] = _NONE
    before_reply: frozenset[str] = _NONE
    told: frozenset[str] = _NONE
    gists: frozenset[str] = _NONE
    believing: frozenset[str] = _NONE
    set_phrases: frozenset[str] = _NONE
    asked: frozenset[str] = _NONE
    accused: frozenset[str] = _NONE
    meeting: frozenset[str] = _NONE
    views: frozenset[str] = _NONE
    ambiguous: frozenset[str] = _NONE
    circumstances: frozenset[str] = _NONE
    quantities: frozenset[str] = _NONE
    rumours: frozenset[str] = _NONE
    leaning: frozenset[str] = _NONE
    related: frozenset[str] = _NONE
    expected: frozenset[str] = _NONE
    continuing: frozenset[str] = _NONE
    rumoured: frozenset[str] = _NONE
    qualities: frozenset[str] = _NONE
    said_nouns: frozenset[str] = _NONE
    own_that: frozenset[str] = _NONE
    no_preposition: frozenset[str] = _NONE
    reports: frozenset[str] = _NONE
    written: frozenset[str] = _NONE
    refuting: frozenset[str] = _NONE
    belittling: frozenset[str] = _NONE
    words_told: frozenset[str] = _NONE
    passives: frozenset[str] = _NONE
    passives_of_things: frozenset[str] = _NONE
    speech_openers: frozenset[str] = _NONE
    alleging: frozenset[str] = _NONE
    withholding: frozenset[str] = _NONE
    withheld: frozenset[str] = _NONE
    utterances: frozenset[str] = _NONE
    sent_utterances: frozenset[str] = _NONE
    makes_utterances: frozenset[str] = _NONE
    receiving: frozenset[str] = _NONE
    by_saying: frozenset[str] = _NONE
    shown: frozenset[str] = _NONE
    tightened: frozenset[str] = _NONE
    of_god: frozenset[str] = _NONE


Phrases = Mapping[str, Mapping[str, Sequence[tuple[str, ...]]]]
"""Phrases as tuples of words, by their first word and their second, if they have one; the longest first."""


class CueTable(Words, frozen=True, kw_only=True, eq=False, forbid_unknown_fields=True):
    """A table of cues as it is written."""

    verbs: list[VerbGroup]
    nouns: list[NounGroup] = []
    first_form_participles: dict[str, str] = {}
    handing_on: dict[str, str] = {}
    rumoured_of: dict[str, str] = {}
    addresses: dict[str, list[str]] = {}
    evidence: dict[Evidence, list[str]] = {}
    according: list[str] = []
    according_verb: list[str] = []
    according_own: list[str] = []
    not_according: list[str] = []
    modal: list[str] = []
    questions: list[str] = []
    interludes: list[str] = []
    asides: list[str] = []
    denies_after: list[str] = []
    denies_before: list[str] = []


class Manner(msgspec.Struct, frozen=True):
    """How a cue gives words: the stance of the source, the stance where it is negated, and what the cue takes.

    Where `needs` is not empty, one of its words must follow; where `through` is not empty, one of its prepositions
    leads to the source. `near` asks for the content right after the subject. An `outermost` cue gives no words where it
    stands in those of another, in which it tells a wish.
    """

    stance: Stance
    denied: Stance | None = None
    takes: frozenset[Takes] = frozenset()
    via: frozenset[str] = _NONE
    needs: frozenset[str] = _NONE
    through: frozenset[str] = _NONE
    near: bool = False
    outermost: bool = False

    def joined(self, other: Manner) -> Manner:
        """Both at once, for a form that two verbs share; the stance is the first one's."""
        return Manner(
            self.stance,
            self.denied or other.denied,
            self.takes | other.takes,
            self.via | other.via,
            self.needs | other.needs if self.needs and other.needs else _NONE,
            self.through if other.through else _NONE,
            self.near and other.near,
            self.outermost and other.outermost,
        )


_BY_SAYING = Manner("asserts", takes=frozenset({"clause", "quote"}))


class Form(NamedTuple):
    """One reading of a written word as a cue; `lemma` is the verb as its table has it.

    `others` are further manners of the verb, each of which needs words of its own: «قدم طلبا», «قدم شكره».
    """

    manner: Manner
    inflection: Inflection
    participle: bool = False
    lemma: str = ""
    others: tuple[Manner, ...] = ()


class Reading(msgspec.Struct, frozen=True):
    """A written word read as a cue: proclitic conjunction, what it may be, and a pronoun at its end."""

    conjunction: str
    form: Form
    pronoun: str


class Lexicon(Words, frozen=True, kw_only=True, eq=False):
    """A table of cues made ready: folded, inflected, phrases by their first word."""

    forms: Mapping[str, Form]
    before_pronoun: Mapping[str, Form]
    first_person: frozenset[str]
    nouns: Mapping[str, tuple[Manner, bool]]
    handing_on: Mapping[str, tuple[str, Form]]
    rumoured_of: Mapping[str, str]
    addresses: Mapping[str, frozenset[str]]
    evidence: Mapping[str, Evidence]
    according: Phrases
    according_verb: Phrases
    according_own: Phrases
    not_according: Phrases
    modal: Phrases
    questions: Phrases
    interludes: Phrases
    asides: Phrases
    denies_after: Phrases
    denies_before: Phrases

    def says(self, word: str) -> bool:
        """Whether a word, with an article or a pronoun or neither, is a noun that begins what is said."""
        if word in self.said_nouns or word.removeprefix("ال") in self.said_nouns:
            return True
        return word.endswith(PRONOUNS_OF_NOUNS) and _without_pronoun(word, self.said_nouns)


@cache
def lexicon(language: str) -> Lexicon:
    """The cues of a language, from its packaged table."""
    source = table(files("marsad.read") / "tables" / f"cues.{language}.yml", CueTable)
    inflect = _FORMS[language]
    finite, before_pronoun, first_person = _forms(source, inflect)
    return Lexicon(
        **{name: _folded(getattr(source, name)) for name in Words.__struct_fields__},
        forms=finite,
        before_pronoun=before_pronoun,
        first_person=first_person,
        nouns=_nouns(source.nouns),
        handing_on=_handing_on(source.handing_on, inflect),
        rumoured_of={folded(verb): folded(preposition) for verb, preposition in source.rumoured_of.items()},
        addresses={folded(address): _folded(titles) for address, titles in source.addresses.items()},
        evidence={folded(word): kind for kind, entries in source.evidence.items() for word in entries},
        according=_phrases(source.according),
        according_verb=_phrases(source.according_verb),
        according_own=_phrases(source.according_own),
        not_according=_phrases(source.not_according),
        modal=_phrases(source.modal),
        questions=_phrases(source.questions),
        interludes=_phrases(source.interludes),
        asides=_phrases(source.asides),
        denies_after=_phrases(source.denies_after),
        denies_before=_phrases(source.denies_before),
    )


def _forms(
    source: CueTable, inflect: Callable[[str, str | None], Iterator[Inflected]]
) -> tuple[dict[str, Form], dict[str, Form], frozenset[str]]:
    """Readings of the verbs' forms, of their forms before a pronoun, and the forms a speaker may use of himself."""
    forms: dict[str, Form] = {}
    before_pronoun: dict[str, Form] = {}
    first_person: set[str] = set()
    participles = {lemma: participle for participle, lemma in source.first_form_participles.items()}
    for group in source.verbs:
        manner = Manner(
            group.stance,
            group.denied,
            group.takes,
            _folded(group.via),
            _folded(group.needs),
            _folded(group.through),
            group.near,
            group.outermost,
        )
        for lemmas in group.verbs:
            lemma = lemmas if inflect is persian_forms else lemmas.partition(" ")[0]
            for word, inflection, kind in inflect(lemmas, participles.get(lemmas.split()[0])):
                form = Form(manner, inflection, kind == "participle", lemma)
                _add(before_pronoun if kind == "before pronoun" else forms, word, form)
                if (inflection.person, inflection.tense) == (1, "present"):
                    first_person.add(word)
    for phrase in map(folded, source.by_saying):
        gender: Gender | None = "f" if phrase.endswith("ها") else None
        forms[phrase] = Form(_BY_SAYING, Inflection("present", 3, gender, "s"), participle=True, lemma="قال")
    return forms, before_pronoun, frozenset(first_person)


def _add(forms: dict[str, Form], word: str, form: Form) -> None:
    """Take a reading in; where two verbs share a word, a third person goes before a first («نفت»), else both hold."""
    known = forms.get(word)
    if known is None or known.inflection.person < form.inflection.person:
        forms[word] = form
    elif known.inflection.person == form.inflection.person and known.participle == form.participle:
        if form.manner.needs and known.lemma == form.lemma:
            kept = (known.manner, *known.others)
            asking = (*(one for one in kept if one.needs), form.manner)
            first, *others = (*asking, *(one for one in kept if not one.needs))
            forms[word] = known._replace(manner=first, others=tuple(others))
        elif known.manner is not form.manner:
            forms[word] = known._replace(manner=known.manner.joined(form.manner))


def _nouns(groups: Iterable[NounGroup]) -> dict[str, tuple[Manner, bool]]:
    """Manner of each noun, and whether it needs nobody named after it."""
    return {
        folded(noun): (Manner(group.stance, takes=group.takes, via=_folded(group.via), near=True), group.unnamed)
        for group in groups
        for noun in group.nouns
    }


def _handing_on(
    entries: Mapping[str, str], inflect: Callable[[str, str | None], Iterator[Inflected]]
) -> dict[str, tuple[str, Form]]:
    """Forms of the verbs that hand on, with the preposition before the one who said it."""
    return {
        word: (folded(preposition), Form(Manner("asserts"), inflection, lemma=lemmas.partition(" ")[0]))
        for lemmas, preposition in entries.items()
        for word, inflection, kind in inflect(lemmas, None)
        if inflection.person == 3 and kind == "finite"
    }


def _folded(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(map(folded, entries))


def _phrases(entries: Iterable[str]) -> Phrases:
    found: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for words in sorted((tuple(folded(entry).split()) for entry in entries), key=len, reverse=True):
        found.setdefault(words[0], {}).setdefault("".join(words[1:2]), []).append(words)
    return found


def reading(lexicon: Lexicon, word: str) -> Reading | None:
    """A folded word read as a cue verb or participle, or None."""
    return readings(lexicon)(word)


@remembered_by
def readings(lexicon: Lexicon, word: str) -> Reading | None:
    """The same for many words of one language: `readings(lexicon)(word)`.

    A conjunction is parted only where the whole word is no cue, and a pronoun only after that.
    """
    parts = [("", word), (word[0], word[1:])] if word.startswith(("و", "ف")) else [("", word)]
    for _, stem in parts:
        if stem in lexicon.not_cues or stem in lexicon.complementisers:
            return None
    for conjunction, stem in parts:
        form = lexicon.forms.get(stem)
        if form is not None:
            return Reading(conjunction, form, "")
    if not word.endswith(OBJECTS):
        return None
    for conjunction, stem in parts:
        for pronoun in OBJECTS:
            bare = stem.removesuffix(pronoun)
            if bare != stem and len(bare) >= 3 and bare not in lexicon.not_cues:
                form = lexicon.before_pronoun.get(bare)
                if form is not None and form.manner.takes & _TAKE_A_PRONOUN:
                    return Reading(conjunction, form, pronoun)
    return None


def takes_up(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is a cue verb with a pronoun for what it says: «ذكرته» in «بحسب ما ذكرته»."""
    return word.endswith(PRONOUNS_OF_NOUNS) and _without_pronoun(word, lexicon.before_pronoun)


def _without_pronoun(word: str, known: Container[str]) -> bool:
    """Whether a word without a pronoun at its end is a known one."""
    return any(word.removesuffix(pronoun) in known for pronoun in PRONOUNS_OF_NOUNS if word.endswith(pronoun))


def phrase_at(phrases: Phrases, words: Sequence[str], index: int) -> int:
    """How many words of a phrase stand at an index, a conjunction before it allowed; 0 where none begins there."""
    word = words[index]
    if word in phrases:
        length = _length_at(phrases[word], words, index)
        if length:
            return length
    if word[0] in "وف" and len(word) > 2 and word[1:] in phrases:
        return _length_at(phrases[word[1:]], words, index)
    return 0


def _length_at(phrases: Mapping[str, Sequence[tuple[str, ...]]], words: Sequence[str], index: int) -> int:
    """How many words has the longest of phrases of one first word that goes on as the words behind an index do."""
    for phrase in phrases.get(words[index + 1], ()) if index + 1 < len(words) else ():
        if tuple(words[index + 2 : index + len(phrase)]) == phrase[2:]:
            return len(phrase)
    return 1 if "" in phrases else 0
