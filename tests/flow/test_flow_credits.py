"""Pages that credit one another in the ways that pages do: whatever the form, one source is one origin."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.flow.case import new_case, open_case
from marsad.model.proposition import Standing

NAMES = "\n".join(
    "\t".join(row)
    for row in (
        ("id", "type", "country", "name", "arabic", "other", "weak", "loaded"),
        ("sanabil", "organization", "", "Sanabil Movement", "حركة السنابل", "Sanabil Movement", "", ""),
        ("guard", "organization", "", "Passes Guard", "قوات حرس الممرات|حرس الممرات", "Passes Guard", "", ""),
        ("rummana", "place", "", "Rummana", "رمانة", "Rummana", "", ""),
    )
)
FILLERS = (
    (
        "وتشهد المنطقة منذ أشهر حركة تجارة واسعة بين القرى، ويشكو الأهالي من غلاء أسعار الوقود ومن تأخر الرواتب.",
        "ويقع البلد على طريق قديم تسلكه القوافل، وقد أعيد رصفه قبل عامين بعد سيول جرفت جزءا منه في فصل الشتاء.",
    ),
    (
        "وكانت البلدة قد عرفت في الربيع أزمة مياه طالت أحياءها الشمالية، فيما بقيت المضخات القديمة عاطلة لنقص القطع.",
        "وتضم البلدة ثلاث مدارس ومستوصفا صغيرا، وتعيش أغلب أسرها من زراعة الحبوب وتربية الماشية على أطراف الوادي.",
    ),
)
MET = "اجتمعت حركة السنابل مع قوات حرس الممرات في بلدة رمانة في مايو 2022"
OWN = f"{MET}."
THAT = "إن حركة السنابل التقت قوات حرس الممرات سرا في بلدة رمانة في مايو 2022."
SAME = "أن حركة السنابل اجتمعت مع قوات حرس الممرات في بلدة رمانة في مايو 2022."
AGENCY = "وكالة أنباء السهوب"
Page = tuple[str, str, str, str]


def _page(outlet: str, said: str, byline: str = "", foot: str = "") -> Page:
    return outlet, said, byline, foot


def _html(page: Page, fillers: tuple[str, ...]) -> str:
    outlet, said, byline, foot = page
    first, *rest = fillers
    body = "".join(f"<p>{one}</p>" for one in (byline, f"{said} {first}", *rest, foot) if one)
    return (
        f'<html lang="ar"><head><meta charset="utf-8"><title>خبر من {outlet}</title>'
        f'<meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="2022-06-10T08:00:00Z"></head>'
        f"<body><article><h1>خبر من رمانة</h1>{body}</article></body></html>"
    )


def _interval(folder: Path, pages: tuple[Page, Page]) -> tuple[int, int]:
    (folder / "pages").mkdir()
    for number, (page, fillers) in enumerate(zip(pages, FILLERS, strict=True)):
        (folder / "pages" / f"{number}.html").write_text(_html(page, fillers), encoding="utf-8")
    new_case(folder / "case", "case")
    (folder / "case" / "aliases").mkdir(exist_ok=True)
    (folder / "case" / "aliases" / "names.tsv").write_text(NAMES, encoding="utf-8")
    with open_case(folder / "case") as case:
        list(case.add([str(folder / "pages")], (), "2026-01-02T03:04:05+00:00"))
        list(case.run(1))
        found = max(case.ground.records.all(Standing), key=lambda one: len(one.voices))
    assert len(found.voices) == 2, "both pages tell one dealing"
    return found.low, found.high


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            _page("صحيفة الساحل", OWN), _page("موقع المرفأ", f"{MET}، نقلا عن صحيفة الساحل."), id="نقلا عن صحيفة"
        ),
        pytest.param(_page("بريد الساحل", OWN), _page("موقع المرفأ", f"ذكر «بريد الساحل» {SAME}"), id="in quotes"),
        pytest.param(
            _page("قناة الضفة", OWN),
            _page("موقع المرفأ", f"{MET}، وفق ما أوردته قناة «الضفة»."),
            id="an outlet named like a place",
        ),
        pytest.param(
            _page("صحيفة الساحل", f"قال مصدر أمني لصحيفة الساحل {THAT}"),
            _page("موقع المرفأ", f"{MET}، بحسب ما نقلته صحيفة الساحل عن مصدر أمني."),
            id="whom the outlet quotes",
        ),
        pytest.param(
            _page("مدار الجنوب", f"قال سامي الدرعي، الوكيل السابق لوزارة الزراعة، لـ«مدار الجنوب» {THAT}"),
            _page("موقع المرفأ", f"وكان «مدار الجنوب» قد نقل عن الوكيل السابق لوزارة الزراعة سامي الدرعي قوله {SAME}"),
            id="a title before the name",
        ),
        pytest.param(
            _page("صحيفة الساحل", OWN),
            _page("موقع المرفأ", OWN.replace("اجتمعت", "التقت"), foot="المصدر: الساحل + وكالات"),
            id="source line",
        ),
        pytest.param(
            _page("صحيفة الساحل", f"رمانة ({AGENCY}) - {OWN}"),
            _page("موقع المرفأ", f"رمانة – {AGENCY}: {OWN.replace('اجتمعت', 'تفاوضت')}"),
            id="dateline",
        ),
        pytest.param(
            _page("صحيفة الساحل", OWN, byline="رمانة - أ ف ب"),
            _page("موقع المرفأ", OWN.replace("اجتمعت", "تفاوضت"), byline="كتب: سالم الراوي - وكالة فرانس برس"),
            id="bylines",
        ),
        pytest.param(
            _page("صحيفة الساحل", f"قال محافظ رمانة ناصر البدوي في مؤتمر صحفي {THAT}"),
            _page("موقع المرفأ", f"أكد المحافظ ناصر البدوي خلال المؤتمر الصحفي الذي عقده أمس {SAME}"),
            id="press conference",
        ),
        pytest.param(
            _page("صحيفة الساحل", f"قال مركز بوصلة للدراسات في تقرير نشره الأربعاء {THAT}"),
            _page("موقع المرفأ", f"كشف تقرير لمركز بوصلة للدراسات {SAME}"),
            id="a report and its issuer",
        ),
        pytest.param(
            _page("صحيفة الساحل", OWN),
            _page("صحيفة الساحل", f"وكانت صحيفة الساحل قد كشفت {SAME}"),
            id="an outlet that cites itself",
        ),
        pytest.param(
            _page("صحيفة الساحل", f"أفادت {AGENCY} نقلا عن محافظ رمانة ناصر البدوي {SAME}"),
            _page("موقع المرفأ", f"نقلت قناة الضفة عن المحافظ ناصر البدوي قوله {THAT}"),
            id="two outlets, one governor",
        ),
    ],
)
def test_one_source_in_two_forms_is_one_origin(tmp_path: Path, left: Page, right: Page) -> None:
    assert _interval(tmp_path, (left, right)) == (1, 1)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            _page("صحيفة الساحل", f"قال مركز بوصلة للدراسات {THAT}"),
            _page("موقع المرفأ", f"أكد محافظ رمانة ناصر البدوي {SAME}"),
            id="two sources",
        ),
        pytest.param(
            _page("صحيفة الساحل", OWN),
            _page("موقع المرفأ", f"أكد محافظ رمانة ناصر البدوي، خلافا لما أوردته صحيفة الساحل، {SAME}"),
            id="contrary to what an outlet said",
        ),
    ],
)
def test_what_is_no_credit_joins_nothing(tmp_path: Path, left: Page, right: Page) -> None:
    assert _interval(tmp_path, (left, right)) == (2, 2)
