"""Plans and their revisions."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from prasan.organisations.models import Organisation
from prasan.plans.rules.paths import EDITABLE, KIND_NAMES_TH, STATE_NAMES_TH, RevisionKind, RevisionState
from prasan.plans.rules.revisions import label_of
from prasan.plans.rules.rows import PlanFormat
from prasan.plans.rules.settings import Numbering


class Plan(models.Model):
    """One organisation's five-year plan."""

    FORMATS = [(PlanFormat.STRATEGY, "รูปแบบยุทธศาสตร์ (2566–2570)"), (PlanFormat.ISSUE, "รูปแบบประเด็นการพัฒนา (2571–2575)")]

    organisation = models.ForeignKey(Organisation, verbose_name="อปท.", on_delete=models.PROTECT, related_name="plans")
    first_year = models.PositiveSmallIntegerField("ปีแรก")
    last_year = models.PositiveSmallIntegerField("ปีสุดท้าย")
    format = models.CharField("รูปแบบ", max_length=10, choices=FORMATS)
    is_synthetic = models.BooleanField("ข้อมูลสมมติ", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "first_year", name="one_plan_per_organisation_and_period"),
            models.CheckConstraint(name="plan_years_in_order", condition=Q(last_year__gte=models.F("first_year"))),
        ]

    def __str__(self) -> str:
        return f"แผนพัฒนาท้องถิ่น (พ.ศ. {self.first_year}–{self.last_year}) {self.organisation.name_th}"

    @property
    def years(self) -> range:
        """The fiscal years of the plan."""
        return range(self.first_year, self.last_year + 1)


class Revision(models.Model):
    """A numbered legal state of a plan, on its way from draft to announcement. Until then only its own organisation sees it.

    `number` counts the revisions of a plan and is its address; `round_number` and `round_year` are the number that it is
    announced under (ครั้งที่ n/ปี or ฉบับที่ n). `changes`: pairs of versions (before, after), frozen at the announcement.
    """

    KINDS = list(KIND_NAMES_TH.items())
    STATES = list(STATE_NAMES_TH.items())
    NUMBERINGS = [(Numbering.ROUND, "ครั้งที่ n/ปี"), (Numbering.EDITION, "ฉบับที่ n")]

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField("ลำดับของฉบับ")
    kinds = models.JSONField("ประเภท", default=list, blank=True)
    round_number = models.PositiveSmallIntegerField("ครั้งที่/ฉบับที่", null=True, blank=True)
    round_year = models.PositiveSmallIntegerField("ปีของครั้ง (พ.ศ.)", null=True, blank=True)
    numbering = models.CharField("แบบเลข", max_length=10, choices=NUMBERINGS, default=Numbering.ROUND)
    reason = models.TextField("เหตุผลและความจำเป็น", blank=True)
    state = models.CharField("ขั้น", max_length=10, choices=STATES, default=RevisionState.DRAFT)
    state_since = models.DateTimeField("อยู่ขั้นนี้ตั้งแต่", default=timezone.now)
    announced_on = models.DateField("วันที่ประกาศ", null=True, blank=True)
    effective_on = models.DateField("วันที่มีผลใช้บังคับ", null=True, blank=True)
    announcement_no = models.CharField("เลขที่ประกาศ", max_length=120, blank=True)
    signer = models.CharField("ผู้ลงนาม", max_length=200, blank=True)
    clause = models.CharField("ตามข้อ", max_length=120, blank=True)
    changes = models.JSONField("รายการที่เปลี่ยน", default=list, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint("plan", "number", name="one_number_per_plan_revision"),
            models.UniqueConstraint("plan", condition=Q(announced_on=None), name="one_open_revision_per_plan"),
            models.CheckConstraint(
                name="announced_revisions_have_their_day",
                condition=Q(state=RevisionState.ANNOUNCED.value, announced_on__isnull=False)
                | (~Q(state=RevisionState.ANNOUNCED.value) & Q(announced_on=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} {self.label}"

    @property
    def kind_list(self) -> tuple[RevisionKind, ...]:
        """The kinds as the rules know them."""
        return tuple(RevisionKind(one) for one in self.kinds)

    @property
    def is_with_planner(self) -> bool:
        """Its projects can be changed."""
        return RevisionState(self.state) in EDITABLE

    @property
    def label(self) -> str:
        """What the revision is called: `เพิ่มเติม ครั้งที่ 1/2570`; by its place in the row while its kinds are not chosen."""
        if not self.kinds:
            return f"ฉบับที่ {self.number}"
        return label_of(self.kind_list, self.round_number, self.round_year, Numbering(self.numbering))
