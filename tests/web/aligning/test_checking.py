"""The page on which a second person checks links."""

from django.test import Client
from django.urls import reverse

from prasan.framework.models import LinkSampleItem
from prasan.framework.rules import Level
from tests.build import PASSWORD, World
from tests.framework.higher import SDGS, confirm, higher


def client_of(name: str) -> Client:
    client = Client()
    assert client.login(username=name, password=PASSWORD)
    return client


def test_a_sample_is_drawn_answered_blind_and_the_agreement_shown(world: World) -> None:
    sdgs = higher(Level.SDG, SDGS)
    confirm(world, "1.1", sdgs, "9")
    page, draw = (reverse(name, args=[sdgs.code]) for name in ("alignment_check", "alignment_check_draw"))
    porn, siri = client_of("porn"), client_of("siri")
    assert (
        reverse("alignment_check", args=[sdgs.code])
        in porn.get(reverse("alignment_desk", args=[sdgs.code])).content.decode()
    )
    assert porn.post(draw).status_code == 302
    assert "ไม่มีรายการรอคุณตอบ" in porn.get(page).content.decode()
    item = LinkSampleItem.objects.get()
    asked = siri.get(page).content.decode()
    assert f'name="item-{item.pk}"' in asked and "เรื่องเดียวกัน" not in asked and "Porn" not in asked
    assert siri.post(page, {}).status_code == 422
    assert siri.post(page, {f"item-{item.pk}": "refused"}).status_code == 302
    shown = siri.get(page).content.decode()
    assert "0.0 %" in shown and "ไม่ตรงกัน" in shown


def test_only_those_who_decide_for_the_province_see_it(world: World) -> None:
    sdgs = higher(Level.SDG, SDGS)
    assert client_of("anong").get(reverse("alignment_check", args=[sdgs.code])).status_code in (403, 404)
    assert client_of("porn").get(reverse("alignment_check", args=["nothing"])).status_code == 404
