"""Words about people: their roles, and the browsers they use."""

from django import template
from django.utils.translation import gettext, gettext_noop

from prasan.organisations.rules.kinds import ROLE_LABEL_EN, ROLE_LABEL_TH, Role
from prasan.web.templatetags.ui import is_thai

register = template.Library()
# The first that stands in what a browser says of itself; the order matters, for they all claim to be the others.
_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_MACHINES = (
    ("iPhone", gettext_noop("โทรศัพท์ iPhone")),
    ("iPad", gettext_noop("แท็บเล็ต iPad")),
    ("Mobile", gettext_noop("โทรศัพท์ Android")),
    ("Android", gettext_noop("แท็บเล็ต Android")),
    ("Windows", gettext_noop("คอมพิวเตอร์ Windows")),
    ("Mac OS", gettext_noop("คอมพิวเตอร์ Mac")),
    ("CrOS", gettext_noop("คอมพิวเตอร์ Chromebook")),
    ("Linux", gettext_noop("คอมพิวเตอร์ Linux")),
)
_UNKNOWN = gettext_noop("เครื่องที่ไม่รู้จัก")


@register.filter
def role_name(role: Role | str) -> str:
    """The word for a role, in the language of the page."""
    return (ROLE_LABEL_TH if is_thai() else ROLE_LABEL_EN)[Role(role)]


@register.filter
def browser_name(user_agent: str) -> str:
    """`คอมพิวเตอร์ Windows · Chrome` out of what a browser says of itself, in the language of the page."""
    told = [next((name for mark, name in names if mark in user_agent), "") for names in (_MACHINES, _BROWSERS)]
    return " · ".join(gettext(name) for name in told if name) or gettext(_UNKNOWN)
