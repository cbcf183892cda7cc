"""Who of the small world is let in where, and how each address is asked."""

from collections.abc import Mapping

from django.test import Client

from prasan.accounts.models import User
from prasan.web.access import Audience
from tests.build import PASSWORD, World

POST_ONLY = {
    "finding_rule",
    "coverage_decide",
    "alignment_decide",
    "import_apply",
    "import_undo",
    "classify",
    "withdraw",
    "sign_out",
    "choose_language",
    # documents
    "document_issue",
    "province_document_issue",
    "document_make",
    "working_document_make",
    "province_document_make",
    # background jobs
    "job_cancel",
    # people
    "factors_reset",
    "organisation_change_back",
    "role_end",
    "invitation_withdraw",
    "invitation_again",
    "openid_connect_login",
    "outside_disconnect",
    "mfa_deactivate_totp",
    "passkey_remove",
    "session_end",
    "sessions_end",
    "saved_view_save",
    "saved_view_rename",
    "saved_view_delete",
    # the life of a plan
    "life_describe",
    "life_move",
    "life_announced",
    "life_take_back",
    # committees, meetings, hearings
    "committees_do",
    "district_committee_do",
    "province_committee_do",
    # deadlines and duties
    "duties_do",
    "nudge",
    "nudge_all",
    # the grid and the forms
    "grid_save",
    "project_remove",
    "project_restore",
    "edit_take_back",
    # in and out
    "import_read",
    "import_discard",
    "token_revoke",
    "folder_assign",
    "folder_apply",
    # the inbox
    "second_check_draw",
    "ask_opinions",
    "opinion_try",
    "classify_beside",
    "classifier_train",
    "classifier_restore",
    # alignment
    "alignment_propose",
    "alignment_replaced",
    "alignment_check_draw",
    "alignments_decide",
    "alignment_add",
    "alignments_take_back",
    "own_issues_change",
    "own_links",
    # coordination
    "overlaps_find",
    "overlap_decide",
    "overlap_agree",
    "overlap_carry_out",
    "plan_alike",
    "joint_open",
    "joint_answer",
    "joint_withdraw",
    "plan_overlaps_check",
}
OF_BAN_A = ("anong", "chai", "duang", "wan", "lek")
OTHERS = ("boonmee", "nom", "manee", "porn", "ake", "fah", "krit", "siri")
# What ends a thing that others are asked about is asked last, in this order.
ENDING = ("invitation_again", "invitation_withdraw", "sessions_end", "sign_out")
PEOPLE = ("visitor", *OF_BAN_A, *OTHERS)
# Ban A is the organisation whose addresses are tried; who each of the cast is, `tests.build` tells.
LET_IN: Mapping[Audience, tuple[str, ...]] = {
    Audience.EVERYONE: PEOPLE,
    Audience.SIGNED_IN: PEOPLE[1:],
    Audience.READERS: (*OF_BAN_A, "porn", "siri", "ake"),
    Audience.PLANNERS: ("anong", "porn", "siri"),
    Audience.MEMBERS: (*OF_BAN_A, "porn", "siri"),
    Audience.KEEPERS: ("anong", "duang", "porn", "siri"),
    Audience.APPROVERS: ("chai",),
    Audience.CLERKS: ("duang",),
    Audience.COUNCIL: (),
    Audience.MONITORS: ("wan",),
    Audience.ADMINISTRATORS: ("lek", "siri"),
    Audience.DISTRICT: ("fah",),
    Audience.DISTRICT_READERS: PEOPLE[1:],
    Audience.DISTRICT_KEEPERS: ("porn", "fah", "siri"),
    Audience.PROVINCE_READERS: ("porn", "ake", "fah", "krit", "siri"),
    Audience.PROVINCE_KEEPERS: ("porn", "krit", "siri"),
    Audience.OVERSEERS: (*OF_BAN_A, "boonmee", "nom", "manee", "porn", "siri", "ake", "krit"),
    Audience.DECIDERS: ("anong", "boonmee", "porn", "siri", "krit"),
    Audience.CONSENTERS: ("anong", "chai"),
    Audience.OWN_PLANNERS: ("anong",),
    Audience.OWNER: ("anong",),
    Audience.STARTER: ("anong", "porn", "siri"),
    Audience.PROVINCE_OVERSEERS: ("porn", "siri", "ake"),
    Audience.COORDINATORS: ("porn", "siri"),
    Audience.COORDINATION_COMMITTEE: ("krit",),
    Audience.PROVINCE_ADMINISTRATORS: ("siri",),
    Audience.AUDITORS: ("ake", "siri"),
}


def client_of(world: World, person: str) -> Client:
    client = Client(raise_request_exception=True)
    if person != "visitor":
        user: User = getattr(world.cast, person)
        assert client.login(username=user.username, password=PASSWORD)
    return client
