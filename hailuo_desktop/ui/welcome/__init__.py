"""The first start: ways to begin, in the way of nothing."""
