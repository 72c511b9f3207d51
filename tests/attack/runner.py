"""`python -m tests.attack.runner`: runs the real command again and again, each time in a process forked from this one.

What every command imports is imported once, which is most of what a command costs. A request is a line of JSON: arguments,
folder, environment, standard input, a file for the output, limits; so is the reply: exit code and seconds of processor time.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import threading
from contextlib import suppress
from typing import Any


def main() -> None:
    import faiss  # noqa: F401
    import tantivy  # noqa: F401

    import rag.cli
    import rag.corpus
    import rag.engine
    import rag.index  # noqa: F401

    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        print(json.dumps(_run(json.loads(line))), file=answers, flush=True)


def _run(request: dict[str, Any]) -> list[float]:
    process = os.fork()
    if process == 0:
        _command(request)
    timer = threading.Timer(request["patience"], _kill, [process])
    timer.start()
    _, status, used = os.wait4(process, 0)
    timer.cancel()
    timer.join()  # what is forked next must have no other thread
    return [os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime]


def _command(request: dict[str, Any]) -> None:
    code = 70
    try:
        os.setsid()
        os.chdir(request["folder"])
        os.environ.clear()
        os.environ.update(request["environment"])
        os.dup2(os.open(request["told"], os.O_RDONLY), 0)
        os.dup2(os.open(request["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 1)
        os.dup2(1, 2)
        resource.setrlimit(resource.RLIMIT_AS, (request["memory"], request["memory"]))
        resource.setrlimit(resource.RLIMIT_CPU, (request["seconds"], request["seconds"] + 1))
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
        from rag.cli import main

        code = main(request["arguments"])
    except SystemExit as leave:
        code = leave.code if isinstance(leave.code, int) else 1
    except BaseException:
        import traceback

        traceback.print_exc()
        code = 1
    finally:
        with suppress(Exception):
            sys.stdout.flush()
        os._exit(code)


def _kill(process: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)


if __name__ == "__main__":
    main()
