"""When an upload may be applied, undone and announced."""

from datetime import date

from prasan.common.findings import CellPlace, Finding, Severity
from prasan.plans.rules.comparing import Stored
from prasan.plans.rules.importing import (
    difference,
    faults,
    name_differs,
    rows_with_errors,
    why_not_accept,
    why_not_announce,
    why_not_apply,
    why_not_fit,
    why_not_undo,
)
from prasan.plans.rules.rows import PlanDocument, PlanFormat, ProjectRow

SHEET = "ผ.02"
ROWS = tuple(ProjectRow(SHEET, at, "1", f"โครงการที่ {at}", amounts={2571: 100}) for at in (10, 12, 15))
TODAY = date(2026, 10, 1)


def document(*findings: Finding, **but: object) -> PlanDocument:
    values: dict[str, object] = {"projects": ROWS, "findings": findings, **but}
    return PlanDocument(PlanFormat.ISSUE, 2571, 2575, "เทศบาลตำบลบ้านเอ", **values)  # type: ignore[arg-type]


def error(row: int | None, code: str = "amount_satang", severity: Severity = Severity.ERROR) -> Finding:
    return Finding(code, severity, CellPlace(SHEET, row, "F"), "ผิด", "wrong")


def test_an_error_stops_the_row_that_it_stands_in() -> None:
    assert rows_with_errors(document(error(12))) == {(SHEET, 12)}


def test_an_error_in_a_further_row_of_a_project_stops_that_project() -> None:
    assert rows_with_errors(document(error(13))) == {(SHEET, 12)}


def test_a_row_that_is_no_project_must_be_left_out_by_itself() -> None:
    (fault,) = faults(document(error(13, "row_not_read")))
    assert (fault.place, fault.project) == ((SHEET, 13), None)


def test_an_error_above_the_first_project_or_of_the_whole_sheet_stops_only_itself() -> None:
    assert rows_with_errors(document(error(8, "doubled_year"), error(None, "no_year_columns"))) == {
        (SHEET, 8),
        (SHEET, 0),
    }


def test_several_errors_of_a_row_are_one_fault_with_its_project() -> None:
    (fault,) = faults(document(error(10), error(11), error(10, "text_too_long")))
    assert fault.project == ROWS[0]
    assert len(fault.findings) == 3


def test_warnings_and_notes_stop_nothing() -> None:
    faulty = document(error(10, severity=Severity.WARNING), error(12, severity=Severity.NOTE))
    assert why_not_apply(faulty, left_out=()) is None


def test_nothing_is_applied_while_one_faulty_row_is_neither_mended_nor_left_out() -> None:
    faulty = document(error(10), error(12))
    refusal = why_not_apply(faulty, left_out=[(SHEET, 10)])
    assert refusal is not None
    assert "แถว 12" in refusal.message_th
    assert why_not_apply(faulty, left_out=[(SHEET, 10), (SHEET, 12)]) is None


def test_a_row_left_out_is_not_added() -> None:
    found = difference(document(error(10)), [], left_out=[(SHEET, 10)])
    assert [row.row for row in found.added] == [12, 15]


def test_a_stored_project_whose_row_is_left_out_stays_and_is_not_gone() -> None:
    before = ProjectRow(SHEET, 3, "1", "โครงการที่ 10", amounts={2571: 7})
    found = difference(document(error(10)), [Stored("P1", before)], left_out=[(SHEET, 10)])
    assert (found.gone, found.changed) == ((), ())
    assert found.same == (Stored("P1", before),)


def test_a_file_with_another_organisations_code_is_refused() -> None:
    refusal = why_not_accept(document(organisation_code="5003"), organisation_code="5002")
    assert refusal is not None
    assert refusal.code == "other_organisation"
    assert why_not_accept(document(organisation_code="5002"), organisation_code="5002") is None
    assert why_not_accept(document(), organisation_code="5002") is None


def test_another_printed_name_is_only_a_warning() -> None:
    finding = name_differs(document(), organisation_name="เทศบาลตำบลบ้านบี")
    assert finding is not None
    assert finding.severity is Severity.WARNING
    assert name_differs(document(), organisation_name="เทศบาลตำบล บ้านเอ") is None


def test_a_plan_that_starts_with_another_must_end_with_it() -> None:
    assert why_not_fit(document(), first_year=2571, last_year=2575) is None
    assert why_not_fit(document(), first_year=2566, last_year=2570) is None
    refusal = why_not_fit(document(), first_year=2571, last_year=2574)
    assert refusal is not None
    assert refusal.code == "other_period"


def test_an_import_is_undone_only_while_applied_unannounced_and_the_newest() -> None:
    def code(state: str = "applied", later: int = 0, announced: bool = False) -> str:
        refusal = why_not_undo(state=state, later_versions=later, is_announced=announced)
        return refusal.code if refusal else ""

    assert code() == ""
    assert code(state="previewed") == code(state="undone") == "not_applied"
    assert code(announced=True) == "already_announced"
    assert code(later=2) == "changed_since"


def test_a_plan_is_announced_on_a_day_that_has_come_and_not_before_the_last_one() -> None:
    def code(on: date = TODAY, projects: int = 3, is_open: bool = True, last: date | None = None) -> str:
        refusal = why_not_announce(
            projects=projects, has_open_revision=is_open, announced_on=on, last_announced=last, today=TODAY
        )
        return refusal.code if refusal else ""

    assert code() == code(last=TODAY) == code(on=date(2026, 9, 1)) == ""
    assert code(projects=0) == "empty_plan"
    assert code(is_open=False) == "nothing_to_announce"
    assert code(on=date(2026, 10, 2)) == "announced_in_future"
    assert code(on=date(2026, 8, 1), last=date(2026, 9, 1)) == "announced_before_last"
