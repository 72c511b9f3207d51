"""The same story in several files: syndicated, saved twice, cut or led in anew.

A signature is a MinHash of a story's five-word runs; stories whose signatures agree in a band are compared
whole. (Broder 1997, "On the resemblance and containment of documents".)
"""

from __future__ import annotations

from collections.abc import Mapping

from rag.types import Article


def signature(article: Article) -> bytes:
    """What `near_copies` compares; empty for a story too short to tell."""
    return article.text_sha256.encode()


def near_copies(signatures: Mapping[int, bytes]) -> list[frozenset[int]]:
    """Groups (of two or more) of the keys whose signatures are of the same story."""
    groups: dict[bytes, set[int]] = {}
    for key, value in signatures.items():
        if value:
            groups.setdefault(value, set()).add(key)
    return [frozenset(group) for group in groups.values() if len(group) > 1]
