"""A Milvus server of the tests' own (`milvus-lite`), where it is installed; without it what needs one is skipped, and says so."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest

from rag.config import Settings
from rag.index import index_folder
from rag.index.building import build
from rag.index.opening import open_index
from rag.index.store import Store
from rag.index.summary import Summary
from tests.index.made import WordEmbedder

_NUMBERS = count()


@dataclass
class Server:
    """A running server. It can be killed and started again over the same data."""

    data: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "milvus_lite", "server", "--host", "127.0.0.1"]
        command += ["--data-dir", str(self.data), "--port", str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        ends = time.monotonic() + 60
        while time.monotonic() < ends:
            with suppress(OSError), closing(socket.create_connection(("127.0.0.1", self.port), 1)):
                return
            time.sleep(0.1)
        raise TimeoutError("the server does not start")

    def kill(self) -> None:
        assert self.process
        self.process.kill()
        self.process.wait()

    def address(self) -> str:
        """Of an index nobody has used."""
        return f"milvus://127.0.0.1:{self.port}/made{next(_NUMBERS)}"


@pytest.fixture(scope="session")
def _lite() -> None:
    missing = [name for name in ("pymilvus", "milvus_lite") if find_spec(name) is None]
    if missing:
        pytest.skip(f"{' and '.join(missing)} not installed: pip install -c constraints.txt pymilvus milvus-lite")


@pytest.fixture(scope="session")
def server(_lite: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("milvus"), free_port())
    made.start()
    yield made
    made.kill()


@pytest.fixture
def own_server(_lite: None, tmp_path: Path) -> Iterator[Server]:
    """One that a test may kill."""
    made = Server(tmp_path / "milvus", free_port())
    made.start()
    yield made
    made.kill()


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Machine:
    """A machine that indexes into an address: what it remembers lies below `indexes`."""

    address: str
    indexes: Path
    embedder: WordEmbedder = field(default_factory=WordEmbedder)

    @property
    def settings(self) -> Settings:
        return Settings(indexes=self.indexes)

    @property
    def folder(self) -> Path:
        return index_folder(self.settings, name=self.address)

    def build(self, *roots: Path, **options: object) -> Summary:
        return build(self.folder, roots, self.embedder, self.settings, **options)  # type: ignore[arg-type]

    def open(self) -> Store:
        return open_index(self.folder)


@pytest.fixture
def machine(server: Server, tmp_path: Path) -> Callable[..., Machine]:
    """Machines; without a name the first of an index of its own."""
    address = server.address()

    def make(name: str = "first") -> Machine:
        return Machine(address, tmp_path / name)

    return make
