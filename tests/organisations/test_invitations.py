"""Invitations: sent, bound to an address, accepted once, in the inviter's name."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django import Settings

from prasan.accounts.models import TrailEntry, User
from prasan.common.errors import InputRefused, NotAllowed, NotFound, Refusal
from prasan.organisations.actions import invitations
from prasan.organisations.actions.memberships import end_role
from prasan.organisations.mail import token_of, write
from prasan.organisations.models import District, Invitation, Membership
from prasan.organisations.queries import person
from prasan.organisations.rules.invitations import MOST_WAITING
from prasan.organisations.rules.kinds import Role
from tests.build import World

NEW = {"username": "somsri", "display_name": "สมศรี", "password": "a-quite-new-phrase-2571"}
BASE = "https://plan.example.go.th"


@pytest.fixture(autouse=True)
def letters(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def invite(world: World, by: User | None = None, **but: object) -> Invitation:
    said: dict[str, object] = {
        "email": "Somsri@Example.go.th ",
        "display_name": "สมศรี",
        "roles": [Role.PLANNER, Role.CLERK],
        "organisation": world.ban_a,
        "by": by or world.cast.lek,
        "base": BASE,
        **but,
    }
    return invitations.invite(**said)  # type: ignore[arg-type]


def test_a_letter_goes_to_the_address_and_its_link_opens_the_invitation(world: World) -> None:
    made = invite(world)
    (letter,) = mail.outbox
    assert letter.to == ["somsri@example.go.th"]
    assert f"{BASE}/invitations/{token_of(made)}/" in str(letter.body)
    assert "เทศบาลตำบลบ้านเอ" in str(letter.body) and "ปลัด" in str(letter.body)


def test_a_newcomer_gets_an_account_with_the_invited_address_and_the_roles(world: World) -> None:
    made = invite(world)
    user = invitations.accept_as_newcomer(token=token_of(made), **NEW)
    assert user.email == "somsri@example.go.th"
    assert person(user).plans_for("5002") and person(user).clerks_for("5002") and not person(user).works_for("5003")
    told = TrailEntry.objects.order_by("-number").values_list("did", "by__username", "organisation_code")[:4]
    assert list(told) == [
        ("invitation.accepted", "somsri", "5002"),
        ("role.given", "lek", "5002"),
        ("role.given", "lek", "5002"),
        ("user.created", None, ""),
    ]


def test_an_invitation_is_accepted_once(world: World) -> None:
    made = invite(world)
    invitations.accept_as_newcomer(token=token_of(made), **NEW)
    with pytest.raises(NotFound):
        invitations.accept_as_newcomer(token=token_of(made), **{**NEW, "username": "other"})
    with pytest.raises(NotFound):
        invitations.accept(token=token_of(made), by=User.objects.get(username="somsri"))


def test_an_old_a_withdrawn_and_a_renewed_letter_open_nothing(world: World) -> None:
    old = invite(world)
    Invitation.objects.filter(pk=old.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    withdrawn = invite(world)
    invitations.withdraw(invitation_id=withdrawn.pk, by=world.cast.lek)
    renewed = invite(world)
    before = token_of(renewed)
    again = invitations.send_again(invitation_id=renewed.pk, by=world.cast.siri, base=BASE)
    for token in (token_of(old), token_of(withdrawn), before, "x", "", token_of(again)[:-1] + "x"):
        with pytest.raises(NotFound) as refused:
            invitations.accept_as_newcomer(token=token, **NEW)
        assert refused.value.code == "no_such_invitation"
    assert invitations.accept_as_newcomer(token=token_of(again), **NEW)


def test_somebody_with_an_account_takes_the_roles_only_with_the_invited_address(world: World) -> None:
    User.objects.filter(pk=world.cast.boonmee.pk).update(email="somsri@example.go.th")
    made = invite(world)
    with pytest.raises(NotAllowed):
        invitations.accept(token=token_of(made), by=world.cast.nom)
    with pytest.raises(NotFound, match="มีบัญชีแล้ว"):
        invitations.accept_as_newcomer(token=token_of(made), **NEW)
    boonmee = User.objects.get(username="boonmee")
    invitations.accept(token=token_of(made), by=boonmee)
    assert person(boonmee).plans_for("5002") and person(boonmee).plans_for("5003")


def test_nobody_invites_to_what_they_may_not_give(world: World) -> None:
    for by, but in (
        (world.cast.anong, {}),
        (world.cast.lek, {"organisation": world.ban_b}),
        (world.cast.lek, {"organisation": world.pao, "roles": [Role.PAO_PLANNER]}),
        (world.cast.lek, {"organisation": None, "province": world.province, "roles": [Role.AUDITOR]}),
        (world.cast.porn, {}),
        (world.cast.ake, {}),
    ):
        with pytest.raises(NotAllowed):
            invite(world, by, **but)
    assert not Invitation.objects.exists()


def test_the_province_s_administrator_invites_anywhere(world: World) -> None:
    invite(world, world.cast.siri, organisation=world.pao, roles=[Role.PAO_PLANNER])
    district = District.objects.get(code="5102")
    made = invite(
        world, world.cast.siri, organisation=None, district=district, roles=[Role.DISTRICT_SECRETARY], email="a@b.go.th"
    )
    assert "ในนาม อำเภอคลองเงิน" in str(mail.outbox[-1].body)
    user = invitations.accept_as_newcomer(token=token_of(made), **NEW)
    assert person(user).keeps_district("5102") and not person(user).keeps_district("5101")


def test_whoever_lost_the_right_to_give_has_invited_in_vain(world: World) -> None:
    made = invite(world)
    end_role(membership=Membership.objects.get(user=world.cast.lek), why="ย้าย", by=world.cast.siri)
    with pytest.raises(NotAllowed):
        invitations.accept_as_newcomer(token=token_of(made), **NEW)
    assert not User.objects.filter(username="somsri").exists()


@pytest.mark.parametrize(
    ("but", "code"),
    [
        ({"email": "no address"}, "bad_address"),
        ({"email": "a@b.go.th\nBcc: all@b.go.th"}, "bad_address"),
        ({"display_name": "  "}, "no_name"),
        ({"roles": []}, "no_role"),
        ({"roles": [Role.COORDINATION_MEMBER]}, "role_needs_province"),
        ({"organisation": None}, "no_place"),
    ],
)
def test_what_makes_no_invitation_is_refused_with_words(world: World, but: dict[str, object], code: str) -> None:
    with pytest.raises(InputRefused) as refused:
        invite(world, world.cast.siri, **but)
    assert refused.value.code == code


def test_letters_under_way_have_an_end(world: World) -> None:
    copies = [
        Invitation(
            email=f"a{n}@b.go.th",
            display_name="ก",
            province=world.province,
            organisation=world.ban_a,
            roles=["clerk"],
            nonce="x",
            invited_by=world.cast.lek,
            expires_at=timezone.now() + timedelta(days=1),
        )
        for n in range(MOST_WAITING)
    ]
    Invitation.objects.bulk_create(copies)
    with pytest.raises(Refusal, match="ถอนคำเชิญเก่าก่อน"):
        invite(world)


def test_a_withdrawn_invitation_is_not_written_any_more(world: World) -> None:
    made = invite(world)
    invitations.withdraw(invitation_id=made.pk, by=world.cast.lek)
    mail.outbox.clear()
    write(made.pk, BASE)
    assert mail.outbox == []


def test_another_s_invitation_does_not_exist_for_an_administrator_elsewhere(world: World) -> None:
    made = invite(world, world.cast.siri, organisation=world.ban_b)
    for act in (invitations.withdraw, invitations.send_again):
        with pytest.raises(NotFound):
            act(invitation_id=made.pk, by=world.cast.lek, **({"base": BASE} if act is invitations.send_again else {}))


def test_the_last_administrator_of_the_province_stays(world: World) -> None:
    only = Membership.objects.get(user=world.cast.siri)
    with pytest.raises(Refusal) as refused:
        end_role(membership=only, why="ลาออก", by=world.cast.siri)
    assert refused.value.code == "last_administrator"
