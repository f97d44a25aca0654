"""Take what lies at a web address: http and https, followed through redirects, bounded in time and in bytes."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote

import httpcore
import httpx

from marsad.collect.taken import Place, Taken, Terms, refusal, taken
from marsad.collect.wire import Guard, Wire
from marsad.model.errors import Refused
from marsad.model.refusal import Refusal

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_SECRET = re.compile(r"(?<=//)[^/?#@]*@")
_BLOCK = 1 << 16
_LONGEST_NAME = 120


def urls(address: str, terms: Terms, wire: Wire) -> Iterator[Taken | Refusal]:
    """What a server sends for an address, as it is sent but unpacked, or a refusal."""
    name = _name(address)
    shown = _SECRET.sub("…@", address)
    try:
        with _answer(address, terms, wire) as (response, followed):
            media_type, charset = _content_type(response)
            place = Place(
                location=shown,
                name=name,
                means="url",
                followed=followed,
                media_type=media_type,
                charset=charset,
            )
            with _told(wire), taken(place, _unpacked(response), terms) as found:
                yield found
    except Refused as refused:
        yield refusal(shown, name, refused)


@contextmanager
def _answer(address: str, terms: Terms, wire: Wire) -> Iterator[tuple[httpcore.Response, tuple[str, ...]]]:
    """The answer that holds the page, and the addresses that led to it after the first."""
    guard = Guard(wire)
    followed: list[str] = []
    url = _url(address)
    with httpcore.ConnectionPool(ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=guard) as pool:
        while True:
            with _asked(pool, url, terms, wire) as response:
                if response.status not in _REDIRECTS:
                    if response.status != 200:
                        raise Refused("http-status", f"The server answered with status {response.status}.")
                    _refuse_large(response, terms)
                    yield response, tuple(followed)
                    return
                url = _url(_header(response, b"location") or "", url)
            followed.append(str(url))
            if len(followed) > wire.redirects:
                raise Refused("too-many-redirects", f"It was sent on more than {wire.redirects} times.")


@contextmanager
def _asked(pool: httpcore.ConnectionPool, url: httpx.URL, terms: Terms, wire: Wire) -> Iterator[httpcore.Response]:
    headers: dict[bytes | str, bytes | str] = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": f"marsad/{terms.version}",
        "Accept": "text/html,application/xhtml+xml,application/pdf,application/json,text/plain,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    timeouts = {"connect": wire.connecting, "read": wire.reading, "write": wire.reading, "pool": wire.connecting}
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    with _told(wire), pool.stream("GET", target, headers=headers, extensions={"timeout": timeouts}) as response:
        yield response


@contextmanager
def _told(wire: Wire) -> Iterator[None]:
    """Turn what can go wrong on a connection into refusals."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise Refused(
            "too-slow", f"There was no answer in time, or it had not ended after {wire.whole:g} s."
        ) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise Refused("no-answer", f"The connection failed: {error or type(error).__name__}.") from error


def _url(written: str, base: httpx.URL | None = None) -> httpx.URL:
    """An address of the web, absolute or against the one that led to it.

    Raises `Refused` with `bad-address`.
    """
    try:
        url = httpx.URL(written) if base is None else base.join(written)
    except (httpx.InvalidURL, ValueError) as error:
        raise Refused("bad-address", f"This is no address: {error}.") from error
    if url.scheme not in {"http", "https"}:
        raise Refused("bad-address", f"Only http and https are followed, not «{url.scheme}».")
    if not url.host or not written:
        raise Refused("bad-address", "The address names no host.")
    if url.userinfo:
        raise Refused("bad-address", "The address holds a user name or password, which would be kept in the case.")
    return url.copy_with(fragment=None)


def _header(response: httpcore.Response, name: bytes) -> str | None:
    found = next((value for key, value in response.headers if key.lower() == name), None)
    return None if found is None else found.decode("utf-8", "replace")


def _content_type(response: httpcore.Response) -> tuple[str | None, str | None]:
    written = _header(response, b"content-type") or ""
    charset = _CHARSET.search(written)
    return written.partition(";")[0].strip().lower() or None, None if charset is None else charset.group(1)


def _refuse_large(response: httpcore.Response, terms: Terms) -> None:
    length = _header(response, b"content-length") or ""
    if length.isdecimal() and int(length[:20]) > terms.limit:
        raise Refused("too-large", f"The server announces {length[:20]} bytes; the limit is {terms.limit:,}.")


def _unpacked(response: httpcore.Response) -> Iterator[bytes]:
    """The body, unpacked a block at a time, so that a few packed bytes cannot fill the memory."""
    packing = (_header(response, b"content-encoding") or "identity").strip().lower()
    if packing in {"", "identity"}:
        yield from response.iter_stream()
        return
    if packing not in {"gzip", "x-gzip", "deflate"}:
        raise Refused("read-error", f"The server packed the page as «{packing}», which it was not asked to.")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        for packed in response.iter_stream():
            rest = packed
            while rest:
                yield unpacker.decompress(rest, _BLOCK)
                rest = unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error as error:
        raise Refused("read-error", "The server's packing of the page is broken.") from error
    if not unpacker.eof:
        raise Refused("read-error", "The page broke off before its end.")


def _name(address: str) -> str:
    """A short name for what lies at an address: the last part of its path with its query, or else the host."""
    rest = re.sub(r"^[a-z]+://", "", address.partition("#")[0])
    path, _, query = rest.partition("?")
    last = unquote(path.rstrip("/").rpartition("/")[2], errors="replace")
    return "_".join(f"{last}?{query}".split("/"))[:_LONGEST_NAME] if query else last[:_LONGEST_NAME]
