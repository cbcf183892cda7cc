"""Whose plans can hold the same work as one project: what the check of a single project is compared with. Pure.

Two plans mean one work only where their places can meet (`areas.nearness`), so an organisation's project is compared with
the PAO's plan and those of its neighbours, and a project of the PAO with those of the places that it names.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from prasan.coordination.rules.areas import NEIGHBOUR_KM, kilometres
from prasan.coordination.rules.likeness import share_name
from prasan.coordination.rules.listed import Point


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation by where it is; `tambon` is "" where its name is that of no subdistrict."""

    code: str
    point: Point
    tambon: str
    district: str
    is_pao: bool = False


def compared_with(own: Place, places: Iterable[Place], named: Collection[str] = ()) -> frozenset[str]:
    """The codes of the organisations whose announced plans are asked, the own one among them.

    `named`: subdistricts and districts that a project of the PAO names; where it names none, its own plan alone.
    """
    return frozenset({own.code} | {one.code for one in places if _may_meet(own, one, named)})


def _may_meet(own: Place, other: Place, named: Collection[str]) -> bool:
    if own.is_pao:
        return share_name(named, (other.district,)) or bool(other.tambon and share_name(named, (other.tambon,)))
    if other.is_pao or (own.tambon and other.tambon and share_name((own.tambon,), (other.tambon,))):
        return True
    return kilometres(own.point, other.point) <= NEIGHBOUR_KM
