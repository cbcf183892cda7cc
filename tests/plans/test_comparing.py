"""Matching an incoming plan with the stored one: each row is used once, a plan compared with itself changes nothing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from prasan.plans.rules.comparing import Stored, compare, differing_fields
from prasan.plans.rules.rows import ProjectKind, ProjectRow

NAMES = st.sampled_from(
    ["ก่อสร้างถนน คสล. หมู่ที่ 4", "ก่อสร้างถนน คสล. หมู่ที่ 5", "ขุดลอกคลองตาแจ้", "ขุดลอกคลองตาแจง", "โรงเรียนผู้สูงอายุ"]
)
AMOUNTS = st.dictionaries(st.integers(2571, 2575), st.integers(1, 3), max_size=2)
ROWS = st.builds(
    ProjectRow,
    sheet=st.sampled_from(["ผ.02", "ผ.03"]),
    row=st.integers(1, 99),
    number=st.just("1"),
    name=NAMES,
    objective=st.sampled_from(["", "เพื่อให้สัญจรสะดวก"]),
    amounts=AMOUNTS,
    kpi=st.sampled_from(["", "ร้อยละ 80"]),
    budget_class=st.sampled_from(["", "แผนงานการเกษตร"]),
    kind=st.sampled_from(list(ProjectKind)),
)
PLANS = st.lists(ROWS, max_size=8)


def stored(rows: list[ProjectRow]) -> list[Stored]:
    return [Stored(f"P{index}", row) for index, row in enumerate(rows, 1)]


def row(name: str, **but: object) -> ProjectRow:
    return replace(ProjectRow("ผ.02", 10, "1", name), **but)  # type: ignore[arg-type]


@given(PLANS, st.randoms(use_true_random=False), st.booleans())
def test_a_plan_compared_with_itself_in_any_order_changes_nothing(
    rows: list[ProjectRow], random: object, keyed: bool
) -> None:
    plan = stored(rows)
    incoming = [replace(one.row, key=one.key if keyed else "") for one in plan]
    random.shuffle(incoming)  # type: ignore[attr-defined]
    assert compare(plan, incoming).changes_nothing()


@given(PLANS, PLANS, st.data())
def test_every_row_is_used_exactly_once(before: list[ProjectRow], after: list[ProjectRow], data: st.DataObject) -> None:
    plan = stored(before)
    keys = st.sampled_from(["", *(one.key for one in plan), "P999"])
    incoming = [replace(one, key=data.draw(keys)) for one in after]
    found = compare(plan, incoming)
    assert len(found.added) + len(found.changed) + len(found.same) == len(incoming)
    left = [*(one.key for one in found.changed), *(one.key for one in found.same), *(one.key for one in found.gone)]
    assert sorted(left) == sorted(one.key for one in plan)
    taken = [id(one) for one in found.added] + [id(one.after) for one in found.changed]
    assert len(set(taken)) == len(taken)


@given(PLANS, PLANS)
def test_what_changed_really_differs_in_the_named_fields(before: list[ProjectRow], after: list[ProjectRow]) -> None:
    for change in compare(stored(before), after).changed:
        assert change.fields == differing_fields(change.before, change.after) != ()


def test_a_mended_amount_is_a_change_of_the_same_project() -> None:
    found = compare(stored([row("ขุดลอกคลอง", amounts={2571: 5})]), [row("ขุดลอกคลอง", amounts={2571: 7})])
    assert [(one.key, one.fields) for one in found.changed] == [("P1", ("amounts",))]


def test_a_misspelt_name_that_is_mended_stays_the_same_project() -> None:
    found = compare(stored([row("โครงการขุดลอกคลองตาแจ้ง")]), [row("โครงการขุดลอกคลองตาแจง")])
    assert [one.fields for one in found.changed] == [("name",)]


def test_the_same_title_at_another_village_is_another_project() -> None:
    found = compare(stored([row("ก่อสร้างถนน คสล. หมู่ที่ 4 บ้านโนน")]), [row("ก่อสร้างถนน คสล. หมู่ที่ ๕ บ้านโนน")])
    assert (len(found.added), len(found.gone), found.changed) == (1, 1, ())


def test_a_project_keeps_its_code_under_a_wholly_new_name() -> None:
    found = compare(stored([row("ชื่อเก่า")]), [row("ติดตั้งกล้องวงจรปิด", key="P1")])
    assert [one.key for one in found.changed] == ["P1"]


def test_a_row_copied_with_its_code_is_new_and_the_row_it_was_copied_from_stays() -> None:
    original = row("ก่อสร้างถนน หมู่ที่ 4", key="P1", amounts={2571: 9})
    copy = row("วางท่อระบายน้ำ หมู่ที่ 7", key="P1")
    found = compare(stored([replace(original, key="", amounts={2571: 5})]), [copy, original])
    assert [one.name for one in found.added] == ["วางท่อระบายน้ำ หมู่ที่ 7"]
    assert [one.fields for one in found.changed] == [("amounts",)]


def test_where_a_row_stands_in_the_file_does_not_count_as_a_change() -> None:
    found = compare(stored([row("ขุดลอกคลอง")]), [row("ขุดลอกคลอง", sheet="แผ่นอื่น", row=99, number="7")])
    assert found.changes_nothing()
