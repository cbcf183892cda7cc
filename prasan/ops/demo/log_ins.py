"""The demonstration's log-ins. They exist only in a database that `prasan serve --demo` or `make-demo` filled."""

from dataclasses import dataclass
from enum import StrEnum

from prasan.organisations.rules.kinds import Role

PASSWORD = "prasan-demo-2571"  # noqa: S105 - printed on purpose: a demonstration's door is open

# Who decides for the province and who plans for the municipality, where the demonstration itself acts.
PAO, PLANNER = "pao", "planner"


class Where(StrEnum):
    """Where a demonstration account holds its role."""

    MUNICIPALITY = "municipality"
    SAO = "sao"
    PAO = "pao"
    DISTRICT = "district"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True)
class LogIn:
    """One demonstration account and its role."""

    username: str
    display_name: str
    where: Where
    role: Role
    what: str


LOG_INS = (
    LogIn("planner", "นักวิเคราะห์แผน (สาธิต)", Where.MUNICIPALITY, Role.PLANNER, "นักวิเคราะห์แผนของเทศบาลแห่งหนึ่ง"),
    LogIn("head", "นายกเทศมนตรี (สาธิต)", Where.MUNICIPALITY, Role.APPROVER, "ผู้บริหารของเทศบาลนั้น"),
    LogIn("clerk", "ปลัดเทศบาล (สาธิต)", Where.MUNICIPALITY, Role.CLERK, "ปลัดของเทศบาลนั้น"),
    LogIn("monitor", "กรรมการติดตาม (สาธิต)", Where.MUNICIPALITY, Role.MONITORING_MEMBER, "กรรมการติดตามของเทศบาลนั้น"),
    LogIn("admin", "ผู้ดูแลระบบเทศบาล (สาธิต)", Where.MUNICIPALITY, Role.ADMINISTRATOR, "ผู้ดูแลบัญชีของเทศบาลนั้น"),
    LogIn("sao", "นักวิเคราะห์แผน อบต. (สาธิต)", Where.SAO, Role.PLANNER, "นักวิเคราะห์แผนของ อบต. แห่งหนึ่ง"),
    LogIn("sao-head", "นายก อบต. (สาธิต)", Where.SAO, Role.APPROVER, "ผู้บริหารของ อบต. นั้น"),
    LogIn("council", "เลขานุการสภา อบต. (สาธิต)", Where.SAO, Role.COUNCIL_SECRETARY, "เลขานุการสภาของ อบต. นั้น"),
    LogIn(
        "district", "เลขานุการระดับอำเภอ (สาธิต)", Where.DISTRICT, Role.DISTRICT_SECRETARY, "คณะกรรมการประสานแผนระดับอำเภอ"
    ),
    LogIn("pao", "นักวิเคราะห์แผน อบจ. (สาธิต)", Where.PAO, Role.PAO_PLANNER, "นักวิเคราะห์แผนของ อบจ. เห็นทั้งจังหวัด"),
    LogIn(
        "committee", "กรรมการประสานแผน (สาธิต)", Where.PROVINCE, Role.COORDINATION_MEMBER, "กรรมการประสานแผนระดับจังหวัด"
    ),
    LogIn("administrator", "ผู้ดูแลระบบจังหวัด (สาธิต)", Where.PROVINCE, Role.ADMINISTRATOR, "ผู้ดูแลระบบของจังหวัด"),
    LogIn("auditor", "ผู้ตรวจสอบ (สาธิต)", Where.PROVINCE, Role.AUDITOR, "ผู้ตรวจสอบ อ่านได้ทั้งหมด แก้ไม่ได้"),
)
