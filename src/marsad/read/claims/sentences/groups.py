"""The groups of a sentence: who is coordinated with whom, and which names only say whose head somebody is."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise, takewhile

from msgspec.structs import replace

from marsad.read.claims.lexicon.grammar import Constructions, constructions, pair_words
from marsad.read.claims.lexicon.lands import nationalities
from marsad.read.claims.sentences.kinship import KIN, are_kin, is_kin_named
from marsad.read.claims.sentences.nametitles import is_titled, opens_title_of_other, title_before
from marsad.read.claims.sentences.nodes import COMMAS, PARTING, STOPS, THEN, Node
from marsad.read.claims.sentences.sentences import Sentence

OFFICE = frozenset({"في", "ل", "لدي", "الي"})
"""Prepositions in the name of an office («المبعوث إلى X»)."""
ALONE = frozenset({"هما", "هم", "وهما", "وهم", "هي", "هو", "وهي", "وهو"})
"""Pronouns that open what is said of those before them («فصيلين مدعومين من X، هما Y وZ»)."""
ONE = frozenset({"احد", "احدي"})
"""Words for one of several."""
REPEATED = frozenset({"مع", "ضد", "علي", "الي", "من"})
"""Prepositions that can be said again for each one of several («مع X ومع Y»)."""
SEVERAL_OFFICES = 3
"""How many words of titles behind a name make them a long row of offices of his."""
CHIEF = frozenset({"كبير", "كبيره"})
"""What stands between somebody and the people whose head he is («فلان كبير المفاوضين»)."""
OFFICE_WORDS = 4
"""How many words an English office has between whose it is and who holds it."""
INSERTED = 25
"""How many nodes an insertion between two commas can have."""


def group(sentence: Sentence) -> None:
    """Find coordinated actors («X وY وZ») and names that only say whose head somebody is («وزير خارجية X فلان»)."""
    nodes = sentence.nodes
    places = [i for i, node in enumerate(nodes) if node.actor is not None]
    titles = sentence.grammar.words("titles")
    modifiers: set[int] = set()
    kin = sentence.grammar.words("kin")
    for i in [i for i in places if _is_person(nodes[i])]:
        modifiers.update(_named_in_title(nodes, i, titles))
        if is_kin_named(nodes, i, kin, titles):
            modifiers.add(i)
    owns = _owns_office if sentence.language == "en" else _names_head_of
    for left, right in pairwise(places):
        if _is_part_of(nodes, left, right, sentence.grammar) or owns(nodes, left, right, titles):
            modifiers.add(left)
        elif _bears_title(nodes, left, right, titles):
            # «مع زعيم X المسجون فلان»: he is meant by his name
            modifiers.add(left)
        elif (
            _is_apposed_title(nodes, left, right, titles)
            or (left in modifiers and (_is_said_again(nodes, left, right) or _owns_body(nodes, left, right)))
            or _is_capital_by_name(nodes, left, right)
            or _is_bearer_behind_comma(nodes, left, right, titles)
        ):
            modifiers.add(right)
    sentence.forget()
    heads = [i for i in places if i not in modifiers]
    run: list[int] = heads[:1]
    for left, right in pairwise(heads):
        if not (_coordinated(nodes, left, right) or are_kin(nodes, left, right)):
            _close(sentence, run)
            run = []
        run.append(right)
    _close(sentence, run)
    _hand_on(nodes, places, modifiers)
    sentence.modifiers = frozenset(modifiers)
    sentence.insertions = _insertions(nodes, modifiers, sentence.grammar)


def _hand_on(nodes: list[Node], places: Sequence[int], modifiers: Set[int]) -> None:
    """Hand the preposition written onto a title that names somebody on to his name behind it («بـ{نظيره} {فلان}»)."""
    for left, right in pairwise(places):
        one, other = nodes[left], nodes[right]
        same = left in modifiers and right not in modifiers and one.actor == other.actor
        if same and one.word.preposition and not other.word.preposition:
            nodes[right] = replace(other, word=replace(other.word, preposition=one.word.preposition))


def _insertions(nodes: Sequence[Node], modifiers: Set[int], grammar: Constructions) -> dict[int, int]:
    """The commas that open and close insertions («، الذي تأسس سرا،», «، وهو جهاز أمني،», «، رئيس اللجنة،»)."""
    pairs: dict[int, int] = {}
    commas = [i for i, node in enumerate(nodes) if node.text in COMMAS]
    if len(commas) < 2:
        return pairs
    openers, titles = grammar.words("insertions"), grammar.words("titles")
    for left, right in pairwise(commas):
        if right - left > INSERTED or left in pairs or right - left < 2 or right + 1 >= len(nodes):
            continue
        first, following = nodes[left + 1], nodes[right + 1]
        if following.word.conjunction or following.is_bound or any(n.text in STOPS for n in nodes[left:right]):
            continue
        if _is_bearer(nodes, left, right, modifiers, titles):
            continue
        of_name = left > 0 and nodes[left - 1].actor is not None
        titled = of_name and (first.text in titles or first.word.stem in titles)
        helped = first.word.preposition == "ب" and first.word.stem in grammar.words("helping")
        told = first.text in openers or first.word.role == "relative" or titled or helped
        plain = not any(n.is_verb or n.is_bound for n in nodes[left + 1 : right]) and _goes_on(nodes, right + 1)
        if told or (plain and not first.word.conjunction and first.actor is None):
            pairs[left], pairs[right] = right, left
    return pairs


def _is_bearer(nodes: Sequence[Node], left: int, right: int, modifiers: Set[int], titles: frozenset[str]) -> bool:
    """Whether between two commas stands who bears the title before them («هاجم قائد X، اللواء فلان، Y»)."""
    if not _is_person(nodes[right - 1]) or right - 1 in modifiers or nodes[left + 1].word.conjunction:
        return False
    titled = nodes[left - 1].actor is None or left - 1 in modifiers
    own = all(n.word.role == "word" and not n.is_verb and not n.word.preposition for n in nodes[left + 1 : right - 1])
    return (
        titled
        and own
        and any(
            n.text in titles or n.word.stem in titles or _is_own_title(n, titles)
            for n in nodes[max(0, left - KIN) : left]
        )
    )


def _close(sentence: Sentence, run: list[int]) -> None:
    members = tuple(run)
    for i in run:
        sentence.groups[i] = members


def _names_head_of(nodes: Sequence[Node], left: int, right: int, titles: frozenset[str]) -> bool:
    """Whether the actor on the left stands in the title of the person on the right."""
    if (
        right - left > 5
        or not _is_person(nodes[right])
        or nodes[right].word.conjunction
        or nodes[right].word.preposition
        or _is_office(nodes[right], titles)
    ):
        return False
    between = nodes[left + 1 : right]
    if any(node.is_verb or node.word.role not in ("word", "mark") or node.word.conjunction for node in between):
        return False
    if _holds_peer(between):
        # «سلم وزير الدفاع فلان نظيره فلانا رسالة»
        return False
    if _is_person(nodes[left]) and opens_title_of_other(between, titles, closed=True):
        # «استقبل وزير الخارجية القطري فلان وزير الخارجية التركي فلانا»
        return False
    last = nodes[right - 1].word
    if _is_person(nodes[left]) and last.preposition and last.stem.removeprefix("ال") in titles:
        # «لقاء وزير الدفاع فلان بالملك فلان»: the title of another
        return False
    return title_before(nodes, left, titles)


def _owns_office(nodes: Sequence[Node], left: int, right: int, titles: frozenset[str]) -> bool:
    """Whether the actor on the left only says whose office the one on the right holds («X's foreign secretary Y»)."""
    between = nodes[left + 1 : right]
    if not between or len(between) > OFFICE_WORDS or not _is_person(nodes[right]) or between[-1].text not in titles:
        return False
    return all(node.word.role == "word" and not (node.is_verb or node.word.conjunction) for node in between)


def _named_in_title(nodes: Sequence[Node], person: int, titles: frozenset[str]) -> list[int]:
    """The actors between a title and the person who bears it («رئيس لجنة X في مجلس Y فلان»)."""
    if nodes[person].word.conjunction or nodes[person].word.preposition:
        return []
    found: list[int] = []
    for i in range(person - 1, max(-1, person - 10), -1):
        node = nodes[i]
        if node.actor is not None:
            titled = node.text.partition(" ")[0] in titles  # «مساعدة [وزير خارجية X]، فلانة»
            role = bool(found) and nodes[person - 1].actor is not None and _is_role(node, titles)
            if node.word.conjunction or role or (_is_person(node) and not titled):
                return [*found, i] if role and not node.word.conjunction else []
            found.append(i)
        elif found and _is_one_of(node):
            return found
        elif node.text.removeprefix("ال") in titles or node.word.stem.removeprefix("ال") in titles:
            if found or i + 1 < person or not node.word.definite:
                return found
        elif node.is_verb or node.is_bound or (node.word.role == "preposition" and not _is_of_office(node)):
            return []
    return []


def _is_role(node: Node, titles: frozenset[str]) -> bool:
    """Whether a person is told by what he does in a body named behind it («المفاوض الرئيسي لـX فلان»)."""
    first, _, rest = node.text.partition(" ")
    definite = first.startswith("ال") and (rest.startswith("ال") or first.removeprefix("ال") in titles)
    return _is_person(node) and (node.generic or definite)


def _is_one_of(node: Node) -> bool:
    """Whether a word counts one of several, who is named behind what they are of («أحد قادة X، فلان»)."""
    return node.word.stem in ONE or node.text in ONE


def _is_of_office(node: Node) -> bool:
    """Whether a preposition can stand in the name of an office («المبعوث إلى X», «مدير إقليم شرق المتوسط»)."""
    return node.text in OFFICE or node.text in constructions("ar").words("regions")


def _bears_title(nodes: Sequence[Node], left: int, right: int, titles: frozenset[str]) -> bool:
    """Whether the person on the left is only told by his title, and named by the one on the right."""
    first = nodes[left].text.split(" ", 1)[0].removeprefix("ال")
    titled = _is_person(nodes[left]) and first in titles and _is_person(nodes[right]) and not nodes[right].generic
    return titled and _is_apposed_title(nodes, left, right, titles)


def _is_apposed_title(nodes: Sequence[Node], left: int, right: int, titles: frozenset[str]) -> bool:
    """Whether the right actor stands in a title after the person on the left, or bears the title on the left."""
    between = nodes[left + 1 : right]
    if not _is_person(nodes[left]) or nodes[left].generic or nodes[right].word.conjunction or _is_far(between, titles):
        return False
    if any(node.is_verb or node.is_bound or node.word.conjunction for node in between):
        return False
    other = _is_person(nodes[right]) and (
        # «هنأ خادم الحرمين الشريفين الرئيس الفرنسي فلانا»
        _is_of_country(between, titles) or opens_title_of_other(between, titles, closed=is_titled(nodes, left, titles))
    )
    if other or _holds_peer(between):
        return False
    chief = len(between) == 1 and between[0].text in CHIEF and not _is_person(nodes[right])
    bearer = _is_person(nodes[right]) and nodes[left].text.split(" ", 1)[0] in titles
    bearer = bearer and not (nodes[right].word.preposition or _is_office(nodes[right], titles))
    if chief or (bearer and all(node.word.role == "word" and not node.word.preposition for node in between)):
        return True
    # «استقبل X في القصر الوزير Y»: a title behind a preposition is another's
    if _is_closed(between) and nodes[right].kind == "organization" and nodes[right].text.startswith("ال"):
        # «وصف فلان وزير الدفاع الأمريكي القوات X»: the title ends in its adjective
        return False
    own = takewhile(lambda node: node.word.role != "preposition", between)
    office = nodes[right].word.preposition == "ل" and not _is_person(nodes[right])  # «فلان الرئيس السابق لـX»
    return any(
        node.text in titles or node.word.stem == "شوون" or (office and node.text.removeprefix("ال") in titles)
        for node in own
    )


def _is_far(between: Sequence[Node], titles: frozenset[str]) -> bool:
    """Whether too many words stand between two names for one title: only a long row of offices can have so many."""
    if len(between) < 6:
        return False
    # «ولي ولي العهد النائب الثاني لرئيس مجلس الوزراء»
    offices = [node for node in between if node.text.removeprefix("ال") in titles or node.word.stem in titles]
    return len(between) > (9 if len(offices) >= SEVERAL_OFFICES else 5)


def _is_bearer_behind_comma(nodes: Sequence[Node], left: int, right: int, titles: frozenset[str]) -> bool:
    """Whether the person on the right is whose title closes the name on the left («قوات الرئيس السابق، فلان،»)."""
    opened = right - left == 2 and nodes[left + 1].text in COMMAS and nodes[left].kind == "organization"
    if not (opened and _is_person(nodes[right])) or nodes[right].word.conjunction or nodes[right].word.preposition:
        return False
    return any(part.startswith("ال") and part[2:] in titles for part in nodes[left].text.split()[1:])


def _is_office(node: Node, titles: frozenset[str]) -> bool:
    """Whether somebody is told by an office of his own («التقى وزير الدفاع قائد قوات X»)."""
    first, _, rest = node.text.partition(" ")
    return bool(rest) and first in titles


def _is_of_country(between: Sequence[Node], titles: frozenset[str]) -> bool:
    """Whether an office of a country opens here, which is another's than the one before («الرئيس الفرنسي»)."""
    opens = bool(between) and between[0].text.startswith("ال") and between[0].text.removeprefix("ال") in titles
    return opens and _is_closed(between)


def _is_closed(title: Sequence[Node]) -> bool:
    """Whether a title ends in the adjective that says of what country its office is."""
    return bool(title) and title[-1].text.removeprefix("ال") in nationalities() and len(title) > 1


def _is_part_of(nodes: Sequence[Node], left: int, right: int, grammar: Constructions) -> bool:
    """Whether the people on the left only count those of the right («11 مسلحا من حركة X»): then it is done to X."""
    if nodes[right].kind != "organization" or nodes[right].generic:
        return False
    first, _, rest = nodes[left].text.partition(" ")
    joint = nodes[left + 1 : right]
    owned = not joint and nodes[right].word.preposition == "ل" and (nodes[left].generic or bool(rest))
    if owned and rest and not rest.startswith("ال") and first in grammar.words("sites"):
        # «منطقة تمركز لـX»
        return True
    counted = nodes[left].generic or (bool(rest) and first.isdigit()) or first in grammar.words("plural_heads")
    return counted and nodes[left].kind != "place" and (owned or _is_of(joint, grammar))


def _is_of(joint: Sequence[Node], grammar: Constructions) -> bool:
    """Whether these nodes say to whom people belong («من X», «من المنتمين إلى تنظيم X», «ينتمون إلى X»)."""
    source, belonging = grammar.words("source"), grammar.words("belonging_to")
    if len(joint) == 1 and joint[0].text in source:
        return True
    if belonging.isdisjoint([node.text for node in joint]):
        return False
    heads = grammar.words("masculine_heads") | grammar.words("feminine_heads") | grammar.words("plural_heads")
    rest = (node for node in joint if node.text not in belonging and node.text not in source)
    return all(node.actor is None and _stem(node) in heads for node in rest)


def _stem(node: Node) -> str:
    """A word without article, and without the ending of a dual before a genitive («تنظيمي X وY»)."""
    return node.text.removeprefix("ال").removesuffix("ي")


def _is_person(node: Node) -> bool:
    return node.kind == "person"


def _holds_peer(between: Sequence[Node]) -> bool:
    """Whether words between two names hold another's title than the first's («التقى X نظيره Y», «أقال X نائبه Y»)."""
    grammar = constructions("ar")
    peers, titles = grammar.words("peers"), grammar.words("titles")
    return any(node.text in peers or _is_own_title(node, titles) for node in between)


def _is_own_title(node: Node, titles: frozenset[str]) -> bool:
    """Whether a word is the title of somebody's own man («نائبه», «مستشارها»)."""
    return any(node.text.endswith(own) and node.text.removesuffix(own) in titles for own in ("ه", "ها", "هم"))


def _is_capital_by_name(nodes: Sequence[Node], left: int, right: int) -> bool:
    """Whether a place is called by its name right behind what it is («العاصمة السعودية الرياض»)."""
    own = nodes[right].word
    if right != left + 1 or not nodes[left].kind == nodes[right].kind == "place" or own.conjunction or own.preposition:
        return False
    return nodes[left].text.split(" ", 1)[0].removeprefix("ال") in constructions("ar").words("towns")


def _is_said_again(nodes: Sequence[Node], left: int, right: int) -> bool:
    """Whether the body in a title is called by another name right behind («فلان رئيس لجنة X «لجنة Y»»)."""
    own = nodes[right].word
    # «رئيس لجنة X لجنة Y»: both are called by the same head, else the right one is somebody else
    one, other = (nodes[i].text.split(" ", 1)[0] for i in (left, right))
    return (
        one == other
        and nodes[left].kind == "organization"
        and right == left + 1
        and not (own.conjunction or own.preposition)
    )


def _owns_body(nodes: Sequence[Node], left: int, right: int) -> bool:
    """Whether the body in a title is said to belong to the one behind it («فلان رئيس المكتب السياسي لحركة X»)."""
    own = nodes[right].word
    bodies = nodes[left].kind == nodes[right].kind == "organization"
    return bodies and right == left + 1 and own.preposition == "ل" and not own.conjunction


def _coordinated(nodes: Sequence[Node], left: int, right: int) -> bool:
    """Whether the right actor is one more of the left one's coordination."""
    between = nodes[left + 1 : right]
    # «فـX» opens a clause; «الجرائم التي ارتكبها X، وإعداد تقرير»
    then = nodes[right].word.stem == THEN or nodes[right].kind == "document" != nodes[left].kind
    if then or len(between) > 5 or nodes[right].word.preposition not in ("", nodes[left].word.preposition):
        return False
    again = _again(nodes, left, between)
    if again is not None:
        # «مع X ومع Y»
        between = [node for node in between if node is not again]
    linked = nodes[right].word.conjunction or again is not None
    if linked and any(node.text in COMMAS for node in between) and _has_own_verb(nodes, right):
        return False
    if _is_share_of(between):
        linked, between = True, between[:1]
    # «دعا X الطرفين، Y وZ، إلى»
    apart = PARTING | ALONE | pair_words("ar").keys()
    for node in between:
        if node.is_verb or node.word.role not in ("word", "mark") or node.word.preposition or node.text in STOPS:
            return False
        if node.text in apart:
            return False
        if linked is False and node.word.conjunction and node.word.is_event:
            return False
        linked = linked or node.word.conjunction
    return linked or (any(node.text in COMMAS for node in between) and _list_goes_on(nodes, right))


def _is_share_of(between: Sequence[Node]) -> bool:
    """Whether the right actor only sends some of its people («X ووحدات من Y», «X وعناصر من Y», «40 من X و5 من Y»)."""
    if len(between) != 2 or between[1].text != "من":
        return False
    if between[0].text.startswith("و") and between[0].text[1:].isdigit():
        return True
    if not between[0].word.conjunction:
        return False
    people = constructions("ar").words("troops") | constructions("ar").words("plural_heads")
    return between[0].word.role == "word" and between[0].word.stem in people


def _again(nodes: Sequence[Node], left: int, between: Sequence[Node]) -> Node | None:
    """The preposition that joins the actor on the left, said once more with «و» for the one on the right."""
    said = next(
        (n for n in between if n.word.role == "preposition" and n.word.conjunction and not n.word.pronoun), None
    )
    if said is None or said.word.preposition not in REPEATED:
        return None
    for node in reversed(nodes[max(0, left - 5) : left]):
        if node.word.role == "preposition":
            return said if node.word.preposition == said.word.preposition and not node.word.pronoun else None
        if node.actor is not None or node.is_verb or node.word.role != "word":
            return None
    return None


def _has_own_verb(nodes: Sequence[Node], right: int) -> bool:
    """Whether an actor opens a clause of its own: a verb of one subject or a negation stands right behind it."""
    following = nodes[right + 1] if right + 1 < len(nodes) else None
    if following is None:
        return False
    verb = following.word.verb if following.is_verb else None
    return following.word.role == "negation" or (verb is not None and verb.number == "s")


def _list_goes_on(nodes: Sequence[Node], right: int) -> bool:
    """Whether a comma before this actor is one of a list: a linked actor follows within a few words."""
    linked = False
    for node in nodes[right + 1 : right + 5]:
        linked = linked or node.word.conjunction
        if node.actor is not None:
            return linked
        if node.is_verb or node.word.role not in ("word", "mark"):
            return False
    return False


def _goes_on(nodes: Sequence[Node], k: int) -> bool:
    """Whether the clause before an insertion goes on at a node: with a noun that nothing links."""
    if k >= len(nodes) or nodes[k].is_verb or nodes[k].word.conjunction:
        return False
    return nodes[k].actor is not None or (nodes[k].word.role == "word" and not nodes[k].word.preposition)
