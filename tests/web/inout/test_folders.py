"""A district's folder sent by the PAO: read, matched, mended by a person, applied, each file by itself."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prasan.accounts.models import TrailEntry, User
from prasan.common.errors import NotAllowed
from prasan.ops.main import main
from prasan.plans.actions import receive_folder
from prasan.plans.exporting import plan_workbook
from prasan.plans.models import FolderFile, Import, ImportFolder, Plan
from prasan.plans.rules.rows import PlanDocument, PlanFormat, ProjectRow
from tests.build import World, row
from tests.plans.test_folders import zipped
from tests.web.planning.conftest import text_of


def plan(name: str, *rows: ProjectRow, code: str = "") -> bytes:
    return plan_workbook(PlanDocument(PlanFormat.ISSUE, 2571, 2575, name, rows, organisation_code=code))


@pytest.fixture
def porn(world: World, as_user: Callable[[User], Client]) -> Client:
    return as_user(world.cast.porn)


@pytest.fixture
def files(world: World) -> dict[str, bytes]:
    return {
        "ก.xlsx": plan(world.ban_a.name_th, row("ถนน ก"), code=world.ban_a.code),
        "ข.xlsx": plan("อบต.บ้านบี", row("ถนน ข"), row("ประปา ข", row=11)),
        "ค.xlsx": plan("", row("ถนน ค")),
        "ง.xlsx": b"no workbook",
        "จ.docx": b"a letter",
    }


def send(porn: Client, files: dict[str, bytes]) -> str:
    response = porn.post("/folders/", {"file": SimpleUploadedFile("อำเภอ.zip", zipped(files))})
    assert response.status_code == 302, response.content.decode()
    return str(response["Location"])


def test_a_folder_is_read_matched_completed_by_a_person_and_applied(
    world: World, porn: Client, files: dict[str, bytes]
) -> None:
    address = send(porn, files)
    page = text_of(porn.get(address).content)
    assert "ข้ามไฟล์ที่ไม่ใช่แผน: จ.docx" in page and "อ่านไฟล์นี้เป็นสมุดงานไม่ได้" in page
    kept = {one.name: one for one in FolderFile.objects.all()}
    assert {name: one.certainty for name, one in kept.items()} == {
        "ก.xlsx": "code",
        "ข.xlsx": "name",
        "ค.xlsx": "doubtful",
        "ง.xlsx": "doubtful",
    }
    assert Plan.objects.count() == 0
    assigned = porn.post(f"/folders/files/{kept['ค.xlsx'].pk}/assign/", {"code": world.ban_c.code})
    assert assigned.status_code == 302
    porn.post(f"{address}apply/")
    done = text_of(porn.get(address).content)
    assert done.count("นำเข้าแล้ว เพิ่ม") == 3
    assert {one.organisation.code for one in Plan.objects.all()} == {"5002", "5003", "5004"}
    assert TrailEntry.objects.filter(did="import.applied", on_behalf_of="5003").exists()
    assert "ชุดที่เคยส่ง" in text_of(porn.get("/folders/").content)


def test_a_file_with_errors_is_not_applied_and_says_why_and_the_others_are(world: World, porn: Client) -> None:
    bad = plan(world.ban_b.name_th, row("", amounts={2571: 5}, unit="กองช่าง"), code=world.ban_b.code)
    address = send(porn, {"ก.xlsx": plan(world.ban_a.name_th, row("ถนน"), code=world.ban_a.code), "ข.xlsx": bad})
    porn.post(f"{address}apply/")
    page = text_of(porn.get(address).content)
    assert "ไม่ได้นำเข้า" in page and "แถวที่ต้องแก้" in page
    assert [one.organisation.code for one in Plan.objects.all()] == ["5002"]


def test_a_file_with_another_code_is_never_assigned_away(world: World, porn: Client) -> None:
    send(porn, {"ก.xlsx": plan("", row("ถนน"), code="7777")})
    kept = FolderFile.objects.get()
    porn.post(f"/folders/files/{kept.pk}/assign/", {"code": world.ban_a.code})
    kept.refresh_from_db()
    assert kept.kept is None and "7777" in kept.message_th
    assert porn.post(f"/folders/files/{kept.pk}/assign/", {"code": "nowhere"}).status_code == 422


@pytest.mark.parametrize("content", [b"no zip", b"PK\x03\x04broken"])
def test_what_is_no_zip_is_refused_on_the_page(world: World, porn: Client, content: bytes) -> None:
    response = porn.post("/folders/", {"file": SimpleUploadedFile("x.zip", content)})
    assert response.status_code == 422
    assert porn.post("/folders/", {}).status_code == 422
    assert ImportFolder.objects.count() == 0


def test_only_the_pao_sends_folders(world: World, anong: Client, porn: Client, files: dict[str, bytes]) -> None:
    address = send(porn, files)
    assert anong.get("/folders/").status_code == 403
    assert anong.get(address).status_code == 403
    assert anong.post(f"{address}apply/").status_code == 403
    with pytest.raises(NotAllowed):
        receive_folder(province=world.province, file_name="x", content=b"", by=world.cast.anong)


@pytest.mark.usefixtures("world")
def test_the_command_tells_and_with_apply_imports(
    world: World, files: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert main(["import-folder", str(tmp_path), "--json"]) == 1
    told = {one["file"]: one for one in json.loads(capsys.readouterr().out)["files"]}
    assert told["ก.xlsx"]["outcome"]["added"] == 1 and told["ข.xlsx"]["outcome"]["added"] == 2
    assert told["ค.xlsx"]["refused"]["code"] == "doubtful_organisation"
    assert Import.objects.count() == 0
    assert main(["import-folder", str(tmp_path), "--apply", "--user", "porn"]) == 1
    assert "นำเข้าแล้ว" in capsys.readouterr().out
    assert {one.organisation.code for one in Plan.objects.all()} == {"5002", "5003"}
    assert main(["import-folder", str(tmp_path / "nowhere")]) == 1
