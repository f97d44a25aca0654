"""The stretches of one sentence that name actors: known and learned names, phrases, titles and people, the longest of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from marsad.read.aliases import Aliases, Known, Sense
from marsad.read.lexicon import Head, Word, lexicon, word
from marsad.read.namings import Naming, bare_words
from marsad.read.phrases import Grammar, Phrase
from marsad.read.tagger import Name, names
from marsad.read.titles import Office, Titles, bare_first, name_runs
from marsad.text.tokens import Token

Supported = Callable[[Sense], bool]
MORE_WORDS = 3
QUOTES = frozenset('"()[]')
TOWARDS = frozenset("في الي وسط العاصمه مدينه داخل خارج جنوب شمال شرق غرب قرب".split())
COMMAS = frozenset("،,-")


def mentions(words: Sequence[Token], text: str, aliases: Aliases, supported: Supported) -> list[Naming]:
    """The namings in the words of one sentence, left to right, none overlapping.

    `supported` says whether a sense whose form is a common word too is borne out by the rest of the page.
    """
    known = aliases.known(words, text)
    base = _names(words, known, names(words, known), supported)
    grammar = Grammar(words, text, {name.first: name for name in base})
    runs = [run for run in name_runs(grammar) if not any(name.meets(run) for name in base)]
    base = sorted([*base, *runs], key=lambda n: n.start)
    grammar = Grammar(words, text, {name.first: name for name in base})
    return longest([*_titled(grammar, base), *_phrases(grammar), *_people(grammar), *_parts(grammar), *_labelled(grammar, base)])


def longest(found: Sequence[Naming]) -> list[Naming]:
    """Those that stand inside or across no longer one; of equals, the known and the titled before the others."""
    ranked = sorted(found, key=lambda n: (n.start - n.end, not n.senses, n.role is None, n.start, n.source))
    kept: list[Naming] = []
    for naming in ranked:
        if not any(naming.meets(other) for other in kept):
            kept.append(naming)
    return sorted(kept, key=lambda n: n.start)


def _names(
    words: Sequence[Token], known: Sequence[Known], learned: Sequence[Name], supported: Supported
) -> list[Naming]:
    """Known and learned names, none overlapping: the known before the learned unless that is longer."""
    ends = frozenset(found.last for found in known if not found.weak and found.senses[0].entry.type != "place")
    sure = [naming for found in known if (naming := _from_known(words, found, learned, supported, ends)) is not None]
    extra = [naming for name in learned if (naming := _from_learned(words, name)) is not None]
    kept = []
    for naming in extra:
        rivals = [other for other in sure if other.meets(naming)]
        if all(_adds(naming, other) for other in rivals):
            sure = [other for other in sure if other not in rivals]
            kept.append(naming)
    return sorted([*sure, *kept], key=lambda n: n.start)


def _adds(naming: Naming, other: Naming) -> bool:
    """Whether a learned name has all the words of a known one and more of them, of a person words that are names."""
    inside = naming.first <= other.first and other.last <= naming.last
    if not inside or naming.last - naming.first <= other.last - other.first:
        return False
    if naming.type == "person" and other.type == "person":
        return all(text in lexicon().names for text in naming.core if text not in other.core)
    return other.type == naming.type or other.weak


def _from_known(
    words: Sequence[Token], found: Known, learned: Sequence[Name], supported: Supported, ends: frozenset[int]
) -> Naming | None:
    senses = _senses(words, found, learned, supported, ends)
    if not senses:
        return None
    first = senses[0]
    if found.last == found.first + 1 and _is_adjective_here(words, found.first):
        return None
    core = bare_words(words[found.first : found.last], found.start)
    city = first.capital and _is_town(words, found)
    return Naming(
        found.first, found.last, found.start, found.end, first.entry.type, "known", core=core, senses=senses,
        country=first.entry.country, loaded=first.loaded, lemma=_opening_head(words, found), city=city,
    )  # fmt: skip


def _is_town(words: Sequence[Token], found: Known) -> bool:
    """Whether a capital is meant as a town: something is in it, or comes to it or from it."""
    if words[found.first].start < found.start:
        return words[found.first].text.startswith(("ب", "وب", "فب"))
    before = words[found.first - 1].text if found.first else ""
    return before in TOWARDS


def _opening_head(words: Sequence[Token], found: Known) -> str:
    opening = word(words[found.first].text)
    if opening.people is not None:
        return opening.people.lemma
    return opening.head.lemma if opening.head is not None and found.last > found.first + 1 else ""


def _senses(
    words: Sequence[Token], found: Known, learned: Sequence[Name], supported: Supported, ends: frozenset[int]
) -> tuple[Sense, ...]:
    """The senses that hold here, the likeliest first: the head before the form and quotation marks decide."""
    before = words[found.first - 1] if found.first else None
    head = word(before.text).head if before is not None else None
    quoted = (
        before is not None and before.text in QUOTES and found.last < len(words) and words[found.last].text in QUOTES
    )
    labels = {name.label for name in learned if name.first < found.last and found.first < name.last}

    joined = words[found.first].start < found.start and found.first in ends and words[found.first].text.startswith("و")

    def holds(sense: Sense) -> bool:
        if not sense.weak:
            return True
        if head is not None and _suits(head, sense):
            return True
        if sense.entry.field == "media":
            return quoted
        return sense.entry.type in labels or joined or (supported(sense) and not _is_common(words, found))

    def rank(sense: Sense) -> tuple[bool, bool, bool]:
        suits = head is not None and _suits(head, sense)
        outlet = quoted and sense.entry.field == "media"
        return (not suits, not outlet, sense.weak)

    return tuple(sorted(filter(holds, found.senses), key=rank))


def _suits(head: Head, sense: Sense) -> bool:
    if sense.entry.field == "media":
        return head.kind in ("outlet", "agency")
    if sense.entry.type == "place":
        return head.type == "place"
    return sense.entry.type == "organization" and head.kind in ("group", "force", "club", "body", "firm")


def _is_common(words: Sequence[Token], found: Known) -> bool:
    """Whether the one word of a weak form stands where a common word would: after an article's noun or as a verb."""
    seen = word(words[found.first].text)
    return found.last == found.first + 1 and (seen.function or seen.verb)


def _is_adjective_here(words: Sequence[Token], at: int) -> bool:
    """Whether a state's name stands where it is the feminine adjective («مصادر سورية»)."""
    seen = word(words[at].text)
    if seen.country is None or at == 0:
        return False
    before = word(words[at - 1].text)
    return (
        before.text[0].isalpha()
        and not (before.definite or before.function or before.verb)
        and before.text.endswith(("ه", "ات", "ر"))
    )


def _from_learned(words: Sequence[Token], name: Name) -> Naming | None:
    first, last = name.first, name.last
    while first < last and not words[first].text[0].isalnum():
        first += 1
    while last > first and not words[last - 1].text[0].isalnum():
        last -= 1
    if first == last:
        return None
    if name.label == "person":
        first = _past_titles(words, first, last)
    if first == last:
        return None
    opening = word(words[first].text)
    if last == first + 1 and (
        opening.head
        or opening.title
        or opening.people
        or opening.function
        or opening.verb
        or opening.country
        or opening.calendar
    ):
        return None
    skip = opening.skip if opening.head is not None else bare_first(words[first].text)
    core = bare_words(words[first:last], words[first].start + skip)
    return Naming(first, last, words[first].start + skip, words[last - 1].end, name.label, "learned", core=core)


def _past_titles(words: Sequence[Token], first: int, last: int) -> int:
    """Where a person's name begins in a learned stretch: behind its last title, head noun or word of grammar."""
    for at in range(last - 1, first - 1, -1):
        seen = word(words[at].text)
        plain = seen.text in lexicon().names or seen.opener
        if not plain and (seen.function or seen.verb or seen.head or seen.title or seen.country):
            return at + 1
    return first


def _phrases(grammar: Grammar) -> list[Naming]:
    found = []
    for at, seen in enumerate(grammar.seen):
        if seen.head is None or _is_field(grammar, at):
            continue
        phrase = grammar.phrase(at)
        naming = _from_phrase(grammar, phrase) if phrase is not None else None
        if naming is not None:
            found.append(naming)
    return found


def _is_field(grammar: Grammar, at: int) -> bool:
    """Whether a ministry's name is but the field of a minister before it («وزير الخارجية»)."""
    head = grammar.seen[at].head
    before = grammar.seen[at - 1] if at else None
    return head is not None and head.kind == "ministry" and before is not None and before.title is not None


def _from_phrase(grammar: Grammar, phrase: Phrase) -> Naming | None:
    head, words = phrase.head, grammar.words
    bare = not phrase.core
    if bare and (not phrase.definite or head.alone == "no"):
        return None
    if not phrase.definite and not (phrase.described and (phrase.countries or phrase.loaded)):
        return None
    if head.type == "document" and not bare:
        return None
    if head.kind == "people" and not (phrase.countries or phrase.inner):
        return None
    if head.kind == "craft" and (phrase.inner is None or grammar.seen[phrase.first].definite):
        return None
    if head.kind == "outlet" and not _is_outlet(grammar, phrase):
        return None
    opening = grammar.seen[phrase.first]
    plural = opening.stem != head.lemma and head.kind != "force"
    made = Naming(
        phrase.first, phrase.last, words[phrase.first].start + opening.skip, words[phrase.last - 1].end, head.type, "phrase",
        core=phrase.core, lemma=head.lemma, country=next(iter(phrase.countries), None), loaded=phrase.loaded,
        back=bare and head.alone == "back", plural=opening.stem != head.lemma,
    )  # fmt: skip
    inner = phrase.inner
    opens = grammar.names.get(phrase.first)
    if opens is not None and opens.senses and opens.type == head.type and phrase.last - opens.last <= MORE_WORDS:
        return replace(made, senses=opens.senses, core=opens.core, country=opens.country, source="known")
    if inner is not None and phrase.direct and is_same(head, inner):
        return replace(
            made, senses=inner.senses, core=inner.core, country=made.country or inner.country, source=inner.source
        )
    if inner is not None and inner.entry is not None and inner.entry.field == "states":
        core = phrase.core[: len(phrase.core) - len(inner.core)]
        return replace(made, core=core or phrase.core, country=made.country or inner.entry.country)
    return made


def _is_outlet(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a site or station is one that publishes and not one that an army holds («مواقع الحوثيين»)."""
    inner = phrase.inner
    plural = grammar.seen[phrase.first].stem != phrase.head.lemma
    if inner is None or inner.entry is None or inner.entry.field == "media":
        return not plural or not phrase.core or bool(phrase.countries) or inner is not None
    return not plural and inner.type == "organization" and inner.entry.field != "armed"


def is_same(head: Head, inner: Naming) -> bool:
    """Whether «head + name» is the very actor of that name («تنظيم داعش», «مدينة عدن») and not another («مطار عدن»)."""
    if head.kind == "town":
        return inner.type == "place"
    if head.kind in ("outlet", "agency"):
        return inner.type == "organization" and (inner.entry is None or inner.entry.field == "media")
    return head.kind in ("group", "force", "club", "firm", "body") and inner.type == "organization"


def _labelled(grammar: Grammar, base: Sequence[Naming]) -> list[Naming]:
    """Names with an adjective behind them that takes a side: «حماس الإرهابية»."""
    found = []
    for name in base:
        last = name.last
        while (seen := grammar.at(last)) is not None and seen.loaded and seen.adjective and seen.definite and not seen.skip:
            last += 1
        if last > name.last and name.type == "organization":
            found.append(replace(name, last=last, end=grammar.words[last - 1].end, loaded=True))
    return found


def _parts(grammar: Grammar) -> list[Naming]:
    """Parts of states by the compass: «شمال سوريا»، «جنوب شرق تركيا»."""
    found = []
    for at, seen in enumerate(grammar.seen):
        place = at + 1
        if not seen.compass:
            continue
        if place < len(grammar.seen) and grammar.seen[place].text in lexicon().compass_between:
            place += 1
        name = grammar.name(place) if place < len(grammar.seen) else None
        if name is not None and name.entry is not None and name.entry.field == "states" and not name.senses[0].capital:
            core = (*(token.text for token in grammar.words[at + 1 : place]), *name.core)
            start = grammar.words[at].start + seen.skip
            found.append(Naming(at, name.last, start, name.end, "place", "phrase", core=core, lemma=seen.stem, country=name.country))
    return found


def _people(grammar: Grammar) -> list[Naming]:
    found = []
    for at, seen in enumerate(grammar.seen):
        naming = _from_people(grammar, at) if seen.definite and (seen.people or seen.country) else None
        if naming is not None:
            found.append(naming)
    return found


def _from_people(grammar: Grammar, at: int) -> Naming | None:
    seen = grammar.seen[at]
    before = grammar.seen[at - 1] if at else None
    follows_noun = before is not None and before.definite and seen.skip == 0 and not before.verb
    plural = (
        seen.stem.endswith(("ون", "ين"))
        or seen.stem in lexicon().people
        or (seen.country and len(seen.stem) <= 5 and not seen.adjective)
    )
    if follows_noun or not plural:
        return None
    last = at + 1
    core: tuple[str, ...] = ()
    country = seen.country
    while (
        (found := grammar.at(last)) is not None
        and found.definite
        and found.adjective
        and found.skip == 0
        and not found.calendar
    ):
        core, country, last = (*core, found.stem), country or found.country, last + 1
    lemma = seen.people.lemma if seen.people else f"people {seen.country}"
    kind = seen.people.type if seen.people else "organization"
    words = grammar.words
    return Naming(
        at, last, words[at].start + seen.skip, words[last - 1].end, kind, "people", core=core, lemma=lemma, country=country,
        loaded=seen.loaded,
    )  # fmt: skip


def _titled(grammar: Grammar, base: Sequence[Naming]) -> list[Naming]:
    """The names with the titles beside them as their roles, and titles that stand for a person alone."""
    titles = Titles(grammar)
    roles: dict[int, str] = {}
    people: dict[int, Naming] = {name.first: name for name in base}
    ends = {name.last: name for name in base if name.type == "person"}
    swallowed: set[int] = set()
    alone: list[Naming] = []
    at = 0
    while at < len(grammar.seen):
        office = titles.office(at) if grammar.seen[at].title is not None else None
        if office is None:
            at += 1
            continue
        end, name = _person_after(titles, office)
        role = " ".join(token.text for token in grammar.words[at:end])[grammar.seen[at].skip :]
        behind = ends.get(at) or (ends.get(at - 1) if at and grammar.words[at - 1].text in COMMAS else None)
        if name is not None:
            people[name.first] = name
            roles.setdefault(name.first, role)
            swallowed.update(first for first in range(at, end) if first in people and people[first].type == "person")
        elif behind is not None and grammar.seen[at].skip == 0 and office.last > at:
            roles.setdefault(behind.first, role)
        else:
            naming = _office_alone(grammar, office)
            alone += [naming] if naming is not None else []
        at = max(office.last if name is not None else at + 1, at + 1)
    named = [replace(name, role=roles.get(first)) for first, name in sorted(people.items()) if first not in swallowed]
    return [*named, *alone]


def _person_after(titles: Titles, office: Office) -> tuple[int, Naming | None]:
    """Where the titles before a person's name end, and that name, or None; a comma and further titles may stand between."""
    place = office.last
    seen = titles.grammar.seen
    for _ in range(4):
        name = titles.person(place)
        if name is not None:
            return place, name
        if place >= len(seen):
            break
        if titles.words[place].text in COMMAS or titles.words[place].text == '"':
            following = titles.grammar.name(place + 1) if place + 1 < len(seen) else None
            if following is not None and following.type == "person" and office.definite:
                return place, following
            if place + 1 < len(seen) and seen[place + 1].title is not None and seen[place + 1].skip == 0:
                place += 1
                continue
            break
        nested = titles.office(place) if seen[place].title is not None and seen[place].skip == 0 else None
        if nested is None:
            break
        place = nested.last
    return office.last, None


def _is_plural(opening: Word) -> bool:
    return opening.title is not None and opening.stem not in (opening.title.lemma, opening.title.lemma + "ه")


def _office_alone(grammar: Grammar, office: Office) -> Naming | None:
    if not office.definite or office.title.kind == "address":
        return None
    bare = not office.core
    if bare and office.title.alone == "no":
        return None
    words, opening = grammar.words, grammar.seen[office.first]
    if bare and _is_plural(opening):
        return None
    return Naming(
        office.first, office.last, words[office.first].start + opening.skip, words[office.last - 1].end, "person", "title",
        core=office.core, lemma=office.title.lemma, country=next(iter(office.countries), None),
        back=office.title.alone == "back" if bare else office.title.kind in ("work", "rank"),
    )  # fmt: skip
