"""A saying: an attribution in the making, in tokens of its article, before it is known who speaks."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from marsad.model.attribution import Stance
from marsad.read.attributions.articles import Article
from marsad.read.attributions.contents import Lead
from marsad.read.attributions.cues import Form, Lexicon
from marsad.read.attributions.speakers import Speaker

COMMAS = frozenset("،,؛")


class Passage(msgspec.Struct, frozen=True):
    """A statement of an article, tokens from `first` up to `end`, with the cues of its language.

    `words` are those of the whole article.
    """

    article: Article
    words: list[str]
    lexicon: Lexicon
    first: int
    end: int

    def before(self, index: int) -> str:
        """The word before a token; nothing where the statement begins."""
        return self.words[index - 1] if index > self.first else ""

    def after(self, index: int) -> str:
        """The word after a token; nothing where the statement ends."""
        return self.words[index + 1] if index + 1 < self.end else ""

    def is_named(self, index: int) -> bool:
        """Whether a token belongs to a name."""
        return self.article.naming_at(index) is not None


class Saying(msgspec.Struct, frozen=True):
    """What a cue gives to somebody: the cue's tokens, the content's, and how they go together.

    Of two sayings with one content, the one of lower `rank` is the outer. `source` is an actor's id, `unnamed`, or
    None while nobody is known. `nearest` asks for the last person named before where the subject is left out. `by` says
    how the source was found. `own` words can only be the speaker's around them.
    """

    cue: int
    cue_end: int
    first: int
    end: int
    lead: Lead
    stance: Stance
    rank: int = 1
    form: Form | None = None
    conjunction: str = ""
    speaker: Speaker | None = None
    source: str | None = None
    nearest: bool = False
    by: str = ""
    own: bool = False

    def holds(self, other: Saying) -> bool:
        """Whether the other stands inside what is said here."""
        if other is self or not (self.first <= other.first and other.end <= self.end):
            return False
        if (self.first, self.end) == (other.first, other.end):
            return self.rank < other.rank
        return self.first <= other.cue < self.end or self.rank == 0

    @property
    def is_participle(self) -> bool:
        """Whether the cue is a participle: «مؤكدا», "adding"."""
        return self.form is not None and self.form.participle

    @property
    def is_first_person(self) -> bool:
        """Whether the cue is the speaker's own «نتمنى»."""
        return self.form is not None and self.form.inflection[:2] == ("present", 1)


def innermost(saying: Saying, others: Sequence[Saying]) -> Saying | None:
    """The smallest content in which a saying stands."""
    holding = [other for other in others if other.holds(saying)]
    return min(holding, key=lambda other: (other.end - other.first, -other.rank), default=None)
