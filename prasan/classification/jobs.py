"""The long work of classification: training anew with proposals for all that waits, and second opinions."""

from django.conf import settings

from prasan.classification.actions.opinions import ask_opinions
from prasan.classification.actions.proposing import propose
from prasan.classification.actions.training import train
from prasan.classification.endpoints import endpoint, opinion_is_off
from prasan.classification.learning import classifier_for
from prasan.classification.queries import inbox, proposal_of, waiting_by_plan
from prasan.classification.rules import Decision
from prasan.classification.rules.opinions import MOST_TITLES
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


def ask_anew(work: Work) -> Answer:
    """Ask the language model about the waiting projects of a plan that the classifier doubts most."""
    one = endpoint(settings.PROVINCE)
    if one is None:
        raise opinion_is_off()
    edition = current_framework(settings.PROVINCE)
    plan = Plan.objects.select_related("organisation").get(pk=work.number("plan"))
    doubtful = [
        version
        for version in inbox(plan, edition.pk).reverse()[: 4 * MOST_TITLES]
        if (proposal := proposal_of(version)) is None or proposal.decision != Decision.SURE
    ][:MOST_TITLES]
    if not doubtful:
        return Answer({}, "ไม่มีโครงการที่ระบบสงสัย จึงไม่ได้ถาม", "The classifier doubts no project; nothing was asked.")
    work.progress(0, 1, f"กำลังถาม {one.model}", f"Asking {one.model}")
    found = ask_opinions(plan=plan, edition=edition, versions=doubtful, endpoint=one, by=work.by)
    # Each opinion carries its part of what was asked; what was asked in vain is paid for as well.
    spent = round(found[0].baht * len(doubtful), 2)
    return Answer(
        {"asked": len(doubtful), "answered": len(found), "milliseconds": found[0].milliseconds, "baht": spent},
        f"ได้ความเห็น {len(found)} จาก {len(doubtful)} โครงการ ใช้ {found[0].milliseconds:,} ms ประมาณ {spent:.2f} บาท",
        f"{len(found)} opinions on {len(doubtful)} projects, {found[0].milliseconds:,} ms, about {spent:.2f} baht.",
    )


ASK = Kind("classifier.ask", "ขอความเห็นที่สอง", "Ask for a second opinion", ask_anew, repeatable=False)
