"""The only writes of organisations: each in one transaction with its entry in the trail."""
