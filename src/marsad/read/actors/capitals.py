"""Runs of words in capitals that may be names, cut where titles and known names stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.model.actor import ActorType
from marsad.read.actors.aliases import Sense
from marsad.read.actors.latin.words import Line, english

_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
LONGEST_PERSON = 5
"""More words than these are no person's name."""
LONGEST_BODY = 9
"""Within how many words the name of a body ends that has its letters in brackets behind it."""


@dataclass(frozen=True, slots=True)
class Form:
    """A known form in a sentence: words `first` to before `last` with the actors it can mean."""

    first: int
    last: int
    senses: tuple[Sense, ...]


@dataclass(frozen=True, slots=True)
class Capital:
    """A stretch of capitals that may be a name: where it stands, and what its own words say of it.

    `type` is what a head noun or an opening tells, None where nothing does; `head` is that noun; `titled` where a title
    stands before it, from word `title` on.
    """

    line: int
    first: int
    last: int
    core: tuple[str, ...]
    type: ActorType | None = None
    head: str = ""
    titled: bool = False
    title: int = 0
    nation: str | None = None
    senses: tuple[Sense, ...] = ()


def capitals(number: int, line: Line, known: dict[int, Form]) -> Iterator[Capital]:
    """The stretches of a sentence that may be names, left to right; in a headline of capitals only the known forms."""
    if line.is_headline:
        for form in known.values():
            yield Capital(number, form.first, form.last, line.texts(form.first, form.last), senses=form.senses)
        return
    at = 0
    while at < len(line.words):
        numbered = _is_number_of_unit(line, at)
        if not (line.is_name_word(at) or numbered) or _is_field(line, at):
            at += 1
            continue
        last = _run_end(line, at + numbered)
        if numbered and not _is_body(line, at, last):
            at += 1
            continue
        whole = known.get(at)
        if whole is not None and whole.last > last:  # «Iran's Revolutionary Guard», which the possessive parts
            yield Capital(number, at, whole.last, line.texts(at, whole.last), senses=whole.senses)
            at = whole.last
            continue
        yield from _cut(number, line, at, last, known)
        at = last


def _is_field(line: Line, at: int) -> bool:
    """Whether a word in capitals says what a minister is minister of: «Minister of Mines and Energy»."""
    first = at
    while line.is_name_word(first - 1) or (line.text(first - 1) == "and" and line.is_name_word(first - 2)):
        first -= 1
    minister = line.text(first - 1) == "of" and line.text(first - 2) in {"minister", "secretary"}
    return minister and line.capital(first - 2) and line.text(first - 3) not in english().words("describing", "titles")


def _is_number_of_unit(line: Line, at: int) -> bool:
    """Whether an ordinal stands before words in capitals («the 5th Division», «Third Corps»)."""
    text = line.text(at)
    ordinal = text in _ORDINALS if line.capital(at) else text[:1].isdigit() and text.endswith(("st", "nd", "rd", "th"))
    return ordinal and at + 1 < len(line.words) and line.is_name_word(at + 1) and line.touches(at + 1)


def _run_end(line: Line, first: int) -> int:
    lettered = _end_by_letters(line, first)
    if lettered is not None:
        return lettered
    last = first + 1
    while last < len(line.words) and (following := _after_joints(line, first, last)) is not None:
        last = following + 1
    return last


def _end_by_letters(line: Line, first: int) -> int | None:
    """Where a name with small words inside ends, told by its letters in brackets: «Emirate in the Sahara (EIS)»."""
    capital = [first]
    for at in range(first + 1, min(first + LONGEST_BODY, len(line.words))):
        if line.text(at) == "(":
            letters = "".join(line.text(word)[0] for word in capital)
            return at if line.text(at + 1) == letters and len(letters) > 2 and line.capital(at - 1) else None
        if not line.touches(at) or not line.text(at)[0].isalpha():
            return None
        capital += [at] * line.capital(at)
    return None


def _after_joints(line: Line, first: int, last: int) -> int | None:
    """The next word in capitals of a run, behind at most two small words; «and» joins only fields («of X and Y»)."""
    tables, run = english(), line.texts(first, last)
    body = any(text in tables.heads for text in run)
    allowed = tables.lists["particles"]
    headed = run[-1] in tables.heads
    if _is_inner(line, last):
        return last + 1
    if line.texts(last, last + 3)[::2] == ('"', '"') and line.capital(last + 1) and line.is_name_word(last + 3):
        return last + 3  # «Issa "Tiger" Diallo»
    closed = tables.words("titles", "offices", "followers", "crowds") | (
        tables.lists["openings"] if len(run) == 1 and line.opens_sentence(first) else frozenset()
    )
    if run[-1] not in closed and (headed or len(run) == 1):
        allowed |= frozenset({"of", "the"})
    if headed:
        allowed |= frozenset({"for", "&"})
        allowed |= frozenset({"on"}) if run[-1] in tables.lists["fields"] else frozenset()
        allowed |= frozenset({"to"}) if run[-1] in tables.lists["posted"] else frozenset()
    if body and {"of", "for"} & set(run):
        allowed |= frozenset({"and", "of", "the"})
        allowed |= frozenset({"for"}) if run[-1] in tables.words("speaking_for", "roles") else frozenset()
    at = last
    owned = run[-1] in tables.lists["owned"] or (run[-1].endswith("s") and line.text(at + 1) in tables.heads)
    owning = line.text(at) == "'" and owned and line.is_name_word(at + 1)
    if owning and line.words[at + 1].start - line.words[at].end == 1:  # «Workers' Union»
        return at + 1
    while (
        at - last < 2 and at < len(line.words) and line.touches(at) and _is_small(line, at) and line.text(at) in allowed
    ):
        at += 1
    if at >= len(line.words) or not line.touches(at) or not line.is_name_word(at):
        return None
    small = line.texts(last, at)
    if (small == ("for",) and _is_other_body(line, at)) or (
        line.text(first - 1) in _ORDINALS and _is_of_body(line, at)
    ):
        return None
    return None if small[:1] == ("the",) or small[:1] == ("and",) != small else at


def _is_of_body(line: Line, first: int) -> bool:
    """Whether a name behind «of the» only says whose body in small letters it is («the Third Corps of the X army»)."""
    after = line.text(first + 1)
    return after in english().words("national", "regular") and line.spelled[first + 1].islower()


def _is_other_body(line: Line, first: int) -> bool:
    """Whether the words in capitals from `first` on are a body's own name («support from X Group for Y Front»)."""
    last = first
    while last < len(line.words) and line.is_name_word(last):
        last += 1
    return last - first > 1 and line.text(last - 1) in english().heads


def _is_inner(line: Line, at: int) -> bool:
    """Whether a small word in capitals, or an ampersand, stands inside a name («Doctors Without Borders»)."""
    inner = line.text(at) == "&" or (line.text(at) in english().lists["small"] and line.capital(at))
    return inner and line.touches(at) and line.is_name_word(at + 1) and line.touches(at + 1)


def _is_small(line: Line, at: int) -> bool:
    return not line.capital(at)


def _cut(number: int, line: Line, first: int, last: int, known: dict[int, Form]) -> Iterator[Capital]:
    """One run as the names it holds."""
    tables = english()
    if _is_body(line, first, last):
        yield _body(number, line, first, last, known)
        return
    said = line.texts(first, last)
    roles = tables.words("titles", "trades")
    if said[-1] in roles and (tables.words("titles", "trades", "describing").issuperset(said) or _is_desk(line, first)):
        return  # «the Special Envoy»
    if said[-1] == "u.s" and len(said) > 1 and roles.issuperset(said[:-1]):
        return  # «Assistant U.S. Attorney X»
    if line.kind == "meta" and line.text(last) in roles and line.touches(last) and _is_desk(line, first):
        return  # «By X, Diplomatic correspondent»
    cut = _last_title(line, first, last)
    if cut is not None:
        title = cut
        while title > first and (
            line.text(title - 1) in tables.words("titles", "trades", "portfolios")
            or line.texts(title - 1, title + 1) == ("field", "marshal")
        ):
            title -= 1
        if title > first:
            yield from _parts(number, line, first, title, known)
        yield from _parts(number, line, cut + 1, last, known, title=title)
        return
    yield from _parts(number, line, first, last, known)


def _is_desk(line: Line, first: int) -> bool:
    """Whether words of a byline say at what desk somebody writes: «By X, Local Democracy Reporter»."""
    return line.kind == "meta" and line.text(first - 1) in {"", ",", "our", "|"}


def _last_title(line: Line, first: int, last: int) -> int | None:
    """The last title of a run that a name follows in it."""
    titles = english().words("titles", "trades")
    found = [at for at in range(first, last - 1) if line.text(at) in titles and not _is_borne(line, first, at)]
    return found[-1] if found else None


def _is_borne(line: Line, first: int, at: int) -> bool:
    """Whether a form of address is part of a name behind a given one: «Hassan Sheikh Omar», not «Minister Sheikh X»."""
    tables = english()
    before = line.text(at - 1) if at > first else ""
    told = tables.words("titles", "trades", "describing", "offices") | tables.heads.keys() | tables.nations.keys()
    return line.text(at) in tables.lists["borne"] and bool(before) and before not in told


def _is_body(line: Line, first: int, last: int) -> bool:
    """Whether a run is headed by a noun for a body or place: at its end, before «of» or «for», or by a number."""
    tables = english()
    if last - first < 2:
        return False
    ends = tables.head(line.text(last - 1)) is not None and "of" not in line.texts(first, last)
    led = any(
        tables.head(line.text(at)) and line.text(at + 1) in {"of", "for", "on", "to", "in"}
        for at in range(first, last - 1)
    )
    return ends or led


def _body(number: int, line: Line, first: int, last: int, known: dict[int, Form]) -> Capital:
    tables = english()
    core = line.texts(first, last)
    joint = next(
        (n for n, text in enumerate(core) if text in {"of", "for", "in"} and n and tables.head(core[n - 1])), None
    )
    head = core[joint - 1] if joint is not None else core[-1]
    inside = (known[at] for at in range(first, last) if at in known and known[at].last <= last)
    form = max(inside, key=lambda one: one.last - one.first, default=None)
    senses: tuple[Sense, ...] = ()
    if form is not None and _is_label(form, line.texts(first, form.first) + line.texts(form.last, last)):
        senses = form.senses
    nation = next((tables.nations[text] for text in core if text in tables.nations), None)
    kind = (
        "organization" if {"without", "against", "in"} & set(core) else tables.head(head)
    )  # «Doctors Without Borders»
    return Capital(number, first, last, core, kind, head, nation=nation, senses=senses)


def _is_label(form: Form, rest: Sequence[str]) -> bool:
    """Whether words around a known name only say what kind of thing it is («Republic of X», «X Movement»).

    A kind of body behind a place's name makes another name of it: «Salt Brigade» is no town.
    """
    lists = english().lists
    kinds = frozenset[str]() if form.senses[0].entry.type == "place" else lists["kinds"]
    return all(text in lists["stately"] | lists["placed"] | kinds | {"of", "the"} for text in rest)


def _parts(
    number: int, line: Line, first: int, last: int, known: dict[int, Form], title: int | None = None
) -> Iterator[Capital]:
    """The names of a run without titles: known ones, and what stands before, between and behind them."""
    at = start = first
    while at < last:
        form = known.get(at)
        if (
            form is None
            or form.last > last
            or _is_personal(line, form, first, last, titled=title is not None)
            or _is_end_of_body(line, form, first, last)
        ):
            at += 1
            continue
        if start < at:
            yield _plain(number, line, start, at, title)
        titled = title is not None and form.first == first
        yield Capital(
            number, form.first, form.last, line.texts(form.first, form.last), titled=titled, title=title or 0,
            senses=form.senses,
        )  # fmt: skip
        at = start = form.last
    if start < last:
        yield _plain(number, line, start, last, title if start == first else None)


def _plain(number: int, line: Line, first: int, last: int, title: int | None) -> Capital:
    tables = english()
    while last - first > 1 and line.text(last - 1) in tables.words("joints", "particles", "postnominals"):
        last -= 1
    core = line.texts(first, last)
    opened = len(core) > 1 and core[-1] not in tables.lists["clubs"]  # «Port Ellan Athletic» is no port
    kind = tables.openers.get(core[0]) if opened else None
    return Capital(number, first, last, core, kind, titled=title is not None, title=title or 0)


def _is_end_of_body(line: Line, form: Form, first: int, last: int) -> bool:
    """Whether a known name of one word is but the last of a body's in small letters behind: «Iron Dawn militia»."""
    alone = form.last - form.first == 1 and form.first > first and form.last == last
    return alone and line.text(last) in english().lists["kinds"] and line.touches(last)


def _is_personal(line: Line, form: Form, first: int, last: int, *, titled: bool) -> bool:
    """Whether a known form of one word is but a given name or surname inside a person's («Amal Farouqi»)."""
    if form.last - form.first > 1 or last - first < 2 or last - first > LONGEST_PERSON:
        return False
    names = english().names
    others = [line.text(at) for at in range(first, last) if at != form.first]
    if titled or line.text(first - 1) in english().words("titles", "trades"):
        return True  # «health secretary Dawn Ellery»
    near = any(other in names or "-" in other for other in others)
    entry = form.senses[0].entry
    if entry.type == "place" and entry.field != "states" and form.first == first and not form.senses[0].capital:
        return True  # «Medina Sur»: a town's name that goes on is another's
    if entry.type == "place":
        return line.text(form.first) in names and near
    return form.first == first and (near or line.kind == "meta" or line.text(form.first) in names)
