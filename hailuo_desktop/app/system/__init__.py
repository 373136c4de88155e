"""The desktop that the window stands on: its file manager, its screen, the instance that runs."""
