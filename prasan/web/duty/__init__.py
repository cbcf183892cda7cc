"""Pages of what is due: a person's list, an organisation's deadlines, the whole province, and the open points of the law."""
