from __future__ import annotations

import hashlib
import json
import time
from typing import Any

import pytest
from collected import collected, document, refused, taking
from hypothesis import given
from hypothesis import strategies as st

from marsad.collect.documents import documents
from marsad.collect.fields import guessed, mapping, value
from marsad.model.document import Document
from marsad.model.errors import BadRequest
from marsad.model.refusal import Refusal

MAPPED = mapping("text=content,title=headline,publisher=source.name,byline=by,published=seen,url=link,name=id")
FIRST = {
    "id": "a-1",
    "headline": "نفي قاطع من نقابة الخبازين",
    "content": "نفت النقابة الخبر.\nولم تزد.",
    "source": {"name": "جريدة الفرن"},
    "by": ["نورا", "سلمى"],
    "seen": "2021-05-17T10:00:00",
    "link": "https://furn.example/1",
}
SECOND = {"id": "a-2", "headline": "خبر ثان", "content": "خبر ثان: وأكد العامل ما رآه."}


def dumped(*records: object) -> str:
    return json.dumps(records, ensure_ascii=False, indent=1)


def test_a_record_becomes_a_document_by_its_mapped_fields() -> None:
    data = dumped(FIRST, SECOND).encode()
    first, second = collected(data, "export.json", fields=MAPPED)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.text == "نفي قاطع من نقابة الخبازين\n\nنفت النقابة الخبر.\nولم تزد."
    assert [(first.text[zone.start : zone.end], zone.kind) for zone in first.zones] == [
        ("نفي قاطع من نقابة الخبازين", "headline"),
        ("نفت النقابة الخبر.\nولم تزد.", "body"),
    ]
    assert (first.title, first.publisher, first.byline) == (FIRST["headline"], "جريدة الفرن", "نورا, سلمى")
    assert (first.published, first.url, first.name, first.names) == ("2021-05-17", FIRST["link"], "a-1", ("a-1",))
    assert second.text == SECOND["content"], "a text that begins with its title does not have it twice"
    assert second.zones[0].kind == "headline"
    assert (second.publisher, second.published, second.url) == (None, None, None)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["content", "x", "title"]),
            st.text() | st.integers() | st.lists(st.text(max_size=3), max_size=2),
            max_size=3,
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["array", "lines", "wrapped"]),
    st.booleans(),
)
def test_the_part_of_a_document_is_the_bytes_it_was_written_in(
    records: list[dict[str, Any]], form: str, ascii_only: bool
) -> None:
    written = [json.dumps(one, ensure_ascii=ascii_only) for one in records]
    joined = {
        "array": f"[{', '.join(written)}]",
        "lines": "\n".join(written),
        "wrapped": f'{{"all": [{",".join(written)}]}}',
    }
    data = joined[form].encode("utf-8", "surrogatepass")
    if not any(isinstance(one, dict) and one for one in records):
        return
    for found in collected(data, "export.jsonl", fields=(("text", "content"),)):
        if isinstance(found, Document):
            assert found.part is not None
            piece = data[slice(*found.part)]
            assert hashlib.sha256(piece).hexdigest() == found.id
            assert json.loads(piece.decode("utf-8", "surrogatepass")) in records
            found.text.encode()


def test_a_truncated_array_yields_its_whole_records_and_one_refusal() -> None:
    data = dumped(FIRST, SECOND, FIRST | {"id": "a-3"}).encode()[:-60]
    found = collected(data, "export.json", fields=MAPPED)
    assert [type(one) for one in found] == [Document, Document, Refusal]
    assert isinstance(found[2], Refusal)
    assert found[2].reason == "damaged"


def test_records_without_text_are_refused_one_by_one() -> None:
    records = [FIRST, 7, None, {"headline": "بلا نص"}, {"content": " \n"}, SECOND, FIRST, [FIRST]]
    found = collected(dumped(*records), "export.json", fields=MAPPED)
    reasons = [one.reason if isinstance(one, Refusal) else one.name for one in found]
    assert reasons == ["a-1", *["no-record"] * 4, "a-2", "repeated", "no-record"]
    assert len({one.id for one in found}) == len(found)


def test_a_broken_line_does_not_stop_the_lines_after_it() -> None:
    lines = [json.dumps(FIRST), '{"content": "مقطوع', "", json.dumps(SECOND) + " x", json.dumps(SECOND)]
    found = collected("\n".join(lines), "export.jsonl", fields=MAPPED)
    reasons = [one.reason if isinstance(one, Refusal) else one.name for one in found]
    assert reasons == ["a-1", "damaged", "damaged", "a-2"]


@pytest.mark.parametrize(
    "record",
    [
        {"text": "نفت النقابة الخبر.", "title": "نفي", "source": "الفرن", "date": "2021-05-17", "author": "نورا"},
        {"body": "نفت النقابة الخبر.", "headline": "نفي", "publisher": {"name": "الفرن"}, "published_at": "2021-05-17"},
        {"content": {"rendered": "<p>نفت النقابة الخبر.</p>"}, "title": {"rendered": "نفي"}, "site_name": "الفرن"},
    ],
)
def test_fields_are_guessed_by_their_common_names(record: dict[str, object]) -> None:
    found = document(dumped(record), "export.json")
    assert (found.text, found.title, found.publisher, found.name) == (
        "نفي\n\nنفت النقابة الخبر.",
        "نفي",
        "الفرن",
        "export-1",
    )


def test_one_object_is_one_article_even_with_lists_in_it() -> None:
    record = {"text": "نفت النقابة الخبر.", "images": [{"url": "https://a.example/i.jpg"}]}
    found = document(json.dumps(record), "one.json")
    assert found.part == (0, len(json.dumps(record)))


@pytest.mark.parametrize("fields", [(), (("text", "nowhere"),)])
def test_unknown_fields_are_named_in_the_refusal(fields: tuple[tuple[str, str], ...]) -> None:
    found = refused(dumped({"matn": "نص", "unwan": "عنوان"}), "export.json", fields=fields)
    assert found.reason == "no-fields"
    assert "matn, unwan" in found.detail


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("[]", "empty"),
        ("[1, 2]", "no-record"),
        ("{", "damaged"),
        ("[" * 100_000, "damaged"),
        ('{"a":' * 100_000, "damaged"),
        ('[{"text": ' + "9" * 10_000, "damaged"),
        ("not json", "damaged"),
    ],
)
def test_what_is_no_file_of_articles_is_refused(data: str, reason: str) -> None:
    assert refused(data, "export.json").reason == reason


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_does_not_shift_the_parts(charset: str) -> None:
    data = dumped(FIRST).encode(charset)
    found = document(data, "export.json", fields=MAPPED)
    assert found.part is not None
    assert found.id == hashlib.sha256(data[slice(*found.part)]).hexdigest()
    assert found.name == "a-1"


def test_bytes_that_are_no_utf8_and_halves_of_characters_become_replacements() -> None:
    data = b'[{"text": "nafat \xff\xfe al-khabar", "title": "half \\ud800"}]'
    found = document(data, "export.json")
    assert found.text == "half \ufffd\n\nnafat \ufffd\ufffd al-khabar"
    assert found.part == (1, len(data) - 1)


def test_a_later_mapping_goes_before_an_earlier_one() -> None:
    data = dumped({"a": "نص أول", "b": "نص ثان"}).encode()
    takings = [taking("export.json", fields=(("text", "a"),)), taking("export.json", fields=(("text", "b"),))]
    (found,) = documents(data, takings)
    assert isinstance(found, Document)
    assert found.text == "نص ثان"


@pytest.mark.parametrize("written", ["", "title=x", "text", "text=", "=x", "text=a,text=b", "text=a,colour=b"])
def test_a_bad_mapping_is_named(written: str) -> None:
    with pytest.raises(BadRequest):
        mapping(written)


def test_values_are_found_along_dotted_paths() -> None:
    record = {"a": {"b": {"c": "x"}}, "a.b": "y", "list": [{"name": "m"}, "n", None], "n": 3, "t": True}
    assert [value(record, field) for field in ("a.b.c", "a.b", "list", "n", "t", "a.z", "n.x")] == [
        "x",
        "y",
        "m\nn",
        "3",
        "",
        "",
        "",
    ]
    assert guessed({"content": "", "body": "x"}) == {"text": "body"}


def test_many_articles_are_read_in_time_that_grows_with_their_number() -> None:
    def seconds(count: int) -> float:
        data = dumped(*(FIRST | {"id": f"n-{n}"} for n in range(count))).encode()
        begun = time.process_time()
        assert len(collected(data, "export.json", fields=MAPPED)) == count
        return time.process_time() - begun

    seconds(100)
    assert seconds(2000) < 8 * seconds(500)
