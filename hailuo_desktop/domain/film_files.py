"""The files that hold a film, by the ends of their names."""

FILM = ".mp4"
# What a take's film may be called: all but the first are clips that were brought in.
FILMS = (FILM, ".mov", ".m4v", ".webm", ".mkv", ".avi")
