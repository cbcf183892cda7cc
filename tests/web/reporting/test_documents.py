"""The pages of documents: seen by everyone when announced, by readers as drafts; issued; verified; templates changed."""

from django.test import Client
from django.urls import reverse

from prasan.reports.models import Publication
from tests.build import PASSWORD, World, announce, row


def signed_in(name: str) -> Client:
    client = Client()
    assert client.login(username=name, password=PASSWORD)
    return client


def test_everyone_reads_an_announced_form_and_takes_it_away(world: World) -> None:
    announce(world.ban_a, [row("ถนนสายใหม่")])
    client = Client()
    code = {"code": world.ban_a.code}
    assert "แบบ ผ.02" in client.get(reverse("documents", kwargs=code)).content.decode()
    page = client.get(reverse("document", kwargs={**code, "kind": "p02"})).content.decode()
    assert "ถนนสายใหม่" in page
    assert "ฉบับร่าง" not in page
    for form, begins in (("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")):
        response = client.get(reverse("document_file", kwargs={**code, "kind": "p02", "form": form}))
        assert response.content.startswith(begins)
        assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_an_unknown_document_or_form_is_a_sentence_not_a_fault(world: World) -> None:
    announce(world.ban_a, [row("ถนน")])
    client = Client()
    for kind, form in (("nothing", "pdf"), ("p02", "exe")):
        address = reverse("document_file", kwargs={"code": world.ban_a.code, "kind": kind, "form": form})
        assert client.get(address).status_code == 404


def test_a_planner_issues_and_anyone_verifies(world: World) -> None:
    announce(world.ban_a, [row("ถนน")])
    client = signed_in("anong")
    kind = {"code": world.ban_a.code, "kind": "p02"}
    response = client.post(reverse("document_issue", kwargs=kind), follow=True)
    made = Publication.objects.get()
    assert made.content_digest in response.content.decode()
    found = Client().get(reverse("publication_verify"), {"digest": made.content_digest[:16]})
    assert made.title in found.content.decode()
    assert Client().get(reverse("publication_verify"), {"digest": "no"}).status_code == 422
    assert "ไม่มีเอกสารที่ออกด้วยรหัสนี้" in Client().get(reverse("publication_verify"), {"digest": "0" * 64}).content.decode()
