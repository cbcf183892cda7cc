"""The page on which the province's administrator records what happened to an organisation."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from prasan.organisations.models import OrganisationChange
from tests.build import PASSWORD, World

UPGRADE = {
    "what": "upgraded",
    "kind": "subdistrict_municipality",
    "name_th": "เทศบาลตำบลบ้านซี",
    "name_en": "Ban C",
    "on": "1/10/2567",
    "why": "ประกาศกระทรวงมหาดไทย",
}


@pytest.fixture
def siri(world: World) -> Client:
    client = Client()
    assert client.login(username=world.cast.siri.username, password=PASSWORD)
    return client


def test_a_change_is_looked_at_then_recorded_then_taken_back(world: World, siri: Client) -> None:
    address = reverse("organisation_change", args=[world.ban_c.code])
    looked_at = siri.post(address, UPGRADE)
    assert "ขั้นตอนของแผนที่จัดทำหลังจากนี้เป็นไปตามประเภทใหม่" in looked_at.content.decode()
    assert not OrganisationChange.objects.exists()

    form = BeautifulSoup(looked_at.content, "html.parser").select_one("#check").find_parent("section").form  # type: ignore[union-attr]
    sent = {one["name"]: one["value"] for one in form.select("input")}  # type: ignore[union-attr]
    assert siri.post(address, sent).status_code == 302
    world.ban_c.refresh_from_db()
    assert world.ban_c.name_th == "เทศบาลตำบลบ้านซี"

    change = OrganisationChange.objects.get()
    siri.post(reverse("organisation_change_back", args=[change.pk]), {"why": "ผิดแห่ง"})
    world.ban_c.refresh_from_db()
    assert world.ban_c.name_th == "องค์การบริหารส่วนตำบลบ้านซี"


def test_an_end_says_what_it_does_to_the_denominator(world: World, siri: Client) -> None:
    sent = {"what": "merged", "into": world.ban_d.code, "on": "1/10/2567", "why": "ประกาศ"}
    page = siri.post(reverse("organisation_change", args=[world.ban_c.code]), sent).content.decode()
    assert "ตัวหารของปี 2568 เป็นต้นไป" in page and "5 → 4 แห่ง" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": "sold"},
        {"what": ""},
        {"kind": "kingdom"},
        {"kind": ""},
        {"on": "31/2/2570"},
        {"on": ""},
        {"on": "1/10/2620"},
        {"why": " "},
        {"name_th": "บ้านซี"},
        {"what": "merged", "into": ""},
        {"what": "merged", "into": "5004"},
        {"what": "merged", "into": "5001"},
    ],
)
@pytest.mark.parametrize("confirmed", ["", "1"])
def test_what_is_not_right_is_refused_and_nothing_changes(
    world: World, siri: Client, wrong: dict[str, str], confirmed: str
) -> None:
    sent = UPGRADE | wrong | {"confirmed": confirmed}
    answer = siri.post(reverse("organisation_change", args=[world.ban_c.code]), sent)
    assert answer.status_code == 422 or answer.status_code == 409
    assert not OrganisationChange.objects.exists()


def test_the_pao_has_no_rank_and_does_not_end(world: World, siri: Client) -> None:
    page = BeautifulSoup(siri.get(reverse("organisation_change", args=[world.pao.code])).content, "html.parser")
    assert [one["value"] for one in page.select('input[name="what"]')] == ["renamed"]


def test_the_way_there_is_shown_to_the_administrator_only(world: World, siri: Client) -> None:
    address = reverse("organisation", args=[world.ban_c.code])
    way = reverse("organisation_change", args=[world.ban_c.code])
    assert way in siri.get(address).content.decode()
    planner = Client()
    planner.login(username=world.cast.porn.username, password=PASSWORD)
    assert way not in planner.get(address).content.decode()
