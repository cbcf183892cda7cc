"""A third planter: works are records, each written in the house style of its office; a copy is the record in another style.

It leaves what a stranger would hand in: a CSV with a heading, and the pairs of row ids that overlap. The finder gets no more.
Copies stand in the same plan, in other years, in the PAO's plan, in a neighbour's; villages are renamed, works parted in phases;
a slip or three may come on top. Beside them works of the same formula with another village, end, lane, length or number.
"""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.planting.third_records import (
    HELD,
    PAO,
    WORKS,
    Place,
    Record,
    money,
    new_name,
    other_value,
    places,
    record,
    records,
)
from prasan.common.text import thai_digits

Pair = tuple[int, int]
_LETTERS = "กขคงจชดตถทนบปผพมยรลวสหอ"


@dataclass(frozen=True, slots=True)
class Style:
    """How an office writes: which word, what first, how a village, a segment, a size is said."""

    word: int
    order: str
    village: str
    line: str
    sizes: str
    prefix: str
    metre: str
    area: str
    year: str
    is_thai: bool

    @classmethod
    def drawn(cls, rng: Random, *, area_said: bool = False) -> "Style":
        return cls(
            rng.randrange(3),
            rng.choice(("where line sizes", "where line sizes", "line where sizes", "sizes line where", "line sizes where")),
            rng.choice((
                "บ้าน{v} หมู่ที่ {m}", "หมู่ที่ {m} บ้าน{v}", "บ้าน{v} ม.{m}", "ม.{m} บ.{v}", "หมู่ {m} บ้าน{v}", "บ้าน{v} หมู่ {m}",
                "บ้าน{v} (หมู่ที่ {m})", "บ.{v} ม. {m}", "บ้าน{v} หมู่{m}",
            )),
            rng.choice(("จาก{a} ถึง{b}", "สาย{a} - {b}", "ช่วง{a}ถึง{b}", "เส้น{a} - {b}", "จาก{a} - {b}", "สายทาง{a} ถึง {b}")),
            rng.choice(("plain", "plain", "decimals", "crossed", "area", "target", "target", "none")),
            rng.choice(("", "", "โครงการ", "โครงการ ")),
            rng.choice((" เมตร", " ม.", "ม.")),
            rng.choice((*([] if area_said else ("", "", "")), " ตำบล{t}", " ต.{t}", " ต.{t} อ.{d}")),
            rng.choice(("", "", "", " ประจำปี {y}", " ประจำปีงบประมาณ {y}", " ปี {y}")),
            rng.random() < 0.15,
        )  # fmt: skip


@dataclass(slots=True)
class Row:
    """A row of the table, and what is hidden from the finder: its group and how it was made."""

    organisation: str
    name: str
    target: str
    amounts: tuple[tuple[int, int], ...]
    group: int = 0
    kind: str = "same"
    how: str = ""


def written(one: Record, style: Style, place: Place, *, names_area: bool = False) -> tuple[str, str]:
    """The title and the target of a work as an office of this style writes them."""
    year = one.amounts[0][0] if one.amounts else 2571
    area = (style.area or (" ตำบล{t}" if names_area else "")).format(t=place.tambon, d=place.district)
    if one.what.startswith("held"):
        called = HELD[int(one.what.split()[1])]
        title = called[style.word % len(called)] + (f" รุ่นที่ {one.number}" if one.number else "") + area
        title = style.prefix + title + style.year.format(y=year)
        return _figures(title, style), ""
    called = WORKS[one.what].called
    water = one.water
    said = {
        "where": style.village.format(v=one.village, m=one.moo) if one.moo else "",
        "line": style.line.format(a=one.line[0], b=one.line[1]) if one.line else one.lane,
        "sizes": _sizes(one, style.sizes if style.sizes != "target" else "none", style.metre),
    }
    target = (
        _sizes(one, "decimals" if style.word % 2 else "plain", style.metre) if style.sizes in ("target", "none") else ""
    )
    title = " ".join(
        part
        for part in (called[style.word % len(called)].format(water=water), *map(said.get, style.order.split()))
        if part
    )
    phase = f" ระยะที่ {one.phase}" if one.phase else ""
    return _figures(style.prefix + title + phase + area, style), target if style.sizes == "target" else ""


def _sizes(one: Record, form: str, metre: str) -> str:
    if form == "none":
        return ""
    figure: Callable[[float], str] = (lambda x: f"{x:,.2f}") if form in ("decimals", "area") else (lambda x: f"{x:,g}")
    said = []
    if one.width and form == "crossed":
        said.append(f"ขนาด {one.width:g} x {one.length:g}{metre}")
    else:
        said += [f"กว้าง {figure(one.width)}{metre}"] if one.width else []
        said += [f"ยาว {figure(one.length)}{metre}"] if one.length else []
    said += [f"หนา {one.thickness:g}{metre}"] if one.thickness else []
    if form == "area" and one.width:
        said.append(f"หรือมีพื้นที่ไม่น้อยกว่า {one.width * one.length:,.0f} ตารางเมตร")
    said += [f"จำนวน {one.count} {'ชุด' if one.what == 'lamps' else 'แห่ง'}"] if one.count else []
    said += [f"ปริมาตรดินขุด {one.volume:,} ลบ.ม."] if one.volume else []
    return " ".join(said)


def _figures(title: str, style: Style) -> str:
    return thai_digits(title) if style.is_thai else title


def slipped(title: str, count: int, rng: Random) -> str:
    """So many slips: a letter lost, put in, changed, or changed round with the next."""
    for _ in range(count):
        letters = [place for place, c in enumerate(title[:-1]) if "ก" <= c <= "์"]
        if not letters:
            return title
        at = rng.choice(letters)
        title = rng.choice((
            title[:at] + title[at + 1 :], title[:at] + rng.choice(_LETTERS) + title[at + 1 :],
            title[: at + 1] + title[at:], title[:at] + title[at + 1] + title[at] + title[at + 2 :],
        ))  # fmt: skip
    return title


@dataclass(frozen=True, slots=True)
class Table:
    """The rows in their order, the overlapping pairs of places in it, and how each pair was made."""

    rows: list[Row]
    where: Mapping[str, Place]
    truth: Mapping[Pair, str]
    how: Mapping[Pair, str]

    def write(self, file: Path, columns: str) -> None:
        """As a file: `full` (names, subdistrict, target, years), `codes` (codes, one year), `thai`, or `names` alone."""
        heads = {
            "full": ["id", "organisation", "tambon", "district", "name", "target", *map(str, range(2571, 2576))],
            "codes": ["id", "organisation", "name", "fiscal_year", "amount"],
            "thai": ["ที่", "หน่วยงาน", "ชื่อโครงการ", "เป้าหมาย", *(f"งบประมาณ {year}" for year in range(2571, 2576))],
            "names": ["id", "name"],
        }[columns]
        with file.open("w", encoding="utf-8-sig", newline="") as opened:
            out = csv.writer(opened)
            out.writerow(heads)
            out.writerows(self._cells(number, row, columns) for number, row in enumerate(self.rows))

    def _cells(self, number: int, row: Row, columns: str) -> list[object]:
        place = self.where.get(row.organisation)
        owner = place.name if place else "องค์การบริหารส่วนจังหวัดขอนแก่น"
        money = dict(row.amounts)
        years = [money.get(year, "") for year in range(2571, 2576)]
        if columns == "full":
            area = [place.tambon, place.district] if place else ["", ""]
            return [number, owner, *area, row.name, row.target, *years]
        if columns == "thai":
            return [number, owner, row.name, row.target, *years]
        if columns == "names":
            return [number, row.name]
        return [number, row.organisation, row.name, row.amounts[0][0], row.amounts[0][1]]


def plant_third(
    count: int,
    *,
    laos: int = 224,
    seed: int = 1,
    share: float = 0.05,
    real: Sequence[str] = (),
    area_said: bool = False,
) -> Table:
    """About `count` rows; `share` of the works are written twice, as many have a likeness that is no overlap.

    `area_said`: every title names its subdistrict, for a table that tells nothing but names.
    """
    rng = Random(f"third:{seed}")
    where = places(laos, rng)
    works = records(where, int(count * (1 - 2 * share)) - len(real), rng)
    drawn = partial(Style.drawn, rng, area_said=area_said)
    houses = {code: drawn() for code in (*where, PAO)}
    known = {one.itself for one in works}
    rows: list[Row] = []
    planted = int(count * share)
    for number, one in enumerate(works):
        place = where[one.organisation]
        if number < planted:
            rows += _twice(one, place, where, houses[one.organisation], drawn(), number + 1, rng)
        elif number < 2 * planted and (other := _likeness(one, place, known, rng)):
            rows += _beside(one, other, place, houses[one.organisation], drawn(), rng)
        else:
            name, target = written(one, houses[one.organisation], place)
            rows.append(Row(one.organisation, name, target, one.amounts))
    few = list(where)[:10]
    for group, title in enumerate(real, start=len(works) + 1):
        rows += _real(title, rng.choice(few), group, rng)
    rng.shuffle(rows)
    return _with_truth(rows, where)


def _twice(
    one: Record, place: Place, where: Mapping[str, Place], house: Style, hand: Style, group: int, rng: Random
) -> list[Row]:
    """A work in the style of its office, and again in that of another hand."""
    copy = replace(one, amounts=one.amounts if rng.random() < 0.4 else money(rng))
    owner, slips = one.organisation, rng.choice((0, 0, 0, 0, 1, 1, 2, 3))
    how = rng.choices(("plan", "years", "level", "neighbour", "renamed", "phases"), (30, 10, 28, 6, 8, 18))[0]
    if one.what.startswith("held") and how not in ("plan", "years"):
        how = "plan" if rng.random() < 0.7 else "level"
    if how == "neighbour" and not (one.line and one.width):
        how = "plan"
    kind = "same"
    if how == "years":
        copy = replace(
            one, amounts=((rng.choice([y for y in range(2571, 2576) if y != one.amounts[0][0]]), one.amounts[0][1]),)
        )
    elif how == "level":
        owner = PAO
    elif how == "neighbour":
        beside = where[rng.choice(place.beside)]
        line = (f"บ้าน{one.village}", f"บ้าน{rng.choice(list(beside.villages.values()))}")
        one = replace(one, line=line, moo=0, village="")
        copy, owner = replace(one, amounts=copy.amounts), beside.code
        house, hand = (replace(style, sizes="plain", area="") for style in (house, hand))
    elif how == "renamed":
        copy, slips = replace(copy, village=new_name(rng)), 0
    elif how == "phases":
        kind = "phase"
        second = rng.choice((2, 2, 3))
        copy = replace(
            copy, phase=second, length=rng.choice((copy.length, rng.randrange(35, 900))) if copy.length else 0
        )
        one, hand = replace(one, phase=second - 1), house if rng.random() < 0.5 else hand
    names_area = how == "level" and rng.random() < 0.85
    name, target = written(one, house, place)
    again, its_target = written(copy, hand, place, names_area=names_area)
    if kind == "phase" and rng.random() < 0.6:
        form = rng.choice(("ช่วงที่", "(ระยะที่ {})", "เฟส", "ตอนที่", "ระยะ"))
        again = re.sub(r"ระยะที่ ([\d๒๓]+)", lambda s: form.format(s[1]) if "{" in form else f"{form} {s[1]}", again)
    if slips:
        again = slipped(again, slips, rng)
        how += f"+{slips} slips"
    if how == "level" and not names_area and not hand.area:
        how = "level, no area"
    what = "held" if one.what.startswith("held") else "work"
    return [
        Row(one.organisation, name, target, one.amounts, group, kind, how),
        Row(owner, again, its_target, copy.amounts, group, kind, f"{how}+{what}"),
    ]


def _likeness(one: Record, place: Place, known: set[tuple[object, ...]], rng: Random) -> Record | None:
    """Another work by the same formula: no overlap. None where it happens to be a third work of the list."""
    plain = replace(one, amounts=money(rng))
    if one.what.startswith("held"):
        return replace(plain, number=2)
    ways = [
        "village",
        *(["end"] if one.line else []),
        *(["lane"] if one.lane else []),
        *(["length"] * 2 if one.length else []),
    ]
    way = rng.choice(ways)
    if way == "length":
        return replace(plain, length=int(one.length * rng.choice((0.5, 0.8, 1.25, 1.6))) + 7)
    if way == "village":
        moo, village = rng.choice([said for said in place.villages.items() if said[0] != one.moo])
        other = replace(plain, moo=moo, village=village)
    elif way == "end":
        ends = {end for _ in range(3) for end in record(place, one.what, rng).line or ()} - set(one.line or ())
        other = replace(plain, line=((one.line or ("", ""))[0], rng.choice(sorted(ends))))
    else:
        other = replace(
            plain, lane=f"ซอย {other_value([str(n) for n in range(1, 26)], one.lane.removeprefix('ซอย '), rng)}"
        )
    if other.itself in known:
        return None
    known.add(other.itself)
    return other


def _beside(one: Record, other: Record, place: Place, house: Style, hand: Style, rng: Random) -> list[Row]:
    """A work and its likeness, as one office writes them: the difference is said in both titles."""
    if house.sizes in ("target", "none"):
        house = replace(house, sizes="plain")
    if other.number:
        one = replace(one, number=1)
    hand = house if rng.random() < 0.6 else replace(hand, sizes="decimals")
    return [
        Row(one.organisation, *written(one, house, place), one.amounts, how="no"),
        Row(one.organisation, *written(other, hand, place), other.amounts, how="no"),
    ]


def _real(title: str, organisation: str, group: int, rng: Random) -> list[Row]:
    """A real title twice in one plan: short forms, figures, an introduction, a slip or two."""
    again = title
    for long, short in (
        ("คอนกรีตเสริมเหล็ก", "คสล."),
        ("หมู่ที่ ", "ม."),
        (" เมตร", " ม."),
        ("จำนวน ", ""),
        ("โครงการ", ""),
        ("  ", " "),
    ):
        if rng.random() < 0.6:
            again = again.replace(long, short)
    again = rng.choice(("โครงการ", "", "")) + again + rng.choice((" ประจำปี 2572", "", ""))
    if rng.random() < 0.3:
        again = thai_digits(again)
    again = slipped(again, rng.choice((0, 1, 1, 2)), rng)
    return [Row(organisation, name, "", money(rng), group, "same", "real") for name in (title, again)]


def _with_truth(rows: list[Row], where: Mapping[str, Place]) -> Table:
    places_of: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        if row.group:
            places_of.setdefault(row.group, []).append(at)
    pairs = {(first, second): max(rows[first].how, rows[second].how, key=len) for first, second in places_of.values()}
    return Table(rows, where, {pair: rows[pair[0]].kind for pair in pairs}, pairs)
