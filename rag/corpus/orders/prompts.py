"""Text that is made to look like a prompt, or like a turn of a conversation with a model."""

from __future__ import annotations

import re

from rag.corpus.one_byte import Sought
from rag.corpus.orders.joined import Joined

_TOKENS = re.compile(
    r"<\|?/?(?:im_start|im_end|system|user|assistant|endoftext|eot_id|begin_of_text|start_header_id|end_header_id|prompt|instructions?)\|?>"
    r"|</?(?:start|end)_of_turn>|[\"']role[\"']\s?:\s?[\"'](?:system|user|assistant|developer)[\"']|\[/?INST\]|<</?SYS>>",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"^\W{0,6}(?:#{2,} ?(?:instruction|system|response|assistant|user|human|prompt)s?\b"
    r"|(?:begin|start|end)(?: of)?(?: the)? (?:system |user |hidden )?(?:prompt|instructions)\b|`{3}\s?(?:system|prompt)\b|`{3}$)",
    re.IGNORECASE,
)
_SYSTEM = re.compile(
    r"^\W{0,6}(?:SYSTEM|System)(?: (?i:prompt|message|note|override|instructions?|update|notice|command))?\W{0,3}[:\]>：]"
    r"|^\W{0,6}\[(?i:system|developer|admin)[^\]]{0,30}\]|^\W{0,6}(?i:new (?:task|instructions?|prompt|system prompt|orders?)) ?:"
)
ROLE = re.compile(
    r"^\W{0,6}(assistant|ai|user|human|developer|admin(?:istrator)?|bot|model|chatbot|llm|gpt|assistente|asistente|assistent|ассистент|助手)"
    r"(?: (?:note|message|prompt|override|instructions?))? ?[:：]",
    re.IGNORECASE,
)
_END = re.compile(
    r"</?(?:article|document|context|passage)>|\bend of (?:the )?(?:article|document|text|context|passage|story|page)\b", re.IGNORECASE
)
_CLOSING = re.compile(r"\bend\b|^\W{0,9}`{3}\W{0,9}$|</|\[/|_end\b|eot_id", re.IGNORECASE)
# Each pattern above matches only where one of these stands, or a colon behind a word or two.
_SIGNS, _WORDS = "<>[]#`", Sought((b"prompt", b"instruction", b"role ", b"end of "))
_LEAD = 48  # characters before a colon that patterns look at
_TOKEN_SIGN = re.compile(r"[<\[]|[\"']role", re.IGNORECASE)
_LETTER = re.compile(r"\w")


def signs(joined: Joined) -> set[int]:
    """The texts, by number, in which a tag may stand: at least those that hold one."""
    marks = [mark for mark in _SIGNS if mark in joined.text]
    marked = [number for number, text in enumerate(joined.texts) if any(map(text.__contains__, marks))] if marks else ()
    led = [number for number, text in enumerate(joined.texts) if (":" in text[:_LEAD] or "：" in text[:_LEAD]) and _led(text.strip())]
    return {*marked, *led} | joined.saying(_WORDS)


def _led(text: str) -> bool:
    """Whether a colon near its beginning may stand behind a role or the name of a prompt."""
    return bool(_SYSTEM.match(text) or ROLE.match(text))


def begins(text: str) -> bool:
    """Whether a tag or a heading of a prompt stands at its beginning, or a token anywhere."""
    token = _TOKEN_SIGN.search(text) and _TOKENS.search(text)
    return bool(token or _SECTION.match(text) or _SYSTEM.match(text))


def role(text: str) -> str | None:
    """Whose turn the text opens: "user" of "User: …"."""
    match = ROLE.match(text)
    return match[1].lower() if match else None


def behind_end(text: str) -> str | None:
    """What stands behind words that end the article, when there are such."""
    match = _END.search(text)
    return text[match.end() :] if match else None


def only_tags(text: str) -> bool:
    """Whether nothing stands beside the tags of a mimicked prompt."""
    for tag in (_TOKENS, _SECTION, _SYSTEM, ROLE):
        text = tag.sub(" ", text)
    return not _LETTER.search(text)


def closes(text: str) -> bool:
    """Whether a tag ends a prompt."""
    return bool(_CLOSING.search(text))
