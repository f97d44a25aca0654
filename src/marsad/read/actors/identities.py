"""Which namings on one page are of the same actor: known names, spellings, short forms, phrases that point back."""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Sequence

from marsad.model.actor import ActorType
from marsad.read.actors.aliases import Aliases, Entry
from marsad.read.actors.armies import ARMY, nation, own_army
from marsad.read.actors.bodynames import body_key, called_alone, fuller, kindred, name_alone, unmasked
from marsad.read.actors.groups import (
    Group,
    is_another_king,
    is_named,
    is_of_gender,
    is_town,
    last_named,
    names_of,
    salience,
    told_of,
)
from marsad.read.actors.homes import Home, Homes
from marsad.read.actors.lexicon import ARTICLE, lexicon
from marsad.read.actors.namings import OWN, Naming
from marsad.read.actors.othernames import bearers, called
from marsad.read.actors.personnames import is_one, name_parts, names_beside, surnames, unshared
from marsad.read.actors.pointers import HONOURED, LATTER
from marsad.read.actors.sides import SIDE
from marsad.read.actors.tellingwords import are_told, words_of
from marsad.read.actors.words import word
from marsad.text.names import name_key

Key = tuple[object, ...]
MINISTRY, KINGDOM = "وزاره", "مملكه"
REACH = 250
"""Within how many letters before «بلاده» somebody is named whose state that is."""
NEAR = 12
"""How many of those named before it are looked at."""
ENVOYS = frozenset("مبعوث موفد وسيط متحدث ناطق".split())
ANY_ENVOY = frozenset("دولي دوليه اممي امميه خاص خاصه رسمي رسميه".split())
"""Adjectives that tell no envoy or spokesman from another."""
LOOKED_THROUGH = 200
"""How many of the groups that were opened last are looked through, so that a text of millions of words stays linear."""


def identities(namings: Sequence[Naming], aliases: Aliases) -> list[Group]:
    """The namings in groups of the same actor, in the order of their first naming.

    Names and full phrases come first, then titles, then what only points back; what points back to nobody is left out.
    """
    namings = unmasked(namings)
    groups = _Groups(aliases, namings)
    fields = set(filter(None, map(field_of, namings)))
    named: list[Naming] = []
    entitled: list[Naming] = []
    pointing: list[Naming] = []
    for naming in namings:
        pointed = naming.bare or _is_label(naming)
        (pointing if pointed else entitled if naming.source == "title" else named).append(naming)
    # «الصحة» alone is known for the ministry that the page names somewhere
    for naming in sorted(named, key=lambda one: one.lemma != MINISTRY and one.core in fields):
        groups.add(naming)
    for naming in entitled:
        groups.entitle(naming)
    for naming in pointing:
        groups.point_back(naming)
    for group in groups.all:
        group.members.sort(key=lambda member: member.start)
    return sorted((group for group in groups.all if group.members), key=lambda group: group.starts[0])


def field_of(naming: Naming) -> tuple[str, ...] | None:
    """The field with its article that the name of a ministry ends in, by which alone headlines call it («الصحة»)."""
    if naming.lemma != MINISTRY:
        return None
    core = naming.core[naming.core[:1] == (MINISTRY,) :]
    return (core[0] if core[0].startswith(ARTICLE) else ARTICLE + core[0],) if len(core) == 1 else None


def _is_label(naming: Naming) -> bool:
    """Whether a phrase adds to its head nothing but labels («التنظيم المتطرف»)."""
    armed = naming.lemma == "قوات"  # «القوات المسلحة» is a body of its own
    labels = (naming.source == "phrase" or naming.back) and bool(naming.core) and not armed
    return labels and all(stem in lexicon().labels for stem in naming.core)


class _Groups:
    def __init__(self, aliases: Aliases, namings: Sequence[Naming]) -> None:
        of_states = [naming for naming in namings if naming.country]
        self.aliases = aliases
        self.of_states = of_states
        self.surnames, self.given = surnames(namings)
        self.unshared = unshared(namings)
        self.fuller = fuller(namings)
        self.bearers = bearers(namings)
        self.alone = called_alone(namings, self.fuller)
        self.shared = Counter(naming.core for naming in of_states)
        self.homes = Homes(namings)
        self.army = own_army(namings)
        self.countries = Counter(one.country for one in of_states if one.country and one.core not in self.given)
        self.all: list[Group] = []
        self.by_key: dict[Key, Group] = {}
        self.by_lemma: defaultdict[str, list[Group]] = defaultdict(list)
        self.by_part: defaultdict[str, list[Group]] = defaultdict(list)
        self.states: list[Group] = []

    def add(self, naming: Naming) -> None:
        """Put a naming that stands for itself into the group it belongs to, or a new one."""
        group = self._own_group(self.bearers.get(called(naming), naming))
        self._join(group, naming)
        field = field_of(naming)
        if field is not None:
            self.by_key.setdefault((group.type, name_key(" ".join(field))), group)

    def _own_group(self, naming: Naming) -> Group:
        if naming.senses and not naming.city:
            return self._known(naming)
        if naming.type == "person" and naming.source in ("learned", "byline"):
            return self._person(naming)
        return self._described(naming)

    def _join(self, group: Group, naming: Naming) -> None:
        group.members.append(naming)
        insort(group.starts, naming.start)
        group.words |= words_of(naming)
        if naming.lemma:
            self._call(group, naming.lemma, plural=naming.plural)

    def _call(self, group: Group, lemma: str, *, plural: bool) -> None:
        if (lemma, plural) not in group.lemmas:
            group.lemmas.add((lemma, plural))
            self.by_lemma[lemma].append(group)

    def _new(self, kind: ActorType, key: Key, entry: Entry | None = None) -> Group:
        group = Group(entry.type if entry is not None else kind, entry)
        if entry is not None:
            for lemma in sorted(self.aliases.lemmas(entry.id)):
                self._call(group, lemma, plural=False)
            if entry.field == "states":
                self.states.append(group)
        self.by_key[key] = group
        self.all.append(group)
        return group

    def _known(self, naming: Naming) -> Group:
        keys: list[Key] = [("known", sense.entry.id) for sense in naming.senses]
        met = next((self.by_key[key] for key in keys if key in self.by_key), None)
        if met is None and (naming.core in self.surnames or (naming.senses[0].weak and naming.core in self.given)):
            return self._person(naming)
        if met is None and (fuller := self._fuller(naming)) is not None:
            return fuller
        group = met or self._new(naming.type, keys[0], naming.senses[0].entry)
        if group.type == "person":
            self._named(group, name_parts(naming.core))
        return group

    def _fuller(self, naming: Naming) -> Group | None:
        """The body whose known name goes on behind this one's, where nothing else here is of this one's country.

        «حزب X» is short for «حزب X الساحلي», rather than a party of the same name elsewhere.
        """
        country, core = naming.country, naming.core
        if naming.type != "organization" or len(core) < 2 or self.countries[country or ""] != self.shared[core]:
            return None
        return next(
            (
                group
                for group in self.all[-LOOKED_THROUGH:]
                if group.entry is not None
                and group.entry.country not in (None, country)
                and any(len(one.core) > len(core) and one.core[: len(core)] == core for one in group.members[:NEAR])
            ),
            None,
        )

    def _named(self, group: Group, parts: tuple[str, ...]) -> None:
        if parts and parts not in group.names:
            group.names.add(parts)
            for part in set(parts):
                self.by_part[part].append(group)

    def _person(self, naming: Naming) -> Group:
        parts = name_parts(naming.core)
        group = self._same_person(name_parts(naming.of), naming) if naming.of else None
        group = group or self._same_person(parts, naming) or self._new("person", ("person", parts))
        self._named(group, parts)
        return group

    def _same_person(self, parts: tuple[str, ...], naming: Naming) -> Group | None:
        """The person whom the parts of a name mean: who was named last before that place, else first."""
        if not parts:
            return None
        alone = parts[0] in self.unshared
        fitting = [
            group
            for part in {parts[0], parts[-1]}
            for group in self.by_part[part][-LOOKED_THROUGH:]
            if any(
                is_one(parts, other, known=group.entry is not None, alone=alone)
                for other in names_beside(group.names, parts)
            )
            and not is_another_king(naming, group)
        ]
        return max(fitting, key=lambda group: (group.last_before(naming.start), -group.starts[0]), default=None)

    def _described(self, naming: Naming) -> Group:
        state = self._state(naming)
        if state is not None:
            return state
        keys = [_key(naming), (naming.type, _whole(naming))]
        body = body_key(naming) or self.alone.get(name_alone(naming) or ())
        if body is not None:
            keys.append(("body", *self.fuller.get(body, body)))
        if naming.lemma in lexicon().heads and lexicon().heads[naming.lemma].kind == "ministry" and naming.core:
            keys.append(("phrase", MINISTRY, False, frozenset({naming.lemma, *words_of(naming)})))  # «الخارجية المصرية»
        army = nation(naming)
        if army is not None and (army or self.army is not None):
            keys.append(("army", army or self.army))
        if naming.source == "byline" and len(naming.core) > 1 and word(naming.core[-1]).adjective:
            keys.append((naming.type, name_key(" ".join(naming.core[:-1]))))  # «الموج اليومي»
        met = next((self.by_key[key] for key in keys if key in self.by_key), None)
        wider = self._wider(naming) if naming.source in ("phrase", "title", "people") else None
        wider = wider or (self._envoy(naming) if naming.source == "title" else None)
        group = met or wider or self._new(naming.type, keys[0])
        if army is not None:
            self._call(group, ARMY, plural=False)
        if naming.source in ("phrase", "learned", "byline"):
            for key in keys[1:]:
                self.by_key.setdefault(key, group)
        if naming.type == "place" and naming.state:
            self.by_key.setdefault(("place", name_key(naming.state)), group)
        return group

    def _state(self, naming: Naming) -> Group | None:
        """The state that «الأراضي السورية» or «الجمهورية اليمنية» is."""
        if naming.lemma not in lexicon().lands or naming.country is None or len(naming.core) != 1:
            return None
        return self._state_of(naming.country)

    def _state_of(self, code: Home | None) -> Group | None:
        if isinstance(code, tuple):
            return self.by_key.get(("place", name_key(" ".join(code))))
        entry = self.aliases.entries.get(code) if code is not None else None
        if entry is None:
            return None
        return self.by_key.get(("known", entry.id)) or self._new("place", ("known", entry.id), entry)

    def _wider(self, naming: Naming) -> Group | None:
        """The group last met of the same head whose words hold all of this one's («الجيش» of «الجيش السوري»)."""
        want = words_of(naming)
        if not want:
            return None
        if naming.type == "person":
            near = [group for group in self.all[-LOOKED_THROUGH:] if group.type == "person"]
        else:
            near = [
                group
                for group in self.by_lemma[naming.lemma][-LOOKED_THROUGH:]
                if (naming.lemma, naming.plural) in group.lemmas
            ]
        fitting = [group for group in near if group.type == naming.type and are_told(want, told_of(group))]
        return max(fitting, key=lambda group: group.last_before(naming.start), default=None)

    def _envoy(self, naming: Naming) -> Group | None:
        """The one envoy or spokesman of the page, by an adjective that any could bear («المبعوث الأممي»)."""
        if naming.lemma not in ENVOYS or not ANY_ENVOY.issuperset(naming.core):
            return None
        bearers = [one for one in self.all[-LOOKED_THROUGH:] if one.type == "person" and naming.lemma in one.words]
        return bearers[0] if len(bearers) == 1 and bearers[0].names else None

    def entitle(self, naming: Naming) -> None:
        """Put a full title into the group it belongs to; one that only points back and finds nobody falls away."""
        if not naming.back:
            self._join(self._described(naming), naming)
        elif (group := self._wider(naming)) is not None:
            self._join(group, naming)

    def point_back(self, naming: Naming) -> None:
        """Put a bare head noun or title into the group it points back to, else let it stand for itself or fall away."""
        group = self._pointed(naming)
        if group is None and naming.rule != OWN and (not naming.back or self._is_spoken_of(naming.lemma)):
            key = _key(naming)
            group = self.by_key.get(key) or self._new(naming.type, key)
        if group is not None:
            self._join(group, naming)

    def _is_spoken_of(self, lemma: str) -> bool:
        """Whether a phrase or title holds a fuller name of the head («الناطق باسم قوات تحالف X», then «التحالف»)."""
        return any(lemma in group.words for group in self.all[-LOOKED_THROUGH:])

    def _pointed(self, naming: Naming) -> Group | None:
        if naming.rule in (LATTER, HONOURED):
            return last_named(self.all[-LOOKED_THROUGH:], naming, REACH)
        if naming.rule == SIDE:
            return self._place_of(naming.lemma)
        if naming.rule == OWN:
            sure = len(self.of_states) > 2 and not self.homes.states
            return self._state_of(self._own(naming) or (self.homes.main if sure else None))
        if (home := self._homeland(naming.lemma)) is not None:
            return self._state_of(home)
        fitting = [group for group in self._fitting(naming) if group.starts]
        before = [group for group in fitting if group.last_before(naming.start) >= 0] or self._kindred(naming)
        if before:
            return max(before, key=lambda group: salience(group, naming))
        forward = not naming.back or naming.type == "organization"
        later = [group for group in fitting if self._is_of_page(group, naming.lemma)]
        return min(later, key=lambda group: group.starts[0], default=None) if forward else None

    def _homeland(self, lemma: str) -> str | None:
        """The state that «البلاد» is, or «المملكة» where no table lacks the kingdoms that the page names."""
        if lemma == KINGDOM and all(group.entry is not None for group in self.by_lemma[lemma][-LOOKED_THROUGH:]):
            return self.homes.kingdom
        return self.homes.main if lemma == "بلاد" else None

    def _place_of(self, adjective: str) -> Group | None:
        """The place of the page whose adjective that is («لوداري» of «جمهورية لوداريا»)."""
        stem = adjective.removesuffix("ي")
        places = [group for group in self.all[-LOOKED_THROUGH:] if group.type == "place"]
        return next((one for one in places if any(word.startswith(stem) for word in names_of(one))), None)

    def _kindred(self, naming: Naming) -> list[Group]:
        """The one body named before by a head that is kin to a bare one («بنك الواحات», then «المصرف»)."""
        heads = () if naming.core or naming.plural else kindred().get(naming.lemma, ())
        near = {
            id(group): group
            for head in heads
            for group in self.by_lemma[head][-LOOKED_THROUGH:]
            if (head, False) in group.lemmas and group.last_before(naming.start) >= 0 and is_named(group)
        }
        return list(near.values()) if len(near) == 1 else []

    def _is_of_page(self, group: Group, lemma: str) -> bool:
        """Whether a body named only later is meant by a bare head: it is named by it, or of the page's own country.

        «الحكومة» on a page about one country is not «الشرعية» of another.
        """
        entry = group.entry
        if entry is None or entry.country is None or any(member.lemma == lemma for member in group.members):
            return True
        return not self.countries or self.countries[entry.country] == max(self.countries.values())

    def _own(self, naming: Naming) -> Home | None:
        """The state of the person, else of the body, that was named last before «بلاده»."""
        near = [
            group
            for group in self.all[-LOOKED_THROUGH:]
            if group.type != "place" and 0 <= group.last_before(naming.start) > naming.start - REACH
        ]
        near.sort(key=lambda group: (group.type != "person", -group.last_before(naming.start)))
        for group in near:
            home = self._home(group)
            if home is not None or group.names:
                return home or naming.country
        return naming.country

    def _home(self, group: Group) -> Home | None:
        """The state that the namings of an actor say it is of."""
        own = group.entry.country if group.entry is not None else None
        return next((home for one in group.members if (home := self.homes.of(one)) is not None), own)

    def _rebels(self) -> list[Group]:
        """The armed movement that the page speaks of by far the most, which «المتمردون» then means."""
        armed = [
            group
            for group in self.all[-LOOKED_THROUGH:]
            if group.entry is not None and group.entry.field == "armed" and self._is_movement(group.entry)
        ]
        armed.sort(key=lambda group: -len(group.members))
        if not armed or (len(armed) > 1 and len(armed[0].members) < 2 * len(armed[1].members)):
            return []
        return armed[:1]

    def _is_movement(self, entry: Entry) -> bool:
        return not lexicon().movements.isdisjoint(self.aliases.lemmas(entry.id))

    def _called(self, title: Naming) -> list[Group]:
        """The persons who bear a title, else those of a title whose bearers are called so («المحلل X … الكاتب»)."""
        near = self.all[-LOOKED_THROUGH:]
        people = [group for group in near if group.type == "person" and is_of_gender(title, group)]
        kindred = lexicon().calls.get(title.lemma, frozenset())
        return [one for one in people if title.lemma in one.words] or [one for one in people if one.words & kindred]

    def _fitting(self, naming: Naming) -> list[Group]:
        """The groups that a bare head noun or title can point to."""
        if naming.source == "title":
            return self._called(naming)
        named = [group for group in self.by_lemma[naming.lemma][-LOOKED_THROUGH:] if group.type == naming.type]
        if naming.lemma in lexicon().lands and not named:
            return [] if naming.lemma == KINGDOM else self.states
        called = self.by_lemma[naming.lemma][-LOOKED_THROUGH:]
        fitting = [
            group for group in called if (naming.lemma, naming.plural) in group.lemmas and group.type == naming.type
        ]
        if not fitting and naming.lemma in lexicon().rebels:
            return self._rebels()
        if not fitting and naming.lemma in lexicon().towns:
            return [group for group in self.all[-LOOKED_THROUGH:] if is_town(group) and group not in self.states]
        return fitting


def _key(naming: Naming) -> Key:
    if naming.city:
        return ("city", name_key(" ".join(naming.core)))
    if naming.source in ("known", "learned", "byline"):
        return (naming.type, name_key(" ".join(naming.core)))
    return ("phrase", naming.lemma, naming.plural, frozenset(words_of(naming)))


def _whole(naming: Naming) -> str:
    """The head and the words of a name as one, however it was found («كتيبة X», then ««كتيبة X»»)."""
    if naming.source == "learned" and naming.lemma and naming.type == "organization":
        return name_key(" ".join((naming.lemma, *(word.removeprefix(ARTICLE) for word in naming.core))))
    return name_key(" ".join((naming.lemma, *naming.core) if naming.source == "phrase" else naming.core))
