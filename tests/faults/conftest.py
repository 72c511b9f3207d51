from __future__ import annotations

from tests.index.conftest import desk, fresh  # noqa: F401  # fixtures
