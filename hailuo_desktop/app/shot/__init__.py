"""The presenters of the window's shot panel."""
