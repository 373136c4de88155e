"""The viewer: a take's film, or what there is to see of it so far."""
