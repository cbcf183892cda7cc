"""What an incoming plan would change in the stored one. Pure: no Django, no clock.

The printed number restarts and is never a key (planning-rules 0.3), names repeat within a plan, and planners mend
names. So rows are matched in rounds, the surest first, and each row is used once.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from prasan.common.text import arabic_digits, matching_key
from prasan.plans.rules.rows import Location, ProjectRow

COMPARED_FIELDS = (
    "name", "objective", "target", "amounts", "ordinance_amounts", "kpi", "expected_result", "unit",
    "budget_class", "kind", "revision", "reason", "group",
)  # fmt: skip
# What a correction leaves alone: the aim and the essence of a project (which fields these are is our reading, U).
ESSENCE = frozenset({"objective", "target", "amounts", "kind"})
RENAMED_AT_LEAST = 88.0


@dataclass(frozen=True, slots=True)
class Stored:
    """A project as the plan has it now: its key and the row it would be written as."""

    key: str
    row: ProjectRow


@dataclass(frozen=True, slots=True)
class Change:
    """A stored project that the incoming row says something else of. `fields` names what differs."""

    key: str
    before: ProjectRow
    after: ProjectRow
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What applying would do: rows added, projects changed, how many stay the same, stored projects not in the file.

    `order` says for every row of the file, in its order, which stored project it is: its key, "" where the row is new,
    None where it is left out.
    """

    added: tuple[ProjectRow, ...]
    changed: tuple[Change, ...]
    same: tuple[Stored, ...]
    gone: tuple[Stored, ...]
    order: tuple[str | None, ...] = ()

    def changes_nothing(self) -> bool:
        """True where importing would write nothing."""
        return not (self.added or self.changed or self.gone)


def compare(stored: Sequence[Stored], incoming: Sequence[ProjectRow]) -> Comparison:
    """Match every incoming row to at most one stored project and say what is new, different, equal or gone.

    Comparing a plan with itself, in any order, changes nothing.
    """
    left_stored = dict(enumerate(stored))
    left_rows = dict(enumerate(incoming))
    pairs: dict[int, int] = {}
    for key_of in _ROUNDS:
        _pair_by(key_of, left_stored, left_rows, pairs)
    _pair_renamed(left_stored, left_rows, pairs)
    changed, same = [], []
    for index, of_stored in sorted(pairs.items()):
        one, row = stored[of_stored], incoming[index]
        if fields := differing_fields(one.row, row):
            changed.append(Change(one.key, one.row, row, fields))
        else:
            same.append(one)
    added = tuple(row for _, row in sorted(left_rows.items()))
    gone = tuple(one for _, one in sorted(left_stored.items()))
    order = tuple(stored[pairs[index]].key if index in pairs else "" for index in range(len(incoming)))
    return Comparison(added, tuple(changed), tuple(same), gone, order)


def differing_fields(before: ProjectRow, after: ProjectRow) -> tuple[str, ...]:
    """The names of the compared fields in which two rows differ; where a row stands in the file does not count."""
    fields = [name for name in COMPARED_FIELDS if getattr(before, name) != getattr(after, name)]
    # A file without columns for the place says nothing of it.
    if after.location is not None and after.location != (before.location or Location()):
        fields.append("location")
    return tuple(fields)


def _whole(row: ProjectRow) -> tuple[Hashable, ...]:
    values = (getattr(row, name) for name in COMPARED_FIELDS)
    return tuple(tuple(sorted(value.items())) if isinstance(value, Mapping) else value for value in values)


def _by_code_and_text(row: ProjectRow, key: str) -> Hashable | None:
    return (key, _whole(row)) if key else None


def _by_code_and_name(row: ProjectRow, key: str) -> Hashable | None:
    return (key, matching_key(row.name)) if key else None


def _by_code(row: ProjectRow, key: str) -> Hashable | None:
    return key or None


def _by_text(row: ProjectRow, key: str) -> Hashable | None:
    return _whole(row)


def _by_name_and_sheet(row: ProjectRow, key: str) -> Hashable | None:
    return (matching_key(row.name), row.sheet)


def _by_name_and_class(row: ProjectRow, key: str) -> Hashable | None:
    return (matching_key(row.name), row.budget_class)


def _by_name(row: ProjectRow, key: str) -> Hashable | None:
    return matching_key(row.name)


# A copied row carries the code of the row that it was copied from: the one that still has its text or name goes first.
_ROUNDS = (
    _by_code_and_text,
    _by_code_and_name,
    _by_code,
    _by_text,
    _by_name_and_sheet,
    _by_name_and_class,
    _by_name,
)


def _pair_by(
    key_of: Callable[[ProjectRow, str], Hashable | None],
    stored: dict[int, Stored],
    rows: dict[int, ProjectRow],
    pairs: dict[int, int],
) -> None:
    """Pair what shares a key, in the order of the plan, and take it out of what is left."""
    if not stored:
        return
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, one in stored.items():
        if (key := key_of(one.row, one.key)) is not None:
            waiting[key].append(index)
    for index in list(rows):
        key = key_of(rows[index], rows[index].key)
        if key is not None and waiting[key]:
            pairs[index] = waiting[key].pop(0)
            del rows[index], stored[pairs[index]]


def _pair_renamed(stored: dict[int, Stored], rows: dict[int, ProjectRow], pairs: dict[int, int]) -> None:
    """A mended name: nearly the same text on the same sheet or in the same class, among what is left on both sides."""
    alike: defaultdict[Hashable, dict[int, str]] = defaultdict(dict)
    for index, one in stored.items():
        for place in _places(one.row):
            alike[place][index] = one.row.name
    for index in list(rows):
        row = rows[index]
        found = [
            best
            for place in _places(row)
            if (best := process.extractOne(row.name, alike[place], scorer=fuzz.ratio, score_cutoff=RENAMED_AT_LEAST))
        ]
        if found:
            pairs[index] = max(found, key=lambda best: best[1])[2]
            for place in _places(stored[pairs[index]].row):
                del alike[place][pairs[index]]
            del rows[index], stored[pairs[index]]


def _places(row: ProjectRow) -> tuple[Hashable, Hashable]:
    """Where a mended name is looked for, always with the same digits: "หมู่ที่ 4" and "หมู่ที่ 5" are two roads."""
    digits = _digits(row.name)
    return ("sheet", row.sheet, digits), ("class", row.budget_class, digits)


def _digits(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+", arabic_digits(name)))
