"""What a list that tells codes alone says of where its organisations lie."""

from prasan.coordination.rules.comparing import compare
from prasan.coordination.rules.finding import find_overlaps
from prasan.coordination.rules.listed import Listed
from prasan.coordination.rules.whereabouts import with_whereabouts
from tests.coordination.listing import listed

TAMBONS = ("ดงเย็น", "บ้านฝาง", "โนนทอง", "ท่าพระ", "สาวะถี", "หนองแวง")
WORKS = ("ก่อสร้างศาลาประชาคม", "ปรับปรุงระบบประปาหมู่บ้าน", "ขยายเขตไฟฟ้าสาธารณะ")


def _province() -> list[Listed]:
    """Six subdistricts whose villages have the same names, each under another number; the PAO copies two works of each."""
    made: list[Listed] = []
    for at, tambon in enumerate(TAMBONS):
        for number, work in enumerate(WORKS):
            title = f"{work} บ้านหนองแวง หมู่ที่ {at + 1}"
            made.append(listed(len(made), title, f"640010{at}"))
            if number < 2:
                made.append(listed(len(made), f"{title} ต.{tambon}", "6400001"))
    return made


def test_who_names_many_subdistricts_works_above_them_and_the_others_lie_where_it_meets_them() -> None:
    learnt = {one.organisation: one for one in with_whereabouts(_province())}
    assert learnt["6400001"].is_pao
    assert not learnt["6400001"].tambon
    assert [learnt[f"640010{at}"].tambon for at in range(6)] == list(TAMBONS)


def test_copies_in_the_plan_above_are_found_by_codes_alone_and_none_of_another_subdistrict() -> None:
    province = with_whereabouts(_province())
    found = {
        tuple(sorted((province[a].title, province[b].title))) for one in find_overlaps(province) for a, b in (one.pair,)
    }
    assert found == {
        tuple(sorted((title := f"{work} บ้านหนองแวง หมู่ที่ {at + 1}", f"{title} ต.{tambon}")))
        for at, tambon in enumerate(TAMBONS)
        for work in WORKS[:2]
    }


def test_an_organisation_lies_where_its_own_titles_say() -> None:
    own = [listed(key, f"ก่อสร้างศาลา {key} หมู่ที่ {key + 1} ตำบลท่าพระ", "A") for key in range(3)]
    assert {one.tambon for one in with_whereabouts(own)} == {"ท่าพระ"}
    assert {one.tambon for one in with_whereabouts(own[:2])} == {""}


def test_what_the_table_says_itself_stands() -> None:
    told = [listed(key, f"ก่อสร้างศาลา {key} ตำบลท่าพระ", "A", tambon="บ้านทุ่ม") for key in range(4)]
    assert with_whereabouts(told) == told


def test_a_number_under_another_name_is_one_village_on_two_levels_but_not_of_two_neighbours() -> None:
    title = "ก่อสร้างศาลาประชาคม บ้านขามกอก หมู่ที่ 1"
    lao = listed(1, title, "A", tambon="บ้านฝาง", district="บ้านฝาง")
    renamed = title.replace("ขามกอก", "ศรีวิไล")
    assert compare(lao, listed(2, f"{renamed} ต.บ้านฝาง", "P", is_pao=True)) is not None
    assert compare(lao, listed(2, renamed, "B", tambon="บ้านฝาง", district="บ้านฝาง")) is None


def test_subdistricts_of_one_name_in_two_districts_are_two() -> None:
    title = "ปรับปรุงระบบประปาหมู่บ้าน บ้านขามกอก หมู่ที่ 1"
    lao = listed(1, title, "A", tambon="ในเมือง", district="เมืองขอนแก่น")
    assert compare(lao, listed(2, title, "B", tambon="ในเมือง", district="เมืองขอนแก่น")) is not None
    assert compare(lao, listed(2, title, "B", tambon="ในเมือง", district="ชุมแพ")) is None


def test_a_road_between_subdistricts_names_none() -> None:
    assert not listed(1, "ก่อสร้างถนนเชื่อมระหว่างตำบลสายบ้านนา - บ้านปอ").work.tambons
