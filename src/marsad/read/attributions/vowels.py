"""What the marks tell that a page writes over letters: «ورُدّت اثنتان» is a passive, «ودّعت» no verb behind «و»."""

from __future__ import annotations

import re

_PASSIVE = re.compile("[ء-ي]ّ?ُ")
_DOUBLED = re.compile("[وف][ء-ي]ّ")


def is_passive(written: str, conjunction: str) -> bool:
    """Whether a verb of the past, as the page writes it, is a passive: «نُقل», «وسُجّل»."""
    return _PASSIVE.match(written.removeprefix(conjunction).lstrip("َ")) is not None


def is_joined(written: str) -> bool:
    """Whether a word that opens with «و» or «ف» can be a conjunction and a verb: no verb's first letter is doubled."""
    return _DOUBLED.match(written) is None
