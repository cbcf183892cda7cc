"""An organisation's own issues in the browser: written by its planner, unseen by others until announced."""

import pytest
from django.test import Client
from django.urls import reverse

from prasan.framework import queries
from prasan.framework.actions import publish_own
from prasan.framework.models import Alignment, Edition
from prasan.framework.rules import Level, LinkStatus
from prasan.plans import actions
from prasan.plans.rules.rows import PlanDocument, PlanFormat
from tests.build import PASSWORD, World, row
from tests.framework.higher import guideline


def client_of(name: str) -> Client:
    client = Client()
    assert client.login(username=name, password=PASSWORD)
    return client


@pytest.fixture
def anong(world: World) -> Client:
    """A plan of two headings is imported; Anong is its planner."""
    rows = (row("ถนน", group="ยุทธศาสตร์ที่ 1 ด้านถนน"), row("น้ำ", row=11, group="ยุทธศาสตร์ที่ 2 ด้านผู้สูงอายุ"))
    document = PlanDocument(PlanFormat.ISSUE, 2571, 2575, "", rows)
    kept = actions.keep_upload(
        organisation=world.ban_a, document=document, file_name="a.xlsx", content=b"1", by=world.cast.anong
    )
    actions.apply_import(import_id=kept.pk, document=document, seen="new", by=world.cast.anong)
    return client_of("anong")


def change(client: Client, world: World, **sent: object) -> int:
    return client.post(reverse("own_issues_change", args=[world.ban_a.code]), sent).status_code


def draft(world: World) -> Edition:
    edition = queries.own_edition(world.ban_a.pk, 2571, working=True)
    assert edition is not None
    return edition


def test_issues_come_from_the_headings_of_the_plan_and_are_edited(world: World, anong: Client) -> None:
    assert "ดึง 2 ประเด็นจากหัวข้อในแผน" in anong.get(reverse("own_issues", args=[world.ban_a.code])).content.decode()
    assert change(anong, world, do="from_plan") == 302
    first, second = queries.own_issues(draft(world).pk)
    assert [first.title_th, second.title_th] == ["ด้านถนน", "ด้านผู้สูงอายุ"]
    change(anong, world, do="rename", issue=first.pk, title="ด้านถนนและน้ำ", seen=first.title_th)
    change(anong, world, do="add", code="", title="ด้านใหม่")
    change(anong, world, do="remove", issue=second.pk)
    assert [one.title_th for one in queries.own_issues(draft(world).pk)] == ["ด้านถนนและน้ำ", "ด้านใหม่"]
    assert change(anong, world, do="add", title=" ") == 422
    assert change(anong, world, do="dance") == 422


def test_links_are_suggested_made_weighed_refused_and_taken_back(world: World, anong: Client) -> None:
    change(anong, world, do="from_plan")
    page = anong.get(reverse("own_issues", args=[world.ban_a.code])).content.decode()
    issue = queries.own_issues(draft(world).pk)[1]
    pair = f"{issue.pk}:{guideline(world, '2.1').pk}"
    assert f'value="{pair}"' in page
    links = reverse("own_links", args=[world.ban_a.code])
    anong.post(links, {"pair": [pair]})
    link = Alignment.objects.get()
    assert (link.status, link.by) == (LinkStatus.CONFIRMED, "Anong")
    sent = {
        f"seen_{link.pk}": "confirmed",
        f"weight_{link.pk}": "7",
        f"why_{link.pk}": "ก",
        "one": f"confirmed:{link.pk}",
    }
    anong.post(links, sent)
    link.refresh_from_db()
    assert link.weight == 7
    entry = anong.get(reverse("own_issues", args=[world.ban_a.code])).content.decode()
    anong.post(links, {"entry": entry.split('name="entry" value="')[1].split('"')[0]})
    link.refresh_from_db()
    assert link.weight == 1
    assert anong.post(links, {"issue": issue.pk, "to": guideline(world, "1.1").pk}).status_code == 302
    assert Alignment.objects.count() == 2


def test_another_organisation_neither_sees_nor_changes_it(world: World, anong: Client) -> None:
    change(anong, world, do="from_plan")
    issue = queries.own_issues(draft(world).pk)[0]
    boonmee = client_of("boonmee")
    assert boonmee.get(reverse("own_issues", args=[world.ban_a.code])).status_code == 404
    assert change(boonmee, world, do="remove", issue=issue.pk) == 404
    # Through his own address he reaches nothing of hers either.
    his = reverse("own_issues_change", args=[world.ban_b.code])
    assert boonmee.post(his, {"do": "remove", "issue": issue.pk}).status_code == 404
    links = reverse("own_links", args=[world.ban_b.code])
    assert boonmee.post(links, {"pair": [f"{issue.pk}:{guideline(world, '1.1').pk}"]}).status_code == 422
    assert "ด้านถนน" not in Client().get(reverse("organisation_issues", args=[world.ban_a.code])).content.decode()
    assert Client().get(reverse("organisation_map", args=[world.ban_a.code])).status_code == 404
    assert client_of("ake").get(reverse("own_issues", args=[world.ban_a.code])).status_code == 200


def test_what_is_announced_is_public(world: World, anong: Client) -> None:
    change(anong, world, do="from_plan")
    publish_own(organisation=world.ban_a, first_year=2571, by=world.cast.anong)
    assert "ด้านถนน" in Client().get(reverse("organisation_issues", args=[world.ban_a.code])).content.decode()
    assert "strategy-map" in Client().get(reverse("organisation_map", args=[world.ban_a.code])).content.decode()
    assert change(anong, world, do="open") == 302
    assert Edition.objects.filter(level=Level.OWN).count() == 2


def test_the_page_needs_few_queries(world: World, anong: Client, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    change(anong, world, do="from_plan")
    address = reverse("own_issues", args=[world.ban_a.code])
    anong.get(address)
    with django_assert_max_num_queries(15):
        anong.get(address)
