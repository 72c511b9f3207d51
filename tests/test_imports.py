"""What importing Footnote costs: nothing heavy is loaded before a function needs it."""

import json
import subprocess
import sys

import pytest

HEAVY = {
    *("torch", "transformers", "sentence_transformers", "faiss", "tantivy", "onnxruntime", "llama_cpp", "textual"),
    *("trafilatura", "htmldate", "huggingface_hub", "pypdf", "docx", "scipy", "sklearn"),
    *("mcp", "starlette", "uvicorn", "openai", "httpx", "pydantic", "pymilvus", "grpc", "pandas"),
}

ALL_OF_RAG = """
import importlib, json, pkgutil, sys, rag
for module in pkgutil.walk_packages(rag.__path__, "rag."):
    importlib.import_module(module.name)
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""
THE_LIBRARY = """
import json, sys, rag
rag.open_index, rag.Answer, rag.NoSuchIndex
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""
THE_COMMAND = """
import json, sys
from rag.cli import main
main(["--version"])
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def loaded_by(program: str) -> set[str]:
    """The top-level packages a fresh Python holds after running `program`."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    ("program", "heavy"),
    [(ALL_OF_RAG, HEAVY), (THE_LIBRARY, HEAVY | {"numpy", "rich"}), (THE_COMMAND, HEAVY | {"numpy", "rich", "sqlite3", "tui"})],
    ids=["rag", "library", "command"],
)
def test_nothing_heavy_is_imported_before_it_is_needed(program: str, heavy: set[str]) -> None:
    assert loaded_by(program) & heavy == set()
