"""The grid's own work in a browser at 3,000 rows: what blocks typing when a plan is pasted, saved, sorted, undone.

Runs the scripts that pages load, in Chromium, on made-up rows; no server of the platform is asked. Best of the rounds.
"""

import argparse
import functools
import os
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import django

from benchmarks.tables import report

STATIC = Path(__file__).resolve().parents[1] / "prasan" / "web" / "static"
CHROMIUM = os.environ.get("PRASAN_CHROMIUM", "/usr/bin/chromium")
WORK = Path(__file__).with_name("grid.js").read_text(encoding="utf-8").partition("\n")[2]


class Quiet(SimpleHTTPRequestHandler):
    """Files, without a line for each."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def measure(rows: int, rounds: int) -> dict[str, float]:
    """Milliseconds of script for each piece of work."""
    from playwright.sync_api import sync_playwright

    from prasan.plans.models import Plan
    from prasan.web.editing.grid_words import GRID_TEXTS
    from prasan.web.editing.words import columns

    plan = cast(Plan, SimpleNamespace(format="issue", years=range(2571, 2576)))
    given = {"columns": [one.as_json() for one in columns(plan)], "texts": GRID_TEXTS, "rows": rows, "rounds": rounds}
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(STATIC)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/mark.svg")
        page.goto(f"http://127.0.0.1:{server.server_port}/grid/")
        best = cast(dict[str, float], page.evaluate(WORK, given))
        browser.close()
    server.shutdown()
    return best


def main() -> None:
    """Measure, print a table, keep the numbers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=3_000)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    best = measure(asked.rows, asked.rounds)
    report(
        "grid",
        [{"work": name, "ms": round(value, 1)} for name, value in best.items()],
        projects=asked.rows,
        rounds=asked.rounds,
    )


if __name__ == "__main__":
    main()
