"""How many questions to the database a page asks: at most fifteen, and no more when there is more to show."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from prasan.analytics.queries import forget
from prasan.coordination import alike
from prasan.plans.models import Import
from prasan.web.access import MATRIX, Audience
from tests.build import World, move_on
from tests.web.addresses import places_of
from tests.web.growing import grow
from tests.web.matrix import LET_IN, POST_ONLY, client_of
from tests.web.planning.conftest import write_vocabulary

MOST = 15
LOOKERS = ("anong", "porn", "fah", "krit")
ADMINISTRATOR = "siri"
# No lists: a paper is put together from all that it prints, as its file is; carrying forward compares two plans.
APART = frozenset(
    {
        "document",
        "working_document",
        "province_document",
        "district_meeting_paper",
        "province_meeting_paper",
        "meeting_paper",
        "plan_roll",
    }
)
# Files, rows for a script, and what only leads elsewhere.
NO_PAGES = frozenset(
    {
        "account_login",
        "alignment_csv",
        "day_words",
        "district_meeting_paper_file",
        "document_file",
        "funnel_csv",
        "goal_rows_csv",
        "goals_csv",
        "grid_news",
        "grid_rows",
        "import_file",
        "job_file",
        "life_paper",
        "meeting_paper_file",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_authenticate",
        "mfa_generate_recovery_codes",
        "mfa_login_webauthn",
        "mfa_reauthenticate",
        "mfa_view_recovery_codes",
        "openid_connect_callback",
        "organisation_trail_csv",
        "places_csv",
        "plan_export",
        "plan_template",
        "projects_csv",
        "projects_xlsx",
        "province_document_file",
        "province_meeting_paper_file",
        "publication_file",
        "revision_paper",
        "sign_in",
        "socialaccount_login_cancelled",
        "trail_csv",
        "working_document_file",
    }
)
Asked = Mapping[tuple[str, str], list[str]]


def test_a_page_asks_little_and_no_more_when_there_is_more_to_show(
    world: World, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_vocabulary(tmp_path)
    monkeypatch.setenv("PRASAN_DATA", str(tmp_path))
    given = places_of(world, settings)
    places = {name: given.get(name, {}) for name in MATRIX if name not in POST_ONLY}
    grow(world, 1)
    places["import_preview"] = {"import_id": Import.objects.latest("pk").pk}
    few = asked_by_pages(world, places)
    for number in (2, 3, 4):
        grow(world, number)
    places["import_preview"] = {"import_id": Import.objects.latest("pk").pk}
    many = asked_by_pages(world, places)
    grown = [
        told(page, many[page], f"{len(few[page])} → {len(many[page])}")
        for page in few
        if len(many[page]) > len(few[page])
    ]
    assert not grown, "\n".join(grown)
    assert places.keys() - {name for name, _looker in many} == NO_PAGES
    move_on(world.ban_a, by=world.cast.duang, back=True)
    with_planner = asked_by_pages(world, {name: one for name, one in places.items() if "code" in one})
    over = [told(*one) for asked in (many, with_planner) for one in asked.items() if too_many(*one)]
    assert not over, "\n".join(over)


def too_many(page: tuple[str, str], asked: list[str]) -> bool:
    return len(asked) > MOST and page[0] not in APART


def asked_by_pages(world: World, places: Mapping[str, Mapping[str, object]]) -> Asked:
    """Page and who looks → the questions of the second visit: the first fills what is kept until the next write."""
    forget()
    alike.forget()
    clients = {one: client_of(world, one) for one in (*LOOKERS, ADMINISTRATOR)}
    asked = {}
    for name, arguments in places.items():
        address = reverse(name, kwargs=dict(arguments))
        for looker in lookers(MATRIX[name]):
            if is_page(clients[looker], address):
                with CaptureQueriesContext(connection) as captured:
                    clients[looker].get(address)
                asked[name, looker] = [one["sql"] for one in captured]
    return asked


def lookers(audience: Audience) -> tuple[str, ...]:
    """Who looks: the PAO at what everyone sees, at the rest every looker that the matrix lets in, or the administrator."""
    if audience is Audience.EVERYONE:
        return ("porn",)
    return tuple(one for one in LOOKERS if one in LET_IN[audience]) or (ADMINISTRATOR,)


def is_page(client: Client, address: str) -> bool:
    response = client.get(address)
    response.getvalue()
    return response.status_code == 200 and response.headers["Content-Type"].startswith("text/html")


def told(page: tuple[str, str], asked: list[str], counts: str = "") -> str:
    """A page with what it asks more than once."""
    repeated = Counter(re.sub(r"'[^']*'|\b\d+\b", "?", one) for one in asked)
    lines = [f"{times} × {sql[:300]}" for sql, times in repeated.most_common(5) if times > 1]
    return "\n  ".join([f"{page[0]} as {page[1]}: {counts or len(asked)}", *lines])
