"""The second person's check: a sample is drawn by chance, and somebody else decides it without seeing the first decision."""

import random
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.classification.models import Classification, Sample, SampleItem, SetAside
from prasan.classification.queries import guidelines_by_code
from prasan.classification.rules import VERDICTS
from prasan.common.errors import InputRefused, NotFound
from prasan.framework.models import Edition
from prasan.plans.actions import check_may_edit, lock_plan
from prasan.plans.models import Plan

USUAL_SIZE, MOST = 20, 200


@transaction.atomic
def draw_sample(*, plan: Plan, edition: Edition, by: User, seed: int, size: int = USUAL_SIZE) -> Sample:
    """Draw decided projects that no sample holds yet; the seed is kept, so that the draw can be repeated.

    Raises `InputRefused` where nothing decided is left to draw.
    """
    check_may_edit(by, plan.organisation)
    lock_plan(plan.pk)
    drawn = SampleItem.objects.filter(sample__plan=plan, sample__edition=edition).values("project")
    open_ones = {"project__plan": plan, "project__removed_at": None, "edition": edition, "ended_at": None}
    under = Classification.objects.filter(**open_ones).exclude(project__in=drawn)
    aside = SetAside.objects.filter(**open_ones).exclude(project__in=drawn)
    decided = sorted(
        [
            *under.values_list("project_id", "guideline__code", "confirmed_by"),
            *aside.values_list("project_id", "verdict", "confirmed_by"),
        ]
    )
    if not decided:
        raise InputRefused(
            "nothing_to_check",
            "ไม่มีโครงการที่ยืนยันแล้วให้สุ่มตรวจเพิ่ม ยืนยันโครงการก่อนแล้วสุ่มใหม่",
            "No decided project is left to draw; decide some first.",
        )
    chosen = random.Random(seed).sample(decided, min(size, MOST, len(decided)))  # noqa: S311 - repeatable, no secret
    sample = Sample.objects.create(plan=plan, edition=edition, drawn_by=by, drawn_at=timezone.now(), seed=seed)
    SampleItem.objects.bulk_create(
        SampleItem(sample=sample, project_id=project_id, first=code, first_by_id=first_by)
        for project_id, code, first_by in chosen
    )
    record(
        by=by,
        did="check.drawn",
        target_type="plan",
        target_id=plan.pk,
        organisation_code=plan.organisation.code,
        target_text=f"{len(chosen)} โครงการ · {plan}",
        after={"seed": seed, "projects": sorted(f"P{project_id}" for project_id, _, _ in chosen)},
    )
    return sample


@transaction.atomic
def answer_check(*, plan: Plan, edition: Edition, answers: Mapping[int, str], by: User) -> int:
    """The second person's answers: item → guideline code or verdict. No decision in force is changed by them.

    Raises `InputRefused` for an own decision or an unknown code, `NotFound` for an item that is not open in this plan.
    """
    check_may_edit(by, plan.organisation)
    lock_plan(plan.pk)
    items = {
        one.pk: one
        for one in SampleItem.objects.filter(pk__in=answers, sample__plan=plan, sample__edition=edition, second="")
    }
    if missing := set(answers) - set(items):
        raise NotFound(
            "no_such_item",
            f"รายการตรวจ {min(missing)} ไม่มีหรือตอบแล้ว เปิดหน้าตรวจใหม่",
            f"Item {min(missing)} does not exist or has been answered; open the page again.",
        )
    if any(one.first_by_id == by.pk for one in items.values()):
        raise InputRefused(
            "own_decision",
            "คุณเป็นผู้ยืนยันโครงการนี้เอง ให้คนอื่นเป็นผู้ตรวจซ้ำ",
            "You decided this project yourself; somebody else must check it.",
        )
    known = {*guidelines_by_code(edition), *VERDICTS}
    if unknown := set(answers.values()) - known:
        code = min(unknown)
        raise InputRefused(
            "unknown_guideline",
            f"ไม่มีแนวทาง “{code}” ในกรอบ เลือกจากรายการ",
            f"The framework has no guideline “{code}”; choose one from the list.",
        )
    now = timezone.now()
    for item_id, code in answers.items():
        items[item_id].second, items[item_id].second_by, items[item_id].second_at = code, by, now
    SampleItem.objects.bulk_update(items.values(), ["second", "second_by", "second_at"])
    if items:
        record(
            by=by,
            did="check.answered",
            target_type="plan",
            target_id=plan.pk,
            organisation_code=plan.organisation.code,
            target_text=f"{len(items)} โครงการ · {plan}",
            after={f"P{one.project_id}": one.second for one in items.values()},
        )
    return len(items)
