"""`footnote mcp` by the SDK's own client over standard input and output: listing, each tool, hostile stories, stopping, two clients."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, MCPError, StdioServerParameters, stdio_client
from mcp.shared.dispatcher import ProgressFnT
from mcp.types import TextContent, TextResourceContents

from rag.text import label
from tests.made_desk import HOSTILE, MARKET, QUESTION, SAID, STORIES, make_desk

REPOSITORY = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    make_desk(folder)
    return folder


@asynccontextmanager
async def client(desk: Path, seconds: float = 0.0) -> AsyncIterator[Client]:
    command = ["-m", "tests.serving_desk", str(desk), str(seconds), "mcp", "--articles", str(desk / "stories")]
    environment = {"FOOTNOTE_STATE": str(desk / "state"), "FOOTNOTE_CONFIG": str(desk / "none.toml")}
    server = StdioServerParameters(command=sys.executable, args=command, env=environment, cwd=REPOSITORY)
    async with Client(stdio_client(server)) as opened:
        yield opened


def _said(content: object) -> str:
    assert isinstance(content, TextContent | TextResourceContents)
    return content.text


async def call(opened: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    """A tool's record, which its text holds too; the client checks it against the schema the server gave."""
    result = await opened.call_tool(tool, arguments)
    assert not result.is_error, result.content
    record: dict[str, Any] = json.loads(_said(result.content[0]))
    assert record == result.structured_content
    return record


async def test_tools_and_resources_are_listed(desk: Path) -> None:
    async with client(desk) as opened:
        tools = (await opened.list_tools()).tools
        assert [tool.name for tool in tools] == ["ask", "search", "show", "articles", "verify"]
        assert all(tool.annotations and tool.annotations.read_only_hint and tool.output_schema for tool in tools)
        resources = (await opened.list_resources()).resources
        assert [resource.name for resource in resources] == ["ferry.txt", "hostile.json"]
        read = await opened.read_resource(resources[0].uri)
        assert _said(read.contents[0]) == STORIES["ferry.txt"]
        for nowhere in ("file:///etc/passwd", resources[0].uri.replace("ferry.txt", "../../desk.py"), "footnote://other/ferry.txt"):
            with pytest.raises(MCPError):
                await opened.read_resource(nowhere)


async def test_each_tool(desk: Path) -> None:
    steps = []

    async def step(progress: float, total: float | None, message: str | None) -> None:
        steps.append((progress, message))

    async with client(desk) as opened:
        asked = await opened.call_tool("ask", {"question": QUESTION}, progress_callback=step)
        answer = asked.structured_content
        note = answer["citations"][0]
        assert (answer["status"], note["file"]) == ("answered", "ferry.txt")
        assert STORIES["ferry.txt"][note["start"] : note["end"]] == note["quote"]
        assert [done for done, _ in steps] == sorted({done for done, _ in steps})
        assert any(SAID in (message or "") for _, message in steps)
        shown = await call(opened, "show", file=note["file"], start=note["start"], end=note["end"], around=10)
        assert (shown["marked"], shown["start"]) == (note["quote"], max(0, note["start"] - 10))
        assert [check["state"] for check in (await call(opened, "verify", answer=answer))["citations"]] == ["holds"] * len(
            answer["citations"]
        )
        assert (await call(opened, "search", query="fish market", k=1))["hits"][0]["file"] == "hostile.json"
        listed = await call(opened, "articles", file="f*")
        assert ([each["file"] for each in listed["articles"]], listed["total"]) == (["ferry.txt"], 1)


UNUSABLE: list[tuple[str, dict[str, Any]]] = [
    ("ask", {}),
    ("ask", {"question": " "}),
    ("ask", {"question": QUESTION, "index": "other"}),
    ("search", {"query": "x", "k": 10**6}),
    ("search", {"query": "x", "since": "soon"}),
    ("search", {"query": "x", "surprise": 1}),
    ("show", {"file": "../stories/ferry.txt"}),
    ("show", {"file": "ferry.txt", "start": 5, "end": 10**9}),
    ("verify", {"answer": {"citations": [{"file": "/etc/passwd"}]}}),
]


async def test_what_cannot_be_used_is_said_and_the_server_goes_on(desk: Path) -> None:
    async with client(desk) as opened:
        for tool, arguments in UNUSABLE:
            result = await opened.call_tool(tool, arguments)
            assert result.is_error
            assert "Traceback" not in _said(result.content[0])
            assert _said(result.content[0]).count(".") >= 2  # what is wrong, and what to do
        assert (await call(opened, "search", query="ferry"))["hits"]


async def test_a_hostile_story_is_handed_on_as_data(desk: Path) -> None:
    async with client(desk) as opened:
        titles = [each["title"] for each in (await call(opened, "articles"))["articles"]]
        shown = [resource.title for resource in (await opened.list_resources()).resources]
        assert titles == shown
        assert titles[1] == label(HOSTILE)
        assert not set("".join(titles)) & set("\x1b\u202e[]")
        assert (await call(opened, "show", file="hostile.json"))["text"] == MARKET


def _setting(begun: asyncio.Event) -> ProgressFnT:
    async def step(progress: float, total: float | None, message: str | None) -> None:
        begun.set()

    return step


async def test_who_stops_waiting_frees_the_model_for_the_next(desk: Path) -> None:
    async with client(desk, seconds=600) as opened:  # an answer ends only when it is stopped
        for _ in range(2):
            begun = asyncio.Event()

            asking = asyncio.create_task(opened.call_tool("ask", {"question": QUESTION}, progress_callback=_setting(begun)))
            await begun.wait()
            asking.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asking
        assert (await call(opened, "search", query="ferry"))["hits"]


async def test_two_clients_do_not_meet(desk: Path) -> None:
    async with client(desk) as one, client(desk) as other:
        answers = await asyncio.gather(*(call(each, "ask", question=QUESTION) for each in (one, other)))
        assert [answer["answer"] for answer in answers] == [SAID, SAID]


async def test_the_program_of_the_page(desk: Path) -> None:
    """As it stands there, with the made desk for the example stories."""
    page = (REPOSITORY / "docs" / "mcp.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert found
    program = found[1]
    served = ["-m", "tests.serving_desk", str(desk), "0", "mcp", "--articles", str(desk / "stories")]
    shown = """command="footnote", args=["mcp", "--articles", "examples/articles"]"""
    assert shown in program
    program = program.replace(shown, f"command={sys.executable!r}, args={served!r}").replace(
        "How long will Salters Bridge stay closed?", QUESTION
    )
    done = await asyncio.create_subprocess_exec(sys.executable, "-c", program, cwd=REPOSITORY, stdout=asyncio.subprocess.PIPE)
    said, _ = await done.communicate()
    assert said.decode().startswith(f"{SAID}\n[1] ferry.txt:")
