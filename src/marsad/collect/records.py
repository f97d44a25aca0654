"""Records of a JSON file, array or lines, each with the bytes it was written in."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Record:
    """One value and the bytes of the file it was read from; `broken` says what is wrong where it could not be read."""

    value: object
    part: tuple[int, int]
    broken: str | None = None


def records(data: bytes, is_whole: Callable[[object], bool]) -> Iterator[Record]:
    """The entries of a JSON array, of JSON lines, or of the arrays of objects in a JSON object, in order.

    An object for which `is_whole` holds, or that has no array of objects in it, is one record. A line that is broken is
    one broken record; in an array everything from the break on is.
    """
    mark, charset = next(((mark, charset) for mark, charset in _WIDE if data.startswith(mark)), (b"", "utf-8"))
    start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else len(mark)
    # Each byte that is no UTF-8 becomes one surrogate, so that what follows can still be measured in bytes.
    text = data[start:].decode(charset, "surrogateescape" if charset == "utf-8" else "replace")
    measured = _Measure(text, charset, start)
    first = _SPACE.match(text, 0).end()  # type: ignore[union-attr]
    if text.startswith("[", first):
        yield from _array(text, first, measured)
    elif _is_lines(text, first):
        yield from _lines(text, measured)
    else:
        yield from _object(text, first, measured, is_whole)


class _Measure:
    """Byte offsets of places in text that are asked for in rising order."""

    def __init__(self, text: str, charset: str, start: int) -> None:
        self._text, self._charset = text, charset
        self._place, self._bytes = 0, start

    def __call__(self, place: int) -> int:
        between = self._text[self._place : place]
        self._bytes += len(between.encode(self._charset, "surrogateescape" if self._charset == "utf-8" else "replace"))
        self._place = place
        return self._bytes

    def part(self, start: int, end: int) -> tuple[int, int]:
        return self(start), self(end)


def _value(text: str, place: int) -> tuple[object, int] | str:
    """A value and where it ends, or what is wrong with it."""
    try:
        return _DECODER.raw_decode(text, place)
    except RecursionError:
        return "it is nested too deeply"
    except ValueError as error:
        return str(error)


def _array(text: str, start: int, measured: _Measure) -> Iterator[Record]:
    place = _after_space(text, start + 1)
    while not text.startswith("]", place):
        read = _value(text, place)
        if isinstance(read, str):
            yield Record(None, measured.part(place, len(text)), read)
            return
        found, end = read
        yield Record(found, measured.part(place, end))
        place = _after_space(text, end)
        if text.startswith(",", place):
            place = _after_space(text, place + 1)
        elif not text.startswith("]", place):
            yield Record(None, measured.part(place, len(text)), "the array does not end")
            return


def _after_space(text: str, place: int) -> int:
    found = _SPACE.match(text, place)
    return found.end() if found is not None else place


def _is_lines(text: str, first: int) -> bool:
    """Whether the first line is a value of its own and more follows, or is broken and another line begins a value."""
    end = text.find("\n", first)
    if end < 0:
        return False
    read = _value(text, first)
    rest = _after_space(text, end)
    if isinstance(read, str):
        return text.startswith("{", rest)
    return rest < len(text) and _after_space(text, read[1]) == rest and "\n" not in text[first : read[1]]


def _lines(text: str, measured: _Measure) -> Iterator[Record]:
    place = 0
    while place < len(text):
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        start = min(_after_space(text, place), end)
        if start < end:
            yield _line(text, start, start + len(text[start:end].rstrip()), measured)
        place = end + 1


def _line(text: str, start: int, end: int, measured: _Measure) -> Record:
    read = _value(text[start:end], 0)
    part = measured.part(start, end)
    if isinstance(read, str):
        return Record(None, part, read)
    found, length = read
    return Record(found, part, None if length == end - start else "something follows the value on its line")


def _object(text: str, start: int, measured: _Measure, is_whole: Callable[[object], bool]) -> Iterator[Record]:
    read = _value(text, start)
    if isinstance(read, str):
        yield Record(None, measured.part(start, len(text)), read)
        return
    found, end = read
    if is_whole(found) or not isinstance(found, dict) or not any(map(_is_list_of_objects, found.values())):
        yield Record(found, measured.part(start, end))
        return
    place = _after_space(text, start + 1)
    while not text.startswith("}", place):
        _, place = _DECODER.raw_decode(text, place)
        place = _after_space(text, _after_space(text, place) + 1)
        inner, after = _DECODER.raw_decode(text, place)
        if _is_list_of_objects(inner):
            yield from _array(text, place, measured)
        place = _after_space(text, after)
        if text.startswith(",", place):
            place = _after_space(text, place + 1)


def _is_list_of_objects(found: object) -> bool:
    return isinstance(found, list) and bool(found) and all(isinstance(one, dict) for one in found)
