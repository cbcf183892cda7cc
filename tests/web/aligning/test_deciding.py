"""The desk on which the PAO decides links, one by one and many at once."""

import pytest
from django.test import Client
from django.urls import reverse

from prasan.framework.actions import propose_links
from prasan.framework.models import Alignment, Edition
from prasan.framework.rules import Level, LinkStatus
from tests.build import PASSWORD, World
from tests.framework.higher import SDGS, element_of, guideline, higher


@pytest.fixture
def sdgs(world: World) -> Edition:
    edition = higher(Level.SDG, SDGS)
    propose_links(framework_id=world.edition.pk, upper_id=edition.pk, by=world.cast.porn)
    return edition


@pytest.fixture
def porn(world: World) -> Client:
    client = Client()
    assert client.login(username="porn", password=PASSWORD)
    return client


def form_of(*links: Alignment, **but: object) -> dict[str, object]:
    sent: dict[str, object] = {"link": [one.pk for one in links], "status": "confirmed"}
    for one in links:
        sent |= {f"seen_{one.pk}": one.status, f"why_{one.pk}": one.reason, f"weight_{one.pk}": 2}
    return {**sent, **but}


def test_the_desk_shows_the_sentences_that_support_each_link(world: World, sdgs: Edition, porn: Client) -> None:
    page = porn.get(reverse("alignment_desk", args=[sdgs.code])).content.decode()
    link = Alignment.objects.get(from_element__code="1.2", to_element__code="6")
    assert f'value="confirmed:{link.pk}"' in page and "<mark>" in page and link.reason in page


def test_chosen_links_are_confirmed_together_and_taken_back(world: World, sdgs: Edition, porn: Client) -> None:
    links = list(Alignment.objects.all())
    desk = reverse("alignment_desk", args=[sdgs.code])
    answer = porn.post(reverse("alignments_decide"), form_of(*links, back=desk))
    assert (answer.status_code, answer.headers["Location"]) == (302, desk)
    # Confirmed without words of one's own: the reason of the proposal stands.
    assert {(one.status, one.weight, one.reason) for one in Alignment.objects.all()} == {
        ("confirmed", 2, one.reason) for one in links
    }
    page = porn.get(desk + "?state=confirmed").content.decode()
    assert reverse("alignments_take_back") in page
    entry = page.split('name="entry" value="')[1].split('"')[0]
    porn.post(reverse("alignments_take_back"), {"entry": entry, "back": desk})
    assert set(Alignment.objects.values_list("status", flat=True)) == {"proposed"}


def test_one_link_is_refused_by_its_own_button_and_needs_a_reason(world: World, sdgs: Edition, porn: Client) -> None:
    link = Alignment.objects.earliest("pk")
    sent = form_of(link, one=f"refused:{link.pk}", status="")
    assert porn.post(reverse("alignments_decide"), sent).status_code == 422
    porn.post(reverse("alignments_decide"), {**sent, "reason": "คนละเรื่อง"})
    link.refresh_from_db()
    assert (link.status, link.reason) == (LinkStatus.REFUSED, "คนละเรื่อง")


@pytest.mark.parametrize("weight", ["0", "101", "มาก", "1.5"])
def test_a_weight_that_is_none_is_a_sentence(world: World, sdgs: Edition, porn: Client, weight: str) -> None:
    link = Alignment.objects.earliest("pk")
    answer = porn.post(reverse("alignments_decide"), form_of(link, **{f"weight_{link.pk}": weight}))
    assert answer.status_code == 422 and "น้ำหนักต้องเป็นจำนวนเต็ม" in answer.content.decode()


def test_what_somebody_else_decided_meanwhile_is_not_overwritten(world: World, sdgs: Edition, porn: Client) -> None:
    link = Alignment.objects.earliest("pk")
    sent = form_of(link)
    Alignment.objects.filter(pk=link.pk).update(status=LinkStatus.REFUSED)
    assert porn.post(reverse("alignments_decide"), sent).status_code == 409


def test_a_link_is_added_and_an_address_elsewhere_is_not_followed(world: World, sdgs: Edition, porn: Client) -> None:
    Alignment.objects.all().delete()
    sent = {"from": guideline(world, "2.1").pk, "to": element_of(sdgs, "9").pk, "reason": "เห็นว่าหนุนกัน", "weight": "4"}
    answer = porn.post(reverse("alignment_add"), {**sent, "back": "https://elsewhere.example/"})
    assert answer.headers["Location"] == reverse("alignment")
    assert [(one.status, one.weight) for one in Alignment.objects.all()] == [("confirmed", 4)]


def test_more_is_proposed_by_a_button(world: World, sdgs: Edition, porn: Client) -> None:
    Alignment.objects.all().delete()
    porn.post(reverse("alignment_propose", args=[sdgs.code]))
    assert Alignment.objects.filter(status=LinkStatus.PROPOSED).exists()


def test_the_desk_needs_few_queries(world: World, sdgs: Edition, porn: Client, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    address = reverse("alignment_desk", args=[sdgs.code])
    porn.get(address)
    with django_assert_max_num_queries(15):
        porn.get(address)
