"""What an entry says before and after, as lines that can be read."""

from hypothesis import given
from hypothesis import strategies as st

from prasan.accounts.rules.changes import MOST_LINES, ChangedLine, changed_lines

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


def test_only_what_differs_is_told() -> None:
    before = {"role": "planner", "where": "5002", "amounts": {"2571": 100_000}}
    after = {"role": "clerk", "where": "5002", "amounts": {"2571": 250_000, "2572": 1}}
    assert changed_lines(before, after) == (
        ChangedLine("role", "planner", "clerk"),
        ChangedLine("amounts.2571", "100,000", "250,000"),
        ChangedLine("amounts.2572", None, "1"),
    )


def test_bare_values_and_lists_read_too() -> None:
    assert changed_lines(None, 1200) == (ChangedLine("", None, "1200"),)
    assert changed_lines("draft", "sent") == (ChangedLine("", "draft", "sent"),)
    assert changed_lines({"kinds": ["a", "b"]}, {"kinds": ["b"]}) == (ChangedLine("kinds", "a, b", "b"),)
    assert changed_lines([{"a": True}], [{"a": False}]) == (ChangedLine("1.a", "✓", "✗"),)


def test_a_thousand_changes_are_cut() -> None:
    assert len(changed_lines({}, {str(n): n for n in range(1000)})) == MOST_LINES


@given(json_values)
def test_nothing_changed_tells_nothing(value: object) -> None:
    assert changed_lines(value, value) == ()


@given(json_values, json_values)
def test_the_other_way_round_swaps_before_and_after(before: object, after: object) -> None:
    there = {(line.name, line.before, line.after) for line in changed_lines(before, after)}
    back = {(line.name, line.after, line.before) for line in changed_lines(after, before)}
    assert there == back
