"""Which page actors are the same actor: by table, by name, by name across scripts, by a person's decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from marsad.model.actor import Actor, Join, PageActor
from marsad.model.ids import make_id
from marsad.model.judgement import Judgement
from marsad.model.reading import Reading
from marsad.resolve.clusters import chained, clusters
from marsad.resolve.judged import decisions
from marsad.resolve.scripts import Written, across_scripts
from marsad.text.names import name_key, place_key

METHOD = "resolve.actors/1"


class Named(NamedTuple):
    """A page actor with where it stands."""

    actor: PageActor
    document: str
    forms: tuple[str, ...]
    loaded: tuple[str, ...]


class Rule(NamedTuple):
    """A reason to take two page actors for one: those with an equal key are one, with a score from 0 to 1."""

    name: str
    score: float
    key: Callable[[Named], Hashable | None]


def _same_entry(named: Named) -> Hashable | None:
    """Both are the same entry of an alias table."""
    return named.actor.known


def _same_name(named: Named) -> Hashable | None:
    """Both have the same full name once spelling is folded, and the name is not a bare noun such as «الحكومة»."""
    if named.actor.known is not None or not is_proper(named.actor):
        return None
    key = place_key(named.actor.name) if named.actor.type == "place" else name_key(named.actor.name)
    return named.actor.type, key


def _same_ends(named: Named) -> Hashable | None:
    """Both are persons whose first and last names are the same; middle names may be left out."""
    words = name_key(named.actor.name).split()
    if named.actor.type != "person" or len(words) < 2 or not is_proper(named.actor):
        return None
    return words[0], words[-1]


RULES = (
    Rule("same entry", 1.0, _same_entry),
    Rule("same name", 0.95, _same_name),
    Rule("same first and last name", 0.8, _same_ends),
)


def is_proper(actor: PageActor) -> bool:
    """Whether the name tells its bearer from others of its kind.

    A single common noun with the article («التنظيم», «الوزارة»), a person's office («الوكيل السابق»), or a document
    stands for somebody on its own page only.
    """
    if actor.type in {"document", "place"}:
        return actor.type == "place"
    words = name_key(actor.name).split()
    is_office = actor.type == "person" and words[:1] != [] and words[0].startswith(("ال", "the"))
    return len(words) >= 2 and not is_office


def named(readings: Iterable[Reading], refused: frozenset[str]) -> Iterator[Named]:
    """The page actors of all readings with their written forms, those a person refused left out."""
    for reading in readings:
        for actor in reading.actors:
            if actor.id in refused:
                continue
            written = [(reading.text[one.start : one.end], one.loaded) for one in actor.mentions]
            yield Named(
                actor=actor,
                document=reading.id,
                forms=_shown(reading.text, actor),
                loaded=tuple(dict.fromkeys(form for form, loaded in written if loaded)),
            )


def _shown(text: str, actor: PageActor) -> tuple[str, ...]:
    """The forms of an actor fit to be its name: one whose article «ل» has swallowed («للكتائب») only without others."""
    forms = dict.fromkeys(text[one.start : one.end] for one in actor.mentions)
    cut = {text[one.start : one.end] for one in actor.mentions if text[max(0, one.start - 1) : one.start + 1] == "لل"}
    whole = tuple(form for form in forms if form not in cut)
    return whole or (() if actor.known is not None else tuple(forms))


def actors(readings: Iterable[Reading], judgements: Sequence[Judgement]) -> list[Actor]:
    """The actors of the case, in the order in which the pages name them."""
    decided = decisions(judgements)
    everyone = {one.actor.id: one for one in named(readings, decided.refused)}
    joins = [*decided.joins, *_joins(everyone.values())]
    found: dict[str, Actor] = {}
    for members, why in clusters(list(everyone), joins, decided.apart):
        actor = _actor([everyone[member] for member in members], why)
        if actor.id in found:
            actor = _actor([everyone[member] for member in members], why, apart=members[0])
        found[actor.id] = actor
    return list(found.values())


def _joins(everyone: Iterable[Named]) -> Iterator[Join]:
    people = list(everyone)
    for rule in RULES:
        alike: dict[Hashable, list[str]] = {}
        for one in people:
            key = rule.key(one)
            if key is not None:
                alike.setdefault(key, []).append(one.actor.id)
        for group in alike.values():
            yield from chained(group, rule.name, rule.score)
    yield from across_scripts(
        Written(one.actor.id, one.actor.type, one.actor.name) for one in people if is_proper(one.actor)
    )


def _actor(members: Sequence[Named], why: tuple[Join, ...], apart: str = "") -> Actor:
    known = next((one.actor.known for one in members if one.actor.known is not None), None)
    names = _names(members)
    kind = Counter(one.actor.type for one in members).most_common(1)[0][0]
    identity = known or (name_key(names[0]) if is_proper(members[0].actor) else members[0].actor.id)
    return Actor(
        id=make_id("actor", kind, identity, apart),
        name=names[0],
        type=kind,
        names=names,
        members=tuple(one.actor.id for one in members),
        documents=tuple(dict.fromkeys(one.document for one in members)),
        loaded=tuple(dict.fromkeys(form for one in members for form in one.loaded)),
        known=known,
        joins=why,
        method=METHOD,
    )


def _names(members: Sequence[Named]) -> tuple[str, ...]:
    """All names: first the one most pages use, of those full enough to tell and not loaded; then as often met.

    A table's own name for its entry comes second: it is the one in the other script where pages know only one.
    """
    written = Counter(form for one in members for form in one.forms)
    loaded = {form for one in members for form in one.loaded}

    def fitness(form: str) -> tuple[bool, bool, int, int, str]:
        return form not in loaded, " " in name_key(form), written[form], len(form), form

    tables = [one.actor.name for one in members]
    # whom no table knows is called as his page calls him, not by his longest mention: «the police spokesman»
    given = [form for one in members for form in ((one.actor.name,) if one.actor.known is None else one.forms)]
    best = max(given or tables, key=fitness)
    others = sorted(written, key=lambda form: (-written[form], -len(form), form))
    return tuple(dict.fromkeys((best, *tables, *others)))
