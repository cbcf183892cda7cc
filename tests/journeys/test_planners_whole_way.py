"""One planner's whole way, led only by what the pages say comes next: last year's workbook in, carried into the new
period, put under guidelines, mended, heard, submitted, returned, mended again, announced, printed; and what the planner
of another organisation gets to see of it meanwhile: nothing.

With PRASAN_SCREENSHOTS=1 the pictures of docs/how-to are taken on the way.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from django.db.models import QuerySet
from playwright.sync_api import Page, expect

from prasan.committees.models import Committee, Hearing, Meeting
from prasan.plans.exporting import plan_workbook
from prasan.plans.models import Edit, Import, Paper, ProjectVersion, RevisionMove
from prasan.plans.rules.rows import PlanDocument, PlanFormat
from tests.build import World, row
from tests.journeys.pictures import picture
from tests.web.planning.conftest import write_vocabulary

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
ROADS, CARE = "1. ยุทธศาสตร์ด้านโครงสร้างพื้นฐาน", "2. ยุทธศาสตร์ด้านคุณภาพชีวิต"
FULL = partial(
    row,
    objective="เพื่อให้ประชาชนได้ประโยชน์",
    target="1 แห่ง",
    kpi="ร้อยละ 80",
    expected_result="ประชาชนได้ประโยชน์",
    unit="กองช่าง",
    budget_class="แผนงานอุตสาหกรรมและการโยธา",
)
OLD = (
    *(FULL(f"ก่อสร้างถนนคอนกรีต หมู่ที่ {n}", row=n, amounts={2567: 90_000 + n}, group=ROADS) for n in range(1, 7)),
    *(FULL(f"ขยายเขตประปา หมู่ที่ {n}", row=6 + n, amounts={2568: 70_000 + n}, group=ROADS) for n in range(1, 4)),
    FULL("โรงเรียนผู้สูงอายุ", row=11, amounts={2569: 60_000, 2570: 60_000}, group=CARE),
    FULL("ดูแลผู้สูงอายุติดเตียง", row=12, amounts={2570: 50_000}, group=CARE),
    FULL("ก่อสร้างศาลาประชาคม", row=13, amounts={}, group=CARE),
)
As = Callable[[str], None]
NOT_THERE = 987_654


@pytest.fixture(autouse=True)
def vocabulary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words by which the invented province's guidelines are told apart."""
    write_vocabulary(tmp_path)
    monkeypatch.setenv("PRASAN_DATA", str(tmp_path))


@pytest.fixture
def workbook(world: World, tmp_path: Path) -> Path:
    """Last period's plan as it lies in the planner's folder."""
    path = tmp_path / "แผน 2566-2570.xlsx"
    path.write_bytes(plan_workbook(PlanDocument(PlanFormat.STRATEGY, 2566, 2570, world.ban_a.name_th, OLD)))
    return path


def shot(page: Page, name: str) -> None:
    """A picture for the how-to, at desktop width only."""
    if page.viewport_size and page.viewport_size["width"] > 1000:
        picture(page, f"way/{name}")


def follow(page: Page, said: str) -> None:
    """Go where the first page says that the work goes on."""
    page.goto("/desk/")
    expect(page.locator("#next")).to_contain_text(said)
    page.click("#next a")


def test_from_last_years_workbook_to_the_printed_plan(
    world: World, page: Page, become: As, check: Callable[[], None], workbook: Path
) -> None:
    become("anong")
    bring_last_years_plan_in(page, check, workbook)
    carry_it_forward(page, check)
    put_under_guidelines(page, check)
    mend_what_is_missing(page, check)
    take_a_mistake_back(page)
    hear_the_village_and_meet(page, check)

    follow(page, "ครบแล้ว เสนอคณะกรรมการพิจารณาได้")
    expect(page.locator("#ready")).to_contain_text("ครบแล้ว เสนอได้")
    check()
    shot(page, "06-submit")
    page.click("#step button.main")
    another_planner_sees_nothing(page, become)

    become("duang")
    follow(page, "คณะกรรมการสนับสนุนพิจารณา")
    page.click("text=ส่งกลับให้ผู้จัดทำแผนแก้")
    page.fill("#return-why", "เพิ่มเป้าหมายของศาลา")
    page.click(".fold button.danger >> nth=0")
    mend_and_submit_again(page, become, check)

    become("duang")
    follow(page, "คณะกรรมการสนับสนุนพิจารณา")
    page.fill("#forward-meeting", "ครั้งที่ 1/2569")
    page.click("#step button.main")
    follow(page, "คณะกรรมการพัฒนาท้องถิ่นพิจารณา")
    page.select_option("#forward-held", index=1)
    shot(page, "08-consider")
    page.click("#step button.main")

    become("chai")
    follow(page, "ผู้บริหารท้องถิ่นพิจารณา")
    page.click("#step button.main")
    follow(page, "อนุมัติแล้ว รอประกาศ")
    page.fill("#announce-signer", "นายกเทศมนตรี")
    page.fill("#announce-no", "7/2569")
    check()
    shot(page, "09-announce")
    page.click("#step button.main")
    expect(page.locator("#in-force")).to_contain_text("จัดทำแผน ประกาศใช้แล้ว")
    check()

    print_it(page, become, check)
    everybody_reads_it(page, check)


def bring_last_years_plan_in(page: Page, check: Callable[[], None], workbook: Path) -> None:
    expect(page.locator("main")).to_contain_text("ยังไม่มีแผนในระบบ")
    check()
    shot(page, "01-begin")
    page.click("main a.btn.main")
    page.set_input_files("#file", workbook)
    page.click("#upload button.main")
    page.wait_for_url("**/imports/*/")
    expect(page.locator(".tally a").first).to_contain_text("+12")
    shot(page, "02-preview")
    page.click(".applybar button.main")
    page.wait_for_url("**/plans/**")
    expect(page.locator("#next")).to_contain_text("แล้วยกไปเริ่มแผน 2571–2575")
    check()


def carry_it_forward(page: Page, check: Callable[[], None]) -> None:
    page.click("#next a")
    expect(page.locator("#crosswalk summary").first).to_contain_text("โครงสร้างพื้นฐาน")
    check()
    page.locator("#projects tbody input[type=checkbox]").first.uncheck()
    shot(page, "03-carry")
    page.click("text=ดูตัวอย่างก่อนนำเข้า")
    page.wait_for_url("**/imports/*/")
    expect(page.locator(".tally a").first).to_contain_text("+11")
    page.click(".applybar button.main")
    page.wait_for_url("**/plans/**first_year=2571**")
    assert set(working().values_list("sheet", flat=True)) == {"ผ.02"}


def put_under_guidelines(page: Page, check: Callable[[], None]) -> None:
    follow(page, "11 โครงการรอจัดเข้าประเด็น")
    check()
    shot(page, "04-classify")
    for box in page.locator("input[name=chosen]").all():
        box.check()
    page.click("#confirm-chosen")
    page.wait_for_load_state()
    while page.locator(".case").count():
        page.locator(".case select").first.select_option("2.1")
        waiting = page.locator(".case").count()
        page.locator(".case >> text=ใช้แนวทางนี้").first.click()
        expect(page.locator(".case")).to_have_count(waiting - 1)
    expect(page.locator("main")).to_contain_text("จัดครบทุกโครงการแล้ว")
    page.click(".empty a.btn.main")
    page.wait_for_url("**/checks/**")


def mend_what_is_missing(page: Page, check: Callable[[], None]) -> None:
    follow(page, "มี 1 เรื่องที่ต้องแก้ก่อนเสนอ")
    page.click("ol a:has-text('1 โครงการ') >> nth=0")
    check()
    shot(page, "05-missing")
    page.click("#projects .change-list a")
    page.fill("[name=amount_2571]", "150,000")
    page.click(".form-foot button.main")
    expect(page.locator("main")).to_contain_text("บันทึกแล้ว")
    page.click("text=ตรวจความครบถ้วน")
    expect(page.locator("main")).to_contain_text("ไม่มีอะไรขวางการเสนอ")


def take_a_mistake_back(page: Page) -> None:
    shelter = working().get(name="ก่อสร้างศาลาประชาคม")
    page.goto(f"/plans/5002/projects/P{shelter.project_id}/")
    page.fill("[name=amount_2571]", "1,500,000")
    page.click(".form-foot button.main")
    expect(page.locator("main")).to_contain_text("บันทึกแล้ว")
    page.goto("/plans/5002/edits/?first_year=2571")
    page.click("button:has-text('เอากลับ') >> nth=0")
    expect(page.locator("main")).to_contain_text("เอากลับแล้ว")
    assert working().get(name="ก่อสร้างศาลาประชาคม").total_baht == 150_000


def hear_the_village_and_meet(page: Page, check: Callable[[], None]) -> None:
    page.goto("/desk/")
    page.click("text=ประชาคมและประชุม")
    check()
    page.click("text=บันทึกประชาคม")
    page.fill("#hold-place", "ศาลาหมู่ 2")
    page.fill("#hold-topic", "ความต้องการของหมู่ 2")
    page.click("details[open] button:not([data-pick])")
    page.fill("#text", "ถนนเป็นหลุมหน้าวัด")
    page.click("text=เพิ่มสิ่งที่เสนอ")
    page.goto("/plans/5002/committees/")
    page.click("text=แต่งตั้งคณะกรรมการ >> nth=-1")
    page.fill("#order_no", "12/2569")
    page.click("details[open] button:not([data-pick])")
    page.fill("#name", "นางสาวดี ใจงาม")
    page.fill("#starts_on", "1 ม.ค. 2569")
    page.click("details[open] button:not([data-pick])")
    page.click("summary:has-text('นัดประชุม')")
    page.fill("#call-agenda", "พิจารณาร่างแผน")
    page.click("details[open] button:has-text('นัดประชุม')")
    page.check("input[name=present]")
    page.fill("#minutes", "ที่ประชุมเห็นชอบ")
    page.click("form:has(#agenda) button")
    page.fill("#text", "เห็นชอบร่างแผน")
    page.check("#subject")
    page.click("text=บันทึกมติ")
    expect(page.locator("main")).to_contain_text("เห็นชอบร่างแผน จัดทำแผน")
    check()


def mend_and_submit_again(page: Page, become: As, check: Callable[[], None]) -> None:
    become("anong")
    expect(page.locator(".way")).to_contain_text("เพิ่มเป้าหมายของศาลา")
    check()
    shot(page, "07-returned")
    shelter = working().get(name="ก่อสร้างศาลาประชาคม")
    page.goto(f"/plans/5002/projects/P{shelter.project_id}/")
    page.fill("[name=target]", "1 หลัง กว้าง 8 เมตร")
    page.click(".form-foot button.main")
    follow(page, "ส่งกลับให้แก้ แก้แล้วเสนออีกครั้ง")
    page.click("#step button.main")
    page.click("text=ถอนขั้นล่าสุดที่บันทึกผิด")
    page.fill("#take-back-why", "ยังไม่ได้ให้หัวหน้าดู")
    page.click("details[open] button.danger")
    expect(page.locator(".path.life li.now b")).to_have_text("ส่งกลับให้แก้")
    page.click("#step button.main")
    expect(page.locator("main")).to_contain_text("ขณะนี้รอ ปลัด")


def print_it(page: Page, become: As, check: Callable[[], None]) -> None:
    become("anong")
    follow(page, "ประกาศใช้แล้ว พิมพ์แบบ ผ. และเล่มแผน")
    page.wait_for_url("**/organisations/5002/documents/**")
    check()
    shot(page, "10-print")
    with page.expect_download() as taken:
        page.locator("tr", has_text="แบบ ผ.02 บัญชีรายละเอียด").locator("a", has_text="Excel").click()
    assert taken.value.suggested_filename.endswith(".xlsx")
    page.locator("tr", has_text="เล่มแผนพัฒนาท้องถิ่น").locator("button", has_text="PDF").click()
    page.wait_for_url("**/jobs/*/")
    expect(page.locator("main")).to_contain_text("พร้อมแล้ว")
    page.goto("/desk/")
    page.click("li:has-text('แจ้งสภา') >> text=เปิด")
    page.locator("tr", has_text="แจ้งสภา").locator("summary").click()
    page.fill("details[open] input[name=document_no]", "สท 21/2569")
    page.click("details[open] button:not([data-pick])")
    expect(page.locator("tr", has_text="แจ้งสภา")).to_contain_text("สท 21/2569")


def everybody_reads_it(page: Page, check: Callable[[], None]) -> None:
    page.context.clear_cookies()
    page.goto("/organisations/5002/")
    page.click("text=จัดทำแผน")
    expect(page.locator("main")).to_contain_text("7/2569")
    check()
    page.goto("/projects/?q=ศาลาประชาคม")
    expect(page.locator("main")).to_contain_text("ก่อสร้างศาลาประชาคม")


def working() -> QuerySet[ProjectVersion]:
    return ProjectVersion.objects.working().filter(project__plan__first_year=2571)


def another_planner_sees_nothing(page: Page, become: As) -> None:
    """Every object of the draft by its address: the same answer as where there is nothing."""
    become("boonmee")
    assert page.goto("/plans/5003/")
    for here, elsewhere in private_addresses():
        answer, nothing = page.request.get(here), page.request.get(elsewhere)
        assert (here, answer.status) == (here, 404)
        assert words(answer.text()) == words(nothing.text()), here
    assert page.request.get("/projects/?q=ศาลาประชาคม").text().count("ก่อสร้างศาลาประชาคม") == 0
    page.goto("/organisations/5002/")
    expect(page.locator("main")).not_to_contain_text("ศาลาประชาคม")


def private_addresses() -> Iterator[tuple[str, str]]:
    """(an address of Ban A's draft, the same address where there is nothing: of Ban C, which has no plan, or of no object)."""
    pages = "life changes inbox checks committees duties grid grid/rows.json edits trail roll-forward import files documents"
    for name in ("", *(f"{one}/" for one in pages.split() if "." not in one), "grid/rows.json", "export.xlsx"):
        yield f"/plans/5002/{name}", f"/plans/5004/{name}"
    for form in ("p01", "p02", "book"):
        yield f"/plans/5002/documents/{form}/", f"/plans/5004/documents/{form}/"
    for one in Import.objects.all():
        yield f"/imports/{one.pk}/", f"/imports/{NOT_THERE}/"
        yield f"/imports/{one.pk}/file/", f"/imports/{NOT_THERE}/file/"
    for version in working():
        yield f"/projects/P{version.project_id}/", f"/projects/P{NOT_THERE}/"
        yield f"/plans/5002/projects/P{version.project_id}/", f"/plans/5002/projects/P{NOT_THERE}/"
    for model, name in ((Committee, "committees"), (Meeting, "meetings"), (Hearing, "hearings")):
        for pk in model.objects.values_list("pk", flat=True):
            yield f"/plans/5002/{name}/{pk}/", f"/plans/5002/{name}/{NOT_THERE}/"
    for paper in Paper.objects.all():
        yield f"/papers/{paper.pk}/", f"/papers/{NOT_THERE}/"
    assert Import.objects.exists() and Edit.objects.exists() and RevisionMove.objects.exists()


def words(page: str) -> str:
    """What a page says, without its frame and without the number that was asked for."""
    body = page.split('<main id="main">')[-1].split("</main>")[0]
    return " ".join(re.sub(r"\d+", "#", body).split())
