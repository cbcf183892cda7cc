"""Pages of background jobs: how far they are, what came of them."""
