"""Indexes that are kept on a server: `milvus://host:port/name` instead of a name, `milvus+tls://` where the server speaks TLS.

What a machine that indexes into one remembers lies in a folder of its own among its indexes, named so that the address can be read
back from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from rag.errors import BadInput
from rag.hosts import is_here

REMOTE = ".milvus"
TOKEN = "FOOTNOTE_MILVUS_TOKEN"
PORT = 19530
_SCHEMES = {"milvus": False, "milvus+tls": True}
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
_LIKE = "It looks like milvus://127.0.0.1:19530/news; the name takes letters, digits and _."


@dataclass(frozen=True, slots=True)
class Address:
    """An index on a Milvus server."""

    host: str
    port: int
    name: str
    tls: bool = False

    def __str__(self) -> str:
        return f"milvus{'+tls' if self.tls else ''}://{self.server}/{self.name}"

    @property
    def server(self) -> str:
        return f"{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"

    @property
    def uri(self) -> str:
        return f"http{'s' if self.tls else ''}://{self.server}"

    @property
    def here(self) -> bool:
        """Whether the server is this machine's own."""
        return is_here(self.host)

    @property
    def folder(self) -> str:
        """The name of the folder of a machine that indexes into it."""
        return f"{self.name}@{self.host.replace(':', '_')},{self.port}{',tls' if self.tls else ''}"


def is_address(name: str) -> bool:
    """Whether the name of an index is an address."""
    return name.partition("://")[0] in _SCHEMES and "://" in name


def parse(name: str) -> Address:
    """Raises BadInput."""
    try:
        found = urlsplit(name)
        host, port, collection = found.hostname or "", found.port or PORT, found.path.removeprefix("/")
    except ValueError:
        raise BadInput(f"{name!r:.200} is not the address of an index.", _LIKE) from None
    if found.username or found.password:
        raise BadInput("A password does not belong in an address, where others can read it.", f"Set {TOKEN} in the environment.")
    if found.query or found.fragment or not re.fullmatch(r"[\w.:-]+", host) or not _NAME.fullmatch(collection):
        raise BadInput(f"{name!r:.200} is not the address of an index.", _LIKE)
    return Address(host, port, collection, _SCHEMES[found.scheme])


def leaving(name: str) -> str:
    """What whoever uses an index must know of its server: what goes where."""
    address = parse(name)
    if address.here:
        return f"The index is on a server on this machine: stories and questions go to {address.server}."
    read = "" if address.tls else ", not encrypted"
    return f"Stories and questions leave this machine: they go to {address.server}{read}."


def address_of(folder: Path) -> Address | None:
    """The address of the index that a folder belongs to; None for one that is that folder."""
    if folder.parent.name != REMOTE:
        return None
    name, _, place = folder.name.partition("@")
    host, port, *tls = place.split(",")
    return Address(host.replace("_", ":") if host.count("_") > 1 else host, int(port), name, bool(tls))


def shown(folder: Path) -> str:
    """The name of an index as a person gives it."""
    return str(address_of(folder) or folder.name)
