"""Takes beside each other: sides, one playhead for all, and the ways to look at them."""
