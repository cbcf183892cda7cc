"""แบบ ผ.02/2: บัญชีรายละเอียดโครงการพัฒนาท้องถิ่นที่ขอประสาน. Pure."""

from prasan.reports.content import Document
from prasan.reports.documents.forms import form_document
from prasan.reports.documents.kinds import Ask, Kind, Subject
from prasan.reports.documents.listing import listing
from prasan.reports.facts import PlanFacts
from prasan.reports.template import Template

TITLE = "บัญชีรายละเอียดโครงการพัฒนาท้องถิ่นที่ขอประสาน"


def build(facts: PlanFacts, template: Template) -> Document:
    """The form on its own."""
    return form_document(facts, template, TITLE, "ผ.02/2", listing(facts, "ผ.02/2"))


KIND = Kind(
    "p02-2", f"แบบ ผ.02/2 {TITLE}", "Projects asked of others (form ผ.02/2)", Subject.PLAN, build, asks=(Ask.REVISION,)
)
