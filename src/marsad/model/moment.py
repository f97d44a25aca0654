"""Moments: stretches that name a time, and the days they can mean."""

from __future__ import annotations

from typing import Literal

from marsad.model.marked import Marked

Mod = Literal["START", "MID", "END", "APPROX", "BEFORE", "AFTER"]


class Moment(Marked, frozen=True, kw_only=True):
    """A time as written, in the terms of TIMEX3 (ISO 24617-1).

    `value` is a date (`2021`, `2021-05`, `2021-05-17`, `2021-W20`, `2021-Q2`, `2021-SU`, `199`),
    years in a row (`2016/2020`), a span (`P3M`), a vague reference (`PRESENT_REF`, `PAST_REF`, `FUTURE_REF`) or None
    where it hangs on an unknown publication date.
    `earliest` and `latest` are the first and last day it can mean (ISO 8601), None where that side is open or unknown.
    """

    value: str | None
    mod: Mod | None
    earliest: str | None
    latest: str | None
