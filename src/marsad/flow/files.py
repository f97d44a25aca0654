"""Read files without a case: from a place to the readings of what lies there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from marsad import __version__
from marsad.collect.documents import documents
from marsad.collect.places import taken
from marsad.flow.run import Progress, results
from marsad.flow.stages import Item
from marsad.model.capture import Taking
from marsad.model.document import Document
from marsad.model.reading import Reading
from marsad.model.refusal import Refusal
from marsad.read.aliases import aliases
from marsad.read.readings import reading
