"""Footnote's engine and command line: files become articles, passages, an index, hits, checked answers."""

import os
import sys
import warnings

__version__ = "0.1.0"

# Libraries that would report on this machine unless told not to. They read this as they are loaded, some from compiled
# code, so it stands where whatever uses Footnote comes by first; the processes it starts inherit it.
_REPORTS = {"ORT_DISABLE_TELEMETRY": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}

if "onnxruntime" in sys.modules and os.environ.get("ORT_DISABLE_TELEMETRY") != "1":
    warnings.warn("onnxruntime was imported before rag: its telemetry is on. Import rag first.", stacklevel=2)
os.environ.update(_REPORTS)
