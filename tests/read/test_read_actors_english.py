"""Whom the English of a page names: unknown names, people and bodies told of by what they are, handles."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from marsad.model.document import Document
from marsad.model.zone import Zone
from marsad.read.actors.actors import actors
from marsad.read.actors.aliases import aliases
from marsad.read.actors.latin.words import english
from marsad.read.page import Page

ACTORS = Path(actors.__code__.co_filename).parent


def read(text):
    document = Document(
        id=hashlib.sha256(text.encode()).hexdigest(),
        capture="c",
        name="n",
        text=text,
        language="en",
        method="m",
    )
    return actors(Page(document), [Zone(0, len(text), kind="body")], aliases())


def forms(text):
    found = sorted((m.start, text[m.start : m.end]) for actor in read(text) for m in actor.mentions)
    return [form for _, form in found]


def same(text, *wanted):
    """Whether all the forms are mentions of one actor."""
    return any(set(wanted) <= {text[m.start : m.end] for m in actor.mentions} for actor in read(text))


def test_every_english_list_is_asked_for():
    code = "\n".join(path.read_text(encoding="utf-8") for path in ACTORS.rglob("*.py"))
    assert {name for name in english().lists if f'"{name}"' not in code} == set()


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Stollent Group has sued its rival. Nothing came from Stollent.", ("Stollent Group", "Stollent")),
        ("He led the Harvest Movement. The bill, which Harvest had promised, fell.", ("Harvest Movement", "Harvest")),
        ("It looked as though Port Ellan Athletic had won. Athletic were late.", ("Port Ellan Athletic", "Athletic")),
        ("By Continental Press\n\nORLO, Vendia (CP) - Rebels took Orlo.", ("Continental Press", "CP")),
        ("Jurgen Balt was there. He spoke to us.\n\nJB: I saw them.", ("Jurgen Balt", "JB")),
    ],
)
def test_short_forms_go_to_the_full_name(text, forms):
    assert same(text, *forms)


@pytest.mark.parametrize(
    "text",
    [
        "C O N F I D E N T I A L\n\n1. (C) He was well. End summary.",
        "Exhaustion, mostly. Politics too.",
        "They'll leave. We've lost.\n\nJULY 12 2022, 11:20 a.m. ET\n\nUPDATE 2",
    ],
)
def test_capitals_that_name_nobody(text):
    assert forms(text) == []


def test_a_dateline_names_a_place():
    text = "ORLO, Vendia (CP) - Rebels took the town."
    assert {actor.name: actor.type for actor in read(text)}["Vendia"] == "place"


def test_whose_employee_somebody_is_is_no_person():
    text = "It was said by a former Zephyr Gate employee. An inquiry into Zephyr Gate began."
    assert {actor.name: actor.type for actor in read(text)}["Zephyr Gate"] == "organization"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A retired general told the jury that two drivers had left.",
            ["A retired general", "the jury", "two drivers"],
        ),
        ("Donors thanked the landlord, a spokesman said.", ["Donors", "the landlord", "a spokesman"]),
        ("The envoy met the mill's owners.", ["The envoy", "the mill's owners"]),
        ("His client left, and its ambassador stayed.", ["His client", "its ambassador"]),
        ("The harbour town of Velm fell.", ["town of Velm"]),
        ("Rebels took the garrison town of Belt Homs.", ["Rebels", "town of Belt Homs"]),
        ("Police were hit by plainclothes agents.", ["Police", "plainclothes agents"]),
        ("It was claimed by armed provocateurs.", ["armed provocateurs"]),
        ("Tovar Keld accused the council of ignoring us.", ["Tovar Keld", "the council"]),
        ("Officials met the ministers of Orrin and Velmar.", ["Officials", "the ministers of Orrin and Velmar"]),
        ("Police freed men held by Tovar Keld.", ["Police", "men held by Tovar Keld"]),
        ("Merchants paid lenders led by Onder Bank.", ["Merchants", "lenders led by Onder Bank"]),
        ("Thousands of supporters of Tovar Keld marched.", ["Thousands of supporters of Tovar Keld"]),
        ("Tovar Keld is a spy.", ["Tovar Keld"]),
        ("Colonel Tovar Sheikh Keld told Minister Sheikh Orrin Vale.", ["Tovar Sheikh Keld", "Orrin Vale"]),
        ("Shells fell, residents and a doctor said.", ["residents", "a doctor"]),
        ("He met the relatives of the dead.", ["the relatives of the dead"]),
        ("The Velm Front took forty soldiers prisoner.", ["Velm Front", "forty soldiers"]),
        ("The Iron Dawn militia called for an inquiry.", ["Iron Dawn militia"]),
        ("The Popular Defence Units fought the 5th Division.", ["Popular Defence Units", "5th Division"]),
        (
            "The Seamen's League left the Third Corps of the Velmar army.",
            ["Seamen's League", "Third Corps", "Velmar army"],
        ),
        (
            "She leads the Office of the High Commissioner for Refugees.",
            ["Office of the High Commissioner for Refugees"],
        ),
        ("They seized the Umm Sidra airstrip.", ["Umm Sidra airstrip"]),
        ("He met Brigadier-General Ato Mensah, who heads Save Our Seas.", ["Ato Mensah", "Save Our Seas"]),
        ("He left, two people familiar with the talks said.", ["two people familiar with the talks"]),
        ("According to three officials briefed on the raid, he left.", ["three officials briefed on the raid"]),
        ("A man answering the door said so.", ["A man answering the door"]),
        ("Two men on a motorcycle shot at Tovar Keld.", ["Two men on a motorcycle", "Tovar Keld"]),
        ("Residents fled to the hills and wept.", ["Residents"]),
        ("They paid an official visit.", []),
        ("They walked along the east bank of the river.", []),
        ("It has massed troops on the border.", ["troops"]),
        ("She works for Bakers Without Ovens in Velm.", ["Bakers Without Ovens", "Velm"]),
        ("Firms trust Tolver & Brann.", ["Firms", "Tolver & Brann"]),
        ("Ordano kept silent. Rain fell.", ["Ordano"]),
        ("The crossing at Brenn was shut.", ["The crossing at Brenn"]),
        ("Bombs fell on the southern ports.", ["the southern ports"]),
        ("Tovar Keld (@tkeld) replied to @brennpress.", ["Tovar Keld", "@tkeld", "@brennpress"]),
        ("The Velm Front denies giving boats to Brenn Union.", ["Velm Front", "Brenn Union"]),
        ("The Velm Front sent two boats to Brenn Union.", ["Velm Front", "Brenn Union"]),
        ("The Velm Front sank two boats.", ["Velm Front", "two boats"]),
        # what belongs to a head: for whom, from where, at what place
        ("A lawyer for the pair met an aide to the mayor.", ["A lawyer for the pair", "an aide to the mayor"]),
        ("Traders met officers from the two camps.", ["Traders", "officers from the two camps"]),
        ("Brenn expelled two envoys from Velmar.", ["Brenn", "two envoys", "Velmar"]),
        ("Donors met at a hotel in Velm.", ["Donors", "a hotel in Velm"]),
        ("The customs service of Velmland fled.", ["customs service of Velmland"]),
        ("The forces of Field Marshal Tovar Keld fled.", ["The forces of Field Marshal Tovar Keld"]),
        ("The minister came to Velm for talks with rebels.", ["The minister", "Velm", "rebels"]),
        ("Rebels shelled a convoy of the Velmar army.", ["Rebels", "a convoy of the Velmar army"]),
        ("Tovar Keld met an arms dealer.", ["Tovar Keld", "an arms dealer"]),
        ("The military held the editor.", ["The military", "the editor"]),
        ("It shows the two commanders agreeing to talk.", ["the two commanders"]),
        ("Rebels fought the Army of the Brook.", ["Rebels", "Army of the Brook"]),
        ("The Interior Minister, Tovar Keld, left.", ["The Interior Minister", "Tovar Keld"]),
        ('They met Commander Tovar "Tiger" Keld.', ['Tovar "Tiger" Keld']),
        ("Substitute Tovar Keld met Competition Commissioner Ana Brel.", ["Tovar Keld", "Ana Brel"]),
        ("Residents of Port Amal wept.", ["Residents of Port Amal"]),
        ("It hosts an aircraft carrier.", []),
        ("Brenn sent troops to two Velmar bases.", ["Brenn", "troops", "two Velmar bases"]),
        ("They leaked troop movements in PDF files.", []),
        # what only says who somebody is, and what is no name
        ("Small shops fear it. Trial was set. Brisk winds blew.", []),
        ("Assistant U.S. Attorney Tovar Keld wept.", ["Tovar Keld"]),
        ("In June Congress blocked it. It lasted March–May.", ["Congress"]),
        ("Brennick Energy ASA (OSE: BRE) paid USD 620 million.", ["Brennick Energy ASA"]),
        ("It was opened by Ana Brel, Minister of Mines and Energy.", ["Ana Brel"]),
        ("Ana Brel, a 41-year-old baker from Velm, wept.", ["Ana Brel", "Velm"]),
        ("A 41-year-old baker wept.", ["A 41-year-old baker"]),
        ("The rebels ferried rifles across the border in vans marked as aid.", ["rebels"]),
        ("The rebels put a hood on his head.", ["rebels"]),
        (
            "The Emirate in the Sands (ES) fled. The Emirate of Velm in the Sands (EVS) wept.",
            ["Emirate", "Sands", "ES", "Emirate of Velm in the Sands", "EVS"],
        ),
        ("Orgaz, which runs the line, left.", ["Orgaz"]),
        ("Rainwatch, a charity, left.", ["Rainwatch"]),
        ("Inflation, which rose, hurt Tovar Keld.", ["Tovar Keld"]),
        ("Ione Drux and Tovar Keld in Brenn", ["Ione Drux", "Tovar Keld", "Brenn"]),
        ("Forty-six were hurt at 9.15pm.", []),
        ("The S/2022/614 file upset Smt. Ione Drux.", ["Ione Drux"]),
        # sites by name, with what they are in small letters
        ("Shells hit the Menolt tea estates and the Pallan ridge.", ["Menolt tea estates", "Pallan ridge"]),
        ("Tovar Keld left Hrabor rail yard.", ["Tovar Keld", "Hrabor rail yard"]),
        ("They met at the Kallor terminal.", ["Kallor terminal"]),
        ("Tovar Keld condemned the Brenn depot. He saw the depot attack.", ["Tovar Keld", "Brenn depot"]),
        # documents that speak, with what is told of them between
        ("A notebook that Tovar Keld kept lists 11 boats.", ["notebook", "Tovar Keld"]),
        ("Satellite images of 4 May show the Velmar army.", ["Satellite images", "Velmar army"]),
        ('One ledger, marked "X", records 31 visits by Tovar Keld.', ["ledger", "Tovar Keld"]),
        ("According to corporate records, Tovar Keld owns it.", ["corporate records", "Tovar Keld"]),
        ("Letters to rebels who say so pleased Tovar Keld.", ["rebels", "Tovar Keld"]),
    ],
)
def test_whom_a_sentence_names(text, expected):
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Its chairman, Mr Tovar Keld, left.", ("Its chairman", "Tovar Keld")),
        ("The bank's then-chairman, Tovar Keld, left.", ("The bank's then-chairman", "Tovar Keld")),
        ("Brennick's chief operating officer, Tovar Keld, left.", ("Brennick's chief operating officer", "Tovar Keld")),
        (
            "The Velm Front lost. A spokesman for the Velm Front, Ione Drux, left.",
            ("A spokesman for the Velm Front", "Ione Drux"),
        ),
        ("The Special Envoy for the Orl Strait, Ms. Ione Drux, left. The Envoy wept.", ("Ione Drux", "Envoy")),
        ("They froze the assets of Ione Drux, her company Salt Line and a boat. Drux wept.", ("Ione Drux", "Drux")),
        ("An aide met Ione Drux of the Salt Line. Ms. Drux wept.", ("Ione Drux", "Drux")),
        ("The head of the mission is Tovar Keld.", ("The head of the mission", "Tovar Keld")),
        ("A roofer was fined. Later the roofer wept.", ("A roofer", "the roofer")),
        ("The Velm Front met us. Elements of the Velm Front fled.", ("Velm Front", "Elements of the Velm Front")),
        ("Rebels fled. Later the rebels met the Velm Liberation Front.", ("Rebels", "Velm Liberation Front")),
        ("Police came. Merrow Police left.", ("Police", "Merrow Police")),
        ("Government forces came. Government troops left.", ("Government forces", "Government troops")),
        ("The charity Clean Hands left. The charity wept.", ("Clean Hands", "charity")),
        ("Velm Watch interviewed 88 people. The organisation left.", ("Velm Watch", "organisation")),
        ("Tovar Keld (@tkeld) wrote. Then @tkeld wrote again.", ("Tovar Keld", "@tkeld")),
        ("A cook, whom we are calling Runa, fled. Runa wept.", ("A cook", "Runa")),
        ("The chief, who uses the name Abu Reem, left. Abu Reem spoke.", ("The chief", "Abu Reem")),
        ("Two sisters were held. The women were freed.", ("Two sisters", "The women")),
        ("The Sarv Liberation Movement (SLM) fled. Later the SLM left.", ("Sarv Liberation Movement", "SLM")),
        ("A baker was held. The man, a Velmar citizen, left. Later the man wept.", ("The man", "the man")),
        ("Talks with the leader of the Velm Army, Tovar Keld, failed.", ("the leader of the Velm Army", "Tovar Keld")),
        (
            "He met the Minister of Interior of Velmar, Tovar Keld, on Monday.",
            ("the Minister of Interior of Velmar", "Tovar Keld"),
        ),
        (
            "Tovar Keld, deputy prime minister, met the war minister, Ana Brel. Then the deputy prime minister left.",
            ("Tovar Keld", "deputy prime minister"),
        ),
        (
            "The Trade Ministry of Velmar spoke. The Ministry left. The Ministry of Fish of Adelm did not.",
            ("Trade Ministry of Velmar", "Ministry"),
        ),
        (
            "Police hit the terrorists. The Velm Observatory for Peace, a monitor, spoke. The group left.",
            ("Velm Observatory for Peace", "group"),
        ),
        ("The Velm Army (VA) met the Brenn Herald. The movement left.", ("VA", "movement")),
        ("Brant Works fell. The bakers' union IFB met. The company left.", ("Brant Works", "company")),
        ("Mr Keld wept. Tovar Keld's lawyer left. His client, he said, was ill.", ("Keld", "His client")),
    ],
)
def test_who_is_whom(text, wanted):
    assert same(text, *wanted)


def test_a_headline_leaves_out_the_article_of_who_is_told_of_below():
    text = "Pilot tells court he was paid\n\nA pilot, Tovar Keld, wept. He saw the pilot of a barge."
    document = Document(id="d", capture="c", name="d", text=text, language="en", method="m")
    named = actors(Page(document), [Zone(0, 29, kind="headline"), Zone(31, len(text), kind="body")], aliases())
    said = {
        text[mention.start : mention.end] for actor in named if actor.name == "Tovar Keld" for mention in actor.mentions
    }
    assert {"Pilot", "Tovar Keld"} <= said


def test_a_form_of_address_alone_is_no_body():
    assert [actor.name for actor in read("His Highness Sheikh Tovar Keld left. His Highness wept.")] == ["Tovar Keld"]
    assert same("His Highness Sheikh Tovar Keld left. His Highness wept.", "Tovar Keld", "His Highness")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Orlo Pay said it would appeal.", "Orlo Pay", "organization"),
        ("Orlo Brand said he would appeal.", "Orlo Brand", "person"),
        ("They fear the armed group known as Black Tide.", "Black Tide", "organization"),
        ("They asked the UN Secretary-General.", "UN Secretary-General", "person"),
        ("According to their employer, Aurum West, two were ill.", "Aurum West", "organization"),
        ("They met a firm called Aurum West.", "Aurum West", "organization"),
        ("They camped in Lukwe and Mbola.", "Mbola", "place"),
        ("Health secretary Dawn Ellery wept.", "Dawn Ellery", "person"),
    ],
)
def test_the_kind_of_a_name(text, name, kind):
    assert {actor.name: actor.type for actor in read(text)}[name] == kind


def test_a_short_name_of_the_page_comes_before_a_known_body():
    text = "The Eastern Congress fought. Later the Congress left."
    assert same(text, "Eastern Congress", "Congress")


def test_another_bank_is_not_the_one_named():
    text = "Velm Maritime Bank lent it. Tovar Keld warned the central bank."
    assert not same(text, "Velm Maritime Bank", "central bank")


def test_an_ambassador_of_a_state_is_not_the_state():
    assert not same("They met the Ambassador of Velmar. Velmar wept.", "Ambassador of Velmar", "Velmar")


def test_who_is_close_to_an_office_is_not_who_holds_it():
    text = "A trader close to the former president, Tovar Keld, paid. The trader wept."
    assert not same(text, "Tovar Keld", "The trader")


def test_a_bare_trade_is_nobody_who_has_none():
    assert not same("Tovar Keld left. The prosecutor said so.", "Tovar Keld", "The prosecutor")


def test_a_body_named_only_by_its_people_is_called_by_its_own_name():
    text = "Gunmen of the Hadran Brigade killed a farmer."
    assert [actor.name for actor in read(text)] == ["Hadran Brigade", "farmer"]


def test_a_clause_behind_a_comma_is_about_somebody_else():
    assert not same("In a talk with Tovar Keld, the mayor said no.", "Tovar Keld", "the mayor")


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The Velm Liberation Army hit a convoy. The army denied it.", "Velm Liberation Army", "The army"),
        ("The Sarv Liberation Movement fled. The Sarv government left.", "Sarv Liberation Movement", "Sarv government"),
        ("The general, one witness told the court, left.", "The general", "one witness"),
        ("An aide to the Velm prime minister, Ione Drux, left.", "An aide to the Velm prime minister", "Ione Drux"),
        ("They freed two of its commanders, mediators said.", "its commanders", "mediators"),
        ("Files seen by a group of papers say so. The bank left.", "a group of papers", "The bank"),
        ("The militia fled. The company left.", "The militia", "The company"),
        ("President Tovar Keld left. Adelm's president spoke.", "Tovar Keld", "Adelm's president"),
        ("A report by the Velm Watch said so. The logbook records a raid.", "report", "logbook"),
        ("They left Quellor airport for Quellor.", "Quellor airport", "Quellor"),
        ("He lived in Salt Road. The town wept.", "Salt Road", "The town"),
        ("It printed the Velm Gazette in Velm.", "Velm Gazette", "Velm"),
        ("They met Bako Tirell, the militia's cook. The militia fled.", "Bako Tirell", "The militia"),
    ],
)
def test_who_is_not_whom(text, one, other):
    assert not same(text, one, other)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Salt Brigade attacked the army.", "Salt Brigade", "organization"),
        ("Bakers Without Borders left.", "Bakers Without Borders", "organization"),
        ("Commanders of the Salt Brigade met. The brigade left.", "Salt Brigade", "organization"),
        ("The Salt Police fled. The police left.", "Salt Police", "organization"),
        ("Talks with the leader of the Velm Army, Tovar Keld, failed.", "Tovar Keld", "person"),
        ("They came from neighbouring Adelm. Adelm left.", "Adelm", "place"),
        ("Adelm's Defence Ministry said no.", "Adelm", "place"),
    ],
)
def test_what_a_name_names(text, name, kind):
    assert {actor.name: actor.type for actor in read(text)}[name] == kind
