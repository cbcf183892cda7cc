"""Merges the English catalogues of the areas (`prasan/web/locale/en/po/*.po`) and compiles them, with Babel: no gettext tools."""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "prasan" / "web" / "locale" / "en"


def merged(folder: Path) -> Catalog:
    """All areas in one catalogue. Raises `ValueError` where two areas translate the same Thai differently."""
    catalogue = Catalog(locale="en", domain="django")
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="en"):
                if not message.id or not message.string:
                    continue
                known = catalogue.get(message.id, message.context)
                if known and known.string != message.string:
                    raise ValueError(
                        f"{path.name}: {message.id!r} is {message.string!r} here and {known.string!r} elsewhere"
                    )
                catalogue.add(message.id, message.string, context=message.context, flags=message.flags)
    return catalogue


def main() -> None:
    """Write `LC_MESSAGES/django.mo`."""
    target = LOCALE / "LC_MESSAGES" / "django.mo"
    target.parent.mkdir(exist_ok=True)
    catalogue = merged(LOCALE / "po")
    with target.open("wb") as file:
        write_mo(file, catalogue)
    sys.stdout.write(f"{len(catalogue)} messages in English\n")


if __name__ == "__main__":
    main()
