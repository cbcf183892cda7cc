"""The page of tokens: made and shown once, revoked, by the organisation's own planner."""

from collections.abc import Callable

import pytest
from django.test import Client

from prasan.accounts.models import TrailEntry, User
from prasan.common.errors import NotAllowed, NotFound
from prasan.connections.actions import make_token, revoke_token
from prasan.connections.models import ApiToken
from tests.build import World
from tests.web.planning.conftest import text_of


def test_a_token_is_shown_once_and_then_only_by_its_beginning(world: World, anong: Client) -> None:
    address = f"/plans/{world.ban_a.code}/connections/"
    made = anong.post(address, {"name": "ระบบแผน", "days": "90"})
    secret = made.context["secret"]
    assert secret.startswith("prasan_") and secret in made.content.decode()
    later = anong.get(address).content.decode()
    assert secret not in later and ApiToken.objects.get().prefix in later
    assert made["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "form", [{"name": "", "days": "30"}, {"name": "x", "days": "9999"}, {"name": "x" * 81, "days": "30"}, {}]
)
def test_a_token_without_name_or_end_is_refused_on_the_page(world: World, anong: Client, form: dict[str, str]) -> None:
    response = anong.post(f"/plans/{world.ban_a.code}/connections/", form)
    assert response.status_code == 422
    assert ApiToken.objects.count() == 0


def test_ten_tokens_are_enough(world: World, anong: Client) -> None:
    for number in range(10):
        make_token(organisation=world.ban_a, name=str(number), days=30, by=world.cast.anong)
    response = anong.post(f"/plans/{world.ban_a.code}/connections/", {"name": "อีก", "days": "30"})
    assert response.status_code == 409
    assert "เพิกถอนอันที่ไม่ใช้ก่อน" in text_of(response.content)


def test_a_token_is_revoked_for_good(world: World, anong: Client) -> None:
    token, _ = make_token(organisation=world.ban_a, name="ระบบแผน", days=30, by=world.cast.anong)
    address = f"/plans/{world.ban_a.code}/connections/"
    assert anong.post(f"{address}{token.pk}/revoke/").status_code == 302
    assert anong.post(f"{address}{token.pk}/revoke/").status_code == 302
    assert "เพิกถอนแล้ว" in text_of(anong.get(address).content)
    assert TrailEntry.objects.filter(did="token.revoked").count() == 1


def test_other_organisations_tokens_do_not_exist(
    world: World, anong: Client, boonmee: Client, as_user: Callable[[User], Client]
) -> None:
    token, _ = make_token(organisation=world.ban_a, name="ระบบแผน", days=30, by=world.cast.anong)
    assert boonmee.post(f"/plans/{world.ban_b.code}/connections/{token.pk}/revoke/").status_code == 404
    assert boonmee.get(f"/plans/{world.ban_a.code}/connections/").status_code == 404
    with pytest.raises(NotAllowed):
        make_token(organisation=world.ban_a, name="x", days=30, by=world.cast.ake)
    with pytest.raises(NotFound):
        revoke_token(organisation=world.ban_a, token_id=token.pk, by=world.cast.boonmee)
    token.refresh_from_db()
    assert token.revoked_at is None


def test_what_the_pao_makes_for_an_organisation_says_so_in_the_trail(world: World) -> None:
    make_token(organisation=world.ban_a, name="ระบบแผน", days=30, by=world.cast.porn)
    assert TrailEntry.objects.get(did="token.made").on_behalf_of == world.ban_a.code
