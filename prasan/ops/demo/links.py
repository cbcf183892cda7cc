"""Links of the demonstration: some decided by its PAO planner, one organisation with issues of its own. All made up."""

from django.conf import settings

from prasan.accounts.models import User
from prasan.framework import actions, queries
from prasan.framework.models import Alignment, Edition
from prasan.framework.rules import Kind, Level, LinkDecision, LinkStatus
from prasan.organisations.models import Organisation

WHY = "ข้อมูลสมมติเพื่อสาธิต: เห็นตามถ้อยคำที่เสนอ"
# The links with these plans are confirmed; those with the others wait on the desk, so that there is something to try.
CONFIRMED = (Level.SDG, Level.NATIONAL_STRATEGY, Level.NATIONAL_PLAN, Level.PROVINCE, Level.CLIMATE)
# The province's file proposes nothing for these: the program does, from the words.
FROM_WORDS = (Level.CLUSTER, Level.REGION, Level.CLIMATE)
OWN_ISSUES = (
    "ด้านโครงสร้างพื้นฐานและเมืองน่าอยู่",
    "ด้านคุณภาพชีวิตและสุขภาวะ",
    "ด้านเศรษฐกิจชุมชนและเกษตร",
    "ด้านธรรมาภิบาลและการบริหารท้องถิ่น",
)


def decide_links(edition: Edition, pao: User) -> None:
    """Confirm what is proposed for the plans that the forms print and for climate; the other plans stay undecided."""
    for upper in queries.higher_editions(settings.PROVINCE):
        if upper.level in FROM_WORDS:
            actions.propose_links(framework_id=edition.pk, upper_id=upper.pk, by=pao)
        if upper.level in CONFIRMED:
            links = Alignment.objects.filter(
                from_element__edition=edition, to_element__edition=upper, status=LinkStatus.PROPOSED
            )
            decisions = [LinkDecision(one.pk, LinkStatus.CONFIRMED, 1, WHY, LinkStatus.PROPOSED) for one in links]
            if decisions:
                actions.decide_alignments(decisions=decisions, by=pao)


def name_own_issues(organisation: Organisation, edition: Edition, by: User) -> None:
    """Issues of one organisation, each linked with the framework's issue and guideline nearest to its words; announced."""
    years = edition.years
    own = actions.open_own(organisation=organisation, first_year=years[0], last_year=years[-1], by=by)
    actions.name_issues(edition_id=own.pk, issues=[("", name) for name in OWN_ISSUES], by=by)
    pairs = [
        (text.element_id, matcher.scores(text)[0][1].element_id)
        for kind in (Kind.ISSUE, Kind.GUIDELINE)
        for matcher in (queries.matcher_between(own.pk, edition.pk, (Kind.ISSUE, kind)),)
        for text in matcher.lower
    ]
    actions.add_alignments(pairs=pairs, weight=1, reason=WHY, status=LinkStatus.CONFIRMED, by=by)
    actions.publish_own(organisation=organisation, first_year=years[0], by=by)
