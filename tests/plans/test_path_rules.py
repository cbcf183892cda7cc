"""The path of a revision: every way ends in an announcement, nothing is stuck, and only the holder's role moves."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.committees.rules import CommitteeKind
from prasan.common.errors import InputRefused
from prasan.common.findings import Severity
from prasan.organisations.rules.kinds import OrganisationKind, Role
from prasan.organisations.rules.people import person_with
from prasan.plans.rules.paths import (
    ALL_COUNCIL_STEPS,
    CLAUSES,
    COUNCIL_IS_A_SETTING,
    EDITABLE,
    HOLDERS,
    KIND_NAMES_TH,
    PATHS,
    STATE_NAMES_TH,
    Ask,
    MoveKind,
    RevisionKind,
    RevisionState,
    moves_from,
    path_of,
)
from prasan.plans.rules.revisions import (
    Mover,
    Readiness,
    Said,
    acting_role,
    blockers,
    clause_of,
    kinds_from_changes,
    label_of,
    next_number,
    why_not_act,
    why_not_change_projects,
    why_not_held,
    why_not_move,
    why_not_take_back,
    why_not_these_kinds,
    why_not_this_number,
)
from prasan.plans.rules.settings import SETTINGS, Numbering, checked_value, council_for, value_of

DAY = date(2027, 3, 1)
S = RevisionState
K = RevisionKind
SOME_KINDS = st.sets(st.sampled_from(K), min_size=1)
SOME_COUNCIL = st.sets(st.sampled_from(K))


@given(SOME_KINDS, st.sampled_from(OrganisationKind), SOME_COUNCIL)
def test_every_path_reaches_the_announcement_without_a_dead_end(
    kinds: set[K], of: OrganisationKind, council: set[K]
) -> None:
    path = path_of(kinds, of, council)
    state, seen = S.DRAFT, []
    while state is not S.ANNOUNCED:
        ways = moves_from(state, path)
        assert ways
        state = ways[0].end
        assert state not in seen
        seen.append(state)
    assert tuple(seen) == path
    assert moves_from(S.ANNOUNCED, path) == ()


@given(SOME_KINDS, st.sampled_from(OrganisationKind), SOME_COUNCIL, st.sampled_from(S))
def test_even_a_state_that_a_setting_took_out_of_the_path_has_a_way_on(
    kinds: set[K], of: OrganisationKind, council: set[K], state: S
) -> None:
    path = path_of(kinds, of, council)
    if state is not S.ANNOUNCED:
        assert moves_from(state, path)[0].end in path


@given(SOME_KINDS, st.sampled_from(OrganisationKind))
def test_every_stop_can_send_back_to_the_planner_and_a_return_needs_its_reason(
    kinds: set[K], of: OrganisationKind
) -> None:
    path = path_of(kinds, of)
    for state in path[:-1]:
        back = moves_from(state, path)[1]
        assert (back.kind, back.end) == (MoveKind.RETURN, S.RETURNED)
        refusal = why_not_move(back, Said(on=DAY), today=DAY, not_before=None, on_behalf=False)
        assert refusal is not None
        assert refusal.code == "no_reason"
        assert why_not_move(back, Said(on=DAY, reason="แก้ปี"), today=DAY, not_before=None, on_behalf=False) is None


@given(SOME_KINDS, SOME_KINDS, st.sampled_from(OrganisationKind))
def test_a_bundle_makes_every_stop_of_its_parts(one: set[K], other: set[K], of: OrganisationKind) -> None:
    both = set(path_of(one | other, of))
    for state in {*path_of(one, of), *path_of(other, of)}:
        assert state in both or (state is S.COMMITTEE and S.FORUM in both)


@pytest.mark.parametrize(
    ("kinds", "of", "expected"),
    [
        ((K.CORRECT,), OrganisationKind.SAO, "head approved announced"),
        ((K.SPECIAL,), OrganisationKind.TOWN, "head approved announced"),
        ((K.ADD,), OrganisationKind.SAO, "support forum council head approved announced"),
        ((K.ADD,), OrganisationKind.PAO, "support forum head approved announced"),
        ((K.CHANGE,), OrganisationKind.SAO, "committee council head approved announced"),
        ((K.CHANGE,), OrganisationKind.CITY, "committee head approved announced"),
        ((K.MAKE,), OrganisationKind.SAO, "support committee council head approved announced"),
        ((K.ADD, K.CHANGE), OrganisationKind.SAO, "support forum council head approved announced"),
    ],
)
def test_the_paths_are_those_of_planning_rules(kinds: tuple[K, ...], of: OrganisationKind, expected: str) -> None:
    assert " ".join(path_of(kinds, of)) == expected


def test_a_council_step_that_is_uncertain_can_be_switched_off_but_that_of_additions_cannot() -> None:
    off = council_for({f"council_{kind}": "no" for kind in COUNCIL_IS_A_SETTING})
    assert S.COUNCIL not in path_of((K.CHANGE,), OrganisationKind.SAO, off)
    assert S.COUNCIL in path_of((K.ADD,), OrganisationKind.SAO, off)
    assert council_for({}) == ALL_COUNCIL_STEPS


def test_every_kind_and_state_has_its_words_its_holder_and_its_clause() -> None:
    assert set(KIND_NAMES_TH) == set(PATHS) == set(CLAUSES) == set(K)
    assert set(STATE_NAMES_TH) == set(HOLDERS) == set(S)
    assert all(holders or state is S.ANNOUNCED for state, holders in HOLDERS.items())
    assert all(step.grade in "SCU" and "planning-rules" in step.source for steps in PATHS.values() for step in steps)


def mover(*roles: Role, there: tuple[Role, ...] = (), code: str = "5002") -> Mover:
    person = person_with(1, [(code, "", role) for role in roles])
    return Mover(person, "5002", frozenset({*there, *(roles if code == "5002" else ())}))


@given(st.sampled_from([one for one in S if one is not S.ANNOUNCED]), st.sampled_from(list(Role)))
def test_only_the_holders_role_moves_where_everybody_has_an_account(state: S, role: Role) -> None:
    if role is Role.PAO_PLANNER:
        return
    everybody = (Role.PLANNER, Role.CLERK, Role.COUNCIL_SECRETARY, Role.APPROVER)
    allowed = why_not_act(mover(role, there=everybody), state) is None
    assert allowed == (role in HOLDERS[state])


def test_a_planner_alone_in_the_organisation_records_what_was_decided_on_paper() -> None:
    assert acting_role(mover(Role.PLANNER), S.HEAD) == (Role.APPROVER, True)
    assert acting_role(mover(Role.PLANNER, there=(Role.APPROVER,)), S.HEAD) == (None, False)
    assert acting_role(mover(Role.PLANNER, code="5003"), S.HEAD) == (None, False)


def test_the_pao_enters_on_behalf_and_that_is_said() -> None:
    assert acting_role(mover(Role.PAO_PLANNER, there=(Role.CLERK,), code="5001"), S.COMMITTEE) == (Role.CLERK, True)
    assert why_not_act(mover(Role.PAO_PLANNER, code="5001"), S.ANNOUNCED) is not None


def test_on_somebodys_behalf_the_document_must_be_named() -> None:
    onward = moves_from(S.COMMITTEE, path_of((K.CHANGE,), OrganisationKind.CITY))[0]
    said = Said(on=DAY, texts={Ask.MEETING: "ครั้งที่ 1"})
    assert why_not_move(onward, said, today=DAY, not_before=None, on_behalf=False) is None
    refusal = why_not_move(onward, said, today=DAY, not_before=None, on_behalf=True)
    assert refusal is not None
    assert refusal.code == "no_document_no"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (Said(on=DAY + timedelta(days=1)), "day_in_future"),
        (Said(on=DAY - timedelta(days=9)), "day_before_last_move"),
        (Said(on=DAY), "no_meeting"),
    ],
)
def test_a_step_needs_a_possible_day_and_its_meeting(said: Said, code: str) -> None:
    onward = moves_from(S.COMMITTEE, path_of((K.CHANGE,), OrganisationKind.CITY))[0]
    refusal = why_not_move(onward, said, today=DAY, not_before=DAY - timedelta(days=5), on_behalf=False)
    assert refusal is not None
    assert refusal.code == code


def test_projects_change_only_while_the_revision_is_with_its_planner() -> None:
    assert why_not_change_projects(None) is None
    assert {state for state in S if why_not_change_projects(state) is None} == set(EDITABLE)


@pytest.mark.parametrize(
    ("state", "days", "is_last", "is_mover", "code"),
    [
        (S.HEAD, 3, True, True, None),
        (S.ANNOUNCED, 0, True, True, "announced_stays"),
        (S.HEAD, 31, True, True, "too_late"),
        (S.HEAD, 3, False, True, "not_the_last_move"),
        (S.HEAD, 3, True, False, "not_the_mover"),
    ],
)
def test_a_mistaken_step_is_taken_back_for_thirty_days(
    state: S, days: int, is_last: bool, is_mover: bool, code: str | None
) -> None:
    now = datetime(2027, 3, 1, tzinfo=UTC)
    refusal = why_not_take_back(
        state=state, moved_at=now - timedelta(days=days), now=now, is_last=is_last, is_mover=is_mover
    )
    assert (refusal.code if refusal else None) == code


def test_a_revision_is_called_as_its_organisation_numbers_them() -> None:
    assert label_of((K.MAKE,), None, None, Numbering.ROUND) == "จัดทำแผน"
    assert label_of((K.CHANGE, K.ADD), 2, 2568, Numbering.ROUND) == "เพิ่มเติม เปลี่ยนแปลง ครั้งที่ 2/2568"
    assert label_of((K.ADD,), 1, 2568, Numbering.EDITION) == "เพิ่มเติม (ฉบับที่ 1)"


def test_rounds_are_numbered_within_their_year_and_kind_editions_through() -> None:
    earlier = [((K.ADD,), 1, 2570), ((K.CORRECT,), 1, 2570), ((K.ADD,), 2, 2569)]
    assert next_number((K.ADD,), earlier, year=2570, numbering=Numbering.ROUND) == 2
    assert next_number((K.CHANGE,), earlier, year=2570, numbering=Numbering.ROUND) == 1
    assert next_number((K.ADD, K.CORRECT), earlier, year=2571, numbering=Numbering.ROUND) == 1
    assert next_number((K.CHANGE,), earlier, year=2571, numbering=Numbering.EDITION) == 3


def test_no_two_announced_revisions_carry_one_number() -> None:
    earlier = [((K.ADD,), 1, 2570)]
    taken = partial(why_not_this_number, (K.ADD, K.CHANGE), earlier, year=2570, numbering=Numbering.ROUND)
    refusal = taken(1)
    assert refusal is not None
    assert "เพิ่มเติม เปลี่ยนแปลง ครั้งที่ 1/2570" in refusal.message_th
    assert taken(2) is None
    assert taken(1, year=2571) is None
    assert taken(1, year=2571, numbering=Numbering.EDITION) is not None


@pytest.mark.parametrize(
    ("state", "held_on", "code"),
    [
        (S.COMMITTEE, date(2027, 1, 5), None),
        (S.COMMITTEE, date(2027, 1, 6), "meeting_after_step"),
        (S.COUNCIL, date(2027, 1, 5), "meeting_of_another"),
        (S.HEAD, date(2027, 1, 5), "meeting_of_another"),
    ],
)
def test_a_step_names_a_meeting_of_who_considers_it_that_has_been_held(
    state: S, held_on: date, code: str | None
) -> None:
    refusal = why_not_held(state, CommitteeKind.DEVELOPMENT, held_on, date(2027, 1, 5))
    assert (refusal.code if refusal else None) == code


def test_a_plan_is_made_once() -> None:
    assert why_not_these_kinds((K.MAKE,), first=True) is None
    for kinds, first in (((), True), ((K.ADD,), True), ((K.MAKE,), False), ((K.MAKE, K.ADD), False)):
        assert why_not_these_kinds(kinds, first=first) is not None
    assert kinds_from_changes(first=True, added=9, changed=0, gone=0) == (K.MAKE,)
    assert kinds_from_changes(first=False, added=1, changed=0, gone=2) == (K.ADD, K.CHANGE)
    assert clause_of((K.CHANGE, K.ADD)) == "ข้อ 22, ข้อ 22/1"


def test_what_blocks_a_submission_is_listed_beforehand() -> None:
    empty = blockers(Readiness(0, 0, (), is_first=True, reason=""))
    assert [one.code for one in empty] == ["empty_plan", "no_kinds"]
    unreasoned = blockers(Readiness(5, 2, (K.ADD,), is_first=False, reason="", unreasoned=("ถนน",)))
    assert [(one.code, str(one.severity)) for one in unreasoned] == [
        ("no_reason", "error"),
        ("project_reason", "warning"),
    ]
    assert blockers(Readiness(5, 2, (K.ADD,), is_first=False, reason="ถนนขาด")) == []


@pytest.mark.parametrize(
    ("kinds", "doubted"),
    [
        ((K.CORRECT,), ["added_as_else", "altered_as_else"]),
        ((K.ADD, K.CORRECT), ["altered_as_else"]),
        ((K.CHANGE,), ["added_as_else"]),
        ((K.ADD, K.CHANGE), []),
        ((K.SPECIAL,), []),
        ((K.REVIEW,), []),
    ],
)
def test_what_is_new_or_altered_under_a_kind_that_does_not_cover_it_is_doubted_and_blocks_nothing(
    kinds: tuple[RevisionKind, ...], doubted: list[str]
) -> None:
    found = blockers(Readiness(5, 2, kinds, is_first=False, reason="น้ำท่วม", added=("ถนน",), altered=("ศาลา",)))
    assert [(one.code, one.severity) for one in found] == [(code, Severity.WARNING) for code in doubted]


def test_settings_have_a_default_a_grade_and_refuse_nonsense() -> None:
    assert all(one.grade in "SCU" for one in SETTINGS.values())
    assert value_of("notice_days", {}) == 15
    assert checked_value("notice_days", "20") == checked_value("notice_days", "๒๐") == 20
    for key, written in (("notice_days", "ก"), ("notice_days", "0"), ("numbering", "x"), ("nothing", "1")):
        with pytest.raises(InputRefused):
            checked_value(key, written)
