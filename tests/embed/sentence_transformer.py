"""Sentence-transformers folders made for tests: two layers of chance over single letters, their mean as the vector."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.embed.cross_encoder import WORDS


def sentence_transformer(folder: Path, dimension: int = 24) -> Path:
    """The folder of an embedder that reads 128 tokens."""
    sentence_transformers = pytest.importorskip("sentence_transformers")
    transformers = pytest.importorskip("transformers")
    import torch

    torch.manual_seed(5)
    plain = folder.with_name(f"{folder.name}-plain")
    plain.mkdir()
    (plain / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    transformers.BertTokenizer(str(plain / "vocab.txt")).save_pretrained(plain)
    config = transformers.BertConfig(
        vocab_size=len(WORDS),
        hidden_size=dimension,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        initializer_range=0.6,
    )
    transformers.BertModel(config).save_pretrained(plain)
    model = sentence_transformers.SentenceTransformer(str(plain), device="cpu")  # of a plain model it takes the mean
    model.max_seq_length = 128
    model.save(str(folder))
    return folder
