"""Settings and places: what the environment, the configuration file and the command line say, in that order of trust.

A setting is taken from the command line, else from FOOTNOTE_<NAME>, else from config.toml in the
platform's configuration folder, else from the default here.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import platformdirs

from rag.errors import ConfigError

APP = "footnote"
MAPPED = ("title", "text", "byline", "outlet", "published", "url", "language")
CHECKOUT = Path(__file__).resolve().parent.parent
BOUNDS: dict[str, tuple[float, float]] = {
    "threads": (0, 512),
    "caution": (0, 1),
    "cache_bytes": (0, 10**15),
    "passage_tokens": (16, 10**5),
    "max_file_bytes": (1, 10**12),
    "max_file_seconds": (0.1, 86_400),
}
_TABLE = re.compile(r"^(?=[ \t]*\[)", re.MULTILINE)
_TRUTH = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can set. `generator` and `embedder` are names in models.txt or paths.

    `reranker` and `verifier` are folders of CrossEncoders, empty for none.
    `caution` moves the threshold of abstaining: 0.5 is calibrated, towards 1 it refuses more, towards 0
    it answers more. `fields` says where in a data set's records a field stands, when that is not guessed (in the file a
    table: `[fields] text = "body.sections[].paragraphs"`). `threads` of 0 means all cores. `cache_bytes` bounds the passage cache.
    With `remember_index` the index used last is the one meant when none is named.
    A passage holds at most `passage_tokens` of the embedder's tokens; 148, with two around them 150, are some 650 characters of English.
    A file larger than `max_file_bytes`, or one that takes more than `max_file_seconds` of processor time to read, is skipped.
    Raises ConfigError when a number lies outside of its BOUNDS.
    """

    generator: str = "qwen2.5-coder-1.5b-instruct"
    embedder: str = "all-minilm-l6-v2"
    reranker: str = ""
    verifier: str = ""
    indexes: Path = Path()
    models: Path = Path()
    threads: int = 0
    caution: float = 0.5
    passage_cache: bool = True
    cache_bytes: int = 4 * 10**9
    passage_tokens: int = 148
    keep_boilerplate: bool = False
    max_file_bytes: int = 50 * 10**6
    max_file_seconds: float = 30.0
    fields: tuple[tuple[str, str], ...] = ()
    remember_index: bool = True

    def __post_init__(self) -> None:
        for name, (least, most) in BOUNDS.items():
            if not least <= getattr(self, name) <= most:
                raise ConfigError(
                    f"The setting {name} cannot be {getattr(self, name)!r:.80}.", f"It takes a number from {least} to {most}."
                )

    @property
    def cores(self) -> int:
        """Threads to compute with."""
        available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        return self.threads or available or 1


def config_file() -> Path:
    """Where the configuration file is looked for."""
    return Path(os.environ.get("FOOTNOTE_CONFIG") or platformdirs.user_config_path(APP) / "config.toml")


def own_models_file() -> Path:
    """The person's own list of models, beside the configuration file; it is written like models.txt."""
    return config_file().with_name("models.txt")


def state_folder() -> Path:
    """Where the last answer and the log are kept, readable by their owner only."""
    folder = Path(os.environ.get("FOOTNOTE_STATE") or platformdirs.user_state_path(APP))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def load_settings(**given: Any) -> Settings:
    """Settings from the command line (`given`, None meaning not given), environment, file and defaults.

    Raises ConfigError when a value cannot be read as its type or a key in the file is unknown.
    """
    values: dict[str, Any] = {"indexes": _default_indexes(), "models": platformdirs.user_data_path(APP) / "models"}
    values |= _from_file(config_file())
    values |= {f.name: os.environ[v] for f in fields(Settings) if os.environ.get(v := f"FOOTNOTE_{f.name.upper()}")}
    values |= {name: value for name, value in given.items() if value is not None}
    return Settings(**{name: _typed(name, value) for name, value in values.items()})


def keep_setting(name: str, value: str) -> None:
    """Write a setting into the configuration file, whatever else stands in it left as it is. Raises ConfigError."""
    path = config_file()
    before = _from_file(path)
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    line = f"{name} = {json.dumps(value)}"
    tables = _TABLE.search(text)
    head, rest = (text[: tables.start()], text[tables.start() :]) if tables else (text, "")
    lines = [each for each in head.splitlines() if not re.match(rf"\s*{name}\s*=", each)]
    changed = "\n".join([*lines, line, rest])
    try:
        if tomllib.loads(changed) != before | {name: value}:
            raise ValueError("the setting is written in a way that cannot be changed automatically")
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, suffix=".new", delete=False, encoding="utf-8") as file:
            file.write(changed)
        os.replace(file.name, path)
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path} cannot be changed: {error}.", f"Add this line to it yourself: {line}") from error


def _default_indexes() -> Path:
    in_checkout = (CHECKOUT / "pyproject.toml").is_file() and (CHECKOUT / "indexes").is_dir()
    return CHECKOUT / "indexes" if in_checkout else platformdirs.user_data_path(APP) / "indexes"


def _from_file(path: Path) -> dict[str, Any]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise ConfigError(f"The configuration file {path} cannot be read: {error}.", "Repair it, or move it away.") from error
    known = {f.name for f in fields(Settings)}
    if unknown := sorted(set(found) - known):
        raise ConfigError(f"{path} sets {unknown[0]!r}, which is not a setting.", f"Settings are: {', '.join(sorted(known))}.")
    return found


def _mapped(value: Any) -> tuple[tuple[str, str], ...]:
    """A map of fields, from a table or from "text=body.html,title=head"."""
    pairs = [tuple(pair.split("=", 1)) for pair in value.split(",") if pair] if isinstance(value, str) else list(dict(value).items())
    if unknown := [pair for pair in pairs if len(pair) != 2 or pair[0] not in MAPPED or not isinstance(pair[1], str)]:
        raise ValueError(unknown)
    return tuple(sorted((name, path.strip()) for name, path in pairs))


def _typed(name: str, value: Any) -> Any:
    default = getattr(Settings(), name)
    try:
        return _as(type(default), value)
    except (KeyError, TypeError, ValueError, OverflowError, RuntimeError) as error:
        mapping = f"It maps {', '.join(MAPPED)} to paths, such as text = 'body.html'."
        hint = mapping if name == "fields" else f"It takes a value like {default!r}."
        raise ConfigError(f"The setting {name} cannot be {value!r:.80}.", hint) from error


def _as(kind: type[Any], value: Any) -> Any:
    """A value as its setting's type: the environment gives all as text, a file's are what they are written as."""
    if kind is tuple:
        return _mapped(value)
    if issubclass(kind, Path):
        if not str(value) or "\0" in str(value):
            raise ValueError("no path")
        return Path(value).expanduser()
    if isinstance(value, str) and kind is not str:
        return _TRUTH[value.lower()] if kind is bool else kind(value)
    if not isinstance(value, (int, float) if kind is float else kind) or isinstance(value, bool) is not (kind is bool):
        raise TypeError(f"not a {kind.__name__}")
    return kind(value)
