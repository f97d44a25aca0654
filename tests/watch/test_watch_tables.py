"""Incident tables: what is read, what is refused, and that nothing is lost on the way to the counts."""

from __future__ import annotations

import tracemalloc
import zipfile
from pathlib import Path

import arro3.core
import arro3.io
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model.actor import Actor
from marsad.model.errors import BadRequest
from marsad.model.incident import Mapping
from marsad.watch.days import Day, days
from marsad.watch.duplicates import twins
from marsad.watch.identities import identified, identities, named_alike
from marsad.watch.incidents import loaded, together
from marsad.watch.mapping import guessed, mapping_file, written
from marsad.watch.series import both_ways, series


def table(folder: Path, text: str, name: str = "own.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("2020-11-03", 2020 * 12 + 10, 3),
        ("2020-11", 2020 * 12 + 10, 0),
        ("2009-02-20T00:00:00", 2009 * 12 + 1, 20),
        ("20201103", 2020 * 12 + 10, 3),
        ("2020/11/03", 2020 * 12 + 10, 3),
        ("3 November 2020", 2020 * 12 + 10, 3),
        ("03-Nov-2020", 2020 * 12 + 10, 3),
        ("25/11/2020", 2020 * 12 + 10, 25),
        ("11/25/2020", 2020 * 12 + 10, 25),
        ("٢٠٢٠-١١-٠٣", 2020 * 12 + 10, 3),
        ("٣ تشرين الثاني ٢٠٢٠", 2020 * 12 + 10, 3),
        ("الثلاثاء، 3 تشرين الثاني/نوفمبر 2020م", 2020 * 12 + 10, 3),
        ("الاربعاء 25/11/2020", 2020 * 12 + 10, 25),
        ("آذار 2024", 2024 * 12 + 2, 0),
        ("Sept. 2020", 2020 * 12 + 8, 0),
        ("November 3, 2020", 2020 * 12 + 10, 3),
    ],
)
def test_dates_are_read(text: str, month: int, day: int) -> None:
    assert days([text]) == ({text: Day(month, day)}, {})


@pytest.mark.parametrize("text", ["قبل 3 آذار 2023", "3-4 آذار 2023", "3 آذار/نيسان 2023", "3 mayo 2020", "ربيع 2023"])
def test_dates_that_name_no_one_month_are_refused(text: str) -> None:
    assert days([text]) == ({}, {text: "its date cannot be read"})


def test_the_order_of_a_column_is_told_by_its_other_dates() -> None:
    assert days(["03/04/2020", "25/04/2020"])[0]["03/04/2020"] == Day(2020 * 12 + 3, 3)
    assert days(["03/04/2020", "04/25/2020"])[0]["03/04/2020"] == Day(2020 * 12 + 2, 4)
    assert set(days(["03/04/2020", "25/04/2020", "04/25/2020"])[1]) == {"03/04/2020"}
    assert set(days(["03/04/2020"])[1]) == {"03/04/2020"}
    assert days(["03/04/2020"], "dmy")[0]["03/04/2020"] == Day(2020 * 12 + 3, 3)


def test_rows_that_cannot_be_used_are_counted_and_listed(tmp_path: Path) -> None:
    found = loaded(
        table(
            tmp_path,
            "date,attacker,target,deaths\n2020-01-05,X,A,1\n,X,A,1\n2020-02-30,X,A,1\n2020-01-07,X,A,-4\n"
            "2020-01-08,=cmd(),A,0\n2020-01-09,X,,0\n2020-01-10,X,B,many\n2020-01-11,X\n2020,X,A,1\n2020-03-01,X,B,\n",
        )
    )
    assert found.rows == 10
    assert len(found.incidents) == 2
    assert sum(count for _, count in found.reasons) == 8
    assert {row.line: row.reason for row in found.refused} == {
        3: "it has no date",
        4: "its date does not exist",
        5: "its number of deaths is negative",
        6: "its attacker is a formula",
        7: "it names no target",
        8: "its number of deaths is no number",
        9: "the row has fewer fields than the head",
        10: "its date names no month",
    }


GED = (
    "id,type_of_violence,side_a,side_b,source_office,where_prec,adm_1,date_prec,date_start,date_end,best\n"
    "1,1.0,Government of Ostra,Red Column,AP,1.0,North,1.0,2019-03-01,2019-03-01,3.0\n"
    "2,3,Red Column,Civilians,AP,1,North,1,2019-04-01,2019-04-02,1\n"
    "3,2,Red Column,Blue Column,AP,1,North,5,2019-01-01,2019-12-31,9\n"
)


def test_ged_pairs_are_dyadic_and_said_to_be(tmp_path: Path) -> None:
    found = loaded(table(tmp_path, GED))
    assert found.mapping.format == "ged"
    assert found.incidents.dyadic.tolist() == [True, False]
    assert dict(found.reasons) == {"it spans more than one month": 1}
    twice = both_ways(found.incidents)
    pairs = [(twice.names[a], twice.names[b]) for a, b in zip(twice.attacker, twice.target, strict=True)]
    assert pairs == [
        ("Government of Ostra", "Red Column"),
        ("Red Column", "Civilians"),
        ("Red Column", "Government of Ostra"),
    ]


def test_acled_and_gtd_are_known_by_their_columns(tmp_path: Path) -> None:
    acled = loaded(
        table(
            tmp_path,
            "event_date,time_precision,event_type,actor1,actor2,admin1,fatalities,source,geo_precision\n"
            "14 March 2021,1,Battles,Red Column,Blue Column,East,2,Paper,1\n"
            "15 March 2021,1,Violence against civilians,Red Column,Civilians (Ostra),East,2,Paper,1\n"
            "16 March 2021,1,Protests,Marchers,,East,0,Paper,1\n",
        )
    )
    assert (acled.mapping.format, len(acled.incidents), acled.incidents.dyadic.tolist()) == ("acled", 2, [True, False])
    gtd = loaded(
        table(
            tmp_path,
            "eventid,iyear,imonth,iday,gname,targtype1_txt,provstate,nkill\n"
            "1,2015,7,0,Red Column,Police,East,\n2,2015,0,0,Red Column,Police,East,1\n",
        )
    )
    assert (gtd.mapping.format, len(gtd.incidents), gtd.incidents.day.tolist()) == ("gtd", 1, [0])


def test_other_forms_give_the_same_incidents(tmp_path: Path) -> None:
    text = "date,attacker,target\n2020-01-05,X,A\n2020-02-05,X,B\n"
    plain = loaded(table(tmp_path, text)).incidents
    tabbed = loaded(table(tmp_path, text.replace(",", "\t"), "own.tsv")).incidents
    columns = {"date": ["2020-01-05", "2020-02-05"], "attacker": ["X", "X"], "target": ["A", "B"]}
    arrays = {name: arro3.core.Array(values, arro3.core.DataType.string()) for name, values in columns.items()}
    arro3.io.write_parquet(arro3.core.Table.from_pydict(arrays), str(tmp_path / "own.parquet"))
    parquet = loaded(tmp_path / "own.parquet").incidents
    for other in (tabbed, parquet):
        assert other.month.tolist() == plain.month.tolist()
        assert other.names == plain.names


def test_a_missing_column_is_named_and_a_mapping_helps(tmp_path: Path) -> None:
    path = table(tmp_path, "tag,wer,wen\n2020-01-05,X,A\n")
    with pytest.raises(BadRequest, match="no column for date and attacker and target"):
        loaded(path)
    given_ = table(tmp_path, 'date = "tag"\nattacker = "wer"\ntarget = "wen"\n', "map.toml")
    mapping = mapping_file(given_)
    assert len(loaded(path, mapping).incidents) == 1
    assert mapping_file(table(tmp_path, written(mapping), "again.toml")) == mapping
    with pytest.raises(BadRequest, match="no column wann"):
        loaded(path, Mapping(format="own", date=("wann",), attacker="wer", target="wen"))


@pytest.mark.parametrize(("name", "content"), [("a.parquet", b"PAR"), ("a.xlsx", b"PK"), ("a.csv", b"")])
def test_what_is_no_table_is_one_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadRequest, match="a\\."):
        loaded(tmp_path / name)


def test_arabic_heads_are_known() -> None:
    assert guessed(["التاريخ", "المهاجم", "الهدف", "المكان"]).place == "المكان"
    assert guessed(["تاريخ الحادثه", "الجهة المهاجمة", "الجهة المستهدفة"]).target == "الجهة المستهدفة"


def test_what_is_not_known_is_no_name_and_no_number(tmp_path: Path) -> None:
    head = "date,attacker,target,place,deaths\n"
    rows = "2020-01-05,X,A,غير محدد,غير معروف\n2020-01-06,X,A,,3 قتلى\n2020-01-07,مجهول,A,,0\n"
    found = loaded(table(tmp_path, head + rows))
    assert {found.incidents.names[one] for one in found.incidents.place} == {""}
    assert found.incidents.deaths.tolist() == [-1, 3]
    assert found.reasons == (("it names no attacker", 1),)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 12), st.sampled_from("XY"), st.sampled_from("AB"), st.sampled_from("np")),
        min_size=1,
        max_size=60,
    )
)
def test_counts_are_conserved(tmp_path_factory: pytest.TempPathFactory, found: list[tuple[int, str, str, str]]) -> None:
    lines = "".join(f"2020-{month:02}-01,{one},{other},{place}\n" for month, one, other, place in found)
    read = loaded(table(tmp_path_factory.mktemp("t"), "date,attacker,target,place\n" + lines)).incidents
    every = list(series(read))
    assert sum(int(one.counts.sum()) for one in every if one.region is None) == len(found)
    for one in every:
        parts = [part for part in every if part.attacker == one.attacker and part.region is not None]
        if one.region is None and parts:
            assert sum(int(part.counts.sum()) for part in parts) == int(one.counts.sum())


def test_an_actor_has_one_name_after_the_actor_table(tmp_path: Path) -> None:
    known = identities(
        table(tmp_path, "Old Guard\tNew Guard\tsuccessor\t\t2020-02\nGuard\tNew Guard\talias\t2020-02\t\n", "i.tsv")
    )
    read = loaded(
        table(tmp_path, "date,attacker,target\n2020-01-05,X,Old Guard\n2020-03-05,X,Guard\n2020-01-05,X,Guard\n")
    )
    named = identified(read.incidents, known)
    assert [named.names[one] for one in named.target] == ["New Guard", "New Guard", "Guard"]
    with pytest.raises(BadRequest, match="line 1"):
        identities(table(tmp_path, "Old Guard\tNew Guard\tfriend\n", "bad.tsv"))


def test_the_names_of_one_actor_of_the_case_are_one_in_its_tables(tmp_path: Path) -> None:
    one, other = (
        Actor(id=id, name=name, type="organization", names=names, members=(), documents=(), method="m")
        for id, name, names in (
            ("a", "حركة نيروز", ("حركة نيروز", "نيروز", "الحركة")),
            ("b", "حركة الأفق", ("حركة الأفق", "الحركة")),
        )
    )
    head = "التاريخ,المهاجم,الهدف\n"
    read = loaded(table(tmp_path, head + "2020-01-05,نيروز,A\n2020-01-06,حركه نيروز,A\n2020-01-07,الحركة,A\n"))
    named = identified(read.incidents, tuple(named_alike((one, other), ())))
    assert [named.names[one] for one in named.attacker] == ["حركه نيروز", "حركه نيروز", "الحركة"]


def test_twins_of_two_sources_are_shown_and_kept(tmp_path: Path) -> None:
    one = loaded(table(tmp_path, "date,attacker,target\n2020-01-05,X,A\n2020-02-05,X,A\n", "first.csv")).incidents
    two = loaded(table(tmp_path, "date,attacker,target\n2020-01-06,X,A\n2020-05-05,X,A\n", "second.csv")).incidents
    both = together([one, two])
    assert len(both) == 4
    assert [(twin.source, twin.other, twin.incidents) for twin in twins(both)] == [("first", "second", 1)]


def test_two_files_that_disagree_are_told_in_one_sentence(tmp_path: Path) -> None:
    head = "date,attacker,target,deaths\n"
    one = loaded(table(tmp_path, f"{head}2020-01-05,X,A,2\n2020-02-05,X,A,1\n2020-03-05,X,B,\n", "first.csv")).incidents
    two = loaded(
        table(tmp_path, f"{head}2020-01-06,A,X,2\n2020-02-05,X,A,7\n2020-03-05,X,B,1\n", "second.csv")
    ).incidents
    (twin,) = twins(together([one, two]))
    assert twin.said().startswith(
        "3 incidents of first seem to stand in second too; they disagree on who attacked in 1 "
    )
    assert (twin.turned, twin.deaths) == (1, 1)


@pytest.mark.parametrize("cell", ["=1+1", '=HYPERLINK("x")', "@SUM(A1)", "+cmd|' /C calc'!A0", "-cmd|x"])
@pytest.mark.parametrize("column", ["attacker", "target", "place", "deaths", "date"])
def test_formulas_are_refused_wherever_they_stand(tmp_path: Path, cell: str, column: str) -> None:
    row = {"date": "2020-01-05", "attacker": "X", "target": "A", "place": "North", "deaths": "1"}
    lines = [",".join(row), ",".join(row.values()), ",".join((row | {column: cell.replace(",", "")}).values())]
    found = loaded(table(tmp_path, "\n".join(lines) + "\n"))
    assert (len(found.incidents), sum(count for _, count in found.reasons)) == (1, 1)


def test_a_name_with_a_sign_is_no_formula(tmp_path: Path) -> None:
    found = loaded(table(tmp_path, "date,attacker,target\n2020-01-05,-Unknown (militia),A\n2020-01-05,+972 Group,A\n"))
    assert found.reasons == ()


def test_an_empty_table_and_all_refused_rows_are_borne(tmp_path: Path) -> None:
    assert len(loaded(table(tmp_path, "date,attacker,target\n")).incidents) == 0
    found = loaded(table(tmp_path, "date,attacker,target\n2020-13-01,X,A\nyesterday,X,A\n"))
    assert (len(found.incidents), len(found.refused)) == (0, 2)


def test_many_rows_need_bounded_memory(tmp_path: Path) -> None:
    """A row costs about a hundred bytes: five million rows stay under one gigabyte."""
    path = tmp_path / "many.csv"
    lines = "".join(f"20{10 + at % 10}-0{1 + at % 9}-11,X{at % 50},T{at % 7},P{at % 5},1\n" for at in range(1000))
    path.write_text("date,attacker,target,place,deaths\n" + lines * 100, encoding="utf-8")
    tracemalloc.start()
    found = loaded(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found.incidents) == 100_000
    assert most < 150 * 100_000 + 20_000_000


def test_a_spreadsheet_is_read_as_a_table(tmp_path: Path) -> None:
    rows = [["date", "attacker", "target", "deaths"], ["2020-01-05", "أزرق", "A", "2"], ["2020-02-30", "X", "A", "1"]]
    found = loaded(sheet(tmp_path / "own.xlsx", rows))
    assert (found.rows, len(found.incidents), found.reasons) == (2, 1, (("its date does not exist", 1),))
    assert "أزرق" in found.incidents.names


def sheet(path: Path, rows: list[list[str]]) -> Path:
    """A workbook of one sheet with its texts in the cells, which is all that a reader needs."""
    cells = "".join(
        f'<row r="{at}">' + "".join(f'<c t="inlineStr"><is><t>{one}</t></is></c>' for one in row) + "</row>"
        for at, row in enumerate(rows, 1)
    )
    main, links = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org"
    relation = f"{links}/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{links}/package/2006/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{links}/package/2006/relationships"><Relationship Id="a" '
        f'Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relation}"><sheets><sheet name="s" sheetId="1" '
        'r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{links}/package/2006/relationships"><Relationship Id="a" '
        f'Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w") as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return path
