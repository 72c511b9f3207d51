"""Whether a server is this machine's own."""

from __future__ import annotations

import ipaddress
from contextlib import suppress


def is_here(host: str) -> bool:
    """Whether a host's name or address is this machine's own."""
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"
