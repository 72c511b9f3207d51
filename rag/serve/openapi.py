"""The OpenAPI document of `footnote serve`, from the types that requests are read into and records are made of."""

from __future__ import annotations

from typing import Any

from msgspec.json import schema_components

from rag import __version__
from rag.serve import strings
from rag.serve.chat import ChatRequest
from rag.serve.contract import Answered, Found, Listed, Shown, Verified
from rag.serve.requests import Articles, Ask, Search, Show, Verify

NATIVE: tuple[tuple[str, str, Any, Any], ...] = (
    ("post", "/ask", Ask, Answered),
    ("get", "/search", Search, Found),
    ("get", "/articles", Articles, Listed),
    ("get", "/show", Show, Shown),
    ("post", "/verify", Verify, Verified),
)


def document() -> dict[str, Any]:
    """The whole document."""
    kinds = [ChatRequest, *(kind for _, _, *both in NATIVE for kind in both)]
    refs, components = schema_components(kinds, ref_template="#/components/schemas/{name}")
    named = dict(zip(kinds, refs, strict=True))
    paths: dict[str, Any] = {}
    for method, path, request, answer in NATIVE:
        paths[path] = {method: _operation(path, request.__doc__, named[answer]) | _input(method, named[request], components)}
    paths["/ask"]["post"]["responses"]["200"]["content"]["text/event-stream"] = {
        "schema": {"type": "string", "description": strings.WITH_EVENTS}
    }
    chat = _operation("/v1/chat/completions", strings.A_CONVERSATION, {"type": "object"})
    paths["/v1/chat/completions"] = {"post": chat | _input("post", named[ChatRequest], components)}
    paths["/v1/models"] = {"get": _operation("/v1/models", strings.THE_INDEXES, {"type": "object"})}
    paths["/health"] = {"get": _operation("/health", strings.THE_STATE, {"type": "object"})}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Footnote", "version": __version__, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "security": [{"token": []}],
        "paths": paths,
        "components": {"schemas": components, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }


def _operation(path: str, summary: str, answer: dict[str, Any]) -> dict[str, Any]:
    error = {"description": strings.AN_ERROR, "content": {"application/json": {"schema": {"type": "object"}}}}
    done = {"description": strings.DONE, "content": {"application/json": {"schema": answer}}}
    name = path.strip("/").replace("/", "_")
    return {"operationId": name, "summary": summary, "responses": {"200": done, "400": error, "401": error, "403": error}}


def _input(method: str, request: dict[str, Any], components: dict[str, Any]) -> dict[str, Any]:
    """A request in the body, or as parameters."""
    if method == "post":
        return {"requestBody": {"required": True, "content": {"application/json": {"schema": request}}}}
    found = components[request["$ref"].rpartition("/")[2]]
    required = set(found.get("required", ()))
    parameters = [
        {"name": name, "in": "query", "required": name in required, "schema": schema} for name, schema in found["properties"].items()
    ]
    return {"parameters": parameters}
