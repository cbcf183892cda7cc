"""The same element worded differently in two places, from a lost letter to another subject altogether.

Pure. Spaces and punctuation never count; how alike two wordings are decides between a spelling note and a warning.
"""

import unicodedata
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from prasan.common.findings import Severity
from prasan.common.text import matching_key
from prasan.framework.loading.doubts import doubt, named
from prasan.framework.loading.issues import Expectation, Restatement, statement_of
from prasan.framework.rules import ElementDraft, Kind, RuledFinding

# Measured on the first document: misspellings and lost words score 90 and more, a changed subject 80 and less.
SAME_MEANING = 88.0


def worded_differently(
    elements: Sequence[ElementDraft],
    restated: Iterable[Restatement],
    goals: Sequence[ElementDraft],
    expectations: Iterable[Expectation],
) -> list[RuledFinding]:
    """Issues and guidelines against their second statement, goals against the expectation of the same code."""
    known = {(element.kind, element.code): element for element in elements}
    found = []
    seen: set[tuple[Kind, str, str]] = set()
    for again in restated:
        element = known.get((again.kind, again.code))
        key = (again.kind, again.code, matching_key(again.title))
        if element and key not in seen and matching_key(element.title) != key[2]:
            seen.add(key)
            found.append(_differs(element, again.title, again.line, again.where))
    expected = {e.code: e for e in expectations}
    for goal in goals:
        area = expected.get(goal.code)
        if area and matching_key(statement_of(goal.title)) != matching_key(area.title):
            found.append(_differs(goal, area.title, area.line, "ความคาดหวังในเชิงพื้นที่"))
    return found


def _differs(element: ElementDraft, other: str, line: int, where: str) -> RuledFinding:
    first, second = matching_key(statement_of(element.title)), matching_key(other)
    start, end = _common_ends(first, second)
    same = fuzz.ratio(first, second) >= SAME_MEANING and not _subject_changed(
        first[start : len(first) - end], second[start : len(second) - end]
    )
    mine, theirs = _shown(first, start, end), _shown(second, start, end)
    degree = "ต่างกันที่ตัวสะกดหรือถ้อยคำเล็กน้อย" if same else "ใจความต่างกัน"
    return doubt(
        "worded_differently",
        Severity.NOTE if same else Severity.WARNING,
        line,
        f"{named(element)} พิมพ์ไม่ตรงกันสองแห่ง ({degree}): บรรทัด {element.line} “{mine}” แต่ที่นี่ ({where}) “{theirs}” "
        "ให้วินิจฉัยว่าใช้ข้อความใด",
        f"{element.kind} {element.code} is worded differently in two places "
        f"({'spelling' if same else 'another meaning'}): "
        f"line {element.line} has “{mine}”, here “{theirs}”; rule which to read.",
        element,
    )


def _subject_changed(mine: str, theirs: str) -> bool:
    """Whether whole words were replaced by others, which a long sentence hides from a ratio of the whole."""
    return min(len(mine), len(theirs)) >= 6 and max(len(mine), len(theirs)) >= 8


def _common_ends(first: str, second: str) -> tuple[int, int]:
    """How many letters two texts share at their beginning and at their end."""
    shortest = min(len(first), len(second))
    start = next((i for i in range(shortest) if first[i] != second[i]), shortest)
    end = next((i for i in range(shortest - start) if first[-1 - i] != second[-1 - i]), shortest - start)
    return start, end


def _shown(text: str, start: int, end: int) -> str:
    """The part that differs with some letters around it; never cut between a consonant and its marks."""
    first, last = max(0, start - 8), min(len(text), len(text) - end + 8)
    while first > 0 and unicodedata.category(text[first]) == "Mn":
        first -= 1
    while last < len(text) and unicodedata.category(text[last]) == "Mn":
        last += 1
    middle = text[first:last]
    middle = middle if len(middle) <= 90 else f"{middle[:60]}…{middle[-25:]}"
    return f"{'…' if first else ''}{middle}{'…' if last < len(text) else ''}"
