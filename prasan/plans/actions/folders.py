"""A folder of workbooks: kept, each file matched to its organisation and kept as that organisation's import."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.common.errors import FileRefused, InputRefused, NotFound, Refusal
from prasan.organisations.models import Organisation, Province
from prasan.organisations.queries import person
from prasan.organisations.rules.people import why_not_decide_for_province
from prasan.plans.actions.imports import keep_upload
from prasan.plans.loading import read_plan
from prasan.plans.loading.folders import FolderEntry, read_entry
from prasan.plans.models import FolderFile, ImportFolder
from prasan.plans.rules.folders import Certainty, match


def check_may_send_folder(by: User) -> None:
    """A whole folder is sent by the PAO, which may enter on behalf of every organisation."""
    if refusal := why_not_decide_for_province(person(by)):
        raise refusal


@transaction.atomic
def receive_folder(*, province: Province, file_name: str, content: bytes, by: User) -> ImportFolder:
    """Keep a zip that will be read in the background."""
    check_may_send_folder(by)
    folder = ImportFolder.objects.create(province=province, file_name=file_name[:255], content=content, sent_by=by)
    record(
        by=by,
        did="folder.received",
        target_type="folder",
        target_id=folder.pk,
        organisation_code="",
        target_text=folder.file_name,
    )
    return folder


@transaction.atomic
def keep_folder_file(*, folder: ImportFolder, entry: FolderEntry, by: User) -> FolderFile:
    """Read one file, find whose it is, and keep it for preview where that is sure. Reading it twice changes nothing."""
    check_may_send_folder(by)
    known = FolderFile.objects.filter(folder=folder, place=entry.place).first()
    if known is not None:
        return known
    kept = FolderFile(folder=folder, place=entry.place, name=entry.name)
    try:
        document = read_plan(entry.content, file_name=entry.name)
    except FileRefused as refusal:
        kept.told = _told(refusal)
        kept.save()
        return kept
    names = dict(Organisation.objects.filter(province=folder.province).values_list("code", "name_th"))
    found = match(
        code=document.organisation_code, printed_name=document.organisation_name, file_name=entry.name, names=names
    )
    kept.certainty, kept.candidates = found.certainty, list(found.candidates)
    if found.code:
        kept.organisation = Organisation.objects.get(code=found.code)
        _keep(kept, entry, by)
    kept.save()
    return kept


@transaction.atomic
def end_reading(*, folder: ImportFolder, passed_over: Iterable[str], by: User) -> None:
    """Every file has been looked at."""
    check_may_send_folder(by)
    folder.read_at, folder.passed_over = timezone.now(), list(passed_over)
    folder.save(update_fields=["read_at", "passed_over"])


@transaction.atomic
def assign_file(*, file_id: int, organisation_code: str, by: User) -> FolderFile:
    """A person says whose plan a doubtful file is. A file that carries another organisation's code stays refused."""
    check_may_send_folder(by)
    kept = FolderFile.objects.select_for_update(of=("self",)).select_related("folder").filter(pk=file_id).first()
    if kept is None:
        raise NotFound("no_such_file", "ไม่มีไฟล์นี้ในชุด ดูรายการในหน้าชุดไฟล์", "There is no such file in the folder.")
    if kept.kept_id is not None:
        raise Refusal("file_assigned", "ไฟล์นี้มี อปท. แล้ว", "This file has its organisation already.")
    organisation = Organisation.objects.filter(province=kept.folder.province, code=organisation_code).first()
    if organisation is None:
        raise InputRefused("no_organisation", "เลือก อปท. จากรายการก่อน", "Choose an organisation from the list first.")
    kept.organisation, kept.certainty, kept.told = organisation, Certainty.PERSON, {}
    _keep(kept, read_entry(bytes(kept.folder.content), kept.place), by)
    kept.save()
    return kept


@transaction.atomic
def note_outcome(*, file_id: int, refusal: Refusal | None, by: User) -> None:
    """Why a file was not applied, to be read in the folder's table; nothing where it was."""
    check_may_send_folder(by)
    FolderFile.objects.filter(pk=file_id).update(told=_told(refusal) if refusal else {})


def _keep(kept: FolderFile, entry: FolderEntry, by: User) -> None:
    assert kept.organisation is not None  # noqa: S101 - both callers have just set it
    try:
        document = read_plan(entry.content, file_name=entry.name)
        with transaction.atomic():
            kept.kept = keep_upload(
                organisation=kept.organisation, document=document, file_name=entry.name, content=entry.content, by=by
            )
    except FileRefused as refusal:
        kept.told = _told(refusal)


def _told(refusal: Refusal) -> dict[str, str]:
    return {"code": refusal.code, "message_th": refusal.message_th, "message_en": refusal.message_en}
