"""Writes the list of keys in docs/chat.md anew: `python -m tests.tui.page`."""

from __future__ import annotations

from pathlib import Path

from tui.strings import KEYS

PAGE = Path(__file__).parents[2] / "docs" / "chat.md"
BEGIN, END = "<!-- Written by `python -m tests.tui.page`. -->\n", "<!-- Until here. -->\n"


def keys() -> str:
    """Every key, as Markdown."""
    tables = (f"**{title}**\n\n| key | |\n|---|---|\n" + "".join(f"| {key} | {does} |\n" for key, does in rows) for title, rows in KEYS)
    return "\n".join(tables)


def page(text: str) -> str:
    """The page with its list of keys as it is now."""
    before, rest = text.split(BEGIN)
    return f"{before}{BEGIN}\n{keys()}\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
