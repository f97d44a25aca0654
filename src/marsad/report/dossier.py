"""Write the dossier: one HTML file that holds the whole case, opens anywhere and reaches no network.

Nothing that stands on a page can act in it: every value is escaped where it is written, page texts lie in inert blocks,
and the file's own policy lets only its one script and one style sheet run, told by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice

import jinja2
from markupsafe import Markup

from marsad.report.grades import grade_words
from marsad.report.labels import Labels, Language, labels
from marsad.report.moments import words
from marsad.report.network import network
from marsad.report.origins import independent
from marsad.report.pages import page
from marsad.report.proposals import proposals
from marsad.report.propositions import Entry, entry, line, ordered, page_link
from marsad.report.signs import direction, seen
from marsad.report.timeline import timeline
from marsad.report.view import View, named_for
from marsad.report.watch import held

AT_ONCE = 60
"""Propositions laid out when the file is opened; the rest wait in blocks until they are scrolled or jumped to."""
BLOCK = 20
COPIES = 500
"""Pairs of copies listed; all stand in the tables."""
_TO_BROWSER = (
    "page",
    "reader",
    "link",
    "stance",
    "evidence",
    "modality",
    "polarity",
    "zone",
    "layer",
    "means",
    "column",
)


def dossier(view: View, language: Language = "ar") -> str:
    """The dossier as one HTML text; the same view gives the same bytes."""
    say = labels(language)
    view = named_for(view, language)
    entries = [entry(view, one, number, say) for number, one in enumerate(ordered(view), 1)]
    numbers = {one.proposition.id: one.number for one in entries}
    style, script = (_static(name) for name in ("dossier.css", "dossier.js"))
    common = {"t": say, "view": view, "held": held, "page_link": page_link, **grade_words(view, language)}
    card = _environment().get_template("proposition.html")
    cards = (Markup(card.render(common, entry=one)) for one in entries)
    return (
        _environment()
        .get_template("dossier.html")
        .render(
            common,
            policy=f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
            "base-uri 'none'; form-action 'none'",
            style=Markup(style),
            script=Markup(script),
            words=_block({group: say[group] for group in _TO_BROWSER}),
            entries=entries,
            denied=sum(bool(one.side("denies")) for one in entries),
            origins=independent(view, view.propositions),
            cards=islice(cards, AT_ONCE),
            waiting=_waiting(entries[AT_ONCE:], cards),
            timeline=timeline(view, entries, say, "rtl" if language == "ar" else "ltr"),
            network=network(view, entries),
            proposals=list(proposals(view)),
            copies=sorted(view.copies, key=lambda copy: (-copy.containment, copy.a, copy.b))[:COPIES],
            published={one.id: _date(one.published, say) for one in view.document.values()},
            claims={reading.id: len(reading.claims) for reading in view.readings},
            about=lambda item: _about(view, item, say),
            pages=((one, _block(page(view, one, numbers, say))) for one in view.document.values()),
        )
    )


def _waiting(entries: Sequence[Entry], cards: Iterator[Markup]) -> Iterator[tuple[Sequence[Entry], Markup]]:
    """Blocks of cards as inert HTML. Escaped as they are, they cannot hold the end tag of the block they lie in."""
    for start in range(0, len(entries), BLOCK):
        block = entries[start : start + BLOCK]
        yield block, Markup("").join(islice(cards, len(block)))


def _block(value: object) -> Markup:
    """A value as JSON that is inert inside a script element."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def _date(published: str | None, say: Labels) -> str | None:
    return words(published, published, say) if published else None


def _about(view: View, item: str, say: Labels) -> str:
    """What a judgement is about, in words where the item is still in the case, by its id where it is not."""
    if item in view.actor:
        return view.actor[item].name
    if item in view.document:
        return view.document[item].name
    if item in view.proposition:
        shown = line(view, view.proposition[item], say)
        return f"{say['page']['comma'].join(one.text for one in shown.agents + shown.counterparts)}: {shown.relation}"
    if item in view.proposal:
        one = view.proposal[item]
        return view.document[one.document].text[one.span.start : one.span.end]
    if item in view.document_of:
        span = view.claim[item].span
        return view.document_of[item].text[span.start : span.end]
    return item


@cache
def _static(name: str) -> str:
    return files("marsad.report").joinpath("static", name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


@cache
def _environment() -> jinja2.Environment:
    """Templates in which every value is escaped and no unseen character stays unseen."""
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: seen(value) if type(value) is str else value,
    )
    environment.filters["run"] = direction
    environment.filters["thousands"] = "{:,}".format
    return environment


def _template(name: str) -> str:
    return files("marsad.report").joinpath("templates", name).read_text(encoding="utf-8")
