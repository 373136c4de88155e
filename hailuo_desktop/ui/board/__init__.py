"""The board panel: the shots of a storyboard as cards."""
