"""The documentation as pages for a browser: every link and anchor is there, and nothing comes from elsewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

ROOT = Path(__file__).resolve().parents[1]
pytest.importorskip("mkdocs", reason="the site is made with mkdocs: pip install -e '.[docs]'")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run([sys.executable, "docs/site_pages.py", str(folder)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


def broken(page: Path) -> list[str]:
    """What a page links to or loads that is not there."""
    tree = html.fromstring(page.read_bytes())
    aims = [*tree.xpath("//a/@href"), *tree.xpath("//link/@href"), *tree.xpath("//img/@src"), *tree.xpath("//script/@src")]
    return [aim for aim in aims if not _is_there(page, urlsplit(aim).path, urlsplit(aim).fragment) and "://" not in aim]


def _is_there(page: Path, path: str, place: str) -> bool:
    aim = page.parent / unquote(path) if path else page
    aim = aim / "index.html" if aim.is_dir() else aim
    if not aim.is_file():
        return False
    return not place or aim.suffix != ".html" or bool(html.fromstring(aim.read_bytes()).xpath("//*[@id=$place]", place=unquote(place)))


def test_every_page_of_the_documentation_is_on_it(site: Path) -> None:
    pages = [path.relative_to(ROOT).with_suffix(".html") for path in (ROOT / "docs").rglob("*.md") if path.name != "README.md"]
    assert [page for page in pages if not (site / page).is_file()] == []
    assert "every sentence carries a footnote" in (site / "index.html").read_text(encoding="utf-8")


def test_every_link_leads_somewhere(site: Path) -> None:
    pages = [page for page in site.rglob("*.html") if page.name not in ("404.html", "search.html")]
    assert {str(page.relative_to(site)): found for page in pages if (found := broken(page))} == {}


def test_a_link_that_leads_nowhere_is_seen(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text("<p id='here'>x</p>")
    (tmp_path / "a.html").write_text("<p><a href='b.html#here'>x</a><a href='b.html#gone'>x</a><a href='c.html'>x</a><img src='d.svg'></p>")
    assert broken(tmp_path / "a.html") == ["b.html#gone", "c.html", "d.svg"]


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    loads = "//script/@src | //img/@src | //iframe/@src | //link[@rel='stylesheet' or @rel='icon' or @rel='shortcut icon']/@href"
    for page in site.rglob("*.html"):
        assert [aim for aim in html.fromstring(page.read_bytes()).xpath(loads) if urlsplit(str(aim)).netloc] == [], page
