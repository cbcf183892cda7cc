"""A folder of workbooks that the PAO sends at once, and what became of each file."""

from django.conf import settings
from django.db import models

from prasan.organisations.models import Organisation, Province
from prasan.plans.models.imports import Import
from prasan.plans.rules.folders import Certainty


class ImportFolder(models.Model):
    """One zip as it was sent. Its files are imports of their organisations; this says which."""

    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="import_folders")
    file_name = models.CharField("ชื่อไฟล์", max_length=255)
    content = models.BinaryField("ไฟล์ต้นฉบับ")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="import_folders")
    sent_at = models.DateTimeField("ส่งเมื่อ", auto_now_add=True)
    read_at = models.DateTimeField("อ่านเมื่อ", null=True, blank=True)
    passed_over = models.JSONField(default=list)

    class Meta:
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name


class FolderFile(models.Model):
    """One workbook of a folder: whose it is and how that is known, and its import. `told`: why it could not be used."""

    CERTAINTIES = [
        (Certainty.CODE, "รหัสในไฟล์"),
        (Certainty.NAME, "ชื่อในไฟล์"),
        (Certainty.DOUBTFUL, "ต้องเลือก"),
        (Certainty.PERSON, "เลือกโดยผู้ส่ง"),
    ]

    folder = models.ForeignKey(ImportFolder, on_delete=models.PROTECT, related_name="files")
    place = models.PositiveIntegerField()
    name = models.CharField("ชื่อไฟล์", max_length=255)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    certainty = models.CharField(max_length=10, choices=CERTAINTIES, default=Certainty.DOUBTFUL)
    candidates = models.JSONField(default=list)
    kept = models.ForeignKey(Import, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    told = models.JSONField(default=dict)

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint("folder", "place", name="one_file_per_place_of_a_folder")]

    def __str__(self) -> str:
        return self.name

    @property
    def message_th(self) -> str:
        """Why the file could not be used, or was not applied."""
        return str(self.told.get("message_th", ""))

    @property
    def message_en(self) -> str:
        """The same in English."""
        return str(self.told.get("message_en", ""))
