"""In a browser: only with the token, only on this machine's own address, and the very application behind it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from rag.config import Settings, load_settings
from tests.tui.freeze import EXAMPLES
from tests.tui.served import Address, served
from tui import serving

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    with served(tmp_path_factory.mktemp("served")) as (address, _):
        yield address


def get(address: Address, path: str, **headers: str) -> tuple[int, dict[str, str]]:
    connection = HTTPConnection(address[0], address[1], timeout=60)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    response.read()
    return response.status, dict(response.getheaders())


def enter(address: Address) -> tuple[str, str]:
    """Where the token leads, and the cookie that is given for it."""
    status, headers = get(address, f"/?token={address[2]}")
    assert status == 302
    return headers["Location"], headers["Set-Cookie"]


def test_the_token_leads_to_a_secret_place_with_a_cookie_for_it_alone(address: Address) -> None:
    place, cookie = enter(address)
    assert re.fullmatch(r"/[\w-]{32}/", place)
    assert address[2] not in place
    assert {"HttpOnly", "SameSite=Strict", f"Path={place}"} <= set(cookie.split("; "))
    status, headers = get(address, place, Cookie=cookie.split(";")[0])
    assert status == 200
    assert "default-src 'self'" in headers["Content-Security-Policy"]


PATHS = ["", "ws", "static/js/textual.js", "download/x"]


@pytest.mark.parametrize("path", [*PATHS, "?token=", "?token=wrong", "?token=%F0%9F%91%A9", "/evil.example/"])
def test_without_the_token_nothing_is_told(address: Address, path: str) -> None:
    place, cookie = enter(address)
    own = cookie.split(";")[0]
    for refused in (f"/{path}", f"/wrong/{path}"):
        assert get(address, refused)[0] == 403
        assert get(address, refused, Cookie=own)[0] == 403  # the cookie, of whom a browser gave it to at another port
    assert get(address, place + path)[0] == 403
    assert get(address, place + path, Cookie="footnote=wrong")[0] == 403


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}])
def test_another_site_is_turned_away_even_with_the_cookie(address: Address, headers: dict[str, str], path: str) -> None:
    place, cookie = enter(address)
    assert get(address, place + path, Cookie=cookie.split(";")[0], **headers)[0] == 403
    assert get(address, f"/?token={address[2]}", **headers)[0] == 403


@pytest.mark.attack
async def test_the_application_runs_behind_the_page(address: Address) -> None:
    from aiohttp import ClientSession, WSMsgType

    host, port, token = address
    place, _ = enter(address)
    shown = b""
    async with (
        ClientSession(cookies={"footnote": token}) as session,
        session.ws_connect(f"http://{host}:{port}{place}ws?width=90&height=30", origin=f"http://{host}:{port}") as page,
    ):
        async for message in page:
            shown += message.data if message.type is WSMsgType.BINARY else b""
            if b"Which folder holds your articles?" in shown:
                break
    assert b"Which folder holds your articles?" in shown


@pytest.mark.parametrize("mapped", [(), (("text", "body.html"), ("title", "head"))])
def test_what_is_started_has_the_same_settings(monkeypatch: pytest.MonkeyPatch, mapped: tuple[tuple[str, str], ...]) -> None:
    given = Settings(caution=0.7, passage_cache=False, indexes=Path("somewhere"), threads=3, fields=mapped)
    for name, value in serving.environment(given).items():
        monkeypatch.setenv(name, value)
    assert load_settings() == given
    assert str(EXAMPLES) in serving.command([str(EXAMPLES)])


@pytest.mark.attack
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
    assert "pip install -e '.[serve]'" in done.stderr
    assert "Traceback" not in done.stderr
