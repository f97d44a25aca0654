"""The namings of one actor of a page, and which of them a word such as «الأخير» stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from marsad.model.actor import ActorType
from marsad.read.actors.aliases import Entry
from marsad.read.actors.lexicon import ARTICLE, lexicon
from marsad.read.actors.namings import Naming
from marsad.read.actors.pointers import HER_LAST, HONOURED

# Who is so addressed was named within so many letters, where it is news of one matter.
_SAME_NEWS = 1500
ROYAL = frozenset({"ملك", "امير"})
"""Titles whose bearers are called by one name, as many others are without it."""

FORMER = frozenset("سابق اسبق مخلوع معزول راحل سابقه راحله".split())
"""What is said of somebody whose office another has now."""


@dataclass(eq=False)
class Group:
    """The namings of one actor so far.

    `words` are what its phrases and titles say of it, `lemmas` the head nouns it goes by, `names` a person's forms of
    name in parts.
    """

    type: ActorType
    entry: Entry | None = None
    members: list[Naming] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    lemmas: set[tuple[str, bool]] = field(default_factory=set)
    names: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def named(self) -> list[Naming]:
        """Its namings by more than a head noun or a title alone."""
        return [member for member in self.members if member.core]

    def last_before(self, start: int) -> int:
        """Where its last naming before a place begins, -1 where there is none."""
        at = bisect_left(self.starts, start)
        return self.starts[at - 1] if at else -1


def last_named(groups: Sequence[Group], naming: Naming, reach: int) -> Group | None:
    """The one named last before «الأخير» or «الأخيرة», or the person with such a title before «سموه».

    «الأخير» stands within so many letters, its `reach`, behind the name. Of two so addressed in one piece of news, the
    first is whom it tells of: «رفع الأمير سامر شكره لولي العهد الأمير ماجد. وقال سموه».
    """
    before = [(last, group) for group in groups if (last := group.last_before(naming.start)) >= 0]
    if naming.rule == HONOURED:
        own = naming.lemma.rstrip("اه")
        people = [(last, group, _titles(group)) for last, group in before if group.type == "person"]
        fits = [(last, group) for last, group, titles in people if not titles.isdisjoint(lexicon().honours[own])]
        fits = [(last, group) for last, group, titles in people if own in titles] or fits
        here = [group for last, group in fits if naming.start - last < _SAME_NEWS]
        if here:
            return min(here, key=lambda group: group.starts[0])
    else:
        her = naming.lemma == HER_LAST
        near = [one for one in before if naming.start - one[0] < reach and one[1].type != "document"]
        fits = [one for one in near if any(map(_is_feminine, one[1].members)) == her]
    return max(fits, key=lambda one: one[0], default=(0, None))[1]


def is_another_king(naming: Naming, group: Group) -> bool:
    """Whether one of two is a king or prince by one name, and the other bears more than it, but never the title."""
    own, others = _titles_of([naming]) & ROYAL, _titles(group) & ROYAL
    if len(naming.core) == 1:
        return bool(own) and not others
    return bool(others) and not own and all(len(parts) == 1 for parts in group.names)


def is_of_gender(title: Naming, group: Group) -> bool:
    """Whether a person may be called by a title: «الفنانة» is no «المطرب فلان», and «الفنان» no «الفنانة فلانة»."""
    told = [member for member in group.members if member.role is not None]
    if title.feminine:
        return not told or any(map(_is_feminine, told))
    borne = {word for member in told if member.role is not None for word in member.role.words}
    return title.lemma in _titles(group) or f"{ARTICLE}{title.lemma}ه" not in borne


def _titles(group: Group) -> set[str]:
    """The words of the titles that a person is named with on the page."""
    return _titles_of(group.members)


def _titles_of(namings: Iterable[Naming]) -> set[str]:
    told = (naming.role.words for naming in namings if naming.role is not None)
    return {text.removeprefix(ARTICLE) for words in told for text in words}


def _is_feminine(naming: Naming) -> bool:
    """Whether a naming is of a woman by her title, or its first noun is feminine."""
    if naming.type == "person":
        words = naming.role.words if naming.role is not None else ("",)
        # «نائبه فلان» is his deputy, «وزيرة الخارجية فلانة» and «السيدة فلانة» are women
        owned = len(words) == 1 and not words[0].startswith(ARTICLE)
        return words[0].endswith("ه") and not owned
    noun = naming.lemma or naming.core[0]
    return noun.endswith(("ه", "ات", "اء")) or naming.type == "place"


def salience(group: Group, naming: Naming) -> tuple[bool, int, int]:
    """How likely a bare head means one of those named before it, who was last if it points («تلك القوات»).

    Else that is one whom the page calls so («المحافظة» of «محافظة X»), then who is named most, then who was last.
    """
    if naming.last - naming.first > 1:
        return False, 0, group.last_before(naming.start)
    heads = {word.removeprefix(ARTICLE) for one in group.named for word in (one.lemma, *one.core[:1])}
    return group.type != "person" and naming.lemma in heads, len(group.named), group.last_before(naming.start)


def is_town(group: Group) -> bool:
    """Whether a place may be a town: it is called neither a market nor a road, nor the like, wherever it is named."""
    heads = [lexicon().heads.get(lemma) for lemma, _ in group.lemmas]
    site = bool(heads) and all(head is not None and head.kind == "site" for head in heads)
    return group.type == "place" and bool(group.members) and not site


def names_of(group: Group) -> set[str]:
    """The words of a group's names without their article."""
    return {word.removeprefix(ARTICLE) for member in group.members for word in member.core}


def is_named(group: Group) -> bool:
    """Whether a group is a body called by more than its head."""
    return group.type == "organization" and bool(group.named)


def told_of(group: Group) -> set[str]:
    """What is said of a group, of a known president or minister in office also whose he is («الرئيس باراك أوباما»)."""
    country = group.entry.country if group.entry is not None and group.type == "person" else None
    return group.words | {country} if country and group.words and FORMER.isdisjoint(group.words) else group.words
