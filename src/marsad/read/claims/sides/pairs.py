"""Both sides told at once: «بين X وY», «الجانبان», «بينهما», and the last pair they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from marsad.read.claims.lexicon.grammar import pair_words
from marsad.read.claims.lexicon.triggers import OBJECT
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import Filler, antecedent, filler
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sentences.joints import chain
from marsad.read.claims.sentences.nodes import COMMAS, DASHES, PARTING, STOPS
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sentences.topics import goes_on
from marsad.read.claims.sides.joined import DUAL, WITHIN, Trigger, claimed
from marsad.read.claims.sides.roles import before as subject_before
from marsad.read.claims.sides.roles import pronoun
from marsad.text.remembered import remembered_by

BOTH = 0.95
"""How much less sure it is that a verb for two means the subject of its clause with another one named there."""
PAIR = 8
"""Within how many nodes before «بينهما» a pair is named that it takes up."""
CALLED = 0.85
"""How sure it is that a pair that is called upon is to do what follows."""
TWO = 2
"""A pair."""
CONSTRUCT_OF_TWO = 2
"""Within how many nodes behind a noun the adjectives of two countries stand."""
LANDS = "countries of the last pair"
"""The rule that takes «the two countries» for those of the two who dealt with each other last,"""
OF_LANDS = 0.75
"""and how sure it is."""
HOMELANDS = ("homelands",)
"""Where the scene keeps the countries of the page."""
OWNED_BY_PAIR = 3
"""Within how many nodes behind «بين» a pair is named whose people are meant."""


def between(at: Trigger) -> Filler | None:
    """Both sides of «بين X وY», or the last pair where «بينهما», «بين الجانبين» stands for it."""
    words = at.s.grammar.words("between")
    for argument in at.right:
        if argument.chain[-1] in words and not claimed(at, argument.outer, argument.chain[-1]):
            last = argument.group[-1]
            others = _apart(at.s, last)
            if others or len(at.s.actors(argument.group)) >= 2:
                more = _more_of_side(at.s, last) if others else ()
                return filler(at.s, (*argument.group, *more, *others), 1.0, "between", told=True)
            # «بين أنقرة واشنطن»: the conjunction is lost in the W
            second = last + 1 if last + 1 in at.s.groups else _linked(at.s, last)
            if second is not None:
                return filler(at.s, (*argument.group, second), 0.9, "between", told=True)
    if at.t - 1 in at.s.groups:
        # «بين X وY تعاون»
        group = at.s.groups[at.t - 1]
        joint, outer, _ = chain(at.s, group[0], -1)
        if len(at.s.actors(group)) > 1 and joint[0] in words and not _is_held_before(at.s, outer):
            return filler(at.s, group, 0.95, "between before")
    for i, node in enumerate(at.s.nodes[at.t + 1 : at.t + 8], at.t + 1):
        if node.is_verb or node.is_bound:
            return None
        if node.word.role == "preposition" and node.word.preposition in words:
            return None if claimed(at, i, node.word.preposition) else _between_meant(at, i)
    return None


def of_two_lands(at: Trigger) -> Filler | None:
    """The two countries whose adjectives say who deals with each other («مباحثات تركية يابانية»)."""
    s, first = at.s, next(iter(at.right), None)
    if first is None or first.distance > CONSTRUCT_OF_TWO or at.frame.relation == "ASSAULT":
        return None
    i = first.group[0]
    j = i + 2 if s.nodes[i + 1 : i + 2] and s.nodes[i + 1].text in DASHES else i + 1
    if j >= len(s.nodes) or not (s.nodes[i].implied and s.nodes[j].implied):
        return None
    one, other = s.nodes[i], s.nodes[j]
    alike = one.text.startswith("ال") == other.text.startswith("ال") and one.actor != other.actor
    return filler(s, (i, j), BOTH, "of two countries", told=True) if alike else None


def _between_meant(at: Trigger, i: int) -> Filler | None:
    """Both sides of «بينهما», «بين الجانبين», «بينه وبين X», with the preposition at node `i`."""
    letters = at.s.nodes[i].word.pronoun
    second = next((a for a in arguments(at.s, i) if a.chain[0] in at.s.grammar.words("between")), None)
    if letters and second is not None:
        others = at.s.actors(second.group)
        first = pronoun(at.scene, at.s, at.t, letters, as_subject=False, without=others)
        return (
            Filler((*first.actors, *others), first.certainty, "between pronoun and", second.group[-1])
            if first
            else None
        )
    kind = _pair_before(at.s, i) if letters == DUAL else _pair_behind(at.s, i)
    return pair_meant(at, kind) if kind else None


def _pair_before(s: Sentence, i: int) -> str:
    """The kind of pair that «بينهما» at a node takes up («قيادتي البلدين لتوثيق التعاون بينهما»), else any."""
    kinds = pair_words(s.language)
    for node in reversed(s.nodes[max(0, i - PAIR) : i]):
        if node.actor is not None or node.is_bound:
            return "any"
        if node.text in kinds:
            return kinds[node.text]
    return "any"


def _pair_behind(s: Sentence, i: int) -> str | None:
    """The kind of pair that «بين» at a node stands before, or whose people («بين قواتهما», «بين وزيري البلدين»)."""
    kinds = pair_words(s.language)
    for node in s.nodes[i + 1 : i + 1 + OWNED_BY_PAIR]:
        if node.text in kinds:
            return kinds[node.text]
        if node.actor is not None or node.is_verb or node.word.role != "word" or node.word.preposition:
            return None
        if node.text.endswith(DUAL) and len(node.text) > len(DUAL) + 2:
            return "any"
    return None


def _is_held_before(s: Sentence, outer: int) -> bool:
    """Whether «بين» at a node belongs to a mutual event before it («اللقاء المشترك بين X وY»)."""
    near = s.nodes[max(0, outer - 3) : outer]
    return any(form.kind == "noun" and form.frame.mutual for node in near for form in node.word.forms)


def _apart(s: Sentence, left: int) -> tuple[int, ...]:
    """The others of those who are set apart («بين X وY من جانب وZ من جانب آخر», «بين X من جهة، وبين Y»)."""
    parted = linked = False
    for k in range(left + 1, min(len(s.nodes), left + WITHIN)):
        node = s.nodes[k]
        again = node.word.preposition in s.grammar.words("between")
        linked = linked or (node.word.conjunction and (parted or again))
        if linked and k in s.groups:
            return s.groups[k]
        if node.text in PARTING:
            parted = True
        elif node.is_verb or node.is_bound or node.text in STOPS or (parted and node.text not in COMMAS and not linked):
            return ()
    return ()


def _more_of_side(s: Sentence, left: int) -> tuple[int, ...]:
    """Who is linked to the first of a side over what is said of him («بين X المدعوم من Z وY من جهة، وW»)."""
    parting = next((k for k in range(left + 1, len(s.nodes)) if s.nodes[k].text in PARTING), left)
    more = _linked(s, left)
    return s.groups.get(more, ()) if more is not None and more < parting else ()


def _linked(s: Sentence, left: int) -> int | None:
    """The actor that «و» joins to one before it over what is said of the first («X المدعوم من Z وY»)."""
    linked = left + WITHIN
    for k in range(left + 1, min(len(s.nodes), left + WITHIN)):
        node = s.nodes[k]
        if node.is_verb or node.word.role in ("that", "subordinator") or node.text in STOPS:
            return None
        if node.word.conjunction and node.word.role == "word":
            linked = k
        if node.actor is not None and linked <= k <= linked + 3:
            # «بين X ومسلحين في حي Y»: where they met
            return None if node.kind == "place" and s.nodes[k - 1].word.preposition == "في" else k
    return None


def pair_meant(at: Trigger, kind: str = "any") -> Filler | None:
    """The countries of the two who dealt with each other last, else those two, or the last two actors of a kind."""
    lands = _countries_meant(at) if kind == "place" else None
    return lands or _last_pair(at, kind)


def _last_pair(at: Trigger, kind: str) -> Filler | None:
    """The last two that dealt with each other, or the last two actors of a kind."""
    scene = at.scene
    fighting = at.s.grammar.words("fighting")
    fought = any(node.text in fighting for node in at.s.nodes[at.t + 1 : at.t + WITHIN])
    last = scene.foes if fought and scene.foes else scene.pair
    if kind == "any" and _are_past_persons(at, last) and scene.opening and not _are_persons(scene, scene.opening):
        # two who only met for them, and are not spoken of any more, are no «sides»
        last = scene.opening
    sides = _sides_of_sentence(at) if kind == "any" else ()
    if len(sides) > len(last):
        return Filler(sides, 0.7, "last sides")
    if len(last) == 2 and all(kind in ("any", scene.actors[a].type) for a in last):
        return Filler(last, 0.7, "last pair")
    if kind == "any":
        two = antecedent(scene.sentences, at.s, at.t, agreement=(None, "d"), as_subject=True)
        # a page can open with «الجانبان» and name them only then
        return two or (Filler(scene.opening, 0.6, "first pair") if scene.opening and not last else None)
    found: list[int] = []
    for sentence in scene.sentences[at.s.number :: -1][:3]:
        nodes = sentence.nodes[: at.t] if sentence is at.s else sentence.nodes
        for node in reversed(nodes):
            if node.actor is None or node.kind != kind or node.actor in found:
                continue
            if kind != "place" or node.actor in scene.states:
                # «التعاون بين البلدين»: no town, nor the capital where they met
                found.append(node.actor)
            if len(found) == 2:
                return Filler((found[1], found[0]), 0.6, "last two of a kind")
    return None


def _countries_meant(at: Trigger) -> Filler | None:
    """The countries of the two who dealt with each other last («بحث X مع Y التعاون بين البلدين»)."""
    scene = at.scene
    for one in scene.told_before(at.s, at.t, back=1):
        both = tuple(dict.fromkeys((*one.doers, *one.others)))
        lands = homelands(scene, both) if len(both) == TWO else ()
        if len(lands) == TWO:
            return Filler(lands, OF_LANDS, LANDS)
    return None


def homelands(scene: Scene, actors: Sequence[int]) -> tuple[int, ...]:
    """The countries that actors are or are of, by their names or offices, as far as the page names them."""
    if HOMELANDS not in scene.kept:
        places = ((a.country, n) for n, a in enumerate(scene.actors) if a.type == "place" and n in scene.states)
        scene.kept[HOMELANDS] = {code: n for code, n in sorted(places, key=lambda one: -one[1]) if code}
    known: dict[str, int] = scene.kept[HOMELANDS]
    lands = (_homeland(scene, actor, known) for actor in actors)
    return tuple(dict.fromkeys(land for land in lands if land is not None))


def _homeland(scene: Scene, actor: int, known: dict[str, int]) -> int | None:
    """The country that an actor is or is of."""
    code, office = scene.actors[actor].country, scene.stands_for.get(actor)
    if actor in scene.states:
        return actor
    return known.get(code or "", office if office is not None and scene.actors[office].is_country else None)


def _are_persons(scene: Scene, pair: Sequence[int]) -> bool:
    """Whether one of a pair is a person."""
    return any(scene.actors[actor].type == "person" for actor in pair)


def _are_past_persons(at: Trigger, pair: Sequence[int]) -> bool:
    """Whether one of a pair is a person, and the sentence before does not name both any more."""
    near = at.scene.sentences[max(0, at.s.number - 1) : at.s.number + 1]
    named = {node.actor for s in near for node in s.nodes}
    return _are_persons(at.scene, pair) and not named.issuperset(pair)


def _sides_of_sentence(at: Trigger) -> tuple[int, ...]:
    """Those of both sides, more than two, of what the sentence told last («طردت X Y وZ بعد معارك بين الطرفين»).

    Who brings two together is none of them («هدنة بين X وY برعاية Z»).
    """
    before = [one for one in at.scene.told.get(at.s.number, ()) if one.node < at.t and one.doers and one.others]
    told = [one for one in before if one.relation != "CONSULT"]
    both = (*told[-1].doers, *told[-1].others) if told else ()
    return both if len(both) > 2 else ()


def held_by_pair(at: Trigger) -> Filler | None:
    """The last pair where «الطرفان» is the subject of a verb of doing, before the noun or right behind it."""
    words = pair_words(at.s.language)
    behind = at.s.nodes[at.t + 1 : at.t + 4]
    behind = behind[1:] if behind and behind[0].word.role == "relative" else behind
    if len(behind) > 1 and "doing" in behind[0].word.kinds and behind[0].word.pronoun and behind[1].text in words:
        # «لقاءات عقدها الطرفان»
        return pair_meant(at, words[behind[1].text])
    for i in range(at.t - 1, max(-1, at.t - WITHIN), -1):
        node = at.s.nodes[i]
        kind = words.get(node.text) or words.get(node.text[1:])
        if kind:
            does = any(
                "doing" in verb.word.kinds for verb in (*at.s.nodes[max(0, i - 1) : i], *at.s.nodes[i + 1 : at.t])
            )
            return pair_meant(at, kind) if does else None
        if node.is_bound or node.actor is not None or node.word.role == "mark":
            return None
    return None


def pair_named(at: Trigger) -> Filler | None:
    """The last pair where «الجانبان» or its like stands by the verb, or where a verb for two has no such subject."""
    kinds = _kind_of_pair(at.s.language)
    first = max(0, at.t - 4)
    for i, node in enumerate(at.s.nodes[first : at.t + 3], first):
        kind = kinds(node.text)
        if kind and (i == 0 or at.s.nodes[i - 1].word.role != "preposition") and not _is_object(at, i):
            return pair_meant(at, kind)
    verb = at.node.word.verb
    if verb is None or verb.number != "d":
        return None
    before = subject_before(at.scene, at.s, at.t)
    if before is None:
        return pair_meant(at)
    return _with_other(at, before) if goes_on(at.s, at.t) else None


def _with_other(at: Trigger, one: Filler) -> Filler | None:
    """The two that a verb for two means where its clause has a subject of one («التقى X Y واتفقا»)."""
    if len(one.actors) != 1 or at.scene.actors[one.actors[0]].type == "place":
        return None
    kind = at.scene.actors[one.actors[0]].type
    apart = (n.actor for n in reversed(at.s.nodes[: at.t]) if n.kind == kind and n.actor not in one.actors)
    other = next((actor for actor in apart if actor is not None), None)
    return Filler((*one.actors, other), one.certainty * BOTH, "both of the clause") if other is not None else None


@remembered_by
def _kind_of_pair(language: str, text: str) -> str | None:
    """The kind of pair that a word means, a letter before it or not, or «ل» for its article («سبق للبلدين أن خاضا»)."""
    words = pair_words(language)
    return words.get(text) or words.get(text[1:]) or (words.get("ا" + text[1:]) if text.startswith("لل") else None)


def _is_object(at: Trigger, i: int) -> bool:
    """Whether the word for a pair at a node is in the case of an object («دعت X الطرفين»)."""
    before = at.s.nodes[i - 1]
    verb = at.node.word.verb
    both = before.text in at.s.grammar.words("both") and i - 1 == at.t + 1 and verb is not None and verb.gender == "m"
    governed = at.s.nodes[i].text.startswith("لل")
    return at.s.nodes[i].text.endswith(("ين", "طرفي")) and not (both or governed or before.word.role == "that")


def pair_joined(at: Trigger, takes: frozenset[str], without: Sequence[int]) -> Filler | None:
    """The last pair where «الطرفين» or its like is joined to a trigger by one of these, or is its object."""
    words = pair_words(at.s.language)
    for i in range(at.t + 1, min(len(at.s.nodes), at.t + WITHIN)) if at.s.number in at.scene.changing else ():
        node = at.s.nodes[i]
        if node.is_verb or node.is_bound or node.text in STOPS:
            return None
        text = node.text
        kind = words.get(text) or (words.get(text[1:]) if text[0] in "بل" else None)
        if kind is None or not node.text.endswith(("ين", "طرفي")):
            continue
        before = at.s.nodes[i - 2 if at.s.nodes[i - 1].text in at.s.grammar.words("both") else i - 1]
        own = "" if text in words else text[0]
        joint = own or (before.word.preposition if before.word.role == "preposition" else "")
        closed = before.text in COMMAS and at.s.nodes[i - 2].actor is not None
        bare = OBJECT in takes and (before is at.node or before.actor is not None or closed)
        if joint in takes if joint else bare:
            meant = (*_named_together(at), pair_meant(at, kind), *_pairs_before(at, kind))
            apart = (one for one in meant if one is not None and len(one.actors) > 1)
            both = next((one for one in apart if not set(one.actors) & set(without)), None)
            return replace(both, last=i) if both is not None else None
    return None


def called_pair(scene: Scene, s: Sentence, v: int, t: int) -> Filler | None:
    """The pair called upon by the word at `v` to do what `t` tells («دعا X الجانبين إلى السماح لـY»)."""
    for form in s.nodes[v].word.forms if s.number in scene.changing and s.language == "ar" else ():
        if form.frame.controls and (form.kind == "verb") == s.nodes[v].is_verb:
            at = Trigger(scene, s, v, s.nodes[v], form.frame, arguments(s, v))
            both = pair_joined(at, form.frame.takes, ())
            if both is not None and both.last is not None and both.last < t:
                return replace(both.less(CALLED), how="object of call")
    return None


def _named_together(at: Trigger) -> Iterator[Filler]:
    """The two of whom the sentence told last as one side («رحبت X بالصلح بين Y وZ، وحثت الطرفين»)."""
    told = [one for one in at.scene.told.get(at.s.number, ()) if one.node < at.t and len(one.others) == TWO]
    return (Filler(one.others, 0.8, "side before") for one in told[-1:])


def _pairs_before(at: Trigger, kind: str) -> Iterator[Filler]:
    """The pairs that fought last and that the page told first, for a call by one of the last pair."""
    pairs = (at.scene.foes, at.scene.opening) if kind == "any" else ()
    return (Filler(pair, 0.65, "pair before") for pair in pairs if len(pair) == TWO)
