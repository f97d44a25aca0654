"""A noun for what is said: «نفى صحة الأنباء»، «أكد في المؤتمر التزام بلاده»، and which nouns are none."""

from __future__ import annotations

from collections.abc import Collection

from marsad.read.actors.wordclasses import NOUN, forms
from marsad.read.attributions.articles import Article
from marsad.read.attributions.cues import PRONOUNS_OF_NOUNS, Lexicon, Manner, phrase_at, reading, takes_up
from marsad.read.attributions.fillers import (
    COMMAS,
    past_aside,
    past_definite,
    past_fillers,
    past_hearer,
    past_listener,
    past_setting,
)
from marsad.read.attributions.rolephrases import QUOTED_NAME, ends_phrase
from marsad.text.remembered import remembered
from marsad.text.tokens import PREPOSITIONS

REACH = 45
"""From a cue to what it introduces, in words: subject with titles, appositions, place and occasion."""
PLAIN_OBJECTS = frozenset("ما ذلك اي صحه وجود حدوث".split())
"""Words that are what is said wherever they stand."""
# From a noun to the clause of what is said, and of a name before its comma, in words.
_TO_CLAUSE = 12
_NAME = 3
# «أعلنت الشركة ذات التاريخ العريق عن خطط»
_OF_SUBJECT = frozenset("ذات ذو ذي ذوو ذوي لشوون لشيون".split())
# «أعلن بشكل رسمي عن», «التي أراد بها»
_NO_THING = frozenset("بشكل بصوره بصفه به بها بهم بهما".split())
# «أعلنت الأسبوع الماضي اكتشاف كوكب»
_SPANS = frozenset("الاسبوع الشهر العام السنه الصيف الشتاء الموسم".split())
_WHICH = frozenset("الماضي الماضيه المنصرم المنصرمه الفايت الجاري الحالي المقبل القادم نفسه ذاته".split())
_JOINED = ("وأ", "وإ")
_SHORTEST_JOINED = 6
# «لأمن», but not «لقاء», «لجنة»
_SHORTEST_LED = 3
_THAT = frozenset("ان انه انها انهم بان بانه بانها".split())
_THIS = frozenset("هذا هذه".split())
# From the subject of a verb that needs a noun for its object to that noun, in words.
_TO_WANTED = 12


def object_near(
    article: Article, lexicon: Lexicon, manner: Manner, start: int, limit: int, stops: Collection[int]
) -> int | None:
    """A noun that is said, right after the subject or after whom it is said to."""
    if "clause" in manner.takes and start < limit and article.words[start] in lexicon.views:
        return start
    wanted = manner.needs if manner.near else None
    if wanted and "object" in manner.takes and any(len(word) > 1 for word in wanted - lexicon.prepositions):
        ahead = range(start, min(limit, start + _TO_WANTED))
        found = next(
            (
                at
                for at in ahead
                if not wanted.isdisjoint(bare_forms(article.words[at])) and _is_said(article, lexicon, at)
            ),
            None,
        )
        # «رصد المركز انخفاض هجمات الجبهة»
        of_noun = found is not None and found > start and article.words[found - 1] in lexicon.said_nouns
        return found - 1 if found is not None and of_noun else found
    if "object" in manner.takes:
        asked = past_listener(article, lexicon, start, limit) if "person" in manner.takes else start
        at = bare_object(article, lexicon, manner, past_hearer(article, asked, limit), limit, stops)
        if at is not None:
            return at
    return _told_to(article, lexicon, start, limit) if "listener" in manner.takes else None


def _is_said(article: Article, lexicon: Lexicon, at: int) -> bool:
    """Whether «ما» opens what was said or written, as the object of a verb: «رفض ما ورد في التقرير»."""
    return article.words[at] != "ما" or not lexicon.told.isdisjoint(article.words[at + 1 : at + 2])


def clause_behind(
    article: Article, lexicon: Lexicon, manner: Manner, start: int, limit: int, stops: Collection[int]
) -> int | None:
    """The «أن» of what is said, where the noun in its way still belongs to who says it: «محامي المخرج ماهر، أنه»."""
    if "clause" not in manner.takes:
        return None
    quotation = article.quotation_from.get(start) or article.quotation_from.get(start - 1)
    if (
        quotation is not None
        and quotation.closed
        and not _THAT.isdisjoint(article.words[quotation.end : quotation.end + 1])
    ):
        return quotation.end  # «مصادر «الميناء» أن»
    office = article.words[start].removeprefix("و") in lexicon.titles  # «سامر رئيس اللجنة رئيس المجلس، أن»
    longer = office or article.words[start - 1] in lexicon.titles  # «مدير عام فرع الهيئة وأمين المجلس أن»
    reach = _TO_CLAUSE * (2 if longer else 1)
    named = _named_until(article, start)
    for at in range(named or start + 1, min(limit, (named or start) + reach)):
        if article.words[at] in _THAT:
            near = office or at <= start + _NAME or article.words[at - 1] in COMMAS
            own = _is_of_speaker(article, lexicon, start) and _is_clause_of(article, lexicon, at, near=near)
            return at if own else None
        if article.words[at] in COMMAS and (past := past_aside(article, lexicon, at, limit)) is not None:
            clause = not _THAT.isdisjoint(article.words[past : past + 1])
            return past if clause and _is_of_speaker(article, lexicon, start) else None
        if (office and article.words[at] in COMMAS) or _named_until(article, at) is not None:
            continue
        if at in stops or _ends_speaker(article, lexicon, at):
            return None
    return None


def _named_until(article: Article, index: int) -> int | None:
    """Token behind a quotation that is but a name, where a token stands in one: «تقرير «مناخ الاستثمار» الصادر»."""
    quotation = article.quotation_at(index) or article.quotation_from.get(index)
    if quotation is None or not quotation.closed or quotation.end - quotation.first > QUOTED_NAME:
        return None
    return quotation.end


def _is_of_speaker(article: Article, lexicon: Lexicon, start: int) -> bool:
    """Whether a noun may belong to who speaks, rather than be what is said: not «ضرورة أن», «رفضه أن»."""
    word = article.words[start]
    owned = word.endswith(tuple(PRONOUNS_OF_NOUNS)) and not article.written(start).endswith("ة")
    said = word in PLAIN_OBJECTS or word in lexicon.wishes or lexicon.says(word)
    return not said and (not owned or article.naming_at(start) is not None)


def _is_clause_of(article: Article, lexicon: Lexicon, at: int, *, near: bool) -> bool:
    """Whether «أن» goes with the verb before a noun and with nothing between: not «انسحاب الجبهة قبل أن»."""
    before = article.words[at - 1]
    led = before in lexicon.prepositions and not (before == "الي" and near)  # «أكدت ريما العابد إلى أن»
    return not (led or before in lexicon.not_content or (before in COMMAS and not near) or lexicon.says(before))


def _ends_speaker(article: Article, lexicon: Lexicon, at: int) -> bool:
    """Whether a word cannot stand within the phrase of who speaks."""
    word = article.words[at]
    parts = word in COMMAS and _THAT.isdisjoint(article.words[at + 1 : at + 2])
    # «في بيان نشرته على صفحتها أن»
    tells = reading(lexicon, word) is not None and article.words[at - 1] not in lexicon.speeches
    return parts or word in '":' or lexicon.says(word) or tells or word in lexicon.relatives


def _told_to(article: Article, lexicon: Lexicon, start: int, limit: int) -> int | None:
    """A noun that is told to a listener: «أبلغ سامر الحلو المبعوث استعداد الجبهة للقاء»."""
    listener = past_definite(article, past_listener(article, lexicon, start, limit), limit)
    at = past_fillers(article, lexicon, listener, limit)
    return at if listener > start and at < limit and lexicon.says(article.words[at]) else None


def distant_object(article: Article, lexicon: Lexicon, start: int, limit: int, stops: Collection[int]) -> int | None:
    """An object parted from its verb by place and occasion, known by its noun: «وأكد في مؤتمر مشترك التزام بلاده»."""
    for index in range(start, min(limit, start + REACH)):
        if index in stops or article.words[index] in lexicon.turns:
            return None
        before = article.words[index - 1]
        led = before in lexicon.prepositions or article.naming_at(index) is not None
        led = led or (article.words[index] in _THIS and index > start and _owns(article, lexicon, index - 1))
        if not led and lexicon.says(article.words[index]):
            return _with_mark(article, index, start)
    return None


def _owns(article: Article, lexicon: Lexicon, index: int) -> bool:
    """Whether a noun without article takes «هذا» behind it in: «تجاه تكرار هذا الأمر», but not «رفض بشدة هذا الأمر»."""
    word = article.words[index]
    plain = word.isalpha() and not word.startswith(("ال", "ب")) and word not in lexicon.adverbs
    return plain and article.naming_at(index) is None


def bare_object(
    article: Article, lexicon: Lexicon, manner: Manner, start: int, limit: int, stops: Collection[int]
) -> int | None:
    """The bare noun right after a subject, if there is one: «نفى المتحدث صحة الأنباء»."""
    index = _past_interludes(article, lexicon, start, limit)
    setting = past_setting(article, lexicon, index, limit) if index < limit else None
    if setting is not None and setting < limit:
        return _behind_setting(article, lexicon, setting, limit) if setting > index + 2 else None
    if index >= limit:
        return None
    if manner.needs and _is_quoted_part(article, index, limit):
        return index
    noun = index not in stops and article.page.tokens[index].is_word and _may_be_said(article, lexicon, manner, index)
    return _with_mark(article, index, start) if noun else None


def _may_be_said(article: Article, lexicon: Lexicon, manner: Manner, index: int) -> bool:
    """Whether a word is a noun that may be said: a name, one the cue asks for, or no particle or verb of saying."""
    word = article.words[index]
    naming = article.naming_from(index)
    if naming is not None:
        return not naming.clitics
    if word in PLAIN_OBJECTS or word in lexicon.wishes or not manner.needs.isdisjoint(bare_forms(word)):
        return True
    if manner.near and lexicon.says(word):
        return True  # «مجددة رفضها التفاوض», though «رفضها» may be a verb
    if "as" in manner.takes and word == "غير":
        return True
    clitic = (word[0] in PREPOSITIONS and len(word) <= 2) or word.startswith(("لل", "بال"))
    clitic = clitic or _is_of_body(article, index) or word in _OF_SUBJECT or _is_joined(article, index)
    refused = clitic or word in manner.via or _is_name_of_speaker(article, lexicon, index)
    return not (refused or is_no_noun(article, lexicon, index))


def _is_joined(article: Article, index: int) -> bool:
    """Whether «و» joins a word to who speaks, which is no noun that is said: «تنفي الطالبة وأسرتها أنها»."""
    word = article.words[index]
    return article.written(index).startswith(_JOINED) or (word.startswith("وال") and len(word) >= _SHORTEST_JOINED)


def _is_of_body(article: Article, index: int) -> bool:
    """Whether «ل» leads to what the body named right before is for: «نفت مديرية الوادي {لأمن الحدود} صحة الأنباء»."""
    body = article.naming_at(index - 1) if index else None
    word = article.words[index]
    noun = word[0] == "ل" and len(word) > _SHORTEST_LED and NOUN in forms(word[1:])
    return noun and body is not None and body.actor.type != "person"


def _past_interludes(article: Article, lexicon: Lexicon, start: int, limit: int) -> int:
    """First token behind a subject that may be said: adverbs, brackets, asides and set phrases are passed over."""
    index = start
    while index < limit and article.words[index] not in {"هذه", "هذا"}:
        past = past_fillers(article, lexicon, index, limit if article.words[index] in "(،," else index + 1)
        if article.words[index] in "،," and past == index + 1:
            past = _past_office(article, lexicon, past, limit)
        length = phrase_at(lexicon.interludes, article.words, index) or _is_time(article, index)
        if past == index and not length:
            break
        index = max(past, index + length)
    return index


def _is_time(article: Article, index: int) -> int:
    """How many words tell here when something was said: «الأسبوع الماضي»; 0 where none do."""
    span, which = article.words[index], article.words[index + 1 : index + 2]
    return 2 if span in _SPANS and not _WHICH.isdisjoint(which) else 0


def _past_office(article: Article, lexicon: Lexicon, index: int, limit: int) -> int:
    """Token behind the office of who was named before the comma: «ثمن سامر الحلو، ممثل البرنامج، مبادرة اللجنة»."""
    if index >= limit or article.words[index] not in lexicon.titles or article.naming_at(index) is not None:
        return index
    definite = False
    for at in range(index + 1, min(limit, index + REACH // 3)):
        word, named = article.words[at], article.naming_at(at) is not None
        if ends_phrase(article, lexicon, at) or word in COMMAS:
            return index
        led = article.words[at - 1] in lexicon.prepositions or word in lexicon.prepositions
        clitic = word[0] in PREPOSITIONS or word[0] == "و"
        if definite and not (led or named or clitic) and word.isalpha() and not word.startswith("ال"):
            return at  # no word without article belongs to a definite one before it
        definite = definite or named or word.startswith(("ال", "لل"))
    return index


def _behind_setting(article: Article, lexicon: Lexicon, index: int, limit: int) -> int | None:
    """A noun behind the speech it is said in, if it is definite or mostly said: «أدانت في بيان لها القصف».

    Where no clause follows it may as well be of something definite: «أدانت في بيان لها قصف القرى».
    """
    index += article.words[index] in COMMAS and index + 1 < limit
    word, behind = article.words[index], article.words[index + 1 : min(limit, index + 2)]
    noun = word.startswith("ال") or word in lexicon.wishes or lexicon.says(word)
    owned = bool(behind) and (behind[0].startswith("ال") or article.naming_at(index + 1) is not None)
    if not noun and owned and lexicon.complementisers.isdisjoint(article.words[index:limit]):
        kinds = forms(word)
        noun = not kinds or NOUN in kinds
    return index if noun and not is_no_noun(article, lexicon, index) else None


def _is_quoted_part(article: Article, index: int, limit: int) -> bool:
    """Whether a quotation begins here that is but a part of what is said: «حمل «عصابات من الخارج» مسؤولية»."""
    quotation = article.quotation_from.get(index)
    return (
        quotation is not None
        and quotation.closed
        and quotation.end < limit
        and (article.page.tokens[quotation.end].is_word)
    )


def _is_name_of_speaker(article: Article, lexicon: Lexicon, index: int) -> bool:
    """Whether a quotation before a noun is part of who speaks, since a clause follows it: «مصادر "المدى" أن»."""
    quotation = article.quotation_from.get(index - 1)
    end = quotation.end if quotation is not None and quotation.closed else 0
    return 0 < end < len(article.words) and article.words[end] in lexicon.complementisers


def _with_mark(article: Article, index: int, start: int) -> int:
    """The token of a noun, or of the mark right before it where a short quotation opens what is said."""
    quotation = article.quotation_from.get(index - 1)
    short = quotation is not None and quotation.closed and quotation.end - index <= REACH // 3
    return index - 1 if short and index > start else index


def is_no_noun(article: Article, lexicon: Lexicon, index: int) -> bool:
    """Whether a word is known for something else than a noun: a particle, a verb of saying, a circumstance."""
    word = article.words[index]
    return (
        word in lexicon.complementisers
        or word in lexicon.prepositions
        or word in lexicon.relatives
        or word in lexicon.resumptions
        or word.removeprefix("و") in lexicon.negations
        or word in _NO_THING
        or word in lexicon.speech_markers
        or word in lexicon.not_content
        or word in lexicon.circumstances
        or (reading(lexicon, word) is not None and not _is_also_noun(lexicon, word))
        or (takes_up(lexicon, word) and article.naming_at(index + 1) is not None)
        or bool(phrase_at(lexicon.according, article.words, index))
        or bool(phrase_at(lexicon.according_verb, article.words, index))
        or bool(phrase_at(lexicon.asides, article.words, index))
    )


def _is_also_noun(lexicon: Lexicon, word: str) -> bool:
    """Whether a verb's form is as well the noun of what is said: «أكد رفضه», «أعلن كشف ملابسات الحادث»."""
    return word in lexicon.ambiguous or (lexicon.says(word) and word not in lexicon.handing_on)


@remembered
def bare_forms(word: str) -> tuple[str, ...]:
    """A noun as it is written, and without a pronoun at its end, before which ة is written ت: «ثقته»."""
    bare = [word.removesuffix(pronoun) for pronoun in PRONOUNS_OF_NOUNS if word.endswith(pronoun)]
    return (word, *bare, *(form[:-1] + "ه" for form in bare if form.endswith("ت")))
