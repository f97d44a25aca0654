"""Of whom a relative clause says something."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from marsad.read.claims.lexicon.words import FREE
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.agreement import agrees
from marsad.read.claims.sentences.antecedents import PRONOUNS, Filler, antecedent, filler, owner_of_forces
from marsad.read.claims.sentences.joints import chain
from marsad.read.claims.sentences.sentences import Sentence

RELATIVES: dict[str, tuple[str | None, str]] = {
    "الذي": ("m", "s"), "التي": ("f", "s"), "الذين": (None, "p"),
    "ممن": (None, "p"), "اللذان": (None, "d"), "اللذين": (None, "d"), "اللتان": ("f", "d"), "اللتين": ("f", "d"),
}  # fmt: skip
"""Gender and number that a relative pronoun tells of its head."""
CLOSE = 6
"""How many nodes before a relative the one stands that it goes on with."""
FAR = 27
"""How many nodes before a linked relative the one before it can stand."""


def takes_up(s: Sentence, r: int, letters: str) -> bool:
    """Whether a pronoun in the clause that a relative opens can mean its head («التي ساندته», «الذي يدعمهم»: not)."""
    own, told = PRONOUNS.get(letters), RELATIVES.get(s.nodes[r].word.stem)
    if own is None or told is None:
        return own is not None
    return (None in (told[0], own[0]) or told[0] == own[0]) and told[1] == own[1]


def head(scene: Scene, s: Sentence, r: int, gender: str | None, number: str) -> Filler | None:
    """The actors that a relative clause beginning at node `r` says something of."""
    stem = s.nodes[r].word.stem
    if stem == FREE or (r > 1 and _is_thing(s, r - 1)):
        return None
    gender, number = RELATIVES.get(stem, (gender, number))
    if r > 0 and s.nodes[r - 1].text.removeprefix("و") in s.grammar.words("alone"):
        # «وهي التي تدرب»: the pronoun takes up who was named before
        return antecedent(scene.sentences, s, r - 1, agreement=(gender, number), as_subject=False)
    first = _same_relative(s, r) or _relative_before(s, r)
    if first is not None:
        return head(scene, s, first, gender, number)
    best: tuple[float, tuple[int, ...]] | None = None
    for j in range(r - 1, max(-1, r - 8), -1):
        node = s.nodes[j]
        if node.is_verb or node.word.role in ("that", "subordinator"):
            break
        # «X المدعومة من Y والتي»: X is meant
        other = s.nodes[r].word.conjunction and best is None and _hangs_on_adjective(s, j)
        if j in s.groups and not other and not (node.kind == "place" and "في" in chain(s, j, -1)[0]):
            for option in (s.groups[j], (j,)):
                fit = agrees(s.features(option), gender, number)
                if fit >= 0.5 and (best is None or fit > best[0]):
                    best = (fit, option)
        if best is not None and (best[0] == 1.0 or number != "p"):
            # only the plural tells enough for a farther one («مقاتلون في المعارضة الذين»)
            break
    return filler(s, best[1], 0.9, "head of relative") if best else None


def said_of(s: Sentence, v: int, bare: Sequence[tuple[int, ...]], gender: str | None, number: str) -> tuple[int, ...]:
    """Of whom the verb at `v` says something that nothing links to the clause before it: its subject, nearest first.

    In the plural it is whoever agrees with it («أوقفت X 18 طالبا كانوا»).
    """
    if number != "p":
        return bare[-1]
    if v - 1 in s.groups and s.nodes[v - 1].generic and not s.nodes[v - 1].text.startswith("ال"):
        # «قبضت X على 18 طالبا كانوا»
        return s.groups[v - 1]
    near, far = s.features(bare[0]), s.features(bare[-1])
    people = [any(one.person for one in named) for named in (near, far)]
    fits = agrees(near, gender, number) - agrees(far, gender, number)
    return bare[0] if fits > 0 or (fits == 0 and people == [True, False]) else bare[-1]


def past_relative(scene: Scene, s: Sentence, v: int, j: int) -> Filler | None:
    """The head of the relative clause of the verb at `j`, where it opens the clause («إن X الذين دربتهم Y قتلوا»)."""
    verb = s.nodes[v].word.verb
    # «X التي كانت تدعم Y هاجمت»
    before = (k for k in range(j - 1, max(-1, j - 4), -1) if "being" not in s.nodes[k].word.kinds)
    r = next((k for k in before if s.nodes[k].is_bound or s.nodes[k].is_verb), None)
    if r is None or s.nodes[r].word.role != "relative" or s.nodes[r].word.stem == FREE:
        return None
    found = head(scene, s, r, *((verb.gender, verb.number) if verb else (None, "s")))
    if found is None:
        return None
    openers = (k for k in range(r) if k in s.groups and _opens(s, k))
    opens = any(s.actors(s.groups[k]) == found.actors for k in openers)
    return replace(found, certainty=0.85, how="topic past relative") if opens else None


def _opens(s: Sentence, k: int) -> bool:
    """Whether the actor at a node opens its clause, a title before the name or not («المدرب فلان الذي»)."""
    titles = s.grammar.words("titles")
    while k > 0 and s.nodes[k - 1].actor is None and s.nodes[k - 1].text.removeprefix("ال") in titles:
        k -= 1
    return k == 0 or s.nodes[k - 1].word.role in ("that", "mark")


def _is_thing(s: Sentence, i: int) -> bool:
    """Whether a definite noun behind a preposition, no actor, is what a relative clause says something of."""
    node, before = s.nodes[i], s.nodes[i - 1]
    plain = node.actor is None and node.word.role == "word" and node.word.definite and not node.is_verb
    if not plain or node.word.forms:
        # «التفجير الذي استهدف X»
        return plain and node.word.is_event
    if not before.word.preposition and _describes_thing(s, i):
        # «على الحالة الإنسانية التي»
        return True
    return bool(node.word.preposition) or (before.word.role == "preposition" and not before.word.pronoun)


def _describes_thing(s: Sentence, i: int) -> bool:
    """Whether the word at a node is the adjective of a definite noun behind a preposition or in construct.

    «عن الحالة الإنسانية التي» and «تفاصيل الحادث الرهيب الذي» tell of things; a title or body may be somebody.
    """
    noun, before = (s.nodes[i - 1], s.nodes[i - 2]) if i > 1 else (None, None)
    if noun is None or before is None or not noun.text.removeprefix("ب").startswith("ال"):
        return False
    heads = s.grammar.words("titles") | s.grammar.words("plural_heads") | s.grammar.words("forces")
    plain = noun.actor is None and noun.word.role == "word" and not noun.is_verb
    if not plain or not noun.word.definite or noun.text.removeprefix("ال") in heads:
        return False
    if noun.word.preposition or before.word.role == "preposition":
        return not (before.word.role == "preposition" and before.word.pronoun)
    held = before.actor is None and before.word.role == "word" and not before.is_verb and not before.word.definite
    apart = i > 2 and (s.nodes[i - 3].actor is None or s.nodes[i - 4].is_verb)
    return held and apart and before.word.stem not in heads


def _same_relative(s: Sentence, r: int) -> int | None:
    """The relative before a linked one that says something of the same («التحالف الذي انطلق، والذي لبى»)."""
    if not s.nodes[r].word.conjunction:
        return None
    before_it = range(r - 1, max(-1, r - FAR), -1)
    same = (j for j in before_it if s.nodes[j].word.stem == s.nodes[r].word.stem)
    return next((j for j in same if s.nodes[j].word.role == "relative"), None)


def _relative_before(s: Sentence, r: int) -> int | None:
    """The relative that one right behind its clause goes on with («X التي تدعمها Y التي انهارت»): both are of X."""
    q = next((j for j in range(r - 1, max(-1, r - CLOSE), -1) if s.nodes[j].is_bound), None)
    if q is None or s.nodes[q].word.stem != s.nodes[r].word.stem or r - 1 not in s.groups:
        return None
    verb = s.nodes[q + 1]
    return q if verb.is_verb and verb.word.pronoun and s.groups[r - 1][0] == q + 2 else None


def _hangs_on_adjective(s: Sentence, j: int) -> bool:
    """Whether a preposition joins the actor at a node to an adjective of alliance («المدعومة من X»)."""
    place = j - 1 if s.nodes[j].word.preposition else j - 2
    before = s.nodes[place].word if s.nodes[j].actor is not None and place >= 0 else None
    own = s.led_by(j)
    return before is not None and any(form.kind == "adjective" and own in form.frame.takes for form in before.forms)


def is_of_thing(s: Sentence, v: int) -> bool:
    """Whether the verb at `v` says something of a thing without article right before it («سفينة تنقل», «تقرير صدر»)."""
    verb = s.nodes[v].word.verb
    if v == 0 or verb is None or s.nodes[v].word.conjunction or s.nodes[v].word.pronoun:
        return False
    node = s.nodes[v - 1]
    if verb.gender != "f":
        return node.actor is None and not node.word.definite and node.word.stem in s.grammar.words("spoken_in")
    if node.actor is not None or node.is_verb or node.word.role != "word" or not node.text.endswith("ه"):
        return False
    agents = s.grammar.words("feminine_heads") | s.grammar.words("striking") | s.grammar.words("time_units")
    owned = node.word.pronoun or owner_of_forces(s, v - 1)
    return not (node.word.definite or owned or node.text.startswith("ال") or node.word.stem in agents)
