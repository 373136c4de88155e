"""Windows: a Python of its own, the pinned wheels, two small starters and an installer."""
