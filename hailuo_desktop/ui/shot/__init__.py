"""The shot in hand: its prompt, its frames and its settings, edited in one panel."""
