"""Pages of an organisation's own planners: bring a plan in, look it over, classify its projects. Closed by default."""
