"""Lines of a framework document made ready for reading: cleaned, glued headings split, wrapped lines joined.

Pure. A `Line` keeps the number it has in the text, so that every element and finding can name its place.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from prasan.common.text import arabic_digits, normalise
from prasan.framework.loading.headings import heading_kind

LONGEST_CONTINUATION = 125
LONGEST_HEADING_TAIL = 40
_ISSUE_HEADING = r"ประเด็น(?:ยุทธศาสตร์)?(?:การพัฒนา)?(?:ท้องถิ่น)?\s*ที่\s*\d+"
_GUIDELINE_HEADING = r"(?:กลยุทธ์\s*/\s*)?(?:แนวทาง(?:การพัฒนา)?(?:ท้องถิ่น)?|กลยุทธ์)\s*ที่\s*\d+\.\d+"
_GLUED = re.compile(f"{_ISSUE_HEADING}|{_GUIDELINE_HEADING}")
_LABEL = re.compile(
    r"^(?:แนวทางการพัฒนา|เป้าหมาย|ตัวชี้วัด|พันธกิจ|วิสัยทัศน์\S*|ความคาดหวังในเชิงพื้นที่|เป้าหมายการพัฒนา|หมุดหมายการพัฒนา)\s*:?$"
)
_TITLE = re.compile(r"^(?:\d{1,2}[.)]\s*)?(?:ประเด็น)?ยุทธศาสตร์ชาติด้าน.{,100}$")
_STARTER = re.compile(
    r"^(?:[-–—•·▪●]\s*|\(?\d{1,2}[.)]\s*\D|\d{1,2}(?:\.\d{1,2}){1,2}\s+\D|[“\"]|ส่วนที่\s*\d|หมุดหมาย(?:ที่\s*\d|การพัฒนา)"
    r"|ยุทธศาสตร์ที่\s*\d|นโยบายด้านที่|ประเด็นยุทธศาสตร์ชาติ|มิติ[^ ]{2,40}\s*\(|เป้าหมายที่\s*\d+\s+\D{6}"
    rf"|{_ISSUE_HEADING}|{_GUIDELINE_HEADING})"
)
_MARKER = re.compile(
    r"^(?P<bullet>(?:[-–—•·▪●]|[*o](?=\s))\s*)?"
    r"(?P<number>\(?(?:\d{1,2}(?:\.\d{1,2}){1,2}[.)]?(?=\s)|\d{1,2}(?:\)|\.(?!\d))))?\s*"
)


@dataclass(frozen=True, slots=True)
class FileLines:
    """The lines of a file; `begins` says which open a paragraph, None where every one may."""

    lines: tuple[str, ...]
    begins: tuple[bool, ...] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the document.

    `begins` is False where a margin, not the writer, ended the line before; `spaced`: the line ends in a space.
    """

    number: int
    text: str
    begins: bool = True
    after_blank: bool = False
    spaced: bool = False

    @property
    def digits(self) -> str:
        """The text with Arabic digits, for matching; as long as `text`."""
        return arabic_digits(self.text)

    @property
    def marker(self) -> "Marker":
        """The bullet and number with which the line opens."""
        found = _MARKER.match(self.digits)
        if found is None:
            return Marker("", "", 0)
        number = (found["number"] or "").strip("().")
        return Marker((found["bullet"] or "").strip(), number, found.end() if found["bullet"] or number else 0)

    @property
    def body(self) -> str:
        """The text after its marker, as printed."""
        return self.text[self.marker.length :].strip()


@dataclass(frozen=True, slots=True)
class Marker:
    """How a list item opens: a bullet, a number (`3`, `1.2`) or both; `length` in characters."""

    bullet: str
    number: str
    length: int

    def __bool__(self) -> bool:
        return bool(self.bullet or self.number)


@dataclass(frozen=True, slots=True)
class Prepared:
    """The lines to read and the numbers of the lines in which two headings stood glued together."""

    lines: tuple[Line, ...]
    glued: tuple[int, ...]


def prepare(raw: Sequence[str], begins: Sequence[bool] | None = None) -> Prepared:
    """Raw text lines (table cells parted by tabs) → lines to read.

    `begins[i]` says whether raw line i opens a paragraph; without it the widths of the lines are asked.
    """
    opens = paragraph_starts(raw) if begins is None else begins
    lines = _joined(_cleaned(raw, opens))
    split = [part for line in lines for part in _unglued(line)]
    numbers = [line.number for line in split]
    return Prepared(tuple(split), tuple(sorted({number for number in numbers if numbers.count(number) > 1})))


def paragraph_starts(raw: Sequence[str]) -> list[bool]:
    """Whether each line opens a paragraph: all do, unless the text is wrapped at one width (as pdftotext does)."""
    lengths = sorted(len(line.strip()) for line in raw if line.strip() and "\t" not in line)
    if len(lengths) < 40 or lengths[-1] > 160 or lengths[len(lengths) // 2] < 45:
        return [True] * len(raw)
    full = lengths[int(len(lengths) * 0.9)] * 0.8
    return [index == 0 or len(raw[index - 1].strip()) < full for index in range(len(raw))]


def _cleaned(raw: Sequence[str], opens: Sequence[bool]) -> list[Line]:
    lines: list[Line] = []
    blank = True
    for index, (text, begins) in enumerate(zip(raw, opens, strict=True)):
        cells = [normalise(cell.replace("**", "").replace("\n", " ")) for cell in text.split("\t")]
        clean = "\t".join(cells)
        if not clean.strip():
            blank = True
            continue
        lines.append(
            Line(index + 1, clean if len(cells) > 1 else clean.strip(), begins or blank, blank, text.endswith(" "))
        )
        blank = False
    return lines


def is_starter(text: str) -> bool:
    """Whether a line (Arabic digits) opens something by its own words: a marker, a heading, a label, a quote."""
    return bool(_STARTER.match(text) or _LABEL.match(text))


def join_words(first: str, second: str) -> str:
    """Two halves of a wrapped line put together: Thai letters join without a space, anything else with one."""
    if not first or not second:
        return first + second
    thai = _is_thai_letter(first[-1]) and _is_thai_letter(second[0])
    return first + second if thai or first.endswith(" ") else f"{first} {second}"


def _is_thai_letter(character: str) -> bool:
    return "ก" <= character <= "๎" and character not in "ฯๆ"


def _joined(lines: Iterable[Line]) -> list[Line]:
    joined: list[Line] = []
    for line in lines:
        if joined and _continues(joined[-1], line):
            before = f"{joined[-1].text} " if joined[-1].spaced else joined[-1].text
            joined[-1] = replace(joined[-1], text=join_words(before, line.text), spaced=line.spaced)
        else:
            joined.append(line)
    return joined


def _continues(before: Line, line: Line) -> bool:
    """Whether a line is the wrapped rest of the one before, and not something that happens to stand close under it."""
    if before.text.endswith("กลยุทธ์/") and "\t" not in line.text:
        return True
    if (
        line.begins
        or "\t" in line.text
        or "\t" in before.text
        or is_starter(line.digits)
        or _LABEL.match(before.digits)
    ):
        return False
    # Under a heading that fills its line the text begins anew; only a few words can be the heading's own end.
    heading = (before.marker.number and heading_kind(before.digits)) or _TITLE.match(before.digits)
    return not heading or len(line.text) <= LONGEST_HEADING_TAIL


def _unglued(line: Line) -> list[Line]:
    """A heading that stands at the end of another heading becomes a line of its own; running prose is left alone."""
    text = line.digits
    starts = [found.start() for found in _GLUED.finditer(text)]
    if "\t" in text or len(text) > 400 or not starts or starts[0] > line.marker.length:
        return [line]
    edges = [0, *starts[1:], len(text)]
    parts = [line.text[first:last].strip() for first, last in pairwise(edges)]
    return [replace(line, text=part, begins=True) for part in parts if part]
