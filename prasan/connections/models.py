"""Tokens of organisations' own programs, and the answers that were given to what they pushed."""

from django.conf import settings
from django.db import models

from prasan.organisations.models import Organisation
from prasan.plans.models import Import


class ApiToken(models.Model):
    """Lets a program speak for one organisation, in the name of who made it. The secret itself is shown once, never kept."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="api_tokens")
    name = models.CharField("ชื่อ", max_length=80)
    prefix = models.CharField("ขึ้นต้นด้วย", max_length=8)
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="api_tokens")
    made_at = models.DateTimeField("ออกเมื่อ", auto_now_add=True)
    expires_at = models.DateTimeField("ใช้ได้ถึง")
    revoked_at = models.DateTimeField("เพิกถอนเมื่อ", null=True, blank=True)
    used_at = models.DateTimeField("ใช้ล่าสุด", null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"


class PushAnswer(models.Model):
    """What was answered to a push, so that the same push gets the same answer."""

    token = models.ForeignKey(ApiToken, on_delete=models.PROTECT, related_name="answers")
    key = models.CharField(max_length=128)
    body_digest = models.CharField(max_length=64)
    kept = models.ForeignKey(Import, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    status = models.PositiveSmallIntegerField(default=200)
    answer = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint("token", "key", name="one_answer_per_token_and_key")]

    def __str__(self) -> str:
        return f"{self.token_id} {self.key}"
