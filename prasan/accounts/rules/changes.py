"""How what an entry of the trail says before and after reads as lines. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """One value that was changed: where it stands (`role`, `amounts.2571`; empty for a bare value), before and after."""

    name: str
    before: str | None
    after: str | None


def changed_lines(before: object, after: object) -> tuple[ChangedLine, ...]:
    """What differs between two JSON values, line by line in the order in which it stands; equal values are left out.

    At most `MOST_LINES`: an import of thousands of rows is opened elsewhere.
    """
    old, new = _flat(before), _flat(after)
    names = dict.fromkeys([*old, *new])
    lines = (ChangedLine(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name))
    return tuple(line for line, _ in zip(lines, range(MOST_LINES), strict=False))


def _flat(value: object, under: str = "") -> dict[str, str]:
    if value is None:
        return {}
    if isinstance(value, Mapping):
        flat: dict[str, str] = {}
        for key, inner in value.items():
            flat |= _flat(inner, f"{under}.{key}" if under else str(key))
        return flat
    if isinstance(value, Sequence) and not isinstance(value, str):
        if all(isinstance(one, (str, int, float)) for one in value):
            return {under: ", ".join(map(_told, value))}
        flat = {}
        for index, inner in enumerate(value, start=1):
            flat |= _flat(inner, f"{under}.{index}" if under else str(index))
        return flat
    return {under: _told(value)}


def _told(value: object) -> str:
    if isinstance(value, bool):
        return "✓" if value else "✗"
    return f"{value:,}" if isinstance(value, int) and abs(value) >= 10_000 else str(value)
