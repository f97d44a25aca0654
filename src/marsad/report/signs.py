"""Show what would otherwise act unseen: characters that turn the direction of writing, and control characters."""

from __future__ import annotations

import re
from typing import Literal

Direction = Literal["rtl", "ltr"]

UNSEEN = "\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff"
"""Controls, embeddings, overrides and isolates, as a class of a regular expression."""
_UNSEEN = re.compile(f"[{UNSEEN}]")
_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f]")
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ckb", "ps", "sd", "ug", "yi"})


def seen(text: str) -> str:
    """The text with unseen characters written by their code, such as [U+202E]."""
    return _UNSEEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)


def direction(text: str, language: str) -> Direction:
    """Which way a text runs: as most of its letters do, or as its language does where it has none."""
    right, left = len(_RIGHT.findall(text)), len(_LEFT.findall(text))
    if right == left:
        return "rtl" if language in _RIGHT_TO_LEFT else "ltr"
    return "rtl" if right > left else "ltr"
