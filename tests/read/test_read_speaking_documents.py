"""Documents that speak without a name, and whose words those are who are actors for what they do."""

from __future__ import annotations

import pytest

from marsad.model.actor import PageActor
from marsad.model.document import Document
from marsad.model.reading import Reading
from marsad.read.actors.aliases import aliases
from marsad.read.readings import reading


def read(text: str) -> Reading:
    return reading(Document(id="d", capture="c", name="n", text=text, language="ar", method="m"), aliases())


def of_type(found: Reading, kind: str) -> list[list[str]]:
    """What the actors of a type are called on the page, each with all its mentions."""
    return [_called(found, actor) for actor in found.actors if actor.type == kind]


def _called(found: Reading, actor: PageActor) -> list[str]:
    return [found.text[mention.start : mention.end] for mention in actor.mentions]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("وأفاد محضر الجلسة بأن المدير دفع المبلغ. ويذكر المحضر أن الحارس رآه.", [["محضر الجلسة", "المحضر"]]),
        ("وأظهر مسح أجرته الجامعة أن الأسعار ترتفع.", [["مسح"]]),
        ("ووفقا لسجلات رسمية، بلغ عدد السفن ثلاثين.", [["سجلات رسمية"]]),
        ("وتخلص هذه الورقة إلى أن الجسر مغلق. وتقترح الورقة على الحكومة تشكيل لجنة.", [["الورقة", "الورقة"]]),
        ("وبحسب المذكرة المؤرخة في 3 مايو، فإن المدير دفع المبلغ.", [["المذكرة"]]),
        ("وتظهر رسالة بعث بها المدير أن الحارس رآه.", [["رسالة"]]),
        ("ونشر الحارس وثائق مسربة تكشف عن لقاء سري.", [["وثائق مسربة"]]),
        ("وحصل الحارس على مذكرة داخلية صادرة عن المدير، تكشف عن لقاء سري.", [["مذكرة داخلية"]]),
        ("وتوصي هذه الدراسة بأن يفتح الجسر.", [["الدراسة"]]),
        ("وأفادت تقارير صحفية بأن السفينة غرقت.", []),
        ("وقال مصدر في البلدية إن المحضر سرق.", []),
    ],
    ids=[
        "named again",
        "who made it is no part of it",
        "written with its preposition",
        "pointed at, and right behind its verb",
        "its date is no part of it",
        "nor is who sent it",
        "with an adjective before what it discloses",
        "parted from what it discloses",
        "pointed at",
        "reports of the press",
        "silent",
    ],
)
def test_which_documents_speak(text: str, called: list[list[str]]) -> None:
    found = read(text)
    assert of_type(found, "document") == called
    documents = {actor.id for actor in found.actors if actor.type == "document"}
    assert {one.source for one in found.attributions} == (documents or {"unnamed"})


def test_what_is_carried_on_from_a_document_is_its_own() -> None:
    found = read("وأفاد محضر الجلسة بأن المدير دفع المبلغ، مضيفا أن الحارس رآه.")
    assert len(found.attributions) == 2
    assert len({one.source for one in found.attributions}) == 1


def test_who_takes_part_in_a_dealing_is_the_source_of_what_he_says() -> None:
    found = read("اعتقلت إيران ثلاثة بحارة أمس. وقال البحارة إن القارب غرق.")
    ids = {actor.id for actor in found.actors if "ثلاثة بحارة" in _called(found, actor)}
    assert len(ids) == 1
    assert {one.source for one in found.attributions} == ids


def test_nameless_voices_stay_so_even_if_they_take_part() -> None:
    found = read("التقى مسؤولون أجانب وزارة المدار أمس. وقال مسؤولون أجانب إن الحقل احترق.")
    assert ["مسؤولون أجانب", "مسؤولون أجانب"] in of_type(found, "person")
    assert {one.source for one in found.attributions} == {"unnamed"}


def test_whose_somebody_is_tells_enough_of_a_speaker() -> None:
    found = read("وغرق القارب مساء أمس. وقالت عائلته إن الطقس كان سيئا.")
    assert of_type(found, "person") == [["عائلته"]]
    found = read("وغرق القارب مساء أمس. وقال مزارعون إن الطقس كان سيئا.")
    assert of_type(found, "person") == []


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("وقال أنصار النادي إن المباراة ألغيت.", [["أنصار النادي"]]),
        ("واتفق الوزراء على أن اللقاء مفيد.", [["الوزراء"]]),
        ("وقالت قوة المهام المشتركة إن الجسر دمر.", [["قوة المهام المشتركة"]]),
        ("وأعلنت المنسقية العامة أن الجسر دمر. وقالت المنسقية إن المرور توقف.", [["المنسقية العامة", "المنسقية"]]),
        ("وقال الباحثون إن المرض نادر.", []),
        ("وقال باحثون إن المرض نادر.", []),
        ("وقال المسؤول إن الجسر دمر.", []),
    ],
)  # fmt: skip
def test_who_speaks_and_is_told_by_what_he_is(text: str, called: list[list[str]]) -> None:
    found = read("وغرق القارب مساء أمس. " + text)
    sources = {one.source for one in found.attributions}
    assert [_called(found, actor) for actor in found.actors if actor.id in sources] == called
    assert ("unnamed" in sources) == (not called)


@pytest.mark.parametrize(
    "text",
    [
        "وأكد بيان لوزارة المدار أن الجسر دمر، مضيفا أن المرور توقف.",
        "وجاء في بيان صادر عن وزارة المدار: دمر الجسر ليلا.",
        "ووفقا لتقرير أعدته وزارة المدار، دمر الجسر ليلا.",
    ],
)
def test_a_document_speaks_and_not_the_body_whose_it_is(text: str) -> None:
    found = read("وغرق القارب مساء أمس. " + text)
    documents = {actor.id for actor in found.actors if actor.type == "document"}
    assert len(documents) == 1
    assert {one.source for one in found.attributions} == documents


@pytest.mark.parametrize(
    "text", ["وأكدت وزارة المدار في بيان أن الجسر دمر.", "وبحسب بيانات وزارة المدار، دمر الجسر ليلا."]
)
def test_a_body_speaks_in_a_document_or_by_its_data(text: str) -> None:
    found = read("وغرق القارب مساء أمس. " + text)
    ministry = {actor.id for actor in found.actors if actor.name == "وزارة المدار"}
    assert {one.source for one in found.attributions} == ministry


def test_who_is_handed_on_without_a_name_is_not_the_document() -> None:
    before = "وغرق القارب مساء أمس. وكشف مركز الأفق للدراسات، في تقرير نشره، أن البحر هائج. "
    found = read(before + "ونقل التقرير عن ثلاثة ضباط سابقين قولهم إن الجسر دمر ليلا.")
    inner = [one.source for one in found.attributions if one.within is not None]
    assert inner == ["unnamed"]


def spoken_by(text: str) -> list[list[str]]:
    """What the sources of a page are called, in page order, each with all its mentions; nothing for nobody."""
    found = read(text)
    called = {actor.id: _called(found, actor) for actor in found.actors}
    return [called.get(one.source, []) for one in found.attributions]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("وقالت وزارة خارجيتها إن السفير عاد.", [["وزارة خارجيتها"]]),
        ("وقال رئيس وزرائها أمام البرلمان إن السفير عاد.", [["رئيس وزرائها"]]),
        ("إلا أن وزير دفاعها كان قد نفى أن يكون السفير عاد.", [["وزير دفاعها"]]),
        ("وتقول أم خالد إن البيت احترق. وخرجت أم خالد منه.", [["أم خالد", "أم خالد"]]),
        ("وقال سكان في حي الزهور إن البيت احترق.", [["سكان في حي الزهور"]]),
        ("وقالت موظفة في البلدية إن البيت احترق.", [["موظفة في البلدية"]]),
        ("فأجاب صبي في الصف الأخير بأن البيت احترق.", [["صبي في الصف الأخير"]]),
        ("وقال ضابط كبير إن البيت احترق.", [[]]),
        ("وقال موظف في الوزارة إن السفير عاد.", [[]]),
    ],
    ids=["her ministry", "her premier", "her minister before the verb", "a mother", "people of a place", "a woman",
         "a boy", "an officer", "an official"],
)  # fmt: skip
def test_who_speaks_without_a_name(text: str, called: list[list[str]]) -> None:
    assert spoken_by(text) == called


def test_a_document_is_named_where_the_page_brings_it_in() -> None:
    text = "ذكرت الوزارة في بيان شديد اللهجة أن الطريق آمن. وأضاف البيان أن الجسر فتح."
    (found,) = (actor for actor in read(text).actors if actor.type == "document")
    assert [text[m.start : m.end] for m in found.mentions] == ["بيان شديد اللهجة", "البيان"]


def test_a_document_is_named_where_it_opens_the_headline() -> None:
    text = "دراسة: القهوة تحمي القلب\n\nكشفت دراسة جديدة أن القهوة تحمي القلب. وأوضحت الدراسة أن الشاي لا يضر.\n"
    (found,) = (actor for actor in read(text).actors if actor.type == "document")
    assert [text[m.start : m.end] for m in found.mentions] == ["دراسة", "دراسة جديدة", "الدراسة"]


def test_a_document_is_called_by_its_title() -> None:
    text = "وذكر كتاب «سنوات السهل» أن الحركة فرضت ضرائب على التجار."
    (found,) = (actor for actor in read(text).actors if actor.type == "document")
    assert [text[m.start : m.end] for m in found.mentions] == ["كتاب «سنوات السهل»"]
