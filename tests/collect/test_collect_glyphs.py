from __future__ import annotations

from marsad.collect.glyphs import Glyph, PageLine, is_mirrored, letter_gap, line_text


def line(text: str, *, rtl: bool, gap: float = 2.0, size: float = 10.0) -> PageLine:
    """A line drawn with letters four points wide, with so much between words."""
    glyphs, x = [], 0.0
    for letter in reversed(text) if rtl else text:
        if letter == " ":
            x += gap
            continue
        glyphs.append(Glyph(letter, x, x + 4, 100.0, size, spaced=False))
        x += 4.2
    return PageLine(glyphs)


def test_spaces_are_found_by_the_gaps_between_letters() -> None:
    text = "نفت النقابة الخبر كله"
    for gap in (1.6, 2.5, 6.0):
        drawn = line(text, rtl=True, gap=gap)
        assert line_text(drawn, letter_gap([drawn])) == text


def test_far_apart_cells_of_a_table_are_parted_by_a_tab() -> None:
    drawn = line("المخفر الآمر", rtl=True, gap=40.0)
    assert line_text(drawn, letter_gap([drawn])) == "المخفر\tالآمر"


def test_marks_go_with_their_letter() -> None:
    drawn = line("نفت", rtl=True)
    drawn.glyphs[1].marks = "\u064e"
    assert line_text(drawn, 0.15) == "نفَت"


def test_numbers_of_a_recognised_scan_stand_from_right_to_left() -> None:
    drawn = line("في عام 2021", rtl=True)
    drawn.glyphs.reverse()
    assert is_mirrored([drawn])
    assert line_text(drawn, 0.15, mirrored=True) == "في عام 2021"
    assert not is_mirrored([line("in 2021", rtl=False)])
    assert not is_mirrored([])


def test_a_page_without_gaps_has_the_usual_border() -> None:
    assert letter_gap([]) == letter_gap([line("كلمة", rtl=True)])
