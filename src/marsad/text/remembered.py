"""What is worked out about a word when it is first met, and kept for the next pages."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import TypeVar

Asked = TypeVar("Asked", bound=Hashable)
Given = TypeVar("Given", bound=Hashable)
Answer = TypeVar("Answer")
MOST = 1 << 16
"""How many answers are kept; a newspaper page brings some seventy new words."""


class _Answers(dict[Asked, Answer]):
    """Answers by what was asked; all are forgotten when they grow too many."""

    def __init__(self, answer: Callable[[Asked], Answer]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, asked: Asked) -> Answer:
        answer = self._answer(asked)
        if len(self) >= MOST:
            self.clear()
        self[asked] = answer
        return answer


def remembered(answer: Callable[[Asked], Answer]) -> Callable[[Asked], Answer]:
    """Let a function of one thing keep its answers.

    It becomes the look-up in a dictionary itself: every word of a page goes through some twenty of these, and
    `functools.lru_cache`, which also notes when each was last asked for, takes three to five times as long.
    """
    return _Answers(answer).__getitem__


def remembered_by(answer: Callable[[Given, Asked], Answer]) -> Callable[[Given], Callable[[Asked], Answer]]:
    """The same for a function of a word that is given a language or table first: `found(language)(word)`."""
    return remembered(lambda given: remembered(partial(answer, given)))
