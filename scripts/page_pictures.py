"""Draws the golden pages of the main documents anew (tests/reports/pages). Look at each before it is kept.

python -m scripts.page_pictures [NAME …]
"""

import argparse
import os
from pathlib import Path


def main() -> None:
    """Draw the pages that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="which pages (all without one)")
    wanted = parser.parse_args().names
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from tests.reports.pages import DOCUMENTS, FOLDER, drawn

    Path(FOLDER).mkdir(exist_ok=True)
    for name in wanted or DOCUMENTS:
        drawn(name).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
