"""What the PAO decides on a framework's document: rulings on findings, what goals cover."""

from datetime import date

from django.db import transaction

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.common.errors import NotFound
from prasan.framework import rules
from prasan.framework.models import Coverage, EditionFinding, Element
from prasan.framework.rules import LinkStatus, Ruling
from prasan.organisations.queries import person
from prasan.organisations.rules.people import why_not_decide_for_province


@transaction.atomic
def rule_on_finding(
    *, finding_id: int, ruling: Ruling, read_as: str, why: str, seen: Ruling, ruled_on: date, by: User
) -> EditionFinding:
    """Decide a finding: keep as printed, or read as something else, with the reason; kept with the edition for ever.

    A finding about an element changes how that element is read; what is printed stays with it. `seen` is the ruling that
    the person saw. Only the PAO may decide; raises the refusals of `why_not_rule` and `why_not_overwrite`.
    """
    _check_may_decide(by)
    if refusal := rules.why_not_rule(ruling, read_as, why):
        raise refusal
    finding = EditionFinding.objects.select_for_update().filter(pk=finding_id).first()
    if finding is None:
        raise _gone()
    if refusal := rules.why_not_overwrite(finding.ruling, seen):
        raise refusal
    before = {"ruling": finding.ruling, "read_as": finding.read_as, "why": finding.why}
    finding.ruling, finding.read_as, finding.why = ruling, read_as, why
    finding.ruled_by, finding.ruled_on = str(by), ruled_on
    finding.save(update_fields=["ruling", "read_as", "why", "ruled_by", "ruled_on"])
    _reread(finding)
    record(
        by=by,
        did="finding.ruled",
        target_type="edition",
        target_id=finding.edition_id,
        organisation_code="",
        target_text=finding.message_th,
        why=why,
        before=before,
        after={"ruling": str(ruling), "read_as": read_as, "why": why},
    )
    return finding


def _reread(finding: EditionFinding) -> None:
    element = Element.objects.filter(edition=finding.edition_id, kind=finding.kind, code=finding.element).first()
    if element is None:
        return
    printed = element.printed or element.title_th
    element.title_th = finding.read_as or printed
    element.printed = printed if element.title_th != printed else ""
    element.save(update_fields=["title_th", "printed"])


@transaction.atomic
def decide_coverage(*, coverage_id: int, status: LinkStatus, reason: str, seen: LinkStatus, by: User) -> Coverage:
    """Confirm or refuse that a goal covers a guideline; the reason is required and kept. Only the PAO may decide."""
    coverages = Coverage.objects.select_for_update(of=("self",)).select_related("goal", "guideline")
    coverage = coverages.filter(pk=coverage_id).first()
    if coverage is None:
        raise _gone()
    _check_may_decide(by)
    if refusal := rules.why_not_decide(status, reason) or rules.why_not_overwrite(coverage.status, seen):
        raise refusal
    before = {"status": coverage.status, "reason": coverage.reason, "by": coverage.by}
    coverage.status, coverage.reason, coverage.by = status, reason, str(by)
    coverage.save(update_fields=["status", "reason", "by"])
    record(
        by=by,
        did="coverage.decided",
        target_type="edition",
        target_id=coverage.goal.edition_id,
        organisation_code="",
        target_text=f"{coverage.goal.code} → {coverage.guideline.code}",
        why=reason,
        before=before,
        after={"status": str(status), "reason": reason},
    )
    return coverage


def _check_may_decide(by: User) -> None:
    if refusal := why_not_decide_for_province(person(by)):
        raise refusal


def _gone() -> NotFound:
    return NotFound(
        "nothing_to_decide", "ไม่พบเรื่องที่จะตัดสิน เปิดหน้านี้ใหม่", "There is nothing to decide; open the page again."
    )
