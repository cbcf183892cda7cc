"""A second person's blind check, whatever is checked: decisions drawn by chance, and somebody else's answers to the same
questions. The tables are the subjects' own, and so is what they draw and which answers there are. No decision changes by it."""

from collections.abc import Collection, Mapping
from typing import TypeVar

from django.conf import settings
from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.utils import timezone

from prasan.accounts.models import User
from prasan.common.agreement import Agreement, agreement
from prasan.common.errors import InputRefused, NotFound


class Drawn(models.Model):
    """A sample: who drew it, when, and the seed by which the draw can be repeated."""

    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField("สุ่มเมื่อ")
    seed = models.IntegerField("เลขสุ่ม")

    class Meta:
        abstract = True
        ordering = ["-drawn_at", "-pk"]


class Question(models.Model):
    """One decision of a sample: what the first person had decided, and what the second decides unseen."""

    first = models.CharField("คนแรก", max_length=40)
    first_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    second = models.CharField("คนที่สอง", max_length=40, blank=True)
    second_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    second_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]


One = TypeVar("One", bound=Question)


def open_for(questions: models.QuerySet[One], user: User) -> models.QuerySet[One]:
    """What a person can still answer: drawn, not answered, and not decided by themselves."""
    return questions.filter(second="").exclude(first_by=user)


def answered(questions: models.QuerySet[One]) -> models.QuerySet[One]:
    """What a second person has answered, the disagreements first."""
    alike = ExpressionWrapper(Q(first=F("second")), output_field=models.BooleanField())
    both = questions.exclude(second="").select_related("first_by", "second_by")
    return both.order_by(alike, "-second_at", "pk")


def agreement_on(questions: models.QuerySet[One]) -> Agreement:
    """How far the first and the second person agree."""
    return agreement(questions.exclude(second="").values_list("first", "second"))


def nothing_to_draw() -> InputRefused:
    """The refusal where nothing decided is left to draw."""
    return InputRefused(
        "nothing_to_check",
        "ไม่มีเรื่องที่ตัดสินแล้วให้สุ่มตรวจเพิ่ม ตัดสินก่อนแล้วสุ่มใหม่",
        "Nothing decided is left to draw; decide some first.",
    )


def answer(
    questions: models.QuerySet[One], answers: Mapping[int, str], *, known: Collection[str], by: User
) -> list[One]:
    """Keep the second person's answers: question → answer. Within the transaction of who calls.

    Raises `InputRefused` for an own decision or an answer that there is not, `NotFound` for a question that is not open.
    """
    open_ones = {one.pk: one for one in questions.select_for_update(of=("self",)).filter(pk__in=answers, second="")}
    if missing := set(answers) - set(open_ones):
        raise NotFound(
            "no_such_item",
            f"รายการตรวจ {min(missing)} ไม่มีหรือตอบแล้ว เปิดหน้าตรวจใหม่",
            f"Item {min(missing)} does not exist or has been answered; open the page again.",
        )
    if any(one.first_by_id == by.pk for one in open_ones.values()):
        raise InputRefused(
            "own_decision",
            "คุณเป็นผู้ตัดสินเรื่องนี้เอง ให้คนอื่นเป็นผู้ตรวจซ้ำ",
            "You decided this yourself; somebody else must check it.",
        )
    if unknown := set(answers.values()) - set(known):
        raise InputRefused(
            "unknown_answer",
            f"ไม่มีคำตอบ “{min(unknown)}” เลือกจากรายการ",
            f"There is no answer “{min(unknown)}”; choose one from the list.",
        )
    now = timezone.now()
    for pk, told in answers.items():
        open_ones[pk].second, open_ones[pk].second_by, open_ones[pk].second_at = told, by, now
    questions.bulk_update(open_ones.values(), ["second", "second_by", "second_at"])
    return list(open_ones.values())
