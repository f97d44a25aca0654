"""How big the dossier of a large case is, how long it takes to write, and how long Chromium takes to open it.

    python benchmarks/dossier.py [--pages 2000] [--claims 4] [--keep FILE] [--runs 5]

The case is made of invented words. Opening is timed in a fresh Chromium profile from the start of the navigation until
the load event has passed, a frame has been drawn and a key typed into the filter has been answered.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from marsad.model.actor import Actor, Mention, PageActor
from marsad.model.attribution import Attribution
from marsad.model.capture import Capture, Taking
from marsad.model.claim import Claim
from marsad.model.document import Document
from marsad.model.ids import digest, make_id
from marsad.model.moment import Moment
from marsad.model.proposition import Chain, Copy, Link, OriginEdge, Passage, Proposition, Standing, Voice
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.model.zone import Zone
from marsad.report.dossier import dossier
from marsad.report.view import View

RELATIONS = ("COOPERATE", "CONSULT", "AID", "AGREE", "ASSAULT", "COERCE", "ACCUSE")
STANCES = ("asserts", "confirms", "denies", "doubts", "alleges")


def main() -> None:
    """Make the case, write the dossier, open it, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--claims", type=int, default=4, help="claims a page, on average")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    wanted = parser.parse_args()
    view = invented(wanted.pages, wanted.claims)
    started = time.perf_counter()
    html = dossier(view, "ar")
    wrote = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as folder:
        path = wanted.keep or Path(folder, "dossier.html")
        path.write_text(html, encoding="utf-8", newline="")
        print(f"{len(view.documents):,} pages, {len(view.claim):,} claims, {len(view.propositions):,} propositions")
        print(f"written in {wrote:.1f} s, {path.stat().st_size / 1e6:.1f} MB,", end=" ")
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        del html
        opened = [opening(path) for _ in range(wanted.runs)]
    for name in opened[0]:
        times = sorted(run[name] for run in opened)
        print(f"{name}: median {statistics.median(times):.2f} s, worst {times[-1]:.2f} s of {len(times)}")


def opening(path: Path) -> dict[str, float]:
    """Seconds from the start of the navigation to load, to the first answer to a key, and then to open one page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-background-networking", "--disable-gpu"],
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        started = time.perf_counter()
        page.goto(path.absolute().as_uri(), timeout=120_000)
        page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        loaded = time.perf_counter() - started
        page.type("#filter-lines", "2")
        page.wait_for_function("document.querySelector('output[for=filter-lines]').textContent !== ''", timeout=60_000)
        usable = time.perf_counter() - started
        page.fill("#filter-lines", "")
        started = time.perf_counter()
        page.locator(".pages a").last.evaluate("link => link.click()")
        page.wait_for_selector("#reader .text p")
        page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        read = time.perf_counter() - started
        started = time.perf_counter()
        last = page.locator(".summary tbody tr").last.get_attribute("data-of")
        page.evaluate("id => { location.hash = '#' + id }", last)
        page.wait_for_selector(f"[id='{last}']", state="visible")
        jumped = time.perf_counter() - started
        browser.close()
    return {"loaded and drawn": loaded, "filter answered": usable, "a page opened": read, "last card reached": jumped}


class Words:
    """Made-up Arabic and names out of them, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        """Draw the vocabulary."""
        self.random = random.Random(seed)
        letters = "ابتجدرسعفقكلمنهوي"
        self.vocabulary = ["".join(self.random.choices(letters, k=self.random.randint(3, 7))) for _ in range(8000)]
        self.names = [f"حركة {one}" if at % 3 else f"فيلق {one}" for at, one in enumerate(self.vocabulary[:400])]
        self.places = [f"مدينة {one}" for one in self.vocabulary[400:600]]
        self.outlets = [f"صحيفة {one}" for one in self.vocabulary[600:680]]

    def sentence(self, length: int) -> str:
        """So many words and a full stop."""
        return " ".join(self.random.choices(self.vocabulary, k=length)) + "."


def invented(pages: int, claims: int) -> View:
    """A case of so many pages of 3 to 4 thousand characters, a third of whose claims are said on several pages."""
    words = Words(7)
    pick = words.random
    documents, readings, chains, dealings = [], [], [], {}
    members: dict[str, list[tuple[str, str]]] = {}
    for number in range(pages):
        text, marks = _text(words, pick.randint(max(1, claims - 1), claims + 1))
        document_id = digest([number, text])
        actors: dict[str, list[Mention]] = {}
        times, attributions, found = [], [], []
        for at, (who, whom, where, when, sentence) in enumerate(marks):
            for name, place in (who, whom, where):
                actors.setdefault(name, []).append(Mention(place, place + len(name), pick.random() < 0.05))
            year = when[0]
            times.append(Moment(when[1], when[1] + 4, year, None, f"{year}-01-01", f"{year}-12-31"))
            attributions.append(
                Attribution(
                    id=make_id("attribution", document_id, at),
                    source="unnamed",
                    speaker=Span(sentence.start, sentence.start + 12),
                    cue=Span(sentence.start, sentence.start + 5),
                    content=sentence,
                    stance=pick.choice(STANCES),
                    evidence=None,
                    within=None,
                )
            )
        page_id = {name: make_id("page-actor", document_id, name) for name in actors}
        for at, (who, whom, where, when, _) in enumerate(marks):
            relation = pick.choice(RELATIONS)
            claim = Claim(
                id=make_id("claim", document_id, at),
                relation=relation,
                agents=(page_id[who[0]],),
                counterparts=(page_id[whom[0]],),
                places=(page_id[where[0]],),
                time=at,
                modality="actual",
                polarity="positive",
                attribution=attributions[at].id,
                span=Span(who[1], whom[1] + len(whom[0])),
                confidence=0.8,
            )
            found.append(claim)
            # A third of the claims fall together with others.
            key = (relation, who[0], whom[0], when[0]) if pick.random() < 0.66 else pick.randint(0, pages // 6)
            dealings.setdefault(key, []).append((claim, who[0], whom[0], where[0], when[0], attributions[at].stance))
            chains.append(
                Chain(
                    claim=claim.id,
                    document=document_id,
                    links=(
                        Link(kind="publisher", name=pick.choice(words.outlets), actor=None, span=None),
                        Link(kind="agency", name=pick.choice(words.outlets[:8]), actor=None, span=None),
                        Link(kind="unnamed", name="مصادر مطلعة", actor=None, span=None),
                    ),
                )
            )
        for name in actors:
            members.setdefault(name, []).append((page_id[name], document_id))
        shared = {
            "id": document_id,
            "name": f"page-{number:05}.html",
            "title": words.sentence(8),
            "publisher": pick.choice(words.outlets),
            "published": f"2023-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}",
            "language": "ar",
            "text": text,
            "zones": (Zone(0, len(text), "body"),),
        }
        documents.append(Document(**shared, capture=document_id, method="collect/1"))
        readings.append(
            Reading(
                **shared,
                actors=tuple(
                    PageActor(
                        id=page_id[name],
                        name=name,
                        type="place" if name in words.places else "organization",
                        mentions=tuple(sorted(mentions)),
                    )
                    for name, mentions in actors.items()
                ),
                times=tuple(times),
                attributions=tuple(attributions),
                claims=tuple(found),
                method="read/1",
            )
        )
    propositions = [_proposition(group) for group in dealings.values()]
    return View(
        name="قضية كبيرة",
        version="0",
        methods={"read": "1"},
        captures=tuple(Capture(id=one.id, size=len(one.text)) for one in documents),
        takings=tuple(
            Taking(
                id=make_id("taking", one.id),
                capture=one.id,
                location=f"/pages/{one.name}",
                name=one.name,
                means="folder",
                taken_at="2024-01-01T00:00:00Z",
                version="0",
            )
            for one in documents
        ),
        documents=tuple(documents),
        readings=tuple(readings),
        actors=tuple(
            Actor(
                id=make_id("actor", name),
                name=name,
                type="place" if name in words.places else "organization",
                names=(name,),
                members=tuple(member for member, _ in found),
                documents=tuple(dict.fromkeys(document for _, document in found)),
                method="resolve/1",
            )
            for name, found in members.items()
        ),
        propositions=tuple(one for one, _ in propositions),
        copies=tuple(
            Copy(
                a=one.id,
                b=other.id,
                containment=0.8,
                passages=(Passage(a=Span(0, 300), b=Span(0, 300)),),
                method="weigh.copies/1",
            )
            for one, other in zip(documents[::3], documents[1::3], strict=False)
        ),
        chains=tuple(chains),
        standings=tuple(standing for _, standing in propositions),
    )


def _text(words: Words, claims: int) -> tuple[str, list[tuple[object, ...]]]:
    text, marks = "", []
    length = words.random.randint(3000, 4000)
    while len(text) < length or len(marks) < claims:
        start = len(text)
        if len(marks) < claims and words.random.random() < 0.3:
            who, whom = words.random.sample(words.names[:120] if words.random.random() < 0.5 else words.names, 2)
            where, year = words.random.choice(words.places), str(words.random.randint(2015, 2024))
            text += f"أكدت مصادر مطلعة أن {who} التقت {whom} في {where} عام {year} " + words.sentence(6)
            places = [(name, text.index(name, start)) for name in (who, whom, where)]
            marks.append((*places, (year, text.index(year, start)), Span(start, len(text))))
        else:
            text += words.sentence(words.random.randint(8, 25))
        text += "\n" if words.random.random() < 0.2 else " "
    return text, marks


def _proposition(group: list[tuple[Claim, str, str, str, str, str]]) -> tuple[Proposition, Standing]:
    first, who, whom, where, year, _ = group[0]
    ids = tuple(claim.id for claim, *_ in group)
    sides = {"denies": "denies", "doubts": "doubts"}
    voices = tuple(
        Voice(claim=claim.id, side=sides.get(stance, "asserts"), origin_low=ids[at // 2 * 2], origin_high=claim.id)
        for at, (claim, *_, stance) in enumerate(group)
    )
    asserting = [voice for voice in voices if voice.side == "asserts"]
    proposition = Proposition(
        id=make_id("proposition", *ids),
        relation=first.relation,
        agents=(make_id("actor", who),),
        counterparts=(make_id("actor", whom),),
        places=(make_id("actor", where),),
        earliest=f"{year}-01-01",
        latest=f"{year}-12-31",
        claims=ids,
        method="resolve/1",
    )
    edges = tuple(
        OriginEdge(left=one, right=other, kind="text", loose=True, reason="40%")
        for one, other in zip(ids[::2], ids[1::2], strict=False)
    )
    return proposition, Standing(
        proposition=proposition.id,
        voices=voices,
        low=len({voice.origin_low for voice in asserting}),
        high=len({voice.origin_high for voice in asserting}),
        edges=edges,
        method="weigh.standings/1",
    )


if __name__ == "__main__":
    main()
