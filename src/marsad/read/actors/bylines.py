"""Who and where a date line names: «صنعاء: فلان الفلاني»، «لندن - رويترز»، «(الرياض)»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.read.actors.aliases import Aliases, Known, Sense
from marsad.read.actors.lexicon import lexicon, word
from marsad.read.actors.namings import Naming, bare_words
from marsad.read.actors.titles import is_given_name
from marsad.text.tokens import Token

NAME_WORDS = range(2, 7)


def bylines(words: Sequence[Token], text: str, aliases: Aliases) -> list[Naming]:
    """The towns, outlets, agencies and authors that a date line names; what no table knows is an author.

    A line of words without any separator is one author; more than six words together are none.
    """
    found: list[Naming] = []
    known = {form.first: form for form in aliases.known(words, text) if _is_sure(words, form)}
    for first, last in _pieces(words, text, known):
        form, head = known.get(first), word(words[first].text).head
        if form is not None:
            found.append(_known(words, form))
        elif head is not None and head.kind in ("outlet", "agency") and last - first > 1:
            core = tuple(token.text for token in words[first + 1 : last])
            start, end = words[first].start, words[last - 1].end
            found.append(Naming(first, last, start, end, "organization", "byline", core=core, lemma=head.lemma))
        elif last - first in NAME_WORDS and all(_is_name(token.text) for token in words[first:last]):
            skip = _joined(words[first].text)
            core = bare_words(words[first:last], words[first].start + skip)
            start, end = words[first].start + skip, words[last - 1].end
            found.append(Naming(first, last, start, end, "person", "byline", core=core))
    return found


def _is_sure(words: Sequence[Token], form: Known) -> bool:
    """Whether a known form is no word of an author's name: no common word, or a town or outlet that stands alone."""
    if not form.weak:
        return True
    if not any(sense.capital or sense.entry.field == "media" for sense in form.senses):
        return False
    alone = form.first == 0 or _parts(words[form.first - 1])
    return alone and (form.last == len(words) or _parts(words[form.last]))


def _pieces(words: Sequence[Token], text: str, known: dict[int, Known]) -> Iterator[tuple[int, int]]:
    """Runs of words between separators, known forms, line ends and a «و» that joins a further author."""
    first = 0
    at = 0
    while at < len(words):
        form = known.get(at)
        line_end = at > 0 and "\n" in text[words[at - 1].end : words[at].start]
        if form is not None or line_end or _parts(words[at]) or _joined(words[at].text):
            if first < at:
                yield first, at
            first = at
        if form is not None:
            yield form.first, form.last
            at = first = form.last
            continue
        if _parts(words[at]):
            first = at + 1
        at += 1
    if first < len(words):
        yield first, len(words)


def _parts(token: Token) -> bool:
    """Whether a token stands between two names: a mark or a word of grammar (but not «علي»)."""
    return not token.is_word or (word(token.text).function and not is_given_name(token.text))


def _joined(text: str) -> int:
    """One where a «و» stands before a name that the tables know without it, else nought."""
    names = lexicon().names
    return int(text.startswith("و") and text not in names and text[1:] in names)


def _is_name(text: str) -> bool:
    seen = word(text)
    return (
        text.isalpha() and not seen.verb and text not in lexicon().byline_words and not (seen.head and not seen.opener)
    )


def _known(words: Sequence[Token], form: Known) -> Naming:
    """A town before an outlet, an outlet before whatever else the form can mean."""

    def rank(sense: Sense) -> tuple[bool, bool]:
        return (not sense.capital, sense.entry.field != "media")

    senses = tuple(sorted(form.senses, key=rank))
    core = bare_words(words[form.first : form.last], form.start)
    return Naming(
        form.first, form.last, form.start, form.end, senses[0].entry.type, "known", core=core, senses=senses[:1],
        country=senses[0].entry.country, city=senses[0].capital, loaded=senses[0].loaded,
    )  # fmt: skip
