"""A command line that is wrong is refused in Thai, with argparse's own words below."""

import pytest

from prasan.ops.main import main


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ([], "ยังขาด COMMAND"),
        (["attainment"], "ยังขาด --year"),
        (["attainment", "--year", "ปีหน้า"], "--year ต้องเป็นจำนวนเต็ม ไม่ใช่ “ปีหน้า”"),
        (["attainment", "--year"], "--year ต้องมีค่าตามหลัง"),
        (["attainment", "--year", "2571", "--fast"], "ไม่รู้จัก --fast"),
        (["attian"], "COMMAND ไม่มี “attian” เลือกจาก "),
    ],
)
def test_a_wrong_line_is_refused_in_thai(line: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(line)
    told = capsys.readouterr()
    assert left.value.code == 2 and told.out == ""
    assert said in told.err and "--help" in told.err
