from __future__ import annotations

import pytest
from articles import article
from msgspec.structs import replace

from marsad.model.actor import Mention, PageActor
from marsad.model.moment import Moment
from marsad.model.reading import Reading
from marsad.weigh.translated import translated

ARABIC = (
    "أعلنت هيئة الموانئ في بلدة رمانة أن 412 شاحنة عبرت البوابة الشرقية يوم 17 مايو 2021.\n"
    "وقال المهندس كريم النجدي إن 38 منها كانت تحمل معدات من طراز ZX40 لصالح شركة Norvik.\n"
    "وأضاف أن الحمولة بلغت 2650 طنا، وأن 73 عاملا شاركوا في تفريغها.\n"
    "ولم يصدر تعليق من الجهات الأخرى."
)
ENGLISH = (
    "The ports authority in the town of Rummana said 412 trucks had crossed the eastern gate on 17 May 2021.\n"
    "Engineer Karim al-Najdi said 38 of them carried ZX40 equipment for the company Norvik.\n"
    "He added that the load came to 2,650 tonnes and that 73 workers had taken part in unloading it.\n"
    "Other parties did not comment."
)
SAME_MATTER = (
    "A council in Rummana met on 17 May 2021 to speak of roads.\n"
    "Karim al-Najdi, who was there, spoke of 412 trucks and left early.\n"
    "Residents asked for water, for light and for a school of their own.\n"
    "A vote will be held in autumn, said 19 of them."
)


def _page(name: str, text: str, language: str, people: dict[str, str]) -> Reading:
    actors = tuple(
        PageActor(
            id=f"actor-{name}-{person}",
            name=person,
            type=kind,  # type: ignore[arg-type]
            mentions=(Mention(start=text.index(person), end=text.index(person) + len(person)),),
        )
        for person, kind in people.items()
        if person in text
    )
    times = []
    for written in ("17 مايو 2021", "17 May 2021"):
        if written in text:
            at = text.index(written)
            day = "2021-05-17"
            times.append(Moment(start=at, end=at + len(written), value=day, mod=None, earliest=day, latest=day))
    return replace(article(name, text, language), actors=actors, times=tuple(times))


def _arabic(name: str = "a", text: str = ARABIC) -> Reading:
    return _page(name, text, "ar", {"رمانة": "place", "كريم النجدي": "person"})


def _english(name: str = "b", text: str = ENGLISH) -> Reading:
    return _page(name, text, "en", {"Rummana": "place", "Karim al-Najdi": "person"})


def test_a_translation_is_found_with_the_sentences_that_answer_to_one_another() -> None:
    one, other = _arabic(), _english()
    (copy,) = translated([one, other])
    assert (copy.a, copy.b, copy.kind) == ("a", "b", "translated")
    assert copy.containment > 0.8
    spoken = [
        (one.text[passage.a.start : passage.a.end], other.text[passage.b.start : passage.b.end])
        for passage in copy.passages
    ]
    assert spoken == list(zip(ARABIC.split("\n"), ENGLISH.split("\n"), strict=True))[:3]


def test_eastern_digits_and_vowels_are_the_same_numbers_and_names() -> None:
    eastern = ARABIC.translate({ord(str(n)): chr(0x660 + n) for n in range(10) if n not in (4, 0)})
    (copy,) = translated([_arabic(text=eastern.replace("شاحنة", "شاحِنـة")), _english()])
    assert copy.kind == "translated"


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param([_arabic(), _english(text=SAME_MATTER)], id="the same people, place and day in another story"),
        pytest.param([_arabic("a"), _arabic("b")], id="one language"),
        pytest.param([_arabic(), _english(text=ENGLISH.partition("\n")[0])], id="one sentence alone"),
        pytest.param([_arabic(), _english(text="")], id="empty"),
        pytest.param([_arabic()], id="one page"),
        pytest.param([], id="none"),
    ],
)
def test_pages_of_one_matter_are_no_translations(pages: list[Reading]) -> None:
    assert list(translated(pages)) == []


def test_figures_that_every_page_of_a_case_names_make_no_translation() -> None:
    arabic = [_arabic(f"a{at}", ARABIC.replace("412", str(5000 + at)).replace("73", str(800 + at))) for at in range(8)]
    english = [
        _english(f"b{at}", ENGLISH.replace("412", str(6000 + at)).replace("73", str(900 + at))) for at in range(8)
    ]
    assert list(translated([*arabic, *english])) == []
