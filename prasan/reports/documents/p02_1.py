"""แบบ ผ.02/1: บัญชีรายละเอียดโครงการพัฒนาท้องถิ่น (โครงการชุมชน). Pure."""

from prasan.reports.content import Document
from prasan.reports.documents.forms import form_document
from prasan.reports.documents.kinds import Ask, Kind, Subject
from prasan.reports.documents.listing import listing
from prasan.reports.facts import PlanFacts
from prasan.reports.template import Template

TITLE = "บัญชีรายละเอียดโครงการพัฒนาท้องถิ่น (โครงการชุมชน)"


def build(facts: PlanFacts, template: Template) -> Document:
    """The form on its own."""
    return form_document(facts, template, TITLE, "ผ.02/1", listing(facts, "ผ.02/1"))


KIND = Kind(
    "p02-1", f"แบบ ผ.02/1 {TITLE}", "Community projects (form ผ.02/1)", Subject.PLAN, build, asks=(Ask.REVISION,)
)
