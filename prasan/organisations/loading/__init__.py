"""A folder of a province's data → frozen drafts and findings. Pure: reads files, no Django, no clock."""

from prasan.organisations.loading.drafts import DistrictDraft, OrganisationDraft, ProvinceDraft, TambonDraft
from prasan.organisations.loading.folder import read_province

__all__ = ["DistrictDraft", "OrganisationDraft", "ProvinceDraft", "TambonDraft", "read_province"]
