"""The bundled case: pages about invented organisations, places and people, in the shapes of the real thing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

from marsad.flow.case import new_case

FIELDS = "text=content,title=title,publisher=source,byline=author,published=date_extracted,url=url,name=id"
"""Which field of the bundled export of articles is what."""
NAME = "Demo: the Sindiyan Movement and the Border Guard of Salmora"


@contextmanager
def demo_case(folder: Path) -> Iterator[Path]:
    """Make the demo case in a folder, unless it is there already, and give the folder of its pages."""
    with as_file(files("marsad.flow.demo")) as bundled:
        if not (folder / "marsad.toml").exists():
            new_case(folder, NAME)
            shutil.copytree(bundled / "aliases", folder / "aliases", dirs_exist_ok=True)
        yield bundled / "pages"
