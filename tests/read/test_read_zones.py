from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from marsad.model.document import Document
from marsad.model.zone import Zone
from marsad.read.page import Page
from marsad.read.zones.zones import zones

PAGES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("zones_pages.yml").read_text(encoding="utf-8"))


def read(text: str, language: str = "ar", title: str | None = None, marked: tuple[Zone, ...] = ()) -> tuple[Zone, ...]:
    return zones(
        Page(
            Document(id="d", capture="c", name="n", text=text, language=language, title=title, zones=marked, method="t")
        )
    )


def laid_out(parts: list[list[str]]) -> tuple[str, list[tuple[int, int, str]]]:
    text, spans = "", []
    for kind, words, *joint in parts:
        text += (joint[0] if joint else "\n") if text else ""
        spans.append((len(text), len(text) + len(words), kind))
        text += words
    return text, spans


def kinds(text: str, spans: list[tuple[int, int, str]]) -> list[tuple[str, str]]:
    """Each stretch with its kind, neighbours of one kind as one, in words rather than offsets."""
    out: list[tuple[str, str]] = []
    for start, end, kind in spans:
        words = " ".join(text[start:end].split())
        if out and out[-1][0] == kind:
            out[-1] = (kind, f"{out[-1][1]} {words}")
        else:
            out.append((kind, words))
    return out


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_each_stretch_of_a_page_is_known_for_what_it_is(page: dict[str, Any]) -> None:
    text, wanted = laid_out(page["parts"])
    found = [(zone.start, zone.end, zone.kind) for zone in read(text, page.get("language", "ar"))]
    assert kinds(text, found) == kinds(text, wanted)
