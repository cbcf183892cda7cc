"""The framework itself: its vision, issues, guidelines, approaches, expectations by area and positions.

Pure. The document states issues and guidelines twice (part 2 in full, part 3 in short); the first statement gives the
element, the second is kept as a `Restatement` for comparison.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from prasan.framework.loading.headings import SectionKind
from prasan.framework.loading.items import Item, clean_title, codes_of, list_items, quoted
from prasan.framework.loading.lines import Line, join_words
from prasan.framework.loading.sections import Section, lines_of
from prasan.framework.rules import ElementDraft, Kind, Level

_ISSUE = re.compile(r"^(?:[-–•]\s*)?ประเด็น(?:ยุทธศาสตร์)?(?:การพัฒนา)?(?:ท้องถิ่น)?\s*ที่\s*(\d+)\s*[:.]?\s*(.+)$")
_GUIDELINE = re.compile(
    r"^(?:[-–•]\s*)?(?:(?:กลยุทธ์\s*/\s*)?(?:แนวทาง(?:การพัฒนา)?(?:ท้องถิ่น)?|กลยุทธ์)\s*(?:ที่)?\s*)?(\d{1,2}\.\d{1,2})[.)]?\s+(.+)$"
)
_EXPECTATIONS = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?\s*)?ความคาดหวัง(?:ความสำเร็จ)?(?:ใน)?เชิงพื้นที่")
_LABEL = re.compile(r"^(?:แนวทางการพัฒนา|แนวทาง|กลยุทธ์|รายการย่อย)\S*\s*:?$")
_VISION = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?\s*)?วิสัยทัศน์")
_HEADING = re.compile(r"^\d+(?:\.\d+)*[.)]?\s*ประเด็นการพัฒนา")
SHARE = re.compile(
    r"(?:ไม่น้อยกว่า|อย่างน้อย|ไม่ต่ำกว่า|มากกว่า)?\s*(?:ร้อยละ\s*(\d{1,3}(?:\.\d+)?)|(\d{1,3}(?:\.\d+)?)\s*(?:%|เปอร์เซ็นต์))"
)
_WHO = re.compile(
    r"^(?:องค์กรปกครองส่วนท้องถิ่น(?:ใน)?(?:ระดับ|เขต)?\s*(?:จังหวัด\S*)?|อปท\.?(?:ใน\S*)?)?\s*(?:ที่)?\s*(?:มีการ|มี)?"
    r"(?:ดำเนิน(?:การ|งาน)?)?(?:จัดทำ)?(?:โครงการ(?=เกี่ยวกับ|ด้าน))?(?:เกี่ยวกับ|ด้าน)?\s*"
)


@dataclass(frozen=True, slots=True)
class Restatement:
    """The same element said again somewhere else in the document."""

    kind: Kind
    code: str
    title: str
    line: int
    where: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """What part 3 expects of an issue by area; `share` is the 0–100 it states, None where it states none."""

    issue: str
    code: str
    title: str
    statement: str
    share: float | None
    line: int


@dataclass(slots=True)
class IssuesFound:
    """What the sections on issues hold, as it is gathered."""

    elements: list[ElementDraft] = field(default_factory=list)
    restated: list[Restatement] = field(default_factory=list)
    expectations: list[Expectation] = field(default_factory=list)

    def state(self, kind: Kind, code: str, title: str, parent: str, line: int, where: str) -> None:
        """The first statement of a code is the element, later ones are restatements."""
        if any(element.kind is kind and element.code == code for element in self.elements):
            self.restated.append(Restatement(kind, code, title, line, where))
        else:
            self.elements.append(ElementDraft(Level.FRAMEWORK, kind, code, title, parent, line))


def framework_elements(sections: Sequence[Section]) -> IssuesFound:
    """Everything of the framework but its goals."""
    found = IssuesFound()
    full = lines_of(sections, SectionKind.ISSUES)
    _read_vision(found, full)
    _read_issues(found, full, "ส่วนที่ 2")
    _read_issues(found, lines_of(sections, SectionKind.ISSUES_AGAIN), "ส่วนที่ 3")
    items = list_items(lines_of(sections, SectionKind.POSITIONS))
    for code, item in zip(codes_of(items), items, strict=True):
        found.elements.append(ElementDraft(Level.FRAMEWORK, Kind.POSITION, code, item.text, line=item.line))
    return found


def _read_vision(found: IssuesFound, lines: Sequence[Line]) -> None:
    for index, line in enumerate(lines):
        if _VISION.match(line.digits) and len(line.text) < 300:
            words = quoted(lines[index : index + 1]) if "“" in line.text or '"' in line.text else None
            words = words or quoted(lines[index + 1 : index + 3])
            if words:
                found.elements.append(ElementDraft(Level.FRAMEWORK, Kind.VISION, "1", words.text, line=words.line))
            return


@dataclass(slots=True)
class _Place:
    """Where the reader stands: the issue and guideline it is in, and the lines gathered for the list that is open."""

    issue: str = ""
    guideline: str = ""
    expecting: bool = False
    lines: list[Line] = field(default_factory=list)


def _read_issues(found: IssuesFound, lines: Sequence[Line], where: str) -> None:
    place = _Place()
    for index, line in enumerate(lines):
        text = line.digits
        issue = _ISSUE.match(text) if len(text) <= 250 else None
        guideline = _GUIDELINE.match(text) if len(text) <= 250 and not issue else None
        if issue:
            _close(found, place)
            title = clean_title(" ".join([line.text[issue.start(2) :], *_tail(lines[index + 1 : index + 3])]))
            place.issue, place.guideline, place.expecting = issue[1], "", False
            found.state(Kind.ISSUE, issue[1], title, "", line.number, where)
        elif guideline and guideline[1].split(".")[0] == place.issue and not _HEADING.match(text):
            _close(found, place)
            place.guideline, place.expecting = guideline[1], False
            title = clean_title(" ".join([line.text[guideline.start(2) :], *_tail(lines[index + 1 : index + 3])]))
            found.state(Kind.GUIDELINE, guideline[1], title, place.issue, line.number, where)
        elif _EXPECTATIONS.match(text):
            _close(found, place)
            place.guideline, place.expecting = "", True
        elif not _LABEL.match(text):
            place.lines.append(line)
    _close(found, place)


def _tail(following: Iterable[Line]) -> list[str]:
    """The wrapped end of a title: unmarked short lines that follow without a blank one between."""
    tail = []
    for line in following:
        if (
            line.marker
            or line.after_blank
            or len(line.text) > 80
            or _ISSUE.match(line.digits)
            or _LABEL.match(line.digits)
        ):
            break
        if _GUIDELINE.match(line.digits) or _EXPECTATIONS.match(line.digits):
            break
        tail.append(line.text)
    return tail


def _close(found: IssuesFound, place: _Place) -> None:
    lines, place.lines = place.lines, []
    if place.expecting:
        _read_expectations(found, place.issue, lines)
        return
    while lines and not lines[0].marker and not lines[0].after_blank:
        lines = lines[1:]
    if not place.guideline:
        return
    items = [Item("", item.text, item.line) for item in list_items(lines)]
    for number, item in enumerate(items, start=1):
        found.state(Kind.APPROACH, f"{place.guideline}.{number}", item.text, place.guideline, item.line, "")


def _read_expectations(found: IssuesFound, issue: str, lines: Iterable[Line]) -> None:
    """One expectation ends where its share is stated; what follows begins the next."""
    texts: list[tuple[str, int]] = []
    for line in lines:
        if texts and not SHARE.search(texts[-1][0].translate(_DIGITS)):
            texts[-1] = (join_words(texts[-1][0], line.body), texts[-1][1])
        else:
            texts.append((line.body, line.number))
    for number, (text, line_number) in enumerate(texts, start=1):
        share = SHARE.search(text.translate(_DIGITS))
        statement = clean_title(text[: share.start()] if share else text)
        value = float(share[1] or share[2]) if share else None
        code = f"{issue}/{number}"
        title = statement_of(statement)
        found.expectations.append(Expectation(issue, code, title, statement, value, line_number))
        found.elements.append(ElementDraft(Level.FRAMEWORK, Kind.AREA_EXPECTATION, code, title, issue, line_number))


_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def statement_of(text: str) -> str:
    """What is wanted, without the words that say that organisations carry out projects about it."""
    return clean_title(_WHO.sub("", text, count=1)) or text
