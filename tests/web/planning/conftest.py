"""Ban A's planner with a workbook to send, and ways to send it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prasan.accounts.models import User
from prasan.analytics.queries import forget
from prasan.plans.exporting import plan_workbook
from prasan.plans.models import Import
from prasan.plans.rules.rows import PlanDocument, PlanFormat, ProjectRow
from tests.build import PROVINCE, World, row

ROWS = (
    row("ก่อสร้างถนนคอนกรีต หมู่ที่ 4", objective="เพื่อให้ถนนสัญจรสะดวก", amounts={2571: 500_000, 2573: 250_000}),
    row("โรงเรียนผู้สูงอายุ", row=11, amounts={2571: 60_000, 2572: 60_000}, kpi="ร้อยละ 80"),
    row("วางท่อระบายน้ำ หมู่ที่ 2", row=12, amounts={2572: 90_000}),
)


def workbook(*rows: ProjectRow, code: str = "", first_year: int = 2571) -> bytes:
    """A plan workbook of these rows; it names no organisation unless told."""
    return plan_workbook(
        PlanDocument(PlanFormat.ISSUE, first_year, first_year + 4, "เทศบาลตำบลบ้านเอ", rows, organisation_code=code)
    )


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Every test's database starts from the same write."""
    forget()


@pytest.fixture
def anong(world: World, as_user: Callable[[User], Client]) -> Client:
    return as_user(world.cast.anong)


@pytest.fixture
def boonmee(world: World, as_user: Callable[[User], Client]) -> Client:
    return as_user(world.cast.boonmee)


@pytest.fixture
def send(world: World, anong: Client) -> Callable[..., Import]:
    """Upload a workbook for Ban A and give the kept import."""

    def upload(*rows: ProjectRow, content: bytes | None = None, name: str = "แผน.xlsx") -> Import:
        sent = SimpleUploadedFile(name, content or workbook(*rows))
        response = anong.post(f"/plans/{world.ban_a.code}/import/", {"file": sent})
        assert response.status_code == 302, response.content.decode()
        return Import.objects.latest("pk")

    return upload


@pytest.fixture
def bring_in(anong: Client, send: Callable[..., Import]) -> Callable[..., Import]:
    """Upload and apply as the preview stands."""

    def apply(*rows: ProjectRow, **form: str) -> Import:
        kept = send(*rows)
        seen = anong.get(f"/imports/{kept.pk}/").context["preview"].seen
        response = anong.post(f"/imports/{kept.pk}/apply/", {"seen": seen, **form})
        assert response.status_code == 302, response.content.decode()
        kept.refresh_from_db()
        return kept

    return apply


def text_of(content: bytes) -> str:
    """A page without its tags, so that a sentence is found however it is marked up."""
    return " ".join(BeautifulSoup(content, "html.parser").get_text(" ").split())


def write_vocabulary(data: Path) -> None:
    """Make `data` a data folder in which the invented province has words for three guidelines."""
    folder = data / PROVINCE / "vocabulary"
    folder.mkdir(parents=True)
    (data / PROVINCE / "province.toml").touch()
    words = {"1.1": ("ถนน", "ก่อสร้างถนน"), "1.2": ("ประปา", "ขยายเขตประปา"), "2.1": ("ผู้สูงอายุ", "ดูแลผู้สูงอายุ")}
    tables = (
        f'[[guideline]]\ncode = "{code}"\nterms = [["{term}", 5]]\ntitles = ["{title}"]\n'
        for code, (term, title) in words.items()
    )
    (folder / "1.toml").write_text("\n".join(tables), encoding="utf-8")


@pytest.fixture
def vocabulary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The invented province's words, found where the program looks for them."""
    write_vocabulary(tmp_path)
    monkeypatch.setenv("PRASAN_DATA", str(tmp_path))
