"""What makes two projects one work, phases of one, or two works of one formula."""

import pytest

from prasan.coordination.rules.comparing import compare
from prasan.coordination.rules.listed import OverlapKind, Where
from prasan.coordination.rules.saying import fact_lines
from tests.coordination.listing import listed

ROAD = "ก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านโนนสว่าง - บ้านหนองไผ่ หมู่ที่ 4 กว้าง 5 เมตร ยาว 320 เมตร"


@pytest.mark.parametrize(
    "other",
    [
        "โครงการก่อสร้างถนน คสล. สายบ้านโนนสว่าง - บ้านหนองไผ่ ม.4 กว้าง 5 ม. ยาว 320 ม.",
        "ก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านโนนสว่าง - บ้านหนองไผ่ หมู่ที่ ๔ กว้าง ๕ เมตร ยาว ๓๒๐ เมตร",
        "ก่อสร้างถนน ค.ส.ล. หมู่ 4 สายบ้านโนนสว่าง - บ้านหนองไผ่ ยาว 320 เมตร กว้าง 5 เมตร",
        "ก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านโนนสวาง - บ้านหนองไผ หมู่ที่ 4 กว้าง 5 เมตร ยาว 320 เมตร",
        "ก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านหนองไผ่ - บ้านโนนสว่าง หมู่ที่ 4 กว้าง 5 เมตร ยาว 320 เมตร",
        "จ้างเหมาก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านโนนสว่าง - บ้านหนองไผ่ หมู่ที่ 4 ยาว 320 เมตร โดยวิธีเฉพาะเจาะจง",
    ],
)
def test_the_same_work_in_other_writing(other: str) -> None:
    found = compare(listed(1, ROAD), listed(2, other))
    assert found is not None
    assert (found.kind, found.where) == (OverlapKind.SAME, Where.ONE_PLAN)
    assert found.score > 0.6


@pytest.mark.parametrize(
    "other",
    [
        ROAD.replace("หมู่ที่ 4", "หมู่ที่ 7"),
        ROAD.replace("บ้านหนองไผ่", "บ้านโคกสี"),
        ROAD.replace("320", "540"),
        ROAD.replace("ก่อสร้างถนนคอนกรีตเสริมเหล็ก", "ปรับปรุงถนนลาดยาง"),
        ROAD.replace("ก่อสร้างถนนคอนกรีตเสริมเหล็ก", "ก่อสร้างรางระบายน้ำ"),
        ROAD.replace("ก่อสร้าง", "ซ่อมแซม"),
    ],
)
def test_another_village_segment_size_or_thing_is_another_work(other: str) -> None:
    assert compare(listed(1, ROAD), listed(2, other)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ทาสีอาคารเรียน 2 โรงเรียนวัดปากน้ำ", "ทาสีอาคารเรียน 3 โรงเรียนวัดปากน้ำ"),
        ("ทาสีภายในอาคารเรียน โรงเรียนวัดปากน้ำ", "ทาสีภายนอกอาคารเรียน โรงเรียนวัดปากน้ำ"),
        ("วางท่อระบายน้ำ ซอย 3 หมู่ที่ 1", "วางท่อระบายน้ำ ซอย 5 หมู่ที่ 1"),
        ("ปรับปรุงถนน นศ.ถ.1-0068", "ปรับปรุงถนน นศ.ถ.1-0069"),
        ("ปรับปรุงห้องเวรยาม โรงเรียนกีฬา", "ปรับปรุงห้องสหกรณ์ โรงเรียนกีฬา"),
        ("แข่งขันกีฬาฟุตบอลต้านยาเสพติด", "แข่งขันกีฬาวอลเลย์บอลต้านยาเสพติด"),
        ("ก่อสร้างศาลา บ้านหนองแดง", "ก่อสร้างศาลา บ้านหนองแสง"),
        ("ก่อสร้างศาลา บ้านโนนสว่าง", "ก่อสร้างศาลา บ้านโนนสว่างใหม่"),
        ("จัดทำระบบบริการออนไลน์ อบต.โนนทัน", "จัดทำระบบบริการออนไลน์ อบต.บ้านกง"),
        ("ก่อสร้างถนน สายบ้านวังเจริญ หมู่ที่ 6 - บ้านคำอุดม หมู่ที่ 4", "ก่อสร้างถนน สายบ้านวังเจริญ หมู่ที่ 9 - บ้านคำอุดม หมู่ที่ 4"),
        ("ขุดลอกห้วยยาง กม. 0+000 - กม. 1+000", "ขุดลอกห้วยยาง กม. 1+000 - กม. 2+000"),
    ],
)
def test_titles_of_one_formula_are_told_apart(one: str, other: str) -> None:
    assert compare(listed(1, one), listed(2, other)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("รณรงค์ป้องกันและแก้ไขปัญหายาเสพติด", "รรงค์ป้องกันและแก้ไขปัญหายาเสพติด"),
        ("อบรมคุณธรรม จริยธรรม และป้องกันการทุจริต", "จริยธรรม และป้องกันการทุจริต อบรมคุณธรรม"),
        ("ดูแลระยะยาวผู้สูงอายุที่มีภาวะพึ่งพิง", "ดูแลระยะยาวผู้สูงวัยที่มีภาวะพึ่งพิง"),
        ("จัดหาคอมพิวเตอร์โรงเรียนบ้านท่าสมบูรณ์", "จัดหาคอมพิวเตอร์โรงเรียนบ.ท่าสมบูรณ์"),
        ("ซ่อมแซมหลังคาสำนักงานอบต.บริบูรณ์", "ซ่อมแซมหลังคาสำนักงานองค์การบริหารส่วนตำบลบริบูรณ์"),
    ],
)
def test_works_without_a_place_are_met_in_other_words_too(one: str, other: str) -> None:
    assert compare(listed(1, one), listed(2, other)) is not None


def test_phases_are_a_chain_and_no_duplicate() -> None:
    first = listed(1, f"{ROAD} ระยะที่ 1")
    second = listed(2, ROAD.replace("320", "410") + " ระยะที่ 2")
    found = compare(first, second)
    assert found is not None
    assert found.kind is OverlapKind.PHASE
    assert any("ระยะที่ 1 / 2" in reason.th for reason in found.reasons)


def test_the_same_phase_twice_is_the_same_work() -> None:
    found = compare(listed(1, f"{ROAD} ระยะที่ 2"), listed(2, f"{ROAD} เฟส 2"))
    assert found is not None
    assert found.kind is OverlapKind.SAME


def test_a_renamed_village_keeps_its_number_in_one_plan_only() -> None:
    title = "ก่อสร้างรางระบายน้ำ {} หมู่ที่ 4 ยาว 320 เมตร"
    old, new = title.format("บ้านโนนสว่าง"), title.format("บ้านศรีบุญเรือง")
    found = compare(listed(1, old), listed(2, new))
    assert found is not None
    assert any(reason.code == "village_renamed" for reason in found.reasons)
    assert compare(listed(1, old, "A", district="1"), listed(2, new, "B", district="1")) is None


def test_the_pao_and_an_lao_meet_in_the_subdistrict_that_is_named() -> None:
    lao = listed(1, ROAD, "A", tambon="บ้านเป็ด")
    pao = listed(2, f"{ROAD} ตำบลบ้านเป็ด", "P", is_pao=True)
    found = compare(lao, pao)
    assert found is not None
    assert found.where is Where.TWO_LEVELS
    elsewhere = listed(3, f"{ROAD} ตำบลสาวะถี".replace("320", "321"), "P", is_pao=True)
    assert compare(listed(1, "ขุดลอกหนองแวง", "A", tambon="บ้านเป็ด"), elsewhere) is None


def test_the_same_village_name_far_away_is_another_village() -> None:
    title = "ก่อสร้างรางระบายน้ำ บ้านหนองแวง หมู่ที่ 4 ยาว 320 เมตร"
    here, far = listed(1, title, "A", point=(16.4, 102.8)), listed(2, title, "B", point=(16.9, 102.1))
    near = listed(3, title, "C", point=(16.45, 102.85))
    assert compare(here, far) is None
    assert compare(here, near) is not None


def test_a_training_of_the_same_name_in_two_organisations_is_two_trainings() -> None:
    title = "อบรมให้ความรู้การคัดแยกขยะต้นทาง"
    assert compare(listed(1, title, "A", district="1"), listed(2, title, "B", district="1")) is None
    assert compare(listed(1, title), listed(2, title)) is not None


def test_equal_money_strengthens_and_very_unequal_money_weakens() -> None:
    title = "ก่อสร้างศาลาอเนกประสงค์ บ้านโนนสว่าง หมู่ที่ 4"

    def score(other: int) -> float:
        found = compare(listed(1, title, amounts={2571: 100_000}), listed(2, title, amounts={2572: other}))
        assert found is not None
        return found.score

    assert score(100_000) > score(120_000) > score(900_000)


def test_a_segment_turned_round_is_the_same_fact() -> None:
    lines = fact_lines({"segment": "บ้านโนนสว่าง – บ้านหนองไผ่"}, {"segment": "บ้านหนองไผ่ – บ้านโนนสว่าง"})
    assert [one.agrees for one in lines] == [True]
    other = fact_lines({"segment": "บ้านโนนสว่าง – บ้านหนองไผ่"}, {"segment": "บ้านโนนสว่าง – บ้านโคกสี"})
    assert [one.agrees for one in other] == [False]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # A segment said in other words, the sizes elsewhere.
        (
            "ก่อสร้างถนน คสล. ช่วงวัดป่าถึงโรงเรียนบ้านโคก หมู่ที่ 4 บ้านโนนสว่าง",
            "โครงการก่อสร้างถนน ค.ส.ล. บ.โนนสว่าง ม. ๔ จากวัดป่า - โรงเรียนบ้านโคก กว้าง 4 ม. ยาว 320 ม.",
        ),
        # Words by which two offices call the same.
        ("ซ่อมแซมระบบประปาหมู่บ้าน ม.7 บ.ดอนฉิม", "ปรับปรุงประปาหมู่บ้าน บ้านดอนฉิม หมู่ 7"),
        ("ติดตั้งโคมไฟโซล่าเซลล์ บ้านนาแวง หมู่ที่ 10", "ติดตั้งโคมไฟถนนพลังงานแสงอาทิตย์ บ้านนาแวง ม.๑๐ จำนวน 36 ชุด"),
        ("ป้องกันและควบคุมโรคไข้เลือดออก", "ควบคุมและป้องกันโรคไข้เลือดออก ประจำปี 2572"),
        ("จัดงานประเพณีลอยกระทง", "สืบสานประเพณีลอยกระทง ปี 2571"),
        # A slip in a name, of the same length; in the head word of a school.
        (
            "ก่อสร้างถนน คสล. สายหนองปอแดง - บ้านนายพิมพ์ บ้านดอนสะอาด หมู่ 2 ยาว 150 เมตร",
            "ก่อสร้างถนน คสล. บ้านดอนสะอาด หมู่ 2 สายทางหนองปอแดส ถึง บ้านนายพิมพ์ ยาว 150 เมตร",
        ),
        (
            "ก่อสร้างอาคารอเนกประสงค์ โรงเียนเทศบาลวัดพรหมจริยาวาส (ท.3)",
            "ก่อสร้างอาคารอเนกประสงค์ โรงเรียนเทศบาลวัดพรหมจริยาวาส (ท.3)",
        ),
        # Another name for the village of the same number, though the road leads to a third.
        (
            "ก่อสร้างถนน คสล. จากหนองสองห้อง - บ้านบึงแดง บ.ร่มสวรรค์ ม. 5",
            "ก่อสร้างถนน คสล. ช่วงหนองสองห้องถึงบ้านบึงแดง บ้านนาแวง หมู่ที่ 5",
        ),
    ],
)
def test_one_work_by_the_hands_of_two_offices(one: str, other: str) -> None:
    assert compare(listed(1, one), listed(2, other)) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ก่อสร้างถนน คสล. ซอย 4 บ้านดงไผ่ หมู่ที่ 3", "ก่อสร้างถนน คสล. จากวัดป่า ถึงหนองสองห้อง บ้านดงไผ่ หมู่ที่ 3"),
        ("ก่อสร้างถนน คสล. ภายในหมู่บ้าน บ้านดงไผ่ หมู่ที่ 3", "ก่อสร้างถนน คสล. สายบ้านดงไผ่ - บ้านโคก หมู่ที่ 3"),
        (
            "ก่อสร้างถนน คสล. จากบ้านนายมาลี ถึงบ้านนางวิชัยงาม หมู่ที่ 1 บ้านสระ",
            "ก่อสร้างถนน คสล. จากบ้านนายมาลีทอง ถึงบ้านนางวิชัยงาม หมู่ที่ 1 บ้านสระ",
        ),
        ("ติดตั้งไฟกิ่งโซล่าเซลล์ บ้านป่าคู หมู่ที่ 10", "ติดตั้งโคมไฟพลังงานแสงอาทิตย์ บ้านป่าคู หมู่ที่ 10"),
    ],
)
def test_two_works_that_only_sound_alike(one: str, other: str) -> None:
    assert compare(listed(1, one), listed(2, other)) is None
