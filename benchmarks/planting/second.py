"""A second planter: all sorts of titles (real where at hand, the demonstration's, and formulas), written again by another hand.

Planted are works written twice in one plan, in the PAO's, in a neighbour's or in that of the other organisation of the
subdistrict, villages renamed, works split in phases; beside them hard likenesses that are no overlap: the same formula with
another village, road, size, school or group, the same training for another organisation's own people.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from benchmarks.planting.base import Lao, Planted
from benchmarks.planting.planter import PAO, Province, with_truth
from benchmarks.planting.second_formulas import FORMULAS, SUBJECTS, VILLAGE_PARTS
from benchmarks.planting.second_hand import UNSEEN, WAYS, Way
from prasan.ops.demo.titles import read_titles

DATA = Path(__file__).parents[2] / "data" / "khonkaen"
_NEW_NAMES = ("ศรีวิไล", "พัฒนาสามัคคี", "ใหม่ไชยมงคล", "ทรัพย์สมบูรณ์", "ราษฎร์บำรุง", "เทพนิมิต")
_TEMPLES = ("วัดโพธิ์", "วัดศรี", "วัดสว่าง", "วัดชัย", "วัดป่า")
_OTHER_GROUPS = ("ผู้สูงอายุ", "เยาวชน", "ผู้นำชุมชน", "กลุ่มสตรี", "เด็กนักเรียน", "ผู้พิการ", "เกษตรกร")


def plant_second(
    count: int, *, laos: int = 225, seed: int = 1, share: float = 0.05, unseen: bool = False, real: Sequence[str] = ()
) -> Province:
    """`count` projects; about `share` of them are planted, and as many hard likenesses. `real`: real titles, each used once."""
    rng = Random(f"second:{seed}")
    organisations = _organisations(laos, rng)
    by_code = {lao.code: lao for lao in organisations}
    planted = int(count * share)
    base = [*_real(real, organisations, rng), *_made(organisations, count - 2 * planted - len(real), rng)]
    ways = UNSEEN if unseen else WAYS
    more: list[Planted] = []
    known = {
        _mark(one.organisation, one.template, one.parts) if one.parts else (one.organisation, one.title) for one in base
    }
    chosen = rng.sample(base, min(len(base), 2 * planted))
    chosen.sort(key=lambda one: one.template != "real")  # a real title is always written again
    positives, negatives = chosen[:planted], chosen[planted:]
    for group, one in enumerate(positives, start=1):
        more += _written_again(one, by_code, ways, group, rng)
    for one in negatives:
        if other := _likeness(one, by_code[one.organisation], organisations, known, rng):
            more.append(other)
    projects = base + more
    rng.shuffle(projects)
    return with_truth(projects, by_code)


def real_titles(file: Path) -> list[str]:
    """The titles of a CSV with a column `name`, on one line, each once."""
    with file.open(encoding="utf-8-sig", newline="") as rows:
        return list(dict.fromkeys(" ".join(row["name"].split()) for row in csv.DictReader(rows) if row["name"].strip()))


def _organisations(count: int, rng: Random) -> list[Lao]:
    """Two in three subdistricts have one organisation, the third has a municipality and an อบต. with villages of their own."""
    with (DATA / "tambons.csv").open(encoding="utf-8") as rows:
        tambons = list(csv.DictReader(rows))
    rng.shuffle(tambons)
    made: list[Lao] = []
    for place in range(count):
        tambon = tambons[(place if place % 3 != 2 else place - 1) % len(tambons)]
        shift = 0.01 * (place % 3)
        villages: dict[int, str] = {}
        first = 1 if place % 3 != 2 else 21
        # Two organisations of one subdistrict have no village name in common.
        tails = VILLAGE_PARTS[1][place % 3 == 2 :: 2]
        while len(villages) < rng.randint(7, 16):
            name = rng.choice(VILLAGE_PARTS[0]) + rng.choice(tails)
            if name not in villages.values():
                villages[first + len(villages)] = name
        made.append(
            Lao(
                f"{5400101 + place}", tambon["name_th"], tambon["district_code"],
                float(tambon["lat"]) + shift, float(tambon["lon"]) + shift, villages,
            )
        )  # fmt: skip
    return made


def _real(titles: Iterable[str], laos: Sequence[Lao], rng: Random) -> list[Planted]:
    few = laos[: max(1, min(12, len(laos)))]
    return [Planted(title, rng.choice(few).code, {}, "real", _money(rng)) for title in titles]


def _made(laos: Sequence[Lao], count: int, rng: Random) -> list[Planted]:
    demo = [one.name for guideline in read_titles(DATA / "demo" / "titles.toml") for one in guideline.templates]
    placed = [*FORMULAS, *(name for name in demo if "{where}" in name or "{source}" in name or "{school}" in name)]
    bare = [*SUBJECTS, *(name for name in demo if "{" not in name.replace("{org}", ""))]
    made: list[Planted] = []
    seen: set[tuple[str, str]] = set()
    each = count // len(laos) + 1
    for lao in laos:
        subjects = rng.sample(bare, min(len(bare), each // 4))
        mine = 0
        while mine < each:
            template = subjects.pop() if subjects else rng.choice(placed)
            parts = _parts(lao, rng)
            title = template.format_map(parts)
            if (mark := _mark(lao.code, template, parts)) in seen:
                continue
            seen.add(mark)
            has_place = template not in bare
            made.append(
                Planted(
                    title, lao.code, parts if has_place else {}, template if has_place else "{subject}", _money(rng)
                )
            )
            mine += 1
    rng.shuffle(made)
    return made[:count]


def _mark(organisation: str, template: str, parts: Mapping[str, str]) -> tuple[str, str]:
    """What makes a work itself. A formula twice in a village with other sizes would be too near to one work."""
    ends = sorted((parts["b"], parts["b2"])) if "{other}" in template or "{b2}" in template else (parts["b"], "")
    said = {
        **parts,
        **dict.fromkeys(("w", "l", "t", "n", "area", "vol", "m"), ""),
        "where": "".join(ends),
        "other": "",
        "b": "",
        "b2": "",
    }
    return organisation, "".join(template.format_map(said).split())


def _parts(lao: Lao, rng: Random) -> dict[str, str]:
    (moo, name), (moo2, name2) = rng.sample(sorted(lao.villages.items()), 2)
    form = rng.choice(("บ้าน{b} หมู่ที่ {m}", "บ้าน{b} หมู่ที่ {m}", "บ้าน{b} ม.{m}", "หมู่ที่ {m} บ้าน{b}", "บ้าน{b} หมู่ {m}"))
    length = rng.choice((rng.randrange(50, 1500), rng.randrange(50, 1500, 10), rng.randrange(100, 4000, 100)))
    width = rng.choice(("3", "3.50", "4", "4.00", "5", "6"))
    return {
        "where": form.format(b=name, m=moo), "other": f"บ้าน{name2} หมู่ที่ {moo2}", "b": name, "m": str(moo), "b2": name2,
        "w": width, "l": f"{length:,}", "t": "0.15", "area": f"{int(float(width) * length):,}", "n": str(rng.randint(2, 60)),
        "vol": f"{rng.randrange(900, 30000, 50):,}", "source": rng.choice(("ห้วย", "หนอง", "บึง", "กุด")) + _tail(lao, rng),
        "school": f"โรงเรียนบ้าน{rng.choice(list(lao.villages.values()))}", "wat": rng.choice(_TEMPLES) + name2,
        "who": rng.choice(VILLAGE_PARTS[2]), "who2": rng.choice(VILLAGE_PARTS[2]), "soi": str(rng.randint(1, 19)),
        "org": f"เทศบาลตำบล{lao.tambon}",
    }  # fmt: skip


def _tail(lao: Lao, rng: Random) -> str:
    return rng.choice(VILLAGE_PARTS[1][min(lao.villages) > 1 :: 2])


def _money(rng: Random) -> dict[int, int]:
    first = rng.randint(2571, 2575)
    return dict.fromkeys(range(first, min(2575, first + rng.choice((0, 0, 1, 2))) + 1), rng.randrange(20, 5000) * 1000)


def _changed_money(one: Planted, rng: Random) -> dict[int, int]:
    way = rng.random()
    if way < 0.3:
        return dict(one.amounts)
    if way < 0.7:
        return {year: int(baht * rng.uniform(0.8, 1.2)) // 100 * 100 for year, baht in one.amounts.items()}
    return _money(rng)


def _written_again(one: Planted, laos: dict[str, Lao], ways: dict[str, Way], group: int, rng: Random) -> list[Planted]:
    lao = laos[one.organisation]
    has_village = "m" in one.parts and ("{where}" in one.template or "{m}" in one.template)
    what = rng.random()
    if what < 0.15 and (has_village or one.template == "real"):
        return _in_phases(one, ways, group, rng)
    if what < 0.22 and has_village:
        one.same = group
        title = one.title.replace(f"บ้าน{one.parts['b']}", f"บ้าน{rng.choice(_NEW_NAMES)}", 1)
        return [replace(one, title=title, amounts=_changed_money(one, rng), how="renamed", same=group)]
    names = rng.sample(sorted(ways), rng.choice((1, 1, 1, 2, 2, 3)))
    title = one.title
    for name in sorted(names, key=list(ways).index, reverse=True):
        title = ways[name](title, rng)
    one.same = group
    twin = replace(
        one, title=" ".join(title.split()), amounts=_changed_money(one, rng), how="+".join(sorted(names)), same=group
    )
    where = rng.random()
    if not has_village:
        return [twin]
    if where < 0.3:
        area = rng.choice(
            (" ตำบล{t}", " ต.{t}", " ต.{t} อ.{d}", " ในเขตองค์การบริหารส่วนตำบล{t}", " ตำบล{t} อำเภอ{d} จังหวัดขอนแก่น")
        )
        twin.organisation, twin.is_pao = PAO, True
        twin.title += area.format(t=lao.tambon, d="หนองเรือ" if lao.district == "4006" else "น้ำพอง")
        twin.how += "+PAO"
    elif where < 0.4 and "{l}" in one.template:
        beside = [other for other in laos.values() if other.tambon == lao.tambon and other.code != lao.code]
        if beside:
            twin.organisation = beside[0].code
            twin.how += "+same subdistrict"
    return [twin]


def _in_phases(one: Planted, ways: dict[str, Way], group: int, rng: Random) -> list[Planted]:
    """A chain, or a part beside the whole; often with lengths of its own, sometimes written otherwise."""
    one.chain = group
    base = one.title
    forms = ("ระยะที่ {}", "(ระยะที่ {})", "ช่วงที่ {}", "เฟส {}", "ตอนที่ {}", "(เฟสที่ {})", "ส่วนที่ {}")
    form = rng.choice(forms)
    if rng.random() < 0.7:
        one.title = f"{base} {form.format(1)}"
    made = []
    for phase in range(2, rng.choice((3, 3, 3, 4))):
        title = base
        if "l" in one.parts and rng.random() < 0.5:
            title = title.replace(f"ยาว {one.parts['l']} ", f"ยาว {rng.randrange(50, 1500):,} ")
        if rng.random() < 0.3:
            title = ways[rng.choice(sorted(ways))](title, rng)
        form = form if rng.random() < 0.7 else rng.choice(forms)
        made.append(replace(one, title=f"{title} {form.format(phase)}", amounts=_money(rng), how="phases"))
    return made


def _likeness(one: Planted, lao: Lao, laos: Sequence[Lao], known: set[tuple[str, str]], rng: Random) -> Planted | None:
    """Another work of the same formula: no overlap. None where no such work can be made up."""
    if one.template == "real":
        return None
    plain = replace(one, amounts=_money(rng), same=0, chain=0)
    if one.template == "{subject}":
        if rng.random() < 0.6:
            free = [other.code for other in laos if (other.code, one.title) not in known]
            if not free:
                return None
            organisation = rng.choice(free)
            known.add((organisation, one.title))
            return replace(plain, organisation=organisation, how="no: another organisation's own")
        extra = rng.choice((f"สำหรับ{rng.choice(_OTHER_GROUPS)}", f" รุ่นที่ {rng.randint(2, 9)}"))
        return replace(plain, title=one.title + extra, how="no: another group")
    how, parts = _other_parts(one, lao, rng)
    mark = _mark(one.organisation, one.template, parts)
    title = one.template.format_map(parts)
    if title == one.title or (how != "length" and mark in known):
        return None
    known.add(mark)
    return replace(plain, title=title, parts=parts, how=f"no: {how}")


def _other_parts(one: Planted, lao: Lao, rng: Random) -> tuple[str, dict[str, str]]:
    """What is another, and the parts of the formula with it."""
    parts, template = one.parts, one.template
    ways = ["village"] if "{where}" in template or "{m}" in template else []
    ways += ["length", "length"] if "{l}" in template else []
    ways += ["name"] if any(slot in template for slot in ("{soi}", "{who}", "{source}", "{school}")) else []
    ways += ["end"] if "{b2}" in template or "{other}" in template else []
    how = rng.choice(ways or ["name"])
    moo, name = rng.choice([(m, n) for m, n in lao.villages.items() if n not in (parts["b"], parts["b2"])])
    if how == "village":
        where = parts["where"].replace(parts["b"], name).replace(parts["m"], str(moo))
        return how, {**parts, "where": where, "b": name, "m": str(moo)}
    if how == "length":
        metres = int(int(parts["l"].replace(",", "")) * rng.choice((0.6, 1.3, 1.8))) + 3
        return how, {**parts, "l": f"{metres:,}", "area": f"{int(float(parts['w']) * metres):,}"}
    if how == "end":
        return how, {**parts, "b2": name, "other": f"บ้าน{name} หมู่ที่ {moo}"}
    return how, {
        **parts, "soi": str(int(parts["soi"]) + 1), "who": _not(parts["who"], VILLAGE_PARTS[2], rng),
        "source": "ห้วย" + _not(parts["source"][4:], VILLAGE_PARTS[1][min(lao.villages) > 1 :: 2], rng),
        "school": f"โรงเรียนบ้าน{name}",
    }  # fmt: skip


def _not(word: str, words: Sequence[str], rng: Random) -> str:
    return rng.choice([other for other in words if not word.endswith(other)])
