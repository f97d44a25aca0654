"""Grade each proposition by the decision table, with every row that was looked at and what would change the outcome.

Reliability of sources and credibility of what they say are two scales: neither is ever worked out from the other.
The credibility comes from the lower bound of the origins, the kind of their evidence, and what contradicts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from marsad.model.contradiction import Contradiction
from marsad.model.grade import Changer, Credibility, Grade, Remainder, Step
from marsad.model.proposition import Copy, Proposition, Standing
from marsad.weigh.agreement import Agreement, agreements
from marsad.weigh.backing import Backing, Tellings, backings, by_proposition
from marsad.weigh.decisiontables import RANKS, Facts, GradeTables, Rank, conditions, deciding, grade_tables, looked_at
from marsad.weigh.opinions import Given, agreed, of_proposition
from marsad.weigh.reliability import Reliance, origin_grades

METHOD = "weigh.grades/1"


class Balance(NamedTuple):
    """The numbers behind a credibility.

    `asserting` and `opposing` are how many origins have evidence of each rank, from the weakest on; opposing ones are
    independent of the asserting ones. `contradictions` counts all that contradict, a source that takes its own word
    back among them.
    """

    asserting: tuple[int, ...]
    opposing: tuple[int, ...]
    contradictions: int
    details: int
    agreeing: int

    def more(self, rank: Rank, by: int = 1) -> Balance:
        """With origins of a rank more on the asserting side."""
        return self._replace(asserting=_added(self.asserting, rank, by))

    def denied(self, rank: Rank) -> Balance:
        """With one more independent denial on evidence of a rank."""
        return self._replace(opposing=_added(self.opposing, rank, 1), contradictions=self.contradictions + 1)

    def facts(self) -> dict[str, int]:
        """The numbers that the rows of the table ask for."""
        best = max((place for place, number in enumerate(self.asserting) if number > 0), default=0)
        return {
            "origins": sum(self.asserting),
            "direct": self.asserting[-1],
            "contradictions": self.contradictions,
            "equal_contradictions": sum(self.opposing[best:]),
            "details": self.details,
            "agreeing": self.agreeing,
        }


def _added(counts: tuple[int, ...], rank: Rank, by: int) -> tuple[int, ...]:
    return tuple(number + (by if RANKS[place] == rank else 0) for place, number in enumerate(counts))


def grades(
    propositions: Sequence[Proposition],
    standings: Iterable[Standing],
    contradictions: Iterable[Contradiction],
    shared: Iterable[Copy],
    told: Tellings,
    given: Given,
    reliance: Reliance,
) -> Iterator[Grade]:
    """One grade for each proposition."""
    tables = grade_tables()
    standing = {one.proposition: one for one in standings}
    against = by_proposition(contradictions)
    rests = {one.id: backings(one, standing[one.id], against.get(one.id, ()), told, tables) for one in propositions}
    agreeing = agreements(propositions, rests, shared)
    for one in propositions:
        yield _grade(
            Case(one, standing[one.id], rests[one.id], against.get(one.id, ()), agreeing[one.id]),
            told,
            given,
            reliance,
            tables,
        )


class Case(NamedTuple):
    """Everything that the credibility of one proposition depends on."""

    proposition: Proposition
    standing: Standing
    backings: Sequence[Backing]
    contradictions: Sequence[Contradiction]
    agreement: Agreement | None


def _grade(case: Case, told: Tellings, given: Given, reliance: Reliance, tables: GradeTables) -> Grade:
    balance = _balance(case, tables)
    facts = balance.facts()
    by_table = _credibility(balance, tables)
    without = tuple(_without(case, balance, tables))
    fragile = sum(one.credibility != by_table for one in without)
    sourcing = deciding(
        tables.confidence, {**facts, "spread": case.standing.high - case.standing.low, "fragile": fragile}
    )
    opinions = of_proposition(given.digits, case.proposition.claims)
    together = agreed(opinions)
    return Grade(
        proposition=case.proposition.id,
        reliability=origin_grades(case.backings, told, reliance),
        credibility=by_table if together is None else cast("Credibility", int(together)),
        by_table=by_table,
        opinions=opinions,
        trace=tuple(_trace(case, facts, tables)),
        changers=tuple(_changers(case, balance, by_table, tables)),
        without=without,
        confidence=sourcing.confidence,
        confidence_rule=sourcing.rule,
        likelihoods=of_proposition(given.likelihoods, case.proposition.claims),
        method=METHOD,
    )


def _credibility(balance: Balance, tables: GradeTables) -> Credibility:
    return deciding(tables.credibility, balance.facts()).credibility


def _balance(case: Case, tables: GradeTables) -> Balance:
    asserting = [one for one in case.backings if _counts(one) and one.side == "asserts"]
    denying = [one for one in case.backings if one.side == "denies"]
    own = frozenset[str]().union(*(one.ends for one in asserting))
    independent = [one for one in denying if _counts(one) and not one.ends & own]
    return Balance(
        asserting=_by_rank(asserting),
        opposing=_by_rank(independent),
        contradictions=len(denying),
        details=sum(tables.contradictions[one.kind] == "detail" for one in case.contradictions),
        agreeing=0 if case.agreement is None else 1,
    )


def _counts(backing: Backing) -> bool:
    return backing.state == "ends"


def _by_rank(found: Sequence[Backing]) -> tuple[int, ...]:
    return tuple(sum(one.rank == rank for one in found) for rank in RANKS)


def _trace(case: Case, facts: Facts, tables: GradeTables) -> Iterator[Step]:
    behind = _behind(case, tables)
    for row, holds in looked_at(tables.credibility, facts):
        cited = dict.fromkeys(claim for fact in row.when for claim in behind[fact])
        yield Step(
            rule=row.rule,
            credibility=row.credibility,
            holds=holds,
            conditions=conditions(row, facts),
            claims=tuple(cited or case.proposition.claims),
        )


def _behind(case: Case, tables: GradeTables) -> Mapping[str, Sequence[str]]:
    """The claims that each number was counted from."""

    def claims(found: Iterable[Backing]) -> list[str]:
        return [claim for one in found for claim in one.claims]

    asserting = [one for one in case.backings if one.side == "asserts"]
    denying = claims(one for one in case.backings if one.side == "denies")
    details = (one for one in case.contradictions if tables.contradictions[one.kind] == "detail")
    return {
        "origins": claims(asserting),
        "direct": claims(one for one in asserting if one.rank == "direct"),
        "contradictions": denying,
        "equal_contradictions": denying,
        "details": [claim for one in details for claim in (one.left, one.right)],
        "agreeing": () if case.agreement is None else case.agreement.claims,
    }


def _without(case: Case, balance: Balance, tables: GradeTables) -> Iterator[Remainder]:
    """The proposition without each of its asserting origins in turn."""
    known: dict[tuple[Rank, bool], Credibility] = {}
    for one in case.backings:
        if one.side != "asserts":
            continue
        kind = one.rank, _counts(one)
        if kind not in known:
            known[kind] = _credibility(balance.more(one.rank, -1) if _counts(one) else balance, tables)
        yield Remainder(
            origin=one.origin,
            low=case.standing.low - 1,
            high=case.standing.high - one.strict,
            credibility=known[kind],
        )


def _changers(case: Case, balance: Balance, now: Credibility, tables: GradeTables) -> Iterator[Changer]:
    """What would change the credibility: the table asked again on other numbers."""
    counted = [one for one in case.backings if one.side == "asserts" and _counts(one)]
    split = balance
    for one in counted:
        split = split.more(one.rank, one.strict - 1)
    firmest = max((one.rank for one in counted), key=RANKS.index, default=None)
    other = {
        "one more independent origin": balance.more("named"),
        "direct evidence of an origin it has": balance if firmest is None else balance.more(firmest, -1).more("direct"),
        "one more independent origin with direct evidence": balance.more("direct"),
        "the loose links are cut": split,
        "another dealing that agrees": balance._replace(agreeing=1),
        "no contradiction": balance._replace(contradictions=0, opposing=(0,) * len(RANKS)),
        "no contradiction about details": balance._replace(details=0),
        "a denial by an unnamed source": balance.denied("unnamed"),
        "a denial by a named source": balance.denied("named"),
        "a denial with direct evidence": balance.denied("direct"),
    }
    for change, changed in other.items():
        credibility = _credibility(changed, tables)
        if credibility != now:
            yield Changer(change=change, credibility=credibility)
