"""A made-up province of projects with overlaps planted in it, and the truth about them. The same for the same seed."""
