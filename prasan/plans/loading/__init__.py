"""Reads plan workbooks: outside file → projects, printed totals, findings. Pure: no Django, no database, no clock.

One way through: `packages` (is it safe to open) → `sheets` (every kind of file as rows of cells) → `sheet_reader`
(rows → projects) → `periods` and `summaries` (what only the whole file can tell) → `reading.read_plan`.
"""

from prasan.plans.loading.reading import read_plan

__all__ = ["read_plan"]
