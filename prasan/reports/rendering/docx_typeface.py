"""Puts the typeface into a .docx, so that Word shows it on a computer that lacks it (obfuscated, ECMA-376 part 4, 2.8.1)."""

import uuid

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement

from prasan.reports.rendering.docx_parts import W
from prasan.reports.rendering.typefaces import FAMILY, Typeface

_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_OBFUSCATED = 32


def embed(document: Document, typeface: Typeface) -> None:
    """Regular and bold into the font table."""
    package = document.part.package
    table = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    named = []
    for bold, element in ((False, "embedRegular"), (True, "embedBold")):
        file = typeface.file(bold=bold)
        key = uuid.uuid5(uuid.NAMESPACE_URL, file.name)
        content = _obfuscated(file.read_bytes(), key)
        part = Part(PackURI(f"/word/fonts/{file.stem}.odttf"), _CONTENT_TYPE, content, package)
        relation = table.relate_to(part, f"{_RELATIONSHIPS}/font")
        named.append(f'<w:{element} r:id="{relation}" w:fontKey="{{{str(key).upper()}}}"/>')
    xml = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{W}" xmlns:r="{_RELATIONSHIPS}">'
        f'<w:font w:name="{FAMILY}"><w:charset w:val="DE"/><w:pitch w:val="variable"/>{"".join(named)}</w:font></w:fonts>'
    )
    table._blob = xml.encode()
    # The order of the settings is fixed: this one stands behind the zoom, the first of python-docx.
    document.settings.element.insert(1, OxmlElement("w:embedTrueTypeFonts"))


def _obfuscated(font: bytes, key: uuid.UUID) -> bytes:
    mask = bytes.fromhex(key.hex)[::-1] * 2
    return bytes(a ^ b for a, b in zip(font[:_OBFUSCATED], mask, strict=True)) + font[_OBFUSCATED:]
