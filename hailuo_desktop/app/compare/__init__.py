"""Comparing takes: which are compared, and what is measured of them."""
