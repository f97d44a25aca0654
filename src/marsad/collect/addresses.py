"""Which network addresses may be asked: public ones alone, so that no page leads the program to a private one."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from marsad.model.errors import Refused

Resolver = Callable[[str, int], Sequence[str]]
"""From a host's name and a port to its numeric addresses."""
# Ranges of IANA's special-purpose registries that some releases of Python take for global.
_SPECIAL = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"), IPv6Network("64:ff9b:1::/48"))
_CARRIERS = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))


def looked_up(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, as the system resolves it.

    Raises `Refused` with `no-answer` where there is none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refused("no-answer", f"No host is called {host}.") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether a numeric address belongs to the public internet, and so does every IPv4 address that it carries.

    Loopback, private, shared, link-local, multicast, reserved and documentation ranges do not.
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(map(_is_global, (found, *_carried(found))))


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    special = address.is_multicast or address.is_reserved or any(address in network for network in _SPECIAL)
    return address.is_global and not special


def _carried(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """IPv4 addresses that an IPv6 address leads to: mapped, 6to4, Teredo, NAT64."""
    if isinstance(address, IPv4Address):
        return []
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in network for network in _CARRIERS):
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]


def allowed(host: str, port: int, resolve: Resolver, is_allowed: Callable[[str], bool]) -> Sequence[str]:
    """The addresses of a host, all of which may be asked.

    Raises `Refused` with `local-address` where one of them may not: a name that leads to both is a trap.
    """
    addresses = resolve(host, port)
    if not addresses:
        raise Refused("no-answer", f"No host is called {host}.")
    if not all(map(is_allowed, addresses)):
        raise Refused("local-address", f"{host} leads to this machine or to a private network.")
    return addresses
