"""What a filter that a person keeps may be called, and how many they keep. Pure."""

import unicodedata
from collections.abc import Mapping

from prasan.common.errors import InputRefused, Refusal
from prasan.common.text import one_line

LONGEST_NAME = 60
LONGEST_QUERY = 6000
MOST_OF_A_LIST = 20


def read_name(written: str) -> str:
    """The name in one line, as Thai text is kept everywhere. Refuses an empty or long one and characters nobody sees."""
    name = one_line(written)
    if not name:
        raise InputRefused(
            "view_without_name",
            "มุมมองนี้ยังไม่มีชื่อ พิมพ์ชื่อที่ท่านจะจำได้ เช่น ถนนที่ยังไม่ทำสัญญา",
            "The view has no name yet; type one that you will recognise.",
        )
    if any(unicodedata.category(letter) == "Cc" for letter in written.strip()) or not name.isprintable():
        raise InputRefused(
            "view_name_unseen",
            "ชื่อมุมมองมีอักขระควบคุมที่มองไม่เห็น ลบแล้วพิมพ์ชื่อใหม่ในบรรทัดเดียว",
            "The name holds control characters that nobody sees; type it anew in one line.",
        )
    if len(name) > LONGEST_NAME:
        raise InputRefused(
            "view_name_long",
            f"ชื่อมุมมองยาว {len(name)} ตัวอักษร ย่อให้ไม่เกิน {LONGEST_NAME}",
            f"The name has {len(name)} characters; shorten it to {LONGEST_NAME} at most.",
        )
    return name


def why_not_keep(name: str, query: str, others: Mapping[str, str]) -> Refusal | None:
    """Why a view can't stand beside the person's others of the same list (name → filter), or None where it can."""
    if not query:
        return InputRefused(
            "view_without_filter",
            "รายการนี้ยังไม่ได้กรอง เลือกตัวกรองก่อน แล้วจึงบันทึกมุมมอง",
            "Nothing is filtered yet; choose a filter first, then save the view.",
        )
    if len(query) > LONGEST_QUERY:
        return InputRefused(
            "view_filter_long",
            "ตัวกรองยาวเกินกว่าจะบันทึก ลดคำค้นให้สั้นลง",
            "The filter is too long to keep; search for fewer words.",
        )
    if name.casefold() in {other.casefold() for other in others}:
        return InputRefused(
            "view_name_taken",
            f"มีมุมมองชื่อ “{name}” ในรายการนี้แล้ว ใช้ชื่ออื่น หรือลบของเดิมก่อน",
            f"This list has a view named “{name}” already; choose another name, or delete that one first.",
        )
    same = next((other for other, kept in others.items() if kept == query), None)
    if same is not None:
        return InputRefused(
            "view_kept_already",
            f"ตัวกรองนี้บันทึกไว้แล้วในชื่อ “{same}” เปิดจากเหนือรายการ หรือเปลี่ยนชื่อที่หน้ามุมมองของฉัน",
            f"This filter is kept already as “{same}”; open it above the list, or rename it under My views.",
        )
    if len(others) >= MOST_OF_A_LIST:
        return InputRefused(
            "too_many_views",
            f"รายการหนึ่งมีได้ {MOST_OF_A_LIST} มุมมอง ลบที่ไม่ใช้แล้วที่หน้ามุมมองของฉันก่อน",
            f"A list has {MOST_OF_A_LIST} views at most; delete one that you no longer need under My views.",
        )
    return None
