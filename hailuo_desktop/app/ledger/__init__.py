"""Everything that was ever made: all takes, what they cost, and films that are looked for."""
