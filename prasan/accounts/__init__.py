"""Accounts: who a person is, and the trail of who did what, when and why.

Owns users and the audit trail. Refuses to know organisations, plans or any other subject.
"""
