"""The long work of coordination: comparing the province, checking one plan."""

from prasan.common.errors import NotFound
from prasan.common.money import grouped
from prasan.coordination.actions.checking import check_plan
from prasan.coordination.actions.finding import refresh_overlaps
from prasan.jobs.kinds import Answer, Kind, Work
from prasan.plans.models import Plan


def find(work: Work) -> Answer:
    """Compare all published projects of a province. Beginning again does no harm."""
    work.progress(0, 0, "กำลังอ่านโครงการที่ประกาศแล้ว", "Reading the announced projects")

    def said(done: int, total: int) -> None:
        work.progress(
            done,
            total,
            f"เทียบแล้ว {grouped(done)} จาก {grouped(total)} โครงการ",
            f"{grouped(done)} of {grouped(total)} projects compared",
        )

    counts = refresh_overlaps(province_code=work.text("province"), by=work.by, said=said)
    return Answer(
        {"compared": counts.compared, "found": counts.found, "fresh": counts.fresh, "gone": counts.gone},
        f"เทียบ {grouped(counts.compared)} โครงการ พบ {grouped(counts.found)} รายการ ใหม่ {grouped(counts.fresh)} "
        f"ไม่พบแล้ว {grouped(counts.gone)} รายการที่ตัดสินแล้วไม่ถามซ้ำ",
        f"{grouped(counts.compared)} projects compared, {grouped(counts.found)} overlaps, {grouped(counts.fresh)} new, "
        f"{grouped(counts.gone)} no longer found. What was decided is not asked again.",
    )


def check(work: Work) -> Answer:
    """Check one working plan for its own planners."""
    plan = Plan.objects.select_related("organisation__province").filter(pk=work.number("plan")).first()
    if plan is None:
        raise NotFound("no_plan", "ไม่มีแผนนี้แล้ว", "This plan is no longer there.")
    work.progress(0, 2, "กำลังเทียบกับแผนที่ประกาศแล้ว", "Comparing with the announced plans")
    kept = check_plan(plan=plan, by=work.by)
    overlaps, prices = len(kept.overlaps), len(kept.prices)
    return Answer(
        {"organisation": plan.organisation.code, "overlaps": overlaps, "prices": prices},
        f"เทียบกับ {grouped(kept.compared)} โครงการ พบที่อาจซ้ำ {grouped(overlaps)} คู่ ราคาที่ควรดูอีกครั้ง {grouped(prices)} รายการ",
        f"Compared with {grouped(kept.compared)} projects: {grouped(overlaps)} pairs that may overlap, "
        f"{grouped(prices)} prices to look at again.",
    )


FIND = Kind("coordination.find_overlaps", "หาความซ้ำซ้อนทั้งจังหวัด", "Finding overlaps in the province", find)
CHECK = Kind("coordination.check_plan", "ตรวจความซ้ำซ้อนและราคาของแผน", "Checking a plan for overlaps and prices", check)
