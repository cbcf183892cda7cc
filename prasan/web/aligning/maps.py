"""The strategy map on a page that prints well: of the province, and of one organisation."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from prasan.analytics.queries import as_published
from prasan.common.errors import NotFound
from prasan.framework import queries as framework
from prasan.framework.rules import EditionStatus, why_not_see_own
from prasan.plans.queries import planning_organisation
from prasan.reports.drawings.strategy_map import StrategyMap, strategy_map_svg
from prasan.reports.queries.maps import organisation_map, province_map
from prasan.web.exporting import list_file
from prasan.web.requests import person_of


@login_not_required
def strategy_map(request: HttpRequest) -> HttpResponseBase:
    """The framework of the province."""
    province = settings.PROVINCE
    drawn = as_published(f"map:{province}", lambda: province_map(province))
    return _map(request, drawn, "map", {"organisation": None})


@login_not_required
def organisation_map_page(request: HttpRequest, code: str) -> HttpResponseBase:
    """One organisation's own issues: the draft for who may see it, what was announced for everyone else."""
    organisation = planning_organisation(code)
    sees_draft = why_not_see_own(person_of(request), code, published=False) is None
    edition = framework.own_editions(organisation.pk, working=sees_draft).first()
    if edition is None:
        raise NotFound(
            "own_issues_not_published",
            "ประเด็นการพัฒนาของ อปท. นี้ยังไม่ประกาศ เมื่อประกาศแผนแล้วทุกคนดูได้",
            "This organisation's issues have not been announced; everyone sees them once the plan is.",
        )
    drawn = organisation_map(edition, f"แผนผังยุทธศาสตร์ {organisation.name_th}")
    more = {"organisation": organisation, "is_draft": edition.status == EditionStatus.DRAFT}
    return _map(request, drawn, f"map-{code}", more)


def _map(request: HttpRequest, drawn: StrategyMap, name: str, more: dict[str, object]) -> HttpResponseBase:
    """The drawing, or what it says as a file."""
    head = tuple(map(_, ("ประเด็น", "ชื่อ", "เงิน", "แผนระดับที่สูงกว่า", "รายการภายใต้")))
    rows = ((one.code, one.title, one.money, " · ".join(one.above), " · ".join(one.below)) for one in drawn.boxes)
    if file := list_file(request, name, _("แผนผังยุทธศาสตร์"), head, rows):
        return file
    return render(request, "aligning/map.html", {"drawn": drawn, "drawing": strategy_map_svg(drawn), **more})
