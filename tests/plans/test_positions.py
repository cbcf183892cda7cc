"""Where the rows that a file adds stand."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prasan.plans.rules.positions import FIRST, Placing, anew, arranged, placed, too_close


def test_a_new_row_stands_between_its_neighbours_of_the_file() -> None:
    assert placed(["P1", "", "P2"], {"P1": 0, "P2": 1}) == (0.5,)


def test_rows_above_the_first_and_below_the_last_stand_there() -> None:
    assert placed(["", "P1", "", ""], {"P1": 0}) == (-1.0, 1.0, 2.0)


def test_a_file_without_a_known_row_goes_to_the_end() -> None:
    assert placed(["", ""], {"P1": 0, "P2": 7}) == (8.0, 9.0)
    assert placed(["", ""], {}) == (0.0, 1.0)


def test_a_row_that_is_left_out_takes_no_place() -> None:
    assert placed(["P1", None, "", "P2"], {"P1": 0, "P2": 1}) == (0.5,)


def test_a_row_after_one_that_is_followed_by_a_project_not_in_the_file_comes_right_after_it() -> None:
    assert placed(["P1", "", "P3"], {"P1": 0, "P2": 1, "P3": 2}) == (0.5,)


def test_positions_without_room_are_told() -> None:
    assert too_close([0.5], {"P1": 0.5, "P2": 1})
    assert not too_close([0.5], {"P1": 0, "P2": 1})
    assert not too_close([], {"P1": 0, "P2": 0})


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.booleans(), max_size=30))
def test_rows_added_to_a_plan_stand_in_the_order_of_the_file(known: list[bool]) -> None:
    order = [f"P{index}" if is_known else "" for index, is_known in enumerate(known)]
    positions = {key: float(index) for index, key in enumerate(key for key in order if key)}
    new = iter(placed(order, positions))
    stood = [positions[key] if key else next(new) for key in order]
    assert stood == sorted(stood)
    assert len(set(stood)) == len(stood)


def test_projects_are_put_one_after_another_behind_others() -> None:
    assert arranged(["P1", "P2", "P3"], [Placing("P3", FIRST), Placing("P1", "P3")]) == ["P3", "P1", "P2"]
    assert arranged(["P1", "P2"], [Placing("+a", "P1"), Placing("+b", "+a"), Placing("P2", "P2")]) == [
        "P1",
        "+a",
        "+b",
        "P2",
    ]


def test_behind_one_that_is_gone_is_the_end() -> None:
    assert arranged(["P1", "P2"], [Placing("P1", "P9")]) == ["P2", "P1"]
    assert arranged([], [Placing("+a", "P9")]) == ["+a"]


@given(st.permutations(range(8)), st.data())
def test_any_order_is_reached_by_putting_each_behind_the_one_before(wanted: list[int], data: st.DataObject) -> None:
    left_alone = data.draw(st.sampled_from(wanted))
    placings = [
        Placing(str(one), str(wanted[at - 1]) if at else FIRST) for at, one in enumerate(wanted) if one != left_alone
    ]
    assert arranged([str(one) for one in range(8)], placings) == [str(one) for one in wanted]


def test_old_and_new_versions_keep_their_places_when_numbered_anew() -> None:
    ranks = anew([(0.5, 1), (0.5, 1), (0.25, 2), (7, 1)])
    assert ranks == {(0.25, 2): 0, (0.5, 1): 1, (7, 1): 2}
