"""What a desktop expects of a program: its commands by name, its notices, its welcome."""
