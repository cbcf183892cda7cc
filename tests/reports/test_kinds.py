"""Every document there is: made from a small world in each of its forms, as a page, and issued again byte for byte."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pptx import Presentation

from prasan.committees.models import Meeting
from prasan.framework.rules import Stage
from prasan.ops.main import main
from prasan.organisations.models import District
from prasan.plans.models import Plan
from prasan.plans.rules.rows import Location, ProjectKind
from prasan.reports.actions import change_template, issue
from prasan.reports.content import Document
from prasan.reports.documents.kinds import Ask, Form, Kind, ShelfKind, Subject
from prasan.reports.documents.registry import KINDS, kinds_of
from prasan.reports.facts import Asked
from prasan.reports.queries import FACTS, content_of, options_of, paper_of, template_for, template_of_province
from prasan.reports.rendering.files import file_of
from prasan.reports.template import Template
from tests.build import PASSWORD, World, announce, coordinate, row, sit
from tests.reports.reading import lines_of

pytestmark = pytest.mark.skipif(not settings.HAS_TYPEFACE, reason="the typeface is not installed (make install)")
BEGINS = {Form.PDF: b"%PDF", Form.DOCX: b"PK", Form.XLSX: b"PK", Form.PPTX: b"PK"}
ROAD = Location("3", "บ้านเอ", "เมืองสมุทรทอง", 13.5, 100.1, 13.51, 100.12)


@pytest.fixture
def filled(world: World) -> World:
    announce(
        world.ban_a,
        [
            row(
                "ถนนสายใหม่", amounts={2571: 1_000_000}, ordinance_amounts={2571: 900_000}, unit="กองช่าง", location=ROAD
            ),
            row("ดูแลผู้สูงอายุ", amounts={2571: 50_000, 2572: 60_000}, budget_class="แผนงานสาธารณสุข"),
            row("สะพานข้ามคลอง", kind=ProjectKind.BEYOND_CAPACITY, amounts={2572: 9_000_000}, location=ROAD),
            row(
                "รถบรรทุกน้ำ", kind=ProjectKind.EQUIPMENT, amounts={2571: 2_500_000}, ordinance_amounts={2571: 2_400_000}
            ),
        ],
        edition=world.edition,
        guidelines={0: "1.1", 1: "2.1"},
        stages={(0, 2571): Stage.COMPLETED, (1, 2571): Stage.CONTRACTED},
    )
    sit(world.ban_a, by=world.cast.anong)
    return world


def made(world: World, kind: Kind, **asked: object) -> Document:
    of = Asked(**asked)  # type: ignore[arg-type]
    if kind.shelf is ShelfKind.MEETING:
        return paper_of(kind, Meeting.objects.get())
    if kind.shelf is ShelfKind.PROVINCE:
        return kind.build(FACTS[kind.subject](world.province, of), template_of_province(world.province))
    return kind.build(FACTS[kind.subject](Plan.objects.get(organisation=world.ban_a), of), template_for(world.ban_a))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_every_document_comes_in_each_of_its_forms(filled: World, kind: Kind) -> None:
    document = made(filled, kind)
    for form in kind.forms:
        assert file_of(document, form).startswith(BEGINS[form])


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_every_document_is_written_by_its_command(filled: World, kind: Kind, tmp_path: Path) -> None:
    form = Form.XLSX if Form.XLSX in kind.forms else kind.forms[0]
    out = tmp_path / f"paper.{form}"
    whose = [] if kind.shelf is ShelfKind.PROVINCE else ["--organisation", filled.ban_a.code]
    assert main(["report", kind.code, *whose, "--out", str(out)]) == 0
    assert out.read_bytes().startswith(BEGINS[form])


@pytest.mark.parametrize("kind", kinds_of(ShelfKind.MEETING), ids=lambda kind: kind.code)
def test_papers_of_the_coordination_committees_are_written_by_the_command(
    filled: World, kind: Kind, tmp_path: Path
) -> None:
    coordinate(District.objects.get(code="5101"), by=filled.cast.fah)
    coordinate(filled.province, by=filled.cast.krit)
    for whose in (["--district", "5101"], []):
        out = tmp_path / f"{len(whose)}.pdf"
        assert main(["report", kind.code, *whose, "--out", str(out)]) == 0
        assert out.read_bytes().startswith(BEGINS[Form.PDF])


def test_a_kind_or_a_quarter_that_is_not_there_is_refused_in_thai(
    world: World, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = ["--out", str(tmp_path / "paper.pdf")]
    assert main(["report", "p99", *out]) == 1
    told = capsys.readouterr().err
    assert told.startswith("ไม่มีเอกสาร “p99” มี: p01, p02, ")
    assert all(code in told for code in KINDS)
    assert main(["report", "progress", "--organisation", world.ban_a.code, "--quarter", "5", *out]) == 1
    assert capsys.readouterr().err.startswith("--quarter ใส่ 1 ถึง 4")
    assert main(["report", "meeting-agenda", "--district", "0000", *out]) == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", kinds_of(ShelfKind.PLAN), ids=lambda kind: kind.code)
def test_every_document_of_a_plan_has_its_page_for_everyone(filled: World, kind: Kind) -> None:
    page = Client().get(reverse("document", kwargs={"code": filled.ban_a.code, "kind": kind.code}))
    assert page.status_code == 200
    assert kind.title_th in page.content.decode()


@pytest.mark.parametrize("kind", kinds_of(ShelfKind.PLAN, ShelfKind.PROVINCE), ids=lambda kind: kind.code)
def test_every_issued_document_is_made_again_byte_for_byte_when_plan_and_template_have_changed(
    filled: World, kind: Kind
) -> None:
    of = filled.province if kind.shelf is ShelfKind.PROVINCE else Plan.objects.get(organisation=filled.ban_a)
    kept = issue(of=of, kind=kind, by=filled.cast.porn)
    first = {form: file_of(made(filled, kind), form) for form in kind.forms}
    texts = {"digits": "thai", "signatures": "(นายใหม่)\nนายก"}
    change_template(province=filled.province, organisation=None, texts=texts, by=filled.cast.porn)
    filled.ban_a.name_th = "เทศบาลตำบลชื่อใหม่"
    filled.ban_a.save()
    assert made(filled, kind) != content_of(kept)
    assert {form: file_of(content_of(kept), form) for form in kind.forms} == first


@pytest.mark.parametrize("kind", kinds_of(ShelfKind.MEETING), ids=lambda kind: kind.code)
def test_papers_of_meetings_stand_under_the_meeting_only(filled: World, kind: Kind) -> None:
    client = Client()
    assert client.login(username="anong", password=PASSWORD)
    shelf = {"code": filled.ban_a.code, "kind": kind.code}
    for name in ("document", "working_document"):
        assert client.get(reverse(name, kwargs=shelf)).status_code == 404
    assert client.post(reverse("document_issue", kwargs=shelf)).status_code == 404
    paper = reverse("meeting_paper", kwargs={**shelf, "meeting_id": Meeting.objects.get().pk})
    page = client.get(paper)
    assert kind.title_th in page.content.decode()
    for form in kind.forms:
        assert f"{paper}file.{form}" in page.content.decode()
        assert client.get(f"{paper}file.{form}").content.startswith(BEGINS[form])
    assert client.get(f"{paper}file.xlsx").status_code == 404
    assert client.get(paper.replace(kind.code, "p02")).status_code == 404
    assert client.login(username="boonmee", password=PASSWORD)
    assert client.get(paper).status_code == client.get(f"{paper}file.pdf").status_code == 404
    assert Client().get(paper).status_code == 302


@pytest.mark.parametrize("kind", kinds_of(ShelfKind.PROVINCE), ids=lambda kind: kind.code)
def test_every_document_of_the_province_has_its_page_and_is_issued_by_the_pao(filled: World, kind: Kind) -> None:
    assert Client().get(reverse("province_document", kwargs={"kind": kind.code})).status_code == 200
    client = Client()
    assert client.login(username="porn", password=PASSWORD)
    assert kind.title_th in client.get(reverse("province_documents")).content.decode()
    kept = issue(of=filled.province, kind=kind, by=filled.cast.porn)
    assert kept.organisation == filled.pao
    assert content_of(kept) == made(filled, kind)


def test_a_document_stands_on_its_own_shelf_only(filled: World) -> None:
    assert Client().get(reverse("province_document", kwargs={"kind": "p02"})).status_code == 404
    other = reverse("document", kwargs={"code": filled.ban_a.code, "kind": "framework"})
    assert Client().get(other).status_code == 404


def test_the_operation_plan_lists_what_is_budgeted_with_twelve_months(filled: World) -> None:
    lines = lines_of(made(filled, KINDS["operation"], fiscal_year=2571))
    assert "ต.ค. | พ.ย. | ธ.ค. | ม.ค. | ก.พ. | มี.ค. | เม.ย. | พ.ค. | มิ.ย. | ก.ค. | ส.ค. | ก.ย." in lines
    assert any(line.startswith("1 | ถนนสายใหม่ |") and "900,000" in line and "หมู่ที่ 3" in line for line in lines)
    assert not any("ดูแลผู้สูงอายุ" in line for line in lines)
    assert "รวมทั้งสิ้น | 2 | 100.00 | 3,300,000 | 100.00 | " in lines
    years = next(line for line in lines if line.endswith("พ.ศ. 2570 | พ.ศ. 2571"))
    assert years.startswith("ที่ | โครงการ")


def test_an_operation_plan_without_a_known_budget_says_that_it_shows_the_plan(filled: World) -> None:
    lines = lines_of(made(filled, KINDS["operation"], fiscal_year=2572))
    assert any("ยังไม่ได้บันทึกว่าโครงการใดตั้งงบประมาณแล้ว" in line for line in lines)
    assert any("ดูแลผู้สูงอายุ" in line for line in lines)


def test_progress_counts_each_state_once(filled: World) -> None:
    lines = lines_of(made(filled, KINDS["progress"], fiscal_year=2571, quarter=2))
    assert any(line.startswith("ไตรมาสที่ 2 (ม.ค. – มี.ค.) ประจำปีงบประมาณ พ.ศ. 2571") for line in lines)
    assert "รวม | 2 | 2 | 1 | 1 | - | -" in lines
    assert "รวม | 1,050,000 | 950,000 | 950,000 | 900,000 | 900,000" in lines


def test_the_yearly_report_holds_forms_and_guides_of_a_hundred_points(filled: World) -> None:
    lines = lines_of(made(filled, KINDS["evaluation"], fiscal_year=2571))
    assert [line for line in lines if line.startswith("รวม | 100")] == ["รวม | 100 |  | "] * 2
    for form in ("แบบที่ 1 ", "แบบที่ 3/1 ", "แบบที่ 3/2 ", "แบบที่ 3/3 "):
        assert any(line.startswith(f"# {form}") for line in lines)
    assert any("แผนกำหนดไว้ 2 โครงการ งบประมาณ 1,050,000 บาท" in line for line in lines)


def test_the_coordination_list_has_district_and_coordinates(filled: World) -> None:
    lines = lines_of(made(filled, KINDS["coordination"]))
    line = next(line for line in lines if "สะพานข้ามคลอง" in line)
    assert "13.500000 N 100.100000 E 13.510000 N 100.120000 E" in line
    assert "# อำเภอเมืองสมุทรทอง (1 โครงการ)" in lines
    assert "รวมทั้งสิ้น 1 โครงการ | - | 9,000,000 | - | - | - | " in lines
    other = lines_of(made(filled, KINDS["coordination"], item="5102"))
    assert "ยังไม่มีโครงการที่ขอประสานในแผนที่ประกาศแล้ว" in other


def test_a_pao_does_not_tell_itself_of_its_announcement(filled: World) -> None:
    plan = Plan.objects.get(organisation=filled.ban_a)
    facts = FACTS[Subject.REVISION](plan, Asked())
    of_pao = replace(facts, plan=replace(facts.plan, is_pao=True))
    told = [line for line in lines_of(KINDS["announcement"].build(of_pao, Template())) if line.startswith("เรียน ")]
    assert [line.removeprefix("เรียน  ").split("จังหวัด")[0] for line in told] == [
        "ประธานสภาเทศบาลตำบลบ้านเอ", "นายอำเภอทุกอำเภอ", "ผู้ว่าราชการ",
    ]  # fmt: skip


def test_the_announcement_tells_money_in_words_and_who_is_told(filled: World) -> None:
    lines = lines_of(made(filled, KINDS["announcement"]))
    assert "โครงการของ อปท. | 2 โครงการ | 1,110,000 | หนึ่งล้านหนึ่งแสนหนึ่งหมื่นบาทถ้วน" in lines
    assert "ประกาศ ณ วันที่ 30 ตุลาคม พ.ศ. 2569" in lines
    told = [line for line in lines if line.startswith("เรียน ")]
    assert told == [
        "เรียน  ประธานสภาเทศบาลตำบลบ้านเอ",
        "เรียน  นายกองค์การบริหารส่วนจังหวัดสมุทรทอง",
        "เรียน  นายอำเภอเมืองสมุทรทอง",
        "เรียน  ผู้ว่าราชการจังหวัดสมุทรทอง",
    ]


def test_the_announcement_of_an_sao_says_that_its_council_agreed(filled: World) -> None:
    facts = FACTS[Subject.REVISION](Plan.objects.get(organisation=filled.ban_a), Asked())
    told = [lines_of(KINDS["announcement"].build(replace(facts, council=asked), Template())) for asked in (False, True)]
    assert [any("สภาเทศบาลตำบลบ้านเอได้ให้ความเห็นชอบ" in line for line in lines) for lines in told] == [False, True]


def test_an_announcement_can_be_chosen_for_each_revision_the_last_first(filled: World) -> None:
    plan = Plan.objects.get(organisation=filled.ban_a)
    plan.revisions.create(
        number=2, kinds=["add"], round_number=1, round_year=2571, state="announced", announced_on=date(2027, 12, 1)
    )
    rounds = [(one.value, one.title_th) for one in options_of(Ask.ROUND, plan, Asked())]
    assert rounds == [("2", "เพิ่มเติม ครั้งที่ 1/2571"), ("1", "จัดทำแผน")]
    forms = [(one.value, one.title_th) for one in options_of(Ask.REVISION, plan, Asked())]
    assert forms == [("", "ทั้งแผน"), ("2", "เพิ่มเติม ครั้งที่ 1/2571")]


def test_briefs_tell_a_project_and_a_goal(filled: World) -> None:
    project = lines_of(made(filled, KINDS["brief-project"]))
    assert project[0] == "# ถนนสายใหม่"
    assert "จุดมุ่งหมายที่สนับสนุน | 1/1 โครงสร้างพื้นฐาน" in project
    assert "พ.ศ. 2571 | 1,000,000 | 900,000 | แล้วเสร็จ" in project
    goal = lines_of(made(filled, KINDS["brief-goal"], item="1-1", fiscal_year=2571))
    assert "1 | 3 | 20.0 | -" in goal or "1 | 3 | 20.0 | 0" in goal
    survey = lines_of(made(filled, KINDS["brief-goal"], item="2-2"))
    assert any("วัดด้วยการสำรวจ" in line for line in survey)


def test_an_item_that_is_not_there_is_a_sentence(filled: World) -> None:
    for kind, item in (("brief-goal", "9-9"), ("coordination", "0000")):
        address = reverse("province_document", kwargs={"kind": kind})
        assert Client().get(address, {"item": item}).status_code == 404
    address = reverse("document", kwargs={"code": filled.ban_a.code, "kind": "brief-project"})
    assert Client().get(address, {"item": "99999999"}).status_code == 404
    assert Client().get(address, {"item": "x"}).status_code == 404


def test_the_deck_has_a_slide_for_each_question_with_pictures_described(filled: World) -> None:
    deck = Presentation(io.BytesIO(file_of(made(filled, KINDS["council"]), Form.PPTX)))
    texts = [[shape.text_frame.text for shape in slide.shapes if shape.has_text_frame] for slide in deck.slides]
    assert texts[0][0] == "สรุปผลการพัฒนาท้องถิ่นของจังหวัดต่อสภา"
    assert any("ถึงเป้าแล้ว 0 จาก 2 จุดมุ่งหมาย" in text for slide in texts for text in slide)
    pictures = [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == 13]
    assert pictures
    assert all(shape._element.nvPicPr.cNvPr.get("descr") for shape in pictures)


def test_a_pao_prints_district_and_coordinates_of_its_projects(filled: World) -> None:
    announce(filled.pao, [row("ถนนสายหลัก", unit="", location=ROAD)])
    plan = Plan.objects.get(organisation=filled.pao)
    kind = KINDS["p02"]
    lines = lines_of(kind.build(FACTS[kind.subject](plan, Asked()), template_for(filled.pao)))
    head = next(line for line in lines if line.startswith("ที่ | โครงการ"))
    assert head.startswith("ที่ | โครงการ | อำเภอ | วัตถุประสงค์ | เป้าหมาย (ผลผลิตของโครงการ) | พิกัดทาง ภูมิศาสตร์")
    line = next(line for line in lines if "ถนนสายหลัก" in line)
    assert "| เมืองสมุทรทอง |" in line
    assert line.endswith("ยังไม่ระบุ")


HOSTILE = (
    row("โครงการ" + "ยาว" * 90, objective="เพื่อพัฒนา " * 450, amounts={2571: 999_999_999_999}),
    row("ก" * 300, amounts={2571: 1}),
    row("มีอีโมจิ 😀 และ \x0b ตัวควบคุม <svg>&amp;", amounts={2572: 5}),
)


@pytest.mark.parametrize(
    "code", ["book", "operation", "announcement", "brief-project", "brief-organisation", "council"]
)
def test_bad_input_still_comes_out_right_in_every_kind_of_document(world: World, code: str) -> None:
    announce(world.ban_a, HOSTILE, edition=world.edition, guidelines={0: "1.1", 2: "2.1"})
    document = made(world, KINDS[code])
    for form in KINDS[code].forms:
        assert file_of(document, form).startswith(BEGINS[form])


def test_pages_of_projects_and_goals_lead_to_their_briefs(filled: World) -> None:
    plan = Plan.objects.get(organisation=filled.ban_a)
    project = plan.projects.order_by("pk").first()
    assert project is not None
    brief = reverse("document", kwargs={"code": filled.ban_a.code, "kind": "brief-project"})
    assert f"item={project.pk}" in Client().get(brief, {"item": project.pk}).content.decode()
    goal = Client().get(reverse("goal", kwargs={"slug": "1-1"})).content.decode()
    assert reverse("province_document", kwargs={"kind": "brief-goal"}) in goal
