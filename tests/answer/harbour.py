"""Two short stories of a harbour, which several tests ask of."""

from __future__ import annotations

from tests.answer.fakes import Library, story

RUDDER = "The harbour ferry was cancelled on Monday after a rudder failed."
FERRY = story(
    "ferry.txt",
    f"{RUDDER}\n\nMayor Ada Quill said repairs would cost 40,000 crowns. The next boat sails on Friday.",
    "Ferry cancelled",
    "Harbour Gazette",
    "2025-05-06",
)
TRAM = story("tram.txt", "Two trams collided at noon in Dorn. Their drivers were not hurt.", "Trams collide", "Post", "2025-01-02")
STORIES = Library(FERRY, TRAM)
