"""Typical projects by guideline, read from a province's `demo/titles.toml` (its head explains every field). Pure."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from prasan.common.errors import FileRefused
from prasan.plans.rules.rows import ProjectKind


@dataclass(frozen=True, slots=True)
class Template:
    """A typical project: `baht` in thousand baht a year for a small organisation, or `rate` in baht a square metre."""

    name: str
    target: str
    unit: str
    budget_class: str
    kind: ProjectKind
    baht: tuple[int, int]
    rate: int
    count: tuple[int, int] | None
    is_yearly: bool
    has_place: bool


@dataclass(frozen=True, slots=True)
class GuidelineTitles:
    """What organisations plan under one guideline, how many of them, and how many of those begin some of it in a year.

    `reach` and `delivery` are shares from 0 to 1; `weight` says how many of an organisation's projects, relatively.
    """

    guideline: str
    heading: str
    reach: float
    delivery: float
    weight: float
    objectives: tuple[str, ...]
    results: tuple[str, ...]
    kpis: tuple[str, ...]
    templates: tuple[Template, ...]


def read_titles(path: Path) -> tuple[GuidelineTitles, ...]:
    """The titles of a province, in the order of the file. Raises `FileRefused` for a file that cannot be used."""
    try:
        return tuple(_guidelines(tomllib.loads(path.read_text(encoding="utf-8"))))
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise FileRefused(
            "demo_titles_unreadable",
            f"อ่านชื่อโครงการตัวอย่างจาก {path.name} ไม่ได้ ({fault!r}) แก้ไฟล์ตามคำอธิบายที่หัวไฟล์",
            f"The demonstration titles in {path.name} cannot be read ({fault!r}); its head explains the form",
        ) from fault


def _guidelines(told: Mapping[str, list[Mapping[str, object]]]) -> Iterator[GuidelineTitles]:
    for issue in told["issue"]:
        for guideline in _tables(issue["guideline"]):
            yield GuidelineTitles(
                guideline=str(guideline["code"]),
                heading=f"{issue['code']}. ประเด็นการพัฒนาท้องถิ่น: {issue['heading']}",
                reach=float(str(guideline["reach"])),
                delivery=float(str(guideline["delivery"])),
                weight=float(str(guideline["weight"])),
                objectives=_texts(guideline["objective"]),
                results=_texts(guideline["result"]),
                kpis=_texts(guideline["kpi"]),
                templates=tuple(_template({**guideline, **one}) for one in _tables(guideline["template"])),
            )


def _template(told: Mapping[str, object]) -> Template:
    """One template; what it does not say itself it takes from its guideline."""
    rate = int(str(told.get("rate", 0)))
    return Template(
        name=str(told["name"]),
        target=str(told["target"]),
        unit=str(told["unit"]),
        budget_class=str(told["class"]),
        kind=ProjectKind(str(told.get("kind", ProjectKind.OWN))),
        baht=(0, 0) if rate else _range(told["baht"]),
        rate=rate,
        count=_range(told["n"]) if "n" in told else None,
        is_yearly=bool(told.get("yearly", False)),
        has_place=bool(told.get("place", False)),
    )


def _tables(told: object) -> list[Mapping[str, object]]:
    if not isinstance(told, list) or not all(isinstance(one, Mapping) for one in told):
        raise TypeError(f"{told!r} is not a list of tables")
    return told


def _texts(told: object) -> tuple[str, ...]:
    if not isinstance(told, list) or not told:
        raise TypeError(f"{told!r} is not a list of texts")
    return tuple(map(str, told))


def _range(told: object) -> tuple[int, int]:
    if not isinstance(told, list) or len(told) != 2:
        raise TypeError(f"{told!r} is not a pair of numbers")
    return int(told[0]), int(told[1])
