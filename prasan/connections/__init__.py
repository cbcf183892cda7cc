"""Connections: organisations' own programs, by tokens of their own, and what they pushed.

Owns tokens and the answers that were given once. Refuses to know how a request arrives: that is the door `api`.
"""
