"""The presenters of the window's queue panel."""
