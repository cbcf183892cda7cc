"""Overlaps and what people decided of them, joint requests with the consent of their owners, and checks of one plan."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from prasan.coordination.rules.carrying import AGREED_NAMES, Agreed
from prasan.coordination.rules.deciding import CHOICE_NAMES, CONSENT_NAMES, Consent
from prasan.coordination.rules.listed import OverlapKind, Where
from prasan.organisations.models import District, Organisation, Province
from prasan.plans.models import Edit, Plan, Project, ProjectVersion

KINDS = [
    (OverlapKind.SAME, "อาจเป็นงานเดียวกัน"),
    (OverlapKind.PHASE, "ระยะของงานเดียวกัน"),
    (OverlapKind.JOINT, "ควรทำร่วมกัน"),
]
WHERES = [
    (Where.ONE_PLAN, "ในแผนเดียวกัน"),
    (Where.TWO_PLANS, "ในแผนของสองแห่ง"),
    (Where.TWO_LEVELS, "ในแผน อบจ. และ อปท."),
]


class OverlapQuerySet(models.QuerySet["Overlap"]):
    """The vocabulary of selecting overlaps."""

    def in_state(self, state: str) -> Self:
        """Those of one of `states`."""
        return self.filter(states()[state])

    def touching(self, codes: tuple[str, ...]) -> Self:
        """Those with a project of these organisations."""
        # Not asked for each overlap anew: that takes a hundred times as long for whoever has many.
        mine = OverlapMember.objects.filter(organisation__code__in=codes)
        return self.filter(pk__in=mine.values("overlap"))


def states() -> dict[str, Q]:
    """What an overlap waits for, as conditions.

    `waiting`: still found, and nobody has decided; `agreeing`: decided, and an owner has not agreed yet (that two are not
    the same needs nobody's agreement); `carrying`: all owners agreed, and an announced plan does not follow yet;
    `decided`: all that somebody decided, whether or not they are still found.
    """
    return {
        "waiting": Q(~_decided(), gone_at=None),
        "agreeing": Q(_decided(to_be_carried=True), _silent_owner()),
        "carrying": _agreed() & Q(_behind()),
        "decided": Q(_decided()),
    }


def waits_for(organisation: Organisation) -> dict[str, Q]:
    """What waits for one owner: `agreeing`, its word on a decision; `consenting`, its answer to a joint request;
    `carrying`, what it has not begun in its plan."""
    asked = JointOwner.objects.filter(organisation=organisation, consent=Consent.INVITED)
    return {
        "consenting": Q(Exists(asked.filter(request__overlap=OuterRef("pk"), request__withdrawn_at=None))),
        "agreeing": Q(_decided(to_be_carried=True), _silent_owner(organisation=organisation)),
        "carrying": _agreed() & Q(_behind(organisation)),
    }


def _decided(*, to_be_carried: bool = False) -> Exists:
    decided = OverlapDecision.objects.filter(overlap=OuterRef("pk"), ended_at=None)
    return Exists(decided.filter(choice__in=list(Agreed)) if to_be_carried else decided)


def _silent_owner(**whose: object) -> Exists:
    agreed = DecisionAgreement.objects.filter(
        organisation=OuterRef("organisation"), decision__overlap=OuterRef("overlap"), decision__ended_at=None
    )
    return Exists(OverlapMember.objects.filter(~Exists(agreed), overlap=OuterRef("pk"), **whose))


def _agreed() -> Q:
    asked = JointOwner.objects.filter(request=OuterRef("pk")).exclude(consent=Consent.CONSENTED)
    joint = JointRequest.objects.filter(~Exists(asked), overlap=OuterRef("pk"), withdrawn_at=None)
    return Q(_decided(to_be_carried=True), ~_silent_owner()) | Q(~_decided(), Exists(joint))


def _behind(owner: Organisation | None = None) -> Exists:
    """A project is announced as it was: it is not the one that stays, and nothing announced was done with it. Of one owner:
    nor anything in its draft, which it knows."""
    announced = ProjectVersion.objects.published().filter(project=OuterRef("project"))
    stays = OverlapDecision.objects.filter(
        overlap=OuterRef("overlap"), ended_at=None, choice=Agreed.MERGE, kept=OuterRef("project")
    )
    asked_for = OverlapDecision.objects.filter(overlap=OuterRef("overlap"), ended_at=None, choice=OuterRef("agreed"))
    done = CarriedOut.objects.standing().filter(
        Exists(asked_for) | Q(agreed=Agreed.JOINT), overlap=OuterRef("overlap"), project=OuterRef("project")
    )
    members = OverlapMember.objects.filter(Exists(announced), ~Exists(stays), overlap=OuterRef("pk"))
    if owner:
        return Exists(members.filter(~Exists(done), organisation=owner, project__removed_at=None))
    return Exists(members.filter(~Exists(done.filter(edit__revision__announced_on__isnull=False))))


class Overlap(models.Model):
    """Published projects that may be one work, phases of one, or could be done together. Found by the machine, kept.

    `key` names its projects, so that finding again gives the same row and never asks twice.
    """

    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="overlaps")
    district = models.ForeignKey(
        District, verbose_name="อำเภอ", null=True, blank=True, on_delete=models.PROTECT, related_name="overlaps"
    )
    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField("ประเภท", max_length=10, choices=KINDS)
    where = models.CharField("อยู่ที่", max_length=12, choices=WHERES)
    score = models.FloatField("ความแน่ใจ")
    reasons = models.JSONField("เหตุผล", default=list)
    facts = models.JSONField("ข้อเท็จจริง", default=list)
    facts_digest = models.CharField(max_length=16)
    stake_baht = models.PositiveBigIntegerField("เงินที่เกี่ยวข้อง (บาท)", default=0)
    found_at = models.DateTimeField("พบครั้งแรก")
    seen_at = models.DateTimeField("พบล่าสุด")
    gone_at = models.DateTimeField("ไม่พบแล้วเมื่อ", null=True, blank=True)

    objects = OverlapQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["kind", "gone_at", "-stake_baht"], name="overlaps_by_stake")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.key}"


class OverlapMember(models.Model):
    """One project of an overlap."""

    overlap = models.ForeignKey(Overlap, on_delete=models.CASCADE, related_name="members")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="overlaps")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField("ลำดับ")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint("overlap", "project", name="a_project_once_per_overlap")]

    def __str__(self) -> str:
        return f"{self.overlap_id}: {self.project_id}"


class OverlapDecision(models.Model):
    """What somebody decided, with the facts it rested on. Taken back it is ended, never deleted.

    `kept` is the project that stays where all are merged into one.
    """

    overlap = models.ForeignKey(Overlap, on_delete=models.PROTECT, related_name="decisions")
    choice = models.CharField("ตัดสินว่า", max_length=14, choices=list(CHOICE_NAMES.items()))
    kept = models.ForeignKey(
        Project, verbose_name="คงไว้", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    why = models.TextField("เหตุผล", blank=True)
    facts = models.JSONField("ข้อเท็จจริงเมื่อตัดสิน", default=list)
    facts_digest = models.CharField(max_length=16)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name="โดย", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("เมื่อ")
    ended_at = models.DateTimeField("ถอนเมื่อ", null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint("overlap", condition=Q(ended_at=None), name="one_decision_per_overlap"),
        ]

    def __str__(self) -> str:
        return f"{self.get_choice_display()} {self.overlap_id}"


class DecisionAgreement(models.Model):
    """That an owner agrees to a decision. Who does not agree decides otherwise, or takes the decision back."""

    decision = models.ForeignKey(OverlapDecision, on_delete=models.PROTECT, related_name="agreements")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name="โดย", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("เมื่อ")

    class Meta:
        constraints = [models.UniqueConstraint("decision", "organisation", name="an_owner_agrees_once")]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.organisation_id}"


class CarriedOutQuerySet(models.QuerySet["CarriedOut"]):
    """The vocabulary of selecting what was carried out."""

    def standing(self) -> Self:
        """What was not taken back."""
        return self.filter(edit__taken_back_by=None)


class CarriedOut(models.Model):
    """What an owner did with its own project of what all owners agreed on: the edit of its plan that says so.

    When, by whom and in which revision is said by the edit; taking it back is taking the edit back.
    """

    overlap = models.ForeignKey(Overlap, on_delete=models.PROTECT, related_name="carried")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    agreed = models.CharField("ที่ตกลงกัน", max_length=10, choices=list(AGREED_NAMES.items()))
    edit = models.OneToOneField(Edit, on_delete=models.PROTECT, related_name="carried_out")

    objects = CarriedOutQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_agreed_display()} {self.project_id}"


class JointRequest(models.Model):
    """A proposal to do several owners' projects as one; it stands when every owner consents."""

    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="joint_requests")
    overlap = models.ForeignKey(Overlap, null=True, blank=True, on_delete=models.PROTECT, related_name="joint_requests")
    title = models.TextField("ชื่อโครงการร่วม")
    why = models.TextField("เหตุผล", blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField("เปิดเมื่อ")
    withdrawn_at = models.DateTimeField("ยกเลิกเมื่อ", null=True, blank=True)

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint("overlap", condition=Q(withdrawn_at=None), name="one_open_request_per_overlap"),
        ]

    def __str__(self) -> str:
        return self.title


class JointOwner(models.Model):
    """An organisation invited to a joint request, and where it stands; every change is in the trail."""

    CONSENTS = list(CONSENT_NAMES.items())

    request = models.ForeignKey(JointRequest, on_delete=models.CASCADE, related_name="owners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="joint_requests")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    consent = models.CharField("ความยินยอม", max_length=10, choices=CONSENTS, default=Consent.INVITED)
    why = models.TextField("หมายเหตุ", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("เมื่อ", null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint("request", "organisation", name="an_owner_once_per_request")]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.get_consent_display()}"


class PlanCheck(models.Model):
    """What the last check of a working plan found, for its own planners: overlaps with published plans, far-off prices."""

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="check_of_overlaps")
    made_at = models.DateTimeField("ตรวจเมื่อ")
    overlaps = models.JSONField(default=list)
    prices = models.JSONField(default=list)
    compared = models.PositiveIntegerField("เทียบกับโครงการที่ประกาศแล้ว", default=0)

    def __str__(self) -> str:
        return f"{self.plan_id} {self.made_at:%Y-%m-%d}"
