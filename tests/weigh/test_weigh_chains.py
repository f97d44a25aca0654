"""Source chains: credits with their spans, papers that are one on all pages, and rings of sources."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from pages import STORY, page

from marsad.model.actor import Mention, PageActor
from marsad.model.attribution import Attribution
from marsad.model.ids import make_id
from marsad.model.proposition import Chain, Link, LinkKind
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.model.zone import Zone
from marsad.resolve.actors import actors
from marsad.weigh.chains import chains
from marsad.weigh.copies import copies
from marsad.weigh.credits import agency, page_credits
from marsad.weigh.cycles import cycles
from marsad.weigh.links import link_node
from marsad.weigh.origins import Spoken, edges
from marsad.weigh.papers import may_be_one, role_key
from marsad.weigh.verdicts import NONE


def _chain(reading: Reading) -> Chain:
    (found,) = chains([reading], actors([reading], []))
    return found


@pytest.mark.parametrize(
    ("before", "after", "name", "rule"),
    [
        ("السدرة - واس\n", "", "وكالة الأنباء السعودية", "dateline"),
        ("السدرة (أ ف ب) - ", "", "وكالة فرانس برس", "dateline"),
        ("", " (رويترز)", "رويترز", "dateline"),
        ("", "\nالمصدر: موقع المرفأ الإخباري", "موقع المرفأ الإخباري", "source line"),
        ("", "\nSource: Reuters", "رويترز", "source line"),
    ],
)
def test_a_credit_at_the_edges_of_a_page(before: str, after: str, name: str, rule: str) -> None:
    reading = page("a", text=before + STORY + after, publisher="صحيفة الساحل", source=None)
    (credit,) = page_credits(reading)
    assert (credit.name, credit.rule) == (name, rule)
    assert reading.text[credit.span.start : credit.span.end].strip()
    assert [link.name for link in _chain(reading).links] == ["صحيفة الساحل", name]


def test_an_agency_named_in_the_running_text_is_no_credit() -> None:
    filler = " ولم يصدر أي تعليق آخر حتى ساعة متأخرة من الليل" * 6
    text = STORY + filler + " وأشار التقرير إلى أن رويترز زارت المكان." + filler
    assert page_credits(page("a", text=text)) == []


def test_an_agencys_own_page_does_not_credit_itself() -> None:
    reading = page("a", text="السدرة - واس\n" + STORY, publisher="وكالة الأنباء السعودية", source=None)
    assert len(_chain(reading).links) == 1


def test_signs_of_one_agency_are_one_node_over_pages_and_scripts() -> None:
    assert agency("واس") == agency("SPA") == agency("وكالة الانباء السعوديه")
    own = _chain(page("a", publisher="AFP", source=None)).links[0]
    credited = _chain(page("b", text="السدرة (أ ف ب) - " + STORY, source=None)).links[1]
    assert link_node(own) == link_node(credited)


def test_what_a_sentence_cites_stands_between_the_page_and_whom_it_quotes() -> None:
    text = "نقلا عن موقع المرفأ، " + STORY
    reading = page("a", text=text, publisher="صحيفة الساحل")
    name = "موقع المرفأ"
    at = text.index(name)
    cited = PageActor(
        id=make_id("actor", "a", name), name=name, type="organization", mentions=(Mention(at, at + len(name)),)
    )
    (chain,) = chains([replace(reading, actors=(*reading.actors, cited))], [])
    assert [link.name for link in chain.links] == ["صحيفة الساحل", name, "المرصد الوطني للحدود"]
    edge = chain.links[1].edge
    assert edge is not None
    assert text[edge.start : edge.end] == "نقلا عن"


def test_who_got_a_paper_is_not_the_paper() -> None:
    phrase = "مذكرة داخلية حصلت صحيفة الساحل على نسخة منها"
    text = f"تظهر {phrase} أن حركة السنابل التقت حرس الممرات سرا."
    reading = page("a", text=text, source=None, publisher="صحيفة الساحل")
    memo = PageActor(id=make_id("actor", "a"), name="مذكرة داخلية", type="document", mentions=(Mention(5, 17),))
    said = Attribution(
        id=make_id("attribution", "a"),
        source=memo.id,
        cue=Span(0, 4),
        content=Span(text.index("أن "), len(text)),
        stance="asserts",
        evidence="document",
        within=None,
        speaker=Span(5, 5 + len(phrase)),
    )
    claim = replace(reading.claims[0], attribution=said.id)
    (chain,) = chains([replace(reading, actors=(*reading.actors, memo), attributions=(said,), claims=(claim,))], [])
    assert chain.links[-1].name == "مذكرة داخلية"


def _with_report(document: str, name: str, published: str | None, issued: str = "التي قرأها") -> Reading:
    """A page that rests on a report, and what the report has to do with a centre."""
    text = f"أفاد {name} {issued} مركز بوصلة بأن " + STORY
    reading = page(document, text=text, source=None)
    found = []
    for form, kind in ((name, "document"), ("مركز بوصلة", "organization")):
        at = text.index(form)
        found.append(
            PageActor(
                id=make_id("actor", document, form),
                name=form,
                type=kind,  # type: ignore[arg-type]
                mentions=(Mention(at, at + len(form)),),
            )
        )
    said = Attribution(
        id=make_id("attribution", document),
        source=found[0].id,
        cue=Span(0, 4),
        content=Span(0, len(text)),
        stance="asserts",
        evidence="document",
        within=None,
    )
    claim = replace(reading.claims[0], attribution=said.id)
    return replace(
        reading, published=published, actors=(*reading.actors, *found), attributions=(said,), claims=(claim,)
    )


@pytest.mark.parametrize(
    ("names", "days", "same"),
    [
        (("المذكرة 14", "المذكرة 14"), ("2021-05-02", "2022-05-09"), True),
        (("المذكرة 14", "المذكرة 15"), ("2021-05-02", "2021-05-02"), False),
        (("المذكرة", "المذكرة"), ("2021-05-02", "2021-05-02"), False),
    ],
)
def test_a_document_is_one_on_two_pages_only_where_its_name_tells(
    names: tuple[str, str], days: tuple[str, str], same: bool
) -> None:
    readings = [_with_report(one, name, day) for one, name, day in zip("ab", names, days, strict=True)]
    left, right = (chain.links[-1] for chain in chains(readings, actors(readings, [])))
    assert (link_node(left) == link_node(right)) is same


@pytest.mark.parametrize(
    ("days", "same"),
    [
        (("2021-05-02", "2021-05-20"), True),
        (("2021-05-02", "2021-09-20"), False),
        (("2021-05-02", None), True),
        ((None, None), True),
    ],
)
def test_an_issuers_report_is_one_on_pages_of_one_month(days: tuple[str | None, str | None], same: bool) -> None:
    readings = [
        _with_report(one, "تقرير", day, issued)
        for one, day, issued in zip("ab", days, ("الصادر عن", "نشره"), strict=True)
    ]
    left, right = (chain.links[-1] for chain in chains(readings, actors(readings, [])))
    assert left.kind == right.kind == "document"
    assert (link_node(left) == link_node(right)) is same


@pytest.mark.parametrize(
    ("left", "right", "fits"),
    [
        ("مصادر مطلعة", "مصدر مطلع", True),
        ("مصدر أمني", "مصدر أمني رفيع", True),
        ("مصدر أمني", "مصدر أمني في الميناء", True),
        ("مصدر أمني", "مصدر طبي", False),
        ("مصادر مطلعة", "مصدر أمني", False),
        ("a security official", "two senior security officials", True),
    ],
)
def test_unnamed_sources_that_may_be_one_person(left: str, right: str, fits: bool) -> None:
    assert may_be_one(role_key(left), role_key(right)) is fits


def _told(claim: str, *names: str) -> Chain:
    kinds: list[LinkKind] = ["publisher", *(["actor"] * len(names))]  # type: ignore[list-item]
    links = tuple(Link(kind=kind, name=name, actor=None, span=None) for kind, name in zip(kinds, names, strict=False))
    return Chain(claim=claim, document=claim, links=links)


def test_two_outlets_that_cite_each_other_are_circular() -> None:
    (ring,) = cycles([_told("c1", "الساحل", "المرفأ"), _told("c2", "المرفأ", "الساحل")])
    assert set(ring.sources) == {"الساحل", "المرفأ"}
    assert set(ring.claims) == {"c1", "c2"}


def test_a_ring_of_three_is_named_once_and_a_line_is_none() -> None:
    ring = [_told("c1", "أ", "ب"), _told("c2", "ب", "ج"), _told("c3", "ج", "أ"), _told("c4", "د", "أ")]
    assert [len(one.sources) for one in cycles(ring)] == [3]
    assert cycles(ring[:2]) == []


def test_a_chain_that_comes_back_to_its_own_outlet_is_circular() -> None:
    (ring,) = cycles([_told("c1", "الساحل", "المرفأ", "الساحل")])
    assert set(ring.sources) == {"الساحل", "المرفأ"}


def test_a_chain_of_fifty_hops_ends_and_is_whole() -> None:
    reading = page("a")
    people = tuple(
        PageActor(id=f"p{n}", name=f"المصدر رقم {n}", type="person", mentions=(Mention(0, 3),)) for n in range(50)
    )
    said = tuple(
        Attribution(
            id=f"said{n}", source=f"p{n}", cue=Span(0, 3), content=Span(0, len(reading.text)), stance="asserts",
            evidence=None, within=f"said{(n - 1) % 50}",
        )
        for n in range(50)
    )  # fmt: skip
    claim = replace(reading.claims[0], attribution="said49")
    looped = replace(reading, actors=(*reading.actors, *people), attributions=said, claims=(claim,))
    assert len(_chain(looped).links) == 51
    straight = replace(looped, attributions=(replace(said[0], within=None), *said[1:]))
    assert [link.name for link in _chain(straight).links[1:]] == [one.name for one in people]
    assert cycles([_chain(straight)]) == []


def test_meta_lines_credit_by_sign() -> None:
    head = "كتب: مراسلنا / د ب أ"
    reading = page("a", text=head + "\n" + STORY, source=None)
    zones = (Zone(0, len(head), kind="meta"), Zone(len(head) + 1, len(reading.text), kind="body"))
    assert [credit.name for credit in page_credits(replace(reading, zones=zones))] == ["وكالة الأنباء الألمانية"]


@pytest.mark.parametrize("publisher", ["—", "«»", "…", "\u200f", "صحيفة", "the", "123", "الساحل " * 200])
def test_an_outlet_may_be_called_anything(publisher: str) -> None:
    readings = [page("a", publisher=publisher, source=None), page("b", text="نقلا عن صحيفة، " + STORY)]
    first, second = chains(readings, actors(readings, []))
    assert first.links[0].name == publisher
    assert second.links[-1].name == "المرصد الوطني للحدود"


def test_an_agency_spelt_out_with_its_sign_in_a_sentence_is_no_dateline() -> None:
    told = "قالت وكالة أنباء الصين الجديدة (شينخوا) إن الجسر أغلق. " + STORY
    assert page_credits(page("a", text=told)) == []
    assert [one.name for one in page_credits(page("a", text="السدرة (شينخوا) - " + STORY))] == ["شينخوا"]


def test_a_recovered_agency_stands_beside_the_chain_and_joins_loosely_only() -> None:
    credited = page("a", text="السدرة (رويترز) - " + STORY, publisher="صحيفة الساحل", source=None)
    silent = page("b", publisher="موقع المرفأ", source=None)
    readings = [credited, silent]
    found = {chain.document: chain for chain in chains(readings, actors(readings, []), list(copies(readings)))}
    assert [link.name for link in found["b"].links] == ["موقع المرفأ"]
    (agency_,) = found["b"].recovered
    assert (agency_.name, agency_.rule) == ("رويترز", "shared text")
    assert found["a"].recovered == ()
    voices = [Spoken(reading.claims[0], reading.id, "asserts", found[reading.id]) for reading in readings]
    kept, _ = edges(voices, {}, NONE)
    assert [(edge.kind, edge.loose, edge.reason) for edge in kept] == [("recovered", True, "رويترز")]
