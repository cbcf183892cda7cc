"""A framework document → one draft per plan that it holds, with what people decided before kept.

Pure. What the document says comes from the reader each time; what people say (English and short titles, rulings, rules,
covers) comes from the drafts that are already there.
"""

from collections.abc import Mapping
from dataclasses import replace

from prasan.framework.loading.document import FrameworkDocument
from prasan.framework.loading.facts import PlanPeriod
from prasan.framework.rules import LEVEL_NAMES_TH, EditionDraft, ElementDraft, Level, RuledFinding, with_rulings


def editions_of(
    document: FrameworkDocument,
    *,
    province: str,
    source: str,
    checksum: str,
    known: Mapping[Level, EditionDraft],
) -> list[EditionDraft]:
    """One draft per level that has elements. `province` is the code under which the province's data lie."""
    periods = {period.level: period for period in document.periods}
    drafts = []
    for level in Level:
        if elements := document.of(level):
            fresh = _draft(document, level, elements, periods.get(level), province)
            drafts.append(_merged(replace(fresh, source=source, source_checksum=checksum), known.get(level)))
    return drafts


def _draft(
    document: FrameworkDocument,
    level: Level,
    elements: tuple[ElementDraft, ...],
    period: PlanPeriod | None,
    province: str,
) -> EditionDraft:
    own = level is Level.FRAMEWORK
    first = document.first_year if own else period.first_year if period else None
    last = document.last_year if own else period.last_year if period else None
    years = f"-{first}-{last}" if first else ""
    return EditionDraft(
        code=f"{province}{years}" if own else f"{province}-{level.replace('_', '-')}{years}",
        level=level,
        province=province,
        title_th=document.title if own else period.title if period else LEVEL_NAMES_TH[level],
        title_en="",
        first_year=first,
        last_year=last,
        announced_on=document.announced_on if own else None,
        source="",
        source_checksum="",
        elements=elements,
        targets=document.targets if own else (),
        rules=document.rules if own else (),
        covers=document.covers if own else (),
        findings=tuple(finding for finding in document.findings if finding.level is level),
    )


def _merged(fresh: EditionDraft, known: EditionDraft | None) -> EditionDraft:
    if known is None:
        return fresh
    words = {(element.kind, element.code): element for element in known.elements}
    findings = _findings(fresh, known)
    elements = (
        replace(element, title_en=old.title_en, short_th=old.short_th, short_en=old.short_en)
        if (old := words.get((element.kind, element.code)))
        else element
        for element in fresh.elements
    )
    return replace(
        fresh,
        code=known.code,
        title_th=known.title_th,
        title_en=known.title_en,
        elements=with_rulings(elements, findings),
        rules=known.rules or fresh.rules,
        covers=known.covers or fresh.covers,
        findings=findings,
    )


def _findings(fresh: EditionDraft, known: EditionDraft) -> tuple[RuledFinding, ...]:
    """The reader's findings with the rulings they had, and those that people found themselves."""
    ruled = {_key(finding): finding for finding in known.findings}
    kept = [finding for finding in known.findings if finding.found_by != "reader"]
    read = [
        replace(finding, ruling=old.ruling, read_as=old.read_as, by=old.by, why=old.why, ruled_on=old.ruled_on)
        if (old := ruled.get(_key(finding)))
        else finding
        for finding in fresh.findings
    ]
    return tuple(sorted([*read, *kept], key=lambda one: (one.line, one.finding.code, one.element)))


def _key(finding: RuledFinding) -> tuple[str, str, str, int]:
    return finding.finding.code, finding.kind, finding.element, finding.line
