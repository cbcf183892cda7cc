"""Loading a province from its folder of data: adds and mends, deletes nothing, never undoes a recorded change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db import models, transaction

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.common.errors import FileRefused
from prasan.organisations.loading import ProvinceDraft
from prasan.organisations.models import District, Organisation, OrganisationChange, Province

_Row = TypeVar("_Row", Province, District, Organisation)
# What a recorded change has the last word on, once there is one.
_KEPT_FROM_HISTORY = frozenset({"name_th", "short_name", "name_en", "kind", "valid_to"})


@dataclass(frozen=True, slots=True)
class LoadOutcome:
    """What loading did. `not_in_folder` are codes that are stored but not (or no longer) in the folder: they stay."""

    added: int
    changed: int
    not_in_folder: tuple[str, ...]

    def __str__(self) -> str:
        kept = f" · ไม่อยู่ในโฟลเดอร์แต่คงไว้ {len(self.not_in_folder)}" if self.not_in_folder else ""
        return f"อำเภอและ อปท. เพิ่ม {self.added} ปรับ {self.changed}{kept}"


@transaction.atomic
def load_province(*, folder_drafts: ProvinceDraft, by: User | None) -> LoadOutcome:
    """Store a province as its folder says; loading the same folder again changes nothing and leaves no trace.

    Organisations with a recorded change keep the name, kind and end that the change gave them. `by` is None for the
    installation itself. Raises `FileRefused` where the folder has a finding of severity error; nothing is stored then.
    """
    if errors := folder_drafts.errors():
        raise FileRefused(
            "province_has_errors",
            f"ข้อมูลจังหวัด {folder_drafts.name_th} มีที่ต้องแก้ {len(errors)} แห่ง แห่งแรกคือ {errors[0].message_th}",
            f"The data of {folder_drafts.name_en} has {len(errors)} errors; the first: {errors[0].message_en}",
        )
    province, is_new, is_changed = _store_province(folder_drafts)
    districts = _store_districts(province, folder_drafts)
    organisations = _store_organisations(province, folder_drafts)
    outcome = LoadOutcome(
        added=is_new + districts[0] + organisations[0],
        changed=is_changed + districts[1] + organisations[1],
        not_in_folder=tuple(
            Organisation.objects.filter(province=province)
            .exclude(code__in=[draft.code for draft in folder_drafts.organisations])
            .values_list("code", flat=True)
        ),
    )
    if outcome.added or outcome.changed:
        record(
            by=by,
            did="province.loaded",
            target_type="province",
            target_id=province.code,
            organisation_code="",
            target_text=province.name_th,
            after={"added": outcome.added, "changed": outcome.changed, "not_in_folder": list(outcome.not_in_folder)},
        )
    return outcome


def _store_province(drafts: ProvinceDraft) -> tuple[Province, bool, bool]:
    """The province's row, whether it is new, whether it changed."""
    told = {"name_th": drafts.name_th, "name_en": drafts.name_en, "framework_code": drafts.framework_code}
    province, is_new = Province.objects.get_or_create(code=drafts.code, defaults=told)
    is_changed = not is_new and _differs(province, told)
    if is_changed:
        province.save()
    return province, is_new, is_changed


def _store_districts(province: Province, drafts: ProvinceDraft) -> tuple[int, int]:
    stored = {row.code: row for row in District.objects.select_for_update().filter(province=province)}
    new, changed = [], []
    for draft in drafts.districts:
        told: dict[str, object] = {
            "name_th": draft.name_th,
            "name_en": draft.name_en,
            "tile_row": draft.tile_row,
            "tile_column": draft.tile_column,
            "lat": draft.lat,
            "lon": draft.lon,
            "population": draft.population,
        }
        row = stored.get(draft.code)
        if row is None:
            new.append(District(code=draft.code, province=province, **told))
        elif _differs(row, told):
            changed.append(row)
    _free_tiles(changed)
    return _store(District, new, changed)


def _free_tiles(changed: list[District]) -> None:
    """Move districts out of the way first, so that two may swap their tiles under the constraint of one per tile."""
    taken = District.objects.filter(pk__in=[row.pk for row in changed])
    taken.update(tile_column=models.F("tile_column") + 1000)


def _store_organisations(province: Province, drafts: ProvinceDraft) -> tuple[int, int]:
    stored = {row.code: row for row in Organisation.objects.select_for_update().filter(province=province)}
    told_by_history = set(OrganisationChange.objects.standing().values_list("organisation__code", flat=True))
    district_of = dict(District.objects.filter(province=province).values_list("code", "pk"))
    new, changed = [], []
    for draft in drafts.organisations:
        told: dict[str, object] = {
            "kind": draft.kind.value,
            "name_th": draft.name_th,
            "short_name": draft.short_name,
            "name_en": draft.name_en,
            "district_id": district_of[draft.district_code],
            "lat": draft.lat,
            "lon": draft.lon,
            "point_kind": draft.point_kind.value,
            "population": draft.population,
            "valid_from": draft.valid_from,
            "valid_to": draft.valid_to,
        }
        row = stored.get(draft.code)
        if row is None:
            new.append(Organisation(code=draft.code, province=province, **told))
        else:
            kept = _KEPT_FROM_HISTORY if draft.code in told_by_history else frozenset()
            if _differs(row, {name: value for name, value in told.items() if name not in kept}):
                changed.append(row)
    return _store(Organisation, new, changed)


def _differs(row: _Row, told: Mapping[str, object]) -> bool:
    """Bring a row up to what it is told; whether that changed anything."""
    differing = {name: value for name, value in told.items() if getattr(row, name) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    return bool(differing)


def _store(model: type[_Row], new: list[_Row], changed: list[_Row]) -> tuple[int, int]:
    model._default_manager.bulk_create(new)
    names = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    model._default_manager.bulk_update(changed, names)
    return len(new), len(changed)
