"""The commands: parse what a person typed, call the flow, print. Data goes to stdout, talk to stderr.

A command loads what it does when it is typed, so that none waits for what another needs.
"""

from __future__ import annotations

import gc
import getpass
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

import msgspec
import typer
from rich.console import Console
from typer.core import TyperGroup
from typer.main import get_command

from marsad import __version__
from marsad.model.errors import BadRequest, MarsadError, Unclear
from marsad.model.judgement import Verb
from marsad.model.reading import Reading
from marsad.model.refusal import Refusal
from marsad.report.labels import Language
from marsad.report.nouns import Noun

if TYPE_CHECKING:
    from marsad.collect.endpoint import Endpoint
    from marsad.flow.case import Case
    from marsad.flow.run import Progress


class _Commands(TyperGroup):
    """The commands; those on incident tables are loaded when one of them is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*super().list_commands(ctx), "watch"]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name != "watch":
            return super().get_command(ctx, cmd_name)
        from marsad.cli.watch import watch

        return get_command(watch)


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
talk = Console(stderr=True, highlight=False)
_json = msgspec.json.Encoder().encode

SELDOM = (1_000_000, 50, 100)
"""After how many new things Python looks for rings among them: a page leaves none, and looking means walking the tables
of words."""
REFUSED = 3
"""Exit status where all was done but something was refused."""

PROPOSER_KEY = "MARSAD_PROPOSER_KEY"
"""The environment variable that holds the key of a language model's server; a key on the command line would be seen."""
PRINTED = 160
"""Columns of a table that goes into a file or a pipe."""
SUMMARY = 20
"""Propositions that the demo prints."""

HERE = Path()
InCase = Annotated[Path, typer.Option("--case", help="The case's folder.", show_default="the current folder")]
FieldsOption = Annotated[
    str | None,
    typer.Option("--fields", help="In files of articles, which field is what: text=content,title=headline,…"),
]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")] = False,
) -> None:
    """Who says it, resting on whom, who denies it: attributed claims from news pages, offline, every line traced."""


@app.command()
def new(folder: Path, name: Annotated[str | None, typer.Option(help="What the case is called.")] = None) -> None:
    """Make a new, empty case."""
    from marsad.flow.case import new_case

    new_case(folder, name or folder.resolve().name)
    talk.print(f"The case lies in {folder}. Next: marsad add PAGES --case {folder}")


@app.command()
def add(places: list[str], fields: FieldsOption = None, case: InCase = HERE) -> None:
    """Seal pages: files, folders, addresses (http, https), or - for what comes in on stdin."""
    from marsad.flow.taking import fields_of

    with _opened(case) as opened:
        refused = _refused(opened.add(places, fields_of(fields), _now()))
        status = opened.status()
        talk.print(f"{status.documents} documents in the case. Next: marsad run")
    _leave(refused)


@app.command()
def read(
    files: list[str],
    out: Annotated[Path | None, typer.Option(help="Write NAME.json for each page here instead of printing.")] = None,
    fields: FieldsOption = None,
    explain: Annotated[bool, typer.Option("--explain", help="Print each mark with its rule and confidence.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a line: what is printed anyway where nothing else is asked.")
    ] = False,
) -> None:
    """Print the reading of each page as one JSON line, without a case."""
    from marsad.cli.progress import shown
    from marsad.flow.files import readings
    from marsad.flow.run import Progress
    from marsad.flow.taking import fields_of

    refused = 0
    used: set[str] = set()
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    for found in shown(readings(files, fields_of(fields), _now()), talk):
        if isinstance(found, Progress):
            continue
        if isinstance(found, Refusal):
            refused += 1
            _tell(found)
        else:
            _give(found, None if out is None else _file(out, found, used), explain=explain and not as_json)
    _leave(refused)


@app.command()
def run(
    workers: Annotated[int | None, typer.Option(help="Processes to use.", show_default="all cores")] = None,
    proposer: Annotated[
        tuple[str, str] | None,
        typer.Option(help="URL MODEL of a language model that may propose marks.", metavar="URL MODEL"),
    ] = None,
    case: InCase = HERE,
) -> None:
    """Read, resolve and weigh what is new or changed, and nothing else."""
    from marsad.collect.endpoint import Endpoint, checked

    endpoint = None if proposer is None else checked(Endpoint(*proposer, key=os.environ.get(PROPOSER_KEY)))
    with _opened(case) as opened:
        worked, refused = _worked(opened, workers, endpoint)
        talk.print("Done. Next: marsad report --out FILE.html" if worked else "Nothing to do: all is up to date.")
    _leave(refused)


@app.command()
def report(
    out: Annotated[Path | None, typer.Option(help="File to write (a folder for csv).", show_default="stdout")] = None,
    form: Annotated[Literal["html", "json", "csv"], typer.Option("--format", help="What to write.")] = "html",
    language: Annotated[Language, typer.Option(help="Of the report's own words.")] = "en",
    case: InCase = HERE,
) -> None:
    """Write what the case says: a dossier to read, or the same as data."""
    from marsad.flow.writing import report_files, write_report

    with _opened(case) as opened:
        view = opened.view()
    if out is not None:
        write_report(view, form, language, out)
        talk.print(f"Written: {out}")
        return
    files = list(report_files(view, form, language))
    if len(files) > 1:
        raise BadRequest(f"{form} is {len(files)} files: name a folder for them with --out FOLDER")
    sys.stdout.buffer.write(files[0][1])


@app.command()
def show(
    noun: Noun,
    cases: Annotated[list[Path] | None, typer.Argument(help="For sources: the folders of the cases.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    case: InCase = HERE,
) -> None:
    """List what the case holds; the track record of sources over several cases where they are named."""
    from marsad.flow.case import track_records
    from marsad.report.tables import rows

    if cases and noun != "sources":
        raise BadRequest(f"`marsad show {noun}` takes one case, named with --case DIR")
    if noun == "sources":
        found: list[Mapping[str, object]] = list(track_records(cases or [case]))
    else:
        with _opened(case) as opened:
            found = list(rows(opened.view(), noun))
    if as_json:
        for row in found:
            _print(row)
    else:
        _list(noun, found)


@app.command()
def why(
    proposition: Annotated[str, typer.Argument(help="Its id, or the beginning of it.")],
    as_json: Annotated[bool, typer.Option("--json", help="The whole trace as one JSON object.")] = False,
    language: Annotated[Language, typer.Option(help="Of the program's own words.")] = "en",
    case: InCase = HERE,
) -> None:
    """Show why a proposition stands as it does: who says it, how origins were counted, the grade step by step."""
    from marsad.cli.why import lines

    with _opened(case) as opened:
        found = opened.why(proposition, language)
    if as_json:
        _print(found)
        return
    for line in lines(found, language):
        typer.echo(line)


@app.command()
def status(
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False, case: InCase = HERE
) -> None:
    """Say how much is in the case and what the next run would do."""
    with _opened(case) as opened:
        found = opened.status()
    if as_json:
        _print(found)
        return
    for key, value in msgspec.to_builtins(found).items():
        typer.echo(f"{key}: {_plain(value)}")


@app.command()
def judge(
    verb: Annotated[Verb | None, typer.Argument(help="What is decided.")] = None,
    items: Annotated[list[str] | None, typer.Argument(help="Ids, then for date and grade the value.")] = None,
    reason: Annotated[str, typer.Option(help="Why; every judgement needs a reason.")] = "",
    by: Annotated[str | None, typer.Option(help="Who decides.", show_default="your login name")] = None,
    undo: Annotated[str | None, typer.Option(help="Take this earlier judgement back.")] = None,
    case: InCase = HERE,
) -> None:
    """Decide what no rule should: join, part, accept, refuse, date, grade; the next run obeys."""
    if (verb is None) == (undo is None):
        raise BadRequest(
            "say what to do: `marsad judge join ID ID --reason WHY`, or `marsad judge --undo ID --reason WHY`"
        )
    given = [undo] if undo is not None else items or []
    with _opened(case) as opened:
        made = opened.judge(verb or "undo", given, reason, by or getpass.getuser(), _now())
    typer.echo(made.id)
    talk.print("Written into the journal. Next: marsad run")


@app.command()
def verify(case: InCase = HERE) -> None:
    """Read the sealed bytes again and check every span, hash and id of the case."""
    with _opened(case) as opened:
        problems = list(opened.verify())
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise MarsadError(f"{len(problems)} things do not hold")
    talk.print("All holds: the sealed bytes are unchanged and every line stands on them.")


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="Where the demo case shall lie.")] = Path("demo"),
    language: Annotated[Language, typer.Option(help="Of the dossier's own words.")] = "en",
) -> None:
    """Make the bundled case about invented organisations, run it, and write its dossier."""
    from marsad.flow.demo import FIELDS, demo_case
    from marsad.flow.taking import fields_of
    from marsad.flow.writing import write_report
    from marsad.report.tables import rows

    with demo_case(folder) as pages, _opened(folder) as opened:
        _refused(opened.add([str(pages)], fields_of(FIELDS), _now()))
        _worked(opened, None)
        view = opened.view()
        dossier = folder / "dossier.html"
        write_report(view, "html", language, dossier)
    propositions = list(rows(view, "propositions"))
    _list("propositions", propositions[:SUMMARY])
    if len(propositions) > SUMMARY:
        talk.print(f"{len(propositions) - SUMMARY} more: marsad show propositions --case {folder}")
    talk.print(f"The dossier lies in {dossier.resolve()}; open it in a browser.")


def main() -> NoReturn:
    """Run the command that was typed; errors of the program's own are one sentence and an exit status of 1."""
    gc.set_threshold(*SELDOM)
    try:
        app(standalone_mode=True)
    except MarsadError as error:
        talk.print(f"[bold]marsad:[/bold] {error}", soft_wrap=True, markup=True)
        sys.exit(2 if isinstance(error, Unclear) else 1)
    except BrokenPipeError:
        # the reader of our output went away: nothing is wrong, and Python must not complain at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    finally:
        # the rings that are left go with the process: they need not be looked for
        gc.disable()
    sys.exit(0)


def _opened(folder: Path) -> AbstractContextManager[Case]:
    from marsad.flow.case import open_case

    return open_case(folder)


def _worked(case: Case, workers: int | None, proposer: Endpoint | None = None) -> tuple[int, int]:
    """How many items a run did and how many of them it refused."""
    from marsad.cli.progress import shown

    last = {step.stage: step for step in shown(case.run(workers, proposer), talk)}
    return sum(step.done for step in last.values()), sum(step.refused for step in last.values())


def _refused(steps: Iterable[Progress | Refusal]) -> int:
    from marsad.cli.progress import shown

    last: dict[str, int] = {}
    refused = 0
    for step in shown(steps, talk):
        if isinstance(step, Refusal):
            refused += 1
            _tell(step)
        else:
            last[step.stage] = step.refused
    return refused + sum(last.values())


def _file(folder: Path, found: Reading, used: set[str]) -> Path:
    from marsad.flow.writing import reading_name

    return folder / reading_name(found, used)


def _give(found: Reading, file: Path | None, *, explain: bool) -> None:
    """Write a reading into its file or print it; explained, its marks are printed either way."""
    from marsad.cli.explained import explained

    if file is not None:
        file.write_bytes(_json(found) + b"\n")
    if explain:
        typer.echo("\n".join((found.name, *explained(found), "")))
    elif file is None:
        _print(found)


def _tell(refusal: Refusal) -> None:
    talk.print(f"refused {refusal.name or refusal.item}: {refusal.reason} ({refusal.detail})", markup=False)


def _leave(refused: int) -> None:
    if refused:
        talk.print(f"{refused} refused; `marsad show refused` says why.")
        raise typer.Exit(REFUSED)


def _print(record: object) -> None:
    sys.stdout.buffer.write(_json(record) + b"\n")


def _list(noun: Noun, found: Sequence[Mapping[str, object]]) -> None:
    from marsad.cli.lists import listed

    if found:
        paper = Console(highlight=False, markup=False)
        paper = paper if paper.is_terminal else Console(highlight=False, markup=False, width=PRINTED)
        paper.print(listed(noun, found))
    else:
        talk.print("Nothing to show yet.")


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {inner}" for key, inner in value.items()) or "nothing"
    return str(value)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
