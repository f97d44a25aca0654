"""What «و» joins to what an office is of, before the name of its bearer: «رئيس فريق الإعلام والتوعية فلان»."""

from __future__ import annotations

from marsad.read.actors.titles import Office, Titles
from marsad.read.actors.wordclasses import NOUN, forms
from marsad.read.actors.words import Word

AND = "و"
MEMBER = "عضو"
"""The one office that «و» joins to another of the same bearer."""


def past_joined(titles: Titles, place: int, office: Office) -> int | None:
    """Where one more thing that an office is of ends: «رئيس فريق الإعلام {والتوعية}», «وكيل الوزارة {وتطوير العمل}».

    «عضو» opens another office of the same bearer: «رئيس اللجنة {وعضو المجلس} فلان».
    """
    found = titles.grammar.at(place)
    if found is None or office.title.kind != "office" or not office.core or not _joins(found):
        return None
    if found.title is not None:
        member = titles.office(place) if found.title.lemma == MEMBER else None
        return member.last if member is not None and member.definite else None
    last = place + 1 if found.adjective and found.definite else titles.past_noun(place, skip=found.skip)
    while last is not None and titles.grammar.describes(last):
        last += 1
    return last


def _joins(found: Word) -> bool:
    """Whether «و» opens a word that is no people's and no verb: «والتوعية», «وتطوير»."""
    noun = forms(found.text) == {NOUN}
    return found.text[0] == AND and not found.people and (noun or (found.conjunction and found.skip == 1))
