"""The working plan as a sheet, its filters and sums, its export."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from prasan.plans.loading import read_plan
from prasan.plans.models import Import
from prasan.plans.queries import stored_rows
from prasan.plans.rules.comparing import compare
from tests.build import World, announce, row
from tests.web.planning.conftest import ROWS, text_of, workbook

MOST_QUERIES = 15


@pytest.fixture
def address(world: World) -> str:
    return f"/plans/{world.ban_a.code}/"


def test_every_project_stands_in_the_sheet_with_its_years_and_the_sums_at_the_foot(
    anong: Client, address: str, bring_in: Callable[..., Import]
) -> None:
    bring_in(*ROWS)
    page = anong.get(address)
    text = text_of(page.content)
    assert all(one.name in text for one in ROWS)
    assert "รวม 3 จาก 3 โครงการ" in text
    assert page.context["sums"] == [560_000, 150_000, 250_000, 0, 0]
    assert "ฉบับร่าง คนทั่วไปยังไม่เห็นแผนนี้" in text


@pytest.mark.parametrize(
    ("query", "count"),
    [("q=ถนน", 1), ("budget_class=แผนงานการเกษตร", 1), ("group=ประเด็นที่ 2", 1), ("sheet=ผ.03", 0), ("q=ไม่มีชื่อนี้", 0)],
)
def test_filters_narrow_the_rows_and_the_sums(
    anong: Client, address: str, bring_in: Callable[..., Import], query: str, count: int
) -> None:
    more = row("ส่งเสริมเกษตร", row=20, budget_class="แผนงานการเกษตร", group="ประเด็นที่ 2")
    bring_in(*ROWS, more)
    page = anong.get(f"{address}?{query}")
    assert page.context["total"] == count
    if count:
        assert f"รวม {count} จาก 4 โครงการ" in text_of(page.content)
    else:
        assert "ไม่มีโครงการที่ตรงกับตัวกรอง" in text_of(page.content)


def test_before_the_first_import_the_page_says_what_to_do(anong: Client, address: str) -> None:
    assert "เริ่มจาก Excel ปีที่แล้วได้เลย" in text_of(anong.get(address).content)
    assert anong.get(f"{address}export.xlsx").status_code == 409


def test_the_plan_of_another_period_is_chosen_by_its_first_year(
    world: World, anong: Client, address: str, bring_in: Callable[..., Import], send: Callable[..., Import]
) -> None:
    bring_in(*ROWS)
    old = send(content=workbook(row("จัดงานลอยกระทง", amounts={2566: 5}), first_year=2566))
    anong.post(f"/imports/{old.pk}/apply/", {"seen": "new"})
    assert anong.get(f"{address}?first_year=2566").context["total"] == 1
    assert anong.get(address).context["total"] == 3
    assert anong.get(f"{address}?first_year=2561").status_code == 404
    assert anong.get(f"{address}?first_year=สองพัน").status_code == 422


def test_long_plans_are_paged_and_the_foot_counts_all(
    anong: Client, address: str, bring_in: Callable[..., Import]
) -> None:
    bring_in(*(row(f"โครงการที่ {n} ถนน", row=n) for n in range(1, 131)))
    assert len(anong.get(address).context["rows"]) == 100
    second = anong.get(f"{address}?page=2")
    assert len(second.context["rows"]) == 30
    assert second.context["sums"][0] == 13_000_000


def test_the_page_asks_few_questions_however_many_projects(
    anong: Client,
    address: str,
    bring_in: Callable[..., Import],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    bring_in(*(row(f"โครงการที่ {n} ถนน", row=n) for n in range(1, 131)))
    anong.get(address)
    with django_assert_max_num_queries(MOST_QUERIES):
        anong.get(f"{address}?q=ถนน")


def test_the_export_read_again_is_the_same_plan(
    world: World, anong: Client, address: str, bring_in: Callable[..., Import]
) -> None:
    done = bring_in(*ROWS)
    response = anong.get(f"{address}export.xlsx")
    assert response["Content-Disposition"].startswith("attachment")
    document = read_plan(response.content, file_name="export.xlsx")
    assert document.organisation_code == world.ban_a.code
    assert compare(stored_rows(done.plan), document.projects).changes_nothing()


def test_the_history_names_every_upload_with_its_state(
    anong: Client, address: str, bring_in: Callable[..., Import], send: Callable[..., Import]
) -> None:
    bring_in(*ROWS)
    send(*ROWS, name="แผนแก้.xlsx")
    text = text_of(anong.get(address).content)
    assert "เพิ่ม 3 เปลี่ยน 0 นำออก 0 เหมือนเดิม 0" in text
    assert "แผนแก้.xlsx รอนำเข้า" in text
    assert "ย้อนกลับการนำเข้านี้" in text


@pytest.mark.parametrize("path", ["", "export.xlsx", "import/", "inbox/", "life/"])
def test_a_stranger_finds_nothing_of_another_organisations_plan(
    world: World, boonmee: Client, address: str, bring_in: Callable[..., Import], path: str
) -> None:
    bring_in(*ROWS)
    response = boonmee.get(f"{address}{path}")
    assert response.status_code == 404
    assert ROWS[0].name not in text_of(response.content)


def test_a_stranger_cannot_send(world: World, boonmee: Client, address: str, bring_in: Callable[..., Import]) -> None:
    bring_in(*ROWS)
    assert boonmee.post(f"{address}import/", {}).status_code == 404


def test_an_auditor_reads_and_exports_but_sees_no_way_to_write(
    world: World, as_user: Callable[..., Client], address: str, bring_in: Callable[..., Import]
) -> None:
    bring_in(*ROWS)
    ake = as_user(world.cast.ake)
    page = ake.get(address)
    assert page.status_code == 200
    content = page.content.decode()
    assert "/import/" not in content
    assert "/imports/" not in content
    assert ake.get(f"{address}export.xlsx").status_code == 200
    assert ake.post(f"{address}import/", {}).status_code == 403


def test_a_visitor_is_asked_to_sign_in(client: Client, address: str) -> None:
    assert client.get(address)["Location"].startswith("/sign-in/")


def test_a_synthetic_plan_says_so_in_its_export(world: World, anong: Client, address: str) -> None:
    announce(world.ban_a, [row("ถนนสมมติ")])
    assert read_plan(anong.get(f"{address}export.xlsx").content, file_name="x.xlsx").synthetic
