"""The most memory that `footnote ask` and `footnote search` hold, in new processes, and the processor time they take.

    python -m benchmarks.bench_memory [--indexes NAME,…] [--question TEXT]

Without --indexes, over the shipped articles. The peak of resident memory as the system counts it (Linux), the mapped
pages of the model file and of the index among it. `ask` runs twice: passages never seen, then cached.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile

from rag.config import CHECKOUT, load_settings
from rag.models import locate

COMMAND = """
import atexit, sys
from pathlib import Path

def tell():
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    print("peak", int(line.split()[1]) * 1024, file=sys.stderr)

atexit.register(tell)
from rag.cli import main
sys.exit(main())
"""


def run(*arguments: str, **environment: str) -> tuple[int, float]:
    """Bytes at the highest, and seconds of processor time."""
    command, before = [sys.executable, "-c", COMMAND, *arguments], os.times()
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 3):
        sys.exit(f"error: {arguments[0]} ended with {done.returncode}: {done.stderr}")
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return int(done.stderr.split()[-1]), used


def table(place: tuple[str, ...], question: str, model: int, **own: str) -> None:
    """Both commands over one index."""
    run("search", *place, question, **own)  # the first one reads the files
    for name, command in (("ask never seen", "ask"), ("ask cached", "ask"), ("search", "search")):
        held, used = run(command, *place, question, **own)
        beyond = f"{(held - model) / 1e6:10.0f}" if command == "ask" else f"{'':>10}"
        print(f"{place[1].rpartition(os.sep)[2]:<12} {name:<16} {held / 1e6:10.0f} {beyond} {used:12.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--indexes", default="", help="names, with commas between")
    parser.add_argument("--question", default="How many vehicles a day does Salters Bridge carry?")
    given = parser.parse_args()
    settings = load_settings()
    model = locate(settings.generator, "generator", settings).stat().st_size
    print(f"{'index':<12} {'':<16} {'peak, MB':>10} {'beyond *':>10} {'processor, s':>12}        * the model file, {model / 1e6:.0f} MB")
    for index in filter(None, given.indexes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            table(("--index", index), given.question, model, FOOTNOTE_STATE=folder)
    if not given.indexes:
        with tempfile.TemporaryDirectory() as folder:
            place, own = ("--articles", str(CHECKOUT / "examples" / "articles")), {"FOOTNOTE_STATE": folder, "FOOTNOTE_INDEXES": folder}
            run("index", place[1], **own)
            table(place, given.question, model, **own)


if __name__ == "__main__":
    main()
