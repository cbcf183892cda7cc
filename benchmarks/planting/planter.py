"""Plants overlaps and their hard likenesses among the projects of a made-up province."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from benchmarks.planting.base import Lao, Planted, amounts_of, make_laos, make_projects
from benchmarks.planting.writing import HELD_OUT, WAYS
from prasan.coordination.rules.listed import Listed, OverlapKind, Point
from prasan.plans.rules.works import read_work

PAO = "6400001"


@dataclass(frozen=True, slots=True)
class Province:
    """The projects in a shuffled order, and which pairs of places in it overlap, and how each was made."""

    projects: list[Planted]
    laos: dict[str, Lao]
    truth: dict[tuple[int, int], OverlapKind]
    how: dict[tuple[int, int], str]

    def listed(self) -> list[Listed]:
        """As the finder takes them; the key is the place in the order."""
        return [listed_of(place, one, self.laos) for place, one in enumerate(self.projects)]


def listed_of(key: int, one: Planted, laos: dict[str, Lao]) -> Listed:
    lao = laos.get(one.organisation)
    return Listed(
        key=key,
        title=one.title,
        work=read_work(one.title),
        organisation=one.organisation,
        is_pao=one.is_pao,
        tambon=lao.tambon if lao else "",
        district=lao.district if lao else "",
        point=Point(lao.lat, lao.lon) if lao else None,
        amounts=one.amounts,
    )


def plant(count: int, *, laos: int = 225, seed: int = 1, share: float = 0.04, held_out: bool = True) -> Province:
    """`count` projects in all; about `share` of them are planted beside another."""
    rng = Random(seed)
    organisations = make_laos(laos, rng)
    by_code = {lao.code: lao for lao in organisations}
    planted_count = int(count * share)
    base = make_projects(organisations, count - 2 * planted_count, rng)
    ways = WAYS | (HELD_OUT if held_out else {})
    groups = 0
    more: list[Planted] = []
    marks = {_mark(one) for one in base}
    with_place = [one for one in base if one.template != "{subject}"]
    chosen = rng.sample(with_place, planted_count) + rng.sample(base, planted_count)
    for place, project in enumerate(chosen):
        if project.same or project.chain:
            continue
        groups += 1
        made = _beside(project, by_code, ways, groups, rng, is_first_half=place < planted_count)
        # A likeness that happens to be another project's true twin would be no likeness.
        fresh = [one for one in made if one.how != "hard negative" or _mark(one) not in marks]
        marks.update(map(_mark, fresh))
        more.extend(fresh)
    projects = base + more
    rng.shuffle(projects)
    return with_truth(projects[:count], by_code)


def _beside(
    one: Planted,
    laos: dict[str, Lao],
    ways: dict[str, Callable[[str, Random], str]],
    group: int,
    rng: Random,
    *,
    is_first_half: bool,
) -> list[Planted]:
    if not is_first_half:
        return _hard_negative(one, laos[one.organisation], rng)
    what = rng.random()
    if what < 0.2 and "{v}" in one.template:
        return _chain(one, group, rng)
    if what < 0.28 and "{v}" in one.template and "{l}" in one.template:
        return _renamed(one, laos[one.organisation], group, rng)
    names = rng.sample(sorted(ways), rng.choice((1, 2, 2, 3)))
    title = one.title
    # Order first, short forms last: as a hand would write it.
    for name in sorted(
        names,
        key=lambda n: ("reordered shortened misspelt mistyped introduced abbreviated spaced procured thai digits").find(
            n
        ),
    ):
        title = ways[name](title, rng)
    one.same = group
    where = rng.random()
    amounts = dict(one.amounts) if rng.random() < 0.5 else amounts_of(rng)
    twin = replace(one, title=title, amounts=amounts, how="+".join(sorted(names)), same=group)
    if where < 0.4 and one.template != "{subject}":
        lao = laos[one.organisation]
        twin.organisation, twin.is_pao = PAO, True
        twin.title = f"{title} ตำบล{lao.tambon}" if rng.random() < 0.7 else f"{title} ต.{lao.tambon}"
        twin.how += "+pao"
    elif where < 0.5 and "{s}" in one.template:
        lao = laos[one.organisation]
        near = min(
            (other for other in laos.values() if other.code != lao.code),
            key=lambda other: (other.lat - lao.lat) ** 2 + (other.lon - lao.lon) ** 2,
        )
        twin.organisation = near.code
        twin.how += "+neighbour"
    return [twin]


def _mark(one: Planted) -> tuple[str, str]:
    """A title without its sizes and counts: what the base keeps different within an organisation."""
    return one.organisation, re.sub(r" (?:กว้าง|ยาว|จำนวน|หนา|ปริมาตรดินขุด|ระยะทาง) [\d.,]+ [ก-๙]+", "", one.title)


def _chain(one: Planted, group: int, rng: Random) -> list[Planted]:
    """The work in two or three phases, each with its own length."""
    one.chain = group
    base = one.title
    one.title = f"{base} ระยะที่ 1"
    made = []
    for phase in range(2, rng.choice((3, 3, 4))):
        word = rng.choice(("ระยะที่ {}", "(ระยะที่ {})", "เฟส {}", "ระยะ {}")).format(phase)
        title = f"{base} {word}"
        if "{l}" in one.template and rng.random() < 0.5:
            title = title.replace(f"ยาว {one.parts['l']} ", f"ยาว {rng.randrange(60, 2400, 5):,} ")
        made.append(replace(one, title=title, amounts=amounts_of(rng), how="phase"))
    return made


def _renamed(one: Planted, lao: Lao, group: int, rng: Random) -> list[Planted]:
    """The same village number under a new name."""
    one.same = group
    number = int(re.search(r"หมู่ที่ (\d+)", one.parts["v"])[1])  # type: ignore[index]
    old = lao.villages[number]
    new = rng.choice(("ศรีบุญเรือง", "พัฒนาสุข", "ทรัพย์เจริญ", "ประชาสามัคคี", "รุ่งอรุณ"))
    title = one.title.replace(f"บ้าน{old} หมู่ที่", f"บ้าน{new} หมู่ที่")
    return [replace(one, title=title, how="renamed")]


def _hard_negative(one: Planted, lao: Lao, rng: Random) -> list[Planted]:
    """The same title with another village, another segment, another length or another thing: no overlap."""
    parts = dict(one.parts)
    title = one.title
    if "{v}" in one.template:
        number = int(re.search(r"หมู่ที่ (\d+)", parts["v"])[1])  # type: ignore[index]
        others = [n for n in lao.villages if n != number]
        other = rng.choice(others)
        ways = ["village"]
        if "{l}" in one.template:
            ways.append("length")
        if "{s}" in one.template:
            ways.append("segment")
        way = rng.choice(ways)
        if way == "village":
            title = title.replace(parts["v"], f"บ้าน{lao.villages[other]} หมู่ที่ {other}")
        elif way == "length":
            metres = int(parts["l"].replace(",", ""))
            title = title.replace(f" {parts['l']} ", f" {int(metres * rng.choice((0.5, 1.4, 2.1))) + 7:,} ")
        else:
            first, _, last = parts["s"].partition(" - ")
            names = [name for name in lao.villages.values() if f"บ้าน{name}" not in (first, last)]
            title = title.replace(parts["s"], f"{first} - บ้าน{rng.choice(names)}")
    elif one.template == "{subject}":
        title = f"{title} รุ่นที่ {rng.randint(2, 6)} กลุ่มเยาวชน"
    else:
        title = title.replace(parts["school"], next(n for n in lao.villages.values() if n != parts["school"]))
    return [replace(one, title=title, parts=parts, amounts=amounts_of(rng), same=0, chain=0, how="hard negative")]


def with_truth(projects: list[Planted], laos: dict[str, Lao]) -> Province:
    """The province in this order: every pair of a group is an overlap."""
    truth: dict[tuple[int, int], OverlapKind] = {}
    how: dict[tuple[int, int], str] = {}
    for kind, group_of in ((OverlapKind.SAME, "same"), (OverlapKind.PHASE, "chain")):
        places: dict[int, list[int]] = {}
        for place, one in enumerate(projects):
            if group := getattr(one, group_of):
                places.setdefault(group, []).append(place)
        for members in places.values():
            for at, first in enumerate(members):
                for second in members[at + 1 :]:
                    truth[first, second] = kind
                    how[first, second] = projects[first].how or projects[second].how
    return Province(projects, laos, truth, how)
