"""What a province's folder says, before it is stored. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from prasan.common.findings import Finding, Severity
from prasan.organisations.rules.kinds import OrganisationKind, PointKind, short_name_of


@dataclass(frozen=True, slots=True)
class DistrictDraft:
    """An อำเภอ with its tile (row from the north, column from the west, both from 1) and middle point in degrees."""

    code: str
    name_th: str
    name_en: str
    tile_row: int
    tile_column: int
    lat: float
    lon: float
    population: int | None


@dataclass(frozen=True, slots=True)
class TambonDraft:
    """A ตำบล with its middle point in degrees."""

    code: str
    name_th: str
    name_en: str
    district_code: str
    lat: float
    lon: float
    population: int | None


@dataclass(frozen=True, slots=True)
class OrganisationDraft:
    """A local government. `population` of a PAO is that of the whole province; None where unknown."""

    code: str
    name_th: str
    name_en: str
    kind: OrganisationKind
    district_code: str
    tambon_codes: tuple[str, ...]
    lat: float
    lon: float
    point_kind: PointKind
    population: int | None
    valid_from: date
    valid_to: date | None

    @property
    def short_name(self) -> str:
        """The name without the word of its kind."""
        return short_name_of(self.name_th)


@dataclass(frozen=True, slots=True)
class ProvinceDraft:
    """Everything that a province's folder says. Rows with an error are left out and stand in `findings`.

    `published_count` is what the source itself says it counts, by kind; its sum is the published total.
    """

    code: str
    name_th: str
    name_en: str
    framework_code: str
    pao_code: str
    published_count: Mapping[OrganisationKind, int]
    districts: tuple[DistrictDraft, ...]
    tambons: tuple[TambonDraft, ...]
    organisations: tuple[OrganisationDraft, ...]
    findings: tuple[Finding, ...]

    def errors(self) -> tuple[Finding, ...]:
        """The findings that stand against loading."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)
