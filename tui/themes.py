"""The two themes: paper by day, the desk lamp by night. Cited words look as if a highlighter had gone over them."""

from __future__ import annotations

from textual.theme import Theme

NIGHT = "footnote-night"
DAY = "footnote-day"
FALLBACK = {"cited-background": "#5a4710", "cited-foreground": "#fff3c9", "quiet": "#a6a39b", "rule": "#55585e"}

THEMES = (
    Theme(
        name=NIGHT,
        dark=True,
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
        variables={
            "cited-background": "#5a4710",
            "cited-foreground": "#fff3c9",
            "quiet": "#a6a39b",
            "rule": "#34373d",
            "footer-background": "#17181b",
            "footer-key-foreground": "#e3b75c",
            "footer-description-foreground": "#a6a39b",
            "block-cursor-background": "#2e3a47",
            "block-cursor-foreground": "#f2efe7",
            "block-cursor-text-style": "none",
            "input-selection-background": "#2e3a47",
        },
    ),
    Theme(
        name=DAY,
        dark=False,
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
        variables={
            "cited-background": "#ffe58a",
            "cited-foreground": "#1b1a17",
            "quiet": "#5f5b52",
            "rule": "#d8d3c6",
            "footer-background": "#faf8f3",
            "footer-key-foreground": "#8a5200",
            "footer-description-foreground": "#5f5b52",
            "block-cursor-background": "#cfdfee",
            "block-cursor-foreground": "#1b1a17",
            "block-cursor-text-style": "none",
            "input-selection-background": "#cfdfee",
        },
    ),
)
