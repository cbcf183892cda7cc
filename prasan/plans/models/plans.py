"""Plans and their revisions."""

from django.db import models
from django.db.models import Q

from prasan.organisations.models import Organisation
from prasan.plans.rules.rows import PlanFormat


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
    """A numbered legal state of a plan. While `announced_on` is empty only its own organisation sees it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField("ครั้งที่")
    announced_on = models.DateField("วันที่ประกาศ", null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint("plan", "number", name="one_number_per_plan_revision"),
            models.UniqueConstraint("plan", condition=Q(announced_on=None), name="one_open_revision_per_plan"),
        ]

    def __str__(self) -> str:
        return f"{self.plan} ครั้งที่ {self.number}"
