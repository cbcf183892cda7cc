"""What concerns several plans at once: overlaps, decisions, joint requests, the check of one plan."""
