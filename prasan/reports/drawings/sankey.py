"""Money flowing between columns of nodes, as SVG. Pure: the same input gives the same drawing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from prasan.reports.drawings.lettering import drawing, text_at

Key = tuple[int, str]
"""(column from 0, code)"""

WIDTH, BAR, TYPE = 1160, 10, 13
_COLUMNS = (0, 330, 640, 860)
# All money together is this high; each node takes at least a line of text.
_MONEY, _LEAST, _GAP, _TOP = 560.0, 17.0, 3.0, 6.0


@dataclass(frozen=True, slots=True)
class Node:
    """A node with the words beside it, in the order in which it is drawn."""

    key: Key
    label: str


def sankey_svg(nodes: Sequence[Node], flows: Sequence[tuple[Key, Key, int]], *, title: str) -> str:
    """The drawing; "" where nothing flows. A node is as high as the larger of what comes in and what goes out."""
    into: defaultdict[Key, int] = defaultdict(int)
    out: defaultdict[Key, int] = defaultdict(int)
    for source, target, baht in flows:
        out[source] += baht
        into[target] += baht
    through = {node.key: max(into[node.key], out[node.key]) for node in nodes}
    whole = max((sum(baht for key, baht in through.items() if key[0] == column) for column in range(4)), default=0)
    if not whole:
        return ""
    scale = _MONEY / whole
    at: dict[Key, float] = {}
    ends = [_TOP] * len(_COLUMNS)
    for node in nodes:
        column = node.key[0]
        at[node.key] = ends[column]
        ends[column] += max(through[node.key] * scale, _LEAST) + _GAP
    height = max(ends) + _TOP
    parts = [_ribbons(flows, at, scale)]
    for node in nodes:
        x, y, high = _COLUMNS[node.key[0]], at[node.key], through[node.key] * scale
        parts.append(
            f'<rect class="node" x="{x}" y="{y:.1f}" width="{BAR}" height="{max(high, 1):.1f}" fill="#23408e"/>'
        )
        parts.append(text_at(x + BAR + 5, y + max(high, _LEAST) / 2 + TYPE * 0.35, node.label, size=TYPE))
    return drawing("sankey", WIDTH, height, title, parts)


def _ribbons(flows: Sequence[tuple[Key, Key, int]], at: dict[Key, float], scale: float) -> str:
    """One ribbon per flow, stacked in each node in the order given, so that ribbons of a node do not cover another."""
    leaving, arriving = dict(at), dict(at)
    ribbons = []
    for source, target, baht in flows:
        high = baht * scale
        x0, x1 = _COLUMNS[source[0]] + BAR, _COLUMNS[target[0]]
        y0, y1 = leaving[source], arriving[target]
        leaving[source] += high
        arriving[target] += high
        middle = (x0 + x1) / 2
        ribbons.append(
            f'<path class="flow" fill="#d3e5de" d="M{x0},{y0:.1f}C{middle:.0f},{y0:.1f} {middle:.0f},{y1:.1f} {x1},{y1:.1f}'
            f'v{high:.2f}C{middle:.0f},{y1 + high:.1f} {middle:.0f},{y0 + high:.1f} {x0},{y0 + high:.1f}Z"/>'
        )
    return "".join(ribbons)
