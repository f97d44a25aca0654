from __future__ import annotations

from msgspec.structs import replace

from marsad.model.document import Document
from marsad.model.marked import Marked
from marsad.model.reading import Reading
from marsad.model.zone import Zone
from marsad.read.actors.aliases import aliases
from marsad.read.readings import reading

PAGE = """لقاءات سرية في رمانة
صحيفة الساحل - رمانة
2022-06-10

قال المرصد الوطني للحدود إن حركة السنابل التقت قوات حرس الممرات سرا في بلدة رمانة في مايو 2022.
وأضاف الدكتور سالم الدهمان أمس أن الحركة نفت اللقاء، بحسب وكالة الممرات للأنباء.
"""


def _read(text: str) -> Reading:
    return reading(Document(id="d", capture="c", name="n", text=text, language="ar", method="test"), aliases())


def test_every_mark_says_why_and_how_sure() -> None:
    found = _read(PAGE)
    mentions = [mention for actor in found.actors for mention in actor.mentions]
    marks = [*found.zones, *mentions, *found.times, *found.attributions, *found.claims]
    assert all((found.zones, mentions, found.times, found.attributions, found.claims))
    for mark in marks:
        assert mark.why
        assert 0 <= mark.confidence <= 1


def test_the_reason_names_the_row() -> None:
    found = _read(PAGE)
    said = {found.text[one.cue.start : one.cue.end]: one.why for one in found.attributions if one.cue}
    assert said["قال"].endswith(": قال")
    assert said["نفت"].endswith(": نفى")
    assert "بحسب" in said["بحسب وكالة الممرات للأنباء"]
    (may,) = (time.why for time in found.times if time.value == "2022-05")
    assert may.startswith("date: moments.ar rule ")
    (yesterday,) = (time.why for time in found.times if found.text[time.start : time.end] == "أمس")
    assert yesterday.startswith("date counted: moments.ar rule ")


def test_a_mark_is_the_same_whatever_made_it() -> None:
    one = Zone(0, 3, kind="body", why="signpost", confidence=0.5)
    assert one == Zone(0, 3, kind="body")
    assert replace(one, why="") == one
    assert len({one, Zone(0, 3, kind="body")}) == 1
    assert Marked(1, 2, why="b") > Marked(0, 2, why="a")


def test_a_persian_page_has_times_and_sources_and_no_dealings() -> None:
    text = (
        "دیدارهای بندر سپید\nخبرگزاری ایرنا\n۱۷ مرداد ۱۴۰۲\n\n"
        "روسیه دیروز این گزارش را تکذیب کرد و گفت که هیچ دیداری در بندر سپید برگزار نشده است.\n"
    )
    found = reading(Document(id="d", capture="c", name="n", text=text, language="fa", method="test"), aliases())
    assert found.published == "2023-08-08"
    assert [time.value for time in found.times] == ["2023-08-08", "2023-08-07"]
    assert [one.stance for one in found.attributions] == ["denies", "asserts"]
    assert found.claims == ()
