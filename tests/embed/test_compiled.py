"""The compiled embedder alone: what a text's vector depends on, and what it does not."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from rag.config import load_settings
from rag.embed import Embedder, load_embedder
from rag.embed.counting import Counter
from rag.errors import ModelError
from rag.models import locate
from rag.types import Progress

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """The default embedder's, reading texts of any length."""
    settings = load_settings()
    tokenizer = Tokenizer.from_file(str(locate(settings.embedder, "embedder", settings) / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the default embedder's folder, without the weights only the reference needs."""
    settings = load_settings()
    copy = tmp_path / "mine"
    shutil.copytree(locate(settings.embedder, "embedder", settings), copy, ignore=shutil.ignore_patterns("*.safetensors", "optimised-*"))
    return copy


def test_vectors_have_unit_length_and_the_model_s_dimension(embedder: Embedder, passages: list[str]) -> None:
    vectors = embedder.embed_documents([*passages[:10], "", " ", "\x00", "é" * 5000, "half a character \udcff"])
    assert vectors.shape == (15, embedder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_a_vector_depends_on_its_text_only(embedder: Embedder, passages: list[str]) -> None:
    together = embedder.embed_documents(passages)
    apart = np.concatenate([embedder.embed_documents(passages[:7]), embedder.embed_documents(passages[7:])])
    assert (together == apart).all()
    assert (embedder.embed_query(passages[3]) == together[3]).all()


def test_several_threads_may_embed_at_once(embedder: Embedder, passages: list[str]) -> None:
    alone = embedder.embed_documents(passages[:8])
    with ThreadPoolExecutor(4) as pool:
        assert all((vectors == alone).all() for vectors in pool.map(embedder.embed_documents, [passages[:8]] * 8))
    assert alone.shape == (8, embedder.dimension)


def test_no_texts_are_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed_documents([]).shape == (0, embedder.dimension)


def test_a_text_within_max_tokens_is_read_whole_and_one_beyond_is_cut_there(embedder: Embedder) -> None:
    assert embedder.max_tokens == 254
    whole = "word " * embedder.max_tokens
    assert embedder.count_tokens(whole) == embedder.max_tokens
    assert (embedder.embed_query(whole) == embedder.embed_query(whole + "bridge")).all()
    assert (embedder.embed_query("word " * 253) != embedder.embed_query("word " * 253 + "bridge")).any()


def test_tokens_are_counted_beyond_what_is_read(embedder: Embedder) -> None:
    assert embedder.count_tokens("") == 0
    assert embedder.count_tokens("word " * 1000) == 1000
    assert embedder.count_tokens("one two") == embedder.count_tokens("one") + embedder.count_tokens("two")


PIECES = [*"aB\u0130\u03a3\x85\x0b\u2028\xa0\u0301 \n\t\r.,\u4e2d", "word", "[MASK]", "x" * 99]


@given(text=st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_counting_by_words_is_counting_the_whole(text: str, tokenizer: Tokenizer) -> None:
    counter = Counter(tokenizer)
    assert counter.each([text, "", f"{text} {text}"]) == [counter(text), 0, 2 * counter(text)]


def test_progress_counts_up_to_all_texts(embedder: Embedder, passages: list[str]) -> None:
    seen: list[Progress] = []
    embedder.embed_documents(passages[:20], seen.append)
    assert [step.done for step in seen] == [16, 20]
    assert {step.total for step in seen} == {20}


@pytest.mark.parametrize("damaged", ["graph.onnx", "weights.bin"])
def test_the_saved_graph_gives_the_same_vectors_and_may_be_damaged(folder: Path, passages: list[str], damaged: str) -> None:
    settings = load_settings()
    first = load_embedder(folder, settings).embed_documents(passages[:4])
    (saved,) = folder.glob(f"onnx/optimised-*/{damaged}")
    size = saved.stat().st_size
    assert (load_embedder(folder, settings).embed_documents(passages[:4]) == first).all()
    with saved.open("r+b") as file:
        file.truncate(1000)
    assert (load_embedder(folder, settings).embed_documents(passages[:4]) == first).all()
    assert saved.stat().st_size == size, "written anew"


@pytest.mark.parametrize("damage", ["tokenizer.json", "sentence_bert_config.json", "onnx/model_int8.onnx"])
def test_a_folder_that_cannot_be_opened_is_an_error_for_a_person(folder: Path, damage: str) -> None:
    (folder / damage).write_bytes(b"{}")
    with pytest.raises(ModelError) as error:
        load_embedder(folder, load_settings())
    assert str(folder) in error.value.message
    assert error.value.hint


def test_pooling_that_is_not_the_mean_is_refused(folder: Path) -> None:
    pooling = folder / "1_Pooling" / "config.json"
    pooling.write_text(pooling.read_text().replace("true", "false").replace('cls_token": false', 'cls_token": true'))
    with pytest.raises(ModelError, match="pooling_mode_cls_token"):
        load_embedder(folder, load_settings())
