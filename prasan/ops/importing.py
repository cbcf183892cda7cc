"""A plan workbook into one organisation's plan from the command line: the same actions as in the browser."""

from dataclasses import dataclass
from pathlib import Path

from prasan.accounts.models import User
from prasan.classification import importing as bringing_in
from prasan.common.errors import FileRefused, InputRefused, NotFound
from prasan.common.findings import Finding
from prasan.organisations.models import Organisation
from prasan.plans import actions, queries
from prasan.plans.loading import read_plan
from prasan.plans.rules import importing
from prasan.plans.rules.rows import PlanDocument


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was, or would be, written."""

    organisation: str
    applied: bool
    added: int
    changed: int
    same: int
    gone: int
    left_out: int
    findings: tuple[Finding, ...]

    def sentence(self) -> str:
        """One Thai sentence for the person at the terminal."""
        begin = "นำเข้าแล้ว" if self.applied else "ถ้านำเข้า"
        return (
            f"{begin} {self.organisation}: เพิ่ม {self.added} เปลี่ยน {self.changed} เหมือนเดิม {self.same} "
            f"ไม่มีในไฟล์ {self.gone} เว้นไว้ {self.left_out} · ข้อสังเกต {len(self.findings)}"
        )

    def as_json(self) -> dict[str, object]:
        """The form of `--json`."""
        counts = {name: getattr(self, name) for name in ("added", "changed", "same", "gone", "left_out")}
        return {
            "organisation": self.organisation,
            "applied": self.applied,
            **counts,
            "findings": [finding.as_json() for finding in self.findings],
        }


def import_plan(path: Path, *, organisation_code: str, username: str, dry_run: bool, leave_out_errors: bool) -> Outcome:
    """Read, compare and (unless `dry_run`) apply. Raises a `Refusal` where the file, the code or the person won't do."""
    organisation = Organisation.objects.filter(code=organisation_code).first()
    if organisation is None:
        raise NotFound(
            "no_such_organisation",
            f"ไม่มี อปท. รหัส {organisation_code} ตรวจรหัสในหน้ารายชื่อ อปท.",
            f"There is no organisation {organisation_code}; look its code up in the list of organisations.",
        )
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileRefused(
            "no_file",
            f"เปิดไฟล์ {path} ไม่ได้ ตรวจชื่อ ที่อยู่ และสิทธิ์อ่านของไฟล์",
            f"Cannot open {path}: {error.strerror}. Check its name, folder and permissions.",
        ) from None
    document = read_plan(content, file_name=path.name)
    if refusal := importing.why_not_accept(document, organisation_code=organisation_code):
        raise refusal
    left_out = importing.rows_with_errors(document) if leave_out_errors else frozenset()
    plan = queries.plan_for_years(organisation.pk, document.first_year)
    found = importing.difference(document, queries.stored_rows(plan), left_out=left_out)
    doubt = importing.name_differs(document, organisation_name=organisation.name_th)
    if not dry_run:
        _apply(document, organisation, path, content, left_out, _importer(username))
    return Outcome(
        organisation.name_th,
        not dry_run,
        len(found.added),
        len(found.changed),
        len(found.same),
        len(found.gone),
        len(left_out),
        (*document.findings, *([doubt] if doubt else [])),
    )


def _importer(username: str) -> User:
    user = User.objects.filter(username=username).first()
    if user is None:
        raise InputRefused(
            "no_such_user", f"ไม่มีผู้ใช้ “{username}” ระบุผู้นำเข้าด้วย --user", f"No user “{username}”; name one with --user."
        )
    return user


def _apply(
    document: PlanDocument,
    organisation: Organisation,
    path: Path,
    content: bytes,
    left_out: frozenset[importing.RowPlace],
    by: User,
) -> None:
    kept = actions.keep_upload(
        organisation=organisation, document=document, file_name=path.name, content=content, by=by
    )
    seen = actions.state_of(queries.plan_for_years(organisation.pk, document.first_year))
    bringing_in.apply(import_id=kept.pk, document=document, seen=seen, left_out=left_out, by=by)
