"""The two themes: paper by day, the desk lamp by night. Cited words look as if a highlighter had gone over them."""

from __future__ import annotations

from textual.theme import Theme

NIGHT = "footnote-night"
DAY = "footnote-day"
FALLBACK = {"cited-background": "#5a4710", "cited-foreground": "#fff3c9", "quiet": "#a6a39b", "rule": "#55585e"}


def _theme(own: dict[str, str], cursor: tuple[str, str], **colours: str) -> Theme:
    """A theme of Textual's colours and our `own`; those of its footer and of what is under the cursor follow from them."""
    variables = {
        "footer-background": colours["background"],
        "footer-key-foreground": colours["accent"],
        "footer-description-foreground": own["quiet"],
        "block-cursor-background": cursor[0],
        "block-cursor-foreground": cursor[1],
        "block-cursor-text-style": "none",
        "input-selection-background": cursor[0],
    }
    return Theme(**colours, dark=colours["name"] == NIGHT, variables=own | variables)  # type: ignore[arg-type]


THEMES = (
    _theme(
        FALLBACK | {"rule": "#34373d"},
        cursor=("#2e3a47", "#f2efe7"),
        name=NIGHT,
        primary="#8fb3d9",
        secondary="#7d8a99",
        accent="#e3b75c",
        warning="#e39b5c",
        error="#ea9186",
        success="#94b98a",
        foreground="#d9d5cb",
        background="#17181b",
        surface="#1e2024",
        panel="#26292e",
    ),
    _theme(
        {"cited-background": "#ffe58a", "cited-foreground": "#1b1a17", "quiet": "#5f5b52", "rule": "#d8d3c6"},
        cursor=("#cfdfee", "#1b1a17"),
        name=DAY,
        primary="#1f5a8c",
        secondary="#5f6b78",
        accent="#8a5200",
        warning="#9c4a00",
        error="#a3261b",
        success="#33692a",
        foreground="#24221e",
        background="#faf8f3",
        surface="#f3f0e8",
        panel="#e9e5da",
    ),
)
