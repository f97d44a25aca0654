"""The words that tell an actor from others of its kind: of a described phrase, of a title, of a role."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.read.actors.lexicon import ARTICLE, lexicon
from marsad.read.actors.namings import Naming
from marsad.read.actors.words import word


def words_of(naming: Naming) -> set[str]:
    """What tells a phrase or a titled person: stems, with adjectives of nation turned into the nation."""
    if naming.source in ("known", "learned", "byline"):
        return {*_role_words(naming.role.words), *naming.role.countries} if naming.role else set()
    nations = lexicon().nations
    bare = {stem: stem.removeprefix(ARTICLE) for stem in naming.core}  # «مفتي السعودية» is of «السعودية»
    stems = [nations.get(stem) or nations.get(bare[stem], stem) for stem in bare if stem not in lexicon().loaded]
    under = naming.source == "title" and bool(stems) and word(stems[0]).title is not None
    # the tagger's part of a phrase keeps its article («قوات {حرس الممرات}»)
    stems = [_under(stem) if under and at == 0 else stem.removeprefix(ARTICLE) for at, stem in enumerate(stems)]
    return {*stems, *filter(None, (naming.country, naming.lemma if naming.type == "person" else None))}


def are_told(want: set[str], told: set[str]) -> bool:
    """Whether all words are told of a group, the adjective of a place that no table knows by the place."""
    left = want - told
    placed = all(len(stem) > 3 and stem[-1] == "ي" and any(one.startswith(stem[:-1]) for one in told) for stem in left)
    return not left or (len(left) < len(want) and placed)


def _role_words(words: Iterable[str]) -> set[str]:
    found = set()
    above = False
    for text in words:
        seen = word(text)
        stem = seen.title.lemma if seen.title else seen.country or seen.stem.removeprefix("ال")
        found.add(_under(stem) if seen.title and above else stem)
        above = seen.title is not None and seen.title.kind == "office" and not seen.definite
    return found


def _under(title: str) -> str:
    """A title as a title before it holds it: «رئيس الوزراء» and «نائب وزير» are no «وزير»."""
    return f"{title}+"
