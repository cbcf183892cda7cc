"""Editions in the database: loaded once, read as trees and pages, ruled on and decided."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prasan.accounts.models import TrailEntry, User
from prasan.common.errors import InputRefused, NotAllowed, NotFound, Refusal
from prasan.framework import queries
from prasan.framework.actions import decide_coverage, load_edition, rule_on_finding
from prasan.framework.loading import read_text
from prasan.framework.loading.merging import editions_of
from prasan.framework.models import Coverage, Edition, EditionFinding, Element
from prasan.framework.rules import Kind, Level, LinkStatus, Ruling
from tests.build import make_administrator, make_user
from tests.framework.sample import LINES

pytestmark = pytest.mark.django_db
DRAFTS = {
    draft.level: draft
    for draft in editions_of(read_text(LINES), province="samut-thong", source="sample.txt", checksum="", known={})
}
FRAMEWORK = DRAFTS[Level.FRAMEWORK]
PROPOSED = LinkStatus.PROPOSED


@pytest.fixture
def porn() -> User:
    return make_administrator("porn")


@pytest.fixture
def edition() -> Edition:
    for draft in DRAFTS.values():
        load_edition(draft=draft, by=None)
    return queries.current_framework("samut-thong")


def test_loading_the_same_edition_again_changes_nothing(edition: Edition) -> None:
    before = Element.objects.count(), TrailEntry.objects.count()
    assert load_edition(draft=FRAMEWORK, by=None) == edition
    assert (Element.objects.count(), TrailEntry.objects.count()) == before


def test_a_published_edition_refuses_another_content(edition: Edition) -> None:
    with pytest.raises(Refusal) as refused:
        load_edition(draft=replace(FRAMEWORK, title_th="อื่น"), by=None)
    assert refused.value.code == "edition_published"
    edition.refresh_from_db()
    assert edition.title_th == FRAMEWORK.title_th


def test_a_draft_that_contradicts_itself_stores_nothing() -> None:
    with pytest.raises(InputRefused):
        load_edition(draft=replace(FRAMEWORK, elements=FRAMEWORK.elements * 2), by=None)
    assert not Edition.objects.exists()


def test_the_tree_has_every_element_in_one_query(edition: Edition) -> None:
    with CaptureQueriesContext(connection) as asked:
        roots = queries.tree(edition.pk)
    assert len(asked) == 1
    issues = [node for node in roots if node.kind is Kind.ISSUE]
    assert [issue.code for issue in issues] == ["1", "2"]
    guideline = next(node for node in issues[0].children if node.code == "1.2")
    assert [approach.code for approach in guideline.children] == ["1.2.1", "1.2.2"]


def test_goals_come_with_their_yearly_targets(edition: Edition) -> None:
    goals = queries.goals_of(edition.pk)
    assert [goal.code for goal in goals] == ["1/1", "2/1", "2/2"]
    assert goals[0].target_share == {2576: 30, 2577: 35, 2578: 40, 2579: 45, 2580: 50}
    assert goals[0].guidelines == ()


def test_only_confirmed_coverage_counts(edition: Edition, porn: User) -> None:
    coverage = Coverage.objects.get(goal__code="2/1", goal__edition=edition)
    decide_coverage(coverage_id=coverage.pk, status=LinkStatus.CONFIRMED, reason="ถ้อยคำตรงกัน", seen=PROPOSED, by=porn)
    assert {goal.code: goal.guidelines for goal in queries.goals_of(edition.pk)}["2/1"] == ("2.1",)
    assert TrailEntry.objects.filter(did="coverage.decided", by=porn, target_text="2/1 → 2.1").exists()


def test_a_coverage_is_not_confirmed_without_a_reason(edition: Edition, porn: User) -> None:
    coverage = Coverage.objects.filter(goal__edition=edition).first()
    assert coverage is not None
    with pytest.raises(InputRefused):
        decide_coverage(coverage_id=coverage.pk, status=LinkStatus.CONFIRMED, reason="", seen=PROPOSED, by=porn)
    coverage.refresh_from_db()
    assert coverage.status == LinkStatus.PROPOSED


def test_search_finds_the_framework_first(edition: Edition) -> None:
    found = queries.search("ทะเล", "samut-thong")
    assert found[0].level is Level.FRAMEWORK
    assert {row.level for row in found} > {Level.FRAMEWORK, Level.PAO}
    assert queries.search("  ", "samut-thong") == ()
    assert queries.search("ทะเล", "another-province") == ()


def test_an_elements_page_shows_its_place_its_links_and_its_findings(edition: Edition) -> None:
    guideline = Element.objects.get(edition=edition, kind=Kind.GUIDELINE, code="1.2")
    page = queries.element_page(guideline.pk)
    assert [parent.code for parent in page.parents] == ["1"]
    assert [child.code for child in page.children] == ["1.2.1", "1.2.2"]
    assert [link.other.code for link in page.covered_by] == ["1/1"]
    assert [finding.code for finding in page.findings] == ["worded_differently"]
    with pytest.raises(NotFound):
        queries.element_page(0)


def test_a_ruling_is_kept_with_its_person_and_its_reason(edition: Edition, porn: User) -> None:
    finding = EditionFinding.objects.filter(edition=edition, code="worded_differently").first()
    assert finding is not None
    day = date(2031, 7, 1)
    rule = partial(rule_on_finding, finding_id=finding.pk, why="ตามประกาศ", ruled_on=day, by=porn)
    rule(ruling=Ruling.KEEP, read_as="", seen=Ruling.OPEN)
    kept = next(one for one in queries.findings_of(edition.pk) if one.pk == finding.pk)
    assert (kept.ruling, kept.why, kept.ruled_by, kept.ruled_on) == ("keep", "ตามประกาศ", str(porn), day)


def test_editions_are_listed_from_the_framework_outwards(edition: Edition) -> None:
    levels = [one.level for one in queries.editions_of("samut-thong")]
    assert levels[0] == Level.FRAMEWORK
    assert len(levels) == len(DRAFTS)


def test_a_province_without_a_framework_is_not_found() -> None:
    with pytest.raises(NotFound):
        queries.current_framework("samut-thong")


def test_a_ruling_changes_how_an_element_is_read_and_keeps_its_print(edition: Edition, porn: User) -> None:
    element = Element.objects.get(edition=edition, kind=Kind.GUIDELINE, code="1.2")
    finding = EditionFinding.objects.get(edition=edition, kind="guideline", element="1.2")
    printed = element.printed or element.title_th
    rule = partial(rule_on_finding, finding_id=finding.pk, why="ตามต้นฉบับ", ruled_on=date(2031, 7, 1), by=porn)
    rule(ruling=Ruling.READ_AS, read_as="อ่านอย่างนี้", seen=Ruling(finding.ruling))
    element.refresh_from_db()
    assert (element.title_th, element.printed) == ("อ่านอย่างนี้", printed)
    rule(ruling=Ruling.KEEP, read_as="", seen=Ruling.READ_AS)
    element.refresh_from_db()
    assert (element.title_th, element.printed) == (printed, "")


def test_nobody_overwrites_a_decision_that_they_have_not_seen(edition: Edition, porn: User) -> None:
    coverage = Coverage.objects.get(goal__code="2/1", goal__edition=edition)
    decide = partial(decide_coverage, coverage_id=coverage.pk, by=porn, seen=PROPOSED)
    decide(status=LinkStatus.CONFIRMED, reason="ตรงกัน")
    with pytest.raises(Refusal) as refused:
        decide(status=LinkStatus.REFUSED, reason="ไม่ตรงกัน")
    assert refused.value.code == "decided_meanwhile"


def test_only_the_pao_decides_for_the_province(edition: Edition) -> None:
    coverage = Coverage.objects.get(goal__code="2/1", goal__edition=edition)
    somebody = make_user("somebody")
    with pytest.raises(NotAllowed):
        decide_coverage(coverage_id=coverage.pk, status=LinkStatus.REFUSED, reason="ไม่", seen=PROPOSED, by=somebody)
    coverage.refresh_from_db()
    assert coverage.status == LinkStatus.PROPOSED
