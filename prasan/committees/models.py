"""Committees with their members, meetings with what they decided, hearings with what was asked."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from prasan.committees.rules import (
    KIND_NAMES_TH,
    OUTCOME_NAMES_TH,
    POST_NAMES_TH,
    SEAT_NAMES_TH,
    CommitteeKind,
    Post,
    Seat,
    Sitting,
)
from prasan.organisations.models import District, Organisation, Province


class Committee(models.Model):
    """One body of an organisation, of a district, or (with neither) of a province, as an order appointed it."""

    KINDS = list(KIND_NAMES_TH.items())

    province = models.ForeignKey(Province, verbose_name="จังหวัด", on_delete=models.PROTECT, related_name="committees")
    organisation = models.ForeignKey(
        Organisation, verbose_name="อปท.", null=True, blank=True, on_delete=models.PROTECT, related_name="committees"
    )
    district = models.ForeignKey(
        District, verbose_name="อำเภอ", null=True, blank=True, on_delete=models.PROTECT, related_name="committees"
    )
    kind = models.CharField("คณะ", max_length=16, choices=KINDS)
    order_no = models.CharField("คำสั่งเลขที่", max_length=120, blank=True)
    order_on = models.DateField("วันที่ของคำสั่ง", null=True, blank=True)
    is_synthetic = models.BooleanField("ข้อมูลสมมติ", default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("organisation", "kind", name="one_committee_per_kind"),
            models.UniqueConstraint("district", name="one_committee_per_district"),
            models.UniqueConstraint(
                "province", name="one_committee_of_province", condition=Q(organisation=None, district=None)
            ),
            models.CheckConstraint(
                name="committees_are_where_their_kind_is",
                condition=Q(kind=CommitteeKind.DISTRICT.value, organisation=None, district__isnull=False)
                | Q(kind=CommitteeKind.PROVINCE.value, organisation=None, district=None)
                | (
                    ~Q(kind__in=[CommitteeKind.DISTRICT.value, CommitteeKind.PROVINCE.value])
                    & Q(organisation__isnull=False, district=None)
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.place}"

    @property
    def place(self) -> "Organisation | District | Province":
        """Whose committee it is."""
        return self.organisation or self.district or self.province


class Member(models.Model):
    """Somebody who sits on a committee for a term. Ended, never deleted."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="members")
    name = models.CharField("ชื่อ", max_length=200)
    seat = models.CharField("ประเภทกรรมการ", max_length=16, choices=list(SEAT_NAMES_TH.items()))
    post = models.CharField("ตำแหน่งในคณะ", max_length=12, choices=list(POST_NAMES_TH.items()), default=Post.MEMBER)
    starts_on = models.DateField("เริ่มวาระ")
    ends_on = models.DateField("สิ้นวาระ", null=True, blank=True)
    order_no = models.CharField("คำสั่งเลขที่", max_length=120, blank=True)
    ended_why = models.CharField("เหตุที่พ้น", max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    def sitting(self) -> Sitting:
        """As the rules see them."""
        return Sitting(self.name, Seat(self.seat), Post(self.post), self.starts_on, self.ends_on)


class Meeting(models.Model):
    """A sitting of a committee: called, held, with who came and what was said."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    number = models.PositiveSmallIntegerField("ครั้งที่")
    year = models.PositiveSmallIntegerField("ปี พ.ศ.")
    on = models.DateField("วันที่")
    time = models.CharField("เวลา", max_length=40, blank=True)
    place = models.CharField("สถานที่", max_length=300, blank=True)
    agenda = models.JSONField("ระเบียบวาระ", default=list, blank=True)
    minutes = models.TextField("รายงานการประชุม", blank=True)
    present = models.ManyToManyField(Member, verbose_name="ผู้มาประชุม", related_name="meetings", blank=True)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [models.UniqueConstraint("committee", "year", "number", name="one_number_per_meeting_and_year")]

    def __str__(self) -> str:
        return f"{self.committee.get_kind_display()} {self.label}"

    @property
    def label(self) -> str:
        """`ครั้งที่ 2/2570`."""
        return f"ครั้งที่ {self.number}/{self.year}"

    @property
    def kind(self) -> CommitteeKind:
        """Whose meeting it is."""
        return CommitteeKind(self.committee.kind)


class Resolution(models.Model):
    """What a meeting decided on an item. `subject` is the key of what it decides: `revision:12`, or empty.

    Withdrawn where it was recorded by mistake, never deleted.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="resolutions")
    item = models.CharField("ระเบียบวาระที่", max_length=40, blank=True)
    text = models.TextField("มติ")
    outcome = models.CharField("ผล", max_length=10, choices=list(OUTCOME_NAMES_TH.items()))
    subject = models.CharField("เรื่องที่ตัดสิน", max_length=60, blank=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="resolutions_recorded")
    at = models.DateTimeField("บันทึกเมื่อ", auto_now_add=True)
    withdrawn_at = models.DateTimeField("ถอนเมื่อ", null=True, blank=True)
    withdrawn_why = models.CharField("เหตุผลที่ถอน", max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.text[:60]}"


class Hearing(models.Model):
    """A community meeting (ประชาคม): where, how many of whom, and what they asked for."""

    organisation = models.ForeignKey(
        Organisation, verbose_name="อปท.", on_delete=models.PROTECT, related_name="hearings"
    )
    on = models.DateField("วันที่")
    place = models.CharField("สถานที่", max_length=300)
    topic = models.CharField("เรื่อง", max_length=300)
    heads = models.JSONField("ผู้มาประชุมตามกลุ่ม", default=dict, blank=True)
    minutes = models.TextField("บันทึกการประชุม", blank=True)
    is_synthetic = models.BooleanField("ข้อมูลสมมติ", default=False)

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.topic} {self.place}"

    @property
    def headcount(self) -> int:
        """Everybody who came."""
        return sum(self.heads.values())


class HeardNeed(models.Model):
    """One thing that a hearing asked for. Which projects answer it is known to `plans`. Ended, never deleted."""

    hearing = models.ForeignKey(Hearing, on_delete=models.PROTECT, related_name="needs")
    text = models.TextField("สิ่งที่ต้องการ")
    place = models.CharField("หมู่บ้าน/ชุมชน", max_length=200, blank=True)
    answer = models.TextField("คำตอบเมื่อไม่ทำเป็นโครงการ", blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:60]
