"""Setting up second opinions, trying them once, and keeping what each question cost."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.accounts.secrets import sealed
from prasan.classification.asking import Endpoint, Reply, ask
from prasan.classification.endpoints import KEY_PURPOSE, endpoint_of, opinion_is_off
from prasan.classification.models import OpinionCall, OpinionSettings
from prasan.classification.queries import guidelines_by_code, opinion_settings, spent_this_month
from prasan.classification.rules.opinion_settings import LONGEST_KEY, Wanted, keeps_key, why_not_ask, why_not_set
from prasan.classification.rules.opinions import Opinion, opinions_in, question
from prasan.common.errors import InputRefused, Refusal
from prasan.framework.models import Edition
from prasan.organisations.queries import person
from prasan.organisations.rules.people import why_not_administer
from prasan.plans.models import Plan

TRIED_TITLE = "ก่อสร้างถนนคอนกรีตเสริมเหล็กภายในหมู่บ้าน"


@transaction.atomic
def set_opinions(
    *, province_code: str, wanted: Wanted, key: str | None, seen: datetime | None, by: User
) -> OpinionSettings:
    """The administrator sets where, what and how much may be asked. `key`: None keeps the one there is, "" takes it away.

    A kept key goes with the same server only; for another it is taken away and must be typed anew. `seen` is the `changed_at`
    of the settings that the administrator saw: raises `Refusal` where somebody has changed them since.
    """
    _check(by)
    if refusal := why_not_set(wanted):
        raise refusal
    if key is not None and (len(key) > LONGEST_KEY or not key.isascii()):
        raise InputRefused(
            "opinion_key", "กุญแจยาวเกินไปหรือมีอักษรที่ใช้ไม่ได้", "The key is too long, or has letters no key has."
        )
    before = OpinionSettings.objects.select_for_update().filter(province_code=province_code).first()
    if (before.changed_at if before else None) != seen:
        raise Refusal(
            "opinion_changed",
            "มีผู้เปลี่ยนการตั้งค่านี้ไปแล้ว เปิดหน้านี้ใหม่เพื่อดูค่าล่าสุด แล้วบันทึกอีกครั้ง",
            "Somebody has changed these settings since; open the page again, then save.",
        )
    if key is None:
        kept = before.sealed_key if before and keeps_key(before.url, wanted.url) else ""
    else:
        kept = sealed(key, KEY_PURPOSE) if key else ""
    told = {**asdict(wanted), "sealed_key": kept, "changed_by": by, "changed_at": timezone.now()}
    after, _ = OpinionSettings.objects.update_or_create(province_code=province_code, defaults=told)
    record(
        by=by,
        did="opinions.set",
        target_type="province",
        target_id=province_code,
        organisation_code="",
        target_text=f"{after.model or '–'} · {province_code}",
        before=_told(before) if before else None,
        after={**_told(after), "key_changed": kept != (before.sealed_key if before else "")},
    )
    return after


def _told(one: OpinionSettings) -> dict[str, object]:
    """What the trail keeps: everything but the key."""
    return {
        "is_on": one.is_on,
        "url": one.url,
        "model": one.model,
        "has_key": bool(one.sealed_key),
        "price_in": str(one.price_in),
        "price_out": str(one.price_out),
        "monthly_cap": one.monthly_cap,
    }


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of one question about one title; `opinion` is None where the answer was not of the asked form."""

    reply: Reply
    opinion: Opinion | None


def try_opinions(*, province_code: str, edition: Edition, by: User) -> Tried:
    """Ask about one made-up title, as it is set up now, on or off. Raises `Refusal` for whatever keeps an answer away."""
    _check(by)
    one = opinion_settings(province_code)
    endpoint = endpoint_of(one) if one else None
    if endpoint is None:
        raise opinion_is_off()
    check_cap(province_code, endpoint)
    guidelines = {code: element.title_th for code, element in guidelines_by_code(edition).items()}
    reply = ask(endpoint, question([TRIED_TITLE], guidelines))
    keep_call(province_code, endpoint, reply, plan=None, by=by)
    found = opinions_in(reply.text, asked=1, known=guidelines)
    return Tried(reply, found[0] if found else None)


def check_cap(province_code: str, endpoint: Endpoint) -> None:
    """Raises `Refusal` where the month's baht are spent."""
    one = opinion_settings(province_code)
    spent = spent_this_month(province_code, timezone.now())
    costs = bool(endpoint.price_in or endpoint.price_out)
    if refusal := why_not_ask(spent, one.monthly_cap if one else None, costs=costs):
        raise refusal


def keep_call(province_code: str, endpoint: Endpoint, reply: Reply, *, plan: Plan | None, by: User) -> None:
    """Keep what a question cost."""
    OpinionCall.objects.create(
        province_code=province_code,
        plan=plan,
        model=endpoint.model[:120],
        milliseconds=reply.milliseconds,
        tokens=reply.tokens,
        baht=reply.baht,
        asked_by=by,
        asked_at=timezone.now(),
    )


def _check(by: User) -> None:
    if refusal := why_not_administer(person(by)):
        raise refusal
