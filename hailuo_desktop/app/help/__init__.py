"""The Help menu: what the program is, what it runs on, and what to send to whoever helps."""
