"""Reframing a still: the original stays whole, and only what is uploaded is cropped."""
