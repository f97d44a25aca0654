"""Tell which column of a table holds what, from the names of the columns or from a person's file."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import yaml

from marsad.model.errors import BadRequest
from marsad.model.incident import Mapping
from marsad.text.folding import folded

_OPTIONAL = ("end", "place", "deaths", "source", "precision", "place_precision", "kind")


def guessed(columns: Sequence[str]) -> Mapping:
    """The mapping of a known format, or of a table with columns such as `date,attacker,target`.

    Raises `BadRequest` naming the column that is missing.
    """
    have = {folded(name).strip(): name for name in reversed(columns)}
    formats = _formats()
    for name, known in formats.items():
        if all(_first(names, have) for names in known["needs"]):
            found = {field: _first(known[field], have) for field in _OPTIONAL if field in known}
            return Mapping(
                format=name,
                date=tuple(one for one in (_first(names, have) for names in known["date"]) if one),
                attacker=_first(known["attacker"], have) or "",
                target=_first(known["target"], have) or "",
                one_sided=tuple(known.get("one_sided", ())),
                dyadic=tuple(known.get("dyadic", ())),
                coarse=tuple(known.get("coarse", ())),
                **found,
            )
    missing = [names[0] for names in formats["plain"]["needs"] if not _first(names, have)]
    raise BadRequest(
        f"the table has no column for {' and '.join(missing)} (it has: {', '.join(columns[:12])}); "
        "say which it is with --mapping FILE"
    )


def mapping_file(path: Path) -> Mapping:
    """The mapping that a person wrote: TOML with the names of the columns.

    Raises `BadRequest` saying what does not fit.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        if isinstance(given.get("date"), str):
            given["date"] = [given["date"]]
        return msgspec.convert({"format": "own", **given}, Mapping)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise BadRequest(f"{path} cannot be used as a mapping: {error}") from error


def written(mapping: Mapping) -> str:
    """The mapping as TOML, ready to be edited and given back."""
    said = [(name, value) for name, value in msgspec.to_builtins(mapping).items() if value]
    return "".join(f"{name} = {msgspec.json.encode(value).decode()}\n" for name, value in said)


def placed(mapping: Mapping, columns: Sequence[str]) -> dict[str, list[int]]:
    """For each field the places of its columns.

    Raises `BadRequest` where a column that the mapping names is not in the table.
    """
    at = {name: place for place, name in reversed(list(enumerate(columns)))}
    wanted: dict[str, Sequence[str]] = {
        "date": mapping.date,
        "attacker": [mapping.attacker],
        "target": [mapping.target],
    }
    wanted |= {name: [value] for name in _OPTIONAL if (value := getattr(mapping, name))}
    gone = [name for names in wanted.values() for name in names if name not in at]
    if gone:
        raise BadRequest(f"the table has no column {gone[0]}; it has: {', '.join(columns[:12])}")
    return {field: [at[name] for name in names] for field, names in wanted.items()}


def _first(names: Sequence[str], have: dict[str, str]) -> str | None:
    return next((have[name] for name in map(folded, names) if name in have), None)


@cache
def _formats() -> dict[str, Any]:
    text = files("marsad.watch").joinpath("tables", "formats.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found
