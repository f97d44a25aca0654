"""Everybody whom the English of a page names: known names, names in capitals, short forms, phrases that point back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from marsad.read.actors.aliases import Aliases, Sense, Written
from marsad.read.actors.capitals import Form, capitals
from marsad.read.actors.latin.handles import handles
from marsad.read.actors.latin.kinds import kinds
from marsad.read.actors.latin.nouns import nouns
from marsad.read.actors.latin.people import people
from marsad.read.actors.latin.phrases import phrases
from marsad.read.actors.latin.words import Line, english
from marsad.read.actors.namings import Naming, Role, longest
from marsad.read.actors.shortforms import Bearer, Bearers, Mark
from marsad.text.tokens import Token

_LEADING = frozenset("of to in from at near".split())
"""Words before the name of a place."""
Supported = Callable[[Sense], bool]


def latin_namings(
    stretches: Sequence[tuple[str, Sequence[Token]]],
    text: str,
    written: Written,
    aliases: Aliases,
    supported: Supported,
) -> list[list[Naming]]:
    """The namings in each of a page's sentences in Latin letters, left to right, none overlapping.

    A stretch is the kind of its zone and its words. The page is read as a whole: what a name names is told by all the
    places where it stands, and short forms and phrases go to the bearer named before them.
    """
    lines = [Line(kind, words, written) for kind, words in stretches]
    known = [_known(line, text, written, aliases, supported) for line in lines]
    found = [capital for number, line in enumerate(lines) for capital in capitals(number, line, known[number])]
    types = kinds(lines, found)
    bearers = Bearers()
    marks = [mark for capital in found if (mark := bearers.mark(lines[capital.line], capital, types)) is not None]
    bearers.settle(lines, marks)
    marks.extend(bearers.in_headlines(lines, marks))
    marks.extend(handles(lines, marks, bearers))
    marks.extend(people(lines, marks, bearers))
    marks.extend(phrases(lines, marks, bearers))
    marks.extend(people(lines, marks, bearers, definite=True))
    found_in: list[list[Naming]] = [[] for _ in lines]
    for mark in marks:
        if mark.bearer is not None:
            found_in[mark.line].append(_naming(lines[mark.line], mark, mark.bearer))
    return [longest(namings) for namings in found_in]


def _known(line: Line, text: str, written: Written, aliases: Aliases, supported: Supported) -> dict[int, Form]:
    """The known forms of a sentence by their first word, those of common words where the page supports them."""
    found: dict[int, Form] = {}
    forms = list(aliases.nested(line.words, text))
    if any(line.owns):  # «Lord's Resistance Army»
        forms.extend(aliases.nested(line.whole, text))
    for form in forms:
        first = form.first + (line.text(form.first) == "the" and form.last - form.first > 1)
        if first > form.first and line.is_name_word(form.last) and line.touches(form.last):
            continue  # «the National» of «the National Shield»
        upper = written(line.words[first].start, line.words[form.last - 1].end).isupper()
        senses = tuple(
            sense for sense in form.senses if (not sense.weak or supported(sense)) and (upper or not sense.acronym)
        )
        longer = first not in found or found[first].last < form.last
        if senses and longer and line.capital(first) and not _is_part(line, first, form.last, senses):
            found[first] = Form(first, form.last, senses)
    return found


def _is_part(line: Line, first: int, last: int, senses: Sequence[Sense]) -> bool:
    """Whether a known surname or town of one word is but part of a longer name: «Mattis Orlo», «of Belt Amran»."""
    if last - first != 1 or line.is_headline or line.kind == "meta":
        return False
    types = {sense.entry.type for sense in senses}
    if types == {"person"} and not line.owns[first] and last < len(line.words):
        return _is_strange(line, last) and line.touches(last)
    behind = first > 0 and line.touches(first) and line.is_name_word(first - 1)
    named = types == {"place"} and first > 0 and line.touches(first) and line.is_name_word(first - 1)
    opened = behind and line.text(first - 1) in english().openers  # «Umm Sidra», «Port Amal»
    return opened or (named and first > 1 and line.text(first - 2) in _LEADING and _is_strange(line, first - 1))


def _is_strange(line: Line, at: int) -> bool:
    """Whether a word in capitals can be nothing but a part of a name."""
    tables, text = english(), line.text(at)
    common = text in tables.heads or text in tables.openers or text in tables.nations or text in nouns()
    listed = text in tables.words(
        "titles", "trades", "offices", "describing", "firms", "postnominals", "placing", "areas"
    )
    return line.is_name_word(at) and not common and not listed


def _naming(line: Line, mark: Mark, bearer: Bearer) -> Naming:
    start, end = line.words[mark.first].start, line.words[mark.last - 1].end
    first, senses = bearer.senses[0] if bearer.senses else None, bearer.senses
    if first is not None:
        return Naming(
            mark.first, mark.last, start, end, first.entry.type, "known", core=(first.entry.name.lower(),),
            senses=mark.senses or senses, country=first.entry.country, loaded=any(s.loaded for s in mark.senses[:1]),
            role=_role(line, mark), city=mark.city,
        )  # fmt: skip
    return Naming(
        mark.first, mark.last, start, end, bearer.type, "learned", core=bearer.core, country=bearer.nation,
        role=_role(line, mark), rule=mark.rule,
    )  # fmt: skip


def _role(line: Line, mark: Mark) -> Role | None:
    """The title that stands before a person's name."""
    if mark.title is None or mark.title >= mark.first:
        return None
    words = line.words[mark.title : mark.first]
    return Role(words[0].start, words[-1].end, tuple(token.text for token in words))
