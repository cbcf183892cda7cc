"""Fills lines with whole Thai words. Thai has no spaces between words, and a printer that guesses splits ขอน|แก่น.

Words come from a dictionary; their widths from the typeface. A word longer than the line is cut between characters,
never between a letter and its marks.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import nlpo3
import pythainlp.corpus
from fontTools.ttLib import TTFont

from prasan.common.years import THAI_MONTHS
from prasan.reports.rendering.typefaces import Typeface

_DICTIONARY = "prasan-lines"
# What may not stand at the start of a line, or at the end of one.
_CLOSING = set(")]}”’\"'.,;:!?%ๆฯ/")
_OPENING = set("([{“‘")
_LEADING_VOWELS = set("เแโใไ")
_FOLLOWING = set("ะาำ")
_SAFETY = 0.985
# Names of institutions are one word to the dictionary, and too long for lines to be even.
_PARTED = {
    "องค์กรปกครองส่วนท้องถิ่น": ("องค์กร", "ปกครอง", "ส่วนท้องถิ่น"),
    "องค์การบริหารส่วนจังหวัด": ("องค์การ", "บริหาร", "ส่วนจังหวัด"),
    "องค์การบริหารส่วนตำบล": ("องค์การ", "บริหาร", "ส่วนตำบล"),
}
# The cutter takes the longest word where another is meant: สำ|นักการศึกษา, ราย|งานการติดตาม.
_MISCUT = {"สำ": "นัก", "ราย": "งาน"}
_PARTS_KNOWN = {part for parts in _PARTED.values() for part in parts}
_MONTHS = "|".join(THAI_MONTHS)
# Abbreviations (คสล., อบจ., พ.ศ.), dates, names of places, a range of years, and a number with what it counts, stay on one line.
_TOGETHER = re.compile(
    rf"[\d๐-๙]{{1,2}} (?:{_MONTHS}) (?:พ\.ศ\. )?[\d๐-๙]{{4}}|"
    r"(?:อบต\.|อบจ\.|(?<!หมู่)บ้าน|ชุมชน|ตำบล|อำเภอ|จังหวัด|เทศบาล(?:ตำบล|เมือง|นคร))(?:(?!ชุมชน|หมู่บ้าน)[ก-๎]){2,14}(?![ก-๎])|"
    r"แผนพัฒนาท้องถิ่น|ประเด็นการพัฒนา|ไม่น้อยกว่า|"
    r"PM ?2\.5|\(?(?:(?:พ\.ศ\.|ปี|ร้อยละ|ข้อ|มาตรา|หมู่ที่|ส่วนที่|ครั้งที่|ฉบับที่|(?<![ก-๛])(?:ม|ซ|กม)\.) ?)?"
    r"[\d๐-๙][\d๐-๙,./]*(?: ?[-–] ?[\d๐-๙]+)?\)?"
    r"(?: (?:แห่ง|บาท|โครงการ|ข้อ|คน|ปี|ประเด็น|แนวทาง|เมตร|ไร่|ตัน|ครั้ง|หลัง|จุด|ชุด|ตัว|ต้น)(?![ก-๛]))?|"
    r"(?<![ก-๛.])(?:[ก-ฮ]{1,4}\.){1,4}"
)
_THAI = re.compile("[ก-๛]")
_LETTERS = re.compile("[ก-๎]+")
_PARTS = re.compile(r"\S+\s*")


@lru_cache(maxsize=1)
def _dictionary() -> str:
    nlpo3.load_dict(str(Path(pythainlp.corpus.__file__).with_name("words_th.txt")), _DICTIONARY)
    return _DICTIONARY


class Ruler:
    """Measures and fills lines in one typeface."""

    def __init__(self, typeface: Typeface) -> None:
        self._widths = {bold: _advances(typeface.file(bold=bold)) for bold in (False, True)}

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """The width of a text on one line, in points."""
        widths = self._widths[bold]
        return sum(widths.get(c, 0.6) for c in text) * size

    def has(self, character: str) -> bool:
        """Whether the typeface can draw a character."""
        return character in self._widths[False]

    def filled(
        self, text: str, width: float, size: float, *, bold: bool = False, first: float = 0, even: bool = False
    ) -> list[str]:
        """The text as lines of at most `width` points (the first shorter by `first`); its own line breaks are kept.

        `even`: no more lines than needed, but about equally long, as centred lines should be.
        """
        lines: list[str] = []
        for given in text.split("\n"):
            fill = self._evenly if even else self._fill
            lines += fill(given, width * _SAFETY, size, bold, first if not lines else 0)
        return lines

    def _evenly(self, text: str, width: float, size: float, bold: bool, first: float) -> list[str]:
        lines = self._fill(text, width, size, bold, first)
        least, most = width / 2, width
        while len(lines) > 1 and most - least > size:
            middle = (least + most) / 2
            tried = self._fill(text, middle, size, bold, first)
            if len(tried) == len(lines) and all(self.width(line, size, bold=bold) <= middle for line in tried):
                lines, most = tried, middle
            else:
                least = middle
        return lines

    def _fill(self, text: str, width: float, size: float, bold: bool, first: float) -> list[str]:
        if self.width(text, size, bold=bold) <= width - first:
            return [text]
        lines, line, used = [], "", first
        for word in words_of(text):
            room = self.width(word, size, bold=bold)
            if used + self.width(word.rstrip(), size, bold=bold) > width and line:
                lines.append(line.rstrip())
                line, used = "", 0
                if not word.strip():
                    continue
            if room > width:
                *full, word = self._cut(word, width, size, bold)
                lines += full
                room = self.width(word, size, bold=bold)
            line, used = line + word, used + room
        return [*lines, line.rstrip()] if line.strip() or not lines else lines

    def _cut(self, word: str, width: float, size: float, bold: bool) -> list[str]:
        """Pieces that fit: the words that it holds, of a compound its words, else as many letters as there is room for."""
        bare = word.rstrip()
        pieces: list[str] = []
        for part in _finer(bare):
            if pieces and self.width((pieces[-1] + part).rstrip(), size, bold=bold) <= width:
                pieces[-1] += part
            elif part != bare and self.width(part.rstrip(), size, bold=bold) > width:
                pieces += self._cut(part, width, size, bold)
            else:
                pieces.append(part)
        return [*pieces[:-1], pieces[-1] + word[len(bare) :]]


def _finer(word: str) -> Sequence[str]:
    """What a stretch is made of that was to stay together: its parts between spaces, else its words, else its letters."""
    for parts in (_PARTS.findall(word), _joined(word), _compound(word)):
        if len(parts) > 1:
            return parts
    return clusters_of(word)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(pythainlp.corpus.thai_words())


@lru_cache(maxsize=5_000)
def _compound(word: str) -> tuple[str, ...]:
    """โครงสร้างพื้นฐาน → โครงสร้าง, พื้นฐาน: the known words that a long word is made of, few and even, or nothing."""
    begins = [at for at in range(2, len(word) - 1) if word[:at] in _known()]
    if cuts := [at for at in begins if word[at:] in _known()]:
        middle = min(cuts, key=lambda at: abs(2 * at - len(word)))
        return word[:middle], word[middle:]
    rests = ((word[:at], *rest) for at in reversed(begins) if (rest := _compound(word[at:])))
    return min(rests, key=len, default=())


def words_of(text: str) -> list[str]:
    """The stretches of a text that stay together: words with the punctuation that belongs to them."""
    whole = [found.span() for found in _TOGETHER.finditer(text) if len(found[0].strip()) > 1]
    kept: list[str] = []
    at = 0
    for word in _joined(text):
        if kept and any(first < at < last for first, last in whole):
            kept[-1] += word
        else:
            kept.append(word)
        at += len(word)
    return kept


def _joined(text: str) -> list[str]:
    """Words with the punctuation that belongs to them."""
    kept: list[str] = []
    for word in (part for one in _segmented(text) for part in _parted(one)):
        joins = kept and (
            word[0] in _CLOSING
            or word.isspace()
            or kept[-1][-1] in _OPENING
            or _is_mark(word[0])
            or (_is_stray(word) and not kept[-1][-1].isspace())
        )
        if joins:
            kept[-1] += word
        else:
            kept.append(word)
    return kept


def _parted(word: str) -> tuple[str, ...]:
    """A word that is the name of an institution, or holds one (นายก…), in its parts."""
    for name, parts in _PARTED.items():
        if name in word:
            before, after = word.split(name, 1)
            return tuple(filter(None, (before, *parts, after)))
    return (word,)


def _is_stray(word: str) -> bool:
    """Whether it is the rest of a name that the dictionary lacks (บ้านโต้|น, บ้าน|ผือ)."""
    return word not in _known() and word not in _PARTS_KNOWN and _LETTERS.fullmatch(word) is not None


@lru_cache(maxsize=20_000)
def _segmented(text: str) -> tuple[str, ...]:
    words = nlpo3.segment(text, _dictionary()) if _THAI.search(text) else re.findall(r"\S+|\s+", text)
    # The dictionary's cutter must not lose a letter; where it does, the spaces alone decide.
    if "".join(words) != text:
        return tuple(re.findall(r"\S+|\s+", text))
    for at, (one, after) in enumerate(pairwise(words)):
        if (rest := _MISCUT.get(one)) and after.startswith(rest):
            words[at : at + 2] = [one + rest, after.removeprefix(rest)]
    return tuple(filter(None, words))


def clusters_of(word: str) -> list[str]:
    """Letters with their marks and vowels: what can't be parted even where a word must be."""
    clusters: list[str] = []
    for c in word:
        held = clusters and (_is_mark(c) or c in _FOLLOWING or clusters[-1][-1] in _LEADING_VOWELS)
        if held:
            clusters[-1] += c
        else:
            clusters.append(c)
    return clusters


def _is_mark(c: str) -> bool:
    return unicodedata.category(c) in ("Mn", "Me") or c == "\u200d"


def _advances(file: Path) -> dict[str, float]:
    font = TTFont(file)
    unit = font["head"].unitsPerEm
    advance = font["hmtx"].metrics
    marks = {c: 0.0 for c in map(chr, range(0x0E31, 0x0E4F)) if _is_mark(c)}
    return {chr(code): advance[name][0] / unit for code, name in font.getBestCmap().items()} | marks
