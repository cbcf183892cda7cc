"""The writes of coordination, by subject: finding, deciding, joint requests, checks of one plan."""
