"""The composition root with a window: builds the parts, wires them, takes them down in order."""
