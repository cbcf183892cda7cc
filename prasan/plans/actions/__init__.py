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

__all__ = [
    "announce_plan",
    "apply_import",
    "check_may_edit",
    "keep_upload",
    "load_announced_plan",
    "lock_plan",
    "open_plan",
    "state_of",
    "undo_import",
]
