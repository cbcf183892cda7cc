"""One big plan from the upload to the last proposal, as the background does it: `python -m benchmarks.import_in_background`.

Every step in seconds of the processor (another load on the machine does not count), the whole also as a person waits
for it, and the peak memory of the process. SQLite.
"""

import argparse
import resource
import time
from itertools import pairwise

from benchmarks.installations import fresh


def main() -> None:
    """Import a made-up plan as jobs, then the same file mended in one row in ten."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=3_000)
    rows = parser.parse_args().rows
    with fresh(PRASAN_JOBS_AT_ONCE="1"):
        measure(rows)


def measure(rows: int) -> None:
    """The benchmark itself, on a set-up Django."""
    from dataclasses import replace

    from django.core.management import call_command

    from benchmarks.import_plan import made_plan
    from benchmarks.tables import report
    from prasan.accounts.actions import create_user
    from prasan.accounts.models import User
    from prasan.classification.importing import APPLY, applying_of
    from prasan.classification.workbooks import workbook_of
    from prasan.jobs.actions import start
    from prasan.ops.reference import load_reference
    from prasan.organisations.actions.memberships import give_role
    from prasan.organisations.models import Organisation
    from prasan.organisations.rules.kinds import Role
    from prasan.plans.actions import receive_upload, state_of
    from prasan.plans.exporting import plan_workbook
    from prasan.plans.jobs import READ, reading_of
    from prasan.plans.models import Import, Plan
    from prasan.plans.queries import plan_for_years
    from prasan.web.planning.previews import preview_of

    call_command("migrate", verbosity=0)
    load_reference()
    organisation = Organisation.objects.select_related("province").order_by("code")[5]
    by: User = create_user(username="bench", password="bench", display_name="bench", by=None)
    give_role(user=by, organisation=organisation, role=Role.PLANNER, by=None)
    table = []

    def bring_in(name: str, content: bytes) -> None:
        begin, times = time.perf_counter(), [time.process_time()]

        def lap() -> None:
            times.append(time.process_time())

        kept = receive_upload(organisation=organisation, file_name="plan.xlsx", content=content, by=by)
        lap()
        start(kind=READ.code, by=by, arguments={"import": kept.pk}, once=reading_of(kept.pk))
        lap()
        kept = Import.objects.select_related("organisation__province").get(pk=kept.pk)
        preview = preview_of(kept)
        lap()
        seen = state_of(plan_for_years(organisation.pk, 2571))
        arguments = {"import": kept.pk, "seen": seen, "left_out": [], "take_out_gone": False}
        job = start(kind=APPLY.code, by=by, arguments=arguments, once=applying_of(kept.pk))
        lap()
        assert job.state == "done", (job.state, job.message_en)
        steps = [round(after - before, 2) for before, after in pairwise(times)]
        table.append(
            {
                "import": name,
                "rows": rows,
                "MB": round(len(content) / 2**20, 2),
                "receive CPU s": steps[0],
                "read and compare (job) CPU s": steps[1],
                "preview page CPU s": steps[2],
                "write and propose (job) CPU s": steps[3],
                "end to end CPU s": round(times[-1] - times[0], 2),
                "end to end s": round(time.perf_counter() - begin, 2),
                "added": len(preview.comparison.added),
                "changed": len(preview.comparison.changed),
                "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )

    bring_in("everything is new", plan_workbook(made_plan(organisation.name_th, rows)))
    begin = time.perf_counter()
    content = workbook_of(Plan.objects.get(organisation=organisation))
    export = round(time.perf_counter() - begin, 2)
    document = made_plan(organisation.name_th, rows)
    mended = replace(
        document,
        projects=tuple(
            replace(row, unit="กองช่าง ฝ่ายก่อสร้าง") if index % 10 == 0 else row
            for index, row in enumerate(document.projects)
        ),
    )
    bring_in("one row in ten mended", plan_workbook(mended))
    bring_in("its export of before", content)
    report("import_in_background", table, database="sqlite", export_seconds=export)


if __name__ == "__main__":
    main()
