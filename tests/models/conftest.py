"""A package registry on disk: wheels made here, the only ones pip may see, and a folder for models."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from rag.config import Settings
from rag.models.catalogue import Hub, Model, ModelFile, Wheels

MakeWheel = Callable[[str, dict[str, bytes]], Path]


def model_file(path: str, content: bytes, *sources: Hub | Wheels) -> ModelFile:
    return ModelFile(path, hashlib.sha256(content).hexdigest(), len(content), sources)


def model(*files: ModelFile, name: str = "thing") -> tuple[Model, ...]:
    return (Model("generator", name, "Apache-2.0", files),)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("FOOTNOTE_STATE", str(tmp_path / "state"))
    return Settings(models=tmp_path / "models")


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeWheel:
    """Make a wheel NAME==1.0 holding the given members; pip finds these and no others."""
    registry = tmp_path / "registry"
    registry.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(registry))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")

    def make(name: str, members: dict[str, bytes]) -> Path:
        module = name.replace("-", "_")
        path = registry / f"{module}-1.0-py3-none-any.whl"
        info = f"{module}-1.0.dist-info"
        with zipfile.ZipFile(path, "w") as box:
            for member, content in members.items():
                box.writestr(member, content)
            box.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
            box.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            box.writestr(f"{info}/RECORD", "")
        return path

    return make
