"""Projects under organisations' own issues, counted again by loops over rows, sharing no code with the tables that show them."""

from collections import defaultdict

from django.conf import settings

from prasan.classification.models import Placement
from prasan.classification.queries import own_sums
from prasan.framework.models import Edition
from prasan.framework.rules import Level
from prasan.ops.checking_rows import Check
from prasan.plans.models import Plan, ProjectVersion

_NAME = "โครงการตามประเด็นของ อปท. (own issues)"


def own_check() -> Check:
    """Every own edition, draft or announced, on the working and the published rows of its plan: projects and baht of each
    issue and of what is under none, and that these are all projects."""
    differences: list[str] = []
    compared = 0
    editions = Edition.objects.filter(level=Level.OWN, organisation__province__code=settings.PROVINCE)
    for edition in editions.select_related("organisation"):
        under = dict(
            Placement.objects.filter(edition=edition, ended_at=None).values_list("project_id", "element__code")
        )
        for plan in Plan.objects.filter(organisation=edition.organisation, first_year=edition.first_year or 0):
            mine = ProjectVersion.objects.filter(project__plan=plan)
            for told, versions in (("ที่ทำอยู่", mine.working()), ("ที่ประกาศ", mine.published())):
                counted: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
                for project, baht in versions.values_list("project_id", "total_baht"):
                    counted[under.get(project, "")][0] += 1
                    counted[under.get(project, "")][1] += baht
                shown = own_sums(edition, versions)
                for one in shown:
                    compared += 1
                    code = one.issue.code if one.issue else ""
                    if [one.projects, one.baht] != counted[code]:
                        differences.append(
                            f"{edition.code} {told} ประเด็น {code or '–'}: แสดง {one.projects} โครงการ {one.baht} บาท "
                            f"นับได้ {counted[code][0]} และ {counted[code][1]}"
                        )
                compared += 1
                if sum(one.projects for one in shown) != versions.count():
                    differences.append(f"{edition.code} {told}: ผลรวมทุกประเด็นไม่เท่ากับโครงการทั้งแผน")
    return Check(_NAME, compared, tuple(differences))
