"""A plan → the workbook that `read_plan` reads back. Pure: no Django, no clock, no files; the same plan gives the same bytes.

One schema (`plans.rules.workbook`) for template, export and import: exported and imported again it changes nothing.
"""

from prasan.plans.exporting.book import plan_workbook
from prasan.plans.exporting.pushed import FIRST_PUSHED_ROW, pushed_workbook
from prasan.plans.rules.workbook import KIND_CODES, Choices

__all__ = ["FIRST_PUSHED_ROW", "KIND_CODES", "Choices", "plan_workbook", "pushed_workbook"]
