"""What all tests share: `--hypothesis-profile=fast` tries fewer cases, as `make check` does."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("fast", max_examples=25, deadline=None)
