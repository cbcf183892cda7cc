"""Things that the test of the access matrix asks about."""

from collections.abc import Mapping
from datetime import date

from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession

from prasan.accounts.actions import save_view
from prasan.accounts.models import User
from prasan.committees.actions import hold_hearing
from prasan.committees.models import Hearing
from prasan.plans import actions
from prasan.plans.loading.folders import FolderEntry
from prasan.plans.models import ImportFolder, Plan
from tests.build import World, submit, walk
from tests.web.people.passkeys import give_passkey


def sent_folder(world: World) -> ImportFolder:
    """A folder with one file of which nobody has said whose it is."""
    folder = actions.receive_folder(province=world.province, file_name="x.zip", content=b"", by=world.cast.porn)
    actions.keep_folder_file(folder=folder, entry=FolderEntry(0, "x.xlsx", b"no plan"), by=world.cast.porn)
    return folder


def announced_with_hearing(world: World) -> Hearing:
    """A hearing held for a revision of Ban C that is announced, with its scanned announcement."""
    hearing = hold_hearing(organisation=world.ban_c, on=date(2026, 11, 1), place="ศาลา", topic="น้ำ", by=world.cast.porn)
    plan = Plan.objects.get(organisation=world.ban_c)
    cells = {"name": "บ่อน้ำ", "amount_2571": "5", "target": "1 บ่อ", "unit": "กองช่าง"}
    actions.add_project(plan_id=plan.pk, cells=cells, by=world.cast.porn)
    submitted = submit(world, world.ban_c)
    actions.hold_for(hearing=hearing, revision=submitted.revision, by=world.cast.porn)
    walk(world.ban_c, by=world.cast.porn, scan=actions.Scan("ลับ.pdf", b"%PDF-1.4 signed"))
    return hearing


def meetings_of(home: str, meeting: dict[str, object]) -> dict[str, Mapping[str, object]]:
    """A meeting, the projects before it, a paper of it, at one home of committees."""
    paper = {**meeting, "kind": "meeting-minutes"}
    pages = {"": meeting, "_projects": meeting, "_paper": paper, "_paper_file": {**paper, "form": "docx"}}
    return {f"{home}meeting{page}": arguments for page, arguments in pages.items()}


def own_things(user: User) -> dict[str, Mapping[str, object]]:
    """A session, a passkey, a connection and a saved view of one's own."""
    session = UserSession.objects.create(user=user, ip="127.0.0.1", session_key="x" * 32, user_agent="Firefox")
    passkey = give_passkey(user)
    connection = SocialAccount.objects.create(user=user, provider="province", uid="1")
    view = save_view(page="projects", of="", query="q=1", name="ถนน", by=user)
    return {
        "session_end": {"session_id": session.pk},
        "passkey_remove": {"passkey_id": passkey.pk},
        "outside_disconnect": {"connection_id": connection.pk},
        "saved_view_rename": {"view_id": view.pk},
        "saved_view_delete": {"view_id": view.pk},
    }
