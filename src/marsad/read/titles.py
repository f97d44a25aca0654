"""Titles before and after the names of persons: «وزير الخارجية الإيراني محمد جواد ظريف»، and titles that stand for a person alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.read.lexicon import Title, Word, lexicon
from marsad.read.namings import Naming, bare_words
from marsad.read.phrases import Grammar
from marsad.text.tokens import parted

NAME_WORDS = 7
GIVEN = 5


@dataclass(frozen=True, slots=True)
class Office:
    """A title with what belongs to it: words `first` to before `last`. `core` tells it from others of its title."""

    first: int
    last: int
    title: Title
    definite: bool
    core: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


class Titles:
    """The grammar of titles over one sentence."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.words = grammar.words

    def office(self, first: int) -> Office | None:
        """The title whose first word stands at a place, or None."""
        opening = self.grammar.seen[first]
        if opening.title is None:
            return None
        here = Office(first, first + 1, opening.title, opening.definite)
        here = here if opening.definite else self._construct(here)
        here = self._adjectives(here) if here.definite else here
        return self._joint(here)

    def _construct(self, here: Office) -> Office:
        following = self.grammar.at(here.last)
        if following is None:
            return here
        name = self.grammar.name(here.last)
        if following.title is not None and following.skip == 0 and here.title.kind == "office":
            nested = self.office(here.last)
            if nested is not None and nested.definite:
                core = (nested.title.lemma, *nested.core)
                return replace(here, last=nested.last, core=core, countries=nested.countries, definite=True)
        if following.head is not None and following.skip == 0 and (name is None or name.source == "learned"):
            nested_phrase = self.grammar.phrase(here.last)
            if nested_phrase is not None and nested_phrase.definite:
                core = (nested_phrase.head.lemma, *nested_phrase.core)
                return replace(
                    here, last=nested_phrase.last, core=core, countries=nested_phrase.countries, definite=True
                )
        if here.title.kind != "office" and name is None:
            return here
        if name is not None:
            if name.type == "person":
                return here
            country = (name.entry.country,) if name.entry is not None and name.entry.country else ()
            return replace(here, last=name.last, core=name.core, countries=country, definite=True)
        if (
            following.function
            or following.verb
            or following.skip
            or following.calendar
            or not following.text[0].isalpha()
        ):
            return here
        if following.definite:
            return self._noun(here, following)
        return self._loose(here, following)

    def _noun(self, here: Office, following: Word) -> Office:
        if following.stem in lexicon().common.get(here.title.lemma, ()):
            return here
        here = replace(here, last=here.last + 1, core=(*here.core, following.stem), definite=True)
        joined = self.grammar.at(here.last)
        if joined is not None and joined.conjunction and joined.definite and not joined.title and not joined.head:
            after = self.grammar.at(here.last + 1)
            if not joined.adjective and after is not None and after.definite and after.adjective:
                return replace(here, last=here.last + 1, core=(*here.core, joined.stem))
        return here

    def _loose(self, here: Office, middle: Word) -> Office:
        """A noun between title and name: «وزير خارجية إيران»."""
        place = here.last + 1
        name = self.grammar.name(place)
        if middle.adjective or (name is None) or name.type == "person" or here.title.kind != "office":
            return here
        country = (name.entry.country,) if name.entry is not None and name.entry.country else ()
        return replace(here, last=name.last, core=(middle.stem, *name.core), countries=country, definite=True)

    def _adjectives(self, here: Office) -> Office:
        while (found := self.grammar.at(here.last)) is not None and found.definite and found.skip == 0:
            name = self.grammar.name(here.last)
            rank = found.title is not None and found.title.kind in ("rank", "office", "address") and not found.country
            if not found.adjective or found.calendar or rank or (name is not None and name.type == "person"):
                break
            countries = (*here.countries, found.country) if found.country else here.countries
            here = replace(here, last=here.last + 1, core=(*here.core, found.stem), countries=countries)
        return here

    def _joint(self, here: Office) -> Office:
        """What an office speaks for or is sent to: «المتحدث باسم الوزارة»، «السفير لدى طهران»."""
        joint = self.grammar.at(here.last)
        if joint is None or not joint.joint or here.title.kind != "office":
            return here
        if joint.text != "باسم" and not (here.definite and here.title.lemma in lexicon().sent):
            return here
        place = here.last + 1
        if place >= len(self.words):
            return here
        name = self.grammar.name(place)
        phrase = self.grammar.phrase(place)
        last = max(name.last if name is not None else 0, phrase.last if phrase is not None and phrase.definite else 0)
        if not last or (name is not None and name.type == "person"):
            return here
        if joint.text != "باسم" and not (name is not None and name.type == "place"):
            return here
        core = tuple(found.stem for found in self.grammar.seen[place:last])
        return replace(here, last=last, core=(*here.core, *core), definite=True)

    def person(self, place: int) -> Naming | None:
        """The person's name that begins at a place behind a title: one found before, or words of the table of names."""
        found = self.grammar.name(place) if place < len(self.words) else None
        if found is not None and found.source == "known" and not found.weak:
            return found if found.type == "person" else None
        last = place
        while last < len(self.words) and last - place < NAME_WORDS and self._is_name_word(last, place):
            last += 1
        if last < len(self.words) and last > place and self.grammar.seen[last - 1].opener:
            last += 1
        if found is not None and found.type == "person" and found.last >= last:
            return found
        if last == place:
            return None
        words = self.words[place:last]
        core = tuple(token.text for token in words)
        return Naming(place, last, words[0].start, words[-1].end, "person", "learned", core=core)

    def _is_name_word(self, at: int, first: int) -> bool:
        seen = self.grammar.seen[at]
        text = self.words[at].text
        if is_given_name(text):
            # «علي» is also «على»: as a first word it wants a name behind it
            following = self.words[at + 1].text if at + 1 < len(self.words) else ""
            return at > first or not seen.function or following in lexicon().names
        if not text[0].isalpha() or seen.verb or seen.function or seen.calendar or seen.skip or seen.people is not None:
            return False
        if at > first and self.grammar.seen[at - 1].opener:
            return True
        if seen.head is not None or (seen.title is not None and lexicon().names.get(text, 0) < 4):
            return False
        if seen.opener:
            return True
        if at == first:
            return lexicon().names.get(text, 0) >= 2 and not seen.country
        unknown = not seen.definite and not seen.adjective and len(text) > 3
        return text in lexicon().names or (seen.definite and seen.adjective) or (at == first + 1 and (seen.definite or unknown))


def name_runs(grammar: Grammar) -> list[Naming]:
    """Persons the tagger passed by: a given name with a family name behind it that no table calls anything else."""
    found = []
    for at, token in enumerate(grammar.words):
        skip = bare_first(token.text)
        weight = lexicon().names.get(token.text[skip:], 0)
        if weight < GIVEN or grammar.seen[at].function or grammar.seen[at].verb:
            continue
        last = at + 1
        while last < len(grammar.words) and last - at < NAME_WORDS and _continues(grammar, at, last):
            last += 1
        if last > at + 1 and not grammar.seen[last - 1].opener:
            start = token.start + skip
            core = bare_words(grammar.words[at:last], start)
            found.append(Naming(at, last, start, grammar.words[last - 1].end, "person", "learned", core=core))
    return found


def _continues(grammar: Grammar, first: int, at: int) -> bool:
    """Whether the word at a place goes on with the name that begins at `first`."""
    seen, text = grammar.seen[at], grammar.words[at].text
    if not text.isalpha() or seen.verb or seen.calendar or seen.people or seen.country or "\n" in grammar.gap(at):
        return False
    if seen.function and not (is_given_name(text) and not grammar.seen[first].skip):
        return False
    if seen.opener or grammar.seen[at - 1].opener:
        return True
    if seen.skip or seen.head is not None or seen.title is not None or at in grammar.names and grammar.names[at].type != "person":
        return False
    known = lexicon().names.get(text, 0)
    if at > first + 1:
        return known > 1 or (seen.definite and seen.adjective)
    return bool(known) or (seen.definite and seen.adjective) or (not seen.definite and len(text) > 3)


def is_given_name(text: str) -> bool:
    """Whether a word is a given name that is seldom anything else."""
    return lexicon().names.get(text, 0) == GIVEN


def bare_first(text: str) -> int:
    """How many letters of clitics stand before a name's first word, by the table of names."""
    names = lexicon().names
    best, skipped = names.get(text, 0), 0
    for part in parted(text):
        weight = names.get(part.stem, 0) or (1 if part.stem.startswith("ال") and part.skipped else 0)
        if weight > best:
            best, skipped = weight, part.skipped
    return skipped
