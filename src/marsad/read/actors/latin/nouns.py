"""English nouns for people and bodies with their plurals, and the forms of the verbs beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from marsad.model.actor import ActorType
from marsad.read.actors.latin.words import Line, english

AUXILIARIES = frozenset(
    "has have had was were will would could may might is are did do does been being be not can must should".split()
)
_HALTS = frozenset(".;:?!") | {"that", "but", "while", '"'}
BEHIND = 14
"""Within how many words behind its head noun the verb of a subject stands."""
BEING = frozenset(
    "be is are was were been being become becomes became becoming remain remains remained as like".split()
)


@cache
def nouns() -> dict[str, ActorType]:
    """Every noun for people, bodies and craft with its plural, by what it names."""
    tables = english().lists
    found: dict[str, ActorType] = {}
    for noun in tables["bodied"]:
        found |= {noun: "organization", plural(noun): "organization"}
    for noun in tables["offices"] | tables["trades"] | tables["roles"]:
        found |= {noun: "person", plural(noun): "person"}
    found |= {f"{before}-{noun}": "person" for before in ("then", "ex") for noun in tables["offices"] | tables["roles"]}
    found |= dict.fromkeys(english().words("crowds", "sides", "people", "vessels"), "organization")
    for noun in tables["sites"]:
        found |= {noun: "place", plural(noun): "place"}
    return found


@cache
def deeds() -> frozenset[str]:
    """Every form of the verbs that one actor does to another."""
    return frozenset(_forms(english().lists["deeds"])) | english().words("done", "acting")


@cache
def verbs() -> frozenset[str]:
    """Every finite form that can stand behind a subject."""
    return frozenset(_forms(english().lists["verbs"])) | english().words("pasts", "speech") | deeds() | AUXILIARIES


@cache
def bases() -> frozenset[str]:
    """The forms of verbs that no subject of the singular has, and that are nouns too («visit», «attack»)."""
    return english().words("verbs", "deeds") - english().lists["pasts"]


@cache
def done_to() -> frozenset[str]:
    """The forms behind which somebody stands to whom it is done."""
    return deeds() - english().lists["speech"] - AUXILIARIES


def _forms(bases: Iterable[str]) -> Iterator[str]:
    for base in bases:
        stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base  # «agreeing»
        changes = base.endswith("y") and base[-2] not in "aeiou"
        past = base[:-1] + "ied" if changes else base + "d" if base.endswith("e") else base + "ed"
        yield from (base, plural(base), past, stem + "ing")
        yield from (base + base[-1] + "ed", base + base[-1] + "ing")


def plural(noun: str) -> str:
    """The plural of a noun by its ending, which is the form of a verb behind «he» too."""
    if noun.endswith("man") and noun != "human":
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if "-in-" in noun:
        head, _, rest = noun.partition("-")
        return f"{head}s-{rest}"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


@cache
def numbers() -> frozenset[str]:
    """The words that count people: «two», «dozens»."""
    return english().words("numbers", "masses_of") - {"one"}


def is_number(text: str) -> bool:
    """Whether a word counts people, in words or figures, and is no age: «1,200», but «a 41-year-old teacher»."""
    return text in numbers() or (text[:1].isdigit() and not any(map(str.isalpha, text)))


def is_many(noun: str) -> bool:
    """Whether a noun for people has the form of a plural."""
    return noun.endswith(("s", "men", "people", "children", "police", "personnel")) and not noun.endswith("ss")


def is_taken(line: Line, at: int) -> bool:
    """Whether a word says as what people are held: «held forty soldiers hostage»."""
    return line.text(at) in {"prisoner", "hostage", "captive"} and is_many(line.text(at - 1))


def is_finite(line: Line, at: int) -> bool:
    """Whether a word can be the verb of the subject before it."""
    text = line.text(at)
    return at < len(line.words) and line.spelled[at].islower() and (
        text in verbs() or (text.endswith("ed") and len(text) > 4)
    )  # fmt: skip


def verb_behind(line: Line, at: int) -> int | None:
    """The finite verb of the subject that ends before a word, insertions and auxiliaries passed over."""
    end = min(at + BEHIND, len(line.words))
    if line.text(at) in {"in", "at", "from", "who", "which", "that"}:
        at += 1
        while at < end and not is_finite(line, at) and line.text(at) not in _HALTS | {",", "and"}:
            at += 1
    if line.text(at) == ",":
        close = next((n for n in range(at + 1, end) if line.text(n) == ","), None)
        if close is None:
            return None
        at = close + 1
    while at < end and (line.text(at) in AUXILIARIES or line.text(at).endswith("ly")):
        at += 1
    if at >= end or not line.spelled[at].islower():
        return None
    return at if is_finite(line, at) or line.text(at - 1) in AUXILIARIES else None


def leads_noun(line: Line, at: int) -> bool:
    """Whether a noun of one thing only describes the noun in small letters behind it: «the depot attack»."""
    behind = line.text(at + 1)
    if line.owns[at] or not behind.isalpha() or not line.touches(at + 1) or line.capital(at + 1):
        return False
    verb = is_finite(line, at + 1) and behind not in bases()
    return not (verb or behind in english().words("plain", "standing") | AUXILIARIES or behind.endswith("ly"))
