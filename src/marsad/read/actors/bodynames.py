"""What bodies are called in more words and in fewer: «جامعة القصيبة», «مصرف الساحل» and «مصرف الساحل التجاري»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from marsad.read.actors.lexicon import ARTICLE, TABLES, Head, lexicon
from marsad.read.actors.namings import Naming
from marsad.read.actors.words import word
from marsad.text.folding import folded
from marsad.text.tables import table
from marsad.text.tokens import Token

TABLE = TABLES / "bodies.ar.yml"
BodyKey = tuple[str, ...]
"""The head noun of a body and the words behind it, without article; words for kinds of places are left out."""


KINDS = frozenset(("organization", "place"))
NAMED_BY = frozenset(("phrase", "learned", "byline", "known"))
TOLD = 3
"""Words of a body's name that tell it from any of its kind («جهاز الأمن الخارجي»)."""
FOR_THE = "لل"
"""How what a body is for opens («للأنباء», «للتجزئة»)."""


class _Bodies(msgspec.Struct):
    kin: dict[str, str]
    named: list[str]
    owned: list[str]


@cache
def _tables() -> _Bodies:
    listed = table(TABLE, _Bodies)
    return _Bodies(listed.kin, list(map(folded, listed.named)), list(map(folded, listed.owned)))


@cache
def kindred() -> Mapping[str, Sequence[str]]:
    """The head nouns whose bodies a bare head noun may stand for besides those named with it («المصرف» for «بنك X»)."""
    return {folded(noun): [folded(other) for other in others.split()] for noun, others in _tables().kin.items()}


def headed(words: Sequence[Token], naming: Naming) -> Naming:
    """The tagger's name of a body that opens with a head noun as head and name («نادي الميناء», «جامعة القصيبة»)."""
    if naming.source != "learned" or naming.lemma or naming.type != "organization" or len(naming.core) < 2:
        return naming
    seen = word(words[naming.first].text)
    plain = seen.head is not None and seen.head.type == "organization" and not seen.definite
    single = seen.head is not None and seen.stem == seen.head.lemma
    if not plain or not single or seen.head is None:
        return naming
    return naming.with_changes(core=naming.core[1:], lemma=seen.head.lemma)


def body_key(naming: Naming) -> BodyKey | None:
    """What a body is called; None for what is no body with a head noun, is only its head or is one of several."""
    if naming.type not in KINDS or not naming.lemma or naming.plural or naming.source not in NAMED_BY:
        return None
    words = [part.removeprefix(ARTICLE) for text in naming.core for part in text.split()]
    if words[:1] == [naming.lemma]:
        del words[0]
    kinds = lexicon().heads
    inner = kinds.get(words[0]) if len(words) > 1 and _takes_name(naming.lemma) else None
    if inner is not None and inner.type == naming.type and "n" in inner.marks:
        return tuple(words)  # «حزب النهج الديمقراطي» is «النهج الديمقراطي»
    placed = [text for text in words if (head := kinds.get(text)) is None or head.kind != "town"]
    return (naming.lemma, *placed) if placed else None


def fuller(namings: Iterable[Naming]) -> Mapping[BodyKey, BodyKey]:
    """The bodies of a page that are called by less than their name somewhere, each with the one fuller name there is.

    What a name has more are adjectives, no country's («مصرف الساحل التجاري»), or what closes a construct that the short
    one closes with an article («مجلس الثوار» for «مجلس ثوار الجزيرة»).
    """
    held: defaultdict[str, set[BodyKey]] = defaultdict(set)
    for naming in namings:
        key = body_key(naming)
        if key is not None:
            held[key[0]].add(key)
    found: dict[BodyKey, BodyKey] = {}
    for keys in held.values():
        for short in keys:
            longer = [key for key in keys if len(key) > len(short) and key[: len(short)] == short]
            longest = max(longer, key=len, default=())
            if longer and all(key == longest[: len(key)] and _is_longer(short, key) for key in longer):
                found[short] = longest
    return found


def called_alone(namings: Sequence[Naming], full: Mapping[BodyKey, BodyKey]) -> Mapping[BodyKey, BodyKey]:
    """Names without a head noun, each with the one body of the page that is called so behind its head.

    «الدانة» is short for «شركة الدانة للتجزئة» and «هجير» for «وكالة هجير للأنباء».
    """
    keys = {key for one in namings if (key := body_key(one)) is not None and _takes_name(key[0])}
    found: dict[BodyKey, BodyKey] = {}
    for name in {name for one in namings if (name := name_alone(one)) is not None}:
        bodies = {full.get(key, key) for key in keys if key[1 : len(name) + 1] == name}
        body = bodies.pop() if len(bodies) == 1 else ()
        if body and all(text.startswith(FOR_THE) or _is_adjective(text) for text in body[len(name) + 1 :]):
            found[name] = body
    return found


def name_alone(naming: Naming) -> BodyKey | None:
    """The words of a body's name, without article, that stands without a head noun; None for any other naming."""
    # «أولاد غزال» is a clan or a town, and not its municipality
    headless = naming.type == "organization" and not (naming.lemma or naming.senses or naming.rule == "family")
    if not headless or naming.source not in ("learned", "byline"):
        return None
    return tuple(part.removeprefix(ARTICLE) for text in naming.core for part in text.split()) or None


def _takes_name(lemma: str) -> bool:
    """Whether a head noun is but the kind of what bears the name behind it («شركة», «حزب»), and not somebody's own."""
    head = lexicon().heads.get(lemma)
    body = head is not None and head.type == "organization" and lemma not in _tables().owned
    return head is not None and body and ("n" in head.marks or lemma in _tables().named)


def _is_longer(short: BodyKey, full: BodyKey) -> bool:
    """Whether a fuller name is the short one with adjectives behind it, or goes on with its construct."""
    rest = full[len(short) :]
    # «جهاز الأمن الخارجي» is of the one country named, «وزارة الخارجية» may be of any
    if len(short) < TOLD and any(_is_of_nation(text) for text in rest):
        return False
    open_ended = _is_adjective(short[-1]) or short[-1] in lexicon().heads
    return all(map(_is_adjective, rest)) or not open_ended


def _is_of_nation(text: str) -> bool:
    """Whether a word that has lost its article is the adjective of a country («مالي» is one of money rather)."""
    nation = text in lexicon().nations or word(ARTICLE + text).country is not None
    return nation and text not in lexicon().adjectives


def _is_adjective(text: str) -> bool:
    """Whether a word that has lost its article is an adjective."""
    return word(ARTICLE + text).adjective


def unmasked(namings: Sequence[Naming]) -> list[Naming]:
    """The namings of a page, known forms that are but a head noun as bare heads where the page names its own one so.

    «التحالف» is known for one coalition, and is another's on a page that names «تحالف «الدرع»» and never that one; so
    is «السلطنة» on a page about «سلطنة البرق», and «القاعدة» beside «قاعدة الريم الجوية» is no movement. «الاتحاد» is a
    club, but not on a page that names only «الاتحاد السعودي لكرة القدم».
    """
    heads = [_bare_head(naming) for naming in namings]
    own = {_head_of(one) for one, head in zip(namings, heads, strict=True) if one.core and head is None}
    if own.isdisjoint([head.lemma for head in heads if head is not None]):
        return list(namings)
    sure = {one.senses[0].entry.id for one, head in zip(namings, heads, strict=True) if one.senses and head is None}
    return [
        _as_head(one, head) if head is not None and head.lemma in own and one.senses[0].entry.id not in sure else one
        for one, head in zip(namings, heads, strict=True)
    ]


def _head_of(naming: Naming) -> str:
    """The head noun of a naming, of a known body's name too («الاتحاد» of «الاتحاد السعودي لكرة القدم»)."""
    seen = word(naming.core[0]) if naming.senses and len(naming.core) > 1 and not naming.lemma else None
    return seen.head.lemma if seen is not None and seen.definite and seen.head is not None else naming.lemma


def _as_head(naming: Naming, head: Head) -> Naming:
    return naming.with_changes(
        source="phrase", core=(), senses=(), lemma=head.lemma, type=head.type, country=None, back=True
    )


def _bare_head(naming: Naming) -> Head | None:
    """The head noun with its article that a known form is and nothing else."""
    if not naming.senses or naming.lemma or len(naming.core) != 1 or naming.is_of("media"):
        return None
    seen = word(naming.core[0])
    if not seen.definite or seen.head is None:
        return None
    return seen.head if naming.weak or seen.head.kind == "group" or seen.head.type == "place" else None
