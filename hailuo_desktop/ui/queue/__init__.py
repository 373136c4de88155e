"""The queue panel: takes in order, each with its state in words."""
