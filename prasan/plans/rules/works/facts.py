"""The facts of one work, as frozen values."""

from dataclasses import dataclass
from enum import StrEnum


class NameKind(StrEnum):
    """What a proper name in a title names."""

    VILLAGE = "village"
    COMMUNITY = "community"
    ROAD = "road"
    LANE = "lane"
    WATER = "water"
    SCHOOL = "school"
    TEMPLE = "temple"
    CENTRE = "centre"
    STATION = "station"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name without its head word: บ้านโนนสว่าง → village, โนนสว่าง."""

    kind: NameKind
    name: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """So many of something, in the unit that the text says: 3 แห่ง, 120 คน."""

    count: float
    unit: str


@dataclass(frozen=True, slots=True)
class Sizes:
    """Measures in metres, square metres and cubic metres; None where the text gives none. Several lengths are added."""

    width: float | None = None
    length: float | None = None
    thickness: float | None = None
    depth: float | None = None
    height: float | None = None
    diameter: float | None = None
    area: float | None = None
    volume: float | None = None

    def paved_area(self) -> float | None:
        """The area that is said, else width × length, else None."""
        if self.area:
            return self.area
        return self.width * self.length if self.width and self.length else None


@dataclass(frozen=True, slots=True)
class Work:
    """One project's title (and target) read.

    `objects` in the order of the text: the first is what the work is about. `villages` are the numbers of หมู่ที่.
    `segment` holds the two ends of a road or pipe as said, in the order of the text. `organisations` are local governments
    that the title names (ในเขตเทศบาลตำบล…), without their kind. `numbers` are the figures of the
    title that no other fact explains (อาคาร 2). `core` is what remains of the title without its facts and without
    spaces, `bare` the same without a closing phrase (เพื่อ…, พร้อมป้าย…), `whole` the title with abbreviations written
    out. Years are Buddhist Era.
    """

    objects: tuple[str, ...] = ()
    action: str = ""
    material: str = ""
    villages: frozenset[int] = frozenset()
    names: tuple[Name, ...] = ()
    codes: frozenset[str] = frozenset()
    segment: tuple[str, str] | None = None
    chainage: tuple[int, int] | None = None
    sizes: Sizes = Sizes()
    quantities: tuple[Quantity, ...] = ()
    phase: int | None = None
    years: frozenset[int] = frozenset()
    tambons: frozenset[str] = frozenset()
    districts: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    pipe_class: int | None = None
    numbers: tuple[str, ...] = ()
    core: str = ""
    bare: str = ""
    whole: str = ""

    @property
    def object(self) -> str:
        """What the work is about first, "" where no known object is named."""
        return self.objects[0] if self.objects else ""

    def named(self, *kinds: NameKind) -> tuple[str, ...]:
        """The names of some kinds, in the order of the text."""
        return tuple([one.name for one in self.names if one.kind in kinds]) if self.names else ()

    def count_of(self, *units: str) -> float | None:
        """How many of the first of these units, None where none is said."""
        return next((one.count for one in self.quantities if one.unit in units), None)
