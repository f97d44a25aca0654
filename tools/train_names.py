"""Train the tagger of Arabic names: `tools/train_names.py FOLDER [--letters] [--held-back TENTH] [--folds]`.

FOLDER holds `anercorp-train.txt` and `aqmar-train.txt`: a word and its tag a line, an empty line between sentences. The
project's marked pages are taught too. Two things are learned. With `--letters` the letters of names: how much likelier
a run of letters is in the packaged table of names than in words that are none (of AQMAR and the packaged verbs). The
tagger: two conditional random fields on news (ANERcorp and some marked pages, also with invented names in place of
theirs) and, with signs of their own, on the other marked pages and on AQMAR; the second hears what the first says of
sentences that it was not trained on. With `--held-back 10` the last tenth of ANERcorp's sentences is left out, and the
figures for it are printed; `--folds` does so for each tenth in turn and writes nothing. The same data, pages and tables
give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pycrfsuite

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evals.figures import Figures
from evals.ner import Sentence, counted, sentences
from evals.pagenames import Inventor, page_sentences
from marsad.read.actors import wordsigns
from marsad.read.actors.aliases import aliases
from marsad.read.actors.lexicon import lexicon
from marsad.read.actors.listednames import listed_marks
from marsad.read.actors.namelike import EDGE, TABLE, WIDEST
from marsad.read.actors.tagger import placed
from marsad.read.actors.tagweights import MODEL, TAGS, UNIT
from marsad.text.tokens import is_arabic

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "tests/read/pages"
NEWS = (PAGES / "ar", PAGES / "ar-taught")
"""Folders of marked pages that are taught as the news is,"""
OTHERS = (PAGES / "ar-opened", PAGES / "ar-names")
"""and of those that are taught as text of another kind,"""
EVERY = 8
"""where a folder has folders without each page of this number, since reading is measured by it. None of `ar-unseen`."""
SETTINGS = {"c1": 0.05, "c2": 0.5, "max_iterations": 120, "feature.minfreq": 2, "feature.possible_transitions": True}
PARTS = 4
"""Into how many parts the training text is cut, so that the first field tags each without having seen it."""
SOONER = {**SETTINGS, "max_iterations": 60}
"""How fields that only tag such a part are trained."""
REPEATED, INVENTED = 2, 4
"""How often a page is taught with the news as it is, and how often with invented names."""
SEED = 7
FOREIGN = "D"
"""What begins the signs peculiar to text that is not news, before what tells its kind."""
PECULIAR = ("w", "r", "G", "g", "C", "n", "a", "1r", "-1")
"""What begins the signs that may mean something else in such text."""
LIGHT = 150
"""Signs that weigh fewer thousandths for every tag are not kept: half of them, and nothing is read otherwise."""
VERBS = 4000
SMOOTHING = 4
SLIGHT = 20
"""Runs of letters that say no more than their shorter ones, in hundredths, are left out."""
REMARK = """\
# Hundredths of a natural logarithm by which the last letter of a run is likelier in names than in other words, given
# those before it; ^ is the edge of a word. Counted by tools/train_names.py on the packaged table of names (Wikidata
# name pairs, CC0; Google's transliteration pairs, Apache-2.0) and on words of AQMAR (CC BY-SA 3.0) that are no names;
# this table is under CC BY-SA 4.0.
"""

Rows = list[list[str]]


def main() -> None:
    """Train, and measure where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path(str(MODEL)))
    parser.add_argument("--letters", action="store_true", help="count the letters of names too, before the tagger")
    parser.add_argument("--held-back", type=int, choices=range(1, 11), help="leave out this tenth and measure on it")
    parser.add_argument("--folds", action="store_true", help="measure on every tenth in turn, write nothing")
    args = parser.parse_args()
    if args.letters:
        Path(str(TABLE)).write_text(letters(sentences(args.folder / "aqmar-train.txt")), encoding="utf-8")
    inventor = Inventor(SEED)
    news = [sentence for folder in NEWS for page in pages(folder) for sentence in copies(page, inventor)]
    others = [sentence for folder in OTHERS for page in pages(folder) for sentence in page]
    marked, wiki = (sentences(args.folder / f"{name}-train.txt") for name in ("anercorp", "aqmar"))
    if args.folds:
        wanted, found = [], []
        for tenth in range(1, 11):
            kept, held = parted(marked, tenth)
            tags = Stack([*kept, *news], others, wiki).tags([words for words, _ in held])
            print(tenth, json.dumps(rounded(counted([gold for _, gold in held], tags))), flush=True)
            wanted += [gold for _, gold in held]
            found += tags
        print("all", json.dumps(rounded(counted(wanted, found))))
        return
    kept, held = parted(marked, args.held_back) if args.held_back else (marked, [])
    stack = Stack([*kept, *news], others, wiki)
    stack.write(args.out)
    if held:
        print(json.dumps(rounded(counted([gold for _, gold in held], stack.tags([words for words, _ in held])))))


def pages(folder: Path) -> list[list[Sentence]]:
    """The sentences of each marked page of a folder, or of seven of eight in its folders."""
    inside = sorted(folder.glob("*/*.yml"))
    kept = [path for at, path in enumerate(inside) if at % EVERY]
    return [page_sentences(path) for path in (kept or sorted(folder.glob("*.yml")))]


def copies(page: Sequence[Sentence], inventor: Inventor) -> list[Sentence]:
    """The sentences of a page as they are, `REPEATED` times, and with other names in them."""
    return [*page * REPEATED, *(sentence for _ in range(INVENTED) for sentence in inventor.page(page))]


def parted(marked: Sequence[Sentence], tenth: int) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences without one tenth of them, in the order of the file, and that tenth."""
    first, last = (tenth - 1) * len(marked) // 10, tenth * len(marked) // 10
    return [*marked[:first], *marked[last:]], list(marked[first:last])


def rounded(figures: Figures) -> Figures:
    """The figures with four digits."""
    return {name: round(value, 4) if isinstance(value, float) else value for name, value in figures.items()}


class Stack:
    """Two fields trained on sentences in the order of their pages: news, and others that teach what they share with it.

    What is peculiar to each kind of the others is learned apart, by signs of its own, and not kept (after Daumé 2007).
    """

    def __init__(self, news: Sequence[Sentence], *others: Sequence[Sentence]) -> None:
        kinds = (news, *others)
        words = [words for kind in kinds for words, _ in kind]
        gold = [tags for kind in kinds for _, tags in kind]
        parts = [at * PARTS // len(kind) for kind in kinds for at in range(len(kind))]
        taught = [
            foreign(signs(words), f"{FOREIGN}{number}") if number else signs(words)
            for number, kind in enumerate(kinds)
            for words, _ in kind
        ]
        said: list[list[str]] = [[] for _ in taught]
        for part in range(PARTS):
            kept = [at for at, its in enumerate(parts) if its != part]
            field = Field([taught[at] for at in kept], [gold[at] for at in kept], SOONER)
            said = [
                field.tags(row) if its == part else tags for row, its, tags in zip(taught, parts, said, strict=True)
            ]
        self.first = Field(taught, gold)
        self.second = Field(heard(taught, words, said), gold)

    def tags(self, words: Sequence[list[str]]) -> list[list[str]]:
        """The tags of sentences that stand behind one another."""
        rows = [signs(sentence) for sentence in words]
        return [self.second.tags(row) for row in heard(rows, words, [self.first.tags(row) for row in rows])]

    def write(self, out: Path) -> None:
        """Write the weights of both fields, of signs in the order of the alphabet that weigh anything to speak of."""
        weights: defaultdict[str, dict[int, int]] = defaultdict(dict)
        following = np.zeros((2, len(TAGS), len(TAGS)), np.int32)
        for number, field in enumerate((self.first, self.second)):
            info = field.tagger.info()
            for (sign, tag), weight in info.state_features.items():
                thousandths = round(weight * UNIT)
                if thousandths and not sign.startswith(FOREIGN):
                    weights[sign][number * len(TAGS) + TAGS.index(tag)] = thousandths
            for (tag, after), weight in info.transitions.items():
                following[number, TAGS.index(tag), TAGS.index(after)] = round(weight * UNIT)
        order = sorted(sign for sign, its in weights.items() if max(map(abs, its.values())) >= LIGHT)
        cells = [
            (row, column, weights[sign][column]) for row, sign in enumerate(order) for column in sorted(weights[sign])
        ]
        row, column, weight = zip(*cells, strict=True)
        with out.open("wb") as file:
            np.savez_compressed(
                file,
                signs=np.frombuffer("\n".join(order).encode(), np.uint8),
                row=np.array(row, np.int32),
                column=np.array(column, np.uint8),
                weight=np.array(weight, np.int16),
                following=following,
            )


class Field:
    """One conditional random field (CRFsuite, L-BFGS)."""

    def __init__(
        self, rows: Iterable[Rows], gold: Iterable[list[str]], settings: Mapping[str, float] = SETTINGS
    ) -> None:
        trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=settings, verbose=False)
        for row, tags in zip(rows, gold, strict=True):
            trainer.append(row, tags)
        with tempfile.NamedTemporaryFile(suffix=".crfsuite") as file:
            trainer.train(file.name)
            self.content = Path(file.name).read_bytes()
        self.tagger = pycrfsuite.Tagger()
        self.tagger.open_inmemory(self.content)

    def tags(self, rows: Rows) -> list[str]:
        """The likeliest tags for the signs of one sentence."""
        found: list[str] = self.tagger.tag(rows)
        return found


def signs(words: Sequence[str]) -> Rows:
    """The signs of each word of a sentence, those that the tagger adds up when a page is read."""
    known = wordsigns.known_marks(len(words), aliases().known(placed(words), " ".join(words)))
    laid = ["", "", *words, "", ""]
    marks = list(zip(["", "", *known, "", ""], listed_marks(laid), strict=True))
    seen = [wordsigns.seen(text) for text in laid]
    told = [wordsigns.of_word(text) for text in laid]
    made: Rows = []
    for at in range(2, len(words) + 2):
        row = [*told[at][0], *wordsigns.of_marks((marks[at - 1], marks[at], marks[at + 1]))]
        for number, offset in enumerate(wordsigns.OFFSETS, 1):
            row += told[at + offset][number]
        before, own, behind = seen[at - 1 : at + 2]
        row += wordsigns.of_roles(before.roles, own.roles)[1]
        row += wordsigns.of_roles(own.roles, behind.roles)[0]
        row += wordsigns.of_looks(own.look, behind.look)
        made.append(row)
    return made


def foreign(rows: Rows, kind: str) -> Rows:
    """The signs of a sentence that is not news, some of them once more as peculiar to text of its kind."""
    return [[*row, kind, *(kind + sign for sign in row if sign.startswith(PECULIAR))] for row in rows]


def heard(rows: Sequence[Rows], words: Sequence[list[str]], said: Sequence[list[str]]) -> list[Rows]:
    """The signs of all sentences with what a first tagging said of them and their neighbours."""
    made: list[Rows] = []
    for row, echoes in zip(rows, wordsigns.echoes(words, said), strict=True):
        told = [wordsigns.of_echo(echo) for echo in (wordsigns.UNHEARD, *echoes, wordsigns.UNHEARD)]
        around = zip(told, told[1:], told[2:], strict=False)
        made.append(
            [[*its, *own[0], *before[1], *behind[2]] for its, (before, own, behind) in zip(row, around, strict=True)]
        )
    return made


def letters(wiki: Sequence[Sentence]) -> str:
    """The table of runs of letters, by how much likelier each is in names than in other words."""
    names = lexicon().names
    inside = {word for words, tags in wiki for word, tag in zip(words, tags, strict=True) if tag != "O"}
    outside = {
        word
        for words, tags in wiki
        for word, tag in zip(words, tags, strict=True)
        if tag == "O" and len(word) > 2 and word.isalpha() and is_arabic(word)
    }
    verbs = sorted(lexicon().verbs)
    common = outside - inside - {name for name, weight in names.items() if weight > 1}
    common |= set(verbs[:: max(1, len(verbs) // VERBS)])
    in_names, in_others = runs(name for name in names if name not in outside), runs(common)
    odds: dict[str, int] = {}
    for run in sorted(set(in_names[0]) | set(in_others[0]), key=lambda run: (len(run), run)):
        value = round(100 * math.log(chance(in_names, run) / chance(in_others, run)))
        shorter = next((odds[run[at:]] for at in range(1, len(run)) if run[at:] in odds), None)
        if shorter is None or abs(value - shorter) > SLIGHT:
            odds[run] = value
    rows: defaultdict[int, list[str]] = defaultdict(list)
    for run, value in odds.items():
        rows[value].append(run)
    body = "".join(f"{value}\t{' '.join(sorted(rows[value]))}\n" for value in sorted(rows))
    return f"{REMARK}hundredths\tletters\n{body}"


Runs = tuple[Counter[str], Counter[str]]


def runs(words: Iterable[str]) -> Runs:
    """How often each run of up to four letters stands in words, and how often each of up to three is gone on from."""
    whole: Counter[str] = Counter()
    before: Counter[str] = Counter()
    for word in words:
        padded = EDGE * (WIDEST - 1) + word + EDGE
        for at in range(WIDEST - 1, len(padded)):
            for start in range(at - WIDEST + 1, at + 1):
                whole[padded[start : at + 1]] += 1
                before[padded[start:at]] += 1
    return whole, before


def chance(found: Runs, run: str) -> float:
    """How likely the last letter of a run is behind the others; shorter runs count as four letters."""
    whole, before = found
    value = 1 / 40
    for start in range(len(run) - 1, -1, -1):
        value = (whole[run[start:]] + SMOOTHING * value) / (before[run[start:-1]] + SMOOTHING)
    return value


if __name__ == "__main__":
    main()
