"""The map of dots: every organisation near its true place, moved just far enough that no dot hides another."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from prasan.organisations.queries import DistrictFact, OrganisationFact

WIDTH = 440
MARGIN = 14
APART = 9.5
_LABEL_APART = (92.0, 26.0)


@dataclass(frozen=True, slots=True)
class Dot:
    """An organisation on the map, in pixels from the upper left corner."""

    organisation: OrganisationFact
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MapLabel:
    """The name of a district near its middle."""

    name_th: str
    name_en: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class DotMap:
    """The dots of a province with its largest districts named."""

    height: int
    dots: tuple[Dot, ...]
    labels: tuple[MapLabel, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """How degrees become pixels: equal distances east and north at the middle of the province."""

    west: float
    north: float
    per_degree_east: float
    per_degree_north: float

    def place(self, lat: float, lon: float) -> tuple[float, float]:
        return (
            MARGIN + (lon - self.west) * self.per_degree_east,
            MARGIN + (self.north - lat) * self.per_degree_north,
        )


def dot_map(organisations: Sequence[OrganisationFact], districts: Sequence[DistrictFact]) -> DotMap:
    """Place every organisation; where two would touch, the later one moves along a spiral to the nearest free place."""
    if not organisations:
        return DotMap(WIDTH, (), ())
    frame = _frame(organisations)
    taken: list[tuple[float, float]] = []
    dots = []
    for one in organisations:
        x, y = _free(frame.place(one.lat, one.lon), taken)
        taken.append((x, y))
        dots.append(Dot(one, round(x, 1), round(y, 1)))
    height = round(max(dot.y for dot in dots)) + MARGIN
    return DotMap(height, tuple(dots), _labels(frame, districts))


def _frame(organisations: Sequence[OrganisationFact]) -> _Frame:
    lats, lons = [one.lat for one in organisations], [one.lon for one in organisations]
    east_shrinks = cos(radians((min(lats) + max(lats)) / 2))
    wide = max(max(lons) - min(lons), 0.01)
    per_degree_east = (WIDTH - 2 * MARGIN) / wide
    return _Frame(min(lons), max(lats), per_degree_east, per_degree_east / east_shrinks)


def _free(wanted: tuple[float, float], taken: Sequence[tuple[float, float]]) -> tuple[float, float]:
    x, y = wanted
    for step in range(240):
        turn, away = step * 2.4, 0.9 * step**0.5 * 3
        here = (max(MARGIN, x + away * cos(turn)), max(MARGIN, y + away * sin(turn))) if step else wanted
        if all((here[0] - a) ** 2 + (here[1] - b) ** 2 >= APART**2 for a, b in taken):
            return here
    return wanted


def _labels(frame: _Frame, districts: Sequence[DistrictFact]) -> tuple[MapLabel, ...]:
    """The largest districts whose names do not run into each other."""
    labels: list[MapLabel] = []
    for district in sorted(districts, key=lambda one: -(one.population or 0)):
        x, y = frame.place(district.lat, district.lon)
        x = min(max(x, 40), WIDTH - 40)
        if all(abs(x - other.x) > _LABEL_APART[0] or abs(y - other.y) > _LABEL_APART[1] for other in labels):
            labels.append(MapLabel(district.name_th, district.name_en, round(x, 1), round(y, 1)))
    return tuple(labels[:7])
