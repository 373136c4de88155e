"""Whether this computer has all that the program needs: one check a room, told in words."""
