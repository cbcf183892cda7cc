"""The heading lines ก–จ of the forms, filled from confirmed links."""

from dataclasses import dataclass

from prasan.framework.rules import Level
from prasan.framework.rules.heads import heading_lines, line_of_the_province


@dataclass(frozen=True)
class Link:
    level: Level
    upper_code: str
    upper_title_th: str
    edition_title_th: str


def test_lines_stand_by_letter_and_keep_the_order_of_the_plan() -> None:
    links = [
        Link(Level.SDG, "2", "ยุติความหิวโหย", "SDGs"),
        Link(Level.SDG, "10", "ลดความไม่เสมอภาค", "SDGs"),
        Link(Level.PAO, "1", "ประเด็น อบจ.", "แผน อบจ."),
        Link(Level.NATIONAL_PLAN, "9", "ความยากจนลดลง", "แผนพัฒนาฯ ฉบับที่ ๑๓"),
        Link(Level.NATIONAL_STRATEGY, "4", "ด้านโอกาส", "ยุทธศาสตร์ชาติ ๒๐ ปี"),
    ]
    assert heading_lines(links) == (
        "ก. ยุทธศาสตร์ชาติ 20 ปี ยุทธศาสตร์ที่ 4 ด้านโอกาส",
        "ข. แผนพัฒนาฯ ฉบับที่ 13 หมุดหมายที่ 9 ความยากจนลดลง",
        "ค. Sustainable Development Goals : SDGs เป้าหมายที่ 2 ยุติความหิวโหย",
        "ค. Sustainable Development Goals : SDGs เป้าหมายที่ 10 ลดความไม่เสมอภาค",
    )
    assert line_of_the_province("1", "ถนน") == "จ. ยุทธศาสตร์การพัฒนาของ อปท. ในเขตจังหวัดที่ 1 ถนน"
