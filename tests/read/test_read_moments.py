from __future__ import annotations

import re
import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model.document import Document
from marsad.model.moment import Moment
from marsad.read.moments import calendar
from marsad.read.moments.moments import LANGUAGES, moments
from marsad.read.moments.rules import Grammar
from marsad.read.moments.words import Language, Rule, language
from marsad.read.page import Page

PUBLISHED = date(2021, 6, 16)
"""A Wednesday, in the 24th week."""


def page(text: str) -> Page:
    return Page(Document(id="0", capture="0", name="page.txt", text=text, language="ar", method="test"))


def said(text: str, published: date | None = PUBLISHED) -> list[str]:
    """What is found, one line each: «quote = value MOD»."""
    found = moments(page(text), published)
    return [f"{text[one.start : one.end]} = {one.value} {one.mod or ''}".rstrip() for one in found]


MONTH_NAMES = [
    ("مايو 2019", "2019-05"),
    ("أيار 2019", "2019-05"),
    ("ايار 2019", "2019-05"),
    ("ماي 2019", "2019-05"),
    ("مايو/أيار 2019", "2019-05"),
    ("أيار/مايو 2019", "2019-05"),
    ("مايو (أيار) 2019", "2019-05"),
    ("أيار - مايو 2019", "2019-05"),
    ("سبتمبر أيلول 2019", "2019-09"),
    ("كانون الثاني (يناير) 2019", "2019-01"),
    ("يناير/كانون الثاني 2019", "2019-01"),
    ("تشرين الأول/ أكتوبر 2019", "2019-10"),
    ("إبريل 2019", "2019-04"),
    ("ابريل نيسان 2019", "2019-04"),
    ("أفريل 2019", "2019-04"),
    ("جانفي 2019", "2019-01"),
    ("فيفري 2019", "2019-02"),
    ("جوان 2019", "2019-06"),
    ("جويلية 2019", "2019-07"),
    ("يوليوز 2019", "2019-07"),
    ("أوت 2019", "2019-08"),
    ("غشت 2019", "2019-08"),
    ("شتنبر 2019", "2019-09"),
    ("نونبر 2019", "2019-11"),
    ("دجنبر 2019", "2019-12"),
    ("آب/أغسطس 2019", "2019-08"),
    ("حزيران من العام 2019", "2019-06"),
    ("شهر تموز عام 2019", "2019-07"),
    ("يُونْيُو ٢٠١٩", "2019-06"),
    ("أكتـــوبر 2019م", "2019-10"),
]


@pytest.mark.parametrize(("written", "value"), MONTH_NAMES)
def test_month_names_of_every_family_are_one_expression(written: str, value: str) -> None:
    assert said(f"التقى الوفدان في {written} سرا") == [f"{written} = {value}"]


DATES = [
    ("20 يوليو 2015", "2015-07-20"),
    ("٢٠ يوليو ٢٠١٥م", "2015-07-20"),
    ("20 يوليو/تموز 2015", "2015-07-20"),
    ("20 تموز (يوليو) 2015", "2015-07-20"),
    ("20 تموز - يوليو 2015", "2015-07-20"),
    ("20 من تموز 2015", "2015-07-20"),
    ("العشرين من تموز 2015", "2015-07-20"),
    ("الـ20 من تموز 2015", "2015-07-20"),
    ("الثالث عشر من أيار عام 2015", "2015-05-13"),
    ("الخامس والعشرين من شهر أيار 2015", "2015-05-25"),
    ("مايو 12, 2015", "2015-05-12"),
    ("12 مايو، 2015", "2015-05-12"),
    ("الاثنين 20 يوليو 2015", "2015-07-20"),
    ("الاثنين، 20 يوليو 2015", "2015-07-20"),
    ("يوم الاثنين الموافق 20 يوليو 2015", "2015-07-20"),
    ("فجر يوم الاثنين 20 يوليو 2015", "2015-07-20"),
    ("2015-07-20", "2015-07-20"),
    ("2015-07-20T10:15:00Z", "2015-07-20"),
    ("2015/7/20", "2015-07-20"),
    ("20/7/2015", "2015-07-20"),
    ("20-07-2015", "2015-07-20"),
    ("20.7.2015", "2015-07-20"),
    ("7/20/2015", "2015-07-20"),
    ("20 / 7 / 2015م", "2015-07-20"),
    ("٢٠/٠٧/٢٠١٥", "2015-07-20"),
    ("7/2015", "2015-07"),
    ("15 رمضان 1436 هـ", "2015-07-02"),
    ("5 شوال 1436هـ", "2015-07-21"),
    ("5 شوال 1436هـ الموافق 21 يوليو 2015م", "2015-07-21"),
    ("الثلاثاء 5 شوال 1436هـ - 21 يوليو 2015م", "2015-07-21"),
    ("5/10/1436هـ", "2015-07-21"),
    ("21 يوليو 2015 (5 شوال 1436هـ)", "2015-07-21"),
    ("عام 2014", "2014"),
    ("سنة 1975", "1975"),
    ("العام 2003", "2003"),
    ("عام 2014م", "2014"),
    ("سنة ألفين وأربعة عشر", "2014"),
    ("العام الهجري 1436هـ", "2015"),
    ("صيف 2014", "2014-SU"),
    ("ربيع العام 2003", "2003-SP"),
    ("خريف عام 2012", "2012-FA"),
    ("الربع الأول من عام 2014", "2014-Q1"),
    ("الربع الأخير من 2014", "2014-Q4"),
    ("النصف الثاني من العام 2014", "2014-H2"),
    ("التسعينات", "199"),
    ("التسعينيات", "199"),
    ("سبعينيات القرن التاسع عشر", "187"),
    ("القرن العشرين", "19"),
    ("القرن الـ19", "18"),
    ("القرن الحادي والعشرين", "20"),
    ("20th, December 2015", "2015-12-20"),
    ("July 19, 2015", "2015-07-19"),
    ("19 July 2015", "2015-07-19"),
    ("19th of July 2015", "2015-07-19"),
    ("July 19th, 2015", "2015-07-19"),
    ("Sunday, July 19, 2015", "2015-07-19"),
    ("Sun, 19 Jul 2015", "2015-07-19"),
    ("Oct. 7, 2015", "2015-10-07"),
    ("May 2015", "2015-05"),
    ("the 1990s", "199"),
    ("the 20th century", "19"),
    ("Q2 2015", "2015-Q2"),
    ("the third quarter of 2015", "2015-Q3"),
    ("the first half of 2015", "2015-H1"),
    ("summer 2014", "2014-SU"),
]


@pytest.mark.parametrize(("written", "value"), DATES)
@pytest.mark.parametrize("published", [None, PUBLISHED])
def test_full_dates_are_one_expression_with_or_without_publication(
    written: str, value: str, published: date | None
) -> None:
    assert said(f"({written}).", published) == [f"{written} = {value}"]


MODIFIED = [
    ("في مطلع عام 2014", "مطلع عام 2014 = 2014 START"),
    ("في أوائل 2014", "أوائل 2014 = 2014 START"),
    ("منتصف يوليو (تموز) 2014", "منتصف يوليو (تموز) 2014 = 2014-07 MID"),
    ("أواخر شهر أيار 2014", "أواخر شهر أيار 2014 = 2014-05 END"),
    ("حتى نهاية التسعينات", "نهاية التسعينات = 199 END"),
    ("حوالي عام 1970", "حوالي عام 1970 = 1970 APPROX"),
    ("قبل الثامن عشر من آب 2014", "قبل الثامن عشر من آب 2014 = 2014-08-18 BEFORE"),
    ("قبل عام 2011", "قبل عام 2011 = 2011 BEFORE"),
    ("بعد 2003", "بعد 2003 = 2003 AFTER"),
    ("قبل ظهر الاثنين", "قبل ظهر الاثنين = 2021-06-14"),
    ("بعد ظهر أمس", "بعد ظهر أمس = 2021-06-15"),
    ("مطلع العام الحالي", "مطلع العام الحالي = 2021 START"),
    ("قبل نهاية العام الجاري", "قبل نهاية العام الجاري = 2021 BEFORE"),
    ("قبل موفى الشهر الجاري", "قبل موفى الشهر الجاري = 2021-06 BEFORE"),
    ("in early 2014", "early 2014 = 2014 START"),
    ("in mid-July 2014", "mid-July 2014 = 2014-07 MID"),
    ("at the end of 2014", "the end of 2014 = 2014 END"),
    ("around 2014", "around 2014 = 2014 APPROX"),
    ("before July 20, 2014", "before July 20, 2014 = 2014-07-20 BEFORE"),
    ("after 2003", "after 2003 = 2003 AFTER"),
    ("late Monday", "late Monday = 2021-06-14"),
]
RELATIVE = [
    ("قال أمس إن", "أمس = 2021-06-15"),
    ("قال أمس الثلاثاء", "أمس الثلاثاء = 2021-06-15"),
    ("قال اليوم (الأربعاء)", "اليوم (الأربعاء) = 2021-06-16"),
    ("قال أمس الأول", "أمس الأول = 2021-06-14"),
    ("قال أول من أمس", "أول من أمس = 2021-06-14"),
    ("مساء أول من أمس", "مساء أول من أمس = 2021-06-14"),
    ("يصل بعد غد (الجمعة)", "بعد غد (الجمعة) = 2021-06-18"),
    ("في ساعة باكرة من صباح أمس (الثلاثاء)", "ساعة باكرة من صباح أمس (الثلاثاء) = 2021-06-15"),
    ("عند الساعة التاسعة من صباح أمس", "الساعة التاسعة من صباح أمس = 2021-06-15"),
    ("خلال الليلة الماضية", "الليلة الماضية = 2021-06-15"),
    ("أعلن الاثنين أن", "الاثنين = 2021-06-14"),
    ("أعلن الأربعاء أن", "الأربعاء = 2021-06-16"),
    ("أعلن الخميس أن", "الخميس = 2021-06-10"),
    ("قالت ستاندارد الخميس إنها", "الخميس = 2021-06-10"),
    ("سيصل الوفد الخميس إلى", "الخميس = 2021-06-17"),
    ("من المقرر أن يبدأ الخميس", "الخميس = 2021-06-17"),
    ("قتل الثلاثاء الماضي", "الثلاثاء الماضي = 2021-06-15"),
    ("قتل الأربعاء الماضي", "الأربعاء الماضي = 2021-06-09"),
    ("يوم الاثنين القادم", "يوم الاثنين القادم = 2021-06-21"),
    ("يوم الثلاثاء من الأسبوع الماضي", "يوم الثلاثاء من الأسبوع الماضي = 2021-06-08"),
    ("ليل الأحد الاثنين", "ليل الأحد الاثنين = 2021-06-13"),
    ("اليوم الاثنين", "اليوم الاثنين = 2021-06-14"),
    ("التقت الوفد في مطلع الأسبوع", "مطلع الأسبوع = 2021-W24 START"),
    ("أعير اللاعب إلى غاية 30 أيلول", "30 أيلول = 2021-09-30"),
    ("في الأسبوع الماضي", "الأسبوع الماضي = 2021-W23"),
    ("خلال هذا الأسبوع", "هذا الأسبوع = 2021-W24"),
    ("الأسبوع العشرين من عام 2019", "الأسبوع العشرين من عام 2019 = 2019-W20"),
    ("الأسبوع الأول من عام 2015", "الأسبوع الأول من عام 2015 = 2015-W01"),
    ("الأسبوع الثالث من العام الماضي", "الأسبوع الثالث من العام الماضي = 2020-W03"),
    ("الأسبوع الأول من هذا العام", "الأسبوع الأول من هذا العام = 2021-W01"),
    ("الأسبوع المقبل يوم الأحد", "الأسبوع المقبل يوم الأحد = 2021-06-27"),
    ("أول جمعة من رجب", "أول جمعة من رجب = 2021-02-19"),
    ("أول يوم جمعة من يوليو", "أول يوم جمعة من يوليو = 2021-07-02"),
    ("الأحد الثاني من أيار 2019", "الأحد الثاني من أيار 2019 = 2019-05-12"),
    ("آخر جمعة في رمضان", "آخر جمعة في رمضان = 2021-05-07"),
    ("الجمعة الأخيرة من الشهر الماضي", "الجمعة الأخيرة من الشهر الماضي = 2021-05-28"),
    ("الخميس السادس من الشهر الماضي", "الخميس السادس من الشهر الماضي = 2021-05-06"),
    ("الخميس الثالث من الشهر الماضي", "الخميس الثالث من الشهر الماضي = 2021-05-20"),
    ("خلال بقية العام", "بقية العام = 2021 END"),
    ("خلال آخر 24 ساعة", "آخر 24 ساعة = PT24H"),
    ("دام سنة وشهرين و21 يوما", "سنة وشهرين و21 يوما = P1Y2M21D"),
    ("الأسبوع الأخير من عام 2015", "الأسبوع الأخير من عام 2015 = 2015-W53"),
    ("the twentieth week of 2019", "the twentieth week of 2019 = 2019-W20"),
    ("its first-quarter results", "first-quarter = 2021-Q1"),
    ("orders fell in last year's fourth quarter", "last year's fourth quarter = 2020-Q4"),
    ("it lasted just under four hours", "just under four hours = PT4H APPROX"),
    ("a quarter of an hour later they left", "a quarter of an hour later = PT15M"),
    ("مع نهاية شهر مارس", "نهاية شهر مارس = 2021-03 END"),
    ("الأسبوع المقبل", "الأسبوع المقبل = 2021-W25"),
    ("الشهر الماضي", "الشهر الماضي = 2021-05"),
    ("مطلع الشهر الجاري", "مطلع الشهر الجاري = 2021-06 START"),
    ("الخامس من الشهر المقبل", "الخامس من الشهر المقبل = 2021-07-05"),
    ("العام الماضي", "العام الماضي = 2020"),
    ("العام قبل الماضي", "العام قبل الماضي = 2019"),
    ("هذا العام", "هذا العام = 2021"),
    ("السنة المقبلة", "السنة المقبلة = 2022"),
    ("القرن الماضي", "القرن الماضي = 19"),
    ("ثمانينات القرن الماضي", "ثمانينات القرن الماضي = 198"),
    ("صيف العام الماضي", "صيف العام الماضي = 2020-SU"),
    ("الصيف الماضي", "الصيف الماضي = 2020-SU"),
    ("الربع الأول من العام الجاري", "الربع الأول من العام الجاري = 2021-Q1"),
    ("خلال الأشهر الثلاثة الأولى من العام الماضي بلغ", "الأشهر الثلاثة الأولى من العام الماضي = 2020 START"),
    ("في الفترة نفسها من 2019 كان", "الفترة نفسها من 2019 = 2019 START"),
    ("قياسا بالفترة نفسها من العام الماضي", "الفترة نفسها من العام الماضي = 2020 START"),
    ("نمت في الربع الثاني بعد ركود", "الربع الثاني = 2021-Q2"),
    ("سينجز المشروع في الربع الثالث بعد تأخر", "الربع الثالث = 2021-Q3"),
    ("انخفضت أسعار الربع الرابع وارتفع الطلب", "الربع الرابع = 2020-Q4"),
    ("في 20 من شهر صفر من العام الماضي غرق شاب", "20 من شهر صفر من العام الماضي = 2019-10-19"),
    ("ما جرى في الربيع كان", "الربيع = 2021-SP"),
    ("ننتظر منذ الصباح", "الصباح = 2021-06-16"),
    ("خلت الشوارع وقت الظهيرة", "وقت الظهيرة = 2021-06-16"),
    ("خرجت قبل الفجر", "قبل الفجر = 2021-06-16 BEFORE"),
    ("في مارس الماضي", "مارس الماضي = 2021-03"),
    ("في يونيو الماضي", "يونيو الماضي = 2020-06"),
    ("في مايو المقبل", "مايو المقبل = 2022-05"),
    ("14 يوليو الماضي", "14 يوليو الماضي = 2020-07-14"),
    ("في مايو (أيار) من العام الماضي", "مايو (أيار) من العام الماضي = 2020-05"),
    ("منذ نوفمبر", "نوفمبر = 2020-11"),
    ("في آذار", "آذار = 2021-03"),
    ("في أيار", "أيار = 2021-05"),
    ("سيلتقيان في أيلول", "أيلول = 2021-09"),
    ("منذ عيد الفطر", "عيد الفطر = 2021-05-13"),
    ("في ثاني أيام عيد الأضحى", "ثاني أيام عيد الأضحى = 2021-07-21"),
    ("قبل ثلاثة أيام", "قبل ثلاثة أيام = 2021-06-13"),
    ("قبل أسبوعين", "قبل أسبوعين = 2021-W22"),
    ("قبل أربعة أشهر", "قبل أربعة أشهر = 2021-02"),
    ("قبل عام", "قبل عام = 2020"),
    ("قبل حوالي شهرين", "قبل حوالي شهرين = 2021-04 APPROX"),
    ("قبل أكثر من أسبوعين", "قبل أكثر من أسبوعين = 2021-W22 BEFORE"),
    ("قبل سنة ونصف السنة", "قبل سنة ونصف السنة = 2019-12"),
    ("he said yesterday that", "yesterday = 2021-06-15"),
    ("he said on Tuesday that", "Tuesday = 2021-06-15"),
    ("he said last Wednesday", "last Wednesday = 2021-06-09"),
    ("they will meet on Friday", "Friday = 2021-06-18"),
    ("two weeks ago", "two weeks ago = 2021-W22"),
    ("a year ago", "a year ago = 2020"),
    ("earlier this month", "earlier this month = 2021-06"),
    ("last year", "last year = 2020"),
    ("next week", "next week = 2021-W25"),
    ("3 hours ago", "3 hours ago = 2021-06-16"),
    ("last summer", "last summer = 2020-SU"),
    ("in March", "March = 2021-03"),
    ("قبل نهاية يوليو", "قبل نهاية يوليو = 2021-07 BEFORE"),
    ("قبل دخول شهر رمضان", "قبل دخول شهر رمضان = 2021-04 BEFORE"),
    ("زارهم قبل العيد", "قبل العيد = 2021-05-13 BEFORE"),
    ("عيد الفصح الماضي", "عيد الفصح الماضي = 2021-04-04"),
    ("منذ الربيع", "الربيع = 2021-SP"),
    ("منذ مطلع الشتاء", "مطلع الشتاء = 2020-WI START"),
    ("حتى ساعات الفجر", "ساعات الفجر = 2021-06-16"),
    ("في السادسة صباحا", "السادسة صباحا = 2021-06-16"),
    ("عند الثامنة من مساء أمس", "الثامنة من مساء أمس = 2021-06-15"),
    ("خطبة الجمعة الماضية", "الجمعة الماضية = 2021-06-11"),
    ("before the end of July", "before the end of July = 2021-07 BEFORE"),
    ("since Easter", "Easter = 2021-04-04"),
    ("on Good Friday", "Good Friday = 2021-04-02"),
    ("since the spring", "the spring = 2021-SP"),
    ("since last winter", "last winter = 2020-WI"),
    ("the first week of May", "the first week of May = 2021-05 START"),
    ("past three in the morning", "three in the morning = 2021-06-16"),
    ("the fair ends on Thursday", "Thursday = 2021-06-17"),
    ("after Monday's strike", "Monday = 2021-06-14"),
    ("in the early hours of Sunday", "the early hours of Sunday = 2021-06-13"),
    ("prices will rise from the spring", "the spring = 2022-SP"),
    ("no trains before the weekend", "the weekend = 2021-W24-WE"),
    ("the winter of 1996", "the winter of 1996 = 1996-WI"),
    ("shortly after dawn yesterday", "shortly after dawn yesterday = 2021-06-15"),
    ("fell before dawn Tuesday", "before dawn Tuesday = 2021-06-15"),
    ("the report is expected on Thursday", "Thursday = 2021-06-17"),
    ("They meet Norland on Friday", "Friday = 2021-06-18"),
    ("talks are now under way", "now = PRESENT_REF"),
    ("Sun 13 June 2021 17.22 BST", "Sun 13 June 2021 17.22 BST = 2021-06-13"),
    ("9:31 PM · Jun 13, 2021", "9:31 PM · Jun 13, 2021 = 2021-06-13"),
]


@pytest.mark.parametrize(("text", "expected"), [*MODIFIED, *RELATIVE])
def test_modified_and_relative_expressions(text: str, expected: str) -> None:
    assert said(text) == [expected]


SEVERAL = [
    ("من 5 إلى 9 أغسطس 2014", ["5 إلى 9 أغسطس 2014 = 2014-08-05/2014-08-09"]),
    ("في السابع والثامن من تموز - يوليو", ["السابع = 2021-07-07", "الثامن من تموز - يوليو = 2021-07-08"]),
    ("من 28 مايو إلى 3 يونيو 2014", ["28 مايو = 2014-05-28", "3 يونيو 2014 = 2014-06-03"]),
    ("يومي الاثنين والثلاثاء الماضيين", ["يومي الاثنين = 2021-06-14", "الثلاثاء = 2021-06-15"]),
    ("يومي الثلاثاء والخميس", ["يومي الثلاثاء = 2021-06-08", "الخميس = 2021-06-10"]),
    ("بين عامي 2011 و2014", ["بين عامي 2011 و2014 = 2011/2014"]),
    ("من 2011 إلى 2014", ["2011 = 2011", "2014 = 2014"]),
    ("خطة 2011-2014", ["2011 = 2011", "2014 = 2014"]),
    ("خطة «2015 ـ 2020م»", ["2015 = 2015", "2020م = 2020"]),
    ("من مايو إلى يوليو 2014", ["مايو = 2014-05", "يوليو 2014 = 2014-07"]),
    ("أمس وأول من أمس", ["أمس = 2021-06-15", "أول من أمس = 2021-06-14"]),
    ("في عام 2012 وفي 2013", ["عام 2012 = 2012", "2013 = 2013"]),
    ("between 2011 and 2014", ["between 2011 and 2014 = 2011/2014"]),
    ("August 14 and 15, 2014", ["August 14 = 2014-08-14", "15, 2014 = 2014-08-15"]),
    ("9-11 June 2014", ["9-11 June 2014 = 2014-06-09/2014-06-11"]),
]
NARRATED = [
    (
        "ربح مليونا في الربع الأول من 2014 مقارنة بالفترة المماثلة من العام السابق، ثم خسر",
        ["الربع الأول من 2014 = 2014-Q1", "الفترة المماثلة من العام السابق = 2013-Q1"],
    ),
    (
        "ربح مليونا في النصف الأول من 2014 مقارنة بنفس الفترة من عام 2012",
        ["النصف الأول من 2014 = 2014-H1", "نفس الفترة من عام 2012 = 2012-H1"],
    ),
    ("سقطت عام 2014، وقبلها بعام انهارت", ["عام 2014 = 2014", "قبلها بعام = 2013"]),
    ("في 3 مايو 2014 التقيا، وبعد ذلك بيومين افترقا", ["3 مايو 2014 = 2014-05-03", "بعد ذلك بيومين = 2014-05-05"]),
    ("في 3 مايو 2014. وفي اليوم نفسه قال", ["3 مايو 2014 = 2014-05-03", "اليوم نفسه = 2014-05-03"]),
    ("في 3 مايو 2014. وفي اليوم التالي قال", ["3 مايو 2014 = 2014-05-03", "اليوم التالي = 2014-05-04"]),
    ("سقط عام 2001. وبعد 13 عاما، عادوا", ["عام 2001 = 2001", "بعد 13 عاما = 2014"]),
    ("وبعد عشر سنوات من الحرب", ["عشر سنوات = P10Y"]),
    ("قتل أمس. وفي الساعة الرابعة والنصف فجرا", ["أمس = 2021-06-15", "الساعة الرابعة والنصف فجرا = 2021-06-15"]),
    ("بدأت في مارس 2011 وانتهت في مايو", ["مارس 2011 = 2011-03", "مايو = 2011-05"]),
    (
        "On May 3, 2014 they met. Two days later they parted",
        ["May 3, 2014 = 2014-05-03", "Two days later = 2014-05-05"],
    ),
    (
        "استمرت من مساء الاثنين حتى ساعات الفجر",
        ["مساء الاثنين = 2021-06-14", "ساعات الفجر = 2021-06-15"],
    ),
    ("أبرم عام 2016 وألغي بعد عامين.", ["عام 2016 = 2016", "بعد عامين = 2018"]),
    ("أدرجت عام 2012 ثم رفعت بعد أربعة أعوام إثر تسوية", ["عام 2012 = 2012", "بعد أربعة أعوام = 2016"]),
    ("on Dhu al-Hijja 20, he said", ["Dhu al-Hijja 20 = 2021-07-30"]),
    ("on Feb. 7, 2014; the following week", ["Feb. 7, 2014 = 2014-02-07", "the following week = 2014-W07"]),
    ("في 7 فبراير 2014. وفي الأسبوع التالي", ["7 فبراير 2014 = 2014-02-07", "الأسبوع التالي = 2014-W07"]),
    ("على أن تنتهي يوم الأحد", ["يوم الأحد = 2021-06-20"]),
    ("A statement is expected on Thursday", ["Thursday = 2021-06-17"]),
    ("زيادة العدد إلى ستة عشر العام المقبل", ["العام المقبل = 2022"]),
    ("In May 2014 they met; a fortnight later they parted", ["May 2014 = 2014-05", "a fortnight later = P2W"]),
    ("between March and May 2014", ["March and May 2014 = 2014-03/2014-05"]),
    ("from November 2012 to March 2013", ["November 2012 to March 2013 = 2012-11/2013-03"]),
    ("He ruled from 2003 to 2011", ["from 2003 to 2011 = 2003/2011"]),
    ("The town fell in 2009. The following spring it rose", ["2009 = 2009", "The following spring = 2010-SP"]),
    ("He left in 2009, in May of that year", ["2009 = 2009", "May of that year = 2009-05"]),
    ("in 2011 and 2013", ["2011 = 2011", "2013 = 2013"]),
    ("In 2014 it fell; the following year it rose", ["2014 = 2014", "the following year = 2015"]),
    ("Signed on May 12, broken the following week", ["May 12 = 2021-05-12", "the following week = 2021-W20"]),
    ("It is expected to last three weeks and had spent an hour", ["three weeks = P3W", "an hour = PT1H"]),
]


@pytest.mark.parametrize(("text", "expected"), [*SEVERAL, *NARRATED])
def test_several_expressions(text: str, expected: list[str]) -> None:
    assert said(text) == expected


GOING_ON = [
    (
        "In March 2012 he was held. In June he left; that August he fled.",
        ["March 2012 = 2012-03", "June = 2012-06", "that August = 2012-08"],
    ),
    (
        "The truce of 2 November 2015 held. On 4 December a convoy passed.",
        ["2 November 2015 = 2015-11-02", "4 December = 2015-12-04"],
    ),
    ("He aimed high. By Monday night donations stood at 4,000", ["Monday night = 2021-06-14"]),
    ("The trial continues on Thursday", ["Thursday = 2021-06-17"]),
    ("In October his deputy dined with them", ["October = 2020-10"]),
]
"""Sentences of English pages, which go on in the year told of before."""


@pytest.mark.parametrize(("text", "expected"), GOING_ON)
def test_an_english_page_goes_on_in_the_year_told_of(text: str, expected: list[str]) -> None:
    english = Page(Document(id="0", capture="0", name="page.txt", text=text, language="en", method="test"))
    assert [f"{text[one.start : one.end]} = {one.value}" for one in moments(english, PUBLISHED)] == expected


SPANS = [
    ("منذ أربع سنوات", "أربع سنوات = P4Y"),
    ("منذ ستة اشهر", "ستة اشهر = P6M"),
    ("خلال 60 يوما", "60 يوما = P60D"),
    ("لمدة عامين", "عامين = P2Y"),
    ("لنحو أربعة أشهر", "نحو أربعة أشهر = P4M APPROX"),
    ("منذ أكثر من أربع سنوات", "أربع سنوات = P4Y"),
    ("خلال 48 ساعة", "48 ساعة = PT48H"),
    ("خلال الـ48 ساعة القادمة", "الـ48 ساعة القادمة = PT48H"),
    ("أربع ساعات ونصف", "أربع ساعات ونصف = PT4H30M"),
    ("منذ شهر ونصف", "شهر ونصف = P1.5M"),
    ("على مدى عقدين", "عقدين = P20Y"),
    ("نصف قرن", "نصف قرن = P50Y"),
    ("خلال أسبوع", "أسبوع = P1W"),
    ("منذ عام", "عام = P1Y"),
    ("السنوات العشر الماضية", "السنوات العشر الماضية = P10Y"),
    ("خلال اليومين الماضيين", "اليومين الماضيين = P2D"),
    ("سنتين وثلاثة أشهر", "سنتين وثلاثة أشهر = P2Y3M"),
    ("لليوم الرابع على التوالي", "ليوم الرابع على التوالي = P4D"),
    ("for three and a half years", "three and a half years = P42M"),
    ("منذ أكثر من عقد", "عقد = P10Y"),
    ("بعد أقل من ساعة", "ساعة = PT1H"),
    ("منذ عام ونصف العام", "عام ونصف العام = P18M"),
    ("انتظر ثلث ساعة", "ثلث ساعة = PT20M"),
    ("قبل نحو نصف ساعة من دخولهم", "نحو نصف ساعة = PT30M APPROX"),
    ("طوال الأسبوع", "الأسبوع = P1W"),
    ("وبعد ذلك بيومين", "بعد ذلك بيومين = P2D"),
    ("مساء كل خميس", "مساء كل خميس = XXXX-WXX-4"),
    ("في مطلع كل شهر", "مطلع كل شهر = XXXX-XX START"),
    ("every Thursday", "every Thursday = XXXX-WXX-4"),
    ("within the hour", "the hour = PT1H"),
    ("for more than a year", "a year = P1Y"),
    ("over the past year", "the past year = P1Y"),
    ("a 60-day deadline", "60-day = P60D"),
    ("in the past two weeks", "the past two weeks = P2W"),
    ("خلال الثلاثة الأشهر المقبلة", "الثلاثة الأشهر المقبلة = P3M"),
    ("معركة جسر الأربعين عام 1999", "عام 1999 = 1999"),
    ("كما تقضي معاهدة 1962 بين البلدين", "1962 = 1962"),
]
VAGUE = [
    ("حتى الآن", "الآن = PRESENT_REF"),
    ("ما نراه في عالم اليوم", "اليوم = PRESENT_REF"),
    ("في الوقت الراهن", "الوقت الراهن = PRESENT_REF"),
    ("خلال الأيام الماضية", "الأيام الماضية = PAST_REF"),
    ("السنوات القليلة الماضية", "السنوات القليلة الماضية = PAST_REF"),
    ("في الأسابيع الأخيرة", "الأسابيع الأخيرة = PAST_REF"),
    ("الأسابيع المقبلة", "الأسابيع المقبلة = FUTURE_REF"),
    ("في الموسم المقبل", "الموسم المقبل = FUTURE_REF"),
    ("خلال الفترة القادمة", "الفترة القادمة = FUTURE_REF"),
    ("in recent weeks", "recent weeks = PAST_REF"),
    ("in the coming days", "the coming days = FUTURE_REF"),
]


@pytest.mark.parametrize(("text", "expected"), [*SPANS, *VAGUE])
def test_spans_and_vague_references_need_no_publication_date(text: str, expected: str) -> None:
    assert said(text, None) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وفي مايو 2014", "مايو 2014"),
        ("لعام 2014", "عام 2014"),
        ("كالعام 2014", "العام 2014"),
        ("بأمس", "أمس"),
        ("لليوم", "ليوم"),
        ("ولـ2014", "2014"),
        ("ومساء الاثنين", "مساء الاثنين"),
    ],
)
def test_proclitics_stay_outside(text: str, expected: str) -> None:
    (found,) = moments(page(text), PUBLISHED)
    assert text[found.start : found.end] == expected


@pytest.mark.parametrize(
    "text",
    [
        "يبعد 90 كلم عن العاصمة",
        "أرسل 5000 جندي",
        "قتل 2000 شخص و1950 أسيرا",
        "فاز 3-1 ثم 2-0",
        "هاتف 050-123-4567",
        "بسعر 49.34 دولار وبنسبة 24% و2.5 مليون",
        "القرار 2216 والقرار 1973 والقرارات 1696 و1737",
        "المادة 15 من القانون",
        "التقى المديرين العامين",
        "مدير عام المؤسسة والأمين العام والرأي العام بشكل عام",
        "لم تتغير منذ أشهر ومنذ سنوات، مؤخرا وقريبا وحاليا وسابقا",
        "وقع بعد أيام من الاتفاق وقبل ساعات من الهدنة",
        "كامل زيدان (30 عاما) وأخوه البالغ 61 عاما",
        "انتقل اللاعب صاحب الـ26 عاما إلى النادي، وسجل هدفين في الدقائق الأخيرة",
        "تحت سن 15 سنة ومن العمر 20 عاما",
        "قوى 14 آذار وفريق 8 آذار",
        "مدينة 6 أكتوبر",
        "صلاة الجمعة وخطبة الجمعة",
        "الربيع العربي",
        "مع بداية الربيع العربي",
        "بيان رقم (17) حول الجريمة",
        "فاز 1-صفر ثم 2-صفر",
        "قال الكابتن كابريل سالم",
        "شكره على ما يوليه من عناية",
        "هدف في الربع الأول من المباراة",
        "a report in the Sunday Bulletin",
        "اليوم العالمي للصحافة",
        "قتل في سوق الخميس",
        "قال لصحيفة «اليوم»",
        "قالت «اليوم التالي» و«العهد الآن» و«الغد القومي»",
        "بعدما لامس السعر القاع مع نظيره يوريس بالان",
        "مليون برميل باليوم",
        "كل سنة وكل 5 سنوات",
        "مارس الرياضة ومر بشهر عسل",
        "مجموعة 5+1",
        "http://example.org/2015/07/21/page و @name1998",
        "resolution 1701 and 1500 people",
        "it may march on",
        "61-year-old man aged 61, 61 years old",
        "every year, recently, soon, currently, for years",
        "he scored on 58 minutes and again three minutes from time",
        "لن ندعمها بعد اليوم أبدا",
        "the line is open 24 hours a day",
        "the Movement of 4 July",
        "he won 3-1",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text", ["أمس", "الاثنين", "في مايو", "5 مايو", "العام الماضي", "قبل عامين", "last week", "عيد الفطر الماضي"]
)
def test_relative_expressions_without_publication_have_no_value(text: str) -> None:
    (found,) = moments(page(text), None)
    assert (found.value, found.earliest, found.latest) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("منتصف عام 2023", "2023-05-01", "2023-08-31"),
        ("مطلع مايو 2023", "2023-05-01", "2023-05-10"),
        ("أواخر عام 2023", "2023-09-01", "2023-12-31"),
        ("قبل 18 مايو 2023", None, "2023-05-18"),
        ("بعد عام 2003", "2003-12-31", None),
        ("التسعينات", "1990-01-01", "1999-12-31"),
        ("القرن العشرين", "1900-01-01", "1999-12-31"),
        ("الربع الثاني من 2023", "2023-04-01", "2023-06-30"),
        ("صيف 2023", "2023-06-01", "2023-08-31"),
        ("الأسبوع الماضي", "2021-06-07", "2021-06-13"),
        ("رمضان 1436", "2015-06-18", "2015-07-16"),
        ("الآن", "2021-06-16", "2021-06-16"),
        ("الأيام الماضية", None, "2021-06-16"),
        ("الأيام المقبلة", "2021-06-16", None),
        ("لمدة عامين", None, None),
        ("خلال اليومين الماضيين", "2021-06-14", "2021-06-16"),
        ("السنوات الثلاث المقبلة", "2021-06-16", "2024-06-16"),
        ("قبل أكثر من أسبوعين", None, "2021-06-02"),
        ("حوالي 20 يوليو 2015", "2015-07-17", "2015-07-23"),
        ("حوالي عام 1970", "1969-07-03", "1971-07-01"),
    ],
)
def test_days_an_expression_can_mean(text: str, earliest: str | None, latest: str | None) -> None:
    (found,) = moments(page(text), PUBLISHED)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_a_language_without_a_table_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        language("xx")


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_class_and_part_of_a_table_is_used(name: str) -> None:
    one = language(name)
    used = set(re.findall(r"[a-z_]+", " ".join([*one.parts.values(), *(rule.says for rule in one.rules)])))
    assert {*one.words, *one.parts} <= used


@pytest.mark.parametrize(
    ("pattern", "error"), [("month nosuchclass", KeyError), ("month &", ValueError), ("month ) year_word", ValueError)]
)
def test_a_pattern_that_cannot_be_read_is_an_error(pattern: str, error: type[Exception]) -> None:
    broken = Language(words=language("ar").words, parts={}, rules=[Rule(says=pattern, means="date")])
    with pytest.raises(error):
        Grammar({"ar": broken})


def vocabulary() -> list[str]:
    words = {
        form
        for name in LANGUAGES
        for values in language(name).words.values()
        for forms in values.values()
        for form in forms
    }
    joining = "في من إلى منذ حتى بين كل هذا هذه و الساعة شهر كتاب قال of to and in on at the ago later ( ) ، , / - . \n"
    written = "5 12 31 1436 1999 2014 2014م 20th 5/7/2015 2011-2014 18:30 ٢٠١٥"
    return [*sorted(words), *(joining.split(" ") + written.split(" ")) * 8]


def consistent(found: tuple[Moment, ...], text: str) -> None:
    assert all(one.end <= other.start for one, other in pairwise(found))
    for one in found:
        quote = text[one.start : one.end]
        assert quote
        assert quote == quote.strip(" \n،,")
        if one.earliest and one.latest:
            assert one.earliest <= one.latest
        meant = calendar.extent(one.value) if one.value else None
        if meant and one.mod is None and not re.search("رمضان|ramadan|ramadhan", quote.lower()):
            assert one.earliest
            assert one.latest
            assert one.earliest <= meant[1].isoformat()
            assert meant[0].isoformat() <= one.latest


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(vocabulary()), max_size=25).map(" ".join),
    st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2060, 12, 31))),
)
def test_moments_are_in_order_apart_and_consistent(text: str, published: date | None) -> None:
    found = moments(page(text), published)
    consistent(found, text)
    assert found == moments(page(text), published)


@settings(max_examples=100, deadline=None)
@given(st.text("ـًُ\u200f 5٥/-مايوأس20يم1نtheday،", max_size=60))
def test_any_text_is_read(text: str) -> None:
    consistent(moments(page(text), PUBLISHED), text)


MONTHS = {name: language(name).words for name in LANGUAGES}
ARABIC_MONTHS = {n: [*MONTHS["ar"]["month"].get(n, []), *MONTHS["ar"]["weak_month"].get(n, [])] for n in range(1, 13)}
ENGLISH_MONTHS = {
    n: [
        *MONTHS["en"]["month"].get(n, []),
        *MONTHS["en"]["weak_month"].get(n, []),
        *MONTHS["en"]["short_month"].get(n, []),
    ]
    for n in range(1, 13)
}
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
ARABIC_SHAPES = [
    "{d} {m} {y}", "{d} {m}/{p} {y}", "{d} {m} ({p}) {y}", "{d} {m} {p} {y}", "{d} {m} - {p} {y}", "{d} من {m} {y}",
    "{d} {m} عام {y}", "{d} {m} من العام {y}", "{w} {d} {m} {y}", "{w} ({d} {m} {y})", "مساء {w} {d} {m} {y}م",
    "{m} {d}, {y}", "{d}/{n}/{y}", "{d}-{n}-{y}", "{y}/{n}/{d}", "{y}-{n:02}-{d:02}", "{d} / {n} / {y}",
]  # fmt: skip
ENGLISH_SHAPES = ["{d} {e} {y}", "{e} {d}, {y}", "{d}th of {e} {y}", "{d}th, {e} {y}", "{e} {d} {y}"]


@settings(max_examples=200, deadline=None)
@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from([*ARABIC_SHAPES, *ENGLISH_SHAPES]),
    st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]),
    st.data(),
)
def test_a_written_date_is_read_back(day: date, shape: str, digits: str, data: st.DataObject) -> None:
    names = {
        "m": data.draw(st.sampled_from(ARABIC_MONTHS[day.month])),
        "p": data.draw(st.sampled_from(ARABIC_MONTHS[day.month])),
        "e": data.draw(st.sampled_from(ENGLISH_MONTHS[day.month])).title(),
        "w": WEEKDAYS[day.weekday()],
    }
    written = shape.format(d=day.day, n=day.month, y=day.year, **names)
    if shape not in ENGLISH_SHAPES:
        written = written.translate({ord(str(n)): digit for n, digit in enumerate(digits)})
    text = f"وقع الاتفاق بتاريخ {written} سرا"
    found = moments(page(text), data.draw(st.sampled_from([None, PUBLISHED])))
    assert [(text[one.start : one.end], one.value, one.earliest, one.latest) for one in found] == [
        (written, day.isoformat(), day.isoformat(), day.isoformat())
    ]


@settings(max_examples=100, deadline=None)
@given(st.integers(1343, 1500), st.integers(1, 12), st.integers(1, 28), st.booleans())
def test_a_hijri_date_is_read_as_its_gregorian_day(year: int, month: int, day: int, in_words: bool) -> None:
    name = MONTHS["ar"]["hijri_month"][month][0]
    written = f"{day} {name} {year}هـ" if in_words else f"{day}/{month}/{year}هـ"
    (found,) = moments(page(written), None)
    meant = calendar.hijri(year, month, day)
    assert meant is not None
    assert found.value == meant[0].isoformat()


@pytest.mark.parametrize(
    "unit", ["5 ", "5 مايو ", "2014 ", "الاثنين ", "مايو/", "1/", "خمسة و", "ساعة متأخرة من ", "(", "\n"]
)
def test_long_runs_take_time_in_proportion(unit: str) -> None:
    started = time.process_time()
    moments(page(unit * 1500), PUBLISHED)
    assert time.process_time() - started < 10


def test_two_months_behind_an_event_are_two_months():
    assert said("اعتداءات أغسطس أفريل") == ["أغسطس = 2021-08", "أفريل = 2021-04"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("يلعب يوم 23 يوليو، ثم يوم 31.", ["يوم 23 يوليو = 2021-07-23", "يوم 31 = 2021-07-31"]),
        (
            "تبدأ يوم الأحد (10/شوال / 1442هـ) الموافق (23/5/2021م) الساعة الحادية عشرة مساءً.",
            ["يوم الأحد (10/شوال / 1442هـ) الموافق (23/5/2021م) الساعة الحادية عشرة مساءً = 2021-05-23"],
        ),
        (
            "من الساعة (11:59) مساءً بتوقيت اليمن يوم الأحد (11 شوال 1442هـ ) الموافق ( 23 مايو 2021م )",
            ["الساعة (11:59) مساءً بتوقيت اليمن يوم الأحد (11 شوال 1442هـ ) الموافق ( 23 مايو 2021م ) = 2021-05-23"],
        ),
        ("هدنة لمدة (خمسة) أيام", ["(خمسة) أيام = P5D"]),
        ("بتاريخ 7 / يوليو /2020م", ["7 / يوليو /2020م = 2020-07-07"]),
        ("لعب له حتى موسم 2019 ثم انتقل", ["موسم 2019 = 2019"]),
        ("قمصان الموسم الرياضي 2020/2021م", ["الموسم الرياضي 2020/2021م = 2020/2021"]),
        ("ومنهم نحو 1800 مقاتل", []),
        ("أمطار خلال أيام العيد", ["أيام العيد = 2021-05-13"]),
        ("يحتاجه في المرحلة المقبلة", ["المرحلة المقبلة = FUTURE_REF"]),
    ],
)  # fmt: skip
def test_dates_in_brackets_seasons_and_days_without_a_month(text: str, found: list[str]) -> None:
    assert said(text) == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On Friday the two sides will meet.", "2021-06-18"),
        ("On Friday the two sides met.", "2021-06-11"),
        ("Update, 19 June: after publication Norland was told.", "2021-06-19"),
    ],
)
def test_a_day_that_opens_an_english_sentence_lies_where_its_verb_looks(text: str, value: str) -> None:
    document = Document(id="0", capture="0", name="page.txt", text=text, language="en", method="test")
    assert [one.value for one in moments(Page(document), PUBLISHED)] == [value]
