"""Identifiers in what an entry says before and after, as words beside them: projects, revisions, guidelines, places, links.

Names are those of today; the identifier stays, so that an entry can be followed however things are called later.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import get_language

from prasan.accounts.models import TrailEntry
from prasan.accounts.rules.changes import ChangedLine, changed_lines
from prasan.analytics.queries import as_published
from prasan.classification.queries import GuidelineChoice, guideline_choices
from prasan.framework.models import Alignment, Edition, Element
from prasan.framework.queries import framework_in_force
from prasan.organisations.models import District, Organisation, Province
from prasan.plans.models import ProjectVersion, Revision
from prasan.web.trail.words import field_name, value_name

# The whole value, or a part of the name of a line, that names something by its key.
_PROJECT, _REVISION, _NUMBER = (
    re.compile(r"^P(\d{1,18})$"),
    re.compile(r"^revision:(\d{1,18})$"),
    re.compile(r"^\d{1,18}$"),
)
_CODE = re.compile(r"^\d+(?:\.\d+)+$|^\d{4,8}$")
# The fields whose value is the number of a row.
_EDITIONS, _LINKS = ("edition", "replaces"), ("link",)
# What puts projects under guidelines says them by their codes; what proposes links says pairs of elements.
_OF_GUIDELINES = ("projects.classified", "classification.withdrawn", "check.answered", "classification.changed")
_OF_ELEMENTS = ("alignments.proposed",)


@dataclass(slots=True)
class Keys:
    """What the shown lines name, by what it is."""

    of: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def note(self, did: str, line: ChangedLine) -> None:
        """Every identifier of one line."""
        for part in line.name.split("."):
            self._named(part)
        last = line.name.rpartition(".")[2]
        for value in (line.before, line.after):
            for part in (value or "").split(", "):
                self._named(part)
                if kind := _kind_of(did, last, part):
                    self.of[kind].add(part)

    def _named(self, part: str) -> None:
        for kind, pattern in (("project", _PROJECT), ("revision", _REVISION)):
            if match := pattern.match(part):
                self.of[kind].add(match[1])


def _kind_of(did: str, last: str, value: str) -> str:
    """What a value of a field identifies, as far as its field or what was done tells."""
    if _NUMBER.match(value):
        if last in _EDITIONS:
            return "edition"
        if last in _LINKS:
            return "link"
        if did in _OF_ELEMENTS:
            return "element"
    if did in _OF_GUIDELINES and _CODE.match(value):
        return "guideline"
    return "place" if last in ("where", "") and re.match(r"^[a-z0-9-]{2,20}$", value) else ""


def named_lines(entries: Iterable[TrailEntry], province_code: str) -> dict[int, tuple[ChangedLine, ...]]:
    """Number of an entry → what it changed, with the words for fields and values, in one query for each kind of thing."""
    rows = list(entries)
    raw = {
        one.number: [line for line in changed_lines(one.before, one.after) if line.before or line.after] for one in rows
    }
    keys = Keys()
    for one in rows:
        for line in raw[one.number]:
            keys.note(one.did, line)
    names = _names(keys.of, {one.organisation_code for one in rows}, province_code)
    return {one.number: tuple(_worded(one.did, line, names) for line in raw[one.number]) for one in rows}


Names = Mapping[str, Mapping[str, str]]


def _worded(did: str, line: ChangedLine, names: Names) -> ChangedLine:
    last = line.name.rpartition(".")[2]

    def told(value: str | None) -> str | None:
        if value is None:
            return None
        worded = value_name(value, last)
        return worded if worded != value else ", ".join(_named(did, last, part, names) for part in value.split(", "))

    parts = (_named(did, "", part, names) if _PROJECT.match(part) else part for part in line.name.split("."))
    return ChangedLine(field_name(parts), told(line.before), told(line.after))


def _named(did: str, last: str, part: str, names: Names) -> str:
    """An identifier with its name in front; anything else as it is."""
    for kind, pattern in (("project", _PROJECT), ("revision", _REVISION)):
        if (match := pattern.match(part)) and (name := names[kind].get(match[1])):
            return f"{name} ({part})"
    name = names.get(_kind_of(did, last, part), {}).get(part)
    return f"{name} ({part})" if name else part


def _names(keys: Mapping[str, Collection[str]], owners: Collection[str], province_code: str) -> Names:
    """Kind → identifier → name. A project that was never announced is named only in its own organisation's trail."""
    found: dict[str, dict[str, str]] = {"project": {}, "revision": {}}
    if wanted := keys.get("project"):
        versions = ProjectVersion.objects.filter(project__in=[int(one) for one in wanted])
        shown = versions.filter(
            Q(is_published=True) | Q(is_latest=True, project__plan__organisation__code__in=owners)
        ).order_by("is_latest")
        found["project"] = {str(pk): name[:80] for pk, name in shown.values_list("project", "name")}
    if wanted := keys.get("revision"):
        found["revision"] = {str(one.pk): one.label for one in Revision.objects.filter(pk__in=wanted)}
    if wanted := keys.get("edition"):
        found["edition"] = {str(one.pk): _title(one) for one in Edition.objects.filter(pk__in=wanted)}
    if wanted := keys.get("element"):
        found["element"] = {str(one.pk): _called(one) for one in Element.objects.filter(pk__in=wanted)}
    if wanted := keys.get("link"):
        links = Alignment.objects.filter(pk__in=wanted).select_related("from_element", "to_element")
        found["link"] = {str(one.pk): f"{_called(one.from_element)} ↔ {_called(one.to_element)}" for one in links}
    if wanted := keys.get("guideline"):
        found["guideline"] = {one.code: _title(one) for one in _guidelines(province_code) if one.code in wanted}
    if wanted := keys.get("place"):
        found["place"] = _places(wanted)
    return found


def _guidelines(province_code: str) -> tuple[GuidelineChoice, ...]:
    """Those of the framework in force, read once for each write."""

    def read() -> tuple[GuidelineChoice, ...]:
        edition = framework_in_force(province_code)
        issues = guideline_choices(edition.pk) if edition else ()
        return tuple(one for issue in issues for one in issue.guidelines)

    return as_published(f"guidelines:{province_code}", read)


def _places(codes: Collection[str]) -> dict[str, str]:
    organisations = {one.code: one.label for one in Organisation.objects.filter(code__in=codes)}
    districts = {one.code: _title(one, "name") for one in District.objects.filter(code__in=codes)}
    provinces = {one.code: _title(one, "name") for one in Province.objects.filter(code__in=codes)}
    return {**provinces, **districts, **organisations}


def _called(element: Element) -> str:
    return f"{element.code} {_title(element)[:60]}"


def _title(thing: Edition | Element | GuidelineChoice | District | Province, of: str = "title") -> str:
    """The name in the language of the page, in Thai where there is none."""
    english = str(getattr(thing, f"{of}_en", "")) if get_language() == "en" else ""
    return english or str(getattr(thing, f"{of}_th"))
