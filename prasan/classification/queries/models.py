"""Reads of trained models."""

from django.db.models import QuerySet

from prasan.classification.models import TrainedModel
from prasan.common.errors import NotFound


def trained_models(province_code: str, edition_id: int) -> QuerySet[TrainedModel]:
    """The models of a province for an edition, newest first, without their content."""
    mine = TrainedModel.objects.filter(province_code=province_code, edition_id=edition_id)
    return mine.select_related("made_by").defer("content")


def model_in_force(province_code: str, edition_id: int) -> TrainedModel | None:
    """The model that answers now, without its content; None while the vocabulary alone answers."""
    return trained_models(province_code, edition_id).filter(in_force=True).first()


def trained_model(province_code: str, edition_id: int, number: int) -> TrainedModel:
    """One model by its number. Raises `NotFound`."""
    found = TrainedModel.objects.filter(province_code=province_code, edition_id=edition_id, number=number).first()
    if found is None:
        raise NotFound(
            "no_such_model", f"ไม่มีแบบจำลองรุ่นที่ {number} ดูรุ่นที่มีในหน้าตัวจัดเข้าแนวทาง", f"There is no model {number}."
        )
    return found
