"""The trail of writes: an organisation's own, everyone's view of what is announced, and the whole for auditors."""
