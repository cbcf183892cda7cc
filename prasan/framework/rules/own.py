"""An organisation's own issues or strategies: what they may be called, and how a plan's headings give them. Pure."""

import re
from collections.abc import Iterable

from prasan.common.errors import InputRefused, Refusal
from prasan.common.text import arabic_digits, matching_key, one_line

LONGEST_TITLE = 300
MOST_ISSUES = 40
# "ยุทธศาสตร์ที่ 1 : ด้าน…", "1. ประเด็นการพัฒนาท้องถิ่น: …": the word and the number are the form's, the rest is the name.
_HEAD = re.compile(
    r"^\s*(?:\(?\d+\)?[.):]?\s*)?(?:กลยุทธ์)?(?:(?:ยุทธศาสตร์|ประเด็น)(?:การพัฒนา(?:ท้องถิ่น)?)?)?"
    r"\s*(?:ที่\s*(?P<number>\d+))?\s*[:：.–-]?\s*"
)
_NUMBERED = re.compile(r"^\s*\(?(?P<number>\d+)\)?[.):]")


def issue_named(heading: str) -> tuple[str, str]:
    """(number, name) of the issue or strategy that a heading line of a plan names; ("", "") where it names none."""
    line = arabic_digits(one_line(heading))
    head = _HEAD.match(line)
    name = line[head.end() :].strip() if head else line
    number = head["number"] if head and head["number"] else ""
    if not number and (found := _NUMBERED.match(line)):
        number = found["number"]
    return number, name[:LONGEST_TITLE]


def issues_named(headings: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The different issues that a plan's headings name, in their order, each with a number of its own."""
    found: dict[str, tuple[str, str]] = {}
    for heading in headings:
        number, name = issue_named(heading)
        if name and matching_key(name) and matching_key(name) not in found:
            found[matching_key(name)] = (number, name)
    taken: set[str] = set()
    named = []
    for number, name in found.values():
        code = number if number and number not in taken else next_code(taken)
        taken.add(code)
        named.append((code, name))
    return tuple(named)


def next_code(taken: Iterable[str]) -> str:
    """The least whole number, from 1, that is larger than every number taken."""
    return str(1 + max((int(code) for code in taken if code.isdecimal()), default=0))


def why_not_name(title: str, others: Iterable[str]) -> Refusal | None:
    """A name is there, fits, and is not another's of the same plan."""
    if not matching_key(title):
        return InputRefused(
            "title_missing", "ยังไม่ได้พิมพ์ชื่อ พิมพ์ชื่อประเด็นแล้วบันทึกใหม่", "The name is missing; type it and save again."
        )
    if len(title) > LONGEST_TITLE:
        return InputRefused(
            "title_too_long",
            f"ชื่อยาวเกิน {LONGEST_TITLE} ตัวอักษร ย่อแล้วบันทึกใหม่",
            f"The name is longer than {LONGEST_TITLE} characters; shorten it.",
        )
    if matching_key(title) in {matching_key(other) for other in others}:
        return InputRefused(
            "title_twice", "มีประเด็นชื่อนี้อยู่แล้วในแผนเดียวกัน แก้ชื่อให้ต่างกัน", "The plan already has an issue of that name."
        )
    return None


def why_not_add(count: int) -> Refusal | None:
    """A plan with more issues than this is a list of projects."""
    if count < MOST_ISSUES:
        return None
    return InputRefused(
        "too_many_issues",
        f"มีได้ไม่เกิน {MOST_ISSUES} ประเด็นต่อแผน ลบที่ไม่ใช้ก่อน",
        f"A plan has at most {MOST_ISSUES} issues; take some out first.",
    )
