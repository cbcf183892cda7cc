"""All addresses of prasan: those of the API, and the pages of the web door."""

from django.urls import include, path

urlpatterns = [path("api/", include("prasan.api.urls")), path("", include("prasan.web.urls"))]

handler400 = "prasan.web.errors.not_understood"
handler403 = "prasan.web.errors.not_allowed"
handler429 = "prasan.web.errors.too_many"
handler404 = "prasan.web.errors.not_found"
handler500 = "prasan.web.errors.broken"
