"""Times on Persian pages: the solar Hijri calendar, Persian names of months, what is counted from publication."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model.document import Document
from marsad.read.moments.moments import moments
from marsad.read.moments.solar import nowruz, solar, solar_month, solar_year
from marsad.read.page import Page

PUBLISHED = date(2023, 8, 9)
"""A Wednesday, 18 Mordad 1402."""


def said(text: str, published: date | None = PUBLISHED) -> list[str]:
    document = Document(id="0", capture="0", name="n", text=text, language="fa", method="test")
    found = moments(Page(document), published)
    return [f"{text[one.start : one.end]} = {one.value} {one.mod or ''}".rstrip() for one in found]


WHOLE = [
    ("دیروز", "2023-08-08"),
    ("امروز", "2023-08-09"),
    ("فردا", "2023-08-10"),
    ("پریروز", "2023-08-07"),
    ("پس‌فردا", "2023-08-11"),
    ("دیشب", "2023-08-08"),
    ("روز گذشته", "2023-08-08"),
    ("صبح امروز", "2023-08-09"),
    ("سه‌شنبه گذشته", "2023-08-08"),
    ("سه شنبه گذشته", "2023-08-08"),
    ("روز سه‌شنبه", "2023-08-08"),
    ("روز سه شنبه هفته گذشته", "2023-08-01"),
    ("شنبه آینده", "2023-08-12"),
    ("امروز چهارشنبه", "2023-08-09"),
    ("چهارشنبه ۱۸ مرداد", "2023-08-09"),
    ("۱۷ مرداد ۱۴۰۲", "2023-08-08"),
    ("17 مرداد 1402", "2023-08-08"),
    ("هفدهم مرداد سال ۱۴۰۲", "2023-08-08"),
    ("هفدهم مردادماه ۱۴۰۲ خورشیدی", "2023-08-08"),
    ("بیست و یکم آذر ۱۴۰۰", "2021-12-12"),
    ("۲۲ بهمن ۱۳۵۷", "1979-02-11"),
    ("۳۰ اسفند ۱۳۹۹", "2021-03-20"),
    ("۱ فروردین ۱۴۰۳", "2024-03-20"),
    ("۱۴۰۲/۰۵/۱۷", "2023-08-08"),
    ("۱۳۹۸/۱۰/۱۳", "2020-01-03"),
    ("مرداد ۱۴۰۱", "2022-08"),
    ("مهر ۱۴۰۰", "2021-10"),
    ("دی ۱۳۹۸", "2020-01"),
    ("تیرماه", "2023-07"),
    ("اردیبهشت سال گذشته", "2022-05"),
    ("سال ۱۴۰۱", "2022"),
    ("سال ۱۴۰۱ خورشیدی", "2022"),
    ("سال ۲۰۲۱ میلادی", "2021"),
    ("سال ۲۰۱۹", "2019"),
    ("۱۷ مه ۲۰۲۱", "2021-05-17"),
    ("۱۷ مه سال ۲۰۲۱ میلادی", "2021-05-17"),
    ("ژانویه ۲۰۲۰", "2020-01"),
    ("ماه اوت ۲۰۲۲", "2022-08"),
    ("۱۱ سپتامبر ۲۰۱۲", "2012-09-11"),
    ("اوایل سال ۱۳۹۹", "2020 START"),
    ("اواسط مرداد ۱۴۰۱", "2022-08 MID"),
    ("اواخر سال ۲۰۲۲", "2022 END"),
    ("حدود سال ۲۰۱۵", "2015 APPROX"),
    ("پیش از سال ۱۳۹۸", "2019 BEFORE"),
    ("پس از ژانویه ۲۰۲۰", "2020-01 AFTER"),
    ("سال گذشته", "2022"),
    ("سال جاری", "2023"),
    ("ماه گذشته", "2023-07"),
    ("این ماه", "2023-08"),
    ("هفته گذشته", "2023-W31"),
    ("هفته آینده", "2023-W33"),
    ("سه روز پیش", "2023-08-06"),
    ("دو هفته پیش", "2023-W30"),
    ("چهار ماه", "P4M"),
    ("۶۰ روز", "P60D"),
    ("روزهای گذشته", "PAST_REF"),
    ("هفته‌های آینده", "FUTURE_REF"),
    ("هم‌اکنون", "PRESENT_REF"),
    ("تابستان ۱۴۰۱", "2022-SU"),
    ("ماه رمضان", "2023-04"),
]


@pytest.mark.parametrize(("text", "value"), WHOLE)
def test_a_persian_time_is_found_whole_and_valued(text, value):
    assert said(f"دیدار آنان {text} انجام شد.") == [f"{text} = {value}"]


@pytest.mark.parametrize("text", ["مرد ۴۰ ساله آمد.", "کمال مهر در تهران ماند.", "تیر به او خورد.", "هر روز می‌آید."])
def test_what_only_looks_like_a_time(text):
    assert said(text) == []


def test_without_a_date_of_publication_relative_times_stay_unknown():
    assert said("دیروز و ماه گذشته", None) == ["دیروز = None", "ماه گذشته = None"]


def test_the_days_of_a_month_are_its_own_and_not_those_of_the_gregorian_one():
    text = "مرداد ۱۴۰۱"
    (found,) = moments(Page(Document(id="0", capture="0", name="n", text=text, language="fa", method="t")), PUBLISHED)
    assert (found.earliest, found.latest) == ("2022-07-23", "2022-08-22")


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1300, (1921, 3, 21)),
        (1354, (1975, 3, 21)),
        (1375, (1996, 3, 20)),
        (1399, (2020, 3, 20)),
        (1400, (2021, 3, 21)),
        (1403, (2024, 3, 20)),
        (1404, (2025, 3, 21)),
        (1408, (2029, 3, 20)),
    ],
)
def test_new_year(year, day):
    assert nowruz(year) == date(*day)


@given(st.dates(date(1700, 1, 1), date(2200, 1, 1)))
def test_every_day_lies_in_its_solar_month(day):
    year, month = solar_year(day), solar_month(day)
    extent = solar(year, month)
    assert extent is not None
    assert extent[0] <= day <= extent[1]
    assert solar(year, month, (day - extent[0]).days + 1) == (day, day)
    after = solar(year + month // 12, month % 12 + 1)
    assert after is not None
    assert after[0] == extent[1] + timedelta(1)


@pytest.mark.parametrize("given", [(1402, 13, 1), (1402, 12, 30), (1402, 7, 31), (0, 1, 1), (1402, 1, 32)])
def test_there_are_no_such_days(given):
    assert solar(*given) is None
