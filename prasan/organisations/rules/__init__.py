"""What an organisation is, when it is valid, and what may happen to it. Pure: no Django, no clock, no files."""
