"""What a template may hold, and who may issue. Pure."""

import base64
import re
import struct

from prasan.common.errors import FileRefused, InputRefused, Refusal
from prasan.common.text import normalise
from prasan.organisations.rules.people import Person
from prasan.plans.rules.permissions import why_not_edit
from prasan.reports.content import Signature

LETTERHEAD, SIGNATURES, DIGITS = "letterhead", "signatures", "digits"
THAI_DIGITS = "thai"
TOPIC = "book.topic."
"""What the keys of the plan book's topics begin with."""
LONGEST_TEXT, MOST_LINES, MOST_SIGNATURES = 2_000, 12, 4
# A topic of general conditions holds lists (villages and their leaders, roads, schools).
LONGEST_TOPIC, MOST_LINES_OF_TOPIC = 20_000, 400
LARGEST_EMBLEM = 1_000_000
LARGEST_SIDE = 4_000
_PNG = b"\x89PNG\r\n\x1a\n"
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def template_text(key: str, written: str, standard: str = "") -> str:
    """A text as it will be kept. Raises `InputRefused` where it is too long, or names a figure that the document lacks."""
    text = normalise(written)
    longest, most = (LONGEST_TOPIC, MOST_LINES_OF_TOPIC) if key.startswith(TOPIC) else (LONGEST_TEXT, MOST_LINES)
    if len(text) > longest or len(text.splitlines()) > most:
        raise InputRefused(
            "template_text_too_long",
            f"ข้อความของ {key} ยาวเกิน {longest:,} ตัวอักษร หรือเกิน {most} บรรทัด ตัดให้สั้นลง",
            f"The text of {key} is longer than {longest:,} characters or {most} lines.",
        )
    unknown = set(_PLACEHOLDER.findall(text)) - set(_PLACEHOLDER.findall(standard))
    if unknown:
        named = ", ".join(sorted(unknown))
        raise InputRefused(
            "unknown_placeholder",
            f"ข้อความของ {key} มี {named} ซึ่งเอกสารนี้ไม่มีค่าให้ ใช้ได้เฉพาะที่อยู่ในข้อความมาตรฐาน",
            f"The text of {key} names {named}, which this document cannot fill.",
        )
    return text


def signatures_of(text: str) -> tuple[Signature, ...]:
    """Places to sign: blocks of lines with an empty line between them. Raises `InputRefused` for more than fit side by side."""
    blocks = [block.strip().splitlines() for block in re.split(r"\n\s*\n", text) if block.strip()]
    if len(blocks) > MOST_SIGNATURES:
        raise InputRefused(
            "too_many_signatures",
            f"ลงนามได้ไม่เกิน {MOST_SIGNATURES} ช่องต่อเอกสาร",
            f"A document has at most {MOST_SIGNATURES} places to sign.",
        )
    return tuple(Signature(tuple(line.strip() for line in block)) for block in blocks)


def emblem_format(picture: bytes) -> str:
    """png for a PNG of sensible size. Raises `FileRefused` for anything else (an SVG may carry scripts and links)."""
    if len(picture) > LARGEST_EMBLEM or not picture.startswith(_PNG) or len(picture) < 24:
        raise FileRefused(
            "emblem_not_png",
            "ไฟล์ตราต้องเป็น PNG ไม่เกิน 1 MB แปลงไฟล์เป็น PNG แล้วส่งใหม่",
            "The emblem must be a PNG of at most 1 MB; convert it and send it again.",
        )
    width, height = struct.unpack(">II", picture[16:24])
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        raise FileRefused(
            "emblem_too_large",
            f"ภาพตรากว้างหรือสูงเกิน {LARGEST_SIDE:,} จุด ย่อภาพแล้วส่งใหม่",
            f"The emblem is larger than {LARGEST_SIDE:,} pixels a side; make it smaller.",
        )
    return "png"


def as_base64(picture: bytes) -> str:
    """A picture as content carries it."""
    return base64.b64encode(picture).decode()


def why_not_issue(person: Person, organisation_code: str, *, announced: bool) -> Refusal | None:
    """Only what was announced can be issued, by the organisation's planners (or the PAO on their behalf)."""
    if refusal := why_not_edit(person, organisation_code):
        return refusal
    return None if announced else not_announced()


def not_announced() -> Refusal:
    """A draft is printed, never issued."""
    return Refusal(
        "not_announced_yet",
        "ออกเอกสารทางการได้เฉพาะแผนที่ประกาศแล้ว ประกาศแผนก่อน",
        "Only an announced plan can be issued as a document; announce it first.",
    )
