"""Users, the filters they keep for themselves, and the chained trail of every write."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower


class User(AbstractUser):
    """A person who signs in. Roles belong to memberships in `organisations`, never to the user."""

    display_name = models.CharField("ชื่อที่แสดง", max_length=150, blank=True)

    class Meta:
        constraints = [
            # An invitation and a reset are bound to an address: it belongs to one person.
            models.UniqueConstraint(Lower("email"), name="one_person_per_address", condition=~models.Q(email=""))
        ]

    def __str__(self) -> str:
        return self.display_name or self.username


class SavedView(models.Model):
    """The filter of a list that a person keeps under a name of their own. It opens nothing: the list asks who comes.

    `page` is the name of the list's address and `of` whose list it is (an organisation's code …), never an address
    itself; `query` holds filters that the list knows.
    """

    user = models.ForeignKey(User, verbose_name="ของ", on_delete=models.CASCADE, related_name="saved_views")
    page = models.CharField("รายการ", max_length=60)
    of = models.CharField("รายการของ", max_length=100, blank=True)
    query = models.TextField("ตัวกรอง")
    name = models.CharField("ชื่อ", max_length=60)

    class Meta:
        ordering = ["page", "of", "name"]
        constraints = [
            models.UniqueConstraint("user", "page", "of", Lower("name"), name="one_view_per_name"),
        ]

    def __str__(self) -> str:
        return self.name


class TrailEntry(models.Model):
    """One write: who, when, what, why, before and after. Rows are only ever added; `digest` chains each to the one before."""

    number = models.PositiveBigIntegerField("ลำดับ", unique=True)
    at = models.DateTimeField("เมื่อ")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="โดย", null=True, on_delete=models.PROTECT, related_name="trail"
    )
    did = models.CharField("ทำอะไร", max_length=60)
    target_type = models.CharField(max_length=40)
    target_id = models.CharField(max_length=64)
    target_text = models.CharField("สิ่งที่ถูกทำ", max_length=500, blank=True)
    why = models.TextField("เหตุผล", blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    organisation_code = models.CharField("ของ อปท.", max_length=20, blank=True)
    on_behalf_of = models.CharField("ในนามของ อปท.", max_length=20, blank=True)
    previous_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["-number"]
        indexes = [
            models.Index(fields=["target_type", "target_id"], name="trail_by_target"),
            models.Index(fields=["organisation_code", "-number"], name="trail_by_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.did} {self.target_text}"


class TrailHead(models.Model):
    """The end of the chain, one row: locked by each writer so that numbers and digests never fork."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(name="one_trail_head", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return f"{self.number} {self.digest[:12]}"
