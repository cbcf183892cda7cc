"""Pages that everyone may read without signing in: what is published, down to its rows."""
