"""In a browser: only with the token, only on this machine's own address, and the very application behind it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from rag.config import Settings, load_settings
from tests.tui.freeze import EXAMPLES
from tui import serving

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int, str]]:
    """Host, port and token of an application served where folders are named like modules."""
    folder = str(tmp_path_factory.mktemp("served"))
    for name in ("rag", "tui"):
        Path(folder, name).mkdir()
    env = os.environ | {"FOOTNOTE_INDEXES": folder, "FOOTNOTE_STATE": folder, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-P", "-c", "from rag.cli import main; raise SystemExit(main())", "chat", "--serve", "--no-save"]
    process = subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    found = re.fullmatch(r"Open http://(127\.0\.0\.1):(\d+)/\?token=([\w-]{20,})\n", process.stdout.readline())
    assert found
    yield found[1], int(found[2]), found[3]
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0


def get(address: tuple[str, int, str], path: str, **headers: str) -> tuple[int, dict[str, str]]:
    connection = HTTPConnection(address[0], address[1], timeout=60)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    response.read()
    return response.status, dict(response.getheaders())


def test_the_token_becomes_a_cookie_and_the_cookie_opens_the_page(address: tuple[str, int, str]) -> None:
    status, headers = get(address, f"/?token={address[2]}")
    assert (status, headers["Location"]) == (302, "/")
    assert {"HttpOnly", "SameSite=Strict"} <= set(headers["Set-Cookie"].split("; "))
    status, headers = get(address, "/", Cookie=headers["Set-Cookie"].split(";")[0])
    assert status == 200
    assert "default-src 'self'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/ws", "/static/js/textual.js", "/download/x", "/?token=", "/?token=wrong", "/?token=%F0%9F%91%A9"])
def test_without_the_token_nothing_is_told(address: tuple[str, int, str], path: str) -> None:
    assert get(address, path)[0] == 403
    assert get(address, path, Cookie="footnote=wrong")[0] == 403


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}])
def test_another_site_is_turned_away_even_with_the_cookie(address: tuple[str, int, str], headers: dict[str, str]) -> None:
    assert get(address, "/", Cookie=f"footnote={address[2]}", **headers)[0] == 403


async def test_the_application_runs_behind_the_page(address: tuple[str, int, str]) -> None:
    from aiohttp import ClientSession, WSMsgType

    host, port, token = address
    shown = b""
    async with (
        ClientSession(cookies={"footnote": token}) as session,
        session.ws_connect(f"http://{host}:{port}/ws?width=90&height=30", origin=f"http://{host}:{port}") as page,
    ):
        async for message in page:
            shown += message.data if message.type is WSMsgType.BINARY else b""
            if b"Which folder holds your articles?" in shown:
                break
    assert b"Which folder holds your articles?" in shown


def test_what_is_started_has_the_same_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    given = Settings(caution=0.7, passage_cache=False, indexes=Path("somewhere"), threads=3)
    for name, value in serving.environment(given).items():
        monkeypatch.setenv(name, value)
    assert load_settings() == given
    assert str(EXAMPLES) in serving.command([str(EXAMPLES)])


def test_what_is_missing_is_said_with_what_to_type(tmp_path: Path) -> None:
    hidden = "import sys; sys.modules['textual_serve.server'] = None; from rag.cli import main; raise SystemExit(main())"
    done = subprocess.run(
        [sys.executable, "-c", hidden, "chat", "--serve"],
        env=os.environ | {"FOOTNOTE_INDEXES": str(tmp_path), "FOOTNOTE_STATE": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "pip install 'footnote[serve]'" in done.stderr
    assert "Traceback" not in done.stderr
