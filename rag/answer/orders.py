"""Articles are data: a sentence in a story that gives orders to whoever answers is no evidence of anything.

It may be quoted when the question is about it; for any other question it is not even shown to the model.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rag.answer import words
from rag.answer.evidence import Stories
from rag.types import Hit, passage_text

_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass|skip)\b[^.!?]{0,60}\b(?:instruction|prompt|rule|order|question|guideline|above|previous|"
    r"everything|context|article|passage|text)s?\b"
    r"|\b(?:system|developer|admin(?:istrator)?|assistant)(?: message| prompt| note| override| instruction)?\s*:"
    r"|\b(?:you are|act as|pretend to be|behave as|from now on)\b[^.!?]{0,50}"
    r"\b(?:assistant|ai|bot|model|chatbot|pirate|poet|human|admin|developer|mode)\b"
    r"|\b(?:as an|dear|attention,?|note to|to (?:the|any|all|every)|hey) (?:ai|a\.i\.|language model|assistant|chatbot|bot|llm|model)s?\b"
    r"|\b(?:ai|language model|assistant|chatbot|llm)s?\b[^.!?]{0,40}\b(?:must|should|shall|are to|is to|have to|has to)\b"
    r"|\b(?:reply|respond|answer|say|write|output|print|state|repeat|begin|start|end|finish)\b[^.!?]{0,40}"
    r"\b(?:only|exactly|instead|nothing (?:but|else)|the words?|the following|every (?:answer|sentence|reply)|all (?:answers|questions)|"
    r"your (?:answer|reply|response))\b"
    r"|\b(?:do not|don['’]t|never|stop)\b[^.!?]{0,20}\b(?:answer|cite|mention the|use (?:the|other) (?:passage|article|source)|footnote)"
    r"|\byour (?:new )?(?:instruction|task|prompt|job|system prompt|answer|reply|response)s?\b"
    r"|<\|?/?(?:im_start|im_end|system|user|assistant|endoftext|s)\|?>|\[/?INST\]|<<SYS>>",
    re.I,
)
ABOUT = 0.5  # share of an order's words that a question about it holds


def is_order(sentence: str, question: str = "") -> bool:
    """Whether a story's sentence tells the one who answers what to do; not when that is what `question` is about."""
    if not _ORDER.search(sentence):
        return False
    ordered = words.content(sentence)
    return len(ordered & words.content(question)) < ABOUT * len(ordered)


def without_orders(hits: Iterable[Hit], question: str, stories: Stories) -> Iterator[Hit]:
    """The passages without sentences that give orders; those that hold nothing else are left out."""
    for hit in hits:
        text = stories.article(hit.article.id).text
        spans = tuple(span for span in hit.spans if not is_order(text[slice(*span)], question))
        if len(spans) == len(hit.spans):
            yield hit
        elif spans:
            yield replace(hit, spans=spans, text=passage_text(text, spans))
