"""Articles made of an invented vocabulary, for tests of what texts share."""

from __future__ import annotations

import random

from marsad.model.reading import Reading
from marsad.model.zone import Zone

WORDS = tuple(
    f"{left}{middle}{right}"
    for left in ("سل", "رم", "كت", "بر", "نش", "طل", "عق", "فج")
    for middle in ("ا", "و", "ي", "ئ", "أ", "ؤ")
    for right in ("بة", "دم", "فر", "ستى", "قن", "مح", "هل", "زء")
)


def article(document: str, text: str, language: str = "ar", publisher: str | None = None) -> Reading:
    """A reading of a page that is nothing but its article."""
    return Reading(
        id=document,
        name=document,
        title=None,
        publisher=publisher,
        published=None,
        language=language,
        text=text,
        zones=(Zone(start=0, end=len(text), kind="body"),),
        actors=(),
        times=(),
        attributions=(),
        claims=(),
        method="test",
    )


def story(seed: int, words: int = 90) -> list[str]:
    """The words of a story that no other seed tells; some are numbers."""
    chance = random.Random(seed)
    return [chance.choice(WORDS) if chance.random() < 0.9 else str(chance.randrange(10, 3000)) for _ in range(words)]
