"""Words that stand for somebody named shortly before: «الأخير», «سموه», «فضيلته»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.model.actor import ActorType
from marsad.read.actors.lexicon import ARTICLE
from marsad.read.actors.namings import Naming
from marsad.read.actors.personends import is_address, is_owned
from marsad.read.actors.phrases import Grammar
from marsad.text.tokens import parted

LATTER = "the one named last"
"""The rule of «الأخير» and «الأخيرة»."""
HONOURED = "honoured"
"""The rule of what takes the place of a title with a pronoun («سموه»)."""
LAST, HER_LAST = "الاخير", "الاخيره"
POINTING = (LAST.removeprefix("ا"), "ه", "ها")
"""How such words end, as few others do."""
FEELINGS = frozenset({"سعادت", "دولت"})
"""Forms of address that mean a feeling or a state as a rule: «سعادته», «دولته»."""
PREDICATES = frozenset("هو هي تكون يكون ليس ليست يكن تكن بات باتت".split())
"""Words behind which «الأخيرة» tells that something is the last."""
MINE = ("تي", "ته", "تنا", "تهم")
"""How a feminine noun ends with a pronoun behind it."""


def pointing(text: str) -> tuple[int, str] | None:
    """How many letters of clitics stand before such a word, and the word; None for another."""
    for part in parted(text) if text.endswith(POINTING) else ():
        # «للأخير» has lost a letter of its article
        stem = "ا" + part.stem if part.preposition == "ل" and part.stem.startswith("لاخير") else part.stem
        if stem in (LAST, HER_LAST) or is_address(stem):
            return part.skipped, stem
    return None


def pointers(grammar: Grammar, places: Iterable[int]) -> Iterator[Naming]:
    """The words at some places that stand for whoever was named before them."""
    for at in places:
        found = pointing(grammar.words[at].text)
        if found is None:
            continue
        skip, stem = found
        latter = stem in (LAST, HER_LAST)
        if _describes(grammar, at) if latter else stem.rstrip("اه") in FEELINGS:
            continue
        kind: ActorType = "organization" if latter else "person"
        token = grammar.words[at]
        rule = LATTER if latter else HONOURED
        yield Naming(at, at + 1, token.start + skip, token.end, kind, "phrase", lemma=stem, back=True, rule=rule)


def _describes(grammar: Grammar, at: int) -> bool:
    """Whether «الأخير» is but an adjective of what stands before it («الأيام الأخيرة», «كلمته الأخيرة»)."""
    before = grammar.at(at - 1) if at and not grammar.seen[at].skip else None
    if before is None:
        return False
    text = before.text
    noun = before.stem.startswith(ARTICLE) or before.definite or is_owned(text) or text.endswith(MINE)
    named = any(name.last == at for name in grammar.names.values())
    return text in PREDICATES or (noun and not (before.function or before.verb)) or named
