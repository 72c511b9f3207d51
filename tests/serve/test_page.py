"""The page of `footnote serve` in a real browser without a window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.made_desk import MARKET, QUESTION, SAID, make_desk
from tests.serve.served import TOKEN, served

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = [
    pytest.mark.attack,
    pytest.mark.timeout(400),
    pytest.mark.skipif(BROWSER is None, reason="not tried in a browser: chromium is not installed"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("desk")
    make_desk(folder)
    with served(folder) as address:
        yield address


@pytest.fixture
def page() -> Iterator[Any]:
    """A tab, which notes where it asked for something and what went wrong in it."""
    playwright = pytest.importorskip("playwright.sync_api", reason="not tried in a browser: playwright is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_default_timeout(120_000)
        page.asked, page.wrong = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("console", lambda said: page.wrong.append(said.text) if said.type == "error" and "favicon" not in said.text else None)
        yield page
        browser.close()


def test_a_question_its_footnote_a_search_and_the_stories(address: str, page: Any) -> None:
    page.goto(f"{address}/#token={TOKEN}")
    page.get_by_label("Ask these articles a question").fill(QUESTION)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Footnote 1: ferry.txt").click()
    assert page.locator("mark").inner_text() == SAID
    assert page.locator("#turns").inner_text().count(SAID) == 2  # the answer, and its footnote
    page.get_by_label("Search the stories").fill("fish market")
    page.keyboard.press("Enter")
    page.locator(".found", has_text="hostile.json").first.click()
    page.locator("mark").first.wait_for()
    assert page.locator(".story").inner_text() == MARKET
    page.get_by_role("button", name="Stories").click()
    page.get_by_text("2 stories").wait_for()
    assert TOKEN not in page.url
    assert {url.split("/")[2] for url in page.asked} == {address.removeprefix("http://")}
    assert not any(TOKEN in url for url in page.asked)
    assert [said for said in page.wrong if "404" not in said] == []


def test_a_link_of_an_annotation_opens_the_words(address: str, page: Any) -> None:
    page.goto(f"{address}/#token={TOKEN}&file=ferry.txt&start=0&end=5")
    page.locator("mark").wait_for()
    assert page.locator("mark").inner_text() == "Ferry"


def test_without_the_token_the_page_is_empty(address: str, page: Any) -> None:
    page.goto(f"{address}/#token=wrong-token-of-somebody")
    page.get_by_text("The token is missing or wrong.").wait_for()
    assert page.locator("option").count() == 0


@pytest.mark.parametrize("size", [{"width": 1000, "height": 500}, {"width": 380, "height": 640}])
def test_the_last_answer_stands_above_the_question_box(address: str, page: Any, size: dict[str, int]) -> None:
    page.set_viewport_size(size)
    page.goto(f"{address}/#token={TOKEN}")
    for count in (1, 2, 3):
        page.get_by_label("Ask these articles a question").fill(QUESTION)
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Footnote 1: ferry.txt").nth(count - 1).wait_for()
        page.locator("#send").wait_for()
    listed, box = page.locator("#turns").bounding_box(), page.locator("#ask").bounding_box()
    last = page.locator("#turns > li").last.bounding_box()
    assert listed["y"] + listed["height"] <= box["y"]
    assert listed["y"] - 1 <= last["y"] or last["height"] > listed["height"]
    assert last["y"] < listed["y"] + listed["height"]
    assert box["y"] + box["height"] <= size["height"]
