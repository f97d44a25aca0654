"""Who asks and who answers in an interview that is printed as turns."""

from __future__ import annotations

import pytest

from marsad.model.document import Document
from marsad.read.actors.aliases import aliases
from marsad.read.readings import reading

HEADED = """قائد سرايا الجبل لـ«الفيصل»: لم نطلب سلاحاً من أحد
أجرى الحوار: وائل شحادة
2017/9/14
س: كيف تصف علاقتكم بمجلس المدينة؟
ج: علاقة احترام متبادل.
س: لكن رئيس المجلس فادي حنا قال إنكم نهبتم المستودعات؟
ج: هذا كذب. حنا يعرف الحقيقة."""
BARE = """مدرب البرق: اللقب لنا
حوار / وائل شحادة
قال مدرب فريق البرق زوران بيلتش إن فريقه جاهز لنهائي الكأس. وهذا نص الحوار:
ما هي توقعاتك للمباراة؟
سنفوز. النسور فريق عنيد لكننا أفضل.
كيف ترد على تصريحات مدرب النسور نزار العلي؟
نزار صديقي، وهو يمزح كثيراً."""


@pytest.mark.parametrize(
    ("text", "answer", "called"),
    [(HEADED, "هذا كذب", "قائد سرايا الجبل"), (BARE, "نزار صديقي", "زوران بيلتش")],
    ids=["named above the turns, another in a question", "two turns without marks that the page calls an interview"],
)
def test_whose_an_answer_is(text: str, answer: str, called: str) -> None:
    found = reading(Document(id="d", capture="c", name="n", text=text, language="ar", method="m"), aliases())
    names = {one.id: [text[m.start : m.end] for m in one.mentions] for one in found.actors}
    given = [names.get(one.source, []) for one in found.attributions if text[one.content.start :].startswith(answer)]
    assert len(given) == 1
    assert called in given[0]


@pytest.mark.parametrize(
    ("text", "asker"),
    [
        (HEADED.replace("«الفيصل»", "الفيصل"), "وائل شحادة"),
        (
            HEADED.replace("أجرى الحوار: وائل شحادة", "حاورته في البندر: ريما الصايغ").replace(" لـ«الفيصل»", ""),
            "ريما الصايغ",
        ),
        (HEADED, "وائل شحادة"),
        (HEADED.replace("أجرى الحوار", "كتب"), "وائل شحادة"),
        (HEADED.replace("أجرى الحوار: وائل شحادة\n", ""), "الفيصل"),
    ],
    ids=[
        "who led it",
        "who led it somewhere",
        "who led it, for the paper of the headline",
        "who wrote it",
        "the paper to which somebody speaks in the headline, where nobody led it",
    ],
)
def test_who_asks(text: str, asker: str) -> None:
    found = reading(Document(id="d", capture="c", name="n", text=text, language="ar", method="m"), aliases())
    names = {one.id: [text[m.start : m.end] for m in one.mentions] for one in found.actors}
    given = [names.get(one.source, []) for one in found.attributions if text[one.content.start :].startswith("كيف")]
    assert len(given) == 1
    assert asker in given[0]


BULLETS = """سالم الورداني لـ«المرساة»: لم نطلب سلاحاً من أحد
الأحد 4 مايو 2014
فتح سالم الورداني قلبه لـ«المرساة» بعد عام كامل من الصمت، وتحدث عن علاقته بحركة نيروز وعن خلافه مع وزير الداخلية.
■ لماذا تكلمتم الآن؟
- لأن القتال توقف.
■ وزير الداخلية نفى ذلك أمس.
- الوزير ينسى. عندي ورقة بخطه.
■ وماذا عن حركة نيروز؟ تتهمكم هيئة المدار ببيعها السلاح.
- لم نبع شيئاً.
■ هل قالت لكم هيئة المدار إن الحرب انتهت؟
- لا."""


def test_turns_by_marks_of_their_own_and_reports_in_questions() -> None:
    """An objection needs no question mark; what others say in a question is theirs, unless that itself is asked."""
    found = reading(Document(id="d", capture="c", name="n", text=BULLETS, language="ar", method="m"), aliases())
    names = {one.id: one.name for one in found.actors}
    told = {BULLETS[one.content.start : one.content.end]: names.get(one.source) for one in found.attributions}
    assert told["وزير الداخلية نفى ذلك أمس"] == "المرساة"
    assert told["الوزير ينسى. عندي ورقة بخطه"] == "سالم الورداني"
    assert told["ببيعها السلاح"] == "هيئة المدار"
    assert "إن الحرب انتهت" not in told


@pytest.mark.parametrize("question", ["هل التقيت ماهر الصباغ؟", "هل صحيح أن ماهر الصباغ اتهمك؟"])
def test_a_question_addresses_who_is_asked(question: str) -> None:
    text = HEADED.replace("كيف تصف علاقتكم بمجلس المدينة؟", question).replace("قائد سرايا الجبل", "مراد الحلبي")
    found = reading(Document(id="d", capture="c", name="n", text=text, language="ar", method="m"), aliases())
    names = {one.id: one.name for one in found.actors}
    told = [{names[a] for a in (*one.agents, *one.counterparts)} for one in found.claims]
    assert {"مراد الحلبي", "ماهر الصباغ"} in told
