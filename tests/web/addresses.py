"""What each address of the access matrix is asked about."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from pytest_django import Settings

from prasan.connections.actions import make_token
from prasan.coordination.actions.finding import refresh_overlaps
from prasan.coordination.actions.joint import open_request
from prasan.framework.actions import name_issues, open_own, publish_own
from prasan.framework.models import Element
from prasan.framework.rules import Level
from prasan.jobs.actions import start
from prasan.organisations.actions.changes import rename_organisation
from prasan.organisations.actions.invitations import invite
from prasan.organisations.mail import token_of
from prasan.organisations.models import District
from prasan.organisations.rules.kinds import Role
from prasan.plans import actions
from prasan.plans.models import Edit, Plan
from prasan.plans.rules.rows import PlanDocument, PlanFormat
from prasan.reports.actions import issue
from prasan.reports.documents.registry import KINDS
from tests.build import PROVINCE, World, announce, coordinate, row, sit, submit
from tests.coordination.worlds import LONELY, ROAD_A, ROAD_B, announce_old, overlap_of
from tests.framework.higher import SDGS, higher
from tests.jobs.works import register_works
from tests.web.asked_about import announced_with_hearing, meetings_of, own_things, sent_folder
from tests.web.people.provider import switch_on

LIFE = ("plan_life", "life_describe", "life_move", "life_announced")


def places_of(world: World, settings: Settings) -> Mapping[str, Mapping[str, object]]:
    """What each address is asked about: things of Ban A that are not announced, and published ones elsewhere."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    switch_on(settings, "http://127.0.0.1:9")  # nobody listens there
    document = PlanDocument(PlanFormat.ISSUE, 2571, 2575, "", (row("ถนน"),))
    keep = partial(actions.keep_upload, organisation=world.ban_a, document=document, by=world.cast.anong)
    first = keep(file_name="first.xlsx", content=b"1")
    actions.apply_import(import_id=first.pk, document=document, seen="new", by=world.cast.anong)
    of_ban_a_plan = Plan.objects.get(organisation=world.ban_a).pk
    actions.add_project(plan_id=of_ban_a_plan, cells={"name": "ท่อ", "amount_2571": "5"}, by=world.cast.anong)
    edit = Edit.objects.latest("pk")
    kept = keep(file_name="plan.xlsx", content=b"2")
    committee, meeting, hearing = sit(world.ban_a, by=world.cast.anong)
    submitted = submit(world, world.ban_a, scan=actions.Scan("บันทึก.pdf", b"%PDF-1.4"))
    announce(world.ban_d, [row("สะพาน")])
    plan = Plan.objects.get(organisation=world.ban_d)
    issued = issue(of=plan, kind=KINDS["p02"], by=world.cast.porn).pk
    published = announce(world.ban_c, [row("ประปา")])[0]
    heard = announced_with_hearing(world)
    of_district = coordinate(District.objects.get(code="5101"), by=world.cast.fah)
    of_province = coordinate(world.province, by=world.cast.krit)
    element = Element.objects.filter(edition=world.edition, kind="guideline").earliest("position")
    road_a, _ = announce_old(world, [row(ROAD_A), row(LONELY)])
    (road_b,) = announce(world.ban_b, [row(ROAD_B)])
    refresh_overlaps(province_code=PROVINCE, by=None)
    road = overlap_of(road_a, road_b)
    joint = open_request(overlap_id=road.pk, title="ถนนเชื่อมสองตำบล", by=world.cast.porn)
    folder = sent_folder(world)
    token, _ = make_token(organisation=world.ban_a, name="ทดสอบ", days=30, by=world.cast.anong)
    register_works()
    sdgs = higher(Level.SDG, SDGS)
    own = open_own(organisation=world.ban_c, first_year=2571, last_year=2575, by=world.cast.porn)
    name_issues(edition_id=own.pk, issues=[("1", "คนดี")], by=world.cast.porn)
    publish_own(organisation=world.ban_c, first_year=2571, by=world.cast.porn)
    invited = invite(
        email="new@example.go.th",
        display_name="ใหม่",
        roles=[Role.CLERK],
        organisation=world.ban_a,
        by=world.cast.lek,
        base="http://testserver",
    )
    renamed = rename_organisation(
        organisation=world.ban_d,
        name_th="องค์การบริหารส่วนตำบลบ้านใหม่",
        name_en="Ban Mai",
        on=date(2026, 1, 1),
        why="ประกาศ",
        by=world.cast.siri,
    )
    job = start(kind="test.file", by=world.cast.anong, arguments={})
    of_ban_a = {
        name: {"code": world.ban_a.code} for name in ("plan", "plan_export", "plan_import", "inbox", "classify")
    }
    of_import = {
        name: {"import_id": kept.pk} for name in ("import_preview", "import_apply", "import_undo", "import_file")
    }
    return {
        **of_ban_a,
        **of_import,
        "withdraw": {"code": world.ban_a.code},
        "finding_rule": {"finding_id": 1},
        "coverage_decide": {"coverage_id": 1},
        "alignment_decide": {"alignment_id": 1},
        "goal": {"slug": "1-1"},
        "goal_rows_csv": {"slug": "1-1"},
        "district": {"code": "5101"},
        "organisation": {"code": "5002"},
        "project": {"project_id": published},
        "edition": {"code": world.edition.code},
        "edition_findings": {"code": world.edition.code},
        "element": {"element_id": element.pk},
        # documents
        "documents": {"code": world.ban_c.code},
        "document": {"code": world.ban_c.code, "kind": "p02"},
        "document_file": {"code": world.ban_c.code, "kind": "p02", "form": "xlsx"},
        "document_make": {"code": world.ban_c.code, "kind": "p02", "form": "xlsx"},
        "working_document_make": {"code": world.ban_a.code, "kind": "p02", "form": "xlsx"},
        "province_document_make": {"kind": "coordination", "form": "xlsx"},
        "province_documents": {},
        "province_document": {"kind": "framework"},
        "province_document_file": {"kind": "coordination", "form": "xlsx"},
        "province_document_issue": {"kind": "framework"},
        "working_documents": {"code": world.ban_a.code},
        "working_document": {"code": world.ban_a.code, "kind": "p02"},
        "working_document_file": {"code": world.ban_a.code, "kind": "p02", "form": "xlsx"},
        "document_issue": {"code": world.ban_a.code, "kind": "p02"},
        "publication": {"publication_id": issued},
        "publication_file": {"publication_id": issued, "form": "xlsx"},
        "organisation_template": {"code": world.ban_a.code},
        # background jobs
        **{name: {"job_id": job.pk} for name in ("job", "job_cancel", "job_file")},
        # people
        "people": {"code": world.ban_a.code},
        "organisation_change": {"code": world.ban_a.code},
        "organisation_change_back": {"change_id": renamed.pk},
        "factors_reset": {"user_id": world.cast.wan.pk},
        "role_end": {"membership_id": world.cast.wan.memberships.get().pk},
        **{name: {"invitation_id": invited.pk} for name in ("invitation_withdraw", "invitation_again")},
        "invitation": {"token": token_of(invited)},
        "account_reset_password_from_key": {"uidb36": "1", "key": "set-password"},
        "openid_connect_login": {"provider_id": "province"},
        "openid_connect_callback": {"provider_id": "province"},
        **own_things(world.cast.anong),
        **{
            name: {"code": world.ban_a.code}
            for name in ("organisation_trail", "organisation_trail_csv", "public_trail")
        },
        # the life of a plan
        **{name: {"code": world.ban_a.code} for name in (*LIFE, "plan_changes")},
        "revision": {"code": world.ban_c.code, "first_year": 2571, "number": 1},
        "life_take_back": {"code": world.ban_a.code, "move_id": submitted.pk},
        "life_paper": {"paper_id": submitted.paper_id},
        # committees, meetings, hearings
        "committees": {"code": world.ban_a.code},
        "committees_do": {"code": world.ban_a.code},
        "committee": {"code": world.ban_a.code, "committee_id": committee.pk},
        **meetings_of("", {"code": world.ban_a.code, "meeting_id": meeting.pk}),
        **meetings_of("district_", {"code": "5101", "meeting_id": of_district.pk}),
        **meetings_of("province_", {"meeting_id": of_province.pk}),
        "hearing": {"code": world.ban_a.code, "hearing_id": hearing.pk},
        "public_hearing": {"code": world.ban_c.code, "hearing_id": heard.pk},
        "revision_paper": {"code": world.ban_c.code, "first_year": 2571, "number": 2},
        **{name: {"code": "5101"} for name in ("district_committee", "district_committee_do")},
        # deadlines and duties
        **{name: {"code": world.ban_a.code} for name in ("duties", "duties_do", "nudge")},
        # the grid and the forms
        **{
            name: {"code": world.ban_a.code}
            for name in ("grid", "grid_rows", "grid_news", "grid_save", "project_add", "plan_edits", "plan_checks")
        },
        **{
            name: {"code": world.ban_a.code, "project_id": edit.versions.get().project_id}
            for name in ("project_edit", "project_remove", "project_restore")
        },
        "edit_take_back": {"code": world.ban_a.code, "edit_id": edit.pk},
        # in and out
        **{name: {"code": world.ban_a.code} for name in ("imports", "plan_template", "plan_roll", "connections")},
        **{name: {"import_id": kept.pk} for name in ("import_read", "import_discard")},
        **{name: {"folder_id": folder.pk} for name in ("folder", "folder_apply")},
        "folder_assign": {"file_id": folder.files.get().pk},
        "token_revoke": {"code": world.ban_a.code, "token_id": token.pk},
        # the inbox
        "second_check": {"code": world.ban_a.code},
        "ask_opinions": {"code": world.ban_a.code},
        "classify_beside": {"code": world.ban_a.code},
        "second_check_draw": {"code": world.ban_a.code},
        # alignment
        **{
            name: {"code": sdgs.code}
            for name in (
                "alignment_plan",
                "alignment_csv",
                "alignment_flow",
                "alignment_desk",
                "alignment_propose",
                "alignment_replace",
                "alignment_replaced",
                "alignment_check",
                "alignment_check_draw",
            )
        },
        **{name: {"code": world.ban_a.code} for name in ("own_issues", "own_issues_change", "own_links")},
        **{name: {"code": world.ban_c.code} for name in ("organisation_issues", "organisation_map")},
        # coordination
        **{name: {"overlap_id": road.pk} for name in ("overlap", "overlap_decide", "joint_open")},
        **{name: {"request_id": joint.pk} for name in ("joint_request", "joint_withdraw")},
        "joint_answer": {"request_id": joint.pk, "code": world.ban_a.code},
        "overlap_agree": {"overlap_id": road.pk, "code": world.ban_a.code},
        "overlap_carry_out": {"overlap_id": road.pk, "project_id": road_a},
        **{name: {"code": world.ban_a.code} for name in ("plan_overlaps", "plan_overlaps_check", "plan_alike")},
    }
