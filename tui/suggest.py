"""Questions to begin with, drawn from the stories' titles: a person who has just arrived need not think of one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rag.text import label, quoted_label
from rag.types import ArticleInfo

_NAME = re.compile(r"(?<!^)(?<![.:!?“\"] )\b[A-Z][\w’'-]+(?: (?:of |the )?[A-Z][\w’'-]+)+")
LONGEST = 90


def questions(stories: Sequence[ArticleInfo], count: int = 3) -> list[str]:
    """At most `count` questions: on names that several titles share, then on the latest titles."""
    outlets = {story.outlet for story in stories}
    fitting = [story for story in stories if 12 <= len(story.title) <= LONGEST and story.title not in outlets]
    titles = {label(story.title): story.published or "" for story in fitting}
    names = Counter(name for title in titles if not title.istitle() for name in set(_NAME.findall(title)))
    shared = [name for name, seen in names.most_common() if seen > 1]
    found = [f"What do the articles say about {name}?" for name in shared[:count]]
    for title in sorted(titles, key=lambda title: titles[title], reverse=True):
        if len(found) >= count:
            break
        if not any(name in title for name in shared[:count]):
            found.append(title if title.endswith("?") else f"What happened: {quoted_label(title, LONGEST)}?")
    return found[:count]
