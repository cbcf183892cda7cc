"""Any plan written as a workbook reads back equal; any garbage is answered, never a crash."""

import random
import re
from dataclasses import replace

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from prasan.common.errors import FileRefused
from prasan.plans.loading import read_plan
from prasan.plans.rules.budget_classes import BUDGET_CLASSES
from prasan.plans.rules.rows import ProjectKind, ProjectRow
from tests.workbooks import (
    ISSUE_YEARS,
    STRATEGY_YEARS,
    Value,
    WrittenSheet,
    issue_sheet,
    strategy_header,
    strategy_row,
    strategy_titles,
    write_workbook,
)

WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "ก่อสร้าง ปรับปรุง ถนน คอนกรีต สายบ้าน อบรม ผู้สูงอายุ เด็ก ขยะ น้ำประปา กีฬา รวม เทศบาล (ระยะที่ ๒) IoT 4.0 หมู่ 6 , “ ”",
    )
)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
LINES = st.lists(TEXTS, min_size=1, max_size=3).map("\n".join)


def amounts(years: tuple[int, ...]) -> st.SearchStrategy[dict[int, int]]:
    return st.dictionaries(st.sampled_from(years), st.integers(1, 10**12)).map(
        lambda money: dict(sorted(money.items()))
    )


def projects(years: tuple[int, ...]) -> st.SearchStrategy[ProjectRow]:
    return st.builds(
        ProjectRow,
        sheet=st.just("ผ.02"),
        row=st.just(0),
        number=st.integers(1, 999).map(str),
        name=TEXTS.map("โครงการ".__add__),
        objective=LINES.map("เพื่อ".__add__),
        target=st.one_of(st.just(""), LINES.map("เป้า ".__add__)),
        amounts=amounts(years),
        kpi=st.one_of(st.just(""), LINES.map("ร้อยละ 80 ".__add__)),
        expected_result=st.one_of(st.just(""), LINES.map("ผล".__add__)),
        unit=LINES.map("กอง".__add__),
    )


ISSUE_PROJECTS = st.builds(
    replace,
    projects(ISSUE_YEARS),
    key=st.uuids().map(str),
    budget_class=st.sampled_from(BUDGET_CLASSES),
    kind=st.sampled_from(ProjectKind),
    reason=st.one_of(st.just(""), LINES.map("เหตุ".__add__)),
)
STRATEGY_PROJECTS = st.builds(replace, projects(STRATEGY_YEARS), ordinance_amounts=amounts(STRATEGY_YEARS))


@settings(deadline=None, max_examples=40)
@given(st.lists(ISSUE_PROJECTS, min_size=1, max_size=8))
def test_a_plan_by_issue_reads_back_equal(written: list[ProjectRow]) -> None:
    group = "2. ประเด็นการพัฒนาท้องถิ่น: สังคม"
    document = read_plan(write_workbook(issue_sheet(written, group=group)), file_name="plan.xlsx")
    expected = [replace(project, row=row, group=group) for row, project in enumerate(written, 7)]
    assert list(document.projects) == expected
    assert document.findings == ()


@settings(deadline=None, max_examples=40)
@given(st.lists(STRATEGY_PROJECTS, min_size=1, max_size=8))
def test_a_plan_by_strategy_reads_back_equal(written: list[ProjectRow]) -> None:
    titles = strategy_titles("1. ยุทธศาสตร์ด้านเมือง", "(1) แผนงานการเกษตร")
    rows = [*titles, *strategy_header(ordinance=True), *map(strategy_row, written)]
    document = read_plan(write_workbook(WrittenSheet("ผ.02", rows)), file_name="plan.xlsx")
    expected = [
        replace(project, row=row, group="1. ยุทธศาสตร์ด้านเมือง", budget_class="แผนงานการเกษตร")
        for row, project in enumerate(written, 14)
    ]
    assert list(document.projects) == expected
    assert document.findings == ()


CELLS: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.text(max_size=30),
    st.sampled_from(["ที่", "โครงการ", "วัตถุประสงค์", "งบประมาณ", "เทศบัญญัติ", "2566", "(บาท)", "จำนวนโครงการ", "หน่วยงาน"]),
    st.sampled_from(
        ["รวม", "รวมทั้งสิ้น", "แผนงาน", "(1)", "เพิ่มเติมครั้งที่ 1/2567", "1. ยุทธศาสตร์", "ยอดยกมา", "2 โครงการ", "-"]
    ),
)
GARBAGE = st.lists(st.lists(CELLS, max_size=14), max_size=12)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(GARBAGE, st.booleans())
@example([["ที่", "โครงการ", "งบประมาณ 2566"], [None, "ก", "x"], ["รวม", None, 5]], False)
@example([[None, "บัญญัติ"]], True)
def test_garbage_in_the_cells_is_answered_or_refused(rows: list[list[Value]], under_a_header: bool) -> None:
    above = [*strategy_titles(), *strategy_header()] if under_a_header else []
    try:
        document = read_plan(write_workbook(WrittenSheet("a", [*above, *rows])), file_name="plan.xlsx")
    except FileRefused:
        assert not under_a_header
        return
    assert all(baht > 0 for project in document.projects for baht in project.amounts.values())


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32), st.integers(1, 40))
def test_a_file_with_damaged_bytes_is_answered_or_refused(seed: int, count: int) -> None:
    source = random.Random(seed)
    content = bytearray(DAMAGED)
    for _ in range(count):
        content[source.randrange(len(content))] = source.randrange(256)
    try:
        read_plan(bytes(content), file_name="plan.xlsx")
    except FileRefused as refused:
        assert refused.message_th


DAMAGED = write_workbook(WrittenSheet("a", [*strategy_titles(), *strategy_header()], boxes={3: ["แก้ไข 1/2567"]}))
