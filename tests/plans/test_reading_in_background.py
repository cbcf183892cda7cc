"""Files that are read later: received, accepted or refused, discarded; and rows that stand where the file has them."""

import pytest

from prasan.accounts.models import TrailEntry
from prasan.common.errors import FileRefused, NotAllowed, NotFound, Refusal
from prasan.jobs.actions import start
from prasan.plans import queries
from prasan.plans.actions import apply_import, discard_import, keep_upload, receive_upload, state_of, undo_import
from prasan.plans.actions.ordering import number_anew
from prasan.plans.exporting import plan_workbook
from prasan.plans.jobs import READ, reading_of
from prasan.plans.models import Import, Plan, ProjectVersion
from prasan.plans.rules.rows import PlanDocument, PlanFormat, ProjectRow
from tests.build import World, row


def document(*rows: ProjectRow) -> PlanDocument:
    return PlanDocument(PlanFormat.ISSUE, 2571, 2575, "เทศบาลตำบลบ้านเอ", rows)


def receive(world: World, content: bytes) -> Import:
    return receive_upload(organisation=world.ban_a, file_name="แผน.xlsx", content=content, by=world.cast.anong)


def read(world: World, kept: Import) -> Import:
    start(kind=READ.code, by=world.cast.anong, arguments={"import": kept.pk}, once=reading_of(kept.pk))
    kept.refresh_from_db()
    return kept


def bring_in(world: World, *names: str) -> Import:
    rows = [row(name, row=10 + index) for index, name in enumerate(names)]
    kept = keep_upload(
        organisation=world.ban_a, document=document(*rows), file_name="x", content=b"", by=world.cast.anong
    )
    seen = state_of(Plan.objects.filter(organisation=world.ban_a).first())
    return apply_import(import_id=kept.pk, document=document(*rows), seen=seen, by=world.cast.anong)


def names(world: World) -> list[str]:
    return [one.name for one in queries.working_projects(Plan.objects.get(organisation=world.ban_a))]


def test_a_received_file_is_read_and_waits_for_its_preview(world: World) -> None:
    kept = receive(world, plan_workbook(document(row("ถนน"))))
    assert kept.state == Import.State.RECEIVED
    assert read(world, kept).state == Import.State.PREVIEWED
    assert Plan.objects.count() == 0


def test_a_received_file_that_is_no_plan_is_refused_with_its_reason_kept(world: World) -> None:
    kept = read(world, receive(world, b"no workbook"))
    assert kept.state == Import.State.REFUSED
    assert "อ่านไฟล์นี้เป็นสมุดงานไม่ได้" in kept.message_th and kept.message_en
    assert TrailEntry.objects.filter(did="import.refused", target_id=str(kept.pk)).exists()


def test_reading_again_changes_nothing(world: World) -> None:
    kept = read(world, receive(world, plan_workbook(document(row("ถนน")))))
    assert read(world, kept).state == Import.State.PREVIEWED


def test_only_planners_send_files(world: World) -> None:
    with pytest.raises(NotFound):
        receive_upload(organisation=world.ban_a, file_name="x", content=b"", by=world.cast.boonmee)
    with pytest.raises(NotAllowed):
        receive_upload(organisation=world.ban_a, file_name="x", content=b"", by=world.cast.ake)


def test_a_preview_is_discarded_for_a_reason_and_can_no_longer_be_applied(world: World) -> None:
    plan = document(row("ถนน"))
    kept = keep_upload(organisation=world.ban_a, document=plan, file_name="x", content=b"", by=world.cast.anong)
    discard_import(import_id=kept.pk, why="มีไฟล์ใหม่กว่า", by=world.cast.anong)
    assert TrailEntry.objects.get(did="import.discarded").why == "มีไฟล์ใหม่กว่า"
    with pytest.raises(Refusal, match="ทำไปแล้ว"):
        apply_import(import_id=kept.pk, document=plan, seen="new", by=world.cast.anong)
    with pytest.raises(Refusal, match="ทิ้งไม่ได้"):
        discard_import(import_id=kept.pk, why="อีกครั้ง", by=world.cast.anong)


def test_what_was_applied_is_undone_and_not_discarded(world: World) -> None:
    done = bring_in(world, "ถนน")
    with pytest.raises(Refusal, match="ใช้ย้อนกลับ"):
        discard_import(import_id=done.pk, why="ไม่ใช้", by=world.cast.anong)


def test_a_file_of_another_organisation_is_refused_whole(world: World) -> None:
    other = PlanDocument(PlanFormat.ISSUE, 2571, 2575, "", (row("ถนน"),), organisation_code="5003")
    with pytest.raises(FileRefused):
        keep_upload(organisation=world.ban_a, document=other, file_name="x", content=b"", by=world.cast.anong)
    assert Import.objects.count() == 0


def test_added_rows_stand_where_the_file_has_them(world: World) -> None:
    bring_in(world, "ก", "ง")
    bring_in(world, "ก", "ข", "ค", "ง", "จ")
    assert names(world) == ["ก", "ข", "ค", "ง", "จ"]


def test_undoing_and_adding_again_keeps_the_order(world: World) -> None:
    bring_in(world, "ก", "ค")
    undo_import(import_id=bring_in(world, "ก", "ข", "ค").pk, why="ผิด", by=world.cast.anong)
    bring_in(world, "ก", "ข ใหม่", "ค")
    assert names(world) == ["ก", "ข ใหม่", "ค"]


def test_a_place_can_be_halved_for_ever(world: World) -> None:
    bring_in(world, "ก", "ฮ")
    for number in range(25):
        bring_in(world, "ก", f"ที่ {number}", *[f"ที่ {done}" for done in reversed(range(number))], "ฮ")
    assert names(world) == ["ก", *[f"ที่ {number}" for number in reversed(range(25))], "ฮ"]


def test_numbering_anew_keeps_the_order_and_every_version_of_a_project_together(world: World) -> None:
    bring_in(world, "ก", "ค")
    bring_in(world, "ก", "ข", "ค")
    number_anew(Plan.objects.get(organisation=world.ban_a))
    assert list(ProjectVersion.objects.working().order_by("position").values_list("name", "position")) == [
        ("ก", 0),
        ("ข", 1),
        ("ค", 2),
    ]
