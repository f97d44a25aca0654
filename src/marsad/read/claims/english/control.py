"""Who does what an infinitive or participle tells that hangs on an English verb with an object («accused X of»)."""

from __future__ import annotations

from marsad.read.claims.english.nodes import OWNER
from marsad.read.claims.english.smallwords import ARTICLES
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.sentences import Sentence

NEAR = 5
"""Within how many nodes before an infinitive he stands."""
WHOSE = frozenset({"its", "their", "his", "our", "my", "your"})


def is_ing(s: Sentence, v: int) -> bool:
    """Whether a verb stands in -ing."""
    return s.nodes[v].text.endswith("ing") and len(s.nodes[v].text) > 4


def speaks(s: Sentence, v: int) -> bool:
    """Whether what a verb tells is done by speaking («asking X to go»)."""
    return any(form.frame.speech for form in s.nodes[v].word.forms)


def doing(s: Sentence, v: int) -> Filler | None:
    """Who stands right before a participle («X fighters surrendering»), unless it says who is told («X, asking Y»)."""
    if speaks(s, v):
        return None
    for j in (v - 1, v - 2):
        if j in s.groups and (j == v - 1 or s.nodes[j + 1].text in s.grammar.words("bodies")):
            return filler(s, s.groups[j], 0.9, "doing") if s.nodes[j].word.stem != OWNER else None
    return None


def is_object(s: Sentence, v: int, i: int, j: int) -> bool:
    """Whether a pronoun at a node is who is said to do what a participle tells («accused him of selling arms»)."""
    if j != i - 1 or s.nodes[i].text not in ("of", "for", "with", "into") or not s.nodes[j - 1].is_verb:
        return False
    return controls(s, v, i, j - 1) and s.nodes[j].text not in WHOSE


def permitted(s: Sentence, i: int) -> Filler | None:
    """Who is to do what the infinitive behind a node tells («a plan by X to arm Y», «gave X the go-ahead to buy Y»)."""
    if i in s.groups:
        by = s.groups[i][0] - 1 - (s.nodes[s.groups[i][0] - 1].text in ARTICLES)
        planned = by > 0 and s.nodes[by].text == "by" and s.nodes[by - 1].text in s.grammar.words("plans")
        return filler(s, s.groups[i], 0.95, "planned by") if planned else None
    if s.nodes[i - 1].word.stem == OWNER and s.nodes[i].text in s.grammar.words("plans"):
        return filler(s, (i - 1,), 0.95, "planned by")  # «X's bid to join Y»
    if s.nodes[i].text not in s.grammar.words("leave"):
        return None
    for j in range(i - 1, max(0, i - NEAR), -1):
        if j in s.groups:
            group = s.groups[j]
            return filler(s, group, 0.95, "called upon") if s.nodes[group[0] - 1].is_verb else None
        if s.nodes[j].is_verb or s.nodes[j].word.role != "word":
            return None
    return None


def controls(s: Sentence, v: int, i: int, verb: int) -> bool:
    """Whether the object of a verb does what hangs on it: an infinitive, or a participle behind «for» or «with»."""
    node = s.nodes[verb]
    told = any(form.frame.controls for form in node.word.forms) or node.text in s.grammar.words("helping")
    return told or (
        is_ing(s, v) and s.nodes[i].text in ("for", "with") and node.text not in s.grammar.words("apologising")
    )
