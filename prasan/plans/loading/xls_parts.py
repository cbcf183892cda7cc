"""What an .xls workbook says beside its values: text boxes and hidden rows. Only what is needed of BIFF8.

Records of a sheet come one behind the other; a box is a drawing with an anchor, then its object, then its text. What is
damaged gives nothing here: whether the file can be used at all, the value reader has said before.
"""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import olefile

from prasan.plans.loading.sheet_xml import SheetFacts
from prasan.plans.loading.xlsx_parts import FloatingTexts

_BOUNDSHEET, _EOF, _ROW, _DRAWING, _OBJECT, _TEXT, _CONTINUE = 0x85, 0x0A, 0x208, 0xEC, 0x5D, 0x1B6, 0x3C
_COMMENT = 0x19
_ANCHOR = bytes.fromhex("000010f012000000")
_HIDDEN = 0x20

Record = tuple[int, bytes]


@dataclass(slots=True)
class XlsSheet:
    """One sheet beside its values."""

    boxes: dict[int | None, list[str]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)

    def facts(self) -> SheetFacts:
        """The same as an .xlsx sheet tells it, as far as it is read here."""
        return SheetFacts(hidden_rows=tuple(self.hidden_rows))

    def floating(self) -> FloatingTexts:
        """Row (from 1) at whose top a box is anchored → its texts."""
        return {row: tuple(texts) for row, texts in self.boxes.items()}


def read_parts(content: bytes) -> dict[str, XlsSheet]:
    """The sheets of a workbook by name; none where its container or its records are damaged."""
    try:
        stream = _workbook_stream(content)
        names = {offset: name for name, offset in _bound_sheets(stream)}
        # A sheet ends where the next begins: its charts have ends of their own, and no byte is walked twice.
        places = [*sorted(names), len(stream)]
        return {names[at]: _sheet(_records(stream, at, end)) for at, end in pairwise(places)}
    except (OSError, ValueError, struct.error, IndexError):
        return {}


def _workbook_stream(content: bytes) -> bytes:
    with olefile.OleFileIO(io.BytesIO(content)) as container:
        return bytes(container.openstream("Workbook").read())


def _records(stream: bytes, at: int, end: int) -> Iterator[Record]:
    """The records from one place to another."""
    while at + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _bound_sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    for kind, data in _records(stream, 0, len(stream)):
        if kind == _EOF:
            return
        if kind == _BOUNDSHEET:
            wide = data[7] & 1
            name = data[8 : 8 + data[6] * (1 + wide)].decode("utf-16-le" if wide else "latin-1")
            yield name, struct.unpack_from("<I", data, 0)[0]


def _sheet(records: Iterator[Record]) -> XlsSheet:
    sheet = XlsSheet()
    row: int | None = None
    is_comment = False
    waiting, text = 0, ""
    for kind, data in records:
        if kind == _CONTINUE and waiting > 0:
            part = data[1:].decode("utf-16-le" if data[0] & 1 else "latin-1")[:waiting]
            waiting, text = waiting - len(part), text + part
            if not waiting and not is_comment and (kept := _trimmed(text)):
                texts = sheet.boxes.setdefault(row, [])
                if kept not in texts:
                    texts.append(kept)
            continue
        waiting = 0
        if kind == _DRAWING and (at := data.rfind(_ANCHOR)) >= 0:
            row = struct.unpack_from("<H", data, at + len(_ANCHOR) + 6)[0] + 1
        elif kind == _OBJECT:
            is_comment = struct.unpack_from("<H", data, 4)[0] == _COMMENT
        elif kind == _TEXT:
            waiting, text = struct.unpack_from("<H", data, 10)[0], ""
        elif kind == _ROW and struct.unpack_from("<H", data, 12)[0] & _HIDDEN:
            sheet.hidden_rows.append(struct.unpack_from("<H", data, 0)[0] + 1)
    return sheet


def _trimmed(text: str) -> str:
    lines = (line.strip() for line in text.replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)
