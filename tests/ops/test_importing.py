"""`prasan import-plan` and `prasan export-plan` on the small world."""

import json
from pathlib import Path
from typing import Any

import pytest

from prasan.ops.main import main
from prasan.plans.models import Project
from tests.build import World
from tests.workbooks import simple_row, strategy_sheet, write_workbook

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def book(tmp_path: Path, world: World) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(write_workbook(strategy_sheet(simple_row(1, "ขุดสระ", 5), simple_row(2, "ขุดคลอง", 7))))
    return path


def imported(capsys: Capture, path: Path, code: str, *more: str, user: str = "anong") -> tuple[int, dict[str, Any]]:
    ended = main(["import-plan", str(path), "--organisation", code, "--user", user, "--json", *more])
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return ended, answer


def counts(answer: dict[str, Any]) -> tuple[int, ...]:
    return tuple(answer[name] for name in ("added", "changed", "same", "gone"))


def test_a_plan_is_tried_imported_exported_and_imported_again(book: Path, world: World, capsys: Capture) -> None:
    code = world.ban_a.code
    ended, tried = imported(capsys, book, code, "--dry-run", user="")
    assert (ended, tried["applied"], counts(tried), Project.objects.count()) == (0, False, (2, 0, 0, 0), 0)
    assert counts(imported(capsys, book, code)[1]) == (2, 0, 0, 0)
    assert counts(imported(capsys, book, code)[1]) == (0, 0, 2, 0)
    out = book.with_name("out.xlsx")
    assert main(["export-plan", "--organisation", code, "--out", str(out)]) == 0
    capsys.readouterr()
    assert counts(imported(capsys, out, code)[1]) == (0, 0, 2, 0)
    ended, refused = imported(capsys, out, world.ban_b.code)
    assert (ended, refused["refused"]["code"]) == (1, "other_organisation")


def test_a_file_headed_with_another_name_is_doubtful(book: Path, world: World, capsys: Capture) -> None:
    findings = imported(capsys, book, world.ban_a.code, "--dry-run")[1]["findings"]
    assert [finding["code"] for finding in findings] == ["other_name"]


@pytest.mark.parametrize(
    ("code", "user", "name", "why"),
    [
        ("9999", "anong", "plan.xlsx", "no_such_organisation"),
        (None, "nobody", "plan.xlsx", "no_such_user"),
        (None, "anong", "missing.xlsx", "no_file"),
    ],
)
def test_what_cannot_be_imported_is_refused_in_one_sentence(
    book: Path, world: World, capsys: Capture, code: str | None, user: str, name: str, why: str
) -> None:
    ended, answer = imported(capsys, book.with_name(name), code or world.ban_a.code, user=user)
    assert (ended, answer["refused"]["code"], Project.objects.count()) == (1, why, 0)
    assert "No such file" not in answer["refused"]["message_th"]


def test_an_export_to_a_folder_that_is_not_there_is_refused(book: Path, world: World, capsys: Capture) -> None:
    imported(capsys, book, world.ban_a.code)
    out = book.parent / "missing" / "out.xlsx"
    assert main(["export-plan", "--organisation", world.ban_a.code, "--out", str(out)]) == 1
    assert "ตรวจว่ามีโฟลเดอร์นี้" in capsys.readouterr().err
