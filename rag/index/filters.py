"""Which articles a person's filters let through."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from rag.types import ArticleInfo, Filters


def matches(info: ArticleInfo, filters: Filters) -> bool:
    """Whether an article passes all filters; one without a date passes no date filter."""
    return _otherwise(info, filters) and _in_time(info, filters)


def undated(infos: Iterable[ArticleInfo], filters: Filters) -> int:
    """How many articles a date filter drops only because they carry no date."""
    if not (filters.since or filters.until):
        return 0
    return sum(info.published is None and _otherwise(info, filters) for info in infos)


def _in_time(info: ArticleInfo, filters: Filters) -> bool:
    if not (filters.since or filters.until):
        return True
    day = info.published
    return day is not None and (filters.since or "") <= day[:10] <= (filters.until or "9999-99-99")


def _otherwise(info: ArticleInfo, filters: Filters) -> bool:
    return (
        _part(filters.source, info.outlet)
        and _part(filters.author, info.byline)
        and (filters.file is None or fnmatchcase(info.file, filters.file) or fnmatchcase(info.file.rsplit("/", 1)[-1], filters.file))
    )


def _part(wanted: str | None, field: str | None) -> bool:
    return wanted is None or (field is not None and wanted.casefold() in field.casefold())
