"""The first administrator comes from the command line."""

import pytest

from prasan.accounts.models import User
from prasan.common.errors import InputRefused, NotFound
from prasan.ops.administering import add_administrator
from prasan.ops.main import main
from prasan.organisations.queries import person
from tests.build import World

GOOD = {"username": "first", "email": "First@example.go.th", "display_name": "", "password": "a-quite-new-phrase-2571"}


def test_the_first_administrator_is_added_by_command(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRASAN_PASSWORD", GOOD["password"])
    assert main(["add-administrator", "first", "--email", "First@example.go.th"]) == 0
    user = User.objects.get(username="first")
    assert person(user).administers_province() and user.email == "first@example.go.th"
    assert user.check_password(GOOD["password"])


@pytest.mark.parametrize(
    "but", [{"password": "short"}, {"email": "none"}, {"username": "bad name"}, {"username": "SIRI"}]
)
def test_what_makes_no_account_is_refused(world: World, but: dict[str, str]) -> None:
    with pytest.raises(InputRefused):
        add_administrator(**{**GOOD, **but})
    assert not User.objects.filter(username="first").exists()


@pytest.mark.django_db
def test_a_province_that_was_never_loaded_is_said() -> None:
    with pytest.raises(NotFound, match="load-reference"):
        add_administrator(**GOOD)
