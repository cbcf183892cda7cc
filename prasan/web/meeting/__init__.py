"""Pages of committees, meetings and hearings of an organisation."""
