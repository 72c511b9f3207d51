"""Once the models are here, nothing touches the network: whole runs of the command where there is none."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

pytestmark = [pytest.mark.models, pytest.mark.slow]

STORY = Path(__file__).parents[1] / "examples" / "articles" / "coastal_standard_ten_weeks.txt"

# Python's own sockets refuse to reach out, and say so by an exit code nothing else has.
WITHOUT_NETWORK = """
import os, socket, sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        if event != "socket.connect" or arguments[0].family != socket.AF_UNIX:
            os.write(2, f"reached for the network: {event} {arguments}\\n".encode())
            os._exit(99)

sys.addaudithook(refuse)
if sys.argv[1] == "--reach":
    socket.create_connection(("127.0.0.1", 9))
from rag.cli import main
sys.exit(main(sys.argv[1:]))
"""


@cache
def isolated() -> list[str]:
    """A prefix that takes the network from compiled libraries too, where the system allows it."""
    unshare = shutil.which("unshare")
    works = unshare and subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode == 0
    return [str(unshare), "-rn"] if works else []


def footnote(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"FOOTNOTE_INDEXES": str(tmp_path / "indexes"), "FOOTNOTE_STATE": str(tmp_path / "state")}
    command = [*isolated(), sys.executable, "-c", WITHOUT_NETWORK, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)


def test_reaching_out_would_be_noticed(tmp_path: Path) -> None:
    assert footnote(tmp_path, "--reach").returncode == 99


def test_indexing_searching_and_answering_need_no_network(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    shutil.copy(STORY, articles)  # one: what takes long is the model's reading, and it reads nothing by the network
    asked = footnote(tmp_path, "ask", "--articles", str(articles), "How many vehicles a day does Salters Bridge carry?")
    assert asked.returncode == 0, asked.stderr
    assert "11,000" in asked.stdout
    found = footnote(tmp_path, "search", "--articles", str(articles), "bridge")
    assert found.returncode == 0, found.stderr
    assert footnote(tmp_path, "models", "list").returncode == 0
