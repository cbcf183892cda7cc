"""How a revision moved: each step with its day, meeting, document and scanned paper; and what a province ruled."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from prasan.committees.models import Meeting
from prasan.organisations.models import Organisation, Province
from prasan.plans.models.plans import Revision
from prasan.plans.rules.paths import MOVE_NAMES_TH


class Paper(models.Model):
    """A scanned document as it was sent: kept whole, found by its digest."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="papers")
    file_name = models.CharField("ชื่อไฟล์", max_length=255)
    media_type = models.CharField("ชนิดไฟล์", max_length=60)
    content = models.BinaryField("ไฟล์")
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.file_name


class RevisionMove(models.Model):
    """One step of a revision. Rows are only added; one that was a mistake is marked as taken back.

    `on` is the day written on the paper, `at` when it was recorded. `acted_as` is the role in which it was recorded;
    `on_behalf` says that the person does not hold that role.
    """

    KINDS = list(MOVE_NAMES_TH.items())

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="moves")
    kind = models.CharField("การดำเนินการ", max_length=10, choices=KINDS)
    start = models.CharField("จากขั้น", max_length=10, choices=Revision.STATES)
    end = models.CharField("ไปขั้น", max_length=10, choices=Revision.STATES)
    on = models.DateField("วันที่")
    meeting = models.CharField("การประชุม", max_length=300, blank=True)
    held = models.ForeignKey(
        Meeting, verbose_name="การประชุมในระบบ", null=True, blank=True, on_delete=models.PROTECT, related_name="moves"
    )
    document_no = models.CharField("เลขที่หนังสือ", max_length=120, blank=True)
    signer = models.CharField("ผู้ลงนาม", max_length=200, blank=True)
    clause = models.CharField("ตามข้อ", max_length=120, blank=True)
    reason = models.TextField("เหตุผล", blank=True)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="moves")
    acted_as = models.CharField("ในฐานะ", max_length=40)
    on_behalf = models.BooleanField("บันทึกแทน", default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="revision_moves")
    at = models.DateTimeField("บันทึกเมื่อ", auto_now_add=True)
    taken_back_at = models.DateTimeField("ถอนเมื่อ", null=True, blank=True)
    taken_back_why = models.TextField("เหตุผลที่ถอน", blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="moves_taken_back"
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}"


class Ruling(models.Model):
    """What a province, or an organisation where it may, decided on a point that the sources leave open.

    Rows are only added: the newest holds. `key` and what may be chosen stand in `rules.settings`.
    """

    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="rulings")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="rulings"
    )
    key = models.CharField(max_length=60)
    value = models.JSONField("ค่า")
    why = models.TextField("เหตุผล", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="rulings")
    at = models.DateTimeField("เมื่อ", auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["province", "key"], name="ruling_by_key", condition=Q(organisation=None))]

    def __str__(self) -> str:
        return f"{self.key}: {self.value}"
