"""Every address of the site. Each name has its row in `access.MATRIX`."""

from django.urls import path

from prasan.web import accounts
from prasan.web.aligning import deciding as linking
from prasan.web.aligning import maps, overview, own
from prasan.web.coordinating import joint, overlaps, plan_checks
from prasan.web.editing import changes, checking, forms, grid
from prasan.web.inout import history, waiting, workbooks
from prasan.web.meeting import doing
from prasan.web.meeting import pages as meetings
from prasan.web.planning import comparing, deciding, desk, importing, inbox, life, plan
from prasan.web.public import downloads, framework, goals, home, method, organisations, places, projects
from prasan.web.reporting import documents, issuing, templates
from prasan.web.trail import pages as trail
from prasan.web.working import jobs

urlpatterns = [
    path("", home.home, name="home"),
    path("goals/", goals.goals, name="goals"),
    path("goals/<slug:slug>/", goals.goal, name="goal"),
    path("goals/<slug:slug>/rows.csv", goals.goal_rows_csv, name="goal_rows_csv"),
    path("places/", places.places, name="places"),
    path("places/<slug:code>/", places.district, name="district"),
    path("organisations/<slug:code>/", organisations.organisation, name="organisation"),
    path("projects/", projects.projects, name="projects"),
    path("projects/projects.csv", projects.projects_csv, name="projects_csv"),
    path("projects/projects.xlsx", projects.projects_xlsx, name="projects_xlsx"),
    path("projects/P<int:project_id>/", projects.project, name="project"),
    path("framework/", framework.framework, name="framework"),
    path("framework/<slug:code>/", framework.edition, name="edition"),
    path("framework/<slug:code>/findings/", framework.edition_findings, name="edition_findings"),
    path("findings/<int:finding_id>/rule/", deciding.finding_rule, name="finding_rule"),
    path("coverages/<int:coverage_id>/decide/", deciding.coverage_decide, name="coverage_decide"),
    path("alignments/<int:alignment_id>/decide/", deciding.alignment_decide, name="alignment_decide"),
    path("elements/<int:element_id>/", framework.element, name="element"),
    path("method/", method.method, name="method"),
    path("downloads/", downloads.downloads, name="downloads"),
    path("downloads/goals.csv", downloads.goals_csv, name="goals_csv"),
    path("downloads/places.csv", downloads.places_csv, name="places_csv"),
    path("downloads/funnel.csv", downloads.funnel_csv, name="funnel_csv"),
    path("sign-in/", accounts.sign_in, name="sign_in"),
    path("sign-out/", accounts.sign_out, name="sign_out"),
    path("language/", accounts.choose_language, name="choose_language"),
    path("desk/", desk.desk, name="desk"),
    path("plans/<slug:code>/", plan.plan, name="plan"),
    path("plans/<slug:code>/export.xlsx", plan.plan_export, name="plan_export"),
    path("plans/<slug:code>/import/", importing.plan_import, name="plan_import"),
    path("plans/<slug:code>/inbox/", inbox.inbox, name="inbox"),
    path("plans/<slug:code>/classify/", inbox.classify, name="classify"),
    path("plans/<slug:code>/withdraw/", inbox.withdraw, name="withdraw"),
    path("imports/<int:import_id>/", importing.import_preview, name="import_preview"),
    path("imports/<int:import_id>/apply/", importing.import_apply, name="import_apply"),
    path("imports/<int:import_id>/undo/", importing.import_undo, name="import_undo"),
    path("imports/<int:import_id>/file/", importing.import_file, name="import_file"),
    # documents
    path("organisations/<slug:code>/documents/", documents.documents, name="documents"),
    path("organisations/<slug:code>/documents/<slug:kind>/", documents.document, name="document"),
    path(
        "organisations/<slug:code>/documents/<slug:kind>/file.<slug:form>",
        documents.document_file,
        name="document_file",
    ),
    path("plans/<slug:code>/documents/", documents.working_documents, name="working_documents"),
    path("plans/<slug:code>/documents/<slug:kind>/", documents.working_document, name="working_document"),
    path(
        "plans/<slug:code>/documents/<slug:kind>/file.<slug:form>",
        documents.working_document_file,
        name="working_document_file",
    ),
    path("plans/<slug:code>/documents/<slug:kind>/issue/", issuing.document_issue, name="document_issue"),
    path("plans/<slug:code>/template/", templates.organisation_template, name="organisation_template"),
    path("template/", templates.province_template, name="province_template"),
    path(
        "organisations/<slug:code>/documents/<slug:kind>/make.<slug:form>",
        documents.document_make,
        name="document_make",
    ),
    path(
        "plans/<slug:code>/documents/<slug:kind>/make.<slug:form>",
        documents.working_document_make,
        name="working_document_make",
    ),
    path("documents/<slug:kind>/make.<slug:form>", documents.province_document_make, name="province_document_make"),
    path("documents/", documents.province_documents, name="province_documents"),
    path("documents/<slug:kind>/", documents.province_document, name="province_document"),
    path("documents/<slug:kind>/file.<slug:form>", documents.province_document_file, name="province_document_file"),
    path("documents/<slug:kind>/issue/", issuing.province_document_issue, name="province_document_issue"),
    path("publications/verify/", issuing.verify, name="publication_verify"),
    path("publications/<int:publication_id>/", issuing.publication, name="publication"),
    path("publications/<int:publication_id>/file.<slug:form>", issuing.publication_file, name="publication_file"),
    # background jobs
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/<int:job_id>/", jobs.job, name="job"),
    path("jobs/<int:job_id>/cancel/", jobs.job_cancel, name="job_cancel"),
    path("jobs/<int:job_id>/file/", jobs.job_file, name="job_file"),
    # people
    path("trail/", trail.trail, name="trail"),
    path("trail/trail.csv", trail.trail_csv, name="trail_csv"),
    path("plans/<slug:code>/trail/", trail.organisation_trail, name="organisation_trail"),
    path("plans/<slug:code>/trail/trail.csv", trail.organisation_trail_csv, name="organisation_trail_csv"),
    path("organisations/<slug:code>/trail/", trail.public_trail, name="public_trail"),
    # the life of a plan
    path("plans/<slug:code>/life/", life.plan_life, name="plan_life"),
    path("plans/<slug:code>/life/describe/", life.life_describe, name="life_describe"),
    path("plans/<slug:code>/life/move/", life.life_move, name="life_move"),
    path("plans/<slug:code>/life/announced/", life.life_announced, name="life_announced"),
    path("plans/<slug:code>/life/<int:move_id>/take-back/", life.life_take_back, name="life_take_back"),
    path("plans/<slug:code>/changes/", comparing.plan_changes, name="plan_changes"),
    path("organisations/<slug:code>/revisions/<int:first_year>/<int:number>/", comparing.revision, name="revision"),
    path("papers/<int:paper_id>/", life.life_paper, name="life_paper"),
    # committees, meetings, hearings
    path("plans/<slug:code>/committees/", meetings.committees_page, name="committees"),
    path("plans/<slug:code>/committees/do/", doing.committees_do, name="committees_do"),
    path("plans/<slug:code>/committees/<int:committee_id>/", meetings.committee_page, name="committee"),
    path("plans/<slug:code>/meetings/<int:meeting_id>/", meetings.meeting_page, name="meeting"),
    path("plans/<slug:code>/hearings/<int:hearing_id>/", meetings.hearing_page, name="hearing"),
    # deadlines and duties
    # the grid and the forms
    path("plans/<slug:code>/grid/", grid.grid, name="grid"),
    path("plans/<slug:code>/grid/rows.json", grid.grid_rows, name="grid_rows"),
    path("plans/<slug:code>/grid/save/", grid.grid_save, name="grid_save"),
    path("plans/<slug:code>/projects/add/", forms.project_add, name="project_add"),
    path("plans/<slug:code>/projects/P<int:project_id>/", forms.project_edit, name="project_edit"),
    path("plans/<slug:code>/projects/P<int:project_id>/remove/", forms.project_remove, name="project_remove"),
    path("plans/<slug:code>/projects/P<int:project_id>/restore/", forms.project_restore, name="project_restore"),
    path("plans/<slug:code>/edits/", changes.plan_edits, name="plan_edits"),
    path("plans/<slug:code>/edits/<int:edit_id>/take-back/", changes.edit_take_back, name="edit_take_back"),
    path("plans/<slug:code>/checks/", checking.plan_checks, name="plan_checks"),
    # in and out
    path("plans/<slug:code>/template.xlsx", workbooks.plan_template, name="plan_template"),
    path("plans/<slug:code>/files/", history.imports, name="imports"),
    path("imports/<int:import_id>/read/", waiting.import_read, name="import_read"),
    path("imports/<int:import_id>/discard/", waiting.import_discard, name="import_discard"),
    # the inbox
    # alignment
    path("alignment/", overview.alignment, name="alignment"),
    path("alignment/map/", maps.strategy_map, name="strategy_map"),
    path("alignment/<slug:code>/", overview.alignment_plan, name="alignment_plan"),
    path("alignment/<slug:code>/links.csv", overview.alignment_csv, name="alignment_csv"),
    path("alignment/<slug:code>/flow/", overview.alignment_flow, name="alignment_flow"),
    path("alignment/<slug:code>/decide/", linking.alignment_desk, name="alignment_desk"),
    path("alignment/<slug:code>/propose/", linking.alignment_propose, name="alignment_propose"),
    path("alignments/decide/", linking.alignments_decide, name="alignments_decide"),
    path("alignments/add/", linking.alignment_add, name="alignment_add"),
    path("alignments/take-back/", linking.alignments_take_back, name="alignments_take_back"),
    path("plans/<slug:code>/issues/", own.own_issues, name="own_issues"),
    path("plans/<slug:code>/issues/change/", own.own_issues_change, name="own_issues_change"),
    path("plans/<slug:code>/issues/links/", own.own_links, name="own_links"),
    path("organisations/<slug:code>/issues/", own.organisation_issues, name="organisation_issues"),
    path("organisations/<slug:code>/map/", maps.organisation_map_page, name="organisation_map"),
    # coordination
    path("overlaps/", overlaps.overlaps, name="overlaps"),
    path("overlaps/find/", overlaps.overlaps_find, name="overlaps_find"),
    path("overlaps/<int:overlap_id>/", overlaps.overlap, name="overlap"),
    path("overlaps/<int:overlap_id>/decide/", overlaps.overlap_decide, name="overlap_decide"),
    path("overlaps/<int:overlap_id>/joint/", joint.joint_open, name="joint_open"),
    path("joint-requests/<int:request_id>/", joint.joint_request, name="joint_request"),
    path("joint-requests/<int:request_id>/withdraw/", joint.joint_withdraw, name="joint_withdraw"),
    path("joint-requests/<int:request_id>/<slug:code>/", joint.joint_answer, name="joint_answer"),
    path("plans/<slug:code>/overlaps/", plan_checks.plan_overlaps, name="plan_overlaps"),
    path("plans/<slug:code>/overlaps/check/", plan_checks.plan_overlaps_check, name="plan_overlaps_check"),
]
