"""Money told by the plans above, counted again from rows and links by fractions, sharing no code with `tagging`."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from django.conf import settings

from prasan.analytics.aligned import aligned
from prasan.analytics.queries import ProvinceFacts
from prasan.classification.models import Classification
from prasan.framework.models import Alignment
from prasan.framework.queries import higher_editions
from prasan.ops.checking_rows import Check, YearRow

_NAME = "งบประมาณตามแผนระดับที่สูงกว่า (tagged budget)"


def tagged_check(facts: ProvinceFacts, rows: Sequence[YearRow]) -> Check:
    """Every element of every plan above: its project-years and different projects exactly, its baht within the rounding
    of whole baht, and the sum over the plan, with what is under no link, exactly all money."""
    under = dict(
        Classification.objects.filter(edition=facts.edition, ended_at=None).values_list("project_id", "guideline__code")
    )
    differences: list[str] = []
    compared = 0
    for upper in higher_editions(settings.PROVINCE):
        weights: defaultdict[str, dict[str, int]] = defaultdict(dict)
        links = Alignment.objects.filter(
            from_element__edition=facts.edition, to_element__edition=upper, status="confirmed"
        )
        for guideline, element, weight in links.values_list("from_element__code", "to_element__code", "weight"):
            weights[guideline][element] = weight
        project_years: defaultdict[str, int] = defaultdict(int)
        projects: defaultdict[str, set[int]] = defaultdict(set)
        baht: defaultdict[str, Fraction] = defaultdict(Fraction)
        untagged = 0
        for row in rows:
            tags = weights.get(under.get(row.project) or "", {})
            untagged += 0 if tags else row.baht
            for element, weight in tags.items():
                project_years[element] += 1
                projects[element].add(row.project)
                baht[element] += Fraction(row.baht * weight, sum(tags.values()))
        shown = aligned(settings.PROVINCE, upper).tagged(None)
        # A guideline's money of one year is parted in whole baht: each part is less than a baht away.
        room = len(facts.edition.years) * max(1, len(weights))
        for code, sums in shown.elements.items():
            compared += 1
            counted = project_years[code], len(projects[code])
            if (sums.project_years, sums.projects) != counted or abs(sums.baht - baht[code]) >= room:
                differences.append(
                    f"{upper.code} {code}: แสดง {sums.project_years} โครงการ-ปี {sums.projects} โครงการ {sums.baht} บาท "
                    f"นับได้ {counted[0]} {counted[1]} และ {float(baht[code]):.0f}"
                )
        compared += 1
        if shown.total.projects != len({row.project for row in rows}):
            differences.append(f"{upper.code}: แสดง {shown.total.projects} โครงการ นับได้ไม่เท่ากัน")
        if shown.tagged_baht + untagged != sum(row.baht for row in rows):
            differences.append(f"{upper.code}: ยอดตามรายการ {shown.tagged_baht} กับ {untagged} ไม่เท่าเงินทั้งหมด")
    return Check(_NAME, compared, tuple(differences))
