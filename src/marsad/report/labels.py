"""The words of the dossier in the reader's language, from tables a person can edit."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from marsad.text.tables import table

Language = Literal["ar", "en"]
Labels = dict[str, dict[str, str]]


@cache
def labels(language: Language) -> Labels:
    """The labels of one language by group and key."""
    return table(files("marsad.report").joinpath(f"labels.{language}.yml"), Labels)
