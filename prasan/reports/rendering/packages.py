"""Packs a .docx or .pptx so that the same content gives the same bytes: every part has the same day."""

import io
import shutil
from collections.abc import Mapping
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def packed(package: IO[bytes], instead: Mapping[str, IO[bytes]]) -> bytes:
    """The parts of a package; those named in `instead` are taken from there."""
    held = io.BytesIO()
    with ZipFile(package) as given, ZipFile(held, "w") as made:
        for name in given.namelist():
            # A ZipInfo of our own has the same day always.
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            with made.open(entry, "w") as place:
                shutil.copyfileobj(instead[name] if name in instead else io.BytesIO(given.read(name)), place)
    return held.getvalue()
