"""What was typed becomes a `Question`: what kind of answer is wanted, what it must hold, and what to search for.

In: the turn, the conversation, the index's vocabulary. Out: `Question`. It knows no passage and composes nothing; the model is asked
only to put a question into English or to make one whole that leans on the conversation.
"""

from rag.answer.question.types import Focus, Intent, Question
from rag.answer.question.understand import Reading, understand

__all__ = ["Focus", "Intent", "Question", "Reading", "understand"]
