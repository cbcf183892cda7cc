"""Saving one cell of the grid, with 225 plans × 300 projects in the database, on SQLite or on DATABASE_URL.

`python -m benchmarks.edit_cells [--projects-per-lao 300] [--times 100] [--planners 8]`. Server time only (the test client, in
process, debug off), as it passed and as the processor worked, which a busy machine does not disturb: reading the block,
joining it with what the project has become, the new version, its trail, and the row with its findings that goes back.
`at once`: planners of different organisations who all save in the same moment.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count


def main() -> None:
    """Make the province, save many cells, print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--projects-per-lao", type=int, default=300)
    parser.add_argument("--laos", type=int, default=225)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--planners", type=int, default=8)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("PRASAN_VAR", folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        import django

        django.setup()
        measure(arguments.laos, arguments.projects_per_lao, arguments.times, arguments.planners)


def measure(laos: int, projects_per_lao: int, times: int, planners: int) -> None:
    """The benchmark itself, on a set-up Django."""
    from django.core.management import call_command
    from django.db import connection, connections
    from django.test import Client

    from benchmarks.tables import report
    from prasan.accounts.actions import create_user
    from prasan.ops.demo.store import make_demo
    from prasan.organisations.actions.memberships import give_role
    from prasan.organisations.rules.kinds import Role
    from prasan.plans.models import Plan

    call_command("migrate", verbosity=0)
    make_demo(laos=laos, projects_per_lao=projects_per_lao)
    # Plans without an open revision: some of the demonstration are under consideration, where nothing can be changed.
    still = Plan.objects.exclude(revisions__announced_on=None).order_by("pk")
    plans = list(still.select_related("organisation")[:planners])
    texts = count()

    class Planner:
        def __init__(self, plan: Plan, name: str) -> None:
            user = create_user(username=name, password="not-used-here-2571", display_name=name, by=None)
            give_role(user=user, organisation=plan.organisation, role=Role.PLANNER, by=None)
            self.client, self.address = Client(), f"/plans/{plan.organisation.code}/grid/"
            self.client.force_login(user)
            self.user = user.pk
            self.rows = self.client.get(f"{self.address}rows.json").json()["rows"]

        def save(self, at: int, field: str = "objective") -> tuple[float, float]:
            row = self.rows[at % len(self.rows)]
            text = f"{next(texts) + 1000}"
            block = {"user": self.user, "changed": [{"project": row["id"], "seen": row["v"], "cells": {field: text}}]}
            sent = json.dumps(block)
            start, worked = time.perf_counter(), time.thread_time()
            answer = self.client.post(f"{self.address}save/", sent, content_type="application/json")
            took = 1000 * (time.perf_counter() - start), 1000 * (time.thread_time() - worked)
            assert answer.status_code == 200, answer.content
            row["v"] = answer.json()["rows"][0]["v"]
            return took

    people = [Planner(plan, f"planner-{at}") for at, plan in enumerate(plans)]
    one = people[0]
    for at in range(5):
        one.save(at)
    rows = [
        _row("one cell of text", [one.save(at) for at in range(times)]),
        _row("one amount", [one.save(at, "amount_2572") for at in range(times)]),
    ]

    def busy(planner: Planner) -> list[tuple[float, float]]:
        try:
            return [planner.save(at) for at in range(times // 4)]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(people)) as pool:
        took = [one for some in pool.map(busy, people) for one in some]
    rows.append(_row(f"one cell, {len(people)} planners at once", took))
    start, worked = time.perf_counter(), time.thread_time()
    one.client.get(f"{one.address}rows.json")
    opened = 1000 * (time.perf_counter() - start), 1000 * (time.thread_time() - worked)
    rows.append(_row("all rows of a plan as JSON", [opened]))
    projects = sum(plan.projects.count() for plan in Plan.objects.all())
    report("edit_cells", rows, projects=projects, database=connection.vendor, rows_of_the_plan=len(one.rows))


def _row(what: str, took: list[tuple[float, float]]) -> dict[str, object]:
    passed, worked = (sorted(one) for one in zip(*took, strict=True))
    return {
        "what": what,
        "p50 ms": round(statistics.median(passed), 1),
        "p95 ms": round(passed[min(len(passed) - 1, int(0.95 * len(passed)))], 1),
        "processor p50 ms": round(statistics.median(worked), 1),
        "processor p95 ms": round(worked[min(len(worked) - 1, int(0.95 * len(worked)))], 1),
    }


if __name__ == "__main__":
    main()
