"""The only writes of plans: keyword-only, atomic, with who and why in the trail."""

from prasan.plans.actions.imports import apply_import, keep_upload, undo_import
from prasan.plans.actions.plans import (
    announce_plan,
    check_may_edit,
    load_announced_plan,
    lock_plan,
    open_plan,
    state_of,
)
from prasan.plans.actions.projects import (
    Addition,
    Block,
    Change,
    Conflict,
    EditConflict,
    Removal,
    Saved,
    add_project,
    change_project,
    remove_project,
    restore_project,
    save_block,
    take_back,
)

__all__ = [
    "Addition",
    "Block",
    "Change",
    "Conflict",
    "EditConflict",
    "Removal",
    "Saved",
    "add_project",
    "announce_plan",
    "apply_import",
    "change_project",
    "check_may_edit",
    "keep_upload",
    "load_announced_plan",
    "lock_plan",
    "open_plan",
    "remove_project",
    "restore_project",
    "save_block",
    "state_of",
    "take_back",
    "undo_import",
]
