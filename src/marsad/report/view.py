"""A view of a case: everything of it that a report needs, with the ways from one record to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from marsad.model.actor import Actor, PageActor
from marsad.model.attribution import UNNAMED, Attribution
from marsad.model.capture import Capture, Taking
from marsad.model.claim import Claim
from marsad.model.contradiction import Contradiction
from marsad.model.document import Document
from marsad.model.grade import Grade, Matrix
from marsad.model.judgement import Judgement
from marsad.model.moment import Moment
from marsad.model.proposal import Proposal
from marsad.model.proposition import Chain, Copy, Link, Proposition, Standing, Voice
from marsad.model.reading import Reading
from marsad.model.refusal import Refusal
from marsad.model.shift import Tested
from marsad.model.track import TrackRecord
from marsad.report.labels import Language
from marsad.text.folding import folded
from marsad.text.tokens import is_arabic


@dataclass(frozen=True, kw_only=True)
class View:
    """What the store holds of one case when the report is asked for.

    `methods` maps the name of each stage to the version of its method, `version` is the program's. Every proposition
    has a standing; a document that was refused at reading has no reading, and a claim that was refused has no
    proposition. `proposals` are all that language models proposed, `accepted` those that a person accepted.
    """

    name: str
    version: str
    methods: Mapping[str, str]
    captures: tuple[Capture, ...] = ()
    takings: tuple[Taking, ...] = ()
    documents: tuple[Document, ...] = ()
    readings: tuple[Reading, ...] = ()
    actors: tuple[Actor, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    copies: tuple[Copy, ...] = ()
    chains: tuple[Chain, ...] = ()
    standings: tuple[Standing, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    grades: tuple[Grade, ...] = ()
    matrices: tuple[Matrix, ...] = ()
    tracks: tuple[TrackRecord, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    tested: tuple[Tested, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    accepted: tuple[Proposal, ...] = ()

    @cached_property
    def document(self) -> dict[str, Document]:
        """Documents by id, with the particulars that were read on them or that a person has set."""
        return {document.id: self._as_read(document) for document in self.documents}

    def _as_read(self, document: Document) -> Document:
        reading = self.reading.get(document.id)
        if reading is None:
            return document
        return replace(
            document,
            title=reading.title or document.title,
            publisher=reading.publisher or document.publisher,
            published=reading.published,
        )

    @cached_property
    def reading(self) -> dict[str, Reading]:
        """Readings by the id of their document."""
        return {reading.id: reading for reading in self.readings}

    @cached_property
    def actor(self) -> dict[str, Actor]:
        """Actors of the case by id."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def actor_of(self) -> dict[str, Actor]:
        """Actors of the case by the id of a page actor they were made from."""
        return {member: actor for actor in self.actors for member in actor.members}

    @cached_property
    def page_actor(self) -> dict[tuple[str, str], PageActor]:
        """Page actors by document and id."""
        return {(reading.id, actor.id): actor for reading in self.readings for actor in reading.actors}

    @cached_property
    def attribution(self) -> dict[tuple[str, str], Attribution]:
        """Attributions by document and id."""
        return {(reading.id, said.id): said for reading in self.readings for said in reading.attributions}

    @cached_property
    def claim(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for reading in self.readings for claim in reading.claims}

    @cached_property
    def document_of(self) -> dict[str, Document]:
        """The document a claim stands in, by the claim's id."""
        return {claim.id: self.document[reading.id] for reading in self.readings for claim in reading.claims}

    @cached_property
    def proposition(self) -> dict[str, Proposition]:
        """Propositions by id."""
        return {proposition.id: proposition for proposition in self.propositions}

    @cached_property
    def proposition_of(self) -> dict[str, Proposition]:
        """The proposition a claim is about, by the claim's id."""
        return {claim: proposition for proposition in self.propositions for claim in proposition.claims}

    @cached_property
    def standing(self) -> dict[str, Standing]:
        """Standings by proposition."""
        return {standing.proposition: standing for standing in self.standings}

    @cached_property
    def contradictions_of(self) -> dict[str, list[Contradiction]]:
        """Contradictions by proposition."""
        found: dict[str, list[Contradiction]] = defaultdict(list)
        for one in self.contradictions:
            found[one.proposition].append(one)
        return found

    @cached_property
    def grade(self) -> dict[str, Grade]:
        """Grades by proposition."""
        return {grade.proposition: grade for grade in self.grades}

    @cached_property
    def matrix(self) -> dict[str, Matrix]:
        """Matrices of hypotheses by proposition."""
        return {matrix.proposition: matrix for matrix in self.matrices}

    @cached_property
    def voice(self) -> dict[str, Voice]:
        """Voices by claim."""
        return {voice.claim: voice for standing in self.standings for voice in standing.voices}

    @cached_property
    def chain(self) -> dict[str, tuple[Link, ...]]:
        """The links of a claim's source chain, from the page outwards-in, by the claim's id."""
        return {chain.claim: chain.links for chain in self.chains}

    @cached_property
    def recovered(self) -> dict[str, tuple[Link, ...]]:
        """Agencies from which a claim's words come although its page credits none, by the claim's id."""
        return {chain.claim: chain.recovered for chain in self.chains}

    @cached_property
    def proposal(self) -> dict[str, Proposal]:
        """What language models proposed on the documents of the case, by id."""
        return {proposal.id: proposal for proposal in self.proposals if proposal.document in self.document}

    @cached_property
    def proposed(self) -> dict[str, Proposal]:
        """The accepted proposals of language models by the id of the mark that each has become."""
        return {proposal.mark: proposal for proposal in self.accepted}

    @cached_property
    def takings_of(self) -> dict[str, list[Taking]]:
        """How each capture was taken, earliest first."""
        found: dict[str, list[Taking]] = defaultdict(list)
        for taking in sorted(self.takings, key=lambda taking: (taking.taken_at, taking.id)):
            found[taking.capture].append(taking)
        return found

    @cached_property
    def copies_of(self) -> dict[str, list[Copy]]:
        """The copies a document takes part in, fullest first."""
        found: dict[str, list[Copy]] = defaultdict(list)
        for copy in sorted(self.copies, key=lambda copy: (-copy.containment, copy.a, copy.b)):
            found[copy.a].append(copy)
            found[copy.b].append(copy)
        return found

    @cached_property
    def tests_of(self) -> dict[str, list[Tested]]:
        """What the incident record says of the date of a proposition, by its id."""
        found: dict[str, list[Tested]] = defaultdict(list)
        for one in self.tested:
            found[one.proposition].append(one)
        return found

    def attribution_of(self, claim: Claim) -> Attribution | None:
        """The innermost attribution around a claim; None where the writer of the page says it."""
        if claim.attribution is None:
            return None
        return self.attribution[self.document_of[claim.id].id, claim.attribution]

    def source(self, document: str, attribution: Attribution) -> PageActor | None:
        """The page actor who says an attribution; None where the page does not name one."""
        return None if attribution.source == UNNAMED else self.page_actor[document, attribution.source]

    def moment_of(self, claim: Claim) -> Moment | None:
        """When a claim says that it was; None where it names no time."""
        return None if claim.time is None else self.reading[self.document_of[claim.id].id].times[claim.time]


def named_for(view: View, language: Language) -> View:
    """The view with every actor under its first name in the script of a language, where pages or tables have one."""
    arabic = language == "ar"
    return replace(
        view,
        actors=tuple(
            replace(one, name=next((name for name in one.names if is_arabic(folded(name)) == arabic), one.name))
            for one in view.actors
        ),
    )
