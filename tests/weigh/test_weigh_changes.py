from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

import pytest
from articles import WORDS, article, story

from marsad.flow import copying
from marsad.flow.copying import copied
from marsad.model.proposition import Copy
from marsad.store.records import Records
from marsad.store.textindex import TextIndex
from marsad.weigh.changes import alike
from marsad.weigh.copies import copies


def _bring(records: Records, texts: Mapping[str, str]) -> None:
    """Make the case hold readings of these texts and no others, and bring its copies up to date."""
    made = records.made("read")
    with records.writing():
        for name in made.keys() - texts.keys():
            records.forget("read", name)
        for name, text in texts.items():
            if made.get(name) != text:
                records.replace("read", name, text, [article(name, text)])
    with records.writing():
        copied(records, "copy", records.made("read"))


def _together(texts: Mapping[str, str]) -> list[Copy]:
    return list(copies(article(name, text) for name, text in sorted(texts.items())))


def _held(records: Records) -> list[object]:
    """All that the index knows of its texts, whatever numbers they have."""
    index = TextIndex(records)
    clusters, sizes = index.measures()
    rows = index.rows(index.numbers().values())
    return sorted((row.id, int(clusters[row.number]), int(sizes[row.number]), row.telling, row.words) for row in rows)


def _page(chance: random.Random, paragraphs: list[list[str]]) -> str:
    words = [f"{chance.choice(WORDS)}{chance.randrange(50)}" for _ in range(chance.randrange(60))]
    for _ in range(chance.randrange(4)):
        words += [word if chance.random() > 0.05 else "غير" for word in chance.choice(paragraphs)]
    return " ".join(words)


@pytest.mark.parametrize("seed", range(6))
def test_pages_that_come_change_and_go_leave_what_all_together_give(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    vocabulary = chance.sample(WORDS, chance.choice((40, 300)))
    paragraphs = [chance.choices(vocabulary, k=chance.randrange(8, 30)) for _ in range(8)]
    records = Records(tmp_path / "case.sqlite")
    texts: dict[str, str] = {}
    for _ in range(8):
        for _ in range(chance.randrange(1, 7)):
            name = str(chance.randrange(1000)) if chance.random() < 0.75 or not texts else chance.choice(sorted(texts))
            if name in texts and chance.random() < 0.5:
                del texts[name]
            else:
                texts[name] = _page(chance, paragraphs) if chance.random() < 0.8 else next(iter(texts.values()), "")
        _bring(records, texts)
        assert list(records.all(Copy)) == _together(texts)
    monkeypatch.setattr(copying, "FEW", -1)
    anew = Records(tmp_path / "anew.sqlite")
    _bring(anew, texts)
    assert _held(anew) == _held(records)
    assert list(anew.all(Copy)) == list(records.all(Copy))


def test_a_family_too_large_to_pair_is_led_by_its_first_members_whoever_comes(tmp_path: Path) -> None:
    records = Records(tmp_path / "case.sqlite")
    texts = {f"{at:03}": " ".join(story(1, 30)) for at in range(10, 90)}
    _bring(records, texts)
    texts["005"] = texts["010"]  # comes before all of them
    _bring(records, texts)
    assert list(records.all(Copy)) == _together(texts)
    for name in ("005", *(f"{at:03}" for at in range(10, 35))):
        del texts[name]
    _bring(records, texts)
    assert list(records.all(Copy)) == _together(texts)
    assert len(_together(texts)) == 55 * 54 // 2


def test_a_run_that_is_killed_leaves_the_case_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = Records(tmp_path / "case.sqlite")
    texts = {"a": " ".join(story(1)), "b": " ".join(story(1)[:50]), "c": " ".join(story(2))}
    _bring(records, texts)
    before = list(records.all(Copy)), _held(records)
    texts["d"] = " ".join(story(2)[20:])

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(TextIndex, "change", killed)
        with pytest.raises(KeyboardInterrupt):
            _bring(records, texts)
    assert (list(records.all(Copy)), _held(records)) == before
    _bring(records, texts)
    assert list(records.all(Copy)) == _together(texts)


def test_the_copies_of_one_page_are_found_without_taking_it_in(tmp_path: Path) -> None:
    records = Records(tmp_path / "case.sqlite")
    texts = {f"page-{at}": " ".join(story(at)) for at in range(30)}
    _bring(records, texts)
    index = TextIndex(records)
    before = _held(records)
    found = alike(index, index.measures(), article("new", " ".join(story(7)[10:70])))
    assert [(copy.a, copy.b) for copy in found] == [("new", "page-7")]
    assert alike(index, index.measures(), article("other", " ".join(story(77)))) == []
    assert alike(index, index.measures(), article("empty", "")) == []
    assert _held(records) == before
