"""The dialog of settings: pages of parts, searched, applied at once, undone."""
