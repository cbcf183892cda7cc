"""Committees, their meetings, and the hearings of the community. They know no plan: a resolution names its subject by key."""
