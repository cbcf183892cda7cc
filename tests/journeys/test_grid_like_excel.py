"""What planners know from Excel works in the grid: blocks of any program, lists by keyboard, filling, moving, sorting,
finding, and undoing all of it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from prasan.plans import queries
from prasan.plans.models import Plan, ProjectVersion
from tests.journeys.grids import Planner, head, money
from tests.journeys.pictures import picture

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>
<tr><td rowspan=2>ขุดลอกคลอง<br>
  ช่วงสะพานไม้</td><td x:num="1250000">########</td><td>-</td></tr>
<tr><td align=right>๙๐,๐๐๐</td><td colspan=1>&nbsp;</td></tr></table></body></html>"""
WORD = "<table><tr><td><p>ซ่อม\n ฝาย</p><p>หมู่ 3</p></td><td><p>1,000</p></td></tr></table><table><tr><td>x</td></tr></table>"
CALC = '<table><tr><td sdval="4500" sdnum="1054;">4.5E+03</td><td>ก &amp; ข</td></tr></table>'


# As the real workbooks have it: titles, three rows of heads with merged cells, numbers, headings, sums.
SHEET = """<table><tr><td colspan=13>รายละเอียดโครงการพัฒนา</td></tr><tr><td colspan=13>(1) แผนงานสาธารณสุข</td></tr>
<tr><td rowspan=3>ที่</td><td rowspan=3>โครงการ</td><td rowspan=3>วัตถุประสงค์</td><td>เป้าหมาย</td><td colspan=5>งบประมาณ</td>
<td rowspan=3>ตัวชี้วัด<br>(KPI)</td><td rowspan=3>หน่วยงานที่รับผิดชอบหลัก</td><td colspan=2>เทศบัญญัติ</td></tr>
<tr><td>(ผลผลิตของโครงการ)</td><td>๒๕๗๑</td><td>2572</td><td>2573</td><td>2574</td><td>2575</td><td>2571</td><td>2572</td></tr>
<tr><td></td><td>(บาท)</td><td>(บาท)</td><td>(บาท)</td><td>(บาท)</td><td>(บาท)</td><td>(บาท)</td><td>(บาท)</td></tr>
<tr><td>1</td><td>โครงการรณรงค์ 3Rs</td><td>เพื่อลดขยะ</td><td>73 ชุมชน</td><td>50000</td><td>50,000.00</td><td>๕๐,๐๐๐.-</td>
<td>-</td><td></td><td>ขยะลดลง</td><td>กองสาธารณสุข</td><td>20000</td><td></td></tr>
<tr><td></td><td>เพิ่มเติมครั้งที่ 5 / 2567</td></tr>
<tr><td>2</td><td>น้ำหมักชีวภาพ</td><td></td><td></td><td>1000</td></tr>
<tr><td></td><td>รวม</td><td></td><td></td><td>51000</td></tr></table>"""


def order(plan: Plan, count: int) -> list[str]:
    return [one.name for one in queries.working_projects(plan)[:count]]


def test_the_clipboard_of_other_programs_is_read_and_written(sit_down: Callable[[str], Planner]) -> None:
    page = sit_down("anong").page

    def block(function: str, given: object) -> object:
        return page.evaluate(
            f"async given => (await import('/static/grid/blocks.js')).{function}(...[].concat(given))", [given]
        )

    assert block("parseTable", EXCEL) == [
        ["ขุดลอกคลอง\nช่วงสะพานไม้", "1250000", "-"],
        ["", "๙๐,๐๐๐", ""],
    ]
    assert block("parseTable", WORD) == [["ซ่อม ฝาย\nหมู่ 3", "1,000"]]
    assert block("parseTable", CALC) == [["4500", "ก & ข"]]
    assert block("parseTable", "<p>ไม่ใช่ตาราง</p>") is None
    for text, cells in (
        ('"ก\nข"\t1\n', [["ก\nข", "1"]]),
        ('ถนน "สายใน"\t"สายนอก" ยาว 1 กม.', [['ถนน "สายใน"', '"สายนอก" ยาว 1 กม.']]),
        ('"เขาว่า ""ดี""\nจริง"\tข', [['เขาว่า "ดี"\nจริง', "ข"]]),
        ("ก\t\t\r\n\t\tข", [["ก", "", ""], ["", "", "ข"]]),
        ('"ไม่ปิด', [['"ไม่ปิด']]),
        ("", [[""]]),
    ):
        assert block("parseText", text) == cells
    written = page.evaluate(
        "async () => (await import('/static/grid/blocks.js')).writeTable([['1/2\\n<b>', '1,000']], [false, true])"
    )
    assert '1/2<br style="mso-data-placement:same-cell">&lt;b&gt;' in written
    assert block("parseTable", written) == [["1/2\n<b>", "1,000"]]


def test_a_block_finds_its_columns_by_its_heads_and_fills_a_selection(sit_down: Callable[[str], Planner]) -> None:
    anong = sit_down("anong")
    anong.cell(1, "โครงการ")
    anong.paste("งบ 2573\tหน่วยงานรับผิดชอบหลัก\n๓๐๐\tกองคลัง\n400\tกองสวัสดิการ")
    anong.saved()
    assert (money(head("โครงการที่ 1"))[2573], head("โครงการที่ 1").unit) == (300, "กองคลัง")
    assert (money(head("โครงการที่ 2"))[2573], head("โครงการที่ 2").unit) == (400, "กองสวัสดิการ")
    anong.cell(1, "งบ 2574")
    anong.keys("Shift+ArrowRight", "Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown")
    anong.paste("1\t2\n3\t4")
    assert anong.column("งบ 2574", 4) == ["1", "3", "1", "3"]
    assert anong.copied() == "1\t2\n3\t4\n1\t2\n3\t4"
    assert "<td>4</td>" in anong.copied("text/html")
    expect(anong.page.locator("#cell-sum")).to_contain_text("รวม 20 · เฉลี่ย 3 · 8 จำนวน")
    anong.saved()


def test_a_sheet_of_a_real_workbook_is_pasted_with_its_heads_and_rows_with_their_numbers(
    sit_down: Callable[[str], Planner],
) -> None:
    anong = sit_down("anong")
    anong.page.locator("#sheet").focus()
    anong.page.get_by_role("button", name="+ เพิ่มแถว").click()
    anong.paste("", SHEET)
    expect(anong.page.locator("#sheet-live")).to_contain_text("ข้าม 4 แถวที่ไม่ใช่โครงการ")
    anong.saved()
    first = head("โครงการรณรงค์ 3Rs")
    assert money(first) == {2571: 50_000, 2572: 50_000, 2573: 50_000}
    assert (first.objective, first.target, first.kpi, first.unit) == ("เพื่อลดขยะ", "73 ชุมชน", "ขยะลดลง", "กองสาธารณสุข")
    assert [one.ordinance_baht for one in first.year_amounts.all()] == [20_000, 0, 0]
    assert money(head("น้ำหมักชีวภาพ")) == {2571: 1_000}
    assert not ProjectVersion.objects.filter(name__startswith="รวม").exists()
    # Rows alone, in the columns of แบบ ผ.02.
    anong.keys("Control+Home")
    anong.paste("๑\tถนนสายใน\tเพื่อสัญจร\t1 สาย\t500,000\n๒\tถนนสายนอก\t\t\t-")
    anong.saved()
    assert (head("ถนนสายใน").target, money(head("ถนนสายใน"))) == ("1 สาย", {2571: 500_000})
    assert money(head("ถนนสายนอก")) == {}


def test_a_paste_into_filtered_rows_touches_only_what_is_seen(sit_down: Callable[[str], Planner]) -> None:
    anong = sit_down("anong")
    anong.cell(1, "โครงการ")
    anong.keys("Control+Shift+l")
    anong.type("ที่ 2")
    anong.keys("Enter")
    expect(anong.page.locator("#sheet .sheet-foot")).to_contain_text("11 จาก 40")
    anong.cell(1, "งบ 2575")
    anong.paste("7\n8\n9")
    anong.saved()
    found = ProjectVersion.objects.working().filter(year_amounts__fiscal_year=2575).order_by("position")
    assert [one.name for one in found] == ["โครงการที่ 2", "โครงการที่ 20", "โครงการที่ 21"]


def test_lists_are_chosen_by_typing_and_arrows(sit_down: Callable[[str], Planner]) -> None:
    anong = sit_down("anong")
    anong.cell(1, "แผนงาน")
    anong.thai("เคหะ")
    expect(anong.page.locator("#cell-list [aria-selected]")).to_have_text("แผนงานเคหะและชุมชน")
    picture(anong.page, "editing/grid-list")
    anong.keys("Tab")
    anong.keys("Alt+ArrowDown", "ArrowDown", "ArrowDown", "Enter")
    anong.cell(3, "หน่วยงานรับผิดชอบหลัก")
    anong.thai("ช่าง")
    anong.keys("ArrowDown", "Enter")
    anong.keys("F2")
    anong.type("สุขาภิบาล")
    anong.keys("Escape", "Delete")
    anong.saved()
    first = head("โครงการที่ 1")
    assert (first.budget_class, first.kind) == ("แผนงานเคหะและชุมชน", "beyond_capacity")
    assert [head(f"โครงการที่ {at}").unit for at in (3, 4)] == ["กองช่าง", ""]


def test_typing_is_left_by_arrows_and_goes_round_in_a_selection(sit_down: Callable[[str], Planner]) -> None:
    anong = sit_down("anong")
    anong.cell(1, "งบ 2572")
    for keys in ("1", "ArrowRight", "2", "Tab", "3", "Tab", "4", "Enter"):
        anong.type(keys) if keys.isdigit() else anong.keys(keys)
    # Enter goes back under the cell where Tab began.
    anong.type("5")
    anong.keys("Enter")
    assert anong.column("งบ 2573", 2) == ["2", "5"]
    anong.cell(1, "งบ 2572")
    anong.keys("Shift+ArrowDown", "Shift+ArrowRight")
    for text in "6789":
        anong.type(text)
        anong.keys("Tab")
    assert (anong.column("งบ 2572", 2), anong.column("งบ 2573", 2)) == (["6", "8"], ["7", "9"])
    anong.type("11")
    anong.keys("Control+Enter")
    assert (anong.column("งบ 2572", 2), anong.column("งบ 2573", 2)) == (["11", "11"], ["11", "11"])
    anong.keys("Control+r")
    anong.cell(1, "งบ 2571")
    anong.keys("Control+ArrowDown")
    expect(anong.page.locator("#sheet")).to_have_attribute("aria-activedescendant", "cell-39-3")
    anong.keys("Control+Home", "Control+ArrowRight", "Control+ArrowRight")
    expect(anong.page.locator("#sheet")).to_have_attribute("aria-activedescendant", "cell-0-7")
    handle = anong.page.locator(".fill-handle").bounding_box()
    assert handle is not None
    anong.page.mouse.move(handle["x"] + 4, handle["y"] + 4)
    anong.page.mouse.down()
    anong.page.mouse.move(handle["x"] + 4, handle["y"] + 120, steps=8)
    anong.page.wait_for_function("document.querySelectorAll('.sheet-cell.sel').length === 4")
    anong.page.mouse.up()
    assert anong.column("งบ 2575", 5) == ["4", "4", "4", "4", ""]
    anong.saved()


def test_rows_are_moved_doubled_and_put_between_and_the_plan_keeps_their_order(
    plan: Plan, sit_down: Callable[[str], Planner]
) -> None:
    anong = sit_down("anong")
    anong.cell(3, "โครงการ")
    anong.keys("Alt+Shift+ArrowUp", "Alt+Shift+ArrowUp")
    anong.saved()
    assert order(plan, 3) == ["โครงการที่ 3", "โครงการที่ 1", "โครงการที่ 2"]
    anong.page.get_by_role("button", name="ทำซ้ำแถว").click()
    anong.keys("F2")
    anong.type(" ระยะที่ 2")
    anong.keys("Enter")
    anong.keys("Shift+F10")
    expect(anong.page.get_by_role("menuitem").first).to_be_focused()
    picture(anong.page, "editing/grid-menu")
    anong.keys("ArrowDown", "Enter", "F2")
    anong.type("แทรก")
    anong.keys("Enter")
    anong.saved()
    assert order(plan, 5) == ["โครงการที่ 3", "โครงการที่ 3 ระยะที่ 2", "โครงการที่ 1", "แทรก", "โครงการที่ 2"]
    assert money(head("โครงการที่ 3 ระยะที่ 2")) == {2571: 30_000}
    anong.keys("Control+End", "ArrowUp", "ArrowUp", "Home")
    anong.page.once("dialog", lambda dialog: dialog.accept("2"))
    anong.keys("Shift+F10")
    anong.page.get_by_role("menuitem", name="ย้ายไปลำดับที่").click()
    anong.saved()
    assert order(plan, 2) == ["โครงการที่ 3", "โครงการที่ 38"]
    for _ in range(7):
        anong.keys("Control+z")
    anong.saved()
    assert order(plan, 41) == [f"โครงการที่ {at}" for at in range(1, 41)]
    anong.open()
    assert anong.column("โครงการ", 3) == order(plan, 3)


def test_sorting_is_for_the_eye_until_it_is_made_the_order_of_the_plan(
    plan: Plan, sit_down: Callable[[str], Planner]
) -> None:
    anong = sit_down("anong")
    sorter = anong.page.get_by_role("button", name="เรียงตาม งบ 2571")
    sorter.click()
    sorter.click()
    assert anong.column("โครงการ", 2) == ["โครงการที่ 40", "โครงการที่ 39"]
    expect(anong.page.get_by_role("columnheader", name="งบ 2571")).to_have_attribute("aria-sort", "descending")
    anong.keys("Alt+Shift+ArrowDown")
    expect(anong.page.locator("#sheet-live")).to_contain_text("กำลังเรียงเพื่อดูอยู่")
    assert order(plan, 1) == ["โครงการที่ 1"]
    anong.keys("Shift+F10")
    anong.page.get_by_role("menuitem", name="ใช้ลำดับที่เห็นเป็นลำดับในแผน").click()
    anong.saved()
    assert order(plan, 41) == [f"โครงการที่ {at}" for at in range(40, 0, -1)]


def test_something_is_found_and_replaced_and_columns_are_widened(sit_down: Callable[[str], Planner]) -> None:
    anong = sit_down("anong")
    anong.page.locator("#sheet").focus()
    anong.keys("Control+f")
    anong.type("ที่ ๑๗")
    anong.keys("Enter")
    expect(anong.page.locator("#finder output")).to_have_text("ช่องที่ 1 จาก 1")
    expect(anong.page.locator("#sheet")).to_have_attribute("aria-activedescendant", "cell-16-0")
    anong.page.fill("#finder [name=find]", "กองช่าง")
    anong.page.fill("#finder [name=replace]", "กองโยธา ($1)")
    anong.page.get_by_role("button", name="แทนที่ทั้งหมด").click()
    expect(anong.page.locator("#finder output")).to_have_text("แทนที่แล้ว 40 ช่อง")
    picture(anong.page, "editing/grid-find")
    anong.keys("Escape")
    anong.saved()
    assert ProjectVersion.objects.working().filter(unit="กองโยธา ($1)").count() == 40
    edge = anong.page.locator("[data-edge=name]").bounding_box()
    assert edge is not None
    anong.page.mouse.move(edge["x"] + 3, edge["y"] + 9)
    anong.page.mouse.down()
    anong.page.mouse.move(edge["x"] + 103, edge["y"] + 9)
    anong.page.mouse.up()
    anong.open()
    box = anong.at(1, "โครงการ").bounding_box()
    assert box is not None and box["width"] == 360
