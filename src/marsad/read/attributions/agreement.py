"""Whether a verb whose subject is left out can be somebody's by its gender and number: «وقالت» is no man's."""

from __future__ import annotations

from collections import Counter

from marsad.model.actor import PageActor
from marsad.read.actors.wordclasses import PAST, VERBAL, forms
from marsad.read.attributions.articles import Article, Naming
from marsad.read.attributions.cues import Form, Lexicon, reading
from marsad.read.attributions.fillers import COMMAS
from marsad.read.attributions.verbcues import IN_IT
from marsad.read.claims.sentences.agreement import features

# A title stands within so many words before the name.
_TITLED = 4
# Behind a verb that takes one of these may stand whom it speaks to.
_SPOKEN_TO = frozenset({"person", "listener", "object"})
_BEHIND = {"الذي": "m", "التي": "f"}


def agreement(article: Article, lexicon: Lexicon, form: Form | None, source: str) -> int:
    """How an actor goes with a verb as its subject: 1 where they agree, -1 where they do not, 0 where nothing tells."""
    actor = article.actor(source)
    if form is None or form.inflection.gender is None or form.inflection.person != 3 or actor is None:
        return 0
    told = features(_called(article, actor), actor.type)
    if form.inflection.number != "s":
        one = actor.type == "person" and _gender(article, lexicon, actor) is not None
        return 1 if told.plural else -int(one)
    # who is known by several names is called a man's word and a woman's: «صحيفة الضفة», «الضفة»
    if told.plural or (actor.known is not None and actor.type != "person"):
        return 0
    own = _gender(article, lexicon, actor) if actor.type == "person" else told.gender
    return 0 if own is None else 1 if own == form.inflection.gender else -1


def _called(article: Article, actor: PageActor) -> str:
    """What an actor is called where the page names it first, folded."""
    mention = actor.mentions[0]
    return article.page.text[article.page.place(mention.start) : article.page.place(mention.end)]


def _gender(article: Article, lexicon: Lexicon, actor: PageActor) -> str | None:
    """Whether a person is spoken of as a man or a woman more often, by titles and by verbs beside the name."""
    if actor.id not in article.genders:
        votes: Counter[str] = Counter()
        for naming in article.namings_of(actor):
            votes.update(_signs(article, lexicon, naming))
        own = None if votes["m"] == votes["f"] else "f" if votes["f"] > votes["m"] else "m"
        article.genders[actor.id] = own
    return article.genders[actor.id]


def _signs(article: Article, lexicon: Lexicon, naming: Naming) -> list[str]:
    """What stands beside a name and tells: a relative behind it, a title in it or before it, the verb before it."""
    words, first = article.words, naming.first
    behind = words[naming.end : naming.end + 2]
    found = [_BEHIND[word] for word in behind[:1] if word in _BEHIND]
    found.extend(_BEHIND[word] for word in behind[1:] if behind[0] in COMMAS and word in _BEHIND)
    if found and not IN_IT.isdisjoint(words[naming.end + 2 : naming.end + 4]):
        found = []  # «تصريحات سامر التي نفى فيها»: the relative goes with what he said
    for at in range(first, max(-1, first - 1 - _TITLED), -1):
        word = words[at].removeprefix("و") if at == first else words[at]
        if word in lexicon.titles or (word in lexicon.honorifics and at >= first - 1):
            return [*found, "f" if article.written(at).endswith("ة") else "m"]
        verb = _verb_gender(lexicon, word) if at == first - 1 else None
        if verb is not None:
            return [*found, verb]
        if at < first and not word.startswith("ال") and word not in lexicon.bodies:
            break
    return found


def _verb_gender(lexicon: Lexicon, word: str) -> str | None:
    """The gender of the subject that a verb before it has."""
    sighting = reading(lexicon, word)
    if sighting is not None:
        form = sighting.form
        told = form.participle or sighting.pronoun or not form.manner.takes.isdisjoint(_SPOKEN_TO)
        return None if told else form.inflection.gender
    kinds = forms(word)
    if kinds and kinds <= VERBAL:
        bare = word[1:] if word[0] in "وف" and len(word) > 4 else word
        return "f" if (bare.endswith("ت") if kinds == {PAST} else bare.startswith("ت")) else "m"
    return None


def is_no_subject(article: Article, lexicon: Lexicon, form: Form, first: int, named: Naming | None) -> bool:
    """Whether who stands right behind a verb cannot be its subject: «وطالبوا الحكومة بـ», «ودعت قائد الجيش إلى».

    A verb before its subject is never in the plural, and no verb of a woman or a body has a man for its subject.
    """
    inflection = form.inflection
    if inflection.person != 3 or inflection.gender is None:
        return False
    if inflection.number != "s":
        return True
    if inflection.gender != "f":
        return False
    if named is not None and named.actor.type == "person" and agreement(article, lexicon, form, named.actor.id) < 0:
        return True
    head = article.words[first]
    return head in lexicon.titles and not article.written(first).endswith(("ة", "ات")) and head not in lexicon.anonymous
