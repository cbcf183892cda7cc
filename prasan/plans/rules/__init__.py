"""Pure rules of plans: what a row is, how two states of a plan compare, what may be done. No Django, no clock."""
