"""Words and marks of the public pages that are not in every page's set."""

import re
from collections.abc import Iterable
from fractions import Fraction

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from prasan.analytics.listing import Owner
from prasan.common.text import one_line
from prasan.framework.rules import KIND_NAMES_TH, LEVEL_NAMES_TH, Kind, Level
from prasan.organisations.models import Organisation
from prasan.organisations.queries import OrganisationFact
from prasan.organisations.rules.kinds import CHANGE_LABEL_TH, KIND_LABEL_TH, ChangeKind, OrganisationKind
from prasan.plans.rules.rows import ProjectKind
from prasan.web.templatetags.ui import is_thai
from prasan.web.words import KIND_NAMES

register = template.Library()


@register.filter
def project_kind(kind: str) -> str:
    """The word for a kind of project."""
    return gettext(KIND_NAMES[ProjectKind(kind)])


@register.filter
def organisation_kind(kind: str) -> str:
    """The word for a kind of organisation: อบต."""
    return gettext(KIND_LABEL_TH[OrganisationKind(kind)])


@register.filter
def called(organisation: OrganisationFact | Organisation | Owner) -> str:
    """The name as people say it: อบต.ขามป้อม, or Kham Pom SAO in English."""
    if is_thai() or not organisation.name_en:
        return organisation.label
    return f"{organisation.name_en} {organisation_kind(organisation.kind)}"


@register.filter
def full_name(organisation: OrganisationFact | Organisation | Owner) -> str:
    """The whole name: องค์การบริหารส่วนตำบลขามป้อม."""
    return organisation.name_th if is_thai() else called(organisation)


@register.filter
def change_name(what: str) -> str:
    """What happened to an organisation: เปลี่ยนชื่อ."""
    return gettext(CHANGE_LABEL_TH[ChangeKind(what)])


@register.filter
def level_name(level: str) -> str:
    """Whose plan an edition is: ยุทธศาสตร์ชาติ."""
    return gettext(LEVEL_NAMES_TH[Level(level)])


@register.filter
def element_kind(kind: str) -> str:
    """What an element is: แนวทาง."""
    return pgettext("element", KIND_NAMES_TH[Kind(kind)])


@register.filter
def marked(text: str, wanted: str) -> SafeString:
    """A text with each place where the searched words stand marked; spaces in either do not matter."""
    letters = [re.escape(letter) for letter in one_line(wanted) if not letter.isspace()]
    if not letters:
        return conditional_escape(text)
    parts = re.split("(" + r"\s*".join(letters) + ")", text, flags=re.IGNORECASE)
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", part) if index % 2 else part,) for index, part in enumerate(parts))
    )


@register.filter
def years_told(years: Iterable[int]) -> str:
    """(2571, 2572, 2573, 2575) → `2571–2573, 2575`."""
    spans: list[list[int]] = []
    for year in sorted(years):
        if spans and year == spans[-1][-1] + 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return ", ".join(f"{span[0]}–{span[-1]}" if len(span) > 1 else str(span[0]) for span in spans)


@register.filter
def share(value: Fraction | float | None) -> str:
    """A share without needless zeros: 60 → `60`, 52.44 → `52.4`."""
    return "" if value is None else f"{float(value):.1f}".removesuffix(".0")
