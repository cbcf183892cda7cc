"""The demonstration province into the database, through the same actions that people use."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from tqdm import tqdm

from prasan.accounts.actions import create_user
from prasan.accounts.models import User
from prasan.classification.actions import load_decisions, propose
from prasan.classification.learning import classifier_for
from prasan.classification.rules import Classifier
from prasan.common.errors import Refusal
from prasan.common.places import province_folder
from prasan.common.years import first_day_of
from prasan.coordination.actions.finding import refresh_overlaps
from prasan.framework.models import Edition
from prasan.framework.queries import current_framework
from prasan.framework.rules import Kind, Stage
from prasan.monitoring.actions import load_progress
from prasan.ops.demo.coordination import coordinate
from prasan.ops.demo.facts import DemoPlan, organisations_of
from prasan.ops.demo.links import decide_links, name_own_issues
from prasan.ops.demo.lives import live_on
from prasan.ops.demo.log_ins import LOG_INS, PAO, PASSWORD, PLANNER, Where
from prasan.ops.demo.overlaps import with_overlaps
from prasan.ops.demo.province import make_province
from prasan.ops.demo.titles import read_titles
from prasan.ops.reference import load_reference
from prasan.organisations.actions.memberships import give_role
from prasan.organisations.loading import read_province
from prasan.organisations.models import Organisation, Province
from prasan.organisations.rules.kinds import OrganisationKind
from prasan.plans.actions import load_announced_plan
from prasan.plans.queries import has_plans, plan_for_years

PROJECTS, SEED = 60, 1


@transaction.atomic
def make_demo(*, laos: int = 225, projects_per_lao: int = PROJECTS, seed: int = SEED) -> str:
    """Synthetic plans of the province's organisations, announced, classified and part delivered; a log-in for each role.

    Refused where there are plans already: made-up rows are never mixed with real ones.
    """
    if has_plans():
        raise Refusal(
            "plans_exist",
            "ฐานข้อมูลนี้มีแผนอยู่แล้ว ไม่เติมข้อมูลสมมติปนกับของจริง ใช้ฐานข้อมูลใหม่ (ตั้ง PRASAN_VAR หรือ DATABASE_URL)",
            "This database holds plans already; synthetic rows are not mixed with them. Use a new database.",
        )
    load_reference()
    edition = current_framework(settings.PROVINCE)
    first_year = edition.years[0]
    valid = Organisation.objects.filter(province__code=settings.PROVINCE).valid_in(first_year)
    by_code = {one.code: one for one in valid.select_related("district")[:laos]}
    municipality = _open_log_ins(list(by_code.values()))
    folder = province_folder(settings.PROVINCE)
    organisations = [one for one in organisations_of(read_province(folder)) if one.code in by_code]
    plans = make_province(
        organisations,
        titles=read_titles(folder / "demo" / "titles.toml"),
        guidelines=[one.code for one in edition.elements.filter(kind=Kind.GUIDELINE)],
        seed=seed,
        projects_per_lao=projects_per_lao,
        first_year=first_year,
    )
    planted = with_overlaps(list(plans), {one.code: one for one in organisations}, seed=seed)
    shown = tqdm(planted, total=len(by_code), disable=None, leave=False)
    classifier = classifier_for(settings.PROVINCE, edition)
    counts = [_store(plan, by_code[plan.organisation_code], edition, classifier) for plan in shown]
    _count_rows()
    decide_links(edition, User.objects.get(username=PAO))
    name_own_issues(municipality, edition, User.objects.get(username=PLANNER))
    live_on(
        list(by_code.values()),
        municipality,
        announced_on=_announced_on(edition),
        by=User.objects.get(username=PAO),
    )
    if timezone.localdate() > _announced_on(edition):
        coordinate(municipality.district, by=User.objects.get(username=PAO))
    found = refresh_overlaps(province_code=settings.PROVINCE, by=None)
    return f"แผนสมมติ {len(counts)} แห่ง {sum(counts):,} โครงการ ความซ้ำซ้อนให้ตัดสิน {found.found:,} รายการ"


def _count_rows() -> None:
    """PostgreSQL chooses its ways by what it last counted in its tables, and counts by itself only what is committed:
    tables that it takes for empty make the questions about the whole province take hours."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _announced_on(edition: Edition) -> date:
    """The day on which every plan of the demonstration was announced: within the month that the regulation asks for."""
    return first_day_of(edition.years[0] - 1).replace(day=30)


def _store(plan: DemoPlan, organisation: Organisation, edition: Edition, classifier: Classifier | None) -> int:
    rows = [project.row for project in plan.projects]
    ids = load_announced_plan(
        organisation=organisation,
        rows=rows,
        first_year=edition.years[0],
        announced_on=_announced_on(edition),
        by=None,
    )
    decisions = {one: project.guideline for one, project in zip(ids, plan.projects, strict=True) if project.guideline}
    load_decisions(edition=edition, decisions=decisions, by=None)
    stored = plan_for_years(organisation.pk, edition.years[0])
    if classifier and stored:
        propose(plan=stored, edition=edition, classifier=classifier, by=None)
    # A planned year needs no record: the plan itself says so.
    stages = {
        (one, year): stage
        for one, project in zip(ids, plan.projects, strict=True)
        for year, stage in project.stages.items()
        if stage is not Stage.PLANNED
    }
    load_progress(stages=stages, source="demonstration", by=None)
    return len(ids)


def _open_log_ins(organisations: Sequence[Organisation]) -> Organisation:
    """A log-in for each role; the organisation of most of them."""
    province = Province.objects.get(code=settings.PROVINCE)
    pao = Organisation.objects.filter(province=province, kind=OrganisationKind.PAO).get()
    others = [one for one in organisations if one.kind != OrganisationKind.PAO] or [pao]
    municipality = next((one for one in others if one.kind != OrganisationKind.SAO), others[0])
    sao = next((one for one in others if one.kind == OrganisationKind.SAO), others[0])
    places = {Where.MUNICIPALITY: municipality, Where.SAO: sao, Where.PAO: pao}
    for one in LOG_INS:
        if User.objects.filter(username=one.username).exists():
            continue
        user = create_user(username=one.username, password=PASSWORD, display_name=one.display_name, by=None)
        give_role(
            user=user,
            organisation=places.get(one.where),
            district=municipality.district if one.where is Where.DISTRICT else None,
            province=province,
            role=one.role,
            by=None,
        )
    return municipality
