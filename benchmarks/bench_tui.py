"""Figures of the terminal application: `python -m benchmarks.bench_tui [paint|lag|long|kill|random]…`, all when none is named.

The engine is the scripted one of the tests, over the shipped articles: what is measured is the screen. `paint` starts
the real command in a pseudo-terminal.
"""

from __future__ import annotations

import asyncio
import os
import pty
import random
import resource
import select
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rag.types import Answer, AnswerSentence, Cited, Event, Finished, Progress
from tests.tui import affairs, at_random
from tests.tui.at_random import key
from tests.tui.driving import answered, application, settle, under_way, until
from tests.tui.kept import missing
from tests.tui.scripted_engine import EXAMPLES, ScriptedEngine
from tests.tui.test_endings import killed_after, run
from tui import background, strings
from tui.messages import Working
from tui.turn import Exchange

SIZE = (120, 40)
FOOTNOTE = [sys.executable, "-c", "from rag.cli import main; main()"]
PAUSE = 20
"""Pages after which whoever scrolls through a long conversation stops to read."""


def paint(runs: int = 7) -> None:
    """From starting the process to the first whole frame, and until a typed letter is seen; the modules are compiled before."""
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"FOOTNOTE_INDEXES": folder, "FOOTNOTE_STATE": folder, "TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"}
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed: nothing is compiled at each start
        env["PYTHONPYCACHEPREFIX"] = folder
        subprocess.run([*FOOTNOTE, "index", str(EXAMPLES)], env=env, check=True, capture_output=True)
        _paint_once(env)  # files into the page cache
        found = list(zip(*(_paint_once(env) for _ in range(runs)), strict=True))
    for name, seconds, work in (("first paint, new process", found[0], found[1]), ("a typed letter is seen", found[2], found[3])):
        told = f"processor time median {statistics.median(work):.2f} s, least {min(work):.2f} s"
        print(f"{name + ':':<26}median {statistics.median(seconds):.2f} s, least {min(seconds):.2f} s; {told} ({runs} runs)")


def _paint_once(env: dict[str, str]) -> tuple[float, float, float, float]:
    """Seconds and processor seconds to the first frame, then to a typed letter."""
    leader, follower = pty.openpty()
    os.set_blocking(leader, False)
    started = time.perf_counter()
    process = subprocess.Popen(
        [*FOOTNOTE, "chat", str(EXAMPLES)], stdin=follower, stdout=follower, stderr=follower, env=env, start_new_session=True
    )
    try:
        first = _seen(leader, strings.ASK_THESE_ARTICLES.encode(), started), _worked(process.pid)
        os.write(leader, b"\xc3\xa9")
        return (*first, _seen(leader, "é".encode(), started), _worked(process.pid))
    finally:
        process.kill()
        process.wait()
        os.close(leader)
        os.close(follower)


def _worked(pid: int) -> float:
    """Processor seconds of a process so far, all its threads (Linux; 0 elsewhere)."""
    return sum(int(task.read_text().split()[0]) for task in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 10**9


def _seen(leader: int, wanted: bytes, started: float) -> float:
    screen = b""
    while wanted not in screen:
        if time.perf_counter() - started > 30:
            raise TimeoutError(f"{wanted!r} was never seen")
        if select.select([leader], [], [], 0.05)[0]:
            screen += os.read(leader, 65536)
    return time.perf_counter() - started


class Talker(ScriptedEngine):
    """Says sentences at a given rate."""

    rate = 2.0
    sentences = 30

    def ask(self, question: str, *_: object, **keywords: object) -> Iterator[Event]:
        turn = int(keywords["turn"])  # type: ignore[call-overload]
        said = [AnswerSentence(" ".join(f"word{15 * n + word}" for word in range(15)) + ".", (), True) for n in range(self.sentences)]
        for place, sentence in enumerate(said):
            yield Cited(turn, place, sentence, ())
            time.sleep(1 / self.rate)
        yield Finished(turn, Answer(question, "answered", tuple(said)))


async def lag(rate: float) -> None:
    """How late the event loop is, in milliseconds, while an answer streams and indexing reports."""
    base = affairs.engine()
    engine = Talker(base.articles_by_file, {})
    engine.rate, engine.sentences = rate, 30  # three times the longest answer
    app = application(engine)
    late: list[float] = []
    busy: list[float] = []
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        app.chat.question.load_text("Talk!")
        await pilot.press("enter")
        done = threading.Event()

        def report() -> None:
            for number in range(10**6):
                if done.wait(0.05):
                    return
                app.post_message(Working(Progress("embedding", number, 10**6, "passages")))

        threading.Thread(target=report, daemon=True).start()
        while not app.chat.exchanges[0].stage.over:
            before, worked = time.perf_counter(), time.thread_time()
            await asyncio.sleep(0.005)
            late.append((time.perf_counter() - before - 0.005) * 1000)
            busy.append((time.thread_time() - worked) * 1000)
        done.set()
    late.sort()
    busy.sort()
    print(
        f"event-loop lag at {rate:.0f} sentences/s and 20 reports of indexing/s: median {late[len(late) // 2]:.1f} ms, "
        f"p99 {late[int(len(late) * 0.99)]:.1f} ms, worst {late[-1]:.1f} ms ({len(late)} probes)\n"
        f"  of that the loop's own work (CPU time, what an idle machine would show): p99 {busy[int(len(busy) * 0.99)]:.1f} ms, "
        f"worst {busy[-1]:.1f} ms"
    )


async def long(turns: int = 10_000, pages: int = 240) -> None:
    """A conversation of many turns: opening, scrolling, asking on, memory. Processor time: what an idle machine would show."""
    engine = affairs.engine()
    app = application(engine)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        exchanges = []
        for number in range(turns):
            exchange = Exchange(number, affairs.FOLLOW_UP)
            for event in engine.script[affairs.FOLLOW_UP]:
                exchange.apply(event)
            exchanges.append(exchange)
        with _watched() as holds:
            await app.chat.begin(exchanges)
            await settle(pilot)
        print(f"opening a conversation of {turns:,} turns: {sum(holds):.0f} ms, longest hold of the event loop {max(holds):.0f} ms")
        before, steps, longest, mounted, grown, tidied = _memory(), [], [], [], [], []
        for page in range(1, pages + 1):
            with _watched() as holds:
                key(app, "pageup")
                await asyncio.sleep(0.02)
                while any(under_way(app)):
                    await asyncio.sleep(0.02)
            steps.append(sum(holds))
            longest.append(max(holds))
            mounted.append(len(app.chat.conversation.views))
            if page % PAUSE == 0:  # the person pauses
                started = time.thread_time()
                background.tidy()
                tidied.append((time.thread_time() - started) * 1000)
                grown.append(_memory() - before)
        shown = app.chat.conversation.views[0].exchange.number
        print(
            f"scrolling up {pages} pages, to turn {shown:,}: "
            f"a page takes median {statistics.median(steps):.0f} ms, worst {max(steps):.0f} ms; "
            f"longest hold median {statistics.median(longest):.0f} ms, worst {max(longest):.0f} ms; "
            f"at most {max(mounted)} turns mounted\n"
            f"  after every {PAUSE} pages a pause, in which garbage is collected for {max(tidied):.0f} ms at most; "
            f"memory grown by {grown[0]:.0f} MB after the first, {grown[len(grown) // 2]:.0f} MB half-way, {grown[-1]:.0f} MB at the end"
        )
        with _watched() as holds:
            await answered(pilot, app, affairs.ILL)
        print(f"asking on, to the end of a scripted answer: {sum(holds):.0f} ms, longest hold {max(holds):.0f} ms")


@contextmanager
def _watched() -> Iterator[list[float]]:
    """Milliseconds of processor time of each callback the event loop runs: a key waits for the longest of them."""
    held: list[float] = []
    run = asyncio.Handle._run

    def timed(handle: asyncio.Handle) -> None:
        before = time.thread_time()
        run(handle)
        held.append((time.thread_time() - before) * 1000)

    asyncio.Handle._run = timed  # type: ignore[method-assign, assignment]
    try:
        yield held
    finally:
        asyncio.Handle._run = run  # type: ignore[method-assign]


def _memory() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1]) if Path("/proc/self/statm").exists() else 0
    return pages * resource.getpagesize() / 10**6


def randomly(events: int = 20_000, seed: int = 1) -> None:
    """Random keys, mouse, pastes and resizes, checked as tests/tui/at_random.py says; then a question must still be answered."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ.update({name: value.format(folder=folder) for name, value in at_random.HARMLESS.items()})
        seen = asyncio.run(at_random.randomly(events, seed, Path(folder), lambda text: print(" ", text, file=sys.stderr)))
    print(f"{events:,} random events, seed {seed}: no crash, no state escape does not lead out of, all turns kept as shown; {seen}")


def kill(times: int = 20, seed: int = 1) -> None:
    """The real application in a terminal, killed at random moments of a conversation."""
    chance, kept = random.Random(seed), []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as folder:
            run(Path(folder), end=killed_after(Path(folder), chance.random() * 3))
            gone, words = missing(Path(folder))
            if gone:
                raise SystemExit(f"Lost: {', '.join(gone)}")
            kept.append(words)
    whole = len(" ".join(s.text for s in affairs.engine().script[affairs.ILL][-1].answer.sentences).split())  # type: ignore[union-attr]
    print(
        f"kill -9 at {times} random moments, seed {seed}: every turn that was over is kept whole, its footnotes too; "
        f"of the one in flight {min(kept)} to {max(kept)} of {whole} words"
    )


def main(names: list[str]) -> None:
    """Measure what is named."""
    wanted = names or ["paint", "lag", "long", "kill", "random"]
    if "kill" in wanted:
        kill()
    if "paint" in wanted:
        paint()
    if "lag" in wanted:
        for rate in (2.0, 20.0):
            asyncio.run(lag(rate))
    if "long" in wanted:
        asyncio.run(long())
    if "random" in wanted:
        randomly()


if __name__ == "__main__":
    main(sys.argv[1:])
