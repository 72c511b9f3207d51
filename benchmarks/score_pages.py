"""How well saved pages are read: words of the body, titles, bylines, dates and outlets against what people wrote down of them.

    python -m benchmarks.score_pages FOLDER [--wrong title|byline|published] [--part worked|opened|kept]

FOLDER holds the pages and pages.jsonl, a line for each: set, file, title, authors, published, text (the story as one text) or
with and without (words that stand in the story, and words of the page that do not). Pages are read and marked as an index does it.
One half of them, by the hash of the file's name, may be looked at while the reader is worked on, and half of the other, which was
opened later (--wrong prints them); the rest is kept. Prints a table by set and part. Bodies, bylines and dates are judged twice: as they
were written down, and as reviewed: bylines.jsonl and dates.jsonl in benchmarks/ correct what the page itself plainly contradicts,
bodies.jsonl names the pages whose text is no story or not all of it, which are then left out, and what of other texts the page shows to
be no story ("without", as stretches of the text): captions and credits of pictures, who wrote it and when, notices and offers of the site,
comments, titles of other stories, and what is written twice and stands in the page once.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from rag.config import Settings
from rag.corpus import line_keys, mark, read
from rag.types import Article, Kind

REVIEWED = {
    name: Path(__file__).with_name(file)
    for name, file in {"authors": "bylines.jsonl", "published": "dates.jsonl", "text": "bodies.jsonl"}.items()
}
PARTS = ("worked", "opened", "kept")
REPEATS = 5  # files that share a line, as in an index
_EAST_ASIAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # written without blanks: each letter is a word
_WORD = re.compile(rf"[{_EAST_ASIAN}]|[^\W{_EAST_ASIAN}]+")
_SEPARATED = re.compile(r"\s[|·•»«:–—-]+\s|\s*[|｜_]\s*|\s::\s|: | [-–—] ")
_NOBODY = re.compile(
    r"\d|@|www\.|https?:|\b(?:staff|team|redaktion|redacción|rédaction|desk|news|reports?|contributors?|foundation|online|blog|fernsehen)\b",
    re.IGNORECASE,
)
_FULL = re.compile(r"^[^\W\d_a-z].*\s\S|[\u3400-\u9fff]{2}")
_AND = re.compile(r"\s*(?:[,;|/&\n]|\b(?:and|und|et|y|avec|with)\b)\s*", re.IGNORECASE)
_BY = re.compile(r"^(?:written |posted )?(?:by|von|par|por)\s+|\(.*?\)|\s+(?:for|from)\s.*", re.IGNORECASE)
_SITE = re.compile(
    r"<meta[^>]*?(?:property|name)=[\"'](?:og:site_name|application-name)[\"'][^>]*?content=[\"']([^\"'<>]+)"
    r"|<meta[^>]*?content=[\"']([^\"'<>]+)[\"'][^>]*?(?:property|name)=[\"'](?:og:site_name|application-name)[\"']",
    re.IGNORECASE,
)


@dataclass
class Tally:
    """What was counted over some pages."""

    pages: int = 0
    unread: int = 0
    recall: list[float] = field(default_factory=list)
    precision: list[float] = field(default_factory=list)
    reviewed: list[tuple[float, float | None]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, page: dict[str, Any], article: Article | None, html: str) -> list[str]:
        """Count a page; what of it is wrong."""
        self.pages += 1
        if article is None:
            self.unread += 1
        self._body(page, article)
        wrong = []
        for name, hit in (("title", self._title), ("byline", self._byline), ("published", self._published)):
            if not hit(page, article, html):
                wrong.append(name)
        if article and article.outlet:
            self.counts["outlets"] += 1
            self.counts["outlets that are addresses"] += bool(re.match(r"https?:|www\.|/", article.outlet))
        return wrong

    def _body(self, page: dict[str, Any], article: Article | None) -> None:
        found = " ".join(article.text[s.start : s.end] for s in article.sentences if s.kind is Kind.BODY) if article else ""
        if page.get("text"):
            recall, precision = compared(page["text"], found)
            self.recall.append(recall)
            self.precision += [] if precision is None else [precision]
            self.reviewed += (
                [] if "text" in page["reviewed"] else [compared(story_in(page["text"], page["reviewed"].get("without", ())), found)]
            )
        if page.get("with"):
            plain = " ".join(words(found))
            self.counts["words within"] += len(page["with"])
            self.counts["words within, found"] += sum(" ".join(words(part)) in plain for part in page["with"])
            self.counts["words without, found"] += sum(" ".join(words(part)) in plain for part in page["without"] or ())

    def _title(self, page: dict[str, Any], article: Article | None, html: str) -> bool:
        gold, given = page.get("title") or "", article.title if article and article.title != article.file else ""
        names = {simple(name) for hit in _SITE.findall(html) for name in hit if name} - {""}
        left = bool(given) and keeps_site(given, gold, names)
        self.counts["titles"] += bool(given)
        self.counts["site names left"] += left
        if not gold:
            return not left
        right = simple(given) == simple(gold) or without_site(gold, names) == simple(given)
        self.counts["titles stated"] += 1
        self.counts["titles right"] += right
        return right and not left

    def _byline(self, page: dict[str, Any], article: Article | None, _: str) -> bool:
        gold, given = people(page.get("authors")), people(article.byline if article else None)
        for told, wanted in (("", gold), (", reviewed", people(page["reviewed"]["authors"]) if "authors" in page["reviewed"] else gold)):
            self.counts[f"bylines stated{told}"] += bool(wanted)
            self.counts[f"bylines given{told}"] += bool(given) and bool(wanted)
            self.counts[f"bylines right{told}"] += bool(wanted) and wanted == given
        self.counts["bylines of nobody"] += bool(given) and not page.get("authors") and page["set"] == "traf"
        return gold == given

    def _published(self, page: dict[str, Any], article: Article | None, _: str) -> bool:
        gold, given = (page.get("published") or "")[:10], (article.published if article else None) or ""
        for told, wanted in (("", gold), (", reviewed", page["reviewed"].get("published", gold))):
            self.counts[f"dates stated{told}"] += bool(wanted)
            self.counts[f"dates given{told}"] += bool(given) and bool(wanted)
            self.counts[f"dates right{told}"] += bool(wanted) and wanted == given
        return gold == given or not gold


def compared(gold: str, given: str) -> tuple[float, float | None]:
    """Recall and precision of the words of a text; no precision where there are none."""
    wanted, found = Counter(words(gold)), Counter(words(given))
    both = sum((wanted & found).values())
    return both / max(1, sum(wanted.values())), both / sum(found.values()) if found else None


def story_in(gold: str, without: Iterable[tuple[int, int]]) -> str:
    """A text less the stretches of it that are no story."""
    at, kept = 0, []
    for start, end in without:
        kept.append(gold[at:start])
        at = end
    return " ".join((*kept, gold[at:]))


def mean(values: list[float]) -> str:
    return f"{sum(values) / max(1, len(values)):.3f}"


def words(text: str) -> list[str]:
    """A text's words, alike however they are written."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower())


def simple(text: str) -> str:
    """Letters and digits alone."""
    return "".join(words(text)).replace("_", "")


def people(names: object) -> frozenset[str]:
    """Whom a byline names, in letters without accents: full names; accounts, nicknames and outlets are passed over."""
    listed = names if isinstance(names, list) else [names] if isinstance(names, str) else []
    found = (_BY.sub("", part.strip()).strip() for name in listed for part in _AND.split(name))
    names = (name for name in found if _FULL.search(name) and not _NOBODY.search(name))
    return frozenset("".join(c for c in unicodedata.normalize("NFKD", name).casefold() if c.isalnum()) for name in names)


def keeps_site(given: str, gold: str, names: set[str]) -> bool:
    """Whether a title has the name of its site before or behind it."""
    if gold and simple(given) != simple(gold) and without_site(given, set(), gold):
        return True
    ends = parts(given)
    return len(ends) > 1 and bool({simple(ends[0]), simple(ends[-1])} & names)


def parts(title: str) -> list[str]:
    return [part for part in _SEPARATED.split(title) if part]


def without_site(title: str, names: set[str], wanted: str = "") -> str | None:
    """The title less one of the names at its end or its beginning; only when it is the one that is wanted."""
    for part in _SEPARATED.finditer(title):
        for kept, cut in ((title[: part.start()], title[part.end() :]), (title[part.end() :], title[: part.start()])):
            if (wanted and simple(kept) == simple(wanted)) or (not wanted and simple(cut) in names):
                return simple(kept)
    return None


def corrections() -> dict[str, dict[str, Any]]:
    """What the reviews say of each file, by field."""
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for name, path in REVIEWED.items():
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            found[row["file"]]["without" if "without" in row else name] = row.get("without", row.get(name))
    return found


def part(file: str) -> str:
    """Which part of the pages one belongs to."""
    first, second = sha256(file.encode()).digest()[:2]
    return "worked" if first % 2 == 0 else "kept" if second % 2 else "opened"


def read_pages(folder: Path, pages: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Article | None]]:
    """Each page and its article, marked with what repeats over its set; None when nothing was read."""
    found = [(page, next(iter(read(folder, page["file"], Settings())[0]), None)) for page in pages]
    counts = Counter((page["set"], key) for page, article in found if article for key in set(line_keys(article)))
    for page, article in found:
        repeated = {key for key in line_keys(article) if counts[page["set"], key] >= REPEATS} if article else ()
        yield page, mark(article, repeated) if article else None


def row(name: str, tally: Tally) -> str:
    """A line of the table."""
    counts = tally.counts

    def share(part: str, whole: str) -> str:
        return f"{counts[part] / counts[whole]:.3f} ({counts[part]}/{counts[whole]})" if counts[whole] else "–"

    recall, precision = [one for one, _ in tally.reviewed], [one for _, one in tally.reviewed if one is not None]
    snippets = counts["words within, found"] + counts["words without, found"]
    cells = (
        name,
        f"{tally.pages} ({tally.unread})",
        f"{mean(tally.recall)} / {mean(tally.precision)}"
        if tally.recall
        else f"{counts['words within, found'] / counts['words within']:.3f} / {counts['words within, found'] / max(1, snippets):.3f}"
        if counts["words within"]
        else "–",
        f"{mean(recall)} / {mean(precision)} ({len(recall)})" if recall else "–",
        share("titles right", "titles stated"),
        share("site names left", "titles"),
        share("bylines right", "bylines stated"),
        share("bylines right", "bylines given"),
        share("bylines right, reviewed", "bylines stated, reviewed"),
        share("bylines right, reviewed", "bylines given, reviewed"),
        str(counts["bylines of nobody"]),
        share("dates given", "dates stated"),
        share("dates right", "dates given"),
        share("dates right, reviewed", "dates given, reviewed"),
        f"{counts['outlets']} ({counts['outlets that are addresses']})",
    )
    return f"| {' | '.join(cells)} |"


HEAD = (
    "| set | pages (not read) | body: recall / precision | reviewed | titles right | site names left | bylines right, of stated | of given "
    "| reviewed: of stated | of given | given, none stated | dates given | of these right | reviewed | outlets (addresses) |\n"
    + "|---" * 15
    + "|"
)


def main() -> None:
    """Read all pages and print the table, or what is wrong with those that may be looked at."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong", choices=("title", "byline", "published"))
    parser.add_argument("--part", choices=PARTS)
    given = parser.parse_args()
    pages = [json.loads(line) for line in (given.folder / "pages.jsonl").read_text(encoding="utf-8").splitlines()]
    corrected = corrections()
    pages = [page for page in pages if given.part in (None, part(page["file"]))]
    tallies: dict[str, Tally] = {}
    for page, article in read_pages(given.folder, pages):
        html = (given.folder / page["file"]).read_text(encoding="utf-8", errors="replace")
        page["reviewed"] = corrected.get(page["file"], {})
        for name in (f"{page['set']}, {part(page['file'])}", part(page["file"]), "all"):
            wrong = tallies.setdefault(name, Tally()).add(page, article, html)
        if given.wrong in wrong and part(page["file"]) != "kept":
            gold = page.get({"byline": "authors"}.get(given.wrong, given.wrong))
            print(page["file"], "|", gold, "|", getattr(article, given.wrong, None), "|", article and article.provenance.get(given.wrong))
    print(HEAD, *(row(name, tallies[name]) for name in sorted(tallies)), sep="\n")


if __name__ == "__main__":
    main()
