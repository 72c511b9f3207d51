"""Scripts whose words stand without spaces between them."""

from __future__ import annotations

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The inside of a character class: Chinese, Japanese, Thai, Lao, Khmer and Burmese."""
BY_LETTER = UNSPACED + "\uac00-\ud7a3"
"""The same with Korean, whose words have their particles written to them, so that search finds them by their letters too."""
