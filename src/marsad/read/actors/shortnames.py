"""Names given in full once and shortened or repeated elsewhere on the page, found where the tagger passed them by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from marsad.model.actor import ActorType
from marsad.read.actors.aliases import Aliases, Entry, Known, Sense
from marsad.read.actors.identities import MINISTRY, field_of
from marsad.read.actors.lexicon import lexicon
from marsad.read.actors.nakednames import CLUB, GROUP, stands_as_name
from marsad.read.actors.names import QUOTES
from marsad.read.actors.namings import Naming
from marsad.read.actors.ordinary import SHORTEST, has_role, is_common_thing, is_ordinary
from marsad.read.actors.othernames import OTHER_NAME
from marsad.read.actors.personnames import name_parts
from marsad.read.actors.words import word
from marsad.read.page import Page
from marsad.text.tokens import Token

SURE = 0.9
"""How sure the tagger is of a person's name of one word that is looked for elsewhere on the page."""
SHORT = "short name"
"""The rule of names that are found so."""
CLITICS = frozenset("وفبكل")
"""Letters written onto the word behind them."""
SON = "بن "
"""What the name of a family is called by alone opens with: «فلان بن سعيدان», then «ابن سعيدان»."""
COLONS = frozenset(":.")
"""Marks behind the field of a ministry that speaks in a headline («العمل: جاهزون …», «العمل.. »)."""
ALONE = frozenset({CLUB, GROUP})
"""Kinds of bodies that are called by a common word without a head («البرق» for «نادي البرق»)."""
SHOWN = frozenset({"label", "listed", "quoted", OTHER_NAME})
"""Rules by which a body's name of one word is found: a head or marks show that it is one."""


def settled(found: Sequence[Sequence[Naming]], places: Iterable[str] = ()) -> list[list[Naming]]:
    """The namings of all sentences, a bare name being what the page elsewhere shows it to be; `places` are such.

    The tagger may take «X» for a person where the page speaks of «حكومة X», for a place where «فلان X» is named in
    full, and for one thing here and another there. It may also take «وX» for a name where «X» is one.
    """
    everything = [naming for namings in found for naming in namings]
    shown: dict[str, ActorType] = {}
    surnames = {naming.core[-1] for naming in everything if naming.type == "person" and len(naming.core) > 1}
    for naming in everything:
        if naming.state:
            shown.setdefault(naming.state, "place")
        elif naming.lemma and len(naming.core) == 1 and naming.core[0] in surnames and not _takes_name(naming.lemma):
            continue  # «مكتب الحنون» of «بطرس الحنون»
        elif naming.rule in SHOWN or naming.source == "byline" or (naming.source == "learned" and naming.lemma):
            shown.setdefault(" ".join(naming.core), naming.type)
    for name in places:
        shown.setdefault(name, "place")
    told = [naming for naming in everything if _is_told(naming)]
    for naming in told:
        if naming.type == "person" and len(naming.core) > 1:
            shown.setdefault(naming.core[-1], "person")
            shown.setdefault(naming.core[0], "person")
    shown = _likeliest(told) | shown
    return [[_settled(naming, shown) if _is_told(naming) else naming for naming in namings] for namings in found]


def _takes_name(lemma: str) -> bool:
    """Whether what stands behind a head noun is a name as a rule («حزب X»), and not whose it is («مكتب X»)."""
    head = lexicon().heads.get(lemma)
    return head is None or "n" in head.marks


def _is_told(naming: Naming) -> bool:
    """Whether the tagger alone, or what stands before it, makes a stretch a name."""
    return naming.source == "learned" and naming.rule not in SHOWN and not naming.lemma


def _likeliest(told: Iterable[Naming]) -> dict[str, ActorType]:
    """What each name of the tagger is by what it takes it for over the whole page."""
    votes: defaultdict[str, Counter[ActorType]] = defaultdict(Counter)
    for naming in told:
        votes[" ".join(naming.core)][naming.type] += naming.score  # type: ignore[assignment]
    return {name: max(kinds, key=lambda kind: kinds[kind]) for name, kinds in votes.items()}


def _unjoined(naming: Naming, shown: Mapping[str, ActorType]) -> Naming:
    """The naming without the letter written onto its first word, where the page has the name without it."""
    first, *others = naming.core or ("",)
    bare = " ".join((first[1:], *others))
    if first[:1] not in CLITICS or bare not in shown or " ".join(naming.core) in lexicon().names:
        return naming
    return naming.with_changes(start=naming.start + 1, core=(first[1:], *others))


def _settled(told: Naming, shown: Mapping[str, ActorType]) -> Naming:
    naming = _unjoined(told, shown)
    kind = shown.get(" ".join(naming.core), naming.type)
    return naming if kind == naming.type else naming.with_changes(type=kind)


def page_names(namings: Iterable[Naming]) -> Aliases:
    """The page's own table: every name found on it, and of persons the surname.

    Weak are the common words that a head showed to be names («قناة الراصد»): they count in quotation marks only.
    """
    own = Aliases.empty()
    forms: set[str] = set()
    fields: set[str] = set()
    for naming in namings:
        if naming.state:
            own.add(naming.state, Sense(Entry(f"place {naming.state}", "place", naming.state, None, "page")))
        fields.update(field_of(naming) or ())
        if naming.source not in ("known", "learned", "byline") or not naming.core:
            continue
        for form, weak in _forms(naming):
            forms.add(form)
            field = _field_of_common(naming) if weak else "page"
            own.add(form, Sense(Entry(f"{naming.type} {form}", naming.type, form, None, field), weak=weak))
    for text in sorted(fields - forms):
        own.add(text, _field(text))
    return own


def _field_of_common(naming: Naming) -> str:
    """What kind of body it is whose name is a common word too: a club and a movement may be called by it alone."""
    head = lexicon().heads.get(naming.lemma)
    return head.kind if head is not None and head.kind in ALONE else "page"


def _field(text: str) -> Sense:
    """The ministry of a field, which headlines call by that alone («الصحة»: ...)."""
    return Sense(Entry(f"{MINISTRY} {text}", "organization", text, None, MINISTRY), weak=True)


def _forms(naming: Naming) -> Iterable[tuple[str, bool]]:
    """The forms by which a name may be found elsewhere, each with whether it is weak."""
    whole = " ".join(naming.core)
    if naming.type == "person":
        style = naming.source == "known" and word(naming.core[0]).title is not None
        if len(naming.core) > 1 and not style:
            yield whole, False
            yield from ((surname, False) for surname in _surnames(naming.core, titled=naming.role is not None))
        elif naming.score > SURE and not is_ordinary(whole):
            yield whole, False
    elif " " in whole:
        yield whole, False
        if naming.source == "learned" and naming.type == "organization" and _is_firm(naming):
            yield naming.core[0], False
    elif naming.type == "place" and naming.source != "known" and _is_rare(whole):
        yield whole, naming.rule == "label" and is_ordinary(whole)
    elif naming.rule in SHOWN or naming.source == "byline" or (naming.source == "learned" and naming.lemma):
        yield whole, is_ordinary(whole)


def _is_firm(naming: Naming) -> bool:
    """Whether a firm is called by a word of no table before others («شركة X القابضة», «شركة X للتعدين»)."""
    head = lexicon().heads.get(naming.lemma)
    first, *others = naming.core
    described = all(word(text).definite or text.startswith("لل") for text in others)
    return head is not None and head.kind == "firm" and described and not (word(first).definite or is_ordinary(first))


def _surnames(core: Sequence[str], *, titled: bool) -> Iterable[str]:
    """The last part of a person's name, with the openers before it («أبو فاعور», «عبد الرحمن»).

    A common word is none («دلال القهوة»), unless it has its article and its bearer a title («النقيب راجي العلم»).
    """
    parts = name_parts(core)
    if len(parts) < 2:
        return
    taken, length = 1, len(core[-1])
    while length < len(parts[-1]):
        taken += 1
        length += len(core[-taken])
    surname = " ".join(core[-taken:])
    common = is_common_thing(surname) and not (titled and word(surname).definite)
    if taken > 1 or (_is_rare(surname) and not common) or _is_listed(surname):
        yield surname
    if surname.startswith(SON):
        yield "ا" + surname


def _is_listed(text: str) -> bool:
    return text in lexicon().names and not word(text).function


def _is_rare(text: str) -> bool:
    return not has_role(text) and len(text) >= SHORTEST


def with_short_names(words: Sequence[Token], page: Page, own: Aliases, taken: Sequence[Naming]) -> list[Naming]:
    """The namings of a sentence and the page's own names that stand in it outside of them.

    What only points back gives way to a name that it stands in or that holds it («الشيخ الصخيري»), and so does what the
    tagger takes for a name to the page's own of more words («غوث» of «غوث بلا حدود»).
    """
    forms = own.known(words, page.text)
    if not forms:
        return list(taken)
    yielding = [naming for naming in taken if naming.back or _is_part(naming, forms)]
    covered = {at for naming in taken if naming not in yielding for at in range(naming.first, naming.last)}
    opened = {naming.first for naming in taken if naming.type == "person"}
    found: list[Naming] = []
    for form in forms:
        if not covered.isdisjoint(range(form.first, form.last)) or word(words[form.first].text).verb:
            continue
        if _is_adjective(words, form.first) or not _is_written_as_name(page, form.start):
            continue
        if word(words[form.first].text).title is not None and form.last in opened:
            continue  # «الشيخ حمد» where «ولد الشيخ» is named too
        if form.senses[0].weak and not (_is_quoted(words, form) or stands_as_name(words, form)):
            continue
        entry = form.senses[0].entry
        core = tuple(entry.name.split())
        found.append(Naming(form.first, form.last, form.start, form.end, entry.type, "learned", core=core, rule=SHORT))
    kept = [naming for naming in taken if naming not in yielding or not any(naming.meets(name) for name in found)]
    return [*kept, *found]


def _is_part(naming: Naming, forms: Sequence[Known]) -> bool:
    """Whether what the tagger took for a name is but a part of the page's own there, or a family is one man's name."""
    if naming.rule == "family":
        whole = (form.senses[0].entry.type for form in forms if form.first == naming.first and form.last == naming.last)
        return "person" in whole
    within = (form for form in forms if form.first <= naming.first and naming.last <= form.last)
    return naming.rule == "tagger" and any(form.last - form.first > naming.last - naming.first for form in within)


def _is_quoted(words: Sequence[Token], form: Known) -> bool:
    if form.senses[0].entry.field == MINISTRY and form.first == 0 and form.last < len(words):
        return words[form.last].text in COLONS
    before = words[form.first - 1].text if form.first else ""
    return before in QUOTES and form.last < len(words) and words[form.last].text in QUOTES


def _is_written_as_name(page: Page, start: int) -> bool:
    """Whether the letter at a folded place has no small and capital form, or is a capital."""
    at = page.span(start, start + 1).start
    letter = page.document.text[at]
    return not letter.islower()


def _is_adjective(words: Sequence[Token], at: int) -> bool:
    """Whether a surname with an article stands where it is an adjective («العالم العربي»)."""
    seen = word(words[at].text)
    before = word(words[at - 1].text) if at else None
    known = seen.country is not None or seen.stem in lexicon().adjectives
    return seen.definite and known and before is not None and before.definite and before.title is None
