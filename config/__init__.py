"""How prasan is put together on a machine: settings, URLs, the WSGI entry."""
