"""The villages of an area as its own plans write them: what a slip of the pen meant, and which name a number has. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from prasan.coordination.rules.likeness import as_heard, skeleton
from prasan.coordination.rules.listed import Listed
from prasan.plans.rules.works import Name, NameKind
from prasan.plans.rules.works.places import bare_end

_VILLAGES = (NameKind.VILLAGE, NameKind.COMMUNITY)
_RARELY, _OFTEN, _TIMES = 2, 3, 3
_LONG_NAME = 7


def areas_of(one: Listed) -> tuple[str, ...]:
    """Where a village's name means one village: the subdistricts that a project names or lies in, or else its own plan.

    A subdistrict's organisation has its name: ในเขต อบต.ดงเมืองแอม is in ตำบลดงเมืองแอม.
    """
    areas = {f"t:{skeleton(name)}" for name in (*one.work.tambons, *one.work.organisations)}
    areas.add(f"t:{skeleton(one.tambon)}" if one.tambon else f"o:{one.organisation}")
    return tuple(sorted(areas))


class Villages:
    """How often each name is written in each area, and with which หมู่ที่."""

    def __init__(self, listed: Sequence[Listed]) -> None:
        self._written: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._numbers: defaultdict[tuple[str, str], Counter[int]] = defaultdict(Counter)
        self._having: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
        for one in listed:
            names = one.work.named(*_VILLAGES)
            if not names:
                continue
            number = min(one.work.villages) if len(one.work.villages) == len(names) == 1 else 0
            if number and not one.is_pao:
                self._having[skeleton(names[0]), number].add(one.organisation)
            for area in areas_of(one):
                for name in names:
                    self._written[area][name] += 1
                if number:
                    self._numbers[area, names[0]][number] += 1

    def mended(self, listed: Iterable[Listed]) -> list[Listed]:
        """The same projects; a name written once or twice that is near to one written often is that one."""
        return [self._mended(one) for one in listed]

    def _mended(self, one: Listed) -> Listed:
        names = one.work.named(*_VILLAGES)
        ends = tuple(bare_end(end) for end in one.work.segment or ())
        meant = {name: right for name in {*names, *ends} if (right := self._meant(one, name)) != name}
        if not meant:
            return one
        mended = tuple(
            Name(name.kind, meant.get(name.name, name.name)) if name.kind in _VILLAGES else name
            for name in one.work.names
        )
        segment = one.work.segment
        if segment and meant.keys() & set(ends):
            first, second = (meant.get(bare, end) for bare, end in zip(ends, segment, strict=True))
            segment = (first, second)
        return replace(one, work=replace(one.work, names=mended, segment=segment))

    def _meant(self, one: Listed, name: str) -> str:
        for area in areas_of(one):
            written = self._written[area]
            if written[name] > _RARELY:
                continue
            near = [
                (count, other)
                for other, count in written.items()
                if count >= max(_OFTEN, _TIMES * written[name])
                and _is_slip(name, other)
                and self._may_be(area, other, one.work.villages)
            ]
            if near:
                return max(near)[1]
        return name

    def _may_be(self, area: str, name: str, numbers: frozenset[int]) -> bool:
        """Whether a village can have one of these numbers: no number is said, or it is one that is written beside it."""
        known = self._numbers[area, name]
        return not numbers or not known or any(number in known for number in numbers)

    def only_one_has(self, one: Listed, other: Listed) -> bool:
        """Whether a village of both, by its name and number, stands in the plan of one LAO alone."""
        mine, theirs = ({skeleton(name) for name in listed.work.named(*_VILLAGES)} for listed in (one, other))
        numbers = one.work.villages & other.work.villages
        return any(len(self._having.get((name, number), ())) == 1 for name in mine & theirs for number in numbers)

    def elsewhere(self, one: Listed, other: Listed) -> bool:
        """Whether two names beside one number are two villages: one of them usually has another number."""
        mine, theirs = (set(listed.work.named(*_VILLAGES)) for listed in (one, other))
        return any(
            self._has_another_number(listed, name)
            for listed, names in ((one, mine - theirs), (other, theirs - mine))
            for name in names
        )

    def _has_another_number(self, listed: Listed, name: str) -> bool:
        for area in areas_of(listed):
            known = self._numbers.get((area, name), Counter())
            number, times = max(known.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
            if times > 1 and number not in listed.work.villages:
                return True
        return False


# With another of these before it a name is another village: โนนกระหนวน, โคกกระหนวน.
_HEADS = (
    "โนน", "โคก", "หนอง", "ห้วย", "ดอน", "นา", "คำ", "กุด", "ป่า", "หัว", "วัง",
    "บึง", "เหล่า", "ท่า", "โสก", "ดง", "ซำ", "บ่อ", "โพน", "ทุ่ง", "คลอง",
)  # fmt: skip
_HEAD = re.compile("|".join(map(as_heard, _HEADS)))


def _is_slip(name: str, other: str) -> bool:
    first, second = as_heard(name), as_heard(other)
    if first == second:
        return True
    heads = {head for name in (first, second) if (head := _HEAD.match(name))}
    if len({head[0] for head in heads}) > 1:
        return False
    slips = Levenshtein.distance(first, second, score_cutoff=2)
    return slips == 1 or (slips == 2 and len(second) >= _LONG_NAME)
