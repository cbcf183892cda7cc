"""The same work asked for by several in the same moment."""

import pytest
from pytest_django import Settings

from prasan.jobs import actions
from prasan.jobs.models import Job
from tests.at_once import at_once
from tests.build import World

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("waits", [True, False], ids=["it waits", "it has ended by then"])
def test_everyone_gets_a_job_and_two_of_one_name_never_wait_together(
    world: World, settings: Settings, waits: bool
) -> None:
    settings.JOBS_AT_ONCE = not waits

    def ask(_: int) -> int:
        return actions.start(kind="test.count", by=world.cast.anong, arguments={"many": 1}, once="import 7").pk

    jobs = at_once(4, ask)
    assert set(jobs) == set(Job.objects.values_list("pk", flat=True))
    assert not waits or len(set(jobs)) == 1
