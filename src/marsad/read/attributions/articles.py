"""An article as the finding of attributions sees it: words, statements, quotations, and who is named where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from marsad.model.actor import PageActor
from marsad.model.span import Span
from marsad.model.zone import Zone
from marsad.read.attributions.cues import LANGUAGES, lexicon
from marsad.read.attributions.quotations import Quotation, quotations
from marsad.read.page import Page
from marsad.text.remembered import once

# A sentence that a quotation holds together is read as one statement up to this many sentences: beyond, a mark is
# more likely missing than a speech so long.
_HELD_TOGETHER = 25
# From the verb of an aside that wants no name to the name, in words.
_WITHHOLDS = 6
_AND_HAS = frozenset({"وقد", "والذي", "والتي"})


class Naming(msgspec.Struct, frozen=True):
    """A mention on the words of an article: its actor, its first token, the token after it, its proclitics."""

    actor: PageActor
    first: int
    end: int
    clitics: str


class Statement(msgspec.Struct, frozen=True):
    """A sentence, or several that one quotation holds together: tokens from `first` up to `end`."""

    first: int
    end: int


@dataclass(frozen=True)
class Article:
    """The words of a page with their zones and namings. Positions are token indexes.

    What is named or quoted at a token is asked a thousand times a page: these questions are look-ups themselves.
    """

    page: Page
    zones: Sequence[Zone]
    actors: Sequence[PageActor]

    @once
    def words(self) -> list[str]:
        """Folded words and marks."""
        return [token.text for token in self.page.tokens]

    @once
    def quotations(self) -> list[Quotation]:
        """Outermost quotations."""
        return quotations(self.page)

    @once
    def quotation_from(self) -> dict[int, Quotation]:
        """Quotations by the token that opens them."""
        return {quotation.first: quotation for quotation in self.quotations}

    @once
    def quotation_at(self) -> Callable[[int], Quotation | None]:
        """Gives for a token the quotation that it stands in, its marks included."""
        return {index: one for one in self.quotations for index in range(one.first, one.end)}.get

    @once
    def _namings(self) -> dict[int, Naming]:
        tokens = self.page.tokens
        found: dict[int, Naming] = {}
        for actor in self.actors:
            for mention in actor.mentions:
                start, end = self.page.place(mention.start), self.page.place(mention.end)
                first = self.page.token_at(start)
                if first and tokens[first - 1].end > start:
                    first -= 1
                after = max(first + 1, self.page.token_at(end))
                if first >= len(tokens):
                    continue
                naming = Naming(actor, first, after, self.page.text[tokens[first].start : start])
                for index in range(first, after):
                    known = found.get(index)
                    if known is None or known.end - known.first < after - first:
                        found[index] = naming
        return found

    @once
    def _by_id(self) -> dict[str, PageActor]:
        return {actor.id: actor for actor in self.actors}

    def actor(self, source: str) -> PageActor | None:
        """The actor of an id."""
        return self._by_id.get(source)

    @once
    def genders(self) -> dict[str, str | None]:
        """Whether those asked about till now are men or women."""
        return {}

    def namings_of(self, actor: PageActor) -> Iterator[Naming]:
        """Where an actor is named and no longer name stands."""
        for mention in actor.mentions:
            at = self.page.token_at(self.page.place(mention.end)) - 1
            naming = self.naming_at(at) if at >= 0 else None
            if naming is not None and naming.actor is actor:
                yield naming

    @once
    def naming_at(self) -> Callable[[int], Naming | None]:
        """Gives for a token the mention that it belongs to, the longest where several overlap."""
        return self._namings.get

    @once
    def naming_from(self) -> Callable[[int], Naming | None]:
        """Gives for a token the mention that begins with it."""
        return {index: naming for index, naming in self._namings.items() if naming.first == index}.get

    @once
    def withholding(self) -> frozenset[int]:
        """Tokens of the asides that a source wants no name: «طلب عدم ذكر اسمه»."""
        found: set[int] = set()
        for known in map(lexicon, LANGUAGES):
            if known.withheld.isdisjoint(self.words):
                continue
            for at, word in enumerate(self.words):
                if word in known.withheld:
                    back = range(at - 1, max(-1, at - 1 - _WITHHOLDS), -1)
                    first = min((first for first in back if self.words[first] in known.withholding), default=at + 1)
                    first -= first <= at and self.words[first - 1] in _AND_HAS
                    found.update(range(first, at + 1))
        return frozenset(found)

    def statements(self, zone: Zone) -> Iterator[Statement]:
        """What a zone says, sentence by sentence; a quotation is never cut."""
        page = self.page
        start, end = page.place(zone.start), page.place(zone.end)
        held: int | None = None
        count = 0
        first_of_zone, end_of_zone = page.token_at(start), page.token_at(end)
        for sentence_start, sentence_end in page.sentences:
            if sentence_end <= start or sentence_start >= end:
                continue
            first = max(first_of_zone, page.token_at(sentence_start))
            after = min(end_of_zone, page.token_at(sentence_end))
            held = first if held is None else held
            count += 1
            open_still = self.quotation_at(after - 1) if after > first else None
            if open_still is not None and open_still.end > after and count < _HELD_TOGETHER:
                continue
            if after > held:
                yield Statement(held, after)
            held, count = None, 0
        if held is not None and end_of_zone > held:
            yield Statement(held, end_of_zone)

    def written(self, index: int) -> str:
        """A word as the document writes it, which tells «إن» from «أن»."""
        return self.page.written[self.page.tokens[index].start]

    def span(self, first: int, end: int) -> Span:
        """The stretch of the document's text from one token up to another."""
        tokens = self.page.tokens
        return self.page.span(tokens[first].start, tokens[end - 1].end)
