"""The heading lines ก–จ of a plan's forms (planning-rules 2.3, grade C), filled from confirmed links. Pure."""

from collections.abc import Iterable
from typing import Protocol

from prasan.common.text import arabic_digits
from prasan.framework.rules.editions import Level


class HigherLink(Protocol):
    """What a line needs of a link: the plan above and the element that it names."""

    @property
    def level(self) -> Level: ...
    @property
    def upper_code(self) -> str: ...
    @property
    def upper_title_th(self) -> str: ...
    @property
    def edition_title_th(self) -> str: ...


# The letter, and how the element is named; {plan} is the title of the edition, whichever is in force.
_LINES = {
    Level.NATIONAL_STRATEGY: "ก. {plan} ยุทธศาสตร์ที่ {code} {title}",
    Level.NATIONAL_PLAN: "ข. {plan} หมุดหมายที่ {code} {title}",
    Level.SDG: "ค. Sustainable Development Goals : SDGs เป้าหมายที่ {code} {title}",
    Level.PROVINCE: "ง. ยุทธศาสตร์จังหวัดที่ {code} {title}",
}
_OF_THE_PROVINCE = "จ. ยุทธศาสตร์การพัฒนาของ อปท. ในเขตจังหวัดที่ {code} {title}"


def heading_lines(links: Iterable[HigherLink]) -> tuple[str, ...]:
    """The lines ก–ง of one guideline's confirmed links, by letter and then in the order of each plan."""
    order = list(_LINES)
    chosen = sorted((one for one in links if one.level in _LINES), key=lambda one: order.index(one.level))
    return tuple(
        _LINES[one.level].format(
            plan=arabic_digits(one.edition_title_th), code=one.upper_code, title=one.upper_title_th
        )
        for one in chosen
    )


def line_of_the_province(code: str, title: str) -> str:
    """The line จ: the issue of the province's framework under which the guideline stands."""
    return _OF_THE_PROVINCE.format(code=code, title=title)
