"""The few tags and filters that every template may use (they are built in, no {% load %} needed)."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext, pgettext

from prasan.accounts.models import SavedView
from prasan.accounts.rules.saved_views import LONGEST_NAME
from prasan.common import money
from prasan.common.days import ReadDay, in_words
from prasan.common.errors import Refusal
from prasan.common.findings import Finding
from prasan.common.years import BUDDHIST_ERA, thai_date
from prasan.framework.rules import Stage, stage_rank
from prasan.organisations.models import Organisation
from prasan.organisations.rules.kinds import KIND_LABEL_TH, OrganisationKind
from prasan.organisations.rules.people import Person
from prasan.plans.models import Plan
from prasan.plans.rules.paths import KIND_NAMES_TH
from prasan.web.attaining import Cell
from prasan.web.saved_views import address_of, row_above
from prasan.web.words import STAGE_NAMES
from prasan.web.work_nav import ways_of_desk, ways_of_plan

register = template.Library()


def is_thai() -> bool:
    """True where the page is shown in Thai."""
    return (get_language() or "th").startswith("th")


@register.filter
def baht(amount: int | None) -> str:
    """1632820 → `1,632,820`; no money that year → an en dash."""
    return "–" if amount is None else money.grouped(amount)


@register.filter
def millions(amount: int) -> str:
    """1632820 → `1.63`, for sums in ล้านบาท."""
    return money.in_millions(amount)


@register.filter
def grouped(number: int) -> str:
    """12480 → `12,480`."""
    return f"{number:,}"


@register.filter
def percent(share: Fraction | float) -> str:
    """52.44 → `52.4`."""
    return f"{float(share):.1f}"


@register.filter
def day(value: date | datetime | None) -> str:
    """1 ก.ค. 2569, or 1 Jul 2026 in English."""
    if value is None:
        return ""
    local = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return thai_date(local, short=True) if is_thai() else f"{local.day} {local:%b %Y}"


def day_said(read: ReadDay) -> str:
    """What was read, in words: วันอาทิตย์ที่ 29 พฤศจิกายน 2569; a C.E. year is told."""
    one, year = read.day, read.day.year
    words = in_words(one) if is_thai() else f"{one:%A} {one.day} {one:%B %Y} (B.E. {year + BUDDHIST_ERA})"
    told_era = gettext("ปี {year} อ่านเป็น ค.ศ.").format(year=year)
    return f"{words} · {told_era}" if read.common_era and is_thai() else words


@register.inclusion_tag("components/day_field.html")
def day_field(
    id: str,
    name: str,
    label: str,
    value: date | None = None,
    *,
    required: bool = False,
    past: bool = False,
    more: str = "",
) -> dict[str, object]:
    """The field for a day. `past`: a day that has not come is told as wrong; `more`: a further hint."""
    shown = (value.year + BUDDHIST_ERA if is_thai() else value.year) if value else 0
    return {
        "id": id,
        "name": name,
        "label": label,
        "value": value,
        "written": f"{value:%d/%m}/{shown}" if value else "",
        "words": day_said(ReadDay(value)) if value else "",
        "required": required,
        "past": past,
        "more": more,
    }


@register.filter
def moment(value: datetime) -> str:
    """1 ก.ค. 2569 14:05 น."""
    local = timezone.localtime(value)
    return f"{day(local)} {local:%H:%M}" + (" น." if is_thai() else "")


@register.filter
def waited(since: datetime) -> str:
    """How long something has waited: `3 วัน`, or `วันนี้`."""
    days = (timezone.localdate() - timezone.localtime(since).date()).days
    return ngettext("{days} วัน", "{days} วัน", days).format(days=days) if days > 0 else gettext("วันนี้")


@register.filter
def told(thing: Refusal | Finding) -> str:
    """The message of a refusal or a finding in the language of the page."""
    return thing.message_th if is_thai() else thing.message_en


@register.filter
def named(thing: object, field: str = "name") -> str:
    """`name_th` or `name_en` (or `title`, `short` …) of anything that has both; Thai where English is empty.

    An organisation's English name is that of its place alone: its kind goes with it, or a city and its PAO look the same.
    """
    thai = str(getattr(thing, f"{field}_th", ""))
    english = "" if is_thai() else str(getattr(thing, f"{field}_en", ""))
    kind = getattr(thing, "kind", "")
    if english and field == "name" and (isinstance(kind, OrganisationKind) or isinstance(thing, Organisation)):
        return f"{english} {gettext(KIND_LABEL_TH[OrganisationKind(kind)])}"
    return english or thai


_LABEL = re.compile(r"^(?P<kinds>.*?)\s*(?:\(?(?P<mark>ครั้งที่|ฉบับที่) (?P<number>[\d/]+)\)?)?$")


@register.filter
def numbered(label: str) -> str:
    """The printed label of a revision or a meeting (`เพิ่มเติม ครั้งที่ 1/2569`), in English word by word.

    A label that is made of other words stays as it is printed.
    """
    found = None if is_thai() else _LABEL.match(label or "")
    if found is None:
        return label
    rest, kinds = found["kinds"], []
    for name in ("จัดทำแผน", *KIND_NAMES_TH.values()):
        if name in rest:
            rest = rest.replace(name, "")
            kinds.append(pgettext("life", name))
    if rest.strip():
        return label
    number = found["number"] or ""
    told = gettext("ครั้งที่ {number}") if found["mark"] == "ครั้งที่" else gettext("ฉบับที่ {number}")
    return " ".join([", ".join(kinds), *([told.format(number=number)] if number else [])]).strip().capitalize()


@register.filter
def translated(word: str) -> str:
    """A word of the field that is kept in Thai (a budget class) in the language of the page; what is no such word stays."""
    return gettext(word) if word else ""


@register.filter
def get(mapping: dict[object, object], key: object) -> object:
    """One value of a mapping, or None."""
    return mapping.get(key)


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changes: object) -> str:
    """The address of this page with some of its filters changed; an empty value takes a filter away."""
    request: HttpRequest = context["request"]
    query = {key: value for key, value in request.GET.items() if key != "page" or "page" in changes}
    for key, value in changes.items():
        query.pop(key, None)
        if value not in (None, ""):
            query[key] = str(value)
    return f"?{urlencode(query)}" if query else request.path


@register.filter
def plain(number: float) -> str:
    """A number for a style or a file, never in the local form: 52.4."""
    return f"{number:.1f}"


@register.filter
def at_year(cells: Iterable[Cell], fiscal_year: int) -> Cell | None:
    """The cell of one year."""
    return next((cell for cell in cells if cell.fiscal_year == fiscal_year), None)


@register.filter
def stage_name(stage: Stage | str) -> str:
    """The word for a stage, in the language of the page."""
    return gettext(STAGE_NAMES[Stage(stage)])


@register.filter
def stage_step(stage: Stage | str) -> int:
    """How many of the five cells of the stage's ruler are filled: 1 planned … 5 completed, 0 outside the order."""
    return stage_rank(Stage(stage)) + 1


@register.inclusion_tag("components/saved_views.html", takes_context=True, name="saved_views")
def saved_views_above(context: template.Context) -> dict[str, object]:
    """A person's views of the list that is shown, and the form that keeps its present filter; nothing for others."""
    request: HttpRequest = context["request"]
    row = row_above(request)
    if row is None or not (row.views or row.query):
        return {}
    return {"row": row, "longest": LONGEST_NAME, "csrf_token": context.get("csrf_token")}


@register.filter
def view_address(view: SavedView) -> str:
    """Where a saved view leads."""
    return address_of(view)


@register.inclusion_tag("components/work_nav.html", takes_context=True)
def work_nav(context: template.Context) -> dict[str, object]:
    """The bar of the working pages: of a plan where the page knows its organisation, else of the person's desk."""
    request: HttpRequest | None = context.get("request")
    match, organisation, plan = (
        getattr(request, "resolver_match", None),
        context.get("organisation"),
        context.get("plan"),
    )
    if not request or not match or not request.user.is_authenticated:
        return {}
    person: Person = context["site"].person
    if not match.route.startswith("plans/"):
        return {"ways": ways_of_desk(here=match.url_name, person=person)}
    if not isinstance(organisation, Organisation):
        return {}
    year = plan.first_year if isinstance(plan, Plan) else None
    found = ways_of_plan(organisation.code, here=match.url_name, path=request.path, first_year=year, person=person)
    return {"organisation": organisation, "ways": found}
