"""แบบ ผ.02: บัญชีรายละเอียดโครงการพัฒนาท้องถิ่น. Pure."""

from prasan.reports.content import Document
from prasan.reports.documents.forms import form_document
from prasan.reports.documents.kinds import Ask, Kind, Subject
from prasan.reports.documents.listing import listing
from prasan.reports.facts import PlanFacts
from prasan.reports.template import Template

TITLE = "บัญชีรายละเอียดโครงการพัฒนาท้องถิ่น"


def build(facts: PlanFacts, template: Template) -> Document:
    """The form on its own."""
    return form_document(facts, template, TITLE, "ผ.02", listing(facts, "ผ.02"))


KIND = Kind(
    "p02", f"แบบ ผ.02 {TITLE}", "Projects of the organisation (form ผ.02)", Subject.PLAN, build, asks=(Ask.REVISION,)
)
