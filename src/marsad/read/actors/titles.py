"""Titles beside the names of persons («وزير الخارجية الإيراني فلان») and titles that stand for a person alone."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from marsad.read.actors.lexicon import GIVEN, Title, lexicon
from marsad.read.actors.namelike import LIKELY, namelike
from marsad.read.actors.namings import Naming
from marsad.read.actors.ordinary import is_named_so, is_ordinary
from marsad.read.actors.personends import is_accusative, is_done, is_heir, is_meeting, is_owned, opens_clause
from marsad.read.actors.personstarts import NAMED, is_before_name, is_given_name
from marsad.read.actors.phraseends import closing_mark
from marsad.read.actors.phrases import NESTED, Grammar
from marsad.read.actors.words import Word

NAME_WORDS = 7
MINISTER = "وزير"
GENERAL = "عام"
"""What stands between an office and what it is of: «أمين عام الحزب»."""
FAMILY = "ال"
"""«آل», which with one word more is what a family is called."""
GOD = "الله"
"""The second word of many given names («فضل الله»)."""
COMMAS = frozenset("،,-")
CLITICS = frozenset("بل")
"""The prepositions that are written with the noun that a title is of, in or for."""
IN = "في"
OF_HIS = ("ته", "ايه")
"""How a noun that ends in ة or اء ends with a pronoun, which is no ة itself."""
OWNED = ("اته", "اتها", "اتهم")
"""How a plural ends with a pronoun behind it, which no name does."""
LONGEST_CHAIN = 4
"""How many nouns in construct a complement of a title has at most («على تنفيذ مخرجات الحوار»)."""
IN_NAME_OF = "باسم"
TOWARDS = frozenset(("الي", "لدي"))
ACTING = "باعمال"
"""What stands between the title of one who does another's work and whose work that is."""


class Office(msgspec.Struct, frozen=True):
    """A title with what belongs to it: words `first` to before `last`. `core` tells it from others of its title.

    `state` is the name of a state that no table knows, where the title is of one.
    """

    first: int
    last: int
    title: Title
    definite: bool
    core: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    state: str = ""

    def with_words(self, last: int, *core: str, country: str | None = None) -> Office:
        """The title with more words taken in, which make it definite."""
        countries = (*self.countries, country) if country else self.countries
        return replace(self, last=last, core=(*self.core, *core), countries=countries, definite=True)


class Titles:
    """The grammar of titles over one sentence."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.words = grammar.words

    def office(self, first: int) -> Office | None:
        """The title whose first word stands at a place, or None where that is none or nests too deep."""
        opening = self.grammar.at(first)
        if opening is None or opening.title is None or self.grammar.depth >= NESTED:
            return None
        manner = first and self.grammar.seen[first - 1].text in lexicon().manners  # «بشكل رئيس»
        if manner or self._is_son(first + 1) or self._is_son(first - 1) or self._is_heir_of_name(first):
            return None
        second = self.grammar.at(first + 1)  # «إمام وخطيب المسجد», «رئيس ومؤسس النادي»
        both = second is not None and second.title and second.conjunction and not (second.definite or opening.definite)
        here = Office(first, first + 1 + bool(both), opening.title, opening.definite)
        self.grammar.depth += 1
        here = self._acting(here) or (here if opening.definite else self._construct(here))
        self.grammar.depth -= 1
        here = self._branches(self._with_business(here))
        here = self._adjectives(here) if here.definite else here
        return self._joint(here)

    def _acting(self, here: Office) -> Office | None:
        """A title that another one's work is done under: «القائم بأعمال السفارة», «القائم بأعمال رئيس الحكومة»."""
        following = self.grammar.at(here.last)
        if following is None or following.text != ACTING or here.title.lemma not in lexicon().business:
            return None
        made = self._construct(replace(here.with_words(here.last + 1, ACTING), definite=False))
        return made if made.last > here.last + 1 else None

    def _with_business(self, here: Office) -> Office:
        """A title with the word that makes it one: «القائم بالأعمال», «رجل الأعمال»."""
        following = self.grammar.at(here.last)
        held = lexicon().business.get(here.title.lemma)
        return here.with_words(here.last + 1, following.text) if following and following.text == held else here

    def _branches(self, here: Office) -> Office:
        """What an officer's rank is followed by: «اللواء الركن», «عقيد طيار»; the rank stays as definite as it was."""
        while (found := self.grammar.at(here.last)) is not None and found.stem in lexicon().branches:
            if here.title.kind != "rank" or found.skip:
                break
            here = replace(here, last=here.last + 1, core=(*here.core, found.stem))
        return here

    def _is_son(self, place: int) -> bool:
        """Whether «بن» stands at a place, so that what is beside it is a given name («مساعد بن محمد»)."""
        return 0 <= place < len(self.words) and self.words[place].text == "بن"

    def _is_heir_of_name(self, first: int) -> bool:
        """Whether «ابن» at a place opens what somebody is called by alone («ابن سعيدان»)."""
        alone = self.words[first].text == "ابن" and first + 1 < len(self.words)
        return alone and self.grammar.is_unknown(first + 1) and not self.grammar.seen[first + 1].definite

    def _construct(self, here: Office) -> Office:
        """What the title stands in construct with: another title, a body, a state, the field of a minister."""
        if here.last < len(self.words) and self.words[here.last].text == GENERAL and not here.core:
            here = replace(here, last=here.last + 1, core=(GENERAL,))
        following = self.grammar.at(here.last)
        close = closing_mark(self.grammar, here.last) if here.title.kind == "office" else None
        if following is None or close is not None:
            return here if close is None else here.with_words(close + 1, *self._stems(here.last + 1, close))
        name = self.grammar.name(here.last)
        own = following.skip == 0 and (name is None or name.source == "learned")
        nested = self._nested(here, following) if own else None
        if nested is not None or name is not None:
            return nested or (here if name is None or name.type == "person" else self._of(here, name))
        taken = here.title.kind in ("office", "work") and not following.calendar and self.grammar.is_noun(here.last)
        if not taken or (here.title.kind == "work" and not following.definite):
            return here
        if following.definite:
            return self._noun(here, following)
        theirs = self._of_theirs(here, following) or self._branch(here, following)
        return theirs or self._state(here, here.last) or self._loose(here, following)

    def _branch(self, here: Office, middle: Word) -> Office | None:
        """What in a body one is over: a common noun before one with the article («رئيس تحرير الصحيفة»)."""
        place = here.last + 1
        last = self.grammar.at(place)
        if last is None or last.skip or last.adjective or middle.stem not in lexicon().matters:
            return None
        name = self.grammar.name(place)
        if name is not None:
            return self._of(here, name, middle.stem) if name.type == "organization" else None
        phrase = self.grammar.phrase(place) if last.head is not None else None
        if phrase is not None:
            return (
                here.with_words(phrase.last, middle.stem, phrase.head.lemma, *phrase.core) if phrase.definite else None
            )
        whole = last.definite and self.grammar.is_noun(place)
        return here.with_words(place + 1, middle.stem, last.stem) if whole else None

    def _of_theirs(self, here: Office, following: Word) -> Office | None:
        return here.with_words(here.last + 1, following.stem) if self._is_of_theirs(here.last) else None

    def _is_of_theirs(self, place: int) -> bool:
        """Whether a noun with a pronoun stands at a place («رئيس وزرائها», «باسم خارجيته»)."""
        text = self.words[place].text
        return (is_owned(text) or text.endswith(OF_HIS)) and self.grammar.is_noun(place) and len(text) > 4

    def _state(self, here: Office, place: int, *middle: str) -> Office | None:
        """An unknown state or part of one that a ruler or envoy is of: «رئيس X», «سفير X»."""
        if here.title.lemma not in lexicon().ruling and not middle:
            return None
        if place >= len(self.words) or not self.grammar.is_unknown(place) or is_named_so(self.words[place].text):
            return None
        text = self.words[place].text
        return replace(here.with_words(place + 1, *middle, text), state=text)

    def _stems(self, first: int, last: int) -> list[str]:
        return [found.stem for found in self.grammar.seen[first:last]]

    def _nested(self, here: Office, following: Word) -> Office | None:
        if following.title is not None and here.title.kind == "office":
            office = self.office(here.last)
            if office is not None and office.definite:
                made = here.with_words(office.last, office.title.lemma, *office.core)
                return replace(made, countries=(*made.countries, *office.countries), state=office.state)
        if following.head is not None:
            phrase = self.grammar.phrase(here.last)
            if phrase is not None and phrase.definite:
                made = here.with_words(phrase.last, phrase.head.lemma, *phrase.core)
                return replace(made, countries=(*made.countries, *phrase.countries), state=phrase.state)
        return None

    def _of(self, here: Office, name: Naming, *middle: str) -> Office:
        country = name.entry.country if name.entry is not None else None
        return here.with_words(name.last, *middle, *name.core, country=country)

    def _noun(self, here: Office, following: Word) -> Office:
        if following.stem in lexicon().common.get(here.title.lemma, ()):
            return here
        here = here.with_words(here.last + 1, following.stem)
        if here.title.lemma == MINISTER and self.grammar.seen[here.first].stem in lexicon().ministers:
            return self._fields(here)
        joined, after = self.grammar.at(here.last), self.grammar.at(here.last + 1)
        if here.title.lemma == MINISTER and joined is not None and self._is_field(joined):
            return here.with_words(here.last + 1, joined.stem)
        if joined is None or after is None or not (joined.conjunction and joined.definite and not joined.adjective):
            return here
        if joined.title is not None or joined.head is not None:
            return here
        field = here.title.lemma == MINISTER or after.title is not None or (after.definite and after.adjective)
        return here.with_words(here.last + 1, joined.stem) if field else here

    def _is_field(self, joined: Word) -> bool:
        """Whether «و» joins a word as a minister's second field («وزير المياه والري», «وزير الطاقة والمناجم»)."""
        of_thing = joined.head is None or joined.head.type == "place" or joined.head.kind == "ministry"
        told = joined.conjunction and joined.definite and joined.skip == 1 and not (joined.title or joined.people)
        return (told and of_thing and joined.country is None) or joined.text in lexicon().short_fields

    def _fields(self, here: Office) -> Office:
        """The further fields of several ministers: «وزيرا الدفاع والداخلية», «وزراء المالية والتجارة»."""
        while (found := self.grammar.at(here.last)) is not None and found.conjunction and found.definite:
            if found.skip != 1 or found.title or found.people or (found.head and found.head.kind != "ministry"):
                break
            here = here.with_words(here.last + 1, found.stem)
            while (found := self.grammar.at(here.last)) is not None and found.definite and not found.skip:
                if found.title or not self.grammar.is_noun(here.last):
                    break
                here = here.with_words(here.last + 1, found.stem)
        return here

    def _loose(self, here: Office, middle: Word) -> Office:
        """A noun between title and name: «وزير خارجية إيران»."""
        place = here.last + 1
        name = self.grammar.name(place) if place < len(self.words) else None
        if name is None and here.title.lemma == MINISTER:
            return self._state(here, place, middle.stem) or here
        if middle.adjective or name is None or name.type == "person":
            return here
        return self._of(here, name, middle.stem)

    def _adjectives(self, here: Office) -> Office:
        while (found := self.grammar.at(here.last)) is not None and (
            self.grammar.describes(here.last) or found.text in lexicon().ordinals
        ):
            if found.title is not None and found.title.kind in ("rank", "office", "address") and not found.country:
                break
            here = here.with_words(here.last + 1, found.stem, country=found.country)
        return here

    def _joint(self, here: Office) -> Office:
        """What an office speaks for or is sent to: «المتحدث باسم الوزارة»، «السفير لدى طهران»."""
        joint = self.grammar.at(here.last)
        place = here.last + 1
        body = self._led_body(here)
        if body is not None:
            return here.with_words(body, *self._stems(here.last, body))
        if joint is None or not joint.joint or here.title.kind != "office" or place >= len(self.words):
            return here
        speaks = joint.text == IN_NAME_OF
        name, phrase = self.grammar.name(place), self.grammar.phrase(place)
        sent = here.definite and here.title.lemma in lexicon().sent and name is not None and name.type == "place"
        ends = [name.last] if name is not None and name.type != "person" else []
        ends += [phrase.last] if phrase is not None and phrase.definite else []
        ends += [place + 1] if speaks and self._is_of_theirs(place) else []
        quoted = closing_mark(self.grammar, place) if speaks and here.definite else None  # «الناطق باسم «راية الساحل»»
        ends += [quoted + 1] if quoted is not None else []
        if not ends or not (speaks or sent):
            return here
        return here.with_words(max(ends), *self._stems(place, max(ends)))

    def _led_body(self, here: Office) -> int | None:
        """Where the body that «لـ» joins to a definite office ends: «الأمين العام للأمم المتحدة»."""
        joint = self.grammar.at(here.last)
        if joint is None or not (here.definite and here.title.kind == "office" and joint.text.startswith("ل")):
            return None
        name = self.grammar.names.get(here.last)
        if name is not None:
            led = name.type == "organization" and name.start == self.words[here.last].start + 1
            return name.last if led else None
        phrase = self.grammar.phrase(here.last) if joint.head is not None and joint.skip == 1 else None
        return phrase.last if phrase is not None and phrase.definite and phrase.core else None

    def past_complement(self, place: int) -> int | None:
        """Where what a title is of, in or for ends: «(المتحدث) بشرطة المنطقة»، «(النائب السابق) لرئيس الاتحاد».

        None where no preposition with a noun, a phrase or the name of no person stands there.
        """
        opening = self.grammar.at(place)
        if opening is None:
            return None
        loose = opening.text in lexicon().complements
        last: int | None = None
        if self.grammar.joins(opening):
            last = place + 1
        elif loose or (opening.text[0] in CLITICS and not opening.conjunction):
            last = self.past_noun(place + loose, skip=opening.skip)
        while last is not None and self.grammar.describes(last):
            last += 1
        # «التقى الوزير في المدينة فلانا»: a place may tell where something happens
        seat = last is not None and opening.text == IN and self._is_place(place + 1)
        return None if seat and last is not None and not self._is_styled(last) else last

    def is_towards(self, place: int, office: Office) -> bool:
        """Whether the bearer of an office is sent to a state that no table knows («المبعوث الخاص إلى X»)."""
        told = office.title.lemma in lexicon().sent and place + 1 < len(self.words)
        return told and self.words[place].text in TOWARDS and self.grammar.is_unknown(place + 1)

    def _is_place(self, at: int) -> bool:
        """Whether a place or the head of a place's phrase begins at a word."""
        name, head = self.grammar.name(at), self.grammar.seen[at].head
        return head.type == "place" if head is not None else name is not None and name.type == "place"

    def _is_styled(self, at: int) -> bool:
        """Whether a rank or form of address stands at a place."""
        seen = self.grammar.at(at)
        return seen is not None and seen.title is not None and seen.title.kind in ("rank", "address")

    def past_noun(self, place: int, *, skip: int) -> int | None:
        """Where a name of no person, a phrase, an office or a chain of nouns that an article closes ends."""
        for at in range(place, min(place + LONGEST_CHAIN, len(self.words))):
            skip = skip if at == place else 0
            end = self._past_named(at, skip)
            if end is not None or not self._is_plain(at, skip):
                return end
            if self.grammar.seen[at].definite:
                return at + 1
        return None

    def _past_named(self, at: int, skip: int) -> int | None:
        """Where the name, phrase or office (with what it is of) ends that begins behind `skip` letters of a word."""
        found, name = self.grammar.seen[at], self.grammar.names.get(at)
        named = name is not None and name.type != "person" and name.start == self.words[at].start + skip
        if name is not None and named and name.source != "learned":
            return name.last
        if found.title is not None:
            office = self.office(at) if skip else None
            return office.last if office is not None and office.definite and office.core else None
        phrase = self.grammar.phrase(at) if found.skip == skip else None
        if phrase is not None and phrase.definite:
            return phrase.last
        return name.last if name is not None and named else None

    def _is_plain(self, at: int, skip: int) -> bool:
        """Whether a word is a common noun behind `skip` letters of a preposition."""
        found, name = self.grammar.seen[at], self.grammar.names.get(at)
        other = found.title is not None or found.function or found.verb or found.calendar
        return found.skip == skip and not other and (name is None or name.type != "person")

    def is_shortened(self, here: Office) -> bool:
        """Whether a title is one letter with a point behind it: «د. فلان»."""
        single = here.last == here.first + 1 and len(self.words[here.first].text) == 1
        return single and here.last < len(self.words) and self.words[here.last].text == "."

    def person(self, place: int) -> Naming | None:
        """The person's name that begins at a place behind a title: one found before, or words of the table of names."""
        found = self.grammar.name(place) if place < len(self.words) else None
        if found is None and place < len(self.words) and self._speaks_for(place):
            return None
        if found is not None and found.source == "known" and not found.weak:
            return found if found.type == "person" else None
        last = place
        while last < len(self.words) and last - place < NAME_WORDS and self._goes_on(last, place):
            last += 1
        opened = place < last < len(self.words) and self.grammar.seen[last - 1].opener
        if opened and self.grammar.is_noun(last) and not is_heir(self.words, last):
            last += 1
        if found is not None and found.type == "person" and (found.last >= last or not self._adds(found, last)):
            return found
        if last == place:
            return None
        words = self.words[place:last]
        core = tuple(token.text for token in words)
        return Naming(place, last, words[0].start, words[-1].end, "person", "learned", core=core, rule="behind title")

    def _speaks_for(self, place: int) -> bool:
        """Whether «باسم» stands at a place behind the title of one who speaks for another, and is no given name."""
        title = self.grammar.seen[place - 1].title if place else None
        return self.words[place].text == IN_NAME_OF and title is not None and title.lemma in lexicon().spokespeople

    def _adds(self, found: Naming, last: int) -> bool:
        """Whether the words up to a place are more of a known person's name, not just what follows it."""
        more = zip(self.words[found.last : last], self.grammar.seen[found.last : last], strict=True)
        return found.source != "known" or all(token.text in lexicon().names or seen.definite for token, seen in more)

    def _goes_on(self, at: int, first: int) -> bool:
        text = self.words[at].text
        if is_meeting(text, first, at) or (at > first + 1 and self.words[first].text == FAMILY):
            return False  # «فلان الفلاني التقى»; «آل الشيخ»
        title = self.grammar.seen[at - 1].title if at and at == first else None
        if title is not None and self.grammar.seen[at].stem in lexicon().common.get(title.lemma, ()):
            return False  # «رئيس أركان»
        done = at > first and (is_heir(self.words, at) or is_done(text))
        if done or opens_clause(self.words, at):
            return False
        return (at > first and text == GOD) or self._is_name_word(at, first)

    def _is_name_word(self, at: int, first: int) -> bool:
        seen, text = self.grammar.seen[at], self.words[at].text
        if is_given_name(text):
            nation = at == first and seen.country is not None and at > 0 and not self.grammar.seen[at - 1].definite
            return (not seen.function or is_before_name(self.grammar, at)) and not nation
        if seen.skip or not self.grammar.is_noun(at) or seen.calendar or seen.people is not None or is_owned(text):
            return False
        before = self.grammar.seen[at - 1] if at > first else None
        if seen.opener or (before is not None and before.opener):
            return True
        weight = lexicon().names.get(text, 0)
        ended = before is not None and before.family and not seen.family
        # «وزير الدفاع مروان الكاتب»: a craft that families are called by
        craft = seen.definite and at == first + 1 and is_given_name(self.words[first].text)
        craft = craft and seen.title is not None and seen.title.kind == "work"
        if ended or seen.head is not None or (seen.title is not None and weight < GIVEN - 1 and not craft):
            return False
        if at > first:
            sons = any(token.text == "بن" for token in self.words[first:at])
            second = at == first + 1 + self.grammar.seen[first].opener
            return not self._opens_title(at) and _goes_on(seen, weight, second=second, sons=sons)
        return not seen.country and self._opens(at, weight)

    def _opens(self, at: int, weight: int) -> bool:
        """Whether a word behind a title opens a name; a common word does so only where the next goes on with it."""
        following = self.grammar.at(at + 1)
        if following is not None and following.text in lexicon().sons:
            return True
        text = self.words[at].text
        joined = text.startswith("و") and text[1:] in lexicon().function  # «، وإن فلانا قال»
        if joined or (is_ordinary(text) and not self._is_followed(at)):
            return False  # «الرجل القوي», «زعيم حرب»
        return weight >= NAMED or self._opens_name(at) or self._is_addressed(at)

    def _is_followed(self, at: int) -> bool:
        """Whether what stands behind a word goes on with it as a name, or it is a given name that nothing follows."""
        following = self.grammar.at(at + 1)
        if following is not None and not following.skip and (following.family or is_named_so(following.text)):
            return not following.country
        seen = self.grammar.seen[at]
        given = lexicon().names.get(seen.text, 0) >= GIVEN - 1 or (self._is_behind_style(at) and not seen.definite)
        return given and not seen.adjective

    def _is_addressed(self, at: int) -> bool:
        """Whether a word of no table stands behind a rank or courtesy with its article, and another goes on with it."""
        styled = self._is_behind_style(at)
        following = at + 1 if at + 1 < len(self.words) else None
        named = following is not None and self.grammar.is_unknown(following) and "\n" not in self.grammar.gap(following)
        if any(self.words[place].text.endswith(OWNED) for place in range(at, min(at + 2, len(self.words)))):
            return False  # «ذكّر الجنرال بتوصياته», «يختتم الفريق لقاءاته»
        return styled and named and self.grammar.is_unknown(at) and not self.grammar.seen[at].definite

    def _is_behind_style(self, at: int) -> bool:
        """Whether a rank or courtesy with its article («الرقيب»), or short for one («د.»), stands before a word."""
        if at > 1 and self.words[at - 1].text == "." and len(self.words[at - 2].text) == 1:
            return self._is_styled(at - 2)
        return at > 0 and self._is_styled(at - 1) and self.grammar.seen[at - 1].definite

    def _opens_title(self, at: int) -> bool:
        """Whether a word behind a name is no part of it but an office with its field, or a superlative."""
        seen, following = self.grammar.seen[at], self.grammar.at(at + 1)
        superlative = seen.text in lexicon().adjectives and not seen.definite
        field = following is not None and (following.definite or following.head is not None)
        return superlative or (seen.title is not None and not seen.definite and field)

    def _opens_name(self, at: int) -> bool:
        """Whether a word that no table knows opens a name: a family name with its article stands right behind it."""
        seen, family = self.grammar.seen[at], self.grammar.at(at + 1)
        other = seen.adjective and not self._is_behind_style(at)
        plain = not (seen.definite or other or is_ordinary(seen.text)) and len(seen.text) > 2
        if not plain or family is None or not family.family:
            return False
        return not (family.title or family.head or family.country)


def _goes_on(seen: Word, weight: int, *, second: bool, sons: bool) -> bool:
    """Whether a word goes on with a name: the tables have it, it looks like a family name, or it is the second.

    `sons` says that a «بن» stands in the name, behind which any word with an article is the family's.
    """
    if weight or seen.family or (sons and seen.definite and not is_ordinary(seen.text)):
        return True
    if seen.text.startswith("ل") or (seen.text[0] == "ب" and is_ordinary(seen.text[1:])) or is_accusative(seen.text):
        return False
    return second and (seen.definite or len(seen.text) > 3 or (namelike(seen.text) or 0) >= LIKELY)
