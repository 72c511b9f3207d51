"""Whom a message is from, as byline and outlet."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.config import Settings
from rag.corpus import read
from rag.corpus.senders import sender


@pytest.mark.parametrize(
    ("name", "address", "bulk", "byline", "outlet"),
    [
        ("Vera Kolm from The Gull", "vera@substack.com", True, "Vera Kolm", "The Gull"),
        ("Vera Kolm via Substack", "no-reply@substack.com", True, "Vera Kolm", None),
        ("Vera Kolm, Orran Courier", "vera@courier.example", True, "Vera Kolm", "Orran Courier"),
        ("Vera Kolm | Küstenbote", "brief@kuestenbote.de", True, "Vera Kolm", "Küstenbote"),
        ("Orran Courier", "news@courier.example", False, None, "Orran Courier"),
        ("Orran Courier Newsletter", "news@courier.example", True, None, "Orran Courier"),
        ("Dawn Patrol", "crew@dawnpatrol.com", True, None, "Dawn Patrol"),
        ("The Tide Table", "briefing@post.example", True, None, "The Tide Table"),
        ("Redaktion Hafenblatt", "redaktion@hafenblatt.de", False, None, "Redaktion Hafenblatt"),
        ("Kolm, Vera", "vera@x.example", False, "Vera Kolm", None),
        ("Vera Kolm", "vera@x.example", False, "Vera Kolm", None),
        ("Vera Kolm", "editor@x.example", False, "Vera Kolm", None),
        ("Vera Kolm", "editor@x.example", True, None, "Vera Kolm"),
        ("Vera Kolm", "editors@verakolm.example", False, None, "Vera Kolm"),
        ("Orton Star", "orton@x.example", False, "Orton Star", None),
        ("Orton Star", "orton@star.example", False, None, "Orton Star"),
        ("Vera", "vera@x.example", False, "Vera", None),
        ("Vera", "news@x.example", False, None, "Vera"),
        (None, "news@harbour.example", True, None, "harbour.example"),
        (None, "vera@x.example", False, None, None),
    ],
)
def test_a_sender_is_a_person_or_a_house(name: str, address: str, bulk: bool, byline: str | None, outlet: str | None) -> None:
    assert sender(name, address, bulk) == (byline, outlet)


def test_a_newsletter_has_its_outlet(tmp_path: Path) -> None:
    message = "From: Dawn Patrol <crew@dawnpatrol.com>\nList-Unsubscribe: <mailto:x@y.example>\nSubject: Quay shut\n\nThe quay is shut.\n"
    (tmp_path / "m.eml").write_text(message, encoding="utf-8")
    article = read(tmp_path, "m.eml", Settings())[0][0]
    assert (article.byline, article.outlet, article.provenance["outlet"]) == (None, "Dawn Patrol", "header From")


@pytest.mark.parametrize(
    "header", ["List-Id: <x.y.example>", "List-Unsubscribe: <mailto:x@y.example>", "List-Post: <mailto:x@y.example>", "X: y"]
)
def test_what_went_to_a_list_is_from_its_house(tmp_path: Path, header: str) -> None:
    message = f"From: news@harbour.example\n{header}\nSubject: Quay shut\n\nThe quay is shut.\n"
    (tmp_path / "m.eml").write_text(message, encoding="utf-8")
    assert read(tmp_path, "m.eml", Settings())[0][0].outlet == (None if header == "X: y" else "harbour.example")
