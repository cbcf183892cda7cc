"""The access matrix: who may open which address. A URL without a row here fails a test before it gets a template."""

from enum import StrEnum


class Audience(StrEnum):
    """Who gets an answer other than a refusal."""

    EVERYONE = "everyone"
    SIGNED_IN = "signed_in"
    READERS = "readers"
    """Everyone who works for the organisation, the PAO's planners, administrators and auditors of the province."""
    PLANNERS = "planners"
    """The organisation's planners, and the PAO's planners and administrators on its behalf."""
    MEMBERS = "members"
    """Everyone who works for the organisation, and the PAO's planners and administrators on its behalf."""
    KEEPERS = "keepers"
    """The organisation's planners, clerk and council secretary, and the PAO's planners on its behalf."""
    APPROVERS = "approvers"
    """The organisation's head."""
    CLERKS = "clerks"
    """The organisation's clerk."""
    COUNCIL = "council"
    """The secretary of the organisation's council."""
    MONITORS = "monitors"
    """The members of the organisation's monitoring committee."""
    ADMINISTRATORS = "administrators"
    """Who looks after the organisation's people: its own administrator, and the province's."""
    DISTRICT = "district"
    """The secretary of the district's committee."""
    DISTRICT_READERS = "district_readers"
    """The district's secretary, everyone who works for one of its organisations, the coordination committee, the PAO's
    planners, administrators and auditors of the province."""
    DISTRICT_KEEPERS = "district_keepers"
    """The district's secretary, and the PAO's planners and administrators on their behalf."""
    PROVINCE_READERS = "province_readers"
    """The coordination committee, the secretaries of the districts, the PAO's planners, administrators and auditors."""
    PROVINCE_KEEPERS = "province_keepers"
    """The coordination committee, and the PAO's planners and administrators."""
    OVERSEERS = "overseers"
    """Everyone who works for one of the owners, the PAO's planners, administrators, auditors, the coordination committee."""
    DECIDERS = "deciders"
    """The planners of the owners, the PAO's planners and administrators, the coordination committee."""
    CONSENTERS = "consenters"
    """The planners and the head of the owner itself."""
    OWN_PLANNERS = "own_planners"
    """The planners of the owner itself, nobody on its behalf."""
    OWNER = "owner"
    """The person whose own it is."""
    STARTER = "starter"
    """Who asked for the work, and the PAO's planners and administrators."""
    PROVINCE_OVERSEERS = "province_overseers"
    """The PAO's planners, administrators and auditors of the province."""
    COORDINATORS = "coordinators"
    """The PAO's planners, and administrators of the province."""
    COORDINATION_COMMITTEE = "coordination_committee"
    """The members of the province's coordination committee."""
    PROVINCE_ADMINISTRATORS = "province_administrators"
    """The administrators of the province."""
    AUDITORS = "auditors"
    """The auditors of the province, who read everything, and its administrators."""


MATRIX: dict[str, Audience] = {
    "home": Audience.EVERYONE,
    "goals": Audience.EVERYONE,
    "goal": Audience.EVERYONE,
    "goal_rows_csv": Audience.EVERYONE,
    "places": Audience.EVERYONE,
    "district": Audience.EVERYONE,
    "organisation": Audience.EVERYONE,
    "projects": Audience.EVERYONE,
    "projects_csv": Audience.EVERYONE,
    "projects_xlsx": Audience.EVERYONE,
    "project": Audience.EVERYONE,
    "framework": Audience.EVERYONE,
    "edition": Audience.EVERYONE,
    "edition_findings": Audience.EVERYONE,
    "element": Audience.EVERYONE,
    "method": Audience.EVERYONE,
    "day_words": Audience.EVERYONE,
    "downloads": Audience.EVERYONE,
    "goals_csv": Audience.EVERYONE,
    "places_csv": Audience.EVERYONE,
    "funnel_csv": Audience.EVERYONE,
    "sign_in": Audience.EVERYONE,
    "sign_out": Audience.SIGNED_IN,
    "choose_language": Audience.EVERYONE,
    "desk": Audience.SIGNED_IN,
    "saved_views": Audience.SIGNED_IN,
    "saved_view_save": Audience.SIGNED_IN,
    "saved_view_rename": Audience.OWNER,
    "saved_view_delete": Audience.OWNER,
    "plan": Audience.READERS,
    "plan_export": Audience.READERS,
    "plan_import": Audience.PLANNERS,
    "import_preview": Audience.PLANNERS,
    "import_apply": Audience.PLANNERS,
    "import_undo": Audience.PLANNERS,
    "import_file": Audience.PLANNERS,
    "inbox": Audience.PLANNERS,
    "classify": Audience.PLANNERS,
    "classify_beside": Audience.PLANNERS,
    "withdraw": Audience.PLANNERS,
    "finding_rule": Audience.COORDINATORS,
    "coverage_decide": Audience.COORDINATORS,
    "alignment_decide": Audience.COORDINATORS,
    # documents
    "documents": Audience.EVERYONE,
    "document": Audience.EVERYONE,
    "document_file": Audience.EVERYONE,
    "working_documents": Audience.READERS,
    "working_document": Audience.READERS,
    "working_document_file": Audience.READERS,
    "document_issue": Audience.PLANNERS,
    "document_make": Audience.SIGNED_IN,
    "working_document_make": Audience.READERS,
    "province_document_make": Audience.SIGNED_IN,
    "province_documents": Audience.EVERYONE,
    "province_document": Audience.EVERYONE,
    "province_document_file": Audience.EVERYONE,
    "province_document_issue": Audience.COORDINATORS,
    "publication": Audience.EVERYONE,
    "publication_file": Audience.EVERYONE,
    "publication_verify": Audience.EVERYONE,
    "organisation_template": Audience.PLANNERS,
    "province_template": Audience.COORDINATORS,
    # background jobs
    "jobs": Audience.SIGNED_IN,
    "job": Audience.STARTER,
    "job_cancel": Audience.STARTER,
    "job_file": Audience.STARTER,
    # people
    "province_people": Audience.PROVINCE_ADMINISTRATORS,
    "people": Audience.ADMINISTRATORS,
    "factors_reset": Audience.PROVINCE_ADMINISTRATORS,
    "organisation_change": Audience.PROVINCE_ADMINISTRATORS,
    "organisation_change_back": Audience.PROVINCE_ADMINISTRATORS,
    "role_end": Audience.ADMINISTRATORS,
    "invitation_withdraw": Audience.ADMINISTRATORS,
    "invitation_again": Audience.ADMINISTRATORS,
    "invitation": Audience.EVERYONE,
    "account_login": Audience.EVERYONE,
    "mfa_authenticate": Audience.SIGNED_IN,
    "mfa_login_webauthn": Audience.EVERYONE,
    "account_inactive": Audience.EVERYONE,
    "socialaccount_login_cancelled": Audience.EVERYONE,
    "openid_connect_login": Audience.EVERYONE,
    "openid_connect_callback": Audience.EVERYONE,
    "outside_disconnect": Audience.OWNER,
    "account_reset_password": Audience.EVERYONE,
    "account_reset_password_from_key_done": Audience.EVERYONE,
    "account_reset_password_from_key": Audience.EVERYONE,
    "mfa_index": Audience.SIGNED_IN,
    "account_change_password": Audience.SIGNED_IN,
    "account_reauthenticate": Audience.SIGNED_IN,
    "mfa_reauthenticate": Audience.SIGNED_IN,
    "mfa_reauthenticate_webauthn": Audience.SIGNED_IN,
    "mfa_activate_totp": Audience.SIGNED_IN,
    "mfa_deactivate_totp": Audience.SIGNED_IN,
    "mfa_view_recovery_codes": Audience.SIGNED_IN,
    "mfa_generate_recovery_codes": Audience.SIGNED_IN,
    "mfa_add_webauthn": Audience.SIGNED_IN,
    "passkey_remove": Audience.OWNER,
    "sessions_end": Audience.SIGNED_IN,
    "session_end": Audience.OWNER,
    "trail": Audience.AUDITORS,
    "trail_csv": Audience.AUDITORS,
    "organisation_trail": Audience.READERS,
    "organisation_trail_csv": Audience.READERS,
    "public_trail": Audience.EVERYONE,
    # the life of a plan
    "plan_life": Audience.READERS,
    "life_describe": Audience.PLANNERS,
    "life_move": Audience.MEMBERS,
    "life_announced": Audience.PLANNERS,
    "life_take_back": Audience.MEMBERS,
    "life_paper": Audience.READERS,
    "plan_changes": Audience.READERS,
    "revision": Audience.EVERYONE,
    "revision_paper": Audience.EVERYONE,
    # committees, meetings, hearings
    "committees": Audience.READERS,
    "committees_do": Audience.KEEPERS,
    "committee": Audience.READERS,
    "meeting": Audience.READERS,
    "meeting_projects": Audience.READERS,
    "meeting_paper": Audience.READERS,
    "meeting_paper_file": Audience.READERS,
    "hearing": Audience.READERS,
    "public_hearing": Audience.EVERYONE,
    "district_committee": Audience.DISTRICT_READERS,
    "district_committee_do": Audience.DISTRICT_KEEPERS,
    "district_meeting": Audience.DISTRICT_READERS,
    "district_meeting_projects": Audience.DISTRICT_READERS,
    "district_meeting_paper": Audience.DISTRICT_READERS,
    "district_meeting_paper_file": Audience.DISTRICT_READERS,
    "province_committee": Audience.PROVINCE_READERS,
    "province_committee_do": Audience.PROVINCE_KEEPERS,
    "province_meeting": Audience.PROVINCE_READERS,
    "province_meeting_projects": Audience.PROVINCE_READERS,
    "province_meeting_paper": Audience.PROVINCE_READERS,
    "province_meeting_paper_file": Audience.PROVINCE_READERS,
    # deadlines and duties
    "to_do": Audience.SIGNED_IN,
    "duties": Audience.READERS,
    "duties_do": Audience.MEMBERS,
    "province_state": Audience.PROVINCE_OVERSEERS,
    "nudge": Audience.COORDINATORS,
    "nudge_all": Audience.COORDINATORS,
    "open_points": Audience.PROVINCE_ADMINISTRATORS,
    # the grid and the forms
    "grid": Audience.PLANNERS,
    "grid_rows": Audience.PLANNERS,
    "grid_news": Audience.PLANNERS,
    "grid_save": Audience.PLANNERS,
    "project_add": Audience.PLANNERS,
    "project_edit": Audience.PLANNERS,
    "project_remove": Audience.PLANNERS,
    "project_restore": Audience.PLANNERS,
    "plan_edits": Audience.PLANNERS,
    "edit_take_back": Audience.PLANNERS,
    "plan_checks": Audience.READERS,
    # in and out
    "imports": Audience.READERS,
    "plan_template": Audience.READERS,
    "folders": Audience.COORDINATORS,
    "folder": Audience.COORDINATORS,
    "folder_assign": Audience.COORDINATORS,
    "folder_apply": Audience.COORDINATORS,
    "api_reference": Audience.EVERYONE,
    "connections": Audience.PLANNERS,
    "token_revoke": Audience.PLANNERS,
    "plan_roll": Audience.PLANNERS,
    "import_read": Audience.PLANNERS,
    "import_discard": Audience.PLANNERS,
    # the inbox
    "second_check": Audience.PLANNERS,
    "ask_opinions": Audience.PLANNERS,
    "second_check_draw": Audience.PLANNERS,
    "inbox_progress": Audience.COORDINATORS,
    "classifier": Audience.COORDINATORS,
    "classifier_train": Audience.COORDINATORS,
    "classifier_restore": Audience.COORDINATORS,
    "opinion_settings": Audience.PROVINCE_ADMINISTRATORS,
    "opinion_try": Audience.PROVINCE_ADMINISTRATORS,
    # alignment
    "alignment": Audience.EVERYONE,
    "strategy_map": Audience.EVERYONE,
    "alignment_plan": Audience.EVERYONE,
    "alignment_csv": Audience.EVERYONE,
    "alignment_flow": Audience.EVERYONE,
    "alignment_desk": Audience.COORDINATORS,
    "alignment_propose": Audience.COORDINATORS,
    "alignment_add_plan": Audience.COORDINATORS,
    "alignment_check": Audience.COORDINATORS,
    "alignment_check_draw": Audience.COORDINATORS,
    "alignment_replace": Audience.COORDINATORS,
    "alignment_replaced": Audience.COORDINATORS,
    "alignments_decide": Audience.COORDINATORS,
    "alignment_add": Audience.COORDINATORS,
    "alignments_take_back": Audience.COORDINATORS,
    "own_issues": Audience.READERS,
    "own_issues_change": Audience.PLANNERS,
    "own_links": Audience.PLANNERS,
    "organisation_issues": Audience.EVERYONE,
    "organisation_map": Audience.EVERYONE,
    # coordination
    "overlaps": Audience.SIGNED_IN,
    "overlaps_find": Audience.COORDINATORS,
    "overlap": Audience.OVERSEERS,
    "overlap_decide": Audience.DECIDERS,
    "overlap_agree": Audience.CONSENTERS,
    "overlap_carry_out": Audience.OWN_PLANNERS,
    "joint_open": Audience.DECIDERS,
    "joint_request": Audience.OVERSEERS,
    "joint_answer": Audience.CONSENTERS,
    "joint_withdraw": Audience.COORDINATORS,
    "plan_overlaps": Audience.READERS,
    "plan_overlaps_check": Audience.PLANNERS,
    "plan_alike": Audience.PLANNERS,
}
