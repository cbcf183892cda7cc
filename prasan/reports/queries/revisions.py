"""One revision of a plan, for its announcement and notices."""

from dataclasses import replace

from prasan.common.errors import NotFound
from prasan.plans import lives
from prasan.plans.models import Plan
from prasan.plans.rules.paths import RevisionKind, RevisionState
from prasan.plans.rules.revisions import clause_of
from prasan.reports.facts import Asked, State
from prasan.reports.facts.revisions import RevisionFacts
from prasan.reports.queries.plans import facts_of_plan


def facts_of_revision(plan: Plan, asked: Asked) -> RevisionFacts:
    """The revision that was asked for, else the last announced one (of a draft: the open one). Raises `NotFound`."""
    revisions = plan.revisions.order_by("number")
    if asked.state is State.ANNOUNCED:
        revisions = revisions.filter(announced_on__isnull=False)
    revision = revisions.filter(number=asked.revision).first() if asked.revision else revisions.last()
    if revision is None:
        raise NotFound("no_such_revision", "ยังไม่มีฉบับที่ประกาศให้พิมพ์", "There is no announced revision to print.")
    changes = lives.changes_of(revision)
    # What is made first is the whole plan.
    first = revision.number == 1
    kinds = revision.kind_list or ((RevisionKind.MAKE,) if first else lives.kinds_proposed(plan, changes))
    facts = facts_of_plan(plan, replace(asked, revision=0 if first else revision.number))
    return RevisionFacts(
        plan=facts,
        kinds=tuple(kinds),
        label="" if first else revision.label,
        clause=revision.clause or clause_of(kinds),
        reason=revision.reason,
        announcement_no=revision.announcement_no,
        announced_on=revision.announced_on,
        effective_on=revision.effective_on,
        signer=revision.signer,
        added=sum(1 for one in changes if one.before is None),
        changed=sum(1 for one in changes if one.before and one.after),
        out=sum(1 for one in changes if one.after is None),
        council=RevisionState.COUNCIL in lives.path_for(revision, plan.organisation, tuple(kinds)),
    )
