"""A quotation is the page's own characters, with exactly the claim marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model.actor import Mention, PageActor
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.report.quotations import LONGEST, quotation


def reading(text: str, loaded: tuple[Mention, ...] = (), language: str = "ar") -> Reading:
    actors = (PageActor(id="one", name="one", type="organization", mentions=loaded),) if loaded else ()
    return Reading(
        id="page",
        name="page",
        title=None,
        publisher=None,
        published=None,
        language=language,
        text=text,
        zones=(),
        actors=actors,
        times=(),
        attributions=(),
        claims=(),
        method="test",
    )


def span(text: str, quote: str) -> Span:
    return Span(text.index(quote), text.index(quote) + len(quote))


@pytest.mark.parametrize(
    ("text", "claim", "sentence"),
    [
        ("قال هذا. زار الوفد المدينة أمس. ثم عاد.", "زار الوفد", "زار الوفد المدينة أمس."),
        ("قال: «زار الوفد المدينة». ثم عاد.", "زار الوفد", "قال: «زار الوفد المدينة»."),
        ("سطر أول\nزار الوفد المدينة\nسطر ثالث", "الوفد", "زار الوفد المدينة"),
        ("زار الوفد. المدينة بعيدة. نعم.", "الوفد. المدينة", "زار الوفد. المدينة بعيدة."),
        ("ســـار الوَفْدُ إلى المدينة. انتهى.", "الوَفْدُ", "ســـار الوَفْدُ إلى المدينة."),
        ("First. Dr. A. Novak met them. Last.", "met them", "Dr. A. Novak met them."),
    ],
)
def test_the_sentence_around_the_claim(text: str, claim: str, sentence: str) -> None:
    found = quotation(reading(text), span(text, claim))
    assert "".join(piece.text for piece in found.pieces) == sentence
    assert "".join(piece.text for piece in found.pieces if piece.claimed) == claim
    assert not found.before
    assert not found.after


def test_a_long_sentence_is_cut_at_words_around_the_claim() -> None:
    text = "كلمة " * 300 + "زار الوفد المدينة" + " أخرى" * 300
    found = quotation(reading(text), span(text, "زار الوفد المدينة"))
    said = "".join(piece.text for piece in found.pieces)
    assert found.before
    assert found.after
    assert len(said) <= LONGEST
    assert said.split()[0] == "كلمة"
    assert said.split()[-1] == "أخرى"


def test_names_that_take_a_side_are_marked_inside_and_beside_the_claim() -> None:
    text = "هاجمت العصابات بلدة العصابات الأخرى"
    first, second = (Mention(at, at + 8, loaded=True) for at in (6, 20))
    found = quotation(reading(text, (first, second)), Span(0, 14))
    assert [(piece.text, piece.claimed) for piece in found.pieces if piece.loaded] == [
        ("العصابات", True),
        ("العصابات", False),
    ]


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("زار NATO المدينة", "ar", "rtl"),
        ("The delegation (الوفد) came", "ar", "ltr"),
        ("12 / 5", "ar", "rtl"),
        ("12", "en", "ltr"),
    ],
)
def test_a_quotation_runs_as_its_letters_do(text: str, language: str, direction: str) -> None:
    assert quotation(reading(text, language=language), Span(0, len(text))).direction == direction


@given(st.text(alphabet='اب ة\u064b\u202eab.«»"\n\r؟😀', max_size=900), st.data())
def test_quoted_letter_for_letter(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = quotation(reading(text), Span(start, end))
    assert "".join(piece.text for piece in found.pieces) in text
    assert "".join(piece.text for piece in found.pieces if piece.claimed) == text[start:end]
