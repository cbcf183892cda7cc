"""The PAO, which issues the documents of its province."""

from prasan.organisations.models import Organisation, Province
from prasan.organisations.rules.kinds import OrganisationKind


def issuer_of(province: Province) -> Organisation | None:
    """The PAO of a province, where it has been loaded."""
    return Organisation.objects.filter(province=province, kind=OrganisationKind.PAO, valid_to=None).first()


def pao_name(province: Province) -> str:
    """How the PAO of a province is called."""
    pao = issuer_of(province)
    return pao.name_th if pao else f"องค์การบริหารส่วนจังหวัด{province.name_th}"
