"""How long a mistaken step can be taken back: the product's own promise, no law."""

TAKE_BACK_DAYS = 30
