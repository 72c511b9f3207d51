"""A chat template rendered. It is a program by whoever made the model file: it runs in Jinja's sandbox and, unless the
model is known, in a process of its own with little time and memory, which the sandbox does not bound.

That process runs this very file, so that nothing but Jinja has to be loaded.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

SECONDS = 3  # of processor time
PATIENCE = 60  # seconds of any time
MEMORY = 512 * 2**20
LONGEST = 1 << 20  # characters of a template, and of what it writes
_PLACE = "\ue000{}\ue001"
_PLACES = re.compile("\ue000(\\d+)\ue001")


class Unreadable(Exception):
    """The template is not one; why, in a clause."""


class Excessive(Exception):
    """The template takes more time, memory or room than a conversation is worth."""


@dataclass(frozen=True, slots=True)
class Template:
    """A template's source, and how it writes the first and the last token of a text."""

    source: str
    begin: str = ""
    end: str = ""


def render(template: Template, roles: Sequence[str]) -> list[str]:
    """The template's own text before, between and after messages of these roles. Raises whatever the template makes go wrong."""
    messages = [{"role": role, "content": _PLACE.format(i)} for i, role in enumerate(roles)]
    text = _compiled(template).render(messages=messages, add_generation_prompt=True, enable_thinking=False)
    if len(text) > LONGEST:
        raise Excessive
    parts = _PLACES.split(text)
    if parts[1::2] != [str(i) for i in range(len(roles))]:
        raise ValueError("the template leaves messages out")
    return parts[::2]


@lru_cache(maxsize=256)
def render_apart(template: Template, roles: tuple[str, ...]) -> list[str]:
    """The same in a process of its own, which is ended when it takes too much. Raises Unreadable, Excessive, ValueError."""
    given = json.dumps([[template.source, template.begin, template.end], roles]).encode()
    command = [sys.executable, "-P", __file__]
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=PATIENCE, start_new_session=True, check=False)
        kind, value = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:  # it was ended
        raise Excessive from error
    if kind == "parts":
        return list(map(str, value))
    raise {"Unreadable": Unreadable, "Excessive": Excessive, "MemoryError": Excessive}.get(kind, ValueError)(value)


@lru_cache(maxsize=8)
def _compiled(template: Template) -> Any:
    from jinja2 import TemplateError
    from jinja2.ext import loopcontrols
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    if len(template.source) > LONGEST:
        raise Unreadable("it is too long")
    environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=[loopcontrols])
    environment.globals.update(raise_exception=_raise, bos_token=template.begin, eos_token=template.end)
    try:
        return environment.from_string(template.source)
    except (TemplateError, RecursionError) as error:
        raise Unreadable(str(error) or "it is nested too deeply") from error


def _raise(message: Any) -> None:
    from jinja2 import TemplateError

    raise TemplateError(str(message))


def _serve() -> None:
    (source, begin, end), roles = json.load(sys.stdin)
    with suppress(ImportError, ValueError, OSError):  # not on every system; the caller's patience holds on all
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    reply: tuple[str, object]
    try:
        reply = "parts", render(Template(source, begin, end), roles)
    except Exception as error:
        reply = type(error).__name__, str(error)[:1000]
    json.dump(reply, sys.stdout)


if __name__ == "__main__":
    _serve()
