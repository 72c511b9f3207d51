"""What happened when: the day of what a sentence tells, and the same event told by several stories.

In: sentences of stories, as evidence. Out: `Event`s in order of day. It chooses no words and knows neither the model nor who shows them.
"""

from rag.answer.events.day import When, when
from rag.answer.events.event import Event, in_order
from rag.answer.events.main import main_events
from rag.answer.events.merge import merged
from rag.answer.events.topic import on_topic, tells, with_before

__all__ = ["Event", "When", "in_order", "main_events", "merged", "on_topic", "tells", "when", "with_before"]
