"""Names that the tagger passed by: a given name or «أبو» and what goes on with it, families («آل X», «بني X»)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from marsad.model.actor import ActorType
from marsad.read.actors.lexicon import GIVEN, WEAKLY_GIVEN, lexicon
from marsad.read.actors.namelike import LIKELY, namelike
from marsad.read.actors.names import bare_first
from marsad.read.actors.namings import Naming, bare_words
from marsad.read.actors.ordinary import is_ordinary
from marsad.read.actors.personends import is_adverb, is_done, is_meeting, is_owned, opens_clause
from marsad.read.actors.personstarts import MOTHER, is_before_name, is_given_name
from marsad.read.actors.phrases import Grammar
from marsad.read.actors.titles import GOD, NAME_WORDS
from marsad.read.actors.wordclasses import NOUN, about, forms
from marsad.read.actors.words import Word, word
from marsad.text.tokens import PROCLITICS, is_arabic

SHORTEST = 3
"""How many letters the name of a family has at least behind its article («نصر إلهي» is nobody)."""
HOUSE = "ال"
"""«آل» as it is folded, behind which any name is a family's."""
KINDRED = frozenset({"بني", "ايت", "البو", "اولاد"})
"""What else opens the name of a family or tribe, and can be another word: its name behind it is in no table."""
OR = "ام"
"""«أم» as it is folded, which is no "or" behind a preposition: a town's name behind some, a mother's behind others."""
CRAFT = "nofficed"
"""What a craft with its article is about, which families are called by («حسن الراهب»)."""
BEHIND: Mapping[str, ActorType] = {
    **dict.fromkeys(("في", "الي", "قرب", "شمال", "جنوب", "شرق", "غرب"), "place"),
    **dict.fromkeys(("مع", "عن", "لدي"), "person"),
}


def families(grammar: Grammar, places: Iterable[int]) -> list[Naming]:
    """Families and others that the tagger passed by or cut, by what opens their names («آل X», «بني X», «أم X»).

    `places` are words that can open one.
    """
    found = []
    for at in places:
        token = grammar.words[at]
        skip = opens_family(token.text)
        kind = None if skip is None else _opened_kind(grammar, at, token.text[skip:])
        if skip is None or kind is None:
            continue
        last = at + 2
        while grammar.seen[last - 1].opener and last < grammar.end and grammar.is_noun(last):
            last += 1
        start = token.start + skip
        core = bare_words(grammar.words[at:last], start)
        end = grammar.words[last - 1].end
        found.append(Naming(at, last, start, end, kind, "learned", core=core, rule="family"))
    return found


def opens_family(text: str) -> int | None:
    """How many letters stand before the opener of such a name; None where a word is none."""
    if text == OR:
        return 0
    return next(
        (n for n in (0, 1) if (text[n:] in KINDRED or text[n:] == HOUSE) and (not n or text[0] in PROCLITICS)), None
    )


def _opened_kind(grammar: Grammar, at: int, opener: str) -> ActorType | None:
    """What the name is of that an opener at a place opens, clitics before it or not; None where none follows."""
    seen = grammar.at(at + 1)
    before = grammar.words[at - 1].text if at else ""
    if seen is None or "\n" in grammar.gap(at + 1) or not grammar.is_noun(at + 1) or not is_arabic(seen.text):
        return None
    if opener == OR:
        return BEHIND.get(before)
    # «محند آيت X» is one man
    if grammar.words[at].text == opener and lexicon().names.get(before, 0) >= WEAKLY_GIVEN:
        return None
    common = seen.definite or is_ordinary(seen.text) or is_owned(seen.text) or seen.head or seen.title
    return "organization" if opener == HOUSE or not common else None


def name_runs(grammar: Grammar, places: Iterable[int]) -> list[Naming]:
    """Persons the tagger passed by: a given name or «أبو» with a family name behind it that is no other word.

    `places` are the words that can open one.
    """
    found = []
    for at in places:
        token = grammar.words[at]
        skip = opening(token.text)
        if skip is None or not _opens_run(grammar, at, token.text[skip:]):
            continue
        last = at + 1
        while last < len(grammar.words) and last - at < NAME_WORDS and _continues(grammar, at, last):
            last += 1
        if last > at + 1 and not grammar.seen[last - 1].opener:
            start = token.start + skip
            core = bare_words(grammar.words[at:last], start)
            end = grammar.words[last - 1].end
            found.append(Naming(at, last, start, end, "person", "learned", core=core, rule="run of names"))
    return found


def opening(text: str) -> int | None:
    """How many letters stand before a given name or «أبو» in a word; None where it is neither, as most words are."""
    skip = bare_first(text)
    given = lexicon().names.get(text[skip:], 0) >= WEAKLY_GIVEN
    return skip if given or text in MOTHER or text[skip:] in lexicon().kunya else None


def _opens_run(grammar: Grammar, at: int, text: str) -> bool:
    seen = grammar.seen[at]
    if grammar.words[at].text in MOTHER:
        child = grammar.words[at + 1].text if at + 1 < len(grammar.words) else ""
        return lexicon().names.get(child, 0) >= GIVEN - 1
    if text in lexicon().kunya:
        return True
    before, family = grammar.at(at - 1) if at else None, grammar.at(at + 1)
    if not is_given_name(text) and not (family is not None and _bears(text, family)):
        return False
    # «علي» right behind a verb of speech and before a family name is no preposition
    # «ولي العهد» is an office, and «التي حكمت» tells what somebody did
    office = seen.title is not None and family is not None and family.definite and not family.family
    told = before is not None and before.text in lexicon().relatives
    if seen.verb or office or told:
        return False
    spoken = before is not None and before.verb and family is not None and family.family
    return not seen.function or spoken


def _bears(given: str, family: Word) -> bool:
    """Whether a given name that is a common word too stands before a family's: «منصور الحربي», and not «قمر الأهلي»."""
    seen = word(given)
    other = seen.head or seen.people or given in lexicon().adjectives
    if other or not family.family or len(family.stem) < SHORTEST or is_ordinary(family.text):
        return False
    thing = NOUN in forms(given)
    return not thing or family.text in lexicon().names or (namelike(family.text) or 0) >= LIKELY


def _continues(grammar: Grammar, first: int, at: int) -> bool:
    """Whether the word at a place goes on with the name that begins at `first`."""
    seen, text = grammar.seen[at], grammar.words[at].text
    common = (
        seen.verb
        or seen.calendar
        or seen.people is not None
        or is_adverb(text)
        or is_done(text)
        or is_meeting(text, first, at)
        or opens_clause(grammar.words, at)
        or "\n" in grammar.gap(at)
    )
    grammatical = seen.function and not (is_given_name(text) and is_before_name(grammar, at))
    if common or grammatical or is_owned(text) or not text.isalpha():
        return False
    if seen.opener or grammar.seen[at - 1].opener or grammar.words[at - 1].text in MOTHER:
        return not seen.definite or at > first + 1 or not seen.head
    other = grammar.names.get(at)
    names = lexicon().names
    opening = grammar.words[first].text
    given = opening[bare_first(opening) :]
    thing = seen.stem in lexicon().common.get(given, ())
    weight, firm = names.get(text, 0), names.get(given, 0) == GIVEN
    # «عمار الخطيب»: a craft that families are called by
    craft = seen.title is not None and not (firm and weight > 1 and seen.definite)
    purpose = text.startswith("ل") and not weight
    taken = thing or seen.skip or seen.head is not None or craft or text == GOD or purpose
    # «التقى فلان الفلاني {فلان الفلاني}»
    full = other is not None and len(other.core) > 1 and at > first + 1 and grammar.seen[at - 1].definite
    if taken or full or (other is not None and other.type != "person"):
        return False
    if seen.country:
        return seen.family and grammar.words[first].text in lexicon().kunya
    if at > first + 1:
        return weight > 1 or seen.family
    return _is_family(seen, given)


def _is_family(seen: Word, given: str) -> bool:
    """Whether a word right behind a given name is a family's name: by the tables, by its form or by its letters.

    A common word is none as a rule («عمر الناخب», «قلب سليم»), nor one with letters as names lack («حصة الودائع»).
    """
    names = lexicon().names
    weight, firm = names.get(seen.text, 0), names.get(given, 0) == GIVEN
    family = seen.family or CRAFT in about(seen.text)
    if is_ordinary(seen.text) and (is_ordinary(given) or not (family or weight > 1)):
        return False
    known = family or bool(weight or names.get(seen.stem, 0))
    long = len(seen.text) > (6 if seen.definite and not firm else 3)
    return known or (long and (namelike(seen.text) or 0) >= (-1 if seen.definite else 0))
