"""Whether two projects are the same work, phases of one work, or two works of one formula. Pure.

First what parts them: another village, segment, road, size, object. One such fact decides, however alike the words are,
because titles of works are formulas. Then what binds them, weighed. Method and weights: docs/reference/overlaps.md.
"""

from prasan.coordination.rules.areas import Nearness, nearness
from prasan.coordination.rules.checks import ALSO_WITH_SLIPS, CHECKS, SIZED, Weighing, check_words, is_placed
from prasan.coordination.rules.likeness import text_likeness, without_spaces, words_in_order
from prasan.coordination.rules.listed import Listed, Overlap, OverlapKind, Reason, Where
from prasan.coordination.rules.slips import only_slips
from prasan.coordination.rules.villages import Villages
from prasan.plans.rules.works import Work

SHOWN_FROM = 0.5
"""Pairs below this score are not shown."""
_LEAST_TEXT, _MAY_BE_MOVED = 0.6, 0.45
_TITLE_ALONE, _IN_ONE_VILLAGE = 0.9, 0.85
_SLIP_ONLY = 0.94
_MAY_BE_SLIPS, _SLIPS_ONLY = 0.75, 0.97
# How much each agreement adds to the likeness of the text; a fact that only one side gives takes away.
_WEIGHTS = {
    "village": 0.10,
    "village_name": 0.12,
    "segment": 0.20,
    "code": 0.30,
    "road": 0.14,
    "water": 0.12,
    "person": 0.12,
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
_PLACES_OF_NAMES = {"village", "village_name", "road", "water", "institution"}
_PLACES = ("village", "village_name", "segment", "code", "road", "water", "institution", "person", "tambon")


def compare(one: Listed, other: Listed, *, alike_titles: int = 0, villages: Villages | None = None) -> Overlap | None:
    """What two projects are to each other; None where they are two works.

    `alike_titles` is how many projects of the whole list share the rest of the title: where it is small (a name of its
    own), two organisations may mean the same event without naming a place; 0 where it was not counted. `villages`:
    what the whole list knows of their names.
    """
    a, b, titles = one.work, other.work, (one.title, other.title)
    # The words first: they part most pairs.
    text = _likeness(a, b)
    if text < _LEAST_TEXT:
        return None
    weighing = Weighing()
    for check in ALSO_WITH_SLIPS:
        check(a, b, weighing)
        if weighing.apart:
            return None
    slips = False
    for check in CHECKS:
        check(a, b, weighing)
        if weighing.apart:
            if not (slips or only_slips(a, b, titles)):
                return None
            slips, weighing.apart = True, False
    if _kinds_differ(a, b, text, weighing):
        if not (slips or only_slips(a, b, titles)):
            return None
        slips = True
    check_words(a, b, weighing)
    if weighing.apart:
        return None
    # Words that are alike need no second look where nothing speaks against them.
    doubtful = weighing.one_sided or weighing.against or text < _SLIPS_ONLY
    slips = slips or (bool(doubtful) and text >= _MAY_BE_SLIPS and only_slips(a, b, titles))
    if slips:
        text = max(text, _SLIPS_ONLY)
        weighing.forgive()
    _weigh_money(one, other, weighing)
    if 0 < alike_titles <= 3 and not weighing.one_sided and text >= 0.95 and len(a.core) >= 24:
        weighing.agrees("rare_title", "ชื่อเฉพาะที่แทบไม่มีโครงการอื่นใช้", "A title that hardly any other project has")
    where = where_of(one, other)
    if where is not Where.ONE_PLAN and not _can_meet(one, other, weighing, villages, slips=slips):
        return None
    if weighing.renamed and not (_same_place(one, other, where) and _otherwise_equal(weighing, text)):
        return None
    if weighing.renamed and villages and villages.elsewhere(one, other):
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
    """A number of หมู่ที่ means one village only within one subdistrict; two LAOs of one subdistrict share no village."""
    return where is Where.ONE_PLAN or (where is Where.TWO_LEVELS and nearness(one, other) is Nearness.SAME_AREA)


def _score(text: float, a: Work, b: Work, weighing: Weighing) -> float:
    gained = sum(_WEIGHTS[code] for code in weighing.agree)
    lost = _ONE_SIDED * weighing.one_sided + 0.12 * len(weighing.against)
    if weighing.agree.keys() & set(_PLACES) == {"institution"} and not weighing.agree.keys() & {"length", "area"}:
        # A school has many projects: the words must say the same thing too.
        return 0.55 + 2.5 * (_core_likeness(a, b) - _TITLE_ALONE) + 0.5 * gained - lost
    if not (a.villages or a.names or a.segment or a.codes or b.villages or b.names or b.segment or b.codes):
        # Nothing but the words: they must be nearly the same.
        return 0.55 + 4 * (text - _TITLE_ALONE) + 0.5 * gained - lost
    return 0.55 + 1.2 * (text - 0.85) + gained - lost


def _likeness(a: Work, b: Work) -> float:
    """By what remains of the titles without their facts, or by the whole titles where a slip hid a fact from the reader."""
    text = _core_likeness(a, b)
    if text >= 0.92:
        return text
    text = max(text, text_likeness(without_spaces(a.whole), without_spaces(b.whole), least=text))
    return max(text, words_in_order(a.whole, b.whole, least=text)) if text >= _MAY_BE_MOVED else text


def _core_likeness(a: Work, b: Work) -> float:
    text = text_likeness(a.core, b.core)
    if text >= 0.92 or (a.bare == a.core and b.bare == b.core):
        return text
    return max(text, text_likeness(a.bare, b.bare), text_likeness(a.bare, b.core), text_likeness(a.core, b.bare))


def _kinds_differ(a: Work, b: Work, text: float, weighing: Weighing) -> bool:
    """Another object, another material of a road, another thing done: another work."""
    if a.object != b.object:
        if not a.object or not b.object:
            # A slip may hide the word: of the same size in the same place it is the same.
            placed = weighing.agree.keys() & {"length", "area", "volume"} and weighing.agree.keys() & set(_PLACES)
            if {"village", "village_name"} <= weighing.agree.keys() and _core_likeness(a, b) >= _IN_ONE_VILLAGE:
                return False
            return text < (_MAY_BE_SLIPS if placed else _TITLE_ALONE)
        # "ถนนพร้อมรางระบายน้ำ" and "รางระบายน้ำพร้อมถนน" name the same two objects in another order; a slip may hide one.
        shared = set(a.objects) & set(b.objects)
        return set(a.objects) != set(b.objects) and not (shared and text >= _SLIP_ONLY)
    if a.object == "road" and a.material and b.material and a.material != b.material:
        return True
    if {a.action, b.action} in _OTHER_ACTIONS:
        return True
    return bool(a.pipe_class and b.pipe_class and a.pipe_class != b.pipe_class)


_OTHER_ACTIONS = ({"build", "repair"}, {"build", "extend"}, {"repair", "extend"}, {"buy", "repair"}, {"train", "buy"})


def _weigh_money(one: Listed, other: Listed, weighing: Weighing) -> None:
    if one.baht and other.baht:
        if one.baht == other.baht:
            weighing.agrees("money", "วงเงินเท่ากัน {:,} บาท", "The same sum, {:,} baht", one.baht)
        elif max(one.baht, other.baht) > 4 * min(one.baht, other.baht):
            weighing.doubts(
                "money", "วงเงินต่างกันมาก {:,} / {:,} บาท", "Very different sums, {:,} / {:,}", one.baht, other.baht
            )
    if years := one.amounts.keys() & other.amounts.keys():
        said = ", ".join(map(str, sorted(years)))
        weighing.agrees("years", "ตั้งงบในปีเดียวกัน {}", "Money in the same year, {}", said)


def _can_meet(one: Listed, other: Listed, weighing: Weighing, villages: Villages | None, *, slips: bool) -> bool:
    """Two organisations can mean the same work only where their places can be the same.

    Village names recur all over a province (หนองแวง), so a name alone binds only those that touch.
    """
    named = weighing.agree.keys() & set(_PLACES)
    near = nearness(one, other)
    if near is Nearness.APART:
        return "code" in named or ("segment" in named and "length" in weighing.agree)
    if near is Nearness.SAME_AREA:
        placed = is_placed(one.work), is_placed(other.work)
        if slips and all(placed):
            return True
        if one.is_pao != other.is_pao and not any(placed) and not weighing.one_sided:
            return True  # The PAO names the subdistrict for which it holds what the organisation holds itself.
        return bool(named - {"village"}) or "village" in named or "rare_title" in weighing.agree
    if near in (Nearness.NEIGHBOURS, Nearness.UNKNOWN):
        # Far apart there may be another village of the same name and number, with as many lamps.
        sized = bool(weighing.agree.keys() & set(SIZED) - ({"quantity"} if near is Nearness.UNKNOWN else set()))
        strong = bool(named & {"segment", "code", "tambon"}) or (len(named) >= 2 and sized)
        if near is Nearness.UNKNOWN and len(named & _PLACES_OF_NAMES) >= 2:
            # Nobody says where the one organisation lies, and the other, working in more than one place, names the place.
            strong = strong or bool(one.work.tambons) != bool(other.work.tambons)
            # Of two levels, where no other organisation of the list has such a village.
            strong = strong or (
                one.is_pao != other.is_pao and villages is not None and villages.only_one_has(one, other)
            )
        return strong or (near is Nearness.NEIGHBOURS and "rare_title" in weighing.agree)
    return False


def _otherwise_equal(weighing: Weighing, text: float) -> bool:
    """A renamed village needs more than its number: nothing else may differ, and something of the size must agree."""
    placed = weighing.agree.keys() & {"segment", "road", "water", "institution"}
    others = [one for one in weighing.against if one.code not in ("village_renamed", *(("money",) if placed else ()))]
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
    return not others and text >= (0.85 if sized else _TITLE_ALONE)


def _reasons(text: float, a: Work, b: Work, where: Where, weighing: Weighing) -> tuple[Reason, ...]:
    found = [Reason("text", True, f"ถ้อยคำเหมือนกันร้อยละ {text * 100:.0f}", f"{text * 100:.0f} % alike in words")]
    if a.phase != b.phase:
        said = " / ".join(str(phase or "–") for phase in (a.phase, b.phase))
        found.append(Reason("phase", True, f"ระยะของงานเดียวกัน (ระยะที่ {said})", f"Phases of one work ({said})"))
    elif a.phase:
        found.append(Reason("same_phase", True, f"ระยะที่ {a.phase} เหมือนกัน", f"Both phase {a.phase}"))
    if where is Where.TWO_LEVELS:
        found.append(Reason("levels", True, "อยู่ในแผนของ อบจ. และของ อปท.", "In the plan of the PAO and of an LAO"))
    return (*found, *(one.in_words() for one in (*weighing.agree.values(), *weighing.against)))
