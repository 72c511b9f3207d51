"""Names of peoples that do not follow from their country's name."""

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
