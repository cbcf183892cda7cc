"""Which guideline a project fits most: what the classifier proposes, and what a person confirmed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from prasan.accounts.second_person import Drawn, Question
from prasan.classification.rules.verdicts import Verdict
from prasan.framework.models import Edition, Element
from prasan.plans.models import Plan, Project


class Proposal(models.Model):
    """The classifier's answer for one project, with its evidence. A newer answer replaces it; it never counts.

    `approach`: the approach of the guideline that the project matches; `nearest`: the likest confirmed projects.
    """

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="proposal")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT)
    decision = models.CharField(max_length=12)
    guideline = models.ForeignKey(Element, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    probability = models.FloatField(default=0)
    ranked = models.JSONField(default=list)
    approach = models.ForeignKey(Element, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    nearest = models.JSONField(default=list)
    classifier_version = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.project_id}: {self.decision} {self.probability:.2f}"


class Classification(models.Model):
    """A person's decision: this project fits this guideline most. A later decision ends it; it is never deleted."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="classifications")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT)
    guideline = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="classifications")
    proposed = models.BooleanField("ตรงกับที่ระบบเสนอ", default=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="classifications"
    )
    confirmed_at = models.DateTimeField("ยืนยันเมื่อ")
    why = models.TextField("เหตุผล", blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "project", "edition", condition=Q(ended_at=None), name="one_guideline_per_project_and_edition"
            )
        ]
        indexes = [models.Index(fields=["guideline", "ended_at", "project"], name="classified_under")]

    def __str__(self) -> str:
        return f"{self.project_id} → {self.guideline_id}"


class SetAside(models.Model):
    """A person's decision that a project goes under no guideline. A later decision ends it; it is never deleted."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="set_aside")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT)
    verdict = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Verdict])
    proposed = models.BooleanField("ตรงกับที่ระบบเสนอ", default=False)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="set_aside")
    confirmed_at = models.DateTimeField("ยืนยันเมื่อ")
    why = models.TextField("เหตุผล", blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "project", "edition", condition=Q(ended_at=None), name="set_aside_once_per_project_and_edition"
            )
        ]

    def __str__(self) -> str:
        return f"{self.project_id} → {self.verdict}"


class Placement(models.Model):
    """A person's decision in another division of the same work: an old strategy, or an issue of the organisation itself.

    It stands beside the guideline, never in its place: no goal counts it. A later decision ends it; it is never deleted.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="placements")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT)
    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="placements")
    proposed = models.BooleanField("ตรงกับที่ระบบเสนอ", default=False)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="placements")
    confirmed_at = models.DateTimeField("ยืนยันเมื่อ")
    why = models.TextField("เหตุผล", blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "project", "edition", condition=Q(ended_at=None), name="placed_once_per_project_and_edition"
            )
        ]

    def __str__(self) -> str:
        return f"{self.project_id} → {self.element_id}"


class TrainedModel(models.Model):
    """A classifier that the installation trained, with all that it learnt from; numbered, never changed, restorable."""

    province_code = models.SlugField("จังหวัด", max_length=40)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT)
    number = models.PositiveIntegerField("รุ่นที่")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField("ฝึกเมื่อ")
    seed = models.IntegerField("เลขสุ่ม")
    lessons = models.PositiveIntegerField("จำนวนคำยืนยันที่เรียน")
    vocabulary = models.CharField("ลายพิมพ์ของคลังคำ", max_length=64)
    measured = models.JSONField("ผลก่อนและหลัง", default=dict)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    in_force = models.BooleanField("ใช้อยู่", default=False)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint("province_code", "edition", "number", name="one_number_per_trained_model"),
            models.UniqueConstraint(
                "province_code", "edition", condition=Q(in_force=True), name="one_trained_model_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"รุ่นที่ {self.number}"


class Sample(Drawn):
    """Decided projects of a plan, drawn by chance for a second person to decide without seeing the first decision."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="samples")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT)

    def __str__(self) -> str:
        return f"{self.plan} · {self.drawn_at:%Y-%m-%d}"


class SampleItem(Question):
    """One project of a sample: what the first person had decided, and what the second decides unseen."""

    sample = models.ForeignKey(Sample, on_delete=models.CASCADE, related_name="items")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")

    class Meta(Question.Meta):
        constraints = [models.UniqueConstraint("sample", "project", name="a_project_once_in_a_sample")]

    def __str__(self) -> str:
        return f"P{self.project_id}: {self.first} / {self.second or '–'}"


class SecondOpinion(models.Model):
    """What a language model said of a project's title when somebody asked; shown beside the proposal, it decides nothing."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="opinions")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT)
    guideline = models.CharField("แนวทาง", max_length=40)
    why = models.CharField("เหตุผล", max_length=200, blank=True)
    model = models.CharField("แบบจำลอง", max_length=120)
    milliseconds = models.PositiveIntegerField("เวลาของคำถามทั้งชุด")
    baht = models.FloatField("ค่าใช้จ่ายต่อชื่อ (บาท)", default=0)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint("project", "edition", name="one_second_opinion_per_project")]

    def __str__(self) -> str:
        return f"P{self.project_id}: {self.guideline} ({self.model})"


class OpinionSettings(models.Model):
    """How a province asks for second opinions; off until its administrator switches it on. One row a province.

    `sealed_key` is encrypted and never shown; prices are baht per 1,000 tokens; `monthly_cap` in baht, None for no limit.
    """

    province_code = models.SlugField("จังหวัด", max_length=40, unique=True)
    is_on = models.BooleanField("เปิดใช้", default=False)
    url = models.CharField("ที่อยู่", max_length=300, blank=True)
    model = models.CharField("แบบจำลอง", max_length=120, blank=True)
    sealed_key = models.TextField("กุญแจ", blank=True)
    price_in = models.DecimalField("ราคาขาเข้า", max_digits=10, decimal_places=4, default=0)
    price_out = models.DecimalField("ราคาขาออก", max_digits=10, decimal_places=4, default=0)
    monthly_cap = models.PositiveIntegerField("เพดานต่อเดือน (บาท)", null=True, blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.province_code}: {self.model or '–'}"


class OpinionCall(models.Model):
    """One question to the language model with what it cost, whether its answer could be used or not. Never deleted."""

    province_code = models.SlugField("จังหวัด", max_length=40)
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    model = models.CharField("แบบจำลอง", max_length=120)
    milliseconds = models.PositiveIntegerField("เวลา")
    tokens = models.PositiveIntegerField("โทเคน", default=0)
    baht = models.FloatField("ค่าใช้จ่าย (บาท)", default=0)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["province_code", "asked_at"], name="opinions_by_month")]

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d} {self.model}: {self.baht}"
