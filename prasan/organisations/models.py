"""Provinces, districts, organisations with their history, and memberships."""

from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from prasan.common.years import last_day_of
from prasan.organisations.rules.kinds import (
    CHANGE_LABEL_TH,
    KIND_LABEL_TH,
    LONGEST_NAME,
    POINT_LABEL_TH,
    ROLE_LABEL_TH,
    ChangeKind,
    OrganisationKind,
    PointKind,
    Role,
    full_name_of,
    label_of,
)


class Province(models.Model):
    """A province that plans together. `framework_code` names the edition its organisations follow now."""

    code = models.SlugField("รหัสจังหวัด", max_length=40, unique=True)
    name_th = models.CharField("ชื่อจังหวัด", max_length=100)
    name_en = models.CharField("ชื่อจังหวัด (อังกฤษ)", max_length=100)
    framework_code = models.SlugField("รหัสกรอบการพัฒนา", max_length=80)

    def __str__(self) -> str:
        return self.name_th


class District(models.Model):
    """An อำเภอ, with its tile on the map of equal tiles (row from the north, column from the west, both from 1)."""

    code = models.CharField("รหัสอำเภอ", max_length=10, unique=True)
    province = models.ForeignKey(Province, verbose_name="จังหวัด", on_delete=models.PROTECT, related_name="districts")
    name_th = models.CharField("ชื่ออำเภอ", max_length=100)
    name_en = models.CharField("ชื่ออำเภอ (อังกฤษ)", max_length=100)
    tile_row = models.PositiveSmallIntegerField("แถวของกระเบื้อง")
    tile_column = models.PositiveSmallIntegerField("คอลัมน์ของกระเบื้อง")
    lat = models.FloatField("ละติจูด")
    lon = models.FloatField("ลองจิจูด")
    population = models.PositiveIntegerField("ประชากร", null=True, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["province", "tile_row", "tile_column"], name="one_district_per_tile"),
            models.CheckConstraint(name="tiles_count_from_one", condition=Q(tile_row__gte=1, tile_column__gte=1)),
        ]

    def __str__(self) -> str:
        return self.name_th


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """How organisations are chosen."""

    def valid_on(self, day: date) -> Self:
        """Those that exist on a day."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)

    def valid_in(self, fiscal_year: int) -> Self:
        """Those that count in a fiscal year (B.E.): they exist on its last day."""
        return self.valid_on(last_day_of(fiscal_year))

    def named(self, text: str) -> Self:
        """Those that bear a name now, in full or shortened (`อบต.ขามป้อม`). Names occur twice: expect several."""
        return self.filter(name_th=full_name_of(text))

    def matching(self, text: str) -> Self:
        """Those whose name, code, or district contains a text."""
        return self.filter(
            Q(name_th__icontains=text)
            | Q(name_th=full_name_of(text))
            | Q(name_en__icontains=text)
            | Q(code__startswith=text)
            | Q(district__name_th__icontains=text)
            | Q(district__name_en__icontains=text)
        )


class Organisation(models.Model):
    """A local government. The key is `code`, never the name. Name and kind are those after the last recorded change.

    `population` of a PAO is that of the whole province: never add it to the others'.
    """

    KINDS = [(kind.value, KIND_LABEL_TH[kind]) for kind in OrganisationKind]
    POINT_KINDS = [(kind.value, POINT_LABEL_TH[kind]) for kind in PointKind]

    code = models.CharField("รหัส อปท.", max_length=20, unique=True)
    province = models.ForeignKey(Province, verbose_name="จังหวัด", on_delete=models.PROTECT, related_name="organisations")
    kind = models.CharField("ประเภท", max_length=24, choices=KINDS)
    name_th = models.CharField("ชื่อ", max_length=LONGEST_NAME)
    short_name = models.CharField("ชื่อย่อ", max_length=LONGEST_NAME)
    name_en = models.CharField("ชื่อ (อังกฤษ)", max_length=LONGEST_NAME)
    district = models.ForeignKey(District, verbose_name="อำเภอ", on_delete=models.PROTECT, related_name="organisations")
    lat = models.FloatField("ละติจูด")
    lon = models.FloatField("ลองจิจูด")
    point_kind = models.CharField("จุดพิกัดคือ", max_length=16, choices=POINT_KINDS)
    population = models.PositiveIntegerField("ประชากร", null=True, blank=True)
    valid_from = models.DateField("มีอยู่ตั้งแต่")
    valid_to = models.DateField("มีอยู่ถึง", null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="organisation_ends_after_it_begins",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
            models.UniqueConstraint(
                fields=["province"],
                name="one_pao_at_a_time",
                condition=Q(kind=OrganisationKind.PAO.value, valid_to=None),
            ),
        ]
        indexes = [models.Index(fields=["province", "valid_from", "valid_to"], name="organisation_by_validity")]

    def __str__(self) -> str:
        return self.name_th

    @property
    def label(self) -> str:
        """The name as people say it: อบต.ขามป้อม."""
        return label_of(OrganisationKind(self.kind), self.name_th)


class ChangeQuerySet(models.QuerySet["OrganisationChange"]):
    """How changes are chosen."""

    def standing(self) -> Self:
        """Those that were not taken back."""
        return self.filter(withdrawn_at=None)


class OrganisationChange(models.Model):
    """One event of an organisation's life, in force from `on`. Rows are only added; a mistaken one is marked as withdrawn."""

    KINDS = [(kind.value, CHANGE_LABEL_TH[kind]) for kind in ChangeKind]

    organisation = models.ForeignKey(
        Organisation, verbose_name="อปท.", on_delete=models.PROTECT, related_name="changes"
    )
    on = models.DateField("มีผลเมื่อ")
    what = models.CharField("การเปลี่ยนแปลง", max_length=10, choices=KINDS)
    name_before = models.CharField("ชื่อเดิม", max_length=LONGEST_NAME)
    name_after = models.CharField("ชื่อใหม่", max_length=LONGEST_NAME)
    kind_before = models.CharField("ประเภทเดิม", max_length=24, choices=Organisation.KINDS)
    kind_after = models.CharField("ประเภทใหม่", max_length=24, choices=Organisation.KINDS)
    into = models.ForeignKey(
        Organisation, verbose_name="รวมเข้ากับ", null=True, blank=True, on_delete=models.PROTECT, related_name="took_in"
    )
    why = models.TextField("เหตุผล")
    # What a change that is taken back gives again.
    name_en_before = models.CharField("ชื่อเดิม (อังกฤษ)", max_length=LONGEST_NAME, blank=True)
    valid_to_before = models.DateField("เดิมมีอยู่ถึง", null=True, blank=True)
    recorded_at = models.DateTimeField("บันทึกเมื่อ", default=timezone.now)
    withdrawn_at = models.DateTimeField("ดึงกลับเมื่อ", null=True, blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "on"],
                name="one_change_per_organisation_and_day",
                condition=Q(withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="only_a_merge_goes_into_another",
                condition=Q(what=ChangeKind.MERGED.value, into__isnull=False)
                | (~Q(what=ChangeKind.MERGED.value) & Q(into=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name_before} {self.get_what_display()} {self.on}"


class MembershipQuerySet(models.QuerySet["Membership"]):
    """How memberships are chosen."""

    def in_force(self) -> Self:
        """Those that have not ended."""
        return self.filter(ended_at=None)


class Membership(models.Model):
    """What a person does: in one organisation, for one district, or (without either) for the whole province.

    Ended, never deleted.
    """

    ROLES = [(role.value, ROLE_LABEL_TH[role]) for role in Role]

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="ผู้ใช้", on_delete=models.PROTECT, related_name="memberships"
    )
    province = models.ForeignKey(Province, verbose_name="จังหวัด", on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation,
        verbose_name="อปท.",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    district = models.ForeignKey(
        District, verbose_name="อำเภอ", null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField("บทบาท", max_length=24, choices=ROLES)
    given_at = models.DateTimeField("ได้รับเมื่อ", auto_now_add=True)
    ended_at = models.DateTimeField("สิ้นสุดเมื่อ", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"], name="one_open_membership", condition=Q(ended_at=None)
            ),
            # NULL is equal to nothing, so a role over the whole province needs its own constraint.
            models.UniqueConstraint(
                fields=["user", "province", "role"],
                name="one_open_membership_of_province",
                condition=Q(ended_at=None, organisation=None, district=None),
            ),
            models.UniqueConstraint(
                fields=["user", "district", "role"],
                name="one_open_membership_of_district",
                condition=Q(ended_at=None, organisation=None),
            ),
            models.CheckConstraint(
                name="membership_of_organisation_or_district", condition=Q(organisation=None) | Q(district=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.get_role_display()} {self.place}"

    @property
    def place(self) -> "Organisation | District | Province":
        """Where the role is held."""
        return self.organisation or self.district or self.province


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """How invitations are chosen."""

    def waiting(self, now: datetime) -> Self:
        """Those that can still be accepted."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=now)


class Invitation(models.Model):
    """A letter that lets whoever has the address hold roles in one place. Accepted once, or withdrawn, or expired."""

    email = models.EmailField("อีเมล", max_length=254)
    display_name = models.CharField("ชื่อ", max_length=150)
    province = models.ForeignKey(Province, verbose_name="จังหวัด", on_delete=models.PROTECT, related_name="invitations")
    organisation = models.ForeignKey(
        Organisation, verbose_name="อปท.", null=True, blank=True, on_delete=models.PROTECT, related_name="invitations"
    )
    district = models.ForeignKey(
        District, verbose_name="อำเภอ", null=True, blank=True, on_delete=models.PROTECT, related_name="invitations"
    )
    roles = models.JSONField("บทบาท", default=list)
    nonce = models.CharField(max_length=40)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="เชิญโดย", on_delete=models.PROTECT, related_name="invitations_sent"
    )
    made_at = models.DateTimeField("เชิญเมื่อ", auto_now_add=True)
    expires_at = models.DateTimeField("หมดอายุเมื่อ")
    letter_failed_at = models.DateTimeField("ส่งจดหมายไม่สำเร็จเมื่อ", null=True, blank=True)
    accepted_at = models.DateTimeField("ตอบรับเมื่อ", null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="ตอบรับโดย",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="invitations_accepted",
    )
    withdrawn_at = models.DateTimeField("ถอนเมื่อ", null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="invitation_of_organisation_or_district", condition=Q(organisation=None) | Q(district=None)
            ),
            models.CheckConstraint(
                name="accepted_invitations_have_their_person",
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} {self.place}"

    @property
    def place(self) -> "Organisation | District | Province":
        """Where the roles will be held."""
        return self.organisation or self.district or self.province
