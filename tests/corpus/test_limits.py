"""On both sides of a limit, where what is right is plain: turns by degrees, a date, the largest page, a passage, a handle."""

from __future__ import annotations

import gzip
import io
import os
import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations, product
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from lxml.html import fromstring

from rag.config import Settings
from rag.corpus import copies, discover, mark, sentences, split
from rag.corpus import pages as saved_pages
from rag.corpus.dates import first_date, only_date, said_date
from rag.corpus.decode import _mostly, decode
from rag.corpus.east_asian import credits, signed
from rag.corpus.fields import day_of, follow, read_fields
from rag.corpus.formats import Piece, Source, Value, skipped
from rag.corpus.head_lines import Part, outlet_of
from rag.corpus.head_lines import Piece as Role
from rag.corpus.lines import Line
from rag.corpus.one_byte import is_word
from rag.corpus.passages import _edge
from rag.corpus.read import in_pieces, pieces, read
from rag.corpus.readers import mbox, plain, records, single_file, table
from rag.corpus.readers.mail import read_mail
from rag.corpus.readers.within import read_within
from rag.corpus.rules import verdict
from rag.corpus.sentences import sentence_spans, sentences_in
from rag.corpus.styles import unseen
from rag.types import Article, Kind, Sentence, Skipped, passage_text
from tests.answer.fakes import story


@pytest.mark.parametrize(
    ("degrees", "with_back", "without"),
    [
        (0, False, False),
        (89, False, False),
        (90, True, True),
        (91, False, True),
        (180, False, True),
        (269, False, True),
        (270, True, True),
        (271, False, False),
        (359, False, False),
        (360, False, False),
        (361, False, False),
        (450, True, True),
        (451, False, True),
        (-90, True, True),
        (-91, False, True),
    ],
)
def test_what_is_turned_is_seen_from_its_face_and_with_a_back_from_behind(degrees: int, with_back: bool, without: bool) -> None:
    for back, hidden in (("", with_back), (";backface-visibility:hidden", without)):
        root = fromstring(f"<div><p style='transform:rotateY({degrees}deg){back}'>x</p><p>y</p></div>")
        assert bool(list(unseen(root))) is hidden, back


@pytest.mark.parametrize(("spaces", "read"), [(69, True), (70, True), (71, False)])
def test_a_line_that_is_only_a_date_is_short(spaces: int, read: bool) -> None:
    line = "3 May 2024" + " " * spaces
    assert len("3 May 2024") == 10
    assert (only_date(line, 0, len(line)) is not None) is read


@pytest.mark.parametrize(("times", "more", "is_read"), [(19, 0, True), (20, -1, True), (20, 0, True), (20, 1, False), (21, 0, False)])
def test_a_packed_data_set_unpacks_to_twenty_times_its_size(tmp_path: Path, times: int, more: int, is_read: bool) -> None:
    data = gzip.compress(b" " * (times * 1000 + more - 1) + b"\n")
    named = data[:3] + b"\x08" + data[4:10] + b"x" * (999 - len(data)) + b"\0" + data[10:]  # a file's name in its head
    (tmp_path / "a.jsonl.gz").write_bytes(named)
    assert len(named) == 1000
    told = list(pieces(tmp_path, "a.jsonl.gz"))
    assert [type(one) for one in told] == [Piece if is_read else Skipped]


@pytest.mark.parametrize(("least", "is_large"), [(-1, True), (0, False), (1, False)])
@pytest.mark.parametrize(("name", "times"), [("a.jsonl", 1), ("a.jsonl.gz", 20)])
def test_a_large_data_set_is_read_in_pieces(tmp_path: Path, name: str, times: int, least: int, is_large: bool) -> None:
    (tmp_path / name).write_bytes(b"x" * 50)
    assert in_pieces(tmp_path, name, Settings(max_file_bytes=50 * times + least)) is is_large


TODAY = datetime.now(UTC).date()


@pytest.mark.parametrize(("ahead", "read"), [(-1, True), (0, True), (1, True), (2, False)])
def test_a_day_that_has_come_nowhere_is_not_read(ahead: int, read: bool) -> None:
    day = (TODAY + timedelta(days=ahead)).isoformat()
    assert first_date(day) == ((day, 0, 10) if read else None)


@pytest.mark.parametrize(("later", "earlier"), [(399, None), (400, None), (401, 543), (543, 543)])
def test_a_year_centuries_away_is_of_the_thai_calendar(later: int, earlier: int | None) -> None:
    year = TODAY.year + later
    expected = earlier and f"{year - earlier}-01-01"
    assert (first_date(f"{year}-01-01") or (None,))[0] == expected


@pytest.mark.parametrize(("off", "century"), [(-1, 2000), (0, 2000), (1, 1900), (9, 1900)])
def test_a_year_of_two_digits_is_none_that_has_not_come(off: int, century: int) -> None:
    year = TODAY.year % 100 + off
    for written in (f"1.1.{year:02}", f"1 January {year:02}"):
        assert said_date(written, languages=("de",)) == (f"{century + year}-01-01", 0, len(written))


@pytest.mark.parametrize(
    ("written", "languages", "day"),
    [
        ("13/2/31", (), None),  # any of the three may be the year
        ("13/2/32", (), "1932-02-13"),
        ("24/2/13", ("hu",), "2024-02-13"),
        ("24/2/13", ("de",), "2013-02-24"),
        ("24/2/13", ("hu-HU",), "2024-02-13"),
        ("24/2/13", ("de", "JA_jp"), "2024-02-13"),
        ("2/3/13", ("en",), None),
        ("12/12/2022", (), "2022-12-12"),
        ("12/11/2022", (), None),
        ("12/13/2022", (), "2022-12-13"),
        ("13/12/2022", (), "2022-12-13"),
        ("13/13/2022", (), None),
        ("1701-01-03", (), "1701-01-03"),
        ("1700-01-03", (), None),
    ],
)
def test_numbers_are_read_where_they_mean_one_day(written: str, languages: tuple[str, ...], day: str | None) -> None:
    assert (said_date(written, languages=languages) or (None,))[0] == day


@pytest.mark.parametrize(("more", "said"), [(0, ""), (1, "larger than 10 MB")])
def test_the_largest_page(more: int, said: str) -> None:
    _, skipped = saved_pages.read_page("a.html", b" " * (saved_pages.MOST + more))
    assert ("larger" in skipped[0].reason) is bool(said)
    assert said in skipped[0].reason


def test_a_file_is_the_first_and_lies_in_nothing() -> None:
    source = Source("a.txt", "a.txt", b"", Settings())
    assert (source.first, source.depth) == (1, 0)


@pytest.mark.parametrize("joins", [0, 1, 2])
@pytest.mark.parametrize("limit", range(12, 25))
def test_no_passage_is_longer_than_the_limit_however_sentences_are_joined(limit: int, joins: int) -> None:
    def count(text: str) -> int:
        return 2 + len(text.split()) + joins * text.count(". ")

    text = " ".join(f"The ferry number {n} sails to Dorn." for n in range(9))
    article = story("ferry.txt", text)
    passages = split(article, count, limit)
    assert max(count(passage_text(text, passage.spans)) for passage in passages) <= limit
    assert sum(len(passage.spans) for passage in passages) == len(article.sentences) == 9
    if not joins:  # and as few as can be
        assert len(passages) == -(-9 // ((limit - 2) // 7))


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("  It sank. It was old.  ", ["It sank.", "It was old."]),
        ("It sank.\u00a0It was old.", ["It sank.", "It was old."]),
        (" x ", ["x"]),
        ("   ", []),
        ("", []),
    ],
)
def test_sentences_have_no_white_space_at_their_edges(paragraph: str, sentences: list[str]) -> None:
    text = f"ab{paragraph}cd"
    assert [text[span.start : span.end] for span in sentence_spans(text, 2, 2 + len(paragraph))] == sentences


@pytest.mark.parametrize(("size", "is_caption"), [(701, True), (1498, True), (1499, True), (1500, False), (1600, False)])
def test_a_long_caption_is_signed_by_an_agency(size: int, is_caption: bool) -> None:
    sign = ". (Photo by Ann Lee / AFP)"
    text = f"{('The quay of the isle at dawn, seen from the bridge ' * 40)[: size - len(sign) - 1]}x{sign}"
    assert len(text) == size
    assert verdict(Line(0, size, text)) == ((Kind.CAPTION, "credit") if is_caption else None)


@pytest.mark.parametrize(
    ("size", "end", "is_link"), [(150, "t.", True), (151, "t", True), (151, "t.", False), (151, ".t", True), (151, "t!", True)]
)
def test_a_long_title_behind_a_word_ends_without_a_stop(size: int, end: str, is_link: bool) -> None:
    text = f"{'Quays of Orran:How boats of the whole valley go out at noon and come home '.ljust(size, 'x')[: size - len(end)]}{end}"
    assert verdict(Line(0, size, text)) == ((Kind.BOILERPLATE, "link: colon") if is_link else None)


@pytest.mark.parametrize(("size", "is_offer"), [(199, True), (200, False), (201, False)])
def test_an_offer_of_a_few_words_is_short(size: int, is_offer: bool) -> None:
    text = f"{('Browse the puzzles ' + 'of the boats and of the quays ' * 9)[: size - 1]}x"
    assert verdict(Line(0, size, text)) == ((Kind.BOILERPLATE, "subscribe: opener") if is_offer else None)


@pytest.mark.parametrize(("before", "is_read"), [("", True), ("I", True), ("It", True), ("For", False), ("This", False)])
def test_a_stamp_begins_its_line(before: str, is_read: bool) -> None:
    text = f"Quay shut for good\n\n{before} Published 5:07 PM ET Oct 26, 2022 on it\n\n{TOLD[0]}\n\n{TOLD[1]}"
    assert mark(Article("a.txt", text, "", "")).published == ("2022-10-26" if is_read else None)


@pytest.mark.parametrize("codes", [some for count in (1, 2, 3) for some in combinations(("en-us", "fil", "tl"), count)])
def test_the_month_comes_first_where_all_languages_put_it_first(codes: tuple[str, ...]) -> None:
    assert first_date("3/4/2022", languages=codes) == ("2022-03-04", 0, 8)
    assert first_date("3.4.2022", languages=codes) is None
    assert first_date("3/4/2022", languages=(*codes, "de")) is None


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_what_is_larger_than_the_limit_letter_by_letter_is_split_into_letters(limit: int) -> None:
    article = Article("a.txt", "Dorn.", "", "", sentences=(Sentence(0, 5),))
    assert [passage.spans for passage in split(article, lambda text: 3 + len(text), limit)] == [((at, at + 1),) for at in range(5)]


@pytest.mark.parametrize(("name", "is_handle"), [("ana", True), ("x" * 46, True), ("x" * 47, False)])
def test_a_handle_by_itself_is_short(name: str, is_handle: bool) -> None:
    handle = f"{name}@dorn.example"
    text = f"Ferry sinks\n\nThe ferry sank on Monday off Dorn, the harbour said in the evening.\n\n{handle}\n"
    marked = {text[one.start : one.end] for one in mark(Article("a.txt", text, "0" * 64, "Ferry sinks")).marks}
    assert (len(handle) < 60) is is_handle
    assert (handle in marked) is is_handle


@pytest.mark.parametrize(
    ("size", "windows"),
    [
        (1, [1]),
        (5999, [5999]),
        (6000, [6000]),
        (6001, [6000, 1501]),
        (10_500, [6000, 6000]),
        (10_501, [6000, 6000, 1501]),
    ],
)
def test_a_long_paragraph_is_shown_window_by_window(size: int, windows: list[int]) -> None:
    shown: list[int] = []

    def segment(_language: str, words: str) -> list[str]:
        shown.append(len(words))
        return [words]

    with patch.object(sentences, "_segmenter", lambda: segment):
        assert sentence_spans('"' + "x" * (size - 1), 0, size) == [(0, size)]
    assert shown == windows


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        (f"It was {'Y' + 'a' * 17}! that told it.", 1),
        (f"It was {'Y' + 'a' * 18}! that told it.", 2),
        ("The U.S.-Israel-U.K. talks ended.", 1),
        ("It sank. (", 2),
        ("“", 1),
        ("He earned his J.D. the same year.", 1),
        ("Approx. 5 came. Approx. Five came.", 3),
        ("“Where?” Ana Reis asked in Rome.", 1),
        ("“Where?” The minister went to Rome.", 2),
        ("Why? – because it did.", 1),
        ("Why? – Because it did.", 2),
        ("It was 0.5 m deep – or so. It was 2 m.", 2),
    ],
)
def test_what_goes_on_behind_a_stop(paragraph: str, sentences: int) -> None:
    assert len(sentences_in(paragraph)) == sentences


@pytest.mark.parametrize("far", [1, 49, 50, 51])
def test_a_caption_within_another_is_left_out_when_that_one_is_near(far: int) -> None:
    captions = ["The quay of Orran at dawn", *(f"Boat {n:02} of the line" for n in range(far - 1)), "The quay of Orran at dawn (Lantern)"]
    for some in (captions, captions[::-1]):
        text = "\n".join(some)
        spans = [(text.index(f"{one}\n") if f"{one}\n" in text else text.rindex(one), one) for one in some]
        told = tuple(Sentence(start, start + len(one), Kind.CAPTION) for start, one in spans)
        passages = split(Article("a.txt", text, "", "Quay", sentences=told), lambda words: len(words.split()), 9999)
        assert sum(len(passage.spans) for passage in passages) == len(some) - (far <= 50)


@pytest.mark.parametrize(("size", "is_heading"), [(78, True), (79, True), (80, False)])
def test_a_heading_is_short_and_moves_on_to_what_it_heads(size: int, is_heading: bool) -> None:
    heading = ("The works on the quay and what they cost the island in the end of all things " * 2)[:size].rstrip()
    heading += "x" * (size - len(heading))
    text = f"{'It rained and it blew all day long. ' * 4}\n\n{heading}\n\n{'The works cost eight million pounds. ' * 5}"
    passages = split(story("quay.txt", text), lambda words: len(words.split()), 50)
    assert passage_text(text, passages[1].spans).startswith(heading) is is_heading


@pytest.mark.parametrize(("headings", "moved"), [(1, 1), (7, 7), (8, 8), (9, 8), (10, 8)])
def test_so_many_headings_move_on_to_what_they_head(headings: int, moved: int) -> None:
    rain, works = "It rained and it blew all day long. " * 4, "The works cost the island of Dorn more than it has, " * 2
    lines = [rain.strip(), *(f"Quay{number}" for number in range(headings)), f"{works}say all."]
    text = "\n\n".join(lines)
    told = tuple(Sentence(text.index(line), text.index(line) + len(line)) for line in lines)
    first, second = split(Article("a.txt", text, "", "Quay", sentences=told), lambda words: len(words.split()), 56)
    assert (len(first.spans), len(second.spans)) == (1 + headings - moved, moved + 1)


def _message(foot: int) -> bytes:
    body = "The quay of the island is shut for four months, the harbour board said on Monday."
    below = "\n".join(f"line {number}" for number in range(foot))
    return f"From: Ann Lee <ann@dorn.example>\nSubject: Quay shut\nDate: Fri, 3 May 2024 10:00:00 +0000\n\n{body}\n-- \n{below}\n".encode()


@pytest.mark.parametrize(("lines", "is_marked"), [(1, True), (13, True), (14, True), (15, False)])
def test_a_signature_is_short(lines: int, is_marked: bool) -> None:
    (article,), _ = read_mail(Source("a.eml", "a.eml", _message(lines), Settings()))
    assert [mark.rule for mark in article.marks] == ["signature"] * is_marked
    assert (article.published, article.title, article.byline) == ("2024-05-03", "Quay shut", "Ann Lee")
    if is_marked:
        assert article.text[article.marks[0].start : article.marks[0].end].startswith("-- \nline 0")
        assert article.marks[0].end == len(article.text.rstrip())


@pytest.mark.parametrize(("year", "published"), [(1969, None), (1970, None), (1971, "1971-05-03"), (2024, "2024-05-03"), (2300, None)])
def test_a_message_of_no_time_has_no_day(year: int, published: str | None) -> None:
    data = _message(1).replace(b"Fri, 3 May 2024", b"3 May %d" % year)
    (article,), _ = read_mail(Source("a.eml", "a.eml", data, Settings()))
    assert article.published == published


@pytest.mark.parametrize(
    ("page", "is_whole"),
    [(9, True), (10, True), (11, False), (20, False)],
)
def test_a_plain_part_with_less_than_half_the_words_is_a_stub(page: int, is_whole: bool) -> None:
    words = [f"harbour{number}" for number in range(20)]
    plain, shown = " ".join(words[:5]), " ".join(words[:page])
    head = "From: Ann Lee <ann@dorn.example>\nSubject: Quay\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n"
    kinds = (("plain", plain), ("html", f"<html><body><p>{shown}</p></body></html>"))
    parts = "".join(f"--x\nContent-Type: text/{kind}; charset=utf-8\n\n{text}\n" for kind, text in kinds)
    (article,), _ = read_mail(Source("a.eml", "a.eml", f"{head}{parts}--x--\n".encode(), Settings()))
    assert (article.text.split() == words[:5]) is is_whole


@pytest.mark.parametrize(("words", "is_known"), [(11, False), (12, False), (13, True)])
def test_prose_has_more_than_a_few_words(words: int, is_known: bool) -> None:
    text = f"It sank. {'Boats ' * (words - 3)}left."
    assert len(text.split()) == words
    assert plain.FORMAT.known is not None
    assert plain.FORMAT.known(text.encode()) is is_known


@pytest.mark.parametrize(("controls", "size", "is_text"), [(1, 199, False), (1, 200, True), (2, 399, False), (2, 400, True), (0, 5, True)])
def test_text_has_few_control_characters(controls: int, size: int, is_text: bool) -> None:
    found = decode(b"\x07" * controls + b"x" * (size - controls))
    assert (found is not None) is is_text


def test_only_the_beginning_is_looked_at_for_control_characters() -> None:
    for before, is_text in ((100_000, True), (99_999, True), (99_000, False)):
        found = decode(b"x" * before + b"\x07" * 600)
        assert (found is not None) is is_text, before


@pytest.mark.parametrize(("bad", "size", "is_text"), [(1, 49, False), (1, 50, True), (2, 99, False), (2, 100, True)])
def test_a_few_bytes_may_be_no_text(bad: int, size: int, is_text: bool) -> None:
    found = _mostly(b"\xff" * bad + b"x" * (size - bad), "ascii")
    assert (found is not None) is is_text


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("So it was at the quay.".encode("utf-16-le"), "utf-16-le"),
        ("So it was at the quay.".encode("utf-16-be"), "utf-16-be"),
        ("Гавань закрыта на месяц.".encode("utf-16-le"), "utf-16-le"),
        ("Гавань закрыта на месяц.".encode("utf-16-be"), "utf-16-be"),
        (b"a\0b", None),
        ("漢字".encode("utf-16-le") + b"\0\0", None),
    ],
)
def test_sixteen_bits_without_their_mark(data: bytes, encoding: str | None) -> None:
    found = decode(data)
    assert (found and found[1]) == encoding


TOLD = (
    "The ferry to Dorn sank on Monday evening off the long quay, the harbour board said. Nobody was hurt, and all boats are back.",
    "The board will raise the wreck in May, when the sea is calm. It has asked two firms of the island what that would cost them.",
    "Vera Kolm, who runs the harbour, told the council that the quay is safe. She wants new lamps along the whole of it by June.",
)
LEADS = tuple(f"{place}: Boats are back at the old quay of Dorn" for place in ("HARBOUR", "RIVER", "COAST"))
AUTHOR = "Ann Lee is a reporter for the Harbour Mail."
QUAY = "The old quay of Dorn"


def _gallery(numbers: tuple[int, ...], of: int) -> list[str]:
    return [f"{number}/{of} Boats lie at the quay" for number in numbers]


def _headlines(count: int) -> list[str]:
    return [f"Boats of row {letter} come home" for letter in "abcdefghijklmn"[:count]]


BESIDE: list[tuple[list[str], list[str]]] = [
    ([TOLD[0], *_gallery((1, 2, 3), 5), *TOLD[1:]], ["gallery"] * 3),
    ([TOLD[0], *_gallery((1, 2, 3), 4), *TOLD[1:]], []),
    ([TOLD[0], *_gallery((1, 2, 4), 9), *TOLD[1:]], []),
    ([TOLD[0], *_gallery((1, 2), 9), *TOLD[1:]], []),
    ([*TOLD, "Most read", *_headlines(1)], ["list", "list of headlines"]),
    ([*TOLD, "Most read", *_headlines(12)], ["list", *["list of headlines"] * 12]),
    ([*TOLD, "Most read", *_headlines(13)], ["list", *["list of headlines"] * 12]),
    ([TOLD[0], "Most read", *_headlines(3), *TOLD[1:]], ["list", *["list of headlines"] * 2]),
    ([TOLD[0], LEADS[0], *TOLD[1:]], ["link"]),
    ([TOLD[0], LEADS[0], TOLD[1], LEADS[1], TOLD[2]], ["link"] * 2),
    ([TOLD[0], LEADS[0], TOLD[1], LEADS[1], TOLD[2], LEADS[2], TOLD[0].replace("Dorn", "Tarn")], []),
    ([TOLD[0], *LEADS[:2], *TOLD[1:]], []),
    ([*TOLD, LEADS[0]], []),
    ([*TOLD, TOLD[1]], ["said before"]),
    ([TOLD[0], QUAY, f"{QUAY}. (Photo by Ann Lee/AFP)", *TOLD[1:]], ["caption again", "credit: end"]),
    ([TOLD[0], QUAY, TOLD[1], f"{QUAY}. (Photo by Ann Lee/AFP)", TOLD[2]], ["credit: end"]),
    ([*TOLD, "- Ann Lee"], ["name"]),
    ([*TOLD, "- Ann Lee", "- Bo Ek"], []),
    ([*TOLD[:2], AUTHOR, *(TOLD[2].replace("June", f"May {day}") for day in range(1, 6))], ["author"]),
    ([*TOLD[:2], AUTHOR, *(TOLD[2].replace("June", f"May {day}") for day in range(1, 7))], []),
]


@pytest.mark.parametrize(("lines", "rules"), BESIDE)
def test_what_is_marked_depends_on_how_many_stand_beside_it(lines: list[str], rules: list[str]) -> None:
    text = "\n\n".join(("Ferry sinks off Dorn", *lines))
    assert [one.rule for one in mark(Article("a.txt", text, "", "")).marks] == rules


MESSAGE = b"From a@b Tue Mar  5 06:30:00 2024\nSubject: Q\n\nIt rained.\n\n"


@pytest.mark.parametrize(
    ("module", "head", "record"),
    [(table, b"title,text\n", b'"Quay","It is shut"\n'), (records, b"", b'{"title": "Quay"}\n'), (mbox, b"", MESSAGE)],
)
@pytest.mark.parametrize("off", [-1, 0, 1])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_piece_ends_with_the_record_that_fills_it(module: ModuleType, head: bytes, record: bytes, count: int, off: int) -> None:
    format = module.LINES if module is records else module.FORMAT
    with patch.object(module, "PIECE", count * len(record) + off):
        found = [(piece.first, piece.data) for piece in format.pieces(io.BytesIO(head + record * 6))]
    many = count + (off > 0)
    assert found == [(first, head + record * min(many, 7 - first)) for first in range(1, 7, many)]


@pytest.mark.parametrize(("size", "kept"), [(199, 199), (200, 200), (201, 200), (900, 200)])
def test_what_a_library_says_of_a_damaged_file_is_told_in_short(tmp_path: Path, size: int, kept: int) -> None:
    (tmp_path / "a.json").write_bytes(b"[]")
    with patch("rag.corpus.readers.by_name", side_effect=ValueError("x" * size)):
        ((_, missing),) = [read(tmp_path, "a.json", Settings())]
    assert [one.reason for one in missing] == [f"it cannot be read: ValueError: {'x' * kept}"]


STORY = copies._Story(b"", 1, 7, False, 9, 0, np.array([1], "<u4"), np.array([], "<u4"), np.array([], np.uint8))


@pytest.mark.parametrize(
    ("changed", "alike", "is_newer"),
    [
        *[({"day": 2}, alike, alike < 0.97) for alike in (0.5, 0.96, 0.97, 0.98)],
        *[({"noted": True}, alike, alike > 0.6) for alike in (0.5, 0.6, 0.61, 0.99)],
        *[({"numbers": np.array([2], "<u4")}, alike, alike > 0.8) for alike in (0.5, 0.8, 0.81, 0.99)],
        *[({"numbers": np.array(more, "<u4")}, 0.99, False) for more in ((), (1,), (1, 2))],
        *[({"day": day}, 0.5, False) for day in (0, 1)],
        *[({"day": 2, "noted": True, "numbers": np.array([2], "<u4"), "outlet": 8}, alike, False) for alike in (0.5, 0.7, 0.9)],
    ],
)
def test_a_version_has_news_in_it(changed: dict[str, Any], alike: float, is_newer: bool) -> None:
    other = replace(STORY, **changed)
    assert copies._edited(STORY, other, alike) is copies._edited(other, STORY, alike) is is_newer


@pytest.mark.parametrize(
    ("held", "of", "share"),
    [
        ((0, 4, 8, 12), (), 1.0),  # one in each quarter
        ((0, 4, 8), (12,), 0.75),
        ((0, 0, 0, 0, 4, 8), (12, 12, 12), 0.75),
        ((0, 1, 2, 3), (), 1.0),  # nothing is known of the other quarters
        ((0, 1), (2, 3, 4, 5, 6, 7), 0.5),
        ((0, 0, 0, 0, 0, 4), (4,) * 9, 1.0),  # a quarter of what they would hold
        ((0, 0, 0, 0, 0, 4), (4,) * 10, 0.5),
    ],
)
def test_how_evenly_a_story_is_held_by_another(held: tuple[int, ...], of: tuple[int, ...], share: float) -> None:
    hits = np.array([True] * len(held) + [False] * len(of))
    assert copies._evenness(hits, np.array((*held, *of), np.uint8)) == share


@pytest.mark.parametrize(
    ("placed", "related", "to", "by"),
    product(
        ("", "Snapshot-Content-Location: https://dorn.example\n"),
        (True, False),
        ("", "To: b@a.example\n"),
        (None, "<Saved by X>", "A <a@b>"),
    ),
)
def test_a_message_of_several_parts_to_nobody_is_a_page_that_a_browser_saved(placed: str, related: bool, to: str, by: str | None) -> None:
    kind = f"multipart/{'related' if related else 'mixed'}; boundary=x"
    data = f"{placed}{to}{f'From: {by}' if by else 'X: y'}\nContent-Type: {kind}\n\n--x\n".encode()
    assert single_file.is_saved_page(single_file.message_of(data)) is bool(placed or (related and not to and by != "A <a@b>"))
    assert single_file.FORMAT.known(data) is (related and bool(placed or by == "<Saved by X>"))


@pytest.mark.parametrize(("behind", "is_author"), [("", True), ("。", True), ("。。", False), ("后来", False)])
@pytest.mark.parametrize(("before", "opens"), [(0, True), (60, True), (61, False)])
def test_a_reporter_in_brackets_stands_at_an_edge_of_a_paragraph(before: int, opens: bool, behind: str, is_author: bool) -> None:
    text = f"{'港' * before}（记者 王小明）{behind}"
    for around in ("", "某地某人。" * 30):
        start, end = len(around), len(around) + len(text)
        found = [name for name, *_ in signed(f"{around}{text}{around}", start, end)]
        assert found == ["王小明"] * (opens or is_author)


@pytest.mark.parametrize("character", ["a", "_", "7", "é", "ß", "²", "漢", "-", "’", " ", "€", "\n"])
def test_a_word_holds_what_a_pattern_takes_for_a_part_of_one(character: str) -> None:
    assert is_word(character) is (re.match(r"\w", character) is not None)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("更新时间：2024-05-04 记者：王小明", ["day", "byline"]),
        ("2024-05-03 更新时间：2024-05-04 记者：王小明", ["day", "update", "byline"]),
        ("2024-05-03 2024-05-04 记者：王小明", ["day", "day", "byline"]),
        ("记者：王小明 来源：新华社 2024-05-03", ["byline", "outlet", "day"]),
        ("记者：王小明来源：新华社", ["byline", "outlet"]),
        ("2024-05-03 2024-05-04", []),
        ("记者：", []),
        ("记者：王小明 so it was", []),
    ],
)
def test_a_line_of_labels_says_which_day_is_that_of_an_update(line: str, told: list[str]) -> None:
    assert [kind for kind, *_ in credits(line)] == told
    assert credits(f"\n{line}\n", 1, len(line) + 1) == [(kind, start + 1, end + 1, said) for kind, start, end, said in credits(line)]


@pytest.mark.parametrize(
    ("record", "outlet"),
    [
        ({"source": "www.b.example"}, ("b.example", "field source")),
        ({"publisher": "a.example", "source": "b.example"}, ("a.example", "field publisher")),
        ({"publisher": "a.example", "source": "b.example", "journal": "The Mail"}, ("The Mail", "field journal")),
        ({"publisher": "https://a.example", "source": "b.example"}, ("b.example", "field source")),
        ({"publisher": "none", "meta": {"source": "The Mail"}}, ("The Mail", "field meta.source")),
        ({"publisher": " "}, (None, "")),
    ],
)
def test_an_outlet_by_its_name_comes_before_its_address(record: dict[str, object], outlet: Value) -> None:
    assert read_fields({"title": "Quay shut", **record}, {})[1]["outlet"] == outlet


@pytest.mark.parametrize(
    ("code", "language"), [("en", "en"), ("en-GB", "en"), ("pt_BR", "pt"), ("fil", "fil"), ("english", None), ("e", None)]
)
def test_a_language_is_told_without_its_region(code: str, language: str | None) -> None:
    assert read_fields({"title": "Quay shut", "lang": code}, {})[1]["language"][0] == language


@pytest.mark.parametrize("depth", range(6))
@pytest.mark.parametrize("data", [b"", b" \n", b"It rained."])
def test_what_lies_in_files_in_files_is_read_so_deep(data: bytes, depth: int) -> None:
    source = Source(
        "a.eml", "a.eml", b"", Settings(), depth=depth, first=7, reader=lambda inner: skipped(inner.name, f"{inner.depth} {inner.first}")
    )
    ((_, (missing,)),) = [read_within(source, "b.txt", data, "attachment 1")]
    told = "it is nested too deeply in other files" if depth >= 4 else f"{depth + 1} 1" if data.strip() else "it is empty"
    assert (missing.part, missing.reason) == ("attachment 1", told)


@pytest.mark.parametrize(("place", "told"), [("", "."), ("sub", "sub"), ("sub/inner", "sub/inner")])
def test_a_folder_that_may_not_be_read_is_told_of(tmp_path: Path, place: str, told: str) -> None:
    (tmp_path / "sub" / "inner").mkdir(parents=True)
    (tmp_path / "a.txt").write_text("It rained.", encoding="utf-8")

    def scan(folder: Path | str) -> Iterator[os.DirEntry[str]]:
        if Path(folder) == tmp_path / place:
            raise PermissionError(13, "Permission denied")
        return LISTED(folder)

    with patch("os.scandir", scan):
        found = list(discover(tmp_path))
    assert [one for one in found if isinstance(one, Skipped)] == [Skipped(told, "the folder cannot be read: Permission denied")]
    assert [one.file for one in found if not isinstance(one, Skipped)] == ["a.txt"] * bool(place)


LISTED: Callable[[Path | str], Iterator[os.DirEntry[str]]] = os.scandir


@pytest.mark.parametrize(
    ("name", "signed", "dated", "is_outlet"),
    [
        ("ORRA", True, False, True),
        ("ORRA", False, True, True),
        ("ORR", False, True, False),
        ("ORR", True, False, False),
        ("ORR", True, True, True),
        ("ORRA", False, False, False),
        ("Orra", True, False, True),
        ("Orra", False, True, False),
        ("The Orra", False, True, True),
        ("The Orra", False, False, False),
        ("Dorn", True, True, False),
    ],
)
def test_a_name_alone_in_a_head_is_the_outlets_by_what_stands_around_it(name: str, signed: bool, dated: bool, is_outlet: bool) -> None:
    part = Part(Role.NAME, 0, len(name), name)
    around = [(Part(kind, 50, 60, "Ann Lee"),) for kind, given in ((Role.BYLINE, signed), (Role.DAY, dated)) if given]
    assert outlet_of([(part,), *around], "Ferry sinks", "It sank off Dorn.") == (part if is_outlet else None)
    assert outlet_of([(part,), *around], "FERRY SINKS", "It sank off Dorn.") == (
        part if is_outlet and not (name.isupper() and not (signed and dated)) else None
    )


NAMED = ("ORRA", "ORRA ECHO", "Orra", "Orra & Sons", "Ann Lee", "ANN LEE", "Dorn", "The Orra")
LOUD = {"ORRA ECHO", "ANN LEE", "The Orra"}


@pytest.mark.parametrize(
    ("line", "outlets", "when_signed"),
    [
        ((Role.NAME, Role.SECTION), set(), {*NAMED} - {"Dorn"}),
        ((Role.SECTION, Role.NAME), set(), {*NAMED} - {"Dorn"}),
        ((Role.NAME, Role.DAY), {"ORRA ECHO", "The Orra", "Orra & Sons"}, {*NAMED} - {"Dorn", "ORRA"}),
        ((Role.DAY, Role.NAME), LOUD | {"ORRA", "Orra & Sons"}, LOUD | {"ORRA", "Orra & Sons"}),
        ((Role.NAME, Role.DAY, Role.SECTION), {*NAMED} - {"Dorn"}, {*NAMED} - {"Dorn"}),
        ((Role.SECTION, Role.DAY, Role.NAME), LOUD | {"ORRA", "Orra & Sons"}, LOUD | {"ORRA", "Orra & Sons"}),
    ],
)
def test_a_name_in_a_line_is_the_outlets_by_what_stands_beside_it(line: tuple[Role, ...], outlets: set[str], when_signed: set[str]) -> None:
    for is_signed, expected in ((False, outlets), (True, when_signed)):
        below = [(Part(Role.BYLINE, 90, 96, "Cy Fox"),)] * is_signed
        parts = {name: tuple(Part(kind, at, at + len(name), name) for at, kind in enumerate(line)) for name in NAMED}
        found = {name: outlet_of([parts[name], *below], "Ferry sinks", "It sank off Dorn.") for name in NAMED}
        assert {name for name, part in found.items() if part} == expected
        assert {part.kind for part in found.values() if part} <= {Role.NAME}


def test_a_name_behind_the_day_comes_before_one_above_it() -> None:
    line = tuple(
        Part(kind, at, at + 4, name) for at, (kind, name) in enumerate(((Role.NAME, "The Orra"), (Role.DAY, ""), (Role.NAME, "The Tarn")))
    )
    assert outlet_of([line], "Ferry sinks", "It sank.") == line[2]
    assert outlet_of([line[:2], line[1:]], "Ferry sinks", "It sank.") == line[0]
    assert outlet_of([line, (Part(Role.OUTLET, 9, 12, "Mail"),)], "Ferry sinks", "It sank.") == Part(Role.OUTLET, 9, 12, "Mail")
    assert outlet_of([line[:1], (Part(Role.BYLINE, 9, 12, "the orra"), line[1])], "Ferry sinks", "It sank.") is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (["2024-05-03", "2024-05-04"], "2024-05-03"),
        (["so", "2024-05-04"], None),
        ({"a": "so", "b": "2024-05-04", "c": "2024-05-05"}, "2024-05-04"),
        ([2024, 5, 3], "2024-05-03"),
        ([2024, 5], None),
        ([2024, 5, 3, 10], None),
        ([2024, 5, "3"], None),
        ([], None),
        (datetime(2024, 5, 3, 23, 59, tzinfo=UTC), "2024-05-03"),
        ("20240503", "2024-05-03"),
        ("20240503T1030", "2024-05-03"),
        ("Fri May 03 06:30:00 UTC 2024", "2024-05-03"),
        (1714694400, "2024-05-03"),
        (1714694400000, "2024-05-03"),
        (1714694400000000, "2024-05-03"),
        (True, None),
        (None, None),
    ],
)
def test_a_day_in_whatever_form_a_record_keeps_it(value: object, day: str | None) -> None:
    assert day_of(value) == day


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("title", "Quay"),
        ("body.sections[].text", ["One", "Two"]),
        ("body.sections[]", [{"text": "One"}, {"text": "Two"}, {"no": 1}]),
        ("body.first.text", "One"),
        ("body.nothing", None),
        ("title.text", None),
        ("rows[].[]", [1, 2, 3]),
        ("none[]", []),
    ],
)
def test_what_a_path_leads_to(path: str, found: object) -> None:
    sections = [{"text": "One"}, {"text": "Two"}, {"no": 1}]
    record = {"title": "Quay", "body": {"sections": sections, "first": sections[0]}, "rows": [[1, 2], [3]]}
    assert follow(record, path) == found


ORDERS = {(): None, ("en",): None, ("en-us",): False, ("en-GB",): True, ("de",): True, ("de", "en-us"): None, ("en", "fr"): None}


@pytest.mark.parametrize("codes", ORDERS)
def test_two_numbers_are_day_and_month_where_that_can_be_told(codes: tuple[str, ...]) -> None:
    for first, second in product(range(33), repeat=2):
        days = {day for day in ((first, second), (second, first)) if 1 <= day[1] <= 12 and 1 <= day[0] <= monthrange(2022, day[1])[1]}
        usual = {True: (first, second), False: (second, first), None: None}[ORDERS[codes]]
        told = next(iter(days)) if len(days) == 1 else usual if days else None
        if max(first, second) <= 12 and usual and usual not in days:
            told = None
        found = first_date(f"{first:02}/{second:02}/2022", languages=codes)
        assert (found and found[0]) == (told and f"2022-{told[1]:02}-{told[0]:02}"), (first, second)


@pytest.mark.parametrize(
    ("commas", "edge"),
    [((23,), 50), ((24,), 26), ((40,), 42), ((73,), 75), ((75,), 50), ((30, 60), 62), ((30, 67), 32), ((39, 57), 41), ((), 50)],
)
@pytest.mark.parametrize("off", [0, 7])
def test_a_long_sentence_is_cut_at_the_clause_nearest_its_middle(commas: tuple[int, ...], edge: int, off: int) -> None:
    letters = ["x"] * (100 + off)
    for at in commas:
        letters[off + at : off + at + 2] = ", "
    assert _edge("".join(letters), off, off + 100, off + 50) == off + edge


@pytest.mark.parametrize(
    ("mark", "spaces", "edge"), [(",", (45,), 33), ("x", (45,), 46), ("x", (20, 70), 71), ("x", (20,), 50), (";", (), 33)]
)
def test_and_between_words_where_no_clause_ends(mark: str, spaces: tuple[int, ...], edge: int) -> None:
    letters = ["x"] * 100
    letters[32] = mark
    for at in spaces:
        letters[at] = " "
    assert _edge("".join(letters), 0, 100, 50) == edge


@pytest.mark.parametrize("limit", range(3, 40))
def test_a_sentence_of_many_clauses_is_cut_whole(limit: int) -> None:
    text = "The ferry, which sank off Dorn; an old one (of wood), lies on the ground: nobody, they say, was hurt – and all boats are back."
    article = Article("a.txt", text, "", "", sentences=(Sentence(0, len(text)),))
    spans = [span for passage in split(article, len, limit) for span in passage.spans]
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
    assert all(text[start:end].strip() == text[start:end] and end - start <= limit for start, end in spans)
    if limit > 12:  # no word is cut in two
        assert all(end == len(text) or not (text[end - 1].isalpha() and text[end].isalpha()) for _, end in spans)
