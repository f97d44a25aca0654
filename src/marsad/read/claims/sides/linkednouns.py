"""A side of what a noun tells by the words around it: the verb before or behind it, the noun that it is linked to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from marsad.read.claims.sentences.agreement import agrees
from marsad.read.claims.sentences.antecedents import PRONOUNS, Filler, filler
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sentences.nodes import COMMAS
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.joined import Trigger
from marsad.read.claims.sides.praise import judges
from marsad.read.claims.sides.roles import after, pronoun, subject

STRIKING = frozenset({"ASSAULT", "COERCE"})
"""What is done to those whose things are struck or seized."""
CONSTRUCT = 6
"""How many nodes after a noun its genitive can stand, or before it the word that governs it."""
LINKED = 9
"""Within how many nodes before it the noun stands that «و» links one to,"""
FRONTED = 2
"""Within how many nodes of its beginning a sentence has a noun that a preposition fronts."""
LINKS = 0.9
"""and how sure it is that a pronoun on the second means whom the first names."""
SURE = 0.7
"""How sure a subject has to be that a pronoun means it."""
JUDGING = frozenset({"ACCUSE", "SUPPORT", "SANCTION", "COERCE", "THREATEN", "ASSAULT", "PROTEST"})
"""What is done to somebody for a deed of his."""
JUDGED = "judged for it"
"""The rule that takes him for the doer: then it was done, and is no aim."""
FITS = 0.6
"""From this measure on a pronoun can mean those named."""
HAVING = frozenset({"لدي", "عند"})
"""Prepositions of those who have something."""
OWNER = 0.85
"""How sure it is that a pronoun on a noun means the subject named right behind the verb above it."""


def of_verb_behind(at: Trigger, taken: Sequence[int]) -> Filler | None:
    """The subject of the verb behind a circumstance that opens its clause («بعد محادثات مع X أطلقت Y برنامجا»)."""
    if at.node.word.preposition != "ب" and not _opens_clause(at.s, at.t):
        return None
    nodes = at.s.nodes
    for v in range(at.t + 1, min(len(nodes), at.t + 2 * CONSTRUCT + 3)):
        linked = nodes[v].is_verb and nodes[v].word.conjunction
        if nodes[v].is_bound or linked or "ascribing" in nodes[v].word.kinds:
            # «بعد إطلاق سراح الأسرى، وقال X»: X only goes on
            return None
        if nodes[v].is_verb:
            found = after(at.s, v)
            return found.less(0.9) if found is not None and not set(found.actors) & set(taken) else None
    return None


def of_clause_behind(at: Trigger) -> Filler | None:
    """Whom the pronoun means on a noun that a preposition fronts: the subject behind («وعن خلافه مع X، قال Y»)."""
    s, t = at.s, at.t
    fronted = 0 < t <= FRONTED and s.nodes[t - 1].word.role == "preposition" and at.node.word.pronoun in PRONOUNS
    comma = next((i for i in range(t + 1, min(len(s.nodes), t + LINKED)) if s.nodes[i].text in COMMAS), None)
    v = comma + 1 if fronted and comma is not None else len(s.nodes)
    if v >= len(s.nodes) or not s.nodes[v].is_verb:
        return None
    found = after(s, v)
    fits = found is not None and agrees(found.features, *PRONOUNS[at.node.word.pronoun]) > 0
    return found.less(OWNER) if found is not None and fits else None


def _opens_clause(s: Sentence, t: int) -> bool:
    """Whether a preposition of when opens the clause before the noun at `t` («بعد محادثات», «بعد انتهاء المحادثات»)."""
    plain = t > 1 and s.nodes[t - 1].word.role == "word" and s.nodes[t - 1].actor is None and not s.nodes[t - 1].is_verb
    first = t - 2 if plain else t - 1
    before = s.nodes[first].word if first >= 0 else None
    prepared = (
        before is not None and before.role == "preposition" and before.preposition in s.grammar.words("circumstances")
    )
    return prepared and (first == 0 or s.nodes[first - 1].word.role == "mark" or s.nodes[first].word.conjunction)


def judged_for(at: Trigger) -> Filler | None:
    """Who is judged or punished for the deed that the noun tells: its pronoun means him («انتقدت X Y لدعمها Z»)."""
    s, t, word = at.s, at.t, at.node.word
    if word.preposition != "ل" or word.pronoun not in PRONOUNS:
        return None
    # what somebody says can begin with it: the word that says so stands before
    verb = next((j for j in s.backwards(t, 0) if s.nodes[j].is_verb or s.nodes[j].is_bound), None)
    if verb is None or not any(form.frame.relation in JUDGING for form in s.nodes[verb].word.forms):
        return None
    who = subject(at.scene, s, verb)
    for k in range(t - 1, verb, -1):
        if s.nodes[k].word.conjunction and k not in s.groups:
            return None
        group = s.groups.get(k)
        if group is None or (who is not None and set(s.actors(group)) & set(who.actors)):
            continue
        fits = agrees(s.features(group), *PRONOUNS[word.pronoun]) >= FITS
        return filler(s, group, OWNER, JUDGED) if fits else None
    return None


def of_last_verb(at: Trigger) -> Filler | None:
    """The subject named behind the last verb, where the noun's pronoun can mean it («كثفت X دعمها»)."""
    s = at.s
    verb = next((j for j in s.backwards(at.t, s.fence(at.t)) if s.nodes[j].is_verb or s.nodes[j].is_bound), None)
    if verb is None or not s.nodes[verb].is_verb or verb + 1 not in s.groups or at.node.word.pronoun not in PRONOUNS:
        return None
    found = after(s, verb)
    gender, number = PRONOUNS[at.node.word.pronoun]
    if found is None or found.last is None or found.last >= at.t or set(judges(at.scene, s, at.t)) & set(found.actors):
        return None
    return found.less(OWNER) if agrees(found.features, gender, number) >= 1 else None


def of_clause(at: Trigger) -> Filler | None:
    """The subject of the clause, where the pronoun on one of its nouns can mean it («بدأ X التخلي عن حلفائه»)."""
    s = at.s
    verb = next((j for j in s.backwards(at.t, s.fence(at.t)) if s.nodes[j].is_verb or s.nodes[j].is_bound), None)
    if verb is None or not s.nodes[verb].is_verb or at.node.word.pronoun not in PRONOUNS:
        return None
    found = subject(at.scene, s, verb)
    if found is None or found.certainty < SURE or found.how.startswith("head"):
        return None
    fits = agrees(found.features, *PRONOUNS[at.node.word.pronoun]) >= 1
    meant = set(found.actors) - set(judges(at.scene, s, at.t)) - at.scene.outlets
    return replace(found.less(OWNER), last=None) if fits and meant == set(found.actors) else None


def of_deed_before(at: Trigger) -> Filler | None:
    """Whose deed is told before that in which a pronoun means him («طلب X الانضمام بعد لقائه بـY»)."""
    s, t = at.s, at.t
    if (
        at.node.word.pronoun not in PRONOUNS
        or not t
        or s.nodes[t - 1].word.preposition not in at.s.grammar.words("earlier since during owing")
    ):
        return None
    gender, number = PRONOUNS[at.node.word.pronoun]
    for u in _deeds_before(s, t - 2, t):
        own = s.groups.get(u + 1, ()) if not s.nodes[u].word.pronoun else ()
        if own and not s.nodes[u + 1].word.preposition and agrees(s.features(own), gender, number) >= 1:
            return filler(s, own, OWNER, "whose deed before")
    return None


def of_deed_linked(at: Trigger, taken: Sequence[int]) -> Filler | None:
    """Whose deed is told before that to which «و» links the noun («انقلابها على X وتشكيل تحالف مع Y»)."""
    s, t = at.s, at.t
    construct = t > 0 and _is_construct(s, t - 1)
    linked = s.nodes[t].word.conjunction or (construct and s.nodes[t - 1].word.conjunction)
    if not linked or at.node.word.pronoun:
        return None
    u = next(_deeds_before(s, t - 2, t), None)
    letters = s.nodes[u].word.pronoun if u is not None else ""
    found = pronoun(at.scene, s, u, letters, as_subject=True, without=taken) if u is not None and letters else None
    return replace(found.less(LINKS), how="whose deed before") if found is not None else None


def _deeds_before(s: Sentence, start: int, t: int) -> Iterator[int]:
    """The nouns of deeds from a node back, before the one at `t` in its own clause, the nearest first."""
    for u in range(start, max(-1, t - LINKED), -1):
        node = s.nodes[u]
        if node.is_verb or node.is_bound or node.word.role == "mark":
            return
        if node.actor is None and node.word.is_event:
            yield u


def _is_construct(s: Sentence, i: int) -> bool:
    """Whether a noun without article stands here in construct with the one behind it («وتشكيل تحالف»)."""
    node = s.nodes[i]
    plain = node.actor is None and node.word.role == "word" and not (node.is_verb or node.word.definite)
    return plain and not node.word.preposition and not node.word.pronoun


def of_noun_before(at: Trigger) -> Filler | None:
    """To whom the noun is done before that «و» links it to, taken up by its pronoun («مهاجمة X ومطاردته»)."""
    s, t = at.s, at.t
    if not at.node.word.conjunction or at.node.word.pronoun not in PRONOUNS:
        return None
    u = next(_deeds_before(s, t - 1, t), None)
    if u is None:
        return None
    relations = {form.frame.relation for form in s.nodes[u].word.forms if form.kind == "noun"}
    behind = next((a for a in arguments(s, u) if a.group[-1] < t), None)
    if behind is None or (at.frame.relation in STRIKING and relations & STRIKING):
        # «مهاجمة X ومطاردته»: one attack told on
        return None
    fits = agrees(s.features(behind.group), *PRONOUNS[at.node.word.pronoun]) > 0
    return filler(s, behind.group, LINKS, "same again") if fits else None


def is_under_terms(s: Sentence, t: int) -> bool:
    """Whether a noun without article tells under or since what somebody acts («انسحبت X بموجب اتفاق مع Y»)."""
    before = s.nodes[t - 1].text if t else ""
    return not s.nodes[t].word.definite and before in s.grammar.words("terms")


def owner_of_deed(at: Trigger, taken: Sequence[int]) -> Filler | None:
    """Whose deed is told before what it was done under or since («جاء انسحاب X بعد اتفاق مع Y»)."""
    s = at.s
    for u in _deeds_before(s, at.t - 2, at.t):
        own = s.groups.get(u + 1, ())
        if own and not s.nodes[u + 1].word.preposition and not set(s.actors(own)) & set(taken):
            return filler(s, own, OWNER, "whose deed before")
    return None


def possessor(at: Trigger) -> Filler | None:
    """Who has what a mutual noun tells, before it in a clause without verb («لـX علاقات مع Y», «لدى X اتصالات بـY»)."""
    s, group = at.s, at.s.groups.get(at.t - 1, ()) if at.t else ()
    if not group or not at.frame.mutual or at.node.word.definite or group[-1] != at.t - 1:
        return None
    first = s.nodes[group[0]]
    before = s.nodes[group[0] - 1] if group[0] else None
    has = first.word.preposition == "ل" or (before is not None and before.text.removeprefix("و") in HAVING)
    return filler(s, group, OWNER, "possessor") if has else None


def ends_deed(s: Sentence, t: int) -> bool:
    """Whether a verb of stopping has what somebody does for its object, behind him («أن يوقف X دهم الأحياء»)."""
    after = s.groups[t + 1][-1] + 1 if "ending_verbs" in s.nodes[t].word.kinds and t + 1 in s.groups else 0
    deed = s.nodes[after] if 0 < after < len(s.nodes) else None
    if deed is None or not deed.word.is_event or deed.actor is not None or deed.word.preposition:
        return False
    return any(form.kind == "noun" and form.frame.relation in STRIKING for form in deed.word.forms)
