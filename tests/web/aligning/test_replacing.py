"""The PAO replaces an edition in the browser: seen first, then done."""

from django.test import Client
from django.urls import reverse

from prasan.framework import queries
from prasan.framework.models import Alignment
from prasan.framework.rules import Level, LinkStatus
from prasan.ops.main import main
from tests.build import PASSWORD, World
from tests.framework.higher import MILESTONES, confirm, higher

NEW = {"1": "พื้นที่และเมืองอัจฉริยะที่น่าอยู่", "3": "อวกาศ"}


def test_what_replacing_proposes_is_seen_before_it_is_done(world: World) -> None:
    old = higher(Level.NATIONAL_PLAN, MILESTONES)
    confirm(world, "1.1", old, "8")
    new = higher(Level.NATIONAL_PLAN, NEW, years=(2571, 2575))
    porn = Client()
    assert porn.login(username="porn", password=PASSWORD)
    address = reverse("alignment_replace", args=[new.code])
    assert address in porn.get(reverse("alignment")).content.decode()
    page = porn.get(address).content.decode()
    assert "ถ้อยคำเดียวกัน" in page and "อวกาศ" in page
    assert not Alignment.objects.filter(to_element__edition=new).exists()
    assert porn.post(reverse("alignment_replaced", args=[new.code]), {"old": old.code}).status_code == 302
    assert Alignment.objects.get(to_element__edition=new).status == LinkStatus.PROPOSED
    assert "เลิกใช้แทน" in porn.get(address).content.decode()
    porn.post(reverse("alignment_replaced", args=[new.code]), {"do": "keep"})
    assert {one.code for one in queries.higher_editions(world.edition.province_code)} == {old.code, new.code}
    # What was proposed stays, and replacing again proposes nothing twice.
    porn.post(reverse("alignment_replaced", args=[new.code]), {"old": old.code})
    assert Alignment.objects.filter(to_element__edition=new).count() == 1


def test_the_command_says_what_it_would_do(world: World, capsys) -> None:  # type: ignore[no-untyped-def]
    old = higher(Level.NATIONAL_PLAN, MILESTONES)
    confirm(world, "1.1", old, "8")
    new = higher(Level.NATIONAL_PLAN, NEW, years=(2571, 2575))
    assert main(["replace-edition", old.code, new.code, "--dry-run"]) == 0
    assert "ถ้าใช้แทน จะเสนอ 1 ความเชื่อมโยง" in capsys.readouterr().out
    assert main(["replace-edition", old.code, new.code, "--json"]) == 0
    assert Alignment.objects.filter(to_element__edition=new).count() == 1
    assert main(["replace-edition", "none", new.code]) == 1
