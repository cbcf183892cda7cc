"""Data files of editions: one readable TOML file per edition ↔ `EditionDraft`.

Pure. Reading and writing are inverse; `docs/reference/read-framework.md` describes the file.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from prasan.common.errors import FileRefused
from prasan.common.findings import Finding, LinePlace, Severity
from prasan.framework.rules import (
    CoverDraft,
    Denominator,
    EditionDraft,
    ElementDraft,
    GoalRule,
    GoalTarget,
    Kind,
    Level,
    LinkStatus,
    Measure,
    RuledFinding,
    Ruling,
    Stage,
)

_Row = Mapping[str, object]
_Value = TypeVar("_Value")
_HEAD = """\
# An edition as data. Written by `prasan read-framework FILE --write-data FOLDER`: elements, targets and findings come
# from the document (line = its line in the source); English and short titles, rulings, rules and covers are people's
# and are kept when the file is written again. `printed` is the document's own wording where a ruling reads otherwise.
"""


def read_editions(folder: Path) -> list[EditionDraft]:
    """Every edition of a folder, by file name. Raises `FileRefused` for a file that is not one."""
    return [read_edition(path) for path in sorted(folder.glob("*.toml"))]


def read_edition(path: Path) -> EditionDraft:
    """One edition's file → draft. Raises `FileRefused` that names the file and what is wrong in it."""
    try:
        return _edition(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, ValueError, TypeError) as error:
        raise FileRefused(
            "edition_file",
            f"ไฟล์ฉบับ {path.name} อ่านไม่ได้: {error} แก้ไฟล์ตามเอกสาร docs/reference/read-framework.md",
            f"The edition file {path.name} can't be read: {error}; see docs/reference/read-framework.md.",
        ) from error


def _edition(stored: _Row) -> EditionDraft:
    level = Level(_text(stored, "level"))
    return EditionDraft(
        code=_required(stored, "code"),
        level=level,
        province=_text(stored, "province"),
        title_th=_required(stored, "title_th"),
        title_en=_text(stored, "title_en"),
        first_year=_number(stored, "first_year"),
        last_year=_number(stored, "last_year"),
        announced_on=_day(stored, "announced_on"),
        source=_text(stored, "source"),
        source_checksum=_text(stored, "source_checksum"),
        elements=tuple(_element(level, row) for row in _rows(stored, "elements")),
        targets=tuple(target for row in _rows(stored, "targets") for target in _targets(row)),
        rules=tuple(_rule(row) for row in _rows(stored, "rules")),
        covers=tuple(_cover(row) for row in _rows(stored, "covers")),
        findings=tuple(_finding(level, row) for row in _rows(stored, "findings")),
    )


def _element(level: Level, row: _Row) -> ElementDraft:
    return ElementDraft(
        level=level,
        kind=Kind(_required(row, "kind")),
        code=_required(row, "code"),
        title=_required(row, "title"),
        parent=_text(row, "parent"),
        line=_number(row, "line") or 0,
        printed=_text(row, "printed"),
        title_en=_text(row, "title_en"),
        short_th=_text(row, "short_th"),
        short_en=_text(row, "short_en"),
    )


def _targets(row: _Row) -> list[GoalTarget]:
    goal, line = _required(row, "goal"), _number(row, "line") or 0
    shares = row["shares"]
    if not isinstance(shares, Mapping):
        raise TypeError("shares must be a table of years")
    return [
        GoalTarget(goal, None if year == "period" else int(year), float(share), line) for year, share in shares.items()
    ]


def _rule(row: _Row) -> GoalRule:
    return GoalRule(
        goal=_required(row, "goal"),
        measure=Measure(_required(row, "measure")),
        stage=Stage(_required(row, "stage")),
        denominator=Denominator(_required(row, "denominator")),
        why=_text(row, "why"),
    )


def _cover(row: _Row) -> CoverDraft:
    return CoverDraft(
        goal=_required(row, "goal"),
        guideline=_required(row, "guideline"),
        status=LinkStatus(_required(row, "status")),
        reason=_text(row, "reason"),
        by=_text(row, "by"),
    )


def _finding(level: Level, row: _Row) -> RuledFinding:
    line = _number(row, "line") or 1
    severity = Severity(_required(row, "severity"))
    messages = _required(row, "message_th"), _text(row, "message_en")
    return RuledFinding(
        finding=Finding(_required(row, "code"), severity, LinePlace(line), *messages),
        line=line,
        level=level,
        kind=_text(row, "kind"),
        element=_text(row, "element"),
        found_by=_text(row, "found_by") or "reader",
        ruling=Ruling(_text(row, "ruling") or Ruling.OPEN),
        read_as=_text(row, "read_as"),
        by=_text(row, "by"),
        why=_text(row, "why"),
        ruled_on=_day(row, "ruled_on"),
    )


def _rows(stored: _Row, key: str) -> Iterable[_Row]:
    rows = stored.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise TypeError(f"{key} must be a list of tables")
    return rows


def _value(row: _Row, key: str, kind: type[_Value], default: _Value | None) -> _Value | None:
    value = row.get(key, default)
    if value is not None and not isinstance(value, kind):
        raise TypeError(f"{key} = {value!r} is not {kind.__name__}")
    return value


def _text(row: _Row, key: str) -> str:
    return _value(row, key, str, "") or ""


def _required(row: _Row, key: str) -> str:
    value = _text(row, key)
    if not value:
        raise KeyError(f"{key} is missing")
    return value


def _number(row: _Row, key: str) -> int | None:
    return _value(row, key, int, None)


def _day(row: _Row, key: str) -> date | None:
    return _value(row, key, date, None)


def written(draft: EditionDraft) -> str:
    """The text of an edition's file; `read_edition` gives the draft back."""
    facts: dict[str, object] = {
        "code": draft.code,
        "level": draft.level.value,
        "province": draft.province,
        "title_th": draft.title_th,
        "title_en": draft.title_en,
        "first_year": draft.first_year,
        "last_year": draft.last_year,
        "announced_on": draft.announced_on,
        "source": draft.source,
        "source_checksum": draft.source_checksum,
    }
    lines = [_HEAD, *(f"{key} = {_toml(value)}" for key, value in facts.items() if value not in (None, ""))]
    tables: dict[str, list[dict[str, object]]] = {
        "elements": [_element_row(element) for element in draft.elements],
        "targets": _target_rows(draft),
        "rules": [
            {"goal": r.goal, "measure": r.measure, "stage": r.stage, "denominator": r.denominator, "why": r.why}
            for r in draft.rules
        ],
        "covers": [
            {"goal": c.goal, "guideline": c.guideline, "status": c.status, "by": c.by, "reason": c.reason}
            for c in draft.covers
        ],
        "findings": [_finding_row(finding) for finding in draft.findings],
    }
    for name, rows in tables.items():
        if rows:
            lines += ["", f"{name} = [", *(f"  {_inline(row)}," for row in rows), "]"]
    return "\n".join(lines) + "\n"


def _element_row(element: ElementDraft) -> dict[str, object]:
    return {
        "kind": element.kind,
        "code": element.code,
        "parent": element.parent,
        "line": element.line or None,
        "title": element.title,
        "printed": element.printed,
        "title_en": element.title_en,
        "short_th": element.short_th,
        "short_en": element.short_en,
    }


def _target_rows(draft: EditionDraft) -> list[dict[str, object]]:
    rows: dict[str, dict[str, object]] = {}
    for target in draft.targets:
        row = rows.setdefault(target.goal, {"goal": target.goal, "line": target.line or None, "shares": {}})
        shares = row["shares"]
        if isinstance(shares, dict):
            shares[str(target.fiscal_year or "period")] = target.share
    return list(rows.values())


def _finding_row(one: RuledFinding) -> dict[str, object]:
    return {
        "code": one.finding.code,
        "severity": one.finding.severity,
        "line": one.line,
        "kind": one.kind,
        "element": one.element,
        "found_by": one.found_by,
        "ruling": one.ruling,
        "read_as": one.read_as,
        "by": one.by,
        "ruled_on": one.ruled_on,
        "why": one.why,
        "message_th": one.finding.message_th,
        "message_en": one.finding.message_en,
    }


def _inline(row: Mapping[str, object]) -> str:
    return "{ " + ", ".join(f"{key} = {_toml(value)}" for key, value in row.items() if value not in (None, "")) + " }"


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        return _inline(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, int):
        return str(value)
    # JSON's escapes are TOML's for every text without control characters, and titles have none.
    return json.dumps(str(value), ensure_ascii=False)
