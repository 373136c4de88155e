"""What was spent, as a table."""
