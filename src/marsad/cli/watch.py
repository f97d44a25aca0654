"""Commands on incident tables, with a case or on files alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from marsad.flow import watching
from marsad.flow.case import open_case
from marsad.flow.pictures import picture
from marsad.flow.watching import Record
from marsad.model.errors import BadRequest
from marsad.model.shift import Alarm, DateTest, Shift

watch = typer.Typer(
    name="watch",
    no_args_is_help=True,
    add_completion=False,
    help="Find in incident tables who is attacked less, and test claimed dates.",
)
talk = Console(stderr=True, highlight=False)
_json = msgspec.json.Encoder().encode

REFUSED = 3
HERE = Path()
PRINTED = 160
"""Columns of a table that goes into a file or a pipe."""
InCase = Annotated[Path, typer.Option("--case", help="The case's folder.", show_default="the current folder")]
Files = Annotated[list[Path] | None, typer.Argument(help="Tables (CSV, XLSX, Parquet); without any, the case's own.")]
Mapped = Annotated[Path | None, typer.Option("--mapping", help="TOML that says which column is what.")]
Actors = Annotated[Path | None, typer.Option("--actors", help="An actor table: name, actor, kind, from, to.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Regions = Annotated[bool, typer.Option("--regions/--no-regions", help="Also scan each region by itself.")]
Out = Annotated[Path | None, typer.Option(help="Draw the months into this .svg or .png file.")]


@watch.command("add")
def add(files: list[Path], mapping: Mapped = None, case: InCase = HERE) -> None:
    """Seal incident tables into the case; rows that cannot be used are refused, counted and listed."""
    refused = 0
    with open_case(case) as opened:
        for path in files:
            table = watching.add(opened.ground, path, mapping, datetime.now(UTC).isoformat(timespec="seconds"))
            talk.print(f"{table.name}: read as {table.mapping.format}; the mapping that was used:", markup=False)
            talk.print(watching.mapping_text(table.mapping), markup=False, end="")
            talk.print(f"{table.used:,} of {table.rows:,} rows used, {table.first} to {table.last}.", markup=False)
            for reason, count in table.reasons:
                talk.print(f"refused {count:,} rows: {reason}", markup=False)
            refused += table.rows - table.used
        for twin in watching.same(watching.case_record(opened.ground)):
            talk.print(twin.said(), markup=False)
    if refused:
        raise typer.Exit(REFUSED)


@watch.command("scan")
def scan(
    files: Files = None, mapping: Mapped = None, actors: Actors = None, as_json: AsJson = False,
    regions: Regions = True, out: Out = None, case: InCase = HERE,
) -> None:  # fmt: skip
    """Look for targets that an attacker spares since some month, in all attackers, targets and regions."""
    record = _record(files, mapping, actors, case)
    found = watching.shifts(record, regions=regions, workers=os.cpu_count() or 1)
    _tell(found, as_json)
    if out is not None:
        picture(record, [one for one in found if one.shift is not None], out)
        talk.print(f"Written: {out}")


@watch.command("test")
def hold(  # noqa: PLR0913, PLR0917 - each is one thing a person can say
    files: Files = None,
    attacker: Annotated[str, typer.Option(help="Who is said to spare the target.")] = "",
    target: Annotated[str, typer.Option(help="Who is said to be spared.")] = "",
    date: Annotated[str, typer.Option(help="The claimed month, 2020-11, or two of them, 2020-05/2020-11.")] = "",
    proposition: Annotated[str, typer.Option(help="Instead of a date: a proposition of the case.")] = "",
    region: Annotated[str | None, typer.Option(help="Only incidents there.")] = None,
    mapping: Mapped = None, actors: Actors = None, as_json: AsJson = False, out: Out = None, case: InCase = HERE,
) -> None:  # fmt: skip
    """Hold a claimed date against the record: supported, compatible, not testable or contradicted."""
    record = _record(files, mapping, actors, case)
    if proposition:
        with open_case(case) as opened:
            meant = watching.proposition_of(opened.ground, proposition)
            found = [one.test for one in watching.held_propositions(opened.ground, record, [meant])]
        if not found:
            raise BadRequest("the proposition names no time, or its parties are not in the incident record")
    elif attacker and target and date:
        found = [watching.tested(record, attacker, target, date, region)]
    else:
        raise BadRequest("say --attacker, --target and --date, or --proposition")
    for one in found:
        if as_json:
            _print(one)
        else:
            _say(one)
    if out is not None:
        picture(record, found, out)
        talk.print(f"Written: {out}")


@watch.command("update")
def update(
    files: Files = None, mapping: Mapped = None, as_json: AsJson = False, regions: Regions = True, case: InCase = HERE
) -> None:
    """Add newer tables, scan again, and tell what is new since the last time."""
    with open_case(case) as opened:
        for path in files or ():
            watching.add(opened.ground, path, mapping, datetime.now(UTC).isoformat(timespec="seconds"))
        record = watching.case_record(opened.ground)
        found = watching.shifts(record, regions=regions, workers=os.cpu_count() or 1)
        news = watching.news(opened.ground, record, found, regions=regions)
        held = watching.held_propositions(opened.ground, record)
    if held:
        talk.print(f"{len(held)} claimed dates of the case were held against the record.")
    if news.shifts:
        _tell(news.shifts, as_json)
    else:
        talk.print("Nothing new since the last scan.")
    if news.looks:
        talk.print(
            f"{news.watched} pairs watched for {news.looks} months; one in twenty alarms by chance within two years.",
            markup=False,
        )
    for alarm in news.alarms:
        _raise(alarm, as_json)


@watch.command("show")
def show(as_json: AsJson = False, case: InCase = HERE) -> None:
    """List the incident tables of the case: how they were read and what was refused."""
    with open_case(case) as opened:
        for table in watching.tables(opened.ground):
            if as_json:
                _print(table)
                continue
            typer.echo(f"{table.name}: {table.used:,} of {table.rows:,} rows, {table.first} to {table.last}")
            for reason, count in table.reasons:
                typer.echo(f"  refused {count:,} rows: {reason}")
            for row in table.refused:
                typer.echo(f"  line {row.line}: {row.reason}")


def _record(files: Sequence[Path] | None, mapping: Path | None, actors: Path | None, case: Path) -> Record:
    if not files:
        with open_case(case) as opened:
            return watching.case_record(opened.ground)
    record = watching.record(files, mapping, actors)
    for path, table in zip(files, record.tables, strict=True):
        talk.print(f"{path.name}: read as {table.mapping.format}, {len(table.incidents):,} of {table.rows:,} rows used",
                   markup=False)  # fmt: skip
        for reason, count in table.reasons:
            talk.print(f"refused {count:,} rows: {reason}", markup=False)
        for row in table.refused[:3]:
            talk.print(f"  line {row.line}: {row.reason}", markup=False)
    for twin in watching.same(record):
        talk.print(twin.said(), markup=False)
    return record


def _tell(found: Sequence[Shift], as_json: bool) -> None:
    if as_json:
        for one in found:
            _print(one)
        return
    shown = [one for one in found if one.shift is not None]
    table = Table("attacker", "target", "region", "since", "between", "until", "target", "others", "odds", "q", "",
                  box=None, pad_edge=False)  # fmt: skip
    for one in shown:
        table.add_row(
            one.attacker, one.target, one.region or "", one.shift, f"{one.earliest} – {one.latest}", one.end or "",
            f"{one.ratio_target:.2f}", f"{one.ratio_others:.2f}", f"{one.odds_ratio:.2f}", f"{one.q:.3f}", one.verdict,
        )  # fmt: skip
    paper = Console(highlight=False, markup=False)
    paper = paper if paper.is_terminal else Console(highlight=False, markup=False, width=PRINTED)
    if shown:
        paper.print(table)
    for attacker, level in {one.attacker: one.level for one in found if one.level}.items():
        paper.print(f"{attacker}, {level.kind} since {level.since}: {level.detail}")
    none, thin = (
        sum(one.verdict == word and one.shift is None for one in found) for word in ("no shift", "cannot tell")
    )
    rest = f", {none:,} with none, {thin:,} too thin to tell" if none or thin else ""
    talk.print(
        f"Attackers and their targets, in all regions or in one: {len(shown):,} with a fall{rest}. --json says why."
    )


def _raise(alarm: Alarm, as_json: bool) -> None:
    if as_json:
        _print(alarm)
        return
    where = f" ({alarm.region})" if alarm.region else ""
    typer.echo(f"alarm in {alarm.month}: {alarm.attacker}, {alarm.target}{where}: fewer since {alarm.since} "
               f"({alarm.height:.1f}; the threshold of this pair is {alarm.threshold:.1f})")  # fmt: skip


def _say(found: DateTest) -> None:
    typer.echo(f"{found.attacker}, {found.target}, {found.date}: {found.verdict}. {found.why}")
    if found.p is not None:
        typer.echo(f"p {found.p:.3f}, odds ratio {found.odds_ratio}, power {found.power}")
    if found.shift:
        typer.echo(f"the fall of the record: {found.shift} (between {found.earliest} and {found.latest})")
    for placebo in found.placebo_dates:
        typer.echo(f"placebo date {placebo.date}: p {placebo.p:.3f}")
    for check in found.checks:
        typer.echo(f"{check.check}: {check.outcome}. {check.detail}")


def _print(record: object) -> None:
    sys.stdout.buffer.write(_json(record) + b"\n")
    sys.stdout.buffer.flush()
