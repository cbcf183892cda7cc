"""A finding: something wrong or doubtful in a document or a file, with its place, in words a planner can act on."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is: an `error` row is not applied, a `warning` should be looked at, a `note` is for information."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class LinePlace:
    """A line of a text document, counted from 1."""

    line: int

    def as_json(self) -> dict[str, int | str | None]:
        return {"line": self.line}

    def __str__(self) -> str:
        return f"บรรทัด {self.line}"


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of a workbook as the workbook itself names it: row from 1, column in letters (F), both may be unknown."""

    sheet: str
    row: int | None = None
    column: str | None = None

    def as_json(self) -> dict[str, int | str | None]:
        return {"sheet": self.sheet, "row": self.row, "column": self.column}

    def __str__(self) -> str:
        cell = f"{self.column or ''}{self.row or ''}"
        return f"{self.sheet} {cell}".strip()


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """A field of a stored project (`P12`, `amount_2571`); without a project, of the one that is being written."""

    project: str
    field: str

    def as_json(self) -> dict[str, int | str | None]:
        return {"project": self.project, "field": self.field}

    def __str__(self) -> str:
        return f"{self.project} {self.field}".strip()


Place = LinePlace | CellPlace | FieldPlace


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation. `message_th` says what, where and how to mend it; `code` never changes its meaning."""

    code: str
    severity: Severity
    place: Place
    message_th: str
    message_en: str

    def as_json(self) -> dict[str, object]:
        """The form of `findings` in every `--json` answer."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "place": self.place.as_json(),
            "message_th": self.message_th,
            "message_en": self.message_en,
        }
