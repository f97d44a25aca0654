"""Who is meant by a word that only points back: «سموه», «الأخيرة»; and who was asked before he answers."""

from __future__ import annotations

from marsad.read.attributions.articles import Article, Naming
from marsad.read.attributions.sayings import COMMAS, Passage

LATTER = frozenset("الاخير الاخيره".split())
"""Whoever was named last before."""
# «سموه», and by what he is called where he is named: «صاحب السمو الملكي الأمير سامر».
_HONOURED = {
    "سمو": frozenset("سمو السمو الامير الاميره".split()),
    "معالي": frozenset("معالي الوزير الوزيره".split()),
    "سعاد": frozenset("سعاده سعاده السفير المحافظ المدير".split()),
    "فضيل": frozenset("فضيله الشيخ".split()),
    "سماح": frozenset("سماحه المفتي الشيخ".split()),
    "جلال": frozenset("جلاله الملك الملكه".split()),
    "فخام": frozenset("فخامه الرئيس".split()),
    "سياد": frozenset("سياده الرئيس".split()),
    "نياف": frozenset("نيافه الكاردينال المطران".split()),
    "غبط": frozenset("غبطه البطريرك".split()),
    "قداس": frozenset("قداسه البابا".split()),
}
_PRONOUNS = ("ته", "تها", "ه", "ها")
# How far before a name his address stands, and back in the page he may be named, in words.
_ADDRESS = 5
_BACK = 400
# From the head of a statement «وكانت الأخيرة» stands within so many words.
_HEAD = 4
_I_ASKED = frozenset("سالت سالنا سالته سالتها سالتهم سالناه سالناها وسالت وسالنا".split())


def honoured(passage: Passage, at: int) -> str | None:
    """Whom «سموه» or «معاليه» means: the person so addressed who was named last."""
    word = passage.words[at]
    address = next((_HONOURED[stem] for end in _PRONOUNS if (stem := word.removesuffix(end)) in _HONOURED), None)
    if address is None or passage.words[at].endswith("ي"):
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
    for at in range(passage.first, index - 1):
        if passage.words[at] in _I_ASKED and passage.words[at + 1] not in passage.lexicon.prepositions:
            first = at + 1
            if passage.words[first].startswith("ال") or passage.is_named(first) or passage.words[first] in COMMAS:
                return None
            return first
    return None
