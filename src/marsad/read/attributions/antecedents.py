"""Who is meant by a word that only points back: «سموه», «الأخيرة»; and who was asked before he answers."""

from __future__ import annotations

from marsad.read.attributions.articles import Article, Naming
from marsad.read.attributions.sayings import COMMAS, Passage

LATTER = frozenset("الاخير الاخيره".split())
"""Whoever was named last before."""
_PRONOUNS = ("ته", "تها", "ه", "ها")
# How far before a name his address stands, and back in the page he may be named, in words.
_ADDRESS = 5
_BACK = 400
# From the head of a statement «وكانت الأخيرة» stands within so many words.
_HEAD = 4


def honoured(passage: Passage, at: int) -> str | None:
    """Whom «سموه» or «معاليه» means: the person so addressed who was named last."""
    word, addresses = passage.words[at], passage.lexicon.addresses
    stems = (word.removesuffix(end) for end in _PRONOUNS)
    address = next((addresses[form] for stem in stems for form in (stem, stem + "ه") if form in addresses), None)
    if address is None or word.endswith("ي"):
        return None
    for back in range(at - 1, max(0, at - _BACK), -1):
        naming = passage.article.naming_from(back)
        if naming is None or naming.actor.type != "person":
            continue
        called = passage.words[max(0, back - _ADDRESS) : back + 1]
        if not address.isdisjoint(called):
            return naming.actor.id
    return None


def latter(article: Article, at: int) -> Naming | None:
    """The one named last before a word in its paragraph: whom «الأخيرة» means."""
    page = article.page
    floor = page.text.rfind("\n", 0, page.tokens[at].start)
    for back in range(at - 1, -1, -1):
        if page.tokens[back].start < floor:
            return None
        naming = article.naming_at(back)
        if naming is not None:
            return naming
    return None


def latter_subject(passage: Passage, end: int) -> str | None:
    """Whom a statement tells of whose subject is «الأخيرة»: «وكانت الأخيرة بعثت برسالة اعترضت فيها»."""
    for at in range(passage.first, min(end, passage.first + _HEAD)):
        if passage.words[at] in LATTER and passage.before(at)[-1:] != "ه" and not passage.is_named(at):
            naming = latter(passage.article, at)
            return naming.actor.id if naming is not None else None
    return None


def asked(passage: Passage, index: int) -> int | None:
    """The first word of whom the writer asked: «سألت امرأة كيف عبرت، فأجابت»; None where he asked nobody."""
    words, lexicon = passage.words, passage.lexicon
    for at in range(passage.first, index - 1):
        first = at + 1
        if words[at] in lexicon.writer_asked and words[first] not in lexicon.prepositions:
            plain = words[first].startswith("ال") or passage.is_named(first) or words[first] in COMMAS
            return None if plain else first
    return None
