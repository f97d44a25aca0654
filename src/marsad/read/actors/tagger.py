"""Names of persons, organisations and places learned from marked text: two conditional random fields over words.

The first tags every sentence by itself; the second tags it again, knowing what the first said of the same words
elsewhere on the page (stacking, after Krishnan and Manning 2006). Both are trained by `tools/train_names.py`; weights
that hang on one word, or on neighbours, are added up once and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Generic, Literal, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from marsad.read.actors import wordsigns
from marsad.read.actors.aliases import Aliases, Known
from marsad.read.actors.lexicon import TABLES
from marsad.read.actors.listednames import listed_marks
from marsad.read.actors.wordsigns import OFFSETS, Echo, Marks
from marsad.text.tokens import Token

Label = Literal["person", "organization", "place"]
Scores = NDArray[np.float32]
MODEL = TABLES / "names.ar.npz"
TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
Key = TypeVar("Key", bound=Hashable)
MOST = 1 << 15
"""How many sums of a kind are kept; a page needs some hundreds."""
UNMARKED = ("", "")
UNIT = 1000
"""Weights stand in the file in thousandths."""
_LABELS: dict[str, Label] = {"PER": "person", "ORG": "organization", "LOC": "place"}


class Name(msgspec.Struct, frozen=True):
    """A learned name: words `first` to before `last`, its label, and from 0 to 1 how sure the model is of its words.

    `whole` says that no letter of its first word is a clitic.
    """

    first: int
    last: int
    label: Label
    score: float = 1.0
    whole: bool = False


class Sums(Generic[Key]):
    """Sums of weights by what they are for, added up when first met; all forgotten when they grow too many.

    `signs` gives for a key as many lists of signs as it has sums. An array of sums ends in an axis for the field, 0 and
    1, and one for the tag.
    """

    def __init__(self, weights: Weights, count: int, signs: Callable[[Key], Sequence[Iterable[str]]]) -> None:
        self._weights = weights
        self._signs = signs
        self._at: dict[Key, int] = {}
        self._sums = np.zeros((MOST, count, 2, len(TAGS)), np.float32)

    def of(self, keys: Sequence[Key]) -> Scores:
        """The sums for all keys, in their order."""
        places = [*map(self._at.get, keys)]
        if None in places:
            self._add(keys)
            places = [*map(self._at.get, keys)]
        found: Scores = self._sums.take(places, axis=0)  # type: ignore[arg-type]
        return found

    def _add(self, keys: Sequence[Key]) -> None:
        at = self._at
        new = [key for key in dict.fromkeys(keys) if key not in at]
        if len(at) + len(new) > len(self._sums):
            at.clear()
            new = list(dict.fromkeys(keys))
            self._sums = np.zeros((max(MOST, len(new)), *self._sums.shape[1:]), np.float32)
        first = len(at)
        made = self._weights.total([signs for key in new for signs in self._signs(key)])
        self._sums[first : first + len(new)] = made.reshape(len(new), *self._sums.shape[1:])
        at.update((key, first + number) for number, key in enumerate(new))


class Weights:
    """The weights of both fields: of every sign for every tag, and of every tag behind every other."""

    def __init__(self, signs: Sequence[str], rows: Scores, following: Scores) -> None:
        self.following = following
        self._at = {sign: at for at, sign in enumerate(signs, 1)}
        self._rows = np.concatenate([np.zeros((1, 2, len(TAGS)), np.float32), rows])
        self.words: Sums[str] = Sums(self, 1 + len(OFFSETS), wordsigns.of_word)
        self.pairs: Sums[tuple[str, str]] = Sums(self, 2, wordsigns.of_roles)
        self.looks: Sums[tuple[str, str]] = Sums(self, 1, wordsigns.of_looks)
        self.marks: Sums[Marks] = Sums(self, 1, lambda marks: [wordsigns.of_marks(marks)])
        self.echoes: Sums[Echo] = Sums(self, 1, lambda echo: [wordsigns.of_echo(echo)])

    def total(self, signs: Iterable[Iterable[str]]) -> Scores:
        """The weights of each list of signs added up."""
        known = self._at
        found: list[int] = []
        starts: list[int] = []
        for listed in signs:
            starts.append(len(found))
            # row 0 weighs nothing: no list is empty
            found.append(0)
            found.extend(filter(None, map(known.get, listed)))
        total: Scores = np.add.reduceat(self._rows[found], starts, axis=0)
        return total


@cache
def _weights() -> Weights:
    with MODEL.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        signs = stored["signs"].tobytes().decode("utf-8").split("\n")
        rows = np.zeros((len(signs), 2 * len(TAGS)), np.float32)
        rows[stored["row"], stored["column"]] = stored["weight"]
        rows /= UNIT
        following = (stored["following"] / UNIT).astype(np.float32)
        return Weights(signs, rows.reshape(-1, 2, len(TAGS)), following)


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
    weights = _weights()
    scores = _scores(sentences, known)
    first = _decoded(_side_by_side(scores[:, 0], lengths), lengths, weights.following[0])
    echoes = wordsigns.echoes(sentences, [[TAGS[tag] for tag in tags] for tags in first])
    told = weights.echoes.of([echo for sentence in echoes for echo in sentence])
    held = _side_by_side(scores[:, 1] + told[:, 0, 1], lengths)
    second = _decoded(held, lengths, weights.following[1])
    sure = [[1.0] * length for length in lengths]
    with_names = [row for row, tags in enumerate(second) if any(tags)]
    if with_names:
        longest = max(lengths[row] for row in with_names)
        likely = _likelihoods(held[with_names, :longest], [lengths[row] for row in with_names], weights.following[1])
        for row, chances in zip(with_names, likely, strict=True):
            sure[row] = chances[np.arange(lengths[row]), second[row]].tolist()
    return [([TAGS[tag] for tag in tags], chances) for tags, chances in zip(second, sure, strict=True)]


def _scores(sentences: Sequence[Sequence[str]], known: Sequence[Sequence[Known]]) -> Scores:
    """What every word of all sentences scores, by field and tag, before the tags of its neighbours count."""
    weights = _weights()
    # two empty words part the sentences: they stand for what lies beyond a sentence's ends
    laid = ["", "", *(text for words in sentences for text in (*words, "", ""))]
    alone = weights.words.of(laid)
    total: Scores = alone[:, 0].copy()
    for column, offset in enumerate(OFFSETS, 1):
        if offset < 0:
            total[-offset:] += alone[:offset, column]
        else:
            total[:-offset] += alone[offset:, column]
    roles, looks, openings = zip(*map(wordsigns.seen, laid), strict=True)
    pairs = weights.pairs.of(list(pairwise(roles)))
    total[:-1] += pairs[:, 0]
    total[1:] += pairs[:, 1]
    total[:-1] += weights.looks.of(list(pairwise(looks)))[:, 0]
    start = 2
    kept: list[int] = []
    aliased = [""] * len(laid)
    for words, found in zip(sentences, known, strict=True):
        end = start + len(words)
        kept += range(start, end)
        if found:
            aliased[start:end] = wordsigns.known_marks(len(words), found)
        start = end + 2
    marks = list(zip(aliased, listed_marks(laid, openings), strict=True))
    # the empty words at both ends have no mark
    near = sorted({at + side for at, mark in enumerate(marks) if mark != UNMARKED for side in (-1, 0, 1)})
    if near:
        total[near] += weights.marks.of([(marks[at - 1], marks[at], marks[at + 1]) for at in near])[:, 0]
    return total[kept]


def _side_by_side(scores: Scores, lengths: Sequence[int]) -> Scores:
    """The scores of words in a row as an array of sentences, the short ones filled up with nothing."""
    held = np.zeros((len(lengths), max(lengths), len(TAGS)), np.float32)
    at = 0
    for row, length in enumerate(lengths):
        held[row, :length] = scores[at : at + length]
        at += length
    return held


def _decoded(held: Scores, lengths: Sequence[int], following: Scores) -> list[list[int]]:
    """The best row of tags for every sentence (Viterbi), all sentences at once, from both ends to the middle word."""
    count = len(held)
    ends = np.asarray(lengths) - 1
    middles = ends // 2
    stops = np.concatenate([middles, ends - middles])
    lanes = np.concatenate([held, _mirrored(held, lengths)])[:, : stops.max() + 1]
    # both lanes of a sentence come to its middle word, which counts once
    lanes[np.arange(count, 2 * count), ends - middles] = 0
    mirrored = np.repeat((False, True), count)
    steps = np.where(mirrored, following.T[:, :, None], following[:, :, None])
    reached = lanes.transpose(1, 2, 0).copy()
    sums, best = np.empty_like(steps), np.empty_like(steps[0])
    for before, here in pairwise(reached):
        np.add(before[:, None], steps, out=sums)
        np.add(here, np.maximum.reduce(sums, axis=0, out=best), out=here)
    rows = _followed(reached.transpose(0, 2, 1).copy(), stops, following)
    return [
        ahead[: length - length // 2] + back[: length // 2][::-1]
        for ahead, back, length in zip(rows[:count], rows[count:], lengths, strict=True)
    ]


def _followed(reached: Scores, stops: NDArray[np.intp], following: Scores) -> list[list[int]]:
    """The tags of every lane, from the middle word, where the best tag of both its lanes together is, to its start."""
    lanes = np.arange(len(stops))
    best = reached[stops, lanes].reshape(2, len(stops) // 2, -1).sum(axis=0).argmax(axis=1)
    last = np.tile(best, 2)
    behind = np.concatenate([following.T, following])
    own = np.where(2 * lanes < len(stops), 0, len(TAGS))
    found: NDArray[np.intp] = np.empty(reached.shape[:2], np.intp)
    ended = np.arange(len(reached))[:, None] >= stops
    sums = np.empty_like(reached[0])
    tags = last
    for scores, here, taken in zip(reached[::-1], ended[::-1], found[::-1], strict=True):
        # a lane that ends here takes the best tag of its middle word, others the best before the tag behind
        np.add(scores, behind.take(tags + own, axis=0), out=sums)
        sums.argmax(axis=1, out=taken)
        np.copyto(taken, last, where=here)
        tags = taken
    rows: list[list[int]] = found.T.tolist()
    return rows


def _likelihoods(held: Scores, lengths: Sequence[int], following: Scores) -> Scores:
    """How likely each tag is at each word (forward and backward), all sentences at once."""
    local = np.exp(held - held.max(axis=2, keepdims=True))
    lanes = np.stack([local, _mirrored(local, lengths)]).transpose(2, 0, 1, 3).copy()
    passing = np.exp(np.stack([following, following.T]))
    reaching = np.ones_like(lanes)
    for (before, here), reached in zip(pairwise(lanes), reaching[1:], strict=True):
        np.matmul(before, passing, out=reached)
        _share(reached)
        np.multiply(here, reached, out=here)
    ahead, behind = lanes[:, 0].transpose(1, 0, 2), reaching[:, 1].transpose(1, 0, 2)
    likely: Scores = ahead * _mirrored(behind, lengths)
    _share(likely)
    return likely


def _mirrored(held: Scores, lengths: Sequence[int]) -> Scores:
    """The sentences from their last words to their first; what stands behind those says nothing."""
    places = np.asarray(lengths)[:, None] - 1 - np.arange(held.shape[1])
    turned: Scores = held[np.arange(len(held))[:, None], places]
    return turned


def _share(scores: Scores) -> None:
    """Make the scores of all tags of a word shares of one."""
    scores /= np.add.reduce(scores, axis=-1, keepdims=True)


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
