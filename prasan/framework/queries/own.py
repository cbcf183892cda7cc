"""Reads of organisations' own issues. Whether the reader may see a draft is asked by the caller (`why_not_see_own`)."""

from django.db.models import QuerySet

from prasan.framework.models import Edition, Element
from prasan.framework.rules import OWN_KINDS, EditionStatus, Level


def own_edition(organisation_id: int, first_year: int, *, working: bool) -> Edition | None:
    """The organisation's issues of a plan period: the draft where there is one (`working`), else what was announced."""
    found = Edition.objects.filter(organisation=organisation_id, level=Level.OWN, first_year=first_year)
    if not working:
        found = found.filter(status=EditionStatus.PUBLISHED)
    return found.order_by("-pk").first()


def own_editions(organisation_id: int, *, working: bool) -> QuerySet[Edition]:
    """All of an organisation's own editions, the newest first."""
    found = Edition.objects.filter(organisation=organisation_id, level=Level.OWN).select_related("organisation")
    if not working:
        found = found.filter(status=EditionStatus.PUBLISHED)
    return found.order_by("-first_year", "-pk")


def own_issues(edition_id: int) -> QuerySet[Element]:
    """The issues or strategies of an own edition, in order."""
    return Element.objects.filter(edition=edition_id, kind__in=OWN_KINDS).order_by("position", "pk")
