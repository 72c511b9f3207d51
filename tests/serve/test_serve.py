"""`footnote serve` by its ordinary clients, openai and httpx, against a running server."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import openai
import pytest
from jsonschema import Draft202012Validator

from rag.cli import main, parts
from rag.errors import BadInput
from rag.serve import strings
from rag.serve.listening import listen
from rag.text import label
from tests.cli.fake import parts_with
from tests.made_desk import HOSTILE, MARKET, QUESTION, SAID, STORIES, make_desk
from tests.serve.served import REPOSITORY, TOKEN, served

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
ASKED = [{"role": "user", "content": QUESTION}]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    make_desk(folder)
    return folder


@pytest.fixture(scope="module")
def address(desk: Path) -> Iterator[str]:
    with served(desk, 0.02) as address:
        yield address


@pytest.fixture(scope="module")
def endless(desk: Path) -> Iterator[str]:
    """A server whose answers end only when they are stopped."""
    with served(desk, 600) as address:
        yield address


@pytest.fixture(autouse=True)
def own_folders(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTNOTE_STATE", str(desk / "state"))
    monkeypatch.setenv("FOOTNOTE_CONFIG", str(desk / "none.toml"))


@pytest.fixture
def web(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=60) as client:
        yield client


def openai_client(address: str) -> openai.OpenAI:
    return openai.OpenAI(base_url=f"{address}/v1", api_key=TOKEN, max_retries=0, timeout=60)


def completion(address: str, **asked: Any) -> Any:
    """As OpenAI's client gives it: its types know nothing of `footnote`."""
    return openai_client(address).chat.completions.create(**asked)


def waiting(address: str) -> int:
    return int(httpx.get(f"{address}/health", headers={"Authorization": f"Bearer {TOKEN}"}, timeout=60).json()["answering"])


def until_nothing_waits(address: str) -> None:
    while waiting(address):
        time.sleep(0.05)


def test_a_whole_answer(address: str) -> None:
    model = next(iter(openai_client(address).models.list())).id
    given = completion(address, model=model, messages=ASKED, temperature=0.2)
    message = given.choices[0].message
    assert given.choices[0].finish_reason == "stop"
    assert message.content.startswith(f"{SAID}[1]\n\n[1] ferry.txt:")
    cited = message.annotations[0]
    assert cited.type == "url_citation"
    assert message.content[cited.url_citation.start_index : cited.url_citation.end_index] == "[1]"
    exact = cited.footnote
    assert STORIES["ferry.txt"][exact["start"] : exact["end"]] == exact["quote"]
    assert parse_qs(urlsplit(cited.url_citation.url).fragment)["file"] == ["ferry.txt"]
    assert given.footnote["status"] == "answered"


def test_an_answer_as_it_comes_is_the_same(address: str) -> None:
    whole = completion(address, model=None, messages=ASKED).choices[0].message
    pieces = list(completion(address, model=None, messages=ASKED, stream=True))
    assert "".join(piece.choices[0].delta.content or "" for piece in pieces) == whole.content
    assert pieces[-1].choices[0].finish_reason == "stop"
    assert pieces[-1].choices[0].delta.annotations == [each.model_dump() for each in whole.annotations]


def test_a_conversation_goes_on(address: str) -> None:
    said = completion(address, model=None, messages=ASKED).choices[0].message.content
    parts = [{"type": "text", "text": "And how many people does it carry?"}]
    messages = [
        {"role": "system", "content": "Be brief."},
        *ASKED,
        {"role": "assistant", "content": said},
        {"role": "user", "content": parts},
    ]
    answer = completion(address, model=None, messages=messages).footnote
    assert answer["question"] == "And how many people does it carry?"
    assert answer["hits"][0]["file"] == "ferry.txt"


def test_what_the_articles_do_not_say_is_told_in_the_text(address: str) -> None:
    given = completion(address, model=None, messages=[{"role": "user", "content": "Who won the cup in Zanzibar?"}])
    assert given.footnote["status"] == "abstained"
    assert given.choices[0].message.content.startswith("Nothing in the articles is near this question.")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"messages": []}, 400),
        ({"messages": [{"role": "assistant", "content": "Hello."}]}, 400),
        ({"messages": [{"role": "user", "content": 7}]}, 400),
        ({"messages": ASKED, "n": 2}, 400),
        ({"messages": ASKED, "model": "other"}, 404),
        ([], 400),
    ],
)
def test_what_cannot_be_used_is_said(web: httpx.Client, body: Any, status: int) -> None:
    refused = web.post("/v1/chat/completions", json=body)
    assert refused.status_code == status
    assert refused.json()["error"]["message"]


def test_bodies_that_are_no_json(web: httpx.Client) -> None:
    for content in (b"", b"{", b"[" * 100_000, b'{"question": NaN}', b'{"question": "' + b"x" * 5_000_000 + b'"}'):
        assert web.post("/ask", content=content).status_code == 400
    assert web.get("/nowhere").status_code == 404
    assert web.get("/ask").status_code == 405


def test_twenty_at_once_are_answered_in_turn(address: str) -> None:
    async def ask_all() -> list[str]:
        async with openai.AsyncOpenAI(base_url=f"{address}/v1", api_key=TOKEN, max_retries=0, timeout=60) as client:
            create: Callable[..., Awaitable[Any]] = client.chat.completions.create
            asked = [create(model="", messages=ASKED) for _ in range(20)]
            return [each.choices[0].message.content.partition("\n")[0] for each in await asyncio.gather(*asked)]

    assert asyncio.run(ask_all()) == [f"{SAID}[1]"] * 20
    until_nothing_waits(address)


def test_who_goes_away_leaves_the_queue(endless: str) -> None:
    async def ask_and_leave() -> None:
        async with httpx.AsyncClient(base_url=endless, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=60) as client:
            asked = [asyncio.create_task(client.post("/ask", json={"question": QUESTION})) for _ in range(20)]
            while (await client.get("/health")).json()["answering"] < 20:
                await asyncio.sleep(0.05)
            for task in asked:
                task.cancel()
            await asyncio.gather(*asked, return_exceptions=True)

    asyncio.run(ask_and_leave())
    until_nothing_waits(endless)


def test_who_stops_reading_a_stream_frees_the_model(endless: str) -> None:
    for _ in range(2):
        with completion(endless, model=None, messages=ASKED, stream=True) as stream:
            next(iter(stream))
            assert waiting(endless) >= 1
    until_nothing_waits(endless)


def test_a_slow_reader_holds_nobody_up(address: str, web: httpx.Client) -> None:
    host, port = address.removeprefix("http://").split(":")
    body = json.dumps({"question": QUESTION}).encode()
    head = f"POST /ask HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: Bearer {TOKEN}\r\nAccept: text/event-stream\r\n"
    with socket.create_connection((host, int(port))) as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
        slow.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        assert slow.recv(1)  # and no more
        assert web.post("/ask", json={"question": QUESTION}).json()["answer"] == SAID


def test_the_events_of_an_answer(web: httpx.Client) -> None:
    with web.stream("POST", "/ask", json={"question": QUESTION}, headers={"Accept": "text/event-stream"}) as stream:
        events = [event.split("\n", 1) for event in "".join(stream.iter_text()).split("\n\n") if event]
    names = [name.removeprefix("event: ") for name, _ in events]
    assert (names[0], names[-1]) == ("retrieved", "finished")
    assert "cited" in names
    assert json.loads(events[-1][1].removeprefix("data: "))["answer"]["answer"] == SAID


def test_search_show_articles_verify(web: httpx.Client) -> None:
    answer = web.post("/ask", json={"question": QUESTION}).json()
    note = answer["citations"][0]
    place = {"file": note["file"], "start": note["start"], "end": note["end"], "around": 5}
    assert web.get("/show", params=place).json()["marked"] == note["quote"]
    assert web.post("/verify", json={"answer": answer}).json()["citations"][0]["state"] == "holds"
    assert web.get("/search", params={"query": "fish market", "k": 1}).json()["hits"][0]["file"] == "hostile.json"
    listed = web.get("/articles", params={"since": "2025-03-04"}).json()
    assert [each["title"] for each in listed["articles"]] == [label(HOSTILE)]
    assert web.get("/show", params={"file": "hostile.json"}).json()["text"] == MARKET
    for wrong in ({"file": "../stories/ferry.txt"}, {"file": "/etc/passwd"}, {}, {"file": "ferry.txt", "start": "x"}):
        assert web.get("/show", params=wrong).status_code == 400
    assert "\x1b" not in web.get("/articles").text
    assert "\u202e" not in web.get("/articles").text


def test_the_openapi_document_says_what_is_given(web: httpx.Client) -> None:
    document = web.get("/openapi.json").json()
    answer = web.post("/ask", json={"question": QUESTION}).json()
    given = {"/ask": answer, "/search": web.get("/search?query=ferry").json(), "/articles": web.get("/articles").json()}
    given |= {"/show": web.get("/show?file=ferry.txt").json(), "/verify": web.post("/verify", json={"answer": answer}).json()}
    for path, record in given.items():
        (operation,) = document["paths"][path].values()
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"] | {"components": document["components"]}
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).validate(record)
        assert not Draft202012Validator(schema).is_valid({})
    assert {path for path in document["paths"] if web.options(path).status_code == 404} == set()


PATHS = ["/ask", "/search?query=ferry", "/v1/models", "/v1/chat/completions", "/health", "/openapi.json", "/nowhere"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Authorization": ""}, 401),
        ({"Authorization": "Bearer wrong"}, 401),
        ({"Authorization": f"Basic {TOKEN}"}, 401),
        ({"Authorization": f"Bearer {TOKEN}x"}, 401),
        ({"Host": "evil.example"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_nobody_else_is_let_in(web: httpx.Client, path: str, headers: dict[str, str], status: int) -> None:
    assert web.get(path, headers=headers).status_code == status
    assert web.post(path, headers=headers, json={"question": QUESTION}).status_code == status


def test_every_reply_forbids_what_a_page_could_do_with_it(web: httpx.Client) -> None:
    for path in PATHS:
        headers = web.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


def test_the_program_of_the_page(address: str) -> None:
    """As it stands there, with the made desk for the example stories."""
    page = (REPOSITORY / "docs" / "serve.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert found
    program = found[1].replace("http://127.0.0.1:8321", address).replace('"TOKEN"', repr(TOKEN))
    program = program.replace("How long will Salters Bridge stay closed?", QUESTION)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"{SAID}[1]\n\n[1] ferry.txt:")
    assert done.stdout.splitlines()[-1].startswith("ferry.txt ")


@pytest.mark.parametrize(("command", "library", "extra"), [("serve", "uvicorn", "serve"), ("mcp", "mcp", "mcp")])
def test_what_is_not_installed_is_said_with_what_to_type(
    command: str, library: str, extra: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(parts, "find_spec", lambda name: None if name == library else name)
    assert main([command], parts_with()) == 2
    assert f"pip install -e '.[{extra}]'" in capsys.readouterr().err


def test_a_token_that_keeps_nobody_out_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FOOTNOTE_TOKEN", "short")
    assert main(["serve"], parts_with()) == 2
    assert "FOOTNOTE_TOKEN" in capsys.readouterr().err


def test_an_address_that_cannot_be_used_is_told_by_what_is_wrong_with_it() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(BadInput) as port:
        listen("127.0.0.1", taken.getsockname()[1])
    with pytest.raises(BadInput) as host:
        listen("192.0.2.1", 0)
    assert (port.value.hint, host.value.hint) == (strings.PORT_HINT, strings.HOST_HINT)


def test_the_page_needs_no_token_and_holds_nothing_of_anybody(web: httpx.Client) -> None:
    for path, kind in (("/", "text/html"), ("/page.js", "text/javascript"), ("/strings.js", "text/javascript"), ("/page.css", "text/css")):
        page = web.get(path, headers={"Authorization": ""})
        assert (page.status_code, page.headers["content-type"].split(";")[0]) == (200, kind)
        assert "ferry" not in page.text
        assert "http://" not in page.text
        assert "innerHTML" not in page.text
        assert web.get(path, headers={"Host": "evil.example"}).status_code == 403


def test_a_number_stands_close_to_its_word_on_the_page_too(web: httpx.Client) -> None:
    drawn = web.get("/page.js").text.partition("function sentence(")[2].partition("function whole(")[0]
    assert "made.append(note);" in drawn
    assert 'append(" ", note)' not in drawn
