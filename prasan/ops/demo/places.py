"""Villages, ponds, schools and temples: names invented for each organisation around its real subdistricts. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from prasan.ops.demo.facts import DemoOrganisation, Spot
from prasan.organisations.rules.kinds import OrganisationKind

_HEADS = ("โนน", "หนอง", "โคก", "ดอน", "ห้วย", "คำ", "วัง", "กุด", "นา", "ป่า", "ท่า", "เหล่า", "โสก", "หินลาด")
_TAILS = (
    "สว่าง", "สะอาด", "ใหญ่", "น้อย", "งาม", "สมบูรณ์", "ทอง", "แก้ว", "ไผ่", "หว้า", "แดง", "ขาว", "เจริญ", "พัฒนา",
    "สำราญ", "อุดม", "ม่วง", "ตะไก้", "แวง", "เม็ก", "กุง", "สิม", "บัว", "แสง",
)  # fmt: skip
_WATER = ("หนอง", "ห้วย", "ลำห้วย", "บึง", "ลำคลอง")
_SPREAD_DEGREES = 0.018  # about two kilometres: villages lie around the middle of their subdistrict


@dataclass(frozen=True, slots=True)
class Places:
    """The invented places of one organisation. Every list has at least two names."""

    spots: Sequence[Spot]
    sources: Sequence[str]
    schools: Sequence[str]
    temples: Sequence[str]


def invented_places(organisation: DemoOrganisation, rng: Random) -> Places:
    """Villages with their หมู่ที่ for small organisations, communities for bigger ones, subdistricts for a PAO."""
    names = _names(rng, rng.randint(9, 16))
    spots = _spots(organisation, names, rng)
    return Places(
        spots=spots,
        sources=[f"{water}{name}" for water, name in zip(rng.sample(_WATER, 4), rng.sample(_TAILS, 4), strict=True)],
        schools=[f"โรงเรียนบ้าน{name}" for name in names[:4]],
        temples=[f"วัดบ้าน{name}" for name in names[-4:]],
    )


def _spots(organisation: DemoOrganisation, names: Sequence[str], rng: Random) -> list[Spot]:
    if organisation.kind is OrganisationKind.PAO:
        return list(organisation.spots)
    spots = []
    for moo, name in enumerate(names, start=1):
        middle = rng.choice(organisation.spots)
        is_community = organisation.kind is OrganisationKind.CITY or (
            organisation.kind is OrganisationKind.TOWN and moo % 2 == 0
        )
        called = f"ชุมชน{name}" if is_community else f"บ้าน{name} หมู่ที่ {moo}"
        lat, lon = rng.gauss(middle.lat, _SPREAD_DEGREES), rng.gauss(middle.lon, _SPREAD_DEGREES)
        spots.append(Spot(called, round(lat, 6), round(lon, 6)))
    return spots


def _names(rng: Random, count: int) -> list[str]:
    """Different names of villages, in the order of their หมู่ที่."""
    names: dict[str, None] = {}
    while len(names) < count:
        names[rng.choice(_HEADS) + rng.choice(_TAILS)] = None
    return list(names)
