"""Neighbours that plan the same kind of thing in the same years: proposals to do it together. Pure.

A proposal says what is shared and why it may pay; whether it does, the owners decide.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prasan.coordination.rules.areas import NEIGHBOUR_KM, kilometres
from prasan.coordination.rules.carrying import years_in_words
from prasan.coordination.rules.likeness import as_heard, text_likeness
from prasan.coordination.rules.listed import Listed, Reason
from prasan.plans.rules.works import NameKind

# What neighbours can do together: one training, one machine, one source of water, one road over the border.
SHAREABLE = {
    "training": ("จัดอบรมครั้งเดียว ใช้วิทยากรและสถานที่ร่วมกัน", "One training: trainers and place are shared"),
    "event": ("จัดงานเดียวร่วมกัน ใช้เวทีและการประชาสัมพันธ์ร่วมกัน", "One event: stage and publicity are shared"),
    "sports": ("จัดแข่งขันร่วมกัน ใช้สนามและกรรมการร่วมกัน", "One contest: ground and referees are shared"),
    "vehicle": ("จัดหาคันเดียวใช้ร่วมกัน หรือรวมซื้อให้ได้ราคาดีขึ้น", "One vehicle shared, or bought together at a better price"),
    "waste": ("จัดการขยะหรือน้ำเสียร่วมกัน คุ้มค่ากว่าแยกกันทำ", "Waste handled together costs less than apart"),
    "disease": ("ควบคุมโรคพร้อมกันทั้งพื้นที่ ได้ผลกว่าแยกกันทำ", "Disease is controlled better at one time over the whole area"),
    "drugs": ("รณรงค์ร่วมกันทั้งพื้นที่", "One campaign over the whole area"),
    "campaign": ("รณรงค์ร่วมกันทั้งพื้นที่", "One campaign over the whole area"),
    "welfare": ("จัดกิจกรรมร่วมกัน ใช้วิทยากรและสถานที่ร่วมกัน", "One activity: people and place are shared"),
    "occupation": ("ฝึกอาชีพร่วมกัน ใช้วิทยากรและอุปกรณ์ร่วมกัน", "One course: trainers and tools are shared"),
    "trees": ("ปลูกพร้อมกันทั้งลุ่มน้ำหรือแนวเขต", "Planted together along the water or the border"),
    "camera": ("ใช้ศูนย์ควบคุมเดียวกัน หรือรวมซื้อ", "One control room, or bought together"),
    "road": ("ถนนเชื่อมต่อกัน ทำพร้อมกันใช้เครื่องจักรและแบบเดียวกัน", "The roads join: one design and one set of machines"),
    "pond": ("แหล่งน้ำเดียวกันหรือต่อเนื่องกัน ขุดลอกพร้อมกัน", "One water, or waters that join, dredged together"),
}
# Money that goes to persons or to another body is nothing to be done together.
_TO_PERSONS = ("เบี้ยยังชีพ", "สงเคราะห์", "อุดหนุน", "ทุนการศึกษา")
_LIKE = 0.72
_NEEDS_NAME = ("road", "pond")
MOST_MEMBERS = 5
MOST_JOINT = 400
"""Proposals to do something together are suggestions: the best of them, not thousands."""


@dataclass(frozen=True, slots=True)
class JointProposal:
    """Projects of neighbours, one of each organisation, and why to do them together."""

    members: tuple[int, ...]
    score: float
    reasons: tuple[Reason, ...]
    saving_baht: int | None = None


def joint_proposals(
    listed: Sequence[Listed], *, within_km: float = NEIGHBOUR_KM, overlapping: Iterable[tuple[int, int]] = ()
) -> list[JointProposal]:
    """Groups of neighbours' projects, the most money first. `overlapping` pairs are the same work and left out."""
    known = {pair for first, second in overlapping for pair in ((first, second), (second, first))}
    groups: defaultdict[tuple[str, str], list[Listed]] = defaultdict(list)
    for one in listed:
        if one.work.object in SHAREABLE and one.amounts and not one.is_pao and not _to_persons(one):
            groups[one.guideline, one.work.object].append(one)
    found = [
        proposal
        for (_, kind), ones in sorted(groups.items())
        for proposal in _of_group(kind, ones, within_km=within_km, known=known)
    ]
    return sorted(found, key=lambda proposal: (-proposal.score, proposal.members))


def _of_group(
    kind: str, ones: list[Listed], *, within_km: float, known: set[tuple[int, int]]
) -> Iterable[JointProposal]:
    """Greedy: each project gathers the nearest like projects of others; nobody is in two proposals of a kind."""
    by_cell: defaultdict[object, list[Listed]] = defaultdict(list)
    for one in ones:
        by_cell[_cell(one, within_km)].append(one)
    taken: set[int] = set()
    for one in sorted(ones, key=lambda one: (-one.baht, one.key)):
        if one.key in taken:
            continue
        near = [
            (distance, other)
            for cell in _cells_about(one, within_km)
            for other in by_cell.get(cell, ())
            if other.key not in taken
            and other.organisation != one.organisation
            and (one.key, other.key) not in known
            and (distance := _distance(one, other, within_km)) is not None
            and _alike(kind, one, other)
        ]
        members, organisations = [one], {one.organisation}
        for _, other in sorted(near, key=lambda pair: (pair[0], pair[1].key)):
            if (
                other.organisation not in organisations
                and len(members) < MOST_MEMBERS
                and all(_distance(member, other, within_km) is not None for member in members)
            ):
                members.append(other)
                organisations.add(other.organisation)
        if len(members) > 1:
            taken.update(member.key for member in members)
            yield _proposal(kind, members)


def _to_persons(one: Listed) -> bool:
    return one.work.action == "grant" or any(word in one.title for word in _TO_PERSONS)


def _alike(kind: str, one: Listed, other: Listed) -> bool:
    if not set(one.amounts) & set(other.amounts) or text_likeness(one.work.core, other.work.core) < _LIKE:
        return False
    if kind not in _NEEDS_NAME:
        # Each its own temple or village: two events that only have their name in common.
        return one.work.names == other.work.names or not (one.work.names and other.work.names)
    kinds = (NameKind.VILLAGE, NameKind.WATER, NameKind.ROAD)
    names = {as_heard(name) for name in other.work.named(*kinds)}
    waters = one.work.named(NameKind.WATER)
    # The head word of a water says little; the whole name of a road's end must be met in the neighbour's title.
    return any(as_heard(name) in names for name in one.work.named(*kinds) if len(name) > (7 if name in waters else 3))


def _proposal(kind: str, members: list[Listed]) -> JointProposal:
    years = sorted(set.intersection(*(set(member.amounts) for member in members)))
    shared = years or sorted({year for member in members for year in member.amounts})
    said = years_in_words(shared)
    th, en = SHAREABLE[kind]
    baht = sum(member.baht for member in members)
    reasons = [
        Reason("shareable", True, th, en),
        Reason("years", True, f"ปีที่ทำตรงกัน {said}", f"Years in common: {said}"),
        Reason(
            "money", True, f"วงเงินรวม {baht:,} บาท จาก {len(members)} แห่ง", f"{baht:,} baht of {len(members)} owners"
        ),
    ]
    if (far := _farthest(members)) is not None:
        reasons.append(Reason("distance", True, f"ห่างกันไม่เกิน {far:.0f} กม.", f"At most {far:.0f} km apart"))
    saving = _saving(members, years)
    if saving:
        reasons.append(
            Reason(
                "unit_price",
                True,
                f"ถ้าใช้ราคาต่อหน่วยที่ต่ำสุดของกลุ่ม ประหยัดได้ประมาณ {saving:,} บาท",
                f"At the lowest unit price among them about {saving:,} baht are saved",
            )
        )
    score = min(0.99, 0.5 + 0.1 * len(members) + 0.02 * len(years))
    return JointProposal(tuple(member.key for member in members), round(score, 3), tuple(reasons), saving)


def _saving(members: Sequence[Listed], years: Sequence[int]) -> int | None:
    """What the lowest price for each (person, vehicle) would save in the years that all share.

    None where not all say how many.
    """
    units = ("คน", "ราย", "คัน", "ชุด", "จุด", "แห่ง")
    counts = [(member.work.count_of(*units), sum(member.amounts[year] for year in years)) for member in members]
    if not years or not all(count for count, _ in counts):
        return None
    prices = [baht / count for count, baht in counts if count]
    saved = sum(baht - min(prices) * (count or 0) for count, baht in counts)
    return int(saved) // 1000 * 1000 or None


def _farthest(members: Sequence[Listed]) -> float | None:
    points = [member.point for member in members]
    if any(point is None for point in points):
        return None
    return max(kilometres(a, b) for at, a in enumerate(points) for b in points[:at] if a and b)


def _distance(one: Listed, other: Listed, within_km: float) -> float | None:
    """How far apart, None where that is too far; without points the same district counts as near."""
    if one.point and other.point:
        far = kilometres(one.point, other.point)
        return far if far <= within_km else None
    return within_km if one.district and one.district == other.district else None


def _cell(one: Listed, within_km: float) -> object:
    """The square of the map in which an organisation lies; two neighbours are in touching squares."""
    if one.point is None:
        return one.district
    size = within_km / 105.0  # a degree of longitude within Thailand is at least this many kilometres
    return int(one.point.lat // size), int(one.point.lon // size)


def _cells_about(one: Listed, within_km: float) -> Iterable[object]:
    cell = _cell(one, within_km)
    if not isinstance(cell, tuple):
        return (cell,)
    row, column = cell
    return [(row + north, column + east) for north in (-1, 0, 1) for east in (-1, 0, 1)]
