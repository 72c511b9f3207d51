"""Addresses of indexes on servers, and the names that stay names."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from rag.cli.parts import Parts, Place
from rag.config import Settings
from rag.errors import BadInput, IndexAway, NoSuchIndex, NotInstalled
from rag.index import index_folder, is_address, remove_index, rename_index
from rag.index.address import Address, address_of, parse, shown
from rag.index.building import build
from rag.index.opening import open_index
from rag.serve.replies import status_of
from tests.index.made import WordEmbedder, write_stories

GOOD = {
    "milvus://127.0.0.1:19530/news": Address("127.0.0.1", 19530, "news"),
    "milvus://milvus_standalone/news_2022": Address("milvus_standalone", 19530, "news_2022"),
    "milvus+tls://milvus.example.org:443/_n": Address("milvus.example.org", 443, "_n", True),
    "milvus://[::1]:19531/news": Address("::1", 19531, "news"),
}


@pytest.mark.parametrize("name", GOOD)
def test_parsed_and_read_back_from_a_folder(name: str) -> None:
    address = parse(name)
    assert address == GOOD[name]
    folder = index_folder(Settings(indexes=Path("/indexes")), name=name)
    assert address_of(folder) == address
    assert parse(shown(folder)) == address


@pytest.mark.parametrize(
    "name",
    [
        *("milvus://", "milvus://host", "milvus://host/", "milvus://host:x/news", "milvus://host:99999999/news", "milvus://host/a/b"),
        *("milvus://host/../etc", "milvus://host/news?x=1", "milvus://host/news#x", "milvus://ho st/news", "milvus://host,1/news"),
        *("milvus://user:secret@host/news", "milvus://host/1news", "milvus:///news", "milvus://host/nä"),
    ],
)
def test_what_is_no_address(name: str) -> None:
    assert is_address(name)
    with pytest.raises(BadInput):
        index_folder(Settings(indexes=Path("/indexes")), name=name)


def test_whoever_serves_an_index_on_a_server_is_told_where_questions_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises((IndexAway, NotInstalled)) as away:
        Parts.real().open_together(Settings(indexes=tmp_path), [Place(index="milvus://127.0.0.1:1/news")])
    assert "questions go to 127.0.0.1:1" in capsys.readouterr().err
    assert status_of(away.value) == (503 if isinstance(away.value, IndexAway) else 500)


def test_names_stay_names(tmp_path: Path) -> None:
    settings = Settings(indexes=tmp_path)
    assert not is_address("milvus")
    assert index_folder(settings, name="milvus") == tmp_path / "milvus"
    assert address_of(tmp_path / "milvus@host,1") is None
    assert shown(tmp_path / "harbour") == "harbour"


def test_an_index_on_a_server_is_not_renamed(tmp_path: Path) -> None:
    settings = Settings(indexes=tmp_path / "indexes")
    write_stories(tmp_path / "one", 1)
    build(index_folder(settings, name="here"), [tmp_path / "one"], WordEmbedder(), settings)
    with pytest.raises(BadInput, match="is not renamed"):
        rename_index(settings, "milvus://host/news", "news")
    with pytest.raises(BadInput, match="cannot become one on a server"):
        rename_index(settings, "here", "milvus://host/news")
    with pytest.raises(NoSuchIndex):
        remove_index(settings, "nowhere")


@pytest.mark.skipif(find_spec("pymilvus") is None, reason="pymilvus is not installed: pip install -e '.[milvus]'")
def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    from tests.index.milvus.conftest import free_port

    settings = Settings(indexes=tmp_path / "indexes")
    folder = index_folder(settings, name=f"milvus://127.0.0.1:{free_port()}/news")
    write_stories(tmp_path / "one", 1)
    with pytest.raises(IndexAway, match="cannot be reached"):
        open_index(folder)
    with pytest.raises(IndexAway, match="cannot be reached"):
        build(folder, [tmp_path / "one"], WordEmbedder(), settings)
