"""Whom a pronoun or a verb without a subject stands for."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from marsad.model.actor import ActorType
from marsad.read.claims.sentences.agreement import Features, agrees
from marsad.read.claims.sentences.joints import is_bare, is_where_said
from marsad.read.claims.sentences.sentences import Mention, Named, Sentence

PEOPLE = "people"
"""The number of a pronoun for several that can mean those without a name too."""
BACK = 2
"""How many sentences back an antecedent can stand."""
CLOSE = 3
"""Within so many nodes a name is in mind whatever its place in the sentence,"""
NEARBY = 1.0
"""and counts as much more."""
TAKEN_UP = 0.5
"""How much more it counts where a pronoun behind it means it already."""
MAIN = 1.5
"""How much more the one counts whom the page names most, where nobody of the same sentence is meant,"""
SURELY = 0.6
"""and how sure that is."""
SPEAKER = 0.7
"""How sure it is that a pronoun means the speaker where nobody else is named in the sentence."""
FIRST_PERSON = frozenset({"نا", "ني", "ي"})
SECOND_PERSON = frozenset({"ك", "كم"})
PRONOUNS: dict[str, tuple[str | None, str]] = {
    "ه": ("m", "s"),
    "ها": ("f", "s"),
    "هم": (None, "p"),
    "هن": ("f", "p"),
    "هما": (None, "d"),
}
"""Gender and number of a pronoun at the end of a word."""


class Filler(msgspec.Struct, frozen=True):
    """Who fills a role, how sure that is from 0 to 1, by which construction, the last node that says so."""

    actors: tuple[int, ...]
    certainty: float
    how: str
    last: int | None = None
    features: tuple[Features, ...] = ()

    def less(self, factor: float) -> Filler:
        """The same, less sure by a factor."""
        return replace(self, certainty=self.certainty * factor)


def filler(s: Sentence, group: Sequence[int], certainty: float, how: str, *, told: bool = False) -> Filler:
    """The actors of a group of nodes as fillers; `told` says that the group belongs to what tells the dealing."""
    return Filler(s.actors(group), certainty, how, group[-1] if told else None, s.features(group))


SELDOM = 0.87
"""What is left of it where a noun tells what he does, and he is not whom the page is about."""


def antecedent(
    sentences: Sequence[Sentence],
    here: Sentence,
    node: int,
    *,
    agreement: tuple[str | None, str],
    as_subject: bool,
    without: frozenset[int] = frozenset(),
    quiet: int | None = None,
) -> Filler | None:
    """The most salient group of actors before a node that agrees, in its sentence or up to two back.

    `quiet` is an actor who only speaks there and is meant less. A document does nothing: where one seems meant, only
    somebody else of the same sentence can be.
    """
    gender, number = agreement
    people, number = number == PEOPLE, number[0]
    told_of_document, at = False, here.nodes[min(node, len(here.nodes) - 1)]
    by_noun = as_subject and not (at.is_verb or at.word.conjunction)
    best: tuple[float, Filler] | None = None
    for back in range(min(BACK, here.number) + 1):
        sentence = sentences[here.number - back]
        end = node if back == 0 else len(sentence.nodes)
        nameless = _people(sentence) if people else ()
        for rank, mention in enumerate([one for one in (*_mentions(sentence), *nameless) if one.first < end]):
            if as_subject and mention.is_where_said:
                # «مؤكدة في بيان لوزارة X وقوفها»
                continue
            each = mention.each
            each = each if each[-1].nodes[0] < end else tuple([one for one in each if one.nodes[0] < end])
            last = each[-1].nodes[0]
            if number in "pd":
                each = (mention.whole if each is mention.each else _named(sentence, mention.whole.nodes, end),)
            for option in each:
                who = option.actors
                fit = 0.0 if not without.isdisjoint(who) else agrees(option.features, gender, number)
                if not fit:
                    continue
                if option.is_document:
                    told_of_document = True
                    continue
                salience = fit * _salience(back, rank, end - mention.first, bare=mention.is_bare, as_subject=as_subject)
                salience *= 0.9 if quiet in who else 1.0
                of_page = back > 0 and len(who) == 1 and who[0] == here.main
                salience += fit * MAIN if of_page else 0.0
                salience += fit * TAKEN_UP if not as_subject and _is_taken_up(sentence, last, agreement) else 0.0
                if best is None or salience > best[0]:
                    sure = (0.75, SURELY if of_page else 0.55, SURELY if of_page else 0.4)[back] * (0.7 + 0.3 * fit)
                    sure *= SELDOM if back and by_noun and not of_page else 1.0
                    best = (salience, Filler(who, sure, f"antecedent {back} back", None, option.features))
        if best is None and told_of_document:
            return None
    return best[1] if best else None


def _mentions(s: Sentence) -> Sequence[Mention]:
    """Who is named in a sentence so that what follows can mean them.

    The body that a speaker's title names is in mind too, if less («المتحدث باسم X فلان»).
    """
    if s.mentions is None:
        groups = [k for k, group in s.groups.items() if group[0] == k and not s.nodes[k].generic]
        s.mentions = [_mention(s, k) for k in (*groups, *sorted(s.modifiers))]
    return s.mentions


def _people(s: Sentence) -> Sequence[Mention]:
    """Those without a name whom a pronoun of several can mean («محتجين … اعتقلتهم»)."""
    many = [k for k, group in s.groups.items() if group[0] == k and s.nodes[k].generic]
    return [_mention(s, k) for k in many if s.features((k,))[0].plural]


def _mention(s: Sentence, k: int) -> Mention:
    """Those named together from a node on."""
    bare, group = k in s.groups and is_bare(s, k), s.groups.get(k, (k,))
    each = tuple([_named(s, (i,)) for i in group])
    return Mention(k, bare, not bare and is_where_said(s, k, -1), each, _named(s, group) if len(group) > 1 else each[0])


def _named(s: Sentence, group: Sequence[int], end: int | None = None) -> Named:
    """Those of a group, or of its nodes up to one, as agreement needs them."""
    nodes = tuple(group) if end is None else tuple([i for i in group if i < end])
    is_document = {s.nodes[i].kind for i in nodes} == {"document"}
    return Named(nodes, s.actors(nodes), s.features(nodes), is_document)


def can_mean_other(s: Sentence, t: int, letters: str, meant: Sequence[int], apart: Sequence[int]) -> bool:
    """Whether the pronoun of the verb at `t` can mean another of its sentence than those `meant`.

    That is somebody else but those `apart`, or a thing named behind them («هاجم X القرية ودمرها»).
    """
    nodes = s.nodes[:t]
    first = next((k for k in range(t - 1, -1, -1) if nodes[k].actor in meant), 0)
    for k, node in enumerate(nodes):
        if node.actor is not None:
            other = node.actor not in meant and node.actor not in apart
            if other and agrees(s.features((k,)), *PRONOUNS[letters]) > 0:
                return True
            continue
        thing = k > first and node.word.role == "word" and not node.is_verb
        if thing and node.text.endswith(("ه", "ات")) == (letters == "ها"):
            return True
    return False


def _is_taken_up(s: Sentence, last: int, agreement: tuple[str | None, str]) -> bool:
    """Whether the verb right behind those named means them by its pronoun («اتفاق مع X يمنعها»)."""
    following = s.nodes[last + 1] if last + 1 < len(s.nodes) else None
    return following is not None and following.is_verb and PRONOUNS.get(following.word.pronoun) == agreement


def or_speaker(found: Filler | None, who: int, kind: ActorType, letters: str) -> Filler | None:
    """Whom a pronoun of one means in what somebody says: him, where his own sentence names nobody («أن زيارته»)."""
    here = found is not None and found.how == "antecedent 0 back"
    fits = (kind, letters) in (("person", "ه"), ("organization", "ها"))
    return Filler((who,), SPEAKER, "pronoun of speaker") if fits and not here else found


def _salience(back: int, rank: int, distance: int, *, bare: bool, as_subject: bool) -> float:
    """How much a group is in the reader's mind: subjects and sentence topics for a subject, near ones for an object."""
    base = (3.0, 2.0, 1.0)[back]
    if as_subject:
        return (
            base
            + (1.0 if bare else 0.0)
            + (0.5 if rank == 0 else 0.0)
            + (NEARBY if back == 0 and distance <= CLOSE else 0.0)
        )
    return base + (0.5 if bare else 0.0) - min(distance, 40) / 40


def owner_of_forces(s: Sentence, i: int) -> str:
    """The pronoun at the end of a noun of forces that opens a clause, empty where none does."""
    node, forces = s.nodes[i], s.grammar.words("forces")
    if node.actor is not None or node.is_verb:
        return ""
    return next((p for p in PRONOUNS if node.text.removesuffix(p) in forces and node.text.endswith(p)), "")
