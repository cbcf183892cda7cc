"""Alignment: how the framework, the plans above it and the organisations' own issues hang together, and the money."""
