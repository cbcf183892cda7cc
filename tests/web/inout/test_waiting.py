"""Big files: read and applied in the background, with a page that may be left; and previews that are discarded."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from prasan.classification.models import Proposal
from prasan.jobs.models import Job
from prasan.plans.models import Import, ProjectVersion
from tests.build import World
from tests.jobs.works import work_off
from tests.web.planning.conftest import ROWS, text_of, workbook

Send = Callable[..., Import]


@pytest.fixture
def everything_is_big(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr("prasan.web.planning.importing.BIG_BYTES", 1)
    monkeypatch.setattr("prasan.web.planning.importing.BIG_ROWS", 1)
    settings.JOBS_AT_ONCE = False


def working() -> list[str]:
    return list(ProjectVersion.objects.working().order_by("position").values_list("name", flat=True))


@pytest.mark.usefixtures("everything_is_big", "vocabulary")
def test_a_big_file_is_read_and_applied_in_the_background(anong: Client, send: Send) -> None:
    kept = send(*ROWS)
    address = f"/imports/{kept.pk}/"
    page = anong.get(address).content.decode()
    assert "กำลังอ่านไฟล์" in page and 'hx-trigger="every 1s"' in page and '<meta http-equiv="refresh"' in page
    work_off()
    assert anong.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    response = anong.get(address)
    assert "+3 เพิ่ม" in text_of(response.content)
    sent = {"seen": response.context["preview"].seen}
    assert anong.post(f"{address}apply/", sent)["Location"] == address
    assert anong.post(f"{address}apply/", sent)["Location"] == address
    assert Job.objects.filter(kind="plans.apply_import").count() == 1
    assert "กำลังนำเข้า" in text_of(anong.get(address).content)
    assert working() == []
    work_off()
    assert working() == [one.name for one in ROWS]
    assert Proposal.objects.count() == 3
    assert "นำเข้าแล้ว" in text_of(anong.get(address).content)
    job = Job.objects.get(kind="plans.apply_import")
    assert job.result["added"] == 3
    assert f'href="{address}"' in anong.get(f"/jobs/{job.pk}/").content.decode()


@pytest.mark.usefixtures("everything_is_big")
def test_a_big_file_that_is_no_plan_says_why_whenever_one_comes_back(world: World, anong: Client) -> None:
    sent = SimpleUploadedFile("รูป.xlsx", b"no workbook")
    address = anong.post(f"/plans/{world.ban_a.code}/import/", {"file": sent})["Location"]
    work_off()
    assert "อ่านไฟล์นี้เป็นสมุดงานไม่ได้" in text_of(anong.get(address).content)
    assert "อ่านไฟล์นี้เป็นสมุดงานไม่ได้" in text_of(anong.get(f"/plans/{world.ban_a.code}/").content)


@pytest.mark.usefixtures("everything_is_big")
def test_a_plan_that_changed_meanwhile_is_told_on_the_preview(anong: Client, send: Send) -> None:
    kept = send(*ROWS)
    work_off()
    anong.post(f"/imports/{kept.pk}/apply/", {"seen": "old"})
    work_off()
    response = anong.get(f"/imports/{kept.pk}/")
    assert "แผนเปลี่ยนไปหลังจากที่แสดงตัวอย่างนี้" in text_of(response.content)
    assert working() == []


@pytest.mark.usefixtures("everything_is_big")
def test_reading_that_was_stopped_can_be_asked_for_again(anong: Client, send: Send) -> None:
    kept = send(*ROWS)
    anong.post(f"/jobs/{Job.objects.latest('pk').pk}/cancel/")
    assert "อ่านไฟล์นี้อีกครั้ง" in text_of(anong.get(f"/imports/{kept.pk}/").content)
    anong.post(f"/imports/{kept.pk}/read/")
    work_off()
    assert "+3 เพิ่ม" in text_of(anong.get(f"/imports/{kept.pk}/").content)


def test_a_small_file_needs_no_job(anong: Client, bring_in: Send) -> None:
    bring_in(*ROWS)
    assert Job.objects.count() == 0


def test_a_preview_is_discarded_with_a_reason_and_leaves_the_list(world: World, anong: Client, send: Send) -> None:
    kept = send(*ROWS)
    assert anong.post(f"/imports/{kept.pk}/discard/", {"why": " "}).status_code == 422
    assert anong.post(f"/imports/{kept.pk}/discard/", {"why": "มีไฟล์ใหม่กว่า"}).status_code == 302
    assert "แผน.xlsx" not in text_of(anong.get(f"/plans/{world.ban_a.code}/").content)
    history = text_of(anong.get(f"/plans/{world.ban_a.code}/files/").content)
    assert "ทิ้งแล้ว" in history and "มีไฟล์ใหม่กว่า" in history
    assert "ทิ้งโดยไม่ได้นำเข้า" in text_of(anong.get(f"/imports/{kept.pk}/").content)


def test_a_preview_that_nobody_took_up_for_a_month_is_only_in_the_history(
    world: World, anong: Client, bring_in: Send, send: Send
) -> None:
    bring_in(*ROWS)
    kept = send(*ROWS[:2], name="ค้าง.xlsx")
    Import.objects.filter(pk=kept.pk).update(uploaded_at=timezone.now() - timedelta(days=31))
    assert "ค้าง.xlsx" not in text_of(anong.get(f"/plans/{world.ban_a.code}/").content)
    assert "ค้าง.xlsx" in text_of(anong.get(f"/plans/{world.ban_a.code}/files/").content)


@pytest.mark.parametrize("path", ["read/", "discard/"])
def test_strangers_find_nothing_to_read_or_discard(boonmee: Client, send: Send, path: str) -> None:
    kept = send(content=workbook(*ROWS))
    assert boonmee.post(f"/imports/{kept.pk}/{path}", {"why": "x"}).status_code == 404
