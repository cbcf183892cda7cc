"""Packs a .docx: what python-docx made, with the text of the document beside it. The same content gives the same bytes."""

import io
import shutil
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document

_TEXT = "word/document.xml"


def packed(made: Document, text: IO[bytes]) -> bytes:
    """The package of `made`, where `text` takes the place of its word/document.xml."""
    skeleton, held = io.BytesIO(), io.BytesIO()
    made.save(skeleton)
    text.seek(0)
    with ZipFile(skeleton) as given, ZipFile(held, "w") as package:
        for name in given.namelist():
            # A ZipInfo of our own has the same day always.
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            with package.open(entry, "w") as place:
                shutil.copyfileobj(text if name == _TEXT else io.BytesIO(given.read(name)), place)
    return held.getvalue()
