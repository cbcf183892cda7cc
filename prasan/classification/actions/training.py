"""Training the installation's classifier anew, and putting an older model in force again."""

from dataclasses import asdict

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.classification.learning import knowledge_now, knowledge_of
from prasan.classification.models import TrainedModel
from prasan.classification.queries import model_in_force, trained_model
from prasan.classification.rules.measures import Measures
from prasan.classification.rules.reading import Reader
from prasan.classification.rules.training import Knowledge, compare, digest_of, distinct, pack
from prasan.common.errors import InputRefused
from prasan.framework.models import Edition
from prasan.organisations.queries import person
from prasan.organisations.rules.people import why_not_decide_for_province

SEED = 1
_SHOWN = ("titles", "issue", "first", "within_three", "sure_right", "sure_share")


def train(*, province_code: str, edition: Edition, by: User | None, seed: int = SEED) -> TrainedModel:
    """Learn from every decision in force, compare with the model before, and put the new one in force.

    The comparison asks both about decided titles that neither has learnt (`Comparison`). Raises `InputRefused` where the
    province has no vocabulary, or nothing is confirmed. `by` is None for the command.
    """
    _check(by)
    now = knowledge_now(province_code, edition.pk)
    if now is None:
        raise InputRefused(
            "no_vocabulary",
            "จังหวัดนี้ยังไม่มีคลังคำ (data/…/vocabulary) จึงยังฝึกไม่ได้",
            "The province has no vocabulary (data/…/vocabulary); nothing can be trained.",
        )
    reader = Reader(now.vocabulary.abbreviations, now.vocabulary.spellings)
    after = Knowledge(now.vocabulary, tuple(distinct(now.lessons, reader).values()))
    if not after.lessons:
        raise InputRefused(
            "nothing_to_learn",
            "ยังไม่มีคำยืนยันให้เรียน ยืนยันโครงการในกล่องจัดก่อน (แผนสมมติไม่ใช้สอนระบบ)",
            "Nothing is confirmed yet that could be learnt; decide projects first (synthetic plans teach nothing).",
        )
    in_force = model_in_force(province_code, edition.pk)
    before = knowledge_of(in_force) if in_force else Knowledge(now.vocabulary)
    found = compare(before, after, seed=seed)
    content = pack(after)
    measured = {
        "asked": found.asked,
        "before": _short(found.before),
        "after": _short(found.after),
        "compared_with": in_force.number if in_force else 0,
    }
    with transaction.atomic():
        numbers = TrainedModel.objects.filter(province_code=province_code, edition=edition)
        _end(province_code, edition)
        made = TrainedModel.objects.create(
            province_code=province_code,
            edition=edition,
            number=(numbers.aggregate(last=Max("number"))["last"] or 0) + 1,
            made_by=by,
            made_at=timezone.now(),
            seed=seed,
            lessons=len(after.lessons),
            vocabulary=after.vocabulary.fingerprint(),
            measured=measured,
            content=content,
            digest=digest_of(content),
            in_force=True,
        )
        record(
            by=by,
            did="classifier.trained",
            target_type="edition",
            organisation_code="",
            target_id=edition.pk,
            target_text=f"{made} · {edition.code}",
            before=in_force.number if in_force else None,
            after={"number": made.number, "digest": made.digest, "lessons": made.lessons, **measured},
        )
    return made


def _short(found: Measures | None) -> dict[str, object] | None:
    if found is None:
        return None
    told = asdict(found)
    return {name: told[name] for name in _SHOWN}


def _check(by: User | None) -> None:
    if by is not None and (refusal := why_not_decide_for_province(person(by))):
        raise refusal


def _end(province_code: str, edition: Edition) -> None:
    TrainedModel.objects.filter(province_code=province_code, edition=edition, in_force=True).update(in_force=False)


@transaction.atomic
def restore(
    *, province_code: str, edition: Edition, number: int, by: User | None, why: str = ""
) -> TrainedModel | None:
    """Put a model in force again, unchanged; 0 is the vocabulary that is shipped, with the decisions made so far.

    Raises `NotFound` for a number that does not exist, and `Refusal` where the content is not what was trained.
    """
    _check(by)
    before = model_in_force(province_code, edition.pk)
    chosen = trained_model(province_code, edition.pk, number) if number else None
    if chosen:
        knowledge_of(chosen)
    if (before.number if before else 0) == number:
        return chosen
    _end(province_code, edition)
    if chosen:
        TrainedModel.objects.filter(pk=chosen.pk).update(in_force=True)
        chosen.in_force = True
    record(
        by=by,
        did="classifier.restored",
        target_type="edition",
        organisation_code="",
        target_id=edition.pk,
        target_text=f"รุ่นที่ {number} · {edition.code}",
        why=why,
        before=before.number if before else 0,
        after={"number": number, "digest": chosen.digest if chosen else ""},
    )
    return chosen
