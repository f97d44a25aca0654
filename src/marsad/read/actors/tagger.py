"""Names of persons, organisations and places learned from marked text: two conditional random fields over words.

The first tags every sentence by itself; the second tags it again, knowing what the first said of the same words
elsewhere on the page (stacking, after Krishnan and Manning 2006). Both are trained by `tools/train_names.py`; weights
that hang on one word, or on neighbours, are added up once and kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Literal

import msgspec
import numpy as np

from marsad.read.actors import wordsigns
from marsad.read.actors.aliases import Aliases, Known
from marsad.read.actors.listednames import listed_marks
from marsad.read.actors.tagrows import Scores, best_tags, likelihoods, side_by_side
from marsad.read.actors.tagweights import TAGS, UNIT, weights
from marsad.read.actors.wordsigns import OFFSETS
from marsad.text.tokens import Token

Label = Literal["person", "organization", "place"]
UNMARKED = ("", "")
_LABELS: dict[str, Label] = {"PER": "person", "ORG": "organization", "LOC": "place"}


class Name(msgspec.Struct, frozen=True):
    """A learned name: words `first` to before `last`, its label, and from 0 to 1 how sure the model is of its words.

    `whole` says that no letter of its first word is a clitic, `joined` that its first letter is the conjunction.
    """

    first: int
    last: int
    label: Label
    score: float = 1.0
    whole: bool = False
    joined: bool = False


def tagged(sentences: Sequence[Sequence[Token]], known: Sequence[Sequence[Known]]) -> list[list[Name]]:
    """The names in the sentences of a page; `known` are the known forms in each, words counted from its first."""
    words = [[token.text for token in sentence] for sentence in sentences]
    found = []
    for tags, sure in page_tags(words, known):
        named = spans(tags)
        found.append([Name(first, last, _LABELS[label], min(sure[first:last])) for first, last, label in named])
    return found


def tags_of(sentences: Sequence[Sequence[str]], aliases: Aliases) -> list[list[str]]:
    """The tags of the sentences of a page given as folded words, one blank between two."""
    known = [aliases.known(placed(words), " ".join(words)) for words in sentences]
    return [tags for tags, _ in page_tags(sentences, known)]


def placed(words: Sequence[str]) -> list[Token]:
    """Words as tokens of a text in which one blank parts them."""
    found: list[Token] = []
    at = 0
    for text in words:
        found.append(Token(text, at, at + len(text)))
        at += len(text) + 1
    return found


def page_tags(
    sentences: Sequence[Sequence[str]], known: Sequence[Sequence[Known]]
) -> list[tuple[list[str], list[float]]]:
    """For every sentence of a page the tags of its words, and how likely each is; 1 throughout where no name is."""
    lengths = [len(words) for words in sentences]
    if not any(lengths):
        return [([], []) for _ in sentences]
    following = weights().following
    # two empty words part the sentences: they stand for what lies beyond a sentence's ends
    laid = ["", "", *[text for words in sentences for text in (*words, "", "")]]
    starts = list(accumulate([length + 2 for length in lengths[:-1]], initial=2))
    places = [slice(start, start + length) for start, length in zip(starts, lengths, strict=True)]
    inside, marks = np.zeros(len(laid), np.bool_), [""] * len(laid)
    for place, length, found in zip(places, lengths, known, strict=True):
        inside[place] = True
        if found:
            marks[place] = wordsigns.known_marks(length, found)
    scores = _scores(laid, marks)
    first = best_tags(scores[:, 0], inside, following[0])
    echoes = [wordsigns.UNHEARD] * len(laid)
    said = [[TAGS[tag] for tag in first[place]] for place in places]
    for place, heard in zip(places, wordsigns.echoes(sentences, said), strict=True):
        echoes[place] = heard
    (told,) = weights().echoes.of(echoes)
    held = scores[:, 1]
    held += told[:, 0, 1]
    held[1:] += told[:-1, 1, 1]
    held[:-1] += told[1:, 2, 1]
    second = best_tags(held, inside, following[1])
    sure = [[1.0] * length for length in lengths]
    with_names = [row for row, place in enumerate(places) if any(second[place])]
    if with_names:
        counts = [lengths[row] for row in with_names]
        rows = side_by_side(held, [starts[row] for row in with_names], counts)
        for row, likely in zip(with_names, likelihoods(rows / UNIT, counts, following[1] / UNIT), strict=True):
            sure[row] = likely[np.arange(lengths[row]), second[places[row]]].tolist()
    return [([TAGS[tag] for tag in second[place]], chances) for place, chances in zip(places, sure, strict=True)]


def _scores(laid: Sequence[str], aliased: Sequence[str]) -> Scores:
    """What every word of a page scores, by field and tag, before the tags of its neighbours count.

    `aliased` are the words' marks by `known_marks`.
    """
    model = weights()
    alone, roles, looks, opening = model.words.of(laid)
    total: Scores = alone[:, 0].copy()
    for column, offset in enumerate(OFFSETS, 1):
        if offset < 0:
            total[-offset:] += alone[:offset, column]
        else:
            total[:-offset] += alone[offset:, column]
    pairs = model.roles.of(roles)
    total[:-1] += pairs[:, 0]
    total[1:] += pairs[:, 1]
    total[:-1] += model.looks.of(looks)[:, 0]
    marks = list(zip(aliased, listed_marks(laid, np.flatnonzero(opening).tolist()), strict=True))
    # the empty words at both ends have no mark
    near = sorted({at + side for at, mark in enumerate(marks) if mark != UNMARKED for side in (-1, 0, 1)})
    if near:
        (of_marks,) = model.marks.of([(marks[at - 1], marks[at], marks[at + 1]) for at in near])
        total[near] += of_marks[:, 0]
    return total


def spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Stretches of equal label in B- I- O tags, as first word, word after the last, label."""
    found: list[tuple[int, int, str]] = []
    for at in [at for at, tag in enumerate(labels) if tag != "O"]:
        position, _, label = labels[at].partition("-")
        if position == "I" and found and found[-1][1:] == (at, label):
            found[-1] = (found[-1][0], at + 1, label)
        else:
            found.append((at, at + 1, label))
    return found
