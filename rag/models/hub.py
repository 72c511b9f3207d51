"""A model that somebody put on the hub: found, its file chosen, and written down in the person's own list with the hub's own SHA-256."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.config import own_models_file
from rag.errors import BadInput, ConfigError, FetchFailed
from rag.models.catalogue import Hub, Model, ModelFile, as_rows, every_model
from rag.models.disk import SPLIT

SECONDS = 60
PREFERRED = ("q4_k_m", "q4_k_s", "q4_0", "q5_k_m", "q8_0")
BESIDE_WEIGHTS = 600 * 10**6  # the context, what is computed with, Footnote itself
_REPOSITORY = re.compile(r"[\w.-]{1,96}/[\w.-]{1,96}", re.ASCII)
_QUANT = re.compile(r"(?<![a-z0-9])((?:ud-)?i?q\d(?:_[a-z0-9]+)*|bf16|f16|f32|fp16|mxfp4)(?![a-z0-9_])")

LOOK_UP = """
import json, sys
from huggingface_hub import HfApi
from huggingface_hub.errors import GatedRepoError, HfHubHTTPError, RepositoryNotFoundError
try:
    found = HfApi().model_info(sys.argv[1], files_metadata=True, timeout=20)
except GatedRepoError:
    said = {"failed": "gated"}
except RepositoryNotFoundError:
    said = {"failed": "none"}
except HfHubHTTPError as error:
    said = {"failed": str(error).splitlines()[0]}
except Exception as error:
    said = {"failed": f"the hub cannot be reached ({type(error).__name__})"}
else:
    files = [{"path": f.rfilename, "bytes": f.size, "sha256": f.lfs and f.lfs.sha256} for f in found.siblings or ()]
    licence = found.card_data and found.card_data.get("license")
    said = {"revision": found.sha, "gated": bool(found.gated), "licence": licence, "files": files}
print(json.dumps(said))
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A model on the hub, not fetched yet; `gated` when its licence must be accepted there first."""

    model: Model
    repository: str
    gated: bool


def look_up(wanted: str) -> Found:
    """The model that OWNER/REPOSITORY[:QUANT|FILE] names. Raises BadInput when it names none or several, FetchFailed without the hub."""
    repository, _, chosen = wanted.removeprefix("https://huggingface.co/").partition(":")
    if not _REPOSITORY.fullmatch(repository):
        raise BadInput(f"{wanted!r:.200} names no model on the hub.", "Write OWNER/REPOSITORY, or OWNER/REPOSITORY:Q4_K_M.")
    said = _ask_hub(repository)
    files = _choose(_groups(said["files"]), repository, chosen)
    licence = re.sub(r"[^\w.+-]+", "-", str(said.get("licence") or "unknown"), flags=re.ASCII)[:60] or "unknown"
    name = re.sub(r"[^a-z0-9._-]+", "-", _stem(files[0]["path"]).lower()).strip("-._")
    source = (repository, str(said["revision"]))
    made = tuple(ModelFile(file["path"], file["sha256"], file["bytes"], (Hub(*source, file["path"]),)) for file in files)
    return Found(Model("generator", name, licence, made), repository, bool(said.get("gated")))


def memory_needed(model: Model) -> int:
    """Bytes of memory that answering with a generator takes, roughly: its weights, and what stands beside them."""
    return model.bytes + BESIDE_WEIGHTS


def add(model: Model) -> None:
    """Write a model down in the person's own list, unless it stands there. Raises BadInput when another has its name."""
    same = next((known for known in every_model() if known.name == model.name), None)
    if same and [file.sha256 for file in same.files] == [file.sha256 for file in model.files]:
        return
    if same:
        raise BadInput(f"There is another model called {model.name}.", f"Type first: footnote models remove {model.name}")
    kept = (
        own_models_file().read_text(encoding="utf-8")
        if own_models_file().is_file()
        else "# Models of one's own, written like models.txt.\n"
    )
    _write(f"{kept.rstrip()}\n\n{as_rows(model)}")


def forget(name: str) -> None:
    """Take a model out of the person's own list, where it stands there."""
    if not own_models_file().is_file():
        return
    blocks = re.split(r"(?<=\n)\n+", own_models_file().read_text(encoding="utf-8"))
    kept = [block for block in blocks if name not in {row.split()[1] for row in block.splitlines() if len(row.split()) == 6}]
    if kept != blocks:
        _write("\n".join(kept))


def _write(text: str) -> None:
    path = own_models_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, suffix=".new", delete=False, encoding="utf-8") as file:
            file.write(text)
        os.replace(file.name, path)
    except OSError as error:
        raise ConfigError(f"{path} cannot be written: {error.strerror}.", "FOOTNOTE_CONFIG can name a file elsewhere.") from error


def _ask_hub(repository: str) -> dict[str, Any]:
    """What the hub knows of a repository, by a process of its own, which can be given up."""
    hint = f"Look at https://huggingface.co/{repository}, check the network, and try again."
    try:
        asked = subprocess.run(
            [sys.executable, "-P", "-c", LOOK_UP, repository], capture_output=True, text=True, timeout=SECONDS, check=True
        )
        said: dict[str, Any] = json.loads(asked.stdout.splitlines()[-1])
    except (subprocess.SubprocessError, OSError, ValueError, IndexError) as error:
        raise FetchFailed("The model hub did not answer.", hint) from error
    if said.get("failed") == "none":
        raise BadInput(f"There is no {repository} on the hub, or it is not public.", "If it is private, set HF_TOKEN.")
    if said.get("failed") == "gated":
        raise FetchFailed(gated(repository), GATED.format(repository=repository))
    if said.get("failed"):
        raise FetchFailed(f"The hub gave no details of {repository}: {said['failed']:.300}.", hint)
    return said


GATED = "Accept its licence at https://huggingface.co/{repository} and set HF_TOKEN to a token of yours, then try again."


def gated(repository: str) -> str:
    """That a repository asks for more than its name."""
    return f"{repository} is only given to those who have accepted its licence."


def _groups(listed: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The GGUF files that can be a generator, each with the other pieces of a split one, by their stems."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for file in sorted(listed, key=lambda file: str(file["path"])):
        path = str(file["path"])
        plain = path.endswith(".gguf") and not re.search(r"\s", path) and not {"..", ""} & set(Path(path).parts)
        if plain and not Path(path).name.startswith(("mmproj", "imatrix")) and re.fullmatch(r"[0-9a-f]{64}", file["sha256"] or ""):
            groups[_stem(path, folder=True)].append(file)
    return {stem: files for stem, files in groups.items() if _whole(files)}


def _whole(files: list[dict[str, Any]]) -> bool:
    split = SPLIT.fullmatch(Path(files[0]["path"]).name)
    return len(files) == (int(split[3]) if split else 1)


def _stem(path: str, folder: bool = False) -> str:
    name = Path(path).name
    split = SPLIT.fullmatch(name)
    stem = split[1] if split else name.removesuffix(".gguf")
    return f"{Path(path).parent}/{stem}" if folder else stem


def _choose(groups: dict[str, list[dict[str, Any]]], repository: str, chosen: str) -> list[dict[str, Any]]:
    """The files that are meant. Raises BadInput, saying which there are."""
    if not groups:
        raise BadInput(f"{repository} holds no GGUF file.", "Look for a repository whose name ends in GGUF.")
    if chosen.endswith(".gguf"):
        found = [files for files in groups.values() if chosen in {file["path"] for file in files}]
    elif chosen or len(groups) > 1:
        quants = [chosen.lower()] if chosen else list(PREFERRED)
        by_quant = [[files for stem, files in groups.items() if quant in _quants(stem)] for quant in quants]
        found = next((each for each in by_quant if each), [])
    else:
        found = list(groups.values())
    if len(found) == 1:
        return found[0]
    there = ", ".join(sorted({quant.upper() for stem in groups for quant in _quants(stem)}) or sorted(groups))
    said = f"{repository} holds {'several' if found else 'no'} {chosen or 'model of a usual quantisation'}."
    raise BadInput(said, f"Say which one, with {repository}:QUANT or the name of a file. There are: {there:.600}.")


def _quants(stem: str) -> set[str]:
    return set(_QUANT.findall(Path(stem).name.lower()))
