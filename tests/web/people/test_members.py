"""Who holds which role, on the page; invited, accepted, ended."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from pytest_django import Settings

from prasan.accounts.models import User
from prasan.organisations.models import Invitation, Membership
from prasan.organisations.queries import person
from tests.build import World
from tests.web.people.codes import give_authenticator

NEW = "a-quite-new-phrase-2571"
FORM = {"username": "somsri", "display_name": "สมศรี", "password1": NEW, "password2": NEW}


@pytest.fixture(autouse=True)
def letters(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def invite(world: World, **but: object) -> str:
    """Lek invites somebody on the page; the address of the letter."""
    form = {"email": "somsri@example.go.th", "display_name": "สมศรี", "role": ["planner"], **but}
    assert client_of(world.cast.lek).post("/organisations/5002/people/", form).status_code == 302
    found = re.search(r"http://testserver(/invitations/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def roles_offered(page: str) -> list[str]:
    return [str(box["value"]) for box in BeautifulSoup(page, "html.parser").select('input[name="role"]')]


def test_the_people_of_an_organisation_are_listed_with_their_roles(world: World) -> None:
    page = client_of(world.cast.lek).get("/organisations/5002/people/").content.decode()
    assert "มีบทบาทอยู่ 5 คน" in page and "Anong" in page and "Boonmee" not in page
    assert "pao_planner" not in roles_offered(page) and "clerk" in roles_offered(page)


def test_the_province_s_administrator_sees_those_beyond_organisations_and_opens_any_organisation(world: World) -> None:
    client = client_of(world.cast.siri)
    page = client.get("/people/").content.decode()
    assert "Fah" in page and "Krit" in page and "Anong" not in page
    assert set(roles_offered(page)) == {"coordination_member", "administrator", "auditor", "district_secretary"}
    assert client.get("/people/?organisation=5003")["Location"] == "/organisations/5003/people/"
    assert "pao_planner" in roles_offered(client.get("/organisations/5001/people/").content.decode())


def test_a_newcomer_accepts_signs_in_and_works(world: World) -> None:
    address = invite(world)
    stranger = Client()
    assert "somsri@example.go.th" in stranger.get(address).content.decode()
    assert stranger.post(address, FORM)["Location"] == "/sign-in/"
    assert stranger.post("/sign-in/", {"username": "somsri", "password": NEW})["Location"] == "/desk/"
    assert stranger.get("/plans/5002/").status_code == 200
    assert stranger.get("/plans/5003/").status_code == 404


@pytest.mark.parametrize(
    ("but", "told"),
    [
        ({"password1": "short", "password2": "short"}, "note bad"),
        ({"password2": "another-phrase-2571"}, "ไม่เหมือนกัน"),
        ({"username": "bad name!"}, "note bad"),
        ({"username": "ANONG"}, "มีคนใช้แล้ว"),
        ({"display_name": " "}, "พิมพ์ชื่อ"),
    ],
)
def test_what_is_wrong_with_a_newcomer_s_form_is_told_and_the_letter_still_works(
    world: World, but: dict[str, str], told: str
) -> None:
    address = invite(world)
    response = Client().post(address, {**FORM, **but})
    assert response.status_code == 422 and told in response.content.decode()
    assert Client().post(address, FORM).status_code == 302


def test_a_letter_that_opens_nothing_answers_alike_whatever_the_cause(world: World) -> None:
    used, withdrawn = invite(world), invite(world, email="b@example.go.th")
    Client().post(used, FORM)
    invitation = Invitation.objects.get(email="b@example.go.th")
    client_of(world.cast.lek).post(f"/people/invitations/{invitation.pk}/withdraw/")
    pages = [Client().get(one) for one in (used, withdrawn, "/invitations/nothing/")]
    told = [str(BeautifulSoup(one.content, "html.parser").main) for one in pages]
    assert [one.status_code for one in pages] == [404] * 3 and len(set(told)) == 1


def test_somebody_signed_in_with_another_address_is_told_and_nothing_is_given(world: World) -> None:
    address = invite(world)
    client = client_of(world.cast.boonmee)
    assert "ออกจากระบบแล้วเปิดลิงก์อีกครั้ง" in client.get(address).content.decode()
    assert client.post(address).status_code == 403
    assert not person(world.cast.boonmee).works_for("5002")


def test_a_role_ends_with_a_reason_and_access_is_gone_at_once_in_an_open_session(world: World) -> None:
    anong = client_of(world.cast.anong)
    assert anong.get("/plans/5002/").status_code == 200
    held = Membership.objects.get(user=world.cast.anong)
    lek = client_of(world.cast.lek)
    assert lek.post(f"/people/roles/{held.pk}/end/", {"why": " "}).status_code == 422
    assert lek.post(f"/people/roles/{held.pk}/end/", {"why": "ย้ายสังกัด"}).status_code == 302
    assert anong.get("/plans/5002/").status_code == 404
    page = lek.get("/organisations/5002/people/").content.decode()
    assert "มีบทบาทอยู่ 4 คน" in page and "บทบาทที่สิ้นสุดแล้ว" in page
    assert "ย้ายสังกัด" in lek.get("/plans/5002/trail/").content.decode()


def test_a_lost_second_factor_is_taken_away_by_the_province_with_a_reason(world: World, settings: Settings) -> None:
    settings.ADMINISTRATORS_NEED_SECOND_FACTOR = True
    for user in (world.cast.lek, world.cast.siri):
        give_authenticator(user)
    siri, lek = client_of(world.cast.siri), client_of(world.cast.lek)
    address = f"/people/{world.cast.lek.pk}/factors/reset/"
    assert lek.post(address, {"why": "เอง"}).status_code == 403
    assert siri.post(address, {"why": ""}).status_code == 422
    assert siri.post("/people/999999/factors/reset/", {"why": "x"}).status_code == 404
    assert lek.get("/desk/").status_code == 200
    assert siri.post(address, {"why": "โทรศัพท์หาย"}).status_code == 302
    assert lek.get("/desk/")["Location"] == "/account/"
    assert "โทรศัพท์หาย" in siri.get("/trail/?subject=user").content.decode()


def test_one_person_may_hold_several_roles(world: World) -> None:
    User.objects.filter(pk=world.cast.anong.pk).update(email="anong@example.go.th")
    address = invite(world, email="anong@example.go.th", role=["clerk", "monitoring_member"])
    anong = client_of(User.objects.get(username="anong"))
    assert anong.post(address)["Location"] == "/desk/"
    held = person(world.cast.anong)
    assert held.plans_for("5002") and held.clerks_for("5002") and held.monitors_for("5002")
