"""What can go wrong, as one small tree.

MarsadError
├── NoCase          there is no case where one was looked for
├── CaseExists      a case was to be made where one already is
├── CaseBusy        another process is at work on the case
├── CaseDamaged     what lies on disk is not what was sealed
├── DiskFull        the disk took no more; the case is as it was before
├── BadRequest      what was asked for cannot be done; the message says what can
│   └── Unclear     an id that means nothing here, or several things
└── Refused         one item cannot be taken or read; the rest goes on
"""

from __future__ import annotations


class MarsadError(Exception):
    """An error whose message is one clear sentence for the person at the keyboard."""


class NoCase(MarsadError):
    """There is no case where one was looked for."""


class CaseExists(MarsadError):
    """A case was to be made where one already is."""


class CaseBusy(MarsadError):
    """Another process is at work on the case."""


class CaseDamaged(MarsadError):
    """What lies on disk is not what was sealed."""


class DiskFull(MarsadError):
    """The disk took no more."""


class BadRequest(MarsadError):
    """What was asked for cannot be done."""


class Unclear(BadRequest):
    """An id means nothing in the case, or several things."""


class Refused(MarsadError):
    """One item cannot be taken or read, for a reason that is one of `marsad.model.refusal.REASONS`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        """Keep the reason, a short word from the list, and the detail, a sentence for a person."""
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail
