"""Names that a body bears beside its own, in brackets or quotation marks behind it: «شركة اتحاد روند (لمارا)»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from marsad.read.actors.lexicon import ARTICLE, lexicon
from marsad.read.actors.namings import Naming
from marsad.read.actors.ordinary import is_ordinary
from marsad.text.tokens import Token

OTHER_NAME = "other name"
"""The rule of such a name, which stands right behind the naming of its bearer."""
CLOSING = {"(": ")", '"': '"'}
BRACKET = "("
CLOSED = (ARTICLE, "لل")
"""How the last word of a body's phrase opens that has no more words behind it."""
OWNERS = frozenset({"outlet", "agency", "people", "club"})
"""Kinds of heads behind whose name something else is put in brackets than another name («نادي X (مدينة Y)»)."""
Called = tuple[str, tuple[str, ...]]
"""The head noun and the words that a naming is of."""


def with_other_names(words: Sequence[Token], namings: Sequence[Naming]) -> list[Naming]:
    """The namings of a sentence, the other name of a body marked as such."""
    found = list(namings)
    for body in [one for one in namings if _may_bear(one)]:
        if (name := _other(words, body, found)) is not None:
            found = [one for one in found if not one.meets(name)]
            found.append(name)
    return sorted(found, key=lambda one: one.start)


def _may_bear(naming: Naming) -> bool:
    """Whether a naming is a body's by more than its head noun."""
    head = lexicon().heads.get(naming.lemma)
    described = bool(naming.core) and not (naming.plural or naming.back)
    return naming.type == "organization" and described and (head is None or head.kind not in OWNERS)


def _other(words: Sequence[Token], body: Naming, found: Sequence[Naming]) -> Naming | None:
    """The other name right behind a body's: found as a name and alone between the marks, or a rare word in brackets."""
    at = body.last + 1
    closing = CLOSING.get(words[body.last].text) if at < len(words) else None
    last = next((end for end in range(at + 1, min(len(words), at + 3)) if words[end].text == closing), None)
    # «بنك تنمية لدول «بريكس»» goes on with whose it is
    closed = body.source != "phrase" or words[body.last - 1].text.startswith(CLOSED)
    if closing is None or last is None or not closed:
        return None
    name = next((one for one in found if one.first == at and one.last == last), None)
    if name is not None:
        return name.with_changes(type="organization", rule=OTHER_NAME) if _may_be(name, closing) else None
    text = words[at].text
    rare = last == at + 1 and closing == CLOSING[BRACKET] and not is_ordinary(text) and text not in lexicon().names
    start, end = words[at].start, words[last - 1].end
    made = Naming(at, last, start, end, "organization", "learned", core=(text,), rule=OTHER_NAME)
    return made if rare and not any(made.meets(one) for one in found) else None


def _may_be(name: Naming, closing: str) -> bool:
    """Whether what is found between the marks can be a body's name, in brackets one that the tagger takes for a man."""
    alone = bool(name.core) and not name.lemma
    if closing == CLOSING[BRACKET] and name.type == "person":
        return alone and len(name.core) == 1 and not (name.senses or name.role)
    return alone and name.type == "organization" and (closing == CLOSING[BRACKET] or not name.senses)


def bearers(namings: Sequence[Naming]) -> Mapping[Called, Naming]:
    """For what a body is called, the naming by which it is known; of two, that which a table has, else its own."""
    found: dict[Called, Naming] = {}
    for body, name in _beside(namings):
        if name.senses and not body.senses:
            found.setdefault(called(body), name)
        elif not name.senses:
            found.setdefault(called(name), body)
    return found | _clubs(namings)


def _beside(namings: Sequence[Naming]) -> Iterator[tuple[Naming, Naming]]:
    """Each body with the other name behind it."""
    return ((before, naming) for before, naming in pairwise(namings) if naming.rule == OTHER_NAME)


def _clubs(namings: Sequence[Naming]) -> dict[Called, Naming]:
    """The known clubs of a page, for what they are called with an article before both words («النادي الساحلي»)."""
    bodies = [one for one in namings if one.senses and one.core and one.type == "organization"]
    alone = {one.core[-1]: one for one in bodies if _is_club(" ".join(one.core[:-1]))}
    found: dict[Called, Naming] = {}
    for one in namings:
        plain = not (one.senses or one.plural) and 0 < len(one.core) <= (2 if one.country else 1)
        name = ARTICLE + one.core[0].removeprefix(ARTICLE) if plain else ""
        if name in alone and one.lemma and _is_club(one.lemma):
            found[called(one)] = alone[name]
    return found


def _is_club(head: str) -> bool:
    """Whether a head noun is a club's, or none stands there."""
    return not head or (head in lexicon().heads and lexicon().heads[head].kind == "club")


def called(naming: Naming) -> Called:
    """The head noun and the words that a naming is of."""
    return naming.lemma, naming.core
