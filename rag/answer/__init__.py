"""From hits to an answer that can be checked: prompt, writing, footnotes, checks, refusals.

    for event in answer(Task(...), generator, index, embedder): ...
"""

from rag.answer.compose import Task, answer
from rag.answer.record import from_json, to_json

__all__ = ["Task", "answer", "from_json", "to_json"]
