"""models.txt → files on disk: what models there are, fetching them, finding them, telling them apart."""

from rag.models.catalogue import Model, ModelFile, catalogue, every_model
from rag.models.disk import Report, check, identity, is_fetched, known, locate, missing_together, remove
from rag.models.fetch import fetch
from rag.models.hub import Found, add, forget, look_up, memory_needed

__all__ = [
    "Found",
    "Model",
    "ModelFile",
    "Report",
    "add",
    "catalogue",
    "check",
    "every_model",
    "fetch",
    "forget",
    "identity",
    "is_fetched",
    "known",
    "locate",
    "look_up",
    "memory_needed",
    "missing_together",
    "remove",
]
