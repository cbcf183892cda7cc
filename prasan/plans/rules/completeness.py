"""What a project still lacks, in the order in which it is asked for, and how full that makes it. Pure.

The items and their weights are data (`data/completeness.toml`); no rule prescribes them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from prasan.plans.rules.rows import PlanFormat, ProjectKind, ProjectRow


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a project should say. Empty `formats` or `kinds`: for all of them."""

    code: str
    weight: int
    label_th: str
    label_en: str
    blocks: bool = False
    formats: frozenset[PlanFormat] = frozenset()
    kinds: frozenset[ProjectKind] = frozenset()
    construction: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """The items in their order, and the limits of the checks."""

    items: tuple[Item, ...]
    construction_words: tuple[str, ...]
    alike: int
    peers: int
    spreads: float

    def is_construction(self, row: ProjectRow) -> bool:
        """Whether the name begins as that of a building work does."""
        name = row.name.strip().removeprefix("โครงการ").strip()
        return row.kind is not ProjectKind.EQUIPMENT and name.startswith(self.construction_words)


@dataclass(frozen=True, slots=True)
class Completeness:
    """How full a project is (0–100) and what it lacks, the first to mend first."""

    share: int
    missing: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Blocker:
    """Something that must be there before a plan is submitted, and the projects that lack it (none: the plan itself)."""

    code: str
    message_th: str
    message_en: str
    project_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Lack:
    """An item that some projects of a plan lack."""

    item: Item
    project_ids: tuple[int, ...]


# `guideline` is asked of the caller: who confirms it stands above the plan.
SAID: Mapping[str, Callable[[ProjectRow], bool]] = {
    "name": lambda row: bool(row.name),
    "amounts": lambda row: bool(row.amounts),
    "target": lambda row: bool(row.target),
    "unit": lambda row: bool(row.unit),
    "objective": lambda row: bool(row.objective),
    "expected_result": lambda row: bool(row.expected_result),
    "kpi": lambda row: bool(row.kpi),
    "budget_class": lambda row: bool(row.budget_class),
    "place": lambda row: row.location is not None and row.location.is_known,
}
GUIDELINE = "guideline"


def completeness(row: ProjectRow, scale: Scale, plan_format: PlanFormat, *, classified: bool | None) -> Completeness:
    """What a project lacks. `classified` is None where nobody can tell; the guideline is then not asked for."""
    asked = [item for item in scale.items if _applies(item, row, scale, plan_format, classified)]
    missing = tuple(item for item in asked if not (classified if item.code == GUIDELINE else SAID[item.code](row)))
    whole = sum(item.weight for item in asked)
    lost = sum(item.weight for item in missing)
    return Completeness(100 * (whole - lost) // whole if whole else 100, missing)


def _applies(item: Item, row: ProjectRow, scale: Scale, plan_format: PlanFormat, classified: bool | None) -> bool:
    return (
        (not item.formats or plan_format in item.formats)
        and (not item.kinds or row.kind in item.kinds)
        and (not item.construction or scale.is_construction(row))
        and not (item.code == GUIDELINE and classified is None)
    )


def share_of_plan(projects: Iterable[Completeness]) -> int:
    """How full a plan is: the mean of its projects, rounded down; 0 where there are none."""
    shares = [one.share for one in projects]
    return sum(shares) // len(shares) if shares else 0


def lacks(projects: Mapping[int, Completeness], scale: Scale) -> tuple[Lack, ...]:
    """What the projects of a plan lack, what most weighs (weight × projects) first."""
    found: dict[str, list[int]] = {}
    for project_id, one in projects.items():
        for item in one.missing:
            found.setdefault(item.code, []).append(project_id)
    weight = Counter({item.code: item.weight * len(found.get(item.code, ())) for item in scale.items})
    items = {item.code: item for item in scale.items}
    return tuple(Lack(items[code], tuple(found[code])) for code, heavy in weight.most_common() if heavy)


def blockers_of(projects: Mapping[int, Completeness], scale: Scale) -> tuple[Blocker, ...]:
    """What must be mended before a plan is submitted, in the order of the items. A draft is saved all the same."""
    if not projects:
        return (Blocker("empty_plan", "แผนนี้ยังไม่มีโครงการ", "This plan has no projects yet."),)
    return tuple(
        Blocker(
            f"missing_{lack.item.code}",
            f"{len(lack.project_ids)} โครงการยังไม่มี{lack.item.label_th}",
            f"{len(lack.project_ids)} projects lack: {lack.item.label_en}",
            lack.project_ids,
        )
        for lack in sorted(lacks(projects, scale), key=lambda one: scale.items.index(one.item))
        if lack.item.blocks
    )
