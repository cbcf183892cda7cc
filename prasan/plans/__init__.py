"""Plans: an organisation's five-year plan, its revisions, projects and amounts, and the workbooks they come from.

Owns what one organisation says it will do. Refuses to know how projects are classified, delivered or shown.
"""
