"""Show on a terminal why a proposition stands as it does.

Names and quotations run in their own direction whatever stands around them: each is set in Unicode isolates, and unseen
characters of a page are written by their code, so that no page can turn the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from marsad.report.grades import apart, condition, grade_labels, likelihood
from marsad.report.labels import Labels, Language
from marsad.report.signs import seen
from marsad.report.why import Against, Joint, Told, Why

INDENT = "  "
SHOWN_CLAIMS = 12
SHOWN_EDGES = 40
"""Claims of a row and edges that are printed; all are in the JSON."""


def lines(found: Why, language: Language) -> Iterator[str]:
    """What is known of a proposition, line by line."""
    say = grade_labels(language)
    numbers = _numbers(found)
    yield f"{say['say']['proposition']} {found['proposition']}"
    yield INDENT + own(found["words"])
    yield from _section(say, "claims", _claims(found["claims"], numbers, say))
    yield from _section(say, "origins", _origins(found, say))
    yield from _section(say, "contradictions", _contradictions(found, say))
    if found["grade"] is not None:
        yield from _section(say, "credibility", _credibility(found["grade"], say))
        yield from _section(say, "changers", _changers(found["grade"], numbers, say))
        yield from _section(say, "reliability", _reliability(found["grade"], numbers, say))
        yield from _section(say, "likelihoods", _likelihoods(found["grade"], say))
    if found["hypotheses"] is not None:
        yield from _section(say, "matrix", _matrix(found["hypotheses"], numbers, say))


def own(text: object) -> str:
    """A text that runs in its own direction."""
    return f"\u2068{seen(' '.join(str(text).split()))}\u2069"


def _section(say: Labels, key: str, content: Iterable[str]) -> Iterator[str]:
    yield ""
    yield say["say"][key]
    yield from (INDENT + line for line in content)


def _numbers(found: Why) -> dict[str, str]:
    """A number for each origin on all sides, in the order in which the claims name them, those from outside last."""
    outside = [row["origin"] for row in found["hypotheses"]["rows"]] if found["hypotheses"] else []
    origins = dict.fromkeys((*(claim["origin"] for claim in found["claims"]), *outside))
    return {origin: str(number) for number, origin in enumerate(origins, 1)}


def _claims(claims: Sequence[Told], numbers: dict[str, str], say: Labels) -> Iterator[str]:
    words = say["say"]
    for claim in claims:
        day = claim["published"] or words["undated"]
        place = words["characters"].format(claim["span"]["start"], claim["span"]["end"])
        origin = words["origin"].format(numbers[claim["origin"]])
        yield f"{say['side'][claim['side']]} · {own(claim['document_name'])} · {day} · {place} · {origin}"
        yield f"{INDENT}«{own(claim['quote'])}»"
        names = (
            own(link["name"] if link["name"] not in {"", "unnamed"} else words["nobody"]) for link in claim["chain"]
        )
        yield INDENT + words["chain"].format(words["arrow"].join(names))
        for link in claim["recovered"]:
            yield INDENT + words["recovered"].format(own(link["name"]))
        yield f"{INDENT}{claim['claim']}"


def _origins(found: Why, say: Labels) -> Iterator[str]:
    words, origins = say["say"], found["origins"]
    low, high = origins["low"], origins["high"]
    yield words["exact"].format(low) if low == high else words["interval"].format(low, high)
    for noun in ("edges", "cut"):
        edges = origins["edges"] if noun == "edges" else origins["cut"]
        for edge in edges[:SHOWN_EDGES]:
            reason = say["edge"][edge["kind"]].format(own(edge["reason"]))
            joined = words["linked"].format(*_sayers(edge, found["claims"]), reason)
            marks = [words["loose"]] * edge["loose"] + [words["cut"]] * (noun == "cut")
            yield " · ".join([joined, *marks])
    for cycle in origins["cycles"]:
        yield words["circular"].format(words["arrow"].join(own(name) for name in cycle["sources"]))
    for one in origins["without"]:
        left = _interval(one["low"], one["high"], say)
        yield words["without_source"].format(own(one["source"]), left)


def _sayers(edge: Joint, claims: Sequence[Told]) -> tuple[str, str]:
    """The two pages of an edge, or the two sources where one page has both."""
    if edge["left_name"] != edge["right_name"]:
        return own(edge["left_name"]), own(edge["right_name"])
    ends = {claim["claim"]: claim["chain"][-1]["name"] for claim in claims if claim["chain"]}
    left, right = (own(ends.get(claim, edge["left_name"])) for claim in (edge["left"], edge["right"]))
    return left, right


def _interval(low: int, high: int, say: Labels) -> str:
    if high <= 0:
        return say["say"]["nothing"]
    return say["say"]["exact"].format(low) if low == high else say["say"]["interval"].format(low, high)


def _contradictions(found: Why, say: Labels) -> Iterator[str]:
    """One line for each two origins that contradict each other in one way; all pairs of claims are in the JSON."""
    if not found["contradictions"]:
        yield say["say"]["no_contradictions"]
    origin = {claim["claim"]: claim["origin"] for claim in found["claims"]}
    told: dict[tuple[str, ...], Against] = {}
    for one in found["contradictions"]:
        sides = sorted(origin.get(claim, claim) for claim in (one["left"], one["right"]))
        told.setdefault((one["kind"], *sides), one)
    for one in told.values():
        yield say["say"]["contradiction"].format(
            say["contradiction"][one["kind"]],
            own(one["words_left"]["text"]),
            own(one["left_name"]),
            own(one["words_right"]["text"]),
            own(one["right_name"]),
        )


def _credibility(grade: Any, say: Labels) -> Iterator[str]:
    words = say["say"]
    yield words["grade"].format(grade["credibility"], say["credibility"][str(grade["credibility"])])
    yield from _opinions(grade["opinions"], say)
    if grade["credibility"] != grade["by_table"]:
        yield words["by_people"].format(grade["credibility"], grade["by_table"])
    yield f"{words['by_table']}:"
    for step in grade["trace"]:
        answer = words["holds" if step["holds"] else "fails"]
        yield INDENT + words["trace"].format(f"[{answer}] {say['rule'][step['rule']]}", step["credibility"])
        for one in step["conditions"]:
            yield f"{INDENT * 3}{condition(one, say)}"
        yield f"{INDENT * 3}{words['claims_looked_at'].format(_some(step['claims']))}"
    reason = say["confidence_rule"][grade["confidence_rule"]]
    yield apart(words["confidence"].format(say["confidence"][grade["confidence"]], reason), say)


def _some(claims: Sequence[str]) -> str:
    more = [f"… +{len(claims) - SHOWN_CLAIMS}"] if len(claims) > SHOWN_CLAIMS else []
    return " ".join([*claims[:SHOWN_CLAIMS], *more])


def _opinions(opinions: Sequence[Any], say: Labels) -> Iterator[str]:
    """Everybody's grade, each with its reason on a line of its own."""
    for one in opinions:
        yield say["say"]["opinion"].format(own(one["by"]), one["value"])
        yield INDENT + say["say"]["reason"].format(own(one["reason"]))
    if len({one["value"] for one in opinions}) > 1:
        yield say["say"]["disagree"]


def _changers(grade: Any, numbers: dict[str, str], say: Labels) -> Iterator[str]:
    words = say["say"]
    if not grade["changers"]:
        yield words["no_changers"]
    for one in grade["changers"]:
        yield words["changer"].format(say["change"][one["change"]], one["credibility"])
    for one in grade["without"]:
        yield words["without_origin"].format(numbers[one["origin"]], one["credibility"])


def _reliability(grade: Any, numbers: dict[str, str], say: Labels) -> Iterator[str]:
    words = say["say"]
    for origin in grade["origins"]:
        letter = origin["reliability"]
        yield words["grade"].format(
            f"{words['origin'].format(numbers[origin['origin']])}: {letter}", say["reliability"][letter]
        )
        for link in origin["links"]:
            yield INDENT + words["link"].format(
                own(link["name"]),
                link["reliability"],
                say["reliability"][link["reliability"]],
                say["basis"][link["basis"]],
            )
            yield from (INDENT * 2 + line for line in _opinions(link["opinions"], say))


def _likelihoods(grade: Any, say: Labels) -> Iterator[str]:
    if not grade["likelihoods"]:
        yield say["say"]["no_likelihood"]
    for one in grade["likelihoods"]:
        yield apart(likelihood({**one, "by": own(one["by"])}, say), say)
        yield INDENT + say["say"]["reason"].format(own(one["reason"]))


def _matrix(matrix: Any, numbers: dict[str, str], say: Labels) -> Iterator[str]:
    words = say["say"]
    for place, one in enumerate(matrix["hypotheses"], 1):
        name = say["hypothesis"][one["kind"]].format(own(one["words"] or ""))
        yield f"H{place} {words['against'].format(name, one['inconsistency'])}"
    yield f"{words['matrix_note']}"
    yield INDENT + " ".join(f"H{place}" for place, _ in enumerate(matrix["hypotheses"], 1))
    for row in matrix["rows"]:
        fits = " ".join(f"{say['fit'][fit]} " for fit in row["fits"])
        number = numbers[row["origin"]]
        side = say["side"][row["side"]] + (f", {words['own_cause']}" if row["own_cause"] else "")
        yield INDENT + words["row"].format(fits, number, side, f"{row['diagnosticity']:.2f}")
