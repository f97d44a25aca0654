"""The stage at which a language model may propose marks: it runs only where a person names the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from marsad.collect.endpoint import Endpoint, answer
from marsad.flow.run import refusal
from marsad.flow.stages import STAGES
from marsad.flow.work import Ground, Item, Stage
from marsad.model.errors import Refused
from marsad.model.ids import digest
from marsad.model.proposal import Proposal
from marsad.model.reading import Reading
from marsad.model.refusal import Refusal
from marsad.read.proposals.answers import METHOD, proposals
from marsad.read.proposals.prompts import instructions, prompts

NAME = "propose"


class ProposingStage(Stage):
    """A stage whose work does not go stale with the program: what a model once proposed stays until its page changes.

    To ask again costs a person time or money, and the answer may differ.
    """

    @property
    def version(self) -> str:
        """A hash of what is asked."""
        return digest([METHOD, instructions()])


def stages(endpoint: Endpoint | None) -> tuple[Stage, ...]:
    """The stages of a run; with a model the proposing comes right after the reading."""
    if endpoint is None:
        return STAGES
    at = [stage.name for stage in STAGES].index("read") + 1
    proposing = ProposingStage(NAME, (Reading,), (Proposal, Refusal), (), _items(endpoint), _propose)
    return (*STAGES[:at], proposing, *STAGES[at:])


def _items(endpoint: Endpoint) -> Callable[[Ground], Iterable[Item]]:
    def items(ground: Ground) -> Iterator[Item]:
        for reading, _ in ground.records.items(Reading):
            made = digest([endpoint.url, endpoint.model, reading])
            yield Item(
                reading,
                made,
                lambda r=reading: (ground.records.same(Reading, r)[0], endpoint),  # type: ignore[misc]
            )

    return items


def _propose(reading: Reading, endpoint: Endpoint) -> Sequence[Proposal | Refusal]:
    """What a model proposes on one page, and each proposal that was refused; one bad answer costs its piece only."""
    found: dict[str, Proposal | Refusal] = {}
    for messages in prompts(reading):
        try:
            made: list[Proposal | Refused] = list(proposals(reading, answer(endpoint, messages), endpoint.model))
        except Refused as refused:
            made = [refused]
        for one in made:
            kept = one if isinstance(one, Proposal) else _kept(reading, one)
            found[kept.id] = kept
    return list(found.values())


def _kept(reading: Reading, refused: Refused) -> Refusal:
    return refusal(NAME, reading.id, refused.reason, refused.detail, reading.name)
