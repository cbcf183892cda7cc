"""Tests of the editing pages."""
