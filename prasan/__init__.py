"""prasan (ประสาน): the platform on which the local governments of a Thai province plan together."""

__version__ = "0.1.0"
