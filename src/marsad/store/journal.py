"""The journal of judgements: one JSON line each, only ever added to, each line naming the one before it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import msgspec

from marsad.model.errors import CaseDamaged, DiskFull
from marsad.model.ids import make_id
from marsad.model.judgement import Judgement
from marsad.model.proposal import Proposal


def sealed(judgement: Judgement, previous: str | None) -> Judgement:
    """The judgement with its place in the journal and the id that both give it."""
    placed = replace(judgement, previous=previous, id="")
    return replace(placed, id=make_id("judgement", msgspec.json.encode(placed).decode()))


def judgements(path: Path) -> list[Judgement]:
    """All judgements in order. A last line cut short by a crash was never acknowledged and is not counted.

    Raises `CaseDamaged` naming the first line that was changed, or from before which one was taken out.
    """
    if not path.exists():
        return []
    *lines, rest = path.read_bytes().split(b"\n")
    if rest:
        lines = [*lines, rest] if _is_whole(rest) else lines
    found: list[Judgement] = []
    for number, line in enumerate(lines, 1):
        try:
            judgement = msgspec.json.decode(line, type=Judgement)
        except msgspec.DecodeError as error:
            raise CaseDamaged(f"line {number} of {path} is not a judgement: {error}") from error
        if judgement != sealed(judgement, found[-1].id if found else None):
            raise CaseDamaged(f"line {number} of {path} was changed, or a line before it was taken out")
        found.append(judgement)
    return found


def append(path: Path, judgement: Judgement) -> Judgement:
    """Write a judgement at the end of the journal and return it with its id; it is on disk when this returns."""
    before = judgements(path)
    added = sealed(judgement, before[-1].id if before else None)
    kept = b"".join(msgspec.json.encode(one) + b"\n" for one in before)
    try:
        with path.open("ab") as file:
            file.truncate(len(kept))
            file.write(msgspec.json.encode(added) + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull(f"the disk took no more while writing {path}") from error
        raise
    return added


def standing(journal: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that hold: those not undone, undoings themselves left out."""
    all_of_them = list(journal)
    undone = {item for judgement in all_of_them if judgement.verb == "undo" for item in judgement.items}
    return [one for one in all_of_them if one.verb != "undo" and one.id not in undone]


def accepted(journal: Iterable[Judgement]) -> dict[str, list[Proposal]]:
    """The proposals that people accepted, by document: they stand whole in the journal and outlast any later run."""
    held: dict[str, Proposal] = {}
    for one in journal:
        if one.verb == "accept" and one.value is not None:
            held.update((proposal.id, proposal) for proposal in msgspec.json.decode(one.value, type=list[Proposal]))
        elif one.verb == "refuse":
            held = {key: proposal for key, proposal in held.items() if key not in one.items}
    found: dict[str, list[Proposal]] = {}
    for proposal in held.values():
        found.setdefault(proposal.document, []).append(proposal)
    return found


def _is_whole(line: bytes) -> bool:
    try:
        msgspec.json.decode(line, type=Judgement)
    except msgspec.DecodeError:
        return False
    return True
