"""The addresses of the API. It lets in by token only: neither the session nor its sign-in page has a part in it."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from prasan.api.api import api
from prasan.api.reference import reference

_patterns, _app_name, _namespace = api.urls
for _pattern in _patterns:
    if _pattern.callback is not None:
        login_not_required(_pattern.callback)

urlpatterns = [
    path("", reference, name="api_reference"),
    path("v1/", (_patterns, _app_name, _namespace)),
]
