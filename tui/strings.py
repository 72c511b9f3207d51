"""Every word the chat shows in its own voice, in one place to be read and kept to docs/style.md. What happened is data elsewhere.

A text that has names in braces is called with what is to stand there: `strings.written_to(path="answer.md")`.
"""

from __future__ import annotations

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
            ("escape", "stop the answer; undo an edit; close the source"),
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
cannot_be_written = "{path} cannot be written: {why}.".format
written_to = "Written to {path}".format
ANSWER_COPIED = "Answer copied with its footnotes"
of = " of {total}".format
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
subject = "{name} · {stories}".format
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
asking_only = "Asking only: {filters}   (ctrl+r asks all)".format
NEAREST_PASSAGE = "what is nearest"
SOURCE = "the source"
ASK_ANOTHER = "Ask another question"
enter_shows = "; enter shows {opens}".format
UP_BRINGS_BACK = "; up brings back the stopped one"


def no_such_footnote(number: int, count: int | None) -> str:
    if count is None:
        return f"There is no footnote {number}: nothing has been asked yet."
    has = "none" if not count else "one" if count == 1 else f"{count:,}"
    return f"There is no footnote {number}: the last answer has {has}."


# check

DRAFT_FILE = "The file of a draft: draft.md, draft.docx"
CHECK_UNASKED = "Type the path of a draft, and press enter."
at_line = "line {line}".format

# columns

DATE = "Date"
OUTLET = "Outlet"
TITLE = "Title"
AUTHOR = "Author"
LENGTH = "Length"
COPIES = "Copies"
FILE = "File"

# commands

other_index = "This conversation used the index {before}; questions now go to {now}.".format
CONVERSATION_COPIED = "Conversation copied as Markdown"

# compare

FIGURES = "Figures"
CORRECTED = "Corrected"
ONLY_IN_ONE_OUTLET = "Only in one outlet"
COMPARE_UNASKED = "Type what to compare the outlets on, and press enter."
COMPARE_ON = "A topic or a question to compare the outlets on"
before = "\nbefore: {words}".format

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
delete_for_good = "Delete {title} for good?".format

# edge_line

more_turns = "{sign} {turns:,} more".format

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

unforeseen = "Something unexpected went wrong ({kind}: {error}).".format
UNFORESEEN_HINT = "`footnote doctor` may tell you more; the details are in the log."
ended = "error: footnote chat ended because of an unexpected error ({kind}).".format
ENDED_SAVED = "The conversation is saved: type footnote chat, then ctrl+o, to continue it."
ended_hint = "hint: the details are in {log}; footnote doctor looks for problems.".format

# first_run

WHICH_FOLDER = "Which folder holds your articles?"
FOLDER_KEYS = "tab completes · enter begins · ctrl+q quits"
FOLDER_OR_INDEX_KEYS = "tab completes · enter begins · ctrl+g lists the indexes"
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
neither_folder_nor_index = "✕ {typed} is neither a folder nor an index.\n→ {hint}".format
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

not_saved_now = "This conversation cannot be saved just now ({error}). Footnote will try again.".format
CONTINUED_ELSEWHERE = "This conversation has been continued or deleted in another window. From this question on it is saved as a new one."
never_saved = "Conversations cannot be saved: {error}.".format
not_readable = "This conversation cannot be read: {error}.".format

# loading

STOPPED = "Stopped."
NO_STORIES_HINT = "Put some there and press enter, or type another folder."

# outside

QUOTE_COPIED = "Quote copied with its source"
file_gone = "{where} is no longer there; you still see it as it was indexed.".format
not_started = "{program} could not be started ({why}). Set $EDITOR to another program.".format
picture_saved = "Picture written to {path}".format
NEEDS_TERMINAL = "it needs a terminal"
PICTURE_NOT_SAVED = "The picture cannot be written, neither to the working folder nor to the home folder."

# pace

rate = " · {rate}/s".format
left = " · {duration} left".format
minutes = "{count} min".format

# pinning

NOTHING_IS_SAVED = "Nothing is being saved, so nothing can be pinned."
pins_not_kept = "Pins cannot be kept: {error}.".format
SELECT_FIRST = "First select some words of the story with the mouse."
not_pinned = "The words could not be pinned: {error}.".format
PINNED = "Pinned (ctrl+b lists the pins)"
PIN_WITH_NOTE = "Pin these words, with a note"
pins_of = "Pins of {index}".format
written_both = "Written to {path} and {table}".format

# pins

EDIT_NOTE = "Edit note"
REMOVE = "Remove…"
SEARCH_THE_PINS = "Search the pins"
NO_PIN = "No pin matches."
NO_PINS_YET = "Nothing is pinned yet. In a story, m pins words."
pins_found = "{pins} · enter opens".format
NOTE = "Note"
remove_the_pin = "Remove the pin {note}?".format

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
is_not_a_date = "✕ {name}: {value} is not a date; {examples}.".format
NOTHING_FOUND = "Nothing found"

# serving

serving_at = "Open http://{host}:{port}/?token={token}".format
SERVING_HINT = "It opens only on this machine, and only with this whole address. ctrl+c ends it."
NOT_THIS_ADDRESS = "This address belongs to another program."
WHOLE_ADDRESS = "Open the whole address that footnote chat --serve printed, with its token."
port_taken = "Port {port} cannot be used ({why}).".format
PORT_HINT = "Leave out --port to use any free one."

# source_pane

QUESTIONS = "Questions"
EDITOR = "Editor"
FIND_IN_THIS_STORY = "Find in this story"
WORDS_STILL_THERE = "The words are still in it."
WORDS_GONE = "The quoted words are no longer in it."
story_changed = "! This story has changed in the meantime. {found}".format
footnote_of = "{number} of {many} · n next · p previous".format
not_in_story = "{value} is not in this story".format
found_of = "{number} of {many} · n next · N previous · esc closes the find".format
also_in = "\nAlso in {names}".format
and_more = " and {count} more".format
other_words = ": {there} for {here}".format
told_otherwise = "Told differently in {place}{words}".format

# stories

SORT = "Sort"
REVERSE = "Reverse"
NARROW = "Narrow"
ASK_ONLY_THIS = "Ask only this"
NARROW_DOWN = "Narrow down by words in title, outlet, author or file"
more_unread = "! and {count:,} more that could not be read".format
stories_shown = "{count:,} of {stories} · {order}".format
column_keys = " · 1 to {columns} show or hide a column".format

# suggest

about = "What do the articles say about {name}?".format
with_article = "the {name}".format

# terminal

NO_TERMINAL = "There is no terminal to draw on."
NO_TERMINAL_HINT = "Type it in a terminal, open it in a browser with --serve, or use `footnote ask`."

# timeline

DAY_NOT_KNOWN = "Day not known"
TIMELINE_OF = "A topic; leave it empty for the main events"
stated_in = "“{words}” in ".format

# timeline_chart

NO_DATES = "No story here has a date."
most_on = "most: {stories} on {day}".format
most_from_to = "most: {stories} from {first} to {last}".format
undated = " · {count:,} undated".format

# turn_view

COPY_ANSWER = "Copy answer"
ASK_AGAIN = "Ask again"
EDIT_QUESTION = "Edit question"
NO_SOURCE_WHY = "Nothing in the passages supports this sentence."
understood_as = "Understood as: {question}  (f8 corrects this, f9 asks it on its own)".format
asked_only_of = "Asked only of: {filters}".format
NOT_SAID = "The articles do not answer this."
NEAREST = "Nearest in the articles:"
STOPPED_PARTLY = "■ Stopped. What was written so far stands above."
STOPPED_EMPTY = "■ Stopped before anything was written."
SOMETHING_WENT_WRONG = "Something went wrong."
not_answered = "◐ Not in the articles: {missing}".format
lasting = " · {seconds} s".format
waiting = "Waiting for the model{lasting}".format
searching = "Searching the articles{lasting}".format
weighing = "Weighing {passages}  {bar}{lasting} · esc stops".format
writing = "Writing{lasting} · esc stops".format

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
