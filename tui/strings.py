"""Every word the chat shows in its own voice, in one place to be read and kept to docs/style.md. What happened is data elsewhere."""

from __future__ import annotations

from datetime import date

from rag.text import plural

# The command palette: what a command is called, and what it does

PALETTE_FIND = ("Find in the stories", "Search as you type, without the model (ctrl+f)")
PALETTE_STORIES = ("Stories", "Everything that is indexed, with a timeline (ctrl+l)")
PALETTE_TIMELINE = ("What happened when", "A topic's events, day by day (f4)")
PALETTE_COMPARE = ("What each outlet says", "Outlets and figures side by side (f5)")
PALETTE_QUOTES = ("Who said what", "Quotations and reported statements by speaker (f2)")
PALETTE_CHECK = ("Check a draft", "A file's claims against the stories (f3)")
PALETTE_CONVERSATIONS = ("Conversations", "Continue, rename, export or delete a saved one (ctrl+o)")
PALETTE_FOLDER = ("Other stories", "Switch to another folder or index, or to several folders (ctrl+g)")
PALETTE_PINS = ("Pins", "Search, open and export pinned words (ctrl+b)")
PALETTE_NEW = ("New conversation", "Start again; the current one is saved (ctrl+n)")
PALETTE_EXPORT = ("Export the conversation", "Markdown, Word, a web page, the cited stories")
PALETTE_COPY = ("Copy the conversation", "As Markdown with footnotes")
PALETTE_COPY_LAST = ("Copy the last answer", "With its footnotes (y on the answer)")
PALETTE_EXPORT_LAST = ("Export the last answer", "In a format you choose (x on the answer)")
PALETTE_ASK_AGAIN = ("Ask the last question again", "About the same stories (r on the answer)")
PALETTE_ASK_ALL = ("Ask all stories", "Clear the filters (ctrl+r)")
PALETTE_UPDATE = ("Update the index", "Read new and changed files; you can go on asking")
PALETTE_STOP = ("Stop indexing", "What is done so far is kept")
PALETTE_DAY = ("Day or night", "Switch between light and dark (ctrl+t)")
PALETTE_THEME = ("Theme", "Choose a theme; it is remembered")
PALETTE_HELP = ("Help", "Every key (f1, ?)")
PALETTE_PICTURE = ("Save a picture of the screen", "As SVG")
PALETTE_QUIT = ("Quit", "Leave at once (ctrl+q)")
PALETTE_MAXIMIZE = ("Fill the screen", "With the part in focus")

# Every key, for the help screen and the documentation

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Asking",
        (
            ("enter", "ask; in an empty box, open the last answer's first source"),
            ("a number, enter", "open that footnote of the last answer"),
            ("shift+enter, ctrl+j", "a new line in the question"),
            ("up, down", "earlier questions"),
            ("escape", "stop the answer; close the source; back to the question"),
            ("ctrl+c", "copy what is selected; else stop the answer"),
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
            ("r", "ask the same stories again"),
            ("e", "edit the question"),
            ("f8", "correct how a follow-up was understood"),
            ("f9", "ask it again, but not as a follow-up"),
        ),
    ),
    (
        "The source",
        (
            ("n, p", "the next or previous footnote"),
            ("j, k, space, g, G", "move in the story"),
            ("/, then n, N", "find words; the next or previous match"),
            ("m", "pin the selected words, or those cited, with a note"),
            ("u", "the conversations that cite this story"),
            ("y, e", "copy the words; open the file"),
            ("escape", "close the find; go back to the footnote"),
        ),
    ),
    (
        "Everywhere",
        (
            ("ctrl+f", "search the stories as you type"),
            ("ctrl+l", "list the stories, with a timeline"),
            ("f2", "who said what, by speaker"),
            ("f3", "check a draft against the stories"),
            ("f4", "what happened when, day by day"),
            ("f5", "what each outlet says on a topic"),
            ("ctrl+o", "saved conversations"),
            ("ctrl+b", "pinned words"),
            ("ctrl+g", "another folder or index, or several folders"),
            ("ctrl+n", "a new conversation"),
            ("ctrl+s", "in the search: ask only the stories that match its filters"),
            ("ctrl+r", "ask all stories again"),
            ("ctrl+t", "day or night"),
            ("ctrl+p", "every command by name"),
            ("f1, ?", "this help"),
            ("ctrl+q", "quit"),
        ),
    ),
)

SIGNS = (
    ("[1]", "a footnote: opens the words the sentence rests on"),
    ("[no source]", "nothing in the passages supports the sentence"),
    ("∅", "the articles do not say; the nearest passages follow"),
    ("◐", "a part of the question was not answered"),
    ("■  ✕  !", "stopped; failed; changed since it was indexed"),
)

ORDERS = {
    "Date": ("oldest first", "newest first"),
    "Outlet": ("by outlet, A to Z", "by outlet, Z to A"),
    "Title": ("by title, A to Z", "by title, Z to A"),
    "Author": ("by author, A to Z", "by author, Z to A"),
    "Length": ("shortest first", "longest first"),
    "Copies": ("fewest copies first", "most copies first"),
    "File": ("by file, A to Z", "by file, Z to A"),
}
"""How the table of stories is sorted: as it stands, and reversed."""

# In several places

HELP = "Help"
FIND = "Find"
OPENING_THE_INDEX = "Opening the index…"
STILL_OPENING = "The index is still being opened."


def cannot_be_written(path: str, why: object) -> str:
    return f"{path} cannot be written: {why}."


def written_to(path: str) -> str:
    return f"Written to {path}"


ANSWER_COPIED = "Answer copied with its footnotes"


def of(total: str) -> str:
    return f" of {total}"


STOP = "Stop"
ASK_THESE_ARTICLES = "Ask these articles a question"
BACK = "Back"
EXPORT = "Export"
CANCEL = "Cancel"
CLOSE = "Close"
NEXT = "Next"
PREVIOUS = "Previous"
COPY_QUOTE = "Copy quote"
PIN = "Pin"

# acting

CORRECT_READING = "Correct the reading"
NOT_A_FOLLOW_UP = "Ask on its own"

# answer_markdown

NO_SOURCE = "[no source]"

# app

STORIES = "Stories"
WHO_SAID_WHAT = "Who said what"
CHECK_A_DRAFT = "Check a draft"
WHAT_HAPPENED_WHEN = "What happened when"
WHAT_EACH_OUTLET_SAYS = "What each outlet says"
CONVERSATIONS = "Conversations"
PINS = "Pins"
FOLDER = "Folder"
NEW = "New"
COMMANDS = "Commands"
QUIT = "Quit"
DAY_OR_NIGHT = "Day or night"


def subject(name: str, stories: int) -> str:
    return f"{name} · {plural(stories, 'story', 'stories')}"


WHAT_QUITS = "ctrl+q quits; ctrl+c copies what is selected, and stops an answer"
LOADING_THE_MODEL = "Loading the model…"


def days(first: str, last: str) -> str:
    return f" · {first}" if first == last else f" · {first} to {last}"


READY = "Ready"
NOT_READY = "Not ready"
SEARCH_THEMES = "Search for themes…"

# backend

NOT_INDEXED = "Nothing has been indexed yet."
INDEX_HINT = "Type: footnote index DIR"

# chat

SCROLL_UP = "Scroll up"
SCROLL_DOWN = "Scroll down"
ASK_ALL_STORIES = "Ask all stories"
WRITE = "Write"


def asking_only(filters: str) -> str:
    return f"Asking only: {filters}   (ctrl+r asks all)"


NEAREST_PASSAGE = "what is nearest"
SOURCE = "the source"


def ask_another_or_see(opens: str) -> str:
    return f"Ask another question; enter shows {opens}"


ASK_ANOTHER = "Ask another question"


def no_such_footnote(number: int, count: int) -> str:
    if not count:
        return f"There is no footnote {number}: no answer here has any yet."
    return f"There is no footnote {number}: the last answer has {count if count > 1 else 'one'}."


# check

DRAFT_FILE = "The file of a draft: draft.md, draft.docx"


def at_line(line: str) -> str:
    return f"line {line}"


# columns

DATE = "Date"
OUTLET = "Outlet"
TITLE = "Title"
AUTHOR = "Author"
LENGTH = "Length"
COPIES = "Copies"
FILE = "File"

# commands


def other_index(before: str, now: str) -> str:
    return f"This conversation used the index {before}; questions now go to {now}."


CONVERSATION_COPIED = "Conversation copied as Markdown"

# compare

FIGURES = "Figures"
CORRECTED = "Corrected"
ONLY_IN_ONE_OUTLET = "Only in one outlet"
COMPARE_UNASKED = "Type what to compare the outlets on, and press enter."
COMPARE_ON = "A topic or a question to compare the outlets on"


def before(words: str) -> str:
    return f"\nbefore: {words}"


# conversations

CONVERSATION_KEYS = "type to search · ↑ ↓ choose · enter continues it"
RENAME = "Rename"
DELETE = "Delete…"
SEARCH_CONVERSATIONS = "Search conversations"


def conversations_found(count: int, cited: str) -> str:
    which = f" that {'cites' if count == 1 else 'cite'} {cited}" if cited else ""
    return f"{plural(count, 'conversation')}{which} · {CONVERSATION_KEYS}"


NO_CONVERSATION = "No conversation matches."


def no_conversation_yet(cited: str) -> str:
    return f"No conversation that cites {cited} has been saved yet." if cited else "No conversation has been saved yet."


CONVERSATIONS_NOT_SAVED = "Conversations are not being saved."
RENAME_CONVERSATION = "Rename the conversation"


def delete_for_good(title: str) -> str:
    return f"Delete {title} for good?"


# edge_line


def more_turns(sign: str, turns: int) -> str:
    return f"{sign} {turns:,} more"


# export

AS_MARKDOWN = "Markdown with footnotes"
AS_WORD = "Word with footnotes (written by pandoc)"
AS_HTML = "Web page whose footnotes open the stories' pages at the words"
AS_TEXT = "Plain text with numbered notes"
AS_BIBTEX = "Cited stories as BibTeX"
AS_RIS = "Cited stories as RIS"
AS_CSL = "Cited stories as CSL-JSON"
TURN_FAILED = "This question failed."

# failure


def unforeseen(kind: str, error: BaseException) -> str:
    return f"Something unexpected went wrong ({kind}: {error})."


UNFORESEEN_HINT = "`footnote doctor` may tell you more; the details are in the log."


def ended(kind: str) -> str:
    return f"error: footnote chat ended because of an unexpected error ({kind})."


ENDED_SAVED = "The conversation is saved: type footnote chat, then ctrl+o, to continue it."


def ended_hint(log: str) -> str:
    return f"hint: the details are in {log}; footnote doctor looks for problems."


# first_run

WHICH_FOLDER = "Which folder holds your articles?"
FOLDER_KEYS = "tab completes · enter begins · ctrl+q quits"
BEING_READ = "Reading your articles"
BEING_READ_KEYS = "You can ask as soon as their words are indexed · esc stops and keeps what is done"
WHAT_IS_READ = "Text, Markdown, HTML, PDF and others, in its subfolders too. The files are only read; nothing leaves this machine."
LOOKING_AT_FOLDER = "Looking at the folder…"


def not_a_folder(typed: str) -> str:
    return f"{typed} is not a folder." if typed else "No folder was given."


TYPE_FOLDER = "Type the path of a folder with articles in it."
STOPPED_KEPT = "Stopped. What is done so far is kept."
STOPPED_HINT = "Press enter to continue, or type another folder."

# folder_input

COMPLETE = "Complete"

# folders

WHICH_STORIES = "Which stories?"
FOLDERS_HINT = "A folder, several folders (names with spaces in quotes), or one of these indexes, the last used first."
FOLDERS_KEYS = "tab completes · ↑ ↓ choose an index · enter opens · esc cancels"


def neither_folder_nor_index(typed: str) -> str:
    return f"✕ {typed} is neither a folder nor an index."


TYPE_PATH = "✕ Type the path of a folder."

# footnote_line

OPEN_SOURCE = "Open source"
OPEN_IN_EDITOR = "Open in editor"

# formats

EXPORT_AS = "Export as"
FORMAT_KEYS = "enter writes it to the working folder · esc cancels"

# header_bar

BRAND = " footnote "

# help

SIGNS_HEAD = "Signs"
ESC_CLOSES = "esc closes"

# keeping


def not_saved_now(error: object) -> str:
    return f"This conversation cannot be saved just now ({error}). Footnote will try again."


def never_saved(error: object) -> str:
    return f"Conversations cannot be saved: {error}."


def not_readable(error: object) -> str:
    return f"This conversation cannot be read: {error}."


# loading

STOPPED = "Stopped."

# outside

QUOTE_COPIED = "Quote copied with its source"


def file_gone(where: str) -> str:
    return f"{where} is no longer there; you still see it as it was indexed."


def not_started(program: str, why: object) -> str:
    return f"{program} could not be started ({why}). Set $EDITOR to another program."


def picture_saved(path: str) -> str:
    return f"Picture written to {path}"


PICTURE_NOT_SAVED = "The picture cannot be written, neither to the working folder nor to the home folder."

# pace


def rate(rate: str) -> str:
    return f" · {rate}/s"


def left(duration: str) -> str:
    return f" · {duration} left"


def minutes(count: int) -> str:
    return f"{count} min"


# pinning

NOTHING_IS_SAVED = "Nothing is being saved, so nothing can be pinned."


def pins_not_kept(error: object) -> str:
    return f"Pins cannot be kept: {error}."


SELECT_FIRST = "First select some words of the story with the mouse."


def not_pinned(error: object) -> str:
    return f"The words could not be pinned: {error}."


PINNED = "Pinned (ctrl+b lists the pins)"
PIN_WITH_NOTE = "Pin these words, with a note"


def pins_of(index: str) -> str:
    return f"Pins of {index}"


def written_both(path: str, table: str) -> str:
    return f"Written to {path} and {table}"


# pins

EDIT_NOTE = "Edit note"
REMOVE = "Remove…"
SEARCH_THE_PINS = "Search the pins"
NO_PIN = "No pin matches."
NO_PINS_YET = "Nothing is pinned yet. In a story, m pins words."


def pins_found(count: int) -> str:
    return f"{plural(count, 'pin')} · enter opens"


NOTE = "Note"


def remove_the_pin(note: str) -> str:
    return f"Remove the pin {note}?"


# prompt

ENTER_SAVES = "enter saves · "
ESC_CANCELS = "esc cancels"
YES = "Yes"
NO = "No"
DELETE_YES = "ctrl+y deletes it"
DELETE_NO = "esc keeps it"

# question_box

ASK = "Ask"
NEW_LINE = "New line"
FOOTNOTES = "Footnotes"

# quotes

QUOTES_OF = "A person, a role or a topic"

# search

RESULTS = "Results"
ASK_ONLY_THESE = "Ask only these"
SEARCH_THE_STORIES = "Search the stories"


def is_not_a_date(name: str, value: str, examples: str) -> str:
    return f"✕ {name}: {value} is not a date; {examples}."


NOTHING_FOUND = "Nothing found"

# serving


def serving_at(host: str, port: int, token: str) -> str:
    return f"Open http://{host}:{port}/?token={token}"


SERVING_HINT = "It opens only on this machine, and only with this whole address. ctrl+c ends it."
NOT_THIS_ADDRESS = "This address belongs to another program."
WHOLE_ADDRESS = "Open the whole address that footnote chat --serve printed, with its token."


def port_taken(port: int, why: object) -> str:
    return f"Port {port} cannot be used ({why})."


PORT_HINT = "Leave out --port to use any free one."

# source_pane

QUESTIONS = "Questions"
EDITOR = "Editor"
FIND_IN_THIS_STORY = "Find in this story"
WORDS_STILL_THERE = "The words are still in it."
WORDS_GONE = "The quoted words are no longer in it."


def story_changed(found: str) -> str:
    return f"! This story has changed in the meantime. {found}"


def footnote_of(number: int, many: int) -> str:
    return f"{number} of {many} · n next · p previous"


def not_in_story(value: str) -> str:
    return f"{value} is not in this story"


def found_of(number: int, many: int) -> str:
    return f"{number} of {many} · n next · N previous · esc closes the find"


def also_in(names: str) -> str:
    return f"\nAlso in {names}"


def and_more(count: int) -> str:
    return f" and {count} more"


def other_words(there: str, here: str) -> str:
    return f": {there} for {here}"


def told_otherwise(place: str, words: str) -> str:
    return f"Told differently in {place}{words}"


# stories

SORT = "Sort"
REVERSE = "Reverse"
NARROW = "Narrow"
ASK_ONLY_THIS = "Ask only this"
NARROW_DOWN = "Narrow down by words in title, outlet, author or file"


def more_unread(count: int) -> str:
    return f"! and {count:,} more that could not be read"


def stories_shown(count: int, all_stories: int, order: str) -> str:
    return f"{count:,} of {plural(all_stories, 'story', 'stories')} · {order}"


def column_keys(columns: int) -> str:
    return f" · 1 to {columns} show or hide a column"


# suggest


def about(name: str) -> str:
    return f"What do the articles say about {name}?"


def with_article(name: str) -> str:
    return f"the {name}"


# timeline

DAY_NOT_KNOWN = "Day not known"
TIMELINE_OF = "A topic; leave it empty for the main events"


def stated_in(words: str) -> str:
    return f"“{words}” in "


# timeline_chart

NO_DATES = "No story here has a date."


def most_on(stories: int, day: date) -> str:
    return f"most: {stories} on {day}"


def most_from_to(stories: int, first: date, last: date) -> str:
    return f"most: {stories} from {first} to {last}"


def undated(count: int) -> str:
    return f" · {count:,} undated"


# turn_view

COPY_ANSWER = "Copy answer"
ASK_AGAIN = "Ask again"
EDIT_QUESTION = "Edit question"
NO_SOURCE_WHY = "Nothing in the passages supports this sentence."
NO_SOURCE_TITLE = "No source"


def understood_as(question: str) -> str:
    return f"Understood as: {question}  (f8 corrects this, f9 asks it on its own)"


def asked_only_of(filters: str) -> str:
    return f"Asked only of: {filters}"


NOT_SAID = "The articles do not answer this."
NEAREST = "Nearest in the articles:"
STOPPED_PARTLY = "■ Stopped. What was written so far stands above."
STOPPED_EMPTY = "■ Stopped before anything was written."
SOMETHING_WENT_WRONG = "Something went wrong."


def not_answered(missing: str) -> str:
    return f"◐ Not in the articles: {missing}"


def lasting(seconds: int) -> str:
    return f" · {seconds} s"


def waiting(lasting: str) -> str:
    return f"Waiting for the model{lasting}"


def searching(lasting: str) -> str:
    return f"Searching the articles{lasting}"


def weighing(passages: int, bar: str, lasting: str) -> str:
    return f"Weighing {plural(passages, 'passage')}  {bar}{lasting} · esc stops"


def writing(lasting: str) -> str:
    return f"Writing{lasting} · esc stops"


# view

ALL = "All"
ITEMS = "Items"
GROUPS = "Groups"
COPY = "Copy"
COPIED = "Copied"

# welcome

ASK_THIS = "Ask this"
WELCOME = "Ask these articles a question."
WELCOME_HINT = (
    "Every sentence of an answer carries a footnote that opens the very words it rests on. ? shows every key, ctrl+g opens other stories."
)
YOU_COULD_BEGIN = "Questions to begin with (tab, then enter):"
