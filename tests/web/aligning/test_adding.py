"""The PAO adds a plan above from a list: looked at, mended, published, and put in the place of an older one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from prasan.accounts.models import TrailEntry
from prasan.framework import queries
from prasan.framework.models import Alignment, Edition
from prasan.framework.rules import Level
from tests.build import PASSWORD, PROVINCE, World
from tests.framework.higher import MILESTONES, confirm, higher

FORM = {
    "level": "national_plan",
    "title_th": "แผนพัฒนาฯ ฉบับที่ 14",
    "first_year": "2571",
    "last_year": "2575",
    "source": "ราชกิจจานุเบกษา (ทดสอบ)",
    "list": "1. พื้นที่และเมืองอัจฉริยะที่น่าอยู่\n2. ความคุ้มครองทางสังคม",
}


@pytest.fixture
def porn(world: World) -> Client:
    client = Client()
    assert client.login(username="porn", password=PASSWORD)
    return client


def test_a_list_is_looked_at_without_being_stored_then_published_and_replaces_the_older_plan(
    world: World, porn: Client
) -> None:
    old = higher(Level.NATIONAL_PLAN, MILESTONES)
    confirm(world, "1.1", old, "8")
    page = reverse("alignment_add_plan")
    assert page in porn.get(reverse("alignment")).content.decode()
    looked = porn.post(page, {**FORM, "do": "look"})
    assert "อ่านได้ 2 รายการ" in looked.content.decode() and Edition.objects.filter(first_year=2571).count() == 1
    sent = porn.post(page, {**FORM, "do": "publish"})
    assert sent.status_code == 302
    new = next(one for one in queries.editions_of(PROVINCE) if one.title_th == FORM["title_th"])
    assert (new.first_year, new.source, new.elements.count()) == (2571, FORM["source"], 2)
    assert sent["Location"] == reverse("alignment_desk", args=[new.code])
    assert TrailEntry.objects.get(did="edition.loaded", target_id=str(new.pk)).by == world.cast.porn
    porn.post(reverse("alignment_replaced", args=[new.code]), {"old": old.code})
    carried = Alignment.objects.get(to_element__edition=new)
    assert (carried.from_element.code, carried.to_element.code, carried.status) == ("1.1", "1", "proposed")
    # Another list of the same years is another edition; nothing published is written over.
    assert porn.post(page, {**FORM, "do": "publish"}).status_code == 302
    assert Edition.objects.filter(level=Level.NATIONAL_PLAN, first_year=2571).count() == 2


def test_a_file_fills_the_list_and_errors_and_missing_facts_are_told_on_the_page(world: World, porn: Client) -> None:
    page = reverse("alignment_add_plan")
    file = SimpleUploadedFile("แผน.txt", "1. หนึ่ง\n1. ซ้ำ".encode())
    looked = porn.post(page, {**FORM, "list": "", "file": file, "do": "look"}).content.decode()
    assert "1. หนึ่ง" in looked and "เลข 1 ซ้ำ" in looked and 'value="publish"' not in looked
    for but in ({"list": ""}, {"source": ""}, {"level": "framework"}, {"level": ""}, {"first_year": "2580"}):
        answer = porn.post(page, {**FORM, "do": "publish", **but})
        assert answer.status_code == 422 and 'role="alert"' in answer.content.decode()
    assert not Edition.objects.filter(level=Level.NATIONAL_PLAN).exists()


def test_only_those_who_decide_for_the_province_may(world: World) -> None:
    client = Client()
    assert client.login(username="anong", password=PASSWORD)
    assert client.post(reverse("alignment_add_plan"), {**FORM, "do": "publish"}).status_code in (403, 404)
    assert not Edition.objects.filter(level=Level.NATIONAL_PLAN).exists()
