"""Editions of plan documents of every level, the elements that they name, and the links between them."""

from typing import Self

from django.db import models
from django.db.models import Q

from prasan.accounts.second_person import Drawn, Question
from prasan.framework.rules import (
    HEAVIEST,
    KIND_NAMES_TH,
    LEVEL_NAMES_TH,
    Denominator,
    EditionStatus,
    Kind,
    Level,
    LinkStatus,
    Measure,
    Ruling,
    Stage,
)
from prasan.organisations.models import Organisation


class EditionQuerySet(models.QuerySet["Edition"]):
    """How editions are chosen."""

    def published(self) -> Self:
        """Those that can never change."""
        return self.filter(status=EditionStatus.PUBLISHED)

    def of_level(self, level: Level) -> Self:
        """Those of one level of plan."""
        return self.filter(level=level)

    def in_force(self) -> Self:
        """Those that no published edition replaced."""
        return self.exclude(replaced_by__status=EditionStatus.PUBLISHED)


class Edition(models.Model):
    """One state of a plan document, with its first and last fiscal year. Immutable once published.

    Only an edition of the level `own` belongs to an organisation; while it is a draft nobody else sees it.
    """

    code = models.SlugField("รหัสฉบับ", max_length=80, unique=True)
    level = models.CharField("ระดับ", max_length=24, choices=[(one.value, LEVEL_NAMES_TH[one]) for one in Level])
    province_code = models.SlugField("จังหวัด", max_length=40, blank=True)
    title_th = models.CharField("ชื่อ", max_length=400)
    title_en = models.CharField("ชื่อ (อังกฤษ)", max_length=400, blank=True)
    first_year = models.PositiveSmallIntegerField("ปีแรก", null=True, blank=True)
    last_year = models.PositiveSmallIntegerField("ปีสุดท้าย", null=True, blank=True)
    announced_on = models.DateField("ประกาศเมื่อ", null=True, blank=True)
    status = models.CharField(max_length=10, choices=[(one.value, one.value) for one in EditionStatus])
    source = models.TextField("ที่มา", blank=True)
    source_checksum = models.CharField(max_length=64, blank=True)
    content_digest = models.CharField(max_length=64, blank=True)
    organisation = models.ForeignKey(
        Organisation, verbose_name="อปท.", null=True, blank=True, on_delete=models.PROTECT, related_name="editions"
    )
    replaces = models.ForeignKey(
        "self", verbose_name="ใช้แทนฉบับ", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="edition_years_in_order",
                condition=Q(first_year=None) | Q(last_year=None) | Q(last_year__gte=models.F("first_year")),
            ),
            models.CheckConstraint(
                name="own_editions_belong_to_an_organisation",
                condition=Q(level=Level.OWN, organisation__isnull=False) | (~Q(level=Level.OWN) & Q(organisation=None)),
            ),
            models.UniqueConstraint(
                fields=["organisation", "first_year"],
                condition=Q(level=Level.OWN, status=EditionStatus.DRAFT),
                name="one_own_draft_per_period",
            ),
            models.CheckConstraint(name="replaces_another", condition=Q(replaces=None) | ~Q(replaces=models.F("id"))),
        ]

    def __str__(self) -> str:
        return self.title_th

    @property
    def years(self) -> range:
        """The fiscal years of the edition; empty where the document gives no period."""
        return range(self.first_year, self.last_year + 1) if self.first_year and self.last_year else range(0)


class Element(models.Model):
    """Anything numbered that an edition names, one tree per edition. `printed`: the words if read otherwise."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="elements")
    kind = models.CharField("ชนิด", max_length=24, choices=[(one.value, KIND_NAMES_TH[one]) for one in Kind])
    code = models.CharField("รหัส", max_length=40)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    title_th = models.TextField("ชื่อ")
    title_en = models.TextField("ชื่อ (อังกฤษ)", blank=True)
    short_th = models.CharField("ชื่อสั้น", max_length=200, blank=True)
    short_en = models.CharField("ชื่อสั้น (อังกฤษ)", max_length=200, blank=True)
    printed = models.TextField("ที่พิมพ์ไว้", blank=True)
    line = models.PositiveIntegerField("บรรทัด", null=True, blank=True)
    position = models.PositiveIntegerField("ลำดับ", default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint("edition", "kind", "code", name="one_code_per_kind_and_edition")]

    def __str__(self) -> str:
        return f"{self.code} {self.title_th}"


class GoalTarget(models.Model):
    """The share (per cent) wanted of a goal in a fiscal year, or over the whole period where the year is empty."""

    goal = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="targets")
    fiscal_year = models.PositiveSmallIntegerField(null=True, blank=True)
    share = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        ordering = ["fiscal_year"]
        constraints = [
            models.UniqueConstraint("goal", "fiscal_year", name="one_target_per_goal_and_year"),
            models.UniqueConstraint("goal", condition=Q(fiscal_year=None), name="one_target_per_goal_and_period"),
            models.CheckConstraint(name="target_is_a_share", condition=Q(share__gte=0, share__lte=100)),
        ]

    def __str__(self) -> str:
        return f"{self.goal.code} {self.fiscal_year or 'ทั้งช่วง'}: {self.share}"


class GoalRule(models.Model):
    """How a goal is counted."""

    goal = models.OneToOneField(Element, on_delete=models.PROTECT, related_name="rule")
    measure = models.CharField(max_length=32, choices=[(one.value, one.value) for one in Measure])
    stage = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Stage])
    denominator = models.CharField(max_length=24, choices=[(one.value, one.value) for one in Denominator])
    why = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.goal.code}: {self.measure} {self.stage}"


class Coverage(models.Model):
    """A goal covers a guideline: proposed from the wording, confirmed or refused by a person with a reason."""

    goal = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="covers")
    guideline = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="covered_by")
    status = models.CharField(max_length=10, choices=[(one.value, one.value) for one in LinkStatus])
    reason = models.TextField("เหตุผล", blank=True)
    by = models.CharField("โดย", max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("goal", "guideline", name="one_coverage_per_goal_and_guideline")]

    def __str__(self) -> str:
        return f"{self.goal.code} → {self.guideline.code}"


class Alignment(models.Model):
    """A link between elements of two editions: proposed, confirmed or refused; by whom, and why.

    `weight` tells how much of what stands at one end goes to this link, against the other confirmed links of the same
    end to the same plan. `score` (0–100) is how near the words of both ends are where the program proposed the link;
    `previous` is the link of the replaced edition that it was proposed from.
    """

    from_element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="alignments")
    to_element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="aligned_from")
    status = models.CharField(max_length=10, choices=[(one.value, one.value) for one in LinkStatus])
    reason = models.TextField("เหตุผล", blank=True)
    by = models.CharField("โดย", max_length=200, blank=True)
    weight = models.PositiveSmallIntegerField("น้ำหนัก", default=1)
    score = models.PositiveSmallIntegerField("คะแนนถ้อยคำ", null=True, blank=True)
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="following")

    class Meta:
        constraints = [
            models.CheckConstraint(name="weight_in_bounds", condition=Q(weight__gte=1, weight__lte=HEAVIEST)),
            models.UniqueConstraint("from_element", "to_element", name="one_alignment_per_pair"),
            models.CheckConstraint(name="aligned_with_another", condition=~Q(from_element=models.F("to_element"))),
        ]

    def __str__(self) -> str:
        return f"{self.from_element.code} ↔ {self.to_element.code}"


class EditionFinding(models.Model):
    """What was wrong or doubtful in the document, and what was ruled on it; kept with the edition for ever."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="findings")
    code = models.CharField(max_length=40)
    severity = models.CharField(max_length=10)
    line = models.PositiveIntegerField()
    kind = models.CharField(max_length=24, blank=True)
    element = models.CharField(max_length=40, blank=True)
    message_th = models.TextField()
    message_en = models.TextField()
    found_by = models.CharField(max_length=40, default="reader")
    ruling = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Ruling], default=Ruling.OPEN)
    read_as = models.TextField(blank=True)
    ruled_by = models.CharField(max_length=200, blank=True)
    why = models.TextField(blank=True)
    ruled_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["line", "id"]

    def __str__(self) -> str:
        return f"{self.line}: {self.code}"


class LinkSample(Drawn):
    """Decided links with one plan above, drawn by chance for a second person to decide without seeing the first decision."""

    framework = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    upper = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="link_samples")

    def __str__(self) -> str:
        return f"{self.upper} · {self.drawn_at:%Y-%m-%d}"


class LinkSampleItem(Question):
    """One link of a sample: what the first person had decided, and what the second decides unseen."""

    sample = models.ForeignKey(LinkSample, on_delete=models.CASCADE, related_name="items")
    link = models.ForeignKey(Alignment, on_delete=models.PROTECT, related_name="+")
    first = models.CharField("คนแรก", max_length=10, choices=[(one.value, one.value) for one in LinkStatus])
    second = models.CharField("คนที่สอง", max_length=10, blank=True)

    class Meta(Question.Meta):
        constraints = [models.UniqueConstraint("sample", "link", name="a_link_once_in_a_sample")]

    def __str__(self) -> str:
        return f"{self.link}: {self.first} / {self.second or '–'}"
