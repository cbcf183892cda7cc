"""What the strategy maps say: of the province's framework, and of one organisation's plan with its own issues."""

from collections import defaultdict
from collections.abc import Iterable

from prasan.analytics.queries import province_facts
from prasan.analytics.rules import money_by_guideline
from prasan.common.money import in_millions
from prasan.framework import queries as framework
from prasan.framework.models import Edition
from prasan.framework.queries import LinkFact
from prasan.framework.rules import Kind, Level
from prasan.reports.drawings.strategy_map import MapBox, StrategyMap

# How a plan above is named in the small line of a box, from the highest.
_ABOVE = {
    Level.SDG: "SDG",
    Level.NATIONAL_STRATEGY: "ยุทธศาสตร์ชาติ",
    Level.NATIONAL_PLAN: "หมุดหมาย",
    Level.PROVINCE: "จังหวัด",
}


def province_map(province_code: str) -> StrategyMap:
    """The framework: its vision, issues, guidelines, the plans above that they serve, the money of announced plans."""
    edition = framework.current_framework(province_code)
    rows = framework.element_rows(edition.pk)
    tree = {one.element_id: one for one in framework.tree(edition.pk)}
    guidelines = [one for one in rows if one.kind is Kind.GUIDELINE]
    links = framework.higher_links_of(one.element_id for one in guidelines)
    money = money_by_guideline(province_facts(province_code).facts)
    boxes = []
    for issue in (one for one in tree.values() if one.kind is Kind.ISSUE):
        under = [one for one in issue.children if one.kind is Kind.GUIDELINE]
        baht = sum(sum(year[1] for year in money.get(one.code, {}).values()) for one in under)
        boxes.append(
            MapBox(
                issue.code,
                issue.title_th,
                tuple(f"{one.code} {one.title_th}" for one in under),
                above_of(link for one in under for link in links.get(one.element_id, ())),
                f"{in_millions(baht)} ล้านบาท" if baht else "",
            )
        )
    vision = next((one.title_th for one in rows if one.kind is Kind.VISION), "")
    return StrategyMap(f"แผนผังยุทธศาสตร์ {edition.title_th}", vision, tuple(boxes), _FOOT)


def organisation_map(own: Edition, title: str) -> StrategyMap:
    """An organisation's issues: what of the framework each serves, and by way of it the plans above.

    Whether the reader may see the edition is asked by the caller.
    """
    links = framework.links_of(own.pk, level=Level.FRAMEWORK)
    rows = {
        one.element_id: one
        for edition in {link.edition_id for link in links}
        for one in framework.element_rows(edition)
    }
    guidelines = {link.upper_id for link in links if link.upper_kind is Kind.GUIDELINE}
    higher = framework.higher_links_of(guidelines)
    served: defaultdict[int, list[LinkFact]] = defaultdict(list)
    for link in links:
        served[link.lower_id].append(link)
    boxes = tuple(
        MapBox(
            issue.code,
            issue.title_th,
            tuple(f"สนองกรอบจังหวัด {one.upper_code} {rows[one.upper_id].title_th}" for one in served[issue.pk]),
            above_of(link for one in served[issue.pk] for link in higher.get(one.upper_id, ())),
        )
        for issue in framework.own_issues(own.pk)
    )
    return StrategyMap(title, "", boxes, _FOOT)


_FOOT = "เส้นเหนือกล่องและบรรทัดแรกในกล่องคือแผนระดับที่สูงกว่าซึ่งยืนยันความเชื่อมโยงแล้วเท่านั้น เลขคือรหัสในแผนนั้น"


def above_of(links: Iterable[LinkFact]) -> tuple[str, ...]:
    """The plans above as short lines: ("SDG 6, 9", "ยุทธศาสตร์ชาติ 5"), each code once."""
    codes: defaultdict[Level, dict[str, None]] = defaultdict(dict)
    for link in links:
        codes[link.level][link.upper_code] = None
    return tuple(
        f"{name} {', '.join(sorted(codes[level], key=_number))}" for level, name in _ABOVE.items() if codes[level]
    )


def _number(code: str) -> list[int]:
    return [int(part) for part in code.split(".") if part.isdecimal()]
