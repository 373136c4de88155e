"""Every command by its name: written in part, found, and done."""
