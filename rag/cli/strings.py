"""Every word the command line shows in its own voice, in one place: to be read, and kept to docs/style.md.

A text that has names in braces is called with what is to stand there: `strings.is_now(name="stories", to="harbour")`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command's help: its line in the list of commands, what it does (where there is more to say), and examples of how to type it."""

    short: str
    long: str = ""
    examples: str = ""


FOOTNOTE = Command(
    """Ask a folder of articles; every sentence of the answer carries a footnote that opens the words it rests on.""",
    """Ask a folder of articles; every sentence of the answer carries a footnote that opens the words it rests on.

\b
footnote ask --articles ~/stories "Who signed the harbour contract?"
footnote show --last 1
footnote chat ~/stories""",
    "",
)
INDEX = Command(
    "Index folders of articles, or update their index.",
    """Index folders of articles, or update their index.

PATH is a folder or a file. Without one, the index that is named, or the one used last, is updated with all its folders.
Only new and changed files are read. It can be stopped at any moment; the next run continues from there.""",
    """footnote index ~/stories
footnote index ~/stories ~/archive/2019 --index harbour
footnote index --articles ~/stories
footnote index --index harbour                update an index, with all its folders
footnote index ~/stories --dry-run
footnote index ~/stories --watch""",
)
INDEXES = Command(
    "List, rename and remove indexes.",
    "List, rename and remove indexes. The articles themselves are never touched.",
    """footnote indexes list
footnote indexes rename stories-3f2a1c harbour
footnote indexes remove harbour""",
)
INDEXES_LIST = Command("List the indexes, their folders and when they were updated.", examples="footnote indexes list")
INDEXES_RENAME = Command("Give an index another name, for use with --index.", examples="footnote indexes rename stories-3f2a1c harbour")
INDEXES_REMOVE = Command(
    "Delete an index, or one of its folders from it.",
    """Delete an index, or with --folder one of its folders from it. The articles stay.

Of an index on a server, what other machines indexed is only deleted with --all.""",
    """footnote indexes remove harbour
footnote indexes remove harbour --folder ~/stories/2024
footnote indexes remove milvus://milvus.newsroom:19530/news --all""",
)
ASK = Command(
    "Answer a question from the articles, with footnotes.",
    """Answer QUESTION from the articles, each sentence with a footnote.

The folder (DIR before the question, or --articles) is indexed first if it is new or has changed;
without one, the index used last is asked. QUESTION may be `-` to read it from standard input. Objects
for --jsonl have a "question" and may have "history" (a list of {"role", "content"}), "asked" (a date)
and "filters" ("since", "until", "source", "author", "file").""",
    """footnote ask ~/stories "Who signed the harbour contract?"
footnote ask --articles ~/stories "Who signed the harbour contract?"
footnote ask --since 2024-03 --source courier "What did the mayor say?"
footnote ask --continue "And what did she say the week before?"
footnote ask --json "Who signed it?" | jq -r .answer
footnote ask --jsonl < questions.jsonl > answers.jsonl
footnote ask --save answer.json "Who signed it?"
footnote ask --replay answer.json
echo "Who signed it?" | footnote ask -""",
)
CHECK = Command(
    "Check a draft's claims against the articles.",
    """Check the claims of each DRAFT against the articles, with footnotes.

For each claim, it says whether the articles support it, partly support it, contradict it or say nothing about it. Questions,
advice and opinions are not checked. DRAFT may be `-` for standard input. Exit code 6 if anything is contradicted.

--jsonl needs no index: it reads objects with a "claim" and its "evidence" (a list of sentences) and answers each with a "verdict"
and a "score" from 0 to 1: how well the evidence supports the claim.""",
    """footnote check --articles ~/stories draft.md
footnote check --lines *.md                  file:line:column verdict message, for editors
footnote check --json draft.docx | jq '.items[] | select(.verdict == "contradicted")'
pbpaste | footnote check -
footnote check --jsonl < claims.jsonl        {"claim", "evidence": [sentences]} a line""",
)
CHAT = Command(
    "Ask and read in a conversation that fills the terminal.",
    """Ask and read in a conversation that fills the terminal.

Several folders are indexed together. Without a folder, the index used last is opened; ctrl+g changes to another.""",
    """footnote chat ~/stories
footnote chat ~/stories ~/archive     # several folders in one index
footnote chat --index stories-3f2a1c
footnote chat ~/stories --no-save
footnote chat ~/stories --serve       # in a browser on this machine""",
)
SEARCH = Command(
    "Show the passages nearest to a query, without the model.",
    """Show the passages nearest to QUERY.

Objects for --jsonl have a "query" and may have "id", "history", "as_of" (a date) and "filters", as for `footnote ask
--jsonl`. Exit code 3 if nothing was found.""",
    """footnote search "harbour contract"
footnote search ~/stories "harbour contract"
footnote search --articles ~/stories --since 2024-03 "number of jobs" -k 3
footnote search --explain "harbour contract"
footnote search --json "harbour contract" | jq '.hits[].file'""",
)
QUOTES = Command(
    "Show what a person said, or what was said about a topic.",
    """Show what PERSON said, or what was said about TOPIC, by date; without either, all statements.

Speakers are named as in the story. "He said" is listed under the person's name where that is certain, and under "unnamed" elsewhere.
A statement in several stories is shown once, with the others listed; where their wording differs, it is shown in square brackets.""",
    """footnote quotes --articles ~/stories "Ines Varga"
footnote quotes "Ines Varga" --about bridge --since 2025-03
footnote quotes "the clinic" --csv > clinic.csv
footnote quotes --speakers --source courier""",
)
TIMELINE = Command(
    "Show what happened when on a topic, day by day.",
    """Show what happened when on TOPIC, each event with its date and footnote; without TOPIC, the folder's main events.

The date is that of the event as the story gives it ("on Tuesday" is counted from the story's own date); where no story gives one,
it is left open.""",
    """footnote timeline --articles ~/stories "Salters Bridge"
footnote timeline --around 2025-03-09 "Amber Compass"
footnote timeline --since 2025-03 --by week
footnote timeline --ics "Salters Bridge" > bridge.ics""",
)
COMPARE = Command(
    "Show what each outlet says on a topic, side by side.",
    """Show what each outlet says on TOPIC (a few words or a question), in its own words, with footnotes.

Then come figures for the same thing side by side, which story corrects which, and what only one outlet has.""",
    """footnote compare --articles ~/stories "cost of the bridge"
footnote compare --since 2025-03 "How many people fell ill?"
footnote compare --json "cost of the bridge" | jq '.items[] | select(.kind == "figure")'""",
)
SHOW = Command(
    "Show an article with the words of a footnote marked.",
    "Show an article with numbered lines and the words of a footnote marked.",
    """footnote show --last 2                       the second footnote of the last answer
footnote show story.txt                      a whole story
footnote show story.txt:120-260              some characters of it
footnote show story.txt --marks              what was taken for a caption, byline, boilerplate or instructions""",
)
ARTICLES = Command(
    "List the indexed articles: date, outlet, title, file.",
    examples="""footnote articles --articles ~/stories
footnote articles --since 2024-03 --source courier
footnote articles --sort date --limit 10      the newest ten
footnote articles --json | jq -r '.articles[].title'""",
)
STATUS = Command(
    "Say what the indexes hold and when they were updated.",
    "Say what each index holds, when it was last updated, and what could not be read.",
    """footnote status
footnote status --articles ~/stories --skipped""",
)
VERIFY = Command(
    "Check a saved answer's footnotes against the files.",
    """Look up every footnote of a saved answer in its file. Exit code 5 unless all are still where they were cited.

Files are looked for in DIR, or else in the folder that the answer names, if it has been indexed.""",
    """footnote verify answer.json
footnote verify answer.json --articles ~/stories
footnote verify                              the last answer""",
)
EXPORT = Command(
    "Write an answer with its footnotes, or the stories it cites.",
    "Write an answer with its footnotes, or the stories it cites for Zotero and similar programs.",
    """footnote export > answer.md                  the last answer
footnote export answer.json --text
footnote export -o answer.docx               Word, with real footnotes, written by pandoc
footnote export -o answer.html               footnotes open the stories' pages at the words
footnote export --format bibtex > cited.bib  the cited stories; also ris and csl-json""",
)
MCP = Command(
    "Serve indexes to assistants and editors as MCP tools.",
    """Serve indexes, read-only, to one client over standard input and output; the client starts this itself.

Nothing is indexed here: use `footnote index` first.""",
    """footnote mcp --articles ~/stories
footnote mcp --index harbour --index council""",
)
SERVE = Command(
    "Serve indexes over HTTP on this machine, read-only.",
    """Serve indexes, read-only, over HTTP on this machine to whoever has the token.

The token is printed; FOOTNOTE_TOKEN sets your own. Nothing is indexed here: use `footnote index` first.""",
    """footnote serve --articles ~/stories
footnote serve --index harbour --index council --port 8321
FOOTNOTE_TOKEN=… footnote serve --articles ~/stories --port 8321""",
)
EVAL = Command(
    "Measure answers to questions with known answers.",
    """Measure answers to questions with known answers. `footnote eval QUESTIONS.jsonl` means `eval run`.""",
    """footnote eval questions.jsonl --articles ~/stories
footnote eval questions.jsonl --articles ~/stories --sample 60 --json > new.json
footnote eval questions.jsonl --articles ~/stories --compare old.json
footnote eval draft ~/stories > questions.jsonl""",
)
EVAL_RUN = Command(
    "Ask every question in a file and show the figures.",
    """Ask every question in QUESTIONS (one JSON object per line) and show how many were found, right, refused and footnoted.

Answers are kept: type the same command again and it continues where it stopped, without asking again what has not changed.""",
    "footnote eval run questions.jsonl --articles ~/stories",
)
EVAL_DRAFT = Command(
    "Draft questions about a folder with the local model.",
    """Draft questions about the articles in FOLDER with the local model, one JSON object per line, for you to correct.""",
    "footnote eval draft ~/stories > questions.jsonl",
)
WARM = Command(
    "Read the evidence for questions ahead of time.",
    "Find and read the evidence for each QUESTION now, so that its answer comes sooner when you ask.",
    """footnote warm "Who signed the harbour contract?"
footnote warm --articles ~/stories "Who signed it?" "What did it cost?"
""",
)
CACHE = Command(
    "Show or clear the cache of passages that were read.",
    "Show or clear what is kept of the passages that the model has read. Clearing it only makes later answers slower.",
    """footnote cache status
footnote cache clear""",
)
CACHE_STATUS = Command("Say how much is kept, and how much may be kept.", examples="footnote cache status")
CACHE_CLEAR = Command("Delete everything that is kept.", examples="footnote cache clear")
MODELS = Command(
    "List, fetch, check and remove models.",
    "List, fetch, add, choose, check and remove models. models.txt says where each one comes from.",
    """footnote models list
footnote models fetch
footnote models fetch qwen2.5-coder-0.5b-instruct
footnote models suggest
footnote models add Qwen/Qwen2.5-7B-Instruct-GGUF
footnote models check""",
)
MODELS_LIST = Command("List the models in models.txt and whether they are on disk.", examples="footnote models list")
MODELS_FETCH = Command(
    "Fetch and verify models; by default, those in use.",
    "Fetch and verify the named models, or those in use if none is named.",
    """footnote models fetch
footnote models fetch all-mpnet-base-v2""",
)
MODELS_ADD = Command(
    "Fetch a generator (GGUF) from the model hub.",
    """Fetch a generator (GGUF) from the model hub, and add it to your own list of models.

Its SHA-256 comes from the hub. Its chat template runs apart from Footnote, as for any model that Footnote does not list itself.""",
    """footnote models add Qwen/Qwen2.5-7B-Instruct-GGUF
footnote models add Qwen/Qwen2.5-7B-Instruct-GGUF:Q5_K_M
footnote models add OWNER/REPOSITORY:model.Q4_K_M.gguf""",
)
MODELS_USE = Command(
    "Choose the generator or embedder to use from now on.",
    "Use this generator or embedder from now on. The choice is kept in the configuration file.",
    "footnote models use qwen2.5-coder-0.5b-instruct",
)
MODELS_SUGGEST = Command(
    "List generators that may be worth trying here.",
    "List generators that may be worth trying, and say whether they fit this machine.",
    "footnote models suggest",
)
MODELS_CHECK = Command(
    "Compare the models on disk with their checksums.",
    "Compare each model on disk with its SHA-256 in models.txt. Exit code 1 if one is damaged.",
    "footnote models check",
)
MODELS_REMOVE = Command(
    "Delete a fetched model, and its entry in your list.",
    "Delete a fetched model from the disk, and from your own list of models.",
    "footnote models remove all-mpnet-base-v2",
)
CALIBRATE = Command(
    "Fit a model's decisions to questions of your own.",
    """Fit the decisions that depend on the generator to questions with known answers, and keep the result for it.

Each line has a "question" and "answerable" (true or false); yes/no questions also have "lead" ("yes" or "no"). Without QUESTIONS,
those of Footnote's own checkout are asked, which takes the default model half an hour on two cores.""",
    """footnote calibrate --model qwen2.5-coder-0.5b-instruct
footnote calibrate questions.jsonl --articles ~/stories""",
)
DOCTOR = Command(
    "Check the installation and say how to fix it.",
    """Look at Python, the libraries, the models, the indexes and the disk. Exit code 1 if something is wrong.""",
    "footnote doctor",
)
COMPLETION = Command(
    "Print what your shell needs to complete commands.",
    "Print the completion script for SHELL.",
    """footnote completion bash >> ~/.bashrc
footnote completion zsh >> ~/.zshrc
footnote completion fish > ~/.config/fish/completions/footnote.fish""",
)

# In several places

error_with_hint = "error: {message}\nhint: {hint}".format
AS_JSON = "One JSON object instead of text."
no_index_yet = "There is no index in {indexes} yet.".format
skipped = "  skipped {file}: {reason}".format
INDEX_BY_NAME = "The name of an index; `footnote status` lists them."
ONE_OF_THEM = "Use only one of them."
CORRECTED = "Corrected"
cannot_be_read = "{path} cannot be read: {error}.".format
OTHER_FILE = "other file"

# app

EXIT_CODES = (
    "Exit codes: 0 answered or done, 1 failed, 2 wrong usage, 3 the articles do not answer this, 4 no such index, 5 a "
    "footnote no longer holds, 6 something in a draft is contradicted, 130 interrupted."
)
see_help = "`{where} --help` shows how it is used.".format
STOPPED = "Stopped."
COMMANDS = "Commands"
YES, NO = "yes", "no"
error = "error: {message}".format
hint = "hint: {hint}".format

# ask

ASK_JSONL = "Read questions as JSON objects from standard input; write one answer per line."
ASK_CONTINUE = "Continue from the last answer."
ASK_ASKED = 'The day the question is asked on; "last week" is counted from it.'
ASK_SAVE = "Save the answer to FILE, for `footnote verify` and --replay."
ASK_EXPLAIN = "Also explain on standard error, stage by stage, how the answer was made."
ASK_REPLAY = "Ask the question in FILE again; exit code 5 if the answer differs."
ASK_COMBINED = "A question, --jsonl and --replay cannot be combined."
ASK_COMBINED_HINT = "`footnote ask --help` shows how each is used."
THE_ANSWER = "the answer"
ITS_FOOTNOTES = "its footnotes"
THE_MODELS = "the models"
differs = "Different from the saved answer: {names}.".format
SAME_ANSWER = "The same as the saved answer."
NO_QUESTION = "No question was given."
NO_QUESTION_HINT = 'Put it in quotes: footnote ask "Who signed the contract?"'

# browse

ARTICLES_SORT = "What to sort by; dates start with the newest."
ARTICLES_REVERSE = "Reverse the order."
ARTICLES_LIMIT = "Show only the first N."
ARTICLES_JSON = "One JSON object instead of a table."
shown_of = "{count:,} of {many}.".format
STATUS_SKIPPED = "List the files that could not be read, and say why."
and_more = " and {count} more".format
otherwise = " (told differently in {names}{more})".format
newer = " (newer: {newer})".format
status_head = "{name}  ({size}, last updated: {updated})".format
OLDER_VERSION = "older version"
OLDER_VERSIONS = "older versions"
COPY_MERGED = "copy merged"
COPIES_MERGED = "copies merged"
embedded_so_far = ", {embedded:,} of them searchable by meaning so far".format
status_passages = "  {many}{ready}; embedder {embedder}".format
status_unread = "  {many} could not be read; `footnote status --skipped` says which, and why".format
being_written_by = "being written by {writer}".format
KEPT_ON_A_SERVER = "kept on a server"

# cache

WARM_STOPPED = "Stopped; what was read so far is kept."
warmed = "The evidence for {many} has been read.".format
cache_cleared = "{many} deleted, {size} freed.".format
cache_holds = "passage cache: {passages}, {size} of at most {most}".format

# calibrate

CALIBRATE_ARTICLES = "The articles to ask the questions of."
CALIBRATE_LIMIT = "Ask no more than N questions."
CALIBRATE_DRY_RUN = "Say how well it would decide, but keep nothing."
calibrate_fewest = "{fewest} questions that the articles answer, and as many that they do not".format
TOO_FEW_QUESTIONS = "There are too few questions to fit anything."
too_few_hint = "It takes at least {few}, all of them near a story.".format
DECISIONS = {
    "read": "answered, by the model's reading",
    "unread": "answered, by words alone",
    "settled": "yes or no is settled",
    "yes": "the answer is yes",
    "no": "the answer is no",
}
CALIBRATION_HEADINGS = ("decision", "cases", "area", "refused before", "now", "let through before", "now", "")
KEPT = "kept"
TOO_WEAK = "too weak to be kept"
CALIBRATION_EXPLAINED = (
    "cases: those it holds for + those it does not. area: how well it tells them apart, from 0.5 (not at all) to 1. refused: the share of "
    "the first that it wrongly denies; let through: the share of the others that it wrongly holds for. now: over questions that it was "
    "not fitted to."
)
CANNOT_TELL = "This model cannot tell what the articles answer; nothing is kept."
CANNOT_TELL_HINT = "Choose a larger one: footnote models suggest"
calibrated_on = "{read} questions with the passages read, {unread} without, {yes_or_no} yes-or-no questions".format
calibration_kept = "The decisions of {name} are kept in {path}; what was not fitted is the default model's, with more caution.".format
CALIBRATE_BOTH = "QUESTIONS and --articles can only be given together."
CALIBRATE_BOTH_HINT = "footnote calibrate QUESTIONS.jsonl --articles DIR"

# chat

CHAT_ARTICLES = "A folder of articles; the same as DIR."
CHAT_NO_SAVE = "Do not save the conversation."
CHAT_SERVE = "Open in a browser on this machine instead of in the terminal."
CHAT_PORT = "With --serve: use this port instead of any free one."

# check

CHECK_LINES = "Print file:line:column verdict message, for editors."
CHECK_QUICK = "Do not have the language model read what seems to be supported: faster, and wrong more often."
CHECK_JSONL = "Read claims with their evidence as JSON objects from standard input."
CHECK_COMBINED = "--jsonl cannot be combined with a draft or another format."
CHECK_COMBINED_HINT = "`footnote check --help` shows how each is used."
NO_DRAFT = "No draft was given."
NO_DRAFT_HINT = "Give a file, or `-` for standard input: footnote check draft.md"
LINES_COMBINED = "--lines cannot be combined with --json, --csv or --markdown."
EMPTY_DRAFT = "The draft is empty."
EMPTY_DRAFT_HINT = "Give a file with something in it, or `-` for standard input."

# check_lines

CLAIM_LINE = 'A line looks like {"claim": "The bridge is shut.", "evidence": ["The bridge was closed on Sunday."]}.'
CLAIM_NO_TEXT = '"claim" must be a non-empty string.'
EVIDENCE_NO_LIST = '"evidence" must be a list of strings.'

# check_text

NOTHING_CHECKABLE = "Nothing in the draft can be checked."

# compare

FIGURES = "Figures side by side"
ONLY_IN_ONE_OUTLET = "Only in one outlet"
NO_TOPIC = "No topic was given."
NO_TOPIC_HINT = 'Give one: footnote compare "cost of the bridge"'
CORRECTED_LATER = ", corrected later"
compare_before = "\n  before: {words}".format

# doctor

doctor_hint = "      hint: {advice}".format
PYTHON = "Python"
OLD_PYTHON = "Install Python 3.11 or newer."
free_disk_at = "free disk at {place}".format
FREE_SPACE = "Free some space: the models and the passage cache need a few gigabytes."
library = "library {name}".format
INSTALL_COMPILER = "Install a C++ compiler, then type: make models"
MAKE_MODELS = "Type: make models"
NO_COMPILER = "none (only needed to build llama-cpp-python)"
cannot_be_imported = "cannot be imported ({error})".format
FOOTNOTE_MODELS_USE_NAME = "footnote models use NAME"
footnote_models_fetch = "footnote models fetch {name}".format
OWN_CALIBRATION = "the generator's own"
index_named = "index {name}".format
FOOTNOTE_INDEX_DIR = "footnote index DIR"
no_indexes_yet = "none yet in {indexes}; to make one, type: footnote index DIR".format
type_this = "Type: {advice}".format

# evaluate

EVAL_RETRIEVAL_ONLY = "Only search; do not run the model."
EVAL_SAMPLE = "Ask only N questions, keeping the share of each kind."
EVAL_SEED = "Choose another sample."
EVAL_JSON = "One JSON object instead of a table; keep it for --compare."
EVAL_DETAILS = "Write one JSON line per question to FILE."
EVAL_COMPARE = "Show what has got better or worse since OLD.json."
DRAFT_COUNT = "How many questions to draft."
DRAFT_SEED = "Choose other passages to ask about."
DRAFTED_HINT = "Check each one: a small model wrote them. Only one thing is certain: the article contains the answer."
drafted = "{many} drafted. {checked}".format
DETAILS_HINT = "Name another file with --details."
COMPARE_HINT = "Make one: footnote eval QUESTIONS.jsonl --json > OLD.json"
not_a_report = "{path} is not a report of `footnote eval --json`.".format

# explain

typed = "typed: {asked}".format
explain_reading = "understood as: {text}".format
intent = "intent {intent}, asks for {focus}".format
counts = ", counts {counted}".format
continues = "follows up on the conversation: {context}".format
MADE_WHOLE = "completed"
explain_draft = "drafted: {text}".format
supported_by = "supported ({coverage:.2f}) by: {text}".format
log_odds = "log-odds: answers the question {tells:.2f} and {finds:.2f}, says the draft {says:.2f}".format
NO_LEAD = "no opening"
EVERY_CHECK_PASSES = "every check passes"

# export

EXPORT_FORMAT = "Markdown, unless the name after --output says otherwise."
EXPORT_OUTPUT = "Write to a new file instead of standard output."
EXPORT_TEXT = "Plain text with numbered notes, like --format text."
written_to = "Written to {output}.".format

# footnotes

NOT_SUPPORTED = "[not supported by the articles]"
other_words = " ({there} for {here})".format
also_in = "\n    also in {many}: {names}".format
NEAREST = "Nearest in the articles (`footnote show --last N` opens one):"

# index

FILES_READ = "Files it reads"
files_read = "{names}, each also with .gz; files with other names are recognised by their content".format
INDEX_ARTICLES = "A folder of articles; the same as PATH."
INDEX_NAME = "A name for the index; by default it is made from the folder's name."
INDEX_WATCH = "Keep running, and update the index whenever a file changes."
INDEX_DRY_RUN = "Say what would be done, without doing it."
INDEX_REBUILD = "Discard the index and build it again, with all its folders."
INDEX_BOILERPLATE = "Also search and cite what was taken for boilerplate."
dry_run_combined = "{what} and --dry-run cannot be combined.".format
LEAVE_ONE_OUT = "Leave one of them out."

# indexes

LAST_UPDATED = "last updated"
is_now = "{name} is now {to}.".format
REMOVE_FOLDER = "Only take this folder out of the index."
REMOVE_ALL = "Of an index on a server, also what other machines indexed."
is_taken_out = "{folder} has been taken out of {name}.".format
is_removed = "{name} has been removed.".format

# json_in

TOO_DEEP = "it is nested too deeply"
larger_than = "it is larger than {count} MB".format
is_not_a_number = "{written:.20} is not a number".format

# log

details_in = "The details are in {what}.".format
no_log = "The log cannot be written either ({strerror}: {filename}). Set FOOTNOTE_STATE to another folder.".format
unexpected = "Something unexpected went wrong: {error!r}.".format

# models

fetching = "Fetching {name}…".format
fetched = "{name} is in {path}.".format
ADD_ANYWAY = "Fetch it even if it needs more memory than is free."
in_files = " in {count} files".format
found_model = "{name}: {size}{files}, licence {licence}; needs about {needed} of memory ({free} free).".format
too_large = "{name} needs more memory than is free.".format
TOO_LARGE_HINT = "Choose a smaller quantisation, or add --anyway."
to_use = "To use it: footnote models use {name}".format
now_used = "The {role} is now {name}; this is kept in {what}.".format
this_machine = "{size} of memory free, {cores} in use. Those with a slash can be fetched with `footnote models add`.".format
removed = "{name} has been removed; {size} freed.".format
WAS_IN_USE = "It was in use. Choose another with `footnote models use`."
NOT_FETCHED = "not fetched"
READY_IN_USE = "ready, in use"

# moments

NOT_YET = "not yet"
at = "{what} at {then:%H:%M}".format
days_ago = "{days} days ago ({what})".format

# options

is_not_a_date = "{value!r} is not a date; {examples}.".format
PATH_IS_EMPTY = "the path is empty. If it comes from a variable, that is not set."
ARTICLES_FOLDER = "The folder of articles."
INDEX_OF_FOLDER = "The index of this folder; can be repeated."
AN_INDEX_BY_NAME = "The name of an index; can be repeated."
EMBEDDER = "The embedding model: a name in models.txt or a sentence-transformers folder."
RERANKER = "A folder with a CrossEncoder model that puts the best passages in order."
VERIFIER = "A folder with a CrossEncoder model that may reject sentences that the articles do not support."
THREADS = "The number of threads (0: all cores)."
MODEL = "The model that writes: a name in models.txt, a GGUF file, or a server, http://host:port/v1#name."
CAUTION = "0 to 1: the higher, the sooner it declines to answer."
NO_PASSAGE_CACHE = "Read every passage in full, without the passage cache."
SINCE = "Only articles published on this day or later."
UNTIL = "Only articles published on this day or earlier."
SOURCE = "Only articles whose outlet contains TEXT."
AUTHOR = "Only articles whose byline contains TEXT."
FILE = "Only files whose path within the folder matches GLOB."

# parts

AND = " and "
MAKE_AN_INDEX = "Make one: footnote index DIR"
using_last = "Using the index {last}, the one used last; choose another with --index.".format
SEVERAL_INDEXES = "There are several indexes."
choose_index = "Choose one with --index: {names}.".format
index_called = "index {index:.200}".format
index_of_folder = "index of the folder {articles!s:.200}".format
not_here = "There is no {meant} here, and the answer came from it.".format
NOT_HERE_HINT = "Say where the articles are: --articles DIR or --index NAME."

# quotes

QUOTES_ABOUT = "Only what was said about this."
QUOTES_BY = "Group the statements by outlet."
QUOTES_SPEAKERS = "List who speaks, and how often."
quotes_limit = "Only the latest N; by default {shown} as text, all in other formats.".format
SPEAKERS_COMBINED = "--speakers and --by cannot be combined."
limit_reached = "Only the latest {shown} are shown; --limit shows more.".format
NO_OUTLET = "Outlet unknown"
ALSO_IN = "also in"
OTHERWISE_IN = "differently in"
TO = " to "

# refresh

no_folder_no_index = "There is no folder {articles}, and no index of it.".format
folder_gone = "The folder {articles} is gone; its articles are shown as they were indexed.".format
busy = "{message} Using what has been indexed so far.".format
more_skipped = "  and {count:,} more; `footnote status --skipped` lists them all.".format
WATCHING = "Watching for changes; press Ctrl-C to stop."
WOULD_INDEX = "Would index"
index_run = "Index {name}:".format
took = ", in {seconds:.1f} s".format
from_files = "{holds} from {files} ({changes})".format
SKIPPED_IN_PART = "skipped in part"
NO_FILES = "no files"
bytes_of = "{done} of {total}".format

# request

QUESTION_LINE = 'A line looks like {"question": "Who signed it?"}.'
line_too_long = "This line is longer than {count} MB.".format
line_not_json = "This line is not JSON: {error}.".format
LINE_NO_OBJECT = "This line is not a JSON object."
BAD_ID = '"id" must be a string or a number.'
BAD_ID_HINT = 'A line with an id looks like {"id": 7, "question": "Who signed it?"}.'


def ignored(line: int, fields: list[str]) -> str:
    return f"Line {line}: {', '.join(fields)} {'is not a field and was' if len(fields) == 1 else 'are not fields and were'} ignored."


no_text = '"{name}" must be a non-empty string.'.format
HISTORY_HINT = '"history" is a list of objects like {"role": "user", "content": "…"}; the person\'s turns alone are enough.'
HISTORY_NO_LIST = '"history" must be a list.'
BAD_TURN = 'Every turn in "history" needs a "role" (user or assistant) and a "content".'
BAD_FILTERS = '"filters" must be an object of strings.'
may_hold = "It may hold {names}.".format
field_no_date = '"{name}" is not a date: {given!r:.80}.'.format

# saved

not_saved = "The answer could not be saved as {path}: {strerror}.".format
NOT_SAVED_HINT = "Choose another place."
NO_PLAIN_FILE = "it is a link or not a regular file"
no_file = "There is no file {path}.".format
SAVE_FIRST = "Save an answer with `footnote ask --save FILE`."
output_lost = "The output cannot be written: {why}.".format
OUTPUT_LOST_HINT = "Send it to another file or disk."
STARTED_NOWHERE = "The folder that this command was started in has been deleted."
STARTED_NOWHERE_HINT = "Change to another folder with `cd` and type it again."
not_an_answer = "{path} is not a saved answer: {error}.".format
SAVE_ONE = "Save one with `footnote ask --save FILE`."
broken_answer = "This is not an answer from Footnote: {error}.".format
BROKEN_ANSWER_HINT = "Send what `ask` returned, complete and unchanged."
BAD_NUMBERS = "its footnotes are not numbered consecutively"
BAD_REFERENCE = "a sentence refers to a footnote that does not exist"
BAD_POSITION = "a footnote's position is invalid"
SET_STATE = "Set FOOTNOTE_STATE to a folder that can be written."
last_not_kept = "The last answer cannot be kept ({strerror}: {filename}).".format
NO_ANSWER_YET = "No answer has been saved yet."
ASK_FIRST = 'Ask something first: footnote ask --articles DIR "…"'

# search

SEARCH_COUNT = "Number of passages."
SEARCH_EXPLAIN = "Show the rank and score of each part of the search."
SEARCH_AS_OF = 'The day "last week" is counted from; by default, that of the newest article.'
SEARCH_JSONL = "One JSON object per line; without QUERY, queries are read from standard input."
NO_QUERY = "No query was given."
NO_QUERY_HINT = 'Give one: footnote search "harbour contract"'
NO_PASSAGE = "No passage was found."
search_also_in = " · also in {many}".format
newer_version = " · newer version: {newer}".format
told_otherwise_in = "\n   told differently in {told}".format

# serve

SERVE_PORT = "Use this port instead of any free one."
SERVE_HOST = "The address to listen on."
SERVE_NAME = "Another name by which requests may call this machine."

# shell

no_completion = "There is no completion for {shell}.".format

# show

SHOW_LAST = "The Nth footnote of the last answer or, after a refusal, the Nth of the nearest passages."
SHOW_PART = 'A page, record or message in FILE, like "record 3".'
SHOW_MARKS = "Show what each part of the text was taken for, and by which rule."
SHOW_WHOLE = "Show the whole story, not only the lines around the marked words."
SHOW_NOTHING = "No article was named."
SHOW_NOTHING_HINT = "Type: footnote show FILE, or footnote show --last 2 for a footnote of the last answer."
no_such_footnote = "The last answer has {many}; there is no number {number}.".format
SHOW_LAST_1 = "Type: footnote show --last 1"
STORY_GONE = "Neither the file nor the index holds this story any more; these are the words that were cited."
no_footnotes = "The last question, {question}, was not answered, so there are no footnotes".format
SEARCH_LISTS = "To see what is nearby, type: footnote search"
near_passage = "{said}. This is number {number} of the nearest passages.".format
WORDS_GONE = "The story has changed since the answer, and the cited words are no longer in it."
WORDS_STILL_THERE = "The story has changed since the answer; the cited words are still in it."
not_in_it = "{file} has {count:,} characters; {start}-{end} is out of range.".format
footnote_show = "Type: footnote show {file}".format
file_gone = "{file} is no longer in {root}; this is the text that was indexed.".format
file_changed = "{file} has changed since it was indexed. This is the indexed text; `footnote index` updates it.".format
newer_story = "There is a newer version of this story: {newer}".format
told_otherwise = "This story is told differently in {each}".format

# timeline

TIMELINE_LIMIT = "Show at most this many events."
TIMELINE_AROUND = "Only what happened within a week of this date."
TIMELINE_BY = "Group the events by week."
TIMELINE_ICS = "An iCalendar file, for calendar programs."
ICS_COMBINED = "--ics cannot be combined with --json, --csv or --markdown."
week_of = "Week of {monday}".format
stated_in = "“{words}” in ".format
SINCE_CORRECTED = "before, since corrected: "
ALSO = "also "
far_off = ", {count} of them long before or after".format
no_story_from_to = "\nNo story from {start} to {end}.".format

# undated

left_out = "{many} without a date left out: {names}".format

# verify

VERIFY_ARTICLES = "Look for the files in this folder instead."
looked_in = "Looked in {folder}.".format
ALL_AS_CITED = "all as cited"


def nothing_to_verify(question: str, answered: bool) -> str:
    why = "has an answer without footnotes" if answered else "was not answered"
    return f"The question {question} {why}, so there is nothing to verify."


# view

FORMS_COMBINED = "--json, --csv and --markdown cannot be combined."
AS_MARKDOWN = "Markdown with the footnotes as notes."
AS_CSV = "A table for spreadsheets, one line per item."

# views

SEARCHING = "Searching the articles…"
READING = "Reading the passages…"
STOPPED_EARLY = "[stopped before the answer was complete]"
