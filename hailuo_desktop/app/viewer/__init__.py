"""The presenters of the window's viewer panel."""
