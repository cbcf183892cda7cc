"""The check of one working plan: what only its own planners see."""

from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.coordination import queries
from prasan.coordination.models import PlanCheck
from prasan.coordination.rules.finding import Index
from prasan.coordination.rules.listed import Listed, Overlap
from prasan.coordination.rules.prices import price_findings
from prasan.plans.actions.plans import check_may_edit
from prasan.plans.models import Plan, Project

_MOST_KEPT = 300


def check_plan(*, plan: Plan, by: User) -> PlanCheck:
    """Compare a plan's working projects with each other and with every published plan, and their prices with like works.

    Drafts of other organisations are never read. Long: call it in the background.
    """
    check_may_edit(by, plan.organisation)
    mine = queries.working_projects(plan)
    own_ids = {one.key for one in mine}
    # A project that one of these was carried over from is that one.
    known = own_ids | set(Project.objects.filter(plan=plan, origin__isnull=False).values_list("origin", flat=True))
    others = [one for one in queries.published_projects(plan.organisation.province.code) if one.key not in known]
    index = Index([*mine, *others])
    found = {overlap.pair: overlap for one in mine for overlap in index.overlaps_of(one)}
    prices = price_findings([*mine, *others], queries.price_settings(), only=frozenset(own_ids))
    titles = {one.key: one for one in (*mine, *others)}
    ranked = sorted(found.values(), key=lambda one: (-one.score, one.pair))[:_MOST_KEPT]
    return _kept(
        plan,
        [_hint(one, titles, own_ids) for one in ranked],
        [
            {
                "project": one.key,
                "title": titles[one.key].title,
                "unit": one.unit,
                "baht": round(one.baht),
                "median": round(one.median_baht),
                "times": round(one.times, 2),
                "alike": one.alike,
                "th": one.sentence_th,
                "en": one.sentence_en,
            }
            for one in sorted(prices, key=lambda one: -max(one.times, 1 / one.times))[:_MOST_KEPT]
        ],
        len(others),
        by=by,
    )


def _hint(overlap: Overlap, titles: dict[int, Listed], own: set[int]) -> dict[str, object]:
    first, second = overlap.pair if overlap.pair[0] in own else overlap.pair[::-1]
    other = titles[second]
    return {
        "project": first,
        "title": titles[first].title,
        "other": second,
        "other_title": other.title,
        "other_organisation": other.organisation,
        "other_is_own": second in own,
        "other_baht": other.baht,
        "kind": str(overlap.kind),
        "where": str(overlap.where),
        "score": overlap.score,
        "reasons": [{"speaks_for": one.speaks_for, "th": one.th, "en": one.en} for one in overlap.reasons],
    }


@transaction.atomic
def _kept(
    plan: Plan, overlaps: list[dict[str, object]], prices: list[dict[str, object]], compared: int, *, by: User
) -> PlanCheck:
    check, _ = PlanCheck.objects.update_or_create(
        plan=plan,
        defaults={"made_at": timezone.now(), "overlaps": overlaps, "prices": prices, "compared": compared},
    )
    record(
        by=by,
        did="plan.checked",
        target_type="plan",
        target_id=plan.pk,
        organisation_code=plan.organisation.code,
        target_text=str(plan),
        after={"overlaps": len(overlaps), "prices": len(prices)},
    )
    return check
