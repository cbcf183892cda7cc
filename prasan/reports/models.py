"""What was issued, frozen; and what officers made of the templates."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from prasan.organisations.models import Organisation, Province


class Publication(models.Model):
    """A document as it was issued: its number, day, digest, content and the facts it was made from. Never changed."""

    organisation = models.ForeignKey(
        Organisation, verbose_name="อปท.", on_delete=models.PROTECT, related_name="publications"
    )
    kind = models.CharField("เอกสาร", max_length=40)
    number = models.PositiveIntegerField("เลขที่")
    title = models.CharField("ชื่อเอกสาร", max_length=500)
    issued_at = models.DateTimeField("ออกเมื่อ", auto_now_add=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="publications")
    content = models.BinaryField("เนื้อหา")
    content_digest = models.CharField("รหัสตรวจสอบ", max_length=64, db_index=True)
    facts = models.BinaryField("ข้อมูลที่ใช้")
    facts_digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.UniqueConstraint("organisation", "number", name="one_publication_number_per_organisation")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class TemplateText(models.Model):
    """One text of a template as officers worded it: the province's (no organisation), or an organisation's own over it.

    `key` is letterhead, signatures, digits, or the key of a paragraph of a document (`p01.counting`).
    """

    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="template_texts")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="template_texts"
    )
    key = models.CharField(max_length=60)
    text = models.TextField()

    class Meta:
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(
                "organisation", "key", name="one_text_per_organisation_and_key", condition=Q(organisation__isnull=False)
            ),
            models.UniqueConstraint(
                "province", "key", name="one_text_per_province_and_key", condition=Q(organisation=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.text[:40]}"


class Emblem(models.Model):
    """The emblem (ตราครุฑ or the organisation's own) as its officers uploaded it. prasan ships none."""

    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="emblems")
    organisation = models.OneToOneField(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="emblem"
    )
    picture = models.BinaryField()
    format = models.CharField(max_length=4)

    class Meta:
        constraints = [
            models.UniqueConstraint("province", name="one_emblem_per_province", condition=Q(organisation=None))
        ]

    def __str__(self) -> str:
        return f"{self.organisation or self.province} ({self.format})"
