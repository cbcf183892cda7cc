"""Kinds of local government, roles of the people in them, and the names that both go by. Pure."""

from enum import StrEnum

from prasan.common.text import one_line


class OrganisationKind(StrEnum):
    """The five kinds of local government of a Thai province."""

    PAO = "pao"
    CITY = "city"
    TOWN = "town"
    SUBDISTRICT_MUNICIPALITY = "subdistrict_municipality"
    SAO = "sao"


class PointKind(StrEnum):
    """What the point of an organisation is: its office, or the middle of its subdistrict where that is unknown."""

    OFFICE = "office"
    TAMBON_CENTROID = "tambon_centroid"


class ChangeKind(StrEnum):
    """What may happen to an organisation during its life."""

    RENAMED = "renamed"
    UPGRADED = "upgraded"
    MERGED = "merged"
    DISSOLVED = "dissolved"


class Role(StrEnum):
    """What a person does in an organisation, for a district's committee, or for a whole province."""

    PLANNER = "planner"
    APPROVER = "approver"
    CLERK = "clerk"
    COUNCIL_SECRETARY = "council_secretary"
    MONITORING_MEMBER = "monitoring_member"
    PAO_PLANNER = "pao_planner"
    DISTRICT_SECRETARY = "district_secretary"
    COORDINATION_MEMBER = "coordination_member"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


# The word that every full name of the kind begins with; a province lists its organisations in this order.
FULL_KIND_TH = {
    OrganisationKind.PAO: "องค์การบริหารส่วนจังหวัด",
    OrganisationKind.CITY: "เทศบาลนคร",
    OrganisationKind.TOWN: "เทศบาลเมือง",
    OrganisationKind.SUBDISTRICT_MUNICIPALITY: "เทศบาลตำบล",
    OrganisationKind.SAO: "องค์การบริหารส่วนตำบล",
}
KIND_LABEL_TH = {
    OrganisationKind.PAO: "อบจ.",
    OrganisationKind.CITY: "เทศบาลนคร",
    OrganisationKind.TOWN: "เทศบาลเมือง",
    OrganisationKind.SUBDISTRICT_MUNICIPALITY: "เทศบาลตำบล",
    OrganisationKind.SAO: "อบต.",
}
KIND_LABEL_EN = {
    OrganisationKind.PAO: "provincial administrative organisation",
    OrganisationKind.CITY: "city municipality",
    OrganisationKind.TOWN: "town municipality",
    OrganisationKind.SUBDISTRICT_MUNICIPALITY: "subdistrict municipality",
    OrganisationKind.SAO: "subdistrict administrative organisation",
}
CHANGE_LABEL_TH = {
    ChangeKind.RENAMED: "เปลี่ยนชื่อ",
    ChangeKind.UPGRADED: "เปลี่ยนฐานะ",
    ChangeKind.MERGED: "รวมกับ อปท. อื่น",
    ChangeKind.DISSOLVED: "ยุบเลิก",
}
ROLE_LABEL_TH = {
    Role.PLANNER: "นักวิเคราะห์นโยบายและแผน",
    Role.APPROVER: "ผู้บริหารท้องถิ่น",
    Role.CLERK: "ปลัด",
    Role.COUNCIL_SECRETARY: "เลขานุการสภาท้องถิ่น",
    Role.MONITORING_MEMBER: "กรรมการติดตามและประเมินผลแผน",
    Role.PAO_PLANNER: "ผู้ประสานแผนของ อบจ.",
    Role.DISTRICT_SECRETARY: "เลขานุการคณะกรรมการประสานแผนระดับอำเภอ",
    Role.COORDINATION_MEMBER: "กรรมการประสานแผนระดับจังหวัด",
    Role.ADMINISTRATOR: "ผู้ดูแลระบบ",
    Role.AUDITOR: "ผู้ตรวจสอบ",
}
ROLE_LABEL_EN = {
    Role.PLANNER: "Planner",
    Role.APPROVER: "Head of the organisation",
    Role.CLERK: "Clerk",
    Role.COUNCIL_SECRETARY: "Secretary of the council",
    Role.MONITORING_MEMBER: "Member of the monitoring committee",
    Role.PAO_PLANNER: "Planner of the PAO",
    Role.DISTRICT_SECRETARY: "Secretary of the district committee",
    Role.COORDINATION_MEMBER: "Member of the coordination committee",
    Role.ADMINISTRATOR: "Administrator",
    Role.AUDITOR: "Auditor",
}
POINT_LABEL_TH = {PointKind.OFFICE: "ที่ตั้งสำนักงาน", PointKind.TAMBON_CENTROID: "จุดกึ่งกลางตำบล"}

# How planners shorten a kind in front of a name.
_SHORTENED = {
    "อบจ.": OrganisationKind.PAO,
    "ทน.": OrganisationKind.CITY,
    "ทม.": OrganisationKind.TOWN,
    "ทต.": OrganisationKind.SUBDISTRICT_MUNICIPALITY,
    "อบต.": OrganisationKind.SAO,
}
# Higher is a later step of the same road: an SAO becomes a municipality, never the other way.
RANK = {
    OrganisationKind.SAO: 0,
    OrganisationKind.SUBDISTRICT_MUNICIPALITY: 1,
    OrganisationKind.TOWN: 2,
    OrganisationKind.CITY: 3,
}
LONGEST_NAME = 200


def kind_of_name(name_th: str) -> OrganisationKind | None:
    """The kind that a full name itself tells (`เทศบาลตำบลโนนสะอาด`), or None where it tells none."""
    return next((kind for kind, word in FULL_KIND_TH.items() if name_th.startswith(word)), None)


def short_name_of(name_th: str) -> str:
    """The full name without the word of its kind: `องค์การบริหารส่วนตำบลขามป้อม` → `ขามป้อม`."""
    kind = kind_of_name(name_th)
    return name_th.removeprefix(FULL_KIND_TH[kind]).strip() if kind else name_th


def label_of(kind: OrganisationKind, name_th: str) -> str:
    """The name as people say it: `อบต.ขามป้อม`, `เทศบาลเมืองศิลา`."""
    return f"{KIND_LABEL_TH[kind]}{short_name_of(name_th)}"


def full_name_of(written: str) -> str:
    """A name as somebody wrote it → the full name: `อบต. ขามป้อม` → `องค์การบริหารส่วนตำบลขามป้อม`.

    Spaces after the kind go; what begins with no known kind comes back normalised and otherwise as it is.
    """
    text = one_line(written)
    for shortened, kind in _SHORTENED.items():
        if text.startswith(shortened):
            return FULL_KIND_TH[kind] + text.removeprefix(shortened).strip()
    kind_told = kind_of_name(text)
    return FULL_KIND_TH[kind_told] + short_name_of(text) if kind_told else text


def head_of(full_name: str) -> str:
    """How the head of an organisation signs: นายกเทศมนตรีตำบลโนนสะอาด, นายกองค์การบริหารส่วนตำบล…"""
    municipality = "เทศบาล"
    return (
        f"นายกเทศมนตรี{full_name.removeprefix(municipality)}"
        if full_name.startswith(municipality)
        else f"นายก{full_name}"
    )
