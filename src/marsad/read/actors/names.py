"""The names in one Arabic sentence: known from the tables and learned by the tagger, none overlapping."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from marsad.read.actors.aliases import Known, Sense
from marsad.read.actors.bodyends import before_loose, ends_body
from marsad.read.actors.doings import is_deed
from marsad.read.actors.lexicon import WEAKLY_GIVEN, Head, lexicon
from marsad.read.actors.namesakes import of_another_family
from marsad.read.actors.namesinmarks import to_mark
from marsad.read.actors.namings import Naming, bare_words, longest
from marsad.read.actors.ordinary import is_ordinary
from marsad.read.actors.personends import (
    HEIR,
    before_body,
    ends_person,
    is_address,
    is_future,
    is_heir,
    is_owned,
    opens_clause,
)
from marsad.read.actors.personstarts import MOTHER, is_borne, is_given_alone, person_start
from marsad.read.actors.tagger import Name
from marsad.read.actors.words import word
from marsad.text.remembered import remembered
from marsad.text.tokens import Token, parted

Supported = Callable[[Sense], bool]
QUOTE = '"'
WORK_WORDS = 7
"""How many words the name of a work has at most."""
SITE, FIRM = "موقع", "firm"
LIKE = "ك"
SURE = 0.9
"""From which score on a learned name may have words that only it has."""
QUOTES = frozenset('"()[]')
OF = frozenset({"من", "في", "باسم"})
"""Prepositions between people and the body that they are of."""


def names(
    words: Sequence[Token],
    known: Sequence[Known],
    learned: Sequence[Name],
    supported: Supported,
    given: Iterable[int],
) -> list[Naming]:
    """Known and learned names, left to right: the known before the learned, unless that has more words of a name.

    `supported` says whether a sense whose form is a common word too is borne out by the rest of the page. At `given`
    stand given names.
    """
    support = _Support(words, learned, supported)
    sure = longest([naming for found in known if (naming := _known(words, found, support)) is not None])
    sure = [of_another_family(words, naming) or naming for naming in sure]
    kept: list[Naming] = []
    for name in learned:
        naming = _learned(words, name)
        rivals = [other for other in sure if naming is not None and other.meets(naming)]
        if naming is not None and all(_adds(naming, other) for other in rivals):
            sure = [other for other in sure if other not in rivals]
            kept.append(naming)
    sure, kept = ([one for one in found if not _is_of_work(words, one.first)] for found in (sure, kept))
    kept = [_with_given(words, to_mark(words, naming), (*sure, *kept)) for naming in kept]
    kept += [
        naming for naming in _behind_verbs(words, given) if not any(naming.meets(other) for other in (*sure, *kept))
    ]
    return _joined(sorted([*sure, *kept], key=lambda n: n.start), words)


def _is_of_work(words: Sequence[Token], at: int) -> bool:
    """Whether what opens at a word is called so as a work or exercise: «تطبيق «X»», «التمرين المشترك «X 5»»."""
    place = at - 1
    if at > 1 and words[at].text.isascii() and words[place].text == QUOTE:
        # a name in Latin letters behind the Arabic one: «لعبة «X» Y»
        place = next((k for k in range(at - 2, max(-1, at - 2 - WORK_WORDS), -1) if words[k].text == QUOTE), place)
    place -= place > 0 and words[place].text == QUOTE
    while place > 0 and (seen := word(words[place].text)).adjective and not seen.head:
        place -= 1
    return place >= 0 and word(words[place].text).stem in lexicon().works


def _behind_verbs(words: Sequence[Token], places: Iterable[int]) -> Iterator[Naming]:
    """A given name and a family name behind a verb are a person, tagged or not: «قتل سالم الورداني على يد مجهولين»."""
    for at in [at for at in places if 0 < at < len(words) - 1]:
        verb, given, family = words[at - 1 : at + 2]
        if not word(verb.text).verb or word(given.text).is_common:
            continue
        common = given.text in lexicon().adjectives or word(family.text).is_common
        if word(family.text).family and not common:
            core = bare_words((given, family), given.start)
            yield Naming(at, at + 2, given.start, family.end, "person", "learned", core=core, rule="given name")


def _with_given(words: Sequence[Token], naming: Naming, others: Sequence[Naming]) -> Naming:
    """A person learned by the family's name alone with the given name right before it («وتحدث حسين {الهلالي}»)."""
    alone = naming.type == "person" and len(naming.core) == 1 and naming.start == words[naming.first].start
    if not alone or not naming.first or any(other.last == naming.first for other in others):
        return naming
    given = words[naming.first - 1]
    skip = bare_first(given.text)
    if not is_given_alone(given.text[skip:]) or word(naming.core[0]).skip:
        return naming
    start = given.start + skip
    core = bare_words((given, words[naming.first]), start)
    return naming.with_changes(first=naming.first - 1, start=start, core=core)


def _joined(found: Sequence[Naming], words: Sequence[Token]) -> list[Naming]:
    """A given name and a known family name right behind it are one person, who need not be the known one."""
    made: list[Naming] = []
    for naming in found:
        before = made[-1] if made else None
        family = naming.type == "person" and naming.source == "known" and len(naming.core) == 1
        if before is None or not family or before.last != naming.first or naming.start != words[naming.first].start:
            made.append(naming)
        elif before.type == "person" and before.source == "learned" and not _is_surname(before):
            made[-1] = before.with_changes(last=naming.last, end=naming.end, core=(*before.core, *naming.core))
        else:
            made.append(naming)
    return made


def _is_surname(naming: Naming) -> bool:
    """Whether a person is called by the family's name alone, so that another family's behind it is another's."""
    return len(naming.core) == 1 and word(naming.core[0]).definite and naming.core[0] not in lexicon().names


def _adds(naming: Naming, other: Naming) -> bool:
    """Whether a learned name has all the words of a known one and more of them, of a person words that are names."""
    inside = naming.first <= other.first and other.last <= naming.last
    if not inside or naming.last - naming.first <= other.last - other.first:
        return False
    known = lexicon().names
    if naming.type == "person" and other.type == "person":
        sure = naming.score >= SURE
        more = (text for text in naming.core if text not in other.core)
        return all(text in known or (sure and not is_ordinary(text)) for text in more)
    if naming.type == "person" and naming.score >= SURE and other.start > naming.start:
        # «بيريفان» is no town behind «بـ»
        return True
    if naming.type == "organization" and any(known.get(text, 0) > 2 for text in naming.core if text not in other.core):
        return False
    return other.type == naming.type or other.weak


class _Support:
    """What bears out, in a sentence, that a form which is a common word too names somebody."""

    def __init__(self, words: Sequence[Token], learned: Sequence[Name], supported: Supported) -> None:
        self.words = words
        self.learned = learned
        self.supported = supported
        self.ends: set[int] = set()
        self.lands: dict[int, str] = {}
        self.states: set[int] = set()

    def senses(self, found: Known) -> tuple[Sense, ...]:
        """The senses that hold here, the likeliest first: the head before the form and quotation marks decide."""
        if len(found.senses) == 1 and not found.senses[0].weak:
            self._actor_ends(found, found.senses[0])
            return found.senses
        before = self.words[found.first - 1].text if found.first else ""
        after = self.words[found.last].text if found.last < len(self.words) else ""
        head = word(before).head if before else None
        if head is not None and head.type == "organization" and word(before).definite:
            head = None  # «المواقع الإخبارية»: behind a noun with its article stands no name but an adjective
        quoted = before in QUOTES and after in QUOTES

        def rank(sense: Sense) -> tuple[bool, bool, bool, bool]:
            outlet = quoted and sense.entry.field == "media"
            return (not _suits(head, sense), not outlet, not self.supported(sense), sense.weak)

        held = [sense for sense in found.senses if self._holds(found, sense, head, quoted=quoted)]
        if held:
            self._actor_ends(found, held[0])
        return tuple(sorted(held, key=rank) if len(held) > 1 else held)

    def _actor_ends(self, found: Known, sense: Sense) -> None:
        if sense.entry.type != "place":
            self.ends.add(found.last)
        elif sense.entry.country and sense.entry.field != "states":
            self.lands[found.last] = sense.entry.country
        elif sense.entry.field == "states":
            self.states.add(found.last)

    def _holds(self, found: Known, sense: Sense, head: Head | None, *, quoted: bool) -> bool:
        if not sense.weak or _suits(head, sense):
            return True
        if sense.entry.field == "media":
            return quoted
        tagged = any(
            name.label == sense.entry.type and name.first < found.last and found.first < name.last
            for name in self.learned
        )
        place = sense.entry.type == "place" and _is_town(self.words, found) and self.is_country_named(sense)
        sent = sense.entry.type == "organization" and self._sends(found)
        borne_out = tagged or self._is_joined(found) or place or sent or self._is_among(found, sense)
        return borne_out or (self.supported(sense) and not self._is_common(found))

    def is_country_named(self, sense: Sense) -> bool:
        """Whether the country of a sense is named on the page."""
        country = sense.entry.country
        return country is not None and self.supported(replace(sense, near=(country,)))

    def _is_joined(self, found: Known) -> bool:
        """Whether «و» joins the form to an actor right before it («ميليشيا الحوثي وصالح»)."""
        opening = self.words[found.first]
        return opening.start < found.start and opening.text.startswith("و") and found.first in self.ends

    def _sends(self, found: Known) -> bool:
        """Whether a delegation comes from, or somebody by his title is in, what the form names («وفد من حماس»)."""
        at = found.first - 2
        if at < 0 or self.words[at + 1].text not in OF or self.words[found.first].start != found.start:
            return False
        who = word(self.words[at].text)
        held = who.title is not None and who.title.kind in ("office", "work")
        return held or (who.head is not None and who.head.kind == "delegation")

    def _is_among(self, found: Known, sense: Sense) -> bool:
        """Whether «و» joins a state, or a country's place, to one right before it («الصومال، والنيجر، ومالي»)."""
        joined = self.words[found.first].start < found.start and self.words[found.first].text.startswith("و")
        end = found.first - (found.first > 0 and self.words[found.first - 1].text == "،")
        if not joined or sense.entry.type != "place":
            return False
        if sense.entry.field == "states":
            return end in self.states
        return sense.entry.country is not None and self.lands.get(end) == sense.entry.country

    def _is_common(self, found: Known) -> bool:
        """Whether the one word of a form is a word of grammar or a verb."""
        seen = word(self.words[found.first].text)
        return found.last == found.first + 1 and (seen.function or seen.verb)


def _suits(head: Head | None, sense: Sense) -> bool:
    """Whether a head noun is one that stands before the names of such actors."""
    if head is None:
        return False
    if sense.entry.field == "media":
        return head.kind in ("outlet", "agency")
    if sense.entry.type == "place":
        return head.type == "place"
    return sense.entry.type == "organization" and head.kind in ("group", "force", "club", "body", "firm")


def _known(words: Sequence[Token], found: Known, support: _Support) -> Naming | None:
    senses = support.senses(found)
    single = found.last == found.first + 1
    if not senses or (single and _is_adjective_here(words, found.first, senses[0])):
        return None
    if single and ((found.weak and is_deed(words, found.first)) or _is_common_here(words, found.first)):
        return None
    first = senses[0]
    if first.entry.type == "place" and _is_outlet_here(words, found):
        return None
    return Naming(
        found.first, found.last, found.start, found.end, first.entry.type, "known",
        core=bare_words(words[found.first : found.last], found.start), senses=senses, country=first.entry.country,
        loaded=first.loaded, lemma=_lemma(words, found), city=first.capital and _is_town(words, found),
    )  # fmt: skip


def _is_outlet_here(words: Sequence[Token], found: Known) -> bool:
    """Whether a form in quotation marks behind the word for one is what an outlet is called: «صحيفة «القدس»»."""
    if found.first < 2 or found.last >= len(words):
        return False
    quoted = words[found.first - 1].text == QUOTE == words[found.last].text
    head = word(words[found.first - 2].text).head if quoted else None
    return head is not None and head.kind in ("outlet", "agency") and head.lemma != SITE


def _lemma(words: Sequence[Token], found: Known) -> str:
    """The head noun or people that a known form begins with."""
    opening = word(words[found.first].text)
    if opening.people is not None:
        return opening.people.lemma
    return opening.head.lemma if opening.head is not None and found.last > found.first + 1 else ""


def _is_town(words: Sequence[Token], found: Known) -> bool:
    """Whether a capital is meant as a town: something is in it, or comes to it or from it."""
    opening = words[found.first]
    if opening.start < found.start:
        return opening.text[found.start - opening.start - 1] == "ب"
    return found.first > 0 and words[found.first - 1].text in lexicon().towards


def _is_common_here(words: Sequence[Token], at: int) -> bool:
    """Whether a form means a common thing with the word behind it: «النيل من أمنها», «صدام مسلح»."""
    common, text = lexicon().common, words[at].text
    things = [common[opening] for opening in (word(text).stem, text[bare_first(text) :]) if opening in common]
    if not things or at + 1 == len(words):
        return False
    following = word(words[at + 1].text).stem
    return any(following in named for named in things)


def _is_common_alone(words: Sequence[Token], at: int) -> bool:
    """Whether a word is a common one, or makes a common thing of the head noun before it: «حركة المسافرين».

    Firms are bodies by what they trade in too («شركة التأمين»).
    """
    before = word(words[at - 1].text) if at else None
    if before is None or before.head is None or before.definite or before.head.kind == FIRM:
        return word(words[at].text).is_common
    return word(words[at].text).is_common or word(words[at].text).stem in lexicon().common.get(before.head.lemma, ())


def _is_adjective_here(words: Sequence[Token], at: int, sense: Sense) -> bool:
    """Whether a name stands where it is an adjective: «مصادر سورية», «القيادي الحوثي», «السياسة السعودية»."""
    seen = word(words[at].text)
    if at == 0 or not seen.adjective or seen.skip:
        return False
    before = word(words[at - 1].text)
    if not before.text[0].isalpha() or before.definite != seen.definite or before.function or before.verb:
        return False
    if seen.definite:
        feminine = seen.stem.endswith("يه") and before.text.endswith(("ه", "ات"))
        return feminine or (sense.entry.type == "organization" and seen.family)
    return before.text.endswith(("ون", "ين") if seen.country is None else ("ه", "ات", "ر", "ون", "ين"))


def _learned(words: Sequence[Token], name: Name) -> Naming | None:
    first, last = name.first, name.last
    if is_heir(words, first) and first and (words[first - 1].text in (HEIR, "سعود")):
        return None  # «فلان آل سعود ولي العهد»
    while first < last and not words[first].text[0].isalnum():
        first += 1
    while last > first and not words[last - 1].text[0].isalnum():
        last -= 1
    label = "person" if name.label == "organization" and _is_full_name(words, first, last) else name.label
    if label == "place" and is_borne(words, first, last):
        label, first = "person", first - 1
    if label == "person":
        last = before_body(words, first, last)
        first = person_start(words, first, last, led=first == name.first)
        last = next((at for at in range(first + 1, last) if ends_person(words, first, at)), last)
        opened = first < last < len(words) and not is_heir(words, last)
        while opened and last < len(words) and word(words[last - 1].text).opener and _goes_on(words, last):
            last += 1
    else:
        last = before_loose(words, first, next((at for at in range(first + 1, last) if ends_body(words, at)), last))
    # «حسن الجوار» is nobody, with whatever stands behind it
    if (
        first >= last
        or opens_clause(words, first)
        or _is_common_here(words, first)
        or (last == first + 1 and _is_common_alone(words, first))
    ):
        return None
    opens = words[first].text
    if label == "person" and (is_future(opens) or is_address(opens)):
        return None
    opening = word(words[first].text)
    clitics = opening.skip if opening.head else bare_first(opening.text)
    start = words[first].start + (0 if name.whole else clitics or (name.joined and first == name.first))
    core = bare_words(words[first:last], start)
    return Naming(first, last, start, words[last - 1].end, label, "learned", core=core, rule="tagger", score=name.score)


def _goes_on(words: Sequence[Token], at: int) -> bool:
    """Whether a word can be the rest of a name behind its opening: «صلاح الدين», and not «صلاح مع»."""
    text, seen = words[at].text, word(words[at].text)
    common = seen.function or seen.verb or seen.calendar or is_owned(text)
    return text.isalpha() and not opens_clause(words, at) and (text in lexicon().names or not common)


def _is_full_name(words: Sequence[Token], first: int, last: int) -> bool:
    """Whether a stretch of several words opens with a given name that is seldom anything else, as no body's does."""
    return last - first > 1 and lexicon().names.get(words[first].text, 0) > WEAKLY_GIVEN


@remembered
def bare_first(text: str) -> int:
    """How many letters of clitics stand before a name's first word, by the table of names."""
    if text in MOTHER:
        return len(text) - 2
    known = lexicon().names
    best, skipped = known.get(text, 0), 0
    for part in parted(text)[1:]:
        articled = part.stem.startswith("ال")
        weight = known.get(part.stem, 0) or (1 if articled and part.skipped else 0)
        # «كنان» and «كازوما» are names, «كمحمد» is like one
        letter = part.preposition and (part.preposition == LIKE or best) and not articled and weight < WEAKLY_GIVEN
        if (weight > best and not letter) or (part.skipped and part.stem in lexicon().kunya):
            best, skipped = weight, part.skipped
    return skipped
