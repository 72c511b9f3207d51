"""A generator behind an address: anything that speaks OpenAI's chat completions (vLLM, llama-server, Ollama, LM Studio).

What it is asked leaves this process, and this machine unless the address is its own: whoever chooses it is told so. The key
is read from the environment for each server anew and kept nowhere.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import math
import os
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any

from rag.errors import BadInput, Cancelled, ConfigError, ModelError
from rag.llm.address import KEY, parse
from rag.llm.prompt import Prompt

CONTEXT = 4096  # tokens that any such model has
BYTES_A_TOKEN = 3  # roughly, and rather too few: its tokens are not known here
CONNECT, READ = 10, 600  # seconds
AT_ONCE = 4  # questions of yes or no
SURE = 2.0  # log-odds of a plain Yes or No, where the server gives no probabilities
LONGEST = 1 << 20  # bytes of one line, or of one reply
_LIKELIEST = (20, 5, 0)  # how many tokens' probabilities are asked for, as far as the server goes along
_CANNOT = (400, 404, 422, 500, 501)  # 500: what llama-cpp-python answers when it keeps no probabilities


class Server:
    """The interface of Generator over HTTP; nothing can be read ahead."""

    def __init__(self, name: str) -> None:
        self._address, model = parse(name)
        self.name = model or self._only_model()
        self.sha256 = hashlib.sha256(f"{self._address}#{self.name}".encode()).hexdigest()  # of what is known: not of its weights
        self._likeliest = 0

    def generate(self, prompt: Prompt, max_tokens: int, cancel: threading.Event | None = None) -> Iterator[str]:
        texts = (prompt.system, *prompt.passages, prompt.question, prompt.opening)
        if sum(len(text.encode()) // BYTES_A_TOKEN + 1 for text in texts) + max_tokens > CONTEXT:
            raise BadInput("The question and its passages do not fit.", "Ask for less at once.")
        return self._write(prompt, max_tokens, cancel)

    def _write(self, prompt: Prompt, max_tokens: int, cancel: threading.Event | None) -> Iterator[str]:
        body = self._body(prompt, max_tokens) | {"stream": True}
        room = 40 * max_tokens  # characters: a server that does not stop is stopped
        with self._asked("POST", "/chat/completions", body, cancel) as reply:
            for chunk in _events(reply):
                piece = _text(chunk, "delta")
                room -= len(piece)
                if piece:
                    yield piece
                if room < 0:
                    return
        if cancel and cancel.is_set():
            raise Cancelled("Stopped.")

    def log_odds(self, prompts: Sequence[Prompt], yes: str, no: str, cancel: threading.Event | None = None) -> list[float]:
        if not prompts:
            return []
        first = self._odds_of(prompts[0], yes, no, cancel)  # by which is known what the server can do
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="odds") as threads:
            return [first, *threads.map(lambda prompt: self._odds_of(prompt, yes, no, cancel), prompts[1:])]

    def _odds_of(self, prompt: Prompt, yes: str, no: str, cancel: threading.Event | None) -> float:
        """From the probabilities of its first word, where the server gives them; else from that word alone."""
        while wanted := _LIKELIEST[self._likeliest]:
            try:
                listed = _listed(self._first_word(prompt, cancel, {"logprobs": True, "top_logprobs": wanted}))
            except _Declined:
                listed = {}
            if listed:
                return _odds(listed, yes, no)
            self._likeliest += 1
        return _plain(_text(self._first_word(prompt, cancel, {}), "message"), yes, no)

    def _first_word(self, prompt: Prompt, cancel: threading.Event | None, more: Mapping[str, Any]) -> dict[str, Any]:
        body = self._body(prompt, 1 if more else 4)
        with self._asked("POST", "/chat/completions", {**body, **more}, cancel) as reply:
            return _object(reply.read(LONGEST))

    def warm(self, system: str, passages: Sequence[str], cancel: threading.Event | None = None) -> None:
        """Nothing: a server keeps what it has read by itself, and is not asked ahead of a question."""

    def close(self) -> None:
        """Nothing is held between two requests."""

    def _only_model(self) -> str:
        with self._asked("GET", "/models") as reply:
            listed = _object(reply.read(LONGEST)).get("data")
        names = [str(each.get("id")) for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
        if len(names) == 1:
            return names[0]
        there = f"It has {', '.join(names):.600}." if names else "It names none."
        raise ConfigError(
            f"The server at {self._address} has more than one model, or none.", f"{there} Add the one you mean: {self._address}#NAME"
        )

    def _body(self, prompt: Prompt, max_tokens: int) -> dict[str, Any]:
        return {"model": self.name, "messages": messages(prompt), "max_tokens": max_tokens, "temperature": 0}

    @contextmanager
    def _asked(
        self, method: str, path: str, body: Mapping[str, Any] | None = None, cancel: threading.Event | None = None
    ) -> Iterator[http.client.HTTPResponse]:
        """A reply of status 200. Raises Cancelled once `cancel` is set, however long the server takes, and ModelError."""
        if cancel and cancel.is_set():
            raise Cancelled("Stopped.")
        connection = self._connection()
        done = threading.Event()
        try:
            connection.connect()
            line = connection.sock  # the connection lets go of it as soon as it knows that there will be one reply only
            line.settimeout(READ)
            if cancel:
                threading.Thread(target=_hang_up, args=(line, cancel, done), name="hang up", daemon=True).start()
            connection.request(method, self._address.path + path, json.dumps(body).encode() if body else None, self._headers())
            with connection.getresponse() as reply:
                if reply.status != 200:
                    raise self._refused(reply)
                yield reply
        except (OSError, http.client.HTTPException) as error:
            if cancel and cancel.is_set():
                raise Cancelled("Stopped.") from error
            hint = "Is it running, and is this its address? `footnote models use NAME` goes back to a model of this machine."
            raise ModelError(f"The model server at {self._address} cannot be reached: {_why(error)}.", hint) from error
        finally:
            done.set()
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        where = (self._address.host, self._address.port)
        if self._address.scheme == "https":
            return http.client.HTTPSConnection(*where, timeout=CONNECT, context=ssl.create_default_context())
        return http.client.HTTPConnection(*where, timeout=CONNECT)

    def _headers(self) -> dict[str, str]:
        key = os.environ.get(KEY, "").strip()
        return {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})

    def _refused(self, reply: http.client.HTTPResponse) -> ModelError:
        said = _said(reply.read(LONGEST))
        hint = (
            f"Set {KEY} to its key."
            if reply.status in (401, 403)
            else f"Does it have a model {self.name!r:.100}?"
            if hasattr(self, "name")
            else ""
        )
        kind = _Declined if reply.status in _CANNOT else ModelError
        return kind(f"The model server at {self._address} answered {reply.status}{f': {said}' if said else ''}.", hint)


class _Declined(ModelError):
    """The server does not do what was asked in this way."""


def messages(prompt: Prompt) -> list[dict[str, str]]:
    """A prompt as messages: the passages stand before the question."""
    asked = {"role": "user", "content": "\n\n".join([*prompt.passages, prompt.question])}
    opening = [{"role": "assistant", "content": prompt.opening}] if prompt.opening else []
    return [*([{"role": "system", "content": prompt.system}] if prompt.system else []), asked, *opening]


def _hang_up(line: socket.socket, cancel: threading.Event, done: threading.Event) -> None:
    """Break a line off as soon as `cancel` is set; whoever reads from it wakes up."""
    while not done.wait(0.05):
        if cancel.is_set():
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            return


def _events(reply: http.client.HTTPResponse) -> Iterator[dict[str, Any]]:
    """The server-sent events of a reply."""
    while line := reply.readline(LONGEST):
        text = line.decode("utf-8", "replace").strip()
        if text == "data: [DONE]":
            return
        if text.startswith("data:"):
            yield _object(text[5:].encode())


def _object(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ModelError("The model server answered with something that is not JSON.", "Does its address end in /v1?")
    if found.get("error"):
        raise ModelError(f"The model server failed: {_said(data)}.", "Its own log may say more.")
    return found


def _text(said: Mapping[str, Any], where: str) -> str:
    """The words of a reply, or of a piece of one; none where there are none."""
    try:
        return str(said["choices"][0][where].get("content") or "")
    except (KeyError, IndexError, TypeError, AttributeError):
        return ""


def _listed(said: Mapping[str, Any]) -> dict[str, float]:
    """The likeliest first tokens and their log-probabilities, in the form of today or of old."""
    try:
        told = said["choices"][0]["logprobs"]
        if "content" in told:
            return {str(each["token"]): float(each["logprob"]) for each in told["content"][0]["top_logprobs"]}
        return {str(token): float(value) for token, value in told["top_logprobs"][0].items()}
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        return {}


def _odds(listed: Mapping[str, float], yes: str, no: str) -> float:
    """ln p(yes) - ln p(no); a word that is not among the likeliest is a little less likely than the last of them."""
    least = min(listed.values()) - 1
    for_yes, for_no = (
        [value for token, value in listed.items() if math.isfinite(value) and token.strip().lower() == word.lower()] for word in (yes, no)
    )
    if not for_yes and not for_no:
        return 0.0
    return max(for_yes, default=least) - max(for_no, default=least)


def _plain(said: str, yes: str, no: str) -> float:
    first = said.strip().lower()
    return SURE if first.startswith(yes.lower()) else -SURE if first.startswith(no.lower()) else 0.0


def _said(data: bytes) -> str:
    """What a server says of an error, in short."""
    try:
        error = json.loads(data)["error"]
        return f"{error['message'] if isinstance(error, dict) else error:.300}".rstrip(".")
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""


def _why(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error or type(error).__name__)
