"""The window: widgets that say what the artist wants and show what the models tell them."""
