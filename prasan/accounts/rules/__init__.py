"""What accounts knows without a database: the chained trail, and how its changes read."""

from prasan.accounts.rules.chain import TrailFact, digest_of, first_broken

__all__ = ["TrailFact", "digest_of", "first_broken"]
