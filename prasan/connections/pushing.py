"""Projects as another program sends them → the workbook that they would be, read by the one reader of workbooks.

So what a program is told of its projects is told in the same words as to a person who sends a file.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prasan.common.findings import CellPlace, Finding
from prasan.plans.exporting import FIRST_PUSHED_ROW, pushed_workbook
from prasan.plans.loading import read_plan
from prasan.plans.rules.comparing import Comparison
from prasan.plans.rules.rows import PlanDocument, format_of

Sent = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Push:
    """What was sent, read. `body_digest` tells one body from another; `content` is kept as the import's file."""

    document: PlanDocument
    content: bytes
    body_digest: str
    apply: bool
    leave_out_errors: bool


def read_push(
    projects: Sequence[Sent],
    *,
    organisation_name: str,
    organisation_code: str,
    first_year: int,
    body: bytes,
    apply: bool,
    leave_out_errors: bool,
) -> Push:
    """Write what was sent as a workbook and read it. Raises `FileRefused` where nothing of it is a plan."""
    empty = PlanDocument(
        format_of(first_year), first_year, first_year + 4, organisation_name, (), organisation_code=organisation_code
    )
    content = pushed_workbook(empty, projects)
    digest = hashlib.sha256(f"{first_year}:".encode() + body).hexdigest()
    return Push(read_plan(content, file_name="push.xlsx"), content, digest, apply, leave_out_errors)


def answer_of(
    push: Push, found: Comparison, *, state: str, import_id: int | None = None, left_out: int = 0
) -> dict[str, object]:
    """The answer to a push: what changed or would change, and every finding with the number of its project."""
    return {
        "state": state,
        "import": import_id,
        "added": len(found.added),
        "changed": len(found.changed),
        "same": len(found.same),
        "left_out": left_out,
        "findings": [_as_json(finding) for finding in push.document.findings],
    }


def _as_json(finding: Finding) -> dict[str, object]:
    row = finding.place.row if isinstance(finding.place, CellPlace) else None
    is_a_project = row is not None and row >= FIRST_PUSHED_ROW
    return {**finding.as_json(), "project": row - FIRST_PUSHED_ROW if is_a_project and row is not None else None}
