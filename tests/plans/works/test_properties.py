"""Whatever stands in a cell can be read, and a formula filled with facts gives those facts back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from prasan.common.text import thai_digits
from prasan.plans.rules.works import NameKind, read_work

NAMES = st.sampled_from(["โนนสว่าง", "หนองไผ่", "โคกสี", "กุดแข้", "วังทอง", "ดงเค็ง"])
METRES = st.integers(1, 9_999)


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    read_work(text)


@given(st.text(alphabet="กขคงจชซดตถทนบปผพมยรลวสหอ ะาิีุูเแโใไ่้.-0123456789๔๕xม()/", max_size=200))
@settings(max_examples=300)
def test_any_thai_text_can_be_read(text: str) -> None:
    work = read_work(text)
    assert " " not in work.core


@given(name=NAMES, other=NAMES, number=st.integers(1, 25), width=st.integers(2, 12), length=METRES, thai=st.booleans())
def test_a_formula_gives_its_facts_back(
    name: str, other: str, number: int, width: int, length: int, thai: bool
) -> None:
    title = f"ก่อสร้างถนน คสล. สายบ้าน{name} - บ้าน{other} หมู่ที่ {number} กว้าง {width} เมตร ยาว {length:,} เมตร"
    work = read_work(thai_digits(title) if thai else title)
    assert work.villages == {number}
    assert work.segment == (f"บ้าน{name}", f"บ้าน{other}")
    assert (work.sizes.width, work.sizes.length) == (width, length)
    assert set(work.named(NameKind.VILLAGE)) == {name, other}
    assert work.object == "road"
    assert work.numbers == ()


@given(name=NAMES, number=st.integers(1, 25), metres=METRES)
def test_short_and_long_forms_are_read_alike(name: str, number: int, metres: int) -> None:
    short = read_work(f"ก่อสร้างรางระบายน้ำ คสล. บ.{name} ม.{number} ยาว {metres} ม.")
    long = read_work(f"โครงการก่อสร้างรางระบายน้ำคอนกรีตเสริมเหล็ก บ้าน{name} หมู่ที่ {number} ยาว {metres:,} เมตร")
    assert (short.villages, short.names, short.sizes, short.core) == (long.villages, long.names, long.sizes, long.core)
