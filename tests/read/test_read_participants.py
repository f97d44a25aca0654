"""People and bodies named only by what they are: which stretches they are, and when a reading lists them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from marsad.model.actor import ActorType, Mention, PageActor
from marsad.model.document import Document
from marsad.model.zone import Zone
from marsad.read.actors.aliases import aliases
from marsad.read.actors.participants import participants, with_participants
from marsad.read.page import Page
from marsad.read.readings import reading


def document(text: str) -> Document:
    return Document(id="d", capture="c", name="n", text=text, language="ar", method="m")


def found(text: str, *names: str, of: ActorType = "organization") -> list[tuple[str, str]]:
    """The participants of a text in which these words are names of this type, as (type, words), in page order."""
    named = [
        PageActor(id=name, name=name, type=of, mentions=(Mention(at, at + len(name)),))
        for name in names
        if (at := text.index(name)) >= 0
    ]
    people = participants(Page(document(text)), [Zone(start=0, end=len(text), kind="body")], named)
    marks = sorted((m.start, m.end, one.type) for one in people for m in one.mentions)
    return [(kind, text[start:end]) for start, end, kind in marks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("التقى الرئيس بالمرضى في المستشفى", [("person", "المرضى")]),
        ("ونصح المسافرين بالحذر", [("person", "المسافرين")]),
        ("طردوا سكان القرية", [("person", "سكان القرية")]),
        ("التعاون مع حكومات معادية", [("organization", "حكومات معادية")]),
        ("زار الدول", []),
        ("شهد الملعب مباراة قوية", []),
        ("هاجم مسلحون مجهولون البلدة", [("person", "مسلحون مجهولون")]),
        ("قتل جنودا متمردين", [("person", "جنودا متمردين")]),
        ("هاجم انتحاريون سياسيين", [("person", "انتحاريون"), ("person", "سياسيين")]),
        ("متظاهرون يجبرون الوزير", [("person", "متظاهرون")]),
        ("نفذ هجوم انتحاري", []),
        ("قال إن انتحاريا فجر نفسه", [("person", "انتحاريا")]),
        ("أصيب 17 متمردا", [("person", "17 متمردا")]),
        ("أوقف بعض الشبان", [("person", "بعض الشبان")]),
        ("قتل عشرة بينهم ثلاثة أطفال", []),
        ("زار أسرة القتيل بعد أسره", [("person", "أسرة القتيل")]),
        ("ندد المحتجون بالحكومة", [("person", "المحتجون"), ("organization", "الحكومة")]),
        ("شكلوا حكومة", []),
        ("قتلت الغارة مواشيه وأصابت عائلته", [("person", "عائلته")]),
        ("تزايدت منافسة الشركات له", []),
        ("تغلب على منافسه أمس", [("person", "منافسه")]),
        ("أسروا خمسة من بحارتها", [("person", "خمسة من بحارتها")]),
        ("اعترفت أحد أقاربه", [("person", "أحد أقاربه")]),
        ("تفاوضوا مع عشرات من السكان", [("person", "عشرات من السكان")]),
        ("أوقفوا واحدا وثلاثين متظاهرا", [("person", "واحدا وثلاثين متظاهرا")]),
        ("استدرج ضابطا متقاعدا إلى الميناء", [("person", "ضابطا متقاعدا")]),
        ("حاصروا الأمنيين في المخفر", [("person", "الأمنيين")]),
        ("زار الموقعين الرئيسيين", []),
        ("طرد العائدين من القرية", [("person", "العائدين")]),
        ("رفض القانون وعطل الجانبين", []),
        ("عوض ضحايا العام الماضي", [("person", "ضحايا")]),
        ("فخر لكل مواطن", []),
        ("قادت السيارة طبيبة شابة", [("person", "طبيبة شابة")]),
        ("طارد جماعة مسلحة", []),
        ("فالعملية الانتحارية أودت بحياة كثيرين", []),
        ("ورد في تقارير صحفية يابانية", []),
        ("طائرة بدون طيار قصفت المكان", []),
        ("سدد المتهم لأهل القتلى دية", [("person", "المتهم"), ("person", "أهل القتلى")]),
        ("وقف المبنى أمامه", []),
        ("تعهد المدير وناطق", []),
        ("اغتالوا ضابط شرطة", [("person", "ضابط شرطة")]),
        ("ناشدت أهالي القرى المحاصرة", [("person", "أهالي القرى المحاصرة")]),
        ("أوقفوا رجلا يرتدي عباءة", [("person", "رجلا")]),
        ("راقبت متطرفين خشية وقوع هجوم", [("person", "متطرفين")]),
        ("تنتشر قواتنا المسلحة هناك", []),
        ("أوقعت الغارة 27 قتيلا على الأقل", []),
        ("نقلوا القتلى إلى القرية", [("person", "القتلى")]),
        ("دربت 500 خريج وخريجة", [("person", "500 خريج وخريجة")]),
        ("بلغ عدد المتبرعين 212 متبرعاً ومتبرعة", [("person", "212 متبرعاً ومتبرعة")]),
        ("التقى سائقي شاحنات الإغاثة", [("person", "سائقي شاحنات الإغاثة")]),
        ("شهادات لسائقي صهاريج عبروا", [("person", "سائقي صهاريج")]),
        ("بوساطة رجل أعمال يقيم هناك", [("person", "رجل أعمال")]),
        ("روت موظفة في البلدية ما حدث", [("person", "موظفة في البلدية")]),
        ("أوقف 14 شاباً من المخيم", [("person", "14 شاباً من المخيم")]),
        ("ساعدوا المتضررين من السيول", [("person", "المتضررين من السيول")]),
        ("طلب الأطباء من الحكومة العون", [("person", "الأطباء"), ("organization", "الحكومة")]),
        ("رفض الضابط الثالث الحديث", [("person", "الضابط الثالث")]),
        ("اغتال اثنين من أبرز قادة الساحل", [("person", "اثنين من أبرز قادة الساحل")]),
        ("درب نحو ثلاثمئة من كوادره", [("person", "ثلاثمئة من كوادره")]),
        ("قتلت ضابطا و3 جنود وجرحت 10 آخرين", [("person", "ضابطا"), ("person", "3 جنود"), ("person", "10 آخرين")]),
        ("اعتقلت ستة مشتبه بهم", [("person", "ستة مشتبه بهم")]),
        ("أفرجت عن المشتبه به الرئيسي", [("person", "المشتبه به")]),
        ("أوقفت مشتبهين فيهم", [("person", "مشتبهين فيهم")]),
        ("دعا المسلمين والأقباط إلى الهدوء", [("person", "المسلمين"), ("person", "الأقباط")]),
    ],
    ids=[
        "clitic",
        "oblique plural",
        "construct",
        "with an adjective",
        "needs an adjective",
        "nobody",
        "adjective that can be a noun",
        "accusative",
        "no adjective in another case",
        "no verb for an adjective",
        "describes an attack",
        "somebody himself",
        "with its number",
        "with its quantity",
        "among others",
        "no pronoun for an ending",
        "definite body",
        "indefinite body",
        "owner",
        "competition, no woman",
        "rival of somebody",
        "part of those of somebody",
        "one of those of somebody",
        "quantity with a preposition",
        "number of two words",
        "adjective by its meaning",
        "plural by its form",
        "plural of things",
        "plural of doers by its form",
        "no plural of doers",
        "of no time",
        "anybody",
        "woman",
        "adjective of a body",
        "adjective behind a letter and the article",
        "adjective of a plural of things",
        "nobody there",
        "kin with whose they are",
        "no imam with a pronoun",
        "offices are no participants",
        "whom he serves in",
        "adjectives of what it is of",
        "what he does",
        "why, and not of what kind",
        "of forces with a pronoun",
        "how many died",
        "the dead",
        "men and women",
        "men and women in the accusative",
        "a chain that an article closes",
        "nothing without what they drive",
        "what man",
        "where she serves",
        "where he is from",
        "what struck them",
        "from whom they ask",
        "ordinal",
        "two of the best",
        "hundreds of those of somebody",
        "a number in figures behind «و»",
        "suspects",
        "the suspect",
        "two suspects",
        "of a creed",
    ],
)
def test_which_words_name_people_by_what_they_are(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_name_behind_such_a_noun_belongs_to_it_only_where_it_relates_the_two() -> None:
    assert found("اتهم حلفاء نيروز", "نيروز") == [("organization", "حلفاء نيروز")]
    assert found("قصف جنود نيروز", "نيروز") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("طردوا أهالي نيروز", [("person", "أهالي نيروز")]),
        ("قصفوا مقاتلي نيروز", []),
        ("التقى قادة نيروز", []),
        ("قال إن مندوبا عن نيروز وصل", [("person", "مندوبا عن نيروز")]),
        ("أقر موظف منشق عن نيروز بذلك", [("person", "موظف منشق عن نيروز")]),
        ("التقى ضابطا في نيروز", [("person", "ضابطا في نيروز")]),
        ("التقى ضابطا قرب نيروز", [("person", "ضابطا")]),
        ("تعرضت لضغوط حلفائها في نيروز", [("organization", "حلفائها في نيروز")]),
        ("اجتمع بموفد عن نيروز", [("person", "موفد عن نيروز")]),
        ("التقى ضابط ارتباط من نيروز", [("person", "ضابط ارتباط من نيروز")]),
        ("وقتل قائد سابق في «نيروز» أمس", [("person", "قائد سابق في «نيروز»")]),
        ("خطفوا تاجر سلاح قرب نيروز", [("person", "تاجر سلاح")]),
        ("قتل مسلحين ينتمون إلى نيروز", [("person", "مسلحين ينتمون إلى نيروز")]),
        ("هاجم مسلحين تابعين لنيروز", [("person", "مسلحين تابعين لنيروز")]),
    ],
    ids=[
        "people of a body",
        "its fighters",
        "its leaders",
        "its delegate",
        "defector from it",
        "officer of it",
        "officer near it",
        "allies in it",
        "its envoy",
        "its officer of a service",
        "its leader, in quotation marks",
        "his calling",
        "who belong to it",
        "who are of it",
    ],
)
def test_what_a_body_behind_such_a_noun_makes_of_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, "نيروز") == expected


def test_whose_somebody_is_stands_for_no_name_behind_it() -> None:
    assert found("التقى محاميه سامر نيروز", "سامر نيروز", of="person") == []
    assert found("التقى محاميه سامر نيروز") == [("person", "محاميه")]


def test_the_people_of_a_person_are_told_with_his_title() -> None:
    text = "هاجم أنصار الرئيس السابق سامر نيروز المخفر"
    assert found(text, "سامر نيروز", of="person") == [("person", "أنصار الرئيس السابق سامر نيروز")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("جهزوا مصلى العيد وطردوا المصلين", [("person", "المصلين")]),
        ("رحل عن السلطة ثم اتهم السلطة", [("organization", "السلطة")]),
        ("كبحت قوة الدولار الأسعار", []),
        ("زاروا المهرجان أمس", []),
        ("عين سالم نائبا لرئيس اللجنة", []),
        ("أشاد الأطفال بالدعم الإعلامي", [("person", "الأطفال")]),
        ("راجع الأنظمة المالية", []),
        ("قتل طفل نيروزي بأيدي سالم", [("person", "طفل نيروزي")]),
    ],
    ids=["where they pray", "power", "strength", "no two clowns", "what he becomes", "adjectives", "rules", "by whom"],
)
def test_what_is_another_word_names_nobody(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_those_of_one_noun_told_apart_by_what_they_are_of_are_two() -> None:
    text = "وصل سكان القلعة. رفض سكان الميناء. عاد السكان"
    people = participants(Page(document(text)), [Zone(start=0, end=len(text), kind="body")], ())
    assert [[text[m.start : m.end] for m in one.mentions] for one in people] == [
        ["سكان القلعة"],
        ["سكان الميناء", "السكان"],
    ]


def test_a_name_within_what_a_participant_is_called_is_no_mention_there() -> None:
    text = "طرد الجيش أهالي نيروز ثم وصل إلى نيروز"
    first, second = text.index("نيروز"), text.rindex("نيروز")
    named = PageActor(id="n", name="n", type="place", mentions=(Mention(first, first + 5), Mention(second, second + 5)))
    people = participants(Page(document(text)), [Zone(start=0, end=len(text), kind="body")], (named,))
    kept = with_participants((named,), people)[0]
    assert [m.start for m in kept.mentions] == [second]
    alone = with_participants((replace(named, mentions=named.mentions[:1]),), people)[0]
    assert [m.start for m in alone.mentions] == [first]


def test_a_title_before_a_name_is_nobody_else() -> None:
    assert found("قتل المواطن سامر نيروز", "سامر نيروز", of="person") == []
    assert found("قصف ثكنات لنيروز", "نيروز") == []


def test_several_behind_a_name_are_no_title_of_it() -> None:
    assert found("والتقى سامر الحلو جنودا أجانب في القاعدة.", "سامر الحلو", of="person") == [("person", "جنودا أجانب")]
    assert found("وقال سامر الحلو أستاذ القانون.", "سامر الحلو", of="person") == []


def test_a_preposition_is_no_imam() -> None:
    assert found("وقف أمام البوابة") == []
    assert found("وقتل إمام في البلدة") == [("person", "إمام")]


def test_people_before_the_body_they_deal_with_are_not_its_own() -> None:
    assert found("وطالب الوجهاء نيروز بالإفراج عنه", "نيروز") == [("person", "الوجهاء")]


def test_what_is_attacked_is_asked_for() -> None:
    text = "هاجموا مسجدا قديما"
    zones = [Zone(start=0, end=len(text), kind="body")]
    assert participants(Page(document(text)), zones, ()) == ()
    (one,) = participants(Page(document(text)), zones, (), sites=True)
    assert (one.name, one.type) == ("مسجدا", "place")


def test_an_adjective_names_a_state_that_the_page_does_not() -> None:
    text = "قتل ثلاثة في ضربة جوية أميركية"
    page, zones = Page(document(text)), [Zone(start=0, end=len(text), kind="body")]
    (one,) = participants(page, zones, ())
    assert (one.name, one.type, one.country) == ("أميركية", "place", "US")
    named = PageActor(id="us", name="US", type="place", mentions=(), country="US")
    assert participants(page, zones, (named,)) == ()


def test_what_stands_in_a_name_is_no_participant() -> None:
    assert found("قالت جمعية الأطفال ذلك", "جمعية الأطفال") == []


def test_all_forms_of_a_noun_are_one_participant() -> None:
    text = "وصل النازحون أمس. استقبلت البلدة النازحين"
    people = participants(Page(document(text)), [Zone(start=0, end=len(text), kind="body")], ())
    assert [len(one.mentions) for one in people] == [2]


WORDS = (
    "ثلاثة", "عشرات", "من", "أحد", "سكان", "السكان", "ضابط", "متقاعد", "عائلته", "في", "عن", "مندوبا", "نيروز",
    "والجنود", "لأهل", "القتلى", "واحدا", "وثلاثين", "متظاهرا", "«", "»", "،", "بينهم", "الأمنيين", "قادة",
    "أنصار", "الرئيس",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_what_holds_of_any_participants(words: list[str]) -> None:
    text = " ".join(words)
    page, zones = Page(document(text)), [Zone(start=0, end=len(text), kind="body")]
    named = tuple(
        PageActor(id="n", name="n", type="organization", mentions=(Mention(at.start(), at.end()),))
        for at in re.finditer("نيروز", text)
    )
    people = participants(page, zones, named)
    spans = sorted((m.start, m.end) for one in people for m in one.mentions)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(text[start - 1 : start] in ("", " ", "و", "ل", "ب") and text[start] != " " for start, _ in spans)
    assert len({one.id for one in people}) == len(people)
    assert participants(page, zones, named) == people


def test_a_reading_lists_them_only_where_they_take_part_in_a_dealing() -> None:
    names = [actor.name for actor in reading(document("طردت إيران المسافرين أمس."), aliases()).actors]
    assert "المسافرين" in names
    names = [actor.name for actor in reading(document("ازداد عدد المسافرين في إيران."), aliases()).actors]
    assert "المسافرين" not in names


@pytest.mark.parametrize(
    "text",
    ["شنوا حرب إعلامية عليهم", "ارتفع عدد القتلى أمس", "عقد صاحب السمو الملكي الأمير سالم الحلو اجتماعا"],
    ids=["adjective of a feminine thing", "a number, not the people", "form of address"],
)
def test_who_is_nobody_besides_those_named(text: str) -> None:
    assert found(text, *(["سالم الحلو"] if "سالم" in text else []), of="person") == []
