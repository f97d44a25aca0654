"""Small readings of invented pages, for the rooms that work on readings."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.model.actor import Mention, PageActor
from marsad.model.attribution import Attribution, Stance
from marsad.model.claim import Claim
from marsad.model.ids import make_id
from marsad.model.moment import Moment
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.model.zone import Zone

STORY = (
    "قال المرصد الوطني للحدود إن حركة السنابل وحرس الممرات عقدا لقاءين سريين في بلدة رمانة خلال شهر مايو الماضي "
    "واتفقا على تخفيض الهجمات مقابل السماح بمرور قوافل الحركة نحو الجنوب من دون تفتيش."
)


def page(
    document: str,
    *,
    text: str = STORY,
    publisher: str | None = None,
    source: str | None = "المرصد الوطني للحدود",
    stance: Stance = "asserts",
    parties: tuple[str, str] = ("حركة السنابل", "حرس الممرات"),
    when: tuple[str, str] | None = None,
    known: str | None = None,
) -> Reading:
    """A reading with one claim, that two parties met, said by a source or by the writer (None)."""

    def actor(name: str) -> PageActor:
        at = max(text.find(name), 0)
        mention = Mention(start=at, end=at + len(name))
        return PageActor(id=make_id("actor", document, name), name=name, type="organization", mentions=(mention,))

    left, right = map(actor, parties)
    people = [replace(left, known=known), right, *([actor(source)] if source is not None else [])]
    whole = Span(0, len(text))
    said = []
    if source is not None:
        said.append(
            Attribution(
                id=make_id("attribution", document, source),
                source=people[2].id,
                cue=None,
                content=whole,
                stance=stance,
                evidence=None,
                within=None,
            )
        )
    times = () if when is None else (Moment(start=0, end=3, value=when[0], mod=None, earliest=when[0], latest=when[1]),)
    claim = Claim(
        id=make_id("claim", document, source, stance),
        relation="CONSULT",
        agents=(left.id, right.id),
        counterparts=(),
        places=(),
        time=None if when is None else 0,
        modality="actual",
        polarity="positive",
        attribution=said[0].id if said else None,
        span=whole,
        confidence=0.9,
    )
    return Reading(
        id=document,
        name=f"{document}.txt",
        title=None,
        publisher=publisher or document,
        published=None,
        language="ar",
        text=text,
        zones=(Zone(start=0, end=len(text), kind="body"),),
        actors=tuple(people),
        times=times,
        attributions=tuple(said),
        claims=(claim,),
        method="test/1",
    )
