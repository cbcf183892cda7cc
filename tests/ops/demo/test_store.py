"""The demonstration as it lands in the database: everything a visitor is promised is there."""

import pytest
from django.utils import timezone

from prasan.accounts.models import User
from prasan.committees.models import Committee
from prasan.committees.rules import CommitteeKind
from prasan.common.errors import Refusal
from prasan.coordination.models import Overlap
from prasan.coordination.ranking import waiting_ranked
from prasan.coordination.rules.ranking import Criterion
from prasan.framework.models import Alignment
from prasan.framework.rules import LinkStatus
from prasan.ops.demo.log_ins import LOG_INS
from prasan.ops.demo.store import make_demo
from prasan.plans.considering import last_words_of
from prasan.plans.models import NeedAnswer, Plan, Revision
from prasan.plans.rules.paths import RevisionState


@pytest.mark.django_db
def test_the_demonstration_shows_each_part_of_the_work_and_is_never_mixed_with_plans_that_are_there() -> None:
    said = make_demo(laos=12, projects_per_lao=30)
    assert not Plan.objects.filter(is_synthetic=False).exists()
    assert User.objects.filter(username__in=[one.username for one in LOG_INS]).count() == len(LOG_INS)
    under_way = Revision.objects.exclude(state__in=[RevisionState.DRAFT, RevisionState.ANNOUNCED])
    assert under_way.exists()
    assert Alignment.objects.filter(status=LinkStatus.CONFIRMED).exists()
    assert f"{Overlap.objects.count():,} รายการ" in said
    assert Overlap.objects.exists()
    # The district's committee has something to consider, and one of it was asked for by a hearing.
    committee = Committee.objects.get(kind=CommitteeKind.DISTRICT)
    waiting = waiting_ranked(committee, timezone.localdate())
    heard = [one for one in waiting if Criterion.HEARD in {reason.criterion for reason in one.place.reasons}]
    assert heard or NeedAnswer.objects.filter(project__in=last_words_of(committee)).exists()
    with pytest.raises(Refusal):
        make_demo(laos=12, projects_per_lao=30)
