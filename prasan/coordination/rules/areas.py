"""Where a project can lie, and how near two organisations are. Pure."""

from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from prasan.coordination.rules.likeness import nearly_same, share_name
from prasan.coordination.rules.listed import Listed, Point

NEIGHBOUR_KM = 15.0
"""Offices nearer than this are neighbours, unless the installation says otherwise."""
_EARTH_KM = 6371.0


class Nearness(StrEnum):
    """How near the places of two projects can be."""

    SAME_AREA = "same_area"
    NEIGHBOURS = "neighbours"
    UNKNOWN = "unknown"
    APART = "apart"


def kilometres(one: Point, other: Point) -> float:
    """The distance over ground (great circle)."""
    lat_a, lat_b = radians(one.lat), radians(other.lat)
    north, east = lat_b - lat_a, radians(other.lon - one.lon)
    half = sin(north / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(east / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


def nearness(one: Listed, other: Listed) -> Nearness:
    """How near two projects of two organisations can be, from what they name and where their organisations are."""
    tambons = [_tambons(listed) for listed in (one, other)]
    if tambons[0] and tambons[1] and share_name(*tambons) and not _of_two_districts(one, other):
        return Nearness.SAME_AREA
    if one.is_pao != other.is_pao:
        return _under_pao(*((one, other) if one.is_pao else (other, one)))
    if one.work.tambons and other.work.tambons:
        return Nearness.APART
    return _of_neighbours(one, other)


def _of_two_districts(one: Listed, other: Listed) -> bool:
    """Subdistricts of one name (ในเมือง) lie in many districts."""
    return bool(one.district and other.district) and one.district != other.district and not (one.is_pao or other.is_pao)


def _under_pao(pao: Listed, lao: Listed) -> Nearness:
    """A PAO works in the whole province: what it names decides."""
    if (own := _tambons(pao)) and (theirs := _tambons(lao)):
        # A slip may have made another subdistrict of it: then other facts must say where it is.
        return Nearness.UNKNOWN if any(nearly_same(x, y) for x in own for y in theirs) else Nearness.APART
    if pao.work.districts and lao.district and not lao.district.isdigit():
        same = share_name(pao.work.districts, (lao.district,))
        return Nearness.NEIGHBOURS if same else Nearness.APART
    return Nearness.UNKNOWN


def _of_neighbours(one: Listed, other: Listed) -> Nearness:
    if one.point and other.point:
        near = kilometres(one.point, other.point) <= NEIGHBOUR_KM
        return Nearness.NEIGHBOURS if near else Nearness.APART
    if one.district and other.district:
        return Nearness.NEIGHBOURS if one.district == other.district else Nearness.APART
    return Nearness.UNKNOWN


def _tambons(listed: Listed) -> frozenset[str]:
    """What the title names, else the organisation's own subdistrict. A PAO has none, but may name whose area it works in."""
    if listed.work.tambons:
        return listed.work.tambons
    if listed.is_pao:
        return listed.work.organisations
    if not listed.tambon:
        return frozenset()
    return frozenset((listed.tambon,))
