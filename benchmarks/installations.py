"""An installation of its own for a benchmark: nothing that stands on the machine is read or written."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module


@contextmanager
def fresh(**settings: str) -> Iterator[None]:
    """An empty folder of data (SQLite, not migrated yet), Django set up; `settings` are more of prasan's environment."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"PRASAN_VAR": folder, "DJANGO_SETTINGS_MODULE": "config.settings", **settings}
        os.environ.pop("DATABASE_URL", None)
        import_module("config.wsgi")  # as the server starts
        yield
