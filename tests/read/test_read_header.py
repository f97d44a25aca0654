from __future__ import annotations

from datetime import date

import pytest

from marsad.model.document import Document
from marsad.read.actors.aliases import Aliases
from marsad.read.page import Page
from marsad.read.readings import parsed
from marsad.read.zones.header import Header, header
from marsad.read.zones.zones import zones

BODY = (
    "أعلن مجلس الوادي أمس أنه سيعقد جلسة علنية لبحث الرسائل المسربة، ونفى أن يكون قد التقى بأي فصيل مسلح خلال العام "
    "الماضي، وطالب بتحقيق مستقل تشرف عليه لجنة من القضاة.\n"
)
TITLE = "مجلس الوادي ينفي لقاء الفصائل المسلحة"


def read(text: str, **known: str | None) -> Header:
    page = Page(Document(id="d", capture="c", name="n", text=text, language="ar", method="t", **known))  # type: ignore[arg-type]
    return header(page, zones(page))


@pytest.mark.parametrize(
    ("above", "byline"),
    [
        ("بيروت: نهى الحاج", "نهى الحاج"),
        ("سامي الراوي – عمان", "سامي الراوي"),
        ("سامي الراوي (صنعاء)", "سامي الراوي"),
        ("كتب: سالم الطويل", "سالم الطويل"),
        ("كتبت - رنا الشامي", "رنا الشامي"),
        ("بقلم رنا الشامي", "رنا الشامي"),
        ("ليلى المنصوري", "ليلى المنصوري"),
        ("القاهرة - د ب أ:", "د ب أ"),
        ("العواصم: طه الصافي، أ ف ب", "طه الصافي، أ ف ب"),
        ("دبي - (رويترز)", "رويترز"),
        ("سالم الطويل من الطائف", "سالم الطويل"),
        ("عين الوادي: سالم الطويل", "سالم الطويل"),
        ("سالم الطويل - 3 فبراير 2021", "سالم الطويل"),
        ("نشرة الوادي، العدد 31", None),
    ],
)
def test_who_wrote_it_stands_in_the_byline(above: str, byline: str) -> None:
    assert read(f"{TITLE}\n{above}\n2021-02-03\n\n{BODY}").byline == byline


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n{BODY}الأربعاء 3 فبراير 2021\n",
        f"{TITLE}\nبيلاس 3 فبراير 2021 (وكالة الشروق) - {BODY}",
        f"{TITLE}\nعين الوادي 3 شباط/فبراير 2021 (وكالة الشروق) - {BODY}",
        f"{TITLE}\nبيلاس (شروق) 3 فبراير 2021 — {BODY}",
        f"{TITLE}\nبيلاس، 3 فبراير 2021: {BODY}",
        f"الشروق نيوز | محليات\nالأربعاء 3 فبراير 2021\n{TITLE}\n{BODY}",
        f"{TITLE}\n{BODY}حرر في بيلاس بتاريخ 3 فبراير 2021",
        f"{TITLE}\n{BODY}المصدر: وكالة الشروق - 3 فبراير 2021",
        f"{TITLE}\n{BODY}3 فبراير 2021 | 14 تعليقاً\nعابر: شكرا لكم على هذا الخبر الجميل.",
    ],
)
def test_the_day_may_stand_at_the_end_or_in_the_dateline(text: str) -> None:
    assert read(text).published == date(2021, 2, 3)


def test_a_date_that_the_text_goes_on_from_is_no_signature() -> None:
    assert read(f"{TITLE}\n{BODY}3 فبراير 2021\n{BODY}{BODY}").published is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2021-02-03", date(2021, 2, 3)),
        ("تاريخ النشر: 3 فبراير 2021", date(2021, 2, 3)),
        ("تاريخ النشر: 3rd, February 2021 GMT", date(2021, 2, 3)),
        ("نشر في: ٣ شباط ٢٠٢١ - 10:45", date(2021, 2, 3)),
        ("الأربعاء 3 فبراير/شباط 2021", date(2021, 2, 3)),
        ("فبراير 2021", None),
        ("نشرة الوادي، العدد 31، فبراير 2021", None),
        ("آخر تحديث: 3 فبراير 2021", date(2021, 2, 3)),
        ("منذ 3 ساعات", None),
        ("نشر في: الأربعاء 3 فبراير 2021 - 1:14 ص | آخر تحديث: الخميس 4 فبراير 2021 - 9:40 ص", date(2021, 2, 3)),
        ("كتبت - منى الجندي: الأربعاء، 3 فبراير 2021 02:20 ص", date(2021, 2, 3)),
        ("بيلاس في 3 فبراير 2021 م", date(2021, 2, 3)),
        ("محليات | الأربعاء 3-فبراير-2021 | المشاهدات: 421", date(2021, 2, 3)),
        ("لجنة التحقيق تنشر تقريرها عن أحداث 11 يناير 2017 في الميناء", None),
    ],
)
def test_the_day_of_publication_is_a_full_date_of_the_page_or_none(line: str, day: date | None) -> None:
    assert read(f"{TITLE}\n{line}\n\n{BODY}").published == day


@pytest.mark.parametrize(
    "line",
    [
        "The Bilas Herald\nVol. LXII No. 118 | Updated February 3, 2021",
        "By Rana Sayer | Reporter | 16:05, 3 FEB 2021",
        "By Rana Sayer\nPublished Feb. 3, 2021, 2:20 p.m.",
        "Rana Sayer · February 3, 2021 · 4 min read",
    ],
)
def test_an_english_line_gives_the_day_among_other_facts(line: str) -> None:
    body = "The council of Bilas said on Tuesday that it would hold an open meeting about the letters.\n"
    assert read(f"Bilas council denies meeting armed groups\n{line}\n\n{body}").published == date(2021, 2, 3)


def test_the_name_of_a_site_with_its_section_is_no_headline() -> None:
    assert read(f"الشروق نيوز | محليات\nالأربعاء 3 فبراير 2021\n{TITLE}\n{BODY}").title == TITLE


def test_a_date_in_the_article_is_not_its_publication() -> None:
    assert read(f"{TITLE}\n\nفي 3 فبراير 2021 {BODY}").published is None


def test_the_line_of_publication_wins_over_other_dates_of_the_page() -> None:
    text = f"{TITLE}\nآخر تحديث: 9 مارس 2022\nالأحد 6 مارس 2022\nتاريخ النشر: 5 مارس 2022\n\n{BODY}"
    assert read(text).published == date(2022, 3, 5)


def test_of_two_calendars_the_common_one_is_taken() -> None:
    assert read(f"{TITLE}\nالأحد 21 رجب 1444هـ - 12 فبراير 2023م\n\n{BODY}").published == date(2023, 2, 12)


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"{TITLE}\n\n{BODY}المصدر: موقع الشراع", "موقع الشراع"),
        (f"{TITLE}\n\n{BODY}المصدر: وكالات", None),
        (f"{TITLE}\n\n{BODY}المصدر: الشراع + وكالات", "الشراع"),
        (f"{TITLE}\n\n{BODY}المصدر: https://www.shiraa.example/news/1", "shiraa.example"),
        (f"{TITLE}\n\n{BODY}نقلا عن: صحيفة الشراع", None),
        (f"{TITLE}\n\n{BODY}جميع الحقوق محفوظة لصحيفة النورس © 2021", "صحيفة النورس"),
        (f"{TITLE}\n\n{BODY}© 2021 The Valley Courier. All rights reserved.", "The Valley Courier"),
        (f"{TITLE}\n\n{BODY}جميع الحقوق محفوظة", None),
        (f"صحيفة النورس: {TITLE}\n\n{BODY}", "صحيفة النورس"),
        (f"{TITLE} | إذاعة الضفة\n\n{BODY}", "إذاعة الضفة"),
        (f"النورس 24 | عاجل\n{TITLE}\n\n{BODY}", "النورس 24"),
        (f"بريد الوادي\nالرئيسية > أخبار\n{TITLE}\n\n{BODY}", "بريد الوادي"),
        (f"تقرير خاص\n{TITLE}\n\n{BODY}", None),
        (f"حركة الغد - المكتب الإعلامي\n2021-02-03\n\n{BODY}", "حركة الغد"),
        (f"رئيس المجلس: {TITLE}\n\n{BODY}", None),
        (f"{TITLE}\nلندن: «الشرق الأوسط»\n\n{BODY}", "الشرق الأوسط"),
        (f"{TITLE}\nلندن: رويترز\n\n{BODY}", None),
        (f"{TITLE}\nصحيفة المنبر الشرقي\n3/2/2021\n\n{BODY}", "صحيفة المنبر الشرقي"),
        (f"{TITLE}\nوكالة أنباء الضفة (أنض)\n3 شباط 2021\n\n{BODY}", "وكالة أنباء الضفة"),
        (f"{TITLE}\nصدى الجبل\nالأربعاء 3 فبراير 2021\n\nعلمت «صدى الجبل» أن {BODY}", "صدى الجبل"),
        (f"{TITLE}\nصحيفة المدار العربي، العدد 4417 - 3 فبراير 2021\n\n{BODY}", "صحيفة المدار العربي"),
        (f"{TITLE}\nسامر الحلو\nالأربعاء 3 فبراير 2021\n\n{BODY}", None),
        (f"شبكة محلية: {TITLE}\n3 فبراير 2021\n\n{BODY}", None),
        (f"صحيفة النورس: {TITLE}\n\n{BODY}المصدر: موقع الشراع", "موقع الشراع"),
    ],
)
def test_who_published_it_is_what_the_page_itself_says(text: str, publisher: str | None) -> None:
    assert read(text).publisher == publisher


@pytest.mark.parametrize("line", ["بيروت، أيلول 2014", "أيلول/سبتمبر 2014", "سبتمبر 2014"])
def test_a_page_that_names_but_its_month_dates_months_by_it_and_no_days(line: str) -> None:
    text = f"{TITLE}\nمركز الوادي للدراسات\n{line}\n\nأوقف مجلس الوادي هجماته منذ تموز، وتسلم أمس شحنة من الوقود.\n"
    found = parsed(Document(id="d", capture="c", name="n", text=text, language="ar", method="t"), Aliases.empty())
    assert [(text[one.start : one.end], one.value) for one in found.times][1:] == [("تموز", "2014-07"), ("أمس", None)]
    assert found.published is None


def test_what_the_document_brings_with_it_wins_over_what_is_read() -> None:
    text = f"{TITLE}\nبيروت: نهى الحاج\n2021-02-03\n\n{BODY}المصدر: موقع الشراع"
    known = {"title": "عنوان", "publisher": "ناشر", "published": "2020-01-01", "byline": "كاتب"}
    assert read(text, **known) == Header("عنوان", "ناشر", date(2020, 1, 1), "كاتب")


def test_the_host_is_the_last_resort() -> None:
    assert read(f"{TITLE}\n\n{BODY}", url="https://www.nawras.example/a/1").publisher == "nawras.example"


def test_the_title_is_the_headline_as_written() -> None:
    assert (
        read(f"الرئيسية\n&quot;النورس&quot;  تنفي الخبر المتداول\n2021-02-03\n\n{BODY}").title
        == '"النورس" تنفي الخبر المتداول'
    )


def test_a_page_that_says_nothing_of_itself_has_an_empty_header() -> None:
    assert read(BODY) == Header(None, None, None, None)


def test_a_dateline_without_its_year_takes_that_of_a_post_of_the_same_day() -> None:
    post = "لم أدفع شيئا لأحد.\nسامر الحلو (@samer) {} أبريل 2019\nوقال الوزير إن الطريق مفتوح."
    page = "الوزارة تغلق الطريق\nلندن (المرفأ) 14 أبريل — أغلقت الوزارة الطريق، وكتب سامر الحلو على حسابه:\n" + post
    assert read(page.format("14")).published == date(2019, 4, 14)
    assert read(page.format("9")).published is None
