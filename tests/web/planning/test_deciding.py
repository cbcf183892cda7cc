"""The PAO decides on the framework in the browser; everyone else only reads what was decided."""

from django.test import Client
from django.urls import reverse

from prasan.framework.models import Coverage
from prasan.framework.rules import LinkStatus
from tests.build import PASSWORD, World


def signed_in(world: World, name: str) -> Client:
    client = Client()
    assert client.login(username=name, password=PASSWORD)
    return client


def test_a_refused_coverage_stops_counting_and_says_who_and_why(world: World) -> None:
    coverage = Coverage.objects.get(goal__code="1/1", guideline__code="1.2")
    page = reverse("element", args=[coverage.goal_id])
    porn = signed_in(world, "porn")
    assert reverse("coverage_decide", args=[coverage.pk]) in porn.get(page).content.decode()
    sent = {"status": "refused", "reason": "น้ำสะอาดไม่อยู่ในถ้อยคำ", "seen": "confirmed"}
    answer = porn.post(reverse("coverage_decide", args=[coverage.pk]), sent)
    assert (answer.status_code, answer.headers["Location"]) == (302, page)
    coverage.refresh_from_db()
    assert (coverage.status, coverage.by) == (LinkStatus.REFUSED, str(world.cast.porn))
    assert "น้ำสะอาดไม่อยู่ในถ้อยคำ" in Client().get(page).content.decode()


def test_a_decision_on_what_somebody_else_decided_meanwhile_is_refused(world: World) -> None:
    coverage = Coverage.objects.get(goal__code="1/1", guideline__code="1.2")
    sent = {"status": "refused", "reason": "ไม่ตรง", "seen": "proposed"}
    answer = signed_in(world, "porn").post(reverse("coverage_decide", args=[coverage.pk]), sent)
    assert answer.status_code == 409
    assert "มีผู้ตัดสินเรื่องนี้" in answer.content.decode()


def test_nothing_chosen_is_a_sentence_and_another_organisation_is_not_asked(world: World) -> None:
    coverage = Coverage.objects.get(goal__code="1/1", guideline__code="1.2")
    address = reverse("coverage_decide", args=[coverage.pk])
    assert signed_in(world, "porn").post(address, {}).status_code == 422
    assert signed_in(world, "boonmee").post(address, {}).status_code == 403
    assert (
        reverse("coverage_decide", args=[coverage.pk])
        not in Client().get(reverse("element", args=[coverage.goal_id])).content.decode()
    )


def test_what_does_not_exist_is_404(world: World) -> None:
    sent = {"status": "refused", "reason": "ไม่ตรง", "seen": "proposed"}
    for name in ("coverage_decide", "alignment_decide"):
        assert signed_in(world, "porn").post(reverse(name, args=[10**6]), sent).status_code == 404
    ruled = {"ruling": "keep", "why": "ตามต้นฉบับ", "seen": "open"}
    assert signed_in(world, "porn").post(reverse("finding_rule", args=[10**6]), ruled).status_code == 404
