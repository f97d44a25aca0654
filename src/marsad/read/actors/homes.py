"""Whose state «بلاده» and «البلاد» are: of the person or body named before, known or only of this page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from marsad.read.actors.lexicon import ARTICLE, lexicon
from marsad.read.actors.namings import Naming

ENVOYS = frozenset("وزير وزيره سفير سفيره مندوب مندوبه ملك سلطان عاهل".split())
"""Titles whose bearers are a state's, whatever stands between the title and its name («وزير خارجية X»)."""
STATELY = frozenset("رييس رييسه حكومه دوله جمهوريه مملكه سلطنه وزرا الوزرا خارجيه سفاره باسم".split())
"""Words right before a state's name («رئيس X», «المتحدث باسم حكومة X»)."""
OFFICES = frozenset("حكومه سفاره وزاره خارجيه داخليه رياسه سلطات دوله وفد جيش بعثه برلمان استخبارات".split())
"""Head nouns of bodies that are a state's («سفارة X», «الخارجية الكاندية»)."""
SHORTEST = 4
"""Letters of a state's name, fewer of which could be many an adjective's."""
SPOKEN_OF = 3
"""Namings by which a country is spoken of that is not named itself, but its towns and bodies are."""
Name = tuple[str, ...]
Home = str | Name


class Homes:
    """The states of a page that no table knows, and of which state its people and bodies are.

    A state is given by its code where a table has it, else by the words of its name.
    """

    def __init__(self, namings: Sequence[Naming]) -> None:
        places = (one for one in namings if one.type == "place" and not one.senses and one.core)
        self.names: Counter[Name] = Counter(one.core for one in places if len(one.core) < 3)
        self.states: set[Name] = {(one.state,) for one in namings if one.state}
        self.states |= {one.core for one in namings if one.lemma in lexicon().lands and one.core in self.names}
        self.states |= {home for one in namings if isinstance(home := self.of(one), tuple)}
        self.known = Counter(one.country for one in namings if one.country)
        self.of_titles = Counter(code for one in namings if one.role is not None for code in one.role.countries)
        self.of_people = Counter(one.country for one in namings if one.country and one.type == "person")
        self.stated = {one.country for one in namings if one.is_of("states") or not one.senses}

    def of(self, naming: Naming) -> Home | None:
        """The state that a naming says somebody is of."""
        if naming.country:
            return naming.country
        if naming.state:
            return (naming.state,)
        if naming.role is not None:
            return self._of_role(naming.role.words)
        if naming.type == "organization" and naming.lemma in OFFICES:
            parts = (naming.core[:1], naming.core[:2], naming.core[-1:])
            return next(filter(None, map(self._named, parts)), None) or self._adjective(naming.core)
        return None

    def _of_role(self, words: Sequence[str]) -> Name | None:
        envoy = words[0].removeprefix(ARTICLE) in ENVOYS
        for at in range(1, len(words)):
            told = envoy or words[at - 1] in STATELY
            name = (self._named(words[at : at + 2]) or self._named(words[at : at + 1])) if told else None
            if name is not None:
                return name
        return self._adjective(words)

    def _named(self, words: Sequence[str]) -> Name | None:
        return tuple(words) if tuple(words) in self.names else None

    def _adjective(self, words: Iterable[str]) -> Name | None:
        """The state of the page by whose adjective somebody is called («الخارجية الكاندية» of «كاندا»)."""
        for word in words:
            stem = word.removeprefix(ARTICLE).removesuffix("ه")
            stem = stem.removesuffix("ين").removesuffix("ون")
            root = stem.removesuffix("ي")
            fits = [name for name in self.names if len(name) == 1 and name[0].startswith(root)]
            if stem != root and len(root) >= SHORTEST and len(fits) == 1 and len(fits[0][0]) < len(root) + 3:
                return fits[0]
        return None

    @property
    def kingdom(self) -> str | None:
        """The kingdom that the page speaks of most by name, by its towns, bodies and titles, else by its people."""
        told = (self.known - self.of_people) + self.of_titles
        codes = sorted(lexicon().kingdoms)
        most = max(codes, key=lambda code: (told[code], self.of_people[code]))
        return most if told[most] or self.of_people[most] else None

    @property
    def main(self) -> str | None:
        """The known country that the page speaks of most; None where it speaks as often of a state of no table."""
        own = max((self.names[name] for name in self.states), default=0)
        known = max(self.known, key=lambda code: self.known[code], default="")
        told = known in self.stated or self.known[known] >= SPOKEN_OF
        return known if told and self.known[known] > own else None
