from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from collected import NOW

from marsad.collect.places import takings
from marsad.collect.taken import Taken
from marsad.collect.wire import Wire
from marsad.model.refusal import Refusal

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1256\r\n"
LOOPBACK = Wire(is_allowed=lambda address: address == "127.0.0.1")
IMPATIENT = replace(LOOPBACK, whole=0.5, reading=0.5)
"""For servers that never end; one that answers is given the time that a busy machine needs."""


def body(content: bytes, *, more: bytes = b"", length: int | None = None) -> bytes:
    return OK + more + b"Content-Length: %d\r\n\r\n" % (len(content) if length is None else length) + content


def sent_on(address: bytes) -> bytes:
    return b"HTTP/1.1 302 Found\r\nLocation: " + address + b"\r\nContent-Length: 0\r\n\r\n"


ANSWERS: dict[str, bytes] = {
    "/page": body(b"hello"),
    "/packed": body(gzip.compress(b"hello" * 100), more=b"Content-Encoding: gzip\r\n"),
    "/bomb": body(gzip.compress(b"\0" * 5_000_000), more=b"Content-Encoding: gzip\r\n"),
    "/half": body(b"hello", length=50),
    "/half-packed": body(gzip.compress(b"hello" * 100)[:-9], more=b"Content-Encoding: gzip\r\n"),
    "/brotli": body(b"x", more=b"Content-Encoding: br\r\n"),
    "/announced": body(b"", length=2_000_000_000),
    "/gone": b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
    "/junk": b"\x00\x01\x02 no http\r\n\r\n",
    "/to-page": sent_on(b"page"),
    "/in-circles": sent_on(b"/in-circles"),
    "/to-file": sent_on(b"file:///etc/passwd"),
    "/to-metadata": sent_on(b"http://169.254.169.254/latest/meta-data"),
    "/to-other-loopback": sent_on(b"http://127.0.0.2/"),
    "/to-nowhere": b"HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n",
    "/to-secret": sent_on(b"http://user:word@127.0.0.1/"),
}
STREAMS: dict[str, tuple[bytes, bytes, float]] = {
    "/drips": (OK + b"\r\n", b"x", 0.05),
    "/drips-header": (b"HTTP/1.1 200 OK\r\nX-Long: ", b"x", 0.05),
    "/floods": (OK + b"\r\n", b"x" * 65536, 0.0),
    "/silent": (b"", b"", 0.05),
}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of a server on loopback that answers as the tables say."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        workers: list[threading.Thread] = []

        def serve() -> None:
            while not over.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                workers.append(threading.Thread(target=answer, args=(connection, over)))
                workers[-1].start()

        listening = threading.Thread(target=serve)
        listening.start()
        yield server.getsockname()[1]
        over.set()
        listening.join()
        for worker in workers:
            worker.join()


def answer(connection: socket.socket, over: threading.Event) -> None:
    with connection:
        connection.settimeout(60)
        try:
            path = connection.recv(65536).split()[1].decode()
            if path in ANSWERS:
                connection.sendall(ANSWERS[path])
                return
            begin, piece, pause = STREAMS[path]
            connection.sendall(begin)
            while not over.wait(pause):
                connection.sendall(piece)
        except (OSError, IndexError):
            return


def fetched(address: str, wire: Wire = LOOPBACK) -> Taken | Refusal:
    (found,) = takings(address, now=NOW, version="9", limit=1_000_000, wire=wire)
    return found


def test_a_page_is_taken_with_what_the_server_says_of_it(port: int) -> None:
    for found in takings(f"http://127.0.0.1:{port}/page", now=NOW, version="9", wire=LOOPBACK):
        assert isinstance(found, Taken)
        assert found.content.read() == b"hello"
        taking = found.taking
        assert (taking.means, taking.name, taking.media_type, taking.charset) == (
            "url",
            "page",
            "text/html",
            "windows-1256",
        )
        assert (taking.location, taking.followed) == (f"http://127.0.0.1:{port}/page", ())


def test_redirects_are_followed_and_kept(port: int) -> None:
    found = fetched(f"http://127.0.0.1:{port}/to-page#part")
    assert isinstance(found, Taken)
    assert found.taking.followed == (f"http://127.0.0.1:{port}/page",)


def test_what_was_packed_is_unpacked(port: int) -> None:
    found = fetched(f"http://127.0.0.1:{port}/packed")
    assert isinstance(found, Taken)
    assert found.size == 500


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/gone", "http-status"),
        ("/junk", "no-answer"),
        ("/half", "no-answer"),
        ("/half-packed", "read-error"),
        ("/brotli", "read-error"),
        ("/bomb", "too-large"),
        ("/announced", "too-large"),
        ("/floods", "too-large"),
        ("/drips", "too-slow"),
        ("/drips-header", "too-slow"),
        ("/silent", "too-slow"),
        ("/in-circles", "too-many-redirects"),
        ("/to-file", "bad-address"),
        ("/to-nowhere", "bad-address"),
        ("/to-secret", "bad-address"),
        ("/to-metadata", "local-address"),
        ("/to-other-loopback", "local-address"),
    ],
)
def test_a_bad_answer_is_refused(port: int, path: str, reason: str) -> None:
    found = fetched(f"http://127.0.0.1:{port}{path}", IMPATIENT if reason == "too-slow" else LOOPBACK)
    assert isinstance(found, Refusal)
    assert (found.reason, found.item) == (reason, f"http://127.0.0.1:{port}{path}")


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "localhost", "0"])
def test_this_machine_is_never_asked(port: int, host: str) -> None:
    found = fetched(f"http://{host}:{port}/page", Wire())
    assert isinstance(found, Refusal)
    assert found.reason == "local-address"


@pytest.mark.parametrize(
    "address",
    [
        "ftp://a.example/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "https:///x",
        "http://300.1.1.1/",
        "http://[::1",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(address: str) -> None:
    found = fetched(address, Wire(resolve=never))
    assert isinstance(found, Refusal)
    assert found.reason == "bad-address"


def test_a_password_in_an_address_is_not_kept() -> None:
    found = fetched("http://user:word@a.example/x", Wire(resolve=never))
    assert isinstance(found, Refusal)
    assert (found.reason, "word@" in found.item) == ("bad-address", False)


def never(host: str, port: int) -> list[str]:
    raise AssertionError(f"{host} was looked up")


def test_the_address_that_was_checked_is_the_one_that_is_dialled(port: int) -> None:
    """A name that leads somewhere else at each look-up is looked up once for a connection."""
    answers: Iterator[str] = iter(["127.0.0.1", "169.254.169.254", "10.0.0.1"])
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return [next(answers)]

    found = fetched(f"http://changing.example:{port}/page", replace(LOOPBACK, resolve=resolve))
    assert isinstance(found, Taken)
    assert asked == ["changing.example"]


def test_each_redirect_is_looked_up_and_checked_again(port: int) -> None:
    answers: Iterator[str] = iter(["127.0.0.1", "10.0.0.1"])
    wire = replace(LOOPBACK, resolve=lambda host, port: [next(answers)])
    found = fetched(f"http://changing.example:{port}/to-page", wire)
    assert isinstance(found, Refusal)
    assert found.reason == "local-address"


def test_proxies_of_the_environment_are_not_used(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert isinstance(fetched(f"http://127.0.0.1:{port}/page"), Taken)


def test_the_clock_of_the_wire_ends_a_fetch(port: int) -> None:
    ticks: Iterator[float] = iter([0.0, 0.0, *[99.0] * 100])
    clock: Callable[[], float] = lambda: next(ticks)  # noqa: E731 - shorter than a function that reads an iterator
    found = fetched(f"http://127.0.0.1:{port}/page", replace(LOOPBACK, clock=clock))
    assert isinstance(found, Refusal)
    assert found.reason == "too-slow"
