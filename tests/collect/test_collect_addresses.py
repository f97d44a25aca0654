from __future__ import annotations

import pytest

from marsad.collect.addresses import allowed, is_public
from marsad.model.errors import Refused


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "2a00:1450:4001:80b::200e"])
def test_public_addresses_may_be_asked(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    """
    127.0.0.1 127.255.255.254 0.0.0.0 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
    192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
    :: ::1 fe80::1 fe80::1%eth0 fc00::1 fd12:3456::1 ff02::1 2001:db8::1
    ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::127.0.0.1
    2002:7f00:1:: 2002:a00:1::1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 2001:0:7f00:1::1
    localhost 2130706433 0x7f000001 nonsense
    """.split(),
)
def test_local_and_private_addresses_in_any_dress_may_not(address: str) -> None:
    assert not is_public(address)


def test_a_name_that_leads_to_both_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        allowed("two.example", 80, lambda host, port: ["8.8.8.8", "10.0.0.1"], is_public)
    assert refused.value.reason == "local-address"


def test_a_name_that_leads_nowhere_has_no_answer() -> None:
    with pytest.raises(Refused) as refused:
        allowed("none.example", 80, lambda host, port: [], is_public)
    assert refused.value.reason == "no-answer"
