"""What the generator takes and gives. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from prasan.framework.rules import Stage
from prasan.organisations.loading import ProvinceDraft
from prasan.organisations.rules.kinds import OrganisationKind, label_of
from prasan.plans.rules.rows import ProjectRow


@dataclass(frozen=True, slots=True)
class Spot:
    """A named place with its point in degrees: a subdistrict, village or community."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class DemoOrganisation:
    """What the generator must know of an organisation. `spots` are its subdistricts; a PAO has the whole province's."""

    code: str
    label: str
    kind: OrganisationKind
    district_code: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class DemoProject:
    """One made-up project.

    `guideline` is the code that its planner confirmed, "" where nobody has yet. `stages`: fiscal year (B.E.) with money
    → how far the project has come in that year. `lat`, `lon` in degrees, None where the project has no place.
    """

    row: ProjectRow
    guideline: str
    stages: Mapping[int, Stage]
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """One organisation's made-up plan, in the order of its workbook. Whoever stores or prints it marks it synthetic."""

    organisation_code: str
    projects: tuple[DemoProject, ...]


def organisations_of(province: ProvinceDraft) -> tuple[DemoOrganisation, ...]:
    """The organisations of a province's folder that have not ended, as the generator takes them."""
    district_name = {district.code: district.name_th for district in province.districts}
    tambons = {tambon.code: tambon for tambon in province.tambons}
    everywhere = tuple(
        Spot(f"ตำบล{one.name_th} อำเภอ{district_name[one.district_code]}", one.lat, one.lon) for one in tambons.values()
    )
    return tuple(
        DemoOrganisation(
            code=one.code,
            label=label_of(one.kind, one.name_th),
            kind=one.kind,
            district_code=one.district_code,
            spots=everywhere
            if one.kind is OrganisationKind.PAO
            else tuple(Spot(tambons[code].name_th, one.lat, one.lon) for code in one.tambon_codes),
        )
        for one in province.organisations
        if one.valid_to is None
    )
