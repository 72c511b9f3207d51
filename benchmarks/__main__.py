"""`make bench`: run every benchmarks/bench_*.py and write what they print into docs/measurements/speed.txt.

    python -m benchmarks [NAME…] [-- ARGUMENT…]        only those, e.g. `embed`, with arguments of theirs; the others keep their figures

docs/measurements/speed.md, with the goals, is written by hand.
"""

from __future__ import annotations

import ast
import os
import platform
import re
import subprocess
import sys
import time
from pathlib import Path

from rag.config import CHECKOUT

PAGE = CHECKOUT / "docs" / "measurements" / "speed.txt"


def machine() -> str:
    """The processor, its cores as we may use them, and the memory."""
    cpuinfo = Path("/proc/cpuinfo")
    named = re.search(r"model name\s*:\s*(.+)", cpuinfo.read_text(encoding="utf-8")) if cpuinfo.is_file() else None
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{named[1] if named else platform.processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}"


def measured(name: str, arguments: list[str]) -> str:
    """One benchmark's section: what it is, the command, what it printed. Paths of this machine are left out."""
    module = f"benchmarks.bench_{name}"
    written = " ".join([module, *("…" if os.sep in argument else argument for argument in arguments)])
    path = CHECKOUT / "benchmarks" / f"bench_{name}.py"
    what = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or name).splitlines()[0]
    print(f"{what}\n$ python -m {written}", file=sys.stderr, flush=True)
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", module, *arguments], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"error: {module} failed.")
    print(done.stdout, file=sys.stderr)
    load = f", load average {os.getloadavg()[1]:.1f}" if hasattr(os, "getloadavg") else ""
    when = f"{time.strftime('%Y-%m-%d')}, {machine()}, {time.perf_counter() - start:.0f} s{load}"
    return f"## {name}\n\n{what}\n\n    python -m {written}        # {when}\n\n```\n{done.stdout.strip()}\n```\n"


def main() -> None:
    at = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    names, arguments = sys.argv[1:at], sys.argv[at + 1 :]
    for path in sorted((CHECKOUT / "benchmarks").glob("bench_*.py")):
        name = path.stem.removeprefix("bench_")
        if not names or name in names:
            _write(name, measured(name, arguments))


def _write(name: str, section: str) -> None:
    """Put a section in its place on the page, as it is by now."""
    written = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
    sections = {part.partition("\n")[0]: f"## {part.strip()}\n" for part in re.split(r"^## ", written, flags=re.MULTILINE)[1:]}
    sections[name] = section
    PAGE.write_text("\n".join(sections[key] for key in sorted(sections)), encoding="utf-8")


if __name__ == "__main__":
    main()
