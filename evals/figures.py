"""What every measurement shares: the error of a file that cannot be measured, the figures, their printed forms."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

Figures = Mapping[str, float | int | None]


class Unmeasured(Exception):
    """A file that cannot be measured; its message says why, in one sentence."""


def text_of(path: Path) -> str:
    """The text of a file. Raises `Unmeasured` where there is none in UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise Unmeasured(f"{path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise Unmeasured(f"{path} is not UTF-8 text") from error


def balance(right: int, found: int, wanted: int) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean F1; 0 where nothing was found or wanted."""
    precision = right / found if found else 0.0
    recall = right / wanted if wanted else 0.0
    return precision, recall, 2 * right / (found + wanted) if found + wanted else 0.0


def printed(figures: Figures, *, as_json: bool) -> str:
    """The figures as one JSON object, or as a table with one row each."""
    rounded = {name: round(value, 4) if isinstance(value, float) else value for name, value in figures.items()}
    if as_json:
        return json.dumps(rounded, ensure_ascii=False)
    return "\n".join(f"{name:24}{'-' if value is None else value:>10}" for name, value in rounded.items())
