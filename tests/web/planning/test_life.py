"""The life of a plan in the browser: who holds it, the steps on, a return with its reason, a step taken back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from prasan.accounts.models import TrailEntry
from prasan.plans.actions import announce_plan
from prasan.plans.models import Import, Paper, Plan, ProjectVersion, Revision, RevisionMove, Ruling
from tests.build import World, announce, move_on, row, submit
from tests.web.planning.conftest import ROWS, text_of


def today() -> str:
    """Asked each time: a run may pass midnight."""
    return timezone.localdate().isoformat()


@pytest.fixture
def address(world: World) -> str:
    return f"/plans/{world.ban_a.code}/life/"


@pytest.fixture
def drafted(bring_in: Callable[..., Import]) -> Revision:
    bring_in(*ROWS)
    return Revision.objects.get()


def step(client: Client, address: str, move: str, seen: str, **said: object) -> str:
    """Send one step and give the page that follows, as text."""
    form = {"move": move, "seen": seen, "on": today(), "document_no": "ขก 1/2570", "meeting": "ครั้งที่ 1", **said}
    page = client.post(f"{address}move/", form, follow=True)
    return f"{page.status_code} {text_of(page.content)}"


def move_whole(world: World) -> None:
    """The PAO records that everything was signed on paper."""
    plan = Plan.objects.get(organisation=world.ban_a)
    announce_plan(plan_id=plan.pk, announced_on=timezone.localdate(), by=world.cast.porn)


def test_the_page_shows_the_path_the_holder_and_what_blocks_the_submission(
    world: World, anong: Client, address: str, drafted: Revision, bring_in: Callable[..., Import]
) -> None:
    text = text_of(anong.get(address).content)
    assert "คณะกรรมการพัฒนาท้องถิ่นพิจารณา" in text
    assert "ครบแล้ว เสนอได้" in text
    move_whole(world)
    bring_in(row("ถนนใหม่", row=90, target="1 สาย", unit="กองช่าง"))
    text = text_of(anong.get(address).content)
    assert "ต้องแก้ก่อนเสนอ เลือกประเภทของการแก้ไขแผนอย่างน้อยหนึ่งประเภท" in text
    assert "คณะกรรมการพัฒนาท้องถิ่นร่วมกับประชาคมพิจารณา" in text
    assert step(anong, address, "submit:head", "draft").startswith("409")
    anong.post(f"{address}describe/", {"kinds": ["add"], "why": "ทางขาดจากน้ำท่วม"})
    text = text_of(anong.get(address).content)
    assert "เพิ่มเติม ครั้งที่ 1/" in text
    assert "1 โครงการ เพิ่มหรือเปลี่ยนโดยไม่ระบุเหตุผลรายโครงการ" in text.replace("โครงการเพิ่ม", "โครงการ เพิ่ม")


def test_each_role_moves_it_on_until_everyone_sees_it(
    world: World, as_user: Callable[..., Client], anong: Client, address: str, drafted: Revision
) -> None:
    anong.post(f"{address}describe/", {"kinds": ["make"]})
    clerk, head = as_user(world.cast.duang), as_user(world.cast.chai)
    assert "ขณะนี้อยู่ขั้น “คณะกรรมการสนับสนุนพิจารณา”" in step(anong, address, "submit:support", "draft")
    assert "ขณะนี้รอ ปลัด" in text_of(anong.get(address).content)
    assert step(anong, address, "forward:committee", "support").startswith("403")
    step(clerk, address, "forward:committee", "support")
    assert step(clerk, address, "forward:committee", "support").startswith("409")
    step(clerk, address, "forward:head", "committee")
    scan = SimpleUploadedFile("อนุมัติ.pdf", b"%PDF-1.4 signed")
    step(head, address, "approve:approved", "head", signer="นายใหญ่", paper=scan)
    assert ProjectVersion.objects.published().count() == 0
    assert "422" in step(head, address, "announce:announced", "approved")
    assert "ประกาศใช้แล้ว" in step(head, address, "announce:announced", "approved", signer="นายใหญ่")
    drafted.refresh_from_db()
    assert (drafted.state, drafted.signer, drafted.clause) == ("announced", "นายใหญ่", "ข้อ 17")
    assert ProjectVersion.objects.published().count() == 3
    assert Paper.objects.get().media_type == "application/pdf"
    assert "ไม่มีฉบับที่กำลังทำอยู่" in text_of(anong.get(address).content)


def test_what_a_revision_adds_must_be_complete_and_what_it_leaves_alone_is_not_asked(
    world: World, anong: Client, address: str, bring_in: Callable[..., Import]
) -> None:
    bring_in(*ROWS, row("ถนนไม่มีงบ", row=91, amounts={}))
    assert "1 โครงการยังไม่มี" in text_of(anong.get(address).content)
    assert step(anong, address, "submit:support", "draft").startswith("409")
    move_whole(world)
    bring_in(row("ถนนใหม่", row=90, target="1 สาย", unit="กองช่าง"))
    anong.post(f"{address}describe/", {"kinds": ["add"], "why": "ทางขาด"})
    assert "โครงการยังไม่มี" not in text_of(anong.get(address).content)


def test_an_organisation_numbers_its_revisions_as_it_always_did(
    world: World, anong: Client, address: str, drafted: Revision, bring_in: Callable[..., Import]
) -> None:
    move_whole(world)
    bring_in(row("ถนนใหม่", row=90))
    form = {"kinds": ["add"], "why": "ทางขาด", "numbering": "edition"}
    page = anong.post(f"{address}describe/", form, follow=True)
    assert "เพิ่มเติม (ฉบับที่ 1)" in text_of(page.content)
    assert Ruling.objects.get().organisation == world.ban_a
    assert anong.post(f"{address}describe/", {**form, "numbering": "x"}).status_code == 422


def test_a_return_says_why_and_the_planner_sees_it_on_the_first_page_and_in_a_letter(
    world: World,
    as_user: Callable[..., Client],
    anong: Client,
    address: str,
    drafted: Revision,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    submit(world, world.ban_a)
    clerk = as_user(world.cast.duang)
    assert step(clerk, address, "return:returned", "support").startswith("422")
    world.cast.anong.email = "anong@example.org"
    world.cast.anong.save()
    with django_capture_on_commit_callbacks(execute=True):
        assert "ส่งกลับให้แก้" in step(clerk, address, "return:returned", "support", why="1. ยอดปี 2572 ไม่ตรง\n2. ขาดแบบ")
    assert [(letter.to, "ยอดปี 2572 ไม่ตรง" in letter.body) for letter in mail.outbox] == [(["anong@example.org"], True)]
    desk = anong.get("/desk/").content.decode()
    assert "1. ยอดปี 2572 ไม่ตรง<br>2. ขาดแบบ" in desk
    assert "ส่งกลับให้แก้ แก้แล้วเสนออีกครั้ง" in desk
    assert anong.post(f"/plans/{world.ban_a.code}/import/").status_code == 422


def test_the_clause_is_cited_in_thai_and_read_in_the_language_of_the_page(
    world: World, as_user: Callable[..., Client], address: str, bring_in: Callable[..., Import]
) -> None:
    announce(world.ban_a, [row("ถนนเดิม")])
    bring_in(row("ถนนเดิม"), row("ถนนใหม่", row=11, target="1 สาย", unit="กองช่าง"))
    submit(world, world.ban_a)
    for _ in range(2):
        move_on(world.ban_a, by=world.cast.duang)
    head = as_user(world.cast.chai)
    head.cookies["django_language"] = "en"
    page = head.get(address).content.decode()
    assert 'name="clause" maxlength="120" value="ข้อ 22"' in page
    move_on(world.ban_a, by=world.cast.chai)
    move_on(world.ban_a, by=world.cast.chai)
    assert "clause 22" in head.get(address).content.decode()


def test_a_step_of_more_than_thirty_days_ago_cannot_be_taken_back_and_the_page_says_so(
    world: World, anong: Client, address: str, drafted: Revision
) -> None:
    move = submit(world, world.ban_a)
    assert "ถอนขั้นล่าสุดที่บันทึกผิด" in text_of(anong.get(address).content)
    RevisionMove.objects.filter(pk=move.pk).update(at=timezone.now() - timedelta(days=31))
    text = text_of(anong.get(address).content)
    assert "ถอนขั้นล่าสุดที่บันทึกผิด" not in text
    assert "บันทึกขั้นล่าสุดเกิน 30 วันแล้ว ถอนไม่ได้ ให้ผู้พิจารณาส่งกลับแทน" in text
    refused = anong.post(f"{address}{move.pk}/take-back/", {"why": "ผิด"})
    assert refused.status_code == 409
    assert "ให้ผู้พิจารณาส่งกลับแทน" in text_of(refused.content)


def test_while_it_is_considered_nothing_can_be_imported(
    world: World, anong: Client, drafted: Revision, send: Callable[..., Import]
) -> None:
    submit(world, world.ban_a)
    kept = send(*ROWS[:1])
    seen = anong.get(f"/imports/{kept.pk}/").context["preview"].seen
    refused = anong.post(f"/imports/{kept.pk}/apply/", {"seen": seen, "take_out_gone": "yes"})
    assert refused.status_code == 409
    assert "แก้โครงการไม่ได้ขณะนี้" in text_of(refused.content)


def test_a_mistaken_step_is_taken_back_by_who_made_it(
    world: World, as_user: Callable[..., Client], anong: Client, address: str, drafted: Revision
) -> None:
    move = submit(world, world.ban_a)
    back = f"{address}{move.pk}/take-back/"
    assert as_user(world.cast.chai).post(back, {"why": "ผิด"}).status_code == 409
    assert anong.post(back).status_code == 422
    page = anong.post(back, {"why": "ส่งผิดฉบับ"}, follow=True)
    assert "ถอนแล้ว" in text_of(page.content)
    assert "ส่งผิดฉบับ" in text_of(page.content)
    drafted.refresh_from_db()
    assert drafted.state == "draft"
    assert RevisionMove.objects.count() == 1


def test_nobody_learns_by_its_number_whether_another_organisation_has_made_a_step(
    world: World, boonmee: Client, anong: Client, address: str, drafted: Revision
) -> None:
    move = submit(world, world.ban_a)
    announce(world.ban_b, [row("ประปา")])
    own = f"/plans/{world.ban_b.code}/life"
    there, nowhere = (boonmee.post(f"{own}/{pk}/take-back/", {"why": "ลอง"}) for pk in (move.pk, 999_999))
    assert (there.status_code, text_of(there.content)) == (404, text_of(nowhere.content))


def test_a_scanned_paper_is_checked_by_its_bytes_and_kept_from_strangers(
    world: World, anong: Client, boonmee: Client, address: str, drafted: Revision, as_user: Callable[..., Client]
) -> None:
    submit(world, world.ban_a)
    clerk = as_user(world.cast.duang)
    wrong = SimpleUploadedFile("มติ.pdf", b"MZ not a pdf")
    assert step(clerk, address, "forward:committee", "support", paper=wrong).startswith("422")
    right = SimpleUploadedFile("มติ.pdf", b"%PDF-1.4 minutes")
    step(clerk, address, "forward:committee", "support", paper=right)
    paper = Paper.objects.get()
    got = anong.get(f"/papers/{paper.pk}/")
    assert (got.content, got["X-Content-Type-Options"]) == (b"%PDF-1.4 minutes", "nosniff")
    assert boonmee.get(f"/papers/{paper.pk}/").status_code == 404
    assert boonmee.get("/papers/999/").status_code == 404


def test_the_pao_records_a_paper_announcement_at_once_and_the_history_says_so(
    world: World, as_user: Callable[..., Client], anong: Client, address: str, drafted: Revision
) -> None:
    pao = as_user(world.cast.porn)
    form = {"on": today(), "document_no": "ประกาศ 7/2569", "signer": "นายใหญ่"}
    anong.post(f"{address}describe/", {"kinds": ["make"]})
    assert anong.post(f"{address}announced/", form).status_code == 403
    assert pao.post(f"{address}announced/", {**form, "signer": ""}).status_code == 422
    page = pao.post(f"{address}announced/", form, follow=True)
    assert "ประกาศแล้ว ทุกคนเห็นแผนนี้" in text_of(page.content)
    assert "Porn บันทึกแทนผู้บริหารท้องถิ่น" in text_of(page.content)
    told = TrailEntry.objects.filter(target_type="revision", by=world.cast.porn).order_by("pk")
    assert [one.did for one in told] == ["revision.moved"] * (RevisionMove.objects.count() - 1) + ["plan.announced"]
    assert (told[0].after or {})["document_no"] == "ประกาศ 7/2569"


def test_what_an_announcement_on_paper_says_of_the_revision_is_told_in_the_trail(
    world: World, anong: Client, address: str, drafted: Revision, bring_in: Callable[..., Import]
) -> None:
    move_whole(world)
    bring_in(row("ถนนใหม่", row=90, target="1 สาย", unit="กองช่าง"))
    move_whole(world)
    entry = TrailEntry.objects.filter(did="revision.described").latest("pk")
    assert entry.after == {
        "kinds": ["add"],
        "reason": "ตามเอกสารที่ประกาศ",
        "label": Revision.objects.get(number=2).label,
    }


def test_a_refused_description_leaves_the_organisations_numbering_as_it_was(
    world: World, anong: Client, address: str, drafted: Revision, bring_in: Callable[..., Import]
) -> None:
    move_whole(world)
    bring_in(row("ถนนใหม่", row=90, target="1 สาย", unit="กองช่าง"))
    assert anong.post(f"{address}describe/", {"numbering": "edition"}).status_code == 422
    assert not Ruling.objects.exists()
    page = anong.post(
        f"{address}describe/", {"kinds": ["change"], "numbering": "edition", "round_number": "๔"}, follow=True
    )
    assert "เปลี่ยนแปลง (ฉบับที่ 4)" in text_of(page.content)


def test_an_incomplete_plan_that_was_announced_on_paper_is_recorded_as_it_is_and_the_trail_says_what_it_lacked(
    world: World, as_user: Callable[..., Client], address: str, bring_in: Callable[..., Import]
) -> None:
    bring_in(*ROWS, row("ถนนไม่มีงบ", row=91, amounts={}))
    pao = as_user(world.cast.porn)
    text = text_of(pao.get(address).content)
    assert "แผนที่ประกาศบนกระดาษแล้วบันทึกตามที่ประกาศได้" in text
    assert "แก้เรื่องข้างบนให้ครบก่อน จึงจะเสนอได้" in text
    pao.post(f"{address}announced/", {"on": today(), "document_no": "ประกาศ 7/2564", "signer": "นายใหญ่"})
    assert ProjectVersion.objects.published().filter(name="ถนนไม่มีงบ").exists()
    entry = TrailEntry.objects.get(did="plan.incomplete_on_paper")
    assert "1 โครงการยังไม่มี" in str(entry.after)
    trail = text_of(pao.get(f"/plans/{world.ban_a.code}/trail/").content)
    assert "สิ่งที่ยังขาดตามเกณฑ์ของระบบ" in trail
    # An empty plan has nothing that could have been announced.
    assert "ประกาศบนกระดาษครบทุกขั้นแล้ว" not in text_of(pao.get(f"/plans/{world.ban_b.code}/life/").content)
