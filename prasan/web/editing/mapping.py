"""The map on which a place is picked: the province's tambons and districts as dots of our own, no tiles from outside."""

from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians
from pathlib import Path

from prasan.common.errors import Refusal
from prasan.common.places import province_folder
from prasan.organisations.loading.folder import read_province
from prasan.organisations.models import Organisation

WIDTH, MARGIN = 1000, 40
# A place further from every known point of the province than this (degrees, about 25 km) is told as outside.
FAR = 0.23


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A named place, in degrees and in the map's own units."""

    name: str
    name_en: str
    lat: float
    lon: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Picker:
    """The map: how degrees become its units, the places on it, and the organisation's office."""

    height: int
    west: float
    north: float
    per_east: float
    per_north: float
    tambons: tuple[MapPoint, ...]
    districts: tuple[MapPoint, ...]
    office: MapPoint | None

    @property
    def width(self) -> int:
        """How wide the map is in its own units."""
        return WIDTH

    @property
    def far(self) -> float:
        """From how far on a point lies outside the province."""
        return FAR


def picker_of(organisation: Organisation) -> Picker | None:
    """The map of the organisation's province; None where its places are not known: coordinates are then only typed."""
    try:
        folder = province_folder(organisation.province.code)
        base = _base(folder, folder.stat().st_mtime_ns)
    except Refusal:
        return None
    if base is None:
        return None
    place = (organisation.lat, organisation.lon)
    office = MapPoint(organisation.name_th, organisation.name_en, *place, *_at(base, *place))
    return Picker(
        base.height, base.west, base.north, base.per_east, base.per_north, base.tambons, base.districts, office
    )


@lru_cache(maxsize=2)
def _base(folder: Path, changed_at: int) -> Picker | None:
    draft = read_province(folder)
    spots = [*((one.lat, one.lon) for one in draft.tambons), *((one.lat, one.lon) for one in draft.districts)]
    if not spots:
        return None
    lats, lons = [lat for lat, _ in spots], [lon for _, lon in spots]
    per_east = (WIDTH - 2 * MARGIN) / max(max(lons) - min(lons), 0.1)
    per_north = per_east / cos(radians((min(lats) + max(lats)) / 2))
    height = round(per_north * (max(lats) - min(lats))) + 2 * MARGIN
    frame = Picker(height, min(lons), max(lats), per_east, per_north, (), (), None)

    def placed(name: str, name_en: str, lat: float, lon: float) -> MapPoint:
        return MapPoint(name, name_en, lat, lon, *_at(frame, lat, lon))

    return Picker(
        height,
        frame.west,
        frame.north,
        per_east,
        per_north,
        tuple(placed(one.name_th, one.name_en, one.lat, one.lon) for one in draft.tambons),
        tuple(placed(one.name_th, one.name_en, one.lat, one.lon) for one in draft.districts),
        None,
    )


def _at(frame: Picker, lat: float, lon: float) -> tuple[float, float]:
    return (
        round(MARGIN + (lon - frame.west) * frame.per_east, 1),
        round(MARGIN + (frame.north - lat) * frame.per_north, 1),
    )
