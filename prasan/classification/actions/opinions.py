"""Asking for second opinions and keeping them beside the proposals. They decide nothing."""

from collections.abc import Sequence

from django.db import transaction

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.classification.actions.opinion_settings import check_cap, keep_call
from prasan.classification.asking import Endpoint, ask
from prasan.classification.models import SecondOpinion
from prasan.classification.queries import guidelines_by_code
from prasan.classification.rules.opinions import MOST_TITLES, opinions_in, question
from prasan.common.errors import Refusal
from prasan.framework.models import Edition
from prasan.plans.actions import check_may_edit
from prasan.plans.models import Plan, ProjectVersion


def ask_opinions(
    *, plan: Plan, edition: Edition, versions: Sequence[ProjectVersion], endpoint: Endpoint, by: User
) -> tuple[SecondOpinion, ...]:
    """Ask once about up to twenty projects; the newest opinion of each is kept.

    Nothing is held in the database while the model thinks. Raises `Refusal` where no usable answer came, or the
    month's baht are spent. What was asked is paid for and kept, also where the answer cannot be used.
    """
    check_may_edit(by, plan.organisation)
    check_cap(edition.province_code, endpoint)
    asked = list(versions)[:MOST_TITLES]
    guidelines = {code: one.title_th for code, one in guidelines_by_code(edition).items()}
    reply = ask(endpoint, question([one.name for one in asked], guidelines))
    keep_call(edition.province_code, endpoint, reply, plan=plan, by=by)
    found = opinions_in(reply.text, asked=len(asked), known=guidelines)
    if not found:
        raise Refusal(
            "no_opinion",
            "ขอความเห็นที่สองไม่ได้: แบบจำลองไม่ได้ตอบตามรูปแบบที่ขอ จึงไม่ใช้คำตอบนี้",
            "No second opinion: the model did not answer as asked; its answer was not used.",
        )
    rows = [
        SecondOpinion(
            project_id=asked[one.number - 1].project_id,
            edition=edition,
            guideline=one.guideline,
            why=one.why,
            model=endpoint.model[:120],
            milliseconds=reply.milliseconds,
            baht=reply.baht / len(asked),
            asked_by=by,
        )
        for one in found
    ]
    with transaction.atomic():
        SecondOpinion.objects.filter(project__in=[one.project_id for one in rows], edition=edition).delete()
        SecondOpinion.objects.bulk_create(rows)
        record(
            by=by,
            did="opinions.asked",
            target_type="plan",
            target_id=plan.pk,
            organisation_code=plan.organisation.code,
            target_text=f"{len(rows)} โครงการ · {plan}",
            after={
                "model": endpoint.model,
                "asked": len(asked),
                "answered": len(rows),
                "milliseconds": reply.milliseconds,
                "tokens": reply.tokens,
                "baht": reply.baht,
            },
        )
    return tuple(rows)
