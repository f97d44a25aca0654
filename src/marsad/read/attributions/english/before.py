"""What an English cue takes from before it: a quotation, the clause before «the report said», a charge denied."""

from __future__ import annotations

from marsad.read.attributions.cues import Reading, reading
from marsad.read.attributions.english.contents import REACH, past_adverbs, resumed, saying_of
from marsad.read.attributions.english.speakers import subject_after
from marsad.read.attributions.english.stances import SUPPOSING
from marsad.read.attributions.english.words import speech
from marsad.read.attributions.quotations import Quotation
from marsad.read.attributions.sayings import Passage, Saying
from marsad.read.attributions.speakers import Speaker

SHORT = 4
"""A word of more letters that ends like a verb may be one."""
_GOING_ON = frozenset("unless if because although though so or until".split())
_JOINTS = frozenset("and but yet".split())
_CLAUSE = 3
"""What is said before its cue and is no clause has fewer words."""
_RELATIVES = frozenset("who whom whose which".split())
_LISTENS = 6
"""Who is told something between two commas, in words from the verb on."""
LISTENER = 9
"""A cue with its listener and the end of the sentence, in words."""


def said_before(
    passage: Passage, index: int, around: tuple[int, int], sighting: Reading, speaker: Speaker | None, *, quoted: bool
) -> Saying | None:
    """What stands before its verb: «"...," he said», «Police armed the gang, the report said»."""
    manner = sighting.form.manner
    quotation = quotation_before(passage, index, speaker) if quoted and "quote" in manner.takes else None
    if quotation is not None:
        who = speaker or subject_after(passage.article, passage.lexicon, index + 1, passage.end)
        if who is not None:
            end = resumed(passage.article, index, quotation, passage.end)
            asks = "?" in passage.words[max(quotation.first, quotation.end - 3) : quotation.end]
            stance = "asks" if asks and manner.stance == "proposes" else manner.stance
            return saying_of(passage, index, (quotation.first, end), stance, who, sighting, lead="quote")
    if speaker is not None and manner.stance == "denies":
        charge = _charge_before(passage, speaker)
        if charge is not None:
            return saying_of(passage, index, charge, manner.stance, speaker, sighting, lead="object")
    if not manner.takes & {"speech", "clause"}:
        return None
    if speaker is None:
        found = None if sighting.form.participle else _inverted(passage, index, *around)
        return found and saying_of(passage, index, found[1], manner.stance, found[0], sighting)
    stated = _stated_before(passage, around[0], index, speaker, around[1])
    return saying_of(passage, index, stated, manner.stance, speaker, sighting) if stated is not None else None


def _charge_before(passage: Passage, speaker: Speaker) -> tuple[int, int] | None:
    """What is denied where it stands before its subject: «..., a charge the army denied»."""
    words, at = passage.words, speaker.first - 1
    at -= words[at] in {"the", "which", "that"}
    at -= words[at] in {"which", "that"}
    charged = words[at] in speech().claims and words[at - 1] in {"a", "an"} and words[at - 2] == ","
    return (at - 1, at + 1) if charged else None


def quotation_before(passage: Passage, index: int, speaker: Speaker | None) -> Quotation | None:
    """The quotation that ends right before a verb or its subject: «"...," he said»."""
    article = passage.article
    at = (speaker.first if speaker is not None else index) - 1
    asked = at == passage.first - 1 >= 1 and article.words[at - 1] in {"?", "!"}  # «"Why?" he said»: two sentences
    titles = passage.lexicon.honorifics | passage.lexicon.titles | {",", "the"}
    while at >= passage.first and article.quotation_at(at) is None and _is_title(passage, at, titles):
        at -= 1
    quotation = article.quotation_at(at) if at >= passage.first or asked else None
    if (
        quotation is None
        or quotation.end != at + 1
        or (speaker is None and at != index - 1 and article.words[at + 1] != ",")
    ):
        return None
    return quotation if not article.page.tokens[quotation.end - 2].is_word or article.words[at + 1] == "," else None


def _is_title(passage: Passage, at: int, titles: frozenset[str]) -> bool:
    """Whether a word before a name is one of these, or the stop behind a shortened one («Mr. Odeh»)."""
    words = passage.words
    return words[at] in titles or (words[at] == "." and words[at - 1] in passage.lexicon.honorifics)


def _stated_before(passage: Passage, floor: int, index: int, speaker: Speaker, limit: int) -> tuple[int, int] | None:
    """The clause before its cue, with but an occasion behind the verb: «Police armed the gang, the report said»."""
    article, words = passage.article, passage.words
    comma = speaker.first - 1
    floor = next((at + 1 for at in range(comma, floor, -1) if words[at] in {";", ":"}), floor)
    comma -= words[comma] in {"the", "a", "an"}
    comma -= words[comma - 1] == "," and _describes(passage, comma)
    if words[comma] == "," and (closing := _closing(passage, index, limit)) is not None:
        return _around(passage, floor, comma, closing, limit)
    while comma > floor and _is_title(passage, comma, passage.lexicon.honorifics | {"the", "a", "an"}):
        comma -= 1
    if words[comma] != "," or comma - floor < 3 or _only_leads(words, floor, comma):
        return None
    after = past_adverbs(article, passage.lexicon, index + 1, limit)
    if _takes_listener(passage, index) and limit - index <= LISTENER and "that" not in words[index:limit]:
        return (floor, comma) if not is_appositive(passage, floor, comma) else None
    behind = words[after] if after < limit else "."
    rest = set(words[after : min(limit, after + REACH)])
    if rest & passage.lexicon.complementisers or any(at in article.quotation_from for at in range(after, limit)):
        return None
    told = (
        behind in {".", ",", "in", "on", "at", "by", "to", "during", "after", "citing", "quoting", '"'}
        or behind.endswith("ed")
        or reading(passage.lexicon, behind) is not None
    )
    return (floor, comma) if told and not is_appositive(passage, floor, comma) else None


def _describes(passage: Passage, at: int) -> bool:
    """Whether a word before a name only describes it: «, Western diplomats said,»."""
    lexicon, word = passage.lexicon, passage.words[at]
    small = lexicon.prepositions | lexicon.relatives | lexicon.complementisers | lexicon.pointing_back | {"and", "but"}
    return word not in small and word not in _RELATIVES and reading(lexicon, word) is None and word.isalpha()


def _closing(passage: Passage, index: int, limit: int) -> int | None:
    """The comma that closes who tells it: «The ship, he said, had left», «..., she told the court, ...»."""
    words = passage.words
    if words[index + 1 : index + 2] == [","]:
        return index + 1
    if not _takes_listener(passage, index):
        return None
    reach = range(index + 2, min(limit - 1, index + _LISTENS))
    closing = next((at for at in reach if words[at] == ","), None)
    return closing if closing is not None and goes_on_after(words, closing) else None


def goes_on_after(words: list[str], closing: int) -> bool:
    """Whether the verb of the subject before an insertion follows its last comma: «..., she said, had left»."""
    word = words[closing + 1] if closing + 1 < len(words) else ""
    finite = speech().silent | speech().being | speech().finite
    return word in finite or (len(word) > SHORT and word.endswith("ed"))


def _around(passage: Passage, floor: int, comma: int, closing: int, limit: int) -> tuple[int, int] | None:
    """What is said on both sides of «, the union warned,»: all of it where the sentence goes on behind."""
    words = passage.words
    if _only_leads(words, floor, comma) or words[comma - 1] in _JOINTS:
        return closing + 1, limit
    after = words[closing + 1 : limit]
    turned = after[:1] == ["but"] and not (speech().silent | speech().being).isdisjoint(after[1:2])
    parted = words[comma - 1] in speech().silent  # «her son had, she said, been taken»
    inner = words[comma + 1] not in _RELATIVES and (
        goes_on_after(words, closing) or closing + 1 in passage.article.quotation_from
    )  # «The ships, the navy said, were stopped», «They asked for nothing, he added, "but silence"»
    goes_on = len(after) > 1 and (after[0] in _GOING_ON or turned or parted or inner or words[floor] in SUPPOSING)
    if comma - floor < 3 or is_appositive(passage, floor, comma):
        return (floor, limit) if closing + 3 < limit and words[floor] not in speech().leading else None
    return floor, limit if goes_on else comma


def _inverted(passage: Passage, index: int, floor: int, limit: int) -> tuple[Speaker, tuple[int, int]] | None:
    """Who speaks behind a verb between commas, and what is said around it: «It was, said one of her aides, ...»."""
    words = passage.words
    if words[index - 1] != "," or index - 1 <= floor or passage.after(index) in passage.lexicon.complementisers:
        return None
    who = subject_after(passage.article, passage.lexicon, index + 1, limit)
    if who is None or who.end >= limit or words[who.end] not in {",", "."} or words[index + 1] in _GOING_ON:
        return None
    if index - 1 - floor < _CLAUSE and _is_all(passage, who.end):  # «Stability, say the ministers.»
        return who, (floor, index - 1)
    around = _around(passage, floor, index - 1, who.end, limit)
    return (who, around) if around is not None else None


def _is_all(passage: Passage, closing: int) -> bool:
    """Whether nothing follows who speaks, or only what is said of him."""
    behind = passage.words[closing + 1 : closing + 4]
    return passage.words[closing] == "." or not {"who", "whom", "whose", "which"}.isdisjoint(behind)


def _only_leads(words: list[str], floor: int, comma: int) -> bool:
    """Whether what stands before a comma only leads into the sentence («In a statement, he said»)."""
    finite = speech().finite | speech().silent | speech().being
    floor += words[floor] in _JOINTS  # «But hours later, he said, ...»
    leads = words[floor] in speech().leading and finite.isdisjoint(words[floor:comma])
    return leads and not _has_clause(words, floor, comma)


def only_leads(passage: Passage, comma: int) -> bool:
    """Whether what opens a statement and ends at a comma only leads into it: «In return, according to X, ...»."""
    return _only_leads(passage.words, passage.first, comma)


def _has_clause(words: list[str], floor: int, comma: int) -> bool:
    """Whether a subject and its verb stand behind a comma on the way: «In March, the union received money»."""
    inner = next((at for at in range(floor, comma) if words[at] == ","), comma)
    told = any(len(word) > SHORT and word.endswith("ed") for word in words[inner + 3 : comma])
    return told and words[inner + 1] not in {"where", "when", "which", "who", "whose"}


def _takes_listener(passage: Passage, index: int) -> bool:
    """Whether a cue takes who is told («told reporters»)."""
    sighting = reading(passage.lexicon, passage.words[index])
    return sighting is not None and "person" in sighting.form.manner.takes and "speech" in sighting.form.manner.takes


def is_appositive(passage: Passage, floor: int, comma: int) -> bool:
    """Whether there is no verb before a comma, so that what stands there is a name and no clause."""
    finite = speech().silent | speech().being | speech().finite
    words = (passage.words[at] for at in range(floor, comma) if passage.article.naming_at(at) is None)
    return not any(word in finite or (len(word) > SHORT and word.endswith(("ed", "s"))) for word in words)
