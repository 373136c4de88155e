"""Batches as files: a folder or JSON, a CSV table, or a ``.hailuo`` package."""
