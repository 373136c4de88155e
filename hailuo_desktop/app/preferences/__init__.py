"""The artist's settings: shown, changed, and followed by what they are for."""
