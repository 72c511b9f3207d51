"""The most memory that `footnote ask` and `footnote search` hold, in new processes; for `ask` also beyond the model file.

    python -m benchmarks.bench_memory [--index NAME] [--question TEXT]

Without --index, over the shipped articles. The peak of resident memory as the system counts it (Linux), the mapped
pages of the model file and of the index among it. Each command runs twice: passages never seen, then cached.
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


def peak(*arguments: str, **environment: str) -> int:
    """Bytes at the highest."""
    command = [sys.executable, "-c", COMMAND, *arguments]
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 3):
        sys.exit(f"error: {arguments[0]} ended with {done.returncode}: {done.stderr}")
    return int(done.stderr.split()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index")
    parser.add_argument("--question", default="How many vehicles a day does Salters Bridge carry?")
    given = parser.parse_args()
    settings = load_settings()
    model = locate(settings.generator, "generator", settings).stat().st_size
    with tempfile.TemporaryDirectory() as folder:
        own = {"FOOTNOTE_STATE": folder} if given.index else {"FOOTNOTE_STATE": folder, "FOOTNOTE_INDEXES": folder}
        place = ("--index", given.index) if given.index else ("--articles", str(CHECKOUT / "examples" / "articles"))
        if not given.index:
            peak("index", place[1], **own)
        print(f"{'':<24} {'peak, MB':>10} {'beyond the model file, MB':>28}")
        for name in ("ask", "search"):
            for turn in ("never seen", "cached") if name == "ask" else ("",):
                held = peak(name, *place, given.question, **own)
                beyond = f"{(held - model) / 1e6:28.0f}" if name == "ask" else ""
                print(f"{f'{name} {turn}':<24} {held / 1e6:10.0f} {beyond}", flush=True)


if __name__ == "__main__":
    main()
