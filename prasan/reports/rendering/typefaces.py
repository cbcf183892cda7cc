"""The Thai typeface of documents: Sarabun, merged once from the installed front-end package into whole TrueType files.

The package comes in subsets (Thai, Latin) made for the web; a document needs them in one file. Stacked tone marks are
levelled: a mark that is moved upwards is written twice into the text of a PDF, and would not copy out right.
"""

import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

from prasan.common.errors import Refusal

FAMILY = "Sarabun"
_SUBSETS = ("thai", "latin", "latin-ext")
_WEIGHTS = {"Regular": 400, "Bold": 700}
_MARKS_BELOW_A_TONE = ("uni0E31", "uni0E34", "uni0E35", "uni0E36", "uni0E37", "uni0E47", "uni0E4D")
_TONE = "uni0E48.small"
_MARK_TO_MARK = 6


@dataclass(frozen=True, slots=True)
class Typeface:
    """Where the merged files are."""

    folder: Path

    def file(self, *, bold: bool = False) -> Path:
        """The TrueType file of one weight."""
        return self.folder / f"{FAMILY}-{'Bold' if bold else 'Regular'}.ttf"


@lru_cache(maxsize=4)
def typeface(package: Path, folder: Path) -> Typeface:
    """The typeface, merged from `package` into `folder` on first use. Raises `Refusal` where the package is missing."""
    made = Typeface(folder)
    for name, weight in _WEIGHTS.items():
        wanted = folder / f"{FAMILY}-{name}.ttf"
        if not wanted.exists():
            folder.mkdir(parents=True, exist_ok=True)
            _merge([package / "files" / f"sarabun-{subset}-{weight}-normal.woff2" for subset in _SUBSETS], wanted)
    return made


def _merge(parts: list[Path], wanted: Path) -> None:
    if missing := [part.name for part in parts if not part.exists()]:
        raise Refusal(
            "no_typeface",
            f"ไม่พบแบบอักษร Sarabun ({missing[0]}) สั่ง make install ให้ครบก่อน แล้วพิมพ์ใหม่",
            f"The typeface Sarabun is not installed ({missing[0]}); run make install, then try again.",
        )
    with tempfile.TemporaryDirectory(dir=wanted.parent) as place:
        whole = []
        for part in parts:
            font = TTFont(part)
            font.flavor = None
            whole.append(str(Path(place) / f"{part.stem}.ttf"))
            font.save(whole[-1])
        merged = Merger().merge(whole)
        _level_tones(merged)
        made = Path(place) / wanted.name
        merged.save(str(made))
        made.replace(wanted)


def _level_tones(font: TTFont) -> None:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            if table.LookupType != _MARK_TO_MARK or _TONE not in table.Mark1Coverage.glyphs:
                continue
            marks = dict(zip(table.Mark1Coverage.glyphs, table.Mark1Array.MarkRecord, strict=True))
            level = marks[_TONE].MarkAnchor.YCoordinate
            for glyph, record in zip(table.Mark2Coverage.glyphs, table.Mark2Array.Mark2Record, strict=True):
                for anchor in record.Mark2Anchor if glyph.startswith(_MARKS_BELOW_A_TONE) else ():
                    if anchor:
                        anchor.YCoordinate = level
