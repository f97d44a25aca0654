"""With or to whom an English verb's subject does it: a name, a pronoun, both sides, the head of a relative clause."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from marsad.read.claims.english.antecedents import FIRST, PRONOUNS, pair, pronoun
from marsad.read.claims.english.asides import is_list
from marsad.read.claims.english.nodes import OWNER
from marsad.read.claims.english.smallwords import ADVERBIAL, ARTICLES, OWNERS
from marsad.read.claims.english.things import holder, sided
from marsad.read.claims.lexicon.grammar import pair_words
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sentences.nodes import COMMAS
from marsad.read.claims.sentences.sentences import Argument, Sentence
from marsad.read.claims.sides.counterparts import counterpart
from marsad.read.claims.sides.joined import Trigger, followed
from marsad.read.claims.sides.roles import CLOSERS

HARMFUL = frozenset({"ASSAULT", "COERCE", "CONCEDE", "THREATEN"})
"""What is done to somebody where it is done to his men or houses,"""
OF_MEN = HARMFUL | {"COOPERATE"}
"""and where these are named by a pronoun («let his lorries pass»)."""
TAKING = frozenset({"ASSAULT", "COERCE", "SANCTION", "REJECT", "AID", "ACCUSE"})
"""What is done to us where it is done to what is ours."""
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Deeds that are condemned: it is who did them that is blamed."""
GUESSED = 0.8
"""How sure it is that the last two are meant where one mediates whom nobody names."""
PEOPLE = frozenset[str]({"person"})
KINDS = frozenset({"a", "an", "one"})
"""Words before what somebody is who is named behind it."""
NEAR = 4
"""How many nodes from a word its pronoun, its owner or its auxiliary can stand."""
FAR = 9
"""How many nodes after a trigger what belongs to it can stand."""


def object_of(at: Trigger, who: Filler) -> Filler | None:
    """With or to whom a verb's subject does it: a pronoun, both sides, a name, the head of its relative clause."""
    if at.frame.relation in ("THREATEN", "SANCTION", "REJECT"):
        at = replace(
            at, right=[a for a in arguments(at.s, at.t, far=True) if not is_parted(at, a) and a.distance <= 2 * FAR]
        )
    if at.frame.relation == "SANCTION":  # «recalled its ambassador», «dismissed X's outburst»
        at = replace(at, right=[a for a in at.right if not _is_only_owner(at, a)])
    blamed = at.right[: "on" not in at.frame.with_]  # «blamed the attack on X»
    deed = next((deed for a in blamed if (deed := _suffered(at, a)) is not None), None)
    if deed is not None:
        return _blamed(at, deed, who)
    if (apposed := _apposed(at, at.t)) is not None or calls_by_kind(at):
        return apposed or _called_so(at, who)
    near = _meant_after(at, who)
    bare = [a for a in at.right if a.is_bare]
    first = next((a for a in bare if a.distance <= NEAR and at.s.actors(a.group) != who.actors), None)
    plain = first is not None and at.frame.takes_object and not at.frame.with_ and not first.via
    named = filler(at.s, first.group, 1.0, "object", told=True) if first and plain else counterpart(at, bare, who)
    if named is not None and set(named.actors) <= set(who.actors):
        named = None
    if near is not None and (named is None or (near.last or 0) < (named.last or 0)):
        thing = named is not None and "to" in at.frame.takes and at.s.nodes[near.last or 0].text == "it"
        return named if thing else near  # «passed it on to the militia»
    apposed = _apposed(at, named.last) if named is not None and named.last is not None else None
    if named is not None:
        return apposed or _and_too(at, named)
    if "between" in at.frame.takes and at.frame.relation == "CONSULT":
        meant = pair(at.scene, at.s, at.t, without=who.actors)
        return meant.less(GUESSED) if meant is not None else None
    found = _gap(at, who) or _led_gap(at, who) or asked(at, who.actors) or _let_do(at, who)
    return found or _of_things(at, who) or _contacted(at, who)


def _is_only_owner(at: Trigger, argument: Argument) -> bool:
    """Whether those of an argument are but what is its own, or own what is put aside rather than are so themselves."""
    nodes, last = at.s.nodes, argument.group[-1]
    if nodes[argument.group[0]].text.split(" ", 1)[0] in OWNERS:
        return True
    people = at.s.grammar.words("titles") | at.s.grammar.words("bodies")
    thing = nodes[last + 1 : last + 2]
    owns = at.frame.kinds == PEOPLE and nodes[last].word.stem == OWNER
    return owns and bool(thing) and thing[0].actor is None and thing[0].text not in people


def _of_things(at: Trigger, who: Filler) -> Filler | None:
    """Whose things it is done to where no name stands as the object: «shelled villages held by X», «army vehicles»."""
    if at.frame.relation == "COOPERATE" and at.frame.takes_object and not at.frame.mutual:
        return holder(at.s, at.t, at.frame.takes, who.actors)  # «waved through lorries belonging to X»
    if at.frame.relation not in HARMFUL:
        return None
    near = range(at.t + 1, min(len(at.s.nodes), at.t + NEAR + 1)) if at.frame.takes_object else range(0)
    return holder(at.s, at.t, at.frame.takes, who.actors) or sided(at.scene, at.s, at.t, near, who.actors)


def _contacted(at: Trigger, who: Filler) -> Filler | None:
    """Of whom somebody asks what he turns to another for: «phoned X to ask for help», «wrote to X demanding talks»."""
    before = at.s.nodes[at.t - 1] if at.t else None
    led = before is not None and (before.text == "to" or at.node.text.endswith("ing"))
    if at.frame.relation != "REQUEST" or not led:
        return None
    for j in range(at.t - 1, max(-1, at.t - 2 * FAR), -1):
        node = at.s.nodes[j]
        if node.is_bound or node.text in CLOSERS:
            return None
        if node.is_verb:
            if not any(form.frame.relation == "CONSULT" for form in node.word.forms):
                return None
            near = next((a.group for a in arguments(at.s, j) if a.group[-1] < at.t and a.distance <= NEAR), ())
            apart = not set(at.s.actors(near)) & set(who.actors) and "place" not in {at.s.nodes[k].kind for k in near}
            return filler(at.s, near, 0.85, "contacted") if near and apart else None
    return None


def is_parted(at: Trigger, argument: Argument) -> bool:
    """Whether a comma, or a deed that hangs on another word, parts an argument from its trigger."""
    first = argument.group[0]
    leaves = at.frame.relation == "RETREAT" and at.frame.with_  # «pulled its troops out of X»
    outside = argument.chain[0] == "of" and at.s.nodes[argument.outer - 1].text == "out" and not leaves
    if outside or _is_deed_between(at, first) or _opens_clause(at, argument) or _is_of_next_verb(at, first):
        return True
    article = at.s.nodes[first - 1].text in ARTICLES
    if first - 1 - article > at.t and at.s.nodes[first - 1 - article].word.role == "relative":
        return True  # «left a truce that X brokered»
    commas = [i for i in range(at.t + 1, first) if at.s.nodes[i].text in COMMAS]
    if len(commas) == 1 and commas[0] == first - 1:  # «to a security firm, X»
        near = at.s.nodes[max(at.t + 1, commas[0] - NEAR) : commas[0]]
        speaks = argument.group[-1] + 1 < len(at.s.nodes) and at.s.nodes[argument.group[-1] + 1].is_verb
        named = any(node.actor is not None for node in near)
        return speaks or named or not any(node.text in at.frame.takes for node in near)
    return bool(commas) and not is_list(at.s, at.t, commas, first, at.frame.takes)


def _opens_clause(at: Trigger, argument: Argument) -> bool:
    """Whether those of an argument are the subject of a clause of their own («hit the post and X scored»)."""
    first, last = argument.group[0], argument.group[-1]
    linked = at.s.nodes[first - 1].word.conjunction and first - 1 > at.t
    return linked and last + 1 < len(at.s.nodes) and at.s.nodes[last + 1].is_verb


def _is_of_next_verb(at: Trigger, first: int) -> bool:
    """Whether a verb behind «and», or one that says more of what is done to, comes first («hit posts guarding X»)."""
    bodies, small = at.s.grammar.words("bodies"), at.s.grammar.words("before_nouns")
    for i in range(at.t + 2, first):
        node, before = at.s.nodes[i], at.s.nodes[i - 1]
        if node.actor is not None:
            return False
        if node.is_verb and before.word.conjunction:
            return True
        thing = (
            before.word.role == "word"
            and (before.text in bodies or before.text[-1:] == "s")
            and before.text not in small
        )
        if thing and i - 1 > at.t and node.text.endswith("ing") and len(node.text) > NEAR + 1:
            return True
    return False


def _is_deed_between(at: Trigger, first: int) -> bool:
    """Whether a participle behind a preposition comes first («accused of helping X»)."""
    for i in range(at.t + 2, first):
        node = at.s.nodes[i]
        if node.actor is None and node.text.endswith("ing") and at.s.nodes[i - 1].word.role == "preposition":
            if at.frame.speech and at.s.nodes[i - 1].text in ("of", "for"):
                return True
            deed = any(form.kind == "participle" for form in node.word.forms)
            return deed and not any(form.kind == "noun" for form in node.word.forms)
    return False


def _and_too(at: Trigger, named: Filler) -> Filler:
    """Those on whom a verb acts with one more behind «and» («to X and to their rivals, Y»)."""
    nodes, start = at.s.nodes, (named.last or len(at.s.nodes)) + 1
    if start + 1 >= len(nodes) or not nodes[start].word.conjunction or nodes[start].text != "and":
        return named
    for i in range(start + 1, min(len(nodes), start + FAR)):
        node = nodes[i]
        if node.is_verb or node.is_bound or node.text in CLOSERS:
            return named
        if i in at.s.groups:
            led = nodes[start + 1].word.role == "preposition"
            last = _called(at.s, i)
            more = at.s.actors(at.s.groups[last])
            return replace(named, actors=(*named.actors, *more), last=last) if led and more else named
    return named


def _called(s: Sentence, i: int) -> int:
    """The name that stands behind the words for somebody at a node («its rivals, the X»), else that node."""
    owned = s.nodes[i].text.split(" ", 1)[0] in OWNERS and i + 2 < len(s.nodes) and s.nodes[i + 1].text in COMMAS
    return next((k for k in (i + 2, i + 3) if owned and k in s.groups), i)


def _apposed(at: Trigger, last: int) -> Filler | None:
    """The person in apposition to a title behind a verb («met the leader of X, Y», «arrested its leader, Y»)."""
    nodes, titles = at.s.nodes, at.s.grammar.words("titles") | at.s.grammar.words("bodies")
    if last == at.t:
        last = next((i for i in range(at.t + 1, min(len(nodes), at.t + NEAR)) if nodes[i].text in titles), at.t)
    if last == at.t:
        last = _kind_of(at)
    said = nodes[at.t + 1 : last + 1]
    of_kind = last > at.t and said[0].text in KINDS and said[-1].actor is None
    titled = at.frame.takes_object and (of_kind or any(node.text in titles for node in said))
    if titled and last + 2 < len(nodes) and nodes[last + 1].text in COMMAS and nodes[last].kind != "person":
        person = next((i for i in range(last + 2, min(len(nodes), last + 5)) if nodes[i].kind == "person"), None)
        return filler(at.s, (person,), 0.95, "apposition", told=True) if person is not None else None
    return None


def _kind_of(at: Trigger) -> int:
    """The last node of what somebody behind a comma is said to be, right behind a verb («detained a broker, X»)."""
    for i in range(at.t + 1, min(len(at.s.nodes) - 2, at.t + 2 + NEAR)):
        node = at.s.nodes[i]
        if node.text in COMMAS:
            closed = i + 2 >= len(at.s.nodes) or not at.s.nodes[i + 2].is_verb
            return i - 1 if closed and at.s.nodes[at.t + 1].text in KINDS else at.t
        if node.actor is not None or node.is_verb or node.is_bound or node.word.role == "preposition":
            return at.t
    return at.t


def _meant_after(at: Trigger, who: Filler) -> Filler | None:
    """Whom a pronoun, «both sides» or «our bases» after a verb means."""
    men = HARMFUL if at.node.text.endswith("ing") else OF_MEN
    for i in range(at.t + 1, min(len(at.s.nodes), at.t + FAR)):
        node = at.s.nodes[i]
        inside = at.frame.relation in ("THREATEN", "REJECT") and (node.is_verb or not node.word.verb)
        if (
            node.actor is not None
            or (node.is_verb and not inside)
            or node.is_bound
            or node.text in CLOSERS
            or node.text in COMMAS
        ):
            return None
        before, behind = at.s.nodes[i - 1], at.s.nodes[i + 1 : i + 2]
        if (
            node.text in OWNERS
            and not _ends_phrase(at.s, i)
            and not (at.frame.relation in men and any(n.text in at.s.grammar.words("bodies") for n in behind))
            and not (at.frame.relation == "ASSAULT" and node.text in ("its", "their") and i == at.t + 1)
            and not (at.frame.relation in TAKING and node.text in FIRST)
        ):
            continue
        led = before.word.role == "preposition"
        takes = before.text in at.frame.takes if led else at.frame.takes_object and (i <= at.t + 2 or inside)
        if node.text in PRONOUNS and (takes or (led and before.text == "of" and at.frame.takes_object)):
            found = pronoun(at.scene, at.s, i, without=who.actors)
            return replace(found, how="object: " + found.how, last=i) if found else None
        kind = pair_words("en").get(node.text)
        if node.text == "both" and takes and behind and behind[0].text in {"for", "to"}:
            found = pair(at.scene, at.s, at.t, without=who.actors)  # «asked both for restraint»
            return replace(found, last=i) if found else None
        if kind is not None and {n.text for n in at.s.nodes[max(0, i - 3) : i]} & {"two", "both"}:
            found = pair(at.scene, at.s, at.t, without=who.actors, kind=kind)
            return replace(found, last=i) if found else None
    return None


def _ends_phrase(s: Sentence, i: int) -> bool:
    """Whether «her» at a node is no owner: nothing follows that could be owned, or what she gets («gave her aid»)."""
    before = s.nodes[i - 1]
    if s.nodes[i].text == "her" and before.is_verb and any(form.frame.sent for form in before.word.forms):
        return True
    if s.nodes[i].text != "her" or i + 1 >= len(s.nodes):
        return s.nodes[i].text == "her"
    following = s.nodes[i + 1]
    return following.word.role != "word" or following.is_verb or following.actor is not None


def _suffered(at: Trigger, argument: Argument) -> int | None:
    """The node of the deed that is blamed, which an argument of a verb of blame suffered («an attack on X»)."""
    if at.frame.relation != "ACCUSE" or not at.frame.through or argument.chain[0] in at.s.grammar.words("agent"):
        return None
    hosts = range(argument.outer - 1, max(at.t, argument.outer - 1 - NEAR), -1)  # «the attack of 4 June on X»
    places: tuple[int, ...] = (*argument.via, *hosts)
    for i in places:
        for form in at.s.nodes[i].word.forms if i > at.t else ():
            taken = not form.frame.takes.isdisjoint(argument.chain) or form.frame.genitive == "object"
            if form.kind == "noun" and form.frame.relation in HOSTILE and taken:
                return i
    return None


def _blamed(at: Trigger, deed: int, who: Filler) -> Filler | None:
    """Who did the deed at a node that is blamed («condemned the attack on X by Y»)."""
    by = at.s.grammar.words("agent")
    for argument in arguments(at.s, deed, far=True):
        if argument.chain[0] in by and not set(at.s.actors(argument.group)) & set(who.actors):
            return filler(at.s, argument.group, 0.9, "blamed", told=True)
    return None


def calls_by_kind(at: Trigger) -> bool:
    """Whether what somebody is called stands right behind a verb of blame («designated a terrorist group»)."""
    called = at.frame.relation == "ACCUSE" and at.frame.takes_object and bool(at.frame.with_)
    return called and any(node.text.split(" ", 1)[0] in {"a", "an", "as"} for node in at.s.nodes[at.t + 1 : at.t + 2])


def _called_so(at: Trigger, who: Filler) -> Filler | None:
    """Who is called what stands behind the verb: the last one before it («X and Y, which Z designated a militia»)."""
    head = _gap(at, who, whole=True)
    return replace(head, actors=head.actors[-1:]) if head is not None else None


def _gap(at: Trigger, who: Filler, *, whole: bool = False) -> Filler | None:
    """The head of the relative clause whose object a verb lacks («men whom X robbed», «men it vowed to kill»).

    With `whole` nothing that stands behind the verb is its object.
    """
    near = at.s.nodes[max(0, at.t - NEAR) : at.t]
    given = whole or any(node.text == "whom" for node in near)  # «whom he paid 200 euros»
    if not at.frame.takes_object or (not given and (at.frame.with_ or _has_object(at))):
        return None
    for j in range(at.t - 1, max(-1, at.t - 2 * FAR), -1):
        node = at.s.nodes[j]
        if node.text in ADVERBIAL:
            continue
        if node.word.role in ("relative", "that") and j > 0:
            back = j - 1 - (at.s.nodes[j - 1].text in COMMAS)
            told = node.text == "that" and _is_told(at.s, back)
            return None if told else _head_of(at, back, who)
        if node.text in PRONOUNS or node.actor is not None:
            first = at.s.groups[j][0] if j in at.s.groups else j
            first -= at.s.nodes[first - 1].text in ARTICLES
            if at.s.nodes[first - 1].word.role in ("relative", "that"):
                continue
            free = node.text not in OWNERS and not _is_told(at.s, first - 1)
            return _head_of(at, first - 1, who) if free else None
        if node.text in CLOSERS or node.text in COMMAS or (node.is_verb and not _is_chained(at.s, j)):
            return None
    return None


def _led_gap(at: Trigger, who: Filler) -> Filler | None:
    """The head of the relative clause that one of the verb's prepositions opens («the men to whom X sold arms»)."""
    for j in range(at.t - 1, max(0, at.t - 2 * FAR), -1):
        node = at.s.nodes[j]
        if node.word.role == "relative":
            led = at.s.nodes[j - 1].text in at.frame.takes
            return _head_of(at, j - 2 - (at.s.nodes[j - 2].text in COMMAS), who) if led else None
        if node.text in CLOSERS or node.text in COMMAS or (node.is_verb and not _is_chained(at.s, j)):
            return None
    return None


def _has_object(at: Trigger) -> bool:
    """Whether a noun of no name stands right behind a verb as its object."""
    following = at.s.nodes[at.t + 1] if at.t + 1 < len(at.s.nodes) else None
    if following is None or following.word.role != "word" or following.word.conjunction or following.is_verb:
        return False
    adverb = following.text in at.s.grammar.words("adverbs") or following.text.endswith("ly")
    return not adverb and following.text not in ("to", "as", "out")


def _head_of(at: Trigger, back: int, who: Filler) -> Filler | None:
    """The group that ends at a node or that its words are said of («Y, a militia X condemned»), not the subject."""
    first = back
    while first > max(0, back - NEAR) and at.s.nodes[first].actor is None and at.s.nodes[first].word.role == "word":
        first -= 1
    back = first - 1 if first < back and at.s.nodes[first].text in COMMAS else back
    group = at.s.groups.get(back)
    fits = group is not None and group[-1] == back and not set(at.s.actors(group)) & set(who.actors)
    return filler(at.s, group, 0.9, "head of relative") if fits and group is not None else None


def _is_told(s: Sentence, i: int) -> bool:
    """Whether the one named at a node is told something, so that «that» behind him opens what he is told."""
    near = s.nodes[max(0, i - NEAR) : i]
    return any(form.frame.speech for node in near if node.is_verb for form in node.word.forms)


def _is_chained(s: Sentence, j: int) -> bool:
    """Whether the verb at a node only leads to the next one («it had vowed to destroy»)."""
    return j + 1 < len(s.nodes) and s.nodes[j + 1].text == "to"


def asked(at: Trigger, without: Sequence[int]) -> Filler | None:
    """Of whom something is demanded or alleged: the subject of what is («demanded that X leave»)."""
    nodes = at.s.nodes
    if at.frame.relation not in ("REQUEST", "ACCUSE") or at.t + 2 >= len(nodes) or nodes[at.t + 1].text != "that":
        return None
    for i in range(at.t + 2, min(len(nodes), at.t + 2 + NEAR)):
        if i in at.s.groups:
            found = filler(at.s, at.s.groups[i], 0.95, "asked", told=True)
            if _suffers(at.s, at.s.groups[i][-1]):
                return None
            return found if not set(found.actors) & set(without) else None
        if nodes[i].text in PRONOUNS - OWNERS:
            meant = pronoun(at.scene, at.s, i, without=without) if not _suffers(at.s, i) else None
            return replace(meant, how="asked: " + meant.how, last=i) if meant is not None else None
        if nodes[i].is_verb or nodes[i].is_bound:
            return None
    return None


def _let_do(at: Trigger, who: Filler) -> Filler | None:
    """Who does what is looked away from: the subject of the clause behind («looked the other way while X armed»)."""
    opened = range(at.t + 1, min(len(at.s.nodes), at.t + NEAR + 1))
    first = next((i + 1 for i in opened if at.s.nodes[i].word.role == "subordinator"), None)
    away = at.s.grammar.words("looked_away")
    if first is None or at.s.nodes[first - 1].text not in at.frame.takes or at.s.nodes[first - 2].text not in away:
        return None
    group = next((at.s.groups[i] for i in range(first, min(len(at.s.nodes), first + NEAR)) if i in at.s.groups), None)
    if group is None or any(node.is_verb or node.is_bound for node in at.s.nodes[first : group[0]]):
        return None
    return filler(at.s, group, 0.95, "let do", told=True) if not set(at.s.actors(group)) & set(who.actors) else None


def _suffers(s: Sentence, i: int) -> bool:
    """Whether those at a node have it done to them: «alleged that he had been arrested», «asked that X be freed»."""
    near = s.nodes[i + 1 : i + 2 + NEAR]
    be = next((n for n, node in enumerate(near) if node.text in s.grammar.words("passive") | {"be"}), None)
    done = near[be + 1] if be is not None and be + 1 < len(near) else None
    return done is not None and done.is_verb and not done.text.endswith("ing")


def is_followed(s: Sentence, t: int, words: frozenset[str], *, in_subject: bool = False) -> bool:
    """Whether one of the words that a trigger needs stands with it.

    That is behind it, in the head of its relative clause («the pact which they signed»), or in the subject of its
    passive («sanctions were imposed»), where `in_subject` with no form of «be» too («arms flowed from X to Y»).
    """
    named = next((i for i in range(t + 1, min(len(s.nodes), t + FAR)) if s.nodes[i].text == "as"), None)
    called = s.nodes[named + 1 : named + FAR] if named is not None else ()  # «described X as reckless»
    if followed(s, t, words) or any(node.text in words for node in called) or _opens_that(s, t, words):
        return True
    passive = s.grammar.words("passive")
    relative = False
    for j in range(t - 1, max(-1, t - FAR), -1):
        node = s.nodes[j]
        passive_here = not relative and (in_subject or any(n.text in passive for n in s.nodes[j + 1 : t]))
        named = passive_here and node.actor is not None and node.text.rpartition(" ")[2] in words  # «X's envoy was»
        if named or ((relative or passive_here) and node.text in words):
            return True
        if node.word.role in ("relative", "that") and not relative:
            relative = True
        elif node.text in CLOSERS or node.is_bound or (node.is_verb and node.text not in (*ADVERBIAL, *passive)):
            return False
    return False


def _opens_that(s: Sentence, t: int, words: frozenset[str]) -> bool:
    """Whether a clause with one of these words for «that» follows a trigger («agreed with X that»)."""
    bound = next((node for node in s.nodes[t + 1 : t + FAR] if node.is_bound or node.is_verb), None)
    return bound is not None and bound.word.role == "that" and bound.text in words
