"""Whom a pronoun or a verb without a subject stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.read.clauses import Features, Sentence, chain

BACK = 2
"""How many sentences back an antecedent can stand."""
FIRST_PERSON = frozenset({"نا", "ني", "ي"})
PRONOUNS: dict[str, tuple[str | None, str]] = {
    "ه": ("m", "s"),
    "ها": ("f", "s"),
    "هم": (None, "p"),
    "هن": ("f", "p"),
    "هما": (None, "d"),
}
"""Gender and number of a pronoun at the end of a word."""


@dataclass(frozen=True, slots=True)
class Filler:
    """Who fills a role, how sure that is from 0 to 1, by which construction, and the last node that says so."""

    actors: tuple[int, ...]
    certainty: float
    how: str
    last: int | None = None

    def less(self, factor: float) -> Filler:
        """The same, less sure by a factor."""
        return Filler(self.actors, self.certainty * factor, self.how, self.last)


def agrees(actors: Sequence[int], people: Sequence[Features], gender: str | None, number: str) -> float:
    """How well actors fit a form's gender and number: 0 not, 1 well, 0.6 where a collective stands for its people."""
    if not actors:
        return 0.0
    if len(actors) > 1:
        return {"p": 1.0, "d": 1.0 if len(actors) == 2 else 0.0}.get(number, 0.6 if gender == "f" else 0.0)
    own = people[actors[0]]
    if number == "d":
        return 0.0
    if number == "p":
        return 1.0 if own.plural else 0.0 if own.person else 0.6
    if own.person and own.gender is None:
        return 0.6 if gender == "f" else 1.0
    if own.plural and own.gender is None:
        return 0.6 if gender == "f" else 0.3
    if gender is None or own.gender is None or own.gender == gender:
        return 1.0
    return 0.0


def antecedent(
    sentences: Sequence[Sentence],
    here: Sentence,
    node: int,
    people: Sequence[Features],
    *,
    agreement: tuple[str | None, str],
    as_subject: bool,
    without: frozenset[int] = frozenset(),
    quiet: int | None = None,
) -> Filler | None:
    """The most salient group of actors before a node that agrees, in its sentence or up to two back.

    `quiet` is an actor who only speaks there and is meant less.
    """
    gender, number = agreement
    best: tuple[float, Filler] | None = None
    for back in range(min(BACK, here.number) + 1):
        sentence = sentences[here.number - back]
        end = node if back == 0 else len(sentence.nodes)
        for rank, k in enumerate(
            first for first, members in sentence.groups.items() if members[0] == first and first < end
        ):
            members = tuple(i for i in sentence.groups[k] if i < end)
            joined, _, via = chain(sentence.nodes, k, -1)
            bare = joined[-1] == "" and not via
            options = [sentence.actors(members)] if number in "pd" else [sentence.actors((i,)) for i in members]
            for who in options:
                fit = 0.0 if without & set(who) else agrees(who, people, gender, number)
                salience = fit * _salience(back, rank, end - k, bare=bare, as_subject=as_subject)
                salience *= 0.9 if quiet in who else 1.0
                if fit and (best is None or salience > best[0]):
                    best = (
                        salience,
                        Filler(who, (0.75, 0.55, 0.4)[back] * (0.7 + 0.3 * fit), f"antecedent {back} back"),
                    )
    return best[1] if best else None


def _salience(back: int, rank: int, distance: int, *, bare: bool, as_subject: bool) -> float:
    """How much a group is in the reader's mind: subjects and sentence topics for a subject, near ones for an object."""
    base = (3.0, 2.0, 1.0)[back]
    if as_subject:
        return base + (1.0 if bare else 0.0) + (0.5 if rank == 0 else 0.0)
    return base + (0.1 if bare else 0.0) - min(distance, 40) / 40
