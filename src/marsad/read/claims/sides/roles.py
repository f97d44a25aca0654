"""Who does it: the subject of a verb, before it, after it or left out."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from marsad.read.claims.lexicon.triggers import Frame
from marsad.read.claims.lexicon.words import FREE
from marsad.read.claims.scenes.firstperson import addressed, is_own_past, speaker
from marsad.read.claims.scenes.kept import kept
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.agreement import agrees, is_of_the_matter
from marsad.read.claims.sentences.antecedents import (
    FIRST_PERSON,
    PEOPLE,
    PRONOUNS,
    SECOND_PERSON,
    Filler,
    antecedent,
    filler,
    or_speaker,
    owner_of_forces,
)
from marsad.read.claims.sentences.clauses import (
    arguments,
    can_follow,
    is_accusative,
    opens_clause,
    opens_new,
)
from marsad.read.claims.sentences.joints import chain
from marsad.read.claims.sentences.links import is_of_linked_noun, is_whither
from marsad.read.claims.sentences.nodes import COMMAS
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sentences.topics import goes_on, has_plain_subject, is_linked, main_verb, takes_up, topic_before
from marsad.read.claims.sides.plainsubjects import is_predicate
from marsad.read.claims.sides.relatives import head, past_relative, said_of
from marsad.read.claims.sides.weapons import whose_weapons
from marsad.text.folding import folded
from marsad.text.verbs import Inflection

NEAR = 9
"""How many nodes after a verb its subject can stand."""
CLOSERS = frozenset((":", ";", "؛"))
"""Marks that close a clause."""
SPEAKER = 0.8
"""How sure it is that «أنه» behind what somebody says means the speaker, where that is the likeliest already."""
CUED = 0.9
"""How sure it is that the source of what a verb introduces is its subject, where that is left out («وقال»)."""
CALLED = 4
"""Within how many nodes behind a call the pronoun stands for whom it calls upon."""
FARTHER = 0.69
"""How sure it is that the subject of a verb farther above is meant, where that of the next one does not agree."""
MANY = 0.7
"""From this measure on those named agree with a plural."""
REASON = "لان"
"""How «لأنه» begins, by which somebody says why he judges another,"""
JUDGING = frozenset({"ACCUSE", "SUPPORT", "SANCTION", "COERCE"})
"""by such dealings,"""
JUDGED = 0.8
"""and how sure it is that the other one is meant."""
OWNER = 0.7
"""How sure it is at least that those whose forces open a clause are the subject of its verb."""
DEPTH = 4
"""How many verbs deep a subject is looked for."""


@kept
def subject(scene: Scene, s: Sentence, v: int, depth: int = 0) -> Filler | None:
    """The subject of the verb at node `v`: after it, before it, or left out."""
    inflection = s.nodes[v].word.verb
    if inflection is None or depth > DEPTH:
        return None
    if inflection.person == 1 or is_own_past(scene, s, v, inflection):
        return speaker(scene, s, v)
    found = whose_weapons(scene, s, v) or _of_inflection(scene, s, v, depth, inflection)
    who = scene.cued.get(s.nodes[v].start)
    left_out = found is None or found.how.startswith("antecedent")
    return Filler((who,), CUED, "source of cue") if who is not None and left_out else found


def _of_inflection(scene: Scene, s: Sentence, v: int, depth: int, inflection: Inflection) -> Filler | None:
    """The subject of a verb whose form says of whom it can be said."""
    # «الأسبوع الذي شهدته X»: the pronoun takes the head up, so that it is no subject
    of_head = bool(s.nodes[v].word.pronoun) and v > 0 and s.nodes[v - 1].word.role == "relative"
    # «سجنته X»: with its object on it, a verb leaves nothing but its subject to follow
    follows = opens_clause(s, v) or opens_new(s, v) or s.nodes[v].word.pronoun
    right = after(s, v) if follows and inflection.number == "s" else None
    if right is not None:
        return right
    left = None if of_head else before(scene, s, v, depth)
    if inflection.number != "s":
        return left or dropped(scene, s, v)
    if left is not None and left.certainty >= 0.7 and agrees(left.features, inflection.gender, "s"):
        return left
    return after(s, v) or left or dropped(scene, s, v)


def after(s: Sentence, v: int) -> Filler | None:
    """The bare group right after a verb, where it can be its subject."""
    if is_accusative(s, v + 1):
        return None
    first = next((a for a in arguments(s, v) if not is_whither(s, v, a)), None)
    if (
        first is None
        or not (first.is_bare and first.hosted)
        or first.via
        or first.distance > NEAR
        or s.nodes[first.group[0]].word.conjunction
    ):
        return None
    if first.chain[0] and s.nodes[first.group[0] - 1].word.stem.removeprefix("ال") in s.grammar.words("sites"):
        # «الهجوم الذي استهدف ثكنة لـX»: what is struck
        return None
    if (first.distance == 1 and not can_follow(s, v, first.group[0])) or is_of_linked_noun(s, v, first.group[0]):
        return None
    return None if is_predicate(s, v, first.group[0]) else filler(s, first.group, 1.0, "after verb", told=True)


@kept
def before(scene: Scene, s: Sentence, v: int, depth: int = 0) -> Filler | None:
    """The subject that stands before a verb.

    It is the topic of its clause, the head of its relative clause, or the subject of the verb it is coordinated with
    or depends on.
    """
    bare: list[tuple[int, ...]] = []
    crossed = 1.0
    for j in s.backwards(v, s.fence(v)):
        node = s.nodes[j]
        if node.text == "بل" and j == v - 1:
            # «لم تقصف X بل حاصرت Y»
            continue
        if node.is_bound or node.is_verb or node.text in CLOSERS:
            return _beyond(scene, s, v, j, Passed(bare, crossed, depth))
        if node.text in COMMAS:
            crossed *= 0.9
        if j in s.groups and s.groups[j][0] == j and chain(s, j, -1)[0][-1] == "":
            bare.append(tuple(i for i in s.groups[j] if i < v))
            if node.word.conjunction and j > 0 and s.nodes[j - 1].text in COMMAS:
                return filler(s, bare[-1], 0.95, "topic behind comma")
    return filler(s, bare[-1], 0.95 * crossed, "topic") if bare else None


class Passed(msgspec.Struct, frozen=True):
    """What was passed on the way from a verb back to where its clause ends.

    That is the bare groups, nearest first, how sure a topic still is over the commas, and how many verbs deep this is.
    """

    bare: Sequence[tuple[int, ...]]
    crossed: float
    depth: int


def _beyond(scene: Scene, s: Sentence, v: int, j: int, passed: Passed) -> Filler | None:
    """The subject of the verb at `v` where what stands before it is cut off by the node `j`."""
    node, bare = s.nodes[j], passed.bare
    if node.word.role == "that":
        return _under(scene, s, j, v, passed)
    if node.word.role == "relative":
        return filler(s, bare[-1], 0.8, "topic of relative") if bare else head(scene, s, j, *_agreement(s, v))
    if not node.is_verb:
        return filler(s, bare[-1], 0.9 * passed.crossed, "topic") if bare else None
    return led(scene, s, j) or _with_verb_above(scene, s, v, j, passed)


def led(scene: Scene, s: Sentence, j: int) -> Filler | None:
    """The head of a relative clause whose verb at `j` only says who leads it («التحالف الذي تقوده X قصف»)."""
    node = s.nodes[j]
    leads = node.word.pronoun and "leading" in node.word.kinds and j > 0
    return head(scene, s, j - 1, None, "s") if leads and s.nodes[j - 1].word.role == "relative" else None


def _with_verb_above(scene: Scene, s: Sentence, v: int, j: int, passed: Passed) -> Filler | None:
    """The subject of the verb at `v` that another verb at `j` stands before."""
    bare, linked = passed.bare, is_linked(s, v)
    if goes_on(s, v) and not linked:
        # «وصل X والتقى Y ثم أجرى محادثات»
        above = subject(scene, s, j, passed.depth + 1)
        if above is not None and agrees(above.features, *_agreement(s, v)):
            return above.less(0.85)
    if not linked:
        resumed = past_relative(scene, s, v, j)
        if bare and resumed is None:
            sure = 0.95 if "being" in s.nodes[j].word.kinds else 0.8
            said = filler(s, said_of(s, v, bare, *_agreement(s, v)), sure * passed.crossed, "subject of verb above")
            return said if agrees(said.features, *_agreement(s, v)) else _fitting(scene, s, v, j, passed) or said
        if resumed is not None:
            return resumed
    above = subject(scene, s, main_verb(s, v, j), passed.depth + 1)
    if above is not None and not agrees(above.features, *_agreement(s, v)):
        higher = _higher_up(scene, s, v, j, passed.depth)
        return higher.less(FARTHER) if higher is not None else above.less(0.85)
    return above.less(0.85) if above else None


def _higher_up(scene: Scene, s: Sentence, v: int, j: int, depth: int) -> Filler | None:
    """The subject of a verb before that at `j` that fits the linked one at `v` («انسحبت X بعد أن قتل Y Z، ثم عادت»)."""
    verbs = (k for k in s.backwards(j, s.fence(v)) if s.nodes[k].is_verb)
    subjects = (subject(scene, s, k, depth + 2) for k in verbs)
    return next((one for one in subjects if one is not None and agrees(one.features, *_agreement(s, v)) >= MANY), None)


def _fitting(scene: Scene, s: Sentence, v: int, j: int, passed: Passed) -> Filler | None:
    """The subject of the verb at `j`, where it fits the one at `v` («امرأة قتلت ضابطا زارت X»)."""
    gender, number = _agreement(s, v)
    above = subject(scene, s, j, passed.depth + 1) if number == "s" else None
    return above.less(0.85) if above is not None and agrees(above.features, gender, number) else None


def _agreement(s: Sentence, v: int) -> tuple[str | None, str]:
    """Gender and number that the form of a verb tells of its subject."""
    verb = s.nodes[v].word.verb
    return (verb.gender, verb.number) if verb else (None, "s")


def _under(scene: Scene, s: Sentence, j: int, v: int, passed: Passed) -> Filler | None:
    """The subject of a verb at `v` in the clause that the complementizer at `j` opens."""
    letters = s.nodes[j].word.pronoun
    owner = owner_of_forces(s, j + 1) if v > j + 1 else ""
    if owner:
        # «إن قواتها طردت»: whose they are
        found = dropped(scene, s, j, PRONOUNS[owner])
        # «إن بلاده لا تعرف X»: the verb agrees with what he owns
        here = found is not None and found.how == "antecedent 0 back"
        return (
            replace(found, certainty=max(found.certainty, OWNER), features=()) if found is not None and here else found
        )
    if passed.bare:
        return filler(s, passed.bare[-1], 0.95 * passed.crossed, "topic of clause")
    if letters:
        return meant_by_that(scene, s, j, v)
    return _governed(scene, s, j, v, passed.depth) if v == j + 1 else None


def _governed(scene: Scene, s: Sentence, j: int, v: int, depth: int) -> Filler | None:
    """The subject that the words above a clause give its verb at `v`, or those before whom alone its plural fits."""
    found = governor(scene, s, j, depth)
    if found is None or _agreement(s, v)[1] != "p" or agrees(found.features, None, "p") >= MANY:
        return found
    # «قتلت X ثلاثة من عناصر Y بعد أن أطلقوا»
    several = dropped(scene, s, v, without=found.actors)
    return several if several is not None and agrees(several.features, None, "p") >= MANY else found


def meant_by_that(scene: Scene, s: Sentence, j: int, v: int) -> Filler | None:
    """Whom the pronoun on the complementizer at `j` means, before a clause with its word at `v` («قال إنه»)."""
    letters = s.nodes[j].word.pronoun
    if letters in FIRST_PERSON or letters in SECOND_PERSON:
        return speaker(scene, s, j) if letters in FIRST_PERSON else addressed(scene, s, j)
    if letters not in PRONOUNS or is_of_the_matter(s.nodes, j):
        return None
    said_of = _told_of(scene, s, j) or _charged_with_it(scene, s, j) or _meant_already(scene, s, j)
    said_of = said_of or _judged_before(scene, s, j) or topic_before(s, j, letters)
    if said_of is not None:
        return said_of
    found = dropped(scene, s, j, PRONOUNS[letters])
    who = scene.speakers.get(s.nodes[v].start)
    if found is None or who is None:
        return found
    charged = s.nodes[j].word.conjunction or s.nodes[j].text.startswith("ب")
    his = _is_told_besides(scene, s, j, who) if charged else True
    if found.actors != (who,) and not (his and _fits(s, j, who, *PRONOUNS[letters])):
        return found
    return replace(found, actors=(who,), certainty=max(found.certainty, SPEAKER), how="who says it")


def _charged_with_it(scene: Scene, s: Sentence, j: int) -> Filler | None:
    """Whom «بأنه» means behind a charge: whoever is charged («اتهم X Y بأنه دعم Z», «اتهام X لـY بأنه»)."""
    if not s.nodes[j].text.startswith("ب"):
        return None
    above = range(j - 1, max(-1, j - 2 * NEAR), -1)
    v = next((k for k in above if s.nodes[k].is_verb or s.nodes[k].is_bound or s.nodes[k].word.forms), None)
    if v is None or not any(form.frame.relation == "ACCUSE" for form in s.nodes[v].word.forms):
        return None
    who = scene.cued.get(s.nodes[v].start)
    by = subject(scene, s, v) if who is None else Filler((who,), CUED, "source of cue")
    found = object_of_call(scene, s, v, j, by)
    fits = found is not None and agrees(found.features, *PRONOUNS[s.nodes[j].word.pronoun]) > 0
    return replace(found, how="charged with it") if found is not None and fits else None


def _meant_already(scene: Scene, s: Sentence, j: int) -> Filler | None:
    """Whom the same pronoun means in the clause that «وأنه» goes on with («أكد أنه التقى X، وأنه طلب منه»)."""
    word = s.nodes[j].word
    above = next((k for k in s.backwards(j, s.fence(j)) if s.nodes[k].word.role == "that"), None)
    if not word.conjunction or above is None or s.nodes[above].word.pronoun != word.pronoun:
        return None
    found = meant_by_that(scene, s, above, above + 1)
    return found.less(0.95) if found is not None else None


def _judged_before(scene: Scene, s: Sentence, j: int) -> Filler | None:
    """Whom «لأنها» means behind what somebody blames or praises: whoever it is done to («حملت X Y المسؤولية لأنها»)."""
    if not s.nodes[j].text.startswith(REASON):
        return None
    judged = (one for one in reversed(scene.told.get(s.number, ())) if one.node < j and one.others)
    last = next(judged, None)
    if last is None or last.relation not in JUDGING:
        return None
    features = s.features(tuple(k for k in range(j) if s.nodes[k].actor in last.others)[:1])
    fits = agrees(features, *PRONOUNS[s.nodes[j].word.pronoun]) > 0
    return Filler(last.others, JUDGED, "judged before") if fits else None


def _is_told_besides(scene: Scene, s: Sentence, j: int, who: int) -> bool:
    """Whether somebody tells by a participle right before «أنه»: then he means himself («متهمة X، مؤكدة أنها»)."""
    cue = s.nodes[j - 1] if j else None
    return cue is not None and not cue.is_verb and scene.cued.get(cue.start) == who


def _fits(s: Sentence, j: int, who: int, gender: str | None, number: str) -> bool:
    """Whether somebody is named before a node so that a pronoun can mean him."""
    return any(k < j and s.actors((k,)) == (who,) and agrees(s.features((k,)), gender, number) > 0 for k in s.groups)


def _told_of(scene: Scene, s: Sentence, j: int) -> Filler | None:
    """The head of the relative clause in which somebody says «إنه» of it («X الذين ذكرت Y أنهم يدعمون Z»)."""
    r = next((k for k in range(j - 1, max(-1, j - NEAR), -1) if s.nodes[k].is_bound), None)
    if r is None or s.nodes[r].word.role != "relative" or s.nodes[r].word.stem == FREE or not s.nodes[r + 1].is_verb:
        return None
    charged = s.nodes[j].text.startswith("ب")  # «الذي اتهم X بأنه»
    return None if charged else head(scene, s, r, *PRONOUNS[s.nodes[j].word.pronoun])


def governor(scene: Scene, s: Sentence, j: int, depth: int) -> Filler | None:
    """Who is meant to do what stands under node `j`: who is obliged to, the object of a call above, or its subject."""
    if j - 1 in s.groups and chain(s, s.groups[j - 1][0], -1)[0][0] in ("ل", "علي"):
        return filler(s, s.groups[j - 1], 0.8, "obliged")
    for k in range(j - 1, -1, -1):
        node = s.nodes[k]
        if not node.is_verb:
            continue
        if k + 1 < j and s.nodes[j - 1].text == "الا" and s.nodes[k + 1].word.preposition == "من":
            return _of_whom(scene, s, k + 1)
        above = subject(scene, s, k, depth + 1)
        called = object_of_call(scene, s, k, j, above)
        tried = k == j - 1 and "auxiliaries" in node.word.kinds  # «يحاول أن يهاجم»
        return called or (above.less(0.95 if tried else 0.8) if above else None)
    return None


def _of_whom(scene: Scene, s: Sentence, i: int) -> Filler | None:
    """Who did nothing but what follows, told behind «من» at a node («ما كان من X إلا أن», «فما كان منه إلا أن»)."""
    if s.nodes[i].word.pronoun:
        return pronoun(scene, s, i, s.nodes[i].word.pronoun, as_subject=True)
    group = s.groups.get(i + 1)
    return filler(s, group, 0.9, "of whom") if group else None


@kept
def dropped(
    scene: Scene,
    s: Sentence,
    v: int,
    agreement: tuple[str | None, str] | None = None,
    without: Sequence[int] = (),
) -> Filler | None:
    """The antecedent of a subject left out."""
    if agreement is None and s.nodes[v].is_verb and has_plain_subject(s, v):
        return None
    wanted = agreement or _agreement(s, v)
    quiet = scene.speakers.get(s.nodes[v].start) if agreement is None else None
    apart = scene.outlets.union(without)
    found = antecedent(scene.sentences, s, v, agreement=wanted, as_subject=True, without=apart, quiet=quiet)
    if agreement is not None or found is None or found.actors == (s.main,) or s.nodes[v].start in scene.cued:
        return found
    return found if found.how == "antecedent 0 back" or takes_up(s, v) else None


def pronoun(
    scene: Scene,
    s: Sentence,
    i: int,
    letters: str,
    *,
    as_subject: bool,
    without: Sequence[int] = (),
    people: bool = False,
) -> Filler | None:
    """The antecedent of a pronoun at the end of the word at node `i`; `people` where it can have no name."""
    if letters in FIRST_PERSON or letters in SECOND_PERSON:
        return speaker(scene, s, i) if letters in FIRST_PERSON else addressed(scene, s, i)
    if letters not in PRONOUNS:
        return None
    apart = scene.outlets.union(without) if as_subject else frozenset(without)
    gender, number = PRONOUNS[letters]
    wanted = (gender, PEOPLE if people and number == "p" else number)
    found = antecedent(scene.sentences, s, i, agreement=wanted, as_subject=as_subject, without=apart)
    who = scene.speakers.get(s.nodes[i].start)
    meant = as_subject and who is not None and who not in without
    return or_speaker(found, who, scene.actors[who].type, letters) if meant and who is not None else found


def object_of_call(scene: Scene, s: Sentence, v: int, t: int, above: Filler | None) -> Filler | None:
    """The one called upon, charged or let by the verb at `v`, where `t` says to do or to have done what."""
    calls = s.grammar.words("calls")
    for form in s.nodes[v].word.forms:
        if not form.frame.controls or (form.kind == "verb") != s.nodes[v].is_verb:
            continue
        takes = form.frame.takes if form.kind != "noun" else form.frame.takes | {"ل", "الي", "ضد"}
        done_to = form.kind != "noun" or s.nodes[v].word.stem.removesuffix(s.nodes[v].word.pronoun) in calls
        for argument in arguments(s, v):
            who = s.actors(argument.group)
            # «اتهام X لـY»: the joined one is who is charged
            bare = done_to and form.frame.takes_object and not (form.kind == "noun" and _is_joined(s, v, takes))
            fits = argument.is_bare if bare else argument.chain[0] in takes
            if argument.group[-1] < t and fits and (above is None or who != above.actors):
                return filler(s, argument.group, 0.85, "object of call")
        called = _called_by_pronoun(scene, s, v, t, form.frame, above) if done_to else None
        if called is not None:
            return called
    return None


def _is_joined(s: Sentence, v: int, takes: frozenset[str]) -> bool:
    """Whether an argument of the noun at `v` is joined by one of these prepositions."""
    return any(argument.chain[0] in takes for argument in arguments(s, v))


def _called_by_pronoun(scene: Scene, s: Sentence, v: int, t: int, frame: Frame, above: Filler | None) -> Filler | None:
    """Whom a pronoun names who is called upon by the verb at `v` («كلفه بمراقبة X», «طلب منها دعم X»)."""
    own = s.nodes[v].word.pronoun if frame.takes_object else ""
    behind = (node.word for node in s.nodes[v + 1 : min(t, v + CALLED)] if node.word.role == "preposition")
    letters = own or next((word.pronoun for word in behind if word.pronoun and word.preposition in frame.takes), "")
    found = pronoun(scene, s, v, letters, as_subject=False, without=above.actors if above else ()) if letters else None
    return replace(found.less(0.85), how="called: " + found.how) if found else None


def can_act(scene: Scene, actor: int) -> bool:
    """Whether an actor can do something to another: no document, no outlet, and of the places only countries."""
    kind = scene.actors[actor].type
    return kind != "document" and actor not in scene.outlets and (kind != "place" or actor in scene.states)


def are_seats(scene: Scene, s: Sentence, actors: Sequence[int]) -> bool:
    """Whether only places of work, study or worship are meant, or a part of a town: such strike nobody («مركز X»)."""
    names = (folded(scene.actors[actor].name).partition(" ")[0].removeprefix("ال") for actor in actors)
    return all(name in s.grammar.words("workplaces") for name in names)
