"""Answers for where writing happens: every format, from the command."""

from __future__ import annotations

import json
import os
import re
import shutil
import zipfile
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from rag.cli import main
from rag.export import Conversation, Format, Turn, export, save
from rag.export.html import at_words
from rag.export.markdown import escaped
from rag.types import Answer, AnswerSentence, ArticleInfo, Citation
from tests.cli.fake import ABSTAINED, ANSWERED, CITATION, INFO, QUOTE, SENTENCE, parts_with

URL = "https://courier.example/harbour?page=1"


def known(citation: Citation) -> ArticleInfo:
    return replace(INFO, url=URL, language="en")


def written(format: Format, *answers: Answer, title: str = "") -> str:
    return export(Conversation(tuple(map(Turn, answers)), title), format, known)


def test_footnotes_of_a_page_open_their_story_at_the_words() -> None:
    page = written(Format.HTML, ANSWERED)
    assert 'it.<sup><a href="#note1">1</a></sup>' in page
    address = re.search(r'<li id="note1">.*?<a href="([^"]+)"', page)
    assert address is not None
    assert address[1].startswith(f"{URL}#:~:text=")
    assert unquote(address[1].partition("text=")[2]) == QUOTE
    assert "src=" not in page, "nothing is loaded from elsewhere"


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("a-b, c & d", "a%2Db%2C%20c%20%26%20d"),
        (" ".join("abcdefghijkl"), "a%20b%20c%20d%20e,h%20i%20j%20k%20l"),
        ("one\ntwo", "one%20two"),
    ],
)
def test_a_fragment_names_the_words_and_nothing_of_its_own_signs(words: str, fragment: str) -> None:
    assert at_words("http://a.example/#top", words) == f"http://a.example/#top:~:text={fragment}"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//a.example"])
def test_only_addresses_of_the_web_are_linked(url: str) -> None:
    assert at_words(url, "words") is None


def test_a_page_obeys_nothing_of_what_it_quotes() -> None:
    nasty = "<script>x</script>\"'&"
    citation = replace(CITATION, quote=nasty, title=nasty, outlet=nasty)
    page = written(Format.HTML, Answer(nasty, "answered", (AnswerSentence(nasty, (1,), True),), (citation,), missing=nasty), title=nasty)
    assert "<script" not in page


def test_cited_stories_each_once_for_zotero() -> None:
    second = replace(CITATION, number=2, quote="Friday", start=CITATION.start + 40)
    answer = replace(ANSWERED, sentences=(replace(SENTENCE, citations=(1, 2)),), citations=(CITATION, second))
    assert written(Format.BIBTEX, answer) == (
        "@article{finch2024,\n  title = {{The harbour contract}},\n  author = {Ada Finch},\n  journal = {The Courier},\n"
        "  year = {2024},\n  date = {2024-03-01},\n"
        f"  url = {{{URL}}},\n  langid = {{en}},\n  month = mar,\n}}\n"
    )
    assert written(Format.RIS, answer).splitlines() == [
        "TY  - NEWS",
        "ID  - finch2024",
        "TI  - The harbour contract",
        "AU  - Finch, Ada",
        "T2  - The Courier",
        "PY  - 2024",
        "DA  - 2024/03/01",
        f"UR  - {URL}",
        "LA  - en",
        "ER  - ",
    ]
    assert json.loads(written(Format.CSL, answer)) == [
        {
            "id": "finch2024",
            "type": "article-newspaper",
            "title": "The harbour contract",
            "author": [{"given": "Ada", "family": "Finch"}],
            "issued": {"date-parts": [[2024, 3, 1]]},
            "container-title": "The Courier",
            "URL": URL,
            "language": "en",
        }
    ]


def test_two_stories_never_share_a_key() -> None:
    other = replace(CITATION, number=2, file="other.txt")
    keys = re.findall(r"@article\{(.*?),", written(Format.BIBTEX, replace(ANSWERED, citations=(CITATION, other))))
    assert keys == ["finch2024", "finch2024b"]


@pytest.mark.parametrize("format", [Format.MARKDOWN, Format.HTML, Format.TEXT])
def test_each_text_has_all_that_the_screen_has(format: Format) -> None:
    asked = Turn(replace(ANSWERED, missing="why", read_as="Who signed the contract?"), "outlet Courier")
    text = export(Conversation((asked, Turn(ABSTAINED)), "Harbour"), format, known)
    for part in (
        "Harbour",
        "Who signed the contract?",
        "outlet Courier",
        "signed it.",
        "why",
        "Nothing near.",
    ):
        assert part in text
    assert text.count(QUOTE) == 2, "in the footnote, and as the passage that was near"


def test_footnotes_are_numbered_through() -> None:
    text = written(Format.MARKDOWN, ANSWERED, ANSWERED)
    assert "it.[^1]" in text
    assert "it.[^2]" in text
    assert "[^2]: harbour.txt:4" in text


def test_a_files_name_says_its_format_and_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "Who signed it?"], parts_with())
    page = tmp_path / "answer.html"
    assert main(["export", "-o", str(page)], parts_with()) == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert main(["export", "-o", str(page)], parts_with()) == 2
    assert "already exists" in capsys.readouterr().err


def test_word_is_written_by_pandoc_and_its_absence_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["ask", "Who signed it?"], parts_with())
    capsys.readouterr()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["export", "-o", str(tmp_path / "a.docx")], parts_with()) == 2
    assert "pandoc, which is not installed" in capsys.readouterr().err
    pandoc = tmp_path / "pandoc"
    pandoc.write_text('#!/bin/sh\nfor word; do case "$word" in --output=*) /bin/cat > "${word#--output=}";; esac; done\n')
    pandoc.chmod(0o700)
    assert main(["export", "-o", str(tmp_path / "a.docx")], parts_with()) == 0
    assert f"[^1]: harbour.txt:4, The Courier · 2024-03-01: “{QUOTE}”" in (tmp_path / "a.docx").read_text(encoding="utf-8")
    assert main(["export", "--format", "word"], parts_with()) == 2
    capsys.readouterr()
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    assert main(["export", "-o", str(tmp_path / "b.docx")], parts_with()) == 2
    assert "cannot be written: Permission denied" in capsys.readouterr().err


REFUSES_IN_THE_SANDBOX = """#!/bin/sh
for word; do case "$word" in --sandbox) echo "Could not find data file data/docx/x.xml" >&2; exit 97;; esac; done
for word; do case "$word" in --output=*) /bin/cat > "${word#--output=}";; esac; done
"""


def test_a_pandoc_that_cannot_write_word_in_its_sandbox_does_it_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main(["ask", "Who signed it?"], parts_with())
    pandoc = tmp_path / "pandoc"
    pandoc.write_text(REFUSES_IN_THE_SANDBOX)
    pandoc.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["export", "-o", str(tmp_path / "a.docx")], parts_with()) == 0
    assert "[^1]" in (tmp_path / "a.docx").read_text(encoding="utf-8")


NOTHING_TO_OBEY = (
    "It costs $5 to $6, not $x^2$, says @cite.",
    "12. March it was",
    "- 5 degrees",
    "=== a line",
    "# 1 in town",
    "R&amp;D *and* _more_ [x](http://e.vil) ![y](/etc/passwd) <b>bold</b> `code` ~~gone~~ |a|",
)


@pytest.mark.parametrize("words", NOTHING_TO_OBEY)
def test_nothing_of_the_words_is_obeyed_as_markdown(words: str) -> None:
    drawn = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(escaped(words))
    assert unescape(drawn) == f"<p>{words}</p>\n"


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("words", NOTHING_TO_OBEY)
def test_a_real_pandoc_writes_real_footnotes_and_every_word_as_it_is(tmp_path: Path, words: str) -> None:
    cited = replace(CITATION, quote=words)
    answer = replace(ANSWERED, sentences=(AnswerSentence(words, (1,), True),), citations=(cited,))
    save(Conversation((Turn(answer),)), Format.WORD, tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as word:
        body, notes = (unescape(word.read(f"word/{part}.xml").decode()) for part in ("document", "footnotes"))
    plain = re.sub(r"<w:[^>]*>|</w:[^>]*>", "", body)
    assert words in plain
    assert body.count("<w:footnoteReference ") == 1
    assert f"“{words}”" in re.sub(r"</?w:[^>]*>", "", notes)


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_a_footnote_cited_again_is_one_note_in_word_and_keeps_its_number(tmp_path: Path) -> None:
    other = replace(CITATION, number=2, quote="Friday")
    sentences = tuple(AnswerSentence(f"Say {n}.", cited, True) for n, cited in enumerate([(2,), (1, 2), (1,), (2, 1)]))
    save(Conversation((Turn(replace(ANSWERED, sentences=sentences, citations=(CITATION, other))),)), Format.WORD, tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as word:
        body, notes = (word.read(f"word/{part}.xml").decode() for part in ("document", "footnotes"))
    assert body.count("<w:footnoteReference ") == 2
    assert notes.count("“") == 2
    bookmarks = re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="(\w+)"', body)
    assert len(dict(bookmarks)) == len(bookmarks)
    assert set(re.findall(r"NOTEREF (\w+)", body)) == {name for _, name in bookmarks if name.startswith("footnote")}
    shown = iter("12")
    numbered = re.sub(r"<w:footnoteReference [^>]*>", lambda _: next(shown), body)
    assert re.sub(r"</?w:[^>]*>", "", numbered).endswith("Say 0.1 Say 1.2,1 Say 2.2 Say 3.1,2")


def test_marks_side_by_side_are_two_numbers_in_a_page() -> None:
    two = replace(ANSWERED, sentences=(replace(SENTENCE, citations=(1, 2)),), citations=(CITATION, replace(CITATION, number=2)))
    assert '.<sup><a href="#note1">1</a>, <a href="#note2">2</a></sup></p>' in written(Format.HTML, two)
