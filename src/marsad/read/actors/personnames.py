"""Which names of people on a page are one person's: in full, by the surname, by the given name alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from marsad.read.actors.namings import Naming
from marsad.text.names import name_key


def surnames(namings: Sequence[Naming]) -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
    """Surnames and given names that mean somebody of this page, and not a better known person nowhere named in full.

    «الحلو» is «سامر الحلو» where he is named before it, but for a headline; «سامر» is he too.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    own: set[tuple[str, ...]] = set()
    given: set[tuple[str, ...]] = set()
    known: set[str] = set()
    for naming in namings:
        if naming.type != "person" or not naming.core:
            continue
        surname = naming.core[-1:]
        if len(naming.core) == 1:
            seen[surname] += 1
        elif naming.source == "known":
            known.add(surname[0])
        elif naming.source == "learned":
            given.add(naming.core[:1])
            if seen[surname] < 2:
                own.add(surname)
    return tuple(frozenset(name for name in names if name[0] not in known) for names in (own, given))  # type: ignore[return-value]


def unshared(namings: Sequence[Naming]) -> frozenset[str]:
    """Parts of names that one person of this page bears and no other; all full forms of his name have one ending."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for naming in namings:
        if naming.type == "person" and len(parts := name_parts(naming.core)) > 1:
            for part in parts:
                bearers[part].add(parts[-1])
    return frozenset(part for part, endings in bearers.items() if len(endings) == 1)


def name_parts(words: Iterable[str]) -> tuple[str, ...]:
    """The parts of a person's name, «عبد», «أبو» and «بن» joined to what follows them."""
    return tuple(name_key(" ".join(words)).split())


def names_beside(names: Collection[tuple[str, ...]], parts: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """The names of a person that a name is held against: for one of several parts not a surname, which kin share.

    «عبد الحكيم الدراجي» was «الدراجي» too; his brother «زهير الدراجي» is another.
    """
    return [name for name in names if len(name) > 1] or names if len(parts) > 1 else names


def is_one(new: tuple[str, ...], old: tuple[str, ...], *, known: bool, alone: bool) -> bool:
    """Whether two names are one person's: one has the other's parts and surname, or is its given name alone.

    Before the full name the given name is that person's only if `alone` bears it.
    """
    short, full = (new, old) if len(new) <= len(old) else (old, new)
    rest = iter(full)
    if not all(part in rest for part in short):
        return False
    if short[-1] == full[-1] or (len(short) >= 2 and short[0] == full[0]):
        return True
    if len(short) == 1 and short[0] in full[1:]:
        return short is new and alone
    return (short is new or alone) and short == full[:1] and not known
