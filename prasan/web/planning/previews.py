"""What an import would do, put into the words and groups of the preview page. It decides nothing: rules compare."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.cache import caches
from django.utils.translation import gettext

from prasan.classification.importing import Chosen, choices_in
from prasan.classification.workbooks import framework_of
from prasan.common.findings import Finding, Severity
from prasan.common.money import grouped
from prasan.plans import queries as plans
from prasan.plans.actions import state_of
from prasan.plans.loading import read_plan
from prasan.plans.models import Import, Plan
from prasan.plans.rules import importing
from prasan.plans.rules.comparing import Change, Comparison
from prasan.plans.rules.importing import Fault, RowPlace
from prasan.plans.rules.rows import ORIGINAL, PlanDocument, ProjectKind, ProjectRow
from prasan.web.planning.words import FIELD_NAMES, NO_MONEY, NOTHING, ORIGINAL_NAME, SEVERITY_NAMES, SEVERITY_TAGS
from prasan.web.words import KIND_NAMES

KEPT_SECONDS = 15 * 60
# A larger plan is read again rather than kept: reading is faster than unpickling it.
LARGEST_KEPT = 5_000


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a changed project, as shown: old and new."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangedProject:
    """A project that the file says something else of."""

    row: ProjectRow
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one severity."""

    severity: Severity
    name: str
    tag: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row that is not applied unless it is left out; `value` names it in the form."""

    value: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that the page shows of an upload that waits."""

    document: PlanDocument
    plan: Plan | None
    comparison: Comparison
    changed: tuple[ChangedProject, ...]
    groups: tuple[FindingGroup, ...]
    faulty: tuple[FaultyRow, ...]
    seen: str
    before_baht: int
    after_baht: int
    chosen: tuple[Chosen, ...]

    @property
    def findings(self) -> int:
        return sum(len(group.findings) for group in self.groups)

    @property
    def fields(self) -> int:
        """How many fields differ in all changed projects."""
        return sum(len(one.differences) for one in self.changed)

    @property
    def totals(self) -> int:
        """How many totals the file prints."""
        return len(self.document.printed_totals)

    @property
    def wrong_totals(self) -> int:
        """How many of them are not what their rows add up to."""
        return sum(one.code == "total_differs" for one in self.document.findings)

    @property
    def changes_nothing(self) -> bool:
        return self.comparison.changes_nothing() and not self.faulty and not self.chosen


def document_of(kept: Import) -> PlanDocument:
    """The kept file, read; remembered for a while, because preview and apply both ask for it."""
    key = f"plan-document:{kept.sha256}:{hashlib.sha256(kept.file_name.encode()).hexdigest()[:16]}"
    document: PlanDocument | None = caches["quick"].get(key)
    if document is None:
        document = read_plan(bytes(kept.content), file_name=kept.file_name)
        if len(document.projects) <= LARGEST_KEPT:
            caches["quick"].set(key, document, timeout=KEPT_SECONDS)
    return document


def preview_of(kept: Import) -> Preview:
    """Compare the kept file with the plan as it is now; faulty rows are shown apart, as if they were left out."""
    document = document_of(kept)
    plan = plans.plan_for_years(kept.organisation_id, document.first_year)
    stored = plans.stored_rows(plan)
    faults = importing.faults(document)
    comparison = importing.difference(document, stored, left_out=[fault.place for fault in faults])
    other_name = importing.name_differs(document, organisation_name=kept.organisation.name_th)
    choices = choices_in(document, comparison.order, framework_of(kept.organisation))
    before = sum(one.row.total_baht() for one in stored)
    return Preview(
        document=document,
        plan=plan,
        comparison=comparison,
        changed=tuple(ChangedProject(one.after, differences_of(one)) for one in comparison.changed),
        groups=groups_of([*([other_name] if other_name else []), *choices.findings, *document.findings]),
        faulty=tuple(FaultyRow(value_of(fault.place), fault) for fault in faults),
        seen=state_of(plan),
        before_baht=before,
        after_baht=before
        + sum(row.total_baht() for row in comparison.added)
        + sum(one.after.total_baht() - one.before.total_baht() for one in comparison.changed),
        chosen=choices.chosen,
    )


def value_of(place: RowPlace) -> str:
    """A row's name in a form: `12:ผ.02`."""
    return f"{place[1]}:{place[0]}"


def place_of(value: str) -> RowPlace:
    """The inverse of `value_of`; what is no such name names no row of any file."""
    row, _, sheet = value.partition(":")
    return sheet, int(row) if row.isascii() and row.isdigit() and len(row) < 9 else -1


def groups_of(findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """Findings by severity, the worst first, each group in the order of the file; empty groups are left out."""
    found: dict[Severity, list[Finding]] = {severity: [] for severity in Severity}
    for finding in findings:
        found[finding.severity].append(finding)
    return tuple(
        FindingGroup(severity, SEVERITY_NAMES[severity], SEVERITY_TAGS[severity], tuple(some))
        for severity, some in found.items()
        if some
    )


def differences_of(change: Change) -> tuple[Difference, ...]:
    """The differing fields of a project in words; money year by year."""
    told: list[Difference] = []
    for name in change.fields:
        if name == "amounts":
            told += _money(gettext("งบ"), change.before.amounts, change.after.amounts)
        elif name == "ordinance_amounts":
            told += _money(gettext("งบในข้อบัญญัติ"), change.before.ordinance_amounts, change.after.ordinance_amounts)
        else:
            old, new = (_shown(name, getattr(row, name)) for row in (change.before, change.after))
            told.append(Difference(gettext(FIELD_NAMES[name]), old, new))
    return tuple(told)


def _money(label: str, before: Mapping[int, int], after: Mapping[int, int]) -> Sequence[Difference]:
    return [
        Difference(f"{label} {year}", _baht(before.get(year)), _baht(after.get(year)))
        for year in sorted({*before, *after})
        if before.get(year) != after.get(year)
    ]


def _baht(amount: int | None) -> str:
    return NO_MONEY if amount is None else grouped(amount)


def _shown(name: str, value: object) -> str:
    if name == "kind":
        return gettext(KIND_NAMES[ProjectKind(str(value))])
    if name == "revision" and value == ORIGINAL:
        return gettext(ORIGINAL_NAME)
    return str(value or "") or gettext(NOTHING)
