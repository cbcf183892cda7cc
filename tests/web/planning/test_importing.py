"""Upload, preview, apply, undo: what the person sees, and what is never half done."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prasan.classification.models import Proposal
from prasan.plans.loading import refusals
from prasan.plans.models import Import, Plan, Project, ProjectVersion, Revision
from tests.build import World, submit, walk
from tests.web.planning.conftest import ROWS, text_of, workbook

Send = Callable[..., Import]


def working() -> list[str]:
    versions = ProjectVersion.objects.working().order_by("position", "pk")
    return list(versions.values_list("name", flat=True))


def with_cell(content: bytes, address: str, value: str | float) -> bytes:
    """The workbook with one cell written over."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    book.worksheets[0][address] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def seen(anong: Client, kept: Import) -> str:
    token: str = anong.get(f"/imports/{kept.pk}/").context["preview"].seen
    return token


def test_the_form_says_what_it_takes_and_how_much(world: World, anong: Client) -> None:
    page = text_of(anong.get(f"/plans/{world.ban_a.code}/import/").content)
    assert ".xlsx .xls .ods หรือ .csv ไม่เกิน 25 MB" in page


def test_a_workbook_is_kept_and_previewed_before_anything_changes(world: World, anong: Client, send: Send) -> None:
    kept = send(*ROWS)
    page = text_of(anong.get(f"/imports/{kept.pk}/").content)
    assert "ดูก่อนนำเข้า ยังไม่มีอะไรเปลี่ยน" in page
    assert "+3 เพิ่ม" in page
    assert "ผ.02!6" in page
    assert (Plan.objects.count(), Project.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("รูป.xlsx", b"\x89PNG not a workbook", "อ่านไฟล์นี้เป็นสมุดงานไม่ได้"),
        ("ว่าง.xlsx", b"", "อ่านไฟล์นี้เป็นสมุดงานไม่ได้"),
        ("จด.csv", "ก,ข\n1,2\n".encode(), "ไม่พบตารางโครงการในไฟล์นี้"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_words_and_nothing_is_stored(
    world: World, anong: Client, name: str, content: bytes, told: str
) -> None:
    sent = {"file": SimpleUploadedFile(name, content)} if content else {"file": SimpleUploadedFile(name, b" ")}
    response = anong.post(f"/plans/{world.ban_a.code}/import/", sent)
    assert response.status_code == 422
    assert told in text_of(response.content)
    assert "นำเข้าไม่ได้ ยังไม่มีอะไรเปลี่ยน" in text_of(response.content)
    assert Import.objects.count() == 0


def test_a_broken_package_is_refused(world: World, anong: Client) -> None:
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("xl/workbook.xml", "<not xml")
    sent = SimpleUploadedFile("แผน.xlsx", broken.getvalue())
    assert anong.post(f"/plans/{world.ban_a.code}/import/", {"file": sent}).status_code == 422


def test_a_file_over_the_limit_is_refused_before_it_is_read(
    world: World, anong: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prasan.web.planning.importing.MAX_FILE_BYTES", 10)
    monkeypatch.setattr(SimpleUploadedFile, "read", lambda *_: pytest.fail("the file was read"))
    read = "django.core.files.uploadedfile.InMemoryUploadedFile.read"
    sent = {"file": io.BytesIO(b"eleven bytes")}
    sent["file"].name = "แผน.xlsx"
    monkeypatch.setattr(read, lambda *_: pytest.fail("the file was read"), raising=False)
    response = anong.post(f"/plans/{world.ban_a.code}/import/", sent)
    assert response.status_code == 422
    assert str(refusals.MAX_FILE_BYTES // 2**20) in text_of(response.content)


def test_sending_no_file_says_so(world: World, anong: Client) -> None:
    response = anong.post(f"/plans/{world.ban_a.code}/import/", {})
    assert response.status_code == 422
    assert "ยังไม่ได้เลือกไฟล์" in text_of(response.content)


def test_another_organisations_workbook_is_refused(world: World, anong: Client) -> None:
    sent = SimpleUploadedFile("แผน.xlsx", workbook(*ROWS, code="5003"))
    response = anong.post(f"/plans/{world.ban_a.code}/import/", {"file": sent})
    assert response.status_code == 422
    assert "5003" in text_of(response.content)
    assert Import.objects.count() == 0


def test_applying_stores_the_projects_and_says_how_many(world: World, anong: Client, bring_in: Send) -> None:
    done = bring_in(*ROWS)
    assert working() == [one.name for one in ROWS]
    page = text_of(anong.get(f"/plans/{world.ban_a.code}/").content)
    assert "นำเข้าแล้ว: เพิ่ม 3 เปลี่ยน 0" in page
    assert done.state == Import.State.APPLIED


def test_what_another_tab_has_applied_already_is_shown_as_it_is(anong: Client, bring_in: Send) -> None:
    done = bring_in(*ROWS)
    page = anong.post(f"/imports/{done.pk}/apply/", {"seen": "new"}, follow=True)
    assert page.redirect_chain == [(f"/imports/{done.pk}/", 302)]
    assert "นำเข้าแล้ว" in text_of(page.content)
    assert ProjectVersion.objects.count() == len(ROWS)


def test_a_changed_file_shows_old_and_new_of_every_field(anong: Client, bring_in: Send, send: Send) -> None:
    bring_in(*ROWS)
    kept = send(replace(ROWS[0], amounts={2571: 720_000}, objective="ใหม่"), *ROWS[1:])
    content = anong.get(f"/imports/{kept.pk}/").content.decode()
    assert "<del>500,000</del>" in content
    assert "<ins>720,000</ins>" in content
    assert "<del>250,000</del>" in content
    assert "<ins>ใหม่</ins>" in content
    assert "งบ 2573" in content


def test_a_file_equal_to_the_plan_has_nothing_to_apply(anong: Client, bring_in: Send, send: Send) -> None:
    bring_in(*ROWS)
    page = anong.get(f"/imports/{send(*ROWS).pk}/")
    assert "ไฟล์นี้ตรงกับแผนในระบบทุกโครงการ" in text_of(page.content)
    assert "นำเข้าทั้งหมด" not in text_of(page.content)


def test_projects_that_the_file_lacks_stay_unless_ticked(anong: Client, bring_in: Send) -> None:
    bring_in(*ROWS)
    bring_in(*ROWS[:2])
    assert len(working()) == 3
    bring_in(*ROWS[:2], take_out_gone="yes")
    assert working() == [one.name for one in ROWS[:2]]


def test_a_faulty_cell_is_shown_with_its_address_and_its_row_waits(anong: Client, send: Send) -> None:
    kept = send(content=with_cell(workbook(*ROWS), "F6", 240000.5))
    page = anong.get(f"/imports/{kept.pk}/")
    assert "ผ.02!F6" in text_of(page.content)
    assert "F6 มีเศษสตางค์ 240,000.50" in text_of(page.content)
    refused = anong.post(f"/imports/{kept.pk}/apply/", {"seen": seen(anong, kept)})
    assert refused.status_code == 409
    assert "มี 1 แถวที่ต้องแก้" in text_of(refused.content)
    assert working() == []


def test_a_faulty_row_that_is_left_out_on_purpose_lets_the_others_in(anong: Client, send: Send) -> None:
    kept = send(content=with_cell(workbook(*ROWS), "F6", 240000.5))
    form = {"seen": seen(anong, kept), "left_out": ["6:ผ.02"]}
    assert anong.post(f"/imports/{kept.pk}/apply/", form).status_code == 302
    assert working() == [one.name for one in ROWS[1:]]


def test_all_faulty_rows_can_be_left_out_at_once(anong: Client, send: Send) -> None:
    content = with_cell(with_cell(workbook(*ROWS), "F6", "ห้าแสน"), "G8", -1)
    kept = send(content=content)
    form = {"seen": seen(anong, kept), "leave_all": "yes"}
    assert anong.post(f"/imports/{kept.pk}/apply/", form).status_code == 302
    assert working() == [ROWS[1].name]


def test_only_faulty_rows_can_be_left_out(anong: Client, send: Send) -> None:
    kept = send(*ROWS)
    form = {"seen": seen(anong, kept), "left_out": ["6:ผ.02", "x", "99999999999999999999:ผ.02"]}
    assert anong.post(f"/imports/{kept.pk}/apply/", form).status_code == 302
    assert len(working()) == 3


def test_a_plan_that_changed_meanwhile_shows_the_new_preview_with_the_sentence(
    anong: Client, bring_in: Send, send: Send
) -> None:
    kept = send(*ROWS)
    token = seen(anong, kept)
    bring_in(*ROWS[:1])
    response = anong.post(f"/imports/{kept.pk}/apply/", {"seen": token})
    assert response.status_code == 409
    page = text_of(response.content)
    assert "แผนเปลี่ยนไปหลังจากที่แสดงตัวอย่างนี้" in page
    assert "+2 เพิ่ม" in page
    assert len(working()) == 1


def test_an_import_is_undone_with_a_reason_and_the_plan_is_as_before(
    world: World, anong: Client, bring_in: Send
) -> None:
    done = bring_in(*ROWS)
    assert anong.post(f"/imports/{done.pk}/undo/", {"why": " "}).status_code == 422
    assert len(working()) == 3
    response = anong.post(f"/imports/{done.pk}/undo/", {"why": "ส่งไฟล์ผิดปี"}, follow=True)
    assert "ย้อนกลับแล้ว" in text_of(response.content)
    assert working() == []
    assert "ย้อนกลับแล้ว" in text_of(anong.get(f"/imports/{done.pk}/").content)


def test_an_import_that_was_announced_says_why_it_stays_instead_of_offering_to_undo_it(
    world: World, anong: Client, bring_in: Send
) -> None:
    done = bring_in(*ROWS)
    pages = (f"/imports/{done.pk}/", "/plans/5002/files/", "/plans/5002/")
    assert all("ย้อนกลับการนำเข้านี้" in text_of(anong.get(one).content) for one in pages)
    submit(world, world.ban_a)
    for said in ("แก้โครงการไม่ได้ขณะนี้", "ประกาศไปกับแผนแล้ว"):
        for one in pages:
            text = text_of(anong.get(one).content)
            assert "ย้อนกลับการนำเข้านี้" not in text
            assert said in text
        assert anong.post(f"/imports/{done.pk}/undo/", {"why": "ลอง"}).status_code == 409
        if Revision.objects.get().announced_on is None:
            walk(world.ban_a, by=world.cast.porn)


def test_the_file_comes_back_byte_for_byte(anong: Client, send: Send) -> None:
    content = workbook(*ROWS)
    kept = send(content=content, name="แผน ปี 71.xlsx")
    response = anong.get(f"/imports/{kept.pk}/file/")
    assert response.content == content
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_file_name_is_text_and_never_markup(anong: Client, send: Send) -> None:
    kept = send(*ROWS, name="<script>alert(1)</script>.xlsx")
    assert "<script>alert" not in anong.get(f"/imports/{kept.pk}/").content.decode()


def test_long_parts_of_a_preview_are_paged(anong: Client, send: Send) -> None:
    many = [replace(ROWS[0], name=f"โครงการที่ {n} ถนน", row=n) for n in range(1, 131)]
    kept = send(*many)
    first = anong.get(f"/imports/{kept.pk}/?section=added")
    assert len(first.context["rows"]) == 100
    assert len(anong.get(f"/imports/{kept.pk}/?section=added&page=2").context["rows"]) == 30
    assert len(anong.get(f"/imports/{kept.pk}/?section=added&page=99").context["rows"]) == 30
    assert anong.get(f"/imports/{kept.pk}/?section=added&page=x").status_code == 422


@pytest.mark.parametrize(
    ("method", "path"),
    [("get", ""), ("post", "apply/"), ("post", "undo/"), ("get", "file/")],
)
def test_a_stranger_finds_no_import_of_another_organisation(
    boonmee: Client, bring_in: Send, method: str, path: str
) -> None:
    done = bring_in(*ROWS)
    answer = getattr(boonmee, method)(f"/imports/{done.pk}/{path}", {"seen": "new", "why": "x"})
    nothing = getattr(boonmee, method)(f"/imports/{done.pk + 999}/{path}", {"seen": "new", "why": "x"})
    assert (answer.status_code, nothing.status_code) == (404, 404)
    assert "ไม่มีการนำเข้านี้" in text_of(answer.content)
    assert text_of(answer.content).count("ไม่มีการนำเข้านี้") == text_of(nothing.content).count("ไม่มีการนำเข้านี้")
    assert len(working()) == 3


def test_without_a_vocabulary_nothing_is_proposed_and_the_import_stands(bring_in: Send) -> None:
    bring_in(*ROWS)
    assert Proposal.objects.count() == 0
    assert len(working()) == 3
