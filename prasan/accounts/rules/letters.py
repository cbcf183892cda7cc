"""The letters that accounts sends, in Thai and English. Pure."""

from dataclasses import dataclass
from datetime import timedelta

_WAITS = (timedelta(minutes=1), timedelta(minutes=15), timedelta(hours=2), timedelta(hours=12), timedelta(hours=24))


def wait_before(attempt: int) -> timedelta | None:
    """How long after its failure number `attempt` (from 1) a letter is tried again; None: no more, somebody must look."""
    return _WAITS[attempt - 1] if 1 <= attempt <= len(_WAITS) else None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of plain text."""

    subject: str
    body: str


def invitation_letter(*, name: str, inviter: str, place: str, roles: str, address: str, days: int) -> Letter:
    """The way to an account and to roles in a place."""
    return Letter(
        f"คำเชิญเข้าใช้ระบบประสาน · {place}",
        f"เรียน {name}\n\n{inviter} เชิญเข้าใช้ระบบประสานในนาม {place}\nบทบาท: {roles}\n\n"
        f"เปิดที่อยู่นี้ภายใน {days} วันเพื่อตั้งชื่อผู้ใช้และรหัสผ่าน ใช้ได้ครั้งเดียว:\n{address}\n\n"
        "ถ้าไม่รู้จักผู้เชิญ ไม่ต้องทำอะไร\n\n"
        f"--\n{inviter} invites you to prasan for {place}. Open the address above within {days} days; it works once.\n"
        "If you do not know them, do nothing.\n",
    )


def reset_letter(*, name: str, address: str, minutes: int) -> Letter:
    """The way to a new password."""
    return Letter(
        "ตั้งรหัสผ่านใหม่ · ประสาน",
        f"เรียน {name}\n\nมีผู้ขอตั้งรหัสผ่านใหม่ของบัญชีนี้ เปิดที่อยู่นี้ภายใน {minutes} นาที:\n{address}\n\n"
        "ถ้าไม่ได้ขอเอง ไม่ต้องทำอะไร รหัสผ่านเดิมยังใช้ได้\n\n"
        f"--\nSomebody asked for a new password of this account. Open the address above within {minutes} minutes.\n"
        "If it was not you, do nothing: the present password stays.\n",
    )
