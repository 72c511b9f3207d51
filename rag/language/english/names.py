"""Names of peoples that do not follow from their country's name, and countries of more than one name."""

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

COUNTRIES = {
    "united kingdom": ("britain", "british", "uk"),
    "united states": ("us", "usa", "america", "american", "americans", "washington"),
    "soviet union": ("ussr", "soviet", "soviets"),
    "united nations": ("un",),
    "european union": ("eu",),
    "americans": ("us", "usa"),
    "american": ("us", "usa"),
    "british": ("uk",),
}

TITLES = frozenset(
    (
        "mr mrs ms miss dr prof professor sir lord lady president prime minister chief constable superintendent inspector mayor councillor "
        "general gen captain capt major colonel col lt sergeant sgt secretary senator congressman judge justice king queen prince princess "
        "pope chancellor ambassador governor chairman chairwoman director attorney bishop archbishop reverend rev"
    ).split()
)
"""Words that stand before a name and are none."""
