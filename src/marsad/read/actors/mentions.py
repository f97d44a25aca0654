"""The stretches of one Arabic sentence that name actors: names, phrases, titles and people, the longest of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from marsad.read.actors.aliases import Aliases, Known
from marsad.read.actors.bodynames import headed
from marsad.read.actors.commonnouns import listed
from marsad.read.actors.doings import is_deed
from marsad.read.actors.lexicon import Head, lexicon
from marsad.read.actors.nameruns import families, name_runs
from marsad.read.actors.names import SITE, Supported, names
from marsad.read.actors.namings import OWN, Naming, Role, longest
from marsad.read.actors.pairs import pairs
from marsad.read.actors.peoples import parts, peoples, some
from marsad.read.actors.phraseends import CLOSING
from marsad.read.actors.phrases import Grammar, Phrase
from marsad.read.actors.pointers import pointers
from marsad.read.actors.regions import recipients, regions
from marsad.read.actors.sides import sides
from marsad.read.actors.tagger import Name
from marsad.read.actors.titled import titled
from marsad.read.actors.ways import Opened, Way
from marsad.read.actors.words import OWNED
from marsad.text.tokens import parted

MORE_WORDS = 3
"""How many words a phrase may have beyond the known name it begins with and still be that actor."""


AS = "ك"
"""The preposition before what somebody is taken for."""
OURS = "نا"
"""The pronoun of «بلادنا», which is no state of somebody else's."""
REPORT = "تقرير"
"""What nobody stands for in the plural («ذكرت تقارير»)."""
CLUBS = frozenset({"نادي"})
LAND = frozenset("جبل وادي نهر بحيره خليج هضبه مضيق صحراء بحر سهل".split())
"""Heads of what nature made, which is not the town or state that it is called after."""
REGION, COMMANDS = "منطقه", frozenset({"عسكريه", "تعليميه"})
"""What is a command or authority with such an adjective («المنطقة العسكرية الثالثة»), and else a place."""
NEWS = ("الانباء",)
"""What an agency is of, which is a newspaper's name too."""
COMMANDERS = frozenset({"قايد", "امر"})
"""Whose forces stand right behind the office."""
FIGHTING = frozenset({"force", "craft"})
"""Kinds of heads of which that holds where the name has several words («كتيبة أسود الجبل»)."""
NAMING_HEADS = frozenset({"town", "outlet", "agency", "group", "club", "firm", "body"})
"""Kinds of heads that are but a word for what the name behind them names."""
BY_WAY: Sequence[tuple[Way, Callable[[Grammar, Iterable[int]], Iterable[Naming]]]] = (
    ("people", peoples), ("people", some), ("part", parts), ("region", regions), ("pointer", pointers),
)  # fmt: skip
"""What each way of naming finds at the words that open it; most sentences open few of them."""


def mentions(
    sentence: Opened,
    text: str,
    known: Sequence[Known],
    learned: Sequence[Name],
    aliases: Aliases,
    supported: Supported,
) -> list[Naming]:
    """The namings in one sentence, left to right, none overlapping.

    `known` are the known forms in the sentence, `learned` what the tagger finds in it. `supported` says whether a
    sense whose form is a common word too is borne out by the rest of the page.
    """
    words, seen, opens = sentence
    base = [headed(words, name) for name in names(words, known, learned, supported, opens["given"])]
    grammar = Grammar(words, text, {name.first: name for name in base}, seen)
    if houses := families(grammar, opens["family"]) if opens["family"] else []:
        base = longest([*base, *houses])
        grammar = Grammar(words, text, {name.first: name for name in base}, seen)
    runs = name_runs(grammar, opens["run"]) if opens["run"] else []
    runs = [run for run in runs if not any(name.meets(run) for name in base)]
    if runs:
        base = sorted([*base, *runs], key=lambda n: n.start)
        grammar = Grammar(words, text, {name.first: name for name in base}, seen)
    people = titled(grammar, opens["title"], base) if opens["title"] else base
    found = [*people]
    if heads := opens["head"]:
        roles = [naming.role for naming in people if naming.role is not None]
        found += _phrases(grammar, heads, aliases, roles)
    if firsts := opens["pair"]:
        found += [
            _naming(grammar, phrase, aliases, skip=skip)
            for phrase, skip in pairs(grammar, firsts)
            if not any(name.first <= phrase.first and phrase.last <= name.last for name in base)
        ]
    for way, rule in BY_WAY:
        if places := opens[way]:
            found += rule(grammar, places)
    if told := opens["side"]:
        found += sides(grammar, told, aliases)
    found += [*recipients(grammar), *_labelled(grammar, base), *_placed(grammar, base)]
    return [_pointed(grammar, naming) for naming in longest(found)]


def _pointed(grammar: Grammar, naming: Naming) -> Naming:
    """The naming with the demonstrative that stands before it («هذه العشائر»)."""
    at = naming.first - 1
    if (
        at < 0
        or naming.source not in ("phrase", "people", "known")
        or naming.start != grammar.words[naming.first].start
    ):
        return naming
    if not grammar.seen[naming.first].definite:
        return naming
    for part in parted(grammar.words[at].text):
        if part.stem in lexicon().pointing:
            return replace(naming, first=at, start=grammar.words[at].start + part.skipped)
    return naming


def _placed(grammar: Grammar, base: Sequence[Naming]) -> Iterator[Naming]:
    """Names of places with an adjective that is part of them or tells a part of them: «X القديمة»."""
    for name in base:
        seen = grammar.at(name.last)
        part = seen is not None and seen.stem in lexicon().placing and grammar.describes(name.last)
        if seen is not None and part and name.type == "place" and not name.is_of("states"):
            core = (*name.core, seen.text)
            yield replace(name, last=name.last + 1, end=grammar.words[name.last].end, core=core)


def _labelled(grammar: Grammar, base: Sequence[Naming]) -> Iterator[Naming]:
    """Names of organisations with an adjective behind them that takes a side: «حماس الإرهابية»."""
    for name in base:
        last = name.last
        while (seen := grammar.at(last)) is not None and seen.loaded and grammar.describes(last):
            last += 1
        if last > name.last and name.type == "organization":
            yield replace(name, last=last, end=grammar.words[last - 1].end, loaded=True)


def _phrases(grammar: Grammar, places: Iterable[int], aliases: Aliases, roles: Sequence[Role]) -> Iterator[Naming]:
    for at in places:
        seen = grammar.seen[at]
        start = grammar.words[at].start
        # «اللواء المتقاعد فلان» is a general and no brigade
        rank = seen.title is not None and any(role.holds(start + seen.skip) for role in roles)
        if (rank and not _is_led(grammar, at)) or _is_field(grammar, at):
            continue
        phrase = grammar.phrase(at)
        if phrase is not None and _names_somebody(grammar, phrase):
            made = _naming(grammar, phrase, aliases)
            yield _with_kind(grammar, made) if made.bare and made.type == "document" else made


def _with_kind(grammar: Grammar, naming: Naming) -> Naming:
    """A document without article with the adjective that tells its kind: «وثائق مسربة»."""
    following = grammar.at(naming.last)
    indefinite = not grammar.seen[naming.first].definite and following is not None and not following.definite
    told = indefinite and following is not None and following.text.removesuffix("ه") in listed("document_adjectives")
    return replace(naming, last=naming.last + 1, end=grammar.words[naming.last].end) if told else naming


RELATIVES = frozenset({"الذي", "التي", "الذين"})
"""What opens a clause that is said of a noun with the article."""


def _is_led(grammar: Grammar, at: int) -> bool:
    """Whether a rank that is a word for a force too is what somebody leads or speaks for: «قائد لواء X فلان».

    With its article it is that behind a commander alone: «قائد اللواء فلان», «نائب اللواء فلان».
    """
    before, seen = grammar.at(at - 1) if at else None, grammar.seen[at]
    if before is None or seen.head is None or seen.head.kind != "force" or seen.title is None:
        return False
    office = before.title is not None and before.title.kind == "office" and not before.definite
    commands = office and before.title is not None and before.title.lemma in COMMANDERS
    return seen.title.kind == "rank" and (commands or ((office or before.joint) and not seen.definite))


def _is_field(grammar: Grammar, at: int) -> bool:
    """Whether a head is but the field of a minister before it («وزير الخارجية») or part of «بقيادة»."""
    head = grammar.seen[at].head
    before = grammar.seen[at - 1] if at else None
    if grammar.words[at].text in lexicon().leadership:
        return True
    return head is not None and head.kind == "ministry" and before is not None and before.title is not None


def _names_somebody(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a phrase names somebody and not a thing, by its head."""
    head, bare = phrase.head, not phrase.core
    plural = grammar.seen[phrase.first].stem not in (head.lemma, f"{head.lemma}ا")
    if plural and ((head.type == "place" and _is_anywhere(phrase)) or head.lemma == REPORT):
        return False
    if bare and head.type == "document" and not phrase.definite:
        # «في تقرير» is where somebody says it, a report that does or undergoes something is somebody itself
        before = grammar.at(phrase.first - 1) if phrase.first else None
        inside = before is not None and before.text == "في"
        return "i" in head.marks and not inside and not grammar.seen[phrase.first].skip
    if not phrase.definite:
        # «تصنيفها كمنظمة إرهابية»
        as_such = grammar.seen[phrase.first].skip == 1 and grammar.words[phrase.first].text[0] == AS
        fighting = head.kind in ("group", "force") and not lexicon().creeds.isdisjoint(phrase.core)
        sent = head.kind == "delegation"
        return phrase.described and not as_such and (fighting or sent or bool(phrase.countries or phrase.loaded))
    if bare:
        deed = is_deed(grammar.words, phrase.first) or _is_thing(grammar, phrase)
        return head.alone != "no" and head.kind not in ("people", "craft") and not deed
    of_name = phrase.inner is not None
    several = head.type == "place" and grammar.seen[phrase.first].stem != head.lemma
    if phrase.direct and (several or "r" in head.marks):
        return False
    kinds = {
        "document": False,
        "people": of_name or bool(phrase.countries),
        "national": bool(phrase.countries) and not of_name,
        "family": of_name,
        "craft": (of_name or bool(phrase.label)) and not grammar.seen[phrase.first].definite,
        "outlet": _is_outlet(grammar, phrase),
        "regime": _is_regime(grammar, phrase),
        "event": bool(phrase.label) or ("e" in head.marks and phrase.direct and phrase.described),
    }
    return kinds.get(head.kind, True)


def _is_thing(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a head alone is a common thing with the adjective behind it: «النظام العام», «الحملة العسكرية»."""
    following = grammar.at(phrase.last)
    thing = following is not None and following.definite and not following.skip
    return thing and following is not None and following.stem in lexicon().common.get(phrase.head.lemma, ())


def _is_anywhere(phrase: Phrase) -> bool:
    """Whether a phrase of places says of none which it is: «المحافظات اليمنية», «الأحياء السكنية», «المدن»."""
    known = lexicon()
    if phrase.head.lemma in known.lands:
        return False
    return phrase.inner is None and all(stem in known.anywhere or stem in known.nations for stem in phrase.core)


def _is_regime(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a system is a state's rule: somebody's or a place's, and not how something is done («نظام البيع»)."""
    inner, of = phrase.inner, grammar.seen[phrase.first + 1]
    of_ruler = of.title is not None or of.people is not None or phrase.loaded
    named = inner is not None and (inner.source == "known" or inner.type != "organization")
    return grammar.seen[phrase.first].definite or of_ruler or (named and not phrase.label)


def _is_outlet(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a site or station is one that publishes and not one that an army holds («مواقع الحوثيين»)."""
    inner = phrase.inner
    plural = grammar.seen[phrase.first].stem != phrase.head.lemma
    if plural and phrase.head.lemma == SITE and not phrase.countries:
        return False  # «مواقع «الراية»»
    if inner is None or not inner.senses or inner.is_of("media"):
        return not plural or bool(phrase.countries) or (inner is not None and phrase.direct)
    return not plural and inner.type == "organization" and not inner.is_of("armed")


def _naming(grammar: Grammar, phrase: Phrase, aliases: Aliases, *, skip: int | None = None) -> Naming:
    """A phrase as a naming: of the actor it begins with, of the one its head is but a word for, or of its own."""
    head, words, opening = phrase.head, grammar.words, grammar.seen[phrase.first]
    skip = opening.skip if skip is None else skip
    plural = opening.stem not in (head.lemma, head.lemma + "ا") and head.kind != "force"
    core = phrase.core or _done_to(grammar, phrase)
    bare = not core
    kind = "organization" if head.lemma == REGION and COMMANDS.intersection(phrase.core) else head.type
    made = Naming(
        phrase.first, phrase.last, words[phrase.first].start + skip, words[phrase.last - 1].end, kind,
        "phrase", core=core, lemma=head.lemma, country=next(iter(phrase.countries), None), loaded=phrase.loaded,
        back=bare and (head.alone == "back" or (plural and head.kind not in ("group", "document"))), plural=plural,
        state=phrase.state, rule=OWN if opening.stem in OWNED and not opening.stem.endswith(OURS) else "",
    )  # fmt: skip
    opens, inner = grammar.names.get(phrase.first), phrase.inner
    if opens is not None and opens.senses and opens.type == head.type and _is_still(grammar, phrase, opens):
        return replace(made, senses=opens.senses, core=opens.core, country=opens.country, source="known")
    if inner is None:
        if phrase.state and head.kind == "town" and phrase.core == (phrase.state,):
            return replace(made, source="learned", rule="state")
        named = phrase.label and (head.kind in NAMING_HEADS or (head.kind in FIGHTING and " " in phrase.label))
        return replace(made, core=(phrase.label,), source="learned", rule="label") if named else made
    country = made.country or inner.country
    if phrase.direct and is_same(head, inner, aliases):
        kind = inner.type if "p" in head.marks else head.type
        # «محافظة صنعاء» is no state
        city = head.kind == "town" and bool(inner.senses) and inner.senses[0].capital
        return replace(
            made, type=kind, senses=inner.senses, core=inner.core, country=country, source=inner.source, city=city
        )
    if inner.is_of("states"):
        core = phrase.core[: len(phrase.core) - len(inner.core)]
        return replace(made, core=core or phrase.core, country=country)
    return made


def _done_to(grammar: Grammar, phrase: Phrase) -> tuple[str, ...]:
    """What is done to a force or group that only its relative clause describes («القوات التي دربتها X»)."""
    words, last = grammar.words, phrase.last
    if not phrase.definite or phrase.head.kind not in ("force", "group") or last + 1 >= len(words):
        return ()
    verb = words[last + 1].text
    pronoun = next((letters for letters in ("هم", "ها", "ه") if verb.endswith(letters)), "")
    if words[last].text not in RELATIVES or not pronoun or len(verb) - len(pronoun) < 3:
        return ()
    return (words[last].text, verb.removesuffix(pronoun).removesuffix("ت").lstrip("تي"))


def _is_still(grammar: Grammar, phrase: Phrase, opens: Naming) -> bool:
    """Whether a phrase that begins with a known name is still that actor: it says little more, or another name.

    An adjective by which bodies are called makes it another one: «جيش الدفاع الوطني».
    """
    second = opens.last < phrase.last and grammar.words[opens.last].text in CLOSING
    more = grammar.seen[opens.last : phrase.last]
    renamed = any(seen.definite and seen.stem in lexicon().renaming for seen in more)
    return second or (len(more) <= MORE_WORDS and not renamed)


def is_same(head: Head, inner: Naming, aliases: Aliases) -> bool:
    """Whether «head + name» is the actor of that name («تنظيم داعش», «مدينة عدن») and not another («مطار عدن»)."""
    if head.lemma in _lemmas(inner, aliases):
        return True
    if head.kind == "town" or "p" in head.marks:
        # «جبل الريان» is no town in Qatar
        return inner.type == "place" and (head.lemma not in LAND or inner.entry is None)
    if head.kind == "agency" and inner.core == NEWS:
        return False
    if head.kind in ("outlet", "agency"):
        return inner.type == "organization" and (not inner.senses or inner.is_of("media"))
    # «كتائب النصر» is no football club
    if head.kind in ("group", "force") and not CLUBS.isdisjoint(_lemmas(inner, aliases)):
        return False
    return head.kind in ("group", "force", "craft", "club", "firm", "body") and inner.type == "organization"


def _lemmas(inner: Naming, aliases: Aliases) -> frozenset[str]:
    return aliases.lemmas(inner.entry.id) if inner.entry is not None else frozenset()
