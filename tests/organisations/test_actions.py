"""What the actions write, and what they leave alone."""

from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from prasan.accounts.models import TrailEntry, User
from prasan.common.errors import FileRefused, NotAllowed, NotFound, Refusal
from prasan.organisations.actions.changes import (
    dissolve_organisation,
    merge_organisations,
    rename_organisation,
    take_back_change,
    tried,
    upgrade_organisation,
)
from prasan.organisations.actions.memberships import end_role, give_role
from prasan.organisations.actions.provinces import load_province
from prasan.organisations.loading import read_province
from prasan.organisations.models import District, Membership, Organisation, OrganisationChange, Province
from prasan.organisations.queries import history_of, memberships_of, organisation, organisations_valid_in, person
from prasan.organisations.rules.kinds import ChangeKind, OrganisationKind, Role
from tests.organisations.cast import write_province

ON = date(2029, 5, 1)  # in fiscal year 2572
Cast = dict[str, Organisation]


def test_loading_a_province_twice_changes_nothing_and_leaves_one_trace(lakeland: Cast, tmp_path: Path) -> None:
    before = list(Organisation.objects.values())

    outcome = load_province(folder_drafts=read_province(tmp_path), by=None)

    assert (outcome.added, outcome.changed, outcome.not_in_folder) == (0, 0, ())
    assert str(outcome) == "อำเภอและ อปท. เพิ่ม 0 ปรับ 0"
    assert list(Organisation.objects.values()) == before
    assert list(TrailEntry.objects.values_list("did", flat=True)) == ["province.loaded"]


def test_loading_a_mended_folder_changes_what_was_mended(lakeland: Cast, tmp_path: Path) -> None:
    write_province(tmp_path, {"organisations.csv": ("16.52,102.5", "16.53,102.5")})
    outcome = load_province(folder_drafts=read_province(tmp_path), by=None)

    assert (outcome.added, outcome.changed) == (0, 1)
    assert organisation("3").lat == 16.53


def test_two_districts_may_swap_their_tiles(lakeland: Cast, tmp_path: Path) -> None:
    write_province(tmp_path, {"province.toml": ("01 = [1, 1]\n02 = [1, 2]", "01 = [1, 2]\n02 = [1, 1]")})
    load_province(folder_drafts=read_province(tmp_path), by=None)

    tiles = dict(District.objects.values_list("code", "tile_column"))
    assert tiles == {"01": 2, "02": 1}


def test_a_folder_with_an_error_stores_nothing(db: None, tmp_path: Path) -> None:
    drafts = read_province(write_province(tmp_path, {"province.toml": ("sao = 2", "sao = 3")}))

    with pytest.raises(FileRefused, match="อบต"):
        load_province(folder_drafts=drafts, by=None)
    assert not Province.objects.exists()


def test_what_is_no_longer_in_the_folder_stays_and_is_named(lakeland: Cast, tmp_path: Path) -> None:
    write_province(tmp_path, {"organisations.csv": ("\n4,", "\n5,")})
    outcome = load_province(folder_drafts=read_province(tmp_path), by=None)

    assert outcome.added == 1
    assert outcome.not_in_folder == ("4",)
    assert Organisation.objects.filter(code="4").exists()


def test_loading_never_undoes_a_recorded_change(lakeland: Cast, tmp_path: Path, siri: User) -> None:
    rename_organisation(
        organisation=lakeland["3"], name_th="องค์การบริหารส่วนตำบลบึงกว้าง", name_en="Bueng Kwang",
        on=ON, why="ประกาศกระทรวงมหาดไทย", by=siri,
    )  # fmt: skip
    outcome = load_province(folder_drafts=read_province(tmp_path), by=None)

    assert outcome.changed == 0
    assert organisation("3").short_name == "บึงกว้าง"


def test_a_rename_is_seen_from_its_year_on_and_not_before(lakeland: Cast, siri: User) -> None:
    rename_organisation(
        organisation=lakeland["3"], name_th="องค์การบริหารส่วนตำบลบึงกว้าง", name_en="Bueng Kwang",
        on=ON, why="ประกาศกระทรวงมหาดไทย", by=siri,
    )  # fmt: skip

    def name_in(year: int) -> str:
        return next(one.name_th for one in organisations_valid_in("lakeland", year) if one.code == "3")

    assert name_in(2571) == "องค์การบริหารส่วนตำบลบึงใหญ่"
    assert name_in(2572) == "องค์การบริหารส่วนตำบลบึงกว้าง"
    entry = TrailEntry.objects.get(did="organisation.renamed")
    assert (entry.by, entry.target_id, entry.why) == (siri, "3", "ประกาศกระทรวงมหาดไทย")


def test_an_upgrade_keeps_the_code_and_the_kind_of_earlier_years(lakeland: Cast, siri: User) -> None:
    upgrade_organisation(
        organisation=lakeland["3"], kind=OrganisationKind.SUBDISTRICT_MUNICIPALITY, name_th="เทศบาลตำบลบึงกว้าง",
        name_en="Bueng Kwang", on=ON, why="ประกาศ", by=siri,
    )  # fmt: skip

    kinds = {
        year: {one.code: one.kind for one in organisations_valid_in("lakeland", year)}["3"] for year in (2571, 2572)
    }
    assert kinds == {2571: OrganisationKind.SAO, 2572: OrganisationKind.SUBDISTRICT_MUNICIPALITY}
    assert [fact.change.what for fact in history_of("3")] == [ChangeKind.UPGRADED]


def test_a_merge_leaves_earlier_denominators_alone_and_keeps_the_history(lakeland: Cast, siri: User) -> None:
    before = {year: organisations_valid_in("lakeland", year) for year in range(2561, 2572)}

    merge_organisations(organisations=[lakeland["4"]], into=lakeland["3"], on=ON, why="ประกาศ", by=siri)

    assert {year: organisations_valid_in("lakeland", year) for year in before} == before
    assert [one.code for one in organisations_valid_in("lakeland", 2572)] == ["1", "2", "3"]
    (fact,) = history_of("4")
    assert (fact.change.what, fact.into_code, fact.why) == (ChangeKind.MERGED, "3", "ประกาศ")


def test_a_refused_merge_writes_nothing(lakeland: Cast, siri: User) -> None:
    with pytest.raises(Refusal):
        merge_organisations(
            organisations=[lakeland["4"], lakeland["1"]], into=lakeland["3"], on=ON, why="ประกาศ", by=siri
        )
    assert not OrganisationChange.objects.exists()
    assert len(organisations_valid_in("lakeland", 2575)) == 4


def test_a_dissolved_organisation_cannot_change_again(lakeland: Cast, siri: User) -> None:
    dissolve_organisation(organisation=lakeland["4"], on=ON, why="ประกาศ", by=siri)

    with pytest.raises(Refusal) as refused:
        dissolve_organisation(organisation=lakeland["4"], on=date(2030, 1, 1), why="ซ้ำ", by=siri)
    assert refused.value.code == "not_valid_then"


def test_only_the_administrator_of_the_province_changes_organisations(lakeland: Cast, somchai: User) -> None:
    with pytest.raises(NotAllowed):
        dissolve_organisation(organisation=lakeland["4"], on=ON, why="ประกาศ", by=somchai)
    assert not OrganisationChange.objects.exists()


def test_a_change_recorded_by_mistake_is_taken_back_as_if_it_had_not_been(lakeland: Cast, siri: User) -> None:
    before = list(Organisation.objects.values()), organisations_valid_in("lakeland", 2575)
    (merged,) = merge_organisations(organisations=[lakeland["4"]], into=lakeland["3"], on=ON, why="ผิดแห่ง", by=siri)
    upgraded = upgrade_organisation(
        organisation=lakeland["3"], kind=OrganisationKind.SUBDISTRICT_MUNICIPALITY, name_th="เทศบาลตำบลบึงกว้าง",
        name_en="Bueng Kwang", on=ON, why="ผิดแห่ง", by=siri,
    )  # fmt: skip

    take_back_change(change_id=merged.pk, why="บันทึกผิด", by=siri)
    take_back_change(change_id=upgraded.pk, why="บันทึกผิด", by=siri)

    assert (list(Organisation.objects.values()), organisations_valid_in("lakeland", 2575)) == before
    assert history_of("4") == history_of("3") == ()
    assert OrganisationChange.objects.count() == 2
    with pytest.raises(NotFound):
        take_back_change(change_id=merged.pk, why="อีกครั้ง", by=siri)


def test_only_the_last_change_can_be_taken_back(lakeland: Cast, siri: User) -> None:
    first, last = (
        rename_organisation(
            organisation=lakeland["3"], name_th=f"องค์การบริหารส่วนตำบล{name}", name_en=name, on=on, why="ประกาศ", by=siri
        )
        for name, on in (("หนึ่ง", ON), ("สอง", date(2030, 1, 1)))
    )
    with pytest.raises(Refusal) as refused:
        take_back_change(change_id=first.pk, why="ผิด", by=siri)
    assert refused.value.code == "not_the_last_change"
    take_back_change(change_id=last.pk, why="ผิด", by=siri)
    take_back_change(change_id=first.pk, why="ผิด", by=siri)
    assert organisation("3").name_th == lakeland["3"].name_th


def test_trying_a_change_leaves_nothing_of_it(lakeland: Cast, siri: User) -> None:
    tried(lambda: dissolve_organisation(organisation=lakeland["4"], on=ON, why="ประกาศ", by=siri))
    assert not OrganisationChange.objects.exists()
    assert TrailEntry.objects.filter(did="organisation.dissolved").count() == 0


def test_the_database_refuses_an_end_before_the_beginning(lakeland: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(code="4").update(valid_to=date(2016, 1, 1))


def test_a_role_is_given_once_and_ended_once(lakeland: Cast, somchai: User) -> None:
    for _ in range(2):
        given = give_role(user=somchai, organisation=lakeland["3"], role=Role.PLANNER, by=None)
    assert [(one.role, one.organisation and one.organisation.label) for one in memberships_of(somchai)] == [
        (Role.PLANNER, "อบต.บึงใหญ่")
    ]

    for _ in range(2):
        end_role(membership=given, why="ย้ายไปสังกัดอื่น", by=None)
    assert memberships_of(somchai) == ()
    assert list(TrailEntry.objects.order_by("number").values_list("did", flat=True)) == [
        "province.loaded",
        "role.given",
        "role.ended",
    ]


def test_a_role_can_be_given_again_after_it_ended(lakeland: Cast, somchai: User) -> None:
    first = give_role(user=somchai, organisation=lakeland["3"], role=Role.PLANNER, by=None)
    end_role(membership=first, why="ลาศึกษาต่อ", by=None)
    give_role(user=somchai, organisation=lakeland["3"], role=Role.PLANNER, by=None)

    assert len(memberships_of(somchai)) == 1
    assert Membership.objects.count() == 2


def test_an_auditor_serves_a_whole_province(lakeland: Cast, somchai: User) -> None:
    province = Province.objects.get()
    give_role(user=somchai, organisation=None, province=province, role=Role.AUDITOR, by=None)

    (fact,) = memberships_of(somchai)
    assert (fact.role, fact.province_code, fact.organisation_code) == (Role.AUDITOR, "lakeland", "")


@pytest.mark.parametrize("code", ["3", ""])
def test_the_database_refuses_a_second_open_membership(lakeland: Cast, somchai: User, code: str) -> None:
    province, where = Province.objects.get(), lakeland.get(code)
    Membership.objects.create(user=somchai, province=province, organisation=where, role=Role.AUDITOR)

    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=somchai, province=province, organisation=where, role=Role.AUDITOR)


def test_a_planner_without_an_organisation_is_refused(lakeland: Cast, somchai: User) -> None:
    with pytest.raises(Refusal, match="ต้องระบุ อปท"):
        give_role(user=somchai, organisation=None, province=Province.objects.get(), role=Role.PLANNER, by=None)


def test_a_secretary_serves_a_district_once(lakeland: Cast, somchai: User) -> None:
    district = District.objects.get(code="01")
    for _ in range(2):
        give_role(user=somchai, organisation=None, district=district, role=Role.DISTRICT_SECRETARY, by=None)
    (fact,) = memberships_of(somchai)
    assert (fact.district_code, fact.district, fact.organisation_code) == ("01", district, "")
    assert person(somchai).keeps_district("01")
    assert not person(somchai).keeps_district("02")
    assert str(Membership.objects.get()) == "สมชาย เลขานุการคณะกรรมการประสานแผนระดับอำเภอ เหนือ"


def test_the_database_refuses_a_membership_of_two_places(lakeland: Cast, somchai: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            user=somchai,
            province=Province.objects.get(),
            organisation=lakeland["3"],
            district=District.objects.get(code="01"),
            role=Role.PLANNER,
        )


def test_an_administrator_gives_and_ends_roles_of_their_own_organisation_only(lakeland: Cast, somchai: User) -> None:
    lek = User.objects.create_user(username="lek")
    give_role(user=lek, organisation=lakeland["3"], role=Role.ADMINISTRATOR, by=None)
    given = give_role(user=somchai, organisation=lakeland["3"], role=Role.PLANNER, by=lek)
    elsewhere = give_role(user=somchai, organisation=lakeland["4"], role=Role.PLANNER, by=None)
    with pytest.raises(NotAllowed):
        give_role(user=lek, organisation=lakeland["4"], role=Role.PLANNER, by=lek)
    with pytest.raises(NotAllowed):
        end_role(membership=elsewhere, why="ลอง", by=lek)
    with pytest.raises(NotAllowed):
        end_role(membership=given, why="ลอง", by=somchai)
    end_role(membership=given, why="ย้าย", by=lek)
    assert [fact.organisation_code for fact in memberships_of(somchai)] == ["4"]
