"""What one saving by hand asks for, what it answers, and why it may be refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from prasan.common.errors import Refusal
from prasan.plans.models import Edit, ProjectVersion
from prasan.plans.rules.editing import CellConflict


@dataclass(frozen=True, slots=True)
class Change:
    """Cells of one project as typed, and the version that was read before typing."""

    project_id: int
    seen: int
    cells: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Addition:
    """A new project as typed. `sent_key` is the browser's own: the same key is never stored twice."""

    cells: Mapping[str, object]
    sent_key: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A project right behind another: each an id, or the `sent_key` of one added in the same block; behind 0: first."""

    project: int | str
    after: int | str


@dataclass(frozen=True, slots=True)
class Removal:
    """A project to take out, and the version that was read."""

    project_id: int
    seen: int


@dataclass(frozen=True, slots=True)
class Block:
    """Everything that one saving does, all or nothing. What is added without a place stands behind all others."""

    changed: Sequence[Change] = ()
    added: Sequence[Addition] = ()
    removed: Sequence[Removal] = ()
    restored: Sequence[int] = ()
    placed: Sequence[Place] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a saving wrote: the newest version of each project named in the block, and the edit (None: nothing new)."""

    versions: Mapping[int, ProjectVersion]
    added: Mapping[str, int] = field(default_factory=dict)
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A project whose cells somebody else changed since: their version, and each cell with both texts."""

    project_id: int
    theirs: ProjectVersion
    cells: tuple[CellConflict, ...]


class ProjectRemoved(Refusal):
    """The project that is changed was taken out of the plan meanwhile."""

    def __init__(self, head: ProjectVersion) -> None:
        self.project_id = head.project_id
        super().__init__(
            "project_removed",
            f"“{head.name[:60]}” ถูกนำออกจากแผนแล้ว นำกลับก่อนแล้วแก้อีกครั้ง",
            f"“{head.name[:60]}” has been taken out of the plan; put it back first.",
        )


class EditConflict(Refusal):
    """Somebody else changed the same cells. Nothing of the block was written; `conflicts` carries both versions."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        name = conflicts[0].theirs.name[:60]
        super().__init__(
            "edit_conflict",
            f"มีคนแก้ “{name}” ช่องเดียวกันไปก่อน ยังไม่ได้บันทึก เลือกว่าจะใช้ของใคร",
            f"Somebody else changed the same cell of “{name}”; nothing was saved. Choose which to keep.",
        )
