"""The connection that pages are fetched over: each host is checked where it is dialled, and the whole has an end.

The check stands in the one function that opens sockets, and the address that was checked is the one that is dialled.
So neither a redirect, nor a name that resolves differently the second time, nor a proxy gets around it; proxies and
credentials from the environment are not used.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import httpcore

from marsad.collect.addresses import Resolver, allowed, is_public, looked_up
from marsad.model.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """How the network is used; times in seconds. Tests give a resolver and a rule of their own."""

    resolve: Resolver = looked_up
    is_allowed: Callable[[str], bool] = is_public
    clock: Callable[[], float] = time.monotonic
    connecting: float = 10.0
    reading: float = 20.0
    whole: float = 60.0
    redirects: int = 8


class Guard(httpcore.NetworkBackend):
    """Opens connections to allowed addresses, and ends all that they do at one moment."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._end = wire.clock() + wire.whole

    def left(self, timeout: float | None) -> float:
        """How long an operation may still take.

        Raises `Refused` with `too-slow` where the time is up.
        """
        left = self._end - self._wire.clock()
        if left <= 0:
            raise Refused("too-slow", f"It had not ended after {self._wire.whole:g} seconds.")
        return left if timeout is None else min(left, timeout)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of a host's addresses that answers.

        Raises `Refused` where one of them may not be asked.
        """
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in allowed(host, port, self._wire.resolve, self._wire.is_allowed):
            try:
                stream = httpcore.SyncBackend().connect_tcp(address, port, self.left(timeout), local_address)
                return _Timed(stream, self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError(host)


class _Timed(httpcore.NetworkStream):
    """A connection none of whose operations outlasts the whole."""

    def __init__(self, stream: httpcore.NetworkStream, guard: Guard) -> None:
        self._stream, self._guard = stream, guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._guard.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._guard.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._guard.left(timeout)), self._guard)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
