"""People at the door: signing in, the second factor, a new password, one's own account, an organisation's people."""
