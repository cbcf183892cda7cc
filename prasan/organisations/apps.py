from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "prasan.organisations"
    verbose_name = "องค์กรปกครองส่วนท้องถิ่น"

    def ready(self) -> None:
        """Answer who belongs to an organisation, for the trail."""
        from prasan.accounts import belonging
        from prasan.organisations.queries import belongs

        belonging.answer_with(belongs)
