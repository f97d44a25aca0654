"""Who is meant by a word that only points back: «سموه», «الأخيرة»; and who was asked before he answers."""

from __future__ import annotations

from collections.abc import Container, Iterator

from marsad.read.attributions.articles import Article, Naming
from marsad.read.attributions.rolephrases import FULL_STOPS
from marsad.read.attributions.sayings import COMMAS, Passage

LATTER = frozenset("الاخير الاخيره".split())
"""Whoever was named last before."""
_PRONOUNS = ("ته", "تها", "ه", "ها")
# How far before a name his address stands, and back in the page he may be named, in words.
_ADDRESS = 5
_BACK = 400
# Two who are told of together stand within so many words, titles included, parted by one of these.
_TOGETHER = 9
_WITH = ("نظيره", "نظيرته", "مع", "وزير", "رييس")
# Both of those who deal with each other, be they people, bodies or states.
_SIDE, _BOTH_SIDES = "الجانب", "الجانبان"
_SIDES = frozenset("الطرفان الجانبان البلدان الدولتان الحكومتان".split())
_TWO = "الاثنان"
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


def is_two(word: str, titles: Container[str]) -> bool:
    """Whether a word is two people of one office, or both sides: «الرئيسان», «الوزيرتان», «الجانبان»."""
    one = word.removesuffix("ان")
    office = one in titles or one.removesuffix("ت") + "ه" in titles
    return word in _SIDES or word == _TWO or (word.startswith("ال") and one != word and office)


def first_of_two(passage: Passage, at: int) -> str | None:
    """The first of the two of whom a page tells last that they are together: whom «الرئيسان» or «الجانبان» means."""
    people = passage.words[at] not in _SIDES
    sides = {one.actor.id: one for one in _called_sides(passage, at)} if passage.words[at] == _BOTH_SIDES else {}
    if len(sides) == 2:
        return min(sides.values(), key=lambda one: one.actor.mentions[0].start).actor.id
    later: Naming | None = None
    for back in range(at - 1, max(0, at - _BACK), -1):
        naming = passage.article.naming_from(back)
        if naming is None or (people and naming.actor.type != "person"):
            continue
        if _is_where(passage, naming):
            # «في البندر ونيروز»: nor is what is joined to it
            later = later if later is not None and later.actor.type != "place" else None
            continue
        if later is not None and naming.actor is not later.actor and _is_with(passage, naming, later):
            return naming.actor.id
        later = naming
    return None


def _called_sides(passage: Passage, at: int) -> Iterator[Naming]:
    """Those whom the page calls a side before a word: «الجانب السوري»."""
    for back in range(max(0, at - _BACK), at):
        naming = passage.article.naming_from(back)
        if naming is not None and passage.words[back].endswith(_SIDE):
            yield naming


def _is_where(passage: Passage, naming: Naming) -> bool:
    """Whether a name tells where they met: «في البندر», no state of one of the two."""
    led = passage.words[naming.first - 1] == "في" or naming.clitics[-1:] == "ب"
    return naming.actor.type == "place" and (led or naming.actor.country is None)


def _is_with(passage: Passage, first: Naming, other: Naming) -> bool:
    """Whether a name is joined with one before it: «سامر وريما», «التقى سامر نظيره نديم», «سامر مع ريما»."""
    between = passage.words[first.end : other.first + 1]
    if len(between) > _TOGETHER or not FULL_STOPS.isdisjoint(between):
        return False
    titles = passage.lexicon.titles
    titled = any(word[0] == "و" and word[1:] in titles for word in between[:-1])
    # «التقى الرئيس المصري سامر الرئيس التركي نديم»
    met = any(word in titles for word in between[:-1]) and all(word.startswith("ال") for word in between[:-1])
    return other.clitics[:1] == "و" or titled or met or any(word.lstrip("ول").startswith(_WITH) for word in between)


def asked(passage: Passage, index: int) -> int | None:
    """The first word of whom the writer asked: «سألت امرأة كيف عبرت، فأجابت»; None where he asked nobody."""
    words, lexicon = passage.words, passage.lexicon
    for at in range(passage.first, index - 1):
        first = at + 1
        if words[at] in lexicon.writer_asked and words[first] not in lexicon.prepositions:
            plain = words[first].startswith("ال") or passage.is_named(first) or words[first] in COMMAS
            return None if plain else first
    return None
