"""The text of an embedded post as its author's words."""

from __future__ import annotations

from marsad.model.attribution import UNNAMED, Stance
from marsad.model.zone import Zone
from marsad.read.attributions.articles import Article
from marsad.read.attributions.contents import trimmed
from marsad.read.attributions.cues import lexicon, phrase_at
from marsad.read.attributions.sayings import Saying
from marsad.read.attributions.speakers import Speaker

# A signature stands in the last words of a post: dash, name, handle, date.
_SIGNATURE = 16
# A header is a name and a handle at the head of a post.
_HEADER = 8
_ENDS = frozenset(".!")
_REPLIES = {("رد", "علي"), ("ردا", "علي"), ("replying", "to")}
_ATTACHED = ("@", "#", "pic.", "http", "www.", "t.co")


def posting(article: Article, zone: Zone) -> Saying | None:
    """What the author of a post says, with an empty cue; None for a post without a signature or words of its own."""
    page = article.page
    first, end = page.token_at(page.place(zone.start)), page.token_at(page.place(zone.end))
    signature, header = _signature(article, first, end), _header(article, first, end)
    if signature is not None:
        dash, handle = signature
        author, last = range(dash + 1, handle), dash
    elif header is not None:
        author, first, last = range(first, header[0]), header[1], end
    else:
        return None
    first = _past_reply(article, first, last)
    named = (found for at in author if (found := article.naming_from(at)) is not None)
    naming = next((one for one in named if one.actor.type != "place" or one.first == author.start), None)
    first, last = trimmed(article, first, _before_attachments(article, first, last))
    if last <= first:
        return None
    speaker = Speaker(author.start, author.stop, naming)
    return Saying(
        cue=first,
        cue_end=first,
        first=first,
        end=last,
        lead="quote",
        stance=_stance(article, first, last),
        speaker=speaker,
        source=naming.actor.id if naming is not None else UNNAMED,
        by="signature",
    )


def _past_reply(article: Article, first: int, last: int) -> int:
    """Token behind whom a post answers, which is no word of its author's: «رد على @samer: ...»."""
    head = article.words[first : min(last, first + _HEADER)]
    answers = tuple(head[:2]) in _REPLIES and ":" in head and any(word.startswith("@") for word in head)
    return first + head.index(":") + 1 if answers else first


def _signature(article: Article, first: int, end: int) -> tuple[int, int] | None:
    """Token of the dash before a post's author and token of the bracket before the handle."""
    words = article.words
    for at in range(end - 2, max(first, end - _SIGNATURE), -1):
        if words[at] == "(" and words[at + 1].startswith("@"):
            dash = next((back for back in range(at - 1, first, -1) if words[back] == "-"), None)
            return (dash, at) if dash is not None and at > dash + 1 else None
    return None


def _header(article: Article, first: int, end: int) -> tuple[int, int] | None:
    """Token of the handle in a first line that holds but a post's author, and the token that begins the post itself."""
    handle = next((at for at in range(first + 1, min(end, first + _HEADER)) if article.words[at].startswith("@")), None)
    if handle is None or article.naming_from(first) is None:
        return None
    line = article.page.text.find("\n", article.page.tokens[handle].end)
    opening = article.page.token_at(line + 1) if line >= 0 else end
    return (handle, opening) if opening < end else None


def _before_attachments(article: Article, first: int, end: int) -> int:
    """Token after a post's words: before the links, tags and handles at its end, however they are cut into tokens."""
    attached = end
    for at in range(end - 1, first - 1, -1):
        start = article.page.tokens[at].start
        run = article.page.text[article.page.text.rfind(" ", 0, start) + 1 : start + len(article.words[at])]
        if run.startswith(_ATTACHED):
            attached = at
        elif article.page.tokens[at].is_word:
            break
    return attached


def _stance(article: Article, first: int, end: int) -> Stance:
    asks = article.words[end - 1] in "?؟" or (end < len(article.words) and article.words[end] in "?؟")
    modal = any(
        phrase_at(lexicon(language).modal, article.words, at) for language in ("ar", "en") for at in range(first, end)
    )
    told = not _ENDS.isdisjoint(article.words[first : end - 1])  # a question behind what is told only closes it
    return "proposes" if modal else "asks" if asks and not told else "asserts"
