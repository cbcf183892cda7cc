"""What was issued."""

from dataclasses import replace

from django.db.models import QuerySet
from django.utils.timezone import localdate

from prasan.common.errors import NotFound
from prasan.common.years import thai_date
from prasan.reports.content import Document
from prasan.reports.freezing import thawed
from prasan.reports.models import Publication

SHORTEST_DIGEST = 12
"""So many of its characters tell a digest from all others; a paper prints as many."""


def publications_of(organisation_id: int) -> QuerySet[Publication]:
    """What an organisation issued, newest first, without the contents."""
    chosen = Publication.objects.filter(organisation_id=organisation_id)
    return chosen.defer("content", "facts").select_related("issued_by")


def publication(publication_id: int) -> Publication:
    """One issued document. Raises `NotFound`."""
    found = Publication.objects.select_related("organisation__province", "issued_by").filter(pk=publication_id).first()
    if found is None:
        raise NotFound(
            "no_such_publication",
            "ไม่มีเอกสารที่ออกตามเลขนี้ ตรวจที่อยู่อีกครั้ง",
            "No such document was issued; check the address.",
        )
    return found


def publications_with_digest(digest: str) -> QuerySet[Publication]:
    """The issued documents that a digest (or its first characters, SHORTEST_DIGEST or more) belongs to."""
    return Publication.objects.defer("content", "facts").filter(content_digest__startswith=digest)


def content_of(one: Publication) -> Document:
    """The content exactly as it was issued. Raises `Refusal` where the kept bytes are damaged."""
    return thawed(bytes(one.content), one.content_digest)


def with_imprint(one: Publication) -> Document:
    """What was issued as it is shown and printed: each page tells its number, its day and what proves it."""
    document = content_of(one)
    day = thai_date(localdate(one.issued_at), short=True)
    imprint = f"เอกสารเลขที่ {one.number} ออกเมื่อ {day} รหัสตรวจสอบ {one.content_digest[:SHORTEST_DIGEST]}"
    return replace(document, marks=(*document.marks, imprint))
