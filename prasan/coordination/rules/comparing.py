"""Whether two projects are the same work, phases of one work, or two works of one formula. Pure.

First what parts them: another village, segment, road, size, object. One such fact decides, however alike the words are,
because titles of works are formulas. Then what binds them, weighed. Method and weights: docs/reference/overlaps.md.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from prasan.coordination.rules.areas import Nearness, nearness
from prasan.coordination.rules.likeness import (
    differing_words,
    opposites,
    same_name,
    share_name,
    text_likeness,
)
from prasan.coordination.rules.listed import Listed, Overlap, OverlapKind, Reason, Where
from prasan.plans.rules.works import NameKind, Work
from prasan.plans.rules.works.places import bare_end

SHOWN_FROM = 0.5
"""Pairs below this score are not shown."""
_LENGTH_TOLERANCE = 0.01
_LEAST_TEXT = 0.6
_TITLE_ALONE = 0.9
# How much each agreement adds to the likeness of the text; a fact that only one side gives takes away.
_WEIGHTS = {
    "village": 0.10,
    "village_name": 0.12,
    "segment": 0.20,
    "code": 0.30,
    "road": 0.14,
    "water": 0.12,
    "institution": 0.12,
    "length": 0.16,
    "area": 0.08,
    "width": 0.03,
    "thickness": 0.01,
    "diameter": 0.05,
    "volume": 0.12,
    "quantity": 0.05,
    "tambon": 0.08,
    "money": 0.08,
    "years": 0.02,
    "rare_title": 0.12,
}
_ONE_SIDED = 0.05
_PLACES = ("village", "village_name", "segment", "code", "road", "water", "institution", "tambon")
_SIZED = ("length", "area", "volume", "money", "quantity")
_INSTITUTIONS = (NameKind.SCHOOL, NameKind.TEMPLE, NameKind.CENTRE, NameKind.STATION)


@dataclass(slots=True)
class _Weighing:
    """What was found while two projects were compared."""

    apart: bool = False
    agree: dict[str, Reason] = field(default_factory=dict)
    against: list[Reason] = field(default_factory=list)
    one_sided: int = 0
    renamed: bool = False

    def agrees(self, code: str, th: str, en: str) -> None:
        self.agree[code] = Reason(code, True, th, en)

    def doubts(self, code: str, th: str, en: str) -> None:
        self.against.append(Reason(code, False, th, en))


def compare(one: Listed, other: Listed, *, alike_titles: int = 0) -> Overlap | None:
    """What two projects are to each other; None where they are two works.

    `alike_titles` is how many projects of the whole list share the rest of the title: where it is small (a name of its
    own), two organisations may mean the same event without naming a place; 0 where it was not counted.
    """
    a, b = one.work, other.work
    text = _likeness(a, b)
    if text < _LEAST_TEXT or _kinds_differ(a, b, text):
        return None
    weighing = _Weighing()
    for check in _CHECKS:
        check(a, b, weighing)
        if weighing.apart:
            return None
    _weigh_money(one, other, weighing)
    if 0 < alike_titles <= 3 and not weighing.one_sided and text >= 0.95 and len(a.core) >= 24:
        weighing.agrees("rare_title", "ชื่อเฉพาะที่แทบไม่มีโครงการอื่นใช้", "A title that hardly any other project has")
    where = where_of(one, other)
    if where is not Where.ONE_PLAN and not _can_meet(one, other, weighing):
        return None
    if weighing.renamed and not (_same_place(one, other, where) and _otherwise_equal(weighing, text)):
        return None
    is_phase = a.phase != b.phase
    score = _score(text, a, b, weighing)
    if score < SHOWN_FROM:
        return None
    kind = OverlapKind.PHASE if is_phase else OverlapKind.SAME
    return Overlap(one.key, other.key, kind, where, round(min(score, 0.99), 3), _reasons(text, a, b, where, weighing))


def where_of(one: Listed, other: Listed) -> Where:
    """In one plan, in two of equal standing, or on two levels (PAO and LAO)."""
    if one.organisation == other.organisation:
        return Where.ONE_PLAN
    return Where.TWO_LEVELS if one.is_pao != other.is_pao else Where.TWO_PLANS


def _same_place(one: Listed, other: Listed, where: Where) -> bool:
    """A number of หมู่ที่ means one village only within one subdistrict."""
    return where is Where.ONE_PLAN or nearness(one, other) is Nearness.SAME_AREA


def _score(text: float, a: Work, b: Work, weighing: _Weighing) -> float:
    gained = sum(_WEIGHTS[code] for code in weighing.agree)
    lost = _ONE_SIDED * weighing.one_sided + 0.12 * len(weighing.against)
    if weighing.agree.keys() & set(_PLACES) == {"institution"} and not weighing.agree.keys() & {"length", "area"}:
        # A school has many projects: the words must say the same thing too.
        return 0.55 + 2.5 * (text_likeness(a.core, b.core) - _TITLE_ALONE) + 0.5 * gained - lost
    if not (a.villages or a.names or a.segment or a.codes or b.villages or b.names or b.segment or b.codes):
        # Nothing but the words: they must be nearly the same.
        return 0.55 + 4 * (text - _TITLE_ALONE) + 0.5 * gained - lost
    return 0.55 + 1.2 * (text - 0.85) + gained - lost


def _likeness(a: Work, b: Work) -> float:
    """By what remains of the titles without their facts, or by the whole titles where a slip hid a fact from the reader."""
    text = text_likeness(a.core, b.core)
    return max(text, text_likeness(a.whole.replace(" ", ""), b.whole.replace(" ", ""))) if text < 0.92 else text


def _kinds_differ(a: Work, b: Work, text: float) -> bool:
    """Another object, another material of a road, another thing done: another work."""
    if a.object != b.object:
        if not a.object or not b.object:
            return text < _TITLE_ALONE
        # "ถนนพร้อมรางระบายน้ำ" and "รางระบายน้ำพร้อมถนน" name the same two objects in another order.
        return set(a.objects) != set(b.objects)
    if a.object == "road" and a.material and b.material and a.material != b.material:
        return True
    if {a.action, b.action} in _OTHER_ACTIONS:
        return True
    return bool(a.pipe_class and b.pipe_class and a.pipe_class != b.pipe_class)


_OTHER_ACTIONS = ({"build", "repair"}, {"build", "extend"}, {"repair", "extend"}, {"buy", "repair"}, {"train", "buy"})


def _check_codes(a: Work, b: Work, weighing: _Weighing) -> None:
    if a.codes and b.codes:
        if a.codes & b.codes:
            code = ", ".join(sorted(a.codes & b.codes))
            weighing.agrees("code", f"รหัสสายทางเดียวกัน {code}", f"The same road code {code}")
        else:
            weighing.apart = True


def _check_villages(a: Work, b: Work, weighing: _Weighing) -> None:
    names_a, names_b = _village_names(a), _village_names(b)
    numbers = bool(a.villages and b.villages)
    if numbers and not a.villages & b.villages:
        weighing.apart = True
        return
    if names_a and names_b:
        if share_name(names_a, names_b):
            shared = next(x for x in names_a if any(same_name(x, y) for y in names_b))
            weighing.agrees("village_name", f"หมู่บ้านหรือชุมชนเดียวกัน {shared}", f"The same village or community, {shared}")
            if numbers and a.villages == b.villages and len(names_a) == len(names_b) > 1:
                weighing.apart = not all(any(same_name(x, y) for y in names_b) for x in names_a)
        elif numbers and a.villages == b.villages and len(a.villages) == 1:
            weighing.renamed = True
            weighing.doubts(
                "village_renamed",
                f"หมู่ที่เดียวกันแต่ชื่อหมู่บ้านต่างกัน ({names_a[0]} / {names_b[0]}) อาจเปลี่ยนชื่อหรือเขียนผิด",
                f"The same village number with another name ({names_a[0]} / {names_b[0]}): renamed, or written wrongly",
            )
        else:
            weighing.apart = True
            return
    elif names_a or names_b:
        weighing.one_sided += 1
    if numbers:
        said = ", ".join(map(str, sorted(a.villages & b.villages)))
        weighing.agrees("village", f"หมู่ที่เดียวกัน หมู่ที่ {said}", f"The same village number, {said}")
        if a.villages != b.villages:
            weighing.one_sided += 2
    elif a.villages or b.villages:
        weighing.one_sided += 1


def _village_names(work: Work) -> tuple[str, ...]:
    return work.named(NameKind.VILLAGE, NameKind.COMMUNITY)


def _check_segment(a: Work, b: Work, weighing: _Weighing) -> None:
    if a.chainage and b.chainage and a.chainage != b.chainage:
        weighing.apart = True
        return
    if a.segment and b.segment:
        ends_a, ends_b = [[bare_end(end) for end in work.segment or ()] for work in (a, b)]
        straight = same_end(ends_a[0], ends_b[0]) and same_end(ends_a[1], ends_b[1])
        turned = same_end(ends_a[0], ends_b[1]) and same_end(ends_a[1], ends_b[0])
        if straight or turned:
            said = " – ".join(a.segment)
            weighing.agrees("segment", f"ช่วงเดียวกัน {said}", f"The same segment, {said}")
        else:
            weighing.apart = True
    elif a.segment or b.segment:
        weighing.one_sided += 2 if "ภายใน" not in a.whole + b.whole else 5


def same_end(one: str, other: str) -> bool:
    """The same end of a segment: the same name, or one said at greater length."""
    if same_name(one, other):
        return True
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 4 and longer.endswith(shorter)


def _check_names(a: Work, b: Work, weighing: _Weighing) -> None:
    for code, kinds, th, en in (
        ("road", (NameKind.ROAD, NameKind.LANE), "ถนนหรือซอยเดียวกัน", "The same road or lane"),
        ("water", (NameKind.WATER,), "แหล่งน้ำเดียวกัน", "The same water"),
        ("institution", _INSTITUTIONS, "สถานที่เดียวกัน", "The same place"),
    ):
        names_a, names_b = a.named(*kinds), b.named(*kinds)
        if names_a and names_b:
            if not share_name(names_a, names_b):
                weighing.apart = True
                return
            shared = next(x for x in names_a if any(same_name(x, y) for y in names_b))
            weighing.agrees(code, f"{th} {shared}", f"{en}, {shared}")
            if len(names_a) == len(names_b) > 1 and not all(any(same_name(x, y) for y in names_b) for x in names_a):
                weighing.apart = True
                return
        elif (names_a or names_b) and not share_name(
            map(bare_end, names_a or names_b), _bare_names(b if names_a else a)
        ):
            weighing.one_sided += 1


def _bare_names(work: Work) -> tuple[str, ...]:
    return tuple(bare_end(one.name) for one in work.names)


def _check_sizes(a: Work, b: Work, weighing: _Weighing) -> None:
    for code, th, en in _SIZES:
        one, other = getattr(a.sizes, code), getattr(b.sizes, code)
        if one is None or other is None:
            continue
        if abs(one - other) <= _LENGTH_TOLERANCE * max(one, other):
            weighing.agrees(code, f"{th}เท่ากัน {one:,g}", f"The same {en}, {one:,g}")
        elif code in ("length", "area", "volume", "diameter"):
            # Phases of one work have sizes of their own.
            if a.phase == b.phase or not a.phase or not b.phase:
                weighing.apart = True
                return
        else:
            weighing.doubts(code, f"{th}ต่างกัน {one:,g} / {other:,g}", f"Another {en}, {one:,g} / {other:,g}")


_SIZES = (
    ("length", "ความยาว", "length"),
    ("area", "พื้นที่", "area"),
    ("volume", "ปริมาตร", "volume"),
    ("width", "ความกว้าง", "width"),
    ("thickness", "ความหนา", "thickness"),
    ("diameter", "เส้นผ่านศูนย์กลาง", "diameter"),
)


def _check_numbers(a: Work, b: Work, weighing: _Weighing) -> None:
    """Figures that no other fact explains (อาคาร 2, รุ่นที่ 3) must be the same."""
    if sorted(a.numbers) != sorted(b.numbers):
        if a.numbers and b.numbers:
            weighing.apart = True
        else:
            weighing.one_sided += 2
    counted_a = {one.unit: one.count for one in a.quantities}
    counted_b = {one.unit: one.count for one in b.quantities}
    for unit in counted_a.keys() & counted_b.keys():
        if counted_a[unit] == counted_b[unit]:
            weighing.agrees(
                "quantity", f"จำนวนเท่ากัน {counted_a[unit]:,g} {unit}", f"The same quantity, {counted_a[unit]:,g}"
            )
        else:
            weighing.doubts(
                "quantity",
                f"จำนวนต่างกัน {counted_a[unit]:,g} / {counted_b[unit]:,g} {unit}",
                f"Another quantity, {counted_a[unit]:,g} / {counted_b[unit]:,g}",
            )


def _check_areas(a: Work, b: Work, weighing: _Weighing) -> None:
    if a.tambons and b.tambons:
        if share_name(a.tambons, b.tambons):
            weighing.agrees("tambon", f"ตำบลเดียวกัน {min(a.tambons)}", f"The same subdistrict, {min(a.tambons)}")
        else:
            weighing.apart = True
    if a.districts and b.districts and not share_name(a.districts, b.districts):
        weighing.apart = True


def _check_words(a: Work, b: Work, weighing: _Weighing) -> None:
    if opposites(a.whole, b.whole):
        weighing.apart = True
        return
    if a.core != b.core and (words := differing_words(a.core, b.core)):
        weighing.doubts(
            "other_words", f"มีถ้อยคำต่างกัน “{words[0]}” / “{words[1]}”", f"Other words: “{words[0]}” / “{words[1]}”"
        )
        weighing.one_sided += 2


def _check_placed(a: Work, b: Work, weighing: _Weighing) -> None:
    """A work in a place against one without any: of one programme, rarely the same work."""
    placed = [bool(work.villages or work.names or work.segment or work.codes or work.tambons) for work in (a, b)]
    if placed[0] != placed[1] and not weighing.agree.keys() & set(_SIZED):
        weighing.doubts("place", "ฝ่ายหนึ่งบอกสถานที่ อีกฝ่ายไม่บอก", "One names a place, the other none")
        weighing.one_sided += 2


_CHECKS: tuple[Callable[[Work, Work, _Weighing], None], ...] = (
    _check_codes,
    _check_villages,
    _check_segment,
    _check_names,
    _check_areas,
    _check_numbers,
    _check_sizes,
    _check_words,
    _check_placed,
)


def _weigh_money(one: Listed, other: Listed, weighing: _Weighing) -> None:
    if one.baht and other.baht:
        if one.baht == other.baht:
            weighing.agrees("money", f"วงเงินเท่ากัน {one.baht:,} บาท", f"The same sum, {one.baht:,} baht")
        elif max(one.baht, other.baht) > 4 * min(one.baht, other.baht):
            weighing.doubts(
                "money",
                f"วงเงินต่างกันมาก {one.baht:,} / {other.baht:,} บาท",
                f"Very different sums, {one.baht:,} / {other.baht:,}",
            )
    if one.amounts and other.amounts and set(one.amounts) & set(other.amounts):
        years = ", ".join(str(year) for year in sorted(set(one.amounts) & set(other.amounts)))
        weighing.agrees("years", f"ตั้งงบในปีเดียวกัน {years}", f"Money in the same year, {years}")


def _can_meet(one: Listed, other: Listed, weighing: _Weighing) -> bool:
    """Two organisations can mean the same work only where their places can be the same.

    Village names recur all over a province (หนองแวง), so a name alone binds only those that touch.
    """
    named = weighing.agree.keys() & set(_PLACES)
    near = nearness(one, other)
    if near is Nearness.APART:
        return "code" in named or ("segment" in named and "length" in weighing.agree)
    if near is Nearness.SAME_AREA:
        return bool(named - {"village"}) or "village" in named or "rare_title" in weighing.agree
    if near is Nearness.NEIGHBOURS:
        sized = bool(weighing.agree.keys() & set(_SIZED))
        strong = "segment" in named or "code" in named or (len(named) >= 2 and sized)
        return strong or "rare_title" in weighing.agree
    return bool(named & {"code", "segment", "tambon", "road", "institution"}) or len(named) >= 2


def _otherwise_equal(weighing: _Weighing, text: float) -> bool:
    """A renamed village needs more than its number: nothing else may differ, and something of the size must agree."""
    others = [one for one in weighing.against if one.code != "village_renamed"]
    sized = weighing.agree.keys() & {
        "length",
        "area",
        "volume",
        "segment",
        "road",
        "water",
        "institution",
        "money",
        "quantity",
    }
    return not others and text >= 0.85 and bool(sized)


def _reasons(text: float, a: Work, b: Work, where: Where, weighing: _Weighing) -> tuple[Reason, ...]:
    found = [Reason("text", True, f"ถ้อยคำเหมือนกันร้อยละ {text * 100:.0f}", f"{text * 100:.0f} % alike in words")]
    if a.phase != b.phase:
        said = " / ".join(str(phase or "–") for phase in (a.phase, b.phase))
        found.append(Reason("phase", True, f"ระยะของงานเดียวกัน (ระยะที่ {said})", f"Phases of one work ({said})"))
    elif a.phase:
        found.append(Reason("same_phase", True, f"ระยะที่ {a.phase} เหมือนกัน", f"Both phase {a.phase}"))
    if where is Where.TWO_LEVELS:
        found.append(Reason("levels", True, "อยู่ในแผนของ อบจ. และของ อปท.", "In the plan of the PAO and of an LAO"))
    return (*found, *weighing.agree.values(), *weighing.against)
