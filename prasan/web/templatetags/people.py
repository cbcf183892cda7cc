"""Words about people: their roles, and the browsers they use."""

from django import template

from prasan.organisations.rules.kinds import ROLE_LABEL_EN, ROLE_LABEL_TH, Role
from prasan.web.templatetags.ui import is_thai

register = template.Library()
# The first that stands in what a browser says of itself; the order matters, for they all claim to be the others.
_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_MACHINES = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


@register.filter
def role_name(role: Role | str) -> str:
    """The word for a role, in the language of the page."""
    return (ROLE_LABEL_TH if is_thai() else ROLE_LABEL_EN)[Role(role)]


@register.filter
def browser_name(user_agent: str) -> str:
    """`Chrome · Windows` out of what a browser says of itself; a dash where it says nothing that is known."""
    told = [next((name for mark, name in names if mark in user_agent), "") for names in (_BROWSERS, _MACHINES)]
    return " · ".join(name for name in told if name) or "–"
