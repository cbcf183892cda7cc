"""Long documents in the background: made for who asked, kept, fetched; and readers who wait take turns."""

import fcntl
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from prasan.jobs.actions import start
from prasan.jobs.models import Job
from prasan.plans.models import Plan
from prasan.reports.documents.kinds import Form
from prasan.reports.documents.registry import KINDS
from prasan.reports.facts import Asked, State
from prasan.reports.jobs import MAKE, wanted, work_named
from prasan.reports.rendering.turns import Busy, turn
from tests.build import PASSWORD, World, announce, row

pytestmark = pytest.mark.skipif(not settings.HAS_TYPEFACE, reason="the typeface is not installed (make install)")


def test_a_book_is_made_in_the_background_kept_and_fetched(world: World) -> None:
    announce(world.ban_a, [row("ถนนสายใหม่")])
    client = Client()
    assert client.login(username="anong", password=PASSWORD)
    address = reverse("document_make", kwargs={"code": world.ban_a.code, "kind": "book", "form": "pdf"})
    page = client.post(address, follow=True).content.decode()
    job = Job.objects.get()
    assert "พร้อมแล้ว" in page
    assert (job.state, job.total) == ("done", 100)
    file = client.get(reverse("job_file", args=[job.pk]))
    assert file.content.startswith(b"%PDF")


def test_the_list_offers_long_documents_as_orders_to_who_has_signed_in_and_as_links_to_all(world: World) -> None:
    announce(world.ban_a, [row("ถนน")])
    address = reverse("documents", kwargs={"code": world.ban_a.code})
    making = reverse("document_make", kwargs={"code": world.ban_a.code, "kind": "book", "form": "docx"})
    client = Client()
    assert making not in client.get(address).content.decode()
    assert client.login(username="boonmee", password=PASSWORD)
    assert making in client.get(address).content.decode()


def test_who_lost_the_right_to_a_draft_gets_no_file(world: World) -> None:
    announce(world.ban_a, [row("ถนน")])
    plan = Plan.objects.get(organisation=world.ban_a)
    arguments = wanted(plan, KINDS["p02"], Form.XLSX, Asked(State.WORKING))
    job = start(kind=MAKE.code, by=world.cast.boonmee, arguments=arguments, once=work_named(arguments, 1))
    assert (job.state, job.result) == ("refused", {"code": "no_plan_to_print"})


def test_a_document_of_the_province_is_made_too(world: World) -> None:
    arguments = wanted(world.province, KINDS["framework"], Form.DOCX, Asked())
    job = start(kind=MAKE.code, by=world.cast.porn, arguments=arguments)
    assert job.state == "done", job.message_th


def test_readers_take_turns_and_are_told_when_all_are_taken(tmp_path: Path) -> None:
    with turn(tmp_path, at_a_time=2), turn(tmp_path, at_a_time=2):
        with pytest.raises(Busy) as busy, turn(tmp_path, at_a_time=2):
            pass
        assert busy.value.http_status == 503
    with turn(tmp_path, at_a_time=1):
        pass


def test_who_stands_in_line_gets_the_turn_that_is_given_back(tmp_path: Path) -> None:
    got = threading.Event()

    def wait() -> None:
        with turn(tmp_path, at_a_time=1, in_line=1):
            got.set()

    with turn(tmp_path, at_a_time=1):
        waiting = threading.Thread(target=wait)
        waiting.start()
        assert not got.wait(0.3)
    waiting.join()
    assert got.is_set()


def test_the_line_has_an_end_and_patience_too(tmp_path: Path) -> None:
    with turn(tmp_path, at_a_time=1):
        with pytest.raises(Busy), turn(tmp_path, at_a_time=1, in_line=1, patience=0.2):
            pass
        with (tmp_path / "line-0").open("w") as taken:
            fcntl.flock(taken, fcntl.LOCK_EX)
            with pytest.raises(Busy), turn(tmp_path, at_a_time=1, in_line=1, patience=60):
                pass
