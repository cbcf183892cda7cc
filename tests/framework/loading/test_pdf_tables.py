"""Rows from places on a page: what a PDF gives instead of a table."""

from prasan.framework.loading.goals import read_goals
from prasan.framework.loading.lines import prepare
from prasan.framework.loading.pdf_tables import PrintedLine, with_tables
from prasan.framework.rules import ElementDraft, Kind, Level

PITCH = 18.0


def cell(column: int, top: float, *texts: str, page: int = 0) -> list[PrintedLine]:
    left = 50.0 + column * 60
    return [PrintedLine(text, page, left, left + 50, top - PITCH * number) for number, text in enumerate(texts)]


def row(top: float, *cells: str | tuple[str, ...], page: int = 0) -> list[PrintedLine]:
    return [
        line
        for column, texts in enumerate(cells)
        if texts
        for line in cell(column, top, *((texts,) if isinstance(texts, str) else texts), page=page)
    ]


def test_cells_beside_one_another_become_one_row_with_tabs() -> None:
    lines = row(700, ("๑. ชาย", "ฝั่ง"), ("- สร้าง", "เขื่อน"), "ร้อยละ ๖๐", "ร้อยละ ๖๐")
    assert [line.text for line in with_tables(lines)] == ["๑. ชายฝั่ง\t- สร้างเขื่อน\tร้อยละ ๖๐\tร้อยละ ๖๐"]


def test_an_empty_cell_keeps_its_column() -> None:
    lines = [
        *row(700, "๑. ชายฝั่ง", "- ก", "ร้อยละ ๑", "ร้อยละ ๒", "ร้อยละ ๓"),
        *row(600, "", "- ข", "ร้อยละ ๔", "ร้อยละ ๕", "ร้อยละ ๖"),
    ]
    assert with_tables(lines)[1].text == "\t- ข\tร้อยละ ๔\tร้อยละ ๕\tร้อยละ ๖"


def test_paragraphs_stay_lines() -> None:
    lines = [PrintedLine("บรรทัดแรก", 0, 50, 500, 700), PrintedLine("บรรทัดสอง", 0, 50, 480, 682)]
    assert with_tables(lines) == lines


def test_words_that_a_wide_gap_parts_on_one_line_come_together() -> None:
    lines = [PrintedLine("ซ้าย", 0, 50, 100, 700), PrintedLine("ขวา", 0, 300, 350, 700)]
    assert [line.text for line in with_tables(lines)] == ["ซ้าย ขวา"]


def test_a_row_that_a_page_cuts_is_put_together_again() -> None:
    cut = [
        *row(100, "๑. ชาย", "- สร้าง", *["ไม่น้อยกว่า"] * 6),
        *row(780, "ฝั่ง", "เขื่อน", *[("ร้อยละ ๖๐",)] * 6, page=1),
        *row(700, "", "- ซ่อมเขื่อน", *["ไม่น้อยกว่าร้อยละ ๕๐"] * 6, page=1),
    ]
    prepared = prepare([line.text for line in with_tables(cut)])
    issue = ElementDraft(Level.FRAMEWORK, Kind.ISSUE, "1", "ชายฝั่ง")
    found = read_goals(prepared.lines, [issue], range(2571, 2576))
    assert [(goal.code, goal.title) for goal in found.goals] == [("1/1", "สร้างเขื่อน"), ("1/2", "ซ่อมเขื่อน")]
    assert [target.share for target in found.targets] == [60.0] * 6 + [50.0] * 6


def test_the_rest_of_a_goal_alone_on_the_next_page_is_joined_to_it() -> None:
    cut = [
        *row(100, "๑. ชายฝั่ง", "- สร้างเขื่อน", *["ร้อยละ ๖๐"] * 6),
        *cell(1, 780, "ให้มั่นคง", page=1),
        *row(700, "", "- ซ่อมเขื่อน", *["ร้อยละ ๕๐"] * 6, page=1),
    ]
    prepared = prepare([line.text for line in with_tables(cut)])
    issue = ElementDraft(Level.FRAMEWORK, Kind.ISSUE, "1", "ชายฝั่ง")
    found = read_goals(prepared.lines, [issue], range(2571, 2576))
    assert [goal.title for goal in found.goals] == ["สร้างเขื่อนให้มั่นคง", "ซ่อมเขื่อน"]
