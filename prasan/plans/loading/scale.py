"""`completeness.toml` → what projects are asked for and the limits of the checks. Pure."""

import tomllib
from pathlib import Path

from prasan.common.errors import FileRefused
from prasan.plans.rules.completeness import GUIDELINE, SAID, Item, Scale
from prasan.plans.rules.rows import PlanFormat, ProjectKind


def read_scale(path: Path) -> Scale:
    """Read the scale. Raises `FileRefused` where the file cannot be read or asks for something unknown."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        checks = told["checks"]
        scale = Scale(
            items=tuple(_item(one) for one in told["item"]),
            construction_words=tuple(str(word) for word in checks["construction"]),
            alike=int(checks["alike"]),
            peers=int(checks["peers"]),
            spreads=float(checks["spreads"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise _refused(path, str(fault)) from fault
    if unknown := [item.code for item in scale.items if item.code not in SAID and item.code != GUIDELINE]:
        raise _refused(path, f"item {unknown[0]}")
    return scale


def _item(told: dict[str, object]) -> Item:
    formats, kinds = told.get("formats", []), told.get("kinds", [])
    if not (isinstance(formats, list) and isinstance(kinds, list)):
        raise TypeError("formats and kinds are lists")
    return Item(
        code=str(told["code"]),
        weight=int(str(told["weight"])),
        label_th=str(told["th"]),
        label_en=str(told["en"]),
        blocks=bool(told.get("blocks", False)),
        formats=frozenset(PlanFormat(one) for one in formats),
        kinds=frozenset(ProjectKind(one) for one in kinds),
        construction=bool(told.get("construction", False)),
    )


def _refused(path: Path, fault: str) -> FileRefused:
    return FileRefused(
        "scale_unreadable",
        f"อ่าน {path.name} ไม่ได้ ({fault}) ไฟล์ต้องมี [checks] และ [[item]] ที่มี code, weight, th, en",
        f"{path.name} cannot be read ({fault}); it needs [checks] and [[item]]s with code, weight, th, en.",
    )
