"""A refusal: an item that could not be taken or read, kept with its reason."""

from __future__ import annotations

from dataclasses import dataclass

REASONS = (
    # the item could not be taken
    "not-found",  # nothing lies at the path, or it vanished meanwhile
    "no-permission",  # the path may not be read
    "not-a-file",  # a device, a pipe, a socket, or a folder with nothing in it
    "outside",  # a link that leads out of the folder that was given
    "read-error",  # the disk or the other end failed while the bytes were read
    "too-large",  # more bytes than the limit
    "bad-address",  # not an address of the web, or one that cannot be parsed
    "local-address",  # it leads to this machine or to a private network
    "no-answer",  # no such host, no connection, or a broken one
    "too-slow",  # it did not end within the time allowed
    "too-many-redirects",
    "http-status",  # the server answered, but not with the page
    # the bytes were taken but hold nothing to read
    "empty",  # no character that shows
    "binary",  # not text, and no reader knows the kind
    "unreadable",  # text in an encoding that could not be told
    "damaged",  # begins like a known kind, but its structure is broken
    "encrypted",  # needs a password
    "no-text",  # pictures only, such as a scan
    "no-article",  # a page of links and headings with no running text
    "no-fields",  # records, but it is not known which field holds the text
    "no-record",  # an entry that is no object, or has no text
    "repeated",  # the same record, byte for byte, a second time in one file
    # the text could not be worked on
    "too-long",  # longer than any page; it has to be split
    "crashed",  # the process that read it died on it
    # a language model's proposal cannot be one
    "broken-answer",  # not in the form that was asked for
    "not-quoted",  # words that are not on the page letter for letter
    "not-spoken",  # words of a part of the page that is not its own text
    "nobody",  # words that name nobody on the page, or a dealing with one side only
    "failed",  # a defect of the program, named in the detail
)
"""Why an item is refused, as a short word; the detail beside it is the sentence for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What was refused, at which stage, and why. `reason` is one of REASONS, `detail` a sentence for a person."""

    id: str
    stage: str
    item: str
    name: str
    reason: str
    detail: str
    method: str
