"""Dealings told by constructions: sentences about invented actors, and what must hold of any claim."""

from __future__ import annotations

import re

import pytest
from claim_sentences import rows, sides
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model.actor import ActorType, Mention, PageActor
from marsad.model.attribution import Attribution, Stance
from marsad.model.claim import Claim
from marsad.model.document import Document
from marsad.model.moment import Moment
from marsad.model.span import Span
from marsad.model.zone import Zone
from marsad.read.actors.aliases import aliases
from marsad.read.claims.claims import claims
from marsad.read.claims.scenes.setting import scene
from marsad.read.page import Page
from marsad.read.readings import reading

MENTION = re.compile(r"{([^}|]+)(?:\|([^}]+))?}")
SENTENCES = (
    "claims_sentences.yml",
    "claims_verbs.yml",
    "claims_idioms.yml",
    "claims_words.yml",
    "claims_lookalikes.yml",
    "claims_nouns.yml",
    "claims_speech.yml",
)
PERSONS = ("سالم", "ليلى")


def marked(text: str) -> tuple[str, list[PageActor]]:
    """A text without its braces, and the actors that stood in them."""
    plain, mentions, last = "", dict[str, list[Mention]](), 0
    for found in MENTION.finditer(text):
        plain += text[last : found.start()]
        form = found[2] or found[1]
        mentions.setdefault(found[1], []).append(Mention(start=len(plain), end=len(plain) + len(form)))
        plain += form
        last = found.end()
    plain += text[last:]
    return plain, [
        PageActor(id=name, name=name, type=kind_of(name), mentions=tuple(places)) for name, places in mentions.items()
    ]


def kind_of(name: str) -> ActorType:
    if name.startswith(("أستارا", "وادي", "معبر", "اليابان", "النرويج", "طوكيو", "أوسلو")):
        return "place"
    return "person" if name.startswith(PERSONS) else "organization"


def page_of(text: str) -> Page:
    return Page(Document(id="d", capture="c", name="n", text=text, language="ar", method="m"))


def read(
    text: str, attributions: tuple[Attribution, ...] = (), times: tuple[Moment, ...] = ()
) -> tuple[tuple[Claim, ...], str]:
    plain, actors = marked(text)
    body = Zone(start=0, end=len(plain), kind="body")
    return claims(scene(page_of(plain), [body], actors, times, attributions)), plain


def told(claim: Claim) -> str:
    mood = "" if claim.modality == "actual" else f" {claim.modality}"
    return f"{sides(claim)}{mood}{' not' if claim.polarity == 'negative' else ''}"


@pytest.mark.parametrize(("text", "expected"), [row for name in SENTENCES for row in rows(name)])
def test_what_a_sentence_tells(text: str, expected: list[str]) -> None:
    found, _ = read(text)
    assert sorted(map(told, found)) == sorted(expected)


def said(plain: str, source: str, cue: str, content: str, stance: Stance = "asserts") -> Attribution:
    """An attribution whose cue and content are given by their words, the content by its last place."""
    start, begin = plain.index(cue), plain.rindex(content)
    return Attribution(
        id=f"{source}:{cue}",
        source=source,
        cue=Span(start, start + len(cue)),
        content=Span(begin, begin + len(content)),
        stance=stance,
        evidence=None,
        within=None,
    )


def test_a_claim_hangs_on_the_innermost_attribution() -> None:
    text = "قالت {هيئة المدار} إن {سالم الورداني} أكد أن {حركة نيروز} دعمت {جبهة الشفق}."
    plain, _ = marked(text)
    outer = said(plain, "هيئة المدار", "قالت", plain[plain.index("إن") : -1])
    inner = said(plain, "سالم الورداني", "أكد", "أن حركة نيروز دعمت جبهة الشفق")
    found, _ = read(text, (outer, inner))
    assert [claim.attribution for claim in found] == [inner.id]


def test_what_somebody_calls_for_is_possible_and_stops_nobody() -> None:
    text = "دعا {سالم الورداني} إلى أن توقف {حركة نيروز} قصف {جبهة الشفق}."
    plain, _ = marked(text)
    call = said(plain, "سالم الورداني", "دعا", "أن توقف حركة نيروز قصف جبهة الشفق", "proposes")
    found, _ = read(text, (call,))
    assert sorted(map(told, found)) == [
        "REQUEST سالم الورداني > حركة نيروز",
        "RETREAT حركة نيروز > جبهة الشفق possible",
    ]


def test_who_signs_a_page_alone_is_meant_by_its_i() -> None:
    text = "{سالم الورداني}\nوقد اتهموني بها غير مرة، وهددتني {حركة نيروز}."
    plain, actors = marked(text)
    signed = plain.index("\n")
    zones = [Zone(start=0, end=signed, kind="meta"), Zone(start=signed + 1, end=len(plain), kind="body")]
    found = claims(scene(page_of(plain), zones, actors, (), ()))
    assert [told(claim) for claim in found] == ["THREATEN حركة نيروز > سالم الورداني"]


def test_nobody_tells_of_an_attack_that_is_his_own() -> None:
    text = "وقال {سالم الورداني} إن ذلك يستهدف {حركة نيروز}."
    plain, _ = marked(text)
    told_by = said(plain, "سالم الورداني", "وقال", plain[plain.index("إن") : -1])
    assert read(text, (told_by,))[0] == ()


def test_what_is_done_by_speaking_hangs_on_the_speaker() -> None:
    text = "اتهمت {هيئة المدار} {حركة نيروز} بدعم {جبهة الشفق}."
    plain, _ = marked(text)
    charge = said(plain, "هيئة المدار", "اتهمت", "بدعم جبهة الشفق", "alleges")
    found, _ = read(text, (charge,))
    assert [(told(claim), claim.attribution) for claim in found] == [
        ("ACCUSE هيئة المدار > حركة نيروز", charge.id),
        ("AID حركة نيروز > جبهة الشفق", charge.id),
    ]


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        (
            "فرضت {هيئة المدار} عقوبات على {حركة نيروز}. وقال {سالم الورداني} إن العقوبات قاسية.",
            "وقال", "إن العقوبات قاسية", "SANCTION هيئة المدار > حركة نيروز",
        ),
        (
            "شنت {حركة نيروز} غارات على {جبهة الشفق}. وقال {سالم الورداني} إن الغارات كانت كثيفة.",
            "وقال", "إن الغارات كانت كثيفة", "ASSAULT حركة نيروز > جبهة الشفق",
        ),
        (
            "اندلع قتال بين {حركة نيروز} و{جبهة الشفق}. وقال {سالم الورداني} إنه رغم الهدنة استمرت المواجهات.",
            "وقال", "إنه رغم الهدنة استمرت المواجهات", "ASSAULT حركة نيروز, جبهة الشفق",
        ),
        (
            "تفاوضت {هيئة المدار} و{حركة نيروز}. وقال {سالم الورداني} إن المفاوضات مع {حركة نيروز} صعبة.",
            "وقال", "إن المفاوضات مع حركة نيروز صعبة", "CONSULT هيئة المدار, حركة نيروز",
        ),
        (
            "وأوضح وزير {هيئة المدار} {سالم الورداني} أن المفاوضات مع {حركة نيروز} مستمرة.",
            "وأوضح", "أن المفاوضات مع حركة نيروز مستمرة", "CONSULT هيئة المدار, حركة نيروز",
        ),
        (
            "وصل {سالم الورداني} ظهرا. وجاءت {ليلى الحمداني}. وعاد {سالم الباز}. "
            "وفي المساء قال لهم مشيرا إلى أن زيارته إلى {اليابان} ناجحة.",
            "مشيرا", "أن زيارته إلى اليابان ناجحة", "CONSULT سالم الورداني, اليابان",
        ),
    ],
)  # fmt: skip
def test_a_noun_means_the_event_or_the_side_that_was_told_before(
    text: str, cue: str, content: str, expected: str
) -> None:
    plain, _ = marked(text)
    found, _ = read(text, (said(plain, "سالم الورداني", cue, content),))
    assert expected in [told(claim) for claim in found if claim.attribution]


def test_the_source_of_a_cue_does_what_its_clause_tells() -> None:
    text = "وصل {سالم الورداني} ومعه {سالم الباز}. وعاد {سالم الباز}. وقال خلال زيارة إلى {اليابان} إن الأمر صعب."
    plain, _ = marked(text)
    found, _ = read(text, (said(plain, "سالم الورداني", "وقال", "إن الأمر صعب"),))
    assert [told(claim) for claim in found] == ["CONSULT سالم الورداني, اليابان"]


def test_a_denial_that_refers_back_denies_the_dealing_before() -> None:
    text = "دعمت {هيئة المدار} {حركة نيروز} بالسلاح. ونفت {هيئة المدار} هذه المعلومات."
    plain, _ = marked(text)
    denial = said(plain, "هيئة المدار", "ونفت", "هذه المعلومات", "denies")
    found, _ = read(text, (denial,))
    assert [(told(claim), claim.attribution) for claim in found] == [
        ("AID هيئة المدار > حركة نيروز", None),
        ("AID هيئة المدار > حركة نيروز", denial.id),
    ]


def test_a_denied_content_of_its_own_keeps_its_polarity() -> None:
    text = "نفت {هيئة المدار} التعاون مع {حركة نيروز}."
    plain, _ = marked(text)
    denial = said(plain, "هيئة المدار", "نفت", "التعاون مع حركة نيروز", "denies")
    found, _ = read(text, (denial,))
    assert [(told(claim), claim.attribution) for claim in found] == [("COOPERATE هيئة المدار, حركة نيروز", denial.id)]


def test_the_words_before_a_content_govern_the_noun_that_opens_it() -> None:
    text = "وأعلنت {هيئة المدار} توقيف {سالم الورداني}."
    plain, _ = marked(text)
    content = said(plain, "unnamed", "أعلنت", "توقيف سالم الورداني")
    found, _ = read(text, (content,))
    assert [told(claim) for claim in found] == ["COERCE هيئة المدار > سالم الورداني"]


def test_who_announces_a_death_has_not_done_it() -> None:
    text = "وأعلنت {هيئة المدار} مقتل {سالم الورداني}."
    plain, _ = marked(text)
    assert read(text, (said(plain, "unnamed", "أعلنت", "مقتل سالم الورداني"),))[0] == ()


def test_who_tells_besides_what_he_charges_means_himself() -> None:
    text = "اتهمت {كتائب نيروز} {وزارة المدار}، مؤكدة أنها لم تهاجم {جبهة الشفق}."
    plain, _ = marked(text)
    tells = said(plain, "كتائب نيروز", "مؤكدة", "أنها لم تهاجم جبهة الشفق")
    (attack,) = (claim for claim in read(text, (tells,))[0] if claim.relation == "ASSAULT")
    assert attack.agents == ("كتائب نيروز",)


def test_a_duty_laid_on_somebody_is_a_request() -> None:
    text = "قال {سالم الورداني} إن على {حركة نيروز} أن تغادر البلدة."
    plain, _ = marked(text)
    proposal = said(plain, "سالم الورداني", "قال", "على حركة نيروز أن تغادر البلدة", "proposes")
    found, _ = read(text, (proposal,))
    assert [(told(claim), claim.attribution) for claim in found] == [
        ("REQUEST سالم الورداني > حركة نيروز", proposal.id)
    ]


def test_the_speaker_says_we() -> None:
    text = "قالت {هيئة المدار}: سنهاجم {حركة نيروز}."
    plain, _ = marked(text)
    found, _ = read(text, (said(plain, "هيئة المدار", "قالت", "سنهاجم حركة نيروز"),))
    assert [told(claim) for claim in found] == ["ASSAULT هيئة المدار > حركة نيروز planned"]


def test_the_speaker_says_i_where_somebody_speaks() -> None:
    text = "{سالم الورداني} قال: أشكر {هيئة المدار} على دعمها، والتقيت {ليلى الحمداني} أمس."
    plain, _ = marked(text)
    own = said(plain, "سالم الورداني", "قال", "أشكر هيئة المدار على دعمها، والتقيت ليلى الحمداني أمس")
    assert {told(claim) for claim in read(text, (own,))[0]} >= {
        "SUPPORT سالم الورداني > هيئة المدار",
        "CONSULT سالم الورداني, ليلى الحمداني",
    }
    assert not read("أشكر {هيئة المدار} و{ليلى الحمداني}.")[0]


def test_a_headline_that_the_body_repeats_is_not_told_again() -> None:
    headline = "{حركة نيروز} تهاجم {جبهة الشفق}"
    plain, actors = marked(headline + "\nهاجمت {حركة نيروز} {جبهة الشفق} أمس.")
    end = plain.index("\n")
    zones = [Zone(start=0, end=end, kind="headline"), Zone(start=end + 1, end=len(plain), kind="body")]
    (only,) = claims(scene(page_of(plain), zones, actors, (), ()))
    assert only.span.start > end


def test_nothing_is_told_outside_headline_and_body() -> None:
    plain, actors = marked("هاجمت {حركة نيروز} {جبهة الشفق} أمس.")
    assert claims(scene(page_of(plain), [Zone(start=0, end=len(plain), kind="related")], actors, (), ())) == ()


def test_place_and_moment_of_a_dealing() -> None:
    text = "هاجمت {حركة نيروز} {جبهة الشفق} في {وادي السدر} يوم الجمعة."
    plain, _ = marked(text)
    start = plain.index("يوم الجمعة")
    moments = (
        Moment(start=start, end=start + len("يوم الجمعة"), value="2020-01-03", mod=None, earliest=None, latest=None),
    )
    (claim,) = read(text, (), moments)[0]
    assert (claim.places, claim.time) == (("وادي السدر",), 0)


def test_a_moment_of_another_clause_is_not_the_dealing_s() -> None:
    text = "هاجمت {حركة نيروز} {جبهة الشفق} بينما كان الناس نياما يوم الجمعة."
    plain, _ = marked(text)
    start = plain.index("يوم الجمعة")
    moments = (Moment(start=start, end=start + 10, value="2020-01-03", mod=None, earliest=None, latest=None),)
    (claim,) = read(text, (), moments)[0]
    assert claim.time is None


PIECES = (
    "هاجمت|تعاون|مع|على|دعم|لـ|{حركة نيروز}|{جبهة الشفق}|{سالم الورداني}|{وادي السدر}|بين|و|الذي|قتل|لقاء|،|.|أن|لم|هذا"
    "|ضد|غارات|شنت|attacked|by|{Orin Front}|\n|(|)|من قبل|ستدعم|عنه"
).split("|")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_what_holds_of_any_claim(pieces: list[str]) -> None:
    found, plain = read(" ".join(pieces).replace("لـ {", "ل{").replace("و {", "و{"))
    _, actors = marked(" ".join(pieces))
    ids = {actor.id for actor in actors}
    assert found == read(" ".join(pieces).replace("لـ {", "ل{").replace("و {", "و{"))[0]
    assert len({claim.id for claim in found}) == len(found)
    for claim in found:
        sides = {*claim.agents, *claim.counterparts}
        assert 0 <= claim.span.start < claim.span.end <= len(plain)
        assert len(sides) >= 2
        assert not set(claim.agents) & set(claim.counterparts)
        assert sides | set(claim.places) <= ids
        assert 0 < claim.confidence <= 1


def test_who_tells_that_something_happened_is_not_whom_it_happened_to() -> None:
    text = (
        "أعلن المرصد الكاندي لحقوق الصيادين أنه دارت معارك في بلدة نيروز التي تقصفها حركة راية الساحل، "
        "وأنه سقطت قذائف من قبل حركة راية الساحل."
    )
    made = reading(Document(id="d", capture="c", name="n", text=text, language="ar", method="m"), aliases())
    teller = made.attributions[0].source
    assert all(teller not in (*claim.agents, *claim.counterparts) for claim in made.claims)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "حزب النهر ينفي لقاء مندوبين من جيش الجبل\n12 مارس 2024\n\nأعلنت الحكومة أمس خطة جديدة للطرق في المدن.",
            "ar",
        ),
        (
            "River Party denies meeting Mountain Army\nMarch 12, 2024\n\nThe government announced a plan for roads.",
            "en",
        ),
    ],
)
def test_a_page_does_not_say_what_its_headline_says_is_denied(text: str, language: str) -> None:
    page = Document(id="d", capture="c", name="n", text=text, language=language, method="m")
    assert not reading(page, aliases()).claims
    told = page.text.replace("ينفي لقاء", "يلتقي").replace("denies meeting", "meets")
    assert reading(Document(id="d", capture="c", name="n", text=told, language=language, method="m"), aliases()).claims
