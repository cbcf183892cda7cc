"""The WSGI entry for granian or any other server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
# What stands from the start is no garbage: the collector's full rounds, during which nobody is answered, pass it over.
gc.freeze()
