"""The papers of a meeting: read by who works with the organisation, filled from the meeting as it was recorded."""

from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings

from prasan.committees import actions as committees
from prasan.committees.models import HeardNeed, Meeting
from prasan.committees.rules import CommitteeKind, Outcome
from prasan.common.errors import NotFound
from prasan.organisations.models import District
from prasan.plans import actions
from prasan.plans.actions import answer_need
from prasan.plans.rules.resolving import Word
from prasan.plans.rules.rows import ProjectKind
from prasan.reports.content import PageBreak, Signature, Signatures
from prasan.reports.documents.kinds import Form
from prasan.reports.documents.registry import KINDS
from prasan.reports.facts.meetings import Considered, MeetingFacts, Resolved, Sitter
from prasan.reports.queries import facts_of_meeting, meeting_to_print, paper_of
from prasan.reports.rendering.files import file_of
from prasan.reports.rendering.html import html
from prasan.reports.template import Template
from tests.build import World, announce, coordinate, row
from tests.reports.reading import lines_of

PLAIN = Template()


def meeting(**but: object) -> MeetingFacts:
    values: dict[str, object] = {
        "whose": "เทศบาลตำบลบ้านเอ",
        "committee": "คณะกรรมการพัฒนาท้องถิ่น",
        "label": "ครั้งที่ 2/2570",
        "on": date(2027, 8, 3),
        "time": "09.30 น.",
        "place": "ห้องประชุมสภา",
        "agenda": ("แจ้งเพื่อทราบ", "พิจารณาร่างแผน"),
        "minutes": "ประธานกล่าวเปิดประชุม\nที่ประชุมพิจารณา",
        "sitters": (
            Sitter("นายหนึ่ง", "ผู้บริหารท้องถิ่น", "ประธาน", True),
            Sitter("นางสอง", "ปลัด", "กรรมการ", True),
            Sitter("นายสาม", "ผู้แทนประชาคม", "กรรมการ", False),
        ),
        "resolutions": (Resolved("2", "เห็นชอบร่างแผน", "เห็นชอบ"),),
        "quorum": 2,
        "synthetic": False,
    }
    return MeetingFacts(**{**values, **but})  # type: ignore[arg-type]


def test_the_call_says_when_where_and_what() -> None:
    lines = lines_of(KINDS["meeting-agenda"].build(meeting(), PLAIN))
    assert any("ในวันที่ 3 สิงหาคม 2570 เวลา 09.30 น. ณ ห้องประชุมสภา" in line for line in lines)
    assert "เรื่อง  ขอเชิญประชุมคณะกรรมการพัฒนาท้องถิ่น เทศบาลตำบลบ้านเอ ครั้งที่ 2/2570" in lines
    assert lines[-2:] == ["ระเบียบวาระที่ 1 แจ้งเพื่อทราบ", "ระเบียบวาระที่ 2 พิจารณาร่างแผน"]


def test_the_letter_is_signed_by_the_chair_on_a_page_before_the_agenda() -> None:
    (section,) = KINDS["meeting-agenda"].build(meeting(), PLAIN).sections
    letter = section.blocks[: section.blocks.index(PageBreak())]
    assert [one for one in letter if isinstance(one, Signatures)][-1] == Signatures(
        (Signature(("(นายหนึ่ง)", "ประธานคณะกรรมการพัฒนาท้องถิ่น")),)
    )


def test_the_agenda_of_a_coordination_committee_lists_what_waits_for_its_word() -> None:
    asked = (Considered("ทต.บ้านเอ", "ถนน", "ยาว 2 กม.", 9_000_000), Considered("ทต.บ้านบี", "สะพาน", "1 แห่ง", 500_000))
    lines = lines_of(KINDS["meeting-agenda"].build(meeting(projects=asked), PLAIN))
    assert "# โครงการที่เสนอให้พิจารณา (2 โครงการ)" in lines
    assert "2 | ทต.บ้านบี | สะพาน | 1 แห่ง | 500,000 | " in lines
    assert lines[-1] == "รวม 2 โครงการ | 9,500,000 | "


def test_a_meeting_without_an_agenda_gets_the_usual_five_items() -> None:
    lines = lines_of(KINDS["meeting-agenda"].build(meeting(agenda=()), PLAIN))
    assert sum(1 for line in lines if line.startswith("ระเบียบวาระที่")) == 5


def test_minutes_tell_who_came_the_quorum_and_each_resolution() -> None:
    lines = lines_of(KINDS["meeting-minutes"].build(meeting(), PLAIN))
    assert "ผู้มาประชุม 2 คน" in lines
    assert "ผู้ไม่มาประชุม 1 คน" in lines
    assert "มาประชุม 2 จาก 3 คน องค์ประชุม 2 คน: ครบองค์ประชุม" in lines
    item = next(at for at, line in enumerate(lines) if line.startswith("ระเบียบวาระที่ 2"))
    assert lines[item + 1] == "มติที่ประชุม: เห็นชอบ เห็นชอบร่างแผน"
    on_projects = Resolved("3", "ให้ตัดออก 1 โครงการ", "ให้ตัดออก", ("ผ.02 ที่ 12 ถนน",))
    told = lines_of(KINDS["meeting-minutes"].build(meeting(resolutions=(on_projects,)), PLAIN))
    assert "- ผ.02 ที่ 12 ถนน" in told
    few = lines_of(KINDS["meeting-minutes"].build(meeting(quorum=3), PLAIN))
    assert any(line.endswith("ไม่ครบองค์ประชุม") for line in few)


def test_minutes_of_a_meeting_whose_attendance_was_not_recorded_claim_nothing() -> None:
    sitters = tuple(replace(one, present=False) for one in meeting().sitters)
    lines = lines_of(KINDS["meeting-minutes"].build(meeting(sitters=sitters, resolutions=()), PLAIN))
    assert "กรรมการ 3 คน" in lines
    assert not any("องค์ประชุม" in line or line.startswith("ผู้ไม่มาประชุม") for line in lines)
    assert "ยังไม่มีมติที่บันทึกไว้" in lines


def test_a_resolution_on_no_item_of_the_agenda_stands_at_the_end() -> None:
    lines = lines_of(KINDS["meeting-minutes"].build(meeting(resolutions=(Resolved("", "รับทราบ", "รับทราบ"),)), PLAIN))
    assert lines[lines.index("# มติที่ประชุม") + 1] == "มติที่ประชุม: รับทราบ รับทราบ"


def test_everybody_who_sits_has_a_line_to_sign() -> None:
    lines = lines_of(KINDS["meeting-attendance"].build(meeting(), PLAIN))
    assert "3 | นายสาม | ผู้แทนประชาคม กรรมการ |  | " in lines


@pytest.mark.skipif(not settings.HAS_TYPEFACE, reason="the typeface is not installed (make install)")
@pytest.mark.parametrize("code", ["meeting-agenda", "meeting-minutes", "meeting-attendance"])
def test_papers_of_a_meeting_with_bad_texts_and_hundreds_of_people_still_come_out(code: str) -> None:
    bad = ("ก" * 300, "x" * 300, "มีอีโมจิ 😀 และ \x0b <svg>&amp; #let", "เพื่อพัฒนา " * 400)
    people = tuple(Sitter(f"{text} {n}", "ผู้บริหารท้องถิ่น", "กรรมการ", n % 2 == 0) for n in range(120) for text in bad[:3])
    facts = meeting(
        agenda=bad,
        minutes="\n".join(bad),
        place=bad[0],
        sitters=people,
        resolutions=tuple(Resolved("1", text, "เห็นชอบ", bad) for text in bad),
        projects=tuple(Considered(bad[2], text, text, 999_999_999_999) for text in bad),
    )
    document = KINDS[code].build(facts, PLAIN)
    assert file_of(document, Form.PDF).startswith(b"%PDF")
    assert file_of(document, Form.DOCX).startswith(b"PK")
    assert "<svg>" not in html(document)


@pytest.fixture
def held(world: World) -> Meeting:
    announce(world.ban_a, [row("ถนน")])
    committee = committees.appoint_committee(
        place=world.ban_a,
        kind=CommitteeKind.DEVELOPMENT,
        order_no="12/2570",
        order_on=date(2027, 1, 5),
        by=world.cast.anong,
    )
    return committees.call_meeting(
        committee=committee, on=date(2027, 8, 3), by=world.cast.anong, place="ห้องประชุม", agenda=["พิจารณาแผน"]
    )


def test_facts_come_from_the_meeting_as_recorded(world: World, held: Meeting) -> None:
    facts = facts_of_meeting(held)
    assert (facts.label, facts.agenda, facts.place) == (held.label, ("พิจารณาแผน",), "ห้องประชุม")
    assert (facts.whose, facts.projects) == (world.ban_a.name_th, ())


def test_the_meeting_that_is_printed_is_the_newest_unless_another_is_named(world: World, held: Meeting) -> None:
    later = committees.call_meeting(committee=held.committee, on=date(2027, 9, 1), by=world.cast.anong)
    assert meeting_to_print(world.ban_a, "") == later
    assert meeting_to_print(world.ban_a, str(held.pk)) == held
    for place, number in ((world.ban_a, "999999"), (world.ban_a, "x"), (world.ban_c, str(held.pk)), (world.ban_c, "")):
        with pytest.raises(NotFound):
            meeting_to_print(place, number)


def heard(world: World) -> HeardNeed:
    hearing = committees.hold_hearing(
        organisation=world.ban_a, on=date(2026, 5, 1), place="ศาลา", topic="ความต้องการ", by=world.cast.anong
    )
    return committees.hear_need(hearing=hearing, text="ขอสระ", place="", by=world.cast.anong)


def test_the_papers_of_coordination_committees_name_the_projects_and_whose_they_are(world: World) -> None:
    asked, _, last = announce(
        world.ban_a,
        [row(name, kind=ProjectKind.BEYOND_CAPACITY, amounts={2572: 7}) for name in ("สะพาน", "ฝาย", "สระ")],
    )
    district = District.objects.get(code="5101")
    first = coordinate(district, by=world.cast.fah)
    actions.resolve_projects(
        meeting=first, item="1", words=[Word(asked, Outcome.AGREED, "")], by=world.cast.fah, members=1, percent=50
    )
    minutes = lines_of(paper_of(KINDS["meeting-minutes"], first))
    assert minutes[1:3] == ["คณะกรรมการประสานแผนพัฒนาท้องถิ่นระดับอำเภอ", "อำเภอเมืองสมุทรทอง จังหวัดสมุทรทอง"]
    assert any(f"{world.ban_a.label} ผ.02/2 ที่ 1 สะพาน" in line for line in minutes)
    second = committees.call_meeting(committee=first.committee, on=date(2026, 12, 1), by=world.cast.fah)
    assert [one.name for one in facts_of_meeting(second).projects] == ["ฝาย", "สระ"]
    assert [one.name for one in facts_of_meeting(first).projects] == ["ฝาย", "สระ", "สะพาน"]
    answer_need(need=heard(world), project_id=last, by=world.cast.anong)
    assert [one.name for one in facts_of_meeting(second).projects] == ["สระ", "ฝาย"]
    of_province = coordinate(world.province, by=world.cast.krit)
    assert [one.name for one in facts_of_meeting(of_province).projects] == ["สะพาน"]
    for kind in ("meeting-agenda", "meeting-minutes", "meeting-attendance"):
        lines = lines_of(paper_of(KINDS[kind], of_province))
        at = lines.index("คณะกรรมการประสานแผนพัฒนาท้องถิ่นระดับจังหวัด")
        assert lines[at + 1] == "จังหวัดสมุทรทอง"
