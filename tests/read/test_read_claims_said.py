"""Dealings that hang on who speaks: invented speakers, and pages read whole."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from test_read_claims import marked, read, said, told

from marsad.model.attribution import Stance
from marsad.model.document import Document
from marsad.read.actors.aliases import aliases
from marsad.read.readings import reading


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        (
            "ودانت {حركة نيروز} قتل {طفل فلسطيني} حرقا على يد {مستوطنين إسرائيليين}.",
            "قتل طفل فلسطيني حرقا على يد مستوطنين إسرائيليين",
            "ASSAULT مستوطنين إسرائيليين > طفل فلسطيني",
        ),
        (
            "ووصف {سالم الورداني} {حركة نيروز} بأنها آمنة خلال لقاء مع {هيئة المدار}.",
            "بأنها آمنة خلال لقاء مع هيئة المدار",
            "CONSULT سالم الورداني, هيئة المدار",
        ),
        (
            "وقال {سالم الورداني} إن {حركة نيروز} انتصرت بمساعدتنا.",
            "إن حركة نيروز انتصرت بمساعدتنا",
            "AID سالم الورداني > حركة نيروز",
        ),
        (
            "وقال {سالم الورداني}: «لم ألتق {ليلى الحمداني}».",
            "لم ألتق ليلى الحمداني",
            "CONSULT سالم الورداني, ليلى الحمداني not",
        ),
        (
            "وقالت {حركة نيروز}: «لم نلتق أحدا من {هيئة المدار}».",
            "لم نلتق أحدا من هيئة المدار",
            "CONSULT حركة نيروز, هيئة المدار not",
        ),
        (
            "وقال {سالم الورداني}: «اتفقت مع {هيئة المدار} على ذلك».",
            "اتفقت مع هيئة المدار على ذلك",
            "AGREE سالم الورداني, هيئة المدار",
        ),
        (
            "وقالت {حركة نيروز}: «{هيئة المدار} حليفتنا ونحن ندعمها».",
            "هيئة المدار حليفتنا ونحن ندعمها",
            "AID حركة نيروز > هيئة المدار",
        ),
        (
            "وقال {سالم الورداني}: «{حركة نيروز} تقول إنني التقيت {ليلى الحمداني} واتفقت معها».",
            "حركة نيروز تقول إنني التقيت ليلى الحمداني واتفقت معها",
            "AGREE سالم الورداني, ليلى الحمداني",
        ),
        (
            "وقال {سالم الورداني}: «{ليلى الحمداني} اتصلت بي أمس».",
            "ليلى الحمداني اتصلت بي أمس",
            "CONSULT ليلى الحمداني, سالم الورداني",
        ),
        (
            "وأعلنت {حركة نيروز} الهدنة استجابة لطلب {هيئة المدار}.",
            "الهدنة استجابة لطلب هيئة المدار",
            "REQUEST هيئة المدار > حركة نيروز planned",
        ),
        (
            "وقال {سالم الورداني} إن {حركة نيروز} تتحمل مسؤولية المجزرة.",
            "إن حركة نيروز تتحمل مسؤولية المجزرة",
            "ACCUSE سالم الورداني > حركة نيروز",
        ),
        (
            "وقال {سالم الورداني} إن {حركة نيروز} تقف وراء التفجير.",
            "إن حركة نيروز تقف وراء التفجير",
            "ACCUSE سالم الورداني > حركة نيروز",
        ),
        (
            "وردت {هيئة المدار} بأن {حركة نيروز} «ستدفع ثمن أي حماقة».",
            "بأن حركة نيروز «ستدفع ثمن أي حماقة»",
            "THREATEN هيئة المدار > حركة نيروز",
        ),
        (
            "وأعلن {جيش المدار} مقتل عشرين مسلحا من {حركة نيروز}.",
            "مقتل عشرين مسلحا من حركة نيروز",
            "ASSAULT جيش المدار > حركة نيروز",
        ),
        (
            "وأعلنت {وزارة الدفاع المدارية} مقتل {ثلاثة إرهابيين}.",
            "مقتل ثلاثة إرهابيين",
            "ASSAULT وزارة الدفاع المدارية > ثلاثة إرهابيين",
        ),
    ],
)
def test_what_is_told_around_a_content_is_told_of_who_speaks(text: str, content: str, expected: str) -> None:
    plain, actors = marked(text)
    source = actors[0].name
    found, _ = read(text, (said(plain, source, plain.split()[0], content),))
    assert expected in map(told, found)


@pytest.mark.parametrize("text", ["«دقت طبول الحرب على {هيئة المدار}»", "«{حركة نيروز} اتفقت مع {هيئة المدار}»"])
def test_what_a_feminine_does_is_not_done_by_who_tells_it(text: str) -> None:
    text = f"وقال {{سالم الورداني}}: {text}."
    plain, actors = marked(text)
    content = plain[plain.index("«") + 1 : -2]
    found, _ = read(text, (said(plain, actors[0].name, "وقال", content),))
    assert not any("سالم الورداني" in claim.agents for claim in found)


@pytest.mark.parametrize(
    "text", ["أعلن {جيش المدار} مقتل {سالم الورداني}.", "أعلنت {جمعية الأفق} مقتل {ثلاثة مسلحين}."]
)
def test_whose_own_men_died_or_who_only_counts_the_dead_killed_nobody(text: str) -> None:
    plain, actors = marked(text)
    words = plain.split()
    found, _ = read(text, (said(plain, actors[0].name, words[0], " ".join(words[-3:]).rstrip(".")),))
    assert found == ()


def dealings(text: str) -> set[tuple[str, ...]]:
    """What a page with this text tells, the names of the agents first."""
    page = Document(id="d", capture="c", name="n", text=f"أخبار اليوم\n\n{text}", language="ar", method="m")
    made = reading(page, aliases())
    names = {actor.id: actor.name for actor in made.actors}
    return {(claim.relation, *(names[a] for a in (*claim.agents, *claim.counterparts))) for claim in made.claims}


def test_two_without_a_name_attack_whoever_was_named_before() -> None:
    told = dealings("قتل 12 شخصا عندما هاجم انتحاريان حماما في شمال العراق.")
    assert told == {("ASSAULT", "انتحاريان", "12 شخصا")}


@pytest.mark.parametrize(("verb", "told"), [("ألقي", 0), ("ألقى", 1)])
def test_the_last_letter_of_a_verb_shows_that_nobody_is_told_who_did_it(verb: str, told: int) -> None:
    assert len(dealings(f"وصل جورج حداد أمس. و{verb} القبض على رئيس الاتحاد البوليفي لاحقا.")) == told


def test_a_part_of_a_country_behind_a_noun_only_says_where_it_is() -> None:
    assert dealings("شن مسلحون أكراد هجوما على مركز شرطة جنوب تركيا.") == set()
    assert dealings("شنت إسرائيل هجوما على جنوب لبنان.") == {("ASSAULT", "Israel", "South Lebanon")}


def test_an_adjective_names_a_body_of_the_tables() -> None:
    text = "أعلنت الأمم المتحدة ذلك.\nورحبت السعودية بالجهود الأممية."
    assert ("SUPPORT", "Saudi Arabia", "United Nations") in dealings(text)


@pytest.mark.parametrize(
    "text",
    [
        "قال الجانب الياباني إن الأمر مهم.\nورحبت السعودية بالجهود اليابانية.",
        "زار الوفد اليابان.\nورحبت السعودية بالموقف الياباني.",
    ],
)
def test_a_state_is_known_by_its_adjective_however_it_is_named(text: str) -> None:
    assert ("SUPPORT", "Saudi Arabia", "Japan") in dealings(text)


def test_a_plural_means_those_without_a_name_sooner_than_one_body() -> None:
    text = "أعدم تنظيم داعش أربعة سائقين لقيامهم بنقل مدنيين."
    assert ("AID", "أربعة سائقين", "مدنيين") in dealings(text)


def test_who_condemns_an_attack_has_not_made_it_whoever_fought_before() -> None:
    text = "أفرج لواء الصخر عن سبعة من قوات السهل. وأدان لواء الصخر الهجوم على قوات السهل."
    assert dealings(text) == {("RETREAT", "لواء الصخر", "قوات السهل")}


@pytest.mark.parametrize(
    ("who", "body"),
    [
        ("مصدر في جبهة السهل", "جبهة السهل"),
        ("ضابط في الجيش السوري", "Syrian Army"),
        ("كبير مفاوضي جبهة السهل سالم الحامد", "جبهة السهل"),
        ("مصدر قريب من جبهة السهل", None),
    ],
)
def test_we_is_the_body_that_somebody_speaks_for(who: str, body: str | None) -> None:
    found = dealings(f"قال {who}: «التقينا السفير الفرنسي».")
    assert found == ({("CONSULT", body, "السفير الفرنسي")} if body else set())


@pytest.mark.parametrize(
    ("denial", "told"),
    [
        ("نفى المتحدث باسم جبهة السهل، سالم الحامد، عقد أي لقاء مع", "CONSULT"),
        ("نفت متحدثة باسم جبهة السهل وجود أي صفقة مع", "AGREE"),
        ("نفى مسؤول في جبهة السهل أي تعاون مع", "COOPERATE"),
        ("قال الناطق باسم جبهة السهل سالم الحامد إنه لا توجد أي اتصالات مع", "CONSULT"),
    ],
)
def test_who_denies_for_a_body_denies_what_the_body_did(denial: str, told: str) -> None:
    text = f"تقاتل جبهة السهل منذ عام في الجبل. و{denial} هيئة المدار."
    assert dealings(text) == {(told, "جبهة السهل", "هيئة المدار")}


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("التقى قائد لواء السهل سالم الحامد العقيد محمود السهلي من هيئة المدار", 2),
        ("التقى العقيد محمود السهلي من هيئة المدار نجيب الصياد", 1),
        ("اعتقل قائد لواء السهل سالم الحامد العقيد محمود السهلي من هيئة المدار", 1),
    ],
)
def test_who_denies_a_meeting_of_two_bodies_denies_that_of_their_men(told: str, count: int) -> None:
    text = f"تقول المذكرة: {told}. ونفى لواء السهل عقد أي لقاء مع هيئة المدار."
    made = reading(Document(id="d", capture="c", name="n", text=text, language="ar", method="m"), aliases())
    denials = {one.id for one in made.attributions if one.stance == "denies"}
    assert len([claim for claim in made.claims if claim.attribution in denials]) == count


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("وبحسب المذكرة المؤرخة في 15 مارس 2021، التقى سالم الحامد محمود السهلي في 12 مارس.", "12 مارس"),
        ("وبحسب المذكرة المؤرخة في 15 مارس 2021، التقى سالم الحامد محمود السهلي.", None),
        ("وفي 12 مارس 2021، بحسب المذكرة، التقى سالم الحامد محمود السهلي.", "12 مارس 2021"),
        ("نفت جبهة السهل اليوم السبت أي لقاء مع هيئة المدار.", None),
        ("اتفقت جبهة السهل مع هيئة المدار على وقف الهجمات حتى نهاية مارس 2021.", None),
    ],
)
def test_when_a_dealing_was_is_not_when_somebody_said_so(text: str, when: str | None) -> None:
    made = reading(Document(id="d", capture="c", name="n", text=text, language="ar", method="m"), aliases())
    told = [made.times[claim.time] if claim.time is not None else None for claim in made.claims]
    assert [text[one.start : one.end] if one else None for one in told] == [when]


def test_what_somebody_denies_of_himself_is_his_own() -> None:
    text = "نفى المتحدث باسم جبهة السهل سالم الحامد أن يكون قد التقى محمود السهلي."
    assert dealings(text) == {("CONSULT", "سالم الحامد", "محمود السهلي")}


def test_the_two_countries_are_those_of_the_two_who_met() -> None:
    text = (
        "استقبل الرئيس التركي سالم الورداني وزير الخارجية الكيني حسن الكاملي. وجرى خلال الاستقبال بحث التعاون بين "
        "البلدين. وتسعى تركيا وكينيا إلى ذلك."
    )
    assert dealings(text) == {("CONSULT", "سالم الورداني", "حسن الكاملي"), ("COOPERATE", "Turkey", "Kenya")}


def test_an_ambassador_is_called_home_from_where_he_sits() -> None:
    assert ("SANCTION", "Bahrain", "Iran") in dealings("واستدعت المنامة، في اليوم نفسه، سفيرها لدى طهران للتشاور.")


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        ("نفت {حركة نيروز} ما {T} {هيئة المدار}.", "unnamed", "تناقلته وسائل إعلام عن", "هدنة مع", "AGREE"),
        ("نفت {حركة نيروز} ما {T} {هيئة المدار}.", "unnamed", "تردد عن", "تبادل أسرى مع", "COOPERATE"),
        ("نفت {حركة نيروز} ما {T} {هيئة المدار}.", "صحيفة الساحل", "نشرته صحيفة الساحل عن", "لقاء مع", "CONSULT"),
    ],
)
def test_what_others_tell_is_done_by_who_denies_it(
    text: str, source: str, cue: str, content: str, expected: str
) -> None:
    text = text.replace("{T}", f"{cue} {content}").replace("صحيفة الساحل", "{صحيفة الساحل}")
    plain, _ = marked(text)
    denial = said(plain, "حركة نيروز", "نفت", plain[plain.index("ما ") : -1], "denies")
    stance: Stance = "alleges" if cue == "تردد عن" else "asserts"
    inner = replace(said(plain, source, cue, f"{content} هيئة المدار", stance), within=denial.id)
    assert list(map(told, read(text, (denial, inner))[0])) == [f"{expected} حركة نيروز, هيئة المدار"]


@pytest.mark.parametrize(
    "text",
    [
        "نفى مصدر مسؤول في حركة نيروز وجود أي تنسيق مع هيئة المدار.",
        "وصف مصدر في حركة نيروز تقرير جمعية الأفق بأنه مجتزأ، نافيا وجود أي تنسيق مع هيئة المدار.",
        "توضح حركة نيروز أن ما جرى هو استعادة سبعة من مقاتليها، وتنفي نفيا قاطعا وجود أي تنسيق مع هيئة المدار.",
    ],
)
def test_what_a_body_denies_is_its_own(text: str) -> None:
    made = reading(Document(id="d", capture="c", name="n", text=text, language="ar", method="m"), aliases())
    names = {actor.id: actor.name for actor in made.actors}
    denied = {one.id for one in made.attributions if one.stance == "denies"}
    told = [claim for claim in made.claims if claim.relation == "COOPERATE"]
    assert [{names[one] for one in claim.agents} for claim in told] == [{"حركة نيروز", "هيئة المدار"}]
    assert told[0].attribution in denied


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("نفت حركة نيروز أمس عقد لقاء مع هيئة المدار.", [None]),
        ("نفت حركة نيروز أمس ما تناقلته وسائل إعلام عن هدنة مع هيئة المدار.", [None]),
        ("كشف سالم الورداني أمس عن لقاء جمع حركة نيروز وهيئة المدار في 2022.", ["2022"]),
        ("نفت حركة نيروز عقد لقاء مع هيئة المدار في 2022.", ["2022"]),
        ("وقتل أمس سالم الورداني قائد هيئة المدار المدعومة من حركة نيروز.", [None]),
        ("ووصل أمس سالم الورداني قائد هيئة المدار التي تدعمها حركة نيروز.", [None]),
    ],
)
def test_when_it_was_said_is_not_when_it_was_done(text: str, times: list[str | None]) -> None:
    page = f"أخبار اليوم\n13 آذار 2024\n\nأعلنت حركة نيروز وهيئة المدار الحرب.\n\n{text}"
    made = reading(Document(id="d", capture="c", name="n", text=page, language="ar", method="m"), aliases())
    told = [claim.time for claim in made.claims if claim.relation in {"AGREE", "CONSULT", "AID"}]
    assert [None if one is None else made.times[one].value for one in told] == times


@pytest.mark.parametrize(("content", "count"), [("وجود أي هدنة", 1), ("أي اتفاق", 1), ("علمه بأي اتفاق", 0)])
def test_any_deal_that_somebody_denies_is_his(content: str, count: int) -> None:
    text = f"نفى {{سالم الورداني}} {content} مع {{هيئة المدار}}."
    plain, _ = marked(text)
    denial = said(plain, "سالم الورداني", "نفى", plain[plain.index(content) : -1], "denies")
    assert list(map(told, read(text, (denial,))[0])) == ["AGREE سالم الورداني, هيئة المدار"] * count


@pytest.mark.parametrize(
    ("denied", "count"), [("ذلك", 2), ("هذه الأنباء جملة وتفصيلا", 2), ("تأجيل الدراسة إلى العام المقبل", 1)]
)
def test_a_denial_repeats_a_dealing_only_where_it_refers_back(denied: str, count: int) -> None:
    text = f"أخبار اليوم\n\nالتقى سالم الورداني وفدا من حركة نيروز. ونفى سالم الورداني {denied}."
    made = reading(Document(id="d", capture="c", name="n", text=text, language="ar", method="m"), aliases())
    assert len([claim for claim in made.claims if claim.relation == "CONSULT"]) == count


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("طالبت حركة نيروز الحكومة باعتقال سالم الورداني.", "ar", {"REQUEST": "actual", "COERCE": "possible"}),
        ("اتهمت حركة نيروز الحكومة باعتقال سالم الورداني.", "ar", {"ACCUSE": "actual", "COERCE": "actual"}),
        (
            "The Halim Group urged the Orin Front to attack the Zarif Army.",
            "en",
            {"REQUEST": "actual", "ASSAULT": "possible"},
        ),
    ],
)
def test_what_somebody_is_called_upon_to_do_is_possible(text: str, language: str, expected: dict[str, str]) -> None:
    page = Document(id="d", capture="c", name="n", text=f"News\n\n{text}", language=language, method="m")
    assert {claim.relation: claim.modality for claim in reading(page, aliases()).claims} == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "أدانت الولايات المتحدة وفرنسا وتركيا حركة نيروز.",
            ("ACCUSE", "United States", "France", "Turkey", "حركة نيروز"),
        ),
        (
            "طالب سالم الورداني ومحمود السهلي حركة نيروز بالانسحاب.",
            ("REQUEST", "سالم الورداني", "محمود السهلي", "حركة نيروز"),
        ),
        ("اعتصم عمال شركة النور لمطالبة هيئة المدار بالأجور.", ("REQUEST", "عمال شركة النور", "هيئة المدار")),
        ("تدعم تركيا هيئة المدار ضد حركة نيروز التي تصفها بالإرهابية.", ("ACCUSE", "Turkey", "حركة نيروز")),
    ],
)
def test_all_who_speak_together_do_it_and_whom_they_speak_of_does_not(text: str, told: tuple[str, ...]) -> None:
    assert told in dealings(text)


def test_a_title_and_the_name_behind_it_are_one_speaker() -> None:
    assert not dealings("دعا رئيس البلدية الهنغاري الأصل أتيلا بارابال إلى انتخابات مبكرة.")


def test_who_only_asks_for_a_thing_asks_nobody_told_before() -> None:
    text = "التقى {سالم الورداني} {سالم الحمداني}. وطلب {سالم الورداني} شايا."
    plain, _ = marked(text)
    found, _ = read(text, (said(plain, "سالم الورداني", "وطلب", "شايا"),))
    assert [claim.relation for claim in found] == ["CONSULT"]


@pytest.mark.parametrize(
    "said", ["وشكك الناطق الحكومي منذر الكايد في الوثيقة", "وقال منذر الكايد إن الوثيقة مزورة بالكامل"]
)
def test_who_doubts_a_paper_accuses_nobody(said: str) -> None:
    assert not dealings(f"نشرت صحيفة الأيام وثيقة مسربة. {said}.")


def test_a_headline_of_sport_tells_of_no_attack() -> None:
    body = "وقع اللاعب أنور البوردي عقدا مع نادي السيل أمس.\n\nوتدرب اللاعب مع الفريق في الملعب."
    page = Document(
        id="d", capture="c", name="n", text=f"نادي السيل يخطف أنور البوردي\n\n{body}", language="ar", method="m"
    )
    assert "ASSAULT" not in {claim.relation for claim in reading(page, aliases()).claims}
