"""Where an Arabic phrase that names an actor ends behind a title («للرئيس المخلوع فلان») or what it is bound to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.read.actors.lexicon import GIVEN, lexicon
from marsad.read.actors.namings import Naming
from marsad.read.actors.words import Word

if TYPE_CHECKING:
    from marsad.read.actors.phrases import Grammar, Phrase

WAY, BY = "طريق", frozenset(("عن", "وعن"))
VALLEY, LED_TO, LEADS = "وادي", "الي", 12
"""What is written like «وأدى», behind which «إلى» follows within so many words."""
AFFAIRS = frozenset(("خارجيه", "داخليه"))
"""Ministries whose names are adjectives too."""
JAIL, SECRET, MINISTRY = "سجن", "سريه", "وزاره"
GATHERS = "تجمع"
CLOSE = "الوثيقه"
CLOSING = {"(": ")", '"': '"', "[": "]", "'": "'"}
FEMININE_WITHOUT_ENDING = frozenset("كبري عظمي صغري اخري وسطي عليا سفلي دنيا اولي قصوي ام حرام".split())
"""Folded adjectives that go with a feminine noun and do not show it."""
FEMALE = frozenset("بلاد قوات سلطات جهات استخبارات مخابرات اراضي".split())
"""Head nouns that no adjective in the masculine goes with, though they end like others."""
FEMININE = "ه"
HOLDING = frozenset("سابق اسبق حالي راحل مكلف".split())
"""Masculine adjectives that say since when or until when somebody holds an office."""
MASCULINE = frozenset("فريق نادي حزب جيش برلمان تلفزيون مجلس تنظيم مركز بنك جهاز نظام اتحاد مكتب صندوق وفد".split())
"""Head nouns that no adjective in the feminine goes with."""
QUOTED_WORDS = 7
PEOPLE = frozenset({"people", "craft", "national", "family"})
"""Kinds of heads that a plural describes."""
PLURAL = ("ون", "ين")
QUOTES = frozenset("\"'")
NAME_WORDS = 4
"""How many words of a personal name are taken in that no name was found at."""


def complement_end(grammar: Grammar, place: int) -> int | None:
    """Where a complement with «لـ» or «بـ» ends: a name, a phrase or a noun after the preposition."""
    found = grammar.at(place)
    if found is None or not found.text.startswith(("ل", "ب")):
        return None
    name = grammar.names.get(place)
    if name is not None and name.start == grammar.words[place].start + 1:
        holder = bearer(grammar, name.last) if found.title is not None else None
        return name.last if holder is None else holder.last
    if found.head is not None and found.skip == 1:
        nested = grammar.phrase(place)
        return nested.last if nested is not None else None
    if found.title is not None:
        holder = bearer(grammar, place + 1)
        return past_titles(grammar, place + 1) if holder is None else holder.last
    return place + 1 if found.text.startswith("لل") and found.text[2:] not in lexicon().pursuits else None


def disagrees(here: Phrase, opening: Word, found: Word) -> bool:
    """Whether an adjective cannot go with a head that has the article, but with one before it («دور الدولة البارز»).

    Nor does what says when somebody holds an office go with a feminine head: «وكيل وزارة الأوقاف السابق».
    """
    if found.stem in HOLDING and (here.head.lemma.endswith(FEMININE) or here.head.lemma in FEMALE):
        return True
    plain = found.adjective and not found.country and found.stem not in FEMININE_WITHOUT_ENDING
    if not (opening.definite and opening.stem == here.head.lemma and plain) or found.stem.endswith(PLURAL):
        return False
    feminine = found.stem.endswith(("ه", "اء"))
    lemma = here.head.lemma
    return not feminine if lemma.endswith("ه") or lemma in FEMALE else feminine and lemma in MASCULINE


def closing_mark(grammar: Grammar, place: int) -> int | None:
    """Where the quotation or bracket that opens at a place closes, if it holds a few words."""
    words = grammar.words
    mark = CLOSING.get(words[place].text) if place < len(words) else None
    if mark is None or _closes(grammar, place):
        return None
    nearest = range(place + 2, min(place + 2 + QUOTED_WORDS, len(words)))
    return next((close for close in nearest if words[close].text == mark), None)


def _closes(grammar: Grammar, place: int) -> bool:
    """Whether the quotation mark at a place closes: it stands right behind a word, no other word right behind it."""
    if grammar.words[place].text not in QUOTES or not place or grammar.gap(place):
        return False
    following = grammar.at(place + 1)
    return following is None or bool(grammar.gap(place + 1)) or not following.text[0].isalnum()


def is_other(here: Phrase, found: Word) -> bool:
    """Whether a plural cannot describe the body before it, so that others are meant («تنظيم مسلح مقاتلين»)."""
    return here.head.kind not in PEOPLE and found.stem.endswith(PLURAL)


def is_no_head(grammar: Grammar, place: int) -> bool:
    """Whether the word at a place only looks like the head of a name.

    That is what something is done by («عن طريق»), what a court sentences somebody to («قضت بسجن فلان»), how close ties
    are («العلاقة الوثيقة»), or what joins people («مصالح تجمع X وY», «التي تجمع البلدين»), «وأدى» opening a clause, or
    what is foreign («شؤوننا الخارجية»).
    """
    found = grammar.seen[place]
    if found.text == GATHERS:
        before = grammar.seen[place - 1] if place else None
        return before is None or before.text in lexicon().relatives or before.text.endswith("ات")
    if found.text == VALLEY and (place == 0 or not grammar.seen[place - 1].text.isalpha()):
        # «وأدى القصف إلى مقتل ثلاثة» opens a clause and tells of no valley
        return any(seen.text == LED_TO for seen in grammar.seen[place + 2 : place + LEADS])
    if found.head is not None and found.head.lemma == JAIL:
        name = grammar.name(place + 1)
        holder = grammar.at(place + 1)
        person = (name is not None and name.type == "person") or (holder is not None and holder.title is not None)
        given = holder is not None and lexicon().names.get(holder.text, 0) == GIVEN
        return found.text == "ب" + JAIL and (person or given)
    if found.stem in (SECRET, *AFFAIRS) and not found.definite and place:
        # «قناة سرية», «مذكرة داخلية»: no company of soldiers, no ministry behind a noun that it describes
        before = grammar.seen[place - 1]
        described = before.stem.endswith(("ه", "ات")) and not before.verb
        return described and before.title is None and before.stem != MINISTRY
    if found.head is not None and found.head.lemma in AFFAIRS and found.definite and not found.skip and place:
        # «السياسة الخارجية المصرية»: what goes with a noun that has the article
        before = grammar.seen[place - 1]
        return before.definite and not (before.skip and before.title) and before.stem in lexicon().affairs
    before = grammar.seen[place - 1] if place else None
    close = found.text == CLOSE and before is not None and before.stem.startswith(lexicon().ties)
    return close or (found.stem == WAY and before is not None and before.text in BY)


def has_pronoun(text: str) -> bool:
    """Whether a word that no table knows is rather a verb or noun with a pronoun behind it («يؤمها», «عرفته»)."""
    return len(text) > 4 and text.endswith(("ها", "هم", "ته")) and text not in lexicon().names


def is_purpose(grammar: Grammar, place: int) -> bool:
    """Whether «لـ» opens the word at a place and a noun with its article what that is of («لبيع النفط»)."""
    text, following = grammar.words[place].text, grammar.at(place + 1)
    noun = following is not None and following.definite and not (following.skip or following.adjective)
    return noun and text.startswith("ل") and len(text) > 3 and text not in lexicon().names


def past_titles(grammar: Grammar, place: int) -> int:
    """Where the titles and adjectives with their article at a place end («الرئيس اليمني السابق», «الملك»)."""
    last = place
    while (found := grammar.at(last)) is not None and found.definite and not found.skip:
        name = None if found.title else grammar.name(last)
        if not (found.title or found.adjective) or (name is not None and name.type == "person"):
            break
        last += 1
    return last


def bearer(grammar: Grammar, place: int) -> Naming | None:
    """The name of the person whose titles stand at a place, or that stands there itself."""
    last = past_titles(grammar, place)
    name = grammar.name(last) if last < len(grammar.words) else None
    return name if name is not None and name.type == "person" else None


def past_name(grammar: Grammar, place: int) -> int:
    """Where the words of a personal name behind a title end («الملك خالد», «الأمير سلطان بن عبدالعزيز»)."""
    last = place
    while (
        last < len(grammar.words) and last - place < NAME_WORDS and lexicon().names.get(grammar.words[last].text, 0) > 1
    ):
        last += 1
    return last


def is_count(stem: str) -> bool:
    """Whether a word counts those before it, as «الستة» in «الدول الستة»."""
    return not lexicon().counts.isdisjoint((stem, f"{stem}ه"))
