"""The table of goals: which goals each issue has, and the share wanted for the period and for each year.

Pure. The table is read as one stream of words, because cells and line breaks differ from form to form, and a PDF breaks
lines in the middle of words. What can be trusted in all: the issue's title is known from
section 7, and the wanted shares stand together in a row.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prasan.common.text import arabic_digits
from prasan.framework.loading.items import clean_title
from prasan.framework.loading.lines import Line, join_words
from prasan.framework.rules import ElementDraft, GoalTarget, Kind, Level


def _loose(words: str) -> str:
    """A pattern for words that may be broken by white space anywhere."""
    return r"\s*".join(re.escape(character) for character in words.replace(" ", ""))


_ALL = rf"(?:\s*{_loose('ของ')}\s*(?:{_loose('อปท.')}?|{_loose('องค์กรปกครองส่วนท้องถิ่น')})(?:\s*{_loose('ทั้งหมด')})?)?"
_AT_LEAST = "|".join(_loose(words) for words in ("ไม่น้อยกว่า", "อย่างน้อย", "ไม่ต่ำกว่า", "มากกว่า"))
_SHARE = re.compile(
    rf"(?:{_AT_LEAST})?\s*(?:{_loose('ร้อยละ')}\s*(\d{{1,3}}(?:\.\d+)?)|(\d{{1,3}}(?:\.\d+)?)\s*(?:%|{_loose('เปอร์เซ็นต์')})){_ALL}"
)
_HEAD_YEAR = re.compile(
    r"(?:ปี\s*)?(?:งบประมาณ\s*)?(?:พ\.?\s*ศ\.?\s*)?(?<!\d)(2[4-7]\d\d)(?:\s*[-–]\s*(2[4-7]\d\d))?(?!\d)"
)
_ISSUE_NUMBER = re.compile(r"^\s*(?:ประเด็น\S*\s*ที่\s*)?(\d{1,2})\s*[.)]?\s*(?=\S)")
_HEAD_WORDS = re.compile(r"ความคาดหวัง|\(Goals?\)|พ\.?\s*ศ\.")
_OPENS_SHARE = re.compile(r"^(?:ไม่(?:น้|ต่)|อย่าง|มากกว|ร้อย)")
_END_OF_SHARE = re.compile(r"^(?:ละ?)?(?:ของ)?(?:อปท\.?|องค์กรปกครองส่วนท้องถิ่น)?(?:ทั้งหมด)?$")
_BULLET_OR_CELL = re.compile(r"\t|(?:^|\s)[-–•](?=\s)")


@dataclass(frozen=True, slots=True)
class HeadYears:
    """The years that a head of the table prints; `first` and `last` of the period column, then the single years."""

    line: int
    first: int
    last: int
    singles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GoalsFound:
    """Goals, targets, the table's heads, and how the table words the titles of the issues (code → title, line)."""

    goals: tuple[ElementDraft, ...]
    targets: tuple[GoalTarget, ...]
    heads: tuple[HeadYears, ...]
    issue_titles: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class _Stream:
    """The section as one text, and for each character the line from which it came."""

    text: str
    lines: tuple[int, ...]


def read_goals(lines: Sequence[Line], issues: Sequence[ElementDraft], years: Sequence[int]) -> GoalsFound:
    """The goals of the table. `years` are the edition's: the columns are theirs by position, for heads may be wrong."""
    stream = _stream(_whole_rows(lines))
    text = arabic_digits(stream.text)
    heads = _heads(text, stream)
    titles = {issue.code: issue.title for issue in issues}
    goals: list[ElementDraft] = []
    targets: list[GoalTarget] = []
    seen: dict[str, tuple[str, int]] = {}
    issue, before = "", 0
    for start, end, shares in _rows(text):
        first = _after_head(text, before, start)
        found = _issue_at(stream.text[first:start], titles, issue)
        if found:
            issue, title, length = found
            seen.setdefault(issue, (title, stream.lines[_first_word(text, first)]))
            first += length
        goal_title = clean_title(_one_paragraph(stream.text[first:start]))
        before = end
        if not goal_title or not issue:
            continue
        code = f"{issue}/{sum(1 for goal in goals if goal.parent == issue) + 1}"
        line = stream.lines[_first_word(text, first)]
        goals.append(ElementDraft(Level.FRAMEWORK, Kind.GOAL, code, goal_title, issue, line))
        targets += _targets(code, shares, years, line)
    issue_titles = tuple((code, title, line) for code, (title, line) in seen.items())
    return GoalsFound(tuple(goals), tuple(targets), heads, issue_titles)


def _whole_rows(lines: Sequence[Line]) -> list[Line]:
    """Rows that a page break cut put together again, cell by cell: the shares of the first part are not whole, or the
    second part has none."""
    whole: list[Line] = []
    for line in lines:
        before = whole[-1] if whole else None
        if before and _is_rest(before.text.split("\t"), line.text.split("\t")):
            cells = zip(before.text.split("\t"), line.text.split("\t"), strict=True)
            whole[-1] = replace(before, text="\t".join(join_words(first, rest) for first, rest in cells))
        else:
            whole.append(line)
    return whole


def _is_rest(before: Sequence[str], cells: Sequence[str]) -> bool:
    if len(before) != len(cells) or len(cells) < 4 or _HEAD_WORDS.search("".join([*before, *cells])):
        return False
    whole = [_SHARE.search(arabic_digits(cell)) is not None for cell in before[2:]]
    cut = any(not share and _OPENS_SHARE.match(_key(cell)) for share, cell in zip(whole, before[2:], strict=True))
    return cut or (any(whole) and all(_END_OF_SHARE.match(_key(cell)) for cell in cells[2:] if cell))


def _key(cell: str) -> str:
    return "".join(cell.split())


def _stream(lines: Sequence[Line]) -> _Stream:
    text = "".join(f"{line.text}\n" for line in lines)
    numbers = [line.number for line in lines for _ in range(len(line.text) + 1)]
    return _Stream(text, tuple(numbers))


def _rows(text: str) -> list[tuple[int, int, list[float]]]:
    """Runs of shares with nothing but white space between them: (start, end, shares)."""
    rows: list[tuple[int, int, list[float]]] = []
    for found in _SHARE.finditer(text):
        share = float(found[1] or found[2])
        if rows and not text[rows[-1][1] : found.start()].strip():
            start, _, shares = rows[-1]
            rows[-1] = (start, found.end(), [*shares, share])
        else:
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            rows.append((start, found.end(), [share]))
    return [row for row in rows if len(row[2]) > 1]


def _heads(text: str, stream: _Stream) -> tuple[HeadYears, ...]:
    heads: list[HeadYears] = []
    for found in _HEAD_YEAR.finditer(text):
        line = stream.lines[found.start()]
        if found[2]:
            heads.append(HeadYears(line, int(found[1]), int(found[2]), ()))
        elif heads:
            last = heads[-1]
            heads[-1] = HeadYears(last.line, last.first, last.last, (*last.singles, int(found[1])))
    return tuple(head for head in heads if head.singles)


def _after_head(text: str, first: int, last: int) -> int:
    """Where the row begins: behind the table's head, which prints several years; one year alone is the goal's."""
    years = [found.end() for found in _HEAD_YEAR.finditer(text, first, last)]
    return years[-1] if len(years) > 1 else first


def _first_word(text: str, first: int) -> int:
    while first < len(text) - 1 and (text[first].isspace() or text[first] in "-–•"):
        first += 1
    return first


def _issue_at(row: str, titles: dict[str, str], current: str) -> tuple[str, str, int] | None:
    """The issue that a row opens with: (code, title as printed, length in the row); None in its later rows."""
    found = _ISSUE_NUMBER.match(arabic_digits(row))
    if found is None:
        # Word processors keep the number apart from the text: the title alone tells the issue.
        bare = ((code, re.match(rf"\s*{_loose(title)}", row)) for code, title in titles.items())
        return next(((code, titles[code], match.end()) for code, match in bare if match), None)
    code = found[1]
    rest = row[found.end() :]
    known = re.match(rf"\s*{_loose(titles[code])}", rest) if code in titles else None
    if known:
        return code, clean_title(_one_paragraph(known[0])), found.end() + known.end()
    if code not in titles and code == current:
        return None
    # The table words this title in its own way: the cell's edge or the goal's bullet ends it.
    edge = _BULLET_OR_CELL.search(rest)
    if edge is None:
        return None
    return code, clean_title(_one_paragraph(rest[: edge.start()])), found.end() + edge.start()


def _one_paragraph(text: str) -> str:
    joined = ""
    for part in text.replace("\t", " ").split("\n"):
        joined = join_words(joined, part.strip())
    return joined


def _targets(goal: str, shares: Sequence[float], years: Sequence[int], line: int) -> list[GoalTarget]:
    """The first share is the period's, the others the years' in order; a row of one share per year has no period."""
    with_period = len(shares) != len(years)
    yearly = shares[1:] if with_period else shares
    period = [GoalTarget(goal, None, shares[0], line)] if with_period else []
    return [*period, *(GoalTarget(goal, year, share, line) for year, share in zip(years, yearly, strict=False))]
