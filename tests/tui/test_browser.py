"""`footnote chat --serve` in a real browser without a window: who gets in, and what two tabs, fast keys and a reload do."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.tui.served import Address, served

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUESTION = "Which folder holds your articles?"
PATIENCE = 300

pytestmark = [
    pytest.mark.attack,
    pytest.mark.timeout(900),
    pytest.mark.skipif(BROWSER is None, reason="not tried in a browser: chromium is not installed"),
]


class Tab:
    """A page of the browser: what its terminal was sent, and where it asked for something."""

    def __init__(self, context: Any) -> None:
        self.page = context.new_page()
        self.asked: list[str] = []
        self.came: list[str] = []
        self._drawn = b""
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("requestfinished", lambda request: self.came.append(request.url))
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._receive))

    def _receive(self, frame: Any) -> None:
        self._drawn += frame if isinstance(frame, bytes) else str(frame).encode()

    def open(self, url: str) -> Tab:
        self.page.goto(url)
        return self

    def wait(self, words: str) -> None:
        """Until `words` were drawn since the last time."""
        until = time.monotonic() + PATIENCE
        while words.encode() not in self._drawn:
            assert time.monotonic() < until, self._drawn[-2000:]
            self.page.wait_for_timeout(100)
        self._drawn = b""


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Address, int]]:
    with served(tmp_path_factory.mktemp("browsed")) as running:
        yield running


@pytest.fixture
def context() -> Iterator[Any]:
    """A browser as it is when it has never been used."""
    playwright = pytest.importorskip("playwright.sync_api", reason="not tried in a browser: playwright is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"], timeout=1000 * PATIENCE)
        fresh = browser.new_context()
        fresh.set_default_timeout(1000 * PATIENCE)
        yield fresh
        browser.close()


def entrance(address: Address) -> str:
    return f"http://{address[0]}:{address[1]}/?token={address[2]}"


@contextmanager
def neighbour() -> Iterator[tuple[str, list[str]]]:
    """Somebody else's server on another port of this machine, and the cookies that browsers bring it."""
    cookies: list[str] = []

    class Listens(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            cookies.append(self.headers.get("Cookie", ""))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Listens) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", cookies
        server.shutdown()


def children(process: int) -> set[str]:
    return set(Path(f"/proc/{process}/task/{process}/children").read_text().split())


def test_the_application_is_drawn_and_nothing_comes_from_elsewhere(application: tuple[Address, int], context: Any) -> None:
    address, _ = application
    tab = Tab(context).open(entrance(address))
    tab.wait(QUESTION)
    assert address[2] not in tab.page.url
    assert tab.came
    assert {url.split("/")[2] for url in tab.came if not url.startswith("data:")} == {f"127.0.0.1:{address[1]}"}


def test_keys_sent_fast_arrive_in_order(application: tuple[Address, int], context: Any) -> None:
    tab = Tab(context).open(entrance(application[0]))
    tab.wait(QUESTION)
    tab.page.mouse.click(600, 350)  # where one types
    typed = "qwertyuiopasdfghjklzxcvbnmMNBVCXZLKJHGFDSAPOIUYTREWQ"
    tab.page.keyboard.type(typed)
    tab.wait(typed)


def test_a_second_tab_is_a_conversation_of_its_own(application: tuple[Address, int], context: Any) -> None:
    first = Tab(context).open(entrance(application[0]))
    first.wait(QUESTION)
    second = Tab(context).open(first.page.url)
    second.wait(QUESTION)
    assert len(children(application[1])) == 2
    first.page.close()
    second.page.mouse.click(600, 350)
    second.page.keyboard.type("elsewhere")
    second.wait("elsewhere")


def test_closing_ends_what_was_started_and_one_may_come_back(application: tuple[Address, int], context: Any) -> None:
    tab = Tab(context).open(entrance(application[0]))
    tab.wait(QUESTION)
    place = tab.page.url
    tab.page.reload()
    tab.wait(QUESTION)
    tab.page.close()
    until = time.monotonic() + PATIENCE
    while children(application[1]):
        assert time.monotonic() < until
        time.sleep(0.2)
    Tab(context).open(place).wait(QUESTION)


def test_a_neighbour_on_another_port_gets_no_cookie_and_no_way_in(application: tuple[Address, int], context: Any) -> None:
    tab = Tab(context).open(entrance(application[0]))
    tab.wait(QUESTION)
    place = tab.page.url
    with neighbour() as (url, cookies):
        other = Tab(context).open(url)
        assert cookies
        assert set(cookies) == {""}
        opened = """url => new Promise(done => {
            const socket = new WebSocket(url); socket.onopen = () => done("open"); socket.onerror = () => done("refused"); })"""
        assert other.page.evaluate(opened, place.replace("http", "ws") + "ws") == "refused"
        framed = """url => new Promise(done => {
            const frame = document.createElement("iframe"); frame.src = url; frame.onload = () => done(frame.contentDocument === null);
            document.body.append(frame); })"""
        assert other.page.evaluate(framed, place)
        assert all(frame.url != place or not frame.content().count("terminal") for frame in other.page.frames[1:])


def test_without_the_token_a_browser_is_turned_away(application: tuple[Address, int], context: Any) -> None:
    tab = Tab(context).open(entrance(application[0]))
    tab.wait(QUESTION)
    stranger = context.browser.new_context().new_page()
    for url in (tab.page.url, entrance(application[0])[:-3]):
        answer = stranger.goto(url)
        assert answer is not None
        assert answer.status == 403
