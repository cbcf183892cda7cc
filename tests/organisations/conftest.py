"""The small province, stored, and a person who acts."""

from pathlib import Path

import pytest

from prasan.accounts.models import User
from prasan.organisations.actions.memberships import give_role
from prasan.organisations.actions.provinces import load_province
from prasan.organisations.loading import read_province
from prasan.organisations.models import Organisation, Province
from prasan.organisations.rules.kinds import Role
from tests.organisations.cast import write_province


@pytest.fixture
def somchai(db: None) -> User:
    return User.objects.create_user(username="somchai", display_name="สมชาย")


@pytest.fixture
def siri(lakeland: dict[str, Organisation]) -> User:
    """The administrator of the province."""
    user = User.objects.create_user(username="siri", display_name="ศิริ")
    give_role(user=user, organisation=None, province=Province.objects.get(), role=Role.ADMINISTRATOR, by=None)
    return user


@pytest.fixture
def lakeland(tmp_path: Path, db: None) -> dict[str, Organisation]:
    """The small province's organisations by code: 1 the PAO, 2 a municipality, 3 and 4 SAOs."""
    load_province(folder_drafts=read_province(write_province(tmp_path)), by=None)
    return {row.code: row for row in Organisation.objects.all()}
