"""The only writes of framework: whole editions in, rulings and links decided. Atomic, and in the trail."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from django.db import transaction

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.common.errors import NotFound
from prasan.framework import rules
from prasan.framework.loading.alignments import AlignmentDraft, ElementName, why_not_propose
from prasan.framework.models import Alignment, Coverage, Edition, EditionFinding, Element, GoalRule, GoalTarget
from prasan.framework.rules import KIND_NAMES_TH, EditionDraft, EditionStatus, Kind, LinkStatus, Ruling
from prasan.organisations.queries import person
from prasan.organisations.rules.people import why_not_decide_for_province


@transaction.atomic
def load_edition(*, draft: EditionDraft, by: User | None) -> Edition:
    """Store an announced edition whole, published. The same content again changes nothing.

    Raises the refusal of `why_not_load` for a draft that contradicts itself, and of `why_not_change` where the code is
    taken by another content: a published edition never changes.
    """
    if refusal := rules.why_not_load(draft):
        raise refusal
    digest = digest_of(draft)
    known = Edition.objects.filter(code=draft.code).first()
    if known is not None:
        if known.content_digest != digest and (
            refusal := rules.why_not_change(EditionStatus(known.status), draft.code)
        ):
            raise refusal
        return known
    edition = Edition.objects.create(
        code=draft.code,
        level=draft.level,
        province_code=draft.province,
        title_th=draft.title_th,
        title_en=draft.title_en,
        first_year=draft.first_year,
        last_year=draft.last_year,
        announced_on=draft.announced_on,
        status=EditionStatus.PUBLISHED,
        source=draft.source,
        source_checksum=draft.source_checksum,
        content_digest=digest,
    )
    elements = _store_elements(edition, draft)
    _store_goals(draft, elements)
    _store_findings(edition, draft)
    record(
        by=by,
        did="edition.loaded",
        target_type="edition",
        target_id=edition.pk,
        target_text=draft.title_th,
        organisation_code="",
    )
    return edition


def digest_of(draft: EditionDraft) -> str:
    """SHA-256 over everything a draft says."""
    return hashlib.sha256(
        json.dumps(asdict(draft), ensure_ascii=False, sort_keys=True, default=str).encode()
    ).hexdigest()


def _store_elements(edition: Edition, draft: EditionDraft) -> dict[tuple[Kind, str], Element]:
    stored: dict[tuple[Kind, str], Element] = {}
    for position, one in enumerate(draft.elements):
        stored[one.kind, one.code] = Element(
            edition=edition,
            kind=one.kind,
            code=one.code,
            title_th=one.title,
            title_en=one.title_en,
            short_th=one.short_th,
            short_en=one.short_en,
            printed=one.printed,
            line=one.line or None,
            position=position,
        )
    Element.objects.bulk_create(stored.values())
    children = []
    for one in draft.elements:
        if one.parent:
            child = stored[one.kind, one.code]
            child.parent = stored[rules.PARENT_KIND[one.kind], one.parent]
            children.append(child)
    Element.objects.bulk_update(children, ["parent"], batch_size=500)
    return stored


def _store_goals(draft: EditionDraft, elements: dict[tuple[Kind, str], Element]) -> None:
    GoalTarget.objects.bulk_create(
        GoalTarget(goal=elements[Kind.GOAL, one.goal], fiscal_year=one.fiscal_year, share=one.share)
        for one in draft.targets
    )
    GoalRule.objects.bulk_create(
        GoalRule(
            goal=elements[Kind.GOAL, one.goal],
            measure=one.measure,
            stage=one.stage,
            denominator=one.denominator,
            why=one.why,
        )
        for one in draft.rules
    )
    Coverage.objects.bulk_create(
        Coverage(
            goal=elements[Kind.GOAL, one.goal],
            guideline=elements[Kind.GUIDELINE, one.guideline],
            status=one.status,
            reason=one.reason,
            by=one.by,
        )
        for one in draft.covers
    )


def _store_findings(edition: Edition, draft: EditionDraft) -> None:
    EditionFinding.objects.bulk_create(
        EditionFinding(
            edition=edition,
            code=one.finding.code,
            severity=one.finding.severity,
            line=one.line,
            kind=one.kind,
            element=one.element,
            message_th=one.finding.message_th,
            message_en=one.finding.message_en,
            found_by=one.found_by,
            ruling=one.ruling,
            read_as=one.read_as,
            ruled_by=one.by,
            why=one.why,
            ruled_on=one.ruled_on,
        )
        for one in draft.findings
    )


@transaction.atomic
def load_alignments(*, drafts: Sequence[AlignmentDraft], by: User | None) -> int:
    """Propose links between elements of stored editions; how many are new or worded anew. The same again changes none.

    A link that a person confirmed or refused stays as decided. A proposal that is no longer among the drafts stays
    too, until someone decides it. Raises the refusal of `why_not_propose`, and then nothing is stored.
    """
    editions = {name.edition for draft in drafts for name in (draft.from_element, draft.to_element)}
    ids = _named_elements(editions)
    if refusal := why_not_propose(drafts, ids.keys()):
        raise refusal
    stored = _stored_alignments(editions)
    new, changed = [], []
    for draft in drafts:
        one, other = ids[draft.from_element], ids[draft.to_element]
        link = stored.get(frozenset((one, other)))
        if link is None:
            proposed = LinkStatus.PROPOSED
            new.append(
                Alignment(from_element_id=one, to_element_id=other, status=proposed, reason=draft.reason, by=draft.by)
            )
        elif link.status == LinkStatus.PROPOSED and (link.reason, link.by) != (draft.reason, draft.by):
            link.reason, link.by = draft.reason, draft.by
            changed.append(link)
    Alignment.objects.bulk_create(new)
    Alignment.objects.bulk_update(changed, ["reason", "by"])
    if new or changed:
        text = f"เสนอใหม่ {len(new)} แก้ถ้อยคำ {len(changed)}"
        record(
            by=by,
            did="alignments.proposed",
            target_type="alignments",
            target_id="",
            target_text=text,
            organisation_code="",
        )
    return len(new) + len(changed)


def _named_elements(codes: set[str]) -> dict[ElementName, int]:
    """Every element of these editions, with its id."""
    rows = Element.objects.filter(edition__code__in=codes).values_list("edition__code", "kind", "code", "pk")
    return {ElementName(edition, Kind(kind), code): pk for edition, kind, code, pk in rows}


def _stored_alignments(codes: set[str]) -> dict[frozenset[int], Alignment]:
    """The links among these editions by the ids of their two ends, in either direction; locked."""
    links = Alignment.objects.select_for_update(of=("self",)).filter(
        from_element__edition__code__in=codes, to_element__edition__code__in=codes
    )
    return {frozenset((link.from_element_id, link.to_element_id)): link for link in links}


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
    text = f"{coverage.goal.code} → {coverage.guideline.code}"
    _decide(
        coverage, coverage.goal.edition_id, text, did="coverage.decided", status=status, reason=reason, seen=seen, by=by
    )
    return coverage


@transaction.atomic
def decide_alignment(*, alignment_id: int, status: LinkStatus, reason: str, seen: LinkStatus, by: User) -> Alignment:
    """Confirm or refuse a link between two editions; the reason is required and kept. Only the PAO may decide."""
    links = Alignment.objects.select_for_update(of=("self",)).select_related("from_element", "to_element")
    alignment = links.filter(pk=alignment_id).first()
    if alignment is None:
        raise _gone()
    ends = (alignment.from_element, alignment.to_element)
    text = " ↔ ".join(f"{KIND_NAMES_TH[Kind(end.kind)]} {end.code}" for end in ends)
    edition_id = alignment.from_element.edition_id
    _decide(alignment, edition_id, text, did="alignment.decided", status=status, reason=reason, seen=seen, by=by)
    return alignment


def _decide(
    link: Coverage | Alignment,
    edition_id: int,
    text: str,
    *,
    did: str,
    status: LinkStatus,
    reason: str,
    seen: LinkStatus,
    by: User,
) -> None:
    _check_may_decide(by)
    if refusal := rules.why_not_decide(status, reason) or rules.why_not_overwrite(link.status, seen):
        raise refusal
    before = {"status": link.status, "reason": link.reason, "by": link.by}
    link.status, link.reason, link.by = status, reason, str(by)
    link.save(update_fields=["status", "reason", "by"])
    record(
        by=by,
        did=did,
        target_type="edition",
        target_id=edition_id,
        organisation_code="",
        target_text=text,
        why=reason,
        before=before,
        after={"status": str(status), "reason": reason},
    )


def _check_may_decide(by: User) -> None:
    if refusal := why_not_decide_for_province(person(by)):
        raise refusal


def _gone() -> NotFound:
    return NotFound(
        "nothing_to_decide", "ไม่พบเรื่องที่จะตัดสิน เปิดหน้านี้ใหม่", "There is nothing to decide; open the page again."
    )
