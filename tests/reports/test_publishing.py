"""Issuing freezes; a template changes what is printed from then on; nothing issued ever changes."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from prasan.accounts.models import TrailEntry
from prasan.common.errors import InputRefused, NotAllowed, NotFound, Refusal
from prasan.common.text import thai_digits
from prasan.plans import actions as plan_actions
from prasan.plans.models import Plan
from prasan.plans.queries import document_of, plan_for_years
from prasan.plans.rules.rows import PlanDocument, PlanFormat
from prasan.reports import queries
from prasan.reports.actions import change_template, issue
from prasan.reports.documents.kinds import Form
from prasan.reports.documents.registry import KINDS
from prasan.reports.facts import Asked, State
from prasan.reports.freezing import digest_of, frozen, thawed
from prasan.reports.models import Publication
from prasan.reports.rendering.files import file_of
from prasan.reports.rules import emblem_format, signatures_of, template_text
from prasan.reports.template import Template
from tests.build import World, announce, row
from tests.reports.sample import facts

P01, P02 = KINDS["p01"], KINDS["p02"]
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (1).to_bytes(4, "big") * 2 + b"\x08\x06\x00\x00\x00"


def announced_plan(world: World) -> Plan:
    announce(world.ban_a, [row("ถนน"), row("ประปา", amounts={2572: 7})])
    plan = plan_for_years(world.ban_a.pk, 2571)
    assert plan is not None
    return plan


def test_what_was_frozen_is_the_same_content() -> None:
    document = P01.build(facts(), Template())
    assert thawed(frozen(document), digest_of(document)) == document


def test_damaged_content_is_refused_not_shown() -> None:
    document = P01.build(facts(), Template())
    with pytest.raises(Refusal, match="รหัสตรวจสอบ"):
        thawed(frozen(document), "0" * 64)


def test_issued_documents_are_numbered_and_made_again_byte_for_byte(world: World) -> None:
    plan = announced_plan(world)
    first = issue(of=plan, kind=P02, by=world.cast.anong)
    second = issue(of=plan, kind=P01, by=world.cast.porn)
    assert (first.number, second.number) == (1, 2)
    now = P02.build(queries.facts_of_plan(plan, Asked()), queries.template_for(world.ban_a))
    change_template(province=world.province, organisation=world.ban_a, texts={"digits": "thai"}, by=world.cast.anong)
    again = queries.content_of(queries.publication(first.pk))
    assert again == now
    assert file_of(again, Form.XLSX) == file_of(now, Form.XLSX)
    entry = TrailEntry.objects.get(did="document.issued", target_id=str(first.pk))
    assert entry.after == {"kind": "p02", "number": 1, "content": first.content_digest, "facts": first.facts_digest}


def test_every_page_of_an_issued_paper_tells_its_number_its_day_and_what_proves_it(world: World) -> None:
    kept = issue(of=announced_plan(world), kind=P02, by=world.cast.anong)
    shown = queries.with_imprint(queries.publication(kept.pk))
    (mark,) = (one for one in shown.marks if one.startswith("เอกสารเลขที่ 1 ออกเมื่อ "))
    digest = mark.rpartition(" ")[2]
    assert queries.publications_with_digest(digest).get() == kept
    printed = Client().get(reverse("publication_verify"), {"digest": thai_digits(digest)})
    assert printed.context["found"] == [kept]


def test_a_draft_is_never_issued(world: World) -> None:
    plan = Plan.objects.create(organisation=world.ban_a, first_year=2571, last_year=2575, format="issue")
    with pytest.raises(Refusal) as refused:
        issue(of=plan, kind=P02, by=world.cast.anong)
    assert refused.value.code == "not_announced_yet"


def test_an_amended_edition_lists_what_the_revision_changed_with_its_old_words(world: World) -> None:
    plan = announced_plan(world)
    old = document_of(plan).projects
    rows = (replace(old[0], amounts={2571: 5}, reason="ราคาลด"), old[1], row("สะพานใหม่", row=12))
    document = PlanDocument(PlanFormat.ISSUE, 2571, 2575, "", rows)
    kept = plan_actions.keep_upload(
        organisation=world.ban_a, document=document, file_name="a.xlsx", content=b"1", by=world.cast.anong
    )
    seen = plan_actions.state_of(plan)
    plan_actions.apply_import(import_id=kept.pk, document=document, seen=seen, by=world.cast.anong)
    amended = queries.facts_of_plan(plan, Asked(State.WORKING, 2))
    said = {one.row.name: one.previous.amounts if one.previous else None for one in amended.projects}
    assert said == {"ถนน": {2571: 100_000}, "สะพานใหม่": None}
    assert amended.amendment == "ฉบับเปลี่ยนแปลง (ฉบับที่ 2)"
    with pytest.raises(NotFound):
        queries.facts_of_plan(plan, Asked(revision=2))


def test_strangers_cannot_issue_and_auditors_may_not(world: World) -> None:
    plan = announced_plan(world)
    with pytest.raises(NotFound):
        issue(of=plan, kind=P02, by=world.cast.boonmee)
    with pytest.raises(NotAllowed):
        issue(of=plan, kind=P02, by=world.cast.ake)
    assert not Publication.objects.exists()


def test_an_organisations_own_template_stands_over_the_provinces(world: World) -> None:
    province, porn, anong = world.province, world.cast.porn, world.cast.anong
    texts = {"letterhead": "จังหวัด", "p01.apart": "ของจังหวัด", "signatures": "(นาย ก)\nนายก"}
    change_template(province=province, organisation=None, texts=texts, emblem=PNG, by=porn)
    change_template(province=province, organisation=world.ban_a, texts={"letterhead": "บ้านเอ"}, by=anong)
    ban_a, ban_b = queries.template_for(world.ban_a), queries.template_for(world.ban_b)
    assert (ban_a.letterhead, ban_b.letterhead) == ("บ้านเอ", "จังหวัด")
    assert ban_a.words("p01.apart", "มาตรฐาน") == "ของจังหวัด"
    assert ban_a.signatures[0].lines == ("(นาย ก)", "นายก")
    assert ban_b.emblem_format == "png"
    change_template(province=province, organisation=None, texts={"p01.apart": ""}, emblem=b"", by=porn)
    assert queries.template_for(world.ban_a).words("p01.apart", "มาตรฐาน") == "มาตรฐาน"
    assert not queries.template_for(world.ban_b).emblem


def test_the_provinces_template_is_the_paos_to_change(world: World) -> None:
    with pytest.raises(NotAllowed):
        change_template(province=world.province, organisation=None, texts={"letterhead": "x"}, by=world.cast.anong)


def test_a_wording_may_only_name_figures_that_the_document_has() -> None:
    assert template_text("k", "มี {projects} โครงการ", "{projects}") == "มี {projects} โครงการ"
    with pytest.raises(InputRefused, match="secret"):
        template_text("k", "{secret}", "{projects}")
    with pytest.raises(InputRefused):
        template_text("k", "ก" * 2_001)


def test_an_emblem_is_a_small_png_and_nothing_else() -> None:
    assert emblem_format(PNG) == "png"
    for bad in (b"", b"<svg/>", PNG[:20], PNG[:16] + (9_999).to_bytes(4, "big") + PNG[20:], PNG + b"x" * 1_000_001):
        with pytest.raises(Refusal):
            emblem_format(bad)


def test_signatures_are_blocks_of_lines_at_most_four() -> None:
    assert [place.lines for place in signatures_of("ก\nข\n\nค")] == [("ก", "ข"), ("ค",)]
    with pytest.raises(InputRefused):
        signatures_of("\n\n".join("กขคงจ"))


def test_documents_of_everyone_hold_nothing_that_was_not_announced(world: World) -> None:
    plan = announced_plan(world)
    assert {one.row.name for one in queries.facts_of_plan(plan, Asked()).projects} == {"ถนน", "ประปา"}
    empty = Plan.objects.create(organisation=world.ban_b, first_year=2571, last_year=2575, format="issue")
    with pytest.raises(NotFound):
        queries.facts_of_plan(empty, Asked())
