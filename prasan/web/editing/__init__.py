"""Pages where a plan is written: the grid, the form of one project, what was changed, what is missing."""
