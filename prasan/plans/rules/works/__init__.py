"""What a project's title says of the work: place, segment, size, quantity, object, phase. Pure: no Django, no clock.

Titles of works are formulas ("ก่อสร้างถนน คสล. สายบ้าน… หมู่ที่ 4 กว้าง 5 เมตร"): the same words with another village or
another segment are another project. So the facts are taken out of the text, and what remains is compared as text.
Overlaps, maps and price checks build on the same reading. Method: docs/reference/overlaps.md.
"""

from prasan.plans.rules.works.facts import Name, NameKind, Quantity, Sizes, Work
from prasan.plans.rules.works.reading import read_work

__all__ = ["Name", "NameKind", "Quantity", "Sizes", "Work", "read_work"]
