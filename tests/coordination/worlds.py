"""Plans of the small world that overlap: one road in two plans, a copy in one plan, a chain of phases."""

from dataclasses import dataclass
from datetime import date

from prasan.coordination.actions.finding import refresh_overlaps
from prasan.coordination.models import Overlap
from prasan.plans.actions import load_announced_plan
from prasan.plans.rules.rows import ProjectRow
from tests.build import PROVINCE, World, announce, row

ROAD_A = "ก่อสร้างถนน คสล. สายบ้านโนนสว่าง - บ้านหนองไผ่ กว้าง 5 เมตร ยาว 320 เมตร"
ROAD_B = "โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านหนองไผ่ - บ้านโนนสว่าง กว้าง ๕ ม. ยาว ๓๒๐ ม."
POND = "ขุดลอกหนองแวง ระยะที่ {}"
LONELY = "ก่อสร้างศาลาอเนกประสงค์ บ้านดงเค็ง หมู่ที่ 9"


@dataclass(frozen=True)
class Overlapping:
    """The projects of Ban A, Ban B and Ban C, by what they are."""

    road_a: int
    road_b: int
    first_phase: int
    second_phase: int
    lonely: int


def make_overlapping(world: World, *, find: bool = True) -> Overlapping:
    """Ban A's old plan (2566) and Ban B's and Ban C's new ones, announced, and compared."""
    rows = [row(ROAD_A, amounts={2566: 900_000}), row(LONELY, amounts={2566: 100_000})]
    road_a, lonely = announce_old(world, rows)
    (road_b,) = announce(world.ban_b, [row(ROAD_B, amounts={2571: 850_000})])
    first, second = announce(
        world.ban_c, [row(POND.format(1), amounts={2571: 200_000}), row(POND.format(2), amounts={2572: 300_000})]
    )
    if find:
        refresh_overlaps(province_code=PROVINCE, by=None)
    return Overlapping(road_a, road_b, first, second, lonely)


def announce_old(world: World, rows: list[ProjectRow]) -> list[int]:
    """Ban A's plan of the last period, announced; its plan of this period stays free for the tests."""
    return load_announced_plan(
        organisation=world.ban_a, rows=rows, first_year=2566, announced_on=date(2021, 10, 30), by=None
    )


def overlap_of(*project_ids: int) -> Overlap:
    """The overlap of two projects."""
    first, second = sorted(project_ids)
    return Overlap.objects.get(key=f"pair:{first}-{second}")
