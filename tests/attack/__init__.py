"""The hostile suite: one module a class of attack, each with its attempts as data. `make attack` runs them all."""

from __future__ import annotations

from tests.attack import hidden_text, hostile_answers, hostile_fields, hostile_files, hostile_models, hostile_settings, orders, pasted
from tests.attack.attempt import Attempt

CLASSES = {
    "files": hostile_files,
    "fields": hostile_fields,
    "hidden text": hidden_text,
    "answer files": hostile_answers,
    "settings": hostile_settings,
    "models": hostile_models,
    "chat": pasted,
    "orders": orders,
}


def quick(name: str) -> list[Attempt]:
    """The attempts of a class that `make test` runs too."""
    return [attempt for attempt in CLASSES[name].attempts() if attempt.quick]
