"""Keeping, applying, undoing and announcing an upload: all or nothing, with its trace, by those who may."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from prasan.accounts.models import TrailEntry, User
from prasan.accounts.queries import whole_trail
from prasan.accounts.rules.chain import first_broken
from prasan.common.errors import FileRefused, NotAllowed, NotFound, Refusal
from prasan.common.findings import CellPlace, Finding, Severity
from prasan.plans import queries
from prasan.plans.actions import announce_plan, apply_import, keep_upload, state_of, undo_import
from prasan.plans.models import Import, Plan, Project, ProjectVersion, RevisionMove
from prasan.plans.rules.rows import PlanDocument, PlanFormat, ProjectRow
from tests.build import World, row

YESTERDAY = date(2026, 10, 1)


def document(*rows: ProjectRow, **but: object) -> PlanDocument:
    values: dict[str, object] = {"projects": rows, **but}
    return PlanDocument(PlanFormat.ISSUE, 2571, 2575, "เทศบาลตำบลบ้านเอ", **values)  # type: ignore[arg-type]


def keep(world: World, plan: PlanDocument, by: User | None = None) -> Import:
    return keep_upload(
        organisation=world.ban_a, document=plan, file_name="แผน.xlsx", content=b"bytes", by=by or world.cast.anong
    )


def bring_in(world: World, *rows: ProjectRow, take_out_gone: bool = False) -> Import:
    """Upload and apply in one go, as Anong."""
    plan = document(*rows)
    kept = keep(world, plan)
    return apply_import(
        import_id=kept.pk,
        document=plan,
        seen=state_of(kept.plan),
        take_out_gone=take_out_gone,
        by=world.cast.anong,
    )


def working(world: World) -> list[str]:
    return [one.name for one in queries.working_projects(Plan.objects.filter(organisation=world.ban_a).first())]


def published(world: World) -> list[str]:
    return sorted(
        ProjectVersion.objects.published()
        .filter(project__plan__organisation=world.ban_a)
        .values_list("name", flat=True)
    )


def announce(world: World) -> None:
    announce_plan(plan_id=Plan.objects.get(organisation=world.ban_a).pk, announced_on=YESTERDAY, by=world.cast.porn)


@pytest.fixture(autouse=True)
def october(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: YESTERDAY + timedelta(days=1))


def test_an_upload_changes_nothing_until_it_is_applied(world: World) -> None:
    kept = keep(world, document(row("ขุดลอกคลอง")))
    assert kept.state == Import.State.PREVIEWED
    assert bytes(kept.content) == b"bytes"
    assert (Plan.objects.count(), Project.objects.count()) == (0, 0)


def test_an_applied_import_stores_every_project_with_its_yearly_money(world: World) -> None:
    first = row("ขุดลอกคลอง", amounts={2571: 5, 2573: 7}, ordinance_amounts={2571: 4}, notes=("หมายเหตุ",), kpi="1 สาย")
    done = bring_in(world, first, row("ก่อสร้างถนน", row=11))
    assert done.summary == {"added": 2, "changed": 0, "same": 0, "gone": 0, "left_out": 0, "revision": 1}
    assert working(world) == ["ขุดลอกคลอง", "ก่อสร้างถนน"]
    stored = queries.stored_rows(done.plan)[0].row
    assert (stored.amounts, stored.ordinance_amounts, stored.notes) == (
        first.amounts,
        first.ordinance_amounts,
        first.notes,
    )
    assert ProjectVersion.objects.get(name="ขุดลอกคลอง").total_baht == 12


def test_importing_the_same_file_again_changes_nothing_and_opens_no_revision(world: World) -> None:
    bring_in(world, row("ขุดลอกคลอง"))
    announce(world)
    again = bring_in(world, row("ขุดลอกคลอง"))
    assert (again.summary["same"], again.summary["added"], again.summary["revision"]) == (1, 0, None)
    assert ProjectVersion.objects.count() == 1
    assert Plan.objects.get().revisions.count() == 1


def test_a_later_file_changes_a_project_and_both_versions_are_kept(world: World) -> None:
    bring_in(world, row("ขุดลอกคลอง", amounts={2571: 5}))
    bring_in(world, row("ขุดลอกคลอง", amounts={2571: 9}), row("ก่อสร้างถนน"))
    assert working(world) == ["ขุดลอกคลอง", "ก่อสร้างถนน"]
    new = ProjectVersion.objects.get(name="ขุดลอกคลอง", is_latest=True)
    assert new.previous is not None
    assert (new.total_baht, new.previous.total_baht) == (9, 5)
    assert Project.objects.count() == 2


def test_a_project_that_the_file_lacks_stays_unless_it_is_taken_out_on_purpose(world: World) -> None:
    bring_in(world, row("ขุดลอกคลอง"), row("ก่อสร้างถนน", row=11))
    bring_in(world, row("ขุดลอกคลอง"))
    assert working(world) == ["ขุดลอกคลอง", "ก่อสร้างถนน"]
    done = bring_in(world, row("ขุดลอกคลอง"), take_out_gone=True)
    assert working(world) == ["ขุดลอกคลอง"]
    assert done.summary["gone"] == 1


def test_a_plan_that_changed_since_the_preview_is_refused(world: World) -> None:
    plan = document(row("ก่อสร้างถนน"))
    kept = keep(world, plan)
    seen = state_of(kept.plan)
    bring_in(world, row("ขุดลอกคลอง"))
    with pytest.raises(Refusal) as refused:
        apply_import(import_id=kept.pk, document=plan, seen=seen, by=world.cast.anong)
    assert refused.value.code == "plan_changed"
    assert working(world) == ["ขุดลอกคลอง"]


def test_an_import_is_applied_once(world: World) -> None:
    done = bring_in(world, row("ขุดลอกคลอง"))
    with pytest.raises(Refusal) as refused:
        apply_import(import_id=done.pk, document=document(row("ข")), seen=state_of(done.plan), by=world.cast.anong)
    assert refused.value.code == "import_closed"


def test_a_faulty_row_is_not_applied_until_it_is_left_out(world: World) -> None:
    error = Finding("amount_satang", Severity.ERROR, CellPlace("ผ.02", 11, "F"), "ผิด", "wrong")
    plan = document(row("ขุดลอกคลอง"), row("ก่อสร้างถนน", row=11), findings=(error,))
    kept = keep(world, plan)
    with pytest.raises(Refusal) as refused:
        apply_import(import_id=kept.pk, document=plan, seen="new", by=world.cast.anong)
    assert refused.value.code == "rows_with_errors"
    assert working(world) == []
    apply_import(import_id=kept.pk, document=plan, seen="new", left_out=[("ผ.02", 11)], by=world.cast.anong)
    assert working(world) == ["ขุดลอกคลอง"]


def test_undo_puts_the_plan_back_and_keeps_what_was_imported(world: World) -> None:
    bring_in(world, row("ขุดลอกคลอง", amounts={2571: 5}), row("ก่อสร้างถนน", row=11))
    before = [stored.row for stored in queries.stored_rows(Plan.objects.get())]
    done = bring_in(world, row("ขุดลอกคลอง", amounts={2571: 9}), row("วางท่อ", row=12), take_out_gone=True)
    undone = undo_import(import_id=done.pk, why="ไฟล์ผิดปี", by=world.cast.anong)
    assert undone.state == Import.State.UNDONE
    assert [stored.row for stored in queries.stored_rows(Plan.objects.get())] == before
    assert ProjectVersion.objects.filter(source_import=done).count() == 2
    assert TrailEntry.objects.filter(did="import.undone").values_list("why", flat=True).get() == "ไฟล์ผิดปี"


def test_an_older_import_is_undone_only_after_the_newer_one(world: World) -> None:
    first = bring_in(world, row("ขุดลอกคลอง", amounts={2571: 5}))
    second = bring_in(world, row("ขุดลอกคลอง", amounts={2571: 9}))
    with pytest.raises(Refusal) as refused:
        undo_import(import_id=first.pk, why="", by=world.cast.anong)
    assert refused.value.code == "changed_since"
    undo_import(import_id=second.pk, why="", by=world.cast.anong)
    undo_import(import_id=first.pk, why="", by=world.cast.anong)
    assert working(world) == []


def test_an_announced_import_is_never_undone_even_where_it_only_took_projects_out(world: World) -> None:
    bring_in(world, row("ขุดลอกคลอง"), row("ก่อสร้างถนน", row=11))
    announce(world)
    removal = bring_in(world, row("ขุดลอกคลอง"), take_out_gone=True)
    announce(world)
    with pytest.raises(Refusal) as refused:
        undo_import(import_id=removal.pk, why="", by=world.cast.anong)
    assert refused.value.code == "already_announced"
    assert published(world) == ["ขุดลอกคลอง"]


def test_nothing_is_public_until_announced_and_the_last_announced_state_stays_public(world: World) -> None:
    bring_in(world, row("ขุดลอกคลอง"))
    assert published(world) == []
    announce(world)
    bring_in(world, row("ก่อสร้างถนน"))
    assert published(world) == ["ขุดลอกคลอง"]
    announce(world)
    assert published(world) == ["ก่อสร้างถนน", "ขุดลอกคลอง"]


def test_announcing_without_projects_or_changes_is_refused(world: World) -> None:
    done = bring_in(world, row("ขุดลอกคลอง"))
    undo_import(import_id=done.pk, why="", by=world.cast.anong)
    with pytest.raises(Refusal) as refused:
        announce(world)
    assert refused.value.code == "empty_plan"
    bring_in(world, row("ขุดลอกคลอง"))
    announce(world)
    with pytest.raises(Refusal) as refused:
        announce(world)
    assert refused.value.code == "nothing_to_announce"


def test_a_stranger_finds_nothing_and_a_reader_may_not_write(world: World) -> None:
    with pytest.raises(NotFound):
        keep(world, document(row("ข")), by=world.cast.boonmee)
    with pytest.raises(NotAllowed):
        keep(world, document(row("ข")), by=world.cast.ake)
    assert keep(world, document(row("ข")), by=world.cast.porn).uploaded_by == world.cast.porn
    done = bring_in(world, row("ขุดลอกคลอง"))
    for user in (world.cast.boonmee, world.cast.ake):
        with pytest.raises(Refusal):
            undo_import(import_id=done.pk, why="", by=user)
        with pytest.raises(Refusal):
            announce_plan(plan_id=Plan.objects.get().pk, announced_on=YESTERDAY, by=user)


def test_a_file_of_another_organisation_or_period_is_refused_whole(world: World) -> None:
    with pytest.raises(FileRefused):
        keep(world, document(row("ข"), organisation_code="5003"))
    bring_in(world, row("ขุดลอกคลอง"))
    shorter = PlanDocument(PlanFormat.ISSUE, 2571, 2574, "", (row("ข"),))
    with pytest.raises(FileRefused) as refused:
        keep(world, shorter)
    assert refused.value.code == "other_period"
    assert Import.objects.count() == 1


def test_every_write_leaves_its_trace_in_an_unbroken_chain(world: World) -> None:
    done = bring_in(world, row("ขุดลอกคลอง"))
    announce(world)
    with pytest.raises(Refusal):
        undo_import(import_id=done.pk, why="", by=world.cast.anong)
    cast = (world.cast.anong, world.cast.porn)
    written = list(TrailEntry.objects.filter(by__in=cast).order_by("number").values_list("did", flat=True))
    steps = ["revision.moved"] * (RevisionMove.objects.count() - 1)
    assert written == ["import.uploaded", "plan.opened", "import.applied", *steps, "plan.announced"]
    assert first_broken(whole_trail()) is None


def test_every_text_of_a_cell_fits_its_column(world: World) -> None:
    long = "ก" * 5_000
    bring_in(
        world, row("ถนน", number=long, unit=long, group=long, sheet="แผ่น" * 100, revision=long, kpi=long, reason=long)
    )
    for version in ProjectVersion.objects.all():
        version.clean_fields()


@pytest.mark.parametrize("act", ["undo", "announce"])
def test_whoever_writes_in_a_plan_holds_it(world: World, act: str) -> None:
    """Where the database locks rows (PostgreSQL); SQLite has one writer at a time anyway."""
    kept = bring_in(world, row("ถนน"))
    with CaptureQueriesContext(connection) as asked:
        undo_import(import_id=kept.pk, why="ผิด", by=world.cast.anong) if act == "undo" else announce(world)
    held = any('FROM "plans_plan"' in one["sql"] and "FOR UPDATE" in one["sql"] for one in asked)
    assert held == connection.features.has_select_for_update


def test_an_undone_import_leaves_nothing_to_announce(world: World) -> None:
    bring_in(world, row("ถนน"))
    announce(world)
    undo_import(import_id=bring_in(world, row("ถนน"), row("ประปา")).pk, why="ไฟล์ผิด", by=world.cast.anong)
    with pytest.raises(Refusal):
        announce(world)
    assert published(world) == ["ถนน"]
