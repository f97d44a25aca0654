"""The invented case, made once."""

from __future__ import annotations

import pytest
from invented import invented_view

from marsad.report.view import View


@pytest.fixture(scope="session")
def view() -> View:
    return invented_view()
