"""What the Makefile runs beside prasan itself: catalogues, generated documentation."""
