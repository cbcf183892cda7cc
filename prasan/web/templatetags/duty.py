"""Words of deadlines and of the open points of the law."""

from django import template
from django.utils.translation import gettext, gettext_noop, pgettext

from prasan.duties.rules import LAWS, DutyKind, Standing
from prasan.plans.rules.settings import Setting

register = template.Library()

STANDING_NAMES = {
    Standing.OVERDUE: gettext_noop("เกินกำหนด"),
    Standing.DUE: gettext_noop("ใกล้กำหนด"),
    Standing.LATER: gettext_noop("ยังไม่ถึงกำหนด"),
    Standing.DONE: gettext_noop("ทำแล้ว"),
}
GRADE_NAMES = {
    "S": gettext_noop("มีเอกสารอ้างอิง"),
    "C": gettext_noop("มีแผนจริงทำเช่นนี้"),
    "U": gettext_noop("ยังไม่พบเอกสารยืนยัน"),
}


@register.filter
def duty_name(kind: str) -> str:
    """What must be done: ทบทวนแผนพัฒนาท้องถิ่นประจำปี."""
    return pgettext("duty", LAWS[DutyKind(kind)].name_th)


@register.filter
def standing_name(standing: str) -> str:
    """How a duty stands: เกินกำหนด."""
    return gettext(STANDING_NAMES[Standing(standing)])


@register.filter
def grade_name(grade: str) -> str:
    """How certain something is, in words."""
    return gettext(GRADE_NAMES[grade])


@register.filter
def setting_name(words: str) -> str:
    """The name of a setting, of one of its choices, or of the clause that a duty rests on."""
    return pgettext("setting", words)


@register.filter
def shown_value(setting: Setting, value: str | int) -> str:
    """The value of a setting in words."""
    return setting_name(dict(setting.choices).get(str(value), str(value)))
