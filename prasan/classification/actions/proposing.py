"""The machine's proposals, and synthetic decisions for synthetic plans."""

from collections.abc import Callable, Mapping

from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.classification.models import Classification, Proposal
from prasan.classification.queries import approaches_by_guideline, guidelines_by_code, text_of, undecided
from prasan.classification.rules import Classifier
from prasan.framework.models import Edition
from prasan.plans.models import Plan

BATCH, SAID_EVERY = 2000, 200
HowFar = Callable[[int, int], None]
_ANSWER = ["edition", "decision", "guideline", "probability", "ranked", "approach", "nearest"]
_ANSWER += ["classifier_version", "made_at"]


def silently(done: int, total: int) -> None:
    """Nobody waits to be told how far it is."""


def propose(
    *, plan: Plan, edition: Edition, classifier: Classifier, by: User | None, progress: HowFar = silently
) -> int:
    """Ask the classifier about every working project of a plan that nobody has decided; its newest answer is kept.

    Proposals never count anywhere. Returns how many projects were asked about. Asking is most of the work: it is done
    before anything is written, and says how far it is.
    """
    answers = _answers(plan, edition, classifier, progress)
    with transaction.atomic():
        Proposal.objects.bulk_create(
            answers,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["project"],
            update_fields=_ANSWER,
        )
        record(
            by=by,
            did="projects.proposed",
            target_type="plan",
            target_id=plan.pk,
            organisation_code=plan.organisation.code,
            target_text=str(plan),
            after=len(answers),
        )
    return len(answers)


def _answers(plan: Plan, edition: Edition, classifier: Classifier, progress: HowFar) -> list[Proposal]:
    guidelines = guidelines_by_code(edition)
    approaches = approaches_by_guideline(edition)
    versions = list(undecided(plan, edition.pk).select_related("project"))
    answers = []
    for done, version in enumerate(versions):
        if done % SAID_EVERY == 0:
            progress(done, len(versions))
        text = text_of(version)
        proposal = classifier.classify(text)
        known = [one for one in proposal.ranked if one.guideline in guidelines]
        mine = approaches.get(known[0].guideline, {}) if known else {}
        matched = classifier.nearest_of(text, {code: one.title_th for code, one in mine.items()})
        answers.append(
            Proposal(
                project=version.project,
                edition=edition,
                decision=str(proposal.decision),
                guideline=guidelines[known[0].guideline] if known else None,
                probability=known[0].probability if known else 0,
                ranked=[
                    {"guideline": one.guideline, "probability": one.probability, "evidence": list(one.evidence)}
                    for one in known
                ],
                approach=mine.get(matched),
                nearest=[
                    {"title": title[:200], "code": code, "likeness": likeness}
                    for title, code, likeness in classifier.nearest(text)
                ],
                classifier_version=classifier.version,
                made_at=timezone.now(),
            )
        )
    return answers


@transaction.atomic
def load_decisions(*, edition: Edition, decisions: Mapping[int, str], by: User | None) -> int:
    """Synthetic decisions for a synthetic plan (demonstration and benchmarks): project id → guideline code."""
    guidelines = guidelines_by_code(edition)
    now = timezone.now()
    rows = [
        Classification(
            project_id=project_id, edition=edition, guideline=guidelines[code], confirmed_by=by, confirmed_at=now
        )
        for project_id, code in decisions.items()
    ]
    Classification.objects.bulk_create(rows, batch_size=BATCH)
    record(
        by=by,
        did="decisions.loaded",
        target_type="edition",
        target_id=edition.pk,
        organisation_code="",
        target_text=edition.code,
        after=len(rows),
    )
    return len(rows)
