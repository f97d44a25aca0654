"""What an English noun for people goes on with: «of Kadur and Belvar», «in the delta», «wanted by X»."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from marsad.read.actors.latin.nouns import AUXILIARIES, bases, is_finite, nouns, plural
from marsad.read.actors.latin.words import Line, english
from marsad.read.actors.shortforms import Mark

_PLACING = frozenset(("in", "at", "from"))
_SENT = frozenset("envoy emissary delegate representative ambassador consul".split())
_COUNTS = frozenset("two three four five six both other".split())
_AT_SITES = frozenset(("in", "at", "near", "on", "outside"))
REACH = 4
"""How many words may stand between a preposition and the noun or name that it leads."""
MODIFIER = 7
"""How many words what tells people apart may have."""
_NEAR = frozenset("familiar close privy present aware".split())
_OBJECT = frozenset("by to with of from for between against according among".split())
_LED = _OBJECT | frozenset(
    "across over into onto through near along at in on inside outside towards toward around".split()
)
_WHEREABOUTS = frozenset("in on at from near with outside inside behind across".split())
_HALTS = frozenset(
    "who which that whose where when while and but or said says say after before since until because if than monday"
    " tuesday wednesday thursday friday saturday sunday".split()
)
_DETERMINED = frozenset(
    "the a an his her its their to of no for with at in on by from after before over under about into against".split()
)
Starts = Mapping[tuple[int, int], Mark]


def tail(line: Line, number: int, first: int, head: int, starts: Starts) -> int:
    """The word behind a phrase with what belongs to its head: names led by «of», «in» or «by», a noun led by «of»."""
    last = _named_tail(line, number, first, head, starts)
    return max(last, _told_apart(line, first, last))


def _told_apart(line: Line, first: int, at: int) -> int:
    """The word behind what tells people apart from others: «familiar with X», «briefed on Y», «on a motorcycle».

    A participle is no finite verb where a verb follows before any comma, or where the people are an object themselves.
    """
    lists, lead, next_ = english().lists, line.text(at), line.text(at + 1)
    end = _end_of_modifier(line, at + 1)
    if end == at + 1 or not line.spelled[at].islower() or line.text(first - 1) in {"and", "or"}:
        return at
    told = end < len(line.words) and line.text(end) not in _HALTS - {"said"} | bases() and is_finite(line, end)
    if lead in _NEAR and next_ in {"with", "to", "of", "by"}:
        return end
    if lead == "with" and not lists["knowing"].isdisjoint(line.texts(at + 1, at + 4)):
        return end
    participle = (lead.endswith("ed") or lead in lists["done"]) and line.kind != "headline"
    if participle and next_ in {"on", "in", "with", "at", "from", "as", "under", "near"}:
        return end if told or line.text(first - 1) in _OBJECT else at
    subject = told and line.text(first - 1) not in _LED and not is_finite(line, first - 1)
    apart = lead in _WHEREABOUTS or (lead.endswith("ing") and lead not in lists["plain"])
    return end if subject and apart else at


def _end_of_modifier(line: Line, at: int) -> int:
    """Where words that say more of somebody end: before a mark, a conjunction or the verb of their sentence."""
    for end in range(at, min(at + MODIFIER, len(line.words))):
        text = line.text(end)
        if text in _HALTS | english().lists["clock"] or not (text[:1].isalnum() or text == "'"):
            return end
        if text == "to" and is_finite(line, end + 1):
            return end
        verb = is_finite(line, end) and line.text(end - 1) not in _DETERMINED and end > at
        if verb and not line.text(end).endswith("ing"):
            return end
    return at


def _named_tail(line: Line, number: int, first: int, head: int, starts: Starts) -> int:
    """The word behind a phrase with the names and the noun that prepositions lead to."""
    at = _field_end(line, head)
    lead = line.text(at)
    moved = lead == "to" and is_finite(line, first - 1) and line.text(head) in _SENT  # «sent an envoy to X»
    if moved or (at > head + 1 and lead != "of"):
        return at
    if lead.endswith("ed") or lead in english().lists["pasts"] | {"run", "known", "seen", "taken", "driven", "given"}:
        return _name_behind(line, number, at + 1, starts) or at if line.text(at + 1) == "by" else at
    if lead == "of" or (lead, line.text(head)) in _fitting() or _is_from(line, first, head):
        acting = line.text(head) in english().lists["forces"]
        return _name_behind(line, number, at, starts, acting=acting) or _noun_behind(line, number, at, starts) or at
    last = _name_behind(line, number, at, starts) if lead in _AT_SITES | _PLACING else None
    if last is None or _is_at(line, head):
        return last or at
    named = lead == "in" and line.text(last) == "," and (number, last + 1) in starts
    if named and nouns()[line.text(head)] == "person":  # «her counterpart in Varna, Odeh»
        return last
    return last if lead in _PLACING and (lead == "at" or is_finite(line, last)) else at


def _field_end(line: Line, head: int) -> int:
    """The word behind an office and the field that «of» leads to it: «the Minister of Interior»."""
    lists, at = english().lists, head + 2
    if line.text(head) not in lists["offices"] or line.text(head + 1) != "of":
        return head + 1
    while line.text(at) in lists["describing"] | {"affairs"}:
        at += 1
    return at if at > head + 2 else head + 1


def _is_at(line: Line, head: int) -> bool:
    """Whether where it is belongs to a noun: «a hotel near X», «the government in X»."""
    lists, lead = english().lists, line.text(head + 1)
    sited = lead in _AT_SITES and line.text(head) in lists["sites"]
    return sited or (lead == "in" and line.text(head) in lists["ruling"])


def _is_from(line: Line, first: int, head: int) -> bool:
    """Whether people or a body are from somewhere, by a word behind their noun: «officers from X»."""
    kind = nouns().get(line.text(head)) if line.text(head + 1) == "from" else None
    return kind in {"person", "organization"} and _is_free(line, first)


def _is_free(line: Line, first: int) -> bool:
    """Whether no verb moves people from somewhere: «officers from X», but «expelled its diplomats from X»."""
    return english().lists["removing"].isdisjoint(line.texts(first - 2, first)) and line.text(first - 1) != "of"


@cache
def _fitting() -> frozenset[tuple[str, str]]:
    """The prepositions with the nouns that they belong to: «spokesman for», «ambassador to»."""
    tables = english().lists
    found = {("for", noun) for noun in tables["speaking_for"]} | {("to", noun) for noun in tables["sent_to"]}
    return frozenset(found | {(lead, plural(noun)) for lead, noun in found})


def _first_name(line: Line, number: int, lead: int, starts: Starts) -> Mark | None:
    """The name that a preposition leads, an article and describing words between them."""
    for at in range(lead + 1, min(lead + 1 + REACH, len(line.words))):
        mark = starts.get((number, at))
        if mark is not None:
            return mark
        gerund = at == lead + 1 and line.text(at).endswith("ing") and line.text(lead) == "of"  # «accused it of lying»
        if (
            gerund
            or not line.text(at).isalpha()
            or line.text(at)
            in (english().lists["plain"] | AUXILIARIES) - {"the", "a", "neighbouring", "neighboring", "both", "two"}
        ):
            return None
        if at > lead + 1 and is_finite(line, at):
            return None
    return None


def _name_behind(line: Line, number: int, lead: int, starts: Starts, *, acting: bool = False) -> int | None:
    """The word behind the name that a preposition leads and those joined to it.

    Where people stand for the bodies through whom these act, each body is told of by itself («fighters of X and Y»).
    """
    mark = _first_name(line, number, lead, starts)
    if mark is None or line.owns[mark.last - 1]:
        return None
    last, kind = _with_head(line, mark), mark.bearer.type if mark.bearer is not None else None
    if last == mark.last and line.text(last) in nouns() and line.touches(last) and not is_finite(line, last):
        return None  # «troops at two Velmar bases»
    if acting and kind == "organization":
        return last
    while line.text(last) in {"and", ","}:
        more = starts.get((number, last + 1 + (line.text(last + 1) == "the")))
        joined = more is not None and more.bearer is not None and more.bearer.type == kind and line.text(last) == "and"
        if more is None or not joined or (is_finite(line, more.last) and line.text(lead) != "of"):
            break
        last = more.last
    return last


def _with_head(line: Line, mark: Mark) -> int:
    """The word behind a name and the body in small letters that it is said of: «a convoy of the Varnish army»."""
    after, tables = line.text(mark.last), english()
    body = tables.heads.get(after) == "organization" and not is_finite(line, mark.last)
    small = mark.last < len(line.words) and line.spelled[mark.last].islower() and line.touches(mark.last)
    return mark.last + 1 if body and small and not line.owns[mark.last] else mark.last


def _noun_behind(line: Line, number: int, lead: int, starts: Starts) -> int | None:
    """The word behind the noun that «of» leads: «the head of the service», «the widows of dead miners»."""
    plain = english().lists["plain"] - {"the", "a", "an", "his", "her", "its", "their", "our", "four", "three", "two"}
    at = lead + 1
    while at < min(lead + 1 + REACH, len(line.words)):
        text = line.text(at)
        if (
            not text.replace("-", "").isalnum()
            or text in plain | AUXILIARIES
            or text.endswith("ing")
            or (number, at) in starts
        ):
            break
        counted = text.endswith("s") and line.text(at - 1) in _COUNTS  # «the two camps», but «a mother of four said»
        if at > lead + 1 and is_finite(line, at) and not counted:
            break
        at += 1
    return at if at > lead + 1 and line.text(at - 1) not in {"the", "a", "an", "his", "her", "its"} else None
