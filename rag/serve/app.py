"""The addresses of `footnote serve`, and what stands behind each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from rag.cli.json_in import read_json
from rag.cli.log import log_failure, unexpected
from rag.errors import BadInput, FootnoteError
from rag.serve import strings
from rag.serve.chat import ChatRequest, chunks, completion, models, question
from rag.serve.desk import Desk, answer_record
from rag.serve.events import event_stream
from rag.serve.guard import App, Guard
from rag.serve.openapi import document
from rag.serve.replies import LOST, EventStream, Json, Refusal, status_of, while_listening
from rag.serve.requests import Articles, Ask, Search, Show, Verify, read

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

LARGEST_BODY = 4 * 10**6
PAGE = {
    "/": ("page.html", "text/html"),
    "/page.js": ("page.js", "text/javascript"),
    "/strings.js": ("strings.js", "text/javascript"),
    "/page.css": ("page.css", "text/css"),
}

Asked = TypeVar("Asked", bound=Struct)
Endpoint = Callable[["Request"], Awaitable[Any]]


def make_app(desk: Desk, token: str, hosts: Sequence[str]) -> App:
    """The server of the indexes at a desk, for whoever has the token and comes by one of `hosts`, the first its own address."""
    from starlette.applications import Starlette
    from starlette.routing import Route

    served = _Served(desk, f"http://{hosts[0]}")
    get: dict[str, Endpoint] = {
        "/search": served.search,
        "/articles": served.articles,
        "/show": served.show,
        "/health": served.health,
        "/v1/models": served.models,
        "/openapi.json": served.openapi,
    }
    post: dict[str, Endpoint] = {"/ask": served.ask, "/verify": served.verify, "/v1/chat/completions": served.chat}
    routes = [Route(path, _answering(endpoint), methods=["GET"]) for path, endpoint in get.items()]
    routes += [Route(path, _answering(endpoint), methods=["POST"]) for path, endpoint in post.items()]
    routes += [Route(path, _file(*page), methods=["GET"]) for path, page in PAGE.items()]
    app = Starlette(routes=routes, exception_handlers={404: _no_such, 405: _no_such})
    return Guard(app, hosts, token, free=PAGE)


class _Served:
    """What each address does."""

    def __init__(self, desk: Desk, address: str) -> None:
        self._desk, self._address = desk, address
        self._openapi = document()

    async def ask(self, request: Request) -> Any:
        ask = read(await _body(request), Ask)
        self._desk.engine(ask.index)
        if "text/event-stream" in request.headers.get("accept", ""):
            return EventStream(event_stream(self._desk, ask))
        answer = await while_listening(request.receive, self._desk.ask(ask))
        return Json(answer_record(answer)) if answer else Refusal(LOST, strings.CLIENT_LEFT)

    async def chat(self, request: Request) -> Any:
        asked = read(await _body(request), ChatRequest)
        ask = question(asked)
        if asked.model and asked.model not in self._desk.engines:
            return Refusal(404, strings.no_index(model=asked.model), strings.name_one(names=", ".join(self._desk.engines)))
        model = self._desk.engine(ask.index).status().name
        if asked.stream:
            return EventStream(chunks(self._desk, ask, model, self._address))
        answer = await while_listening(request.receive, self._desk.ask(ask))
        if answer is None:
            return Refusal(LOST, strings.CLIENT_LEFT)
        if answer.error:
            return Refusal(500, answer.error.message, answer.error.hint)
        return Json(completion(answer, model, self._address))

    async def search(self, request: Request) -> Json:
        return Json(await self._desk.search(_parameters(request, Search)))

    async def articles(self, request: Request) -> Json:
        return Json(await self._desk.articles(_parameters(request, Articles)))

    async def show(self, request: Request) -> Json:
        return Json(await self._desk.show(_parameters(request, Show)))

    async def verify(self, request: Request) -> Json:
        return Json(await self._desk.verify(read(await _body(request), Verify)))

    async def models(self, _: Request) -> Json:
        return Json(models(self._desk))

    async def health(self, _: Request) -> Json:
        return Json({"status": "ok", "indexes": list(self._desk.engines), "answering": self._desk.waiting})

    async def openapi(self, _: Request) -> Json:
        return Json(self._openapi)


def _file(name: str, kind: str) -> Endpoint:
    """A piece of the page, which holds nothing of anybody's and needs no token."""
    from starlette.responses import Response

    content = (Path(__file__).parent / "page" / name).read_bytes()

    async def given(_: Request) -> Response:
        return Response(content, media_type=kind)  # as UTF-8, which its charset says

    return given


def _answering(endpoint: Endpoint) -> Endpoint:
    """An endpoint whose errors become refusals; what is unexpected is logged."""

    async def answered(request: Request) -> Any:
        try:
            return await endpoint(request)
        except FootnoteError as error:
            return Refusal(status_of(error), error.message, error.hint)
        except Exception as error:
            return Refusal(500, unexpected(error), log_failure(error))

    return answered


async def _no_such(request: Request, error: Exception) -> Any:
    status = int(getattr(error, "status_code", 404))
    return Refusal(status, strings.nothing_here(method=request.method), strings.SEE_OPENAPI)


async def _body(request: Request) -> dict[str, Any]:
    """The JSON object that was sent. Raises BadInput when it is none, or too much."""
    hint = strings.SEND_OBJECT
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > LARGEST_BODY:
            raise BadInput(strings.too_large(count=LARGEST_BODY // 10**6), hint)
    try:
        content = read_json(data)
    except ValueError as error:
        raise BadInput(strings.request_not_json(error=error), hint) from error
    if not isinstance(content, dict):
        raise BadInput(strings.NO_OBJECT, hint)
    return content


def _parameters(request: Request, kind: type[Asked]) -> Asked:
    return read(dict(request.query_params), kind, strict=False)
