"""Whom an English pronoun in the place of a subject means: who was named last as a subject, of its kind and number."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.read.attributions.articles import Article, Naming
from marsad.read.attributions.cues import Lexicon, lexicon, reading
from marsad.read.attributions.speakers import Speaker
from marsad.read.claims.lexicon.grammar import constructions

BACK = 160
"""How far back a pronoun looks for whom it means, in words."""
ABOVE = 60
"""Within how many words of a page it says whose statement it is."""
ISSUED = 8
"""How far behind «statement» its issuer stands, in words."""
_STATEMENTS = frozenset("statement communique communiqué declaration".split())
_SUBJECTS = {"him": "he", "her": "she", "them": "they"}
"""Pronouns behind «according to» as they are in the place of a subject."""
POSSESSIVE = ("'s", "'")
PERSONS = frozenset(("he", "she", "who"))
THINGS = frozenset(("it", "which"))
_OBJECTS = frozenset("of in on at for by with from to about against between into and told accused".split())


def owns(article: Article, naming: Naming) -> bool:
    """Whether a name only owns what follows: «Norland's ambassador»."""
    mark = article.words[naming.end : naming.end + 1]
    return article.page.tokens[naming.end - 1].text.endswith(POSSESSIVE) or mark == ["'"]


def tells(lexicon: Lexicon, word: str) -> bool:
    """Whether a word can be the finite verb of somebody who says something."""
    sighting = reading(lexicon, word)
    return sighting is not None and not sighting.form.participle


def pronoun(article: Article, at: int) -> Speaker:
    """Whom a pronoun in the place of a subject means: who was named last as a subject, of its kind."""
    word = _SUBJECTS.get(article.words[at], article.words[at])
    if word == "we" and article.quotation_at(at) is None and (issuer := _issuer(article)) is not None:
        return Speaker(at, at + 1, issuer)
    wanted = ("person",) if word in PERSONS else ("organization", "document", "place")
    if word == "they":
        return Speaker(at, at + 1, _several(article, at), points_back=True)
    if word not in PERSONS and word not in THINGS:
        return Speaker(at, at + 1, None, points_back=True)
    floor = max(0, at - BACK)
    teller = _teller(article, at)
    if teller is not None and teller.actor.type in wanted:
        return Speaker(at, at + 1, teller)
    sentence = article.page.sentence_at(article.page.tokens[at].start)[0]
    here = article.page.token_at(sentence)
    asked = _is_asked(article, here, at)
    near = [] if asked or _is_afterthought(article, at) else [(here, at)]
    for first, last in (*near, *_sentences_before(article, here, floor)):
        inside = [
            n
            for n in _namings(article, first, last)
            if n.actor.type in wanted and article.quotation_at(n.first) is None and not _has_other_sex(article, n, word)
        ]
        subjects = [n for n in inside if _is_subject(article, n)]
        same = _same_before(article, word, first, min(last, at), subjects)
        fitting = subjects or (inside if word in PERSONS else [])
        if same is None and (asked or (at + 1 < len(article.words) and tells(lexicon("en"), article.words[at + 1]))):
            # «X freed them, Y noted. Asked why, she said»: Y
            fitting = [n for n in subjects if tells(lexicon("en"), article.words[n.end])] or fitting
        if same is not None or fitting:
            naming = fitting[0] if same is None else pronoun(article, same).naming
            return Speaker(at, at + 1, naming, points_back=naming is None)
    return Speaker(at, at + 1, None, points_back=True)


def _has_other_sex(article: Article, naming: Naming, word: str) -> bool:
    """Whether a title before one of somebody's names says that a pronoun of his sex is another («Mr X», «she»)."""
    if word not in {"he", "she"}:
        return False
    others = constructions("en").words("female_titles" if word == "he" else "male_titles")
    for mention in naming.actor.mentions:
        first = article.page.token_at(article.page.place(mention.start))
        before = [w for w in article.words[max(0, first - 2) : first] if w != "."]
        if before and before[-1] in others:
            return True
    return False


def is_writers_own(article: Article, speaker: Speaker | None) -> bool:
    """Whether «I» or «we» outside quotation marks says it, which is nobody's word but the writer's."""
    if speaker is None or speaker.naming is not None or article.words[speaker.first] not in {"i", "we"}:
        return False
    return article.quotation_at(speaker.first) is None


def _teller(article: Article, at: int) -> Naming | None:
    """Who says what a pronoun opens: «the ministry said it», «X claims that he»."""
    words, told = lexicon("en"), at - 1 - (article.words[at - 1] == "that")
    if told < 1 or not tells(words, article.words[told]) or article.naming_at(told) is not None:
        return None
    before = told - 1
    while before > 0 and article.words[before] in words.adverbs - {"and", "but"}:
        before -= 1
    naming = article.naming_at(before)
    if naming is not None and naming.actor.type == "place" and article.words[naming.first - 1] == "in":
        return article.naming_at(naming.first - 2) or naming  # «the embassy in London said it»
    return naming


def _is_afterthought(article: Article, at: int) -> bool:
    """Whether a pronoun stands behind what it says: «the delegation left in May, it said»."""
    return article.words[at - 1] == "," and article.quotation_at(at - 2) is None and (
        article.words[at + 2 : at + 3] in ([], ["."], [","]) or article.words[at + 1 : at + 2] in ([], ["."])
    )  # fmt: skip


def _same_before(article: Article, word: str, first: int, last: int, subjects: list[Naming]) -> int | None:
    """The same pronoun as the subject of a whole sentence before: «He said X knew. He added», who is not X."""
    if word not in {"he", "she"}:
        return None
    asked = article.words[first] in {"asked", "questioned", "pressed"}
    named = subjects[0].first if subjects and not asked else last
    inside = (at for at in range(first, min(named, last)) if article.words[at] == word)
    return next((at for at in inside if article.quotation_at(at) is None and article.naming_at(at) is None), None)


def _is_asked(article: Article, here: int, at: int) -> bool:
    """Whether all that stands before a pronoun in its sentence is what it was asked: «Asked by X about Y, she said»."""
    return article.words[here] in {"asked", "questioned", "pressed"} and article.words[at - 1] == ","


def _several(article: Article, at: int) -> Naming | None:
    """The people or bodies named last as a subject before «they»."""
    here = article.page.token_at(article.page.sentence_at(article.page.tokens[at].start)[0])
    near = [] if _is_afterthought(article, at) else [(here, at)]
    for first, last in (*near, *_sentences_before(article, here, max(0, at - BACK // 2))):
        inside = [n for n in _namings(article, first, last) if n.actor.type != "place" and _is_many(article, n)]
        subjects = [n for n in inside if _is_subject(article, n)]
        if inside:
            return (subjects or inside)[0]
    return None


def _is_many(article: Article, naming: Naming) -> bool:
    """Whether a mention is of several: a noun in the plural, or a body."""
    if article.quotation_at(naming.first) is not None:
        return False
    head = next(
        (n for n in range(naming.first, naming.end) if article.words[n] in {"of", "for", "in", "at"}), naming.end
    )
    last = article.words[head - 1]
    return naming.actor.type == "organization" or last.endswith(("s", "men", "people"))


def _issuer(article: Article) -> Naming | None:
    """The body that a statement of its own begins with: «The Alliance of ... rejects»."""
    for zone in article.zones:
        if zone.kind == "body":
            first = article.page.token_at(article.page.place(zone.start))
            naming = article.naming_from(first) or article.naming_from(first + 1)
            own = article.words[first] in {"our", "we"}
            named = naming is not None and naming.actor.type == "organization" and not own
            return naming if named else _undersigned(article)
    return None


def _undersigned(article: Article) -> Naming | None:
    """The body by which a page says above that its statement is issued: «Statement no. 4 issued by the X Brigade»."""
    words = article.words[:ABOVE]
    at = next((at for at, word in enumerate(words) if word in _STATEMENTS), len(words))
    by = next((n for n in range(at, min(at + ISSUED, len(words))) if words[n] in {"by", "from", "of"}), None)
    reach = range(by + 1, by + ISSUED) if by is not None else ()
    named = next((naming for n in reach if (naming := article.naming_from(n)) is not None), None)
    return named if named is not None and named.actor.type == "organization" else None


def _sentences_before(article: Article, start: int, floor: int) -> Iterator[tuple[int, int]]:
    while start > floor:
        first = article.page.token_at(article.page.sentence_at(article.page.tokens[start - 1].start)[0])
        yield first, start
        if first >= start:
            return
        start = first


def _namings(article: Article, start: int, end: int) -> Iterator[Naming]:
    return (naming for at in range(start, end) if (naming := article.naming_from(at)) is not None)


def _is_subject(article: Article, naming: Naming) -> bool:
    """Whether a name stands where a subject does: no preposition before it and nothing owned behind it."""
    before = article.words[naming.first - 1] if naming.first else "."
    if before == "the" and naming.first > 1:
        before = article.words[naming.first - 2]
    return not owns(article, naming) and before not in _OBJECTS
