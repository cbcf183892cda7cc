from django.apps import AppConfig


class ClassificationConfig(AppConfig):
    name = "prasan.classification"
    verbose_name = "การจัดเข้าประเด็น"

    def ready(self) -> None:
        from prasan.classification.folders import APPLY_FOLDER, READ_FOLDER
        from prasan.classification.importing import APPLY
        from prasan.classification.jobs import ASK, TRAIN
        from prasan.jobs.kinds import register

        register(APPLY)
        register(TRAIN)
        register(READ_FOLDER)
        register(APPLY_FOLDER)
        register(ASK)
