"""Which guidelines a goal is proposed to cover."""

from hypothesis import given
from hypothesis import strategies as st

from prasan.framework.loading.covers import propose_covers, shared_words
from prasan.framework.rules import ElementDraft, Kind, Level


def goal(code: str, title: str) -> ElementDraft:
    return ElementDraft(Level.FRAMEWORK, Kind.GOAL, code, title, code.split("/")[0])


def guideline(code: str, title: str) -> ElementDraft:
    return ElementDraft(Level.FRAMEWORK, Kind.GUIDELINE, code, title, code.split(".")[0])


def pairs(goals: list[ElementDraft], guidelines: list[ElementDraft]) -> list[tuple[str, str]]:
    return [(cover.goal, cover.guideline) for cover in propose_covers(goals, guidelines)]


def test_a_goal_covers_the_guideline_whose_words_it_repeats() -> None:
    goals = [goal("1/1", "การจัดการขยะมูลฝอย"), goal("1/2", "การขุดลอกคลองและแหล่งน้ำ")]
    guidelines = [guideline("1.1", "พัฒนาระบบกำจัดขยะมูลฝอย"), guideline("1.2", "ขุดลอกคลองทั่วจังหวัด")]
    assert pairs(goals, guidelines) == [("1/1", "1.1"), ("1/2", "1.2")]


def test_a_goal_never_covers_a_guideline_of_another_issue() -> None:
    assert pairs([goal("1/1", "การจัดการขยะมูลฝอย")], [guideline("2.1", "การจัดการขยะมูลฝอย")]) == []


def test_the_only_goal_of_an_issue_is_proposed_for_all_its_guidelines() -> None:
    assert pairs([goal("1/1", "ประปาสะอาด")], [guideline("1.1", "ถนนคอนกรีต")]) == [("1/1", "1.1")]


def test_words_that_every_title_has_prove_nothing() -> None:
    share, words = shared_words("พัฒนาและส่งเสริมถนน", "การพัฒนาและส่งเสริมการประปา")
    assert (share, words) == (0.0, [])


@given(st.text(alphabet="กขคงจฉชซ", max_size=40), st.text(alphabet="กขคงจฉชซ", max_size=60))
def test_the_share_lies_between_none_and_all_and_its_words_are_in_both(first: str, second: str) -> None:
    share, words = shared_words(first, second)
    assert 0.0 <= share <= 1.0
    assert all(word in first and word in second for word in words)
