"""The case's settings, as they stand in its `marsad.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from marsad.model.errors import BadRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a person can set for a case."""

    name: str


def config(path: Path) -> Config:
    """The settings in a file.

    Raises `BadRequest` naming what does not fit.
    """
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Config)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise BadRequest(f"{path} cannot be used: {error}") from error


def written(settings: Config) -> str:
    """The settings as a file that a person can edit."""
    return f"# What this case is called; it stands at the head of every report.\nname = {_quoted(settings.name)}\n"


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are a subset of TOML's."""
    return msgspec.json.encode(text).decode()
