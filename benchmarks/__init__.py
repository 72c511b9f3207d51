"""Measurements, each a module to run. `rag` comes first: it keeps the libraries measured here from reporting anywhere."""

import rag  # noqa: F401
