"""Pages of bringing plans in and taking them out: waiting for big files, discarding, the whole history."""
