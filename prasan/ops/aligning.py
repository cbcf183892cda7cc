"""Links between the framework and the plans above it, from the command line."""

from django.conf import settings

from prasan.classification.loading.labelled import read_labelled
from prasan.classification.own_issues import matches_of
from prasan.classification.rules.own_issues import MeasuredOwn, measure_own
from prasan.common.errors import NotFound
from prasan.common.places import province_folder
from prasan.framework import queries
from prasan.framework.actions import propose_links, replace_edition
from prasan.framework.loading.alignments import read_alignments
from prasan.framework.models import Edition
from prasan.framework.rules import LINKED_KINDS, Kind, Level
from prasan.framework.rules.proposing import Measured, Told, measure


def propose_levels(level: str = "") -> dict[str, int]:
    """Propose links of the current framework with every plan above it, or those of one level; how many are new."""
    framework = queries.current_framework(settings.PROVINCE)
    return {
        one.level: propose_links(framework_id=framework.pk, upper_id=one.pk, by=None)
        for one in queries.higher_editions(settings.PROVINCE)
        if level in ("", one.level)
    }


def measured_levels(level: str = "") -> tuple[Measured, ...]:
    """The proposer against the province's file of links that people proposed; levels that the file lacks are left out."""
    framework = queries.current_framework(settings.PROVINCE)
    drafts = read_alignments(province_folder(settings.PROVINCE) / "alignments.toml")
    lower = queries.told_by(framework.pk)
    rows = []
    for upper in queries.higher_editions(settings.PROVINCE):
        of_level = Level(upper.level)
        known = {
            (draft.from_element.code, draft.to_element.code)
            for draft in drafts
            if draft.to_element.edition == upper.code and draft.to_element.kind is LINKED_KINDS[of_level]
        }
        if known and level in ("", upper.level):
            rows.append(measure(lower, queries.told_by(upper.pk), of_level, known, queries.cached_words))
    return tuple(rows)


def measured_own() -> dict[str, MeasuredOwn]:
    """The proposals for own issues against the province's file of names that people labelled: every other name the half
    on which the limits were chosen, the rest, and all. Each name is read alone, as the first of an organisation is."""
    file = province_folder(settings.PROVINCE) / "own_issues.txt"
    edition = queries.current_framework(settings.PROVINCE)
    found = []
    for one in read_labelled(file) if file.exists() else []:
        near = matches_of((Told(-1, Kind.ISSUE, "1", "", one.text.name),), edition)[-1]
        found.append((one.accepted, [(match.code, match.score) for match in near if match.is_issue]))
    parts = {"chosen_on": found[::2], "rest": found[1::2], "all": found}
    return {name: measure_own(part) for name, part in parts.items()} if found else {}


def replace(old_code: str, new_code: str, *, dry_run: bool) -> dict[str, int]:
    """Replace an edition by its code; how many links are (or would be) proposed, and what is left over."""
    editions = {one.code: one for one in Edition.objects.filter(code__in=(old_code, new_code))}
    if missing := [code for code in (old_code, new_code) if code not in editions]:
        raise NotFound(
            "no_such_edition", f"ไม่มีฉบับรหัส {missing[0]} ตรวจรหัสในหน้ากรอบการพัฒนา", f"There is no edition {missing[0]}."
        )
    old, new = editions[old_code], editions[new_code]
    found = queries.replacement(old, new).found
    made = len(found.carried) if dry_run else replace_edition(old_id=old.pk, new_id=new.pk, by=None)
    return {"proposed": made, "not_followed": len(found.lost), "new_elements": len(found.fresh)}
