"""What a title says of the work: every fact by an example as planners write it."""

import pytest

from prasan.plans.rules.works import Name, NameKind, Quantity, read_work

VILLAGE = NameKind.VILLAGE


@pytest.mark.parametrize(
    ("title", "villages"),
    [
        ("ก่อสร้างถนน คสล. หมู่ที่ 4", {4}),
        ("ก่อสร้างถนน คสล. ม.4 บ.โนนสว่าง", {4}),
        ("ก่อสร้างถนน คสล. หมู่ ๑๒ บ้านโนนสว่าง", {12}),
        ("ก่อสร้างถนน คสล. หมู่4", {4}),
        ("ก่อสร้างทางเดิน หมู่ที่ 1,12 และ 13", {1, 12, 13}),
        ("ก่อสร้างถนน คสล. หมู่ที่ 1-3", {1, 2, 3}),
        ("ก่อสร้างถนน หมู่ที่ 14 - หมู่ที่ 15 ตำบลคลองสอง", {14, 15}),
        ("ปรับปรุงถนน หมู่ที่ 3 และ หมู่ที่ 8", {3, 8}),
        ("ก่อสร้างถนน คสล. กว้าง 4 ม. ยาว 200 ม.", set()),
        ("ปรับปรุงระบบประปาหมู่บ้าน", set()),
        ("ขยายเขตไฟฟ้า หมู่ที 8", {8}),
    ],
)
def test_village_numbers(title: str, villages: set[int]) -> None:
    assert read_work(title).villages == villages


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("ก่อสร้างถนน คสล. บ้านโนนสว่าง หมู่ที่ 4", [Name(VILLAGE, "โนนสว่าง")]),
        ("ก่อสร้างถนน คสล.บ.โนนสว่าง ม.4", [Name(VILLAGE, "โนนสว่าง")]),
        ("ก่อสร้างถนน คสล. ภายในหมู่บ้าน", []),
        ("ซ่อมแซมบ้านผู้ยากไร้", []),
        ("ก่อสร้างรั้ว รร.บ้านหนองไผ่", [Name(NameKind.SCHOOL, "บ้านหนองไผ่")]),
        ("วางท่อระบายน้ำ ซ.5", [Name(NameKind.LANE, "5")]),
        ("ก่อสร้างถนน คสล. ถนนไอยรา 1", [Name(NameKind.ROAD, "ไอยรา 1")]),
        ("ขุดลอกหนองแวง", [Name(NameKind.WATER, "หนองแวง")]),
        ("ขุดลอกลำห้วยยาง", [Name(NameKind.WATER, "ห้วยยาง")]),
        ("ปรับปรุงอ่างเก็บน้ำห้วยยาง", [Name(NameKind.WATER, "ห้วยยาง")]),
        ("ก่อสร้างถนนดิน ช่วงนานายทองดี", [Name(NameKind.PERSON, "ทองดี")]),
        ("ปรับปรุงภูมิทัศน์วัดโสกกุง", [Name(NameKind.TEMPLE, "โสกกุง")]),
        ("ติดตั้งโคมไฟ ชุมชนโสภณ", [Name(NameKind.COMMUNITY, "โสภณ")]),
        ("ติดตั้งระบบเสียงไร้สาย กล้องวงจรปิด", []),
    ],
)
def test_proper_names(title: str, names: list[Name]) -> None:
    assert list(read_work(title).names) == names


@pytest.mark.parametrize(
    ("title", "segment"),
    [
        ("ก่อสร้างถนน คสล. สายบ้านโนนสว่าง - บ้านหนองไผ่ กว้าง 5 เมตร", ("บ้านโนนสว่าง", "บ้านหนองไผ่")),
        ("ก่อสร้างถนนคสล.สายบ้านโนนสว่าง ม.๔-บ้านหนองไผ่ ม.7 ขนาด 5x200 ม.", ("บ้านโนนสว่าง", "บ้านหนองไผ่")),
        ("ก่อสร้างถนน คสล. จากบ้านนายสี ถึงนานายมา หมู่ที่ 3", ("บ้านนายสี", "นานายมา")),
        ("ก่อสร้างถนน สายบ้านวังลาด - บ้านเหล่าแต้ บ้านวังลาด หมู่ที่ 4", ("บ้านวังลาด", "บ้านเหล่าแต้")),
        ("ก่อสร้างถนน สายบ้านวังลาด - บ้านเหล่าแต้บ้านวังลาด หมู่ที่ 4", ("บ้านวังลาด", "บ้านเหล่าแต้")),
        ("ก่อสร้างถนน คสล. หมู่ที่ 4", None),
        ("ติดตั้งป้ายบอกทางเข้า-ทางออก", None),
    ],
)
def test_the_two_ends_of_a_road(title: str, segment: tuple[str, str] | None) -> None:
    assert read_work(title).segment == segment


@pytest.mark.parametrize(
    ("title", "sizes"),
    [
        ("กว้าง 4.00 เมตร ยาว 1,320 เมตร หนา 0.15 เมตร", {"width": 4, "length": 1320, "thickness": 0.15}),
        ("ขนาดกว้าง ๕ ม.ยาว ๒๐๐ ม.", {"width": 5, "length": 200}),
        ("ขนาด 5x200x0.15 ม.", {"width": 5, "length": 200, "thickness": 0.15}),
        ("ระยะทาง 4.125 กิโลเมตร หนา 5 เซนติเมตร", {"length": 4125, "thickness": 0.05}),
        ("ยาว 1.5 กม.", {"length": 1500}),
        ("ผิวจราจรกว้าง 6.00 เมตร ไหล่ทางข้างละ 1.00 เมตร ยาว 50 เมตร", {"width": 6, "length": 50}),
        ("ท่อ Ø 0.60 ม. ยาว 80 เมตร", {"diameter": 0.6, "length": 80}),
        ("ขนาดเส้นผ่านศูนย์กลาง 0.60 เมตร", {"diameter": 0.6}),
        ("หรือมีพื้นที่ไม่น้อยกว่า 18,660 ตารางเมตร", {"area": 18660}),
        ("ขุดลอกหนอง พื้นที่ 3,200 ตร.ม. ดิน 12,000 ลบ.ม.", {"area": 3200, "volume": 12000}),
    ],
)
def test_sizes_in_metres(title: str, sizes: dict[str, float]) -> None:
    read = read_work(title).sizes
    assert {field: value for field in read.__slots__ if (value := getattr(read, field)) is not None} == sizes


def test_paved_area_is_said_or_multiplied() -> None:
    assert read_work("ถนน กว้าง 5 เมตร ยาว 200 เมตร").sizes.paved_area() == 1000
    assert read_work("ถนน กว้าง 5 เมตร ยาว 200 เมตร พื้นที่ไม่น้อยกว่า 990 ตารางเมตร").sizes.paved_area() == 990
    assert read_work("ถนน กว้าง 5 เมตร").sizes.paved_area() is None


@pytest.mark.parametrize(
    ("title", "phase"),
    [
        ("ก่อสร้างถนน คสล. ระยะที่ 2", 2),
        ("ก่อสร้างถนน คสล. (ระยะที่ ๓)", 3),
        ("ปรับปรุงสวน เฟส 2", 2),
        ("ก่อสร้างลาน (ตอนที่ 2)", 2),
        ("ก่อสร้างถนน ช่วงที่ 1", 1),
        ("ก่อสร้างถนน ระยะทาง 200 เมตร", None),
    ],
)
def test_phases(title: str, phase: int | None) -> None:
    assert read_work(title).phase == phase


def test_quantities_and_people() -> None:
    work = read_work("อบรมเชิงปฏิบัติการ อสม. จำนวน 120 คน 3 วัน ประจำปีงบประมาณ พ.ศ. 2571")
    assert work.quantities == (Quantity(120, "คน"), Quantity(3, "วัน"))
    assert work.count_of("คน", "ราย") == 120
    assert (work.object, work.action, work.years) == ("training", "train", frozenset({2571}))


def test_a_figure_before_a_name_is_no_quantity_of_it() -> None:
    work = read_work("ทาสีอาคารเรียน 4 โรงเรียนเทศบาลวัดปากน้ำโพใต้")
    assert work.quantities == ()
    assert work.numbers == ("4",)


@pytest.mark.parametrize(
    ("title", "about", "material"),
    [
        ("ก่อสร้างถนน ค.ส.ล. หมู่ที่ 1", "road", "concrete"),
        ("ปรับปรุงผิวจราจรแอสฟัลท์ติกคอนกรีต", "road", "asphalt"),
        ("ปรับปรุงถนนลาดยางผิวจราจร Asphaltic Concrete", "road", "asphalt"),
        ("วางท่อระบายน้ำ คสล. พร้อมบ่อพัก", "pipe", "concrete"),
        ("ก่อสร้างรางระบายน้ำ", "drain", ""),
        ("ขุดสระน้ำเพื่อการเกษตร", "pond", ""),
        ("ขุดเจาะบ่อบาดาล", "well", ""),
        ("ก่อสร้างกำแพงกันดิน", "wall", ""),
        ("อบรมให้ความรู้การคัดแยกขยะ", "training", ""),
        ("งานประเพณีบุญบั้งไฟ", "event", ""),
        ("จัดซื้อรถบรรทุกขยะ", "vehicle", ""),
    ],
)
def test_what_the_work_is_about(title: str, about: str, material: str) -> None:
    work = read_work(title)
    assert (work.object, work.material) == (about, material)


def test_codes_of_local_highways_however_they_are_spaced() -> None:
    for title in ("สาย นศ.ถ1-0068", "สาย นศ.ถ.1-0068", "สาย นศ.ถ 1 - 0068"):
        assert read_work(f"ปรับปรุงถนน {title} บ้านไสสับ").codes == {"นศ.ถ.1-0068"}


def test_chainage_is_a_segment_in_metres() -> None:
    assert read_work("ปรับปรุงถนน ช่วง กม. 0+000 - กม. 5+050").chainage == (0, 5050)


def test_subdistrict_and_district_even_where_the_name_begins_with_ban() -> None:
    work = read_work("ก่อสร้างถนน คสล. ม.4 ต.บ้านเป็ด อ.เมืองขอนแก่น จ.ขอนแก่น")
    assert work.tambons == {"บ้านเป็ด"}
    assert work.districts == {"เมืองขอนแก่น"}


def test_the_organisation_that_is_named() -> None:
    assert read_work("ซ่อมแซมถนนภายในเขตอบต.แดงใหญ่").organisations == {"แดงใหญ่"}
    assert read_work("จัดทำเว็บไซต์ เทศบาลตำบลท่าพระ ประจำปี 2571").organisations == {"ท่าพระ"}
    assert read_work("อุดหนุน รพ.สต.บ้านกง").organisations == frozenset()


def test_the_target_fills_what_the_title_leaves_out() -> None:
    work = read_work("ก่อสร้างถนน คสล. หมู่ที่ 4", "ถนน คสล. กว้าง 5 เมตร ยาว 200 เมตร หมู่ที่ 9 จำนวน 1 สาย")
    assert (work.sizes.width, work.sizes.length) == (5, 200)
    assert work.villages == {4}
    assert work.count_of("สาย") == 1


def test_two_spellings_of_one_title_leave_the_same_core() -> None:
    first = read_work("โครงการก่อสร้างถนน คสล. ม.๔ บ.โนนสว่าง ขนาดกว้าง ๔ ม. ยาว ๒๐๐ ม.")
    second = read_work("ก่อสร้างถนนคอนกรีตเสริมเหล็ก บ้านโนนสว่าง หมู่ที่ 4 กว้าง 4 เมตร ยาว 200 เมตร")
    assert first.core == second.core
    assert (first.villages, first.names, first.sizes) == (second.villages, second.names, second.sizes)


def test_how_a_work_is_bought_says_nothing_of_it() -> None:
    bought = read_work("จ้างเหมาปรับปรุงภูมิทัศน์ บ้านดงชน หมู่ที่ ๒ โดยวิธีเฉพาะเจาะจง ตำบลดงชน")
    assert bought.core == read_work("ปรับปรุงภูมิทัศน์ บ้านดงชน หมู่ที่ 2").core
    assert bought.tambons == {"ดงชน"}


def test_pipe_class() -> None:
    assert read_work("วางท่อระบายน้ำ ค.ส.ล. มอก.ชั้น 3").pipe_class == 3
    assert read_work("ก่อสร้างอาคารเรียน 4 ชั้น").pipe_class is None


@pytest.mark.parametrize(
    ("slipped", "meant"),
    [
        ("โรคงการก่อสร้างศาลา", "โครงการก่อสร้างศาลา"),
        ("จัดงานวันครู ปถะจำปี 2572", "จัดงานวันครู ประจำปี 2572"),
        ("วางท่อระบายน้ำ ซออย 4 มหู่ 11", "วางท่อระบายน้ำ ซอย 4 หมู่ 11"),
        ("ก่อสร้างถนน คสล. จากวัดป่า ลึงบ้านโคก", "ก่อสร้างถนน คสล. จากวัดป่า ถึงบ้านโคก"),
        ("ก่อสร้างถนน กวว้าง 4 เมตร ยวา 20 เมตร", "ก่อสร้างถนน กว้าง 4 เมตร ยาว 20 เมตร"),
        ("ขุดลอกหนองม่วง ตำอลโพนเพ็ก", "ขุดลอกหนองม่วง ตำบลโพนเพ็ก"),
    ],
)
def test_words_that_the_reader_goes_by_are_known_in_spite_of_a_slip(slipped: str, meant: str) -> None:
    read, right = read_work(slipped), read_work(meant)
    assert (read.villages, read.names, read.segment, read.sizes, read.tambons, read.core) == (
        right.villages, right.names, right.segment, right.sizes, right.tambons, right.core,
    )  # fmt: skip


def test_the_words_of_a_segment_are_no_part_of_what_remains() -> None:
    ways = ("สายวัดป่า - บ้านโคก", "จากวัดป่า ถึงบ้านโคก", "ช่วงวัดป่าถึงบ้านโคก", "เส้นวัดป่า - บ้านโคก")
    works = [read_work(f"ก่อสร้างถนน คสล. {way} หมู่ที่ 4") for way in ways]
    assert {work.core for work in works} == {works[0].core}
    assert {work.segment for work in works} == {("วัดป่า", "บ้านโคก")}
    assert Name(NameKind.TEMPLE, "ป่า") in works[0].names
