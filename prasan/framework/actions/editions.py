"""Whole editions in, published; the same content again changes nothing."""

import hashlib
import json
from dataclasses import asdict, replace
from itertools import count

from django.db import transaction

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.framework import rules
from prasan.framework.models import Coverage, Edition, EditionFinding, Element, GoalRule, GoalTarget
from prasan.framework.rules import EditionDraft, EditionStatus, Kind
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


@transaction.atomic
def add_upper_plan(*, draft: EditionDraft, by: User) -> Edition:
    """Publish a plan above the framework that a person listed; the PAO's to do, and never changed again.

    Raises the refusal of `why_not_add_plan`, and those of `load_edition`.
    """
    if refusal := why_not_decide_for_province(person(by)) or rules.why_not_add_plan(draft):
        raise refusal
    taken = set(Edition.objects.filter(code__startswith=draft.code).values_list("code", flat=True))
    code = next(
        name for number in count(1) if (name := draft.code if number == 1 else f"{draft.code}-{number}") not in taken
    )
    return load_edition(draft=replace(draft, code=code), by=by)


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
