"""The data file of alignments: what is read, and what is refused with its line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.common.errors import FileRefused
from prasan.framework.loading.alignments import AlignmentDraft, ElementName, read_alignments, why_not_propose
from prasan.framework.rules import Kind

FILE = """\
by = "พร"

links = [
  # เป้าหมายโลก
  { from = "new guideline 1.1", to = "world sdg 9", reason = "“ถนน” สนอง “โครงสร้างพื้นฐาน”" },

  { from = "new guideline 1.2", to = "world sdg 6", reason = "“น้ำ” สนอง “น้ำ”" },
]
"""
ROAD = AlignmentDraft(
    from_element=ElementName("new", Kind.GUIDELINE, "1.1"),
    to_element=ElementName("world", Kind.SDG, "9"),
    reason="“ถนน” สนอง “โครงสร้างพื้นฐาน”",
    by="พร",
    line=5,
)
WATER = AlignmentDraft(
    from_element=ElementName("new", Kind.GUIDELINE, "1.2"),
    to_element=ElementName("world", Kind.SDG, "6"),
    reason="“น้ำ” สนอง “น้ำ”",
    by="พร",
    line=7,
)
KNOWN = {ROAD.from_element, ROAD.to_element, WATER.from_element, WATER.to_element}


def stored(folder: Path, text: str) -> Path:
    path = folder / "alignments.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_link_comes_with_its_reason_its_proposer_and_its_line(tmp_path: Path) -> None:
    assert read_alignments(stored(tmp_path, FILE)) == (ROAD, WATER)


def test_what_was_read_can_be_proposed() -> None:
    assert why_not_propose((ROAD, WATER), KNOWN) is None


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ('to = "world sdg 6"', 'to = "world sdg"', "บรรทัด 7 เขียน “world sdg”"),
        ('to = "world sdg 6"', 'to = "world planet 6"', "บรรทัด 7 เขียน “world planet 6”"),
        ('to = "world sdg 9"', "to = 9", "บรรทัด 5 เขียน “9”"),
        ('reason = "“น้ำ” สนอง “น้ำ”"', 'reason = " "', "บรรทัด 7 ไม่มีเหตุผล"),
        (', reason = "“น้ำ” สนอง “น้ำ”"', "", "บรรทัด 7 ต้องมี from, to และ reason"),
        ("reason", 'status = "confirmed", reason', "บรรทัด 5 ต้องมี from, to และ reason"),
        ('by = "พร"', 'by = ""', "ต้องมี by"),
        ('by = "พร"', "", "ต้องมี by"),
        ("links = [", "others = [", "links = [ … ]"),
        ("},\n\n  {", "}, {", "หนึ่งความเชื่อมโยงต่อหนึ่งบรรทัด"),
        ('"world sdg 6"', '"world sdg 6', "line 7"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_the_line(tmp_path: Path, was: str, becomes: str, told: str) -> None:
    assert was in FILE
    with pytest.raises(FileRefused) as refused:
        read_alignments(stored(tmp_path, FILE.replace(was, becomes, 1)))
    assert refused.value.code == "alignments_file"
    assert told in refused.value.message_th
    assert "alignments.toml" in refused.value.message_en


def test_an_element_that_no_edition_has_is_named_with_its_line() -> None:
    refusal = why_not_propose((ROAD, WATER), KNOWN - {WATER.to_element})
    assert refusal is not None and refusal.code == "alignment_unknown"
    assert "บรรทัด 7" in refusal.message_th and "world sdg 6" in refusal.message_th


@pytest.mark.parametrize("turned", [False, True])
def test_the_same_link_twice_is_refused_in_either_direction(turned: bool) -> None:
    ends = (ROAD.to_element, ROAD.from_element) if turned else (ROAD.from_element, ROAD.to_element)
    again = AlignmentDraft(*ends, reason="อีกครั้ง", by="พร", line=8)
    refusal = why_not_propose((ROAD, WATER, again), KNOWN)
    assert refusal is not None and refusal.code == "alignment_twice"
    assert "บรรทัด 8" in refusal.message_th and "บรรทัด 5" in refusal.message_th


def test_two_elements_of_one_edition_are_not_aligned() -> None:
    within = AlignmentDraft(ROAD.from_element, WATER.from_element, reason="ใกล้กัน", by="พร", line=8)
    refusal = why_not_propose((within,), KNOWN)
    assert refusal is not None and refusal.code == "alignment_within_edition"


@given(text=st.text())
def test_any_other_text_is_refused_and_never_a_fault(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(FileRefused):
        read_alignments(path)
