"""What the marks tell that a page writes over letters: «ورُدّت اثنتان» is a passive, «ودّعت» no verb behind «و»."""

from __future__ import annotations

import re

_MARKS = "[\u064b-\u0652]*"
_PASSIVE = re.compile(f"(?:[اٱ]{_MARKS}(?:[ء-ي]{_MARKS})?)?[ء-ي]ّ?ُ")
_PASSIVE_PRESENT = re.compile(f"[يتن]ُس{_MARKS}ت")
_U_PREFIX = re.compile("[يت]ُ")
_DOUBLED = re.compile("[وف][ء-ي]ّ")


def is_passive(written: str, conjunction: str) -> bool:
    """Whether a verb of the past, as the page writes it, is a passive: «نُقل», «وسُجّل», «استُهدف»."""
    return _PASSIVE.match(_bare(written, conjunction)) is not None


def is_passive_present(written: str, conjunction: str) -> bool:
    """Whether a verb of the present is a passive by its prefix: «يُستهدف»; «يُقاتل» is active as well."""
    return _PASSIVE_PRESENT.match(_bare(written, conjunction)) is not None


def opens_with_u(written: str, conjunction: str) -> bool:
    """Whether a verb of the present opens with «ُ», which makes a passive of most whose second letter has no vowel."""
    return _U_PREFIX.match(_bare(written, conjunction)) is not None


def is_joined(written: str) -> bool:
    """Whether a word that opens with «و» or «ف» can be a conjunction and a verb: no verb's first letter is doubled."""
    return _DOUBLED.match(written) is None


def _bare(written: str, conjunction: str) -> str:
    return written.removeprefix(conjunction).lstrip("َ")
