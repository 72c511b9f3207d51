"""Every key there is, for the help screen and the documentation."""

from __future__ import annotations

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Asking",
        (
            ("enter", "ask; in an empty box: open the last answer's first source"),
            ("a number, enter", "open that footnote of the last answer"),
            ("shift+enter, ctrl+j", "a new line in the question"),
            ("up, down", "earlier questions"),
            ("escape", "stop the answer; close the source; back to the question"),
            ("page up, page down", "scroll the conversation"),
        ),
    ),
    (
        "Footnotes (tab goes to them)",
        (
            ("enter, click", "open the source at the words"),
            ("1 to 9", "open that footnote"),
            ("up, down, tab", "the next or previous one"),
            ("y", "copy the quote with its source"),
            ("m", "pin its words, with a note"),
            ("e", "open the file at the line in $EDITOR, or the pager"),
        ),
    ),
    (
        "An answer (shift+tab from its first footnote)",
        (
            ("y", "copy it with its footnotes"),
            ("x", "export it: Markdown, Word, a web page, BibTeX, …"),
            ("r", "ask the question again, of the same stories"),
            ("e", "edit the question"),
            ("f8", "correct how a follow-up was read (the last, from anywhere)"),
            ("f9", "ask it again as no follow-up"),
        ),
    ),
    (
        "The source",
        (
            ("n, p", "the next, the previous footnote"),
            ("j, k, space, g, G", "move in the story"),
            ("/, then n, N", "find words; the next, the previous place"),
            ("m", "pin the selected words, or those cited, with a note"),
            ("u", "the conversations that cite this story"),
            ("y, e", "copy the words; open the file"),
            ("escape", "end the find; back to the footnote"),
        ),
    ),
    (
        "Everywhere",
        (
            ("ctrl+f", "search the stories as you type"),
            ("ctrl+l", "list the stories, with a timeline"),
            ("f2", "who said what, by speaker"),
            ("f3", "check a draft against the stories"),
            ("f4", "what happened when, on a topic"),
            ("f5", "what each outlet says on a topic"),
            ("ctrl+o", "saved conversations"),
            ("ctrl+b", "pinned words"),
            ("ctrl+g", "another folder or index, or several folders"),
            ("ctrl+n", "a new conversation"),
            ("ctrl+s", "in the search: ask only what its filters let through"),
            ("ctrl+r", "ask all stories again"),
            ("ctrl+t", "day or night"),
            ("ctrl+p", "every command by name"),
            ("f1, ?", "this help"),
            ("ctrl+q", "quit"),
        ),
    ),
)
