"""The writes of documents: issuing, and changing a template."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Max

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.organisations.models import Organisation, Province
from prasan.organisations.queries import person
from prasan.organisations.rules.kinds import OrganisationKind
from prasan.organisations.rules.people import why_not_decide_for_province
from prasan.plans.models import Plan
from prasan.plans.rules.permissions import why_not_edit
from prasan.reports import rules
from prasan.reports.documents.kinds import Kind
from prasan.reports.documents.registry import KINDS
from prasan.reports.facts import Asked, State
from prasan.reports.freezing import digest_of, frozen
from prasan.reports.models import Emblem, Publication, TemplateText
from prasan.reports.queries import FACTS, template_for, template_of_province


@transaction.atomic
def issue(*, of: Plan | Province, kind: Kind, asked: Asked | None = None, by: User) -> Publication:
    """Freeze the document as it is now: number, day, content and facts. Raises `Refusal` where it may not be issued.

    A document of the province is issued by its PAO and numbered among the PAO's own.
    """
    asked = replace(asked or Asked(), state=State.ANNOUNCED)
    organisation = _issuer(of, by)
    facts = FACTS[kind.subject](of, asked)
    template = template_of_province(of) if isinstance(of, Province) else template_for(organisation)
    document = kind.build(facts, template)
    last = Publication.objects.filter(organisation=organisation).aggregate(last=Max("number"))["last"] or 0
    made = Publication.objects.create(
        organisation=organisation,
        kind=kind.code,
        number=last + 1,
        title=document.title[:500],
        issued_by=by,
        content=frozen(document),
        content_digest=digest_of(document),
        facts=frozen(facts),
        facts_digest=digest_of(facts),
    )
    after = {"kind": kind.code, "number": made.number, "content": made.content_digest, "facts": made.facts_digest}
    record(
        by=by,
        did="document.issued",
        target_type="publication",
        target_id=made.pk,
        organisation_code=organisation.code,
        target_text=made.title,
        after=after,
    )
    return made


def _issuer(of: Plan | Province, by: User) -> Organisation:
    """The organisation that issues, locked while it numbers. Raises `Refusal` where the person may not."""
    who = person(by)
    if isinstance(of, Province):
        if refusal := why_not_decide_for_province(who):
            raise refusal
        return Organisation.objects.select_for_update().get(province=of, kind=OrganisationKind.PAO, valid_to=None)
    announced = of.revisions.filter(announced_on__isnull=False).exists()
    if refusal := rules.why_not_issue(who, of.organisation.code, announced=announced):
        raise refusal
    return Organisation.objects.select_for_update().get(pk=of.organisation_id)


@transaction.atomic
def change_template(
    *,
    province: Province,
    organisation: Organisation | None,
    texts: Mapping[str, str],
    by: User,
    emblem: bytes | None = None,
) -> None:
    """Reword a template; an empty text goes back to the standard one, an empty emblem takes it away.

    Raises `Refusal` where the person may not, or a text or the emblem can't be accepted; then nothing is changed.
    """
    who = person(by)
    refusal = why_not_edit(who, organisation.code) if organisation else why_not_decide_for_province(who)
    if refusal:
        raise refusal
    kept = {key: rules.template_text(key, text, _standard(key)) for key, text in texts.items()}
    rules.signatures_of(kept.get(rules.SIGNATURES, ""))
    owner: dict[str, Any] = {"province": province, "organisation": organisation}
    before = dict(TemplateText.objects.filter(**owner, key__in=kept).values_list("key", "text"))
    for key, text in kept.items():
        if text:
            TemplateText.objects.update_or_create(**owner, key=key, defaults={"text": text})
        else:
            TemplateText.objects.filter(**owner, key=key).delete()
    if emblem:
        kind = rules.emblem_format(emblem)
        Emblem.objects.update_or_create(**owner, defaults={"picture": emblem, "format": kind})
    elif emblem is not None:
        Emblem.objects.filter(**owner).delete()
    record(
        by=by,
        did="template.changed",
        target_type="organisation" if organisation else "province",
        target_id=(organisation or province).pk,
        organisation_code=organisation.code if organisation else "",
        target_text=str(organisation or province),
        before=before,
        after={**kept, **({"emblem": len(emblem)} if emblem is not None else {})},
    )


def _standard(key: str) -> str:
    return next((kind.wording[key] for kind in KINDS.values() if key in kind.wording), "")
