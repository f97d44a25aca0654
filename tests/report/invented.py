"""An invented case in which everything that a report must be able to show happens once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from marsad.model.actor import Actor, ActorType, Join, Mention, PageActor
from marsad.model.attribution import UNNAMED, Attribution, Evidence, Stance
from marsad.model.capture import Capture, Taking
from marsad.model.claim import Claim, Modality, Polarity, Relation
from marsad.model.document import Document
from marsad.model.ids import digest, make_id
from marsad.model.judgement import Judgement
from marsad.model.moment import Moment
from marsad.model.proposal import Proposal
from marsad.model.proposition import Chain, Copy, Link, OriginEdge, Passage, Proposition, Side, Standing, Voice
from marsad.model.reading import Reading
from marsad.model.refusal import Refusal
from marsad.model.span import Span
from marsad.model.track import Taken, TrackRecord
from marsad.model.zone import Zone, ZoneKind
from marsad.report.view import View

TYPES: dict[str, ActorType] = {"moj": "document", "nawaris": "place", "mina": "place", "wadi": "place"}
LOADED = {"عصابات المرجان", "ميليشيا المرجان", "Coral gangs"}
NAMES = {
    "sindyan": "حركة السنديان",
    "coral": "فيلق المرجان",
    "marafi": "هيئة المرافئ",
    "jisr": "مرصد الجسر",
    "compass": "مركز بوصلة للدراسات",
    "moj": "المذكرة 14",
    "ufuq": "وكالة أفق للأنباء",
    "nasif": "ناصيف البراري",
    "nawaris": "مدينة النوارس",
    "mina": "الميناء القديم",
    "wadi": "وادي الغزلان",
    "council": "Harbour Council",
}


@dataclass
class Page:
    """One invented page under the pen; every quotation must stand in its text."""

    name: str
    text: str
    publisher: str | None
    published: str | None
    language: str = "ar"
    title: str | None = None
    url: str | None = None
    actors: dict[str, PageActor] = field(default_factory=dict)
    times: list[Moment] = field(default_factory=list)
    attributions: dict[str, Attribution] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    zones: list[Zone] = field(default_factory=list)

    @property
    def id(self) -> str:
        return digest([self.name, self.text])

    def span(self, quote: str, nth: int = 1) -> Span:
        start = -1
        for _ in range(nth):
            start = self.text.index(quote, start + 1)
        return Span(start, start + len(quote))

    def zone(self, kind: ZoneKind, first: str, last: str) -> None:
        start = self.span(first).start
        self.zones.append(Zone(start, self.text.index(last, start) + len(last), kind=kind))

    def who(self, key: str, *forms: str) -> None:
        mentions = []
        for form in forms:
            at = self.text.find(form)
            while at >= 0:
                mentions.append(Mention(at, at + len(form), loaded=form in LOADED))
                at = self.text.find(form, at + 1)
        assert mentions, (self.name, key)
        self.actors[key] = PageActor(
            id=make_id("page-actor", self.id, key),
            name=forms[0],
            type=TYPES.get(key, "person" if key == "nasif" else "organization"),
            mentions=tuple(sorted(mentions)),
        )

    def when(self, quote: str, earliest: str | None, latest: str | None, value: str | None = None) -> int:
        span = self.span(quote)
        self.times.append(Moment(span.start, span.end, value=value, mod=None, earliest=earliest, latest=latest))
        return len(self.times) - 1

    def says(
        self,
        key: str,
        source: str | None,
        content: str,
        stance: Stance = "asserts",
        cue: str | None = None,
        speaker: str | None = None,
        evidence: Evidence | None = None,
        within: str | None = None,
    ) -> None:
        self.attributions[key] = Attribution(
            id=make_id("attribution", self.id, key),
            source=self.actors[source].id if source else UNNAMED,
            speaker=self.span(speaker) if speaker else None,
            cue=self.span(cue) if cue else None,
            content=self.span(content),
            stance=stance,
            evidence=evidence,
            within=self.attributions[within].id if within else None,
        )

    def claims_that(
        self,
        key: str,
        relation: Relation,
        agents: Sequence[str],
        counterparts: Sequence[str],
        quote: str,
        places: Sequence[str] = (),
        time: int | None = None,
        said: str | None = None,
        modality: Modality = "actual",
        polarity: Polarity = "positive",
        confidence: float = 0.8,
    ) -> None:
        self.claims[key] = Claim(
            id=make_id("claim", self.id, key),
            relation=relation,
            agents=tuple(self.actors[one].id for one in agents),
            counterparts=tuple(self.actors[one].id for one in counterparts),
            places=tuple(self.actors[one].id for one in places),
            time=time,
            modality=modality,
            polarity=polarity,
            attribution=self.attributions[said].id if said else None,
            span=self.span(quote),
            confidence=confidence,
        )

    def document(self) -> Document:
        return Document(
            id=self.id,
            capture=self.id,
            name=self.name,
            names=(self.name,),
            text=self.text,
            language=self.language,
            title=self.title,
            publisher=self.publisher,
            published=self.published,
            url=self.url,
            zones=tuple(self.zones),
            method="collect/1",
        )

    def reading(self) -> Reading:
        return Reading(
            id=self.id,
            name=self.name,
            title=self.title,
            publisher=self.publisher,
            published=self.published,
            language=self.language,
            text=self.text,
            zones=tuple(self.zones),
            actors=tuple(self.actors.values()),
            times=tuple(self.times),
            attributions=tuple(self.attributions.values()),
            claims=tuple(self.claims.values()),
            method="read/1",
        )


def observatory() -> Page:
    page = Page(
        "01-jisr.txt",
        "مرصد الجسر: وثيقة مسربة عن عمل مشترك بين السنديان والمرجان\n"
        "12 كانون الثاني/يناير 2024\n"
        "كشف مرصد الجسر في تقرير جديد أن المذكرة 14 المسربة تُظهر أن حركة السنديان وفيلق المرجان تقاسما الحراسة في وادي "
        "الغزلان منتصف عام 2023. وأضاف المرصد أن عصابات المرجان، كما يسميها أهل الوادي، كانت تمرّ ليلاً بلا تفتيش.\n"
        "وبحسب المرصد فإن الطرفين سيوقعان اتفاقاً جديداً بعد موسم الأمطار.\n"
        "اقرأ أيضاً: أسعار الخضار ترتفع في المدن الساحلية",
        "مرصد الجسر",
        "2024-01-12",
        title="وثيقة مسربة عن عمل مشترك بين السنديان والمرجان",
        url="https://jisr.example/reports/14?lang=ar&x=<y>",
    )
    page.zone("headline", "مرصد الجسر: وثيقة", "والمرجان")
    page.zone("meta", "12 كانون", "2024")
    page.zone("body", "كشف مرصد", "الأمطار.")
    page.zone("related", "اقرأ أيضاً", "الساحلية")
    page.who("jisr", "مرصد الجسر", "المرصد")
    page.who("moj", "المذكرة 14")
    page.who("sindyan", "حركة السنديان", "السنديان")
    page.who("coral", "فيلق المرجان", "عصابات المرجان")
    page.who("wadi", "وادي الغزلان")
    mid = page.when("منتصف عام 2023", "2023-05-01", "2023-08-31", "2023")
    later = page.when("بعد موسم الأمطار", "2024-01-13", None)
    page.says(
        "a1",
        "jisr",
        "أن المذكرة 14 المسربة تُظهر أن حركة السنديان وفيلق المرجان تقاسما الحراسة في وادي الغزلان منتصف عام 2023",
        cue="كشف",
        speaker="مرصد الجسر في",
        evidence="document",
    )
    page.says(
        "a2",
        "moj",
        "أن حركة السنديان وفيلق المرجان تقاسما الحراسة في وادي الغزلان منتصف عام 2023",
        cue="تُظهر",
        speaker="المذكرة 14",
        evidence="document",
        within="a1",
    )
    page.says("a3", "jisr", "الطرفين سيوقعان اتفاقاً جديداً بعد موسم الأمطار", cue="وبحسب", speaker="المرصد فإن")
    page.claims_that(
        "guard",
        "COOPERATE",
        ["sindyan", "coral"],
        [],
        "حركة السنديان وفيلق المرجان تقاسما الحراسة في وادي الغزلان",
        ["wadi"],
        mid,
        "a2",
        confidence=0.91,
    )
    page.claims_that(
        "sign",
        "AGREE",
        ["sindyan", "coral"],
        [],
        "الطرفين سيوقعان اتفاقاً جديداً",
        [],
        later,
        "a3",
        modality="planned",
        confidence=0.55,
    )
    return page


WIRE = (
    "أفادت مصادر مطلعة بأن وفداً من حركة السنديان التقى قيادة فيلق المرجان في مدينة النوارس يوم 17 مايو/أيار 2023. "
    "وقالت المصادر إن اللقاء دام ثلاث ساعات."
)


def wire(name: str, publisher: str, published: str, text: str) -> Page:
    page = Page(name, text, publisher, published, title="لقاء في النوارس")
    page.zone("body", "أفادت", "2023.")
    page.who("sindyan", "حركة السنديان")
    page.who("coral", "فيلق المرجان")
    page.who("nawaris", "مدينة النوارس")
    if "وكالة أفق" in text:
        page.who("ufuq", "وكالة أفق للأنباء")
    day = page.when("17 مايو/أيار 2023", "2023-05-17", "2023-05-17", "2023-05-17")
    met = "وفداً من حركة السنديان التقى قيادة فيلق المرجان في مدينة النوارس"
    page.says("a1", None, met + " يوم 17 مايو/أيار 2023", cue="أفادت", speaker="مصادر مطلعة")
    page.claims_that("met", "CONSULT", ["sindyan", "coral"], [], met, ["nawaris"], day, "a1", confidence=0.88)
    return page


def courier() -> Page:
    page = Page(
        "05 courier.html",
        "The Coral gangs and their fuel\n"
        "By Our Correspondent, 2 July 2023\n"
        "The Compass Institute says the Sindyan Movement sent fuel and spare parts to the Coral Corps in June 2023. "
        "</script><script>window.injected = 1; alert('page text')</script><img src=x onerror=\"window.injected = 1\"> "
        "A note in the file reads \u202eetisoppo eht\u202c and is quoted as found.\n"
        "The institute, citing Memo 14, added that the two forces shared guard duty in Ghizlan Valley in 2023.\n"
        "A spokesman for the Harbour Council called on both sides to explain themselves.",
        "The Harbour Courier",
        "2023-07-02",
        language="en",
        title="The Coral gangs and their fuel </title><script>window.injected = 1</script>",
    )
    page.zone("headline", "The Coral gangs", "fuel")
    page.zone("meta", "By Our", "2 July 2023")
    page.zone("body", "The Compass", "themselves.")
    page.who("compass", "Compass Institute", "The institute")
    page.who("sindyan", "Sindyan Movement")
    page.who("coral", "Coral Corps", "Coral gangs")
    page.who("moj", "Memo 14")
    page.who("wadi", "Ghizlan Valley")
    page.who("council", "Harbour Council")
    june = page.when("June 2023", "2023-06-01", "2023-06-30", "2023-06")
    year = page.when("in 2023", "2023-01-01", "2023-12-31", "2023")
    sent = "the Sindyan Movement sent fuel and spare parts to the Coral Corps in June 2023"
    page.says("a1", "compass", sent, cue="says", speaker="Compass Institute")
    shared = "that the two forces shared guard duty in Ghizlan Valley in 2023"
    page.says("a2", "compass", shared, cue="added", speaker="The institute")
    page.says("a3", "moj", shared, cue="citing", speaker="Memo 14", evidence="document", within="a2")
    page.says(
        "a4", "council", "both sides to explain themselves", "proposes", cue="called on", speaker="Harbour Council"
    )
    page.claims_that(
        "fuel",
        "AID",
        ["sindyan"],
        ["coral"],
        "the Sindyan Movement sent fuel and spare parts to the Coral Corps",
        [],
        june,
        "a1",
        confidence=0.9,
    )
    page.claims_that(
        "guard",
        "COOPERATE",
        ["sindyan", "coral"],
        [],
        "the two forces shared guard duty in Ghizlan Valley",
        ["wadi"],
        year,
        "a3",
        confidence=0.7,
    )
    page.claims_that("explain", "REQUEST", ["council"], ["sindyan", "coral"], "called on both sides", said="a4")
    return page


def denial() -> Page:
    page = Page(
        "06-bayan.txt",
        "بيان صادر عن حركة السنديان\n"
        "تنفي حركة السنديان نفياً قاطعاً أن يكون أي وفد منها قد التقى بفيلق المرجان في مدينة النوارس أو في غيرها. "
        "وتؤكد الحركة أنها لم ترسل وقوداً إلى فيلق المرجان قط.\n",
        "حركة السنديان",
        "2023-05-20",
        title="بيان",
    )
    page.zone("headline", "بيان", "السنديان")
    page.zone("body", "تنفي", "قط.")
    page.who("sindyan", "حركة السنديان", "الحركة")
    page.who("coral", "فيلق المرجان")
    page.who("nawaris", "مدينة النوارس")
    met = "أي وفد منها قد التقى بفيلق المرجان في مدينة النوارس"
    page.says("a1", "sindyan", "أن يكون " + met + " أو في غيرها", "denies", cue="تنفي", speaker="حركة السنديان نفياً")
    page.says("a2", "sindyan", "أنها لم ترسل وقوداً إلى فيلق المرجان قط", cue="وتؤكد", speaker="الحركة أنها")
    page.claims_that("met", "CONSULT", ["sindyan", "coral"], [], met, ["nawaris"], said="a1", confidence=0.86)
    page.claims_that(
        "fuel",
        "AID",
        ["sindyan"],
        ["coral"],
        "لم ترسل وقوداً إلى فيلق المرجان",
        said="a2",
        polarity="negative",
        confidence=0.74,
    )
    return page


def interview() -> Page:
    page = Page(
        "07-hiwar.html",
        "حوار مع ناصيف البراري، المتحدث باسم فيلق المرجان\n"
        "سألناه: هل التقيتم حركة السنديان؟\n"
        "قال ناصيف البراري: «نعم، التقينا بحركة السنديان في مايو 2023، ولا عيب في الكلام». وأضاف: «أما القول إننا "
        "هاجمنا هيئة المرافئ في الميناء القديم قبل عام 2022 فكذب محض».\n"
        "وشكك البراري في أن تكون السنديان قد أرسلت وقوداً إلى فيلقه.\n",
        "صحيفة الميناء",
        "2023-06-03",
        title="حوار: ناصيف البراري",
    )
    page.zone("body", "حوار", "فيلقه.")
    page.who("nasif", "ناصيف البراري", "البراري")
    page.who("coral", "فيلق المرجان")
    page.who("sindyan", "حركة السنديان", "السنديان")
    page.who("marafi", "هيئة المرافئ")
    page.who("mina", "الميناء القديم")
    may = page.when("مايو 2023", "2023-05-01", "2023-05-31", "2023-05")
    before = page.when("قبل عام 2022", None, "2021-12-31", "2022")
    page.says(
        "a1", "nasif", "نعم، التقينا بحركة السنديان في مايو 2023", "confirms", cue="قال", speaker="ناصيف البراري: «نعم"
    )
    page.says(
        "a2", "nasif", "هاجمنا هيئة المرافئ في الميناء القديم قبل عام 2022", "denies", cue="فكذب محض", speaker="البراري"
    )
    page.says("a3", "nasif", "أن تكون السنديان قد أرسلت وقوداً إلى فيلقه", "doubts", cue="وشكك", speaker="البراري في أن")
    page.claims_that(
        "met", "CONSULT", ["coral", "sindyan"], [], "التقينا بحركة السنديان", [], may, "a1", confidence=0.81
    )
    page.claims_that(
        "raid", "ASSAULT", ["coral"], ["marafi"], "هاجمنا هيئة المرافئ في الميناء القديم", ["mina"], before, "a2"
    )
    page.claims_that("fuel", "AID", ["sindyan"], ["coral"], "السنديان قد أرسلت وقوداً إلى فيلقه", said="a3")
    return page


def posts() -> Page:
    page = Page(
        "10-post.txt",
        "عاجل\n"
        "⚓️🛢️ شاهد عيان في الميناء القديم: شاحنات السنديان أفرغت وقوداً لميليشيا المرجان يوم 9 حزيران 2023 🚚\n"
        "— ساكن المرفأ (@sakin) 9 يونيو 2023\n"
        "كما هاجم المرجان مكاتب هيئة المرافئ في الميناء القديم سنة 2021.\n"
        "وسوم: السنديان، المرجان\n"
        "تعليقات\n"
        "قارئ: كلام فارغ\n",
        None,
        None,
        title=None,
    )
    page.zone("headline", "عاجل", "عاجل")
    page.zone("post", "⚓️", "9 يونيو 2023")
    page.zone("body", "كما هاجم", "2021.")
    page.zone("tags", "وسوم", "المرجان")
    page.zone("comments", "تعليقات", "فارغ")
    page.who("sindyan", "السنديان")
    page.who("coral", "ميليشيا المرجان", "المرجان")
    page.who("marafi", "هيئة المرافئ")
    page.who("mina", "الميناء القديم")
    day = page.when("9 حزيران 2023", "2023-06-09", "2023-06-09", "2023-06-09")
    year = page.when("سنة 2021", "2021-01-01", "2021-12-31", "2021")
    page.says(
        "a1",
        None,
        "شاحنات السنديان أفرغت وقوداً لميليشيا المرجان يوم 9 حزيران 2023",
        speaker="شاهد عيان",
        evidence="witness",
    )
    page.claims_that(
        "fuel", "AID", ["sindyan"], ["coral"], "شاحنات السنديان أفرغت وقوداً لميليشيا المرجان", ["mina"], day, "a1"
    )
    page.claims_that(
        "raid", "ASSAULT", ["coral"], ["marafi"], "هاجم المرجان مكاتب هيئة المرافئ في الميناء القديم", ["mina"], year
    )
    return page


def weather() -> Page:
    page = Page("09-taqs.txt", "الطقس غداً معتدل في المدن الساحلية.", "صحيفة الميناء", "2023-06-01", title="الطقس")
    page.zone("body", "الطقس", "الساحلية.")
    return page


def invented_view() -> View:
    """The whole invented case."""
    pages = [
        observatory(),
        wire("02-ufuq.txt", "وكالة أفق للأنباء", "2023-05-18", "وكالة أفق للأنباء\n" + WIRE),
        wire("03-mina.html", "صحيفة الميناء", "2023-05-18", WIRE + " (وكالة أفق للأنباء)"),
        wire("04-barid.html", "بريد الجنوب", "2023-05-19", WIRE.split(" وقالت", maxsplit=1)[0]),
        courier(),
        denial(),
        interview(),
        weather(),
        posts(),
    ]
    jisr, ufuq, mina, barid, english, bayan, hiwar, _, post = pages
    chains = [
        chain(jisr, "guard", ("actor", "مرصد الجسر", "jisr"), ("document", "المذكرة 14", "moj")),
        chain(jisr, "sign", ("actor", "مرصد الجسر", "jisr")),
        chain(ufuq, "met", ("unnamed", "مصادر مطلعة", None)),
        chain(mina, "met", ("agency", "وكالة أفق للأنباء", "ufuq"), ("unnamed", "مصادر مطلعة", None)),
        chain(barid, "met", ("unnamed", "مصادر مطلعة", None)),
        chain(english, "fuel", ("actor", "Compass Institute", "compass")),
        chain(english, "guard", ("actor", "Compass Institute", "compass"), ("document", "Memo 14", "moj")),
        chain(english, "explain", ("actor", "Harbour Council", "council")),
        chain(bayan, "met", ("actor", "حركة السنديان", "sindyan")),
        chain(bayan, "fuel", ("actor", "حركة السنديان", "sindyan")),
        chain(hiwar, "met", ("actor", "ناصيف البراري", "nasif")),
        chain(hiwar, "raid", ("actor", "ناصيف البراري", "nasif")),
        chain(hiwar, "fuel", ("actor", "ناصيف البراري", "nasif")),
        chain(post, "fuel", ("unnamed", "شاهد عيان", None)),
        chain(post, "raid"),
    ]
    waiting, taken = proposed(post, bayan)
    bayan.attributions["proposed"] = replace(bayan.attributions["a2"], id=taken.mark, why="proposed by a model")
    met = [ufuq.claims["met"], mina.claims["met"], barid.claims["met"], hiwar.claims["met"], bayan.claims["met"]]
    both = ("sindyan", "coral")
    standing = [
        stands(
            proposition("CONSULT", both, (), ("nawaris",), "2023-05-01", "2023-05-31", met),
            [("asserts", 0, 0), ("asserts", 0, 0), ("asserts", 0, 2), ("asserts", 3, 3), ("denies", 4, 4)],
            [(0, 1, "text", False, "100%"), (0, 1, "stated", False, "وكالة أفق للأنباء"), (0, 2, "text", True, "46%")],
        ),
        stands(
            proposition(
                "AID",
                both[:1],
                both[1:],
                (),
                "2023-06-01",
                "2023-06-30",
                [p.claims["fuel"] for p in (english, post, bayan, hiwar)],
            ),
            [("asserts", 0, 0), ("asserts", 1, 1), ("denies", 2, 2), ("doubts", 3, 3)],
            [],
        ),
        stands(
            proposition(
                "COOPERATE",
                both,
                (),
                ("wadi",),
                "2023-01-01",
                "2023-12-31",
                [jisr.claims["guard"], english.claims["guard"]],
            ),
            [("asserts", 0, 0), ("asserts", 0, 0)],
            [(0, 1, "stated", False, "المذكرة 14")],
        ),
        stands(proposition("AGREE", both, (), (), "2024-01-13", None, [jisr.claims["sign"]]), [("asserts", 0, 0)], []),
        stands(
            proposition("ASSAULT", both[1:], ("marafi",), ("mina",), "2021-01-01", "2021-12-31", [post.claims["raid"]]),
            [("asserts", 0, 0)],
            [],
        ),
        stands(
            proposition("ASSAULT", both[1:], ("marafi",), ("mina",), None, "2021-12-31", [hiwar.claims["raid"]]),
            [("denies", 0, 0)],
            [],
        ),
        stands(
            proposition("REQUEST", ("council",), both, (), None, None, [english.claims["explain"]]),
            [("asserts", 0, 0)],
            [],
        ),
    ]
    first = standing[0][0]
    return View(
        name="السنديان والمرجان",
        version="0.1.0",
        methods={"collect": "1", "read": "3", "resolve": "2", "weigh": "2"},
        captures=tuple(Capture(id=page.id, size=len(page.text.encode())) for page in pages),
        takings=(
            *(taking(page.id, "folder", f"pages/{page.name}", page.name) for page in pages),
            taking(jisr.id, "url", "https://jisr.example/reports/14", "14"),
        ),
        documents=tuple(page.document() for page in pages),
        readings=tuple(page.reading() for page in pages),
        actors=tuple(case_actor(key, pages) for key in NAMES),
        propositions=tuple(one for one, _ in standing),
        copies=(
            Copy(
                a=ufuq.id,
                b=mina.id,
                containment=1.0,
                passages=(Passage(a=ufuq.span(WIRE), b=mina.span(WIRE)),),
                method="weigh.copies/1",
            ),
            Copy(
                a=ufuq.id,
                b=barid.id,
                containment=0.46,
                passages=(Passage(a=ufuq.span(barid.text), b=barid.span(barid.text)),),
                method="weigh.copies/1",
            ),
        ),
        chains=tuple(chains),
        standings=tuple(one for _, one in standing),
        tracks=(
            TrackRecord(
                id=actor_id("jisr"),
                name="مرصد الجسر",
                actor=actor_id("jisr"),
                known=None,
                pages=(),
                asserts=("claim-1",),
                denies=(),
                carries=(),
                first=(),
                together=(),
                later=(),
                taken=(Taken(of="source-1", of_name="منبر", document="page-2", earlier="page-1", credited=False),),
                denied=(),
                borne_out=(),
                not_borne_out=(),
                method="weigh/1",
            ),
        ),
        proposals=(waiting, taken),
        accepted=(taken,),
        judgements=(
            Judgement(
                id="judgement-1",
                verb="join",
                items=(actor_id("coral"), actor_id("sindyan")),
                reason="خطأ في النقر",
                by="ريم",
                at="2024-02-01T09:00:00Z",
                previous=None,
            ),
            Judgement(
                id="judgement-2",
                verb="undo",
                items=("judgement-1",),
                reason="",
                by="ريم",
                at="2024-02-01T09:01:00Z",
                previous="judgement-1",
            ),
            Judgement(
                id="judgement-3",
                verb="grade",
                items=(first.id,),
                value="B2",
                reason="Seen by two correspondents",
                by="Dana",
                at="2024-02-02T10:00:00Z",
                previous="judgement-2",
            ),
            Judgement(
                id="judgement-4",
                verb="accept",
                items=(taken.id,),
                reason="تقرؤها القارئة كذلك",
                by="ريم",
                at="2024-02-03T10:00:00Z",
                previous="judgement-3",
            ),
        ),
        refusals=(
            Refusal(
                id="refusal-1",
                stage="collect",
                item="pages/scan.pdf",
                name="scan.pdf",
                reason="encrypted",
                detail="The file asks for a password.",
                method="collect/1",
            ),
            Refusal(
                id="refusal-2",
                stage="collect",
                item="pages/empty.txt",
                name="empty\u202etxt.exe",
                reason="empty",
                detail="There is nothing in it.",
                method="collect/1",
            ),
        ),
    )


def proposed(post: Page, statement: Page) -> tuple[Proposal, Proposal]:
    """A claim that waits for a person, and an attribution that a person accepted."""
    carried = Proposal(
        id="proposal-1",
        document=post.id,
        model="small-model",
        kind="claim",
        span=post.span("شاحنات السنديان أفرغت وقوداً لميليشيا المرجان"),
        relation="AID",
        agents=(post.span("السنديان"),),
        counterparts=(post.span("ميليشيا المرجان"),),
        time=post.span("يوم 9 حزيران 2023"),
        modality="possible",
        polarity="negative",
        method="read.proposals/1",
    )
    said = Proposal(
        id="proposal-2",
        document=statement.id,
        model="small-model",
        kind="attribution",
        span=statement.span("لم ترسل وقوداً إلى فيلق المرجان قط"),
        source=statement.span("الحركة"),
        cue=statement.span("وتؤكد"),
        stance="denies",
        method="read.proposals/1",
    )
    return carried, said


def actor_id(key: str) -> str:
    return make_id("actor", key)


def case_actor(key: str, pages: Sequence[Page]) -> Actor:
    found = [(page, page.actors[key]) for page in pages if key in page.actors]
    forms = dict.fromkeys(page.text[one.start : one.end] for page, actor in found for one in actor.mentions)
    joins = [Join(left=found[0][1].id, right=other.id, rule="same name", score=0.97) for _, other in found[1:]]
    return Actor(
        id=actor_id(key),
        name=NAMES[key],
        type=TYPES.get(key, "person" if key == "nasif" else "organization"),
        names=tuple(dict.fromkeys((NAMES[key], *forms))),
        members=tuple(actor.id for _, actor in found),
        documents=tuple(page.id for page, _ in found),
        loaded=tuple(form for form in forms if form in LOADED),
        joins=tuple(joins),
        method="resolve/2",
    )


def chain(page: Page, claim: str, *links: tuple[str, str, str | None]) -> Chain:
    publisher = Link(kind="publisher", name=page.publisher or page.name, actor=None, span=None)
    rest = [Link(kind=kind, name=name, actor=key and actor_id(key), span=None) for kind, name, key in links]  # type: ignore[arg-type]
    return Chain(claim=page.claims[claim].id, document=page.id, links=(publisher, *rest))


def proposition(
    relation: Relation,
    agents: Sequence[str],
    counterparts: Sequence[str],
    places: Sequence[str],
    earliest: str | None,
    latest: str | None,
    claims: Sequence[Claim],
) -> Proposition:
    ids = tuple(claim.id for claim in claims)
    return Proposition(
        id=make_id("proposition", *ids),
        relation=relation,
        agents=tuple(map(actor_id, agents)),
        counterparts=tuple(map(actor_id, counterparts)),
        places=tuple(map(actor_id, places)),
        earliest=earliest,
        latest=latest,
        claims=ids,
        joins=tuple(Join(left=ids[0], right=one, rule="same dealing", score=0.83) for one in ids[1:]),
        method="resolve/2",
    )


def stands(
    about: Proposition,
    voices: Sequence[tuple[Side, int, int]],
    edges: Sequence[tuple[int, int, str, bool, str]],
) -> tuple[Proposition, Standing]:
    spoken = tuple(
        Voice(claim=claim, side=side, origin_low=about.claims[low], origin_high=about.claims[high])
        for claim, (side, low, high) in zip(about.claims, voices, strict=True)
    )
    asserting = [voice for voice in spoken if voice.side == "asserts"]
    return about, Standing(
        proposition=about.id,
        voices=spoken,
        low=len({voice.origin_low for voice in asserting}),
        high=len({voice.origin_high for voice in asserting}),
        edges=tuple(
            OriginEdge(left=about.claims[a], right=about.claims[b], kind=kind, loose=loose, reason=reason)  # type: ignore[arg-type]
            for a, b, kind, loose, reason in edges
        ),
        method="weigh.standings/1",
    )


def taking(capture: str, means: str, location: str, name: str) -> Taking:
    return Taking(
        id=make_id("taking", capture, location),
        capture=capture,
        location=location,
        name=name,
        means=means,
        taken_at="2024-01-15T08:30:00Z" if means == "folder" else "2024-01-14T08:30:00Z",
        version="0.1.0",
    )
