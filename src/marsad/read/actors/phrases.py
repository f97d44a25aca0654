"""Arabic phrases that name an actor by a head noun: «وزارة الدفاع العراقية»، «المرصد السوري لحقوق الإنسان»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from marsad.read.actors.lexicon import WEAKLY_GIVEN, Head, lexicon
from marsad.read.actors.namelike import is_unlike_name
from marsad.read.actors.namings import Naming
from marsad.read.actors.ordinary import is_ordinary
from marsad.read.actors.phraseadjectives import FROM, adjectives, bound_to, indefinite
from marsad.read.actors.phraseends import (
    FEMININE,
    PLURAL,
    QUOTES,
    bearer,
    closing_mark,
    has_pronoun,
    is_count,
    is_no_head,
    is_purpose,
    past_name,
    past_titles,
)
from marsad.read.actors.phrasetails import led, purpose, seated, second_name, with_endowed, with_field
from marsad.read.actors.words import Word
from marsad.text.tokens import Token

ORGANIZES, ORGANIZERS = "منظمه", frozenset({"لجنه", "جهه", "شركه", "هييه", "جهات"})
"""An adjective that heads bodies elsewhere, and whom it describes."""
PASSING = frozenset({"الماضي", "المقبل", "القادم", "الجاري", "المنصرم", "الفايت", "الدراسي"})
"""What makes of «العام» a year."""
HUNDREDS = frozenset({"ميات", "الاف", "عشرات", "ملايين"})
"""What counts others than those before it («اعتقلت القوات المئات»)."""
WITHOUT = "بلا"
LABELLED = frozenset({"outlet", "agency", "town", "club", "group"})
"""Kinds of heads with which a single noun with its article is a name («بلدة الواحات»)."""
NESTED = 5
"""How many phrases may stand inside one another."""


class Phrase(msgspec.Struct, frozen=True):
    """A phrase under reading: words `first` to before `last`, its head, and what was found on the way.

    `core` are the folded words that tell it from others of its head. `inner` is the name its construct ends in («داعش»
    in «تنظيم داعش»), `direct` says that nothing stands between the two. `label` is a name that no table knows.
    `described` says that adjectives were met. `state` is a name that no table knows, of what a head of state is of.
    """

    first: int
    last: int
    head: Head
    definite: bool
    core: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    inner: Naming | None = None
    direct: bool = False
    label: str = ""
    described: bool = False
    loaded: bool = False
    state: str = ""

    def with_words(self, last: int, *core: str, **changes: object) -> Phrase:
        """The phrase with more words taken in."""
        return replace(self, last=last, core=(*self.core, *core), **changes)


class Grammar:
    """The grammar of such phrases over one sentence; `names` are those found in it, by the word they begin with.

    `seen` is what its words can be.
    """

    def __init__(self, words: Sequence[Token], text: str, names: Mapping[int, Naming], seen: Sequence[Word]) -> None:
        self.words = words
        self.text = text
        self.names = names
        self.seen = seen
        self.end = len(seen)
        self.depth = 0

    def at(self, place: int) -> Word | None:
        """What the word at a place can be; None past the end."""
        return self.seen[place] if place < self.end else None

    def is_noun(self, place: int) -> bool:
        """Whether the word at a place can be a noun: letters, and neither a word of grammar nor a verb."""
        seen = self.seen[place]
        return seen.text[0].isalpha() and not seen.function and not seen.verb and not seen.skip

    def is_unknown(self, place: int) -> bool:
        """Whether the word at a place can be a noun and no table knows it as a common one: it may be a state's name."""
        seen = self.seen[place]
        joined = seen.text.startswith("و") and seen.text not in lexicon().names
        return self.is_noun(place) and not joined and not is_ordinary(seen.text)

    def describes(self, place: int) -> bool:
        """Whether the word at a place is an adjective with its article that goes with what stands before it."""
        seen = self.at(place)
        if seen is None or not seen.definite or seen.skip or seen.calendar or seen.stem in HUNDREDS:
            return False
        if not seen.adjective:
            return is_count(seen.stem) or self._organizes(place)
        if seen.title is not None and seen.title.kind == "office" and place and self.is_unknown(place - 1):
            # «دعمت حركة نيروز {القيادي} فلانا»
            return False
        # «طالبت الحكومة الحوثيين»: what is many does not go with a body that is one
        if seen.stem.endswith(PLURAL) and place and self.seen[place - 1].stem.endswith("ه"):
            return False
        # «العام» is general, unless a word of time follows: «العام الماضي»
        following = self.at(place + 1)
        if seen.stem == "عام" and following is not None and (following.calendar or following.text in PASSING):
            return False
        name = self.name(place)
        return name is None or name.type != "person" or self._is_nation_before(name)

    def _organizes(self, place: int) -> bool:
        """Whether «المنظمة» says what a body before it does («اللجنة المنظمة للمهرجان»)."""
        return self.seen[place].stem == ORGANIZES and place > 0 and self.seen[place - 1].stem in ORGANIZERS

    def _is_nation_before(self, name: Naming) -> bool:
        """Whether a one-word name that no table knows is an adjective before a given name: «الساروني كريم حداد»."""
        following = self.at(name.last)
        single = name.source == "learned" and name.last == name.first + 1
        return single and following is not None and lexicon().names.get(following.text, 0) >= WEAKLY_GIVEN

    def gap(self, place: int) -> str:
        """What stands between the word at a place and the one before it."""
        return self.text[self.words[place - 1].end : self.words[place].start]

    def name(self, place: int) -> Naming | None:
        """The name that begins at a place with no clitic before it."""
        found = self.names.get(place)
        return found if found is not None and found.start == self.words[place].start else None

    def phrase(self, first: int) -> Phrase | None:
        """The phrase whose head is the word at a place, or None where that word is no head or nests too deep."""
        head = self.seen[first].head
        if head is None or self.depth >= NESTED or is_no_head(self, first):
            return None
        self.depth += 1
        found = self._phrase(first, head)
        self.depth -= 1
        return found

    def _phrase(self, first: int, head: Head) -> Phrase:
        here = Phrase(first, first + 1, head, self.seen[first].definite, loaded=self.seen[first].loaded)
        opens = self.names.get(first)
        whole = opens is not None and opens.source == "known" and opens.last > here.last
        if opens is not None and whole:
            here = here.with_words(self._past_style(opens), *opens.core[1:], definite=True)
        elif not here.definite:
            here = self._quoted(here) or self._sent(here) or self._lacking(self._construct(here))
            if not here.definite and self._has_hidden_article(first):
                here = replace(here, definite=True)
        if here.definite:
            here = with_endowed(self, adjectives(self, here))
            here = bound_to(self, here) if here.head.type != "place" else here
            if here.core and not whole:
                here = purpose(self, here)
            if ("b" in head.marks or "d" in head.marks) and here.core:
                here = seated(self, here)
            here = led(self, here)
            here = second_name(self, here)
        return here

    def _has_hidden_article(self, first: int) -> bool:
        """Whether «لـ» before a noun with ل hides its article («للواء», «للجنة»), as it may where nothing owns it."""
        return self.seen[first].skip > 0 and self.seen[first].text.removeprefix("و").startswith("لل")

    def _past_style(self, name: Naming) -> int:
        """Where a known form that ends in a style ends with its bearer's name: «قوات الرئيس المخلوع», then «صالح»."""
        form = self.seen[name.first : name.last]
        borne = any(seen.title is None and lexicon().names.get(seen.text, 0) >= WEAKLY_GIVEN for seen in form)
        titles = (seen.title for seen in form if seen.title is not None)
        styled = name.source == "known" and not borne and any(title.kind != "work" for title in titles)
        found = bearer(self, name.last) if styled else None
        return name.last if found is None else found.last

    def _quoted(self, here: Phrase) -> Phrase | None:
        close = closing_mark(self, here.last)
        opens = self.at(here.last + 1)
        if close is None or opens is None or self.seen[here.first].stem in lexicon().works:
            return None
        # «حكومة «لا تسمع»» is what somebody says of it
        body = here.head.type == "organization" and here.head.kind != "national"
        body = body and not (opens.function or opens.verb)
        if not ("n" in here.head.marks or here.head.type == "document" or here.head.kind == "event" or body):
            return None
        name = self.name(here.last + 1)
        whole = name if name is not None and name.last == close else None
        text = " ".join(token.text for token in self.words[here.last + 1 : close])
        return here.with_words(close + 1, text, definite=True, inner=whole, direct=True, label=text)

    def _lacking(self, here: Phrase) -> Phrase:
        """What a body called so goes without: «منظمة X بلا حدود»."""
        lacking, place = self.at(here.last), here.last + 1
        if lacking is None or lacking.text != WITHOUT or not here.label or place >= len(self.words):
            return here
        more = f"{WITHOUT} {self.words[place].text}"
        return here.with_words(place + 1, more, label=f"{here.label} {more}") if self.is_noun(place) else here

    def _sent(self, here: Phrase) -> Phrase | None:
        """Who has sent it, behind «من»: «وفد من حماس»، «وفد من قيادة الكتائب»."""
        joint = self.at(here.last)
        if "m" not in here.head.marks or joint is None or joint.text != FROM or here.last + 1 == len(self.words):
            return None
        name = self.name(here.last + 1)
        if name is not None:
            return here.with_words(name.last, *name.core, definite=True)
        nested = self.phrase(here.last + 1)
        if nested is None or not nested.definite or self.seen[nested.first].skip:
            return None
        return here.with_words(nested.last, nested.head.lemma, *nested.core, definite=True)

    def _construct(self, here: Phrase) -> Phrase:
        """What the head stands in construct with: a name, another phrase, a noun with its article."""
        following = self.at(here.last)
        if following is None:
            return here
        name = self.name(here.last)
        if following.head is not None and following.skip == 0 and (name is None or name.source == "learned"):
            chain = self._chain(here)
            # «جهاز أمن السواحل»: what alone takes only adjectives goes on with a noun within another's name
            further = self.at(here.last + 1) if not chain.definite and "a" in following.head.marks else None
            noun = further is not None and further.definite and not (further.skip or further.adjective)
            # «شركة اتحاد روند»: a name may open with a head noun
            if chain.definite or noun or name is None or name.last == here.last + 1 or "n" not in here.head.marks:
                return (
                    self._noun(here.with_words(here.last + 1, following.stem), further) if noun and further else chain
                )
        if name is not None:
            loaded = here.loaded or name.loaded
            last = self._past_style(name)
            return here.with_words(last, *name.core, definite=True, inner=name, direct=True, loaded=loaded)
        if following.text.isdigit():
            return here.with_words(here.last + 1, following.text, definite=here.head.kind == "force")
        return self._common_noun(here, following) if self.is_noun(here.last) else here

    def _common_noun(self, here: Phrase, following: Word) -> Phrase:
        if "a" in here.head.marks and not following.adjective:
            return here
        if following.definite:
            title = following.title
            ruler = title is not None and following.stem in (title.lemma, title.lemma + "ه")
            return self._ruler(here) if ruler else self._noun(here, following)
        after = self.at(here.last + 1)
        construct = after is not None and after.definite and not after.skip and not after.adjective
        # «جيش تحرير X» is no army of a state
        actor = after is not None and (self.is_body(after) or after.title or after.people)
        further = construct and not actor
        if "s" in here.head.marks and self.is_unknown(here.last) and not further:
            return here.with_words(here.last + 1, following.text, definite=True, state=following.text)
        if following.adjective and not (construct and "n" in here.head.marks):
            return indefinite(self, here) if "i" in here.head.marks else here
        if "n" not in here.head.marks:
            return self._loose(here, following)
        # «كتيبة شهداء عين الورد»: a common noun goes on with its construct
        chain = after is not None and not after.definite and is_ordinary(following.text)
        chain = chain and here.head.type != "place" and not self._is_common(here, following)
        loose = self._loose(here, following) if chain else here
        return loose if loose.definite else self._unknown(here)

    def _chain(self, here: Phrase) -> Phrase:
        nested = self.phrase(here.last)
        if nested is None or not nested.definite or self._is_common(here, self.seen[here.last]):
            return here
        return here.with_words(
            nested.last, nested.head.lemma, *nested.core, definite=True, inner=nested.inner,
            countries=nested.countries, loaded=here.loaded or nested.loaded, described=nested.described,
            state=nested.state,
        )  # fmt: skip

    def _ruler(self, here: Phrase) -> Phrase:
        """A title before a name inside a construct: «قوات الرئيس السابق صالح»، «إدارة الرئيس أوباما»."""
        name = bearer(self, here.last)
        if name is not None:
            return here.with_words(name.last, *name.core, definite=True, inner=name)
        place = past_name(self, past_titles(self, here.last))
        return here.with_words(place, *(found.stem for found in self.seen[here.last : place]), definite=True)

    def _noun(self, here: Phrase, following: Word) -> Phrase:
        """A noun with its article closes the construct; «و» may join a second one to it."""
        if following.calendar or self._is_common(here, following):
            return here
        alone = here.last == here.first + 1 and here.head.kind in LABELLED
        # «ناحية الصقلاوية»: behind a head without article what looks like an adjective with one is a name
        alone = alone and not (following.adjective and (here.head.type != "place" or is_ordinary(following.text)))
        alone = alone and not (following.people or following.stem.endswith(PLURAL))
        here = here.with_words(
            here.last + 1, following.stem, definite=True, loaded=here.loaded or following.loaded,
            countries=(*here.countries, *([following.country] if following.country else [])),
            label=following.text if alone else here.label,
            state=following.text if "s" in here.head.marks and self.is_unknown(here.last) else here.state,
        )  # fmt: skip
        joined = self.at(here.last)
        if "c" in here.head.marks and joined is not None and self.joins(joined):
            return here.with_words(here.last + 1, joined.stem)
        return with_field(self, here) if "c" in here.head.marks else here

    def closed(self, here: Phrase) -> Phrase | None:
        """The phrase with a second noun that «و» joins to its last word, None where that one is not definite."""
        if not self.seen[here.last - 1].definite:
            return None
        following = self.at(here.last)
        joined = following is not None and self.joins(following)
        return here.with_words(here.last + 1, following.stem) if joined and following is not None else here

    def joins(self, found: Word) -> bool:
        """Whether a word is a plain noun with its article that «و» joins to the one before («السياحة والآثار»)."""
        other = found.head or found.title or found.people or found.calendar or found.text[1:] in lexicon().relatives
        quality = found.adjective and found.stem not in lexicon().fields
        return found.conjunction and found.definite and found.skip == 1 and not (other or quality)

    def _loose(self, here: Phrase, middle: Word) -> Phrase:
        """A noun without article between the head and the word that closes the construct («لجنة حماية الصحفيين»)."""
        place = here.last + 1
        closing = self.at(place)
        # what opens with «ل» here is nearly always the preposition, what ends in «ت» but not «ات» a verb
        verb = middle.text.endswith("ت") and not middle.text.endswith("ات")
        if closing is None or middle.adjective or verb or middle.text.startswith("ل"):
            return here
        # «هيئة حماية المنافسة»: behind a noun without article no adjective has one
        noun = is_ordinary(middle.text) or middle.text.endswith(FEMININE)
        name = self.name(place)
        if name is not None:
            return here.with_words(name.last, middle.stem, *name.core, definite=True)
        chain = self._chained(here, middle, closing, noun=noun)
        if chain is not None:
            return chain
        whole = closing.definite and closing.skip == 0 and not closing.calendar
        if whole and (noun or not closing.adjective):
            return self._noun(here.with_words(place, middle.stem), closing)
        if whole and closing.stem.endswith(FEMININE) == here.head.lemma.endswith(FEMININE):
            return here.with_words(place, middle.text, definite=True, label=middle.text)
        return here

    def _chained(self, here: Phrase, middle: Word, second: Word, *, noun: bool) -> Phrase | None:
        """A second noun in construct behind the first («لجنة تقصي حقائق الحرب»), or one that opens a name («عين X»)."""
        place = here.last + 1
        last = self.at(place + 1)
        if last is None or not self.is_noun(place) or not self.is_noun(place + 1) or has_pronoun(middle.text):
            return None
        if second.definite or second.head or second.title or second.text[0] == "و":
            return None
        named = here.with_words(place, middle.stem)
        if second.opener:
            return named.with_words(place + 2, second.text, last.text, definite=True)
        known = (noun or is_ordinary(second.text)) and not second.adjective
        return self._noun(named.with_words(place + 1, second.stem), last) if last.definite and known else None

    def _is_common(self, here: Phrase, following: Word) -> bool:
        """Whether head and noun are a common thing («حركة المرور»); the plural of most heads with any noun is one."""
        if following.stem in lexicon().common.get(here.head.lemma, ()):
            return True
        opening = self.seen[here.first].stem
        return here.head.type == "place" and opening != here.head.lemma and not opening.endswith("ه")

    def _unknown(self, here: Phrase) -> Phrase:
        """A word that no table knows, after a head that names («بلدة», «حركة»): one word, or two after an opener."""
        unknown = self.seen[here.last].text
        joined = unknown.startswith("و") and unknown not in lexicon().names
        plural = self.seen[here.first].stem != here.head.lemma and here.head.kind != "force"
        if joined or plural or self._is_common(here, self.seen[here.last]):
            return here
        following = self.at(here.last + 1)
        if has_pronoun(unknown) or is_purpose(self, here.last):
            return here  # «منطقة يؤمها السائحون», «شركة لبيع النفط»
        thing = following is None or not (following.definite or following.text == WITHOUT)
        town = here.head.type == "place" and here.head.kind != "site"
        odd = is_unlike_name(unknown) and (following is None or following.text not in QUOTES)
        if thing and not town and (is_ordinary(unknown) or odd):
            return here  # «عن لجنة عمل», «طريق مرادف», «موقع قريب»; a town may be called anything
        last = here.last + 1
        while last < len(self.words) and self.seen[last - 1].opener and self.is_noun(last):
            last += 1
        core = " ".join(token.text for token in self.words[here.last : last])
        closing = self.at(last)
        made = here.with_words(last, core, definite=True, label=core)
        if (
            here.head.type == "organization"
            and closing is not None
            and closing.definite
            and self._closes(last, closing)
        ):
            return self._noun(replace(made, label=f"{core} {self.words[last].text}"), closing)
        return made

    def _closes(self, place: int, found: Word) -> bool:
        """Whether a noun with its article can close a name («حركة راية الساحل»)."""
        other = self.is_body(found) or found.title is not None or found.people is not None
        return self.is_noun(place) and not (other or found.adjective or found.calendar)

    def is_body(self, found: Word) -> bool:
        """Whether a word heads the names of bodies, and not of places, which may close a name («تحرير المرتفعات»)."""
        return found.head is not None and found.head.type != "place"
