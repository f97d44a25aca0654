"""What a name in capitals is the name of: told by its own words and by what stands around it anywhere on the page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from marsad.model.actor import ActorType
from marsad.read.actors.capitals import LONGEST_PERSON, Capital
from marsad.read.actors.latin.nouns import is_finite
from marsad.read.actors.latin.words import Line, demonyms, english

SURE, STRONG, FAIR, SLIGHT = 8, 4, 2, 1
"""How much a sign of what a name names weighs."""
LONG = 5
"""How many letters a word has that a comma behind it makes a name of at the head of a sentence."""
SHORT = 3
"""How many letters a word in capitals has that is no common word."""
OFFICE = 9
"""How many words an office before a name has («a spokeswoman for the presidency, X»)."""
Votes = Counter[ActorType]
_ABSTRACT = (
    "s",
    "ing",
    "ion",
    "ment",
    "ness",
    "ity",
    "ism",
    "ence",
    "ance",
    "ly",
    "ed",
    "ful",
    "age",
    "ure",
    "ship",
    "dom",
)
_ADHERENTS = frozenset(("supporters", "leader"))  # of a person as well as of a body
_OPENING_SPEECH = frozenset("said says that denied denies confirmed announced added claimed stated".split())
_DASHES = frozenset("-–—")
_PARTICLES = frozenset({"bin", "ibn", "bint", "abu", "al", "von", "van", "de"})


def kinds(lines: Sequence[Line], found: Sequence[Capital]) -> dict[tuple[str, ...], ActorType | None]:
    """The type of every unknown name of a page by its words; None for words in capitals that are no name.

    Every place where a name stands has a say; what stands beside a name weighs more than how it looks.
    """
    by_core: defaultdict[tuple[str, ...], list[Capital]] = defaultdict(list)
    for capital in found:
        spaced = all(len(word) == 1 for word in capital.core)  # «C O N F I D E N T I A L», «(C)»
        if not capital.senses and not spaced:
            by_core[capital.core].append(capital)
    small = {line.text(at) for line in lines for at in range(len(line.words)) if line.spelled[at].islower()}
    adjectives = _adjectives(lines)
    votes: dict[tuple[str, ...], Votes] = {}
    firms, towns = _firms(by_core), _towns(by_core)
    for core, places in by_core.items():
        tally: Votes = Counter()
        if _has_people(core, adjectives):
            tally["place"] += SURE
        for place in places:
            tally.update(_around(lines[place.line], place))
        tally.update(_look(lines[places[0].line], places[0]))
        if core in firms:
            tally["organization"] += STRONG
        if core in towns:
            tally["place"] += FAIR
        votes[core] = tally
    for core in by_core:
        if votes.get(core[-1:], Counter())["person"] >= STRONG and _can_be_whole(core, by_core[core]):
            votes[core]["person"] += SURE  # «Odeh Karras» beside «Mr Karras»
    lands = {place.core for place in found if place.senses and place.senses[0].entry.type == "place"}
    people = {form for core in by_core for form in demonyms(core[-1]) if len(core[-1]) > 3 and form != core[-1]}
    people |= {form for core in lands for form in demonyms(core[-1]) if len(core[-1]) > 3 and form[-1] != "s"}
    known = {core: max(tally, key=lambda kind: (tally[kind], kind)) for core, tally in votes.items() if tally}
    known |= _joined_to_places(lines, found, known)
    return {core: _kind(lines, core, places, known, small | people) for core, places in by_core.items()}


def _joined_to_places(
    lines: Sequence[Line], found: Sequence[Capital], known: Mapping[tuple[str, ...], ActorType]
) -> dict[tuple[str, ...], ActorType]:
    """The names of which nothing is told but that «and» joins them to a place: «the camps at Lukwe and Mbala»."""
    joined: dict[tuple[str, ...], ActorType] = {}
    for before, place in pairwise(found):
        beside = before.line == place.line and before.last + 1 == place.first
        if not beside or lines[place.line].text(before.last) != "and" or place.senses or place.core in known:
            continue
        kind = before.senses[0].entry.type if before.senses else before.type or known.get(before.core)
        led = lines[place.line].text(before.first - 1) in english().words("placing", "towards") | {"of", "between"}
        if kind == "place" and led and len(place.core) == 1:
            joined[place.core] = "place"
    return joined


def _can_be_whole(core: tuple[str, ...], places: Sequence[Capital]) -> bool:
    """Whether a name has the shape of a person's given name and surname: two or three words, no kind among them."""
    small = {"of", "for", "&", "and", "the"}
    return 1 < len(core) <= LONGEST_PERSON and places[0].type is None and small.isdisjoint(core)


def _adjectives(lines: Sequence[Line]) -> frozenset[str]:
    """The words in capitals of a page that stand right before a word in small letters, as adjectives of nation do."""
    return frozenset(
        line.text(at)
        for line in lines
        for at in range(len(line.words) - 1)
        if line.capital(at) and line.spelled[at + 1].islower() and line.touches(at + 1)
    )


def _has_people(core: tuple[str, ...], adjectives: frozenset[str]) -> bool:
    """Whether a name of one word has an adjective of nation on the page («Venturan» beside Ventura)."""
    name = core[-1]
    return len(core) == 1 and len(name) > 3 and any(form in adjectives for form in demonyms(name) if form != name)


def _firms(cores: Iterable[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """The beginnings of names that end in what only firms and parties are called: «Ardent» beside «Ardent Foods».

    «Police» and «University» tell nothing: there the name is as often that of the town.
    """
    own = english().words("firms", "kinds", "incorporated")
    return frozenset(core[:-1] for core in cores if len(core) > 1 and core[-1] in own and "of" not in core)


def _towns(cores: Iterable[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """The first words of the names of newspapers, which are mostly the towns where these are printed."""
    papers = english().lists["papers"]
    return frozenset(core[:1] for core in cores if len(core) > 1 and core[-1] in papers and core[0] not in papers)


def _kind(
    lines: Sequence[Line],
    core: tuple[str, ...],
    places: Sequence[Capital],
    known: Mapping[tuple[str, ...], ActorType],
    small: set[str],
) -> ActorType | None:
    if not english().lists["events"].isdisjoint((core[0], core[-1])) and len(core) > 1:
        return None
    if places[0].type is not None and len(core) > 1 and places[0].head:
        return places[0].type
    if len(core) == 1 and all(_may_be_common(lines[place.line], place, small) for place in places):
        return None
    if core in known:
        return known[core]
    if len(core) == 1 and len(core[0]) < 3 and not lines[places[0].line].is_acronym(places[0].first):
        return None
    return "organization" if len(core) == 1 else "person"


def _may_be_common(line: Line, place: Capital, small: set[str]) -> bool:
    """Whether a single word may have its capital from the head of its sentence alone, or is an adjective of nation."""
    tables, text = english(), place.core[0]
    if text in tables.nations or (line.capital(place.first) and text in tables.heads and text in small):
        return True
    if place.titled or "-" in text:
        return False
    if line.is_acronym(place.first) or tables.heads.get(text) == "document":
        return len(text) > SHORT and text in tables.words("ordinary", "openings") | tables.heads.keys()
    alone = line.kind == "meta" or line.opens_sentence(place.first)  # «| World | 6 September»
    common = (
        text in small
        or (alone and text in tables.lists["ordinary"])
        or text in tables.lists["openings"]
        or text in tables.words("titles", "trades", "crowds", "natives")
    )
    if common:
        return True
    if not line.opens_sentence(place.first):
        return False
    told = line.text(place.last) in tables.lists["speech"] or line.owns[place.first]
    told = told or _is_subject(line, place) or _is_introduced(line, place)
    given = text in tables.names and text not in tables.lists["masses"]
    return not (told or given or line.kind == "meta")


def _is_introduced(line: Line, place: Capital) -> bool:
    """Whether a comma leads to who bears a word, as behind names: «Orgaz, which runs the line», «Orgaz, a firm»."""
    if line.text(place.last) != "," or place.core[0].endswith(_ABSTRACT) or len(place.core[0]) < LONG:
        return False
    led = line.text(place.last + 1) in {"which", "whose", "who", "a", "an"}
    return led or any(
        line.owns[at] and line.capital(at) for at in range(place.last + 1, min(place.last + 3, len(line.owns)))
    )


def _is_subject(line: Line, place: Capital) -> bool:
    """Whether a word without an article is the subject of a verb, as names are and few common words («X kept»)."""
    text = place.core[0]
    if text in english().words("masses", "openings") or text.endswith(_ABSTRACT):
        return False
    return is_finite(line, place.last) and line.text(place.last) not in english().lists["verbs"]


def _look(line: Line, place: Capital) -> Votes:
    """What the words of a name look like."""
    votes = Counter[ActorType]()
    if place.type is not None:
        votes[place.type] += STRONG
    spelled = [line.spelled[at] for at in range(place.first, place.last) if line.capital(at)]
    if any(map(_is_humped, spelled)):
        votes["organization"] += STRONG
    if len(place.core) == 1:
        if line.is_acronym(place.first):
            votes["organization"] += STRONG
        elif place.core[0] in english().names:
            votes["person"] += SLIGHT
        elif place.core[0].endswith(("ia", "stan", "land")):
            votes["place"] += FAIR
        return votes
    if place.core[-1] in english().words("offices", "titles") - english().lists["describing"]:
        votes["person"] += SURE  # «the UN Secretary-General»
    if place.core[0] in english().lists["areas"] and not place.core[0].endswith("ern"):
        votes["place"] += FAIR  # «Upper Hallin», but «Northern Redoubt»
    votes.update(_looks_personal(place, spelled))
    return votes


def _is_humped(word: str) -> bool:
    """Whether a word has a capital inside, as firms have and no «McLeod» («ClearTrace»)."""
    humps = [at for at in range(1, len(word)) if word[at].isupper() and word[at - 1].islower()]
    return bool(humps) and not word.startswith(("Mc", "Mac", "De", "La", "Al", "El", "Fitz"))


def _looks_personal(place: Capital, spelled: Sequence[str]) -> Votes:
    """What a name of several words looks like: given names and particles, words of firms, length."""
    tables, votes, core = english(), Counter[ActorType](), place.core
    shaped = all(text[1:].islower() or "-" in text or "'" in text for text in spelled)
    if tables.names.get(core[0], 0) and len(core) <= LONGEST_PERSON:
        votes["person"] += STRONG if tables.names[core[0]] > 2 else FAIR
    if tables.names.get(core[-1], 0):
        votes["person"] += SLIGHT
    if _PARTICLES & set(core[1:-1]) and place.type is None and "of" not in core:
        votes["person"] += FAIR
    long = "of" in core or "for" in core or "&" in core or len(core) > LONGEST_PERSON
    if long or core[-1] in tables.words("firms", "clubs"):
        votes["organization"] += STRONG
    elif shaped and place.type is None:
        votes["person"] += SLIGHT
    return votes


def _around(line: Line, place: Capital) -> Votes:
    """What the words before and behind a name say of it."""
    votes = Counter[ActorType]()
    if place.titled:
        votes["person"] += SURE
    _before(line, place, votes)
    _behind(line, place, votes)
    role = line.text(place.last) in english().words("trades", "roles", "offices") and line.spelled[place.last].islower()
    if role and not line.owns[place.last - 1]:
        votes["organization"] += FAIR  # «a former Ardent employee»
        votes["person"] -= STRONG
    if line.kind == "meta" and not line.is_acronym(place.first) and not line.spelled[place.first].isupper():
        votes["person"] += SLIGHT
        if line.text(place.first - 1) in {"by", "and"}:
            votes["person"] += STRONG
    return votes


def _before(line: Line, place: Capital, votes: Votes) -> None:
    tables = english()
    first = place.title if place.titled else place.first
    before, earlier = line.text(first - 1), line.text(first - 2)
    if before == "." and not line.opens_sentence(first):
        before, earlier = earlier, line.text(first - 3)  # «Mr. Odeh»
    article = before == "the"
    if article:
        votes["organization"] += FAIR
        votes["person"] -= STRONG
        before, earlier = earlier, line.text(first - 3)
    elif before in tables.words("titles", "trades") and not place.titled:
        votes["person"] += STRONG
    elif before in tables.heads and line.touches(first):
        votes[tables.heads[before]] += STRONG
    named = before == "," and first > 1 and line.capital(first - 2)  # «the leader of the Salt Army, Odeh»
    if before == "," and not article and _is_behind_office(line, first - 2):
        votes["person"] += STRONG
        named = True
    what = line.text(first - 3) if before == "as" and earlier in {"known", "called"} else earlier
    if what in tables.heads and before in {"as", "called", "named", "dubbed"}:
        votes[tables.heads[what]] += STRONG  # «the armed group known as X», «a firm called X»
    _led(before, "" if named else earlier, votes, article=article)
    if before == "from" and line.text(first - 1) == "the":
        votes["organization"] += SLIGHT


def _is_behind_office(line: Line, at: int) -> bool:
    """Whether the words up to one are somebody's office: «a spokeswoman for the presidency», «the head of the bank»."""
    offices = english().words("titles", "trades", "roles")
    for back in range(at - 1, max(0, at - OFFICE), -1):
        if line.text(back) in {"for", "of", "at"} and line.text(back - 1) in offices:
            return True
        if not (line.text(back).isalpha() and line.touches(back + 1)) or is_finite(line, back):
            return False
    return False


def _led(before: str, earlier: str, votes: Votes, *, article: bool) -> None:
    """What the preposition before a name says of it, and the word before that."""
    tables = english()
    if before in {"neighbouring", "neighboring"} and not article:
        votes["place"] += STRONG
    elif before == "," and earlier:
        _named_after(earlier, votes)
    elif before == "of":
        _of_what(earlier, votes)
    if (before in {"in", "of"} and earlier in tables.lists["shares"]) or (
        before == "at" and earlier in tables.words("titles", "trades")
    ):
        votes["organization"] += STRONG
    elif before in tables.lists["placing"] and not article:
        votes["place"] += FAIR
    elif before == "to" and not article:
        votes["place"] += SLIGHT


def _named_after(earlier: str, votes: Votes) -> None:
    """What the word before a comma says of the name behind it: «the capital, X», «a security firm, X»."""
    tables = english()
    if earlier == "capital":
        votes["place"] += SURE
    elif earlier in tables.lists["bodied"]:
        votes["organization"] += STRONG
    elif earlier in tables.words("trades", "roles"):
        votes["person"] += STRONG


def _of_what(earlier: str, votes: Votes) -> None:
    """What the word before «of» says of the name behind it: «the government of X», «, 58, of X»."""
    tables = english()
    if earlier in tables.words("followers"):
        votes["organization"] += SLIGHT if earlier in _ADHERENTS else FAIR
    elif earlier in tables.lists["placed"] | {"capital", "north", "south", "east", "west"}:
        votes["place"] += SURE
    elif earlier in tables.lists["ruled"] | tables.lists["sited"]:
        votes["place"] += STRONG
    elif earlier == ",":
        votes["place"] += FAIR


def _behind(line: Line, place: Capital, votes: Votes) -> None:
    tables = english()
    after, later = line.text(place.last), line.text(place.last + 1)
    if line.owns[place.last - 1]:
        _owned_by(after, later, votes)
        return
    if after in tables.lists["kinds"] and line.spelled[place.last].islower():
        votes["person"] -= STRONG  # «the Salt Line movement»
    if after in tables.lists["kinds"] | tables.lists["followers"] or (after in tables.heads and after != "minutes"):
        if after in tables.lists["national"]:
            votes["place"] += STRONG + FAIR
            return
        kind = tables.heads.get(after, "organization")
        votes["place" if kind == "place" else "organization"] += FAIR if kind == "organization" else STRONG
    elif line.site(place.last):
        votes["place"] += STRONG
    elif {after, later} & tables.lists["speech"]:
        votes.update(_speaks(line, place.last))
    elif after == "(" and (lettered := _by_letters(line, place.last + 1)) is not None:
        votes[lettered] += STRONG
    elif line.spelled[place.first].isupper() and place.first == 0 and after in {",", "(", "-"}:
        votes["place"] += SURE
    elif after == ",":
        _apposed(line, place.last + 1, votes)


def _speaks(line: Line, at: int) -> Votes:
    """Who speaks of himself as «it» is a body, who as «he» a person: «Orlo Pay said it would appeal»."""
    told = line.texts(at, at + 4)
    own = next((text for text, before in zip(told[1:], told, strict=False) if before in _OPENING_SPEECH), "")
    if own == "it":
        return Counter[ActorType]({"organization": STRONG})
    return Counter[ActorType]({"person": STRONG if own in {"he", "she"} else SLIGHT})


def _owned_by(after: str, later: str, votes: Votes) -> None:
    """What those two words behind the possessive of a name say of it: «Varna's Defence Ministry», «X's fighters»."""
    tables = english()
    if after in tables.words("offices", "followers"):
        votes["organization"] += SLIGHT
    if after in english().lists["kin"]:
        votes["person"] += FAIR  # «Odeh's lawyer»
    if after in tables.lists["ruled"] or {after, later} <= tables.lists["describing"] | {"minister"}:
        votes["place"] += FAIR
    elif after in tables.lists["describing"] and later in tables.lists["official"]:
        votes["place"] += STRONG


def _by_letters(line: Line, at: int) -> ActorType | None:
    """What a name names that has letters in brackets behind it: «Iron Dawn (ID)», but «ORLO, Vendia (CP) - ...»."""
    if at >= len(line.words) or not line.is_acronym(at) or line.text(at + 1) != ")":
        return None
    return "place" if line.text(at + 2) in _DASHES else "organization"


def _related(text: str) -> Votes:
    """What the word behind a name and its comma says of it: «Odeh, who», «Odeh, 52,», «Ardent, which»."""
    if text == "which":
        return Counter[ActorType]({"organization": FAIR})
    return Counter[ActorType]({"person": FAIR} if text == "who" or text.isdigit() else {})


def _is_members(line: Line, at: int) -> bool:
    """Whether a body only says what somebody behind it is: «Odeh, a local council member», «a bank clerk»."""
    people = english().words("titles", "trades", "roles") | {"member"}
    return line.text(at) in english().heads and line.touches(at + 1) and line.text(at + 1) in people


def _apposed(line: Line, at: int, votes: Votes) -> None:
    """What is said of a name behind its comma: «, the capital of», «, a militia», «, who», «, the director of»."""
    tables = english()
    votes.update(_related(line.text(at)))
    article = line.text(at) in {"the", "a", "an", "his", "her", "its", "their"}
    for place in range(at + article, min(at + article + 4, len(line.words))):
        text = line.text(place)
        if line.owns[place] or _is_members(line, place):
            continue  # «Odeh, the militia's quartermaster»
        office = text in tables.words("titles", "trades", "roles") and text not in tables.lists["describing"]
        if office or _is_members(line, place - 1):
            votes["person"] += STRONG
            return
        if text == "capital":
            votes["place"] += STRONG
            return
        if line.text(at) in {"his", "her"} and place + 1 < len(line.words) and line.capital(place + 1):
            votes["person"] += FAIR  # «Odeh, his company Ionic Crest»
            return
        if article and (text in tables.heads or text in tables.lists["kinds"]) and line.spelled[place].islower():
            if tables.heads.get(text) != "document":
                votes[tables.heads.get(text, "organization")] += STRONG
            return
        if not article or not text.isalpha() or text in {"of", "who", "which", "that", "and", "said"}:
            return
