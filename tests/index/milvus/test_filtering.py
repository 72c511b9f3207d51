"""An expression holds of every article that passes the filters: read as Milvus reads it, over fields full of its signs."""

from __future__ import annotations

import re
from itertools import product

import pytest

from rag.index.filters import matches
from rag.index.milvus.filtering import expression
from rag.index.milvus.rows import folded
from rag.types import ArticleInfo, Filters

NAMES = ("", "Herald", "HERALD & 100%", 'the "Post"', "Straße_x", "a\\b", "O'Brien", "line\nend", "Σίσυφος", "[x]")
FILES = ("a/b/story.txt", "story.txt", "x[1].md", "100%.txt", "a_b.json", 'q"uote.txt', "dir/über.txt", "back\\slash.txt")
GLOBS = ("*.txt", "story.*", "a/*", "?_b.json", "x[[]1].md", "[!a]*", "100%.txt", 'q"*', "*/b/*", "back\\*", "ü*", "*", "[", "dir/über.txt")


def holds(where: str, info: ArticleInfo) -> bool:
    """What Milvus would say: comparisons joined by "and"."""
    fields = {"day": (info.published or "")[:10], "outlet": folded(info.outlet), "byline": folded(info.byline), "file": info.file}
    for name, sign, value in re.findall(r'(\w+) (like|>=|<=|!=) "([^"\\]*)"(?: and |$)', where):
        field = fields[name]
        pattern = "".join({"%": ".*", "_": "."}.get(char, re.escape(char)) for char in value)
        found = {"like": bool(re.fullmatch(pattern, field, re.DOTALL)), ">=": field >= value, "<=": field <= value, "!=": field != value}
        if not found[sign]:
            return False
    return True


def test_nothing_that_passes_is_left_out() -> None:
    infos = [
        ArticleInfo(1, "/root", file, None, "0", "Title", byline=name or None, outlet=name or None, published=day)
        for file, name, day in product(FILES, NAMES, (None, "2024-03-01", "2024-03-09T10:00:00"))
    ]
    filters = [Filters(file=glob) for glob in GLOBS] + [Filters(since="2024-03-02", until="2024-03-09"), Filters(until="2024-03-05")]
    filters += [Filters(source=name.upper(), author=name[:3] or None) for name in NAMES if name]
    for one in filters:
        where = expression(one)
        parts = where.split(" and ") if where else []
        assert len(re.findall(r'(\w+) (like|>=|<=|!=) "([^"\\]*)"(?: and |$)', where)) == len(parts), where
        passed = [info for info in infos if matches(info, one)]
        assert all(holds(where, info) for info in passed), one
    assert any(matches(info, Filters(file="x[[]1].md")) for info in infos)


@pytest.mark.parametrize("filters", [Filters(file="*.txt"), Filters(source="herald"), Filters(since="2024-01-01")])
def test_most_that_does_not_pass_is_left_out(filters: Filters) -> None:
    assert not holds(expression(filters), ArticleInfo(1, "/root", "x.md", None, "0", "Title", outlet="Post", published="2023-05-05"))
