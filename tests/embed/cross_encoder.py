"""CrossEncoder folders made for tests: two layers of chance, or a head that gives every pair of texts the same scores."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

WORDS = [
    *("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"),
    *"abcdefghijklmnopqrstuvwxyz0123456789",
    *map("##{}".format, "abcdefghijklmnopqrstuvwxyz"),
]


def cross_encoder(folder: Path, labels: Sequence[str] = ("LABEL_0",), always: Sequence[float] | None = None) -> Path:
    """The folder of a CrossEncoder that gives a score for each of its labels, `always` those given here."""
    pytest.importorskip("sentence_transformers")
    transformers = pytest.importorskip("transformers")
    import torch

    torch.manual_seed(3)
    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    transformers.BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    config = transformers.BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        id2label=dict(enumerate(labels)),
        label2id={label: number for number, label in enumerate(labels)},
        initializer_range=0.6,
    )
    model = transformers.BertForSequenceClassification(config)
    if always is not None:
        with torch.no_grad():
            model.classifier.weight.zero_()
            model.classifier.bias.copy_(torch.tensor(list(always)))
    model.save_pretrained(folder)
    return folder
