"""Attributions on Arabic pages: sentences about invented people and bodies, and what holds of any page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model.actor import Mention, PageActor
from marsad.model.attribution import Attribution
from marsad.model.document import Document
from marsad.model.zone import Zone
from marsad.read.actors.aliases import aliases
from marsad.read.attributions.attributions import attributions
from marsad.read.page import Page
from marsad.read.readings import reading

TABLE = Path(__file__).with_name("attributions_sentences.yml")
PEOPLE = {
    "samer": ("person", "سامر الحلو", "سامر"),
    "rima": ("person", "ريما العابد"),
    "centre": ("organization", "مركز الضفة للدراسات", "المركز"),
    "front": ("organization", "جبهة الوادي", "الجبهة"),
    "agency": ("organization", "وكالة المرفأ"),
    "ministry": ("organization", "وزارة الداخلية"),
    "capital": ("place", "العاصمة"),
    "report": ("document", "التقرير"),
    "papers": ("document", "الوثائق"),
}


def read(text: str, kind: str = "body", document: str = "d") -> tuple[Attribution, ...]:
    actors = tuple(
        PageActor(
            id=name,
            name=name,
            type=entry[0],
            mentions=tuple(
                Mention(start=found.start(1), end=found.end(1))
                for form in entry[1:]
                for found in re.finditer(rf"(?<!\w)[وفبلك]?({form})(?!\w)", text)
            ),
        )
        for name, entry in PEOPLE.items()
    )
    page = Page(Document(id=document, capture="c", name="n", text=text, language="ar", method="m"))
    return attributions(page, (Zone(start=0, end=len(text), kind=kind),), actors)


def told(text: str) -> list[tuple[str, str, str]]:
    return [(found.source, found.stance, text[found.content.start : found.content.end]) for found in read(text)]


SENTENCES = [
    pytest.param(
        text.removeprefix("✗ "),
        [tuple(part.strip() for part in row.split("|")) for row in rows],
        id=f"{construction}-{number}",
        marks=[pytest.mark.xfail(strict=True)] if text.startswith("✗") else [],
    )
    for construction, entries in yaml.safe_load(TABLE.read_text(encoding="utf-8")).items()
    for number, (text, *rows) in enumerate(entries, 1)
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_who_says_what(text, expected):
    assert sorted(told(text)) == sorted((who, how, what.replace("\\n", "\n")) for who, how, what in expected)


ONE = [
    ("وقال سامر الحلو إن المفاوضات بدأت.", "samer", "asserts", "إن المفاوضات بدأت"),
    ("وقال سامر الحلو، مدير المركز، في مؤتمر صحفي أمس: إن المفاوضات بدأت.", "samer", "asserts", "إن المفاوضات بدأت"),
    ("سامر الحلو قال إن المفاوضات بدأت.", "samer", "asserts", "إن المفاوضات بدأت"),
    ("وكان سامر الحلو قد أكد أن المفاوضات بدأت.", "samer", "asserts", "أن المفاوضات بدأت"),
    ("وقال المتحدث باسم جبهة الوادي سامر الحلو إن المفاوضات بدأت.", "samer", "asserts", "إن المفاوضات بدأت"),
    ("وقالت مصادر مطلعة إن المفاوضات بدأت.", "unnamed", "asserts", "إن المفاوضات بدأت"),
    ("وقال مسؤول كبير في وزارة الداخلية إن المفاوضات بدأت.", "unnamed", "asserts", "إن المفاوضات بدأت"),
    ("وأشار التقرير إلى أن المفاوضات بدأت.", "report", "asserts", "أن المفاوضات بدأت"),
    ("ولفتت الجبهة إلى وجود خلافات عميقة.", "front", "asserts", "وجود خلافات عميقة"),
    ("أعلنت وزارة الداخلية عن ضبط سبع شاحنات.", "ministry", "asserts", "ضبط سبع شاحنات"),
    ("ونفى سامر الحلو صحة هذه الأنباء.", "samer", "denies", "صحة هذه الأنباء"),
    ("ونفت الجبهة أن تكون قد تسلمت أي سلاح.", "front", "denies", "أن تكون قد تسلمت أي سلاح"),
    ("ودعا سامر الحلو الجبهة إلى وقف القتال.", "samer", "proposes", "وقف القتال"),
    ("وطالبت وزارة الداخلية بوقف فوري للقتال.", "ministry", "proposes", "بوقف فوري للقتال"),
    ("وقال سامر الحلو إنه يجب وقف القتال.", "samer", "proposes", "إنه يجب وقف القتال"),
    ("وأعرب سامر الحلو عن أمله في وقف القتال.", "samer", "proposes", "أمله في وقف القتال"),
    ("واستبعد سامر الحلو أن تبدأ المفاوضات قريبا.", "samer", "doubts", "أن تبدأ المفاوضات قريبا"),
    ("وزعمت الجبهة أن المفاوضات بدأت.", "front", "alleges", "أن المفاوضات بدأت"),
    ("واتهمت وزارة الداخلية الجبهة بأنها تهرب السلاح.", "ministry", "alleges", "بأنها تهرب السلاح"),
    ("واعترفت الجبهة بأن رجالها عبروا النهر.", "front", "confirms", "بأن رجالها عبروا النهر"),
    ("وتساءل سامر الحلو: كيف عبروا النهر؟", "samer", "asks", "كيف عبروا النهر؟"),
    ("ولم يقل سامر الحلو إن المفاوضات بدأت.", "samer", "denies", "إن المفاوضات بدأت"),
    ("وتقول الشائعات إن المفاوضات بدأت.", "unnamed", "alleges", "إن المفاوضات بدأت"),
    ("وجاء في التقرير أن المفاوضات بدأت.", "report", "asserts", "أن المفاوضات بدأت"),
    ("وبحسب المركز، فإن المفاوضات بدأت.", "centre", "asserts", "فإن المفاوضات بدأت"),
    ("بدأت المفاوضات يوم الأحد، وفقا لمركز الضفة للدراسات.", "centre", "asserts", "بدأت المفاوضات يوم الأحد"),
    ("بدأت المفاوضات يوم الأحد، بحسب ما ذكرته وكالة المرفأ.", "agency", "asserts", "بدأت المفاوضات يوم الأحد"),
    ("وقال سامر الحلو: «بدأت المفاوضات. لن تطول كثيرا».", "samer", "asserts", "«بدأت المفاوضات. لن تطول كثيرا»"),
    ('وقال سامر الحلو "بدأت المفاوضات ولن تطول كثيرا".', "samer", "asserts", '"بدأت المفاوضات ولن تطول كثيرا"'),
    ("وجود السلاح هو ما نفاه الجيران، وهو ما نفته الجبهة.", "front", "denies", "وجود السلاح هو ما نفاه الجيران"),
]


@pytest.mark.parametrize(("text", "source", "stance", "content"), ONE)
def test_one_saying(text, source, stance, content):
    assert told(text) == [(source, stance, content)]


SEVERAL = [
    (
        "وقال سامر الحلو إن المفاوضات بدأت، مشيرا إلى أن الجبهة تشارك فيها، وأضاف أن الطريق طويل.",
        [
            ("samer", "asserts", "إن المفاوضات بدأت"),
            ("samer", "asserts", "أن الجبهة تشارك فيها"),
            ("samer", "asserts", "أن الطريق طويل"),
        ],
    ),
    (
        "وقال سامر الحلو إن المفاوضات بدأت. وأضاف أن الطريق طويل.",
        [("samer", "asserts", "إن المفاوضات بدأت"), ("samer", "asserts", "أن الطريق طويل")],
    ),
    (
        "وقالت ريما العابد إن القتال توقف. وقال سامر الحلو إن المفاوضات بدأت. وأضافت أن الطريق طويل.",
        [
            ("rima", "asserts", "إن القتال توقف"),
            ("samer", "asserts", "إن المفاوضات بدأت"),
            ("rima", "asserts", "أن الطريق طويل"),
        ],
    ),
    (
        "ونفى سامر الحلو ذلك، لكن العاصمة أكدت أن اللقاء عقد.",
        [("samer", "denies", "ذلك"), ("capital", "asserts", "أن اللقاء عقد")],
    ),
    (
        "وأضاف سامر الحلو قائلا: «لم نلتق بهم أبدا».",
        [("samer", "asserts", "«لم نلتق بهم أبدا»")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_sayings(text, expected):
    assert told(text) == expected


NESTED = [
    ("ويرى المركز أن الوثائق تثبت أن اللقاء عقد.", ["papers", "centre"]),
    ("ونقلت وكالة المرفأ عن سامر الحلو قوله إن اللقاء عقد.", ["samer", "agency"]),
    ("وقالت وزارة الداخلية نقلا عن سامر الحلو إن اللقاء عقد.", ["samer", "ministry"]),
    ("وقال سامر الحلو إن اللقاء عقد في السر، بحسب وكالة المرفأ.", ["samer", "agency"]),
    ("وقال التقرير إن سامر الحلو ذكر أن الوثائق تثبت أن اللقاء عقد.", ["papers", "samer", "report"]),
]


@pytest.mark.parametrize(("text", "chain"), NESTED)
def test_source_chain_runs_outwards(text, chain):
    found = {one.id: one for one in read(text)}
    inner = next(one for one in found.values() if one.id not in {other.within for other in found.values()})
    sources = []
    at: str | None = inner.id
    while at is not None:
        sources.append(found[at].source)
        at = found[at].within
    assert sources == chain


@pytest.mark.parametrize(
    "text",
    [
        "يذكر أن المفاوضات بدأت قبل عام.",
        "عقد اللقاء بين المركز وجبهة الوادي قبل أن تبدأ المفاوضات.",
        "ويجب أن تتوقف المعارك قبل الصيف.",
        "وكان هذا التصريح الأول من نوعه.",
        "وتجدر الإشارة إلى أن المفاوضات بدأت.",
    ],
)
def test_the_writer_own_words_are_given_to_nobody(text):
    assert told(text) == []


def test_speaker_is_the_stretch_that_names_the_source():
    text = "وقالت مصادر مطلعة إن المفاوضات بدأت."
    (found,) = read(text)
    assert found.speaker is not None
    assert text[found.speaker.start : found.speaker.end] == "مصادر مطلعة"


def test_subject_unknown_to_the_page_is_unnamed_and_not_the_last_speaker():
    text = "وقال سامر الحلو إن القتال توقف. وأعلن زاهر مرعي أن المفاوضات بدأت."
    assert [found.source for found in read(text)] == ["samer", "unnamed"]


def test_speech_after_a_colon_runs_to_the_next_cue_in_its_paragraph():
    text = "وقال سامر الحلو: عبرنا النهر ليلا. كان البرد شديدا. وأضاف أن الطريق طويل.\nوانتهى اليوم."
    assert [content for _, _, content in told(text)] == ["عبرنا النهر ليلا. كان البرد شديدا", "أن الطريق طويل"]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("وأظهرت وثائق مسربة أن اللقاء عقد.", "document"),
        ("وقال شهود عيان إن اللقاء عقد.", "witness"),
        ("وأظهرت صور جوية أن اللقاء عقد.", "image"),
        ("وقال مصدر رسمي إن اللقاء عقد.", "official"),
        ("وقال سامر الحلو إن اللقاء عقد.", None),
    ],
)
def test_evidence(text, evidence):
    (found,) = read(text)
    assert found.evidence == evidence


def test_headline_gives_nothing():
    assert read("سامر الحلو: إن المفاوضات بدأت.", kind="headline") == ()


def test_post_is_its_author_words_without_a_cue():
    text = "لن ننسى ما جرى في الوادي أبدا. pic.example/x1\n- سامر الحلو (@samer_h) 19 يوليو 2023"
    (found,) = read(text, kind="post")
    assert (found.source, found.cue, found.stance) == ("samer", None, "asserts")
    assert text[found.content.start : found.content.end] == "لن ننسى ما جرى في الوادي أبدا"


def test_post_that_answers_another_is_its_author_words_and_a_last_question_closes_it():
    text = "رد على @rima_99: شفتهم بعيني، كانو ثلاثة. من يحاسبهم؟ — سامر الحلو (@samer.h)"
    (found,) = read(text, kind="post")
    assert (found.source, found.stance) == ("samer", "asserts")
    assert text[found.content.start : found.content.end] == "شفتهم بعيني، كانو ثلاثة. من يحاسبهم؟"


def test_id_depends_on_document_content_cue_and_stance_alone():
    text = "وقال سامر الحلو إن المفاوضات بدأت."
    page = Page(Document(id="d", capture="c", name="n", text=text, language="ar", method="m"))
    (named,) = read(text)
    (nameless,) = attributions(page, (Zone(start=0, end=len(text), kind="body"),), ())
    (elsewhere,) = read(text, document="other")
    assert (named.id, named.source) != (nameless.id, nameless.source)
    assert named.id == nameless.id
    assert named.id != elsewhere.id


PIECES = st.lists(
    st.sampled_from(
        [text for text, *_ in ONE]
        + [text for text, _ in SEVERAL]
        + [text for text, _ in NESTED]
        + ["«", '"', "”", "\n", " ", "،", ":", "(", "وقال", "مؤكدا", "بحسب", "نقلت", "أن", "He said that", "@x"]
    ),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_any_page_keeps_its_spans_and_its_chains(pieces):
    text = " ".join(pieces)
    found = read(text)
    ids = [one.id for one in found]
    by_id = {one.id: one for one in found}
    assert len(by_id) == len(ids)
    assert found == read(text)
    for one in found:
        assert 0 <= one.content.start < one.content.end <= len(text)
        assert text[one.content.start : one.content.end].strip() == text[one.content.start : one.content.end]
        assert one.source == "unnamed" or one.source in PEOPLE
        if one.within is not None:
            assert by_id[one.within].content.holds(one.content)
        seen = set()
        at = one.id
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = by_id[at].within


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read_without_error(text):
    for one in read(text):
        assert one.content.end <= len(text)


INTERVIEWS = [
    "حوار مع سامر الحلو في العاصمة.\n* متى بدأت المفاوضات؟\n- بدأت قبل عام.\nثم توقفت.\n* ومن حضرها؟\n- حضرها كثيرون.",
    "التقينا سامر الحلو في العاصمة.\nس: متى بدأت المفاوضات؟\nج: بدأت قبل عام.\nثم توقفت.\n"
    "س: ومن حضرها؟\nج: حضرها كثيرون.",
    "لقاء في العاصمة.\nالمرفأ: متى بدأت المفاوضات؟\nسامر الحلو: بدأت قبل عام.\nثم توقفت.\n"
    "المرفأ: ومن حضرها؟\nسامر الحلو: حضرها كثيرون.",
]


@pytest.mark.parametrize("text", INTERVIEWS)
def test_an_interview_is_questions_and_answers(text):
    assert told(text) == [
        ("unnamed", "asks", "متى بدأت المفاوضات؟"),
        ("samer", "asserts", "بدأت قبل عام.\nثم توقفت"),
        ("unnamed", "asks", "ومن حضرها؟"),
        ("samer", "asserts", "حضرها كثيرون"),
    ]


def test_marks_tell_questions_from_answers_and_the_outlet_asks():
    text = (
        "سامر الحلو لـ«المركز»: لا رجعة.\nالتقينا سامر الحلو في العاصمة.\n• متى بدأت المفاوضات؟\n- قبل عام.\n"
        "• لكن كثيرين يشكون فيها.\n- نعم، وهذا حقهم.\n• ومن حضرها؟\n- الجميع.\nوأكد سامر الحلو أن الباب مفتوح."
    )
    assert told(text)[-7:] == [
        ("centre", "asks", "متى بدأت المفاوضات؟"),
        ("samer", "asserts", "قبل عام"),
        ("centre", "asserts", "لكن كثيرين يشكون فيها"),
        ("samer", "confirms", "نعم، وهذا حقهم"),
        ("centre", "asks", "ومن حضرها؟"),
        ("samer", "asserts", "الجميع"),
        ("samer", "asserts", "أن الباب مفتوح"),
    ]


def test_what_others_say_stands_inside_an_answer():
    text = (
        "حوار مع سامر الحلو.\n* متى بدأت المفاوضات؟\n- بدأت قبل عام. وتنفي الجبهة وجود أي اتفاق.\n"
        "* ومن حضرها؟\n- أؤكد أنهم كثيرون."
    )
    found = {text[one.content.start : one.content.end]: one for one in read(text)}
    answer, denial = found["بدأت قبل عام. وتنفي الجبهة وجود أي اتفاق"], found["وجود أي اتفاق"]
    assert (denial.source, denial.stance, denial.within) == ("front", "denies", answer.id)
    assert len(found) == 5


def test_rhetorical_questions_are_no_interview():
    text = "لماذا توقفت المفاوضات؟\nلا أحد يعرف.\nكان سامر الحلو في العاصمة.\nثم عاد."
    assert told(text) == []


def test_all_media_of_a_state_are_a_source_some_are_nobody() -> None:
    names = {}
    for text in ("ذكرت وسائل الإعلام الإيرانية أن الجسر مفتوح.", "ذكرت وسائل إعلام إيرانية أن الجسر مفتوح."):
        read = reading(Document(id="d", capture="c", name="n", text=text, language="ar", method="m"), aliases())
        (said,) = read.attributions
        names[text] = next((actor.name for actor in read.actors if actor.id == said.source), said.source)
    assert list(names.values()) == ["وسائل الإعلام الإيرانية", "unnamed"]


def test_titles_in_a_row_are_of_the_one_who_bears_them() -> None:
    text = "قال مدير القطاع الصحي المشرف العام على مستشفى الملك سعود الدكتور عبدالله الموسى، بأن العملية جديدة."
    read = reading(Document(id="d", capture="c", name="n", text=text, language="ar", method="m"), aliases())
    (said,) = read.attributions
    assert next(actor.name for actor in read.actors if actor.id == said.source) == "عبدالله الموسى"


def test_a_writers_own_questions_one_behind_the_other_are_no_interview():
    text = (
        "- هل تحترم اللجنة اللاعبين؟\n- قال سامر الحلو ذلك في حديث أمس.\n- من الذي لم يحترم توقيعه؟\n"
        "- من الذي لم يحترم ناديه؟\n- من الذي لم يحترم مدربه؟\n- لقد تجاوزت الحدود كلها.\n"
    )
    assert all("تجاوزت" not in content for _, _, content in told(text))
