"""The ways within the work on one organisation's plan: the same bar on each of its pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from prasan.web.access import MATRIX, Audience

# The pages in the order of the work. The first ones stand in the bar, the others fold under "more".
PAGES: Mapping[str, str] = {
    "plan": "ภาพรวมแผน",
    "grid": "ตารางแผน",
    "inbox": "จัดเข้าประเด็น",
    "plan_checks": "ความครบถ้วน",
    "plan_overlaps": "ความซ้ำซ้อน",
    "committees": "คณะกรรมการ",
    "plan_life": "ขั้นตอน",
    "working_documents": "เอกสาร",
    "duties": "กำหนดเวลา",
}
MORE: Mapping[str, str] = {
    "own_issues": "ประเด็นของ อปท.",
    "imports": "ไฟล์ที่เคยส่ง",
    "plan_edits": "รายการแก้ไข",
    "organisation_trail": "ร่องรอยการแก้ไข",
    "organisation_template": "แม่แบบเอกสาร",
    "connections": "โปรแกรมที่เชื่อม",
}
# Pages that stand beneath another one, though their address does not.
BENEATH: Mapping[str, str] = {
    "meeting": "committees",
    "hearing": "committees",
    "project_add": "grid",
    "project_edit": "grid",
    "second_check": "inbox",
    "plan_changes": "plan_life",
    "plan_import": "imports",
}


@dataclass(frozen=True, slots=True)
class Way:
    """One link of the bar."""

    address: str
    title: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Ways:
    """The bar: what stands in it, and what folds."""

    pages: tuple[Way, ...]
    more: tuple[Way, ...]


def ways(code: str, *, here: str, path: str, first_year: int | None, may_edit: bool) -> Ways:
    """The pages of an organisation's plan that this person may open. `here`: the name of the page that is shown."""
    year = f"?first_year={first_year}" if first_year else ""

    def way(name: str, title: str) -> Way:
        address = reverse(name, kwargs={"code": code})
        beneath = name != "plan" and path.startswith(address)
        return Way(address + year, title, is_here=here == name or BENEATH.get(here) == name or beneath)

    def those(pages: Mapping[str, str]) -> tuple[Way, ...]:
        return tuple(
            way(name, title) for name, title in pages.items() if may_edit or MATRIX[name] is not Audience.PLANNERS
        )

    return Ways(those(PAGES), those(MORE))
