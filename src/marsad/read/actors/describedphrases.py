"""Where the phrase of a common noun begins and ends: numbers before it, what it is of and like behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from marsad.model.actor import ActorType
from marsad.read.actors.commonnouns import PLURALS, CommonNoun, common_noun, describing, joints, listed
from marsad.read.actors.lexicon import ARTICLE, lexicon
from marsad.read.actors.wordclasses import ADJECTIVE, about, forms
from marsad.read.actors.words import word
from marsad.read.page import Page
from marsad.text.tokens import Token, parted

ADJECTIVES = 2
"""How many adjectives behind such a noun are taken in."""
QUOTED_WORDS = 5
"""How many words a name in quotation marks has at most, its marks counted."""
SHORT = 4
"""Letters from which on the form of a word tells something."""
TITLE = 5
"""How many words a title has at most, its adjectives counted."""
OF = "من"
OWNED_BY = frozenset(("الي", "علي", "من", "ب"))
"""What leads to the body whose somebody is («ينتمي إلى», «محسوب على», «مقرب من»)."""
OF_THEM = frozenset(("منهم", "منها"))
BY_HAND = frozenset(("بايدي", "بايادي", "ايدي", "ايادي"))
"""The hands by which something was done to somebody, no adjective of his («طفل فلسطيني بأيدي X»)."""
SUSPECT = "مشتبه"
SUSPECTED = frozenset(("به", "بها", "بهما", "بهم", "فيه", "فيهم"))
"""What stands behind who is suspected («ستة مشتبه بهم»)."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words of a zone; `names` gives where a mention that starts at a place ends; `states` the states named.

    `kinds` gives the type of the actor whose mention starts at a place; at `persons` a person's mention ends.
    """

    page: Page
    words: Sequence[Token]
    names: Mapping[int, int]
    kinds: Mapping[int, ActorType]
    persons: frozenset[int]
    states: frozenset[str]

    def word(self, i: int) -> str:
        """The folded word at `i`; empty past the end."""
        return self.words[i].text if 0 <= i < len(self.words) else ""

    def written(self, i: int) -> str:
        """The word at `i` as it is written."""
        return self.page.written[self.words[i].start]

    def name_end(self, i: int, skip: int = 0) -> int | None:
        """The index behind the name that begins at the word at `i`, `skip` letters of clitics before it."""
        end = self.names.get(self.words[i].start + skip) if i < len(self.words) else None
        if end is None:
            return None
        return next((j for j in range(i, len(self.words)) if self.words[j].end >= end), i) + 1

    def is_person(self, i: int) -> bool:
        """Whether the name of a person begins at the word at `i`."""
        return i < len(self.words) and self.kinds.get(self.words[i].start) == "person"

    def is_past_person(self, i: int) -> bool:
        """Whether the name of a person ends with the word before `i`."""
        return i > 0 and self.words[i - 1].end in self.persons


def phrase_start(at: Stretch, i: int, noun: CommonNoun) -> tuple[int, int]:
    """The index of the first word of the phrase of the noun at `i` and its first folded character.

    That is the number or quantity before it, «من» between them or not («ثلاثة جنود», «أحد عناصرها», «عشرات من السكان»).
    """
    start = at.words[i].start + noun.skip
    if noun.skip:
        return i, start
    part = _past_of(at, i)
    while (skipped := _quantity(at, part - 1)) is not None:
        part, start = part - 1, at.words[part - 1].start + skipped
        if skipped and not _joins_numbers(at, part):
            break
        part = _past_of(at, part)
    return (part, start) if start != at.words[i].start else (i, start)


def _past_of(at: Stretch, i: int) -> int:
    """The index of the «من» before `i` that stands behind a number or quantity («اثنين من أبرز القادة»), else `i`."""
    return i - 1 if at.word(i - 1) == OF and _quantity(at, i - 2) is not None else i


def _joins_numbers(at: Stretch, i: int) -> bool:
    """Whether the word at `i` only goes on with a number before it («واحدا وثلاثين»)."""
    return at.word(i).startswith("و") and _quantity(at, i - 1) is not None


def _quantity(at: Stretch, i: int) -> int | None:
    """How many letters of clitics a word of number or quantity has before it; None for another word."""
    text = at.word(i)
    if text.removeprefix("و").isdigit():
        return text.startswith("و")
    for part in parted(text) if text else ():
        if not _quantities().isdisjoint((part.stem, part.stem.removesuffix("ا"), part.stem.removesuffix("ين") + "ون")):
            return part.skipped
    return None


@cache
def _quantities() -> frozenset[str]:
    return lexicon().counts | listed("quantities")


def phrase_end(at: Stretch, i: int, noun: CommonNoun) -> tuple[int, bool]:
    """The index behind the last word of the phrase of the noun at `i`, and whether that tells of what body somebody is.

    It ends with what it is in construct with, its adjectives, or that body («ضابط متقاعد», «مندوبا عن X»).
    """
    if noun.form.startswith(SUSPECT) and at.word(i + 1) in SUSPECTED:
        return i + 2, False
    construct = None if noun.definite or _is_paired(at, i, noun) else _construct(at, i + 1, noun)
    if construct is not None and not (construct == i + 2 and _is_calling(at, i + 1, noun)):
        return construct, False
    # «ضابط تموين متقاعد في الجيش»: what he does may be told of further
    end = construct or i + 1 + _is_paired(at, i, noun)
    alone = listed("kin") if noun.owner else frozenset[str]()
    last = end + ADJECTIVES
    while noun.lemma not in alone and end < min(last, len(at.words)) and _is_adjective(at, end, noun):
        end += 1
    if not noun.definite and at.word(end) in OF_THEM:
        return end + 1, False
    body = next((found for found in _of_body(at, end, noun) if found is not None), None)
    if body is None and not noun.definite:
        body = _owned_by(at, end) or _owned_by(at, end - 1)
    return (end, False) if body is None else (body, True)


def _owned_by(at: Stretch, j: int) -> int | None:
    """The index behind the body that a word at `j` tells to be somebody's («تابعة للجيش», «ينتمون إلى «عصبة X»»)."""
    if at.word(j) not in listed("owning") or j + 1 >= len(at.words):
        return None
    led = at.name_end(j + 1, 1) if at.word(j + 1).startswith("ل") else None
    if led is not None or at.word(j + 1) not in OWNED_BY:
        return led
    return at.name_end(j + 2) or _named_in_marks(at, j + 2)


def _is_paired(at: Stretch, i: int, noun: CommonNoun) -> bool:
    """Whether behind the noun at `i` the women of it are told too («500 خريج وخريجة», «متبرعا ومتبرعة»)."""
    stem = noun.form.removesuffix("ا").removesuffix("ون").removesuffix("ين")
    article = ARTICLE if noun.definite else ""
    return not noun.owner and at.word(i + 1) in (f"و{article}{stem}ه", f"و{article}{stem}ات")


def _construct(at: Stretch, j: int, noun: CommonNoun) -> int | None:
    """The index behind what a noun without article is in construct with at `j`: a name, a name in quotes, a noun."""
    if j >= len(at.words) or noun.form.endswith(PLURALS):
        return None
    whole = next((end for end in (at.name_end(j), _quoted(at, j), _bearer(at, j, noun)) if end is not None), None)
    if whole is not None:
        return whole
    if _needs_more(at, j, noun):
        return _past_chain(at, j)
    # «ضحايا العام الماضي», but «أعداء الأمس» are called so
    when = (noun.form not in listed("related") or noun.form in listed("person")) and _is_time(at.word(j))
    alone = noun.form in listed("fighters") or when or word(at.word(j)).function
    return None if alone else _common_construct(at, j, noun)


def _quoted(at: Stretch, j: int) -> int | None:
    """The index behind the quotation mark that closes the one at `j`, if a name stands between them."""
    if at.word(j) != '"':
        return None
    return next((k + 1 for k in range(j + 2, min(len(at.words), j + QUOTED_WORDS)) if at.word(k) == '"'), None)


def _named_in_marks(at: Stretch, j: int) -> int | None:
    """The index behind the quotation in which a name of the page stands alone at `j` («قائد في «كتيبة X»»)."""
    return _quoted(at, j) if at.word(j) == '"' and at.name_end(j + 1) is not None else None


def _bearer(at: Stretch, j: int, noun: CommonNoun) -> int | None:
    """The index behind the person whose title stands at `j` behind a noun for those of him («أنصار الرئيس X»)."""
    if noun.lemma not in listed("kin"):
        return None
    k = j
    while k < min(len(at.words), j + TITLE) and (seen := word(at.word(k))).definite and (seen.title or seen.adjective):
        k += 1
    return at.name_end(k) if k > j and at.is_person(k) else None


def _common_construct(at: Stretch, j: int, noun: CommonNoun) -> int | None:
    """The index behind the common noun that another is in construct with at `j` («سكان القرية», «أهل القتلى»)."""
    inner = common_noun(at.word(j))
    if inner is None or inner.skip or inner.kind == "place":
        return _past_adjectives(at, j) if at.word(j).startswith(ARTICLE) and len(at.word(j)) > SHORT else None
    describes = not inner.definite and not {inner.form, inner.lemma}.isdisjoint(listed("broken") | describing())
    if describes or noun.form in listed("leaders"):
        return None
    last, _ = phrase_end(at, j, inner)
    described = last > j + 1 and not noun.form.endswith("ا")
    return last if inner.definite or described or noun.lemma in listed("kin") else None


def _needs_more(at: Stretch, j: int, noun: CommonNoun) -> bool:
    """Whether a noun is followed by one that it is nothing without («سائقي صهاريج», «رجل أعمال», «هواة الطقس»)."""
    if not is_word_of_thing(at.word(j)):
        return False
    return _is_calling(at, j, noun) or (
        noun.lemma.endswith(PLURALS[0]) and noun.form.endswith(("ي", "و")) and not noun.owner
    )


def _is_calling(at: Stretch, j: int, noun: CommonNoun) -> bool:
    """Whether the word at `j` tells what one of a calling does or has («رجل أعمال», «تاجر سلاح», «سائق شاحنة»)."""
    return at.word(j) in listed("callings") and noun.lemma in listed("called")


def is_word_of_thing(text: str) -> bool:
    """Whether a word can be a noun: letters, and neither a word of grammar nor a verb."""
    seen = word(text) if text else None
    return seen is not None and text.isalpha() and not (seen.function or seen.verb or seen.conjunction)


def _past_chain(at: Stretch, j: int) -> int:
    """The index behind the nouns from `j` on that a noun with its article may close, and its adjectives."""
    closing = j + 1 if not at.word(j).startswith(ARTICLE) and at.word(j + 1).startswith(ARTICLE) else j
    whole = at.name_end(closing)
    if whole is not None:
        return whole
    return _past_adjectives(at, closing) if at.word(closing).startswith(ARTICLE) else j + 1


def _past_adjectives(at: Stretch, j: int) -> int:
    """The index behind the noun with its article at `j` and the adjectives with theirs («أهالي القرى المحاصرة»)."""
    end = j + 1
    while end < len(at.words) and at.words[end].start not in at.names and (seen := word(at.word(end))).definite:
        if seen.skip or seen.title or seen.calendar or not (seen.adjective or _is_quality(seen.stem)):
            break
        end += 1
    return end


def _of_body(at: Stretch, j: int, noun: CommonNoun) -> Iterator[int | None]:
    """The index behind the body that a preposition at `j` names as that of the noun before it."""
    known = joints()
    said = at.word(j - 1).removeprefix(ARTICLE)
    nouns = {noun.lemma, noun.form, noun.form.removesuffix("ا"), noun.form.removesuffix("ه"), said, said[:-1]}
    text = at.word(j)
    if text in known and not nouns.isdisjoint(known[text]):
        loose = not noun.definite or noun.lemma in listed("belonging")
        if loose or text != OF:
            yield at.name_end(j + 1) or _named_in_marks(at, j + 1)
        if loose:
            yield _past_body(at, j + 1)
    for clitic, preposition in (("ب", "في"), ("ل", "ل")):
        if text.startswith(clitic) and not nouns.isdisjoint(known[preposition]):
            yield at.name_end(j, 1)


def _past_body(at: Stretch, j: int) -> int | None:
    """The index behind a common noun at `j` that tells of what body or place somebody is («موظفة في البلدية»)."""
    seen = word(at.word(j)) if j < len(at.words) else None
    if seen is None or seen.skip or seen.calendar or not is_word_of_thing(seen.text):
        return None
    if seen.definite:
        return _past_adjectives(at, j)
    return _past_chain(at, j) if seen.head is not None and at.word(j + 1).startswith(ARTICLE) else None


def _is_adjective(at: Stretch, j: int, noun: CommonNoun) -> bool:
    """Whether the word at `j` can be an adjective of the noun before it."""
    token = at.words[j]
    bare = token.text.removeprefix(ARTICLE)
    if token.start in at.names or not token.is_word or (bare != token.text) != noun.definite:
        return False
    if ARTICLE + bare in lexicon().ordinals:
        return True
    if bare in lexicon().nations or not listed("broken").isdisjoint((bare, bare.removesuffix("ا"))):
        return True
    return not (bare.endswith("ه") and at.written(j)[-1] != "ة") and _agrees(noun, bare)


def _agrees(noun: CommonNoun, bare: str) -> bool:
    """Whether the form of a word without article is that of an adjective of a noun."""
    if bare.endswith(PLURALS):
        present = bare.startswith(("ي", "ت")) and bare.endswith("ون") and not bare.endswith("يون")
        apart = noun.form.endswith(PLURALS) and noun.form[-2:] != bare[-2:]
        return len(bare) >= SHORT and noun.kind != "place" and not present and not apart
    if bare.endswith("ه"):
        masculine = common_noun(bare[:-1])
        of_people = masculine is not None and masculine.skip == 0
        return noun.form.endswith("ي") or bare.startswith("م") or word(bare).adjective or _is_quality(bare) or of_people
    if bare.endswith("ات"):
        return noun.form.endswith(("ات", "اء"))
    if word(bare).verb:
        # «رجل يرتدي»: what he does
        return False
    led = bare[0] == "ل" or bare in BY_HAND
    return len(bare) >= SHORT and not led and bare.endswith(("ي", "يا", "اء", "خري"))


def _is_time(text: str) -> bool:
    return any(kind.startswith("ntime") for kind in about(text))


def _is_quality(bare: str) -> bool:
    return ADJECTIVE in forms(bare)
