"""Projects, what each revision says of a project, and its yearly money."""

from typing import Self

from django.db import models
from django.db.models import Q

from prasan.plans.models.edits import Edit
from prasan.plans.models.imports import Import
from prasan.plans.models.plans import Plan, Revision
from prasan.plans.rules.rows import ProjectKind


class ProjectQuerySet(models.QuerySet["Project"]):
    """The vocabulary of selecting projects."""

    def in_force(self) -> Self:
        """Projects that have not been taken out."""
        return self.filter(removed_at=None)


class Project(models.Model):
    """The lasting identity of a project. What it is called and costs is said by its versions."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="projects")
    origin = models.ForeignKey(
        "self", verbose_name="ยกมาจาก", null=True, blank=True, on_delete=models.PROTECT, related_name="carried_to"
    )
    removed_at = models.DateTimeField("นำออกเมื่อ", null=True, blank=True)
    removed_by_import = models.ForeignKey(
        Import, null=True, blank=True, on_delete=models.PROTECT, related_name="removed_projects"
    )
    # The key that a browser gave a new row: what is sent twice after a lost answer is stored once.
    sent_key = models.CharField(max_length=40, blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "sent_key"], condition=~Q(sent_key=""), name="one_project_per_sent_key"
            )
        ]

    def __str__(self) -> str:
        return f"โครงการ {self.key}"

    @property
    def key(self) -> str:
        """The code printed in prasan's own workbook, by which a later file finds the project again."""
        return f"P{self.pk}"


class ProjectVersionQuerySet(models.QuerySet["ProjectVersion"]):
    """Which state of the projects is meant."""

    def working(self) -> Self:
        """The newest version of each project that is in the plan: what its own planners see."""
        return self.filter(is_latest=True, project__removed_at=None)

    def published(self) -> Self:
        """The newest announced version of each project: what everyone sees."""
        return self.filter(is_published=True)


class ProjectVersion(models.Model):
    """What one revision says of a project. Never changed once written; a change is a new version."""

    KINDS = [
        (ProjectKind.OWN, "โครงการของ อปท."),
        (ProjectKind.COMMUNITY, "โครงการชุมชน"),
        (ProjectKind.BEYOND_CAPACITY, "โครงการเกินศักยภาพ (ขอประสาน)"),
        (ProjectKind.SUBSIDY, "เงินอุดหนุน"),
        (ProjectKind.EQUIPMENT, "ครุภัณฑ์"),
    ]

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="versions")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="versions")
    source_import = models.ForeignKey(Import, null=True, blank=True, on_delete=models.PROTECT, related_name="versions")
    edit = models.ForeignKey(Edit, null=True, blank=True, on_delete=models.PROTECT, related_name="versions")
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="following")
    is_latest = models.BooleanField(default=True)
    is_published = models.BooleanField(default=False)

    # Whatever stands in a cell is text without a length of its own: only the reader limits it, with a finding.
    position = models.FloatField("ลำดับในแผน")
    sheet = models.TextField("แผ่นงาน", blank=True)
    row = models.PositiveIntegerField("แถว", null=True, blank=True)
    number = models.TextField("ที่", blank=True)
    name = models.TextField("โครงการ")
    objective = models.TextField("วัตถุประสงค์", blank=True)
    target = models.TextField("เป้าหมาย (ผลผลิตของโครงการ)", blank=True)
    kpi = models.TextField("ตัวชี้วัด (KPI)", blank=True)
    expected_result = models.TextField("ผลที่คาดว่าจะได้รับ", blank=True)
    unit = models.TextField("หน่วยงานรับผิดชอบหลัก", blank=True)
    budget_class = models.CharField("แผนงาน", max_length=120, blank=True)
    kind = models.CharField("ประเภท", max_length=20, choices=KINDS, default=ProjectKind.OWN)
    revision_label = models.TextField("ฉบับที่พิมพ์ไว้", blank=True)
    reason = models.TextField("เหตุผลและความจำเป็น", blank=True)
    group = models.TextField("หัวข้อในแผน", blank=True)
    notes = models.JSONField("บันทึก", default=list, blank=True)
    # Where it is: degrees north and east, six decimals; an end where it is a line (planning-rules 2.4).
    village_no = models.TextField("หมู่ที่", blank=True)
    tambon = models.TextField("ตำบล", blank=True)
    district = models.TextField("อำเภอ", blank=True)
    lat = models.FloatField("ละติจูด (N)", null=True, blank=True)
    lon = models.FloatField("ลองจิจูด (E)", null=True, blank=True)
    end_lat = models.FloatField("ละติจูดจุดสิ้นสุด (N)", null=True, blank=True)
    end_lon = models.FloatField("ลองจิจูดจุดสิ้นสุด (E)", null=True, blank=True)
    total_baht = models.PositiveBigIntegerField("รวมทุกปี (บาท)", default=0)

    objects = ProjectVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("project", condition=Q(is_latest=True), name="one_latest_version_per_project"),
            models.UniqueConstraint(
                "project", condition=Q(is_published=True), name="one_published_version_per_project"
            ),
            models.CheckConstraint(
                name="points_have_both_degrees",
                condition=Q(lat=None, lon=None, end_lat=None, end_lon=None)
                | Q(lat__isnull=False, lon__isnull=False, end_lat=None, end_lon=None)
                | Q(lat__isnull=False, lon__isnull=False, end_lat__isnull=False, end_lon__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["is_published", "-total_baht", "id"], name="published_by_total"),
        ]

    def __str__(self) -> str:
        return self.name


class YearAmount(models.Model):
    """The money of one version in one fiscal year: planned, and put in the budget ordinance. Whole baht."""

    version = models.ForeignKey(ProjectVersion, on_delete=models.CASCADE, related_name="year_amounts")
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ")
    amount_baht = models.PositiveBigIntegerField("งบประมาณ (บาท)", default=0)
    ordinance_baht = models.PositiveBigIntegerField("งบในข้อบัญญัติ (บาท)", default=0)

    class Meta:
        ordering = ["fiscal_year"]
        constraints = [models.UniqueConstraint("version", "fiscal_year", name="one_amount_per_version_and_year")]

    def __str__(self) -> str:
        return f"{self.fiscal_year}: {self.amount_baht}"
