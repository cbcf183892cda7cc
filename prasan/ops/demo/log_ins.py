"""The demonstration's log-ins. They exist only in a database that `prasan serve --demo` or `make-demo` filled."""

from dataclasses import dataclass

from prasan.organisations.rules.kinds import Role

PASSWORD = "prasan-demo-2571"  # noqa: S105 - printed on purpose: a demonstration's door is open


@dataclass(frozen=True, slots=True)
class LogIn:
    """One demonstration account: its role is held in a municipality, in the PAO, or for the whole province."""

    username: str
    display_name: str
    role: Role
    what: str


LOG_INS = (
    LogIn("planner", "นักวิเคราะห์แผน (สาธิต)", Role.PLANNER, "นักวิเคราะห์นโยบายและแผนของเทศบาลแห่งหนึ่ง"),
    LogIn("pao", "นักวิเคราะห์แผน อบจ. (สาธิต)", Role.PAO_PLANNER, "นักวิเคราะห์แผนของ อบจ. เห็นทั้งจังหวัด"),
    LogIn("auditor", "ผู้ตรวจสอบ (สาธิต)", Role.AUDITOR, "ผู้ตรวจสอบ อ่านได้ทั้งหมด แก้ไม่ได้"),
)
