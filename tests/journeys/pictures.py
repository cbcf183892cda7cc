"""Pictures for the how-to pages, taken by the journeys themselves where they are asked for (PRASAN_SCREENSHOTS=1)."""

import os
from pathlib import Path

from playwright.sync_api import Page

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"


def picture(page: Page, name: str) -> None:
    """Keep what the window shows as `docs/screenshots/<name>.png`."""
    if os.environ.get("PRASAN_SCREENSHOTS") == "1":
        path = FOLDER / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=path, animations="disabled")
