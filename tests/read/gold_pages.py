"""Read the marked pages of the project: beside each page what a careful reader marks on it, quoted from its text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

PAGES = Path(__file__).with_name("pages")
"""A folder for each language, by its ISO 639-1 code."""
Gold = dict[str, Any]


def gold_page(path: Path) -> Gold:
    """A marked page with every quotation turned into offsets of its text.

    A page is one YAML file: `text`; `zones` by numbered paragraph; `actors` (id: type, name, surface forms); `times` in
    page order (`words = value [mod]`, value `null` where it hangs on a day that the page does not give); `attributions`
    (`id | source | cue | content | stance | evidence | within`) and `claims` (`relation | agents | counterparts |
    attribution | words | modality or polarity`). A long stretch is quoted by its ends, `first … last`. Raises
    ValueError for a quotation that does not stand in the page.
    """
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = raw["text"]
    times, after = [], 0
    for row in raw["times"]:
        words, value = row.split(" = ")
        start = _find(text, words, after)
        after = start + len(words)
        value, _, mod = value.partition(" ")
        times.append({"start": start, "end": after, "value": None if value == "null" else value, "mod": mod or None})
    return {
        "text": text,
        "zones": list(_zones(text, raw["zones"])),
        "actors": [
            {"id": key, "type": kind, "name": name, "mentions": forms}
            for key, (kind, name, *forms) in raw["actors"].items()
        ],
        "times": times,
        "attributions": [_attribution(text, row) for row in raw["attributions"]],
        "claims": [_claim(text, row) for row in raw["claims"]],
    }


def _zones(text: str, kinds: dict[str, int | str]) -> list[Gold]:
    paragraphs, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            paragraphs.append((at, at + len(line.rstrip())))
        at += len(line)
    zones = []
    for kind, numbers in kinds.items():
        first, _, last = str(numbers).partition("-")
        start, end = paragraphs[int(first) - 1][0], paragraphs[int(last or first) - 1][1]
        zones.append({"kind": kind.rstrip("0123456789"), "start": start, "end": end})
    return zones


def _attribution(text: str, row: str) -> Gold:
    key, source, _, content, stance, *rest = (cell.strip() for cell in row.split(" | "))
    evidence, within = [*(None if cell == "-" else cell for cell in rest), None, None][:2]
    return {
        "id": key,
        "source": source,
        "content": _stretch(text, content),
        "stance": stance,
        "evidence": evidence,
        "within": within,
    }


def _claim(text: str, row: str) -> Gold:
    relation, agents, counterparts, attribution, words, *rest = (cell.strip() for cell in row.split("|"))
    return {
        "relation": relation,
        "agents": _names(agents),
        "counterparts": _names(counterparts),
        "places": [],
        "attribution": None if attribution == "-" else attribution,
        "modality": next((word for word in rest if word != "negative"), "actual"),
        "polarity": "negative" if "negative" in rest else "positive",
        "span": _stretch(text, words),
    }


def _names(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(",") if name.strip()]


def _stretch(text: str, quote: str) -> dict[str, int]:
    first, _, last = quote.partition(" … ")
    start = _find(text, first, 0)
    end = _find(text, last, start) + len(last) if last else start + len(first)
    return {"start": start, "end": end}


def _find(text: str, quote: str, after: int) -> int:
    at = text.find(quote, after)
    if at < 0:
        raise ValueError(f"not in the page: {quote!r}")
    return at
