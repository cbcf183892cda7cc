"""Projects for the finder, in few words."""

from prasan.coordination.rules.listed import Listed, Point
from prasan.plans.rules.works import read_work


def listed(
    key: int,
    title: str,
    organisation: str = "A",
    *,
    amounts: dict[int, int] | None = None,
    tambon: str = "",
    district: str = "",
    point: tuple[float, float] | None = None,
    is_pao: bool = False,
    guideline: str = "",
) -> Listed:
    """One project; without more it is one of organisation A's."""
    return Listed(
        key,
        title,
        read_work(title),
        organisation,
        is_pao,
        tambon,
        district,
        Point(*point) if point else None,
        guideline,
        amounts or {},
    )
