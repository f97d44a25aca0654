"""Pages as the dossier carries them: the whole text and every mark on it, inert until a reader opens one."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.model.attribution import Attribution
from marsad.model.claim import Claim
from marsad.model.document import Document
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.report.labels import Labels
from marsad.report.moments import words
from marsad.report.view import View

COPIES = 20
"""Copies named beside a page, fullest first; all stand in the tables."""

Places = list[int]


def page(view: View, document: Document, numbers: Mapping[str, int], labels: Labels) -> dict[str, object]:
    """One page for the browser: text, particulars and marks, with offsets in code points.

    `numbers` gives each proposition's number in the dossier.
    """
    reading = view.reading.get(document.id)
    published = document.published
    return {
        "name": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "published": words(published, published, labels) if published else None,
        "language": document.language,
        "url": document.url,
        "capture": document.capture,
        "taken": [[one.means, one.location, one.taken_at] for one in view.takings_of.get(document.capture, ())],
        "text": document.text,
        "copies": [_copy(view, document, at) for at in range(len(view.copies_of.get(document.id, ())[:COPIES]))],
        **(_marks(view, reading, numbers, labels) if reading else {}),
    }


def _marks(view: View, reading: Reading, numbers: Mapping[str, int], labels: Labels) -> dict[str, object]:
    return {
        "zones": [[zone.start, zone.end, zone.kind] for zone in reading.zones],
        "actors": [
            [
                actor.name,
                actor.type,
                _case_name(view, actor.id),
                [[one.start, one.end, int(one.loaded)] for one in actor.mentions],
            ]
            for actor in reading.actors
        ],
        "times": [[one.start, one.end, words(one.earliest, one.latest, labels)] for one in reading.times],
        "attributions": [_attribution(view, reading, said, labels) for said in reading.attributions],
        "claims": [_claim(view, reading, claim, numbers, labels) for claim in reading.claims],
    }


def _case_name(view: View, member: str) -> str | None:
    actor = view.actor_of.get(member)
    return actor.name if actor else None


def _attribution(view: View, reading: Reading, said: Attribution, labels: Labels) -> list[object]:
    source = view.source(reading.id, said)
    speaker = reading.text[said.speaker.start : said.speaker.end] if said.speaker else labels["link"]["unnamed"]
    return [
        *_places(said.content),
        source.name if source else speaker,
        said.stance,
        said.evidence,
        _places(said.cue) if said.cue else None,
    ]


def _claim(view: View, reading: Reading, claim: Claim, numbers: Mapping[str, int], labels: Labels) -> list[object]:
    def names(members: tuple[str, ...]) -> list[str]:
        return [view.page_actor[reading.id, member].name for member in members]

    proposition = view.proposition_of.get(claim.id)
    attribution = view.attribution_of(claim)
    return [
        *_places(claim.span),
        labels["relation"][claim.relation],
        names(claim.agents),
        names(claim.counterparts),
        attribution.stance if attribution else "writer",
        claim.modality,
        claim.polarity,
        numbers[proposition.id] if proposition else None,
    ]


def _copy(view: View, document: Document, at: int) -> list[object]:
    copy = view.copies_of[document.id][at]
    other = view.document[copy.b if copy.a == document.id else copy.a]
    pairs = [(one.a, one.b) if copy.a == document.id else (one.b, one.a) for one in copy.passages]
    return [other.id, other.name, round(100 * copy.containment), [[*_places(a), *_places(b)] for a, b in pairs]]


def _places(span: Span) -> Places:
    return [span.start, span.end]
