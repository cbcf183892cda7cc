"""What two titles agree on, and what parts them: one check for each kind of fact. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from prasan.coordination.rules.likeness import (
    differing_words,
    nearly_same,
    opposites,
    same_name,
    same_water,
    share_name,
)
from prasan.coordination.rules.listed import Reason
from prasan.plans.rules.works import NameKind, Work
from prasan.plans.rules.works.places import bare_end
from prasan.plans.rules.works.words import GROUPS

_LENGTH_TOLERANCE = 0.01
_LONG_END = 8
_SURE_SIZES = {"length", "area", "volume", "code"}
SIZED = ("length", "area", "volume", "money", "quantity")
_INSTITUTIONS = (NameKind.SCHOOL, NameKind.TEMPLE, NameKind.CENTRE, NameKind.STATION)


class Observed(NamedTuple):
    """A reason before it is put into words: most pairs part, and nobody reads what was observed on them."""

    code: str
    speaks_for: bool
    th: str
    en: str
    values: tuple[object, ...]

    def in_words(self) -> Reason:
        return Reason(self.code, self.speaks_for, self.th.format(*self.values), self.en.format(*self.values))


@dataclass(slots=True)
class Weighing:
    """What was found while two projects were compared. Texts have a place in braces for each value."""

    apart: bool = False
    agree: dict[str, Observed] = field(default_factory=dict)
    against: list[Observed] = field(default_factory=list)
    one_sided: int = 0
    renamed: bool = False

    def agrees(self, code: str, th: str, en: str, *values: object) -> None:
        self.agree[code] = Observed(code, True, th, en, values)

    def forgive(self) -> None:
        """The titles are one writing but for slips: what only one side seems to say, the reader did not see in the other."""
        self.one_sided = 0
        self.against = [one for one in self.against if one.code in ("width", "thickness", "village_renamed")]
        self.renamed = False

    def doubts(self, code: str, th: str, en: str, *values: object) -> None:
        self.against.append(Observed(code, False, th, en, values))


def _check_codes(a: Work, b: Work, weighing: Weighing) -> None:
    if a.codes and b.codes:
        if a.codes & b.codes:
            code = ", ".join(sorted(a.codes & b.codes))
            weighing.agrees("code", "รหัสสายทางเดียวกัน {}", "The same road code {}", code)
        else:
            weighing.apart = True


def _check_villages(a: Work, b: Work, weighing: Weighing) -> None:
    names_a, names_b = _own_villages(a), _own_villages(b)
    numbers = bool(a.villages and b.villages)
    # Two of two numbers must agree: หมู่ที่ 6 - หมู่ที่ 4 is no road of หมู่ที่ 9 - หมู่ที่ 4.
    same_count = len(a.villages) == len(b.villages) and a.villages != b.villages
    if numbers and (same_count or not a.villages & b.villages):
        weighing.apart = True
        return
    if names_a and names_b:
        if share_name(names_a, names_b):
            shared = next(x for x in names_a if any(same_name(x, y) for y in names_b))
            weighing.agrees("village_name", "หมู่บ้านหรือชุมชนเดียวกัน {}", "The same village or community, {}", shared)
            if numbers and a.villages == b.villages and len(names_a) == len(names_b) > 1:
                only_a = [x for x in names_a if not any(same_name(x, y) for y in names_b)]
                only_b = [y for y in names_b if not any(same_name(x, y) for x in names_a)]
                if only_a and only_b:
                    # Renamed only where each name has its number: of a road to another village one number says nothing.
                    weighing.apart = len(a.villages) < len(names_a)
                    _renamed(only_a[0], only_b[0], weighing)
        elif numbers and a.villages == b.villages and len(a.villages) == 1:
            _renamed(names_a[0], names_b[0], weighing)
        else:
            weighing.apart = True
            return
    elif names_a or names_b:
        weighing.one_sided += 1
    if numbers:
        said = ", ".join(map(str, sorted(a.villages & b.villages)))
        weighing.agrees("village", "หมู่ที่เดียวกัน หมู่ที่ {}", "The same village number, {}", said)
        if a.villages != b.villages:
            weighing.one_sided += 2
    elif a.villages or b.villages:
        weighing.one_sided += 1


def _renamed(one: str, other: str, weighing: Weighing) -> None:
    weighing.renamed = True
    weighing.doubts(
        "village_renamed",
        "หมู่ที่เดียวกันแต่ชื่อหมู่บ้านต่างกัน ({} / {}) อาจเปลี่ยนชื่อหรือเขียนผิด",
        "The same village number with another name ({} / {}): renamed, or written wrongly",
        one,
        other,
    )


def _own_villages(work: Work) -> tuple[str, ...]:
    """Where the work lies: not the village to which a road leads, unless no other is named."""
    names = work.named(NameKind.VILLAGE, NameKind.COMMUNITY)
    if work.segment and len(names) > 1:
        ends = _ends(work.segment)
        return tuple([name for name in names if name not in ends]) or names
    return names


def _check_segment(a: Work, b: Work, weighing: Weighing) -> None:
    if a.chainage and b.chainage and a.chainage != b.chainage:
        weighing.apart = True
        return
    if a.segment and b.segment:
        ends_a, ends_b = _ends(a.segment), _ends(b.segment)
        straight = same_end(ends_a[0], ends_b[0]) and same_end(ends_a[1], ends_b[1])
        turned = same_end(ends_a[0], ends_b[1]) and same_end(ends_a[1], ends_b[0])
        if straight or turned:
            weighing.agrees("segment", "ช่วงเดียวกัน {} – {}", "The same segment, {} – {}", *a.segment)
        elif _slip_in_end(ends_a, ends_b, weighing):
            weighing.agrees("segment", "ช่วงเดียวกัน {} – {}", "The same segment, {} – {}", *a.segment)
            weighing.doubts(
                "segment_slip", "เขียนปลายทางต่างกันเล็กน้อย {} – {}", "Ends written otherwise, {} – {}", *b.segment
            )
        elif not (weighing.renamed and _ends_renamed(ends_a, ends_b, a, b)):
            weighing.apart = True
    elif a.segment or b.segment:
        # A road from here to there is none within a village.
        weighing.apart = "ภายใน" in (b if a.segment else a).whole
        weighing.one_sided += 2


def _slip_in_end(ends: tuple[str, str], others: tuple[str, str], weighing: Weighing) -> bool:
    """Of the same size each end is that of the other side, or nearly; else one is, and nearly the other, if its name is
    long or both lie in one village."""
    is_sized = bool(weighing.agree.keys() & _SURE_SIZES)
    shortest = 0 if _in_one_village(weighing) else _LONG_END
    for first, second in (others, others[::-1]):
        if is_sized and _near_end(ends[0], first) and _near_end(ends[1], second):
            return True
        for (one, other), (near, to) in (((ends[0], first), (ends[1], second)), ((ends[1], second), (ends[0], first))):
            if same_end(one, other) and min(len(near), len(to)) >= shortest and _near_end(near, to):
                return True
    return False


def _in_one_village(weighing: Weighing) -> bool:
    """Its name and its หมู่ที่ are the same: another letter in a name there is more likely a slip than another place."""
    return {"village", "village_name"} <= weighing.agree.keys()


def _near_end(one: str, other: str) -> bool:
    """The same with a slip, or the longer runs on into a word that a slip hid: ศาลากลางบ้านกวว้าง."""
    shorter, longer = sorted((one, other), key=len)
    return nearly_same(one, other) or (len(shorter) >= _LONG_END and longer.startswith(shorter))


def _ends_renamed(ends: tuple[str, str], others: tuple[str, str], a: Work, b: Work) -> bool:
    """One end is the same, the other is the village that has another name in the other title."""
    names, other_names = _own_villages(a), _own_villages(b)
    return any(
        same_end(ends[at], others[to]) and ends[1 - at] in names and others[1 - to] in other_names
        for at in (0, 1)
        for to in (0, 1)
    )


@lru_cache(maxsize=8_192)
def _ends(segment: tuple[str, str]) -> tuple[str, str]:
    return bare_end(segment[0]), bare_end(segment[1])


def same_end(one: str, other: str) -> bool:
    """The same end of a segment: the same name, or one said at greater length."""
    if same_name(one, other):
        return True
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 4 and longer.endswith(shorter)


def _check_names(a: Work, b: Work, weighing: Weighing) -> None:
    if not (a.names or b.names):
        return
    for code, kinds, alike, th, en in (
        ("road", (NameKind.ROAD, NameKind.LANE), same_name, "ถนนหรือซอยเดียวกัน", "The same road or lane"),
        ("water", (NameKind.WATER,), same_water, "แหล่งน้ำเดียวกัน", "The same water"),
        ("person", (NameKind.PERSON,), same_name, "ที่ของบุคคลเดียวกัน", "At the same person's"),
        ("institution", _INSTITUTIONS, same_name, "สถานที่เดียวกัน", "The same place"),
    ):
        names_a, names_b = a.named(*kinds), b.named(*kinds)
        if names_a and names_b:
            shared = [x for x in names_a if any(alike(x, y) for y in names_b)]
            # Waters and temples of one village have short names that differ by a letter (ห้วยแดง, ห้วยแสง); lanes have not.
            is_sure = bool(weighing.agree.keys() & _SURE_SIZES) or (code == "road" and _in_one_village(weighing))
            if not shared and is_sure and nearly_same(names_a[0], names_b[0]):
                weighing.doubts(
                    "name_slip",
                    "เขียนชื่อต่างกันเล็กน้อย {} / {}",
                    "A name written otherwise, {} / {}",
                    names_a[0],
                    names_b[0],
                )
                shared = [names_a[0]]
            # Two of two names must agree.
            if not shared or (len(names_a) == len(names_b) and len(shared) < len(names_a)):
                weighing.apart = True
                return
            weighing.agrees(code, f"{th} {{}}", f"{en}, {{}}", shared[0])
        elif code == "person" and (names_a or names_b):
            weighing.one_sided += 3 if "ภายใน" not in a.whole + b.whole else 6
        elif (names_a or names_b) and not share_name(
            map(bare_end, names_a or names_b), _bare_names(b if names_a else a)
        ):
            weighing.one_sided += 1


def _bare_names(work: Work) -> tuple[str, ...]:
    return tuple(bare_end(one.name) for one in work.names)


def _check_sizes(a: Work, b: Work, weighing: Weighing) -> None:
    for code, th, en, unit_th, unit_en in _SIZES:
        one, other = getattr(a.sizes, code), getattr(b.sizes, code)
        if one is None or other is None:
            continue
        if abs(one - other) <= _LENGTH_TOLERANCE * max(one, other):
            weighing.agrees(code, f"{th}เท่ากัน {{:,g}} {unit_th}", f"The same {en}, {{:,g}} {unit_en}", one)
        elif code in ("length", "area", "volume", "diameter"):
            # Phases of one work have sizes of their own.
            if a.phase == b.phase or not a.phase or not b.phase:
                weighing.apart = True
                return
        else:
            weighing.doubts(
                code,
                f"{th}ต่างกัน {{:,g}} / {{:,g}} {unit_th}",
                f"Another {en}, {{:,g}} / {{:,g}} {unit_en}",
                one,
                other,
            )


_SIZES = (
    ("length", "ความยาว", "length", "เมตร", "m"),
    ("area", "พื้นที่", "area", "ตร.ม.", "sq m"),
    ("volume", "ปริมาตร", "volume", "ลบ.ม.", "cu m"),
    ("width", "ความกว้าง", "width", "เมตร", "m"),
    ("thickness", "ความหนา", "thickness", "เมตร", "m"),
    ("diameter", "เส้นผ่านศูนย์กลาง", "diameter", "เมตร", "m"),
)


def _check_numbers(a: Work, b: Work, weighing: Weighing) -> None:
    """Figures that no other fact explains (อาคาร 2, รุ่นที่ 3) must be the same."""
    if sorted(a.numbers) != sorted(b.numbers):
        if a.numbers and b.numbers:
            weighing.apart = True
        else:
            weighing.one_sided += 2
            if not is_placed(a) and not is_placed(b):
                weighing.doubts("number", "ฝ่ายหนึ่งมีเลขกำกับ อีกฝ่ายไม่มี", "One is numbered, the other not")
    counted_a = {one.unit: one.count for one in a.quantities}
    counted_b = {one.unit: one.count for one in b.quantities}
    for unit in counted_a.keys() & counted_b.keys():
        if counted_a[unit] == counted_b[unit]:
            weighing.agrees("quantity", "จำนวนเท่ากัน {:,g} {}", "The same quantity, {:,g}", counted_a[unit], unit)
        else:
            weighing.doubts(
                "quantity",
                "จำนวนต่างกัน {:,g} / {:,g} {}",
                "Another quantity, {:,g} / {:,g}",
                counted_a[unit],
                counted_b[unit],
                unit,
            )


def _check_areas(a: Work, b: Work, weighing: Weighing) -> None:
    if a.tambons and b.tambons:
        if share_name(a.tambons, b.tambons):
            weighing.agrees("tambon", "ตำบลเดียวกัน {}", "The same subdistrict, {}", min(a.tambons))
        elif any(nearly_same(x, y) for x in a.tambons for y in b.tambons):
            weighing.one_sided += 1
        else:
            weighing.apart = True
    for ones, others in ((a.districts, b.districts), (a.organisations, b.organisations)):
        if ones and others and not share_name(ones, others):
            weighing.one_sided += 1
            if not any(nearly_same(x, y) for x in ones for y in others):
                weighing.apart = True


def check_words(a: Work, b: Work, weighing: Weighing) -> None:
    """Words that exclude each other part; words exchanged for others are a doubt. Last, for it costs the most."""
    if opposites(a.whole, b.whole):
        weighing.apart = True
        return
    if a.core != b.core and (words := differing_words(a.core, b.core)):
        weighing.doubts("other_words", "มีถ้อยคำต่างกัน “{}” / “{}”", "Other words: “{}” / “{}”", *words)
        weighing.one_sided += 3


def _check_placed(a: Work, b: Work, weighing: Weighing) -> None:
    """A work in a place against one without any: of one programme, rarely the same work."""
    placed = [is_placed(work) for work in (a, b)]
    if placed[0] != placed[1] and not weighing.agree.keys() & set(SIZED):
        weighing.doubts("place", "ฝ่ายหนึ่งบอกสถานที่ อีกฝ่ายไม่บอก", "One names a place, the other none")
        weighing.one_sided += 3


def is_placed(work: Work) -> bool:
    """Whether a title says where."""
    return bool(work.villages or work.names or work.segment or work.codes)


def _check_lines(a: Work, b: Work, weighing: Weighing) -> None:
    """Each says more closely where in the village it is, and neither says what the other says: two works."""
    said = _lines_of(a), _lines_of(b)
    if said[0] and said[1] and not said[0] & said[1]:
        weighing.doubts("line", "บอกตำแหน่งในหมู่บ้านต่างกัน", "They say where in the village in other ways")
        weighing.one_sided += 3
        # Lengths are round figures: one alone says little.
        weighing.apart = (
            not weighing.agree.keys() & {"area", "volume"} and not {"length", "width"} <= weighing.agree.keys()
        )


def _lines_of(work: Work) -> set[str]:
    lines = {str(name.kind) for name in work.names if name.kind in _LINES}
    if work.segment:
        lines.add("segment")
    return lines


_LINES = (NameKind.LANE, NameKind.ROAD, NameKind.PERSON)


def _check_groups(a: Work, b: Work, weighing: Weighing) -> None:
    """A training for one group of people is not that for another, nor the one for all."""
    groups = _groups(a.core), _groups(b.core)
    if groups[0] != groups[1]:
        only = ", ".join(sorted(groups[0] ^ groups[1]))
        weighing.doubts("group", "กลุ่มเป้าหมายต่างกัน ({})", "Another group of people ({})", only)
        weighing.one_sided += 1


@lru_cache(maxsize=8_192)
def _groups(core: str) -> frozenset[str]:
    return frozenset(group for group in GROUPS if group in core)


ALSO_WITH_SLIPS: tuple[Callable[[Work, Work, Weighing], None], ...] = (_check_sizes, _check_codes, _check_areas)
"""What parts two titles even where their letters differ only by slips."""
CHECKS: tuple[Callable[[Work, Work, Weighing], None], ...] = (
    _check_villages,
    _check_segment,
    _check_names,
    _check_numbers,
    _check_placed,
    _check_lines,
    _check_groups,
)
