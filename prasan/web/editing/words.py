"""The cells of a project as people see them: how each is called, typed and chosen."""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from prasan.plans.models import Plan
from prasan.plans.rules.budget_classes import BUDGET_CLASSES
from prasan.plans.rules.editing import AMOUNT, ORDINANCE
from prasan.plans.rules.rows import PlanFormat, ProjectKind
from prasan.reports.documents.forms import FORM_CODES
from prasan.web.planning.words import FIELD_NAMES
from prasan.web.words import KIND_NAMES

PLACE_NAMES = {
    "village_no": gettext_noop("หมู่ที่"),
    "tambon": gettext_noop("ตำบล"),
    "district": gettext_noop("อำเภอ"),
    "point": gettext_noop("พิกัด N, E"),
    "end_point": gettext_noop("พิกัดจุดสิ้นสุด N, E"),
}
EDIT_NAMES = {
    "added": gettext_noop("เพิ่มโครงการ"),
    "changed": gettext_noop("แก้ไข"),
    "removed": gettext_noop("นำโครงการออก"),
    "restored": gettext_noop("นำโครงการกลับ"),
    "moved": gettext_noop("ย้ายลำดับ"),
    "taken_back": gettext_noop("เอากลับ"),
}
_WIDTHS = {"name": 260, "objective": 190, "target": 180, "expected_result": 190, "kpi": 180, "unit": 140, "group": 200}


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list to choose from."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """A cell of every project: `kind` is text, long, amount, choice or point; `shown` whether the grid begins with it."""

    field: str
    label: str
    kind: str
    width: int
    shown: bool = True
    choices: tuple[Choice, ...] = ()

    def as_json(self) -> dict[str, object]:
        """What the grid's script needs of it."""
        choices = [[one.value, one.label] for one in self.choices]
        return {
            "field": self.field,
            "label": self.label,
            "kind": self.kind,
            "width": self.width,
            "shown": self.shown,
            "choices": choices,
        }


def label_of(field: str) -> str:
    """How a cell is called: งบ 2571, วัตถุประสงค์, …"""
    if field.startswith(AMOUNT):
        return f"{gettext('งบ')} {field.removeprefix(AMOUNT)}"
    if field.startswith(ORDINANCE):
        return f"{gettext('งบในข้อบัญญัติ')} {field.removeprefix(ORDINANCE)}"
    return gettext(PLACE_NAMES.get(field) or FIELD_NAMES.get(field, field))


def kind_choices() -> tuple[Choice, ...]:
    """Every kind of project with the form that lists it (planning-rules 2.4: which form code it is, is a label)."""
    return tuple(Choice(kind.value, f"{gettext(KIND_NAMES[kind])} · {FORM_CODES[kind]}") for kind in ProjectKind)


def class_choices() -> tuple[Choice, ...]:
    """The twelve budget classes."""
    return (Choice("", "–"), *(Choice(one, one) for one in BUDGET_CLASSES))


def columns(plan: Plan) -> tuple[Column, ...]:
    """The cells of a plan's projects in the order of แบบ ผ.02 (planning-rules 2.3), then what the form does not print."""
    kpi_shown = plan.format == PlanFormat.STRATEGY

    def text(field: str, *, shown: bool = True) -> Column:
        return Column(field, label_of(field), "long", _WIDTHS.get(field, 130), shown)

    return (
        text("name"),
        text("objective"),
        text("target"),
        *(Column(f"{AMOUNT}{year}", label_of(f"{AMOUNT}{year}"), "amount", 102) for year in plan.years),
        text("kpi", shown=kpi_shown),
        text("expected_result"),
        text("unit"),
        Column("budget_class", label_of("budget_class"), "choice", 190, choices=class_choices()),
        Column("kind", label_of("kind"), "choice", 170, choices=kind_choices()),
        text("group"),
        Column("village_no", label_of("village_no"), "text", 76),
        Column("tambon", label_of("tambon"), "text", 110),
        Column("district", label_of("district"), "text", 110, shown=False),
        Column("point", label_of("point"), "point", 180, shown=False),
        Column("end_point", label_of("end_point"), "point", 180, shown=False),
        text("reason", shown=False),
        *(
            Column(f"{ORDINANCE}{year}", label_of(f"{ORDINANCE}{year}"), "amount", 130, shown=False)
            for year in plan.years
        ),
    )


def shown_value(field: str, value: object) -> str:
    """A cell as people read it: baht grouped, the kind by its name, nothing as a dash."""
    if value in (None, ""):
        return "–"
    if isinstance(value, int):
        return f"{value:,}"
    return gettext(KIND_NAMES[ProjectKind(str(value))]) if field == "kind" else str(value)
