"""The server behind `footnote mcp`: each tool is a request of rag.serve.requests, its result a record of rag.serve.contract.

All of it only reads. What stands in articles is handed on as data, never as instructions: names are labels.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from rag import __version__
from rag.cli.log import log_failure, unexpected
from rag.cli.screen import as_json_text
from rag.errors import BadInput, FootnoteError
from rag.mcp import strings
from rag.serve.contract import Answered, Found, Listed, Shown, Verified, object_schema
from rag.serve.desk import Desk, answer_record
from rag.serve.requests import Articles, Ask, Search, Show, Verify, read
from rag.text import label, plural
from rag.types import ArticleInfo, Cited, Event, Filters, Retrieved

if TYPE_CHECKING:
    import mcp_types as types
    from mcp.server import Server, ServerRequestContext

PAGE = 200  # articles that are listed at once
Progress = Callable[[float, float | None, str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Tool:
    """A request, what comes back, and who sees to it."""

    request: type[Any]
    record: Any
    run: Callable[[Desk, Any, Progress], Awaitable[dict[str, Any]]]


async def _ask(desk: Desk, ask: Ask, progress: Progress) -> dict[str, Any]:
    told = 0

    async def take(event: Event) -> None:
        nonlocal told
        said = _said(event)
        if said:
            told += 1
            await progress(told, None, said)

    return answer_record(await desk.ask(ask, take))


def _said(event: Event) -> str:
    """What is told of an event while one waits."""
    match event:
        case Retrieved():
            return strings.passages_found(passages=plural(len(event.hits), "passage"))
        case Cited():
            return label(event.sentence.text, 240)
        case _:
            return ""


TOOLS = {
    "ask": Tool(Ask, Answered, _ask),
    "search": Tool(Search, Found, lambda desk, search, _: desk.search(search)),
    "show": Tool(Show, Shown, lambda desk, show, _: desk.show(show)),
    "articles": Tool(Articles, Listed, lambda desk, articles, _: desk.articles(articles)),
    "verify": Tool(Verify, Verified, lambda desk, verify, _: desk.verify(verify)),
}


def make_server(desk: Desk) -> Server[Any]:
    """The server of the indexes at a desk."""
    import mcp_types as types
    from mcp.server import Server
    from mcp.shared.exceptions import MCPError

    async def list_tools(_: ServerRequestContext[Any], __: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_tool(name, tool) for name, tool in TOOLS.items()])

    async def call_tool(context: ServerRequestContext[Any], params: types.CallToolRequestParams) -> types.CallToolResult:
        if params.name not in TOOLS:
            raise MCPError(code=types.INVALID_PARAMS, message=strings.no_tool(name=label(params.name)))
        tool = TOOLS[params.name]
        try:
            found = await tool.run(desk, read(params.arguments or {}, tool.request), context.session.report_progress)
        except FootnoteError as error:
            return _failed(error.message, error.hint)
        except Exception as error:
            return _failed(unexpected(error), log_failure(error))
        return types.CallToolResult(content=[types.TextContent(text=as_json_text(found))], structured_content=_unicode(found))

    async def list_resources(_: ServerRequestContext[Any], params: types.PaginatedRequestParams | None) -> types.ListResourcesResult:
        found = await asyncio.to_thread(_articles, desk)
        start = int(params.cursor) if params and params.cursor and params.cursor.isdecimal() else 0
        more = str(start + PAGE) if start + PAGE < len(found) else None
        return types.ListResourcesResult(resources=[_resource(*each) for each in found[start : start + PAGE]], next_cursor=more)

    async def read_resource(_: ServerRequestContext[Any], params: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        try:
            shown = await desk.show(_named(str(params.uri)))
        except FootnoteError as error:
            raise MCPError(code=types.INVALID_PARAMS, message=label(error.message, 1000), data={"uri": str(params.uri)}) from error
        text = types.TextResourceContents(uri=params.uri, mime_type="text/plain", text=_unicode(shown["text"]))
        return types.ReadResourceResult(contents=[text])

    return Server(
        "footnote",
        version=__version__,
        instructions=strings.INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_read_resource=read_resource,
    )


def run(desk: Desk) -> None:
    """Serve whoever started this process, until they close its standard input."""
    import anyio
    from mcp.server.stdio import stdio_server

    async def serve() -> None:
        server = make_server(desk)
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    try:
        anyio.run(serve)
    finally:
        desk.close()


def _tool(name: str, tool: Tool) -> types.Tool:
    import mcp_types as types

    return types.Tool(
        name=name,
        description=tool.request.__doc__,
        input_schema=object_schema(tool.request),
        output_schema=object_schema(tool.record),
        annotations=types.ToolAnnotations(read_only_hint=True, open_world_hint=False),
    )


def _failed(message: str, hint: str) -> types.CallToolResult:
    import mcp_types as types

    return types.CallToolResult(content=[types.TextContent(text=label(f"{message} {hint}".strip(), 1000))], is_error=True)


def _articles(desk: Desk) -> list[tuple[str, ArticleInfo]]:
    return [(name, info) for name, engine in desk.engines.items() for info in engine.articles(Filters())]


def _resource(index: str, info: ArticleInfo) -> types.Resource:
    import mcp_types as types

    told = " · ".join(label(known) for known in (info.outlet, info.published) if known)
    return types.Resource(uri=_uri(index, info), name=label(info.place), title=label(info.title), description=told, mime_type="text/plain")


def _uri(index: str, info: ArticleInfo) -> str:
    part = f"?part={quote(info.part, safe='', errors='surrogatepass')}" if info.part else ""
    return f"footnote://{quote(index, safe='')}/{quote(info.file, errors='surrogatepass')}{part}"


def _named(uri: str) -> Show:
    """The article that an address names. Raises BadInput when it can name none."""
    try:
        found = urlsplit(uri)
        if found.scheme != "footnote":
            raise ValueError(uri)
        part = parse_qs(found.query, errors="surrogatepass").get("part")
        file = unquote(found.path.removeprefix("/"), errors="surrogatepass")
        return Show(index=unquote(found.netloc), file=file, part=part[0] if part else None)
    except ValueError as error:
        raise BadInput(strings.NO_ARTICLE, strings.NO_ARTICLE_HINT) from error


def _unicode(value: Any) -> Any:
    """A record as any JSON writer takes it: half characters, as broken file names hold them, are question marks."""
    return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
