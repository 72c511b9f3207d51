"""One registry of readers, and what each makes of files of its kind."""

from __future__ import annotations

import csv
import gzip
import json
import textwrap
from email.message import EmailMessage
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from rag.config import Settings, load_settings
from rag.corpus import discover, in_pieces, line_keys, mark, read
from rag.corpus.archive import xml_of
from rag.corpus.formats import Format, Result, text_hash
from rag.corpus.gates import gate
from rag.corpus.readers import FORMATS, SUFFIXES, reader_versions
from rag.errors import ConfigError
from rag.types import Article, Kind, Skipped
from tests.corpus.printed import Placed, by_rows, column, pdf

DOCS = Path(__file__).parents[2] / "docs" / "articles.md"
CASES = sorted(path for path in (Path(__file__).parent / "cases").rglob("*") if path.is_file() and path.name != "expect.json")
FIRST = (
    "The harbour of Orran island will close for four months from April, the harbour master Vera Kolm said on Monday. The quay is no longer "
    "safe, and the works cost 8.6 million pounds. Ferries will leave from Gull Bridge instead, with a bus from the village every hour."
)
SECOND = (
    "Fishermen will get 4,000 pounds for each boat. Their union called the offer an insult and wants twice as much. The island council "
    "votes on the money on 9 April. Its leader Bo Carlisle said that he expects a narrow yes, since the mainland pays half of the costs."
)
THIRD = (
    "The last repair of the quay was in 1987. Divers saw holes in the steel in January, and the inspectors closed the outer part at once. "
    "Engineers from Tarn drew up the plan in six weeks. It foresees a new wall of steel, 140 metres long, that should last sixty years."
)
PAGE = (
    "<!DOCTYPE html><html><head><title>Harbour</title></head><body><article><h1>Harbour</h1>"
    f"<p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
)


def all_of(folder: Path, name: str, data: bytes | str, settings: Settings | None = None) -> Result:
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return read(folder, name, settings or Settings())


def one(folder: Path, name: str, data: bytes | str, settings: Settings | None = None) -> Article:
    (article,), _ = all_of(folder, name, data, settings)
    return mark(article)


def row_of(format: Format) -> str:
    suffixes = " ".join(f"`{suffix}`" for suffix in format.suffixes)
    part = "" if format.part == "none" else f". Part: {format.part.removeprefix('none; ')}"
    by, left_out = format.by and f", {format.by}", format.left_out and f". Left out: {format.left_out}"
    return f"- {suffixes} ({format.name}{by}): {format.text}{part}{left_out}"


def test_the_documentation_and_the_help_name_every_format() -> None:
    from rag.cli.index import index

    documented = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("- `.")]
    assert documented == [row_of(format) for format in FORMATS]
    shown = CliRunner().invoke(index, ["--help"]).output.split()
    assert {suffix for suffix in SUFFIXES if suffix not in shown and f"{suffix}," not in shown} == set()
    assert len(SUFFIXES) == len(set(SUFFIXES))


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_span_is_exact_in_every_format(path: Path) -> None:
    for article in map(mark, read(path.parent, path.name, Settings())[0]):
        assert article.text_sha256 == text_hash(article.text)
        for sentence in article.sentences:
            words = article.text[sentence.start : sentence.end]
            assert words
            assert words == words.strip()
        assert all(a.end <= b.start for a, b in pairwise(article.sentences))
        assert all(start <= len(article.text) for start, _ in article.pages)


@pytest.mark.parametrize("name", ["a.php", "b.aspx", "c.xhtml", "page", "index.html?x=1", "story.jsp"])
def test_a_name_that_says_nothing_is_read_by_content(tmp_path: Path, name: str) -> None:
    assert FIRST in one(tmp_path, name, PAGE).text
    assert not isinstance(next(iter(discover(tmp_path))), Skipped)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("code.php", "<?php echo '<html>'; ?>"),
        ("tool.py", f"'''{FIRST}'''"),
        ("notes.log", FIRST),
        ("Makefile", "all: x\n"),
        ("picture.jpg", PAGE),
    ],
)
def test_what_is_no_story_stays_unread(tmp_path: Path, name: str, data: str) -> None:
    (tmp_path / name).write_text(data)
    assert isinstance(next(iter(discover(tmp_path))), Skipped)
    assert read(tmp_path, name, Settings())[0] == ()


def columns(*lefts: tuple[float, float], width: int) -> list[list[Placed]]:
    texts = (FIRST, SECOND, THIRD)
    return [column(textwrap.wrap(text, width), left, top) for text, (left, top) in zip(texts, lefts, strict=False)]


@pytest.mark.parametrize("aligned", [True, False])
@pytest.mark.parametrize("rows", [True, False])
def test_columns_are_read_one_after_the_other(tmp_path: Path, rows: bool, aligned: bool) -> None:
    three = columns((50, 700), (225, 700 if aligned else 696), (400, 700 if aligned else 703), width=28)
    head = [(50.0, 740.0, "Harbour of Orran to close for four months", 20.0)]
    text = one(tmp_path, "a.pdf", pdf(head + (by_rows(*three) if rows else [*three[0], *three[1], *three[2]]))).text
    assert text.split("\n")[0] == "Harbour of Orran to close for four months"
    assert " ".join(text.split("\n")[1:]) == f"{FIRST} {SECOND} {THIRD}"


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    rows = [("Town", "Votes", "Share"), ("Penrow", "14,230", "41.2"), ("Lisk", "9,120", "38.7"), ("Tarn", "4,002", "55.0")]
    cells = [(50.0 + 150 * x, 680.0 - 12 * y, cell, 10.0) for y, row in enumerate(rows) for x, cell in enumerate(row)]
    assert "Penrow 14,230 41.2\nLisk 9,120 38.7" in one(tmp_path, "a.pdf", pdf(column([FIRST[:80]], 50, 720) + cells)).text


def test_running_heads_are_no_text_and_sentences_go_over_pages(tmp_path: Path) -> None:
    lines = textwrap.wrap(f"{FIRST} {SECOND} {THIRD}", 70)
    third = len(lines) // 3
    pages = [
        [(50.0, 770.0, "ORRAN COURIER", 8.0), *column(part, 50, 740), (300.0, 30.0, str(number), 8.0)]
        for number, part in enumerate((lines[:third], lines[third : 2 * third], lines[2 * third :]), 1)
    ]
    article = one(tmp_path, "a.pdf", pdf(*pages))
    assert article.text == f"{FIRST} {SECOND} {THIRD}"
    assert [article.part_at(article.text.index(words)) for words in ("The harbour", "Engineers")] == ["page 1", "page 3"]


@pytest.mark.parametrize("title", ["untitled", "Microsoft Word - harbour_final2.doc", "harbour_v3", "20240305.indd", "Document1"])
def test_a_junk_title_yields_to_the_headline(tmp_path: Path, title: str) -> None:
    page = [(50.0, 740.0, "Harbour of Orran to close for four months", 20.0), *column(textwrap.wrap(FIRST, 60), 50, 700)]
    assert one(tmp_path, "a.pdf", pdf(page, title=title)).title == "Harbour of Orran to close for four months"


def message(text: str, subject: str = "Fwd: Harbour") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Ann Lee <ann@mail.example>", "bo@mail.example", subject
    mail["Date"] = "Wed, 06 Mar 2024 10:00:00 +0000"
    mail.set_content(text)
    return mail


@pytest.mark.parametrize(
    "above",
    [
        "---------- Forwarded message ---------\nFrom: Orran Courier <n@courier.example>\nDate: Tue, 5 Mar 2024 at 06:30\n"
        "Subject: Quay shut\nTo: Ann",
        "-----Original Message-----\nFrom: Orran Courier [mailto:n@courier.example]\nSent: 5 March 2024 06:30\nTo: Ann\nSubject: Quay shut",
        "Begin forwarded message:\n\nFrom: Orran Courier <n@courier.example>\nSubject: Quay shut\nDate: 5 March 2024 at 06:30\nTo: Ann",
        "________________________________\nVon: Orran Courier <n@courier.example>\nGesendet: 2024-03-05 06:30\nAn: Ann\nBetreff: Quay shut",
        "_____\n*From:* Orran Courier <n@courier.example>\n*Sent:* 5 March 2024 06:30\n*To:* Ann\n*Subject:* Quay shut",
        "-------- Weitergeleitete Nachricht ------\nBetreff: Quay shut\nDatum: 2024-03-05\nVon: Orran Courier <n@courier.example>\nAn: Ann",
    ],
)
def test_a_forwarded_message_is_the_story(tmp_path: Path, above: str) -> None:
    article = one(tmp_path, "a.eml", bytes(message(f"FYI\n\n{above}\n\n{FIRST}\n")))
    assert (article.title, article.outlet, article.published) == ("Quay shut", "Orran Courier", "2024-03-05")
    assert "FYI" not in article.text
    assert "quay is no longer safe" in " ".join(article.text.split())


def test_a_newsletter_laid_out_in_tables_is_paragraphs(tmp_path: Path) -> None:
    rows = f"<tr><td><a href=x>View in browser</a></td></tr><tr><td><h1>Quay shut</h1><p>{FIRST}</p><p>{SECOND}</p></td></tr>"
    message = f"From: a@b.example\nSubject: News\nContent-Type: text/html; charset=utf-8\n\n<html><body><table>{rows}</table></body></html>"
    text = one(tmp_path, "a.eml", message).text
    assert "|" not in text
    assert "Quay shut" not in text or "Quay shut\n" in text


def test_a_notice_of_rights_before_the_story_is_no_headline(tmp_path: Path) -> None:
    head = "Quay to close\nBy Ann Lee\n120 words\n3 May 2024\n10:15\nThe Lisk Lantern\nLISKL\nEnglish\n© 2024 Lisk Media.\n\n"
    story = f"{head}{FIRST}\n\n{SECOND}\n\nDocument LISKL00020240503ek5300001\n\n"
    (tmp_path / "a.txt").write_text(story + story.replace("close", "open").replace("300001", "300002"), encoding="utf-8")
    for article in map(mark, read(tmp_path, "a.txt", Settings())[0]):
        assert not any("©" in article.text[s.start : s.end] for s in article.sentences if s.kind is Kind.BODY)


def test_attachments_are_read_as_what_they_are(tmp_path: Path) -> None:
    mail = message("See the files.")
    mail.add_attachment(message(SECOND, "Fishermen"))
    mail.add_attachment(pdf(column(textwrap.wrap(THIRD, 70), 50, 700)), maintype="application", subtype="pdf", filename="quay.pdf")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="quay.png")
    mail.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="quay.exe")
    articles, skipped = all_of(tmp_path, "a.eml", bytes(mail))
    assert [(a.part, a.title) for a in map(mark, articles)] == [
        (None, "Fwd: Harbour"),
        ("attachment 1", "Fishermen"),
        ("attachment quay.pdf", THIRD[:300].split("\n")[0]),
    ]
    assert [s.part for s in skipped] == ["attachment quay.exe"]


@pytest.mark.parametrize(
    "record",
    [
        {
            "title": {"rendered": "Harbour &amp; quay"},
            "content": {"rendered": f"<p>{FIRST}</p>", "protected": False},
            "date": "2024-03-05T08:00:00",
        },
        {
            "headline": "Harbour & quay",
            "content_elements": [{"type": "image", "caption": "x"}, {"type": "text", "content": FIRST}],
            "day": "20240305",
        },
        {"heading": "Harbour & quay", "article": {"body": FIRST}, "date": {"$date": {"$numberLong": "1709625600000"}}},
        {
            "response": {
                "results": [{"webTitle": "Harbour & quay", "webPublicationDate": "2024-03-05", "fields": {"body": f"<p>{FIRST}</p>"}}]
            }
        },
        {"hits": {"hits": [{"_id": "1", "_source": {"title": "Harbour & quay", "text": FIRST, "timestamp": 1709625600}}]}},
        {"@graph": [{"@type": "NewsArticle", "headline": "Harbour & quay", "articleBody": FIRST, "datePublished": "2024-03-05"}]},
        {"TITLE": "Harbour & quay", "Body Text": [[FIRST]], "Publish-Date": "5 March 2024"},
        {
            "data": {
                "article": {"headline": {"main": "Harbour & quay"}, "pub_date": "2024-03-05", "body": [{"type": "p", "content": FIRST}]}
            }
        },
    ],
)
def test_records_of_many_shapes(tmp_path: Path, record: dict[str, object]) -> None:
    article = one(tmp_path, "a.json", json.dumps(record))
    assert (article.text, article.title, article.published) == (FIRST, "Harbour & quay", "2024-03-05")


@pytest.mark.parametrize(
    ("fields", "byline", "outlet", "published"),
    [
        (
            {
                "author": [{"@type": "Organization", "name": "Orran Courier"}, {"@type": "Person", "name": "Ann Lee"}],
                "datePublished": "2024-03-05T23:30:00-05:00",
            },
            "Ann Lee",
            None,
            "2024-03-05",
        ),
        ({"_embedded": {"author": [{"name": "Ann Lee"}]}, "date": "2024-03-05"}, "Ann Lee", None, "2024-03-05"),
        ({"Author": "Lee, Ann", "date": "2024-03-05"}, "Ann Lee", None, "2024-03-05"),
        ({"authors": ["Ann Lee", "Reuters"], "source_domain": "www.courier.example"}, "Ann Lee", "courier.example", None),
        ({"author": "ann@courier.example (Ann Lee)", "published_at": 1709625600000}, "Ann Lee", None, "2024-03-05"),
        ({"author": "Orran Courier", "publisher": {"name": "Orran Courier"}}, None, "Orran Courier", None),
        ({"author": "None", "date": "03/05/2024", "language": "en-US"}, None, None, "2024-03-05"),
        ({"author": 105092, "date": "03/05/2024", "lang": "fr"}, None, None, "2024-05-03"),
        ({"AUTHORS": "Ann Lee; Bo Roe", "DATE": "03/05/2024"}, "Ann Lee, Bo Roe", None, None),
        ({"byline": "By <b>Ann Lee</b> and Bo Roe", "datum": "5. März 2024"}, "Ann Lee and Bo Roe", None, "2024-03-05"),
        ({"source": "https://www.courier.example/news/1", "date": "2024-03"}, None, None, None),
    ],
)
def test_fields_of_records_are_what_they_name(
    tmp_path: Path, fields: dict[str, object], byline: str | None, outlet: str | None, published: str | None
) -> None:
    article = one(tmp_path, "a.json", json.dumps({"title": "Quay shut", "text": FIRST, **fields}))
    assert (article.byline, article.outlet, article.published) == (byline, outlet, published)


@pytest.mark.parametrize(
    "title", ["Quay shut | Orran Courier", "Orran Courier: Quay shut", "Quay shut » Orran Courier", "Quay shut (Courier.example)"]
)
def test_a_title_loses_its_site_for_any_separator(tmp_path: Path, title: str) -> None:
    head = f'<title>{title}</title><meta property="og:site_name" content="Orran Courier"><meta property="og:url" content="https://courier.example/1">'
    assert one(tmp_path, "a.html", PAGE.replace("<title>Harbour</title>", head).replace("<h1>Harbour</h1>", "")).title == "Quay shut"


def test_what_repeats_at_the_end_of_titles_is_no_title() -> None:
    titles = ["Quay shut – Lisk 24", "Otters are back – Lisk 24", "Tram late – Lisk 24", "Town votes – Lisk 24", "Five lost – Lisk 24"]
    articles = [Article("a.html", f"{FIRST} {number}", "", title) for number, title in enumerate(titles)]
    repeated = frozenset.intersection(*map(line_keys, articles))
    assert [mark(a, repeated).title for a in articles] == [title.removesuffix(" – Lisk 24") for title in titles]
    assert [mark(a).title for a in articles] == titles


def test_a_map_of_fields_comes_before_every_guess(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[fields]\ntext = "body.sections[].paragraphs"\ntitle = "head.main"\n')
    monkeypatch.setenv("FOOTNOTE_CONFIG", str(config))
    settings = load_settings()
    record = {
        "text": "No.",
        "head": {"main": "Quay shut"},
        "body": {"sections": [{"paragraphs": [FIRST]}, {"paragraphs": [SECOND, THIRD]}]},
    }
    article = one(tmp_path, "a.jsonl", json.dumps(record), settings)
    assert (article.title, article.text) == ("Quay shut", f"{FIRST}\n\n{SECOND}\n\n{THIRD}")
    changed = {name for name, version in reader_versions(Settings()).items() if reader_versions(settings)[name] != version}
    assert changed == {"JSON lines", "JSON", "table"}
    config.write_text('[fields]\nwords = "a"\n')
    with pytest.raises(ConfigError):
        load_settings()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv", "a.mbox"])
def test_a_large_file_in_pieces_gives_the_same(tmp_path: Path, name: str) -> None:
    records = [{"title": f"Quay {number}", "text": f"{FIRST}\n\n" * 100 + f"Story {number}."} for number in range(320)]
    with (tmp_path / name).open("w", newline="") as out:
        if name.endswith("csv"):
            writer = csv.DictWriter(out, ["title", "text"])
            writer.writeheader()
            writer.writerows(records)
        elif name.endswith("mbox"):
            for record in records:
                out.write(f"From a@b Tue Mar  5 06:30:00 2024\nFrom: A <a@b.example>\nSubject: {record['title']}\n\n{record['text']}\n\n")
        else:
            out.write(json.dumps(records) if name.endswith("json") else "\n".join(map(json.dumps, records)))
    small = Settings(max_file_bytes=6_000_000)
    assert in_pieces(tmp_path, name, small)
    whole, pieces = read(tmp_path, name, Settings()), read(tmp_path, name, small)
    assert len(whole[0]) == len(records)
    assert [(a.part, a.title, a.text_sha256) for a in pieces[0]] == [(a.part, a.title, a.text_sha256) for a in whole[0]]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Attention Required! | Cloudflare",
            "Sorry, you have been blocked. You are unable to access courier.example. Cloudflare Ray ID: 7d1e.",
        ),
        (
            "Pardon Our Interruption",
            "Something about your browser made us think you were a bot. You've disabled JavaScript in your browser.",
        ),
        (
            "Bevor Sie fortfahren",
            "Wir und unsere Partner verarbeiten personenbezogene Daten. Mit Ihrer Einwilligung zeigen wir Werbung und Tracking.",
        ),
        (
            "Le Courrier",
            "Avec nos partenaires, nous traitons des données personnelles. Vous pouvez retirer votre consentement. Tout accepter",
        ),
        ("403 Forbidden", "403 Forbidden. You don't have permission to access this resource."),
    ],
)
def test_walls_and_checks_are_no_stories(title: str, text: str) -> None:
    assert gate(title, text)
    assert gate(title, f"{text} {FIRST} {SECOND} {THIRD}") is None
    assert gate("Harbour", FIRST) is None


@pytest.mark.parametrize("packed", [False, True])
def test_a_large_limit_costs_no_memory(tmp_path: Path, packed: bool) -> None:
    """Room is made for what a file holds, not for what it might hold."""
    words = b"Mayor opens the bridge\n\nMayor Ada Quill opened the bridge on Monday.\n"
    (tmp_path / ("a.txt.gz" if packed else "a.txt")).write_bytes(gzip.compress(words) if packed else words)
    (article,), _ = read(tmp_path, "a.txt.gz" if packed else "a.txt", Settings(max_file_bytes=10**12))
    assert "Ada Quill" in article.text


def test_what_an_xml_file_says_of_its_entities_is_not_put_into_its_text(tmp_path: Path) -> None:
    told = '<!DOCTYPE a [<!ENTITY e "It is put in.">]>'
    assert "put in" not in "".join(xml_of(f"{told}<a>It rained. &e;</a>".encode()).itertext())
    feed = f"{told}<rss><channel><item><description>It rained. &e; It is dry.</description></item></channel></rss>"
    assert "put in" not in one(tmp_path, "a.rss", feed.encode()).text


@pytest.mark.parametrize("bit", range(16))
def test_a_message_that_a_mail_program_holds_for_deleted_is_not_read(tmp_path: Path, bit: int) -> None:
    head = f"From ann@dorn.example Fri May  3 10:00:00 2024\nX-Mozilla-Status: {1 << bit:04x}\nSubject: Quay shut\n\n"
    found, missing = all_of(tmp_path, "a.mbox", f"{head}{FIRST}\n")
    assert (len(found), len(missing)) == ((0, 1) if bit == 3 else (1, 0))


def record(url: str, kind: str, body: bytes, status: str = "200 OK", of: str = "response") -> bytes:
    """A record of a web archive: what was answered at an address, or put into the archive by itself."""
    if of != "resource":
        body, kind = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body, "application/http"
    head = f"WARC/1.0\r\nWARC-Type: {of}\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    return f"{head}Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


@pytest.mark.parametrize(
    ("url", "stated", "address"),
    [
        ("https://dorn.example/quay", "", "https://dorn.example/quay"),
        ("https://dorn.example/quay", "https://dorn.example/a", "https://dorn.example/a"),
        ("urn:page", "", None),
        ("urn:page", "https://dorn.example/a", "https://dorn.example/a"),
    ],
)
def test_a_page_of_an_archive_has_its_own_address_or_that_of_its_record(tmp_path: Path, url: str, stated: str, address: str | None) -> None:
    page = PAGE.replace("<title>", f"<link rel=canonical href={stated}><title>") if stated else PAGE
    assert one(tmp_path, "a.warc", record(url, "text/html", page.encode(), of="resource")).url == address


@pytest.mark.parametrize("label", ["iso-8859-2", "'iso-8859-2'", '"ISO-8859-2"; x=y'])
def test_a_page_of_an_archive_is_in_the_encoding_that_was_answered(tmp_path: Path, label: str) -> None:
    told = PAGE.replace("Vera Kolm", "Łucja Ząbek").encode("iso-8859-2")
    assert "Łucja Ząbek" in one(tmp_path, "a.warc", record("https://dorn.example/quay", f"text/html; charset={label}", told)).text


def test_only_what_was_answered_in_an_archive_is_read_and_all_of_it_is_counted(tmp_path: Path) -> None:
    other, page = "https://dorn.example/{}", PAGE.encode()
    records = [
        record(other.format("asked"), "text/html", page, of="request"),
        record(other.format("gone"), "text/html", page, status="404 Not Found"),
        record(other.format("seal"), "image/png", page),
        record(other.format("robots.txt"), "text/plain", FIRST.encode()),
        record(other.format("quay"), "text/html", page),
        record(other.format("kept"), "text/html", page, of="resource"),
        record(other.format("note"), "text/plain; charset=utf-8", f"{FIRST}\n\n{SECOND}".encode()),
    ]
    found, missing = all_of(tmp_path, "a.warc", b"".join(records))
    assert [(article.part, article.url) for article in found] == [
        ("record 5", other.format("quay")),
        ("record 6", other.format("kept")),
        ("record 7", other.format("note")),
    ]
    assert not missing


@pytest.mark.parametrize(("kind", "suffix"), [("plain", ".txt"), ("html", ".html"), ("csv", ".csv"), ("x-note", "")])
def test_an_attachment_without_a_name_is_called_by_its_kind(tmp_path: Path, kind: str, suffix: str) -> None:
    mail = message("See the files.")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    text = {"html": PAGE, "csv": f'title,text\nQuay,"{FIRST}"\n'}.get(kind, FIRST)
    mail.add_attachment(text.encode(), maintype="text", subtype=kind)
    mail.add_attachment(message(SECOND, "First"))
    mail.add_attachment(message(THIRD, "Second"))
    articles, skipped = all_of(tmp_path, "a.eml", bytes(mail))
    parts = [part for part in [article.part for article in articles] + [one.part for one in skipped] if part]
    named = f"attachment unnamed{suffix}" + (", row 1" if kind == "csv" else "")
    assert sorted(parts) == sorted([named, "attachment 2", "attachment 3"])
    assert not skipped
