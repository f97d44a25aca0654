"""What is reached on data that the project carries: its own sentences, read by the whole program, and the demo case.

Each figure is a count of what is read right, so that a new and harder sentence never lowers it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from marsad.model.document import Document
from marsad.model.ids import digest
from marsad.model.reading import Reading
from marsad.read.actors.aliases import aliases
from marsad.read.readings import reading

_BRACED = re.compile(r"\{(?:[^{}|]*\|)?([^{}]*)\}")
_KNOWN_TO_FAIL = "✗"


def reached(tests: Path) -> dict[str, int]:
    """How many sentences of each construction are read right; `tests` is the folder of the project's tests."""
    tables = tests / "read"
    right: Counter[str] = Counter()
    for construction, holds in (
        *_claims(tables / "claims_sentences.yml"),
        *_claims(tables / "claims_idioms.yml"),
        *_english_claims(tables / "claims_english_sentences.yml"),
        *_attributions(tables / "attributions_sentences.yml"),
        *_names(tables / "actors_sentences.yml"),
    ):
        right[construction] += holds
    return dict(right)


def _claims(path: Path) -> Iterator[tuple[str, bool]]:
    """Claims in Arabic: the relations of a sentence, names left to the program to find."""
    for construction, sentences in _table(path).items():
        for text, expected in sentences.items():
            wanted = Counter(claim.split()[0] for claim in expected)
            yield (
                f"claims: {construction}",
                _relations(_read(_BRACED.sub(r"\1", text.removeprefix(_KNOWN_TO_FAIL).strip()), "ar")) == wanted,
            )


def _english_claims(path: Path) -> Iterator[tuple[str, bool]]:
    for row in _table(path):
        wanted = Counter(claim.split(":")[0] for claim in row["claims"])
        yield "claims in English", _relations(_read(row["text"], "en")) == wanted


def _attributions(path: Path) -> Iterator[tuple[str, bool]]:
    """Attributions: the stances of a sentence, in order."""
    for construction, sentences in _table(path).items():
        for text, *expected in sentences:
            wanted = [saying.split("|")[1].strip() for saying in expected]
            read = _read(text.removeprefix(_KNOWN_TO_FAIL).strip(), "ar")
            yield f"attributions: {construction}", [said.stance for said in read.attributions] == wanted


def _names(path: Path) -> Iterator[tuple[str, bool]]:
    """Names: every mention of a sentence, with its type, none too many."""
    for row in _table(path):
        wanted = Counter(tuple(name.split(": ", 1)) for name in row["names"])
        read = _read(row["text"], row.get("language", "ar"))
        found = Counter((actor.type, read.text[one.start : one.end]) for actor in read.actors for one in actor.mentions)
        yield "names", found == wanted


def _relations(read: Reading) -> Counter[str]:
    return Counter(claim.relation for claim in read.claims)


def _read(text: str, language: str) -> Reading:
    sealed = digest(text.encode())
    document = Document(id=sealed, capture=sealed, name=sealed, text=text, language=language, method="evals/1")
    return reading(document, aliases())


def _table(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
