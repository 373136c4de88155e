"""Every window of the program in its main states, filled: for eyes, and for tests that walk all."""
