"""The templates in force, and what each owner worded itself."""

from django.db.models import F, Q

from prasan.organisations.models import Organisation, Province
from prasan.reports.models import Emblem, TemplateText
from prasan.reports.rules import DIGITS, LETTERHEAD, SIGNATURES, THAI_DIGITS, as_base64, signatures_of
from prasan.reports.template import Template


def template_for(organisation: Organisation) -> Template:
    """The template in force for an organisation's documents: the province's, with the organisation's own over it."""
    return _template(organisation.province_id, organisation.pk)


def template_of_province(province: Province) -> Template:
    """The template in force for the province's own documents."""
    return _template(province.pk, None)


def _template(province_id: int, organisation_id: int | None) -> Template:
    own = Q(organisation=None) | Q(organisation_id=organisation_id) if organisation_id else Q(organisation=None)
    texts: dict[str, str] = {}
    # The province's come first, so that the organisation's own stand over them.
    for one in TemplateText.objects.filter(own, province_id=province_id).order_by(
        F("organisation").asc(nulls_first=True)
    ):
        texts[one.key] = one.text
    emblem = (
        Emblem.objects.filter(own, province_id=province_id).order_by(F("organisation").desc(nulls_last=True)).first()
    )
    return Template(
        letterhead=texts.pop(LETTERHEAD, ""),
        emblem=as_base64(bytes(emblem.picture)) if emblem else "",
        emblem_format=emblem.format if emblem else "",
        signatures=signatures_of(texts.pop(SIGNATURES, "")),
        thai_digits=texts.pop(DIGITS, "") == THAI_DIGITS,
        wording=texts,
    )


def own_texts(province: Province, organisation: Organisation | None) -> dict[str, str]:
    """The texts that one owner's template words itself, by key."""
    chosen = TemplateText.objects.filter(province=province, organisation=organisation)
    return dict(chosen.values_list("key", "text"))


def has_own_emblem(province: Province, organisation: Organisation | None) -> bool:
    """Whether one owner uploaded an emblem."""
    return Emblem.objects.filter(province=province, organisation=organisation).exists()
