"""Names of peoples that do not follow from their country's name, and the names of countries, cities and bodies that have several."""

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
    "portuguese": "portugal",
    "belgian": "belgium",
    "italian": "italy",
    "english": "england",
    "slovak": "slovakia",
    "cypriot": "cyprus",
    "lebanese": "lebanon",
    "afghan": "afghanistan",
    "kazakh": "kazakhstan",
    "uzbek": "uzbekistan",
    "somali": "somalia",
    "congolese": "congo",
    "argentine": "argentina",
    "peruvian": "peru",
    "uruguayan": "uruguay",
    "paraguayan": "paraguay",
    "catalan": "catalonia",
    "sicilian": "sicily",
    "venetian": "venice",
    "chechen": "chechnya",
}

COUNTRIES = (
    ("us", "usa", "united states", "america", "american"),
    ("uk", "united kingdom", "britain", "british"),
    ("ussr", "soviet union", "soviet"),
    ("un", "united nations"),
    ("eu", "european union"),
    ("uae", "united arab emirates", "emirati"),
    ("philadelphia", "philly"),
    ("new york", "nyc"),
    ("new orleans", "nola"),
    ("san francisco", "sf"),
    ("los angeles", "la"),
    ("washington", "dc"),
    ("republican", "gop"),
)

SEATS = {
    "us": "washington, white house",
    "uk": "london, downing street, whitehall, westminster",
    "russia": "moscow, kremlin",
    "china": "beijing",
    "ukraine": "kyiv, kiev",
    "israel": "jerusalem",
    "iran": "tehran",
    "north korea": "pyongyang",
    "south korea": "seoul",
    "japan": "tokyo",
    "taiwan": "taipei",
    "india": "delhi, new delhi",
    "pakistan": "islamabad",
    "afghanistan": "kabul",
    "turkey": "ankara",
    "saudi arabia": "riyadh",
    "egypt": "cairo",
    "syria": "damascus",
    "iraq": "baghdad",
    "france": "paris, elysee",
    "germany": "berlin",
    "italy": "rome",
    "spain": "madrid",
    "greece": "athens",
    "poland": "warsaw",
    "hungary": "budapest",
    "belarus": "minsk",
    "sweden": "stockholm",
    "finland": "helsinki",
    "ireland": "dublin",
    "eu": "brussels",
    "canada": "ottawa",
    "australia": "canberra",
    "cuba": "havana",
    "venezuela": "caracas",
}
"""Where a country is governed from, by which its government is called."""

TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady president prime minister chief constable superintendent inspector mayor councillor "
    "general gen captain capt major colonel col lt sergeant sgt secretary senator congressman judge justice king queen prince princess "
    "pope chancellor ambassador governor chairman chairwoman director attorney bishop archbishop reverend rev".split()
)
"""Words that stand before a name and are none."""

ABBREVIATED = frozenset("mr mrs ms dr prof gen capt col lt sgt rev sen rep gov st".split())
"""Titles that are written with a full stop."""

AGENCIES = (
    r"(?:The )?(?:Associated Press|AP(?: News| Photo)?|Reuters|AFP|Agence France-Presse|Bloomberg(?: News)?|UPI|dpa|EFE|Xinhua"
    r"|TASS|PTI|PA(?: Media)?)(?!\w)"
)
"""News agencies, as a pattern."""
