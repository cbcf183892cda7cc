"""The bar of the pages on which people work: those of one organisation's plan, and those of a person's own desk."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from prasan.committees.keeping import Home, why_not_see
from prasan.organisations.rules.people import Person, why_not_oversee
from prasan.plans.rules.permissions import why_not_edit
from prasan.web.access import MATRIX, Audience

# The pages in the order of the work. The first ones stand in the bar, the others fold under "more".
PLAN: Mapping[str, str] = {
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
MORE_OF_PLAN: Mapping[str, str] = {
    "own_issues": "ประเด็นของ อปท.",
    "imports": "ไฟล์ที่เคยส่ง",
    "plan_edits": "รายการแก้ไข",
    "organisation_trail": "ร่องรอยการแก้ไข",
    "organisation_template": "แม่แบบเอกสาร",
    "connections": "โปรแกรมที่เชื่อม",
}
DESK: Mapping[str, str] = {
    "desk": "หน้างาน",
    "to_do": "สิ่งที่ต้องทำ",
    "province_state": "สถานะทั้งจังหวัด",
    "inbox_progress": "การจัดเข้าประเด็น",
    "province_committee": "คณะกรรมการประสานแผน",
    "overlaps": "ความซ้ำซ้อน",
    "alignment": "ความเชื่อมโยงของแผน",
    "province_documents": "เอกสาร",
}
MORE_OF_DESK: Mapping[str, str] = {
    "saved_views": "มุมมองของฉัน",
    "jobs": "งานเบื้องหลัง",
    "folders": "นำเข้าทั้งโฟลเดอร์",
    "classifier": "ตัวจัดเข้าแนวทาง",
    "province_template": "แม่แบบเอกสาร",
    "province_people": "บุคคล",
    "trail": "ร่องรอยการแก้ไข",
    "open_points": "ข้อที่ระเบียบเปิดไว้",
}
# Pages that stand beneath another one, though their address does not.
BENEATH: Mapping[str, str] = {
    "meeting": "committees",
    "meeting_projects": "committees",
    "hearing": "committees",
    "province_meeting": "province_committee",
    "province_meeting_projects": "province_committee",
    "district_committee": "desk",
    "district_meeting": "desk",
    "district_meeting_projects": "desk",
    "project_add": "grid",
    "project_edit": "grid",
    "second_check": "inbox",
    "plan_changes": "plan_life",
    "plan_import": "imports",
    "overlap": "overlaps",
    "joint_request": "overlaps",
    "folder": "folders",
    "job": "jobs",
    "alignment_plan": "alignment",
    "alignment_flow": "alignment",
    "alignment_desk": "alignment",
    "strategy_map": "alignment",
    "province_document": "province_documents",
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


def ways_of_plan(code: str, *, here: str, path: str, first_year: int | None, person: Person) -> Ways:
    """The pages of an organisation's plan that this person may open. `here`: the name of the page that is shown."""
    year = f"?first_year={first_year}" if first_year else ""
    may_edit = why_not_edit(person, code) is None

    def way(name: str, title: str) -> Way:
        address = reverse(name, kwargs={"code": code})
        beneath = name != "plan" and path.startswith(address)
        return Way(address + year, title, is_here=BENEATH.get(here, here) == name or beneath)

    def those(pages: Mapping[str, str]) -> tuple[Way, ...]:
        return tuple(
            way(name, title) for name, title in pages.items() if may_edit or MATRIX[name] is not Audience.PLANNERS
        )

    return Ways(those(PLAN), those(MORE_OF_PLAN))


def ways_of_desk(*, here: str, person: Person) -> Ways | None:
    """The pages beside a person's desk, where one of them is shown; for the province's people its public ones too."""
    here = BENEATH.get(here, here)
    may = {
        Audience.SIGNED_IN: person.user_id is not None,
        Audience.EVERYONE: person.coordinates() or person.decides_coordination() or person.audits(),
        Audience.PROVINCE_OVERSEERS: why_not_oversee(person) is None,
        Audience.COORDINATORS: person.coordinates(),
        Audience.PROVINCE_ADMINISTRATORS: person.administers_province(),
        Audience.PROVINCE_READERS: why_not_see(person, Home()) is None,
        Audience.AUDITORS: person.audits() or person.administers_province(),
    }

    def those(pages: Mapping[str, str]) -> tuple[Way, ...]:
        return tuple(
            Way(reverse(name), title, is_here=here == name) for name, title in pages.items() if may[MATRIX[name]]
        )

    found = Ways(those(DESK), those(MORE_OF_DESK))
    return found if any(way.is_here for way in (*found.pages, *found.more)) else None
