"""Keep the copies of a case up to date: few changes are worked in one by one, many by going through all texts anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import groupby

import numpy as np

from marsad.model.proposition import Copy
from marsad.model.reading import Reading
from marsad.store.records import Records
from marsad.store.textindex import Row, TextIndex
from marsad.weigh.changes import change, sketch
from marsad.weigh.copies import Survey

FEW = 50
"""Up to this many changed texts are worked into the index; more are where going through all texts is as quick."""


def copied(records: Records, stage: str, inputs: Mapping[str, str]) -> None:
    """Bring the copies up to date, inside `Records.writing`: all of it happens, or none.

    `inputs` has for each document that has a reading the hash of what its text is made from.
    """
    index = TextIndex(records)
    done = records.made(stage)
    changed = [item for item, source in inputs.items() if done.get(item) != source]
    gone = [item for item in done if item not in inputs]
    if len(changed) + len(gone) > max(FEW, len(done) // 10):
        _anew(records, index, stage, inputs, gone)
    elif changed or gone:
        _worked_in(records, index, stage, inputs, changed, gone)


def _anew(records: Records, index: TextIndex, stage: str, inputs: Mapping[str, str], gone: Collection[str]) -> None:
    """Go through all texts."""
    survey = Survey(records.all(Reading))
    number = {text: at for at, text in enumerate(survey.ids)}
    index.clear()
    for item in {*inputs, *gone, *records.made(stage)}:
        records.forget(stage, item)
    alone = dict.fromkeys(sorted(inputs.keys() - set(gone)))
    for first, copies in groupby(survey.copies(), key=lambda copy: copy.a):
        made = list(copies)
        index.put_pairs([], ((number[copy.a], number[copy.b]) for copy in made))
        records.replace(stage, first, inputs[first], made)
        alone.pop(first)
    for item in alone:
        records.replace(stage, item, inputs[item], [])
    entries = bytearray()
    for reading in records.all(Reading):
        at = number.get(reading.id)
        found = None if at is None else sketch(at, reading)
        if at is not None and found is not None:
            entries += found.entries.data
            index.put_texts([Row(*replace(found, tells=survey.tells(at)).packed())])
    index.fill(np.sort(np.frombuffer(entries, np.uint64)))
    clusters, sizes = survey.clusters.astype(np.int32), survey.sizes.astype(np.int32)
    index.put_measures(clusters, sizes, range(len(number)))


def _worked_in(
    records: Records,
    index: TextIndex,
    stage: str,
    inputs: Mapping[str, str],
    changed: Collection[str],
    gone: Collection[str],
) -> None:
    """Look again at the texts that the changed ones have to do with, and write anew the records they stand in.

    A pair is recorded with the document whose id comes first.
    """
    number = index.numbers()
    free = max(number.values(), default=-1) + 1
    removed = [number[item] for item in (*changed, *gone) if item in number]
    readings = (reading for item in sorted(changed) for reading in records.same(Reading, item))
    sketches = (sketch(free + at, reading) for at, reading in enumerate(readings))
    found = change(index, [one for one in sketches if one is not None], removed)
    before = index.paired([*removed, *found.texts])
    names = {one.number: one.id for one in found.added}
    names |= index.ids({*removed, *found.texts, *(other for _, other in before)} - names.keys())
    looked = {names[text] for text in (*removed, *found.texts)}
    touched = {min(names[one], names[other]) for one, other in before} | {copy.a for copy in found.copies}
    for item in gone:
        records.forget(stage, item)
    for item in sorted((touched | set(changed)) - set(gone)):
        kept = [copy for copy in records.by(Copy, stage, item) if copy.a not in looked and copy.b not in looked]
        made = [copy for copy in found.copies if copy.a == item]
        records.replace(stage, item, inputs[item], [*kept, *made])
    number |= {one.id: one.number for one in found.added}
    index.put_pairs([*removed, *found.texts], ((number[copy.a], number[copy.b]) for copy in found.copies))
    index.forget(removed)
    index.put_texts(Row(*one.packed()) for one in found.added)
    index.put_telling(found.telling)
    index.put_measures(found.clusters, found.sizes, found.measured)
    index.change(found.entries, found.removed_entries)
