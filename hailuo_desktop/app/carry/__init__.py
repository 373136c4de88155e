"""What comes in and goes out: storyboards, tables, films, backups."""
