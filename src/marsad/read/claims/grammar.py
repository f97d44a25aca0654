"""The small words of Arabic clauses, and what a word of a page can be in its clause."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, cached_property, lru_cache
from typing import Literal

import msgspec
from msgspec.structs import replace

from marsad.model.claim import Relation
from marsad.read.claims.triggers import TABLES, Form, arabic, conjugated
from marsad.text.folding import folded
from marsad.text.remembered import remembered
from marsad.text.tables import table
from marsad.text.tokens import parted
from marsad.text.verbs import OBJECTS, Gender, Inflection, Number

Role = Literal["word", "mark", "preposition", "that", "relative", "subordinator", "negation"]
FREE = "ما"
"""The stem of relatives that no head stands before («ما تقدمه X من دعم»)."""
SURE_VERBAL_NOUN = re.compile("م.ا..ه|ت..ي.ه?|است.{3,}")
VERBAL_NOUN = re.compile(f"{SURE_VERBAL_NOUN.pattern}|ا.{{2,3}}ا.ه?")
"""Shapes of verbal nouns that few other words have, the first also behind «ل»."""
POSSESSIVES = ("هما", "هم", "هن", "ها", "نا", "كم", "ه", "ك", "ي")
VERB_LISTS = (
    "accepting",
    "auxiliaries",
    "doing",
    "denying",
    "receiving",
    "impersonal",
    "joining",
    "holding",
    "leading",
    "ending_verbs",
    "stopping",
    "duties",
    "permitting",
    "steering",
    "bringing",
    "being",
    "supporting",
    "refusing",
    "ascribing",
    "witnessing",
    "regarding",
    "dying",
    "arming",
    "verbs",
)


class Constructions(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The table of constructions of a language, as it stands."""

    language: str
    prepositions: list[str] = []
    joined: list[str] = []
    naming: list[str] = []
    asides: list[str] = []
    tying: list[str] = []
    inside: list[str] = []
    between: list[str] = []
    source: list[str] = []
    where: list[str] = []
    things: list[str] = []
    deeds: list[str] = []
    definite_deeds: list[str] = []
    deciding: list[str] = []
    foul_deeds: list[str] = []
    foul: list[str] = []
    owning: list[str] = []
    aiming: list[str] = []
    defending: list[str] = []
    stands: list[str] = []
    likening: list[str] = []
    fit: list[str] = []
    hosts: list[str] = []
    mediating: list[str] = []
    backing: list[str] = []
    terms: list[str] = []
    exchanging: list[str] = []
    breaches: list[str] = []
    sparing: list[str] = []
    offers: list[str] = []
    refusals: list[str] = []
    compounds: list[str] = []
    conferences: list[str] = []
    forces: list[str] = []
    bases: list[str] = []
    seats: list[str] = []
    attached: list[str] = []
    members: list[str] = []
    examples: list[str] = []
    troops: list[str] = []
    loyal: list[str] = []
    striking: list[str] = []
    undertakings: list[str] = []
    fired: list[str] = []
    fired_several: list[str] = []
    nobodies: list[str] = []
    homographs: list[str] = []
    verbal_attacks: list[str] = []
    abstracts: list[str] = []
    homeland: list[str] = []
    own_bodies: list[str] = []
    realms: list[str] = []
    regions: list[str] = []
    towns: list[str] = []
    no_states: list[str] = []
    offices: list[str] = []
    alliances: list[str] = []
    brethren: list[str] = []
    responsibility: list[str] = []
    prisons: list[str] = []
    ministers: list[str] = []
    belonging: list[str] = []
    belonging_to: list[str] = []
    quantities: list[str] = []
    some_of: list[str] = []
    charges: list[str] = []
    calls: list[str] = []
    insertions: list[str] = []
    agent: list[str] = []
    singling: list[str] = []
    circumstances: list[str] = []
    complementizers: list[str] = []
    relatives: list[str] = []
    free_relatives: list[str] = []
    subordinators: list[str] = []
    then: list[str] = []
    conditions: list[str] = []
    negations: list[str] = []
    not_verbs: list[str] = []
    linked: list[str] = []
    ranking: list[str] = []
    asked: list[str] = []
    networks: list[str] = []
    before_no_verb: list[str] = []
    auxiliaries: list[tuple[str, str]] = []
    doing: list[tuple[str, str]] = []
    receiving: list[tuple[str, str]] = []
    impersonal: list[tuple[str, str]] = []
    joining: list[tuple[str, str]] = []
    holding: list[tuple[str, str]] = []
    denying: list[tuple[str, str]] = []
    denials: list[str] = []
    duties: list[tuple[str, str]] = []
    permitting: list[tuple[str, str]] = []
    steering: list[tuple[str, str]] = []
    steered: list[str] = []
    steering_to: list[str] = []
    bringing: list[tuple[str, str]] = []
    being: list[tuple[str, str]] = []
    refusing: list[tuple[str, str]] = []
    ascribing: list[tuple[str, str]] = []
    witnessing: list[tuple[str, str]] = []
    regarding: list[tuple[str, str]] = []
    dying: list[tuple[str, str]] = []
    arming: list[tuple[str, str]] = []
    armed: list[str] = []
    parting: list[str] = []
    debated: list[str] = []
    exceptions: list[str] = []
    kin: list[str] = []
    served: list[str] = []
    willing: list[str] = []
    verbs: list[tuple[str, str]] = []
    titles: list[str] = []
    honours: list[str] = []
    owned_titles: list[str] = []
    peers: list[str] = []
    ranks: list[str] = []
    named_for: list[str] = []
    masculine_places: list[str] = []
    feminine_heads: list[str] = []
    masculine_heads: list[str] = []
    time_units: list[str] = []
    before_times: list[str] = []
    manners: list[str] = []
    plural_heads: list[str] = []
    with_waw: list[str] = []
    latest: list[str] = []
    leaders: list[str] = []
    affairs: list[str] = []
    fighting: list[str] = []
    both: list[str] = []
    objects: list[str] = []
    alone: list[str] = []
    gates: list[str] = []
    grips: list[str] = []
    first_person: list[str] = []
    pairs: dict[str, list[str]] = {}
    planned: list[str] = []
    possible: list[str] = []
    needed: list[str] = []
    report_words: list[str] = []
    deals: list[str] = []
    trust: list[str] = []
    sports: list[str] = []
    also_sports: list[str] = []
    bodies: list[str] = []
    adverbs: list[str] = []
    instruments: list[str] = []
    attitudes: list[str] = []
    getting: list[str] = []
    foiling: list[str] = []
    probing: list[str] = []
    according: list[str] = []
    sites: list[str] = []
    stationing: list[str] = []
    ending: list[str] = []
    pointing: list[str] = []
    helping: list[str] = []
    telling: list[str] = []
    help: list[str] = []
    arms: list[str] = []
    supporting: list[tuple[str, str]] = []
    committed: list[str] = []
    heeding: list[str] = []
    causes: list[str] = []
    deaths: list[str] = []
    ending_verbs: list[tuple[str, str]] = []
    stopping: list[tuple[str, str]] = []
    accepting: list[tuple[str, str]] = []
    leading: list[tuple[str, str]] = []
    outlets: list[str] = []
    protesters: list[str] = []
    aims: list[str] = []
    before_verbs: list[str] = []
    before_nouns: list[str] = []
    before_objects: list[str] = []
    before_kinds: list[str] = []
    obliging: list[str] = []
    tried: list[str] = []
    linking: list[str] = []
    sides: list[str] = []
    against_states: list[str] = []
    held: list[str] = []
    laid: list[str] = []
    arresting: list[str] = []
    officers: list[str] = []
    denied: list[str] = []
    blamed: dict[Relation, list[str]] = {}
    male_titles: list[str] = []
    female_titles: list[str] = []
    heads_behind: list[str] = []
    people: list[str] = []
    passive: list[str] = []
    pronouns: list[str] = []
    plural_pronouns: list[str] = []
    receiving_verbs: list[str] = []
    irregular: list[str] = []

    @cached_property
    def words(self) -> Callable[[str], frozenset[str]]:
        """Gives the folded words of one list of the table by its name."""
        return remembered(lambda name: frozenset(map(folded, getattr(self, name))))


@cache
def constructions(language: str) -> Constructions:
    """The table of constructions of a language."""
    return table(TABLES / f"constructions.{language}.yml", Constructions)


@cache
def pair_words(language: str) -> dict[str, str]:
    """Folded words that stand for a pair («الجانبان»), with the type of actor they mean, or `any`."""
    return {folded(word): kind for kind, words in constructions(language).pairs.items() for word in words}


class Word(msgspec.Struct, frozen=True):
    """What a word can be in its clause.

    `preposition` is the one it is, or the one joined to its front; `pronoun` the one at its end, `owned` that a noun
    of no table ends in one. `verb` is what its form says of a subject where it can be a verb; `kinds` are the lists of
    verbs it stands in. `forms` are its readings as a trigger.
    """

    role: Role
    preposition: str = ""
    pronoun: str = ""
    conjunction: bool = False
    definite: bool = False
    verb: Inflection | None = None
    kinds: frozenset[str] = frozenset()
    forms: tuple[Form, ...] = ()
    stem: str = ""
    owned: bool = False


@cache
def _verbs() -> dict[str, tuple[Inflection, frozenset[str]]]:
    grammar = constructions("ar")
    found: dict[str, tuple[Inflection, frozenset[str]]] = {}
    for name in VERB_LISTS:
        for pair in getattr(grammar, name):
            for form, inflection in conjugated(*pair):
                if (inflection.person == 1 and inflection.number == "s") or (
                    inflection.number == "d" and name == "verbs"
                ):
                    continue
                first, kinds = found.get(form, (inflection, frozenset[str]()))
                if first.gender != inflection.gender:
                    first = first._replace(gender=None)
                found[form] = (first, kinds | {name})
    return found


@cache
def _small_words() -> dict[str, Word]:
    grammar = constructions("ar")
    words: dict[str, Word] = {}
    for name in grammar.subordinators:
        words[folded(name)] = Word("subordinator")
    for name in grammar.relatives:
        words[folded(name)] = Word("relative", stem=folded(name))
    for name in grammar.free_relatives:
        words[folded(name)] = Word("relative", stem=FREE)
    for name in grammar.negations:
        words[folded(name)] = Word("negation", stem=folded(name))
    for name in grammar.complementizers:
        base = folded(name)
        words[base] = Word("that")
        for pronoun in POSSESSIVES:
            words[base + pronoun] = Word("that", pronoun=pronoun)
    for name in grammar.prepositions:
        base = folded(name)
        words[base] = Word("preposition", base)
        for pronoun in POSSESSIVES:
            if len(base) > 1 or pronoun not in "يك":
                words.setdefault(base + pronoun, Word("preposition", base, pronoun))
    return words


@lru_cache(maxsize=65536)
def word(text: str, marbuta: bool = False, known: bool = False, verbal: bool = False) -> Word:
    """What a folded Arabic word can be in its clause; a word that no table knows is a plain `word`.

    `marbuta` says that its last letter was written ة, which is no pronoun; `known` that the page has the same word
    without its first letter, which then is a preposition; `verbal` that it is a verb («هنأ», no «هنا»).
    """
    small = _small_words()
    # «مقابلة» is no «مقابله»
    if text in small and not verbal and not (marbuta and small[text].pronoun):
        return small[text]
    # «فتحت» is no «تحت», but «وفي» is hardly ever the verb
    if text[0] in "وف" and text[1:] in small and (text not in arabic() or text in constructions("ar").words("linked")):
        return replace(small[text[1:]], conjunction=True)
    for part in parted(text):
        if part.stem in constructions("ar").words("not_verbs") and not verbal:
            return Word("word", part.preposition, conjunction=bool(part.conjunction), stem=part.stem)
        forms, pronoun, definite = _readings(part.stem, part.preposition, marbuta)
        verb, kinds, object_ = _verb(part.stem, part.preposition, marbuta, by_shape=not forms)
        pronoun = pronoun or object_
        if not forms and verb is None:
            continue
        told = [form.inflection for form in forms if form.inflection is not None]
        verb = verb or next(iter(told), None)
        if verb is not None and verb.person == 3 and any(one.gender != verb.gender for one in told if one.person == 3):
            # «تقدم», «تشارك» is his or hers
            verb = verb._replace(gender=None)
        only_verb = verb is not None and all(form.kind == "verb" for form in forms)
        preposition = "" if only_verb else part.preposition
        return Word("word", preposition, pronoun, bool(part.conjunction), definite, verb, kinds, forms, part.stem)
    return _plain(text, known)


@cache
def _plain_nouns() -> frozenset[str]:
    """Nouns of the table that are no triggers, before which a preposition can be written."""
    grammar = constructions("ar")
    names = "titles things sites instruments plural_heads striking bodies attitudes getting ending hosts".split()
    return frozenset(word for name in names for word in grammar.words(name) if len(word) > 2)


def _is_written_on(preposition: str, stem: str) -> bool:
    """Whether a stem has the shape of a verbal noun, so that the letter before it is a preposition («بمراقبة»)."""
    shape = {"ب": VERBAL_NOUN, "ل": SURE_VERBAL_NOUN}.get(preposition)
    return shape is not None and shape.fullmatch(stem) is not None


def _plain(text: str, known: bool) -> Word:
    nouns = _plain_nouns()
    for part in parted(text):
        told = part.stem in nouns or (known and len(part.stem) >= 3) or _is_written_on(part.preposition, part.stem)
        if part.preposition and (part.stem.startswith("ال") or told):
            definite = part.stem.startswith("ال")
            return Word("word", part.preposition, conjunction=bool(part.conjunction), definite=definite, stem=part.stem)
    conjunction = text[0] == "و" and len(text) > 4 and text not in constructions("ar").words("with_waw")
    stem = text[1:] if conjunction else text
    return Word("word", conjunction=conjunction, definite=stem.startswith("ال"), stem=stem)


def _readings(stem: str, preposition: str, marbuta: bool) -> tuple[tuple[Form, ...], str, bool]:
    """Trigger readings of a stem, with the pronoun cut off its end and whether it has the article."""
    lexicon = arabic()
    if stem.startswith("ال") and len(stem) > 4:
        forms = tuple(form for form in lexicon.get(stem[2:], ()) if form.kind in ("noun", "adjective"))
        if forms and stem[2:] not in constructions("ar").words("homographs"):
            return forms, "", True
    if (preposition == "ل" and stem.startswith("ال")) or stem in constructions("ar").words("homographs"):
        return (), "", False
    # «دعمه» with its pronoun comes before a word that ends in ه of itself, and that before longer pronouns
    for pronoun in ("ه", "", *OBJECTS):
        own = stem.removesuffix(pronoun) if stem.endswith(pronoun) else ""
        if len(own) < 2 or own not in lexicon or _is_no_pronoun(stem, pronoun, marbuta):
            continue
        forms = _fitting(lexicon[own], preposition, bound=bool(pronoun))
        if forms:
            return forms, pronoun, False
    return (), "", False


def _is_no_pronoun(stem: str, pronoun: str, marbuta: bool) -> bool:
    """Whether the end of a stem only looks like a pronoun: ة, and the adjective «الغيني», which is no «ألغى»."""
    return (marbuta and pronoun == "ه") or (pronoun == "ني" and stem.startswith("ال"))


def _fitting(forms: tuple[Form, ...], preposition: str, *, bound: bool) -> tuple[Form, ...]:
    """The readings that can stand after a preposition, or before a pronoun."""
    return tuple(
        form
        for form in forms
        if not (
            form.inflection and (preposition in ("ب", "ك") or (preposition == "ل" and form.inflection.tense == "past"))
        )
        and not (form.inflection and bound and form.inflection[:2] == ("present", 1))
        and not (form.kind == "participle" and (bound or preposition))
        and (bound or not form.bound)
    )


def _verb(
    stem: str, preposition: str, marbuta: bool, *, by_shape: bool
) -> tuple[Inflection | None, frozenset[str], str]:
    """What a stem says of its subject where it is a verb of the table, or by its shape a present tense.

    With the lists it stands in, and the pronoun at its end.
    """
    if preposition in ("ب", "ك"):
        return None, frozenset(), ""
    known = _verbs()
    if stem in known and not (preposition == "ل" and known[stem][0].tense == "past"):
        return *known[stem], ""
    for pronoun in OBJECTS:
        if stem.endswith(pronoun) and stem[: -len(pronoun)] in known and not _is_no_pronoun(stem, pronoun, marbuta):
            return *known[stem[: -len(pronoun)]], pronoun
    shape = stem.removeprefix("س")
    if by_shape and len(shape) >= 4 and (shape[0] == "ي" or (shape[0] in "تن" and len(shape) < len(stem))):
        plural = shape.endswith(("ون", "وا"))
        person: Literal[1, 3] = 1 if shape[0] == "ن" else 3
        gender: Gender | None = {"ي": "m", "ت": "f", "ن": None}[shape[0]]
        number: Number = "p" if plural or person == 1 else "s"
        return Inflection("present", person, gender, number), frozenset({"verbs"}), ""
    return None, frozenset(), ""
