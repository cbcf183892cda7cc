"""The long work of classification: training anew, and asking the new model about everything that waits."""

from django.conf import settings

from prasan.classification.actions.proposing import propose
from prasan.classification.actions.training import train
from prasan.classification.learning import classifier_for
from prasan.classification.queries import waiting_by_plan
from prasan.common.money import grouped
from prasan.framework.queries import current_framework
from prasan.jobs.kinds import Answer, Kind, Work
from prasan.plans.models import Plan


def train_anew(work: Work) -> Answer:
    """Train, then propose anew for each plan that has projects waiting. Beginning again does no harm."""
    edition = current_framework(settings.PROVINCE)
    work.progress(0, 1, "กำลังเรียนจากคำยืนยันและวัดผล", "Learning from what was confirmed, and measuring")
    made = train(province_code=settings.PROVINCE, edition=edition, by=work.by, seed=work.number("seed"))
    classifier = classifier_for(settings.PROVINCE, edition)
    waiting = sorted(waiting_by_plan(settings.PROVINCE, edition.pk))
    asked = 0
    for done, plan in enumerate(Plan.objects.filter(pk__in=waiting).order_by("pk"), start=1):
        if classifier:
            asked += propose(plan=plan, edition=edition, classifier=classifier, by=work.by)
        work.progress(done, len(waiting), "กำลังเสนอแนวทางใหม่ให้โครงการที่รอ", "Proposing anew for projects that wait")
    return Answer(
        {"number": made.number, "asked": asked, **made.measured},
        f"ฝึกแล้วเป็นรุ่นที่ {made.number} จากคำยืนยัน {grouped(made.lessons)} ชื่อ เสนอใหม่ {grouped(asked)} โครงการ",
        f"Trained model {made.number} from {grouped(made.lessons)} confirmed titles; {grouped(asked)} projects proposed anew.",
    )


TRAIN = Kind("classifier.train", "ฝึกตัวจัดเข้าแนวทาง", "Train the classifier", train_anew)
