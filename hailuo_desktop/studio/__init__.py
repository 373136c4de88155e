"""Everything of the product but a window: the parts, wired for both roots."""
