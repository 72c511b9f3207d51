"""The address of a model server, as it is given for a generator's name, and what whoever gives it must know."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from rag.errors import ConfigError
from rag.hosts import is_here

KEY = "FOOTNOTE_API_KEY"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is, without its model: `http://127.0.0.1:8000/v1`."""

    scheme: str
    host: str
    port: int
    path: str

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"

    @property
    def here(self) -> bool:
        """Whether it is this machine's own."""
        return is_here(self.host)


def is_address(name: str) -> bool:
    """Whether a generator's name is the address of a server."""
    return name.startswith(("http://", "https://"))


def parse(name: str) -> tuple[Address, str]:
    """The server and the model of `http://host:port/v1#name`; the model may be left out. Raises ConfigError."""
    try:
        found = urlsplit(name)
        port = found.port or (443 if found.scheme == "https" else 80)
    except ValueError:
        found, port = urlsplit(""), 0
    if not found.hostname or found.query or any(char.isspace() for char in name):
        raise ConfigError(f"{name!r:.200} is not the address of a model server.", "It looks like http://127.0.0.1:8000/v1#name.")
    if found.username or found.password:
        raise ConfigError("A key does not belong in a server's address, where others can read it.", f"Set {KEY} in the environment.")
    return Address(found.scheme, found.hostname, port, found.path.rstrip("/")), unquote(found.fragment)


def leaving(name: str) -> str:
    """What whoever asks must know about a server: where the passages go."""
    address, _ = parse(name)
    if address.here:
        return f"The model is a server on this machine: questions and passages go to {address}."
    read = "" if address.scheme == "https" else ", not encrypted"
    return f"Questions and passages of your articles leave this machine: they go to {address}{read}."
