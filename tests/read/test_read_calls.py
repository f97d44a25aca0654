"""Rules are tried only where a word calls for them: trying every rule everywhere must find the same."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from gold_pages import PAGES, gold_page

from marsad.model.document import Document
from marsad.read.actors.aliases import aliases
from marsad.read.attributions import arabic
from marsad.read.attributions.cues import reading
from marsad.read.attributions.openers import Opener, Way
from marsad.read.claims.lexicon.words import Rule
from marsad.read.claims.sentences import arabicnodes
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.readings import parsed

EVERY_RULE = frozenset[Rule](get_args(Rule)) - {"pair"}
"""«الطرفان» calls for no rule: it says that a sentence means others once more was told."""
EVERY_WAY = frozenset[Way](get_args(Way))
READ = sorted(path for folder in ("ar", "ar-taught", "ar-opened") for path in (PAGES / folder).glob("*.yml"))


@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_a_rule_that_no_word_calls_for_would_find_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Document(id="1", capture="", name="1", text=gold_page(path)["text"], language="ar", method="")
    where_called = parsed(page, aliases())

    def every_way(lexicon):
        return lambda word: Opener(reading(lexicon, word), EVERY_WAY)

    plain = arabicnodes.plain
    calls_for = Sentence.calls_for
    monkeypatch.setattr(arabicnodes, "plain", lambda nodes, called: plain(nodes, called | EVERY_RULE))
    monkeypatch.setattr(Sentence, "calls_for", lambda s, rule: rule in EVERY_RULE or calls_for(s, rule))
    monkeypatch.setattr(arabic, "opener", every_way)
    assert parsed(page, aliases()) == where_called
