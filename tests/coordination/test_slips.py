"""Titles that differ only by slips of the pen, and names that a list knows."""

import pytest

from prasan.coordination.rules.comparing import compare
from prasan.coordination.rules.finding import Index
from prasan.coordination.rules.slips import only_slips
from prasan.coordination.rules.villages import Villages
from prasan.plans.rules.works import read_work
from tests.coordination.listing import listed

ROAD = "ก่อสร้างถนน คสล. บ้านหนองแดง หมู่ที่ 4 กว้าง 4 เมตร ยาว 320 เมตร"


@pytest.mark.parametrize(
    "other",
    [
        "ก่อสร้างถนน คสล. บ้านหนองแดง หู่ที่ 4 กว้าง 4 เมตร ยาว 320 เมตร",
        "ก่อสร้งาถนน คสล. ย้านหนองแดง หมู่ที่ 4 กว้าง 4 เมตร ยาว 320 เมตร",
        "กอสรางถนน คสล. บานหนองแดง หมูที 4 กวาง 4 เมตร ยาว 320 เมตร",
        "ก่อสร้างถนน คสล. บ้านหนองแสง หมู่ท่ี 4 กว้าง 4 เมตร ยาว 320 เมตร",
    ],
)
def test_a_slip_anywhere_hides_no_overlap(other: str) -> None:
    assert compare(listed(1, ROAD), listed(2, other)) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ROAD, ROAD.replace("หมู่ที่ 4", "หมู่ที่ 5")),
        (ROAD, ROAD.replace("หนองแดง", "โคกสว่าง")),
        ("ขุดลอกห้วยยาง หมู่ที่ 4", "ขุดลอกหนองยาง หมู่ที่ 4"),
        ("ก่อสร้างห้องน้ำโรงเรียนบ้านขามป้อม", "ก่อสร้างห้องน้ำโรงเรียนบ้านนาป้อม"),
        ("ซ่อมแซมถนน หมู่ที่ 4 ช่วงนานายทองดี", "ซ่อมแซมถนน หมู่ที่ 4 ช่วงนานายคำมูล"),
    ],
)
def test_another_figure_or_name_is_no_slip(one: str, other: str) -> None:
    assert not only_slips(read_work(one), read_work(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("อบรมพนักงานดับเพลิง", "อบรมพนักงานดับเพลิง (ตามมติประชาคม)"),
        ("ก่อสร้างเมรุวัดป่าหัวเลิง", "ก่อสร้างเมรุวัดป่าหัวเลิง พร้อมป้ายโครงการ"),
        ("ปลูกป่าเฉลิมพระเกียรติ", "ค่าใช้จ่ายในการดำเนินงานโครงการปลูกป่าเฉลิมพระเกียรติ"),
        ("ติดตั้งกล้องโทรทัศน์วงจรปิดหอชมเมือง", "ติดตั้งกล้อง CCTVหอชมเมือง"),
    ],
)
def test_what_an_office_adds_says_nothing_of_the_work(one: str, other: str) -> None:
    assert compare(listed(1, one), listed(2, other)) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("อบรมการทำบัญชีครัวเรือน", "อบรมการทำบัญชีครัวเรือน รุ่นที่ 8"),
        ("อบรมการทำบัญชีครัวเรือน", "อบรมการทำบัญชีครัวเรือนสำหรับกลุ่มสตรี"),
        ("ก่อสร้างประปาแบบบาดาลขนาดใหญ่ บ้านนา หมู่ที่ 2", "ก่อสร้างประปาแบบผิวดินขนาดกลาง บ้านนา หมู่ที่ 2"),
        ("ก่อสร้างศาลาพักผู้โดยสาร บ้านนา หมู่ที่ 2", "ก่อสร้างศาลาประชาคม บ้านนา หมู่ที่ 2"),
        ("ก่อสร้างถนน คสล. ซอย 6 บ้านนา หมู่ที่ 6", "ก่อสร้างถนน คสล. สายบ้านนา หมู่ที่ 6 - บ้านปอ หมู่ที่ 3"),
    ],
)
def test_another_group_kind_or_line_is_another_work(one: str, other: str) -> None:
    assert compare(listed(1, one), listed(2, other)) is None


def test_a_name_written_once_that_is_near_to_one_written_often_is_that_one() -> None:
    often = [listed(key, f"ก่อสร้างศาลา {key} บ้านหนองแดง หมู่ที่ 4") for key in range(6)]
    slipped = listed(9, "ก่อสร้างศาลา บ้านหนองแสง")
    elsewhere = listed(10, "ก่อสร้างศาลา บ้านหนองแสง หมู่ที่ 7")
    villages = Villages([*often, slipped, elsewhere])
    assert [one.work.names[0].name for one in villages.mended([slipped, elsewhere])] == ["หนองแดง", "หนองแสง"]


def test_a_number_with_two_names_is_one_village_unless_the_list_knows_better() -> None:
    one, other = (listed(key, f"ปรับปรุงระบบประปา บ้าน{name} หมู่ที่ 4") for key, name in ((1, "โนนแดง"), (2, "ศรีวิไล")))
    assert list(Index([one, other]).all_overlaps())
    known = [listed(key, f"ก่อสร้างศาลา {key} บ้านศรีวิไล หมู่ที่ 9") for key in (3, 4)]
    assert not [pair for pair in Index([one, other, *known]).all_overlaps() if pair.pair == (1, 2)]


def test_the_pao_meets_whose_area_it_names() -> None:
    title = "สืบสานประเพณีบุญบั้งไฟ บ้านนาดี หมู่ที่ 3"
    lao = listed(1, title, "A", tambon="ดงเย็น")
    assert compare(lao, listed(2, f"{title} ในเขตองค์การบริหารส่วนตำบลดงเย็น", "P", is_pao=True)) is not None
    assert compare(lao, listed(3, f"{title} ในเขตองค์การบริหารส่วนตำบลบ้านฝาง", "P", is_pao=True)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # A slip keeps a like word, a short form or a year from being read as in the other title.
        ("ติดตั้งกล้องโททัศน์วงจรปิดหอชมเมือง ประจำปี ๒๕๗๒", "ติดตั้งกล้องโทรทัศน์วงจรปิดหอชมเมือง"),
        ("จัดทำเว็บไซต์ของเทศบาลนครนครสวรรค์", "โครงการจัดทำเว็บไซต์ของตทศบาลนครนครสวรรค์ ประจำปี 2572"),
        ("ก่อสร้างถนน คสล. ซอยป่าแซง 9 บ้านวังทอง หมู่ที่ 4", "ก่อสร้างถนน คสล. กว้าง 4 เมตร ซอยป่าบซง 9 บ้านวังทอง ม.4"),
        ("ระบบภูมิสารสนเทศระบายน้ำในเขตเทศบาลนครนคบสวรรค์", "ระบบภูมิสารสนเทศระบายน้ำในเขตเทศบาลนครนครสวรรค์"),
        ("ก่อสร้างมาลาประชาคม บ้านคอกฆ้อง หมู่ 4", "ก่อสร้างศาลาประชาคม บ้านคอกฆ้อง หมู่ 4"),
    ],
)
def test_what_a_slip_hides_is_found_in_the_title_as_it_was_typed(one: str, other: str) -> None:
    assert compare(listed(1, one), listed(2, other)) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ก่อสร้างฝายน้ำล้น ลำห้วยแดง บ้านคำช้าง หมู่ที่ 2", "ก่อสร้างฝายน้ำล้น ลำห้วยแสง บ้านคำช้าง หมู่ที่ 2"),
        ("ติดตั้งไฟกะพริบพลังงานแสงอาทิตย์ทางแยก บ้านหัวคู หมู่ 4", "ติดตั้งโคมไฟถนนพลังงานแสงอาทิตย์ บ้านหัวคู หมู่ 4"),
    ],
)
def test_waters_and_things_of_one_village_stay_two(one: str, other: str) -> None:
    assert compare(listed(1, one), listed(2, other)) is None
