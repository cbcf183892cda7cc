"""What the document says of itself: province, period, title, date; and the periods of the plans that it cites.

Pure.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from prasan.common.text import one_line
from prasan.common.years import BUDDHIST_ERA, THAI_MONTHS
from prasan.framework.loading.headings import SectionKind
from prasan.framework.loading.lines import Line
from prasan.framework.loading.sections import Section
from prasan.framework.rules import Level

YEAR_RANGE = re.compile(r"(2[4-7]\d\d)\s*(?:[-–—]|ถึง)\s*(?:พ\.?\s*ศ\.?\s*)?(2[4-7]\d\d)")
_COMMON_ERA_RANGE = re.compile(r"ค\s*\.\s*ศ\s*\.\s*(20\d\d)\D{1,30}?(20\d\d)")
_PROVINCE = re.compile(r"(?:องค์การบริหารส่วนจังหวัด|ในระดับจังหวัด)\s*([ก-ฮเ-ไ][ก-ํ]{2,24})")
_NOT_A_PROVINCE = re.compile(r"^(?:จึง|ได้|มี|ใน|ที่|และ|จัดทำ|กำหนด|ประกอบ|ตาม|ให้|ร่วม|หรือ|ซึ่ง|โดย|เป็น|จะ|เพื่อ|รักษา|ของ|นี้)")
_ANNOUNCED = re.compile(rf"ประกาศ\s*ณ\s*วันที่\s*(\d{{1,2}})\s*({'|'.join(THAI_MONTHS)})\s*(?:พ\.?\s*ศ\.?)?\s*(\d{{4}})")
_TITLE = re.compile(r"^(?:เรื่อง\s*)?(ประเด็นการพัฒนา(?:ท้องถิ่น)?ของ.*)$")


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """When a plan of some level holds, B.E., and the line that says so."""

    level: Level
    title: str
    first_year: int | None
    last_year: int | None
    line: int


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """The edition as it names itself. Years are None and texts "" where the document does not say."""

    province: str
    title: str
    first_year: int | None
    last_year: int | None
    announced_on: date | None


def edition_facts(front: Sequence[Line], body: Sequence[Line]) -> EditionFacts:
    """From the cover and the announcement; where they are missing, from the whole text."""
    period = _first_period(front) or _first_period(body)
    return EditionFacts(
        province=_province([*front, *body]),
        title=_title(front) or _title(body),
        first_year=period[0] if period else None,
        last_year=period[1] if period else None,
        announced_on=_announced_on([*front, *body]),
    )


_PERIOD_SECTIONS: tuple[tuple[Level, SectionKind], ...] = (
    (Level.PREVIOUS_FRAMEWORK, SectionKind.PREVIOUS),
    (Level.PAO, SectionKind.PAO),
    (Level.PAO_POLICY, SectionKind.PAO_POLICY),
    (Level.NATIONAL_STRATEGY, SectionKind.NATIONAL_STRATEGY),
    (Level.NATIONAL_PLAN, SectionKind.NATIONAL_PLAN),
    (Level.SDG, SectionKind.SDG),
    (Level.PROVINCE, SectionKind.PROVINCE),
    (Level.CLUSTER, SectionKind.CLUSTER),
    (Level.REGION, SectionKind.REGION),
)
# The PAO's own vision and its head's policy are printed without years; a range in their prose belongs to other plans.
_WITHOUT_YEARS = {SectionKind.PAO, SectionKind.PAO_POLICY, SectionKind.REGION}


def periods_of(sections: Sequence[Section]) -> tuple[PlanPeriod, ...]:
    """The period of every plan that has a section: from its heading, else from the first lines under it."""
    periods = []
    for level, kind in _PERIOD_SECTIONS:
        own = [section for section in sections if section.kind is kind]
        if not own:
            continue
        heading = own[-1].heading if kind in (SectionKind.PROVINCE, SectionKind.CLUSTER) else own[0].heading
        found = None if kind in _WITHOUT_YEARS else _period_under(own)
        first, last, line = found or (None, None, heading.number)
        periods.append(PlanPeriod(level, _plan_title(heading), first, last, line))
    return tuple(periods)


def _period_under(own: Sequence[Section]) -> tuple[int, int, int] | None:
    for section in own:
        if found := _first_period([section.heading, *section.lines[:3]]):
            return found
    for section in own:
        for line in section.lines[:3]:
            if found_years := _COMMON_ERA_RANGE.search(line.digits):
                first, last = (int(year) + BUDDHIST_ERA for year in found_years.groups())
                return first, last, line.number
    return None


def _first_period(lines: Iterable[Line]) -> tuple[int, int, int] | None:
    for line in lines:
        if found := YEAR_RANGE.search(line.digits):
            return int(found[1]), int(found[2]), line.number
    return None


def _province(lines: Iterable[Line]) -> str:
    counts: dict[str, int] = {}
    for line in lines:
        for found in _PROVINCE.finditer(line.text):
            name = found[1]
            if not _NOT_A_PROVINCE.match(name):
                counts[name] = counts.get(name, 0) + 1
    shortest_first = sorted(counts, key=len)
    # A name runs into the next word where no space parts them: the name is the spelling that others begin with.
    score = {name: sum(counts[other] for other in counts if other.startswith(name)) for name in shortest_first}
    return max(score, key=lambda name: (score[name], -len(name)), default="")


def _title(lines: Iterable[Line]) -> str:
    for line in lines:
        if len(line.text) <= 160 and (found := _TITLE.match(one_line(line.text))):
            return found[1].split("\t")[0].strip()
    return ""


def _announced_on(lines: Iterable[Line]) -> date | None:
    for line in lines:
        if found := _ANNOUNCED.search(line.digits):
            return date(int(found[3]) - BUDDHIST_ERA, THAI_MONTHS.index(found[2]) + 1, int(found[1]))
    return None


def _plan_title(heading: Line) -> str:
    return re.sub(r"\s*\(?\s*พ\.?\s*ศ\.?.*$", "", heading.body).strip()
