"""Ask a language model at an address that a person named, in the form of OpenAI's chat completions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import httpcore
import httpx
import msgspec

from marsad.collect.wire import Guard, Wire
from marsad.model.errors import BadRequest, Refused

MOST_BYTES = 1_000_000
"""The longest answer that is taken."""
Message = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model listens: the address up to `/v1`, the model's name there, and the key, which is never kept.

    It may be on the person's own machine, and slow: `seconds` is how long one answer may take.
    """

    url: str
    model: str
    key: str | None = None
    seconds: float = 240.0


class _Words(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Words


class _Answer(msgspec.Struct):
    choices: list[_Choice]


def checked(endpoint: Endpoint) -> Endpoint:
    """The endpoint, where its address is one.

    Raises `BadRequest`.
    """
    try:
        url = httpx.URL(endpoint.url)
    except (httpx.InvalidURL, ValueError) as error:
        raise BadRequest(f"«{endpoint.url}» is no address: {error}") from error
    if url.scheme not in {"http", "https"} or not url.host or url.userinfo:
        raise BadRequest(
            f"«{endpoint.url}» is not the address of a model; name it as http://localhost:11434/v1, "
            "a key in MARSAD_PROPOSER_KEY"
        )
    return endpoint


def answer(endpoint: Endpoint, messages: Sequence[Message]) -> str:
    """What the model answers.

    Raises `Refused`: `no-answer`, `too-slow`, `http-status`, `too-large` or `broken-answer`.
    """
    asked = {"model": endpoint.model, "messages": messages, "temperature": 0, "seed": 0, "stream": False}
    body = _sent(endpoint, msgspec.json.encode(asked))
    try:
        found = msgspec.json.decode(body, type=_Answer)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refused("broken-answer", f"The model's server did not answer as agreed: {error}.") from error
    if not found.choices:
        raise Refused("broken-answer", "The model's server sent an answer with nothing in it.")
    return found.choices[0].message.content


def _sent(endpoint: Endpoint, content: bytes) -> bytes:
    wire = Wire(is_allowed=lambda _address: True, reading=endpoint.seconds, whole=endpoint.seconds)
    url = httpx.URL(endpoint.url.rstrip("/") + "/chat/completions")
    headers: dict[bytes | str, bytes | str] = {
        "Host": url.netloc.decode("ascii"),
        "Content-Type": "application/json",
        "Accept-Encoding": "identity",
        "Content-Length": str(len(content)),
    }
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    timeouts = {"connect": wire.connecting, "read": wire.reading, "write": wire.reading, "pool": wire.connecting}
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    ssl_context = httpx.create_ssl_context(trust_env=False)
    try:
        with (
            httpcore.ConnectionPool(ssl_context=ssl_context, network_backend=Guard(wire)) as pool,
            pool.stream("POST", target, headers=headers, content=content, extensions={"timeout": timeouts}) as response,
        ):
            if response.status != 200:
                raise Refused("http-status", f"The model's server answered with status {response.status}.")
            received = bytearray()
            for block in response.iter_stream():
                received += block
                if len(received) > MOST_BYTES:
                    raise Refused("too-large", f"The model's answer is longer than {MOST_BYTES:,} bytes.")
            return bytes(received)
    except httpcore.TimeoutException as error:
        raise Refused("too-slow", f"The model had not answered after {wire.whole:g} seconds.") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise Refused("no-answer", f"No model answers at {endpoint.url}: {error or type(error).__name__}.") from error
