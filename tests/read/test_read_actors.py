"""Who is named on a page: sentences of our own, identity, spans, date lines, tables, and what holds for any text."""

from __future__ import annotations

import hashlib
import time
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model.actor import PageActor
from marsad.model.document import Document
from marsad.model.errors import BadRequest
from marsad.model.zone import Zone, ZoneKind
from marsad.read.actors.actors import actors
from marsad.read.actors.aliases import aliases
from marsad.read.page import Page

SENTENCES = yaml.safe_load(Path(__file__).with_name("actors_sentences.yml").read_text(encoding="utf-8"))
HEADER = "id\ttype\tcountry\tname\tarabic\tother\tweak\tloaded\n"


def document(text: str, language: str = "ar") -> Document:
    return Document(
        id=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), capture="c", name="n", text=text,
        language=language, method="test",
    )  # fmt: skip


def named(text: str, kind: ZoneKind = "body") -> tuple[PageActor, ...]:
    return actors(Page(document(text)), [Zone(0, len(text), kind=kind)], aliases())


def forms(text: str, found: tuple[PageActor, ...]) -> list[str]:
    marks = sorted((m.start, f"{a.type}: {text[m.start : m.end]}") for a in found for m in a.mentions)
    return [form for _, form in marks]


def of(text: str, found: tuple[PageActor, ...], form: str) -> PageActor:
    return next(actor for actor in found if form in {text[m.start : m.end] for m in actor.mentions})


@pytest.mark.parametrize("case", SENTENCES, ids=[case["text"][:30] for case in SENTENCES])
def test_sentence(case, request):
    if case.get("known_to_fail"):
        request.applymarker(pytest.mark.xfail(strict=True))
    found = named(case["text"])
    assert forms(case["text"], found) == case["names"]
    for same in case.get("same", []):
        assert len({of(case["text"], found, form).id for form in same}) == 1
    for apart in case.get("apart", []):
        assert len({of(case["text"], found, form).id for form in apart}) == len(apart)


def test_a_clitic_stays_outside_and_an_article_written_once_counts_from_its_second_letter():
    text = "اتصل الوسيط بالتنظيم وللتنظيم شروط."
    starts = sorted(m.start for a in named(text) for m in a.mentions if a.type == "organization")
    assert [text[start] for start in starts] == ["ا", "ل"]
    assert text[starts[1] - 2 : starts[1]] == "ول"


def test_spans_are_of_the_page_as_written():
    text = "قَالَ محمّد بن سلمـان إن الـرياض مستعدّة"
    assert forms(text, named(text)) == ["person: محمّد بن سلمـان", "place: الـرياض"]


def test_the_title_is_kept_as_the_role_and_stays_outside_the_name():
    text = "قال وزير الزراعة الكاندي سمير القلعاني إن المحصول جيد."
    actor = of(text, named(text), "سمير القلعاني")
    assert actor.role == "وزير الزراعة الكاندي"


def test_a_title_behind_the_name_is_its_role_too():
    text = "قال سمير القلعاني، مدير الميناء، إن السفينة وصلت."
    assert of(text, named(text), "سمير القلعاني").role == "مدير الميناء"


def test_a_known_actor_has_the_tables_name_country_and_id_under_every_spelling():
    text = "قصف الحرس الثوري موقعا، وقال الحرس الثورى الايراني إن الباسداران لا يعلقون."
    (actor,) = (a for a in named(text) if a.known == "irgc")
    assert len(actor.mentions) == 3
    assert (actor.name, actor.country, actor.type) == ("Islamic Revolutionary Guard Corps", "IR", "organization")
    assert [m.loaded for m in actor.mentions] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("انسحب المقاتلون إلى مدينة الريان.", "qa-al-rayyan"),
        ("انسحب المقاتلون إلى جبل الريان.", None),
        ("انسحب المقاتلون إلى جبل لبنان.", "lb-mount-lebanon"),
    ],
)
def test_a_mountain_is_not_the_town_that_is_called_as_it_is(text, known):
    (place,) = (a for a in named(text) if a.type == "place")
    assert place.known == known


@pytest.mark.parametrize(
    ("text", "form", "loaded"),
    [
        ("هاجمت الميليشيات الحوثية مأرب", "الميليشيات الحوثية", True),
        ("هاجم تنظيم داعش الإرهابي الموصل", "تنظيم داعش الإرهابي", True),
        ("هاجم تنظيم داعش الموصل", "تنظيم داعش", False),
        ("دعت حماس الإرهابية، بحسب حركة حماس، إلى الهدوء", "حماس الإرهابية", True),
    ],
)
def test_names_that_take_a_side_are_marked(text, form, loaded):
    marks = [m for a in named(text) for m in a.mentions if text[m.start : m.end] == form]
    assert [m.loaded for m in marks] == [loaded]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("استقبل الجمهور الفريق في حماس كبير", set()),
        ("أعلنت حركة حماس موقفها، وقالت حماس إنها باقية", {"hamas"}),
        ("ارتفعت القاعدة الضريبية في البلدة", set()),
        ("تبنى تنظيم القاعدة الهجوم", {"qaeda"}),
        ("تم فتح الطريق", set()),
    ],
)
def test_common_words_name_actors_only_with_support(text, known):
    assert {a.known for a in named(text) if a.known} == known


def test_a_capital_stands_for_its_state_unless_something_is_in_it():
    text = "قالت طهران إنها سترد. وعقد الاجتماع في طهران. ورحبت إيران."
    state, town = of(text, named(text), "إيران"), [a for a in named(text) if a.known is None]
    assert len(state.mentions) == 2
    assert [len(a.mentions) for a in town] == [1]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("بيروت: سلوى الهدبان", ["place: بيروت", "person: سلوى الهدبان"]),
        ("لندن - رويترز", ["place: لندن", "organization: رويترز"]),
        ("صنعاء: سالم بادرين  ونزار الكعبور", ["place: صنعاء", "person: سالم بادرين", "person: نزار الكعبور"]),
        ("المدينة - جدة", ["organization: المدينة", "place: جدة"]),
        ("وكالات - متابعات", []),
        ("قندورة - (أ و ب)", ["place: قندورة", "organization: أ و ب"]),
        ("عين السرو: الخليل نيوز", ["place: عين السرو", "organization: الخليل نيوز"]),
        ("سلوى الهدبان من قندورة", ["person: سلوى الهدبان", "place: قندورة"]),
        ("سلوى الهدبان ووكالات - «الميدان»", ["person: سلوى الهدبان", "organization: الميدان"]),
        ("2015-07-21", []),
        ("سلوى الهدبان-سبق-الرياض:", ["person: سلوى الهدبان", "organization: سبق", "place: الرياض"]),
        ("سلوى الهدبان ــ صنعاء", ["person: سلوى الهدبان", "place: صنعاء"]),
        ("سلموت الجديدة - «صدى اليوم»", ["place: سلموت الجديدة", "organization: صدى اليوم"]),
        ("بيروت الجديدة - وحدة الأسواق", ["place: بيروت الجديدة", "organization: وحدة الأسواق"]),
        ("مرفأ النخل – من موفدنا سالم بادرين", ["place: مرفأ النخل", "person: سالم بادرين"]),
        ("قندورة - مكتب صحيفة الضفتين", ["place: قندورة", "organization: صحيفة الضفتين"]),
        ("بوابة «البر والبحر»", ["organization: بوابة «البر والبحر»"]),
        ("حاورته في قندورة: سلوى الهدبان", ["place: قندورة", "person: سلوى الهدبان"]),
        ("واحة بوست - ترجمة سلوى الهدبان", ["organization: واحة بوست", "person: سلوى الهدبان"]),
    ],
)
def test_date_line(line, expected):
    assert forms(line, named(line, "meta")) == expected


def test_the_town_of_a_date_line_and_a_name_shown_by_a_head_are_places_of_the_page():
    line, body = "الشجيرة - سلوى الهدبان", "قصفت المدفعية الشجيرة."
    zones: list[Zone] = [Zone(0, len(line), kind="meta"), Zone(len(line) + 1, len(line) + 1 + len(body), kind="body")]
    text = f"{line}\n{body}"
    assert forms(text, actors(Page(document(text)), zones, aliases())).count("place: الشجيرة") == 2


def test_only_what_stands_in_the_pages_own_zones_is_named():
    text = "قالت إيران. قالت تركيا."
    cut = text.index("قالت تركيا")
    zones = [Zone(0, cut, kind="body"), Zone(cut, len(text), kind="related")]
    assert forms(text, actors(Page(document(text)), zones, aliases())) == ["place: إيران"]


def test_a_surname_belongs_to_the_full_name_on_the_page():
    text = "قال العقيد نادر الصخيري إن القوة جاهزة. ونفى الصخيري الخبر. وكان للصخيري رأي آخر."
    assert len(of(text, named(text), "نادر الصخيري").mentions) == 3


def test_the_government_of_a_page_is_none_of_another_country_that_is_named_later():
    text = "قالت الحكومة في بيروت إن لبنان آمن. وأيد لبنان الشرعية في اليمن."
    found = named(text)
    assert of(text, found, "الحكومة").id != of(text, found, "الشرعية").id


def test_a_body_is_one_whether_its_head_or_the_tagger_found_it():
    text = "تفاوضت مع لواء الصخر. وأدان لواء الصخر الهجوم. وتراجعت هجمات لواء الصخر."
    assert [len(actor.mentions) for actor in named(text)] == [3]


def test_a_second_person_of_the_same_surname_is_another_actor():
    text = "التقى الوزير محمود الدهبان السفير خالد الدهبان."
    assert of(text, named(text), "محمود الدهبان").id != of(text, named(text), "خالد الدهبان").id


def test_a_known_person_with_a_title_behind_the_name_is_kept():
    text = "التقى الوفد قاسم سليماني قائد فيلق القدس أمس."
    assert of(text, named(text), "قاسم سليماني").known == "soleimani"


def test_english_names_titles_and_what_points_back():
    text = (
        "Foreign Minister Lena Marchetti denied the report on Tuesday. The Harbour Relief Committee said its office is "
        "closed. Marchetti told Reuters that the committee and Iran's Revolutionary Guard had not met in Aden."
    )
    found = actors(Page(document(text, "en")), [Zone(0, len(text), kind="body")], aliases())
    assert forms(text, found) == [
        "person: Lena Marchetti",
        "document: report",
        "organization: Harbour Relief Committee",
        "organization: its office",
        "person: Marchetti",
        "organization: Reuters",
        "organization: committee",
        "organization: Iran's Revolutionary Guard",
        "place: Aden",
    ]
    assert of(text, found, "Marchetti").role == "Foreign Minister"
    assert of(text, found, "committee").id == of(text, found, "Harbour Relief Committee").id


def test_a_cases_own_names_are_known_and_win(tmp_path):
    table = tmp_path / "names.tsv"
    table.write_text(
        HEADER + "kandu\torganization\tYE\tKandu Front\tجبهة كندو|كندو\tKandu Front\t\t\n", encoding="utf-8"
    )
    text = "قالت كندو إنها وقعت مع جبهة كندو."
    found = actors(Page(document(text)), [Zone(0, len(text), kind="body")], aliases([table]))
    assert [(a.known, a.country, len(a.mentions)) for a in found] == [("kandu", "YE", 2)]


@pytest.mark.parametrize(
    "content",
    ["id\tname\nx\ty\n", HEADER + "x\trobot\t\tX\tس\t\t\t\n"],
    ids=["a column lacks", "an unknown type"],
)
def test_a_broken_table_of_a_case_is_named(tmp_path, content):
    table = tmp_path / "names.tsv"
    table.write_text(content, encoding="utf-8")
    with pytest.raises(BadRequest, match=r"names\.tsv"):
        aliases([table])


def test_a_table_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadRequest, match="nowhere"):
        aliases([tmp_path / "nowhere.tsv"])


def test_tables_hold_entries_of_one_type_each_with_an_english_name():
    for entry in aliases().entries.values():
        assert entry.type in {"person", "organization", "place"}
        assert entry.name.strip()


WORDS = st.sampled_from(
    'قال وزير الخارجية الإيراني في مدينة عدن تنظيم «داعش» ( ) " - : ، . \n قوات والحكومة للجيش محمد عبد الله بن '
    "علي الرئيس المتحدث باسم the Ministry of Iran's report لـ بـ شمال سوريا لحقوق الإنسان ١٢ 30 ـ".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join), st.integers(0, 80), st.integers(0, 400))
def test_mentions_lie_within_their_zone_apart_from_each_other_and_hold_letters(text, start, length):
    zone = Zone(min(start, len(text)), min(start + length, len(text)), kind="body")
    page = Page(document(text))
    found = actors(page, [zone], aliases())
    marks = sorted((m.start, m.end) for a in found for m in a.mentions)
    for begin, end in marks:
        assert zone.start <= begin < end <= zone.end
        assert any(letter.isalnum() for letter in text[begin:end])
    assert all(left[1] <= right[0] for left, right in pairwise(marks))
    assert len({a.id for a in found}) == len(found)
    assert found == actors(Page(document(text)), [zone], aliases())


def test_a_zone_that_ends_before_a_lengthening_stroke_keeps_its_mentions_inside():
    text = "قال قال مدينة بن بن لـ الإنسان مدينة لـ"
    for end in range(len(text) + 1):
        zone = Zone(0, end, kind="body")
        found = actors(Page(document(text)), [zone], aliases())
        assert all(m.end <= end for actor in found for m in actor.mentions)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text):
    for actor in named(text):
        assert actor.mentions


@pytest.mark.parametrize("unit", ["قوات ", "رئيس ", "وزير وزارة ", "محمد ", "« ", "the Ministry of ", "الحكومة "])
def test_a_long_run_of_one_word_is_read_in_time_that_grows_with_its_length(unit):
    begun = time.process_time()
    named(unit * 4000)
    assert time.process_time() - begun < 8


@pytest.mark.parametrize(
    ("text", "known"),
    [("سأل التقرير who فعل ذلك", set()), ("قالت WHO إن الوباء انحسر", {"who"}), ("ذكرت Reuters الخبر", {"reuters"})],
)
def test_latin_names_count_only_as_they_are_written(text, known):
    assert {a.known for a in named(text) if a.known} == known


def test_a_name_behind_its_head_is_known_without_it_elsewhere_on_the_page():
    text = "عقد الاجتماع في بلدة رمانة. ونشرت صحيفة «صدى الميناء» الخبر، وقالت «صدى الميناء» إن رمانة هادئة."
    found = named(text)
    assert len(of(text, found, "رمانة").mentions) == 2
    assert len(of(text, found, "صدى الميناء").mentions) == 2


@pytest.mark.parametrize(
    "text",
    [
        "كان سامر الحلو يعرف خالد الناصر منذ سنوات.",
        "التقى سامر الحلو المعروف بمواقفه خالد الناصر.",
    ],
)
def test_who_knows_another_is_not_called_so(text):
    found = named(text)
    assert of(text, found, "سامر الحلو").id != of(text, found, "خالد الناصر").id


def test_who_is_called_by_a_verb_is_one():
    text = "قال سامر الحلو، ويعرف بأبي فراس، إنه يرفض. وكان سامر الحلو يعرف بأبي فراس."
    found = named(text)
    assert of(text, found, "سامر الحلو").id == of(text, found, "أبي فراس").id


def test_a_body_is_called_by_its_name_and_not_by_its_kind():
    text = "اتفق سامر الحلو مع قيادي في «جماعة المد». واتهم الحلو بالتعاون مع جماعة مسلحة. ولم ترد «جماعة المد»."
    assert of(text, named(text), "جماعة المد").name == "جماعة المد"
