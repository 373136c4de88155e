"""The presenters of the window's board panel."""
