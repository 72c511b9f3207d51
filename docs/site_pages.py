"""`python docs/site_pages.py FOLDER`: the documentation as pages for a browser. Fails when a link leads nowhere.

The pages keep their places in the repository, so that a link means the same on the site and in a checkout.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BESIDE = ("README.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "SECURITY.md", "CHANGELOG.md", "LICENSE", "models.txt")
SHOWN = (".md", ".svg", ".txt")
NAV: list[Any] = [
    {"Footnote": "README.md"},
    {"Tutorial": "docs/tutorial.md"},
    {"How-to": [{"The chat": "docs/chat.md"}, {"Views": "docs/views.md"}, {"Assistants and editors": "docs/mcp.md"}]},
    {"Reference": [{"Commands": "docs/commands.md"}, {"Library": "docs/library.md"}, {"Articles": "docs/articles.md"}]},
    {"Explanation": [{"Answers": "docs/answers.md"}, {"Quality": "docs/quality.md"}, {"Security": "docs/security.md"}]},
    {"Contributing": [{"How": "CONTRIBUTING.md"}, {"Architecture": "docs/architecture.md"}, {"Decisions": "docs/adr/README.md"}]},
]
NAV[2]["How-to"] += [{"Over HTTP": "docs/serve.md"}, {"Beyond one machine": "docs/scale.md"}, {"When something breaks": "docs/faults.md"}]


def stage(folder: Path) -> None:
    """The pages and pictures, in the places they have in the repository."""
    for path in [ROOT / name for name in BESIDE] + [path for path in (ROOT / "docs").rglob("*") if path.suffix in SHOWN]:
        copy = folder / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)


def build(site: Path) -> None:
    """Write the pages into `site`. Raises mkdocs' Abort when a link or an anchor leads nowhere."""
    from mkdocs.commands.build import build as write
    from mkdocs.config import load_config

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        stage(place / "pages")
        (place / "mkdocs.yml").touch()
        config = load_config(
            str(place / "mkdocs.yml"),
            site_name="Footnote",
            docs_dir=str(place / "pages"),
            site_dir=str(site),
            nav=NAV,
            theme={"name": "readthedocs", "highlightjs": False},
            plugins=["search"],
            strict=True,
            use_directory_urls=False,
            validation={"nav": {"omitted_files": "info"}, "links": {"not_found": "warn", "anchors": "warn", "absolute_links": "warn"}},
        )
        write(config)


if __name__ == "__main__":
    build(Path(sys.argv[1]).resolve())
