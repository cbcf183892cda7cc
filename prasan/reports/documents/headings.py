"""The heading under which a plan prints a project, taken apart. Pure."""

import re

from prasan.common.text import arabic_digits

# A plan prints "1. ประเด็นการพัฒนาท้องถิ่น: …", "ยุทธศาสตร์ที่ 1 …" or the bare name.
_HEADING = re.compile(
    r"^(?:(?P<number>\d+)[.)]\s*)?(?:(?:ประเด็นการพัฒนา(?:ท้องถิ่น)?|ยุทธศาสตร์)(?:ที่)?(?:\s*(?P<other_number>\d+))?\s*[:.]?\s*)?(?P<name>.*)$"
)


def named_group(printed: str) -> tuple[str, str]:
    """(number, name) of a printed heading; both empty where there is none."""
    found = _HEADING.match(" ".join(arabic_digits(printed).split()))
    if found is None or not found["name"]:
        return "", ""
    return found["number"] or found["other_number"] or "", found["name"]
