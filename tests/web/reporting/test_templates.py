"""The page of a template: one part at a time, each saved alone, what is refused stays in its form."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from prasan.reports.documents.registry import KINDS
from prasan.reports.loading.topics import topic_groups
from prasan.reports.models import TemplateText
from prasan.web.reporting.template_parts import parts_of
from tests.build import World
from tests.web.reporting.test_documents import signed_in


def page_of(world: World, part: str) -> tuple[Client, str]:
    address = reverse("organisation_template", kwargs={"code": world.ban_a.code})
    return signed_in("anong"), f"{address}?part={part}"


def test_a_planner_changes_the_paper_and_sees_it(world: World) -> None:
    client, address = page_of(world, "paper")
    sent = {"letterhead": "สำนักงาน<b>เทศบาล", "signatures": "(นาย ก)\nนายก", "digits": "thai"}
    page = client.post(address, sent, follow=True).content.decode()
    assert "สำนักงาน&lt;b&gt;เทศบาล" in page
    assert "๒๕๗๐" in page


def test_a_part_is_saved_alone(world: World) -> None:
    client, address = page_of(world, "p01")
    client.post(address, {"p01.apart": "แยกไว้", "letterhead": "ไม่ใช่ส่วนนี้"})
    assert dict(TemplateText.objects.values_list("key", "text")) == {"p01.apart": "แยกไว้"}
    assert "แยกไว้" in client.get(address).content.decode()


def test_what_is_refused_stays_in_the_form(world: World) -> None:
    client, address = page_of(world, "p01")
    response = client.post(address, {"p01.apart": "ข้อความยาวที่พิมพ์ไว้ {secret}"})
    assert response.status_code == 422
    assert "ข้อความยาวที่พิมพ์ไว้ {secret}" in response.content.decode()
    assert not TemplateText.objects.exists()


def test_an_emblem_that_is_no_png_is_refused_on_the_page(world: World) -> None:
    client, address = page_of(world, "paper")
    response = client.post(address, {"letterhead": "หัว", "emblem": SimpleUploadedFile("a.png", b"GIF89a")})
    assert response.status_code == 422
    assert "หัว" in response.content.decode()


def test_a_topic_holds_a_list_of_villages(world: World) -> None:
    client, address = page_of(world, "book-2")
    villages = "\n".join(f"หมู่ที่ {n} บ้านหนองน้ำใส ผู้ใหญ่บ้าน นายสมชาย ใจดี" for n in range(1, 41))
    assert client.post(address, {"book.topic.administration": villages}).status_code == 302
    assert "หมู่ที่ 40 " in client.get(address).content.decode()


def test_a_part_that_does_not_exist_is_a_sentence(world: World) -> None:
    client, address = page_of(world, "nothing")
    assert client.get(address).status_code == 404


def test_every_word_that_may_be_changed_stands_in_one_part() -> None:
    parts = parts_of({}, of_province=True)
    keys = [one.key for part in parts for one in part.passages]
    assert sorted(keys) == sorted(key for kind in KINDS.values() for key in kind.wording)
    assert sum(len(part.passages) for part in parts if part.code.startswith("book-")) == 37
    assert len(parts_of({}, of_province=False)) < len(parts)


def test_topics_are_named_in_both_languages() -> None:
    named = [(group.title_th, group.title_en) for group in topic_groups()]
    named += [(one.title_th, one.title_en) for group in topic_groups() for one in group.topics]
    assert all(th and en for th, en in named)
