"""A page as the layers of reading share it: folded text, its words and its sentences, with the way back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from marsad.model.document import Document
from marsad.model.span import Span
from marsad.text.folding import Folded, fold
from marsad.text.remembered import once
from marsad.text.tokens import Token, sentences, tokens


@dataclass(frozen=True)
class Page:
    """One document under reading. All positions here are in folded characters until `span` maps them back."""

    document: Document

    @once
    def folded(self) -> Folded:
        """The folded text with the way back."""
        return fold(self.document.text)

    @once
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    @once
    def tokens(self) -> list[Token]:
        """Words, numbers and punctuation."""
        return tokens(self.text)

    @once
    def written(self) -> dict[int, str]:
        """How each of the tokens is written on the page, by where it starts."""
        original, origin = self.document.text, self.folded.origin
        if origin is None:
            return {token.start: original[token.start : token.end] for token in self.tokens}
        places = [*origin, len(original)]
        return {
            token.start: original[places[token.start] : places[token.end]]
            # nothing was dropped behind it
            if places[token.end] == places[token.end - 1] + 1
            else original[slice(*self.folded.span(token.start, token.end))]
            for token in self.tokens
        }

    @once
    def sentences(self) -> list[tuple[int, int]]:
        """Stretches that are sentences."""
        return sentences(self.text)

    @once
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @once
    def token_at(self) -> Callable[[int], int]:
        """Gives for a folded place the index of the first token that starts at or after it."""
        return partial(bisect_left, [token.start for token in self.tokens])

    def sentence_at(self, place: int) -> tuple[int, int]:
        """The sentence that a folded place lies in, or the one before it."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, place) - 1)]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the document's text that a folded stretch stands for."""
        return Span(*self.folded.span(start, end))

    @once
    def place(self) -> Callable[[int], int]:
        """Gives for a place in the document's text its folded place: the first kept character at or after it."""
        return int if self.folded.origin is None else partial(bisect_left, self.folded.origin)
