"""Which namings on one page are of the same actor: known names, spellings, short forms, phrases and titles that point back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from marsad.model.actor import ActorType
from marsad.read.aliases import Aliases, Entry
from marsad.read.lexicon import lexicon, name_key, word
from marsad.read.namings import Naming

KINGDOMS = frozenset({"SA", "JO", "MA", "BH", "GB"})


@dataclass
class Group:
    """The namings of one actor so far; `words` are what its phrases and titles say of it, `lemmas` their heads."""

    type: ActorType
    entry: Entry | None = None
    members: list[Naming] = field(default_factory=list)
    keys: set[tuple[object, ...]] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    lemmas: set[tuple[str, bool]] = field(default_factory=set)
    names: list[tuple[str, ...]] = field(default_factory=list)

    def last_before(self, start: int) -> int:
        """Where its last naming before a place begins, -1 where there is none."""
        return max((member.start for member in self.members if member.start < start), default=-1)


def identities(namings: Sequence[Naming], aliases: Aliases) -> list[Group]:
    """The namings in groups of the same actor, in the order of their first naming; one that points back to nobody is left out."""
    groups = _Groups(aliases)
    for naming in namings:
        if not naming.bare and naming.source != "title":
            groups.add(naming)
    for naming in namings:
        if naming.source == "title" and naming.core:
            groups.add(naming)
    for naming in namings:
        if naming.bare:
            groups.point_back(naming)
    for group in groups.all:
        group.members.sort(key=lambda member: member.start)
    return sorted((group for group in groups.all if group.members), key=lambda group: group.members[0].start)


class _Groups:
    def __init__(self, aliases: Aliases) -> None:
        self.aliases = aliases
        self.all: list[Group] = []
        self.by_key: dict[tuple[object, ...], Group] = {}

    def add(self, naming: Naming) -> None:
        """Put a naming that stands for itself into the group it belongs to, or a new one."""
        if naming.senses and not naming.city:
            self._join(self._known(naming), naming)
        elif naming.type == "person" and naming.source in ("learned", "byline"):
            self._join(self._person(naming), naming)
        else:
            self._join(self._described(naming), naming)

    def _join(self, group: Group, naming: Naming) -> None:
        group.members.append(naming)
        group.words |= _words(naming)
        if naming.lemma:
            group.lemmas.add((naming.lemma, naming.plural))

    def _new(self, naming: Naming, key: tuple[object, ...], entry: Entry | None = None) -> Group:
        group = Group(naming.type, entry)
        if entry is not None:
            group.type = entry.type
            group.lemmas |= {(lemma, False) for lemma in self.aliases.lemmas.get(entry.id, ())}
        group.keys.add(key)
        self.by_key[key] = group
        self.all.append(group)
        return group

    def _known(self, naming: Naming) -> Group:
        keys = [("known", sense.entry.id) for sense in naming.senses]
        met = next((self.by_key[key] for key in keys if key in self.by_key), None)
        group = met or self._new(naming, keys[0], naming.senses[0].entry)
        if naming.type == "person":
            group.names.append(_tokens(naming))
        return group

    def _person(self, naming: Naming) -> Group:
        tokens = _tokens(naming)
        for group in sorted(self.all, key=lambda g: -g.last_before(naming.start)):
            if group.type == "person" and any(
                _is_short(tokens, full) or _is_short(full, tokens) for full in group.names
            ):
                group.names.append(tokens)
                return group
        group = self._new(naming, ("person", tokens))
        group.names.append(tokens)
        return group

    def _described(self, naming: Naming) -> Group:
        key = _key(naming)
        if key in self.by_key:
            return self.by_key[key]
        wider = self._wider(naming) if naming.source in ("phrase", "title", "people") else None
        return wider or self._new(naming, key)

    def _wider(self, naming: Naming) -> Group | None:
        """The group last met whose head is the same and whose words hold all of this one's («قوات الأمن» of «قوات الأمن التونسية»)."""
        want = _words(naming)
        if not want:
            return None
        fitting = [
            group
            for group in self.all
            if group.type == naming.type
            and want <= group.words
            and (naming.type == "person" or (naming.lemma, naming.plural) in group.lemmas)
        ]
        return max(fitting, key=lambda group: group.last_before(naming.start), default=None)

    def point_back(self, naming: Naming) -> None:
        """Put a bare head noun or title into the group it points back to; without one it stands for itself or falls away."""
        group = self._pointed(naming)
        if group is None and not naming.back:
            key = _key(naming)
            group = self.by_key.get(key) or self._new(naming, key)
        if group is not None:
            self._join(group, naming)

    def _pointed(self, naming: Naming) -> Group | None:
        if naming.source == "title":
            fitting = [group for group in self.all if group.type == "person" and naming.lemma in group.words]
        elif naming.lemma in ("بلاد", "مملكه", "سلطنه", "جمهوريه"):
            fitting = [group for group in self.all if group.entry is not None and group.entry.field == "states"]
            if naming.lemma == "مملكه":
                fitting = [group for group in fitting if group.entry is not None and group.entry.id in KINGDOMS]
        else:
            fitting = [group for group in self.all if (naming.lemma, naming.plural) in group.lemmas]
        if not fitting and naming.lemma in ("مدينه", "محافظه", "بلده", "قريه"):
            fitting = [group for group in self.all if _is_town(group)]
        before = [group for group in fitting if group.last_before(naming.start) >= 0]
        if before:
            return max(before, key=lambda group: group.last_before(naming.start))
        return min(fitting, key=lambda group: group.members[0].start, default=None) if not naming.back else None


def _is_town(group: Group) -> bool:
    return (
        group.type == "place"
        and bool(group.members)
        and not (group.entry is not None and group.entry.field == "states")
    )


def _words(naming: Naming) -> set[str]:
    """What tells a phrase or a titled person: stems, with adjectives of nation turned into the nation."""
    if naming.source in ("known", "learned", "byline"):
        return _role_words(naming.role) if naming.role else set()
    nations = lexicon().nations
    words = {nations.get(stem, stem) for stem in naming.core if stem not in lexicon().loaded}
    if naming.country:
        words.add(naming.country)
    return words | ({naming.lemma} if naming.type == "person" else set())


def _role_words(role: str) -> set[str]:
    found = set()
    for text in role.split():
        seen = word(text)
        found.add(seen.title.lemma if seen.title else seen.country or seen.stem)
    return found


def _key(naming: Naming) -> tuple[object, ...]:
    if naming.city:
        return ("city", name_key(" ".join(naming.core)))
    if naming.source in ("known", "learned", "byline"):
        return (naming.type, name_key(" ".join(naming.core)))
    return ("phrase", naming.lemma, naming.plural, frozenset(_words(naming)))


def _tokens(naming: Naming) -> tuple[str, ...]:
    """The parts of a person's name, «عبد» and «أبو» joined to what follows."""
    return name_parts(naming.core)


def name_parts(words: Iterable[str]) -> tuple[str, ...]:
    """The parts of a person's name with every opener («عبد», «أبو», «بن», «آل») joined to what follows it."""
    parts: list[str] = []
    joined = ""
    for text in words:
        if not any(letter.isalpha() for letter in text):
            continue
        if text in lexicon().openers and text not in lexicon().names or text in JOINED:
            joined += text
            continue
        parts.append(joined + text)
        joined = ""
    return tuple([*parts, joined] if joined else parts)


JOINED = frozenset({"عبد", "ابو", "ابي", "ال", "بن", "ابن", "ولد", "ام", "بو"})


def _is_short(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one name is a shorter form of the other: its parts in order, the surname among them or the given name alone."""
    if not short or len(short) > len(full):
        return False
    rest = iter(full)
    if not all(part in rest for part in short):
        return False
    return short[-1] == full[-1] or (len(short) >= 2 and short[0] == full[0]) or short == full[:1]
