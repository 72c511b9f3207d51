"""What the tests themselves must keep to, so that they run fast, and alike wherever they are run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def said(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def test_run_in_the_background_tests_can_interrupt_what_they_start() -> None:
    ignored = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); import tests.conftest;"
    assert said(f"{ignored} print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)") == "True"


def test_collecting_loads_no_library_that_only_slow_tests_need() -> None:
    made = "import sys, tests.embed.test_own_embedder, tests.embed.test_verifier, tests.embed.test_reranker, tests.embed.test_reference;"
    assert said(f"{made} print({{'torch', 'transformers', 'sentence_transformers'}} & set(sys.modules))") == "set()"
