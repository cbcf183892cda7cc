"""Whatever an office or a stranger writes into a workbook stays text on every page and in every file."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.test import Client

from prasan.analytics.queries import forget
from prasan.classification.models import Proposal
from prasan.framework.models import Element
from prasan.framework.rules import Stage
from prasan.organisations.models import Organisation
from prasan.plans.actions import apply_import, keep_upload, state_of
from prasan.plans.models import Import, Project
from prasan.plans.rules.rows import PlanDocument, PlanFormat
from tests.build import World, announce, row

MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
FORMULA = "=cmd|' /C calc'!A0"


@pytest.fixture
def hostile(world: World) -> World:
    """Markup and formulas in every text of Ban A: its name, its announced plan, a newer import, a proposal's words."""
    forget()
    Organisation.objects.filter(pk=world.ban_a.pk).update(name_th=MARKUP, name_en=MARKUP)
    bad = row(
        MARKUP,
        number=MARKUP,
        sheet=MARKUP,
        objective=MARKUP,
        target=MARKUP,
        kpi=MARKUP,
        expected_result=MARKUP,
        unit=MARKUP,
        reason=MARKUP,
        group=MARKUP,
        notes=(MARKUP,),
        amounts={2571: 100_000},
    )
    rows = [bad, replace(bad, name=FORMULA, row=11), replace(bad, name="＝1+1", row=12)]
    announce(
        world.ban_a, rows, edition=world.edition, guidelines={0: "1.1", 1: "1.1"}, stages={(0, 2571): Stage.CONTRACTED}
    )
    waiting = Project.objects.latest("pk")
    Proposal.objects.create(
        project=waiting,
        edition=world.edition,
        decision="sure",
        guideline=Element.objects.get(edition=world.edition, code="1.1"),
        probability=0.9,
        ranked=[{"guideline": "1.1", "probability": 0.9, "evidence": [f"ชื่อ: “{MARKUP}”", "=1"]}],
        classifier_version="test",
    )
    document = PlanDocument(PlanFormat.ISSUE, 2571, 2575, MARKUP, (replace(bad, name=MARKUP * 2, row=13),))
    for _ in range(2):
        kept = keep_upload(
            organisation=world.ban_a, document=document, file_name=MARKUP, content=b"x", by=world.cast.anong
        )
    apply_import(import_id=kept.pk, document=document, seen=state_of(kept.plan), by=world.cast.anong)
    return world


def addresses(world: World) -> list[str]:
    code = world.ban_a.code
    projects = [f"/projects/P{pk}/" for pk in Project.objects.values_list("pk", flat=True)]
    imports = [
        f"/imports/{pk}/" for pk in Import.objects.filter(state=Import.State.APPLIED).values_list("pk", flat=True)
    ]
    public = ["/", "/goals/1-1/", "/places/5101/", f"/organisations/{code}/", "/projects/", "/projects/?q=<script>"]
    planning = [f"/plans/{code}/", f"/plans/{code}/?q=<img", f"/plans/{code}/import/"]
    inbox = [f"/plans/{code}/inbox/", f"/plans/{code}/inbox/?tab=confirmed"]
    return [*public, *projects, "/desk/", *planning, *inbox, *imports, "/sign-in/?next=<script>alert(1)</script>"]


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("person", ["anong", "porn"])
def test_no_text_becomes_markup_on_any_page(hostile: World, person: str, language: str) -> None:
    client = Client()
    client.force_login(getattr(hostile.cast, person))
    client.cookies["django_language"] = language
    shown = 0
    for address in addresses(hostile):
        page = client.get(address, follow=True).content.decode()
        assert "<script>alert" not in page and "<img src=x" not in page, address
        shown += "&lt;script&gt;alert" in page
    assert shown >= 8


@pytest.mark.parametrize("address", ["/projects/projects.csv", "/goals/1-1/rows.csv"])
def test_no_cell_of_a_csv_is_a_formula(hostile: World, address: str) -> None:
    response = Client().get(address)
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    cells = [cell for line in csv.reader(StringIO(text.removeprefix("\ufeff"))) for cell in line]
    assert f"'{FORMULA}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "＝"))]


@pytest.mark.parametrize("address", ["/projects/projects.xlsx", "/plans/5002/export.xlsx"])
def test_no_cell_of_a_workbook_is_a_formula(hostile: World, address: str) -> None:
    client = Client()
    client.force_login(hostile.cast.anong)
    response = client.get(address)
    content = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    book = openpyxl.load_workbook(BytesIO(content))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert FORMULA in [cell.value for cell in cells]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
