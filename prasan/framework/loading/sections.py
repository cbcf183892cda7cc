"""A framework document cut into its front, its body and the sections of the body.

Pure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prasan.framework.loading.headings import SectionKind, heading_kind
from prasan.framework.loading.lines import Line

# Inside the table of goals a cell may repeat the title of an earlier section; only these end it.
_AFTER_GOALS = {SectionKind.ISSUES_AGAIN, SectionKind.POSITIONS, SectionKind.SUMMARY, SectionKind.PART}
_PART_ONE = re.compile(r"^ส่วนที่\s*1(?!\d)")
_CONTENTS = re.compile(r"^สารบัญ")
_PAGE_AT_END = re.compile(r"[\t\s.…]\s*\d{1,3}(?:\s*[-–]\s*\d{1,3})?$")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines under it, up to the next heading of a known kind."""

    kind: SectionKind
    heading: Line
    lines: tuple[Line, ...]


def front_and_body(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The cover, announcement and foreword on one side, the parts on the other; the table of contents is dropped."""
    contents = next((index for index, line in enumerate(lines) if _CONTENTS.match(line.text)), None)
    search = 0 if contents is None else contents
    parts = [index for index in range(search, len(lines)) if _PART_ONE.match(lines[index].digits)]
    if parts:
        start = parts[-1]
    elif contents is not None:
        start = contents + 1
        while start < len(lines) and _PAGE_AT_END.search(lines[start].digits):
            start += 1
    else:
        start = 0
    return list(lines[: start if contents is None else contents]), list(lines[start:])


def sections_of(body: Sequence[Line]) -> list[Section]:
    """The body cut at its headings. A kind may come twice (a title, then the section); readers take them together."""
    cuts: list[tuple[int, SectionKind]] = []
    current: SectionKind | None = None
    for index, line in enumerate(body):
        kind = _kind_of(line, current)
        if kind is None:
            continue
        cuts.append((index, kind))
        current = kind
    ends = [*(index for index, _ in cuts[1:]), len(body)]
    return [
        Section(kind, body[start], tuple(body[start + 1 : end])) for (start, kind), end in zip(cuts, ends, strict=False)
    ]


def lines_of(sections: Sequence[Section], *kinds: SectionKind) -> list[Line]:
    """All lines under sections of these kinds, in document order."""
    return [line for section in sections if section.kind in kinds for line in section.lines]


def _kind_of(line: Line, current: SectionKind | None) -> SectionKind | None:
    kind = heading_kind(line.digits)
    if current is SectionKind.GOALS and kind not in _AFTER_GOALS and not line.marker.number:
        return None
    return kind
