"""models.txt → files on disk: what models there are, fetching them, finding them, telling them apart."""

from rag.models.catalogue import Model, ModelFile, catalogue
from rag.models.disk import Report, check, identity, is_fetched, known, locate, remove
from rag.models.fetch import fetch

__all__ = ["Model", "ModelFile", "Report", "catalogue", "check", "fetch", "identity", "is_fetched", "known", "locate", "remove"]
