"""One project against the announced plans: what the site's check costs with 225 organisations × 300 projects on SQLite.

    python -m benchmarks.alike [--projects-per-lao 300] [--asked 60]

Seconds of the processor of this process. `cold` builds the index of an organisation's neighbourhood, as the first question
after an announcement there does; `warm` asks it about one project, reading included; `page` is the whole request. Beside it
the whole province in one index, which the site does not keep: what it costs, and which pairs the neighbourhood misses.
"""

import argparse
import gc
import time
import tracemalloc
from random import Random

from benchmarks.installations import fresh


def main() -> None:
    """Make the province, ask about many projects, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--projects-per-lao", type=int, default=300)
    parser.add_argument("--asked", type=int, default=60)
    arguments = parser.parse_args()
    with fresh():
        measure(arguments.projects_per_lao, arguments.asked)


def measure(projects_per_lao: int, asked: int) -> None:
    """The benchmark itself, on a set-up Django."""
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from benchmarks.tables import report
    from prasan.accounts.models import User
    from prasan.coordination import alike, queries
    from prasan.coordination.rules.finding import Index
    from prasan.ops.demo.store import make_demo
    from prasan.organisations.actions.memberships import give_role
    from prasan.organisations.models import Organisation
    from prasan.organisations.rules.kinds import Role
    from prasan.plans.models import ProjectVersion

    call_command("migrate", verbosity=0)
    print(make_demo(projects_per_lao=projects_per_lao))
    owners = {one.code: one for one in Organisation.objects.select_related("province", "district")}
    province = next(iter(owners.values())).province.code

    start = time.process_time()
    listed = queries.published_projects(province)
    read = time.process_time() - start
    start = time.process_time()
    whole = Index(listed)
    built = time.process_time() - start
    chosen = Random(5).sample([one for one in listed if not one.is_pao], asked)
    chosen += Random(6).sample([one for one in listed if one.is_pao], min(20, asked))

    colds, warms, sizes, hit, extra, missed = [], [], [], 0, 0, 0
    for one in chosen:
        owner = owners[one.organisation]
        alike.forget()
        start = time.process_time()
        answer = alike.alike_to(one, owner)
        colds.append(time.process_time() - start)
        start = time.process_time()
        again = queries.listed_of(one.key, one.title, "", owner, dict(one.amounts))
        alike.alike_to(again, owner)
        warms.append(time.process_time() - start)
        sizes.append(answer.compared)
        near = {found.other.key for found in answer.found}
        far = {overlap.first if overlap.second == one.key else overlap.second for overlap in whole.overlaps_of(one)[:8]}
        hit, missed, extra = hit + len(near & far), missed + len(far - near), extra + len(near - far)

    client, person = Client(), User.objects.create(username="bench")
    version = (
        ProjectVersion.objects.published().select_related("project__plan__organisation").get(project=chosen[0].key)
    )
    owner = version.project.plan.organisation
    give_role(user=person, organisation=owner, province=owner.province, role=Role.PLANNER, by=None)
    client.force_login(person)
    address, sent = (
        f"/plans/{owner.code}/alike/",
        {"name": version.name, "target": version.target, "project": version.project_id},
    )
    pages = []
    for _ in range(40):
        start = time.process_time()
        with CaptureQueriesContext(connection) as asked_for:
            assert client.post(address, sent, headers={"HX-Request": "true"}).status_code == 200
        pages.append(time.process_time() - start)

    gc.collect()
    alike.forget()
    tracemalloc.start()
    alike.alike_to(chosen[0], owners[chosen[0].organisation])
    memory = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()

    report(
        "alike",
        [
            {
                "announced": len(listed),
                "in a neighbourhood p50": _at(sizes, 0.5),
                "at most": max(sizes),
                "cold p50 s": round(_at(colds, 0.5), 2),
                "cold p95 s": round(_at(colds, 0.95), 2),
                "warm p50 ms": round(1000 * _at(warms, 0.5), 1),
                "warm p95 ms": round(1000 * _at(warms, 0.95), 1),
                "page p50 ms": round(1000 * _at(pages, 0.5), 1),
                "page p95 ms": round(1000 * _at(pages, 0.95), 1),
                "queries": len(asked_for),
                "one index MB": round(memory / 2**20, 1),
                "pairs found": hit,
                "missed": missed,
                "only here": extra,
                "whole province: read s": round(read, 1),
                "index s": round(built, 1),
            }
        ],
        projects_per_lao=projects_per_lao,
    )


def _at(times: list[float] | list[int], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


if __name__ == "__main__":
    main()
