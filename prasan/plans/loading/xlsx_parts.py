"""The parts of an .xlsx package that a value reader leaves out: which XML belongs to which sheet, and its text boxes.

Real plans write their amendment notes in text boxes: 212 in one workbook (planning-rules 2.7).
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError  # the types only; defusedxml does the parsing

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from prasan.plans.loading import refusals

_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ANCHORS = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

FloatingTexts = dict[int | None, tuple[str, ...]]


class XlsxParts:
    """The package beside its values. Every method raises `FileRefused` where the XML is damaged or unsafe."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._names = set(self._archive.namelist())

    def part_of_each_sheet(self) -> dict[str, str]:
        """Sheet name → the name of its XML part."""
        targets = self._related("xl/workbook.xml")
        book = self._parse("xl/workbook.xml")
        return {
            sheet.get("name", ""): targets.get(sheet.get(f"{_OFFICE}id", ""), "")
            for sheet in book.iter(f"{_SHEET}sheet")
        }

    def floating_texts(self, sheet_part: str) -> FloatingTexts:
        """Row (from 1) at whose top the text box is anchored → its texts in order; None where it has no row."""
        texts: dict[int | None, list[str]] = {}
        for target in self._related(sheet_part).values():
            if "/drawings/" in target and target.endswith(".xml") and target in self._names:
                for row, text in _anchored(self._parse(target)):
                    if text not in texts.setdefault(row, []):
                        texts[row].append(text)
        return {row: tuple(found) for row, found in texts.items()}

    def _related(self, part: str) -> dict[str, str]:
        folder, name = posixpath.split(part)
        relations = f"{folder}/_rels/{name}.rels"
        if relations not in self._names:
            return {}
        return {
            relation.get("Id", ""): _absolute(folder, relation.get("Target", "")) for relation in self._parse(relations)
        }

    def _parse(self, part: str) -> Element:
        try:
            return fromstring(self._archive.read(part), forbid_dtd=True)
        except DefusedXmlException as fault:
            raise refusals.unsafe_xml() from fault
        except (ParseError, KeyError, ValueError, zipfile.BadZipFile) as fault:
            raise refusals.broken_file() from fault


def _absolute(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _anchored(drawing: Element) -> Iterator[tuple[int | None, str]]:
    for anchor in drawing:
        text = "\n".join(
            line
            for paragraph in anchor.iter(f"{_DRAWING}p")
            if (line := "".join(run.text or "" for run in paragraph.iter(f"{_DRAWING}t")).strip())
        )
        if text:
            row = anchor.findtext(f"{_ANCHORS}from/{_ANCHORS}row", "")
            yield (int(row) + 1 if row.isdigit() else None), text
