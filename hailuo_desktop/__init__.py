"""Hailuo Desktop: storyboards in, takes out, and no paid take ever lost."""

__version__ = "0.1.0"
