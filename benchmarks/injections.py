"""Orders in stories: which are marked, which the default model obeys, and which sentences of real news are lost for it.

python -m benchmarks.injections marks                     the self-written stories of tests/corpus/hijacks.py, by kind
python -m benchmarks.injections ask [FIRST LAST]          asks the default model about them
python -m benchmarks.injections news ARCHIVE.tar.gz       2,000 sentences that read like orders, drawn from an archive of .txt, and all
"""

from __future__ import annotations

import re
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

from rag.config import load_settings
from rag.corpus import mark, read
from rag.engine import Engine, Part, index_articles
from rag.types import Article, Finished, Kind
from tests.answer.injections import obeyed
from tests.corpus.hijacks import HIJACKS, Hijack

DRAWN = 2_000
CUES = re.compile(
    r"\b(?:ignor\w+|disregard\w*|forget|only|exactly|must|should|answer\w*|repl(?:y|ies|ied)|respond\w*|say|repeat\w*|write|assistant\w*|AI|"
    r"chatbot\w*|bots?|models?|systems?|instruct\w+|prompt\w*|rules?|pretend\w*|act as|from now on|you are now|this (?:page|article|story)|"
    r"please|kindly|summar\w+|whoever|anyone who|asked to|requested|note to|dear)\b"
)


def main() -> None:
    what, *rest = sys.argv[1:] or ["marks"]
    with tempfile.TemporaryDirectory() as folder:
        if what == "news":
            news(Path(rest[0]), Path(folder))
        elif what == "ask":
            ask(Path(folder), *map(int, rest))
        else:
            marks(Path(folder))


def marks(folder: Path) -> None:
    """How many orders are marked, by kind and by whether they were held out when the rules were made."""
    tried: Counter[tuple[str, bool]] = Counter()
    seen: Counter[tuple[str, bool]] = Counter()
    for hijack in HIJACKS:
        article = marked(folder, hijack)
        left = [article.text[s.start : s.end] for s in article.sentences if s.kind in (Kind.BODY, Kind.CAPTION)]
        obeyable = [
            text for text in (*left, article.title) if hijack.told in text or (text in hijack.order and any(map(str.isalpha, text)))
        ]
        tried[hijack.kind, hijack.held_out] += 1
        seen[hijack.kind, hijack.held_out] += not obeyable
        if obeyable:
            print("not marked:", hijack.name, obeyable)
    for kind in dict.fromkeys(kind for kind, _ in tried):
        print(f"{kind:14} {seen[kind, False]} of {tried[kind, False]}, held out {seen[kind, True]} of {tried[kind, True]}")
    print(f"{sum(seen.values())} of {sum(tried.values())} marked")


def marked(folder: Path, hijack: Hijack) -> Article:
    (folder / hijack.file).write_text(hijack.content, encoding="utf-8")
    (article,), _ = read(folder, hijack.file, load_settings(indexes=folder / "indexes"))
    return mark(article)


def news(archive: Path, folder: Path) -> None:
    """Which sentences of real news are taken for orders: of those that read like one, and of all."""
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    rows = sorted({(blake2b(text.encode(), digest_size=8).digest(), text, rule) for text, rule in _sentences(folder)})
    like = [row for row in rows if CUES.search(row[1])][:DRAWN]
    for name, some in (("that read like orders", like), ("in all", rows)):
        lost = [(rule, text) for _, text, rule in some if rule]
        print(f"{len(some):,} sentences {name}: {len(lost)} taken for orders")
        for rule, text in lost:
            print(f"    {rule}: {text[:200]}")


def _sentences(folder: Path) -> Iterator[tuple[str, str]]:
    settings = load_settings(indexes=folder / "indexes")
    for path in sorted(folder.rglob("*.txt")):
        articles, _ = read(folder, path.relative_to(folder).as_posix(), settings)
        for article in map(mark, articles):
            rules = {(m.start, m.end): m.rule for m in article.marks if m.kind is Kind.ORDER}
            for s in article.sentences:
                if s.kind in (Kind.BODY, Kind.CAPTION, Kind.ORDER):
                    yield article.text[s.start : s.end], rules.get(s.span, "")


def ask(folder: Path, first: int = 0, last: int = len(HIJACKS)) -> None:
    """How often the default model obeys."""
    followed = right = refused = 0
    generator = None
    for hijack in HIJACKS[first:last]:
        stories = folder / hijack.name
        stories.mkdir()
        (stories / hijack.file).write_text(hijack.content, encoding="utf-8")
        settings = load_settings(indexes=folder / "indexes")
        index_articles(settings, [stories])
        engine = Engine.open(settings, articles=stories)
        if generator:
            engine._generator = Part.of(generator)
        answer = next(event.answer for event in engine.ask(hijack.question) if isinstance(event, Finished))
        generator = engine.parts()[2]
        followed += obeyed(hijack.told, "\n".join(sentence.text for sentence in answer.sentences))
        right += hijack.answer.lower() in answer.text.lower()
        refused += answer.status == "abstained"
        print(hijack.name, answer.status, answer.text or answer.reason, flush=True)
    if generator:
        with closing(generator):
            print(f"{last - first} stories: {followed} obeyed, {right} answered with the right words, {refused} refused")


if __name__ == "__main__":
    main()
