"""Public pages, the pages that planners work on, and attainment, over 225 organisations × 300 projects × 5 years on SQLite.

`python -m benchmarks.pages [--projects-per-lao 300] [--times 40]`. Server time only (the test client, in process, debug off).
The database is made once in a temporary folder. `cold` is the first answer after a write, when the facts are counted anew.
"""

import argparse
import gzip
import statistics
import time
from collections.abc import Callable
from functools import partial

from benchmarks.installations import fresh

PAGES = {
    "front page": "/",
    "heat map, one district": "/goals/?district={district}",
    "goal, who counts": "/goals/4-2/?year=2571",
    "goal, missing": "/goals/4-2/?year=2572&group=missing",
    "places": "/places/",
    "district": "/places/{district}/",
    "organisation": "/organisations/{organisation}/",
    "projects": "/projects/",
    "projects, page 40": "/projects/?page=40",
    "projects, search": "/projects/?q=ถนน",
    "projects, year and stage": "/projects/?year=2572&stage=contracted",
    "projects, guideline": "/projects/?guideline=1.1",
    "one project": "/projects/P{project}/",
    "framework": "/framework/",
    "alignment": "/alignment/",
    "alignment, SDG matrix": "/alignment/khonkaen-sdg-2559-2573/",
    "alignment, flow": "/alignment/khonkaen-sdg-2559-2573/flow/?year=2571",
    "strategy map": "/alignment/map/",
}
# Page → who of the demonstration looks (its log-in), and the address; of the plan of that planner's organisation.
WORK = {
    "first page, PAO": ("pao", "/desk/"),
    "state of the province": ("pao", "/province/"),
    "overlaps, PAO": ("pao", "/overlaps/"),
    "coordination committee": ("pao", "/coordination-committee/"),
    "links to decide": ("pao", "/alignment/khonkaen-sdg-2559-2573/decide/"),
    "trail, whole": ("auditor", "/trail/"),
    "first page, planner": ("planner", "/desk/"),
    "to-do": ("planner", "/to-do/"),
    "plan": ("planner", "/plans/{own}/"),
    "inbox": ("planner", "/plans/{own}/inbox/"),
    "grid": ("planner", "/plans/{own}/grid/"),
    "rows of the grid": ("planner", "/plans/{own}/grid/rows.json"),
    "one project, its form": ("planner", "/plans/{own}/projects/P{own_project}/"),
    "checks": ("planner", "/plans/{own}/checks/"),
    "life": ("planner", "/plans/{own}/life/"),
    "old beside new": ("planner", "/plans/{own}/changes/"),
    "edits": ("planner", "/plans/{own}/edits/"),
    "overlaps of the plan": ("planner", "/plans/{own}/overlaps/"),
    "committees": ("planner", "/plans/{own}/committees/"),
    "own issues": ("planner", "/plans/{own}/issues/"),
}


def main() -> None:
    """Make the province, open every page many times, print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--projects-per-lao", type=int, default=300)
    parser.add_argument("--times", type=int, default=40)
    arguments = parser.parse_args()
    with fresh():
        measure(arguments.projects_per_lao, arguments.times)


def measure(projects_per_lao: int, times: int) -> None:
    """The benchmark itself, on a set-up Django."""
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from benchmarks.tables import report
    from prasan.accounts.models import User
    from prasan.analytics.queries import forget
    from prasan.ops.demo.store import make_demo
    from prasan.organisations.models import District, Membership, Organisation
    from prasan.plans.models import ProjectVersion

    call_command("migrate", verbosity=0)
    begin = time.perf_counter()
    print(make_demo(projects_per_lao=projects_per_lao))
    made = time.perf_counter() - begin
    projects = ProjectVersion.objects.published().count()
    print(f"stored in {made:.0f} s, {projects / made:,.0f} projects/s with classification and progress\n")
    own = Membership.objects.get(user__username="planner").organisation
    assert own is not None
    names = {
        "district": District.objects.values_list("code", flat=True)[3],
        "organisation": Organisation.objects.values_list("code", flat=True)[20],
        "project": ProjectVersion.objects.values_list("project_id", flat=True)[1000],
        "own": own.code,
        "own_project": ProjectVersion.objects.filter(project__plan__organisation=own).earliest("pk").project_id,
    }
    places = [("visitor", name, address) for name, address in PAGES.items()]
    places += [(who, name, address) for name, (who, address) in WORK.items()]
    clients = {"visitor": Client()}
    rows = []
    for who, name, address in places:
        if who not in clients:
            clients[who] = Client()
            clients[who].force_login(User.objects.get(username=who))
        get = partial(clients[who].get, address.format(**names))
        forget()
        cold = _timed(get)
        served = [_timed(get) for _ in range(times)]
        with CaptureQueriesContext(connection) as captured:
            response = get()
        rows.append(
            {
                "page": name,
                "status": response.status_code,
                "cold ms": round(cold * 1000),
                "p50 ms": round(statistics.median(served) * 1000),
                "p95 ms": round(statistics.quantiles(served, n=20)[-1] * 1000),
                "queries": len(captured),
                "kB": round(len(response.content) / 1000),
                "kB gzip": round(len(gzip.compress(response.content)) / 1000),
            }
        )
    report("pages", rows, projects=projects, database="sqlite")
    _attainment()


def _attainment() -> None:
    """All goals, years and districts from rows, nothing remembered."""
    from django.conf import settings

    from benchmarks.tables import report
    from prasan.analytics.queries import forget, province_facts
    from prasan.analytics.rules import attainment

    forget()
    begin = time.perf_counter()
    facts = province_facts(settings.PROVINCE)
    counted = time.perf_counter()
    results = [
        attainment(goal, year, facts.codes(year, district=district.code), facts.reach)
        for goal in facts.goals
        for year in facts.organisations
        for district in facts.districts
    ]
    done = time.perf_counter()
    print()
    report(
        "attainment",
        [
            {"step": "facts from rows", "figures": len(facts.facts), "seconds": round(counted - begin, 2)},
            {"step": "goals × years × districts", "figures": len(results), "seconds": round(done - counted, 3)},
        ],
    )


def _timed(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
