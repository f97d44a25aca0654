"""Who speaks by an English cue: the head of the noun phrase before it, or behind it after a quotation; pronouns."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.read.attributions.articles import Article, Naming
from marsad.read.attributions.cues import Lexicon, reading
from marsad.read.attributions.english.clauses import is_verb, past_brackets, tells_more, title_of
from marsad.read.attributions.english.pronouns import PERSONS, POSSESSIVE, THINGS, owns, pronoun, tells
from marsad.read.attributions.english.words import speech
from marsad.read.attributions.speakers import Speaker

REACH = 40
"""The subject with its insertions and appositions, in words."""

_FEW = 4
"""How many words before an «and» those have who speak with somebody else, the comma before them counted."""


def is_led(article: Article, lexicon: Lexicon, naming: Naming) -> bool:
    """Whether a preposition leads a name, titles between them passed over."""
    at = naming.first - 1
    while at >= 0 and article.words[at] in lexicon.honorifics | {"the", ".", "its", "his", "her", "their"}:
        at -= 1
    return at >= 0 and article.words[at] in lexicon.prepositions


def subject_before(article: Article, lexicon: Lexicon, floor: int, verb: int) -> Speaker | None:
    """The subject of a verb in the clause before it, down to the token `floor`."""
    end = _before_adverbs(article, lexicon, floor, verb)
    if end <= floor:
        return None
    if article.words[end - 1] in speech().nominative and article.naming_at(end - 1) is None:
        return pronoun(article, end - 1)
    if article.words[end - 1] in lexicon.relatives and article.naming_at(end - 1) is None:
        return _antecedent(article, lexicon, end - 1, floor)
    if article.words[end - 1] == ",":
        return _apposed(article, lexicon, floor, end - 1) or _past_insertion(article, lexicon, floor, end - 1, verb)
    joined = verb > end and article.words[end] in {"and", "but"}
    start = _past_leading(article, _clause_start(article, lexicon, floor, end, past_cues=joined), end)
    found = headed(article, lexicon, start, end)
    if found is None and joined and start > floor and article.words[start - 1] == ",":
        return subject_before(article, lexicon, floor, start)  # «X, the governor, backed the strike and urged»
    return found


def _past_insertion(article: Article, lexicon: Lexicon, floor: int, closing: int, verb: int) -> Speaker | None:
    """The subject before an insertion that a comma closes, or the person whom it names: «the spokesman, Odeh, said»."""
    opening = _insertion(article, lexicon, floor, closing)
    if opening is None:
        return None
    start = _past_leading(article, _clause_start(article, lexicon, floor, opening), opening)
    found = headed(article, lexicon, start, opening)
    if found is not None and found.naming is not None and found.naming.actor.type == "person":
        named = article.naming_from(opening + 1)  # «A spokesman for X (XF), Odeh, said»
        told = named is not None and named.actor.type == "person" and found.naming.actor.name[:1].islower()
        return Speaker(start, named.end, named) if named is not None and told else found
    person = next(_persons(article, opening + 1, verb), None)
    opens = article.words[opening + 1]
    if person is None or opens in {"who", "which", "whose", "citing", "quoting"} or opens.endswith("ed"):
        return found
    return Speaker(start, person.end, person)


def opening_subject(article: Article, lexicon: Lexicon, floor: int, limit: int) -> Speaker | None:
    """The subject of the first verb of a clause that a later one goes on with: «X, for her part, left and said»."""
    for at in range(_past_leading(article, floor, limit) + 1, limit):
        if article.naming_at(at) is None and is_verb(lexicon, article.words[at]):
            found = subject_before(article, lexicon, floor, at)
            if found is not None:
                return found
    return None


def _apposed(article: Article, lexicon: Lexicon, floor: int, closing: int) -> Speaker | None:
    """The name that opens a clause, with all that stands between it and a comma said of it: «X, 58, of Y, denies»."""
    start = _past_leading(article, floor, closing)
    while (
        start < closing
        and article.words[start] in lexicon.honorifics | {"the", ".", "councillor", "councilor"}
        and not article.naming_at(start)
    ):
        start += 1
    naming = article.naming_from(start) if start < closing else None
    comma = past_brackets(article.words, naming.end, closing) if naming is not None else closing
    if naming is None or article.words[comma] != "," or comma >= closing or owns(article, naming):
        return None
    places = [at for at in range(comma + 1, closing) if article.naming_at(at) is None]
    inserted = [article.words[at] for at in places]
    telling = speech().silent | speech().finite | speech().turning
    first = next((n for n, at in enumerate(places) if inserted[n] in telling or _tells(article, lexicon, at)), None)
    own = first is not None
    before = set(inserted[:first]) | set(inserted[:1])
    relative = not before.isdisjoint(lexicon.relatives | {"whose", "where", "for"})
    turned = not speech().turning.isdisjoint(inserted)
    return Speaker(naming.first, naming.end, naming) if not own or (relative and not turned) else None


def _tells(article: Article, lexicon: Lexicon, at: int) -> bool:
    """Whether a word is the finite verb of somebody who says something, no noun («under rule 37»)."""
    return tells(lexicon, article.words[at]) and article.words[at - 1] not in lexicon.not_before_cue | {"under"}


def _persons(article: Article, start: int, end: int) -> Iterator[Naming]:
    for at in range(start, end):
        naming = article.naming_from(at)
        if naming is not None and naming.actor.type == "person":
            yield naming


def _before_adverbs(article: Article, lexicon: Lexicon, floor: int, verb: int) -> int:
    """The token before the adverbs and the day before a verb («X, on Tuesday denied»)."""
    end = verb
    small = lexicon.adverbs | lexicon.negations
    while end > floor and article.naming_at(end - 1) is None:
        word = article.words[end - 1]
        if word not in small and not (word == "on" and end < verb):
            break
        end -= 1
    return end


def _insertion(article: Article, lexicon: Lexicon, floor: int, closing: int) -> int | None:
    """The comma that opens the insertion which a comma closes: «Odeh, who led the talks,», «the spokesman, Odeh,»."""
    for at in range(closing - 1, max(floor - 1, closing - REACH), -1):
        word = article.words[at]
        if word in '":;' or article.quotation_at(at) is not None:
            return None
        if word == "," and (
            article.words[at + 1] in speech().inserting
            or article.words[at + 1].endswith("ed")
            or article.naming_from(at + 1) is not None
            or article.words[at + 1] in lexicon.honorifics | lexicon.titles
            or article.words[at + 1].isdigit()
        ):
            return at
    return None


def _clause_start(article: Article, lexicon: Lexicon, floor: int, end: int, *, past_cues: bool = False) -> int:
    """Where the clause begins that ends before a token; `past_cues` where its verb goes on with one before it."""
    at = end
    while at > floor and end - at < REACH:
        word = article.words[at - 1]
        if word == '"' and (title := title_of(article, at - 1)) is not None and title > floor:
            at = title
            continue
        if article.naming_at(at - 1) is None:
            if tells_more(article, lexicon, at - 1, end):
                at -= 1
                continue
            if word in '":;.' or (
                word in lexicon.complementisers and article.words[at - 2] not in lexicon.prepositions
            ):
                break
            if word in speech().turning | speech().opening or word == ",":
                break
            if word == "and" and _has_verb(article, lexicon, floor, at - 1):
                break
            led = (
                word in {"which", "whom"} and article.words[at - 2] in lexicon.prepositions
            )  # «a note in which X says»
            if led or (word in _LINKS and _is_one(article, lexicon, at, end)):  # «a ship which the ministry says was»
                break
            sighting = None if past_cues else reading(lexicon, word)
            told = sighting is not None and not is_noun(article, lexicon, floor, at - 1) and article.words[at] != "by"
            if told and not _describes(article, lexicon, floor, at - 1):
                break
        at -= 1
    return at


_LINKS = frozenset("which whom that what".split())


def _is_one(article: Article, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether a stretch is one name, pronoun or noun of people and no more, but for its article."""
    if start == end - 1 and article.words[start] in lexicon.pointing_back | lexicon.anonymous:
        return True
    naming = article.naming_from(start) or article.naming_from(start + (article.words[start] == "the"))
    return naming is not None and naming.end == end


def _describes(article: Article, lexicon: Lexicon, floor: int, at: int) -> bool:
    """Whether a participle that looks like a cue says more of the noun before it («a man answering the phone said»)."""
    before = article.words[at - 1] if at > floor else ""
    return article.words[at].endswith("ing") and (
        before in lexicon.anonymous or before.removesuffix("s") in lexicon.titles
    )


def _has_verb(article: Article, lexicon: Lexicon, floor: int, end: int) -> bool:
    """Whether a finite verb stands in the words before an «and», which then joins clauses and not names."""
    silent = speech().silent
    for at in range(end - 1, max(floor, end - REACH) - 1, -1):
        word = article.words[at]
        if article.naming_at(at) is None and word in {"while", "whereas", ";"}:
            return False  # «X urged restraint, while Y and Z condemned»
        if word == "," and end - at <= _FEW and not lexicon.anonymous.isdisjoint(article.words[at + 1 : end]):
            return False  # «The town fell, residents and a spokesman said»
        if article.naming_at(at) is None and (word in silent or (word.endswith("ed") and len(word) > 4)):
            return True
    return False


def _past_leading(article: Article, start: int, end: int) -> int:
    """The start of a clause behind what leads into it: «In a statement on Monday, », «When the talks ended, »."""
    words = article.words
    while start < end and words[start] in speech().leading | {","}:
        comma = next((at for at in range(start, end) if words[at] == ","), None)
        if comma is None:
            return start
        start = comma + 1
    return start


def chain_start(words: list[str], floor: int, verb: int) -> int:
    """The verb that a cue in the infinitive hangs on: «went on to say», «is expected to argue»; else the cue."""
    at = verb - 1
    if at - 1 <= floor or words[at] != "to" or words[at - 1] not in speech().raising:
        return verb
    at -= 1
    if words[at] in {"on", "out"}:
        return at - 1 if words[at - 1] in {"went", "goes", "go", "came", "comes"} else verb
    while at - 1 > floor and words[at - 1] in speech().being | {"widely", "also", "quick", "now", "then"}:
        at -= 1
    return at


def is_noun(article: Article, lexicon: Lexicon, floor: int, index: int) -> bool:
    """Whether a word that looks like a cue is a noun, an infinitive that nobody has said, or a passive."""
    before = article.words[index - 1] if index > floor else ""
    stranded = before in {"to", "with"} and article.words[index] in {"said", "says", "told"}
    if stranded or (before == "by" and article.words[index].endswith("ing")):
        return False  # «experts we spoke to said», «opened the meeting by announcing that»
    suffered = (before == "first" or before.endswith("ly")) and article.words[index - 2] in speech().being
    if suffered or _is_plain_noun(article, lexicon, before, index):
        return True  # «was first posted on Monday»
    if before in lexicon.not_before_cue or before in speech().being or before.endswith(POSSESSIVE):
        return True
    if (
        article.words[index + 1 : index + 2] == ["by"]
        and article.words[index] != "said"
        and before not in lexicon.pointing_back
    ):
        return True
    return before.endswith("-") or article.words[index + 1 : index + 2] == ["-"]


def _is_plain_noun(article: Article, lexicon: Lexicon, before: str, index: int) -> bool:
    """Whether a word that is as often a noun stands behind a noun of one thing: «the observation post», «take note»."""
    word, naming = article.words[index], article.naming_at(index - 1)
    if word.removesuffix("s") in speech().nouns and word.endswith("s") and before.endswith("ed") and naming is None:
        return True  # «carried notes in a basket»
    if word in speech().nouns and naming is not None and naming.actor.type != "organization":
        called = article.words[
            naming.first : naming.end
        ]  # «the envoy to the Norland dispute», «officers of X dispute it»
        return not any(one.endswith(("s", "men", "people")) for one in called)
    if word not in speech().nouns or not before.isalpha() or naming is not None:
        return False
    several = before.endswith("s") or before in {"people", "men", "women", "police", "media", "and", "who", "both"}
    return not several and before not in lexicon.pointing_back | lexicon.adverbs | lexicon.negations | {"to", "you"}


def headed(article: Article, lexicon: Lexicon, start: int, end: int) -> Speaker | None:
    """The noun phrase of a stretch judged by its head: a name, a role, a pronoun; None for anything else."""
    inside = [naming for at in range(start, end) if (naming := article.naming_from(at)) is not None]
    free = [
        naming for naming in inside if _opens(article, lexicon, start, naming) or not is_led(article, lexicon, naming)
    ]
    before_first = free[0].first if free else end
    for at in range(start, before_first):
        if article.words[at] in lexicon.prepositions and at > start:
            break
        told = _by_word(article, lexicon, (start, at, end), inside, free)
        if told is not None:
            return told
    if free:
        return _by_name(article, lexicon, start, end, free)
    return Speaker(start, end, None) if start < end and article.words[start] in speech().indefinite else None


def _by_word(
    article: Article, lexicon: Lexicon, where: tuple[int, int, int], inside: list[Naming], free: list[Naming]
) -> Speaker | None:
    """Who speaks where a word of a noun phrase tells it: a pronoun, one who speaks for others, a role, a body."""
    start, at, end = where
    word = article.words[at]
    before = article.words[at - 1] if at else ""
    named = free[0].first if free else end
    if word in lexicon.pointing_back and (at == end - 1 or word in PERSONS | THINGS) and word not in speech().voices:
        return pronoun(article, at)
    if word in speech().voices:
        return _voice(article, lexicon, where, inside)
    maker = at + 1 + (at + 1 < end and article.words[at + 1].endswith("ed"))  # «figures compiled by X»
    led = word in speech().works and maker < end and article.words[maker] in {"from", "by", "of"}
    issuer = next((naming for naming in inside if led and at < naming.first <= maker + 2), None)
    if issuer is not None or (word in speech().works and before in {"the", "this", "that"}):
        return Speaker(start, end, issuer, points_back=issuer is None)
    if word in lexicon.anonymous or word.removesuffix("s") in lexicon.titles or word in lexicon.evidence:
        near = free and free[0].actor.type == "person"
        between = set(article.words[at + 1 : named])
        closing = bool(near) and free[0].end == end and not between & {",", "who", "that"}  # «minister of X Mr Y»
        beside = near and not between & {",", "of", "in", "who", "that"}
        return Speaker(start, end, free[0] if closing or beside else None)
    if word not in lexicon.bodies or (free and at + 1 == named):
        return None
    behind = set(article.words[at + 1 : named])
    person = bool(free) and free[0].actor.type == "person" and not behind & (lexicon.prepositions | {",", "and"})
    return Speaker(at, end, free[0] if person else None, points_back=not person and before == "the")


def _by_name(article: Article, lexicon: Lexicon, start: int, end: int, free: list[Naming]) -> Speaker | None:
    """Who speaks where a name heads a noun phrase: itself, its spokesman, or somebody of its people."""
    head = free[0]
    document = article.naming_from(head.end) if head.end < end else None
    if document is not None and document.actor.type == "document":  # «a United Nations report said»
        return Speaker(start, end, document)
    if owns(article, head):
        return _owned(article, lexicon, start, head, end, free)
    after = article.words[head.end : end]
    if any(word in speech().voices for word in after[:3]) and head.actor.type != "person" and "," not in after[:3]:
        person = next((naming for naming in free[1:] if naming.actor.type == "person"), head)
        return Speaker(start, person.end, person)
    ends = lexicon.prepositions | {",", "and", "who", "that", "which", "the", "a", "an"}
    reach = next((n for n, word in enumerate(after) if word in ends), 3)
    role = any(word in lexicon.titles or word in lexicon.anonymous for word in after[: min(reach, 3)])
    if role and free[-1].actor.type == "person" and free[-1] is not head and free[-1].end == end:
        return Speaker(start, end, free[-1])  # «X Chief Executive Officer Y»
    if role and head.actor.type != "person":
        return Speaker(start, end, next((naming for naming in free if naming.actor.type == "person"), None))
    return Speaker(head.first, end, head)


def _opens(article: Article, lexicon: Lexicon, start: int, naming: Naming) -> bool:
    """Whether nothing but an article and titles stands between the head of a phrase and a name."""
    return all(article.words[at] in lexicon.honorifics | {"the"} for at in range(start, naming.first))


def _voice(article: Article, lexicon: Lexicon, where: tuple[int, int, int], inside: list[Naming]) -> Speaker:
    """Somebody who speaks for another: the person where one is named, else the one spoken for."""
    start, at, end = where
    person = next(
        (naming for naming in inside if naming.actor.type == "person" and not is_led(article, lexicon, naming)), None
    )
    body = next((naming for naming in inside if naming.actor.type in ("organization", "place")), None)
    chosen = person or body
    if chosen is None:
        return Speaker(start, end, None, points_back=article.words[at - 1] in {"the", "its"})
    return Speaker(start, end, chosen)


def _owned(
    article: Article, lexicon: Lexicon, start: int, head: Naming, end: int, free: list[Naming]
) -> Speaker | None:
    """Who speaks where a name owns the head: «X's spokesman», «X's figures», «X's lawyer»."""
    after = article.words[head.end : end]
    person = next((naming for naming in free[1:] if naming.actor.type == "person" and not owns(article, naming)), None)
    body = article.naming_from(head.end)  # «X's Liberal Party»
    if person is not None or body is not None:
        found = person or body
        return Speaker(start, found.end, found) if found is not None else None
    if any(word in speech().works | speech().voices for word in after):
        return Speaker(start, end, head)
    if any(word in lexicon.titles | lexicon.anonymous | lexicon.bodies for word in after):
        return Speaker(start, end, None)
    return None


def subject_after(article: Article, lexicon: Lexicon, start: int, limit: int) -> Speaker | None:
    """The subject after its verb, where a quotation stands before: «said Odeh, the head of X»."""
    if start < limit and article.words[start] in lexicon.pointing_back:
        return pronoun(article, start)
    end = next(
        (
            at
            for at in range(start, min(limit, start + REACH))
            if article.words[at] in _MARKS and article.naming_at(at) is None and not _shortens(article, lexicon, at)
        ),
        min(limit, start + REACH),
    )
    if start >= end or article.words[start] in lexicon.prepositions:
        return None
    found = headed(article, lexicon, start, end)
    nameless = found is None or found.naming is None
    if nameless and end < limit and article.words[end] == ",":  # «said its researcher, Odeh»
        person = next(_persons(article, end + 1, min(limit, end + 4)), None)
        return Speaker(start, person.end, person) if person is not None else found
    return found


def _shortens(article: Article, lexicon: Lexicon, at: int) -> bool:
    """Whether a stop only shortens a title before a name: «said Dr. Odeh»."""
    titled = article.words[at] == "." and article.words[at - 1] in lexicon.honorifics
    return titled and article.naming_from(at + 1) is not None


_PARTS = frozenset(", of all both some most many several none one two three each".split())
"""What stands between somebody and the relative of his part: «the men, all of whom said»."""
_TOLD = frozenset({"him", "her", "them"})
_MARKS = frozenset(',.;:"()')


def _antecedent(article: Article, lexicon: Lexicon, relative: int, floor: int) -> Speaker | None:
    at = relative - 1
    while at > floor and article.words[at] in _PARTS and article.naming_at(at) is None:
        at -= 1
    naming = article.naming_at(at) if at >= floor else None
    if naming is None and at >= floor and article.words[at] in lexicon.anonymous:
        return Speaker(at, at + 1, None)  # «according to residents, who said»
    if naming is not None and article.words[relative] == "who" and naming.actor.type == "place":
        return None
    return Speaker(naming.first, naming.end, naming) if naming is not None else None


def subject_of_phrase(article: Article, lexicon: Lexicon, start: int, limit: int) -> Speaker | None:
    """Whom «according to» names: up to the next comma or stop."""
    end = next(
        (
            at
            for at in range(start, min(limit, start + REACH))
            if article.words[at] in _MARKS and article.naming_at(at) is None
        ),
        limit,
    )
    if start >= end:
        return None
    if article.words[start] in lexicon.pointing_back or (article.words[start] in _TOLD and end == start + 1):
        return pronoun(article, start)
    if start + 1 < end and article.words[start + 1] == "of" and article.words[start] in speech().amounts:
        start += 2
    return headed(article, lexicon, start, end) or Speaker(start, end, None)
