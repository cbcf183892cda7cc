"""A job's life: started, worked on, answered; refused, broken, stopped, lost and found."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from prasan.common.errors import NotFound, Refusal
from prasan.jobs import actions, queries
from prasan.jobs.kinds import Work
from prasan.jobs.models import Job, JobFile
from prasan.jobs.rules import MOST_OPEN, State
from tests.build import World
from tests.jobs import works


@pytest.fixture(autouse=True)
def nothing_done() -> None:
    works.done.clear()


def start(world: World, kind: str = "test.count", once: str = "", **arguments: object) -> Job:
    return actions.start(kind=kind, by=world.cast.anong, arguments={"many": 3, **arguments}, once=once)


def test_a_job_ends_with_its_answer(world: World) -> None:
    job = start(world)
    assert (job.state, job.done, job.total, job.attempts) == (State.DONE, 3, 3, 1)
    assert job.result == {"counted": 3}
    assert job.message_th == "นับครบแล้ว"
    assert job.started_at and job.ended_at


def test_a_refusal_inside_a_job_is_kept_as_an_answer(world: World) -> None:
    job = start(world, "test.refuse")
    assert (job.state, job.result, job.message_en) == (State.REFUSED, {"code": "not_today"}, "Not today.")
    assert not job.reference


def test_a_bug_is_kept_as_failed_with_the_reference_that_is_in_the_log(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    job = start(world, "test.break")
    assert job.state == State.FAILED
    assert job.reference and job.reference in job.message_th and job.reference in caplog.text
    assert "a bug" not in job.message_th + job.message_en


def test_a_file_is_kept_beside_the_job_and_swept_after_a_while(world: World) -> None:
    job = start(world, "test.file")
    assert bytes(queries.file_of(job).content) == b"made"
    actions.sweep(now=timezone.now())
    assert JobFile.objects.count() == 1
    actions.sweep(now=timezone.now() + actions.KEPT_FILES + timedelta(hours=1))
    with pytest.raises(NotFound):
        queries.file_of(job)
    assert Job.objects.get() == job


def test_a_running_job_stops_where_it_next_says_how_far_it_is(world: World) -> None:
    job = start(world, "test.stopped")
    assert job.state == State.CANCELLED
    assert works.done == []


def test_a_job_that_has_ended_cannot_be_stopped(world: World) -> None:
    with pytest.raises(Refusal):
        actions.cancel(job_id=start(world).pk, by=world.cast.anong)


def test_nobody_else_stops_or_sees_a_job(world: World) -> None:
    job = start(world)
    with pytest.raises(NotFound):
        actions.cancel(job_id=job.pk, by=world.cast.boonmee)
    assert queries.job_to_see(job.pk, world.cast.porn) == job


def test_work_that_nobody_knows_is_no_job(world: World) -> None:
    with pytest.raises(ValueError):
        start(world, "no.such.kind")


class TestQueue:
    """The queue itself, with the worker's own loop."""

    @pytest.fixture(autouse=True)
    def queued(self, settings: Settings) -> None:
        settings.JOBS_AT_ONCE = False

    def test_a_job_waits_for_the_worker(self, world: World) -> None:
        job = start(world)
        assert job.state == State.WAITING and works.done == []
        works.work_off()
        job.refresh_from_db()
        assert job.state == State.DONE

    def test_asking_again_while_it_waits_gives_the_same_job(self, world: World) -> None:
        first, second = start(world, once="import 7"), start(world, once="import 7")
        assert first == second
        works.work_off()
        assert len(works.done) == 1
        assert start(world, once="import 7") != first

    def test_a_job_is_done_once_however_often_it_is_handed_out(self, world: World) -> None:
        job = start(world)
        actions.run_job.enqueue(job.pk)
        works.work_off()
        assert len(works.done) == 1

    def test_a_waiting_job_stops_at_once_and_never_runs(self, world: World) -> None:
        job = start(world)
        actions.cancel(job_id=job.pk, by=world.cast.anong)
        works.work_off()
        job.refresh_from_db()
        assert job.state == State.CANCELLED and works.done == []

    def test_one_person_may_not_fill_the_queue(self, world: World) -> None:
        for _ in range(MOST_OPEN):
            start(world)
        with pytest.raises(Refusal):
            start(world)

    def lost(self, job: Job, attempts: int = 1) -> None:
        long_ago = timezone.now() - actions.LOST_AFTER - timedelta(seconds=1)
        Job.objects.filter(pk=job.pk).update(state=State.RUNNING, attempts=attempts, seen_at=long_ago, worker="dead")

    def test_the_job_of_a_killed_worker_is_found_and_begun_again(self, world: World) -> None:
        job = start(world)
        self.lost(job)
        assert actions.recover(now=timezone.now()) == 1
        works.work_off()
        job.refresh_from_db()
        assert (job.state, job.attempts) == (State.DONE, 2)

    def test_a_job_that_kills_its_worker_every_time_is_ended(self, world: World) -> None:
        job = start(world)
        self.lost(job, attempts=3)
        actions.recover(now=timezone.now())
        job.refresh_from_db()
        assert job.state == State.FAILED and "หยุดกลางคัน" in job.message_th

    def test_work_that_may_not_be_repeated_is_not(self, world: World) -> None:
        job = start(world, "test.once_only")
        self.lost(job)
        actions.recover(now=timezone.now())
        works.work_off()
        job.refresh_from_db()
        assert job.state == State.FAILED and works.done == []

    def test_a_worker_that_still_lives_keeps_its_job(self, world: World) -> None:
        job = start(world)
        self.lost(job)
        actions.keep_alive(worker="dead", now=timezone.now())
        assert actions.recover(now=timezone.now()) == 0

    def test_the_answer_of_a_worker_that_was_given_up_does_not_count(self, world: World) -> None:
        job = start(world)
        self.lost(job)
        job.refresh_from_db()
        Job.objects.filter(pk=job.pk).update(attempts=2)
        actions.finish(job, works._count(Work(job.by, "", job.arguments, lambda *_: None)))
        job.refresh_from_db()
        assert job.state == State.RUNNING

    def test_a_job_that_never_came_into_the_queue_is_put_there(self, world: World) -> None:
        job = start(world)
        DBTaskResult.objects.all().delete()
        assert actions.recover(now=timezone.now()) == 0
        assert actions.recover(now=timezone.now() + actions.LOST_AFTER + timedelta(seconds=1)) == 1
        works.work_off()
        job.refresh_from_db()
        assert job.state == State.DONE
