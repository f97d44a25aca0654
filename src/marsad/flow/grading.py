"""Grade what was weighed: how far the records of a case go into grades, matrices and track records."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.model.actor import Actor
from marsad.model.contradiction import Contradiction
from marsad.model.grade import Grade, Matrix
from marsad.model.judgement import Judgement
from marsad.model.proposition import Chain, Copy, Proposition, Standing
from marsad.model.reading import Reading
from marsad.model.track import TrackRecord
from marsad.store.records import Records
from marsad.weigh.backing import tellings
from marsad.weigh.decisiontables import grade_tables
from marsad.weigh.grades import grades
from marsad.weigh.hypotheses import matrices
from marsad.weigh.opinions import given
from marsad.weigh.reliability import Reliance, settled_letters
from marsad.weigh.trackrecords import track_records


def graded(records: Records, judgements: Iterable[Judgement]) -> list[Grade | Matrix | TrackRecord]:
    """The grade and the matrix of each proposition, and the track record of each source."""
    told = tellings(records.all(Reading), records.all(Chain))
    actors = list(records.all(Actor))
    propositions = list(records.all(Proposition))
    standings = list(records.all(Standing))
    contradictions = list(records.all(Contradiction))
    shared = list(records.all(Copy))
    people = given(judgements, actors)
    tracks = list(track_records(propositions, standings, shared, told, people.outcomes, actors))
    reliance = Reliance(people.letters, settled_letters(tracks, grade_tables().settled))
    return [
        *grades(propositions, standings, contradictions, shared, told, people, reliance),
        *matrices(propositions, standings, contradictions, told),
        *tracks,
    ]
