"""An identity provider outside, as the settings name it."""

from pytest_django import Settings


def switch_on(settings: Settings, server: str) -> None:
    """As if PRASAN_OIDC_SERVER and its companions had been set."""
    app = {"provider_id": "province", "name": "ThaID", "client_id": "prasan", "secret": "s"}
    app_settings = {"server_url": server, "uid_field": "sub"}
    settings.OIDC_SERVER, settings.OIDC_NAME = server, "ThaID"
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [{**app, "settings": app_settings}]}
    }
