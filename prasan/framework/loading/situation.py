"""Part 1 and the analysis of change: the previous strategies, results, problems, remedies, factors of change.

Pure. Only what each paragraph is about is carried over (planning-rules 3.4 names the paragraphs), never the prose.
"""

import re
from collections.abc import Iterable, Sequence

from prasan.framework.loading.headings import SectionKind
from prasan.framework.loading.items import Item, clean_title, codes_of, leading_clause, list_items, ordinal
from prasan.framework.loading.lines import Line
from prasan.framework.loading.sections import Section, lines_of
from prasan.framework.rules import ElementDraft, Kind, Level

_STRATEGY = re.compile(r"^(?:\d+[.)]\s*)?ยุทธศาสตร์(?:การพัฒนา)?\s*ที่\s*(\d+)\s*[:.]?\s*(.+)$")
_FACTOR = re.compile(r"ประการ(?:ที่\s*)?(แรก|สุดท้าย|[ก-ฮเ-ไ][ก-ํ]*|\d+)\s+")
_CHANGE = re.compile(r"ประการ(?:แรก|ที่)")


def situation_elements(sections: Sequence[Section]) -> list[ElementDraft]:
    """Strategies, results, problems and remedies of the previous framework, and the factors of change ahead."""
    return [
        *_strategies(lines_of(sections, SectionKind.PREVIOUS)),
        *_results(sections),
        *_numbered(sections, SectionKind.RESULTS, Kind.PROBLEM),
        *_numbered(sections, SectionKind.PROBLEMS, Kind.PROBLEM),
        *_numbered(sections, SectionKind.REMEDIES, Kind.REMEDY),
        *_factors(lines_of(sections, SectionKind.FACTORS)),
    ]


def _strategies(lines: Iterable[Line]) -> list[ElementDraft]:
    found = [(line, match) for line in lines if len(line.text) < 250 and (match := _STRATEGY.match(line.digits))]
    items = [Item(match[1], clean_title(line.text[match.start(2) :]), line.number) for line, match in found]
    return [
        ElementDraft(Level.PREVIOUS_FRAMEWORK, Kind.STRATEGY, code, item.text, line=item.line)
        for code, item in zip(codes_of(items), items, strict=True)
    ]


def _results(sections: Sequence[Section]) -> list[ElementDraft]:
    """One result per paragraph that the circular asks for: quantity, quality, results, impact."""
    results: list[ElementDraft] = []

    def add(code: str, title: str, line: int) -> None:
        if title:
            results.append(ElementDraft(Level.PREVIOUS_FRAMEWORK, Kind.RESULT, code, title, line=line))

    for section in sections:
        number = section.heading.marker.number
        prose = next((line for line in section.lines if not line.marker and len(line.text) > 100), None)
        if prose is None:
            continue
        if section.kind is SectionKind.EVALUATION:
            for place, words in enumerate(("เชิงปริมาณ", "เชิงคุณภาพ"), start=1):
                add(f"{number or '1.2'}.{place}", _clause_about(prose.text, words), prose.number)
        elif section.kind is SectionKind.RESULTS and "." in number:
            add(number, _clause_about(prose.text, "โดยพบว่า") or leading_clause(prose.text, 60), prose.number)
        elif section.kind is SectionKind.IMPACT:
            add(number or "2.2", leading_clause(prose.text, 60), prose.number)
    return results


def _clause_about(prose: str, words: str) -> str:
    """The clauses from `words` on, up to a title's length."""
    start = prose.find(words)
    return leading_clause(prose[start:].removeprefix("โดยพบว่า"), 90) if start >= 0 else ""


def _numbered(sections: Sequence[Section], kind: SectionKind, element: Kind) -> list[ElementDraft]:
    """The numbered paragraphs of a section; their code is the section's number and theirs (`3.2.1`)."""
    elements = []
    for section in sections:
        if section.kind is not kind:
            continue
        marked = [line for line in section.lines if line.marker.number and "." not in line.marker.number]
        if kind is not SectionKind.RESULTS and not marked:
            marked = [line for line in section.lines if line.begins]
        items = _until_prose(section.lines, {line.number for line in marked})
        for code, item in zip(codes_of(items, section.heading.marker.number), items, strict=True):
            title = leading_clause(item.text, 60)
            elements.append(ElementDraft(Level.PREVIOUS_FRAMEWORK, element, code, title, line=item.line))
    return elements


def _until_prose(lines: Sequence[Line], marked: set[int]) -> list[Item]:
    first = next((index for index, line in enumerate(lines) if line.number in marked), len(lines))
    return list_items(lines[first:])


def _factors(lines: Sequence[Line]) -> list[ElementDraft]:
    """`ประการแรก … ประการที่สอง … ประการสุดท้าย …` in one paragraph, or a numbered list."""
    prose = next((line for line in lines if _CHANGE.search(line.text)), None)
    items = list_items([line for line in lines if line.marker.number]) if prose is None else _ordinal_items(lines)
    return [
        ElementDraft(Level.FRAMEWORK, Kind.CHANGE_FACTOR, code, leading_clause(item.text, 40), line=item.line)
        for code, item in zip(codes_of(items), items, strict=True)
    ]


def _ordinal_items(lines: Sequence[Line]) -> list[Item]:
    items: list[Item] = []
    for line in lines:
        starts = [found for found in _FACTOR.finditer(line.digits) if found[1] == "สุดท้าย" or ordinal(found[1])]
        ends = [*(found.start() for found in starts[1:]), len(line.text)]
        for found, end in zip(starts, ends, strict=False):
            number = len(items) + 1 if found[1] == "สุดท้าย" else ordinal(found[1])
            items.append(Item(str(number), line.text[found.end() : end], line.number))
    return items
