"""The pages of background jobs."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import Settings

from prasan.accounts.models import User
from prasan.analytics.queries import forget
from prasan.jobs.actions import start
from prasan.jobs.models import Job
from prasan.jobs.rules import State
from tests.build import World
from tests.jobs.works import register_works, work_off


@pytest.fixture(autouse=True)
def known() -> None:
    forget()
    register_works()


def counting(world: World) -> Job:
    return start(kind="test.count", by=world.cast.anong, arguments={"many": 2}, about="แผน.xlsx")


def test_a_waiting_job_asks_for_itself_again_and_an_ended_one_does_not(
    world: World, as_user: Callable[[User], Client], settings: Settings
) -> None:
    settings.JOBS_AT_ONCE = False
    job = counting(world)
    client = as_user(world.cast.anong)
    page = client.get(f"/jobs/{job.pk}/").content.decode()
    assert 'hx-trigger="every 1s"' in page and '<meta http-equiv="refresh"' in page
    work_off()
    page = client.get(f"/jobs/{job.pk}/").content.decode()
    assert "hx-trigger" not in page and "http-equiv" not in page
    assert "นับครบแล้ว" in page


def test_the_part_that_htmx_swaps_is_the_part_of_the_page(world: World, as_user: Callable[[User], Client]) -> None:
    job = counting(world)
    client = as_user(world.cast.anong)
    whole = BeautifulSoup(client.get(f"/jobs/{job.pk}/").content, "html.parser").select_one("#job")
    part = BeautifulSoup(client.get(f"/jobs/{job.pk}/", headers={"HX-Request": "true"}).content, "html.parser")
    assert str(whole) == str(part.select_one("#job"))


def test_the_list_shows_only_ones_own_jobs(world: World, as_user: Callable[[User], Client]) -> None:
    counting(world)
    assert "แผน.xlsx" in as_user(world.cast.anong).get("/jobs/").content.decode()
    assert "แผน.xlsx" not in as_user(world.cast.boonmee).get("/jobs/").content.decode()


def test_another_persons_job_answers_like_one_that_is_not_there(
    world: World, as_user: Callable[[User], Client]
) -> None:
    job = counting(world)
    client = as_user(world.cast.boonmee)
    theirs, missing = (client.get(f"/jobs/{number}/") for number in (job.pk, job.pk + 99))
    assert theirs.status_code == missing.status_code == 404
    told = [BeautifulSoup(one.content, "html.parser").main for one in (theirs, missing)]
    assert str(told[0]) == str(told[1])


def test_a_job_is_stopped_with_its_button(world: World, as_user: Callable[[User], Client], settings: Settings) -> None:
    settings.JOBS_AT_ONCE = False
    job = counting(world)
    assert as_user(world.cast.anong).post(f"/jobs/{job.pk}/cancel/").status_code == 302
    job.refresh_from_db()
    assert job.state == State.CANCELLED


def test_the_file_comes_under_its_name(world: World, as_user: Callable[[User], Client]) -> None:
    job = start(kind="test.file", by=world.cast.anong, arguments={})
    response = as_user(world.cast.anong).get(f"/jobs/{job.pk}/file/")
    assert response.content == b"made" and "attachment" in response["Content-Disposition"]
