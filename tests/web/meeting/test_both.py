"""Two secretaries write the same meeting, or hearing: the second sees both versions, and no word is lost."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from tests.build import World, sit
from tests.web.planning.conftest import anong, nothing_remembered, text_of

__all__ = ["anong", "nothing_remembered"]


def opened(client: Client, address: str, what: str) -> dict[str, list[str]]:
    """The fields of a form as its page gives them."""
    forms = BeautifulSoup(client.get(address).content, "html.parser").find_all("form")
    return fields_of(next(one for one in forms if one.find("input", attrs={"name": "what", "value": what})))


def fields_of(form: Tag) -> dict[str, list[str]]:
    sent: dict[str, list[str]] = {}
    for one in form.find_all(["input", "textarea"]):
        if one.get("type") != "checkbox" or one.has_attr("checked"):
            said = str(one.get("value", "")) if one.name == "input" else one.text
            sent.setdefault(str(one["name"]), []).append(said)
    return sent


@pytest.mark.parametrize("what", ["keep", "keep_hearing"])
def test_who_saves_second_sees_both_and_saves_what_they_choose(world: World, anong: Client, what: str) -> None:
    _, meeting, hearing = sit(world.ban_a, by=world.cast.anong)
    kept = meeting if what == "keep" else hearing
    base = f"/plans/{world.ban_a.code}/"
    address = f"{base}{'meetings' if what == 'keep' else 'hearings'}/{kept.pk}/"
    mine, theirs = opened(anong, address, what), opened(anong, address, what)
    theirs["minutes"], mine["minutes"] = ["ของเพื่อน"], ["ของฉัน\nสองบรรทัด"]
    assert anong.post(f"{base}committees/do/", theirs).status_code == 302
    answer = anong.post(f"{base}committees/do/", mine, headers={"Referer": f"http://testserver{address}"})
    assert answer.status_code == 409
    page = BeautifulSoup(answer.content, "html.parser")
    assert "ของเพื่อน" in text_of(answer.content)
    assert page.find("a", href=f"http://testserver{address}") is not None
    kept.refresh_from_db()
    assert kept.minutes == "ของเพื่อน"
    again = fields_of(page.select("main form")[0])
    assert again["minutes"] == ["ของฉัน\nสองบรรทัด"]
    again["minutes"] = ["ของทั้งสอง"]
    assert anong.post(f"{base}committees/do/", again).status_code == 302
    kept.refresh_from_db()
    assert kept.minutes == "ของทั้งสอง"
    if what == "keep":
        assert set(meeting.present.values_list("pk", flat=True)) == {int(one) for one in mine.get("present", [])}


def test_saving_the_same_twice_is_no_conflict(world: World, anong: Client) -> None:
    _, meeting, _ = sit(world.ban_a, by=world.cast.anong)
    base = f"/plans/{world.ban_a.code}/"
    form = opened(anong, f"{base}meetings/{meeting.pk}/", "keep") | {"minutes": ["เหมือนกัน"]}
    assert [anong.post(f"{base}committees/do/", form).status_code for _ in range(2)] == [302, 302]
