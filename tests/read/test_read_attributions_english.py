"""Attributions in English sentences about invented people and bodies."""

from __future__ import annotations

import re

import pytest

from marsad.model.actor import Mention, PageActor
from marsad.model.document import Document
from marsad.model.zone import Zone
from marsad.read.attributions.attributions import attributions
from marsad.read.page import Page

PEOPLE = {
    "amin": ("person", "Amin Salim", "Salim"),
    "odeh": ("person", "Karim Odeh", "Odeh"),
    "centre": ("organization", "Norland Centre"),
    "ministry": ("organization", "Ministry of Defence"),
    "brigade": ("organization", "Red Brigade"),
    "wire": ("organization", "Harbour Wire"),
    "norland": ("place", "Norland"),
    "logbook": ("document", "logbook"),
}


def read(text):
    found = [(m, name) for name, (_, *forms) in PEOPLE.items() for form in forms for m in re.finditer(form, text)]
    longest = [
        (m, n) for m, n in found if not any(o.start() <= m.start() and m.end() <= o.end() and o != m for o, _ in found)
    ]
    actors = tuple(
        PageActor(
            id=name,
            name=name,
            type=entry[0],
            mentions=tuple(Mention(start=m.start(), end=m.end()) for m, owner in longest if owner == name),
        )
        for name, entry in PEOPLE.items()
    )
    page = Page(Document(id="d", capture="c", name="n", text=text, language="en", method="m"))
    return attributions(page, (Zone(start=0, end=len(text), kind="body"),), actors)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Amin Salim, head of the Norland Centre, said on Monday that the talks had begun.",
            [("amin", "asserts", "that the talks had begun")],
        ),
        ("Ministry spokesman Karim Odeh said the talks had begun.", [("odeh", "asserts", "the talks had begun")]),
        (
            "According to the Norland Centre, which tracks the war, the brigades have left the town.",
            [("centre", "asserts", "the brigades have left the town")],
        ),
        ('"We never met them," said Karim Odeh.', [("odeh", "denies", '"We never met them,"')]),
        (
            '"We never met them," Odeh said, adding that the claims were false.',
            [("odeh", "denies", '"We never met them,"'), ("odeh", "denies", "that the claims were false")],
        ),
        (
            '"The deal is dead," Odeh said, "and everybody knows it."',
            [("odeh", "asserts", '"The deal is dead," Odeh said, "and everybody knows it."')],
        ),
        # who tells it between commas
        (
            "The two envoys, Odeh noted, had dined together.",
            [("odeh", "asserts", "The two envoys, Odeh noted, had dined together")],
        ),
        (
            "The envoys had, Odeh told the court, dined together.",
            [("odeh", "asserts", "The envoys had, Odeh told the court, dined together")],
        ),
        (
            "The guards, according to the Norland Centre, were paid.",
            [("centre", "asserts", "The guards, according to the Norland Centre, were paid")],
        ),
        (
            'He asked them for nothing, Odeh added, "except silence".',
            [("odeh", "asserts", 'He asked them for nothing, Odeh added, "except silence"')],
        ),
        (
            'An article headed "The night train" stated that arms had arrived.',
            [("unnamed", "asserts", "that arms had arrived")],
        ),
        ("Amin Salim wrote to the Norland Centre in May asking for records.", []),
        ("The Norland Centre agreed to settle charges that it had lied.", []),
        ("According to the Norland Centre, the two sides met.", [("centre", "asserts", "the two sides met")]),
        (
            "The two sides met twice, according to leaked documents.",
            [("unnamed", "asserts", "The two sides met twice")],
        ),
        ("The two sides met twice, according to witnesses.", [("unnamed", "asserts", "The two sides met twice")]),
        (
            "The Ministry of Defence denied the report. It also denied receiving arms.",
            [("ministry", "denies", "the report"), ("ministry", "denies", "receiving arms")],
        ),
        (
            "Norland accused the Red Brigade of selling fuel.",
            [("norland", "alleges", "the Red Brigade of selling fuel")],
        ),
        (
            "The Ministry of Defence called for an inquiry and urged the Red Brigade to disarm.",
            [("ministry", "proposes", "for an inquiry"), ("ministry", "proposes", "the Red Brigade to disarm")],
        ),
        (
            "Odeh told Harbour Wire that arms had arrived, but the Ministry of Defence said the border was shut.",
            [("odeh", "asserts", "that arms had arrived"), ("ministry", "asserts", "the border was shut")],
        ),
        ("A senior official said the talks must continue.", [("unnamed", "proposes", "the talks must continue")]),
        ("Critics of Norland claim the deal was secret.", [("unnamed", "alleges", "the deal was secret")]),
        ("Salim did not say whether the group was paid.", []),
        ("The report was new and the claim was old.", []),
        # the subject through insertions, roles and coordination
        (
            "A spokesman for the Red Brigade, Karim Odeh, denied the claims.",
            [("odeh", "denies", "the claims")],
        ),
        ("A spokesman for the Red Brigade denied the claims.", [("brigade", "denies", "the claims")]),
        (
            "A former aide, who asked not to be named, said arms had arrived.",
            [("unnamed", "asserts", "arms had arrived")],
        ),
        (
            "Amin Salim, who led the talks, said arms had arrived, but declined to say more.",
            [("amin", "asserts", "arms had arrived")],
        ),
        (
            "Amin Salim praised Karim Odeh and criticised Norland.",
            [("amin", "asserts", "Karim Odeh"), ("amin", "asserts", "Norland")],
        ),
        # before the cue, handed on, verdicts, what nobody named says
        (
            "Norland armed the Red Brigade, Amin Salim said in a report.",
            [("amin", "asserts", "Norland armed the Red Brigade")],
        ),
        (
            "Harbour Wire quoted Karim Odeh as saying that arms had arrived.",
            [
                ("wire", "asserts", "Karim Odeh as saying that arms had arrived"),
                ("odeh", "asserts", "that arms had arrived"),
            ],
        ),
        (
            "Amin Salim rejected the claims, saying that he had never met them and that he would sue.",
            [
                ("amin", "denies", "the claims"),
                ("amin", "denies", "that he had never met them"),
                ("amin", "asserts", "that he would sue"),
            ],
        ),
        (
            "There is no truth to it, Amin Salim said, and Norland would not talk to them.",
            [("amin", "denies", "There is no truth to it"), ("amin", "asserts", "Norland would not talk to them")],
        ),
        (
            "Amin Salim did not deny the payment, but said that he had paid a bank.",
            [("amin", "asserts", "that he had paid a bank")],
        ),
        (
            "Norland denied that arms had arrived, a day after the Norland Centre said so.",
            [("norland", "denies", "that arms had arrived")],
        ),
        (
            "Karim Odeh, 71, told Harbour Wire on Saturday that the talks had begun.",
            [("odeh", "asserts", "that the talks had begun")],
        ),
        ('Karim Odeh called the report "a novel".', [("odeh", "denies", 'the report "a novel"')]),
        ("Karim Odeh dismissed the report as a fake.", [("odeh", "denies", "the report as a fake")]),
        (
            "Norland is believed to have armed the Red Brigade.",
            [("unnamed", "asserts", "Norland is believed to have armed the Red Brigade")],
        ),
        (
            "Norland rejects the claims made by Harbour Wire that it armed the Red Brigade.",
            [
                ("norland", "denies", "the claims made by Harbour Wire that it armed the Red Brigade"),
                ("wire", "alleges", "that it armed the Red Brigade"),
            ],
        ),
        ("Karim Odeh called on Norland to disarm.", [("odeh", "proposes", "Norland to disarm")]),
        (
            "Karim Odeh, 44, of the Norland Centre, denies receiving money.",
            [("odeh", "denies", "receiving money")],
        ),
        (
            "Amin Salim, for his part, thanked Karim Odeh and said that the road was open.",
            [("amin", "asserts", "that the road was open")],
        ),
        (
            "Karim Odeh said the road was open, and that 80 trucks had passed.",
            [("odeh", "asserts", "the road was open"), ("odeh", "asserts", "that 80 trucks had passed")],
        ),
        ("Amin Salim told reporters not to leave and closed the door.", [("amin", "proposes", "not to leave")]),
        ("The court heard that Karim Odeh had lied.", [("unnamed", "asserts", "that Karim Odeh had lied")]),
        (
            "Two lorries were burnt, the Ministry of Defence said, among them a tanker.",
            [("ministry", "asserts", "Two lorries were burnt")],
        ),
        (
            "Nobody, Karim Odeh said, had warned the crew.",
            [("odeh", "asserts", "Nobody, Karim Odeh said, had warned the crew")],
        ),
        (
            "The road, said Karim Odeh, was never closed.",
            [("odeh", "denies", "The road, said Karim Odeh, was never closed")],
        ),
        ("Neither of them would say whether Odeh was paid.", []),
        (
            "The Norland Centre says at least 300 people have fled.",
            [("centre", "asserts", "at least 300 people have fled")],
        ),
        ("Karim Odeh asked the judge whether the road was open.", [("odeh", "asks", "whether the road was open")]),
        (
            "The Red Brigade, which holds the road, should leave it, Karim Odeh said.",
            [("odeh", "proposes", "The Red Brigade, which holds the road, should leave it")],
        ),
        (
            "Should the Red Brigade refuse, Karim Odeh warned, the army will act.",
            [("odeh", "asserts", "Should the Red Brigade refuse, Karim Odeh warned, the army will act")],
        ),
        (
            "The Norland Centre said that the road was shut, citing two drivers.",
            [("centre", "asserts", "that the road was shut")],
        ),
        (
            "Karim Odeh called the charges politically motivated.",
            [("odeh", "asserts", "the charges politically motivated")],
        ),
        ("A memo written in May by Karim Odeh was lost.", []),
        ('"They never sat down together," said Karim Odeh.', [("odeh", "asserts", '"They never sat down together,"')]),
        ("Karim Odeh, however, said the road was open.", [("odeh", "asserts", "the road was open")]),
        (
            "The Red Brigade, meanwhile, denied that it had met Odeh.",
            [("brigade", "denies", "that it had met Odeh")],
        ),
        ("Karim Odeh was accused by Norland of selling secrets.", [("norland", "alleges", "of selling secrets")]),
        ("It emerged on Monday that Odeh had met Salim.", [("unnamed", "asserts", "that Odeh had met Salim")]),
        ("Norland ruled out an election.", [("norland", "doubts", "out an election")]),
        ("Karim Odeh rejected the figures.", [("odeh", "denies", "the figures")]),
        ("The Red Brigade has offered to free two pilots.", [("brigade", "proposes", "to free two pilots")]),
        (
            "Norland Centre chief executive Karim Odeh said the road was open.",
            [("odeh", "asserts", "the road was open")],
        ),
        (
            "The Ministry of Defence said it expected the road to open.",
            [("ministry", "asserts", "it expected the road to open")],
        ),
        (
            "The son of Amin Salim had, Odeh said, been taken at night.",
            [("odeh", "asserts", "The son of Amin Salim had, Odeh said, been taken at night")],
        ),
        (
            "The fleet had sailed, Harbour Wire reported on Friday, citing a memo.",
            [("wire", "asserts", "The fleet had sailed")],
        ),
        ("Norland promised 40 million crowns on Monday to help.", []),
        (
            "In return for letting boats pass, the Red Brigade received fuel, Karim Odeh said.",
            [("odeh", "asserts", "In return for letting boats pass, the Red Brigade received fuel")],
        ),
        (
            "In a statement, issued on Monday, Karim Odeh said the road was open.",
            [("odeh", "asserts", "the road was open")],
        ),
        (
            "The talks led by Norland began. The Red Brigade said so. The road was closed in May, it said.",
            [("brigade", "asserts", "The road was closed in May")],
        ),
        ("Karim Odeh owns 9 per cent of the shares in Harbour Wire.", []),
        ("Karim Odeh pleaded guilty to theft.", [("odeh", "confirms", "guilty to theft")]),
        ("Karim Odeh pleaded not guilty to theft.", [("odeh", "denies", "not guilty to theft")]),
        ("Karim Odeh, accused of theft, fell ill.", [("unnamed", "alleges", "of theft")]),
        ("Karim Odeh urged restraint.", [("odeh", "proposes", "restraint")]),
        ("Karim Odeh blamed the Red Brigade.", [("odeh", "alleges", "the Red Brigade")]),
        ("Karim Odeh appealed to both sides to stop.", [("odeh", "proposes", "to both sides to stop")]),
        ("Karim Odeh has called the case a fabrication.", [("odeh", "denies", "the case a fabrication")]),
        (
            "Karim Odeh said two shells hit the yard, followed by a third that fell among rescuers.",
            [("odeh", "asserts", "two shells hit the yard, followed by a third that fell among rescuers")],
        ),
        (
            "Karim Odeh has told anyone who will listen that he owns the road.",
            [("odeh", "asserts", "that he owns the road")],
        ),
        ("Norland should free the men, Karim Odeh said.", [("odeh", "proposes", "Norland should free the men")]),
        ("Order, says Karim Odeh.", [("odeh", "asserts", "Order")]),
        ('A pal of the minister raged: "He\'s toast."', [("unnamed", "asserts", '"He\'s toast."')]),
        ('"It was a disgrace," fumed Karim Odeh.', [("odeh", "asserts", '"It was a disgrace,"')]),
        ("Police say Karim Odeh, 34, acted alone.", [("unnamed", "asserts", "Karim Odeh, 34, acted alone")]),
        ("A man answering the phone said the road was open.", [("unnamed", "asserts", "the road was open")]),
        (
            "Karim Odeh denied the Red Brigade had met anyone, branding the film a montage.",
            [
                ("odeh", "denies", "the Red Brigade had met anyone"),
                ("odeh", "asserts", "the film a montage"),
            ],
        ),
        (
            "The men, who are believed to receive arms from Norland, left.",
            [("unnamed", "asserts", "to receive arms from Norland")],
        ),
        (
            "Karim Odeh handed over two men; both were shot, Amin Salim said.",
            [("amin", "asserts", "both were shot")],
        ),
        (
            "Odeh said that the brigade had left and that the road was open.",
            [("odeh", "asserts", "that the brigade had left and that the road was open")],
        ),
        (
            "Odeh said that income had fallen by 18 per cent since May.",
            [("odeh", "asserts", "that income had fallen by 18 per cent since May")],
        ),
        (
            "In return, according to the Norland Centre, the brigades left the town.",
            [("centre", "asserts", "In return, according to the Norland Centre, the brigades left the town")],
        ),
        (
            "The firm, a front that according to the Norland Centre is owned by a general, paid.",
            [("centre", "asserts", "is owned by a general, paid")],
        ),
        (
            "The Red Brigade does not believe that the men were spies.",
            [("brigade", "doubts", "that the men were spies")],
        ),
        ("Odeh moved that the talks be put off.", [("odeh", "proposes", "that the talks be put off")]),
        ("Odeh asked that the talks be put off.", [("odeh", "proposes", "that the talks be put off")]),
        ("Odeh warned drivers not to use the road.", [("odeh", "proposes", "not to use the road")]),
        ("Drivers were told to leave the depot.", [("unnamed", "proposes", "to leave the depot")]),
        ("I am told that the road is open.", [("unnamed", "asserts", "that the road is open")]),
        ("Odeh went on to say that the talks were dead.", [("odeh", "asserts", "that the talks were dead")]),
        ("Odeh is expected to argue that he was away.", [("odeh", "asserts", "that he was away")]),
        ("Odeh opened the session by announcing that he would go.", [("odeh", "asserts", "that he would go")]),
        (
            "Asked by Karim Odeh whether the road was open, Amin Salim said it was.",
            [("odeh", "asks", "whether the road was open"), ("amin", "asserts", "it was")],
        ),
        ("Amin Salim, asked whether the road was open, said it was.", [("amin", "asserts", "it was")]),
        (
            "The men seized a ship which the Red Brigade says was carrying fuel.",
            [("brigade", "asserts", "was carrying fuel")],
        ),
        ("Odeh rejected the figures, refused to talk and left.", [("odeh", "denies", "the figures")]),
        ("Amin Salim, who asked not to be named, left the room.", []),
        (
            "Amin Salim, who had offered to resign, withdrew the letter.",
            [("amin", "proposes", "to resign")],
        ),
        ('Odeh dismissed the march as "theatre".', [("odeh", "asserts", 'the march as "theatre"')]),
        ('Norland paid from a fund called "social peace" last year.', []),
        ("Satellite imagery shows nine trucks at the base.", [("unnamed", "asserts", "nine trucks at the base")]),
        (
            "Norland wants the Red Brigade to be disarmed.",
            [("norland", "proposes", "the Red Brigade to be disarmed")],
        ),
        (
            "Odeh arrived. He said that Salim knew. He insisted that the road was open.",
            [("odeh", "asserts", "that Salim knew"), ("odeh", "asserts", "that the road was open")],
        ),
        (
            'Odeh said the levy would cost the Red Brigade millions and dismissed the protest as "theatre".',
            [
                ("odeh", "asserts", "the levy would cost the Red Brigade millions"),
                ("odeh", "asserts", 'the protest as "theatre"'),
            ],
        ),
        ("Odeh insisted that no money had been paid.", [("odeh", "denies", "that no money had been paid")]),
        ("Odeh said that no one had been hurt.", [("odeh", "asserts", "that no one had been hurt")]),
        (
            'Odeh said: "If the general lied to the court he should resign."',
            [("odeh", "proposes", '"If the general lied to the court he should resign."')],
        ),
        (
            "Odeh stressed the need for the general to leave.",
            [("odeh", "proposes", "the need for the general to leave")],
        ),
        ("Odeh ruled that the ban was unlawful.", [("odeh", "asserts", "that the ban was unlawful")]),
        ("Odeh ruled out a deal with Norland.", [("odeh", "doubts", "out a deal with Norland")]),
        ("Odeh pointed out that the law had changed.", [("odeh", "asserts", "that the law had changed")]),
        (
            '"We met," Odeh said. "They were polite."',
            [("odeh", "asserts", '"We met,"'), ("odeh", "asserts", '"They were polite."')],
        ),
    ],
)
def test_who_says_what(text, expected):
    assert [(one.source, one.stance, text[one.content.start : one.content.end]) for one in read(text)] == expected


def test_what_the_documents_show_stands_inside_what_is_said():
    text = "Amin Salim said the documents show that no arms were delivered."
    outer, inner = read(text)
    assert (outer.source, inner.source, inner.within) == ("amin", "unnamed", outer.id)
    assert inner.evidence == "document"


INTERVIEW = (
    "Harbour Wire: Norland says the road is open. Is it?\n\n"
    "Karim Odeh: I have seen no lorries.\n\n"
    "Norland Centre: A follow-up. We counted none.\n\n"
    "Karim Odeh: We count differently.\n\n"
    "Harbour Wire: Who pays?\n\n"
    "Karim Odeh: We all do."
)


def test_turns_of_an_interview_are_theirs_who_stand_before_the_colon():
    found = [(one.source, one.stance, one.within is not None) for one in read(INTERVIEW)]
    assert found == [
        ("wire", "asks", False),
        ("odeh", "asserts", False),
        ("centre", "asserts", False),
        ("odeh", "asserts", False),
        ("wire", "asks", False),
        ("odeh", "asserts", False),
        ("norland", "asserts", True),
    ]


def test_letters_before_turns_are_theirs_whom_the_words_above_name():
    text = (
        "Karim Odeh watched a truce for two years. He spoke to Amin Salim\n\n"
        "Q: Were you pushed?\n\nA: No. Norland asked us to go, and Norland did not say why.\n\n"
        "Q: Would you go back?\n\nA: If Norland lets me."
    )
    found = [(one.source, one.stance) for one in read(text) if one.within is None]
    assert found == [("amin", "asks"), ("odeh", "asserts"), ("amin", "asks"), ("odeh", "asserts")]


def test_who_spoke_to_the_paper_answers_and_nobody_whom_the_turns_tell_of():
    text = (
        "The raid failed. Karim Odeh, 70, once taught Amin Salim, who leads it. He spoke to the Post.\n\n"
        "Q: Were you there?\n\nA: Yes. Salim was a good pupil of mine.\n\n"
        "Q: Would you go back?\n\nA: If Salim lets me."
    )
    found = [one.source for one in read(text) if one.within is None]
    assert found[1::2] == ["odeh", "odeh"]


def test_headings_that_ask_make_no_interview_of_an_explainer():
    text = "".join(f"{asked}?\n\nThe road was closed in May.\n\n" for asked in ("What is it", "Who is who", "And now"))
    assert read(text) == ()
