"""Tokens: how they are made and shown, when one counts; and what a key that is used again means. Pure."""

import hashlib
import re
from datetime import datetime

from prasan.common.errors import InputRefused, Refusal

LONGEST_NAME = 80
DAYS_CHOICES = (30, 90, 365)
MOST_TOKENS = 10
"""So many tokens of one organisation may be in use."""
LONGEST_KEY = 128
MOST_PROJECTS = 2_000
"""So many projects are pushed at a time; a whole plan goes as its workbook."""
_KEY = re.compile(r"^[A-Za-z0-9._:-]{1,128}$")
PREFIX = 8


class BadToken(Refusal):
    """The token does not open anything; why is told to nobody."""

    http_status = 401

    def __init__(self) -> None:
        super().__init__(
            "bad_token",
            "โทเคนใช้ไม่ได้ อาจผิด หมดอายุ หรือถูกเพิกถอน ให้ผู้วางแผนของ อปท. ออกโทเคนใหม่ในหน้าการเชื่อมต่อ",
            "This token does not work: it may be mistyped, expired or revoked. Ask the organisation's planner for a new one.",
        )


class TooManyRequests(Refusal):
    """Slow down."""

    http_status = 429

    def __init__(self, per_minute: int) -> None:
        super().__init__(
            "too_many_requests",
            f"ส่งคำขอถี่เกิน {per_minute} ครั้งต่อนาที รอแล้วส่งใหม่",
            f"More than {per_minute} requests a minute; wait and send again.",
        )


def digest_of(secret: str) -> str:
    """What is kept of a token: the secret has 256 bits of chance, so a plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def counts(*, expires_at: datetime, revoked_at: datetime | None, now: datetime) -> bool:
    """Whether a token still opens its organisation's plan."""
    return revoked_at is None and now < expires_at


def why_not_make(*, name: str, days: int, in_use: int) -> Refusal | None:
    """A token has a name by which it is known again, an end, and few sisters."""
    if not name.strip() or len(name) > LONGEST_NAME:
        return InputRefused(
            "no_token_name",
            f"ตั้งชื่อโทเคนไม่เกิน {LONGEST_NAME} ตัวอักษร เช่น ชื่อโปรแกรมที่จะใช้",
            f"Name the token, in at most {LONGEST_NAME} characters, such as after the program that will use it.",
        )
    if days not in DAYS_CHOICES:
        return InputRefused("bad_token_days", "เลือกอายุโทเคนจากรายการ", "Choose how long the token lasts from the list.")
    if in_use >= MOST_TOKENS:
        return Refusal(
            "too_many_tokens",
            f"มีโทเคนที่ใช้อยู่ {in_use} อันแล้ว เพิกถอนอันที่ไม่ใช้ก่อน",
            f"{in_use} tokens are in use; revoke one that is not needed first.",
        )
    return None


def why_not_key(key: str) -> Refusal | None:
    """Every push names itself, so that sending it again does no harm."""
    if _KEY.match(key):
        return None
    return InputRefused(
        "no_idempotency_key",
        f"ใส่หัวคำขอ Idempotency-Key ที่ไม่ซ้ำกันทุกครั้งที่ส่งข้อมูลใหม่ ตัวอักษร ตัวเลข . _ : - ไม่เกิน {LONGEST_KEY} ตัว",
        f"Send the header Idempotency-Key, new for every new push: letters, digits, . _ : -, at most {LONGEST_KEY}.",
    )


def why_not_answer_again(known_body: str, body: str) -> Refusal | None:
    """The same key with another body is a mistake of the sender's."""
    if known_body == body:
        return None
    return Refusal(
        "key_used_before",
        "Idempotency-Key นี้เคยใช้กับข้อมูลอื่นแล้ว ยังไม่มีอะไรเปลี่ยน ใช้คีย์ใหม่สำหรับข้อมูลใหม่",
        "This Idempotency-Key was used with another body. Nothing changed; use a new key for a new body.",
    )
