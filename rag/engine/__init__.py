"""Puts the parts together: what the command line, the terminal application and the evaluation talk to.

with closing(Engine.open(settings, articles=folder)) as engine:
    for event in engine.ask("Who said what?"): ...
"""

from rag.engine.engine import LONGEST_QUESTION, MOST_TURNS, Engine
from rag.engine.models import Models, Part, fetch_models
from rag.engine.tasks import index_articles, judge_with, model_server, uncalibrated

__all__ = [
    "LONGEST_QUESTION",
    "MOST_TURNS",
    "Engine",
    "Models",
    "Part",
    "fetch_models",
    "index_articles",
    "judge_with",
    "model_server",
    "uncalibrated",
]
