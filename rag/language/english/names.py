"""Names of peoples that do not follow from their country's name, and the names of countries and unions that have several."""

from __future__ import annotations

PEOPLES = {
    "french": "france",
    "german": "germany",
    "british": "britain",
    "spanish": "spain",
    "dutch": "netherlands",
    "greek": "greece",
    "swiss": "switzerland",
    "danish": "denmark",
    "swedish": "sweden",
    "finnish": "finland",
    "irish": "ireland",
    "scottish": "scotland",
    "welsh": "wales",
    "thai": "thailand",
    "filipino": "philippines",
    "turkish": "turkey",
    "polish": "poland",
    "norwegian": "norway",
    "czech": "czechia",
    "icelandic": "iceland",
}

COUNTRIES = (
    ("us", "usa", "united states", "america", "american"),
    ("uk", "united kingdom", "britain", "british"),
    ("ussr", "soviet union", "soviet"),
    ("un", "united nations"),
    ("eu", "european union"),
    ("uae", "united arab emirates", "emirati"),
)
