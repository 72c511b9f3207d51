"""Every format gives articles whose fields say where they were read, or a reason in words."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from rag.config import Settings
from rag.corpus import discover, line_keys, mark, read, split
from rag.corpus.formats import text_hash
from rag.corpus.readers import SUFFIXES
from rag.types import Article, Skipped
from tests.corpus.printed import column, pdf

STORY = (
    "The council voted 14 to 9 on Wednesday to repair the bridge for 5.9 million euros. The works begin in May and last seven weeks. "
    "“We have an honest price,” said the mayor, Ines Varga. Two other companies had made offers, of which the cheapest came a day late."
)
PAGE = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Bridge contract | Courier</title>
<meta property="og:title" content="Council gives bridge contract"><meta property="og:site_name" content="Brackwater Courier">
<meta name="author" content="Hanne Brodin"><meta property="article:published_time" content="2025-04-02T20:15:00+02:00">
<meta property="og:url" content="https://courier.example/bridge"></head><body><nav><a href="/">Home</a><a href="/news">News</a></nav>
<article><h1>Council gives bridge contract</h1><p>{STORY}</p><p>{STORY.replace("bridge", "ferry landing")}</p></article>
<aside><p>Most read</p><a href="/a">Rovers sign a goalkeeper</a></aside><footer>© Courier</footer></body></html>"""


def one(folder: Path, name: str, data: bytes) -> Article:
    (folder / name).write_bytes(data)
    articles, _ = read(folder, name, Settings())
    assert len(articles) == 1, name
    return mark(articles[0])


def reason(folder: Path, name: str, data: bytes, settings: Settings | None = None) -> str:
    (folder / name).write_bytes(data)
    articles, (skipped,) = read(folder, name, settings or Settings())
    assert not articles
    return skipped.reason


def test_a_saved_page(tmp_path: Path) -> None:
    article = one(tmp_path, "a.html", PAGE.encode())
    assert (article.title, article.byline, article.outlet) == ("Council gives bridge contract", "Hanne Brodin", "Brackwater Courier")
    assert (article.published, article.language, article.url) == ("2025-04-02", "en", "https://courier.example/bridge")
    assert article.provenance["published"] == "meta article:published_time"
    assert article.provenance["outlet"] == "meta og:site_name"
    assert "14 to 9" in article.text
    assert "Rovers" not in article.text
    assert (article.extractor or "").startswith("trafilatura ")


def test_a_page_without_a_date_gets_none(tmp_path: Path) -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2025-04-02T20:15:00+02:00">', "")
    assert one(tmp_path, "a.html", page.encode()).published is None


def test_a_page_in_another_encoding(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "windows-1252").replace("Ines", "Inês")
    article = one(tmp_path, "a.htm", page.encode("cp1252"))
    assert article.encoding == "cp1252"
    assert "Inês Varga" in article.text


def test_a_pdf_is_one_story_that_knows_its_pages(tmp_path: Path) -> None:
    first = [
        "The council voted 14 to 9 on Wednesday to repair the old Salters",
        "Bridge for 5.9 million euros. The works begin in May and are due to",
        "end in July.",
    ]
    (tmp_path / "a.pdf").write_bytes(pdf(column(first, 72, 720), column(["The second page."], 72, 720), []))
    (article,), skipped = read(tmp_path, "a.pdf", Settings())
    assert "the old Salters Bridge for 5.9 million euros." in article.text
    assert article.part is None
    assert article.part_at(0) == "page 1"
    assert article.part_at(article.text.index("The second")) == "page 2"
    assert article.is_at("page 2")
    assert not article.is_at("story 2")
    assert skipped == ()


def test_pdfs_that_cannot_be_read(tmp_path: Path) -> None:
    assert "no text" in reason(tmp_path, "blank.pdf", pdf([]))
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(column(["secret"], 72, 720)))))
    writer.encrypt("password", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    assert "password" in reason(tmp_path, "locked.pdf", locked.getvalue())
    assert "not a valid PDF" in reason(tmp_path, "broken.pdf", b"%PDF-1.4 nothing else")


def test_a_word_file(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Council gives bridge contract", 0)
    document.add_paragraph("By Hanne Brodin")
    document.add_paragraph(STORY)
    document.add_table(1, 2).rows[0].cells[1].text = "5.9 million"
    document.core_properties.author = "somebody's computer"
    document.save(str(tmp_path / "b.docx"))
    article = one(tmp_path, "a.docx", (tmp_path / "b.docx").read_bytes())
    assert (article.title, article.byline, article.published) == ("Council gives bridge contract", "Hanne Brodin", None)
    assert "5.9 million" in article.text
    assert "not a valid Word file" in reason(tmp_path, "c.docx", b"PK nothing")


def test_a_message(tmp_path: Path) -> None:
    message = (
        "From: Radio Skerry <news@skerry.example>\r\nSubject: =?utf-8?q?Ferry_from_Monday?=\r\nDate: Wed, 12 Mar 2025 17:40:00 +0100\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\n\r\nTwo ferries will carry passengers to the Caf=E9 Lantern.\r\n--b\r\n"
        'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="plan.pdf"\r\n\r\nx\r\n--b--\r\n'
    )
    article = one(tmp_path, "a.eml", message.encode())
    assert (article.title, article.outlet, article.published) == ("Ferry from Monday", "Radio Skerry", "2025-03-12")
    assert "Café Lantern" in article.text
    assert article.provenance["published"] == "header Date"
    assert read(tmp_path, "a.eml", Settings())[1][0] == Skipped("a.eml", "it is not a valid PDF", "attachment plan.pdf")
    assert "not a mail message" in reason(tmp_path, "b.eml", b"just some words")


def test_records(tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {"title": "One", "text": STORY, "published": "2025-04-02T20:15:00Z", "author": ["A. Lee", "B. Roe"], "source": "Courier"}
        ),
        "{broken",
        "",
        json.dumps({"title": "No text"}),
        json.dumps({"headline": "Two", "body": "It \ud800 rained.", "date": "3/4/2025"}),
        "[1, 2]",
        json.dumps("words"),
        "[" * 100_000,
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    articles, skipped = read(tmp_path, "a.jsonl", Settings())
    assert [(a.part, a.title, a.byline, a.published) for a in articles] == [
        ("record 1", "One", "A. Lee, B. Roe", "2025-04-02"),
        ("record 5", "Two", None, None),
    ]
    assert articles[0].provenance["published"] == "field published"
    assert [s.part for s in skipped] == ["record 2", "record 4", "record 6", "record 7", "record 8"]
    articles[1].text.encode()


def test_a_chapter_that_a_book_names_again_and_again_is_read_once(tmp_path: Path) -> None:
    opf = '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.html"/></manifest><spine>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("META-INF/container.xml", '<container><rootfile full-path="b.opf"/></container>')
        book.writestr("b.opf", opf + '<itemref idref="a"/>' * 3 + "</spine></package>")
        book.writestr("a.html", f"<h1>Bridge</h1><p>{STORY}</p>")
    article = one(tmp_path, "book.epub", out.getvalue())
    assert (article.title, article.part) == ("Bridge", None)


def test_packed_files(tmp_path: Path) -> None:
    assert one(tmp_path, "a.txt.gz", gzip.compress(STORY.encode())).text == STORY
    assert "14 to 9" in one(tmp_path, "a.html.gz", gzip.compress(PAGE.encode())).text
    assert "gzip" in reason(tmp_path, "b.txt.gz", gzip.compress(STORY.encode())[:40])
    bomb = gzip.compress(b"a " * 1_000_000)
    assert "larger" in reason(tmp_path, "c.txt.gz", bomb, Settings(max_file_bytes=100_000))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", "\ufeff \u2028\n".encode(), "empty"),
        ("picture.txt", bytes(range(256)) * 20, "not text"),
        ("big.md", b"a" * 2000, "larger"),
        ("page.html", b"<html><body><p></p></body></html>", "no article"),
    ],
)
def test_reasons(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    assert said in reason(tmp_path, name, data, Settings(max_file_bytes=1500) if name == "big.md" else None)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "\ufeffÉire agus Café, a naïve plan."),
        ("utf-16", "Éire agus Café, a naïve plan for the council."),
        ("cp1252", "The café’s owner said “no” — naïve or not — to the mayor’s plan on Monday. " + STORY.split("“")[0]),
        ("utf-16-le", "The council voted on Wednesday to repair the bridge."),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, text: str) -> None:
    article = one(tmp_path, "a.txt", text.encode(encoding))
    assert article.text == text
    assert article.encoding
    assert text.encode(encoding).decode(article.encoding) == text


def test_other_scripts_are_told_apart(tmp_path: Path) -> None:
    for encoding, text in (
        ("cp1251", "Совет проголосовал в среду за ремонт старого моста через реку. " * 8),
        ("shift_jis", "市議会は水曜日に橋の修理を決めた。" * 12),
    ):
        assert one(tmp_path, "a.txt", text.encode(encoding)).text == text


def test_what_is_found_in_a_folder(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "sub").mkdir(parents=True)
    (tmp_path / "outside.txt").write_text("secret")
    (root / "sub" / "a.txt").write_text("A story.")
    (root / "b.jsonl.gz").write_bytes(b"x")
    (root / "c.exe").write_bytes(b"x")
    (root / ".hidden.txt").write_text("x")
    (root / "out.txt").symlink_to(tmp_path / "outside.txt")
    (root / "loop").symlink_to(root)
    (root / "gone.txt").symlink_to(root / "nothing.txt")
    found = {item.file: item.reason if isinstance(item, Skipped) else item.size for item in discover(root)}
    assert found["sub/a.txt"] == 8
    assert found["b.jsonl.gz"] == 1
    assert "not a kind of file" in str(found["c.exe"])
    assert "out of the folder" in str(found["out.txt"])
    assert "link" in str(found["loop"])
    assert "cannot be read" in str(found["gone.txt"])
    assert set(found) == {"sub/a.txt", "b.jsonl.gz", "c.exe", "out.txt", "loop", "gone.txt"}
    assert "leads out" in read(root, "out.txt", Settings())[1][0].reason
    assert [item.file for item in discover(root / "sub" / "a.txt")] == ["a.txt"]
    assert read(root / "sub" / "a.txt", "a.txt", Settings())[0][0].text == "A story."


ANY = st.one_of(
    st.binary(max_size=600),
    st.text(max_size=300).map(str.encode),
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</div>",
                "<html",
                "{\\rtf1",
                "<rss>",
                "<item>",
                "---\n",
                "WARC/1.0\r\n",
                "PK\x03\x04",
                "End of Document",
                "{",
                '{"text": "a b"}',
                "\n",
                "From: a\n",
                "Date: x\n\n",
                "%PDF-1.4",
                "\x00",
                "&#0;",
                "“",
            ]
        )
    ).map(lambda parts: "".join(parts).encode()),
)


@pytest.mark.slow
@given(ANY, st.sampled_from([*SUFFIXES, ".txt.gz", ".html.gz", ""]))
@settings(max_examples=400, deadline=None)
def test_any_bytes_in_any_format(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / f"a{suffix}").write_bytes(data)
    articles, skipped = read(folder, f"a{suffix}", Settings())
    assert all(s.reason for s in skipped)
    for article in articles:
        marked = mark(article, line_keys(article))
        assert marked.text_sha256 == text_hash(article.text)
        assert all(0 <= s.start < s.end <= len(article.text) for s in marked.sentences)
        split(marked, lambda text: len(text.split()) + 2, 50)
        repr(marked).encode()
