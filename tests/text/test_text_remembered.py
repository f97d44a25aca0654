"""Answers about words are kept, and forgotten when they grow too many."""

from __future__ import annotations

import pytest

from marsad.text import remembered


def test_an_answer_is_worked_out_once() -> None:
    asked: list[str] = []

    @remembered.remembered
    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    assert [length(word) for word in ("سلام", "حرب", "سلام")] == [4, 3, 4]
    assert asked == ["سلام", "حرب"]


def test_answers_are_kept_for_each_thing_given_first() -> None:
    @remembered.remembered_by
    def joined(language: str, word: str) -> str:
        return f"{language} {word}"

    assert (joined("ar")("من"), joined("fa")("من")) == ("ar من", "fa من")
    assert joined("ar") is joined("ar")


def test_answers_are_forgotten_when_they_grow_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    @remembered.remembered
    def twice(number: int) -> int:
        asked.append(number)
        return 2 * number

    monkeypatch.setattr(remembered, "MOST", 2)
    assert [twice(number) for number in (1, 2, 3, 1)] == [2, 4, 6, 2]
    assert asked == [1, 2, 3, 1]
