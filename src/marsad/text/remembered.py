"""What is worked out about a word when it is first met, and kept for the next pages."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any, Generic, TypeVar

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


class once(Generic[Answer]):  # noqa: N801, named as the decorator it is
    """A property that is worked out when it is first asked for, and kept by the thing that it is of.

    `functools.cached_property` does the same behind a lock until Python 3.12, and a page asks for hundreds.
    """

    def __init__(self, answer: Callable[[Any], Answer]) -> None:
        self.__doc__ = answer.__doc__
        self._answer = answer

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, thing: Any, owner: type | None = None) -> Answer:
        answer: Answer = self._answer(thing)
        thing.__dict__[self._name] = answer
        return answer
