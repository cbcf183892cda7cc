"""Why an organisation may not be renamed, upgraded, merged or dissolved. Pure.

Each function answers with the refusal that the action raises and the page shows, or None where it may be done.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from prasan.common.errors import InputRefused, Refusal
from prasan.common.taking_back import TAKE_BACK_DAYS
from prasan.common.text import one_line
from prasan.common.years import thai_date
from prasan.organisations.rules.kinds import (
    FULL_KIND_TH,
    KIND_LABEL_EN,
    KIND_LABEL_TH,
    LONGEST_NAME,
    RANK,
    OrganisationKind,
    kind_of_name,
    label_of,
    short_name_of,
)
from prasan.organisations.rules.validity import OrganisationState, is_valid_on


def why_not_name(name_th: str, kind: OrganisationKind) -> Refusal | None:
    """A full name is one normalised line that begins with the word of its kind and goes on."""
    told = kind_of_name(name_th)
    if name_th != one_line(name_th) or len(name_th) > LONGEST_NAME:
        return InputRefused(
            "name_not_one_line",
            f"ชื่อ อปท. ต้องอยู่ในบรรทัดเดียว ไม่มีช่องว่างซ้ำ และยาวไม่เกิน {LONGEST_NAME} ตัวอักษร",
            f"The name must be one line without doubled spaces, at most {LONGEST_NAME} characters",
        )
    if told is not kind or not short_name_of(name_th):
        word = FULL_KIND_TH[kind]
        return InputRefused(
            "name_without_kind",
            f"ชื่อ “{name_th}” ไม่ตรงกับประเภท {KIND_LABEL_TH[kind]} พิมพ์ชื่อเต็มที่ขึ้นต้นด้วย “{word}”",
            f"“{name_th}” is not the full name of a {KIND_LABEL_EN[kind]}; it begins with “{word}”",
        )
    return None


def why_not_rename(organisation: OrganisationState, *, name_th: str, on: date) -> Refusal | None:
    """A new name of the same kind, from a day on which the organisation exists, later than its last change."""
    if name_th == organisation.name_th:
        return InputRefused(
            "same_name",
            f"ชื่อใหม่เหมือนชื่อเดิม “{name_th}” พิมพ์ชื่อใหม่ตามประกาศ",
            "The new name is the present name",
        )
    return why_not_name(name_th, organisation.kind) or _why_not_on(organisation, on)


def why_not_upgrade(
    organisation: OrganisationState, *, kind: OrganisationKind, name_th: str, on: date
) -> Refusal | None:
    """An SAO or a municipality becomes a higher kind (SAO, subdistrict, town, city), with a full name of that kind."""
    if OrganisationKind.PAO in (organisation.kind, kind) or RANK[kind] <= RANK[organisation.kind]:
        return Refusal(
            "not_an_upgrade",
            f"{_said(organisation)} เปลี่ยนจาก {KIND_LABEL_TH[organisation.kind]} เป็น {KIND_LABEL_TH[kind]} ไม่ได้ "
            "เลือกฐานะที่สูงกว่าเดิมตามลำดับ อบต. เทศบาลตำบล เทศบาลเมือง เทศบาลนคร",
            f"A {KIND_LABEL_EN[organisation.kind]} cannot become a {KIND_LABEL_EN[kind]}; choose a higher kind",
        )
    return why_not_name(name_th, kind) or _why_not_on(organisation, on)


def why_not_merge(merged: Sequence[OrganisationState], *, into: OrganisationState, on: date) -> Refusal | None:
    """From the day `on`, `merged` no longer exist and `into` goes on: all of one province, existing, none a PAO."""
    codes = [organisation.code for organisation in merged]
    if not codes or len(set(codes)) < len(codes) or into.code in codes:
        return Refusal(
            "merge_names_one_twice",
            f"เลือก อปท. ที่จะรวมเข้ากับ {_said(into)} อย่างน้อยหนึ่งแห่ง แต่ละแห่งครั้งเดียว และไม่ใช่ {_said(into)} เอง",
            "Choose one or more other organisations to merge, each once",
        )
    for organisation in (*merged, into):
        if organisation.kind is OrganisationKind.PAO:
            return Refusal(
                "pao_cannot_merge",
                f"{_said(organisation)} เป็น อบจ. รวมกับ อปท. อื่นไม่ได้ เอาออกจากรายการ",
                "A provincial administrative organisation cannot be merged",
            )
        if organisation.province_code != into.province_code:
            return Refusal(
                "merge_across_provinces",
                f"{_said(organisation)} อยู่คนละจังหวัดกับ {_said(into)} เลือกเฉพาะ อปท. ในจังหวัดเดียวกัน",
                "Only organisations of one province can be merged",
            )
        if refusal := _why_not_on(organisation, on):
            return refusal
    return None


def why_not_dissolve(organisation: OrganisationState, *, on: date) -> Refusal | None:
    """From the day `on` it no longer exists and nothing takes its place; a province always keeps its PAO."""
    if organisation.kind is OrganisationKind.PAO:
        return Refusal(
            "pao_cannot_dissolve",
            f"{_said(organisation)} เป็น อบจ. ของจังหวัด ยุบเลิกไม่ได้",
            "A province keeps its provincial administrative organisation",
        )
    return _why_not_on(organisation, on)


def why_not_yet(on: date, *, today: date) -> Refusal | None:
    """A person records a change once it is in force: name, kind and path of plans change at once."""
    if on <= today:
        return None
    return InputRefused(
        "not_in_force_yet",
        f"การเปลี่ยนแปลงมีผล {thai_date(on)} บันทึกได้ตั้งแต่วันนั้น เพราะชื่อ ประเภท และขั้นตอนของแผนจะเปลี่ยนทันที",
        f"The change holds from {on.isoformat()}; record it from that day on, because name, kind and path change at once",
    )


def why_not_take_back(*, is_last: bool, recorded_at: datetime, now: datetime, why: str) -> Refusal | None:
    """The last change of an organisation, within the days in which every mistaken step can be taken back, with a reason."""
    if not why:
        return InputRefused("no_reason", "พิมพ์เหตุผลที่ดึงกลับ", "Say why it is taken back")
    if not is_last:
        return Refusal(
            "not_the_last_change",
            "มีการเปลี่ยนแปลงหลังจากรายการนี้แล้ว ดึงรายการล่าสุดกลับก่อน",
            "A later change stands on this one; take that back first",
        )
    if now - recorded_at > timedelta(days=TAKE_BACK_DAYS):
        return Refusal(
            "too_late_to_take_back",
            f"บันทึกไว้เกิน {TAKE_BACK_DAYS} วันแล้ว ดึงกลับไม่ได้ บันทึกการเปลี่ยนแปลงใหม่แทน",
            f"It was recorded more than {TAKE_BACK_DAYS} days ago; record a new change instead",
        )
    return None


def _why_not_on(organisation: OrganisationState, on: date) -> Refusal | None:
    """A change takes force on a day after the organisation began and after its last change, while it still exists."""
    if on <= organisation.valid_from or not is_valid_on(organisation.valid_from, organisation.valid_to, on):
        return Refusal(
            "not_valid_then",
            f"{_said(organisation)} ไม่ได้มีอยู่ต่อเนื่องถึงวันที่ {thai_date(on)} เลือกวันที่ที่ยังมี อปท. นี้อยู่",
            f"{organisation.code} does not exist up to {on.isoformat()}; choose a day within its life",
        )
    if organisation.last_change and on <= organisation.last_change:
        return Refusal(
            "before_last_change",
            f"{_said(organisation)} มีการเปลี่ยนแปลงเมื่อ {thai_date(organisation.last_change)} แล้ว เลือกวันหลังจากนั้น",
            f"{organisation.code} already changed on {organisation.last_change.isoformat()}; choose a later day",
        )
    return None


def _said(organisation: OrganisationState) -> str:
    return label_of(organisation.kind, organisation.name_th)
