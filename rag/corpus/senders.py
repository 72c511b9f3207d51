"""Who sent a message, as byline and outlet: a person, a paper's newsletter, or a person of a paper."""

from __future__ import annotations

import re

from rag.corpus.linked_data import letters
from rag.corpus.outlets import is_outlet
from rag.corpus.people import in_order, is_person
from rag.corpus.titles import names_of_host

_OF = re.compile(r"\s+(?:from|at|@|via|for|bei|von|aus|de|du|del|da|chez|[|·•–—-])\s+|,\s+|\s+\((?=[^()]+\)$)")
_PLATFORM = re.compile(r"substack|mailchimp|ghost|beehiiv|buttondown|revue|google groups|linkedin|medium|patreon", re.IGNORECASE)
_LETTER = re.compile(r"\s+(?:news ?letters?|mailing list)$", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:no-?reply|donotreply|news(?:letters?)?|info|hello|hi|mail|e?mails?|alerts?|editor(?:s|ial)?|team|contact|redaktion|presse|press"
    r"|service|updates?|briefing|daily|morning|support|digest)(?:[._+-]|\d|$)",
    re.IGNORECASE,
)


def sender(name: str | None, address: str | None, bulk: bool) -> tuple[str | None, str | None]:
    """Byline and outlet of the name and the mail address that a message comes from; `bulk` says that it went to a list."""
    local, _, host = (address or "").partition("@")
    hosts = {letters(part) for part in names_of_host(f"http://{host}")} if host else set()
    words = (name or "").strip(" \"'")
    if not words or "@" in words:
        return None, host.removeprefix("www.") or None if bulk else None
    parted = _OF.search(words)
    first = words[: parted.start()] if parted else ""
    if parted and " " in first and is_person(first) and not is_outlet(first):
        house = words[parted.end() :].strip(" )")
        return first, None if _PLATFORM.search(house) else house
    if is_person(in_order(words)) and not _is_house(words, hosts, local, bulk):
        return in_order(words), None
    return None, _LETTER.sub("", words) or words


def _is_house(words: str, hosts: set[str], local: str, bulk: bool) -> bool:
    """Whether a name that could be a person's is that of the house: its address is called so, or is an office of a list."""
    named = letters(words)
    told = is_outlet(words, in_byline=True) and any(host in named for host in hosts)  # "Orton Star <news@star.example>"
    if " " not in words and named not in letters(local):  # "Gazette <news@...>"; a person's mailbox is called as that person is
        return True
    return told or is_outlet(words) or named.removeprefix("the") in hosts or (bulk and bool(_OFFICE.match(local)))
