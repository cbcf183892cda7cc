"""The organisation's own issues when a plan is carried over: old strategy → own new issue → the province's issue.

Each step is many to many, proposed by words, links and projects, and kept as confirmed alignments where a person chose it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from prasan.accounts.models import User
from prasan.classification.own_issues import own_matches
from prasan.classification.rules.own_issues import OWN_NEAR
from prasan.common.errors import InputRefused
from prasan.common.text import matching_key
from prasan.framework import actions
from prasan.framework import queries as framework
from prasan.framework.models import Edition, Element
from prasan.framework.rules import EditionStatus, Kind, Level, LinkStatus
from prasan.framework.rules.own import MOST_ISSUES, issue_named, issues_named
from prasan.framework.rules.proposing import Told
from prasan.plans.models import Plan
from prasan.plans.rules.rolling import OwnTarget, Vote

REASON = "ตารางเทียบเมื่อยกแผนไปช่วงใหม่"
# What the words of a heading weigh beside its projects, which have a vote each.
_WORDS = 2.0
# From here on two names are near at all (0–100, as `Matcher` counts).
_LEAST = 8


Chosen = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """What a person chose: `framework`, heading of the old plan → codes of the framework's issues or guidelines; `own`,
    heading → codes of the organisation's own issues of the new period; `serves`, own issue → codes of the framework."""

    framework: Chosen = field(default_factory=dict)
    own: Chosen = field(default_factory=dict)
    serves: Chosen = field(default_factory=dict)

    def told(self) -> dict[str, dict[str, list[str]]]:
        """The same as the import and the trail keep it."""
        parts = {"crosswalk": self.framework, "own": self.own, "serves": self.serves}
        return {name: {key: list(codes) for key, codes in part.items()} for name, part in parts.items()}


@dataclass(frozen=True, slots=True)
class OwnLine:
    """An own issue of the new period: `served`, what it is linked to (confirmed); `proposed` by its words where not."""

    target: OwnTarget
    served: tuple[str, ...]
    proposed: tuple[str, ...]


def own_lines(plan: Plan, edition: Edition, first_year: int) -> tuple[OwnLine, ...]:
    """The organisation's own issues of the period that begins in `first_year`, the draft before what was announced."""
    own = framework.own_edition(plan.organisation_id, first_year, working=True)
    if own is None:
        return ()
    served: defaultdict[int, list[str]] = defaultdict(list)
    for link in framework.links_of(own.pk, level=Level.FRAMEWORK):
        if link.edition_id == edition.pk:
            served[link.lower_id].append(link.upper_code)
    matches = own_matches(own, edition)
    lines = []
    for issue in framework.own_issues(own.pk):
        near = [one.code for one in matches.get(issue.pk, ()) if one.score >= OWN_NEAR and one.is_issue]
        proposed = () if served[issue.pk] else tuple(near)
        target = OwnTarget(issue.code, issue.title_th, tuple(served[issue.pk]) or proposed)
        lines.append(OwnLine(target, tuple(served[issue.pk]), proposed))
    return tuple(lines)


def links_of_strategies(plan: Plan, *, level: Level, edition_id: int) -> dict[str, list[str]]:
    """The organisation's own strategies, by `named`, → the codes of an edition that they are linked to, confirmed."""
    own = framework.own_edition(plan.organisation_id, plan.first_year, working=True)
    found: defaultdict[str, list[str]] = defaultdict(list)
    if own is not None:
        names = {element.pk: named(element.title_th) for element in framework.own_issues(own.pk)}
        for link in framework.links_of(own.pk, level=level, status=LinkStatus.CONFIRMED):
            if link.edition_id == edition_id and link.lower_id in names:
                found[names[link.lower_id]].append(link.upper_code)
    return found


def own_decided(plan: Plan, first_year: int) -> dict[str, list[str]]:
    """The organisation's own strategies, by `named`, → its issues of the new period that they were said to become."""
    new = framework.own_edition(plan.organisation_id, first_year, working=True)
    return links_of_strategies(plan, level=Level.OWN, edition_id=new.pk) if new else {}


def named(heading: str) -> str:
    """What a heading calls its strategy, for comparing: without number, without the word for it."""
    name = heading
    while (inner := issue_named(name)[1]) and inner != name:
        name = inner
    return matching_key(name)


def votes_of_words(headings: Sequence[str], lines: Sequence[OwnLine], projects: Sequence[int]) -> list[list[Vote]]:
    """For each heading, the own issues whose names are near, weighed as so many projects as stand under it."""
    if not lines:
        return [[] for _ in headings]
    lower = tuple(Told(at, Kind.STRATEGY, str(at), "", issue_named(one)[1]) for at, one in enumerate(headings))
    upper = tuple(Told(-1 - at, Kind.ISSUE, one.target.code, "", one.target.title) for at, one in enumerate(lines))
    matcher = framework.matcher_of_words(lower, upper, (Kind.STRATEGY, Kind.ISSUE))
    found = []
    for text, count in zip(matcher.lower, projects, strict=True):
        near = [(score, one.code) for score, one in matcher.scores(text) if score >= _LEAST]
        found.append([Vote(code, _WORDS * count * score / 100) for score, code in near])
    return found


def own_targets(codes: Iterable[str], lines: Sequence[OwnLine]) -> tuple[OwnTarget, ...]:
    """The own issues that were chosen, by their codes. Raises `InputRefused` for one that is not there."""
    known = {one.target.code: one.target for one in lines}
    chosen = list(codes)
    if unknown := [code for code in chosen if code not in known]:
        raise InputRefused(
            "unknown_own_issue",
            f"ไม่มีประเด็น “{unknown[0][:60]}” ของ อปท. ในช่วงใหม่ โหลดหน้าใหม่แล้วเลือกจากรายการ",
            f"There is no own issue “{unknown[0][:60]}” of the new period; reload and choose from the list.",
        )
    return tuple(known[code] for code in chosen)


def keep_links(*, plan: Plan, edition: Edition, first_year: int, crosswalk: Crosswalk, by: User) -> None:
    """Keep what was chosen as confirmed links, the headings as the old period's own strategies.

    Links that are confirmed already stay as they are.
    """
    chosen = [text for part in (crosswalk.framework, crosswalk.own) for text, codes in part.items() if codes]
    below = _strategies(plan, chosen, by)
    elements = {one.code: one.pk for one in edition.elements.filter(kind__in=(Kind.ISSUE, Kind.GUIDELINE))}
    new = framework.own_edition(plan.organisation_id, first_year, working=True)
    issues = {one.code: one.pk for one in framework.own_issues(new.pk)} if new else {}
    pairs = [
        (below[named(text)], places[code])
        for places, part in ((elements, crosswalk.framework), (issues, crosswalk.own))
        for text, codes in part.items()
        if named(text) in below
        for code in codes
    ]
    pairs += [(issues[issue], elements[code]) for issue, codes in crosswalk.serves.items() for code in codes]
    known = {
        (link.lower_id, link.upper_id)
        for one in (framework.own_edition(plan.organisation_id, plan.first_year, working=True), new)
        for link in (framework.links_of(one.pk) if one else ())
    }
    wanted = [pair for pair in dict.fromkeys(pairs) if pair not in known]
    if wanted:
        actions.add_alignments(pairs=wanted, weight=1, reason=REASON, status=LinkStatus.CONFIRMED, by=by)


def _strategies(plan: Plan, headings: Iterable[str], by: User) -> dict[str, int]:
    """The old plan's headings as its own strategies, by `named`; those that are not named yet are named in its draft.

    What was announced stays as it is: a heading that it lacks has no strategy to link.
    """
    own = framework.own_edition(plan.organisation_id, plan.first_year, working=True)
    known: dict[str, Element] = {named(one.title_th): one for one in framework.own_issues(own.pk)} if own else {}
    missing = [text for text in dict.fromkeys(headings) if text and named(text) not in known]
    if missing and (own is None or own.status == EditionStatus.DRAFT):
        own = own or actions.open_own(
            organisation=plan.organisation, first_year=plan.first_year, last_year=plan.last_year, by=by
        )
        names = issues_named(missing)[: MOST_ISSUES - len(known)]
        actions.name_issues(edition_id=own.pk, issues=names, kind=Kind.STRATEGY, by=by)
        known = {named(one.title_th): one for one in framework.own_issues(own.pk)}
    return {name: one.pk for name, one in known.items()}
