"""The inbox: proposals with their words, decisions one by one and many at once, taking them back."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from prasan.classification.models import Classification, Proposal, SetAside
from prasan.plans.models import Import, Plan, Project
from tests.build import World, announce, row
from tests.web.planning.conftest import ROWS, text_of

pytestmark = pytest.mark.usefixtures("vocabulary")


@pytest.fixture
def ids(world: World, bring_in: Callable[..., Import]) -> list[int]:
    """Ban A's three projects, brought in and proposed: a road, a school for the elderly, a drain."""
    bring_in(*ROWS)
    return list(Project.objects.filter(plan__organisation=world.ban_a).order_by("pk").values_list("pk", flat=True))


def address(world: World, page: str = "inbox") -> str:
    return f"/plans/{world.ban_a.code}/{page}/"


def in_force(world: World) -> dict[int, str]:
    open_ones = Classification.objects.filter(ended_at=None, project__plan__organisation=world.ban_a)
    return dict(open_ones.values_list("project_id", "guideline__code"))


def test_an_import_is_followed_by_proposals(world: World, ids: list[int]) -> None:
    best = {one.project_id: one.guideline.code if one.guideline else "" for one in Proposal.objects.all()}
    assert (best[ids[0]], best[ids[1]]) == ("1.1", "2.1")


def test_each_card_shows_the_words_the_choices_and_how_sure_it_is(world: World, anong: Client, ids: list[int]) -> None:
    page = BeautifulSoup(anong.get(address(world)).content, "html.parser")
    card = page.select_one(f"#case-{ids[1]}")
    assert card is not None
    assert [mark.text for mark in card.select(".subject mark")] == ["ผู้สูงอายุ"]
    best = card.select_one("button.choice.best")
    assert best is not None
    assert best["value"] == "2.1"
    assert card.select_one(".tag").text in ("แน่ใจ", "น่าจะใช่")  # type: ignore[union-attr]
    assert {one["value"] for one in card.select("option")} == {"", "1.1", "1.2", "2.1"}
    assert len(card.select("optgroup")) == 2


def test_one_project_is_confirmed_and_leaves_the_inbox(world: World, anong: Client, ids: list[int]) -> None:
    response = anong.post(address(world, "classify"), {"project": ids[0], "guideline": "1.1"}, follow=True)
    assert in_force(world) == {ids[0]: "1.1"}
    assert "ยืนยันแล้ว 1 จาก 3" in text_of(response.content)
    assert f"case-{ids[0]}" not in response.content.decode()


def test_one_project_is_corrected_to_another_guideline(world: World, anong: Client, ids: list[int]) -> None:
    anong.post(address(world, "classify"), {"project": ids[0], "guideline": "1.2"})
    decision = Classification.objects.get(project_id=ids[0])
    assert (decision.guideline.code, decision.proposed, decision.confirmed_by) == ("1.2", False, world.cast.anong)


def test_htmx_gets_only_what_changes(world: World, anong: Client, ids: list[int]) -> None:
    form = {"project": ids[0], "guideline": "1.1"}
    content = anong.post(address(world, "classify"), form, headers={"HX-Request": "true"}).content
    page = BeautifulSoup(content, "html.parser")
    assert page.select("[hx-swap-oob]") == page.find_all(recursive=False)
    assert [one["id"] for one in page.select("[hx-swap-oob]")] == ["inbox-counts", "inbox-last"]
    whole = BeautifulSoup(anong.get(address(world)).content, "html.parser")
    assert page.select_one("#inbox-counts").text == whole.select_one("#inbox-counts").text  # type: ignore[union-attr]
    assert page.select_one("#inbox-last form span").text == whole.select_one("#inbox-last form span").text  # type: ignore[union-attr]


def test_many_are_confirmed_as_they_were_shown(world: World, anong: Client, ids: list[int]) -> None:
    form = {"many": "chosen", "chosen": [f"{ids[0]}:1.1", f"{ids[1]}:2.1"]}
    anong.post(address(world, "classify"), form)
    assert in_force(world) == {ids[0]: "1.1", ids[1]: "2.1"}


def test_many_are_put_under_one_guideline(world: World, anong: Client, ids: list[int]) -> None:
    form = {"many": "chosen", "chosen": [f"{ids[0]}:1.1", f"{ids[2]}:"], "same_guideline": "1.2"}
    anong.post(address(world, "classify"), form)
    assert in_force(world) == {ids[0]: "1.2", ids[2]: "1.2"}


def test_all_that_the_page_is_sure_of_are_confirmed_at_once(world: World, anong: Client, ids: list[int]) -> None:
    Proposal.objects.filter(project_id__in=ids[:2]).update(decision="sure")
    page = BeautifulSoup(anong.get(address(world)).content, "html.parser")
    sure = [str(one["value"]) for one in page.select("input[name=sure]")]
    assert sure == [f"{ids[0]}:1.1", f"{ids[1]}:2.1"]
    anong.post(address(world, "classify"), {"many": "sure", "sure": sure, "same_guideline": "1.2"})
    assert in_force(world) == {ids[0]: "1.1", ids[1]: "2.1"}


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({}, 422),
        ({"many": "chosen"}, 422),
        ({"project": "x", "guideline": "1.1"}, 422),
        ({"project": "1" * 30, "guideline": "1.1"}, 422),
        ({"project": "7", "guideline": ""}, 422),
        ({"project": "999999", "guideline": "1.1"}, 404),
    ],
)
def test_what_cannot_be_decided_is_refused_in_words(
    world: World, anong: Client, ids: list[int], form: dict[str, str], status: int
) -> None:
    assert anong.post(address(world, "classify"), form).status_code == status
    assert in_force(world) == {}


def test_an_unknown_guideline_is_refused(world: World, anong: Client, ids: list[int]) -> None:
    assert anong.post(address(world, "classify"), {"project": ids[0], "guideline": "9.9"}).status_code == 422
    assert in_force(world) == {}


def test_the_last_decision_is_shown_and_can_be_taken_back(world: World, anong: Client, ids: list[int]) -> None:
    anong.post(address(world, "classify"), {"many": "chosen", "chosen": [f"{ids[0]}:1.1", f"{ids[1]}:2.1"]})
    page = BeautifulSoup(anong.get(address(world)).content, "html.parser")
    sent = [str(one["value"]) for one in page.select("#inbox-last input[name=project]")]
    assert sent == [str(ids[0]), str(ids[1])]
    response = anong.post(address(world, "withdraw"), {"project": sent}, follow=True)
    assert "ย้อนแล้ว 2 โครงการ" in text_of(response.content)
    assert in_force(world) == {}


def test_what_is_confirmed_can_be_changed_with_a_reason(world: World, anong: Client, ids: list[int]) -> None:
    anong.post(address(world, "classify"), {"project": ids[0], "guideline": "1.1"})
    page = text_of(anong.get(address(world) + "?tab=confirmed").content)
    assert "ก่อสร้างถนนคอนกรีต หมู่ที่ 4" in page
    assert "Anong" in page
    form = {"project": ids[0], "guideline": "1.2", "why": "เป็นระบบน้ำ"}
    anong.post(address(world, "classify"), form)
    decision = Classification.objects.get(project_id=ids[0], ended_at=None)
    assert (decision.guideline.code, decision.why) == ("1.2", "เป็นระบบน้ำ")


def test_a_guideline_of_no_likelihood_is_no_choice(world: World, anong: Client, ids: list[int]) -> None:
    ranked = [
        {"guideline": code, "probability": share, "evidence": []} for code, share in (("1.1", 0.99), ("2.1", 0.004))
    ]
    Proposal.objects.filter(project_id=ids[0]).update(decision="sure", ranked=ranked)
    (case,) = [one for one in anong.get(address(world)).context["cases"] if one.project_id == ids[0]]
    assert [(one.guideline.code, one.percent) for one in case.choices] == [("1.1", 99)]


def test_the_filters_narrow_by_decision_and_by_proposed_issue(world: World, anong: Client, ids: list[int]) -> None:
    Proposal.objects.filter(project_id=ids[0]).update(decision="sure")
    Proposal.objects.filter(project_id__in=ids[1:]).update(decision="likely")

    def shown(query: str) -> list[int]:
        return [case.project_id for case in anong.get(address(world) + query).context["cases"]]

    assert shown("?decision=sure") == [ids[0]]
    assert ids[1] in shown("?issue=2")
    assert ids[0] not in shown("?issue=2")
    assert shown("?decision=none") == []
    assert len(shown("?page=99")) == 3


def test_a_decision_brings_the_person_back_to_the_same_filters(world: World, anong: Client, ids: list[int]) -> None:
    form = {"project": ids[0], "guideline": "1.1", "back": "decision=sure&next=https://elsewhere.example&page=2"}
    response = anong.post(address(world, "classify"), form)
    assert response["Location"] == f"{address(world)}?decision=sure&page=2"


def test_names_are_text_and_never_markup(world: World, anong: Client, bring_in: Callable[..., Import]) -> None:
    bring_in(row("<script>alert(1)</script> ถนน", objective="<b>ถนน</b>"))
    content = anong.get(address(world)).content.decode()
    assert "<script>alert" not in content
    assert "<b>ถนน" not in content
    assert "<mark>ถนน</mark>" in content


def test_an_empty_inbox_says_what_to_do(world: World, anong: Client, ids: list[int]) -> None:
    anong.post(address(world, "classify"), {"many": "chosen", "chosen": [f"{one}:1.1" for one in ids]})
    assert "จัดครบทุกโครงการแล้ว" in text_of(anong.get(address(world)).content)


def test_before_the_first_import_the_inbox_points_to_it(world: World, anong: Client) -> None:
    assert "ยังไม่มีแผนในระบบ" in text_of(anong.get(address(world)).content)


def test_another_organisations_projects_are_out_of_reach(
    world: World, anong: Client, boonmee: Client, ids: list[int]
) -> None:
    (theirs,) = announce(world.ban_b, [row("ถนนของบ้านบี")], edition=world.edition, guidelines={0: "1.1"})
    for client, code, project in ((anong, "5002", theirs), (anong, "5003", theirs), (boonmee, "5002", ids[0])):
        form = {"project": project, "guideline": "1.2"}
        assert client.post(f"/plans/{code}/classify/", form).status_code == 404
        client.post(f"/plans/{code}/withdraw/", {"project": project})
    assert boonmee.get(address(world)).status_code == 404
    assert Classification.objects.get().guideline.code == "1.1"


def test_readers_may_not_decide(world: World, as_user: Callable[..., Client], ids: list[int]) -> None:
    ake = as_user(world.cast.ake)
    assert ake.get(address(world)).status_code == 403
    assert ake.post(address(world, "classify"), {"project": ids[0], "guideline": "1.1"}).status_code == 403
    assert in_force(world) == {}


def test_the_pao_decides_on_behalf_of_an_organisation(
    world: World, as_user: Callable[..., Client], ids: list[int]
) -> None:
    as_user(world.cast.porn).post(address(world, "classify"), {"project": ids[0], "guideline": "1.1"})
    assert Classification.objects.get().confirmed_by == world.cast.porn
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(("verdict", "told"), [("no_project", "ไม่ใช่โครงการพัฒนา"), ("cannot_tell", "บอกไม่ได้")])
def test_a_project_is_set_aside_shown_as_such_and_brought_back(
    world: World, anong: Client, ids: list[int], verdict: str, told: str
) -> None:
    card = BeautifulSoup(anong.get(address(world)).content, "html.parser").select_one(f"#case-{ids[0]}")
    assert card is not None
    assert {one["value"] for one in card.select(".case-aside button")} == {"no_project", "cannot_tell"}
    page = anong.post(address(world, "classify"), {"project": ids[0], "guideline": verdict}, follow=True)
    assert f"ล่าสุดคุณยืนยัน {told}" in text_of(page.content)
    aside = anong.get(address(world), {"tab": "aside"})
    assert told in BeautifulSoup(aside.content, "html.parser").select_one("tbody td").text  # type: ignore[union-attr]
    assert in_force(world) == {}
    anong.post(address(world, "withdraw"), {"project": ids[0]})
    assert f"case-{ids[0]}" in anong.get(address(world)).content.decode()


def test_many_are_set_aside_together(world: World, anong: Client, ids: list[int]) -> None:
    form = {"many": "chosen", "chosen": [f"{ids[0]}:1.1", f"{ids[2]}:"], "same_guideline": "no_project"}
    anong.post(address(world, "classify"), form)
    assert SetAside.objects.filter(verdict="no_project", ended_at=None).count() == 2
