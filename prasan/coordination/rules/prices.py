"""Price sense: a work's unit price against like works, by robust statistics. Pure.

A far-off price is a question to the planner whose plan it is (a zero too many, two works in one row), never an accusation.
How prices move from year to year, and how far is far, are settings: no published rule gives them (grade U).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from prasan.coordination.rules.listed import Listed
from prasan.plans.rules.works.words import PEOPLE

LEAST_ALIKE = 8
"""Fewer like works say nothing about a price."""


@dataclass(frozen=True, slots=True)
class PriceSettings:
    """Prices of a year are brought to another by so many per cent a year; how many robust deviations, and times, are far."""

    rise_percent: float = 2.0
    far_deviations: float = 4.0
    far_times: float = 1.8


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """A work's price for each unit, in baht of `year`."""

    key: int
    group: str
    unit: str
    baht: float
    year: int


@dataclass(frozen=True, slots=True)
class PriceFinding:
    """A price far from that of like works, all in baht of the same year."""

    key: int
    unit: str
    baht: float
    median_baht: float
    low_baht: float
    high_baht: float
    alike: int

    @property
    def times(self) -> float:
        """How many times the median."""
        return self.baht / self.median_baht

    @property
    def sentence_th(self) -> str:
        """What is seen, and what to look at."""
        side = "สูง" if self.baht > self.median_baht else "ต่ำ"
        return (
            f"ราคา {self.baht:,.0f} บาทต่อ{self.unit} {side}กว่างานแบบเดียวกัน {self.alike} งาน "
            f"(ค่ากลาง {self.median_baht:,.0f} ส่วนใหญ่อยู่ระหว่าง {self.low_baht:,.0f}–{self.high_baht:,.0f}) "
            "ตรวจขนาดงาน จำนวนศูนย์ของวงเงิน และว่ารวมงานอื่นไว้ด้วยหรือไม่"
        )

    @property
    def sentence_en(self) -> str:
        """The same in English."""
        side = "above" if self.baht > self.median_baht else "below"
        return (
            f"{self.baht:,.0f} baht for each unit lie {side} {self.alike} like works (median {self.median_baht:,.0f}, most "
            f"between {self.low_baht:,.0f} and {self.high_baht:,.0f}); check size, zeros, and whether it holds other works."
        )


def unit_price(one: Listed) -> UnitPrice | None:
    """The price for each unit that fits the work; None where the title gives no size or the plan no money.

    Roads per square metre (per kilometre where no width is said), drains and pipes per metre, wells, lights and cameras
    each, training per person and day. The money of all years of a work is one price, said in its first year; a training is
    held again each year, so the mean of its years is its price.
    """
    work = one.work
    if not one.baht or work.object not in _UNITS:
        return None
    unit, count = _count(one)
    if not count:
        return None
    material = f"{work.material}:{work.action}" if work.object == "road" else work.action
    baht = one.baht / len(one.amounts) if work.object == "training" else one.baht
    return UnitPrice(one.key, f"{work.object}:{material}:{unit}", unit, baht / count, min(one.amounts))


def price_findings(
    listed: Iterable[Listed], settings: PriceSettings, *, only: frozenset[int] | None = None
) -> tuple[PriceFinding, ...]:
    """Prices far from those of like works; `only` names the works that are asked about, all others are the measure."""
    groups: defaultdict[str, list[UnitPrice]] = defaultdict(list)
    for one in listed:
        if price := unit_price(one):
            groups[price.group].append(price)
    return tuple(finding for group in groups.values() for finding in _far(group, settings, only))


def _far(group: Sequence[UnitPrice], settings: PriceSettings, only: frozenset[int] | None) -> Iterable[PriceFinding]:
    if len(group) < LEAST_ALIKE:
        return
    base = min(price.year for price in group)
    levelled = [price.baht / (1 + settings.rise_percent / 100) ** (price.year - base) for price in group]
    middle = median(levelled)
    # 1.4826 makes the median deviation comparable with a standard deviation; 2 % keeps it above zero for equal prices.
    spread = max(1.4826 * median(abs(baht - middle) for baht in levelled), 0.02 * middle)
    for price, baht in zip(group, levelled, strict=True):
        if only is not None and price.key not in only:
            continue
        times = max(baht / middle, middle / baht)
        if abs(baht - middle) / spread >= settings.far_deviations and times >= settings.far_times:
            low, high = max(0.0, middle - 2 * spread), middle + 2 * spread
            yield PriceFinding(price.key, price.unit, baht, middle, low, high, len(group) - 1)


def _count(one: Listed) -> tuple[str, float | None]:
    work = one.work
    if work.object == "road":
        if area := work.sizes.paved_area():
            return "ตารางเมตร", area
        return "กิโลเมตร", work.sizes.length / 1000 if work.sizes.length else None
    if work.object in ("drain", "pipe", "fence"):
        return "เมตร", work.sizes.length
    if work.object == "pond":
        return "ลูกบาศก์เมตร", work.sizes.volume
    if work.object == "training":
        people, days = work.count_of(*PEOPLE), work.count_of("วัน") or 1
        return "คนต่อวัน", people * days if people else None
    units = _UNITS[work.object]
    return units[0], work.count_of(*units)


_UNITS: dict[str, tuple[str, ...]] = {
    "road": (),
    "drain": (),
    "pipe": (),
    "fence": (),
    "pond": (),
    "training": (),
    "well": ("แห่ง", "บ่อ", "จุด"),
    "light": ("จุด", "ชุด", "ต้น", "ดวง", "โคม"),
    "camera": ("จุด", "ตัว", "ชุด"),
    "weir": ("แห่ง", "ฝาย"),
}
