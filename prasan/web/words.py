"""The words of the pages for values that rules know only by identifier. Thai here; English in the catalogue."""

from django.utils.translation import gettext_noop

from prasan.framework.rules import Stage
from prasan.plans.rules.rows import ProjectKind

STAGE_NAMES = {
    Stage.PLANNED: gettext_noop("ในแผน"),
    Stage.BUDGETED: gettext_noop("ได้งบประมาณ"),
    Stage.CONTRACTED: gettext_noop("ทำสัญญาแล้ว"),
    Stage.DISBURSED: gettext_noop("เบิกจ่ายแล้ว"),
    Stage.COMPLETED: gettext_noop("แล้วเสร็จ"),
    Stage.SUSPENDED: gettext_noop("ระงับ"),
    Stage.CANCELLED: gettext_noop("ยกเลิก"),
}
KIND_NAMES = {
    ProjectKind.OWN: gettext_noop("โครงการของ อปท."),
    ProjectKind.COMMUNITY: gettext_noop("โครงการชุมชน"),
    ProjectKind.BEYOND_CAPACITY: gettext_noop("โครงการเกินศักยภาพ (ขอประสาน)"),
    ProjectKind.SUBSIDY: gettext_noop("เงินอุดหนุน"),
    ProjectKind.EQUIPMENT: gettext_noop("ครุภัณฑ์"),
}
