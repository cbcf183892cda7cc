"""Names and kinds of organisations."""

import pytest

from prasan.organisations.rules.kinds import (
    FULL_KIND_TH,
    OrganisationKind,
    full_name_of,
    head_of,
    kind_of_name,
    label_of,
    short_name_of,
)


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("อบต.ขามป้อม", "องค์การบริหารส่วนตำบลขามป้อม"),
        ("อบต. ขามป้อม", "องค์การบริหารส่วนตำบลขามป้อม"),
        ("  ทต.โนนสะอาด\n", "เทศบาลตำบลโนนสะอาด"),
        ("ทม.ศิลา", "เทศบาลเมืองศิลา"),
        ("ทน.ขอนแก่น", "เทศบาลนครขอนแก่น"),
        ("อบจ.ขอนแก่น", "องค์การบริหารส่วนจังหวัดขอนแก่น"),
        ("เทศบาลตำบล โนนสะอาด", "เทศบาลตำบลโนนสะอาด"),
        ("องค์การบริหารส่วนตําบลขามป้อม", "องค์การบริหารส่วนตำบลขามป้อม"),
        ("โนนสะอาด", "โนนสะอาด"),
    ],
)
def test_a_name_as_somebody_wrote_it_becomes_the_full_name(written: str, full: str) -> None:
    assert full_name_of(written) == full


def test_the_full_name_tells_its_kind_and_the_short_name_does_not_carry_it() -> None:
    assert kind_of_name("เทศบาลเมืองศิลา") is OrganisationKind.TOWN
    assert kind_of_name("ศิลา") is None
    assert short_name_of("เทศบาลเมืองศิลา") == "ศิลา"
    assert short_name_of("ศิลา") == "ศิลา"
    assert label_of(OrganisationKind.SAO, "องค์การบริหารส่วนตำบลขามป้อม") == "อบต.ขามป้อม"


def test_no_kind_word_begins_another() -> None:
    """Otherwise a name would tell two kinds."""
    words = list(FULL_KIND_TH.values())
    assert not [(one, other) for one in words for other in words if one != other and one.startswith(other)]


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("เทศบาลนครขอนแก่น", "นายกเทศมนตรีนครขอนแก่น"),
        ("เทศบาลตำบลสาวะถี", "นายกเทศมนตรีตำบลสาวะถี"),
        ("องค์การบริหารส่วนตำบลขามป้อม", "นายกองค์การบริหารส่วนตำบลขามป้อม"),
    ],
)
def test_the_head_of_an_organisation_is_called_as_its_kind_asks(name: str, head: str) -> None:
    assert head_of(name) == head
