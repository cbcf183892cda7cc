"""Importing one big plan end to end: read, compare, store. `python -m benchmarks.import_plan [--rows 10000]`, on SQLite."""

import argparse
import time

from benchmarks.installations import fresh
from prasan.plans.rules.rows import PlanDocument, PlanFormat, ProjectRow


def main() -> None:
    """Import a made-up workbook twice: everything is new, then everything is the same."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000)
    rows = parser.parse_args().rows
    with fresh():
        measure(rows)


def made_plan(organisation_name: str, rows: int) -> PlanDocument:
    """A plan of so many roads."""
    return PlanDocument(
        PlanFormat.ISSUE,
        2571,
        2575,
        organisation_name,
        tuple(
            ProjectRow(
                "ผ.02",
                i + 8,
                str(i),
                f"ก่อสร้างถนนคอนกรีตเสริมเหล็ก สายที่ {i}",
                objective="เพื่อให้ประชาชนสัญจรสะดวกและปลอดภัย",
                target="กว้าง 5 เมตร ยาว 300 เมตร",
                amounts=dict.fromkeys(range(2571, 2576), 100000 + i),
                unit="กองช่าง",
                budget_class="แผนงานอุตสาหกรรมและการโยธา",
            )
            for i in range(rows)
        ),
    )


def measure(rows: int) -> None:
    """The benchmark itself, on a set-up Django."""
    from django.core.management import call_command

    from benchmarks.tables import report
    from prasan.accounts.actions import create_user
    from prasan.ops.reference import load_reference
    from prasan.organisations.actions.memberships import give_role
    from prasan.organisations.models import Organisation
    from prasan.organisations.rules.kinds import Role
    from prasan.plans import actions, queries
    from prasan.plans.exporting import plan_workbook
    from prasan.plans.loading import read_plan

    call_command("migrate", verbosity=0)
    load_reference()
    organisation = Organisation.objects.all()[5]
    by = create_user(username="bench", password="bench", display_name="bench", by=None)
    give_role(user=by, organisation=organisation, role=Role.PLANNER, by=None)
    content = plan_workbook(made_plan(organisation.name_th, rows))
    table = []
    for name in ("everything is new", "everything is the same"):
        begin = time.perf_counter()
        document = read_plan(content, file_name="plan.xlsx")
        read = time.perf_counter()
        kept = actions.keep_upload(
            organisation=organisation, document=document, file_name="plan.xlsx", content=content, by=by
        )
        seen = actions.state_of(queries.plan_for_years(organisation.pk, document.first_year))
        applied = actions.apply_import(import_id=kept.pk, document=document, seen=seen, by=by)
        done = time.perf_counter()
        table.append(
            {
                "import": name,
                "rows": rows,
                "added": applied.summary["added"],
                "read s": round(read - begin, 2),
                "compare and store s": round(done - read, 2),
                "rows/s stored": round(rows / (done - read)),
                "rows/s end to end": round(rows / (done - begin)),
            }
        )
    report("import_plan", table, database="sqlite")


if __name__ == "__main__":
    main()
