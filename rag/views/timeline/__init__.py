"""What happened when, one item an event in a story's own words, in order of day.

In: `Event`s. Out: a `View`; of a view, its chart and a calendar.
"""

from rag.views.timeline import chart
from rag.views.timeline.calendar import as_calendar
from rag.views.timeline.view import timeline

__all__ = ["as_calendar", "chart", "timeline"]
