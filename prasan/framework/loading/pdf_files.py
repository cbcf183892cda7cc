"""PDF with a text layer: characters with their places → lines, and which of them open a paragraph.

Pure. Thai comes out of PDFs damaged: a mark's glyph may carry the text of its whole syllable a second time (Chromium),
spaces are invented before marks (LibreOffice). Where a character stands on the page tells what was really printed.
"""

import ctypes
import math
import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from prasan.common.errors import FileRefused
from prasan.common.text import arabic_digits
from prasan.framework.loading.lines import FileLines
from prasan.framework.loading.pdf_tables import PrintedLine, with_tables

LARGEST_PAGES = 2000
_TALL = "ปฝฟฬฎฏฐญฤ"
_MARKS = "ะัาำิีึืฺุูๅ็่้๊๋์ํ๎"
# Some fonts give the second half of SARA AM the text of its whole syllable.
_SAID_TWICE = re.compile(r"([ก-ฮ][่้๊๋]?ำ)\1")


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    x: float
    y: float
    left: float
    right: float
    bottom: float
    top: float
    size: float


def pdf_lines(content: bytes, name: str) -> FileLines:
    """The lines of every page without running heads and feet, and whether each opens a paragraph."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise _refusal(name, str(error)) from error
    try:
        if len(document) > LARGEST_PAGES:
            raise _refusal(name, "pages")
        printed = [line for number in range(len(document)) for line in _page_lines(document, number)]
        heights = {number: document[number].get_height() for number in range(len(document))}
    except pdfium.PdfiumError as error:  # a page that does not load
        raise _refusal(name, str(error)) from error
    finally:
        document.close()
    body = _without_running_heads(printed, heights)
    body = with_tables(_with_pitches(body))
    return FileLines(tuple(line.text for line in body), tuple(_begins(body, heights)))


def _refusal(name: str, why: str) -> FileRefused:
    if "password" in why.lower() or "security" in why.lower():
        return FileRefused(
            "encrypted",
            f"ไฟล์ {name} ใส่รหัสผ่านไว้ ให้บันทึกเป็น PDF ที่ไม่มีรหัสผ่าน",
            f"{name} has a password; save it without one.",
        )
    if why == "pages":
        return FileRefused(
            "file_too_large",
            f"ไฟล์ {name} มีมากกว่า {LARGEST_PAGES} หน้า ให้แยกเฉพาะเอกสารประเด็นการพัฒนาท้องถิ่น",
            f"{name} has more than {LARGEST_PAGES} pages; cut out the framework document.",
        )
    return FileRefused(
        "damaged",
        f"ไฟล์ {name} เสียหาย เปิดอ่านไม่ได้ ให้บันทึกเป็น PDF ใหม่จากต้นฉบับ",
        f"{name} is damaged and can't be opened; make the PDF anew from the original.",
    )


def _page_lines(document: pdfium.PdfDocument, number: int) -> Iterator[PrintedLine]:
    characters = _in_reading_order(_without_ghosts(_characters(document[number].get_textpage())))
    run: list[_Character] = []
    for character in characters:
        if run and _leaves(run[-1], character, _size(run)):
            yield from _printed(run, number)
            run = []
        run.append(character)
    yield from _printed(run, number)


def _size(run: Sequence[_Character]) -> float:
    """The size of the letters of a run in points: the body of a Thai consonant is about two thirds of it."""
    bodies = [one.top - one.bottom for one in run[-40:] if "ก" <= one.text <= "ฮ" and one.text not in _TALL]
    return max(1.5 * statistics.median(bodies), 5.0) if bodies else 14.0


def _characters(textpage: pdfium.PdfTextPage) -> list[_Character]:
    characters = []
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(textpage.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(textpage, index))
        if letter in "\r\n\x00\ufffe\uffff\x02" or raw.FPDFText_IsGenerated(textpage, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(textpage, index, x, y)
        left, bottom, right, top = textpage.get_charbox(index)
        size = raw.FPDFText_GetFontSize(textpage, index)
        characters.append(_Character(letter, x.value, y.value, left, right, bottom, top, size))
    return characters


def _without_ghosts(characters: Sequence[_Character]) -> list[_Character]:
    """Without the second text of a syllable that a mark's glyph carries.

    A mark is drawn backwards, over the consonant before the pen: a consonant left of its own pen is such a second text,
    and so are the marks at the same place.
    """
    kept = []
    ghost: tuple[float, float] | None = None
    for character in characters:
        place = (character.x, character.y)
        if "ก" <= character.text <= "ฮ":
            # The whole of it: a consonant that shares its glyph with its mark may begin a hair before its pen.
            ghost = place if character.left < character.x - 0.5 and character.right < character.x + 0.5 else None
            if ghost:
                continue
        if not (ghost == place and (character.text == "ำ" or unicodedata.category(character.text) == "Mn")):
            kept.append(character)
    return kept


def _in_reading_order(characters: Sequence[_Character]) -> list[_Character]:
    """Each printed line from left to right, with marks that were written late over their consonant.

    Writers put out a line in portions (one per font), and not always in order.
    """
    ordered: list[_Character] = []
    for line in _lines_as_written(characters):
        for portion in sorted(_portions(line), key=lambda portion: portion[0].x):
            for character in portion:
                mark = ordered and unicodedata.category(character.text) == "Mn"
                ordered.insert(_place_of_mark(ordered, character) if mark else len(ordered), character)
    return ordered


def _lines_as_written(characters: Sequence[_Character]) -> Iterator[list[_Character]]:
    line: list[_Character] = []
    for character in characters:
        if line and abs(character.y - line[-1].y) > 1:
            yield line
            line = []
        # A space that stands left of what it follows was left behind by another portion; a real gap still shows.
        if not (line and character.text == " " and character.x < line[-1].x - 1):
            line.append(character)
    if line:
        yield line


def _portions(line: Sequence[_Character]) -> list[list[_Character]]:
    portions = [[line[0]]]
    for before, character in pairwise(line):
        if character.x < before.x - 1 or character.x > before.x + 40:
            portions.append([])
        portions[-1].append(character)
    return portions


def _place_of_mark(ordered: Sequence[_Character], mark: _Character) -> int:
    """Behind the letter over or under which a mark stands: the last one, or an earlier one if it was written late."""
    middle = (mark.left + mark.right) / 2
    late = abs(ordered[-1].y - mark.y) > 1 or not -12 < mark.x - ordered[-1].x < 30
    for place in range(len(ordered) - 1, max(-1, len(ordered) - (400 if late else 4)), -1):
        letter = ordered[place]
        if "ก" <= letter.text <= "ฮ" and abs(letter.y - mark.y) < 1 and letter.left - 0.3 <= middle <= letter.right + 1:
            while place + 1 < len(ordered) and unicodedata.category(ordered[place + 1].text) == "Mn":
                place += 1
            return place + 1
    return len(ordered)


def _leaves(before: _Character, after: _Character, size: float) -> bool:
    """Whether the next character stands on another line or in another cell: a gap without a space parts two cells."""
    wide = before.text in " ำ" or after.text == " "
    widest = (2.0 if wide else 1.1 if before.text.isdigit() else 0.6) * size
    return abs(after.y - before.y) > 0.5 * size or after.left - before.right > widest or before.x - after.x > 2 * size


def _printed(run: Sequence[_Character], page: int) -> Iterator[PrintedLine]:
    text, size = "", _size(run)
    edge = run[0].left if run else 0.0
    for character in run:
        mark = character.text in _MARKS
        if mark:
            # A space before a mark is never written: it comes from a glyph that was placed by itself.
            text = text.rstrip(" ")
        elif character.text != " " and character.left - edge > _widest_gap(text, character.text) * size:
            text += " "
        text += character.text
        edge = max(edge, character.right)
    text = _SAID_TWICE.sub(r"\1", text)
    if text.strip():
        inked = [c for c in run if c.text != " "]
        right = max(c.right for c in inked)
        yield PrintedLine(text.lstrip(), page, inked[0].left, right, inked[0].y, round(inked[0].size, 1))


def _widest_gap(text: str, following: str) -> float:
    """How far apart two letters of one word may stand, in sizes of a letter; beyond it a space was meant."""
    last = text[-1:]
    if last in ("", " "):
        return math.inf
    if (last.isdigit() and following in "0123456789.,)-/") or (following.isdigit() and last in ".,(-/"):
        return 0.6  # A narrow 1 stands in the width of any other digit.
    # The second half of SARA AM is a glyph without a text of its own.
    return 0.9 if last == "ำ" else 0.22


def _without_running_heads(lines: Sequence[PrintedLine], heights: dict[int, float]) -> list[PrintedLine]:
    """Without page numbers and what stands at the head or foot of most pages with other digits only."""
    pages = len(heights)

    def key(line: PrintedLine) -> str:
        return re.sub(r"\d+", "#", arabic_digits(line.text).replace(" ", ""))

    def at_edge(line: PrintedLine) -> bool:
        return line.y > heights[line.page] * 0.9 or line.y < heights[line.page] * 0.09

    often = Counter(key(line) for line in lines if at_edge(line))
    return [
        line
        for line in lines
        if not at_edge(line) or not (often[key(line)] > max(2, pages / 2) or re.match(r"^[\s#/–-]*$", key(line)))
    ]


def _with_pitches(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Each line with the distance at which lines of its size follow one another inside a paragraph.

    It is the smallest distance that is common: between paragraphs there may be more, and there may be more paragraphs of
    one line than of several.
    """
    gaps: dict[float, Counter[float]] = {}
    for above, line in pairwise(lines):
        gap = above.y - line.y
        if above.page == line.page and 4 < gap < 60:
            gaps.setdefault(line.size, Counter())[round(gap)] += 1
    pitches = {
        size: min(gap for gap, count in found.items() if count >= max(2, 0.08 * found.total()))
        for size, found in gaps.items()
        if found.most_common(1)[0][1] >= 2
    }
    usual = min(pitches.values(), default=20.0)
    return [replace(line, pitch=float(pitches.get(line.size, usual))) for line in lines]


def _begins(lines: Sequence[PrintedLine], heights: dict[int, float]) -> Iterator[bool]:
    """A line opens a paragraph after a gap, after a line that ends well before the margin, or elsewhere on the page.

    Pages that lie across have a margin of their own.
    """
    margins: dict[float, float] = {}
    for line in lines:
        if not line.in_table:
            height = heights[line.page]
            margins[height] = max(margins.get(height, 0.0), line.right)
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        if before is None or line.in_table or before.in_table or before.right < 0.85 * margins[heights[before.page]]:
            yield True
        else:
            gap = before.y - line.y
            yield before.page == line.page and not 0.3 * line.pitch <= gap <= 1.35 * line.pitch
