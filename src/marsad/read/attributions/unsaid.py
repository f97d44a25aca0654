"""What an Arabic statement gives to somebody without a verb of theirs: passives, duties they lay on others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.model.attribution import Stance
from marsad.read.actors.wordclasses import about
from marsad.read.attributions.contents import Opening, natural_end
from marsad.read.attributions.cues import reading
from marsad.read.attributions.sayings import COMMAS, Passage, Saying
from marsad.read.attributions.speakers import NoSpeaker, Speaker, speaker_after, speaker_before
from marsad.text.vowels import opens_with_u

# From «على» to the أن of the duty, in words.
_ADDRESSEE = 7
# What is believed of a thing in passing («طائرات يعتقد أنها تابعة للجبهة») is hardly longer, in words.
_ASIDE = 7
# A subject before the word for its duty is hardly longer, in words.
_SUBJECT = 12
_OUGHT = frozenset("يجب يتعين ينبغي يتوجب لابد".split())
# From «تردد» to the preposition before what is told, in words.
_TO_RUMOUR = 7
# What opens something told by nobody named, and what lays a duty on somebody.
WHAT = frozenset("ما عما مما بما".split())
_ABOUT = frozenset("عن بشان حول بخصوص".split())
LAYS = frozenset("علي وعلي فعلي عليه عليها عليهم فعليه فعليها فعليهم وعليه وعليها وعليهم".split())
_THAT = frozenset({"ان", "الا"})
_PREFIXES_OF_PRESENT = "يتن"
_LED_THAT = frozenset({"في", "ب"})


def passives(passage: Passage) -> Iterator[Saying]:
    """What passives give to nobody named: «أفيد بأن», «قيل إن», «طائرات يعتقد أنها»."""
    lexicon, words = passage.lexicon, passage.words
    for index in range(passage.first, passage.end - 1):
        word = words[index]
        bare = word[1:] if word[0] in "وف" and word not in lexicon.passives else word
        if bare not in lexicon.passives and bare not in lexicon.passives_of_things:
            continue
        first = index + 1 + (words[index + 1] in _LED_THAT)
        if first >= passage.end or words[first] not in lexicon.complementisers or passage.is_named(index):
            continue
        before = speaker_before(passage.article, lexicon, index, passage.first)
        thing = isinstance(before, NoSpeaker)
        # a verb with a subject behind «لكن» would have it there: «ولكن يعتقد أن»
        marked = passage.before(index) in lexicon.turns or opens_with_u(
            passage.article.written(index), word[: word != bare]
        )
        if not marked and (isinstance(before, Speaker) or (bare not in lexicon.passives and not thing)):
            continue
        end = natural_end(passage.article, lexicon, passage.end, Opening(first, "clause"))
        if thing and passage.before(index)[:1] not in "،,":
            end = min(end, first + _ASIDE)
        if end > first:
            stance: Stance = "alleges" if bare in lexicon.doubting_passives else "asserts"
            nobody = Speaker(index, index + 1, None)
            yield Saying(cue=index, cue_end=first, first=first, end=end, lead="clause", stance=stance, speaker=nobody)


def rumours(passage: Passage) -> Iterator[Saying]:
    """What is told by nobody named («ما تردد عن إغلاق المعبر») or by those who pass it on («ما نقلته الصحف عن»)."""
    lexicon, words = passage.lexicon, passage.words
    for index in [index for index in range(passage.first, passage.end - 3) if words[index] in WHAT]:
        told = index + 1
        handed = words[told + 1] == lexicon.rumoured_of.get(words[told])
        if not (handed or words[told] in lexicon.rumoured) or passage.is_named(told):
            continue
        start = told + 1 + handed
        ahead = range(start, min(passage.end - 1, start + _TO_RUMOUR))
        about = next((at for at in ahead if _leads_to_rumour(passage, at)), None)
        if about is None:
            continue
        first = about + 1
        end = next((at for at in range(first, passage.end) if words[at] in COMMAS), passage.end)
        end = natural_end(passage.article, lexicon, end, Opening(first, "via"))
        if end > first:
            teller = speaker_after(passage.article, lexicon, start, about)
            yield Saying(
                cue=told, cue_end=first, first=first, end=end, lead="via", stance="asserts" if teller else "alleges",
                speaker=teller or Speaker(told, told + 1, None),
            )  # fmt: skip


def questions(passage: Passage) -> Iterator[Saying]:
    """What somebody was asked by nobody named: «سئل سامر عن موعد اللقاء فأجاب»."""
    lexicon, words = passage.lexicon, passage.words
    for index in range(passage.first, passage.end - 2):
        word = words[index]
        if word not in lexicon.asked and word[1:] not in lexicon.asked:
            continue
        if "ئ" not in passage.article.written(index):
            continue
        ahead = range(index + 1, min(passage.end - 1, index + 1 + _TO_RUMOUR))
        about = next((at for at in ahead if words[at] in _ABOUT or words[at] == "عما"), None)
        if about is None:
            continue
        first = about + (words[about] != "عما")
        end = next((at for at in range(first, passage.end) if _answers(passage, at)), passage.end)
        if end > first:
            nobody = Speaker(index, index + 1, None)
            yield Saying(cue=index, cue_end=first, first=first, end=end, lead="via", stance="asks", speaker=nobody)


def _answers(passage: Passage, at: int) -> bool:
    """Whether a question ends before a word: at a mark, or where a verb tells the answer."""
    word = passage.words[at]
    told = reading(passage.lexicon, word)
    spoken = word == '"' and at in passage.article.quotation_from and not passage.is_named(at + 1)
    return word in COMMAS or word in ".:؟" or spoken or (told is not None and "quote" in told.form.manner.takes)


def _leads_to_rumour(passage: Passage, at: int) -> bool:
    """Whether what is told stands behind a word: «عن»، «بشأن», and «من» before a clause."""
    word = passage.words[at]
    return word in _ABOUT or (word == "من" and passage.words[at + 1] in passage.lexicon.complementisers)


def duties(passage: Passage, found: Sequence[Saying]) -> Iterator[Saying]:
    """What a speaker says inside a longer assertion that another ought to do: «، وعلى الجبهة أن توقف القتال»."""
    words = passage.words
    for index in [index for index in range(passage.first, passage.end - 2) if words[index] in LAYS]:
        that = duty(passage, index)
        if that is None:
            continue
        around = [saying for saying in found if saying.first < index < saying.end and saying.stance == "asserts"]
        if not around or index - max(saying.first for saying in around) < 3:
            continue
        limit = min(saying.end for saying in around)
        end = next(
            (at for at in range(that + 2, limit) if passage.words[at] in COMMAS or passage.words[at] == "."), limit
        )
        if end > that + 1:
            yield Saying(cue=index, cue_end=that, first=that, end=end, lead="clause", stance="proposes", own=True)


def duty(passage: Passage, index: int) -> int | None:
    """The token of the أن in «على X أن يفعل» that begins at a token; None where no duty is laid there."""
    words = passage.words
    if words[index] not in LAYS or words[index - 1] in passage.lexicon.speeches:
        return None
    start = index + 1 if words[index].endswith("علي") else index
    for at in range(index + 1, min(passage.end - 1, index + 1 + _ADDRESSEE)):
        word = words[at]
        if word in _THAT:
            fits = words[at + 1][0] in _PREFIXES_OF_PRESENT and len(words[at + 1]) > 3
            return at if fits and at > start and words[at - 1] not in passage.lexicon.not_content else None
        if not passage.article.page.tokens[at].is_word or word in passage.lexicon.prepositions:
            return None
    return None


def ought(passage: Passage, saying: Saying) -> bool:
    """Whether what is said lays a duty on a longer subject: «إن الاتفاق الجديد مع الجبهة يجب أن يكون سببا»."""
    lexicon, words = passage.lexicon, passage.words
    if words[saying.first] not in lexicon.complementisers:
        return False
    for at in range(saying.first + 1, min(saying.end - 1, saying.first + _SUBJECT)):
        word = words[at]
        if word in _OUGHT or (word == "لا" and words[at + 1] == "بد"):
            return words[at - 1].startswith("ال") or passage.is_named(at - 1)  # but «فرصة ينبغي استغلالها»
        verb = any(kind[0] in "Pp" for kind in about(word)) and not passage.is_named(at)
        if word in COMMAS or word in lexicon.relatives or word in WHAT or word in lexicon.complementisers or verb:
            return False
    return False
