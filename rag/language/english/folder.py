"""How English asks what a folder holds (templates: rag/language/phrases.py)."""

from __future__ import annotations

MENTIONS = (
    "mention|mentions|mentioning|mentioned",
    "name|names|naming",
    "quote|quotes|quoting|quoted",
    "refer|refers|referring to",
    "contain|contains ?the ?words ?word",
)
ABOUT = (
    "about|concerning|regarding|covering",
    "cover|covers|discuss|discusses|discussing",
    "deal|deals|dealing with",
    "to do with",
    "on the subject|topic of",
    "talk|talks about",
    "anything|something|stories|articles|reports|pieces on",
    "know ?anything of",
)
CORRECTED = ("correct~|correction|corrections|updated|updates|revised|retracted|retraction|withdrawn|amended|versions|changed",)
COPIES = ("copy|copies|duplicate|duplicates|twice|reprint~", "same story")
UNDATED = ("no|without ?a date|dates", "undated", "not dated")
NEWEST = ("newest|latest|last", "most recent")
LONGEST, SHORTEST = ("longest",), ("shortest",)
OUTLETS = ("outlet|outlets|newspaper|newspapers|papers|publication|publications|publisher|publishers|sources|media|sites|magazines",)
AUTHORS = (
    "author|authors|reporter|reporters|journalist|journalists|writer|writers|byline|bylines",
    "^ who wrote|writes|has|have ?written",
    "written by who|whom",
)
PERIOD = ("period|timespan|span|dates", "how far back", "what|which days|months|years", "^ ?from when ?were|are ?was", "date range")
COUNT = ("how many", "number of", "count")
PER_MONTH = ("by|per|each|every month", "month by month")
BOUNDS_AFTER, BOUNDS_BEFORE = frozenset("after since from".split()), frozenset("before until till".split())
PERSONAL_SUBJECT = frozenset("it they them this that these those all here".split())
